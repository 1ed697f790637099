// Random programs by number: what case N is, and files of many cases.
import { Chance, Expressions, Text } from './source.mjs';
import { ATOMS, CALM, TABLE } from './expressions.mjs';
import { calls, probes } from './probes.mjs';
import { asynchronous } from './asynchronous.mjs';
import { buffers } from './buffers.mjs';
import { classes } from './classes.mjs';
import { counts } from './counts.mjs';
import { ending, exceptions } from './exceptions.mjs';
import { formats } from './formats.mjs';
import { generators } from './generators.mjs';
import { iteration } from './iteration.mjs';
import { lifetimes } from './lifetimes.mjs';
import { metaclasses } from './metaclasses.mjs';
import { mutations } from './mutations.mjs';
import { patterns } from './patterns.mjs';
import { quantities } from './quantities.mjs';
import { records } from './records.mjs';
import { recursion } from './recursion.mjs';
import { statements } from './statements.mjs';

export const RECIPES = {
  probes: { write: probes, table: TABLE },
  calls: { write: calls, table: TABLE },
  classes: { write: classes, table: CALM },
  exceptions: { write: exceptions, table: CALM },
  generators: { write: generators, table: CALM },
  lifetimes: { write: lifetimes, table: CALM },
  statements: { write: statements, table: CALM },
  asynchronous: { write: asynchronous, table: CALM },
  counts: { write: counts, table: CALM },
  formats: { write: formats, table: CALM },
  metaclasses: { write: metaclasses, table: CALM },
  mutations: { write: mutations, table: CALM },
  recursion: { write: recursion, table: CALM },
  patterns: { write: patterns, table: CALM },
  buffers: { write: buffers, table: CALM },
  quantities: { write: quantities, table: CALM },
  iteration: { write: iteration, table: CALM },
  records: { write: records, table: CALM },
};

// Whatever CPython imports or makes on some occasion only is there at once: classes of the abstract ones in collections.abc are
// asked by isinstance, and each remembers what it was asked for.
export const PRELUDE = `import sys, gc, weakref, os, collections, tracemalloc
collections.ChainMap, collections.UserDict, collections.UserList, collections.UserString
weakref.finalize(weakref.finalize, print).detach()
repr([])
gc.disable()
gc.collect()
class OutOfFuel(BaseException):
    pass
fuel = 0
def tick():
    global fuel
    fuel -= 1
    if fuel < 0:
        raise OutOfFuel
def cut(text):
    return text[:5000 if ' at 0x' in text else 500]
def show(action, *more):
    global fuel
    fuel = 60
    try:
        result = action()
        print(type(result).__name__, cut(repr(result)), *more)
    except (Exception, OutOfFuel) as error:
        print('!', type(error).__name__, cut(str(error)), *more)
def report(error):
    sys.excepthook(type(error), error, error.__traceback__)
def references(thing):
    return sys.getrefcount(thing) if type(thing) in (list, dict, set) or type(thing).__module__ == '__main__' else 'shared'
def hashed(thing):
    if type(thing) is tuple:
        return hash(thing) if all(type(part) in (int, str, bytes) for part in thing) else 'tuple'
    return hash(thing) if type(thing) in (int, str, bytes, bool) or type(thing) is float and thing == thing else 'by address'
def referrers(thing):
    return sorted(type(o).__name__ for o in gc.get_referrers(thing)) if type(thing).__module__ == '__main__' else 'shared'
def referents(thing):
    return sorted(type(o).__name__ for o in gc.get_referents(thing)) if type(thing) in (list, tuple, dict, set) else 'other'
def run(case):
    global fuel
    fuel = 400
    try:
        case()
    except BaseException as error:
        report(error)
def traced(function):
    def call(*args, **kwargs):
        print('call', function.__name__, args, kwargs)
        return function(*args, **kwargs)
    return call
try:
    raise ValueError('what reports an error is there from now on')
except ValueError as error:
    report(error)
async def what_warns_is_there_too():
    pass
what_warns_is_there_too()
gc.collect()
class Manager:
    def __init__(self, name, suppresses):
        self.name, self.suppresses = name, suppresses
    def __enter__(self):
        print('enter', self.name)
        return self
    def __exit__(self, kind, value, traceback):
        print('exit', self.name, kind and kind.__name__, value)
        return self.suppresses
    def __repr__(self):
        return f'Manager({self.name!r})'
class Point:
    __match_args__ = ('x', 'y')
    origin = 0
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __repr__(self):
        return f'Point({self.x}, {self.y})'
`;

// Objects that speak when the program ends, in the order in which its names are let go.
const LAST_WORDS = `
class Last:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print('end of', self.name)
def nested(n):
    return 1 / n if n < 1 else nested(n - 1)
first, _second, third = Last('first'), Last('second'), Last('third')
third.cycle = [third]
fourth = weakref.ref(first, lambda r: print('first is dead'))
sys.fifth = Last('fifth')
`;

// The text of case N, alone of its number; `recipe` restricts it to one kind.
export function caseText(number, recipe) {
  const chance = new Chance(number);
  const text = new Text();
  text.line(`print('# case ${number}')`);
  text.line('fuel = 400');
  text.line('gc.collect()');
  const kind = chance.pick(Object.keys(RECIPES));
  const { write, table } = RECIPES[recipe ?? kind];
  write(chance, new Expressions(chance, table, ATOMS), text);
  return text.toString();
}

export function programText(numbers, recipe) {
  return PRELUDE + numbers.map((number) => caseText(number, recipe)).join('') + LAST_WORDS + ending(new Chance(-numbers[0]));
}
