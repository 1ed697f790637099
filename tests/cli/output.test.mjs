// What a program writes where it cannot all be written: CPython's errors, at the calls where CPython has them, its reports at the
// end, and its exit codes. And the order of both streams in one place.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { BUILD } from '../tools/places.mjs';
import { asksPython, PYTHON } from '../tools/python.mjs';

const OURO = join(BUILD, 'native/ouro');

// What a shell says of `command` with the words after it: $C in the script.
function run(command, script, words) {
  const env = { ...process.env, PYTHONHASHSEED: '0', PYTHONUTF8: '1' };
  delete env.PYTHONUNBUFFERED;
  const whole = `C() { timeout 20 "$@"; }\n${script}`;
  const { stdout, stderr } = spawnSync('sh', ['-c', whole, 'sh', command, ...words], { encoding: 'utf8', env, input: '' });
  return { stdout, stderr: stderr.replace(/ at 0x[0-9a-f]+/g, '') };
}

const READ_ONE_LINE = '{ C "$@"; echo "status $?" >&2; } | head -1';
const READ_NOTHING = '{ C "$@"; echo "status $?" >&2; } | true';
const CLOSED = 'C "$@" >&-; echo "status $?" >&2';
const NO_ERRORS = 'C "$@" 2>&-; echo "status $?"';
const NO_INPUT = 'C "$@" <&-; echo "status $?"';
const FULL = 'C "$@" >/dev/full; echo "status $?" >&2';
const FULL_ERRORS = 'C "$@" 2>/dev/full; echo "status $?"';
const ALL_FULL = 'C "$@" >/dev/full 2>&1; echo "status $?"';
const ONE_PLACE = 'C "$@" 2>&1 | cat';

// Says of each piece whether it could be written, and of three flushes; the statement is in `{}`.
const PIECES = `import sys
def tell(function, *words):
    try:
        function(*words)
        sys.stderr.write('fine\\n')
    except OSError as error:
        sys.stderr.write(repr(error) + '\\n')
def w(*texts):
    for text in texts:
        tell(sys.stdout.write, text)
{}
for i in range(3):
    tell(sys.stdout.flush)
sys.exit(3)
`;

const pieces = ['tell(print, "a" * 9000)', 'tell(print, "a" * 8192)', 'w("a" * 5000, "a" * 5000)', 'w("a" * 8191, "aa")',
  'w("a" * 5000, "b" * 5000, "c" * 3000)', 'w(*["a" * 4000] * 4, "e" * 100)', 'w("a")', 'w("a" * 20000)', 'w(*["é" * 700] * 30)'];

