// The prompt in a terminal: what python3.11 shows for the same keys.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BUILD } from '../tools/places.mjs';
import { asksPython, PYTHON } from '../tools/python.mjs';

const OURO = join(BUILD, 'native/ouro');
const DRIVER = join(dirname(fileURLToPath(import.meta.url)), 'prompt_keys.py');
const folder = mkdtempSync(join(tmpdir(), 'ouro-prompt-'));
after(() => rmSync(folder, { recursive: true }));

const lines = (text) => text.split('\n').map((line) => line + '\n');

/** Types the keys at the command's prompt; what stands on the screen then. */
function type(command, keys) {
  return new Promise((resolve, reject) => {
    const child = spawn(PYTHON, [DRIVER, command, '-q', '-i'], { env: { ...process.env, HOME: folder }, cwd: folder });
    let shown = '';
    let wrong = '';
    child.stdout.on('data', (data) => (shown += data));
    child.stderr.on('data', (data) => (wrong += data));
    child.on('error', reject);
    child.on('close', (status) => (status === 0 ? resolve(shown) : reject(new Error(wrong))));
    child.stdin.end(keys.map((key) => JSON.stringify(key)).join('\n'));
  });
}

const sessions = {
  'expressions and blocks': lines(`1 + 1
_
for i in range(3):
    i

_
def f(x):
    return x

f(3)
None
_
[_, 2]
_`),
  'a block that a comment or nothing is in': lines(`
   
# a comment
  # another
if 1:
    # one more

x = 1
try: x

if 1:
  pass
# at the margin
  4

@staticmethod
class A:
  x = 1

  y = 2
`),
  'text of several lines': lines(`s = """a

b"""
s
x = [1,

2]
x
a = 1 + \\
  2
a
"abc\\
def"
if a: \\
  print(4)

"left open
1; 2; x`),
  'errors': lines(`1/0
raise ValueError("x")
def f(): g()

def g(): h()

f()
a b
return 1
x = = 2
for
nosuch
(1,
2 3)
def f(x, x): pass

if 1:
x
1
def f(:`),
  'the future stays': lines(`from __future__ import annotations
def f(x: y): pass

f.__annotations__
x: int = 3
__annotations__
é = 3
é
print("a", end="")
5`),
  'the prompt is what sys says': lines(`import sys
sys.ps1, sys.ps2
sys.ps2 = "| "
class P:
  n = 0
  def __str__(self):
    self.n += 1; return "[%d] " % self.n

sys.ps1 = P()
1
sys.displayhook = lambda v: print("D", v)
3
sys.displayhook = sys.__displayhook__
sys.ps1 = ">>> "
sys.excepthook = lambda *a: print("E", a[0])
1/0
sys.last_type, sys.last_value
raise SystemExit("bye")`),
  'Ctrl-C': ['x = 1\n', 'abc\u0003', 'x\n', 'def f():\n', '  x\n', '\u0003', 'x\n', 'while True: pass\n', '\n', '\u0003', 'x\n',
    'import time; time.sleep(9)\n', '\u0003', 'x\n', 'input()\n', 'abc\n'],
  'exit says how, exit() does': lines('exit\nexit(3)'),
};

const ATTEMPTS = 3;

for (const [name, keys] of Object.entries(sessions)) {
  test(`${name}: as at CPython's prompt`, asksPython, async () => {
    // What is typed ahead is echoed before the prompt now and then, by either: then they are asked again.
    for (let attempt = 1; ; attempt++) {
      const [expected, actual] = await Promise.all([PYTHON, OURO].map((command) => type(command, keys)));
      if (actual === expected) return;
      if (attempt === ATTEMPTS) assert.equal(actual, expected);
    }
  });
}
