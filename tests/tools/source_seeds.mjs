// Seeds for fuzzing source text: the programs of tests/programs in pieces, each of some whole statements.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from './files.mjs';
import { ROOT } from './run.mjs';

const PIECE = 400;

// Where one statement ends and another begins: before a line that is not indented and continues nothing.
const BOUNDARY = /\n(?=[^\s#)\]}'"])(?!(?:else|elif|except|finally|case)\b)/;

function pieces(text) {
  const result = [];
  let piece = '';
  for (const statement of text.split(BOUNDARY)) {
    piece += `${statement}\n`;
    if (piece.length < PIECE || statement.startsWith('@')) continue;
    result.push(piece);
    piece = '';
  }
  return piece === '' ? result : [...result, piece];
}

// Writes them into the folder, in place of what is there, and returns it.
export function sourceSeeds(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  filesBelow('tests/programs', (name) => name.endsWith('.py')).forEach((path, file) => {
    pieces(readFileSync(join(ROOT, path), 'utf8')).forEach((piece, i) => {
      writeFileSync(join(folder, `${file}_${i}.py`), piece);
    });
  });
  return folder;
}
