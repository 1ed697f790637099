// Copying into the clipboard, as far as the browser lets anybody.
import { LinkError } from '../model/link.ts';
import { sayShell } from '../words/shell.ts';
import type { Playground } from './playground.ts';

// A page that is not served by https has only the old way.
async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  if (!isCopied) throw new Error('not copied');
}

/** Copies a text and says so, or that the browser does not let it. */
export async function copy({ notice }: Playground, text: Promise<string>, done: string, refused: string): Promise<void> {
  try {
    await copyText(await text);
    notice.value = done;
  } catch (error) {
    notice.value = error instanceof LinkError ? sayShell('tooLongForLink') : refused;
  }
}
