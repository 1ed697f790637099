// Cases about text of numbers and texts: format specifications, % formats, methods of str and bytes, reading numbers.

const INTS = ['0', '1', '-1', '7', '42', '-255', '1234567', '10**15', '-(10**20)', '2**63', '2**64 - 1', '-2**31', '999999999999', 'True', '65', '0x1F600', '1000', '123456789012345678901234567890'];
const FLOATS = ['0.0', '-0.0', '1.0', '-1.5', '0.1', '2.675', '1e16', '1e-5', '123456.789', '1e22', '1e23', '5e-324', '1.7976931348623157e308', "float('inf')", "-float('inf')", "float('nan')", '0.5', '1.5', '2.5', '1e100', '9.995', '99999.5', '0.000123456', '1/3', '2/3*100', '1e15', '123456789.123456789', '4.35', '1e-300', '0.30000000000000004'];
const TEXTS = ["'abc'", "''", "'é€𝄞'", "'  pad '", "'a,b,,c'", "'Hello World'", "'ǆ ß ﬁ'", "'12345'", "'x\\ty\\nz'", "'aXbXc'", "'ÀÉÎ'", "'tab\\tin'", "'a\\r\\nb\\x0bc\\u2028d'", "'İstanbul'", "'ΑΣ ΣΑΣ'", "'١٢٣'", "'½²'", "'\\ud800'", "'a' * 20", "'they\\'re bill\\'s'", "'%s %d'", "'{} {0}'", "'\\x00\\x7f'", "'ab' * 3", "'_id'", "'class'"];
const BYTES = ["b'abc'", "b''", "b'a,b,,c'", "b'  pad '", "b'\\x00\\xff'", "b'Hello World'", "b'aXbXc'", "b'a\\tb\\nc'", "bytearray(b'xyzxyz')", "b'12'", "b'\\xc3\\xa9'"];

