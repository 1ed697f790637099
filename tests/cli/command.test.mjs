// The `ouro` command: what its options do, its exit codes, and what CPython's command says where both have the same.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { BUILD } from '../tools/places.mjs';
import { asksPython, PYTHON } from '../tools/python.mjs';

const OURO = join(BUILD, 'native/ouro');
const folder = mkdtempSync(join(tmpdir(), 'ouro-command-'));
after(() => rmSync(folder, { recursive: true }));

function run(command, words, input = '') {
  const env = { ...process.env, PYTHONHASHSEED: '0', PYTHONUTF8: '1', PYTHON_HISTORY: '', HOME: folder };
  const { stdout, stderr, status, signal } = spawnSync(command, words, { encoding: 'utf8', env, input, cwd: folder });
  return { stdout, stderr, status, signal };
}

const ouro = (words, input) => run(OURO, words, input);

function file(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const program = file(
  'cycle.py',
  `from collections import Counter
class Node:
    def __init__(self, value):
        self.value = value
a, b = Node(1), Node([2, 3])
a.next, b.next = b, a
letters = Counter('abc')
lost = []
lost.append(lost)
del lost
`,
);

// ---- as CPython's command

file('beside.py', 'import sys, helper\nprint(__name__, sys.argv[1:], sys.argv[0][-9:], helper.answer)\n');
file('helper.py', 'answer = 42\n');
mkdirSync(join(folder, 'package'));
file('package/__init__.py', 'print("package")\n');
file('package/__main__.py', 'from . import part\nprint("main", __name__, __package__)\n');
file('package/part.py', 'print("part", __name__, __package__)\n');

const alike = [
  ['a program with arguments', [file('arguments.py', 'import sys; print(sys.argv[1:], __name__, __file__[-12:])'), '-c', 'x', '--help']],
  ['-c', ['-c', 'import sys; print(sys.argv, __name__)', 'a', '-b']],
  ['- reads standard input', ['-', 'a'], 'import sys\nprint(sys.argv)\n'],
  ['no words at all, without a terminal', [], 'print(6 * 7)\n'],
  ['an exit with a number', ['-c', 'raise SystemExit(7)']],
  ['an exit with a text', ['-c', 'import sys; sys.exit("no more")']],
  ['an exit with None', ['-c', 'import sys; sys.exit()']],
  ['an error in a file', [file('error.py', 'def f(x):\n    return 1 / x\n\nprint(f(1))\nf(0)\n')]],
  ['an error of syntax in a file', [file('syntax.py', 'x = 1\ny = (2,\nprint(x y)\n')]],
  ['an error of syntax after -c', ['-c', 'a b']],
  ['an error of the compiler after -c', ['-c', 'return 1']],
  ['an error of the compiler on standard input', ['-'], 'x = 1\nyield x\n'],
  ['a file that is no UTF-8 and does not say what it is', [file('strange.py', Buffer.from('\n# \xe9\nx = 1\n', 'latin1'))]],
  ['standard input that is none', ['-'], Buffer.from("x = '\xff'\n", 'latin1')],
  ['a file in Latin 1 that says so', [file('latin.py', Buffer.from('# coding: latin-1\nprint("\xe9")\n', 'latin1'))]],
  ['an error of the compiler in a file', [file('outside.py', 'x = 1\n\nreturn x\n')]],
  ...[[], ['-W', 'error'], ['-W', 'ignore'], ['-Walways'], ['-W', 'e::RuntimeWarning'], ['-W', 'no'], ['-O'], ['-OO', '-x']].map((words) => [
    `warnings, asserts and ${words.join(' ') || 'no options'}`, [...words, file('warns.py', `import sys, warnings
def f(category):
    "text"
    for i in range(2):
        try:
            warnings.warn('told', category)
        except Warning as error:
            print('raised', repr(error))
for category in UserWarning, DeprecationWarning, ImportWarning, RuntimeWarning:
    f(category)
print(sys.warnoptions, sys.flags.optimize, __debug__, f.__doc__)
assert 0, 'asserts are on'
`)]]),
  ['-x', ['-x', file('skipped.py', 'this is not Python\nprint(1)\n1/0\n')]],
  ['a chain of errors', [file('chain.py', 'try:\n    {}["k"]\nexcept KeyError as e:\n    raise ValueError("v") from e\n')]],
  ['-m with a file', ['-m', 'beside', 'x'], undefined],
  ['-m with a package', ['-m', 'package', 'x'], undefined],
  ['-m with a module of a package', ['-m', 'package.part'], undefined],
  ['input', ['-c', 'print(input("? ") + input())'], 'a\nb\n'],
  ['input that has ended', ['-c', 'input()']],
  ['output in the order in which it was written', ['-u', '-c', 'import sys\nprint(1)\nprint(2, file=sys.stderr)\nprint(3)']],
  ['an -X that does nothing here', ['-X', 'utf8', '-c', 'print(1)']],
];

for (const [name, words, input] of alike) {
  test(`${name}: as under CPython`, asksPython, () => {
    const expected = run(PYTHON, words, input);
    const actual = ouro(words, input);
    assert.equal(actual.stdout, expected.stdout);
    assert.equal(actual.stderr, expected.stderr);
    assert.equal(actual.status, expected.status);
  });
}

test('a file that is not there ends with 2 and says why', () => {
  const { stderr, status } = ouro(['absent.py']);
  assert.equal(stderr, `ouro: can't open file '${join(folder, 'absent.py')}': [Errno 2] No such file or directory\n`);
  assert.equal(status, 2);
});

test('what the command does not know it refuses, and says where help is', () => {
  for (const words of [['--nope'], ['-c'], ['-X', 'heap-limit=much', '-c', '1'], ['-X', 'heap-limit=64K', '-c', '1'], ['--dot']]) {
    const { stderr, status } = ouro(words);
    assert.match(stderr, /usage: ouro .*\nTry `ouro -h' for more information\.\n$/);
    assert.equal(status, 2, words.join(' '));
  }
});

test('--help and --version', () => {
  assert.match(ouro(['--version']).stdout, /^Ouroboros \d+\.\d+\.\d+ \(Python 3\.11\)\n$/);
  const help = ouro(['--help']);
  assert.equal(help.status, 0);
  for (const option of ['-c cmd', '-m mod', '-i', '--heap', '--dot', '--snapshot', '--open', '--verify', '--dis'])
    assert.ok(help.stdout.includes(option), option);
});

test('the caret is where CPython puts it in a file, which counts bytes', asksPython, () => {
  const lines = ['a = "😀"; b = 1 2', '名字 = 1 2 3', 'if 1:\n    名字 = 1 2 3 (', 'x = "é" ; y = 1 2', 'x = "中文中文中文" 1 2\ndef f():\n  return "日" 2'];
  for (const [number, text] of lines.entries()) {
    const path = file(`caret_${number}.py`, text);
    assert.equal(ouro([path]).stderr, run(PYTHON, [path]).stderr, text);
  }
});

// ---- the prompt

test('the prompt shows what expressions give, and goes on after errors', () => {
  const typed = 'x = [1,\n2]\nx\nfor i in x:\n  i\n\n1 / 0\n"left open\n_ * 2\n';
  const { stdout, stderr, status } = ouro(['-i', '-q'], typed);
  assert.equal(stdout, '[1, 2]\n1\n2\n4\n');
  assert.match(stderr, /ZeroDivisionError: division by zero/);
  assert.match(stderr, /SyntaxError: unterminated string literal \(detected at line 1\)/);
  assert.equal(status, 0);
});

test('-i goes on where the program ended', () => {
  const { stdout } = ouro(['-i', '-q', '-c', 'x = 5'], 'x + 1\n');
  assert.equal(stdout, '6\n');
});

// ---- looking at the heap

test('--heap tells the program from the runtime', () => {
  const { stdout, status } = ouro(['--heap', program]);
  assert.equal(status, 0);
  assert.match(stdout, /^the program: \d+ objects, \d+ bytes; with the runtime: \d+ objects/);
  assert.match(stdout, /^ +2 +\d+ +2 +\d+ {2}Node$/m);
  assert.match(stdout, /^ {2}generation 0 /m);
});

test('--dot draws what the program holds, garbage too, and little else', () => {
  const { stdout } = ouro(['--dot', '-', program]);
  const nodes = new Map([...stdout.matchAll(/^ {2}(o\d+) \[label="(.*)"/gm)].map(([, id, label]) => [id, label]));
  const edges = [...stdout.matchAll(/^ {2}(\w+) -> (\w+) \[label="(.*?)", style=(\w+)\]/gm)];
  const between = (from, label, to) =>
    edges.some(([, source, target, name]) => nodes.get(source) === from && name === label && nodes.get(target) === to);
  assert.ok(between('<Node object> : Node ×2', '.next', '<Node object> : Node ×2'));
  assert.ok(between('<Node object> : Node ×2', '.value', '[…2 items] : list ×1'));
  assert.ok(between('[…1 item] : list ×1', '[0]', '[…1 item] : list ×1'), 'garbage that nobody has collected');
  assert.ok(nodes.size < 25, [...nodes.values()].join('\n'));
});

test('--snapshot and --open show the same heap, and a damaged file is refused with the reason', () => {
  const path = join(folder, 'heap.ouro');
  const seen = ouro(['--heap', '--snapshot', path, program]);
  assert.equal(seen.status, 0, seen.stderr);
  assert.equal(ouro(['--open', path]).stdout, seen.stdout);
  const checked = ouro(['--open', path, '--verify']);
  assert.equal(checked.stderr, 'ouro: the heap is consistent\n');
  assert.equal(checked.status, 0);
  truncateSync(path, 1000);
  const damaged = ouro(['--open', path]);
  assert.match(damaged.stderr, /^ouro: .*heap\.ouro: the file is truncated at byte 1000\n$/);
  assert.equal(damaged.status, 1);
});

test('--heapsnapshot writes what a browser reads', () => {
  const path = join(folder, 'heap.heapsnapshot');
  assert.equal(ouro(['--heapsnapshot', path, program]).status, 0);
  const { snapshot, nodes } = JSON.parse(readFileSync(path, 'utf8'));
  assert.equal(nodes.length, snapshot.node_count * snapshot.meta.node_fields.length);
});

test('--verify finds the heap consistent', () => {
  const { stderr, status } = ouro(['--verify', program]);
  assert.equal(stderr, 'ouro: the heap is consistent\n');
  assert.equal(status, 0);
});

test('--dis shows instructions and runs nothing', () => {
  const { stdout, status } = ouro(['--dis', '-c', 'print(1)']);
  assert.equal(status, 0);
  assert.match(stdout, /LOAD_NAME +0 \(print\)/);
  assert.doesNotMatch(stdout, /^1$/m);
});

test('-X heap-limit ends in MemoryError, and the program may go on', () => {
  const { stdout, status } = ouro(['-X', 'heap-limit=4M', '-c', 'try:\n  x = [0] * 10**6\nexcept MemoryError: print("caught")']);
  assert.equal(stdout, 'caught\n');
  assert.equal(status, 0);
});

test('-X showrefcount: nothing is left, of a program that raised too', () => {
  assert.equal(ouro(['-X', 'showrefcount', program]).stderr, '[0 refs, 0 blocks]\n');
  assert.match(ouro(['-X', 'showrefcount', '-c', 'x = [1]; x.append(x); 1 / 0']).stderr, /\[0 refs, 0 blocks\]\n$/);
});

test('Ctrl-C is KeyboardInterrupt, and the command ends by the signal', { timeout: 20_000 }, async () => {
  const child = spawn(OURO, ['-u', '-c', 'print("on")\nwhile True: pass'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (text) => (errors += text));
  child.stdout.once('data', () => child.kill('SIGINT'));
  const signal = await new Promise((resolve) => child.on('exit', (_, name) => resolve(name)));
  assert.match(errors, /KeyboardInterrupt\n$/);
  assert.equal(signal, 'SIGINT');
});

test('an import of what is not there says what is; str(error) is CPython\'s', () => {
  const { stderr, status } = ouro(['-c', 'import no_such_module']);
  assert.match(stderr, /\nModuleNotFoundError: No module named 'no_such_module'\nModules that can be imported here:\n {2}abc, .*\bweakref\b.*\n$/s);
  assert.equal(status, 1);
  const caught = "try: import no_such_module\nexcept ImportError as e: print(e, e.name)";
  assert.equal(ouro(['-c', caught]).stdout, "No module named 'no_such_module' no_such_module\n");
  assert.doesNotMatch(ouro(['-c', 'raise ModuleNotFoundError("x", name="abc")']).stderr, /can be imported/);
});

// ---- what cannot be written

const withOutput = (words, output) => {
  const { stderr, status } = spawnSync('sh', ['-c', `exec "$0" "$@" ${output}`, OURO, ...words], { encoding: 'utf8', cwd: folder });
  return { stderr, status };
};

test('output that cannot be written is told of, as by CPython', () => {
  assert.deepEqual(withOutput(['-c', 'print(1)'], '> /dev/full'), {
    stderr: "Exception ignored in: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>\nOSError: [Errno 28] No space left on device\n",
    status: 120,
  });
});

test('a record that cannot be written is an error', () => {
  const { stderr, status } = ouro(['--record=/dev/full', '--events', 'all', '-c', 'pass']);
  assert.deepEqual([stderr, status], ['ouro: /dev/full: No space left on device\n', 1]);
});
