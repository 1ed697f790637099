/* The built-in types, all of them, as tables: names, bases, structs, flags. Owns no code.
 *
 * A type's number (TypeId) is its row; it stands in the region wherever a slot names the code it uses. */
#ifndef OURO_OBJECT_BUILTIN_TYPES_H
#define OURO_OBJECT_BUILTIN_TYPES_H

#include "object/layout.h"
#include "object/layout_iterators.h"
#include "object/layout_language.h"
#include "object/module_types.h"

/* Py_TPFLAGS_… */
#define TYPE_FLAG_MANAGED_DICT (UINT64_C(1) << 4)
#define TYPE_FLAG_SEQUENCE (UINT64_C(1) << 5)
#define TYPE_FLAG_MAPPING (UINT64_C(1) << 6)
#define TYPE_FLAG_DISALLOW_INSTANTIATION (UINT64_C(1) << 7)
#define TYPE_FLAG_IMMUTABLE (UINT64_C(1) << 8)
#define TYPE_FLAG_HEAP_TYPE (UINT64_C(1) << 9)
#define TYPE_FLAG_BASE_TYPE (UINT64_C(1) << 10)
#define TYPE_FLAG_HAVE_VECTORCALL (UINT64_C(1) << 11)
#define TYPE_FLAG_READY (UINT64_C(1) << 12)
#define TYPE_FLAG_HAVE_GC (UINT64_C(1) << 14)
#define TYPE_FLAG_METHOD_DESCRIPTOR (UINT64_C(1) << 17)
#define TYPE_FLAG_VALID_VERSION (UINT64_C(1) << 19)
#define TYPE_FLAG_ABSTRACT (UINT64_C(1) << 20)
#define TYPE_FLAG_MATCH_SELF (UINT64_C(1) << 22)
#define TYPE_FLAG_INT_SUBCLASS (UINT64_C(1) << 24)
#define TYPE_FLAG_LIST_SUBCLASS (UINT64_C(1) << 25)
#define TYPE_FLAG_TUPLE_SUBCLASS (UINT64_C(1) << 26)
#define TYPE_FLAG_BYTES_SUBCLASS (UINT64_C(1) << 27)
#define TYPE_FLAG_STR_SUBCLASS (UINT64_C(1) << 28)
#define TYPE_FLAG_DICT_SUBCLASS (UINT64_C(1) << 29)
#define TYPE_FLAG_BASE_EXCEPTION_SUBCLASS (UINT64_C(1) << 30)
#define TYPE_FLAG_TYPE_SUBCLASS (UINT64_C(1) << 31)

/* X(ID, name as tp_name has it, base, struct, flags). The flags are those of CPython 3.11's `T.__flags__`,
 * without the ones that say nothing about memory. Sizes and offsets are the profile's: PROFILE_BASICSIZE_ID,
 * PROFILE_ITEMSIZE_ID, PROFILE_WEAKREFOFFSET_ID, PROFILE_DICTOFFSET_ID. */
