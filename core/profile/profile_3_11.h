/* CPython 3.11, 64-bit. Beside each constant: where it stands there.
 *
 * Owns primitive numbers alone; what follows is in derived.h. Every profile header holds the same list. */
#define PROFILE_NAME "3.11"
#define PROFILE_NUMBER 311

/* Allocator: Objects/obmalloc.c */
#define PROFILE_ALIGNMENT 16                /* ALIGNMENT */
#define PROFILE_SMALL_REQUEST_THRESHOLD 512 /* SMALL_REQUEST_THRESHOLD */
#define PROFILE_ARENA_BITS 20               /* ARENA_BITS, 1 MiB */
#define PROFILE_POOL_BITS 14                /* POOL_BITS */
#define PROFILE_INITIAL_ARENA_OBJECTS 16    /* INITIAL_ARENA_OBJECTS */
#define PROFILE_HAS_RADIX_TREE 1            /* WITH_PYMALLOC_RADIX_TREE */

/* Collector: Include/internal/pycore_gc.h, pycore_runtime_init.h, Modules/gcmodule.c */
#define PROFILE_GC_HEAD_SIZE 16    /* PyGC_Head: next, prev */
#define PROFILE_GC_REFS_IN_PREV 1  /* while a collection runs */
#define PROFILE_GC_REFS_SHIFT 2    /* _PyGC_PREV_SHIFT */
#define PROFILE_GC_THRESHOLD_0 700 /* gc.generations */
#define PROFILE_GC_THRESHOLD_1 10
#define PROFILE_GC_THRESHOLD_2 10
/* What has been when a program begins, measured: what the start counts of young objects, of youngest collections and
 * of what they found; and the tracked objects of the interpreter itself and the modules of its start, of which a
 * runtime has none. */
#define PROFILE_GC_START_COUNT_0 0
#define PROFILE_GC_START_COUNT_1 8
#define PROFILE_GC_START_COLLECTED_0 24
#define PROFILE_GC_START_OBJECTS 4678
/* What the start has left in free lists, measured: tuples of 1, 2 ... items, floats. */
#define PROFILE_START_DEAD_TUPLES 5, 6, 3, 2, 3, 0, 1, 0, 2, 0, 0, 0, 1, 0, 1, 0, 1, 2, 0, 1
#define PROFILE_START_DEAD_FLOATS 4
#define PROFILE_GC_AT_EVAL_BREAKER 0 /* _PyObject_GC_Link collects at once */

/* Objects */
#define PROFILE_HAS_IMMORTAL 0
#define PROFILE_STATIC_REFCOUNT 999999999  /* pycore_object.h: _PyObject_IMMORTAL_REFCNT */
#define PROFILE_CALL_ARGUMENT_REFERENCES 1 /* a call adds: the argument moves into the frame */
#define PROFILE_MANAGED_DICT_WORDS 2       /* pycore_object.h: values and dict before the GC head */
#define PROFILE_HAS_MANAGED_WEAKREF 0
#define PROFILE_HAS_INLINE_VALUES 0
#define PROFILE_ASCII_HEADER_SIZE 48     /* unicodeobject.h: PyASCIIObject */
#define PROFILE_COMPACT_HEADER_SIZE 72   /* unicodeobject.h: PyCompactUnicodeObject */
#define PROFILE_INT_SIZEOF_COUNTS_ZERO 1 /* longobject.c, int___sizeof__: 0 has a digit */
#define PROFILE_SMALL_INT_NEGATIVE 5     /* pycore_global_objects.h: _PY_NSMALLNEGINTS */
#define PROFILE_SMALL_INT_POSITIVE 257   /* pycore_global_objects.h: _PY_NSMALLPOSINTS */
#define PROFILE_EMPTY_FROZENSET_IS_SINGLETON 0
#define PROFILE_STATIC_TYPE_SIZE 408          /* cpython/object.h: PyTypeObject */
#define PROFILE_SIZEOF_STATIC_TYPE_HAS_HEAD 1 /* sysmodule.c, _PySys_GetSizeOf: adds a GC head not there */
#define PROFILE_CLASS_FLAGS 0x5610            /* type_new, with __dict__ and __weakref__ */
#define PROFILE_SLOTTED_CLASS_FLAGS 0x5600    /* type_new, with __slots__ alone */

