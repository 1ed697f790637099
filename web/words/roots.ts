// What is no object and refers to objects: the engine names these in English.
import { language } from './speak.ts';

const CHINESE: Record<string, string> = {
  "the program's names": '程序的名字',
  'the program': '程序本身',
  'constants of the program': '程序的常量',
  'source lines': '源代码行',
  'value stack': '值栈',
  'held from C': 'C 代码',
  'interned strings': '驻留字符串表',
  'exception being handled': '正在处理的异常',
  'reprs being made': '正在进行的 repr',
  'new instance': '正在创建它的调用',
  names: '解释器的名字表',
  function: '函数',
};

export const sayRoot = (name: string): string => (language.value === 'zh' ? (CHINESE[name] ?? name) : name);
