/* CPython 3.6 as python.org released it, 64-bit. Beside each constant: where it stands there.
 *
 * Owns primitive numbers alone; what follows is in derived.h. Every profile header holds the same list. */
#define PROFILE_NAME "3.6"
#define PROFILE_NUMBER 306

/* Allocator: Objects/obmalloc.c */
#define PROFILE_ALIGNMENT 8                 /* ALIGNMENT */
#define PROFILE_SMALL_REQUEST_THRESHOLD 512 /* SMALL_REQUEST_THRESHOLD */
#define PROFILE_ARENA_BITS 18               /* ARENA_SIZE, 256 KiB */
#define PROFILE_POOL_BITS 12                /* POOL_SIZE is SYSTEM_PAGE_SIZE */
#define PROFILE_INITIAL_ARENA_OBJECTS 16    /* INITIAL_ARENA_OBJECTS */
#define PROFILE_HAS_RADIX_TREE 0            /* address_in_range reads the pool's arenaindex */

/* Collector: Include/objimpl.h, Modules/gcmodule.c */
#define PROFILE_GC_HEAD_SIZE 24    /* PyGC_Head: next, prev, refs */
#define PROFILE_GC_REFS_IN_PREV 0  /* gc_refs has a word of its own */
#define PROFILE_GC_REFS_SHIFT 1    /* _PyGC_REFS_SHIFT */
#define PROFILE_GC_THRESHOLD_0 700 /* generations */
#define PROFILE_GC_THRESHOLD_1 10
#define PROFILE_GC_THRESHOLD_2 10
/* What has been when a program begins: not measured yet; see profile_3_11.h. */
#define PROFILE_GC_START_COUNT_0 0
#define PROFILE_GC_START_COUNT_1 0
#define PROFILE_GC_START_COLLECTED_0 0
#define PROFILE_GC_START_OBJECTS 0
#define PROFILE_START_DEAD_TUPLES 0
#define PROFILE_START_DEAD_FLOATS 0
#define PROFILE_GC_AT_EVAL_BREAKER 0 /* _PyObject_GC_Alloc collects at once */

/* Objects */
#define PROFILE_HAS_IMMORTAL 0
#define PROFILE_STATIC_REFCOUNT 1          /* longobject.c, PyLong_Init: an ordinary count */
#define PROFILE_CALL_ARGUMENT_REFERENCES 2 /* a call adds: the caller's stack and the local */
#define PROFILE_MANAGED_DICT_WORDS 0       /* pre-header of instances: none */
#define PROFILE_HAS_MANAGED_WEAKREF 0
#define PROFILE_HAS_INLINE_VALUES 0
#define PROFILE_ASCII_HEADER_SIZE 48           /* unicodeobject.h: PyASCIIObject */
#define PROFILE_COMPACT_HEADER_SIZE 72         /* unicodeobject.h: PyCompactUnicodeObject */
#define PROFILE_INT_SIZEOF_COUNTS_ZERO 0       /* longobject.c, int___sizeof__: 0 has no digit */
#define PROFILE_SMALL_INT_NEGATIVE 5           /* longobject.c: NSMALLNEGINTS */
#define PROFILE_SMALL_INT_POSITIVE 257         /* longobject.c: NSMALLPOSINTS */
#define PROFILE_EMPTY_FROZENSET_IS_SINGLETON 1 /* setobject.c: emptyfrozenset */
#define PROFILE_STATIC_TYPE_SIZE 400           /* object.h: PyTypeObject */
#define PROFILE_SIZEOF_STATIC_TYPE_HAS_HEAD 0
#define PROFILE_CLASS_FLAGS 0x45601         /* type_new, with __dict__ and __weakref__ */
#define PROFILE_SLOTTED_CLASS_FLAGS 0x45601 /* type_new, with __slots__ alone */

/* Deallocation of deep structures */
#define PROFILE_TRASHCAN_LEVEL 50 /* object.h: PyTrash_UNWIND_LEVEL */
#define PROFILE_TRASHCAN_BATCH 49 /* _PyTrash_destroy_chain is itself one level */

