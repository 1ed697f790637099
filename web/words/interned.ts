// Texts of the view of what is interned.
import { speaker } from './speak.ts';

export const sayInterned = speaker({
  looking: ['Looking at what is interned…', '正在查看驻留对象…'],
  intro: ['Objects of which there is only one: two equal values are the same object.', '这些对象只有一份：值相等就是同一个对象。'],
  ints: ['Small integers', '小整数'],
  intsHelp: ['−5 to 256 exist as long as the runtime. Strong: the program refers to them.', '−5 到 256 在解释器运行期间一直存在。深色的由程序引用。'],
  strings: ['Interned strings', '驻留字符串'],
  stringsHelp: ['Names, and what looks like one. {count} of them, {program} of the program.', '标识符和类似标识符的字符串。共 {count} 个，其中程序的 {program} 个。'],
  search: ['Search', '搜索'],
  onlyProgram: ['only those the program refers to', '只看程序引用的'],
  characters: ['One-character strings', '单字符字符串'],
  charactersHelp: ['Latin-1 characters, as long as the runtime.', 'Latin-1 字符，在解释器运行期间一直存在。'],
  empties: ['The only ones of their kind', '独一无二的对象'],
  none: ['None is found.', '没有找到。'],
  more: ['{count} more: search for them.', '还有 {count} 个：请搜索。'],
  count: ['{label}: {count} references found', '{label}：找到 {count} 个引用'],
  countProgram: ['{label}: {count} references found, {program} from the program', '{label}：找到 {count} 个引用，其中程序 {program} 个'],
  ofProgram: ['the program refers to it', '程序引用了它'],
  holders: ['Who refers to {label}', '谁引用了 {label}'],
  holdersNone: ['Nothing of the program refers to it.', '程序中没有引用它的对象。'],
  holdersRest: ['and {count} of the runtime', '另有解释器的 {count} 个'],
  choose: ['Choose one to see who refers to it.', '选择一个，查看谁引用了它。'],
});
