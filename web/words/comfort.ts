// Texts of what the editor has later.
import { speaker } from './speak.ts';

export const sayComfort = speaker({
  special: ['A character that cannot be seen: {code}', '看不见的字符：{code}'],
  find: ['Find', '查找'],
  replaceBy: ['Replace', '替换为'],
  next: ['next', '下一个'],
  previous: ['previous', '上一个'],
  all: ['all', '全选'],
  matchCase: ['match case', '区分大小写'],
  regexp: ['regexp', '正则表达式'],
  byWord: ['by word', '全字匹配'],
  replace: ['replace', '替换'],
  replaceAll: ['replace all', '全部替换'],
  close: ['close', '关闭'],
  currentMatch: ['current match', '当前匹配'],
  onLine: ['on line', '位于行'],
  replacedMatches: ['replaced $ matches', '已替换 $ 处'],
  replacedOnLine: ['replaced match on line $', '已替换第 $ 行的匹配'],
  goToLine: ['Go to line', '转到行'],
  go: ['go', '转到'],
  selectionDeleted: ['Selection deleted', '已删除所选内容'],
});
