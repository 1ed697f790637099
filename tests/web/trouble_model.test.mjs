// Where the editor underlines an error: where CPython says that it is, whatever characters the line has.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { load } from '../../wasm/js/index.js';
import { importFromPage } from '../tools/bundle.mjs';
import { BUILD } from '../tools/places.mjs';
import { asksPython, PYTHON } from '../tools/python.mjs';

const { troubleIn } = await importFromPage('model/trouble.ts');
const python = await load({ url: pathToFileURL(join(BUILD, 'wasm/ouro-3.11.wasm')) });
after(() => python.close());

const UNREADABLE = [
  'for i in range(3)\n    pass', 'x = (1,\ny = 2', 'x = [1, 2', 'print "hi"', 'x = "abc', "x = '''abc", 'if x:\n    a\n  b', 'x = 1 +', 'if x = 1:\n    pass', 'f(a b)',
  '1 = x', 'x = 5 5', 'else:\n    pass', 'def f(a, a): pass', 'return 1', 'class A\n    pass', 'x = {1: 2, 3}', 'import', 'f"{x"', 'f"{x!z}"', 'f"{}"',
  'while True print(1)', 'x = 0777', 'x = 1__0', 'x = “hello”', 'x\u00a0= 1', '\u00a0\u00a0\u00a0\u00a0x = 1', 'x = 1\u200b', '打印（“你好”）', 'x = 1 if 2', 'del f()',
  'from x import *, y', 'def f():\n    x = 1\n    global x', 'break', ')', 'x = (1]', 'a = $5', 'try:\n    pass\nx = 1', 'x = 3a', "print('it's')", 'def f(x=1, y): pass', 'f(x=1, 2)',
  'x = "é" ; y = 1 2', 'if 1:\n    x = "汉" +* 1', 'if 1:\n\tx = 汉 $ 1', 'a = "😀"; b = (1 2); c = "😀"', 's = "汉" ; t = “x”', 'match x:\n    case 1\n        pass', 'elif x:', 'print(1))',
  'if x:', "s = 'a\nb'",
];
const FAILING = [
  'x = 1\ny = 0\nz = x / y', 'a = [1]\nprint(a[5])', 'd = {}\nd["k"]["j"] = 1', 'x = None\nx.foo.bar', 'def f(a):\n    return a + "1"\nf(1)', 'print(nowhere)', 'int("x")', 'raise ValueError("x")',
  'assert 1 == 2, "no"', 'a, b = 1,', 'import nothing_like_that', 's = "汉字😀" + 1', 'x = "😀😀"; y = x.foo', 'if 1:\n\ty = "é" ; z = 1 / 0', 'x = [1,\n     2 / 0,\n     3]', 'for i in 5:\n    pass',
  'x = (1 +\n  "a")', 'f = lambda x: x / 0\nf(1)', 'with 5 as f:\n    pass', 'a = [1, 2, 3]\nb = a[0][1][2]', 'x = 1; del x; print(x)', 'x = f"{1/0}"',
];

// Asks CPython for [line, column, column behind], in characters from 0; null: to the end of the line.
const ASK = `
import json, sys
def place(code):
    try:
        exec(compile(code, 'main.py', 'exec'), {'__name__': '__main__'})
    except SyntaxError as error:
        ends = error.end_lineno == error.lineno and error.end_offset > error.offset
        return [error.lineno, error.offset - 1, error.end_offset - 1 if ends else None if (error.end_lineno or 0) > error.lineno else error.offset]
    except BaseException as error:
        at = error.__traceback__
        while at.tb_next is not None and at.tb_next.tb_frame.f_code.co_filename == 'main.py' or at.tb_frame.f_code.co_filename != 'main.py': at = at.tb_next
        line, end, first, last = list(at.tb_frame.f_code.co_positions())[at.tb_lasti // 2]
        text = code.split('\\n')[line - 1].encode()
        return [line, len(text[:first].decode()), len(text[:last].decode()) if line == end else None]
print(json.dumps([place(code) for code in json.load(sys.stdin)]))
`;

test('an error is underlined from where to where CPython says', asksPython, async () => {
  const codes = [...UNREADABLE, ...FAILING].map((code) => `${code}\n`);
  const { stdout, stderr } = spawnSync(PYTHON, ['-c', ASK], { input: JSON.stringify(codes), encoding: 'utf8', env: { PYTHONUTF8: '1' } });
  const places = JSON.parse(stdout || assert.fail(stderr));
  for (const [index, code] of codes.entries()) {
    const [line, first, last] = places[index];
    const text = code.split('\n')[line - 1];
    const units = (characters) => [...text].slice(0, characters).join('').length + Math.max(0, characters - [...text].length);
    const recording = await python.record(code, { filename: 'main.py', isFile: true });
    const printed = recording.output.filter(({ stream }) => stream === 2).map((one) => one.text).join('');
    const { message, ...found } = troubleIn(printed, 'main.py', code) ?? {};
    assert.deepEqual(found, { line, from: units(first), to: last === null ? text.length : units(last) }, `${code}${message}`);
    await recording.close();
  }
});

test('where CPython shows no carets the line is underlined without its indentation', () => {
  const text = '  File "main.py", line 2\n    x = 1\nIndentationError: unexpected indent\n';
  assert.deepEqual(troubleIn(text, 'main.py', 'y\n\t x = 1\n'), { line: 2, from: 2, to: 7, message: 'IndentationError: unexpected indent' });
});
