// Runs one Python file in Pyodide. usage: pyodide.mjs FILE [ARGUMENT ...]
import { readFileSync } from 'node:fs';
import { loadPyodide } from 'pyodide';

const [file, ...args] = process.argv.slice(2);
const pyodide = await loadPyodide({ args: [file, ...args] });
pyodide.runPython(`import sys; sys.argv = ${JSON.stringify([file, ...args])}`);
pyodide.runPython(readFileSync(file, 'utf8'));
