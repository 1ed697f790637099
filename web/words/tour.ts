// Texts of the first visit's guide.
import { speaker } from './speak.ts';

export const sayTour = speaker({
  label: ['A short guide', '简短导览'],
  next: ['Next', '下一步'],
  done: ['Done', '完成'],
  skip: ['Skip', '跳过'],
  of: ['{step} of {steps}', '{step} / {steps}'],
  program: [
    'This program has run. Type your own, or choose one under Examples; Ctrl+Enter runs it.',
    '这个程序已经运行过。可以输入自己的程序，或在“示例”中挑选；按 Ctrl+Enter 运行。',
  ],
  timeline: [
    'Every instant of the run is here. Step with ← and →, or drag: the editor, the console and all views follow.',
    '运行的每个时刻都在这里。用 ← 和 → 步进，或直接拖动：编辑器、控制台和所有视图都会跟随。',
  ],
  graph: [
    'The objects at this instant. The number on a card is its reference count; what nothing can reach any more is hatched.',
    '此时刻的对象。卡片上的数字是引用计数；已不可达的对象以斜线标出。',
  ],
  inspector: [
    'Choose any object to see who holds it, why it is alive, when it was made and freed, and each of its bytes.',
    '选中任意对象，可以看到谁持有它、它为什么还活着、何时创建和释放，以及它的每个字节。',
  ],
  views: [
    'The same instant from other sides: the bytes of memory, a collection phase by phase, pools, interned objects, statistics.',
    '从其他角度看同一时刻：内存的字节、逐阶段的垃圾回收、内存池、驻留对象、统计。',
  ],
});
