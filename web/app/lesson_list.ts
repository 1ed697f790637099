// The lessons that come with the page, as far as the page begins with them.
import { signal } from '@preact/signals';
import type { Article, Lesson } from '../model/lessons.ts';

/** Empty until they are loaded. */
export const articles = signal<readonly Article[]>([]);

export async function loadArticles(): Promise<readonly Article[]> {
  if (articles.value.length === 0) articles.value = (await import('lessons')).articles;
  return articles.value;
}

export const allLessons = async (): Promise<Lesson[]> => (await loadArticles()).flatMap(({ lessons }) => lessons);

/** What opens a lesson. */
export const opening = () => import('./lessons.ts');

/** The name of the lesson that the address asks for (`?lesson=four_links`); null when it asks for none. */
export const lessonAsked = (): string | null => new URLSearchParams(location.search).get('lesson');
