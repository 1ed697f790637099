// The grammar of expressions, by the kind of their value. A template's `$kind` is replaced by an expression of that kind.
// What is of a wrong kind now and then is put in by Expressions. Kept out: what depends on addresses (sets of None or of types,
// hash of nan), and what grows without bound (`**` and `<<` take small operands only).

const SIGNS = ['<', '>', '^', '=', ''];

// A format specification for numbers, often valid.
function numberFormat({ chance }) {
  const fill = chance.is(0.3) ? chance.pick(['*', ' ', '0', 'é', 'x']) + chance.pick(['<', '>', '^', '=']) : chance.pick(SIGNS);
  const sign = chance.pick(['', '', '+', '-', ' ']);
  const zero = chance.is(0.15) ? '0' : '';
  const alternate = chance.is(0.15) ? '#' : '';
  const width = chance.is(0.5) ? String(chance.between(0, 14)) : '';
  const comma = chance.is(0.2) ? chance.pick([',', '_']) : '';
  const precision = chance.is(0.35) ? `.${chance.between(0, 9)}` : '';
  const kind = chance.pick(['', '', 'd', 'x', 'X', 'o', 'b', 'c', 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%', 's']);
  return fill + sign + alternate + zero + width + comma + precision + kind;
}

function textFormat({ chance }) {
  const fill = chance.is(0.3) ? chance.pick(['*', ' ', '0', 'é', '-']) + chance.pick(['<', '>', '^']) : chance.pick(['<', '>', '^', '']);
  const width = chance.is(0.7) ? String(chance.between(0, 14)) : '';
  const precision = chance.is(0.35) ? `.${chance.between(0, 5)}` : '';
  return fill + width + precision + chance.pick(['', 's', 's', 'd']);
}

function percentFormat({ chance }, kinds) {
  const flags = chance.several(0, 2, () => chance.pick(['-', '+', ' ', '0', '#'])).join('');
  const width = chance.is(0.4) ? String(chance.between(0, 12)) : '';
  const precision = chance.is(0.4) ? `.${chance.between(0, 6)}` : '';
  return `%${flags}${width}${precision}${chance.pick(kinds)}`;
}

const WORDS = ['', 'a', 'ab', 'abc', 'spam', 'Spam Eggs', 'x,y,,z', '  pad ', 'aAbB', '12', '-7', '3.5', 'ß', 'é', 'naïve', '日本', '😀x', 'a\\nb', 'tab\\t.', "it's", '"q"', '%s', '{}', '{0}', '\\x00', '\\x7f', '\\ud800', 'ABC', 'True', 'İ', 'ǅ', '٣'];

const quoted = (word) => (word.includes("'") ? `"${word}"` : `'${word}'`);

const INTEGERS = ['0', '1', '2', '3', '-1', '-2', '7', '10', '42', '255', '256', '257', '-5', '-6', '1000', '2**62', '2**63', '-2**63', '2**64-1', '10**20', '-10**18', '0xff', '0b101', '0o17', '1_000', '2**100', '65', '127', '128'];
const FLOATS = ['0.0', '-0.0', '1.0', '0.5', '-1.5', '2.5', '3.14159', '1e10', '1e16', '1e-7', '1e300', '-2.5e-5', '1e22', '123456789.125', '0.1', '1/3', "float('inf')", "float('-inf')", "float('nan')", '5e-324', '1e15', '100.0', '0.00001234'];

export const ATOMS = {
  int: INTEGERS,
  float: FLOATS,
  bool: ['True', 'False'],
  str: WORDS.map(quoted),
  word: ["'a'", "'b'", "'k'", "'name'", "'x y'", "''"],
  bytes: ["b''", "b'a'", "b'abc'", "b'\\x00\\xff'", "b'spam eggs'", "b'A,b'", "b'12'", "b'aXbX'"],
  bytearray: ["bytearray(b'')", "bytearray(b'abc')", "bytearray(3)", "bytearray(b'x\\x80y')"],
  list: ['[]', '[1]', '[1, 2, 3]', "['a', 'b']", '[0, 1.5, None]', '[[1], [2]]', '[3, 1, 2]', "['b', 1]"],
  ints: ['[3, 1, 2]', '[1, 2, 3, 4]', '[5, -1]', '[]', '(4, 2)', 'range(5)', '{1, 2}', '{1: 2}'],
  strs: ["['a', 'b']", "['x']", '[]', "('p', 'q', 'r')", "'abc'", "{'k': 1}", "['a', 1]"],
  tuple: ['()', '(1,)', '(1, 2)', "('a', 1.5)", '(1, (2, 3))', '(None, True)', "('x', 'y', 'z')"],
  dict: ['{}', "{'a': 1}", "{'k': [1], 'b': 2}", '{1: 2, 3: 4}', "{(1, 2): 'v'}", "{'a': 1, 'b': 2, 'c': 3}", '{1: 1.0, True: 2}'],
  set: ['set()', '{1, 2, 3}', "{'a', 'b', 'c'}", '{1, 2.5}', '{10, 20, 30, 4}', "{'x', 1}"],
  frozenset: ['frozenset()', 'frozenset({1, 2})', "frozenset('abc')", 'frozenset([5, 9, 17])'],
  range: ['range(3)', 'range(0)', 'range(10, 0, -3)', 'range(2, 20, 5)', 'range(-3, 3)', 'range(2**70, 2**70 + 3)'],
  complex: ['1j', '(1+2j)', '0j', '-1.5j', "complex('nan')", 'complex(1, -0.0)', '(3-4j)'],
  none: ['None'],
  named: ["{'a': 1}", "{'key': 2, 'x': 3}", '{}', "dict(sep=1)"],
  stable: ['$int', '$str', '$bytes', '$bool', '(1, $str)'],
  odd: ['None', '...', 'NotImplemented', 'int', 'str', 'len', 'print', 'object()', 'type', 'Exception', 'ValueError(3)', '(lambda: 1)', 'list', 'slice(1, 2)', 'iter([1, 2])', 'iter({})', 'zip()', 'int.__add__', "'x'.join", 'memoryview(b"abc")', 'Ellipsis', '(i for i in range(3))', 'enumerate("ab")', 'property()', 'dict.keys', 'super', '[].append', 'sys.maxsize', 'reversed([1, 2])', 'map(str, [1])', "KeyError('k')", 'range(3).__iter__()'],
  small: ['0', '1', '2', '3', '-1', '-2', '4'],
  count: ['0', '1', '2', '3'],
  index: ['0', '1', '2', '-1', '-2', '5', '-7', 'True'],
  bound: ['', '', '0', '1', '2', '-1', '-2', '5', '-9', 'None', '10**20'],
  step: ['', '', '', ':', ':1', ':2', ':-1', ':-2', ':3', ':0'],
  type: ['int', 'str', 'list', 'tuple', 'dict', 'set', 'frozenset', 'float', 'bool', 'bytes', 'object', 'type', 'complex', 'range', 'bytearray', '(int, str)', 'type(None)', 'slice', 'Exception'],
  key: ['len', 'str', 'repr', 'abs', 'None', '(lambda v: -v)', '(lambda v: (v, 1))', '(lambda v: str(v)[::-1])', 'type', 'hash', '(lambda v: 0)', 'bool'],
};

// Anything at all.
const ANY = ['$int', '$float', '$bool', '$str', '$bytes', '$list', '$tuple', '$dict', '$set', '$odd', '$none', '$range', '$complex', '$frozenset', '$bytearray'];
ATOMS.any = ANY;
ATOMS.num = ['$int', '$int', '$float', '$bool'];
ATOMS.seq = ['$list', '$tuple', '$str', '$range', '$bytes'];
ATOMS.iter = ['$list', '$tuple', '$str', '$range', '$set', '$dict', '$bytes', '$ints', '$strs'];
ATOMS.hashable = ['$int', '$str', '$float', '$tuple', '$bytes', '$bool', '$frozenset', '$list'];
ATOMS.setlike = ['$set', '$frozenset', '$dict.keys()', '$dict.items()'];
ATOMS.cond = ['$bool', '$any', '$int'];
ATOMS.pairs = ["[('a', 1)]", "{'x': 1}.items()", "[(1, 2), (3, 4)]", "zip('ab', [1, 2])", "['ab', 'cd']", '[[1]]', '[1]'];

const COMPARE = ['==', '!=', '<', '<=', '>', '>=', 'is', 'is not', 'in', 'not in'];
const compare = ({ chance }) => `($any ${chance.pick(COMPARE)} $any)`;
const same = (kind) => ({ chance }) => `($${kind} ${chance.pick(COMPARE.slice(0, 6))} $${kind})`;
const BINARY = ['+', '-', '*', '//', '%', '/', '&', '|', '^', '@', '<', '==', '>='];

const comprehension = (open, close, item) => (make, depth) => {
  const name = make.chance.pick(['i', 'j', 'w']);
  return make.inside(() => {
    const source = make.make('iter', 0);
    make.declare('any', name);
    const condition = make.chance.is(0.3) ? ` if ${make.make('cond', 0)}` : '';
    const second = make.chance.is(0.15) ? ` for n in ${make.make('ints', 0)}` : '';
    return `${open}${make.fill(item.replaceAll('@', name), depth)} for ${name} in ${source}${condition}${second}${close}`;
  });
};

const numericFormat = (make) => `format($num, '${numberFormat(make)}')`;
const stringFormat = (make) => `format($str, '${textFormat(make)}')`;
const formatted = (make) => {
  const parts = make.chance.several(1, 3, () => {
    const conversion = make.chance.is(0.3) ? make.chance.pick(['!r', '!s', '!a']) : '';
    const kind = make.chance.pick(['num', 'str', 'any']);
    const value = make.make(kind, 0).replaceAll(/[\\]/g, '');
    if (/['"{}:!#]|lambda/.test(value)) return make.chance.pick(['{{', '}}', 'text ', 'é']);
    const spec = conversion ? textFormat(make) : kind === 'num' ? numberFormat(make) : kind === 'str' ? textFormat(make) : '';
    return `{${value}${make.chance.is(0.15) ? '=' : ''}${conversion}${spec && make.chance.is(0.7) ? `:${spec}` : ''}}`;
  });
  return `f'${parts.join(make.chance.pick(['', ' ', '-']))}'`;
};
const percent = (make) => {
  const parts = make.chance.several(1, 2, () => percentFormat(make, ['s', 'r', 'a', 'd', 'i', 'u', 'x', 'X', 'o', 'e', 'f', 'g', 'G', 'c', '%', 'F', 'E']));
  const argument = make.chance.pick(['$any', '($num,)', '($num, $any)', '($str, $num)', '($any, $any)', '$dict']);
  return `('${parts.join(make.chance.pick(['', ' ', ',']))}' % ${argument})`;
};
const dotFormat = (make) => {
  const field = () => {
    const name = make.chance.pick(['', '', '', '0', '1', 'k', '0[0]', '0.real', 'k[a]', '2', '0[k]', '0.__class__']);
    const conversion = make.chance.pick(['', '', '', '!r', '!s', '!a', '!x']);
    const spec = make.chance.pick(['', '', `:${numberFormat(make)}`, `:${textFormat(make)}`, ':{}', ':{1}']);
    return `{${name}${conversion}${spec}}`;
  };
  return `'${make.chance.several(1, 2, field).join(' ')}'.format($any, $num, k=$any)`;
};

const METHODS = {
  str: ['upper()', 'lower()', 'title()', 'swapcase()', 'capitalize()', 'casefold()', 'strip()', 'strip($str)', 'lstrip($str)', 'rstrip($str)', 'replace($str, $str)', 'replace($str, $str, $small)', 'center($int)', 'center($small, $str)', 'ljust(6, $word)', 'rjust($small, "*")', 'zfill($small)', 'zfill(6)', 'expandtabs($small)', 'join($strs)', 'removeprefix($str)', 'removesuffix($str)', "translate({97: 'x', 98: None})", 'format($any)', '__add__($str)', '__mul__($small)', 'encode().decode()', "translate(str.maketrans('ab', 'xy'))"],
};

export const TABLE = {
  any: [...ANY, compare, '($cond and $any)', '($any or $any)', '($any if $cond else $any)', '(lambda: $any)()', '$seq[$index]', '$dict[$hashable]', '$dict.get($hashable)', 'max($iter)', 'min($ints)', 'next(iter($iter))', 'next(iter($iter), $any)', 'sorted($iter)', 'sum($iter, $any)', 'type($any)', 'getattr($any, $word, $any)',
    ({ chance }) => `($any ${chance.pick(BINARY)} $any)`, '(id($any) == id($any))', '($any is $any)', 'dict($pairs)', '$list.pop()', '$dict.pop($hashable, $any)', 'eval($str)', '[*$iter, $any]', '(*$iter, *$iter)', '{**$dict, $hashable: $any}', '(lambda *a, **k: (a, k))($any, *$iter)', '(lambda *a, **k: (a, k))(**$named)', '(lambda a, b=2, /, c=3, *, d=4: (a, b, c, d))($any, $any)', '[].__getitem__($any)', '$any.__class__', 'divmod($num, $num)', 'pow($small, $small, $int)', 'round($num)', 'round($num, $small)', '+$any', '-$any', '~$any', '$any[$any]', '$any($any)', '$any.$attribute', 'len($any)', 'iter($any)', 'hashed($stable)', 'list($any)', 'tuple($any)', 'dict($any)', 'set($strs)', 'int($any)', 'float($any)', 'str($any)', 'repr($any)', 'complex($any)', 'bytes($any)', 'bool($any)', 'abs($any)', 'ord($any)', 'chr($any)', 'format($any, $str)', 'isinstance($any, $any)', 'issubclass($any, $any)', 'reversed($any)', 'zip($any, $any)', 'enumerate($any)', 'sum($any)', 'max($any)', 'references($any)', 'map($any, $any)', 'any($any)', 'range($odd)', 'range($small, $small, $any)', 'slice($any)', 'slice($int, $any)', 'hex($any)', 'bin($any)', 'oct($any)', 'ascii($any)', 'callable($any)', 'dir($any)[:2]', 'getattr($any, $any)', 'hasattr($any, $any)', 'type($any)($any)', 'sorted($any, key=$key)', 'pow($num, $small)', 'divmod($any, $any)', 'frozenset($ints)', 'bytearray($any)', 'memoryview($any)', 'super($any)', 'object($any)', 'print($any, sep=$any)', 'print($any, end=$str)', "__import__('sys').getsizeof($any)", 'type($str, $tuple, $dict)'],
  attribute: ['real', 'imag', 'numerator', 'foo', 'append', '__len__()', '__name__', 'start', '__class__.__name__', 'upper()', 'items()', 'args', 'x', 'copy()', '__add__($any)', '__eq__($any)', '__contains__($any)', '__getitem__($any)', '__hash__', '__lt__($any)', 'count($any)', 'index($any)', 'pop()', 'keys()', '__iter__()', '__repr__()', '__bool__()', '__reversed__()', '__mul__($small)', '__rmul__($small)', '__sub__($any)', '__radd__($any)', '__format__($str)', '__sizeof__()', '__setattr__($str, $any)', '__delattr__($str)', '__reduce_ex__', '__init__($any)', '__mod__($any)', '__index__()', '__int__()', '__float__()', '__call__($any)', '__next__()', '__length_hint__()', 'update($any)', 'extend($any)', 'remove($any)', 'add($any)', 'discard($any)', 'join($any)', 'find($any)', 'split($any)', 'to_bytes($any)', 'from_bytes($any)', 'fromkeys($any)', 'hex()', 'conjugate()', 'is_integer()', 'as_integer_ratio()', 'bit_length()', 'with_traceback($any)', 'add_note($any)', '__notes__', '__traceback__', '__cause__', '__subclasses__', '__mro__', '__bases__', '__module__', '__qualname__', '__self__', '__func__', '__objclass__', '__wrapped__', '__code__', '__defaults__', '__annotations__', 'fget', 'stop', 'step', 'indices($any)', 'tobytes()', 'close()', 'gi_frame is None', 'send($any)', 'throw($any)', 'setdefault($any)', 'popitem()', 'clear()', 'sort()', 'reverse()', 'insert($any, $any)', 'tolist()', 'itemsize', 'format', 'nbytes'],
  int: [...INTEGERS, '($int + $int)', '($int - $int)', '($int * $int)', '($int // $int)', '($int % $int)', '($int & $int)', '($int | $int)', '($int ^ $int)', '~$int', '-$int', 'abs($int)', '($int << $count)', '($int >> $count)', '($int ** $count)', 'len($iter)', 'int($str)', 'int($float)', 'int($str, $int)', "int('$count', $count)", '$int.bit_length()', '$int.bit_count()', '$list.index($any)', '$list.count($any)', '$str.find($str)', '$str.count($str)', '$str.index($str)', '$tuple.count($any)', '$seq.index($any)', 'sum($ints)', 'max($ints)', 'min($int, $int)', 'max($ints, default=$any)', 'ord($str)', 'round($float)', 'pow($int, $count)', 'pow($int, $int, $int)', 'pow($small, $small, $int)', 'divmod($int, $int)[0]', 'hashed($stable)', 'int.from_bytes($bytes, "big")', 'int.from_bytes($bytes, "little", signed=$bool)', '$bytes[$index]', '$int.__index__()', 'len($dict)', '$range[$index]', '$range.index($int)', '($int if $cond else $int)', '$str.rfind($str, $small)', '$bytes.find($bytes)', 'True + $int', '$list[$index]', 'sys.getsizeof($any)', 'references($list)', '$int.real', '$int.conjugate()', '$int.__round__($small)', '$int.__floor__()', 'sum([$int, $int])', 'abs(-$int)'],
  float: [...FLOATS, '($float + $num)', '($float - $num)', '($float * $num)', '($float / $num)', '($int / $int)', '($float // $num)', '($float % $num)', 'float($str)', 'float($int)', 'abs($float)', '-$float', 'round($float, $small)', 'round($float, 2)', '($float ** $small)', 'float.fromhex($float.hex())', 'max($float, $num)', 'divmod($float, $num)[1]', '$complex.real', 'sum([$float, $float])', '($num ** 0.5)', 'abs($complex)', '$float.conjugate()', 'float(str($float))', 'float.fromhex($str)'],
  bool: ['True', 'False', compare, same('int'), same('float'), same('str'), same('list'), same('tuple'), same('set'), same('dict'), same('bytes'), 'not $any', 'bool($any)', 'isinstance($any, $type)', 'issubclass($type, $type)', 'all($iter)', 'any($iter)', '$str.isdigit()', '$str.isalpha()', '$str.isupper()', '$str.isspace()', '$str.isidentifier()', '$str.istitle()', '$str.isprintable()', '$str.isalnum()', '$str.isnumeric()', '$str.isdecimal()', '$str.islower()', '$str.isascii()', '$str.startswith($str)', '$str.endswith(($str, $str))', '$str.startswith($str, $small)', '($any in $list)', '($hashable in $dict)', '($hashable in $set)', '($str in $str)', '($int in $range)', '$setlike <= $setlike', '$set.issubset($iter)', '$set.isdisjoint($iter)', 'callable($any)', 'hasattr($any, $word)', '$float.is_integer()', '($any is $any)', '($int < $int < $int)', '($any == $any != $any)', 'hash($hashable) == hash($hashable)', '$bytes.startswith($bytes)', '$range == $range', '$bytes.isdigit()'],
  str: [...WORDS.map(quoted), ...METHODS.str.map((m) => `$str.${m}`), 'repr($any)', 'str($any)', 'ascii($any)', '($str + $str)', '($str * $count)', '$str[$index]', '$str[$bound:$bound$step]', 'chr($int)', 'hex($int)', 'bin($int)', 'oct($int)', 'str($bytes, "utf-8")', '$bytes.decode()', "$bytes.decode('latin-1')", "$bytes.decode('ascii', 'replace')", 'type($any).__name__', '$float.hex()', 'max($str, $str)', '$bytes.hex()', '$bytes.hex("-", $small)', numericFormat, numericFormat, stringFormat, formatted, formatted, formatted, percent, percent, dotFormat, dotFormat, 'str(sorted($set, key=repr))', 'min($strs)', '$word', "'{k}'.format_map($dict)", 'str.join($str, $strs)', '$strs[$index]'],
  bytes: [...ATOMS.bytes, '($bytes + $bytes)', '$bytes * $count', '$bytes[$bound:$bound$step]', 'bytes($ints)', 'bytes($count)', '$str.encode()', "$str.encode('ascii', 'replace')", "$str.encode('ascii', 'backslashreplace')", "$str.encode('latin-1', 'xmlcharrefreplace')", "$str.encode('ascii')", "$str.encode('utf-16')", '$bytes.upper()', '$bytes.title()', '$bytes.replace($bytes, $bytes)', '$bytes.strip()', '$bytes.join([$bytes, $bytes])', '$bytes.center(6)', 'bytes($bytearray)', '$int.to_bytes($count, "big")', "$int.to_bytes(9, 'little', signed=True)", 'bytes.fromhex($str)', '$bytes.zfill(5)', "(b'%s|%d' % ($bytes, $int))", 'b"%a" % $any', '$bytes.translate(None, $bytes)', '$bytes.expandtabs()', '$bytes.swapcase()', 'bytes(memoryview($bytes)[$bound:$bound$step])'],
  bytearray: [...ATOMS.bytearray, 'bytearray($bytes)', '($bytearray + $bytes)', '$bytearray[$bound:$bound$step]', 'bytearray($ints)', '$bytearray.upper()', '$bytearray.copy()', '$bytearray * $count'],
  list: [...ATOMS.list, '[$any, $any]', '[$any]', '[$any, $any, $any]', '($list + $list)', '($list * $count)', '$list[$bound:$bound$step]', 'list($iter)', 'sorted($ints)', 'sorted($iter, key=$key)', 'sorted($strs, reverse=$bool)', '[*$iter, $any]', '$str.split()', '$str.split($str)', '$str.split($str, $small)', '$str.rsplit(None, $small)', '$str.splitlines($bool)', '$list.copy()', 'list(reversed($seq))', 'list(zip($iter, $iter))', 'list(map(lambda v: $any, $iter))', 'list(enumerate($iter, $small))', 'list(filter($key, $iter))', '$bytes.split($bytes)', comprehension('[', ']', '$any'), comprehension('[', ']', '@'), comprehension('[', ']', '(@, $any)'), 'list($dict.items())', 'list($dict.values())', 'list($dict)', 'sorted($set)', 'list($set)', 'list(map($key, $iter))', 'list(zip($iter, $iter, strict=True))', 'list($range)', 'list(iter($list))', 'list(filter(None, $iter))', '$list.__mul__($count)', 'list(reversed($dict))', '[$any for _ in $range]', 'list(memoryview($bytes))', 'sorted($list, key=$key, reverse=True)'],
  ints: [...ATOMS.ints, '[$int, $int]', '[$int, $int, $int]', '($int, $int)', 'range($small)', '$bytes', 'sorted($ints)', '{$int: $any}', 'map(abs, [$int, $int])', '{$int, $int}', '(i * i for i in $range)', '[$num, $num]', '[$small] * $count'],
  strs: [...ATOMS.strs, '[$str, $str]', '($str, $str)', '$str.split()', '{$str: $any}', 'map(str, $iter)', '(str(i) for i in $iter)', 'list($str)'],
  tuple: [...ATOMS.tuple, '($any,)', '($any, $any)', '($any, $any, $any)', 'tuple($iter)', '($tuple + $tuple)', '($tuple * $count)', '$tuple[$bound:$bound$step]', '(*$iter, $any)', '$str.partition($str)', '$str.rpartition($str)', 'divmod($num, $num)', '($range.start, $range.stop)', '$float.as_integer_ratio()', '$int.as_integer_ratio()', 'slice($small, $small, $small).indices($count)', '$dict.popitem()', 'tuple($range)'],
  dict: [...ATOMS.dict, '{$hashable: $any}', '{$str: $any, $str: $any}', '{$int: $any, $int: $any, $int: $any}', '{**$dict, $hashable: $any}', '{**$dict, **$dict}', '($dict | $dict)', 'dict($pairs)', 'dict(a=$any, b=$any)', 'dict.fromkeys($iter)', 'dict.fromkeys($strs, $any)', 'dict(zip($strs, $iter))', '$dict.copy()', comprehension('{', '}', '@: $any'), comprehension('{', '}', 'str(@): @'), 'dict($dict, k=$any)', 'dict(enumerate($iter))'],
  set: [...ATOMS.set, '{$int, $int}', '{$str, $int}', '{$int, $int, $int, $int}', 'set($ints)', 'set($str)', 'set($bytes)', '($set | $set)', '($set & $setlike)', '($set - $set)', '($set ^ $set)', '$set.union($ints)', '$set.intersection($ints)', '$set.difference($strs)', '$set.symmetric_difference($ints)', '$set.copy()', '{*$ints, $int}', '({*$str})', '$dict.keys() & $set', '$dict.keys() - $strs', '$dict.keys() | $set', comprehension('{', '}', 'str(@)'), comprehension('{', '}', 'len(str(@))'), 'set($range)', '{str(v) for v in $iter}', '{$float, $int}'],
  frozenset: [...ATOMS.frozenset, 'frozenset($ints)', 'frozenset($str)', '($frozenset | $set)', '($frozenset & $frozenset)', '$frozenset - $set', '$frozenset.copy()', 'frozenset($frozenset)'],
  range: [...ATOMS.range, 'range($small, $small)', 'range($int, $int, $int)[:4]', 'range($count)[$bound:$bound$step]', '$range[$bound:$bound$step]', 'range($small, $small, $small)'],
  complex: [...ATOMS.complex, '($complex + $num)', '($complex * $complex)', '($complex - $complex)', 'complex($num, $num)', 'complex($str)', '$complex.conjugate()', '-$complex', '($complex / $complex)', '($complex ** $small)', "complex('1+2j')", 'sum([$complex, $num])'],
  odd: [...ATOMS.odd, 'slice($any, $any)', 'iter($iter)', 'enumerate($iter)', 'zip($iter, $iter)', 'map($key, $iter)', 'type($any)', '(lambda v: $any)', '(i for i in $iter)', '$dict.keys()', '$dict.values()', '$dict.items()', 'memoryview($bytes)', 'reversed($seq)', 'ValueError($any)', 'KeyError($any, $any)', 'OSError($any, $any)', 'StopIteration($any)', 'Exception($str)', 'slice($small, None, $any)'],
  cond: ['$bool', '$bool', '$any', '$int', '$list', 'not $cond', '($cond and $cond)', '($cond or $cond)'],
  none: ['None', '$list.append($any)', '$list.sort()', '$list.reverse()', '$list.extend($iter)', '$list.insert($index, $any)', '$list.remove($any)', '$list.clear()', '$dict.update($dict)', '$dict.update($pairs)', '$set.add($hashable)', '$set.discard($hashable)', '$set.update($ints)', '$set.remove($hashable)', '$dict.get($hashable)', '$list.sort(key=$key, reverse=$bool)', '$set.difference_update($iter)', '$dict.clear()', '$bytearray.append($int)', '$bytearray.extend($ints)', '$list.__setitem__($index, $any)', '$set.intersection_update($iter)', '$dict.setdefault($hashable)'],
};
for (const kind of ['num', 'seq', 'iter', 'hashable', 'setlike', 'small', 'count', 'index', 'word', 'type', 'key', 'pairs', 'named', 'stable']) {
  TABLE[kind] = ATOMS[kind];
}
TABLE.iter = [...ATOMS.iter, 'reversed($seq)', 'map($key, $iter)', 'zip($iter, $iter)', 'iter($seq)', '$dict.values()', '$dict.items()', '(v for v in $iter)', 'enumerate($iter)', '$frozenset', '$bytearray', 'filter($key, $iter)'];
ATOMS.bound = [...ATOMS.bound];
TABLE.bound = ATOMS.bound;
TABLE.step = ATOMS.step;
ATOMS.attribute = ['real', 'foo', '__class__', 'append', '__len__', 'x', '__name__'];

// For programs that shall come far: fewer expressions that are bound to fail.
export const CALM = { ...TABLE, any: [...ANY, compare, '($cond and $any)', '($any if $cond else $any)', '$seq[$index]', '$dict.get($hashable)', 'next(iter($iter), $any)', 'type($any).__name__', '(lambda *a, **k: (a, k))($any, *$iter)', 'sum($ints)', '[*$iter, $any]', '(*$iter, *$iter)', '{**$dict, $hashable: $any}', '($num + $num)', '($num * $num)', 'str($any)', '[$any]', '($any, $any)', 'len($iter)', 'sorted($strs)', '($seq, $any)[$index]'], odd: ['None', '...', 'int', 'range(2)', 'ValueError(3)'] };
