// Texts of the editor.
import { speaker } from './speak.ts';

export const sayEditor = speaker({
  editor: ['Python program', 'Python 程序'],
  breakpoint: ['Breakpoint', '断点'],
});
