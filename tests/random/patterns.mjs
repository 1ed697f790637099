// Cases of regular expressions: patterns that are often valid, texts in which they are often found.

const LETTERS = ['a', 'b', 'c', 'ab', 'A', '1', ' ', '_', 'é', '\\.', '-', 'x'];
const CLASSES = ['.', '\\d', '\\w', '\\s', '\\D', '\\W', '\\S', '[abc]', '[^a]', '[a-c]', '[^a-c1]', '[\\w.]', '[^\\s]', '[]a]', '[a\\-c]', '[\\d_-]', '[A-Z]', '[é-ü]', '[b-a]'];
const EDGES = ['^', '$', '\\b', '\\B', '\\A', '\\Z'];
const REPEATS = ['', '', '', '', '*', '+', '?', '*?', '+?', '??', '*+', '++', '?+', '{2}', '{1,2}', '{,2}', '{1,}', '{0}', '{1,2}?', '{2,1}', '{,}', '{x}', '**'];

function pattern(chance, depth = 3) {
  const inner = () => pattern(chance, depth - 1);
  const part = () => {
    if (depth > 0 && chance.is(0.3)) {
      return chance.pick([
        () => `(${inner()})`, () => `(${inner()})`, () => `(?:${inner()})`, () => `(?P<n>${inner()})`, () => `(?P<${chance.pick(['m', 'k1', '1k', 'n'])}>${inner()})`, () => `(?=${inner()})`, () => `(?!${inner()})`,
        () => `(?<=${chance.pick(LETTERS)})`, () => `(?<!${chance.pick([...LETTERS, 'ab|c', 'a*'])})`, () => `(?i:${inner()})`, () => `(?>${inner()})`, () => `(?s-i:${inner()})`, () => '(?#note)', () => `(?(1)${inner()}|b)`, () => `(?(n)a)`, () => `(${inner()}`, () => '(?z)',
      ])();
    }
    return chance.pick([LETTERS, LETTERS, CLASSES, EDGES, ['\\1', '\\2', '(?P=n)', '\\x61', '\\u0062', '\\N{BULLET}', '\\07', '\\q', '\\101', '\\t']].flatMap((list, i) => (i === 4 && chance.is(0.7) ? [] : [chance.pick(list)])));
  };
  const sequence = () => chance.several(1, 4, () => part() + (chance.is(0.35) ? chance.pick(REPEATS) : '')).join('');
  return chance.is(0.2) ? `${sequence()}|${chance.is(0.8) ? sequence() : ''}` : sequence();
}

const FLAGS = ['0', '0', '0', 're.I', 're.M', 're.S', 're.A', 're.I | re.M', 're.X', 're.I | re.A', 're.M | re.S', 're.U', 're.A | re.U'];
const REPLACEMENTS = ["'x'", "''", "r'<\\g<0>>'", "r'\\1'", "r'[\\g<n>]'", "r'\\2\\1'", "'\\\\\\\\'", "r'\\9'", "r'\\n\\t'", "r'\\g<1'", "r'\\q'", "r'\\g<1>0'", 'lambda m: m[0] * 2', 'lambda m: str(m.span())', 'lambda m: None', "lambda m: m.group(1) or '-'", 'lambda m: 5'];
const OF_MATCH = ['m.groups()', "m.groups('none')", 'm.groupdict()', 'm.span()', 'm.span(1)', 'm.group(0, 1)', "m.group('n')", "m['n']", 'm[1]', 'm.start(1), m.end(1)', 'm.lastindex, m.lastgroup', 'm.regs', "m.expand(r'<\\1>')", 'm.string[m.end():]', 'm.pos, m.endpos', 'm.re.pattern', 'm.group(9)', 'm', 'copy.copy(m) is m'];

export function patterns(chance, make, text) {
  const subject = () => `'${chance.several(0, 10, () => chance.pick(['a', 'b', 'c', 'ab', 'aa', 'A', '1', '12', ' ', '_', 'é', '.', '-', 'x', '\\n', 'B', 'bc', 'É'])).join('')}'`;
  const flag = () => chance.pick(FLAGS);
  text.line('import re, copy');
  text.block('def case():', () => {
    for (let i = chance.between(4, 9); i > 0; i--) {
      const isBytes = chance.is(0.1);
      const written = pattern(chance).replaceAll("'", '');
      const p = isBytes ? `rb'${written.replaceAll(/[^\x20-\x7e]/g, 'e')}'` : `r'${chance.is(0.08) ? chance.pick(['(?i)', '(?m)', '(?x) ', '(?a)', '(?L)', 'a(?i)']) : ''}${written}'`;
      text.line(`p = ${p}`);
      text.line(`show(lambda: re.compile(p, ${flag()}))`);
      text.line(`show(lambda: (re.compile(p).groups, dict(re.compile(p).groupindex), re.compile(p).flags))`);
      for (let n = chance.between(2, 5); n > 0; n--) {
        const s = isBytes ? `b${subject().replaceAll(/[^\x20-\x7e]/g, 'e')}` : subject();
        const replacement = () => (isBytes ? chance.pick(["b'x'", "rb'<\\g<0>>'", "rb'\\1'", 'lambda m: m[0] * 2']) : chance.pick(REPLACEMENTS));
        const probe = chance.pick([
          () => `re.findall(p, ${s}, ${flag()})`, () => `[m.span() for m in re.finditer(p, ${s}, ${flag()})]`, () => `re.split(p, ${s})`, () => `re.split(p, ${s}, ${chance.between(-1, 2)})`, () => `re.sub(p, ${replacement()}, ${s})`, () => `re.subn(p, ${replacement()}, ${s}, ${chance.between(0, 2)})`,
          () => `re.fullmatch(p, ${s})`, () => `re.match(p, ${s}, ${flag()})`, () => `re.compile(p).search(${s}, ${chance.between(-1, 4)}, ${chance.between(0, 9)})`, () => `re.compile(p).findall(${s}, ${chance.between(0, 3)})`, () => `re.compile(p).match(${s}, ${chance.between(0, 3)})`, () => `re.sub(p, ${replacement()}, ${s}, flags=${flag()})`,
          () => `(lambda m: m and (${chance.pick(OF_MATCH)}))(re.search(p, ${s}))`, () => `(lambda m: m and (${chance.pick(OF_MATCH)}))(re.search(p, ${s}))`, () => `(lambda m: m and (${chance.pick(OF_MATCH)}))(re.match(p, ${s}, ${flag()}))`, () => `[m.groups() for m in re.finditer(p, ${s})]`,
          () => `re.escape(${s})`, () => `[g for g in re.compile(p).split(${s})]`, () => `re.compile(p) == re.compile(p, ${flag()})`,
        ])();
        text.line(`show(lambda: ${probe})`);
      }
    }
  });
  text.line('import warnings\nwith warnings.catch_warnings():\n    warnings.simplefilter("ignore")\n    run(case)');
}
