// Runs one Python file in MicroPython. usage: micropython.mjs FILE [ARGUMENT ...]
// Its `time` has no process_time, so the clock is Node's.
import { readFileSync } from 'node:fs';
import { loadMicroPython } from '@micropython/micropython-webassembly-pyscript/micropython.mjs';

const [file, ...args] = process.argv.slice(2);
const micropython = await loadMicroPython({ heapsize: 512 << 20, linebuffer: true, stdout: (line) => console.log(line) });
micropython.registerJsModule('process_clock', { process_time: () => performance.now() / 1000 });
const text = readFileSync(file, 'utf8').replace('from time import process_time', 'from process_clock import process_time');
micropython.runPython(`import sys\nsys.argv[:] = ${JSON.stringify([file, ...args])}\n`);
micropython.runPython(text);