const cases = [
  ['a loop without end into a reader of one line', READ_ONE_LINE, ['-c', 'while True: print(1)']],
  ['the same, unbuffered', READ_ONE_LINE, ['-u', '-c', 'while True: print(1)']],
  ['a traceback through a generator', READ_ONE_LINE, ['-c', 'def f():\n  while True: yield print("abc\\n" * 100)\nfor x in f(): pass']],
  ['a BrokenPipeError that is caught', READ_ONE_LINE, ['-c', `import sys
try:
    while True: print("x")
except BrokenPipeError as e:
    print(repr(e), e.errno, e.strerror, e.filename, file=sys.stderr)
    sys.stdout.close()`]],
  ['a reader that has gone: at the end', READ_NOTHING, ['-c', 'import time; time.sleep(0.3); print(1)']],
  ['a reader that has gone: at a flush', READ_NOTHING, ['-c', 'import time; time.sleep(0.3); print(1, flush=True)']],
  ['no output: sys.stdout is None', CLOSED, ['-c', 'import sys; print(1); print(sys.stdout, sys.__stdout__, file=sys.stderr); sys.stdout.write("x")']],
  ['no output: input', CLOSED, ['-c', 'input("? ")']],
  ['no errors: sys.stderr is None', NO_ERRORS, ['-c', 'import sys; print(sys.stderr); print(1, file=sys.stderr); input("x")']],
  ['no input: sys.stdin is None', NO_INPUT, ['-c', 'import sys; print(sys.stdin); input()']],
  ['a full device: at the end', FULL, ['-c', 'print(1)']],
  ['a full device: at a flush', FULL, ['-c', 'print(1, flush=True)']],
  ['a full device: a loop without end', FULL, ['-c', 'while True: print(1)']],
  ['a full device: unbuffered', FULL, ['-u', '-c', 'print(1); print(2)']],
  ['a full device: after an exit', FULL, ['-c', 'print(1); raise SystemExit(3)']],
  ['a full device: after an error', FULL, ['-c', 'print(1); 1/0']],
  ['a full device: after input', FULL, ['-c', 'print("x"); input("? ")']],
  ['a full device: a program from standard input', 'echo "print(1)\n1/0" | C "$@" - >/dev/full; echo "status $?" >&2', []],
  ['a full device: the bytes below the text', FULL, ['-c', 'import sys; sys.stdout.buffer.write(b"a"); sys.stdout.buffer.flush()']],
  ['a full device: a finalizer', FULL, ['-c', `class C:
  def __del__(self): print("gone", flush=True)
x = C(); del x
import sys
print(sys.stdout.fileno())
sys.__stdout__.flush()`]],
  ['a full device: a finalizer at the end', FULL, ['-c', 'class C:\n  def __del__(self): print("gone", flush=True)\nx = C()']],
  ['a full device: no stream is left', FULL, ['-c', 'import sys; print(1); sys.stdout = None']],
  ['a full device: another stream is in its place', FULL, ['-c', 'import sys; print(1); sys.stdout = sys.stderr']],
  ['a full device that the program opened', FULL_ERRORS, ['-c', 'import sys; sys.stdout = open("/dev/full", "w"); print(1)']],
  ['a full device for errors', FULL_ERRORS, ['-c', 'import sys; print(1); sys.stderr.write("x\\n")']],
  ['a full device for errors: a traceback', FULL_ERRORS, ['-c', 'print(1); 1/0']],
  ['a full device for both', ALL_FULL, ['-c', 'print(1)']],
  ['a stream that is closed', ONE_PLACE, ['-c', `import sys
print(1)
sys.stdout.close()
print(sys.stdout.closed, file=sys.stderr)
for f in sys.stdout.flush, lambda: print(2), lambda: sys.stdout.write("a"), sys.stdout.close:
    try: f()
    except ValueError as e: print(repr(e), file=sys.stderr)`]],
  ...pieces.map((piece) => [`a full device: ${piece}`, FULL, ['-c', PIECES.replace('{}', piece)]]),
  ['the order in one place, after an error in -c', ONE_PLACE, ['-c', 'print(1); 1/0']],
  ['the order in one place, of half lines', ONE_PLACE, ['-c', `import sys
for i in range(1000):
    sys.stderr.write(f"e{i} ")
    print("o", i, flush=i % 3 == 0, end="\\r" if i % 7 else "\\n")
    if i % 5 == 0: sys.stderr.write("end\\n")`]],
  ['the order in one place, of much', ONE_PLACE, ['-c', `import sys
for i in range(150):
    print("x" * (i * 37 % 9001))
    print(i, file=sys.stderr)`]],
];

for (const [name, script, words] of cases) {
  test(`${name}: as under CPython`, asksPython, () => {
    assert.deepEqual(run(OURO, script, words), run(PYTHON, script, words));
  });
}

// CPython 3.11 ends with a segmentation fault here.
test("a sys.stderr that frees the garbage it is told of", () => {
  const program = `
import gc, sys, weakref
class Node: pass
a = Node()
b = Node()
a.other, b.other = b, a
first = weakref.ref(a)
del a, b
class Killer:
    def write(self, text):
        node = first()
        if node is not None:
            node.__dict__.clear()
sys.stderr, saved = Killer(), sys.stderr
gc.set_debug(gc.DEBUG_COLLECTABLE)
gc.collect()
gc.set_debug(0)
sys.stderr = saved
print(first())
`;
  const { stdout, stderr, status } = spawnSync(OURO, ['--verify', '-X', 'showrefcount', '-c', program], { encoding: 'utf8' });
  assert.deepEqual({ stdout, status }, { stdout: 'None\n', status: 0 });
  assert.match(stderr, /\[0 refs, 0 blocks\]/);
});