/* Free lists: Objects/floatobject.c and so on */
#define PROFILE_FLOAT_FREE_LIST 100            /* PyFloat_MAXFREELIST */
#define PROFILE_LIST_FREE_LIST 80              /* PyList_MAXFREELIST */
#define PROFILE_DICT_FREE_LIST 80              /* PyDict_MAXFREELIST */
#define PROFILE_DICT_KEYS_FREE_LIST 80         /* tables of 8 */
#define PROFILE_TUPLE_FREE_LIST_LENGTHS 19     /* lengths 1 ... 19; PyTuple_MAXSAVESIZE counts length 0 */
#define PROFILE_TUPLE_FREE_LIST_TAKES 19       /* the longest taken */
#define PROFILE_TUPLE_FREE_LIST_EACH 2000      /* PyTuple_MAXFREELIST */
#define PROFILE_METHOD_FREE_LIST 256           /* PyMethod_MAXFREELIST */
#define PROFILE_BUILTIN_FUNCTION_FREE_LIST 256 /* PyCFunction_MAXFREELIST */
#define PROFILE_FRAME_FREE_LIST 200            /* PyFrame_MAXFREELIST */

/* Dicts: Objects/dict-common.h, dictobject.c */
#define PROFILE_DICT_LOG_MINSIZE 3       /* PyDict_MINSIZE 8 */
#define PROFILE_DICT_KEYS_HEADER_SIZE 40 /* _dictkeysobject up to dk_indices */
#define PROFILE_DICT_UNICODE_KEYS 0      /* every entry stores its hash */
#define PROFILE_DICT_NEW_HAS_TABLE 1     /* PyDict_New makes a table at once */
#define PROFILE_DICT_GROWTH_USED 2       /* GROWTH_RATE: this many times the entries in use ... */
#define PROFILE_DICT_GROWTH_HALF_SIZE 1  /* ... and half the table */
#define PROFILE_DICT_SIZE_ORS_MINSIZE 0  /* dictresize: the next power of 2 */
#define PROFILE_DICT_MAX_PRESIZE_LOG 17  /* _PyDict_NewPresized, dict_new_presized: max_presize */
#define PROFILE_SHARED_KEYS_MAX_SIZE 5   /* _PyDict_NewKeysForClass: USABLE_FRACTION(8) */
#define PROFILE_SHARED_KEYS_LOG_SIZE 3   /* _PyDict_NewKeysForClass */
#define PROFILE_SHARED_KEYS_SHRINK 0     /* instances leave the class's table as it is */
#define PROFILE_VALUES_HEADER_SIZE 0     /* values are a bare array */
#define PROFILE_VALUES_ORDER_EXTRA 0     /* no insertion order kept */
#define PROFILE_VALUES_KEEP_ORDER 0      /* a byte for each value: the insertion order */

/* Lists: Objects/listobject.c */
#define PROFILE_LIST_GROWTH_ROUNDS_TO_4 0 /* list_resize */
#define PROFILE_LIST_EXACT_ROUNDS_TO_2 0  /* extending an empty list grows it as any other */

/* Sets: Objects/setobject.c */
#define PROFILE_SET_MINSIZE 8               /* PySet_MINSIZE */
#define PROFILE_SET_FILL_TIMES 3            /* set_add_entry grows when fill * this >= ... */
#define PROFILE_SET_MASK_TIMES 2            /* ... mask * this */
#define PROFILE_SET_GROWTH_SMALL 4          /* to this many times what is used */
#define PROFILE_SET_GROWTH_LARGE 2          /* the same, beyond ... */
#define PROFILE_SET_GROWTH_LARGE_FROM 50000 /* ... this many used */

/* Types as type(x) shows them, the table of derived.h's PROFILE_BASICSIZE_... :
 *   X(NAME, name, __basicsize__, __itemsize__, __dictoffset__, __weakrefoffset__, __flags__)
 * Flags without VALID_VERSION_TAG, which comes and goes. */