/* Deallocation of deep structures */
#define PROFILE_TRASHCAN_LEVEL 50 /* Objects/object.c: _PyTrash_UNWIND_LEVEL */
#define PROFILE_TRASHCAN_BATCH 49 /* _PyTrash_destroy_chain is itself one level */

/* Free lists: Include/internal/pycore_{floatobject,list,tuple,dict}.h */
#define PROFILE_FLOAT_FREE_LIST 100          /* PyFloat_MAXFREELIST */
#define PROFILE_LIST_FREE_LIST 80            /* PyList_MAXFREELIST */
#define PROFILE_DICT_FREE_LIST 80            /* PyDict_MAXFREELIST */
#define PROFILE_DICT_KEYS_FREE_LIST 80       /* tables of 8 for str keys alone */
#define PROFILE_TUPLE_FREE_LIST_LENGTHS 20   /* lengths 1 ... 20: PyTuple_MAXSAVESIZE */
#define PROFILE_TUPLE_FREE_LIST_TAKES 19     /* the longest taken: maybe_freelist_pop */
#define PROFILE_TUPLE_FREE_LIST_EACH 2000    /* PyTuple_MAXFREELIST */
#define PROFILE_METHOD_FREE_LIST 0           /* gone since 3.9 */
#define PROFILE_BUILTIN_FUNCTION_FREE_LIST 0 /* gone since 3.9 */
#define PROFILE_FRAME_FREE_LIST 0            /* frames lie on the thread's own stack */

/* Dicts: Include/internal/pycore_dict.h, Objects/dictobject.c */
#define PROFILE_DICT_LOG_MINSIZE 3       /* PyDict_LOG_MINSIZE */
#define PROFILE_DICT_KEYS_HEADER_SIZE 32 /* _dictkeysobject up to dk_indices */
#define PROFILE_DICT_UNICODE_KEYS 1      /* a table of str keys alone stores no hashes */
#define PROFILE_DICT_NEW_HAS_TABLE 0     /* PyDict_New shares the empty table */
#define PROFILE_DICT_GROWTH_USED 3       /* GROWTH_RATE: this many times the entries in use ... */
#define PROFILE_DICT_GROWTH_HALF_SIZE 0  /* ... and nothing else */
#define PROFILE_DICT_SIZE_ORS_MINSIZE 1  /* calculate_log2_keysize takes n | 8 for n */
#define PROFILE_DICT_MAX_PRESIZE_LOG 17  /* _PyDict_NewPresized, dict_new_presized: max_presize */
#define PROFILE_SHARED_KEYS_MAX_SIZE 30  /* SHARED_KEYS_MAX_SIZE */
#define PROFILE_SHARED_KEYS_LOG_SIZE 6   /* NEXT_LOG2_SHARED_KEYS_MAX_SIZE */
#define PROFILE_SHARED_KEYS_SHRINK 1     /* each instance made leaves one less usable */
#define PROFILE_VALUES_HEADER_SIZE 0     /* the prefix lies before the values */
#define PROFILE_VALUES_ORDER_EXTRA 2     /* new_values: size and prefix length */
#define PROFILE_VALUES_KEEP_ORDER 1      /* a byte for each value: the insertion order */

/* Lists: Objects/listobject.c */
#define PROFILE_LIST_GROWTH_ROUNDS_TO_4 1 /* list_resize */
#define PROFILE_LIST_EXACT_ROUNDS_TO_2 1  /* list_preallocate_exact */

/* Sets: Objects/setobject.c */
#define PROFILE_SET_MINSIZE 8               /* PySet_MINSIZE */
#define PROFILE_SET_FILL_TIMES 5            /* set_add_entry grows when fill * this >= ... */
#define PROFILE_SET_MASK_TIMES 3            /* ... mask * this */
#define PROFILE_SET_GROWTH_SMALL 4          /* to this many times what is used */
#define PROFILE_SET_GROWTH_LARGE 2          /* the same, beyond ... */
#define PROFILE_SET_GROWTH_LARGE_FROM 50000 /* ... this many used */

