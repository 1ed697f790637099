/* Which code each built-in type has: the constant tables that a type's slots index. No code of its own. */
#include "types/attribute.h"

#include "types/builtin.h"
#include "types/builtin_function.h"
#include "types/bytes.h"
#include "types/cell.h"
#include "types/descriptor.h"
#include "types/dict.h"
#include "types/float.h"
#include "types/instance.h"
#include "types/int.h"
#include "types/list.h"
#include "types/method.h"
#include "types/method_descriptor.h"
#include "types/set.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type.h"
#include "types/weakref.h"

/* A slot that is set here names its own type, and what type_slots has for it. What is not set is inherited
 * from the base; hash and richcompare together, so that a type which compares and does not hash is
 * unhashable. */
const OwnSlots builtin_own_slots[TYPE_COUNT] = {
    [TYPE_OBJECT] =
        {
            .dealloc = TYPE_OBJECT,
            .hash = TYPE_OBJECT,
            .richcompare = TYPE_OBJECT,
            .getattro = TYPE_OBJECT,
            .setattro = TYPE_OBJECT,
        },
    [TYPE_TYPE] =
        {
            .dealloc = TYPE_TYPE,
            .traverse = TYPE_TYPE,
            .clear = TYPE_TYPE,
            .call = TYPE_TYPE,
            .getattro = TYPE_TYPE,
            .setattro = TYPE_TYPE,
        },
    [TYPE_INT] = {.dealloc = TYPE_INT, .hash = TYPE_INT, .richcompare = TYPE_INT},
    [TYPE_FLOAT] = {.dealloc = TYPE_FLOAT, .hash = TYPE_FLOAT, .richcompare = TYPE_FLOAT},
    [TYPE_STR] = {.dealloc = TYPE_STR, .hash = TYPE_STR, .richcompare = TYPE_STR},
    [TYPE_BYTES] = {.dealloc = TYPE_BYTES, .hash = TYPE_BYTES, .richcompare = TYPE_BYTES},
    [TYPE_TUPLE] =
        {
            .dealloc = TYPE_TUPLE,
            .traverse = TYPE_TUPLE,
            .hash = TYPE_TUPLE,
            .richcompare = TYPE_TUPLE,
        },
    [TYPE_LIST] = {.dealloc = TYPE_LIST, .traverse = TYPE_LIST, .clear = TYPE_LIST, .richcompare = TYPE_LIST},
    [TYPE_DICT] = {.dealloc = TYPE_DICT, .traverse = TYPE_DICT, .clear = TYPE_DICT, .richcompare = TYPE_DICT},
    [TYPE_SET] = {.dealloc = TYPE_SET, .traverse = TYPE_SET, .clear = TYPE_SET, .richcompare = TYPE_SET},
    [TYPE_FROZENSET] =
        {
            .dealloc = TYPE_FROZENSET,
            .traverse = TYPE_FROZENSET,
            .clear = TYPE_FROZENSET,
            .hash = TYPE_FROZENSET,
            .richcompare = TYPE_FROZENSET,
        },
    [TYPE_CELL] = {.dealloc = TYPE_CELL, .traverse = TYPE_CELL, .clear = TYPE_CELL, .richcompare = TYPE_CELL},
    [TYPE_BUILTIN_FUNCTION] =
        {
            .dealloc = TYPE_BUILTIN_FUNCTION,
            .traverse = TYPE_BUILTIN_FUNCTION,
            .hash = TYPE_BUILTIN_FUNCTION,
            .richcompare = TYPE_BUILTIN_FUNCTION,
            .call = TYPE_BUILTIN_FUNCTION,
        },
    [TYPE_METHOD_DESCRIPTOR] =
        {
            .dealloc = TYPE_METHOD_DESCRIPTOR,
            .traverse = TYPE_METHOD_DESCRIPTOR,
            .call = TYPE_METHOD_DESCRIPTOR,
            .descr_get = TYPE_METHOD_DESCRIPTOR,
        },
    [TYPE_METHOD] =
        {
            .dealloc = TYPE_METHOD,
            .traverse = TYPE_METHOD,
            .hash = TYPE_METHOD,
            .richcompare = TYPE_METHOD,
            .call = TYPE_METHOD,
            .getattro = TYPE_METHOD,
            .descr_get = TYPE_METHOD,
        },
    [TYPE_WEAKREF] =
        {
            .dealloc = TYPE_WEAKREF,
            .traverse = TYPE_WEAKREF,
            .clear = TYPE_WEAKREF,
            .hash = TYPE_WEAKREF,
            .richcompare = TYPE_WEAKREF,
            .call = TYPE_WEAKREF,
        },
    [TYPE_WEAK_PROXY] =
        {
            .dealloc = TYPE_WEAK_PROXY,
            .traverse = TYPE_WEAK_PROXY,
            .clear = TYPE_WEAK_PROXY,
            .richcompare = TYPE_WEAK_PROXY,
            .getattro = TYPE_WEAK_PROXY,
            .setattro = TYPE_WEAK_PROXY,
        },
    [TYPE_WEAK_CALLABLE_PROXY] =
        {
            .dealloc = TYPE_WEAK_PROXY,
            .traverse = TYPE_WEAK_PROXY,
            .clear = TYPE_WEAK_PROXY,
            .richcompare = TYPE_WEAK_PROXY,
            .call = TYPE_WEAK_PROXY,
            .getattro = TYPE_WEAK_PROXY,
            .setattro = TYPE_WEAK_PROXY,
        },
    [TYPE_GETSET_DESCRIPTOR] =
        {
            .dealloc = TYPE_GETSET_DESCRIPTOR,
            .traverse = TYPE_GETSET_DESCRIPTOR,
            .descr_get = TYPE_GETSET_DESCRIPTOR,
        },
    [TYPE_MEMBER_DESCRIPTOR] =
        {
            .dealloc = TYPE_MEMBER_DESCRIPTOR,
            .traverse = TYPE_MEMBER_DESCRIPTOR,
            .descr_get = TYPE_MEMBER_DESCRIPTOR,
        },
};

