// Cases that try one expression after the other, each with its value or its error.

const KINDS = ['int', 'float', 'str', 'bytes', 'list', 'tuple', 'dict', 'set', 'frozenset', 'range', 'complex', 'bytearray'];
const SHOWN = ['any', 'any', 'any', 'int', 'float', 'str', 'str', 'str', 'bool', 'bytes', 'list', 'tuple', 'dict', 'set', 'frozenset', 'complex', 'range', 'none', 'bytearray'];

export function probes(chance, make, text) {
  text.block('def case():', () => {
    for (const kind of chance.shuffled(KINDS).slice(0, 5)) {
      const name = `${kind[0]}${chance.below(9)}`;
      text.line(`${name} = ${make.make(kind, 0)}`);
      make.declare(kind, name);
    }
    for (let i = chance.between(15, 30); i > 0; i--) text.line(`show(lambda: ${make.make(chance.pick(SHOWN), chance.between(1, 2))})`);
    text.line(`show(lambda: (${make.names().join(', ')}))`);
  });
  text.line('run(case)');
}

// The same kind of method on random arguments, with too many and too few of them.
const RECEIVERS = {
  str: ['capitalize', 'casefold', 'center', 'count', 'encode', 'endswith', 'expandtabs', 'find', 'format', 'format_map', 'index', 'isalnum', 'join', 'ljust', 'lower', 'lstrip', 'maketrans', 'partition', 'removeprefix', 'replace', 'rfind', 'rindex', 'rjust', 'rpartition', 'rsplit', 'split', 'splitlines', 'startswith', 'strip', 'title', 'translate', 'zfill', '__mod__', '__contains__', '__getitem__', '__eq__', '__mul__', '__rmul__', '__add__', '__format__', '__getnewargs__', '__lt__'],
  bytes: ['capitalize', 'center', 'count', 'decode', 'endswith', 'expandtabs', 'find', 'fromhex', 'hex', 'index', 'isalnum', 'join', 'ljust', 'maketrans', 'partition', 'replace', 'rfind', 'rsplit', 'split', 'splitlines', 'startswith', 'strip', 'title', 'translate', 'zfill', '__mod__', '__contains__', '__getitem__', '__add__'],
  bytearray: ['append', 'clear', 'copy', 'count', 'extend', 'insert', 'pop', 'remove', 'reverse', 'split', 'find', '__setitem__', '__delitem__', '__iadd__', '__imul__', '__contains__', 'join', 'strip', 'translate', 'hex', '__init__'],
  list: ['append', 'clear', 'copy', 'count', 'extend', 'index', 'insert', 'pop', 'remove', 'reverse', 'sort', '__setitem__', '__delitem__', '__getitem__', '__iadd__', '__imul__', '__add__', '__mul__', '__contains__', '__eq__', '__lt__', '__init__', '__reversed__', '__sizeof__'],
  tuple: ['count', 'index', '__getitem__', '__add__', '__mul__', '__contains__', '__hash__', '__lt__', '__getnewargs__'],
  dict: ['clear', 'copy', 'fromkeys', 'get', 'items', 'keys', 'pop', 'popitem', 'setdefault', 'update', 'values', '__setitem__', '__delitem__', '__getitem__', '__contains__', '__or__', '__ior__', '__eq__', '__init__', '__reversed__', '__ror__'],
  set: ['add', 'clear', 'copy', 'difference', 'difference_update', 'discard', 'intersection', 'intersection_update', 'isdisjoint', 'issubset', 'issuperset', 'pop', 'remove', 'symmetric_difference', 'symmetric_difference_update', 'union', 'update', '__or__', '__iand__', '__isub__', '__ixor__', '__le__', '__contains__', '__rsub__', '__init__'],
  frozenset: ['copy', 'difference', 'intersection', 'isdisjoint', 'issubset', 'issuperset', 'symmetric_difference', 'union', '__or__', '__sub__', '__hash__', '__eq__'],
  int: ['as_integer_ratio', 'bit_count', 'bit_length', 'conjugate', 'from_bytes', 'to_bytes', '__add__', '__divmod__', '__format__', '__pow__', '__rpow__', '__round__', '__rshift__', '__truediv__', '__floordiv__', '__mod__', '__rmod__', '__and__', '__lt__', '__eq__', '__trunc__', '__index__', '__neg__', '__new__', '__getnewargs__'],
  float: ['as_integer_ratio', 'conjugate', 'fromhex', 'hex', 'is_integer', '__add__', '__divmod__', '__format__', '__round__', '__mod__', '__pow__', '__trunc__', '__floor__', '__eq__', '__lt__', '__int__', '__rfloordiv__', '__new__', '__getnewargs__'],
  complex: ['conjugate', '__add__', '__format__', '__eq__', '__pow__', '__truediv__', '__lt__', '__complex__', '__getnewargs__', '__floordiv__'],
  range: ['count', 'index', '__getitem__', '__contains__', '__eq__', '__len__', '__reversed__'],
};

