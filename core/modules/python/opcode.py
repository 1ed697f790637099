"""The instructions of the virtual machine: their numbers, names and kinds."""

import _dis
from _dis import stack_effect

__all__ = ['cmp_op', 'hasconst', 'hasname', 'hasjrel', 'hasjabs', 'haslocal', 'hascompare', 'hasfree', 'hasnargs',
           'opname', 'opmap', 'HAVE_ARGUMENT', 'EXTENDED_ARG', 'stack_effect']

cmp_op = ('<', '<=', '==', '!=', '>', '>=')

HAVE_ARGUMENT = 90
opname = ['<%r>' % (number,) for number in range(256)]
opmap = {}
hasconst = []
hasname = []
hasjrel = []
hasjabs = []
haslocal = []
hascompare = []
hasfree = []
hasnargs = []
_inline_cache_entries = [0] * 256
_documentation = {}

_kinds = {'CONST': hasconst, 'NAME': hasname, 'GLOBAL': hasname, 'LOCAL': haslocal, 'FREE': hasfree,
          'COMPARE': hascompare, 'JUMP_FORWARD': hasjrel, 'JUMP_BACKWARD': hasjrel}

for _row in _dis.table():
    _name, _number, _caches, _kind, _text = _row
    opname[_number] = _name
    opmap[_name] = _number
    _inline_cache_entries[_number] = _caches
    _documentation[_name] = _text
    if _kind in _kinds:
        _kinds[_kind].append(_number)

EXTENDED_ARG = opmap['EXTENDED_ARG']

_nb_ops = [('NB_ADD', '+'), ('NB_AND', '&'), ('NB_FLOOR_DIVIDE', '//'), ('NB_LSHIFT', '<<'),
           ('NB_MATRIX_MULTIPLY', '@'), ('NB_MULTIPLY', '*'), ('NB_REMAINDER', '%'), ('NB_OR', '|'), ('NB_POWER', '**'),
           ('NB_RSHIFT', '>>'), ('NB_SUBTRACT', '-'), ('NB_TRUE_DIVIDE', '/'), ('NB_XOR', '^')]
_nb_ops += [('NB_INPLACE_' + _name[3:], _sign + '=') for _name, _sign in _nb_ops]

_cache_format = {
    'LOAD_GLOBAL': {'counter': 1, 'index': 1, 'module_keys_version': 2, 'builtin_keys_version': 1},
    'BINARY_OP': {'counter': 1},
    'UNPACK_SEQUENCE': {'counter': 1},
    'COMPARE_OP': {'counter': 1, 'mask': 1},
    'BINARY_SUBSCR': {'counter': 1, 'type_version': 2, 'func_version': 1},
    'FOR_ITER': {'counter': 1},
    'LOAD_ATTR': {'counter': 1, 'version': 2, 'index': 1},
    'STORE_ATTR': {'counter': 1, 'version': 2, 'index': 1},
    'LOAD_METHOD': {'counter': 1, 'type_version': 2, 'dict_offset': 1, 'keys_version': 2, 'descr': 4},
    'CALL': {'counter': 1, 'func_version': 2, 'min_args': 1},
    'PRECALL': {'counter': 1},
    'STORE_SUBSCR': {'counter': 1},
}
del _row, _name, _number, _caches, _kind, _text, _kinds
