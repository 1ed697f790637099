# json: what is written and read in one go, and what is not.
import json

values = [None, True, False, 0, -1, 10**30, -10**18, 123456789012345678, 1.5, -0.0, 1e100, 1e-7, "", "a\"b\\c\n\t\x01\x7f", "é€😀\ud800",
          [], {}, [[]], [{}], {"a": []}, (1, 2, (3,)), {"k": 1, "j": [1, {"x": None}]}, {1: "a", -5: "b"}, {1.5: 2, True: 3, None: 4},
          [float("inf"), float("nan")], {"b": 1, "a": 2}, {"é": "é"}, {1: 1, "1": 2}, "plain", "\ud83d", "/"]
for value in values:
    for options in ({}, {"indent": 2}, {"indent": "\t", "sort_keys": True}, {"ensure_ascii": False}, {"separators": (",", ":")},
                    {"indent": 0}, {"indent": 1, "separators": (" , ", " : ")}, {"allow_nan": False}, {"skipkeys": True}):
        try:
            text = json.dumps(value, **options)
            print(ascii(text))
            print(ascii(json.loads(text)))
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)

texts = ["", " ", "[", "]", "[1,", "[1,]", "[1 2]", "{", "{1:2}", '{"a"}', '{"a":}', '{"a":1,}', '{"a":1 "b":2}', '"abc', '"\\x"', '"\\u12"',
         '"\\u12g4"', '"\\ud83d\\ude00"', '"\\ud83d"', '"\\ud83dx"', '"\\ud83d\\u0041"', '"\\ud83d\\u12"', '"a\nb"', "01", "-", "-0", "1.", "1.e5",
         "1e", "1e+", "1e5", "1E-2", "-1.5e3", "NaN", "-Infinity", "Infinity", "nul", "null x", "tru", "true", " [ 1 , 2 ] ", "\t{\n}\r",
         "[1,2", '{"a":[1,{"b":null}]}', '{"a":1,"a":2}', "1" * 400, "é", '"é€😀"', "[true,false,null]", "﻿1", "--1", "+1", ".5",
         '["' + "x" * 100 + '"]', "0x1", "[-]", "1 ", "truefalse", '"\t"']
for text in texts:
    try:
        print(ascii(json.loads(text)))
    except ValueError as error:
        print(type(error).__name__, error)

print(json.loads('["a\tb"]', strict=False), json.loads(b'[1]'), json.loads('[1.5, 2]', parse_float=str, parse_int=repr))
print(json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d)), json.loads('{"a": 1}', object_pairs_hook=list))
print(json.loads("NaN", parse_constant=str))
keys = json.loads('[{"key": 1}, {"key": 2}]')
print([list(d)[0] for d in keys], list(keys[0])[0] is list(keys[1])[0])

circle = []
circle.append(circle)
for value in (circle, {"a": circle}, object(), [1, {2}], {(1,): 2}, {"a": 1, 2: 3}):
    try:
        print(json.dumps(value, sort_keys=True))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


class Odd(int):
    def __repr__(self):
        return "odd"


class Words(dict):
    def items(self):
        return [("w", 1)]


class Own(json.JSONEncoder):
    def default(self, o):
        return ["default", str(type(o).__name__)]


print(json.dumps([Odd(3), Words(a=2), Odd(4) == 4]), json.dumps({"a": {1, 2}}, cls=Own), json.dumps([object()], default=lambda o: "o"))
deep = json.loads("[" * 100 + "]" * 100)
print(json.dumps(deep) == "[" * 100 + "]" * 100)
try:
    json.loads("[" * 100_000)
except RecursionError as error:
    print(error)
try:
    json.loads('{"a":' * 100_000)
except RecursionError as error:
    print(error)
decoder = json.JSONDecoder()
print(decoder.raw_decode("[1] rest"), decoder.decode(" 1 "))
