// Seeds for fuzzing the library: one line for each function of tests/fuzz/library_probe.py's FUNCTIONS, in their order, each text
// with its pieces between `|`.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SEEDS = [
  ['(a|b)*?(?P<n>c+)(?(1)d|e)[^\\w-]{2,3}(?<=x)(?!y)\\b$||abcx|\\g<n>\\1', '(?i:é)(?>a+)b*+\\s', '\\d{4}-(?:\\d\\d)|x|2020-01-02'],
  ['(\\xff|.)*(?s:.)\\1|abcabc|\\1', '[a-z\\d]+?$'],
  ['{"a": [1, -2.5e3, "\\u00e9\\ud83d\\ude00", null, true, false, NaN, -Infinity], "b": {}}|ab|x', '["\\n", 1e999]'],
  ['{1: [2, (3.5, None)], "a": "b", True: -1}| |,|:', '[[["é"]]]'],
  ['<2xhiqd3s4p?e|0123456789abcdef01234567|x', 'P', '@bBhHlLqQnNfd', '>10s'],
  ['2024-02-29T12:34:56.789+01:00|%Y-%m-%dT%H:%M:%S.%f%z|23:59', 'Mon Jan  5 2:30 PM 98|%a %b %d %I:%M %p %y', '60 1 4|%j %U %w'],
  ['*^+#020,.3e|12345678|abcdefgh|text', '=+08.2f|a|01234567', '>10|1|1|é', '_b|123', '#x|123', 'c|12', '.5%'],
  ['%(a)s %-+08.3f %#x %c %r %% %5.2s|123|a|x', '%s%d%i|12|3', '%*d|12'],
  ['{0!r:>{1}} {a.b.a[1][x]:{}} {{}} {:,.2f}|123|a|x', '{}{}|12|3', '{a[0]!s:^30}'],
  ['\xffé\u{1f600}abc|a|b', '+AGE-|g', 'abc-|o|b', 'a\\u00e9\\N{DIGIT ONE}|q|b'],
  ['é\u{1f600}abc\ud7ff|a|f', 'ab|b|c', 'xn--|p'],
  ['0x_1f|abcdefghijklmnop', '-1_000.5e-7', '1e400', '0x1.8p-3', '(1+2j)', 'YWJj', 'LATIN SMALL LETTER A', "[1, b'a', {2: ()}]"],
  ['def f(a, /, b=1, *c, d, **e) -> int:\n    return [x async for x in y if z]\n', 'match x:\n case {"a": [1, *_], **k} | A(b=2): pass\n',
    '(yield a) + lambda: b[1:2, ...]', 'f"{a!r:>{b}}" \'c\''],
  ['0123456789abcdef01234567|ab|i|x', '01234567||d', '0123456789abcdef|\u0002\u0004|H'],
  ['abcabc def|b|é|xxxx', 'a\tb\r\nc\u2028d|\t|x|x', '\u1e9e\ufb01 ǅ|a|b'],
  ['\u0001\u0007\u000d\u0013 !"#$%|ab', 'abcdefgh0123456789'],
  ['01234567abcdefgh0123|4567@\u0009!\u00fbT-\u0018|0123456701234567', '\u0003\u0001\u0002|'],
  ['a\r\nb\nc\rd|ab|x|y', 'line|\u0002|b'],
  ['x\u009cK\u0004\u0000\u0000b\u0000b', 'aaaaaaaaaaaaaaaaaaaaaaaab|a'],
];

// Writes them into the folder, in place of what is there, and returns it.
export function librarySeeds(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  SEEDS.forEach((texts, number) => {
    texts.forEach((text, i) => {
      const pieces = Buffer.from(text.replaceAll('|', '\0'));
      writeFileSync(join(folder, `${number}_${i}`), Buffer.concat([Buffer.from([number, 0]), pieces]));
    });
  });
  return folder;
}
