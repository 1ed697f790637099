// Files that the reader opens: chosen in the menu, or dropped on the page.
import { sayFiles } from '../words/file_menu.ts';
import type { Playground } from './playground.ts';
import { replaceCode } from './replacing.ts';

// What is larger is no program that anybody wrote.
const TEXT_MOST = 1 << 20;

/** Opens a heap (`.ouro`), or puts a program into the editor; says why where it cannot. */
export async function openFile(playground: Playground, file: File): Promise<void> {
  try {
    if (/\.ouro$/i.test(file.name)) await playground.open(file.name, new Uint8Array(await file.arrayBuffer()));
    else await openProgram(playground, file);
  } catch (error) {
    playground.notice.value = sayFiles('fileRefused', { name: file.name, why: (error as Error).message });
  }
}

async function openProgram(playground: Playground, file: File): Promise<void> {
  const text = file.size > TEXT_MOST ? '\0' : await file.text();
  if (text.includes('\0')) throw new Error(sayFiles('noProgram'));
  playground.closeFile();
  playground.lesson.value = null;
  replaceCode(playground, text.replace(/\r\n?/g, '\n'));
}

/** A file that is dropped anywhere on the page is opened. */
export function acceptDrops(playground: Playground): void {
  const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
  const mark = (isOver: boolean) => document.documentElement.classList.toggle('takes-file', isOver);
  const on = (name: 'dragover' | 'dragleave' | 'drop', hear: (event: DragEvent) => void) =>
    addEventListener(name, (event) => hasFile(event) && hear(event), { capture: true });
  on('dragover', (event) => {
    event.preventDefault();
    mark(true);
  });
  on('dragleave', (event) => event.relatedTarget === null && mark(false));
  on('drop', (event) => {
    event.preventDefault();
    // The editor would put the text where the pointer is.
    event.stopPropagation();
    mark(false);
    const file = event.dataTransfer!.files[0];
    if (file !== undefined) void openFile(playground, file);
  });
}
