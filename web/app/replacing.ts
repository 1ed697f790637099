// Another program in the editor, from a link, a lesson or a file: whose edits it takes the place of hears how they come back.
import { sayShell } from '../words/shell.ts';
import type { Playground } from './playground.ts';

export function replaceCode({ code, codeThatRan, notice }: Playground, text: string): void {
  const isEdited = codeThatRan.value !== '' && code.value !== codeThatRan.value && code.value.trim() !== '';
  if (isEdited && code.value !== text) notice.value = sayShell('replaced');
  code.value = text;
}