const TypeSlots type_slots[TYPE_SLOTS_COUNT] = {
    [TYPE_OBJECT] =
        {
            .dealloc = plain_dealloc,
            .hash = plain_hash,
            .richcompare = plain_richcompare,
            .getattro = generic_getattro,
            .setattro = generic_setattro,
        },
    [TYPE_TYPE] =
        {
            .dealloc = type_dealloc,
            .clear = type_clear,
            .call = type_call,
            .getattro = type_getattro,
            .setattro = type_setattro,
            .getsizeof = type_sizeof,
        },
    [TYPE_INT] = {.dealloc = int_dealloc,
                  .hash = int_hash,
                  .richcompare = int_richcompare,
                  .getsizeof = int_sizeof},
    [TYPE_FLOAT] = {.dealloc = float_dealloc, .hash = float_hash, .richcompare = float_richcompare},
    [TYPE_STR] = {.dealloc = str_dealloc,
                  .hash = str_hash,
                  .richcompare = str_richcompare,
                  .getsizeof = str_sizeof},
    [TYPE_BYTES] =
        {
            .dealloc = bytes_dealloc,
            .hash = bytes_hash,
            .richcompare = bytes_richcompare,
        },
    [TYPE_TUPLE] = {.dealloc = tuple_dealloc, .hash = tuple_hash, .richcompare = tuple_richcompare},
    [TYPE_LIST] =
        {
            .dealloc = list_dealloc,
            .clear = list_clear,
            .richcompare = list_richcompare,
            .getsizeof = list_sizeof,
        },
    [TYPE_DICT] =
        {
            .dealloc = dict_dealloc,
            .clear = dict_clear,
            .richcompare = dict_richcompare,
            .getsizeof = dict_sizeof,
        },
    [TYPE_SET] = {.dealloc = set_dealloc,
                  .clear = set_clear,
                  .richcompare = set_richcompare,
                  .getsizeof = set_sizeof},
    [TYPE_FROZENSET] =
        {
            .dealloc = set_dealloc,
            .clear = set_clear,
            .hash = frozenset_hash,
            .richcompare = set_richcompare,
            .getsizeof = set_sizeof,
        },
    [TYPE_CELL] = {.dealloc = cell_dealloc, .clear = cell_clear, .richcompare = cell_richcompare},
    [TYPE_BUILTIN_FUNCTION] =
        {
            .dealloc = builtin_function_dealloc,
            .hash = builtin_function_hash,
            .richcompare = builtin_function_richcompare,
            .call = builtin_function_call,
        },
    [TYPE_METHOD_DESCRIPTOR] =
        {
            .dealloc = descriptor_dealloc,
            .call = method_descriptor_call,
            .descr_get = method_descriptor_get,
        },
    [TYPE_METHOD] =
        {
            .dealloc = method_dealloc,
            .hash = method_hash,
            .richcompare = method_richcompare,
            .call = method_call,
            .getattro = method_getattro,
            .descr_get = method_get,
        },
    [TYPE_WEAKREF] =
        {
            .dealloc = weakref_dealloc,
            .clear = weakref_object_clear,
            .hash = weakref_hash,
            .richcompare = weakref_richcompare,
            .call = weakref_call,
        },
    [TYPE_WEAK_PROXY] =
        {
            .dealloc = weakref_dealloc,
            .clear = weakref_object_clear,
            .richcompare = weak_proxy_richcompare,
            .call = weak_proxy_call,
            .getattro = weak_proxy_getattro,
            .setattro = weak_proxy_setattro,
        },
    [TYPE_GETSET_DESCRIPTOR] = {.dealloc = descriptor_dealloc, .descr_get = getset_descriptor_get},
    [TYPE_MEMBER_DESCRIPTOR] = {.dealloc = descriptor_dealloc, .descr_get = member_descriptor_get},
    [TYPE_INSTANCE] =
        {
            .dealloc = instance_dealloc,
            .clear = instance_clear,
            .finalize = instance_finalize,
            .hash = instance_hash,
            .richcompare = instance_richcompare,
            .call = instance_call,
        },
};