export function formats(chance, make, text) {
  const int = () => chance.pick(INTS);
  const float = () => chance.pick(FLOATS);
  const string = () => chance.pick(TEXTS);
  const short = () => chance.pick(["'a'", "'b'", "','", "' '", "'X'", "''", "'é'", "'ab'", "'z'", "'l'", "'\\t'", 'None', "'aX'", "'Σ'"]);
  const width = () => chance.pick(['', '', '5', '10', '12', '1', '20', '03', '08']);
  const spec = (types) => {
    const fill = chance.is(0.3) ? chance.pick(['*', '0', ' ', '€', 'é', '<', '{{', '}']).replace(/[{}]+/, '_') + chance.pick(['<', '>', '^', '=']) : chance.is(0.2) ? chance.pick(['<', '>', '^', '=']) : '';
    return fill + chance.pick(['', '', '', '+', '-', ' ']) + chance.pick(['', '', '', '', 'z']) + chance.pick(['', '', '', '#']) + chance.pick(['', '', '0']) + width() + chance.pick(['', '', '', ',', '_']) + chance.pick(['', '', '.0', '.1', '.2', '.3', '.6', '.10', '.17', '.']) + chance.pick(types);
  };
  const numbers = ['', '', 'd', 'x', 'X', 'o', 'b', 'c', 'n', 'e', 'E', 'f', 'F', 'g', 'G', '%', 's'];
  const percent = () => `%${chance.pick(['', '', '-', '+', ' ', '0', '#', '-0', '+ ', '#0'])}${chance.pick(['', '', '5', '10', '2', '*'])}${chance.pick(['', '', '.0', '.2', '.5', '.', '.*'])}${chance.pick(['d', 'i', 'u', 'x', 'X', 'o', 'e', 'E', 'f', 'F', 'g', 'G', 's', 'r', 'a', 'c', '%', 'z'])}`;
  const value = () => chance.pick([int, int, float, float, string, () => '1+2j', () => '-0j', () => "complex('nan')", () => 'None', () => 'True', () => '[1]', () => "b'x'", () => 'Odd()'])();
  const STR = [
    'upper()', 'lower()', 'title()', 'swapcase()', 'capitalize()', 'casefold()', 'isalpha()', 'isalnum()', 'isdigit()', 'isdecimal()', 'isnumeric()', 'isspace()', 'isupper()', 'islower()', 'istitle()', 'isidentifier()', 'isprintable()', 'isascii()', 'split()', 'split($)', 'rsplit($)', 'split($, #)', 'rsplit($, #)', 'split(None, #)', 'rsplit(None, #)', 'splitlines()', 'splitlines(True)', 'strip()', 'strip($)', 'lstrip($)', 'rstrip($)', 'replace($, $)', 'replace($, $, #)', 'find($)', 'rfind($)', 'find($, #)', 'find($, #, #)', 'index($)', 'rindex($, #)', 'count($)', 'count($, #, #)', 'startswith($)', 'endswith($, #)', 'startswith(($, $))', 'center(#)', 'center(9, $)', 'ljust(#, $)', 'rjust(9)', 'zfill(#)', 'zfill(9)', 'expandtabs(#)', 'partition($)', 'rpartition($)', 'removeprefix($)', 'removesuffix($)', 'join($)', 'join([$, $])', 'join("xyz")', 'encode()', 'encode("ascii", "replace")', 'encode("ascii", "backslashreplace")', 'encode("latin-1", "xmlcharrefreplace")', 'encode("utf-16-le", "surrogatepass")', 'encode("ascii", "namereplace")', 'encode("cp1252", "ignore")', 'translate({97: None, 98: "ZZ"})', 'translate(str.maketrans("abc", "xyz", "l"))', '__contains__($)', '__getitem__(#)', '__getitem__(slice(#, #))', '__getitem__(slice(None, None, -1))', '__mul__(#)', '__lt__($)', '__hash__() == hash(@)', 'isascii()', '__sizeof__()',
  ];
  const BYTE = ['upper()', 'title()', 'hex()', 'hex(":")', 'hex("-", #)', 'split()', 'split(%)', 'rsplit(%, #)', 'splitlines()', 'strip()', 'strip(%)', 'replace(%, %)', 'find(%)', 'find(#)', 'rfind(%, #)', 'count(%)', 'count(97)', 'startswith(%)', 'center(9)', 'center(9, %)', 'ljust(#)', 'zfill(#)', 'expandtabs(#)', 'partition(%)', 'rpartition(%)', 'removeprefix(%)', 'join([%, %])', 'decode()', 'decode("ascii", "replace")', 'decode("latin-1")', 'decode("utf-8", "backslashreplace")', 'decode("utf-8", "surrogateescape")', 'decode("utf-16", "replace")', 'translate(None, %)', '__contains__(%)', '__contains__(97)', '__getitem__(#)', 'isalpha()', 'istitle()', 'swapcase()', 'capitalize()', 'islower()', 'isspace()', '__mod__((1,))', '__mul__(#)', '__lt__(%)'];
  const arg = (template) => template.replaceAll('$', () => short()).replaceAll('#', () => chance.pick(['0', '1', '2', '-1', '3', '10', '-5'])).replaceAll('%', () => chance.pick(["b'a'", "b','", "b''", "b'X'", "b'ab'", "bytearray(b'b')", "b' '", 'None', "'a'"]));
  const NUMERIC = ["'12'", "' 12 '", "'1_000'", "'1__0'", "'0x1f'", "'0b101'", "'-0o17'", "'1e5'", "'.5'", "'5.'", "'nan'", "'-Infinity'", "'inf'", "'1e400'", "'1e-400'", "''", "'+ 1'", "'١٢'", "'1.5.2'", "'0x'", "'z'", "'1j'", "'1+1j'", "' ( 1-2j ) '", "'nan+infj'", "'0_1'", "'_1'", "'00'", "'-00'", "'1e'", "b'12'", "b'\\xff'", "'1\\x00'", "'9' * 30", "'0.1e1_0'"];
  const write = [
    () => `format(${int()}, '${spec(numbers)}')`,
    () => `format(${float()}, '${spec(numbers)}')`,
    () => `format(${float()}, '${spec(['e', 'f', 'g', '', '%', 'n'])}')`,
    () => `format(${string()}, '${chance.pick(['', '*', 'é'])}${chance.pick(['<', '>', '^', '', '='])}${width()}${chance.pick(['', '.2', '.0', ','])}${chance.pick(['', 's', 'd'])}')`.replace(/'([*é])(\d|'|\.|s|d|,)/, "'$2"),
    () => `format(${value()}, '${spec(numbers)}')`,
    () => `'${percent()}' % (${value()},)`,
    () => `'${percent()}' % ${chance.pick([int, float])()}`,
    () => `'${percent()}|${percent()}' % (${value()}, ${value()})`,
    () => `'%(a)${percent().slice(1).replace(/\*/g, '')} %(b)s' % {'a': ${value()}, 'b': ${value()}}`,
    () => `b'${percent()}' % (${chance.pick([int, float, () => chance.pick(BYTES)])()},)`,
    () => `f'{${float().replaceAll("'", '"')}!r:>${chance.between(1, 20)}}{${int()}:${spec(['d', 'x', ''])}}'`,
    () => `f'{${chance.pick(['3.14159', '1234', '0.5'])}:{${chance.between(1, 12)}}.{${chance.between(0, 5)}}{"${chance.pick(['f', 'e', 'g', ''])}"}}'`,
    () => `'{:{}}'.format(${value()}, '${spec(numbers)}')`,
    () => `'{0!${chance.pick(['r', 's', 'a'])}:${chance.pick(['>', '<', '^'])}${chance.between(0, 12)}} {0}'.format(${value()})`,
    () => `repr(${float()} ${chance.pick(['*', '/', '+', '-', '**', '//', '%'])} ${chance.pick([float, int])()})`,
    () => `round(${float()}, ${chance.between(-3, 5)})`,
    () => `round(${chance.pick([float, int])()})`,
    () => `str(${float()})`,
    () => `(${float()}).hex()`,
    () => `(${float()}).as_integer_ratio()`,
    () => `float.fromhex('${chance.pick(['0x1p3', '1.8', '-0x.8p-1', '0x1.fffffffffffffp1023', '0x1p-1074', 'nan', '0x1p1024', ' 0x1 ', '0xg', '0x1.00000000000008p0'])}')`,
    () => `int(${chance.pick(NUMERIC)})`,
    () => `int(${chance.pick(NUMERIC)}, ${chance.pick(['0', '2', '8', '10', '16', '36', '37', '1'])})`,
    () => `float(${chance.pick(NUMERIC)})`,
    () => `complex(${chance.pick(NUMERIC)})`,
    () => `(${string()}).${arg(chance.pick(STR)).replace('@', string())}`,
    () => `(${string()}).${arg(chance.pick(STR)).replace('@', string())}`,
    () => `(${string()}).${arg(chance.pick(STR)).replace('@', string())}`,
    () => `(${chance.pick(BYTES)}).${arg(chance.pick(BYTE))}`,
    () => `(${chance.pick(BYTES)}).${arg(chance.pick(BYTE))}`,
    () => `ascii(${string()})`,
    () => `repr(${chance.pick([string, () => chance.pick(BYTES)])()})`,
    () => `${int()} ${chance.pick(['+', '-', '*', '//', '%', '&', '|', '^', '/'])} ${int()}`,
    () => `divmod(${chance.pick([int, float])()}, ${chance.pick([int, float])()})`,
    () => `pow(${int()}, ${chance.pick(['2', '-1', '0', '3', '65'])}, ${int()})`,
    () => `(${int()}).to_bytes(${chance.between(1, 12)}, ${chance.pick(["'big'", "'little'"])}, signed=${chance.pick(['True', 'False'])})`,
    () => `int.from_bytes(${chance.pick(BYTES)}, ${chance.pick(["'big'", "'little'"])}, signed=${chance.pick(['True', 'False'])})`,
    () => `hex(${int()}), oct(${int()}), bin(${int()})`,
    () => `sys.getsizeof(${chance.pick([int, float, string, () => chance.pick(BYTES)])()})`,
    () => `${chance.pick([string, () => chance.pick(BYTES)])()}[${chance.between(-4, 4)}:${chance.between(-4, 6)}:${chance.pick(['1', '2', '-1', '-2'])}]`,
    () => `${string()} ${chance.pick(['<', '==', '>=', 'in', '+'])} ${string()}`,
    () => `${float()} ${chance.pick(['<', '==', '>=', '!='])} ${int()}, hash(${chance.pick([int, FLOATS[5] ? () => '0.1' : int])()})`,
    () => `math.${chance.pick(['floor', 'ceil', 'trunc', 'sqrt', 'isqrt', 'fsum', 'gcd', 'log2', 'frexp', 'modf', 'factorial', 'comb', 'isclose', 'copysign', 'fmod', 'remainder', 'ulp', 'nextafter', 'prod'])}(${chance.pick([int, float])()}${chance.is(0.4) ? `, ${chance.pick([int, float])()}` : ''})`,
  ];
  text.line("import math\nclass Odd:\n    def __str__(self): return 'odd'\n    def __repr__(self): return '<Odd é>'\n    def __format__(self, spec): return f'[{spec}]'\n    def __index__(self): return 70\n    def __float__(self): return 2.5");
  text.block('def case():', () => {
    for (let i = chance.between(20, 45); i > 0; i--) {
      let probe = chance.pick(write)();
      if (/^math.factorial\((?!0|1\b|7|42|65)/.test(probe) || /math.comb/.test(probe)) probe = 'math.comb(30, 7)';
      if (/%[-+ #0]*\*/.test(probe)) probe = probe.replaceAll('-2**31', '-21'); // no text of gigabytes
      text.line(`show(lambda: ${/, (hash|oct)/.test(probe) ? `(${probe})` : probe})`);
    }
  });
  text.line('run(case)');
}
