// Texts about the lesson that is open, or was not found.
import { speaker } from './speak.ts';

export const sayLesson = speaker({
  lesson: ['Example', '示例'],
  lessonOf: ['{number} of {count}', '{number} / {count}'],
  lessonBefore: ['The example before (P)', '上一个示例（P）'],
  lessonAfter: ['The next example (N)', '下一个示例（N）'],
  lostLesson: ['There is no lesson “{name}”', '没有名为“{name}”的课程'],
  lessonsNear: ['The address may mean:', '地址指的可能是：'],
  lessonsInMenu: ['No lesson has a name like it; “Examples” has them all.', '没有名称相近的课程；“示例”中有全部课程。'],
});