#define PROFILE_TYPES(X) \
    X(OBJECT, "object", 16, 0, 0, 0, 0x41400) \
    X(TYPE, "type", 864, 40, 264, 368, 0x80045400) \
    X(INT, "int", 24, 4, 0, 0, 0x1041400) \
    X(BOOL, "bool", 32, 4, 0, 0, 0x1041000) \
    X(FLOAT, "float", 24, 0, 0, 0, 0x41400) \
    X(COMPLEX, "complex", 32, 0, 0, 0, 0x41400) \
    X(STR, "str", 80, 0, 0, 0, 0x10041400) \
    X(BYTES, "bytes", 33, 1, 0, 0, 0x8041400) \
    X(BYTEARRAY, "bytearray", 56, 0, 0, 0, 0x41400) \
    X(MEMORYVIEW, "memoryview", 144, 8, 0, 136, 0x45000) \
    X(TUPLE, "tuple", 24, 8, 0, 0, 0x4045400) \
    X(LIST, "list", 40, 0, 0, 0, 0x2045400) \
    X(DICT, "dict", 48, 0, 0, 0, 0x20045400) \
    X(SET, "set", 200, 0, 0, 192, 0x45400) \
    X(FROZENSET, "frozenset", 200, 0, 0, 192, 0x45400) \
    X(NONE, "none", 16, 0, 0, 0, 0x41000) \
    X(ELLIPSIS, "ellipsis", 16, 0, 0, 0, 0x41000) \
    X(NOT_IMPLEMENTED, "not_implemented", 16, 0, 0, 0, 0x41000) \
    X(SLICE, "slice", 40, 0, 0, 0, 0x45000) \
    X(RANGE, "range", 48, 0, 0, 0, 0x41000) \
    X(SUPER, "super", 40, 0, 0, 0, 0x45400) \
    X(PROPERTY, "property", 56, 0, 0, 0, 0x45400) \
    X(STATICMETHOD, "staticmethod", 32, 0, 24, 0, 0x45400) \
    X(CLASSMETHOD, "classmethod", 32, 0, 24, 0, 0x45400) \
    X(FUNCTION, "function", 112, 0, 72, 80, 0x45000) \
    X(METHOD, "method", 40, 0, 0, 32, 0x45000) \
    X(BUILTIN_FUNCTION, "builtin_function", 48, 0, 0, 40, 0x45000) \
    X(CELL, "cell", 24, 0, 0, 0, 0x45000) \
    X(CODE, "code", 144, 0, 0, 128, 0x41000) \
    X(FRAME, "frame", 384, 8, 0, 0, 0x45000) \
    X(GENERATOR, "generator", 64, 0, 0, 40, 0x45001) \
    X(COROUTINE, "coroutine", 64, 0, 0, 40, 0x45001) \
    X(ASYNC_GENERATOR, "async_generator", 80, 0, 0, 40, 0x45001) \
    X(TRACEBACK, "traceback", 40, 0, 0, 0, 0x45000) \
    X(MODULE, "module", 56, 0, 16, 40, 0x45400) \
    X(SIMPLE_NAMESPACE, "simple_namespace", 24, 0, 16, 0, 0x45400) \
    X(MAPPING_PROXY, "mapping_proxy", 24, 0, 0, 0, 0x45000) \
    X(WEAKREF, "weakref", 56, 0, 0, 0, 0x45400) \
    X(WEAK_PROXY, "weakproxy", 56, 0, 0, 0, 0x45000) \
    X(WEAK_CALLABLE_PROXY, "weakcallableproxy", 56, 0, 0, 0, 0x45000) \
    X(GETSET_DESCRIPTOR, "getset_descriptor", 48, 0, 0, 0, 0x45000) \
    X(MEMBER_DESCRIPTOR, "member_descriptor", 48, 0, 0, 0, 0x45000) \
    X(METHOD_DESCRIPTOR, "method_descriptor", 48, 0, 0, 0, 0x45000) \
    X(CLASSMETHOD_DESCRIPTOR, "classmethod_descriptor", 48, 0, 0, 0, 0x45000) \
    X(WRAPPER_DESCRIPTOR, "wrapper_descriptor", 56, 0, 0, 0, 0x45000) \
    X(METHOD_WRAPPER, "method_wrapper", 32, 0, 0, 0, 0x45000) \
    X(LIST_ITERATOR, "list_iterator", 32, 0, 0, 0, 0x45000) \
    X(LIST_REVERSEITERATOR, "list_reverseiterator", 32, 0, 0, 0, 0x45000) \
    X(TUPLE_ITERATOR, "tuple_iterator", 32, 0, 0, 0, 0x45000) \
    X(STR_ITERATOR, "str_iterator", 32, 0, 0, 0, 0x45000) \
    X(BYTES_ITERATOR, "bytes_iterator", 32, 0, 0, 0, 0x45000) \
    X(BYTEARRAY_ITERATOR, "bytearray_iterator", 32, 0, 0, 0, 0x45000) \
    X(RANGE_ITERATOR, "range_iterator", 48, 0, 0, 0, 0x41000) \
    X(LONGRANGE_ITERATOR, "longrange_iterator", 48, 0, 0, 0, 0x41000) \
    X(SET_ITERATOR, "set_iterator", 48, 0, 0, 0, 0x45000) \
    X(SEQUENCE_ITERATOR, "sequence_iterator", 32, 0, 0, 0, 0x45000) \
    X(CALLABLE_ITERATOR, "callable_iterator", 32, 0, 0, 0, 0x45000) \
    X(MEMORY_ITERATOR, "memory_iterator", 32, 0, 0, 0, 0x45000) \
    X(DICT_KEYS, "dict_keys", 24, 0, 0, 0, 0x45000) \
    X(DICT_VALUES, "dict_values", 24, 0, 0, 0, 0x45000) \
    X(DICT_ITEMS, "dict_items", 24, 0, 0, 0, 0x45000) \
    X(DICT_KEYITERATOR, "dict_keyiterator", 56, 0, 0, 0, 0x45000) \
    X(DICT_VALUEITERATOR, "dict_valueiterator", 56, 0, 0, 0, 0x45000) \
    X(DICT_ITEMITERATOR, "dict_itemiterator", 56, 0, 0, 0, 0x45000) \
    X(ENUMERATE, "enumerate", 48, 0, 0, 0, 0x45400) \
    X(ZIP, "zip", 40, 0, 0, 0, 0x45400) \
    X(MAP, "map", 32, 0, 0, 0, 0x45400) \
    X(FILTER, "filter", 32, 0, 0, 0, 0x45400) \
    X(REVERSED, "reversed", 32, 0, 0, 0, 0x45400) \
    X(BASE_EXCEPTION, "base_exception", 64, 0, 16, 0, 0x40045400) \
    X(EXCEPTION, "exception", 64, 0, 16, 0, 0x40045400) \
    X(STOP_ITERATION, "stop_iteration", 72, 0, 16, 0, 0x40045400) \
    X(NAME_ERROR, "name_error", 64, 0, 16, 0, 0x40045400) \
    X(ATTRIBUTE_ERROR, "attribute_error", 64, 0, 16, 0, 0x40045400) \
    X(IMPORT_ERROR, "import_error", 88, 0, 16, 0, 0x40045400) \
    X(OS_ERROR, "os_error", 104, 0, 16, 0, 0x40045400) \
    X(SYNTAX_ERROR, "syntax_error", 112, 0, 16, 0, 0x40045400) \
    X(SYSTEM_EXIT, "system_exit", 72, 0, 16, 0, 0x40045400) \
    X(UNICODE_ERROR, "unicode_error", 104, 0, 16, 0, 0x40045400) \
    X(KEY_ERROR, "key_error", 64, 0, 16, 0, 0x40045400) \
    X(MEMORY_ERROR, "memory_error", 64, 0, 16, 0, 0x40045400)