/* Types as type(x) shows them, the table of derived.h's PROFILE_BASICSIZE_... :
 *   X(NAME, name, __basicsize__, __itemsize__, __dictoffset__, __weakrefoffset__, __flags__)
 * Flags without VALID_VERSION_TAG, which comes and goes. */
#define PROFILE_TYPES(X) \
    X(OBJECT, "object", 16, 0, 0, 0, 0x1500) \
    X(TYPE, "type", 904, 40, 264, 368, 0x80005d00) \
    X(INT, "int", 24, 4, 0, 0, 0x1401500) \
    X(BOOL, "bool", 32, 4, 0, 0, 0x1401100) \
    X(FLOAT, "float", 24, 0, 0, 0, 0x401500) \
    X(COMPLEX, "complex", 32, 0, 0, 0, 0x1500) \
    X(STR, "str", 80, 0, 0, 0, 0x10401500) \
    X(BYTES, "bytes", 33, 1, 0, 0, 0x8401500) \
    X(BYTEARRAY, "bytearray", 56, 0, 0, 0, 0x401500) \
    X(MEMORYVIEW, "memoryview", 144, 8, 0, 136, 0x5120) \
    X(TUPLE, "tuple", 24, 8, 0, 0, 0x4405520) \
    X(LIST, "list", 40, 0, 0, 0, 0x2405520) \
    X(DICT, "dict", 48, 0, 0, 0, 0x20405540) \
    X(SET, "set", 200, 0, 0, 192, 0x405500) \
    X(FROZENSET, "frozenset", 200, 0, 0, 192, 0x405500) \
    X(NONE, "none", 16, 0, 0, 0, 0x1100) \
    X(ELLIPSIS, "ellipsis", 16, 0, 0, 0, 0x1100) \
    X(NOT_IMPLEMENTED, "not_implemented", 16, 0, 0, 0, 0x1100) \
    X(SLICE, "slice", 40, 0, 0, 0, 0x5100) \
    X(RANGE, "range", 48, 0, 0, 0, 0x1120) \
    X(SUPER, "super", 40, 0, 0, 0, 0x5500) \
    X(PROPERTY, "property", 64, 0, 0, 0, 0x5500) \
    X(STATICMETHOD, "staticmethod", 32, 0, 24, 0, 0x5500) \
    X(CLASSMETHOD, "classmethod", 32, 0, 24, 0, 0x5500) \
    X(FUNCTION, "function", 136, 0, 88, 96, 0x25900) \
    X(METHOD, "method", 48, 0, 0, 32, 0x5900) \
    X(BUILTIN_FUNCTION, "builtin_function", 56, 0, 0, 40, 0x5980) \
    X(CELL, "cell", 24, 0, 0, 0, 0x5100) \
    X(CODE, "code", 184, 2, 0, 144, 0x1100) \
    X(FRAME, "frame", 120, 8, 0, 0, 0x5180) \
    X(GENERATOR, "generator", 152, 8, 0, 24, 0x5180) \
    X(COROUTINE, "coroutine", 152, 8, 0, 24, 0x5180) \
    X(ASYNC_GENERATOR, "async_generator", 152, 8, 0, 24, 0x5180) \
    X(TRACEBACK, "traceback", 40, 0, 0, 0, 0x5100) \
    X(MODULE, "module", 56, 0, 16, 40, 0x5500) \
    X(SIMPLE_NAMESPACE, "simple_namespace", 24, 0, 16, 0, 0x5500) \
    X(MAPPING_PROXY, "mapping_proxy", 24, 0, 0, 0, 0x5140) \
    X(WEAKREF, "weakref", 64, 0, 0, 0, 0x5d00) \
    X(WEAK_PROXY, "weakproxy", 64, 0, 0, 0, 0x5180) \
    X(WEAK_CALLABLE_PROXY, "weakcallableproxy", 64, 0, 0, 0, 0x5180) \
    X(GETSET_DESCRIPTOR, "getset_descriptor", 48, 0, 0, 0, 0x5180) \
    X(MEMBER_DESCRIPTOR, "member_descriptor", 48, 0, 0, 0, 0x5180) \
    X(METHOD_DESCRIPTOR, "method_descriptor", 56, 0, 0, 0, 0x25980) \
    X(CLASSMETHOD_DESCRIPTOR, "classmethod_descriptor", 56, 0, 0, 0, 0x5180) \
    X(WRAPPER_DESCRIPTOR, "wrapper_descriptor", 56, 0, 0, 0, 0x25180) \
    X(METHOD_WRAPPER, "method_wrapper", 32, 0, 0, 0, 0x5180) \
    X(LIST_ITERATOR, "list_iterator", 32, 0, 0, 0, 0x5180) \
    X(LIST_REVERSEITERATOR, "list_reverseiterator", 32, 0, 0, 0, 0x5180) \
    X(TUPLE_ITERATOR, "tuple_iterator", 32, 0, 0, 0, 0x5180) \
    X(STR_ITERATOR, "str_iterator", 32, 0, 0, 0, 0x5180) \
    X(BYTES_ITERATOR, "bytes_iterator", 32, 0, 0, 0, 0x5180) \
    X(BYTEARRAY_ITERATOR, "bytearray_iterator", 32, 0, 0, 0, 0x5180) \
    X(RANGE_ITERATOR, "range_iterator", 48, 0, 0, 0, 0x1180) \
    X(LONGRANGE_ITERATOR, "longrange_iterator", 48, 0, 0, 0, 0x1180) \
    X(SET_ITERATOR, "set_iterator", 48, 0, 0, 0, 0x5180) \
    X(SEQUENCE_ITERATOR, "sequence_iterator", 32, 0, 0, 0, 0x5180) \
    X(CALLABLE_ITERATOR, "callable_iterator", 32, 0, 0, 0, 0x5180) \
    X(MEMORY_ITERATOR, "memory_iterator", 48, 0, 0, 0, 0x5180) \
    X(DICT_KEYS, "dict_keys", 24, 0, 0, 0, 0x5180) \
    X(DICT_VALUES, "dict_values", 24, 0, 0, 0, 0x5180) \
    X(DICT_ITEMS, "dict_items", 24, 0, 0, 0, 0x5180) \
    X(DICT_KEYITERATOR, "dict_keyiterator", 56, 0, 0, 0, 0x5180) \
    X(DICT_VALUEITERATOR, "dict_valueiterator", 56, 0, 0, 0, 0x5180) \
    X(DICT_ITEMITERATOR, "dict_itemiterator", 56, 0, 0, 0, 0x5180) \
    X(ENUMERATE, "enumerate", 56, 0, 0, 0, 0x5500) \
    X(ZIP, "zip", 48, 0, 0, 0, 0x5500) \
    X(MAP, "map", 32, 0, 0, 0, 0x5500) \
    X(FILTER, "filter", 32, 0, 0, 0, 0x5500) \
    X(REVERSED, "reversed", 32, 0, 0, 0, 0x5500) \
    X(BASE_EXCEPTION, "base_exception", 72, 0, 16, 0, 0x40005500) \
    X(EXCEPTION, "exception", 72, 0, 16, 0, 0x40005500) \
    X(STOP_ITERATION, "stop_iteration", 80, 0, 16, 0, 0x40005500) \
    X(NAME_ERROR, "name_error", 80, 0, 16, 0, 0x40005500) \
    X(ATTRIBUTE_ERROR, "attribute_error", 88, 0, 16, 0, 0x40005500) \
    X(IMPORT_ERROR, "import_error", 96, 0, 16, 0, 0x40005500) \
    X(OS_ERROR, "os_error", 112, 0, 16, 0, 0x40005500) \
    X(SYNTAX_ERROR, "syntax_error", 136, 0, 16, 0, 0x40005500) \
    X(SYSTEM_EXIT, "system_exit", 80, 0, 16, 0, 0x40005500) \
    X(UNICODE_ERROR, "unicode_error", 112, 0, 16, 0, 0x40005500) \
    X(KEY_ERROR, "key_error", 72, 0, 16, 0, 0x40005500) \
    X(MEMORY_ERROR, "memory_error", 72, 0, 16, 0, 0x40005500)
