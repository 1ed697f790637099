// Texts of the console.
import { speaker } from './speak.ts';

export const sayConsole = speaker({
  console: ['Console', '控制台'],
  output: ['Output of the program', '程序的输出'],
  cut: ['Only the end of the output is shown.', '只显示输出的末尾。'],
  printedAt: ['Printed at instant {instant}: click to go there', '在时刻 {instant} 输出：点击前往'],
  answer: ['The program waits for a line', '程序在等待输入一行'],
  send: ['Enter', '回车'],
  endOfInput: ['End of input', '结束输入'],
  empty: ['What the program prints comes here.', '程序的输出显示在这里。'],
  loading: ['The engine is loading…', '引擎加载中……'],
  broken: ['The engine has stopped: {why}. Your code is still here.', '引擎已停止：{why}。您的代码还在。'],
  retry: ['Run again', '重新运行'],
  ready: ['Ready. Ctrl+Enter runs the program.', '就绪。按 Ctrl+Enter 运行程序。'],
  running: ['Running: {instants} instants', '运行中：{instants} 个时刻'],
  stop: ['Stop', '停止'],
  waits: ['Waiting for input', '等待输入'],
  paused: ['Paused at its limit of steps, after {instants} instants. All of them can be looked at.', '到达步数上限，已暂停：共 {instants} 个时刻，全部可以查看。'],
  goOn: ['Go on', '继续'],
  runAgain: ['Run', '运行'],
  stale: ['The code was changed after this run.', '这次运行之后代码已修改。'],
  done: ['Ended: {instants} instants', '运行结束：{instants} 个时刻'],
  failed: ['Ended with exit status {status}: {instants} instants', '运行结束，退出状态 {status}：{instants} 个时刻'],
  interrupted: ['Interrupted: {instants} instants', '已中断：{instants} 个时刻'],
});
