// The files of the checkout that are ours: what formatting and the structure tests look at.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run.mjs';

const FOLDERS = ['core', 'wasm', 'tests', 'examples'];

// Paths from the checkout's top, of every file below `folder` that `isWanted` accepts; sorted.
export function filesBelow(folder, isWanted) {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isWanted(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(ROOT.length))
    .filter((path) => !path.includes('node_modules/'))
    .sort();
}

export const isCFile = (name) => /\.[ch]$/.test(name);

export const cFiles = () => FOLDERS.flatMap((folder) => filesBelow(folder, isCFile));
