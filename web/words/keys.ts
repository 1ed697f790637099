// What each key does, by the names of app/keys.ts.
import { speaker } from './speak.ts';

export const sayKey = speaker({
  run: ['Run the program', '运行程序'],
  stop: ['Stop it', '停止程序'],
  stepForth: ['One step forward', '前进一步'],
  stepBack: ['One step back', '后退一步'],
  eventForth: ['To the next event', '到下一个事件'],
  eventBack: ['To the event before', '到上一个事件'],
  phaseForth: ["To the next phase of a collection", '到下一个回收阶段'],
  phaseBack: ['To the phase before', '到上一个回收阶段'],
  breakpointForth: ['To the next breakpoint', '到下一个断点'],
  breakpointBack: ['To the breakpoint before', '到上一个断点'],
  play: ['Play, pause', '播放、暂停'],
  first: ['To the beginning', '到开头'],
  last: ["To the end of the program", '到程序末尾'],
  view: ['Graph, memory, collector, pools, interned, statistics', '对象图、内存、垃圾回收、内存池、驻留、统计'],
  lessonForth: ['To the next lesson, when one is open', '到下一课（打开课程时）'],
  lessonBack: ['To the lesson before', '到上一课'],
  deselect: ['Select nothing', '取消选择'],
  help: ['This list', '本列表'],
  tabs: ['In the editor, Ctrl+M lets Tab leave it', '在编辑器中按 Ctrl+M 后，Tab 键可离开编辑器'],
  inside: ['In a view, arrows go from object to object, Enter selects', '在视图内，方向键在对象之间移动，Enter 选择'],
});
