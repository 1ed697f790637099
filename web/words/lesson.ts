// Texts about the lesson that is open, or was not found.
import { speaker } from './speak.ts';

export const sayLesson = speaker({
  lesson: ['Lesson', '课程'],
  lessonOf: ['{number} of {count}', '{number} / {count}'],
  lessonBefore: ['The lesson before (P)', '上一课（P）'],
  lessonAfter: ['The next lesson (N)', '下一课（N）'],
  lostLesson: ['There is no lesson “{name}”', '没有名为“{name}”的课程'],
  lessonsNear: ['The address may mean:', '地址指的可能是：'],
  lessonsInMenu: ['No lesson has a name like it; “Examples” has them all.', '没有名称相近的课程；“示例”中有全部课程。'],
});
