// Texts of the menu of files: what the page opens, saves and copies.
import { speaker } from './speak.ts';

export const sayFiles = speaker({
  open: ['Open an .ouro file…', '打开 .ouro 文件…'],
  openPython: ['Open a Python program…', '打开 Python 程序…'],
  savePython: ['Save the program', '保存程序'],
  saveSnapshot: ['Save the heap as .ouro', '将堆保存为 .ouro'],
  saveDot: ['Save the heap as DOT (Graphviz)', '将堆保存为 DOT（Graphviz）'],
  saveHeapSnapshot: ["Save for a browser's memory panel", '保存为浏览器内存面板的快照'],
  saveSvg: ['Save the graph as SVG', '将对象图保存为 SVG'],
  savePng: ['Save the graph as PNG', '将对象图保存为 PNG'],
  fileRefused: ['{name} was not opened: {why}', '未能打开 {name}：{why}'],
  embed: ['Copy the code that embeds this (iframe)', '复制嵌入代码（iframe）'],
  embedCopied: ['Code that embeds this copied', '嵌入代码已复制'],
  embedRefused: ['The browser does not let it be copied', '浏览器不允许复制'],
  noProgram: ['it is no text of a program', '它不是程序文本'],
});