const KEYWORDS = ['key=$key', 'reverse=$any', 'maxsplit=$any', 'sep=$any', 'encoding=$any', 'default=$any', 'x=$any', 'signed=$any', 'byteorder=$any', 'keepends=$any', 'tabsize=$any', '*$iter', '**$named', 'start=$any', 'errors=$str', 'length=$any'];
const FUNCTIONS = ['abs', 'all', 'any', 'ascii', 'bin', 'bool', 'bytearray', 'bytes', 'callable', 'chr', 'classmethod', 'compile', 'complex', 'delattr', 'dict', 'dir', 'divmod', 'enumerate', 'eval', 'exec', 'filter', 'float', 'format', 'frozenset', 'getattr', 'hasattr', 'hex', 'int', 'isinstance', 'issubclass', 'iter', 'len', 'list', 'map', 'max', 'memoryview', 'min', 'next', 'object', 'oct', 'ord', 'pow', 'property', 'range', 'repr', 'reversed', 'round', 'set', 'setattr', 'slice', 'sorted', 'staticmethod', 'str', 'sum', 'super', 'tuple', 'type', 'zip', 'Exception', 'KeyError', 'OSError', 'UnicodeDecodeError', 'StopIteration', 'ImportError', 'SystemExit', 'ExceptionGroup', 'SyntaxError', 'NameError', 'AttributeError', '__build_class__', 'sys.getsizeof', 'references', 'sys.intern', 'gc.is_tracked', 'gc.collect', 'gc.set_threshold', 'weakref.ref', 'weakref.proxy'];

export function calls(chance, make, text) {
  const argument = () => {
    if (chance.is(0.1)) return make.fill(chance.pick(KEYWORDS), 1);
    return make.make(chance.pick(['any', 'any', 'str', 'int', 'small', 'iter', 'list', 'bytes']), chance.between(0, 1));
  };
  const list = () => {
    const given = chance.several(0, 3, argument);
    const rank = (text) => (text.startsWith('**') ? 2 : /^[a-z]+=/.test(text) ? 1 : 0);
    const names = new Set();
    return given
      .sort((a, b) => rank(a) - rank(b))
      .filter((text) => rank(text) !== 1 || (!names.has(text.split('=')[0]) && names.add(text.split('=')[0])))
      .join(', ');
  };
  text.block('def case():', () => {
    const kind = chance.pick(Object.keys(RECEIVERS));
    for (let i = chance.between(15, 30); i > 0; i--) {
      if (chance.is(0.3)) {
        text.line(`show(lambda: ${chance.pick(FUNCTIONS)}(${list()}))`);
      } else {
        const receiver = chance.is(0.15) ? kind : 'x';
        const value = receiver === 'x' && chance.is(0.7) ? make.make(kind, 1) : undefined;
        if (value) text.line(`x = ${value}`);
        else if (receiver === 'x') text.line(`x = ${make.make(kind, 0)}`);
        text.line(`show(lambda: ${receiver}.${chance.pick(RECEIVERS[kind])}(${list()}), x)`.replace(/, x\)$/, receiver === 'x' ? ', x)' : ')'));
      }
    }
  });
  text.line('run(case)');
}
