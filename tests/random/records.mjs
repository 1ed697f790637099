// Cases about values written down and read again, and laid out as text: copy, pickle, json, contextlib, typing, pprint, textwrap, csv, traceback.

export function records(chance, make, text) {
  const value = (depth = 3) => {
    const inner = () => value(depth - 1);
    if (depth > 0 && chance.is(0.6)) {
      return chance.pick([
        () => `[${chance.several(0, 4, inner).join(', ')}]`,
        () => `(${chance.several(0, 3, () => `${inner()}, `).join('')})`,
        () =>
          `{${chance.several(0, 3, () => `${chance.pick(["'k'", '1', "'b'", '(1, 2)', 'None', '2.5', 'True', "'key two'"])}: ${inner()}`).join(', ')}}`,
        () => `{${chance.pick(['1, 2', "'a'", '1.5', '(1,)'])}}`,
        () => `Record(${inner()}, ${inner()})`,
        () => `Slotted(${inner()})`,
        () => `(lambda v: [v, v])(${inner()})`,
        () => `collections.OrderedDict(a=${inner()})`,
        () => `Pair(${inner()}, ${inner()})`,
        () => `frozenset([${chance.pick(['1', "'x'", '1, 2'])}])`,
        () => 'cyclic()',
        () => `collections.deque([${inner()}], 3)`,
        () => `collections.defaultdict(list, a=${inner()})`,
      ])();
    }
    return chance.pick([
      '1',
      '-5',
      '0',
      '2**40',
      '-2**70',
      '1.5',
      '1e100',
      "float('inf')",
      'True',
      'None',
      "'text'",
      "'é\\n\"'",
      "''",
      "'\\ud800'",
      "b'by'",
      "bytearray(b'x')",
      '1j',
      'range(3)',
      'len',
      'Record',
      '...',
      'Colour.RED',
      "ValueError('v', 1)",
      'slice(1, 2)',
      "'text text text text'",
      '255',
      '65536',
      "'\\U0001F600'",
      'NotImplemented',
      'int',
    ]);
  };
  const ofCopies = () =>
    chance.pick([
      () => `copy.copy(${value()})`,
      () => `copy.deepcopy(${value()})`,
      () => `(lambda v: (lambda w: (v is w, v == w))(copy.${chance.pick(['copy', 'deepcopy'])}(v)))(${value()})`,
      () => `(lambda v: pickle.loads(pickle.dumps(v, ${chance.between(0, 5)})))(${value()})`,
      () => `pickle.loads(pickle.dumps(${value()}))`,
      () => `pickle.dumps(${value(2)}, ${chance.between(0, 5)})`,
      () => `${value(1)}.__reduce_ex__(${chance.between(0, 4)})[1:3]`,
      () =>
        `pickle.loads(${chance.pick(["b'I1\\n.'", "b'N.'", "b'(lp0\\n.'", "b'garbage'", "b''", "b'\\x80\\x04K\\x05.'", "b'(I1\\nI2\\nt.'", "b'\\x80\\x09.'", "b'X\\x01\\x00\\x00\\x00a.'", "b'cbuiltins\\nlen\\n.'", "b'0.'", "b'K'"])})`,
      () =>
        `pickle.dumps(${chance.pick(['lambda: 1', '(n for n in [])', 'open', 'type(None)', 'sys', 'Record.both', 'object()', 'iter([1])', 'memoryview(b"")'])})`,
    ])();
  const ofJson = () =>
    chance.pick([
      () =>
        `json.dumps(${value()}${chance.is(0.4) ? `, ${chance.pick(['indent=2', 'sort_keys=True', 'ensure_ascii=False', "separators=(',', ':')", 'default=str', 'skipkeys=True', 'allow_nan=False', "indent='\\t'", 'default=lambda o: [type(o).__name__]', 'check_circular=False, skipkeys=True', 'indent=0'])}` : ''})`,
      () => `json.loads(json.dumps(${value(2)}, default=repr))`,
      () =>
        `json.loads('${chance.pick(['[1, 2.5, "a"]', '{"a": [null, true]}', '[1,]', '{"a" 1}', '', '  7 ', '"\\\\u00e9\\\\n"', '[NaN, Infinity, -Infinity]', '{"a": 1, "a": 2}', '1e5', '-0', '01', '[', '"abc', '"\\\\x"', 'nul', '{"a":1}}', '[1 2]', '"\\\\ud83d\\\\ude00"', '{1: 2}', '1.', '-', '[[[]]]', '"\\t"', '\\ufeff[]'])}'${chance.is(0.3) ? `, ${chance.pick(['parse_int=float', 'parse_float=str', 'object_hook=lambda d: sorted(d)', 'object_pairs_hook=list', 'parse_constant=lambda c: c', 'strict=False'])}` : ''})`,
      () => `json.JSONEncoder().encode(${value(1)})`,
      () => `json.JSONDecoder().raw_decode('${chance.pick(['[1] x', '1 2', ' 1', '{} '])}')`,
    ])();
  const TYPES = ['int', 'str', 'None', 'typing.Any', 'list', 'Record', "'Late'", 'T', 'object', '...', 'bool', '5'];
  const hint = (depth = 2) =>
    depth > 0 && chance.is(0.65)
      ? chance.pick([
          () => `typing.Optional[${hint(depth - 1)}]`,
          () => `typing.Union[${hint(depth - 1)}, ${hint(depth - 1)}]`,
          () => `typing.List[${hint(depth - 1)}]`,
          () => `typing.Dict[str, ${hint(depth - 1)}]`,
          () => `list[${hint(depth - 1)}]`,
          () => `dict[str, ${hint(depth - 1)}]`,
          () => `tuple[${hint(depth - 1)}, ...]`,
          () => `typing.Callable[[${hint(depth - 1)}], ${hint(depth - 1)}]`,
          () => `typing.Literal[${chance.pick(['1', "'a', 2", 'None', 'True, 1'])}]`,
          () => `typing.Tuple[${hint(depth - 1)}, ${hint(depth - 1)}]`,
          () => `(${hint(depth - 1)} | ${hint(depth - 1)})`,
          () => `typing.ClassVar[${hint(depth - 1)}]`,
          () => `typing.Annotated[${hint(depth - 1)}, 'note']`,
          () => `typing.Iterable[${hint(depth - 1)}]`,
          () => `type[${hint(depth - 1)}]`,
          () => `collections.abc.Callable[[${hint(depth - 1)}], int]`,
          () => `Box[${hint(depth - 1)}]`,
          () => `typing.Final[${hint(depth - 1)}]`,
          () => `collections.abc.Mapping[str, ${hint(depth - 1)}]`,
        ])()
      : chance.pick(TYPES);
  const ofHints = () =>
    chance.pick([
      () => hint(),
      () => `${hint()} == ${hint()}`,
      () => `typing.get_args(${hint()})`,
      () => `typing.get_origin(${hint()})`,
      () => `${hint()}.__parameters__`,
      () => `${hint()}[int]`,
      () => `isinstance(${value(1)}, ${hint(1)})`,
      () => `typing.get_type_hints(annotated)`,
      () => `typing.cast(int, 'x')`,
      () => `Named(1, 'b')`,
      () => `Named._fields, Named.__annotations__`,
      () => `typing.NewType('N', int)(5)`,
      () => `issubclass(int, ${hint(1)})`,
      () => `(lambda h: hash(h) == hash(h))(${hint()})`,
      () => `${hint()} | ${hint(1)}`,
      () => `typing.TypedDict('D', {'a': int})(a=1)`,
      () => 'Box[int].__origin__, Box[int].__args__, Box.__parameters__',
      () => 'Box[int](5)',
    ])();
  const PROSE = [
    "'The quick brown fox jumps over the lazy dog.'",
    "'a  b\\tc\\n\\nd'",
    "''",
    "'looooooooooooong word'",
    "'  indented\\n    more\\n  same'",
    "'one-two three--four'",
    "'éa bb ccc dddd eeeee'",
    '\'x = 1; "quoted text" $name ${other} $$ $1\'',
    '\'a,b,"c d",\\n1,2\'',
    '\'<a href="x">&amp;</a>\'',
  ];
  const prose = () => chance.pick(PROSE);
  const ofTexts = () =>
    chance.pick([
      () =>
        `pprint.pformat(${value()}, width=${chance.pick(['10', '20', '40', '80'])}${chance.is(0.4) ? `, ${chance.pick(['indent=2', 'depth=1', 'compact=True', 'sort_dicts=False', 'underscore_numbers=True'])}` : ''})`,
      () =>
        `textwrap.${chance.pick(['wrap', 'fill'])}(${prose()}, ${chance.pick(['10', '5', '1', '30', '0'])}${chance.is(0.5) ? `, ${chance.pick(["initial_indent='* '", "subsequent_indent='  '", 'break_long_words=False', 'max_lines=2', "max_lines=1, placeholder='~'", 'drop_whitespace=False', 'replace_whitespace=False', 'expand_tabs=False', 'break_on_hyphens=False', 'fix_sentence_endings=True', 'tabsize=4'])}` : ''})`,
      () => `textwrap.shorten(${prose()}, ${chance.pick(['5', '12', '30'])})`,
      () => `textwrap.${chance.pick(['dedent', 'TextWrapper(width=9).wrap'])}(${prose()})`,
      () => `textwrap.indent(${prose()}, '> ')`,
      () => `string.Template(${prose()}).${chance.pick(['substitute', 'safe_substitute'])}(name='N', other=${value(0)})`,
      () => `string.capwords(${prose()})`,
      () => `list(string.Formatter().parse(${chance.pick(["'a{b}c'", "'{x!r:>{w}}'", "'{{}}'", "'{'", "'}'", "'{a.b[0]}'", "'{:}'", "'{!x}'"])}))`,
      () => `reprlib.repr(${value()})`,
      () => `shlex.${chance.pick(['split', 'quote'])}(${prose()})`,
      () =>
        `list(csv.reader(${prose()}.split('\\n')${chance.is(0.5) ? `, ${chance.pick(["delimiter=' '", 'quotechar="\'"', 'skipinitialspace=True', 'quoting=csv.QUOTE_NONE', "delimiter=';'", 'strict=True', 'quoting=csv.QUOTE_NONNUMERIC'])}` : ''}))`,
      () =>
        `written([${value(1)}, ${prose()}, ${value(0)}]${chance.is(0.5) ? `, ${chance.pick(["delimiter=';'", 'quoting=csv.QUOTE_ALL', 'quoting=csv.QUOTE_NONNUMERIC', "lineterminator='|'", "quoting=csv.QUOTE_NONE, escapechar='\\\\'", 'quoting=csv.QUOTE_NONE', 'doublequote=False'])}` : ''})`,
      () => `html.${chance.pick(['escape', 'unescape'])}(${prose()})`,
      () => `list(difflib.${chance.pick(['ndiff', 'unified_diff', 'context_diff'])}(${prose()}.split(), ${prose()}.split()))`,
      () => `difflib.get_close_matches('appel', ['ape', 'apple', 'peach'])`,
      () =>
        `difflib.SequenceMatcher(None, ${prose()}, ${prose()}).${chance.pick(['ratio()', 'get_opcodes()', 'get_matching_blocks()', 'quick_ratio()'])}`,
      () =>
        `fnmatch.${chance.pick(['fnmatch', 'fnmatchcase'])}('name.py', '${chance.pick(['*.py', 'n?me*', '[a-m]*', '*[!y]', '*', '[', 'NAME.PY'])}')`,
      () => `fnmatch.translate('${chance.pick(['*.py', '[!a]b?', 'a**b', '[', '[]x]'])}')`,
      () =>
        `ast.literal_eval(${chance.pick(["'[1, (2, 3), {4: None}]'", "'1 + 2j'", "'f()'", "'-5'", "'{1, 2}'", "'1 +'", "\"b'x' b'y'\"", "'1 + 2'", "'set()'"])})`,
      () =>
        `unicodedata.${chance.pick(["name('é')", "category('A')", "normalize('NFD', 'éä')", "normalize('NFKC', 'ﬁ')", "bidirectional('a')", "combining('\\u0301')", "name('\\x00')", "lookup('BULLET')", "decimal('٣')", "numeric('½')", "east_asian_width('日')", "decomposition('é')"])}`,
      () =>
        `urllib.parse.${chance.pick(["quote('a b/é')", "unquote('%C3%A9+')", "urlencode({'a': 1, 'b': 'x y'})", "parse_qs('a=1&a=2&b=')", "urlsplit('http://u:p@h:80/p;x?q=1#f')", "urljoin('http://a/b/c', '../d')", "urlparse('//h/p?q')", "quote_plus('a b&c')", "urlunsplit(('s', 'n', 'p', 'q', 'f'))"])}`,
      () =>
        `ipaddress.${chance.pick(["ip_address('10.0.0.1') + 5", "ip_network('10.0.0.0/30')", "list(ip_network('10.0.0.0/30').hosts())", "ip_address('::1').exploded", "ip_network('10.0.0.1/24')", "ip_address('300.1.1.1')", "ip_address('10.0.0.1') in ip_network('10.0.0.0/8')"])}`,
      () =>
        `uuid.${chance.pick(["uuid5(uuid.NAMESPACE_DNS, 'x.org')", "UUID('12345678123456781234567812345678')", 'UUID(int=5)', "uuid3(uuid.NAMESPACE_URL, 'u')", "UUID('x')"])}`,
      () => `colorsys.rgb_to_hsv(0.2, ${chance.pick(['0.5', '1', '0'])}, 0.7)`,
    ])();
  const managers = () => {
    text.block('try:', () => {
      text.block('with contextlib.ExitStack() as stack:', () => {
        for (let i = chance.between(1, 4); i > 0; i--) {
          text.line(
            chance.pick([
              "stack.enter_context(managed('a'))",
              "stack.enter_context(managed('b', swallow=True))",
              "stack.callback(print, 'callback', k=1) if False else stack.callback(print, 'callback')",
              'stack.enter_context(contextlib.suppress(ValueError))',
              "stack.push(lambda *a: print('pushed', a[0] and a[0].__name__))",
              'stack.push(lambda *a: True)',
              'stack.enter_context(contextlib.nullcontext(5))',
              "stack.enter_context(managed('f', fails=True))",
              'stack.enter_context(5)',
              'stack.callback(lambda: 1 / 0)',
              'stack.enter_context(contextlib.redirect_stdout(io.StringIO()))',
              'kept = stack.pop_all()',
              "stack.enter_context(contextlib.closing(managed('c')))",
            ]),
          );
        }
        text.line(
          chance.pick([
            "raise ValueError('out')",
            "print('inside')",
            '1 / 0',
            "raise KeyError('k') from IndexError(1)",
            'stack.close()',
            "print('more'); raise StopIteration(3)",
          ]),
        );
      });
    });
    text.block('except Exception as e:', () =>
      text.line(
        "print('!', type(e).__name__, e, repr(e.__context__), repr(e.__cause__), [f.name for f in traceback.extract_tb(e.__traceback__)][-1])",
      ),
    );
  };
  const traced = () => {
    const failing = chance.pick([
      '1 / 0',
      "{}['k']",
      'nothing',
      '[].x',
      "int('x')",
      "raise ExceptionGroup('g', [ValueError(1), TypeError('t')])",
      "raise ValueError('two\\nlines')",
      'raise Odd',
      "assert 1 == 2, 'said'",
      'deep(3)',
      "raise KeyError('a') from ValueError('b')",
      "e = ValueError('n'); e.add_note('a note'); e.add_note('more\\nlines'); raise e",
      "raise SyntaxError('bad', ('f', 1, 2, 'text here', 1, 5))",
      "exec('x = = 1')",
      'import nothing_there',
      '(lambda: [][1])()',
      "raise UnicodeDecodeError('a', b'b', 0, 1, 'r')",
      'deep(-1)',
    ]);
    text.block('def failing():', () => {
      if (chance.is(0.4)) {
        text.block('try:', () => text.line(failing));
        text.block(`except ${chance.pick(['Exception', 'ArithmeticError', 'LookupError'])} as e:`, () =>
          text.line(
            chance.pick([
              "raise RuntimeError('after')",
              "raise RuntimeError('from') from e",
              "raise RuntimeError('none') from None",
              'raise',
              'deep(2)',
            ]),
          ),
        );
      } else text.line(failing);
    });
    text.block('try:', () => text.line('failing()'));
    text.block('except Exception as e:', () => {
      for (let i = chance.between(1, 3); i > 0; i--) {
        text.line(
          `show(lambda: ${chance.pick(["''.join(traceback.format_exception(e))", "''.join(traceback.format_exception(e, limit=1))", "''.join(traceback.format_exception(e, limit=-1))", 'traceback.format_exception_only(e)', "''.join(traceback.format_tb(e.__traceback__))", '[(f.name, f.lineno, f.line) for f in traceback.extract_tb(e.__traceback__)]', "''.join(traceback.format_exception(e, chain=False))", "''.join(traceback.TracebackException.from_exception(e, capture_locals=False).format())", 'traceback.TracebackException.from_exception(e).stack[-1].name', "''.join(traceback.format_list(traceback.extract_tb(e.__traceback__)))", 'str(traceback.TracebackException.from_exception(e))', '[(n.f_code.co_name, l) for n, l in traceback.walk_tb(e.__traceback__)]', 'len(traceback.extract_stack())', "''.join(traceback.TracebackException.from_exception(e, compact=True).format(chain=True))"])})`,
        );
      }
      if (chance.is(0.3)) text.line('traceback.print_exc()');
    });
  };
  text.line(
    `
import copy, pickle, json, collections, collections.abc, typing, textwrap, pprint, string, reprlib, shlex, csv, io, html, difflib, fnmatch, ast, contextlib, traceback, enum, unicodedata, urllib.parse, ipaddress, uuid, colorsys
T = typing.TypeVar('T')
class Box(typing.Generic[T]):
    def __init__(self, v=None): self.v = v
    def __repr__(self): return f'Box({self.v})'
class Named(typing.NamedTuple):
    a: int
    b: str = 'd'
def annotated(a: int, b: 'list[int]' = None) -> typing.Optional[str]: pass
class Record:
    def __init__(self, a=None, b=None): self.a, self.b = a, b
    def __repr__(self): return f'Record({self.a!r}, {self.b!r})'
    def __eq__(self, other): return type(other) is Record and (self.a, self.b) == (other.a, other.b)
    __hash__ = None
    def both(self): return (self.a, self.b)
class Slotted:
    __slots__ = ('v',)
    def __init__(self, v=None): self.v = v
    def __repr__(self): return f'Slotted({self.v!r})'
class Odd(Exception):
    def __str__(self): raise TypeError('no text')
Pair = collections.namedtuple('Pair', 'p q')
class Colour(enum.Enum):
    RED = 1
def cyclic():
    made = [1]
    made.append(made)
    return made
def written(row, **options):
    out = io.StringIO()
    csv.writer(out, **options).writerow(row)
    return out.getvalue()
def deep(n):
    return 1 / n if n == 0 else deep(n - 1) if n > 0 else nothing_at_all
@contextlib.contextmanager
def managed(name, swallow=False, fails=False):
    print('enter', name)
    if fails: raise OSError(name)
    try:
        yield name
    except Exception as error:
        print('error in', name, repr(error))
        if not swallow: raise
    finally:
        print('exit', name)`.trim(),
  );
  text.block('def case():', () => {
    const kind = chance.pick([ofCopies, ofJson, ofHints, ofTexts, ofTexts, managers, traced]);
    if (kind === managers || kind === traced) for (let i = chance.between(2, 5); i > 0; i--) kind();
    else for (let i = chance.between(8, 18); i > 0; i--) text.line(`show(lambda: ${kind()})`);
  });
  text.line('run(case)');
}