#define BUILTIN_TYPES(X) \
    X(OBJECT, "object", NO_SLOT, Object, TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE) \
    X(TYPE, "type", OBJECT, HeapTypeObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_HAVE_VECTORCALL | \
          TYPE_FLAG_TYPE_SUBCLASS) \
    X(NONE, "NoneType", OBJECT, Object, TYPE_FLAG_IMMUTABLE) \
    X(NOT_IMPLEMENTED, "NotImplementedType", OBJECT, Object, TYPE_FLAG_IMMUTABLE) \
    X(ELLIPSIS, "ellipsis", OBJECT, Object, TYPE_FLAG_IMMUTABLE) \
    X(INT, "int", OBJECT, IntObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_MATCH_SELF | TYPE_FLAG_INT_SUBCLASS) \
    X(BOOL, "bool", INT, SmallIntObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_MATCH_SELF | TYPE_FLAG_INT_SUBCLASS) \
    X(FLOAT, "float", OBJECT, FloatObject, TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_MATCH_SELF) \
    X(STR, "str", OBJECT, WideStrObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_MATCH_SELF | TYPE_FLAG_STR_SUBCLASS) \
    X(BYTES, "bytes", OBJECT, BytesObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_MATCH_SELF | TYPE_FLAG_BYTES_SUBCLASS) \
    X(TUPLE, "tuple", OBJECT, TupleObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_MATCH_SELF | \
          TYPE_FLAG_SEQUENCE | TYPE_FLAG_TUPLE_SUBCLASS) \
    X(LIST, "list", OBJECT, ListObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_MATCH_SELF | \
          TYPE_FLAG_SEQUENCE | TYPE_FLAG_LIST_SUBCLASS) \
    X(DICT, "dict", OBJECT, DictObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_MATCH_SELF | \
          TYPE_FLAG_MAPPING | TYPE_FLAG_DICT_SUBCLASS) \
    X(SET, "set", OBJECT, SetObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_MATCH_SELF) \
    X(FROZENSET, "frozenset", OBJECT, SetObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_MATCH_SELF) \
    X(CELL, "cell", OBJECT, CellObject, TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC) \
    X(BUILTIN_FUNCTION, "builtin_function_or_method", OBJECT, BuiltinFunctionObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_HAVE_VECTORCALL | \
          TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(METHOD_DESCRIPTOR, "method_descriptor", OBJECT, MethodDescriptorObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_HAVE_VECTORCALL | TYPE_FLAG_METHOD_DESCRIPTOR | \
          TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(METHOD, "method", OBJECT, MethodObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_HAVE_VECTORCALL) \
    X(WEAKREF, "weakref.ReferenceType", OBJECT, WeakrefObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_HAVE_VECTORCALL) \
    X(WEAK_PROXY, "weakref.ProxyType", OBJECT, WeakrefObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(WEAK_CALLABLE_PROXY, "weakref.CallableProxyType", OBJECT, WeakrefObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(GETSET_DESCRIPTOR, "getset_descriptor", OBJECT, DataDescriptorObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(MEMBER_DESCRIPTOR, "member_descriptor", OBJECT, DataDescriptorObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(COMPLEX, "complex", OBJECT, ComplexObject, TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE) \
    X(BYTEARRAY, "bytearray", OBJECT, ByteArrayObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_MATCH_SELF) \
    X(MEMORYVIEW, "memoryview", OBJECT, MemoryViewObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_SEQUENCE) \
    X(RANGE, "range", OBJECT, RangeObject, TYPE_FLAG_IMMUTABLE | TYPE_FLAG_SEQUENCE) \
    X(RANGE_ITERATOR, "range_iterator", OBJECT, RangeIteratorObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(LONGRANGE_ITERATOR, "longrange_iterator", OBJECT, LongRangeIteratorObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(SLICE, "slice", OBJECT, SliceObject, TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC) \
    X(LIST_ITERATOR, "list_iterator", OBJECT, SequenceIteratorObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(TUPLE_ITERATOR, "tuple_iterator", OBJECT, SequenceIteratorObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(STR_ITERATOR, "str_iterator", OBJECT, SequenceIteratorObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(BYTES_ITERATOR, "bytes_iterator", OBJECT, SequenceIteratorObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(BYTEARRAY_ITERATOR, "bytearray_iterator", OBJECT, SequenceIteratorObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(SEQUENCE_ITERATOR, "iterator", OBJECT, SequenceIteratorObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(CALLABLE_ITERATOR, "callable_iterator", OBJECT, CallableIteratorObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(MEMORY_ITERATOR, "memory_iterator", OBJECT, MemoryIteratorObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(DICT_KEYS, "dict_keys", OBJECT, DictViewObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(DICT_VALUES, "dict_values", OBJECT, DictViewObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(DICT_ITEMS, "dict_items", OBJECT, DictViewObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(SET_ITERATOR, "set_iterator", OBJECT, SetIteratorObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(ENUMERATE, "enumerate", OBJECT, EnumerateObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_HAVE_GC) \
    X(ZIP, "zip", OBJECT, ZipObject, TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_HAVE_GC) \
    X(MAP, "map", OBJECT, MapObject, TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_HAVE_GC) \
    X(FILTER, "filter", OBJECT, FilterObject, TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_HAVE_GC) \
    X(REVERSED, "reversed", OBJECT, ReversedObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_HAVE_GC) \
    X(PROPERTY, "property", OBJECT, PropertyObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_HAVE_GC) \
    X(CLASSMETHOD, "classmethod", OBJECT, WrappedMethodObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_HAVE_GC) \
    X(STATICMETHOD, "staticmethod", OBJECT, WrappedMethodObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_HAVE_GC) \
    X(SUPER, "super", OBJECT, SuperObject, TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_HAVE_GC) \
    X(WRAPPER_DESCRIPTOR, "wrapper_descriptor", OBJECT, WrapperDescriptorObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_METHOD_DESCRIPTOR | \
          TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(METHOD_WRAPPER, "method-wrapper", OBJECT, MethodWrapperObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(CLASSMETHOD_DESCRIPTOR, "classmethod_descriptor", OBJECT, MethodDescriptorObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(MAPPING_PROXY, "mappingproxy", OBJECT, MappingProxyObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_MAPPING) \
    X(CODE, "code", OBJECT, CodeObject, TYPE_FLAG_IMMUTABLE) \
    X(FUNCTION, "function", OBJECT, FunctionObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_HAVE_VECTORCALL | TYPE_FLAG_METHOD_DESCRIPTOR) \
    X(FRAME, "frame", OBJECT, FrameObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(TRACEBACK, "traceback", OBJECT, TracebackObject, TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC) \
    X(GENERATOR, "generator", OBJECT, GeneratorObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(COROUTINE, "coroutine", OBJECT, GeneratorObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(ASYNC_GENERATOR, "async_generator", OBJECT, GeneratorObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(MODULE, "module", OBJECT, ModuleObject, TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_HAVE_GC) \
    X(SIMPLE_NAMESPACE, "types.SimpleNamespace", OBJECT, NamespaceObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_HAVE_GC)

/* Types of which the profile says nothing: X(ID, name, base, struct, weak reference slot's offset or 0, flags). */
#define LESSER_TYPES(X) \
    X(LIST_REVERSE_ITERATOR, "list_reverseiterator", OBJECT, SequenceIteratorObject, 0, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(STR_ASCII_ITERATOR, "str_ascii_iterator", OBJECT, SequenceIteratorObject, 0, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(DICT_KEY_ITERATOR, "dict_keyiterator", OBJECT, DictIteratorObject, 0, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(DICT_VALUE_ITERATOR, "dict_valueiterator", OBJECT, DictIteratorObject, 0, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(DICT_ITEM_ITERATOR, "dict_itemiterator", OBJECT, DictIteratorObject, 0, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(DICT_REVERSE_KEY_ITERATOR, "dict_reversekeyiterator", OBJECT, DictIteratorObject, 0, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(DICT_REVERSE_VALUE_ITERATOR, "dict_reversevalueiterator", OBJECT, DictIteratorObject, 0, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(DICT_REVERSE_ITEM_ITERATOR, "dict_reverseitemiterator", OBJECT, DictIteratorObject, 0, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(GENERIC_ALIAS, "types.GenericAlias", OBJECT, GenericAliasObject, \
      offsetof(GenericAliasObject, weakreflist), \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_HAVE_VECTORCALL) \
    X(STANDARD_STREAM, "_io.TextIOWrapper", OBJECT, StandardStreamObject, \
      offsetof(StandardStreamObject, weakreflist), TYPE_FLAG_IMMUTABLE) \
    X(UNION, "types.UnionType", OBJECT, UnionObject, 0, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(COROUTINE_WRAPPER, "coroutine_wrapper", OBJECT, CoroutineWrapperObject, 0, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(ASYNC_GENERATOR_ASEND, "async_generator_asend", OBJECT, AsyncGeneratorStepObject, 0, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(ASYNC_GENERATOR_ATHROW, "async_generator_athrow", OBJECT, AsyncGeneratorStepObject, 0, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(ASYNC_GENERATOR_WRAPPED, "async_generator_wrapped_value", OBJECT, AsyncGeneratorWrappedObject, 0, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(MANAGED_BUFFER, "managedbuffer", OBJECT, ManagedBufferObject, 0, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION)

/* X(ErrorKind, name, base's ErrorKind, struct), a base before what is derived from it; in the order of
 * OURO_ERRORS. All are tracked by the collector and have a dict. */
#define EXCEPTION_TYPES(X) \
    X(BASE_EXCEPTION, "BaseException", NONE, BaseExceptionObject) \
    X(BASE_EXCEPTION_GROUP, "BaseExceptionGroup", BASE_EXCEPTION, ExceptionGroupObject) \
    X(EXCEPTION, "Exception", BASE_EXCEPTION, BaseExceptionObject) \
    X(ARITHMETIC, "ArithmeticError", EXCEPTION, BaseExceptionObject) \
    X(FLOATING_POINT, "FloatingPointError", ARITHMETIC, BaseExceptionObject) \
    X(OVERFLOW, "OverflowError", ARITHMETIC, BaseExceptionObject) \
    X(ZERO_DIVISION, "ZeroDivisionError", ARITHMETIC, BaseExceptionObject) \
    X(ASSERTION, "AssertionError", EXCEPTION, BaseExceptionObject) \
    X(ATTRIBUTE, "AttributeError", EXCEPTION, AttributeErrorObject) \
    X(BUFFER, "BufferError", EXCEPTION, BaseExceptionObject) \
    X(EOF, "EOFError", EXCEPTION, BaseExceptionObject) \
    X(IMPORT, "ImportError", EXCEPTION, ImportErrorObject) \
    X(MODULE_NOT_FOUND, "ModuleNotFoundError", IMPORT, ImportErrorObject) \
    X(LOOKUP, "LookupError", EXCEPTION, BaseExceptionObject) \
    X(INDEX, "IndexError", LOOKUP, BaseExceptionObject) \
    X(KEY, "KeyError", LOOKUP, BaseExceptionObject) \
    X(MEMORY, "MemoryError", EXCEPTION, BaseExceptionObject) \
    X(NAME, "NameError", EXCEPTION, NameErrorObject) \
    X(UNBOUND_LOCAL, "UnboundLocalError", NAME, NameErrorObject) \
    X(OS, "OSError", EXCEPTION, OSErrorObject) \
    X(BLOCKING_IO, "BlockingIOError", OS, OSErrorObject) \
    X(CHILD_PROCESS, "ChildProcessError", OS, OSErrorObject) \
    X(CONNECTION, "ConnectionError", OS, OSErrorObject) \
    X(BROKEN_PIPE, "BrokenPipeError", CONNECTION, OSErrorObject) \
    X(CONNECTION_ABORTED, "ConnectionAbortedError", CONNECTION, OSErrorObject) \
    X(CONNECTION_REFUSED, "ConnectionRefusedError", CONNECTION, OSErrorObject) \
    X(CONNECTION_RESET, "ConnectionResetError", CONNECTION, OSErrorObject) \
    X(FILE_EXISTS, "FileExistsError", OS, OSErrorObject) \
    X(FILE_NOT_FOUND, "FileNotFoundError", OS, OSErrorObject) \
    X(INTERRUPTED, "InterruptedError", OS, OSErrorObject) \
    X(IS_A_DIRECTORY, "IsADirectoryError", OS, OSErrorObject) \
    X(NOT_A_DIRECTORY, "NotADirectoryError", OS, OSErrorObject) \
    X(PERMISSION, "PermissionError", OS, OSErrorObject) \
    X(PROCESS_LOOKUP, "ProcessLookupError", OS, OSErrorObject) \
    X(TIMEOUT, "TimeoutError", OS, OSErrorObject) \
    X(REFERENCE, "ReferenceError", EXCEPTION, BaseExceptionObject) \
    X(RUNTIME, "RuntimeError", EXCEPTION, BaseExceptionObject) \
    X(NOT_IMPLEMENTED, "NotImplementedError", RUNTIME, BaseExceptionObject) \
    X(RECURSION, "RecursionError", RUNTIME, BaseExceptionObject) \
    X(STOP_ASYNC_ITERATION, "StopAsyncIteration", EXCEPTION, BaseExceptionObject) \
    X(STOP_ITERATION, "StopIteration", EXCEPTION, StopIterationObject) \
    X(SYNTAX, "SyntaxError", EXCEPTION, SyntaxErrorObject) \
    X(INDENTATION, "IndentationError", SYNTAX, SyntaxErrorObject) \
    X(TAB, "TabError", INDENTATION, SyntaxErrorObject) \
    X(SYSTEM, "SystemError", EXCEPTION, BaseExceptionObject) \
    X(TYPE, "TypeError", EXCEPTION, BaseExceptionObject) \
    X(VALUE, "ValueError", EXCEPTION, BaseExceptionObject) \
    X(UNICODE, "UnicodeError", VALUE, BaseExceptionObject) \
    X(UNICODE_DECODE, "UnicodeDecodeError", UNICODE, UnicodeErrorObject) \
    X(UNICODE_ENCODE, "UnicodeEncodeError", UNICODE, UnicodeErrorObject) \
    X(UNICODE_TRANSLATE, "UnicodeTranslateError", UNICODE, UnicodeErrorObject) \
    X(WARNING, "Warning", EXCEPTION, BaseExceptionObject) \
    X(BYTES_WARNING, "BytesWarning", WARNING, BaseExceptionObject) \
    X(DEPRECATION_WARNING, "DeprecationWarning", WARNING, BaseExceptionObject) \
    X(ENCODING_WARNING, "EncodingWarning", WARNING, BaseExceptionObject) \
    X(FUTURE_WARNING, "FutureWarning", WARNING, BaseExceptionObject) \
    X(IMPORT_WARNING, "ImportWarning", WARNING, BaseExceptionObject) \
    X(PENDING_DEPRECATION_WARNING, "PendingDeprecationWarning", WARNING, BaseExceptionObject) \
    X(RESOURCE_WARNING, "ResourceWarning", WARNING, BaseExceptionObject) \
    X(RUNTIME_WARNING, "RuntimeWarning", WARNING, BaseExceptionObject) \
    X(SYNTAX_WARNING, "SyntaxWarning", WARNING, BaseExceptionObject) \
    X(UNICODE_WARNING, "UnicodeWarning", WARNING, BaseExceptionObject) \
    X(USER_WARNING, "UserWarning", WARNING, BaseExceptionObject) \
    X(GENERATOR_EXIT, "GeneratorExit", BASE_EXCEPTION, BaseExceptionObject) \
    X(KEYBOARD_INTERRUPT, "KeyboardInterrupt", BASE_EXCEPTION, BaseExceptionObject) \
    X(SYSTEM_EXIT, "SystemExit", BASE_EXCEPTION, SystemExitObject)

#define EXCEPTION_FLAGS \
    (TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_BASE_EXCEPTION_SUBCLASS)

/* TYPE_INSTANCE is no type of its own: it is the code that classes made at run time use in their slots
 * (CPython's subtype_… functions), so it has a number among them. */
typedef enum TypeId {
    TYPE_NO_SLOT,
#define TYPE_MEMBER(ID, name, base, layout, flags) TYPE_##ID,
    BUILTIN_TYPES(TYPE_MEMBER)
#undef TYPE_MEMBER
#define TYPE_MEMBER(ID, name, base, layout, weaklistoffset, flags) TYPE_##ID,
        LESSER_TYPES(TYPE_MEMBER)
#undef TYPE_MEMBER
#define TYPE_MEMBER(ID, identifier, name, base, layout, weaklistoffset, dictoffset, flags) TYPE_##ID,
            MODULE_TYPES(TYPE_MEMBER)
#undef TYPE_MEMBER
#define TYPE_MEMBER(KIND, name, base, layout) TYPE_ERROR_##KIND,
                EXCEPTION_TYPES(TYPE_MEMBER)
#undef TYPE_MEMBER
                    TYPE_COUNT,
    TYPE_INSTANCE = TYPE_COUNT,
    TYPE_SLOTS_COUNT
} TypeId;

#endif
