// The modules that the build makes of examples/lessons: the list, which the menu shows, and the texts, which come when one is opened.
declare module 'lessons' {
  export const articles: import('./model/lessons.ts').Article[];
}

declare module 'lesson-programs' {
  /** The programs' texts by their files' names without ".py". */
  export const programs: Record<string, string>;
}
