// The module 'lessons': what the build makes of examples/lessons.
import type { Article } from './model/lessons.ts';

export const articles: Article[];
/** The programs' texts by their files' names without ".py". */
export const programs: Record<string, string>;
