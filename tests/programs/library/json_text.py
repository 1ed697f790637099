# json: texts of values and values of texts, with every option, and the errors.
import io
import json
import math
from collections import OrderedDict, namedtuple


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except RecursionError as error:
        print(type(error).__name__)
    except Exception as error:
        print(type(error).__name__, error)


data = {'name': 'Zoë', 'list': [1, 2.5, -3e100, None, True, False], 'empty': [{}, [], '', ()], 'nested': {'a': {'b': [[]]}},
        'quote"': 'back\\slash / \b\f\n\r\t \x00\x1f\x7f \u2028 😀', 1: 'int', 2.5: 'float', None: 'none', True: 'true'}
for options in ({}, {'indent': 2}, {'indent': 0}, {'indent': '\t'}, {'indent': None, 'separators': (',', ':')},
                {'ensure_ascii': False}, {'indent': 1, 'separators': (' ;', ' = ')}, {'check_circular': False}):
    print(json.dumps(data, **options))
print(json.dumps({'b': 1, 'a': [2, {'z': 1, 'y': 2}]}, sort_keys=True))
print(json.dumps({'b': 1, 'a': [2, {'z': 1, 'y': 2}]}, sort_keys=True, indent=4))
for value in (0, -1, 10 ** 30, 1.0, -0.0, 1e16, 1e-7, 1e22, 123456789.123, math.pi, math.inf, -math.inf, math.nan, 'x', '',
              'é', 'a"b', None, True, [], {}, (), [[]], (1, (2,)), {'': ''}):
    print(json.dumps(value), json.dumps(value, indent=1), json.dumps([value], ensure_ascii=False))
attempt(json.dumps, {1, 2})
attempt(json.dumps, b'bytes')
attempt(json.dumps, 1j)
attempt(json.dumps, object)
attempt(json.dumps, {(1, 2): 3})
attempt(json.dumps, {(1, 2): 3, 'a': 1}, skipkeys=True)
attempt(json.dumps, {b'a': 3, 'a': 1}, skipkeys=True, indent=2)
attempt(json.dumps, [math.nan], allow_nan=False)
attempt(json.dumps, {math.inf: 1}, allow_nan=False)
attempt(json.dumps, {1: 1, 'a': 2}, sort_keys=True)
attempt(json.dumps, {2: 1, 1: 2, 1.5: 3}, sort_keys=True)
circle = []
circle.append(circle)
attempt(json.dumps, circle)
attempt(json.dumps, {'a': circle})
attempt(json.dumps, circle, check_circular=False)
attempt(json.dumps, {1, 2}, default=list)
attempt(json.dumps, [{3}, {4}], default=sorted, indent=2)
attempt(json.dumps, {1}, default=lambda o: o)


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex):
            return {'real': o.real, 'imag': o.imag}
        return super().default(o)


attempt(json.dumps, [1j, 2], cls=Encoder)
attempt(json.dumps, {3}, cls=Encoder)
print(Encoder(indent=1).encode({'a': 2j}), list(json.JSONEncoder().iterencode([1, 2]))[-1])
Pair = namedtuple('Pair', 'a b')


class MyInt(int):
    def __repr__(self):
        return 'mine'


class MyStr(str):
    pass


print(json.dumps([Pair(1, 2), OrderedDict(x=1), MyInt(3), MyStr('s'), {MyStr('k'): MyInt(1), MyInt(5): 0}]))
out = io.StringIO()
json.dump({'a': [1, 2]}, out, indent=2)
print(out.getvalue())

for text in ('1', '-1', '0', '1.5', '-0.0', '1e5', '1E+2', '1.5e-3', '"a"', '""', 'null', 'true', 'false', '[]', '{}', '[1, 2]',
             ' [ 1 , 2 ] ', '{"a": 1}', ' { "a" : [ 1 , { } ] , "b" : null } ', '"\\u00e9\\n\\t\\"\\\\\\/\\b\\f\\r"', '"\\ud83d\\ude00"',
             '"\\ud83d"', '"\\ud83dx"', '"\\ude00\\ud83d"', 'NaN', 'Infinity', '-Infinity', '[NaN, -Infinity]', '123456789012345678901234567890',
             '"é😀"', '{"a": 1, "a": 2}', '\n[\n1\n]\n', '1.0', '100000000000000000000.5', '-5E-324'):
    attempt(json.loads, text)
for text in ('', ' ', '{', '}', '[', ']', '[1', '[1,', '[1,]', '[1 2]', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{a:1}', '{1:2}',
             "{'a':1}", '"', '"abc', '"a\nb"', '"\\x"', '"\\u12"', '"\\u12g4"', '"\\', 'nul', 'tru', 'True', 'None', '01', '1.', '.5', '+1',
             '-', '1e', '1 2', '[1]]', '{}{}', 'abc', '[1,\n2,\n  x]', '{"a": 1 "b"}', '{"a" 1}', '\ufeff[]', '"\t"', '[,]', '{,}',
             '"\\ud83d\\u12"', '--1', '[1, 2', '{"a": [1, {"b": ]}', '-Infinit', '1_000', '"\x7f"', '\x0b1'):
    attempt(json.loads, text)
for value in (b'[1]', bytearray(b'{"a": "\xc3\xa9"}'), '["é"]'.encode('utf-16'), '["é"]'.encode('utf-32-le'),
              '["é"]'.encode('utf-16-be'), '["é"]'.encode('utf-8-sig'), 5, None, ['1'], memoryview(b'1')):
    attempt(json.loads, value)
try:
    json.loads('{"a":\n  [1,\n   oops]}')
except json.JSONDecodeError as error:
    print(error.msg, error.pos, error.lineno, error.colno, repr(error.doc), isinstance(error, ValueError), error.args)
attempt(json.loads, '{"a": 1, "b": {"c": 2}}', object_hook=lambda d: sorted(d.items()))
attempt(json.loads, '{"a": 1, "b": {"c": 2}}', object_pairs_hook=list)
attempt(json.loads, '{"a": 1}', object_pairs_hook=OrderedDict)
attempt(json.loads, '[1, 2.5, 1e3]', parse_int=lambda s: 'i' + s, parse_float=lambda s: 'f' + s)
attempt(json.loads, '[NaN, Infinity]', parse_constant=str.upper)
attempt(json.loads, '"a\tb"', strict=False)
attempt(json.loads, '"a\tb"')
print(json.load(io.StringIO('[1, {"x": "y"}]')))
attempt(json.loads, '1', bogus=1)
attempt(json.dumps, 1, bogus=1)


class Decoder(json.JSONDecoder):
    def decode(self, s):
        return 'decoded', super().decode(s)


attempt(json.loads, '[1]', cls=Decoder)
decoder = json.JSONDecoder()
attempt(decoder.raw_decode, '[1] tail')
attempt(decoder.raw_decode, 'xx [1] tail', 3)
attempt(decoder.raw_decode, ' 1')
attempt(decoder.raw_decode, '')
attempt(json.loads, '[' * 100000)
keys = json.loads('[{"key": 1}, {"key": 2}]')
print([k is j for d in keys for k in d for e in keys for j in e])
for round_trip in (data, [1, [2, [3]]], 'text', {'a': None}):
    again = json.loads(json.dumps(round_trip))
    print(json.dumps(again) == json.dumps(json.loads(json.dumps(again, indent=3))))
print(json.__all__, json.JSONEncoder.item_separator, json.JSONEncoder.key_separator)
