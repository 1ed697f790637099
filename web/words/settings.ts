// Texts of the settings.
import { speaker } from './speak.ts';

export const saySettings = speaker({
  language: ['Language', '语言'],
  appearance: ['Appearance', '外观'],
  system: ['Like the system', '跟随系统'],
  light: ['Light', '浅色'],
  dark: ['Dark', '深色'],
  profile: ['CPython', 'CPython'],
  profileHint: ['Whose memory is reproduced, byte for byte.', '内存按此版本逐字节重现。'],
  mode: ['The code is run', '代码的运行方式'],
  script: ['as a script', '作为脚本'],
  prompt: ['statement by statement, as at a prompt', '像在提示符下那样逐条语句'],
  modeHint: [
    'A script is compiled as one unit, a prompt compiles each statement alone: equal constants are then other objects.',
    '脚本整体编译；提示符逐条编译语句，因此相等的常量会是不同的对象。',
  ],
  stepLimit: ['A run pauses after', '运行多久后暂停'],
  stepHint: ['Instants. It can go on from there.', '单位：时刻。之后可以继续。'],
  heapLimit: ['The heap may have', '堆的上限'],
  heapHint: ['Beyond it the program gets MemoryError.', '超出后程序得到 MemoryError。'],
  defaults: ['Back to the defaults', '恢复默认'],
});
