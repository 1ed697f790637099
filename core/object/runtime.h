/* Runtime: all mutable state of one interpreter, at the beginning of its region. A copy of the region is
 * therefore a copy of everything. Owns the struct; each part belongs to the room that its comment names. */
#ifndef OURO_OBJECT_RUNTIME_H
#define OURO_OBJECT_RUNTIME_H

#include "memory/memory.h"
#include "object/type.h"
#include "ouro/ouro.h"

#define GC_GENERATIONS 3

/* The head of a generation's list and what triggers its collection. Room: gc. pycore_gc.h: struct
 * gc_generation
 *   generation 0: count == containers allocated less containers freed since its last collection, never below 0
 *   others:       count == collections of the next younger one since their own */
typedef struct Generation {
    GcHead head;
    int64_t threshold; /* 0: generation 0 is never collected by itself */
    int64_t count;
} Generation;

typedef struct GenerationStatistics {
    int64_t collections;
    int64_t collected;
    int64_t uncollectable;
} GenerationStatistics;

/* Room: gc. */
typedef struct Collector {
    Generation generations[GC_GENERATIONS];
    Generation permanent; /* gc.freeze: never collected */
    GenerationStatistics statistics[GC_GENERATIONS];
    /* The collection that is on. The lists are here, not on the C stack, so that every instant can be
     * decoded. */
    GcHead unreachable;
    GcHead finalizers; /* uncollectable: legacy finalizers and what they reach */
    GcHead still_unreachable;
    GcHead weakref_callbacks;
    GcHead seen;         /* objects whose finalizer has been called in this collection */
    uint32_t collecting; /* 1 while a collection is on, or in its callbacks */
    int32_t generation;  /* the one collected, -1 when none is */
    uint32_t enabled;
    uint32_t debug; /* GC_DEBUG_ bits */
    Ref garbage;    /* owned: list, gc.garbage */
    Ref callbacks;  /* owned: list, gc.callbacks */
    /* An automatic full collection waits until long_lived_pending >= long_lived_total / 4; the total has
     * start_objects in it, once there has been a full collection. */
    int64_t long_lived_total;
    int64_t long_lived_pending;
    int64_t start_objects; /* PROFILE_GC_START_OBJECTS; 0 before the beginning and while they are frozen */
    int64_t start_frozen;
} Collector;

/* Deallocation of deep structures in bounded C stack: beyond PROFILE_TRASHCAN_LEVEL nested deallocations an
 * object waits in a chain through its head's gc_prev. Room: object (dealloc.h). */
typedef struct Trashcan {
    Ref delete_later; /* borrowed: Object with count 0 */
    int64_t nesting;
    Ref deferred; /* borrowed: likewise, of the types that CPython lets nest without bound */
    int32_t depth;
    int32_t emptying; /* 1 while what was deferred is torn down */
} Trashcan;

/* Dead objects kept for reuse, each list private to its type. Room: types.
 *   every object in them has its block allocated, a count of 0 and is untracked */
#define MEMORY_ERRORS_READY (OURO_VERIFY ? 2 : 16) /* exceptions.c: MEMERRORS_SAVE */
typedef struct FreeLists {
    Ref float_first; /* linked through ob_type */
    int64_t float_count;
    Ref tuple_first[PROFILE_TUPLE_FREE_LIST_LENGTHS]; /* index: length - 1; linked through ob_item[0] */
    int64_t tuple_count[PROFILE_TUPLE_FREE_LIST_LENGTHS];
    Ref list[PROFILE_LIST_FREE_LIST];
    int64_t list_count;
    Ref dict[PROFILE_DICT_FREE_LIST];
    int64_t dict_count;
    Ref dict_keys[PROFILE_DICT_KEYS_FREE_LIST]; /* key tables of 8 indices for str */
    int64_t dict_keys_count;
    Ref memory_error_first; /* linked through context */
    int64_t memory_error_count;
} FreeLists;

/* The kinds are those of the public table. */
typedef enum ErrorKind {
#define ERROR_MEMBER(KIND, name) ERROR_##KIND,
    OURO_ERRORS(ERROR_MEMBER)
#undef ERROR_MEMBER
        ERROR_COUNT
} ErrorKind;

/* The error that is being unwound. Raising allocates nothing, so MemoryError can always be raised. Room:
 * object. */
typedef struct ErrorState {
    uint32_t kind; /* ErrorKind */
    uint32_t length;
    char message[248]; /* UTF-8, cut at a character's edge, 0 at its end */
    Ref value;         /* owned: the object that the error is about (KeyError's key), or 0 */
    Ref name;          /* owned: the name that was not found (AttributeError, NameError), or 0 */
    Ref subject;       /* owned: the object that has no such attribute, or 0 */
    Ref exception;     /* owned: the exception object once it has been made, or 0; then it alone counts */
} ErrorState;

/* What C code outside the runtime holds: a hash table from object to number of references. Room: object
 * (held.h). */
typedef struct Held {
    Ref table; /* owned memory: HeldEntry[mask + 1], or 0 */
    int64_t mask;
    int64_t used; /* entries with a count */
    int64_t fill; /* entries ever used since the table was built */
} Held;

/* Where blocks are handed out, while that is kept: tables in raw memory. Room: types/call. */
typedef struct PlaceArray {
    Ref items; /* owned raw memory, or 0 */
    uint64_t used;
    uint64_t most;
} PlaceArray;

typedef struct PlaceLine {
    uint32_t file; /* where its name begins in the names */
    int32_t line;
} PlaceLine;

typedef struct Place {
    uint64_t hash;
    uint32_t first; /* its lines, the innermost call's first */
    uint32_t count;
    uint32_t calls; /* that were on, of which count are kept */
    uint32_t reserved;
} Place;

typedef struct Places {
    PlaceArray places; /* Place */
    PlaceArray lines;  /* PlaceLine */
    PlaceArray names;  /* bytes */
    PlaceArray index;  /* uint32_t: a hash table of the places' numbers, counted from 1 */
    uint32_t depth;    /* lines to be kept of each place, at most */
    uint32_t last_file;
} Places;

/* Of a prompt (lang/statement.h). PROMPT_BEGUN: sys has its texts; _STATEMENT: what is loaded was typed there;
 * _SHOWS: a value is being shown. */
enum { PROMPT_BEGUN = 1, PROMPT_STATEMENT = 2, PROMPT_SHOWS = 4 };

/* Who wants to know of calls: the functions of sys.settrace and sys.setprofile. */
enum { WATCH_TRACE = 1, WATCH_PROFILE = 2 };

/* The calls that are on, and what the language keeps. Frames lie in chunks of raw memory, one behind the other; the
 * newest chunk is where the next call goes. Room: lang.
 *   frame == 0  <=>  no Python code is running */
enum { EVALUATION_RUNS, EVALUATION_STOPPED, EVALUATION_ABANDONED };
typedef struct Evaluation {
    Ref frame;                          /* borrowed: InterpreterFrame, the innermost call */
    Ref handled;                        /* borrowed: HandledException, the innermost (sys.exc_info) */
    HandledException handled_outermost; /* of code that is in no generator */
    Ref chunk;                          /* owned raw memory: StackChunk (types/call/frame_object.h), or 0 */
    Ref stack_top;                      /* borrowed memory in the chunk: where the next frame goes */
    Ref stack_limit;                    /* its end */
    Ref modules;                        /* owned: dict, sys.modules */
    Ref builtins;                       /* owned: dict of the module builtins */
    Ref sys_dict;                       /* owned: dict of the module sys */
    Ref build_class;                    /* owned: builtins.__build_class__, so that it is known again */
    Ref import_function;                /* owned: builtins.__import__, likewise */
    Ref displayhook;                    /* owned: what PRINT_EXPR calls, or 0: the built-in way */
    Ref async_first_iteration;          /* owned: sys.set_asyncgen_hooks, or 0 */
    Ref async_finalizer;                /* owned, or 0 */
    Ref trace_function;                 /* owned: sys.settrace, or 0 */
    Ref profile_function;               /* owned: sys.setprofile, or 0 */
    Ref script_arena;                   /* owned memory: the CompileArena of the program that runs, or 0 */
    Ref script_code;                    /* owned, and noted as held: its code object, or 0 */
    Ref script_function;       /* owned: the function of it that runs, from its beginning to its end, or 0 */
    Ref script_globals;        /* owned, as long: the names it runs with */
    Ref stopped_before;        /* borrowed: the code unit that a stopped run goes on with; else 0 */
    uint32_t function_version; /* last func_version given out */
    uint32_t keys_version;     /* last dk_version given out */
    uint32_t loops;            /* evaluation loops on the C stack */
    uint32_t stopped;          /* EVALUATION_STOPPED: the run can go on; _ABANDONED: it is left */
    uint32_t optimize;         /* what is compiled has: 1 no asserts, 2 no docstrings either */
    uint32_t prompt;  /* bits of PROMPT_, and of co_flags what `from __future__` has set at the prompt */
    uint32_t tracing; /* trace functions on the C stack: nothing is traced meanwhile */
    uint32_t watch;   /* bits of WATCH_: which of the two functions there are */
    uint64_t abstract_version; /* how often a class was registered with an abstract one */
} Evaluation;

/* What a name was found to be in a class's mro: right as long as the class has that version. Nothing in it is
 * counted: changing a class gives it another version, and an interned name that dies leaves the table. Room: types
 * (type.h). typeobject.c: struct type_cache_entry */
#define TYPE_CACHE_SIZE 1024
typedef struct TypeCacheEntry {
    uint64_t version; /* 0: unused */
    Ref name;         /* borrowed: interned str */
    Ref value;        /* borrowed, or 0: no class of the mro has it */
} TypeCacheEntry;

/* Objects that exist as long as the runtime and need no block. Room: types fills them.
 * pycore_global_objects.h */
typedef struct StaticObjects {
    Object none;
    Object not_implemented;
    Object ellipsis;
    Object set_dummy;
    SmallIntObject false_object;
    SmallIntObject true_object;
    SmallIntObject small_ints[PROFILE_SMALL_INT_NEGATIVE + PROFILE_SMALL_INT_POSITIVE];
    AsciiCharacterObject empty_str;
    AsciiCharacterObject ascii[128];
    Latin1CharacterObject latin1[128];
    BytesCharacterObject empty_bytes;
    BytesCharacterObject bytes_characters[256];
    struct {
        GcHead head; /* never used: the empty tuple is not tracked */
        TupleObject tuple;
    } empty_tuple;
    struct {
        DictKeys keys; /* dictobject.c: empty_keys_struct */
        int8_t indices[8];
    } empty_dict_keys;
} StaticObjects;

struct Runtime {
    Memory memory; /* first: the region's header is the runtime's address */
    Collector collector;
    Trashcan trashcan;
    FreeLists free_lists;
    ErrorState error;
    Held held;
    int64_t recursion_depth; /* nested calls of C code that is driven by data: comparison, repr, hash */
    int64_t recursion_limit;
    uint64_t dict_version; /* last ma_version_tag given out */
    uint32_t type_version;
    uint32_t finalizing; /* 1 from the moment the runtime is being torn down */
    Ref interned;        /* owned: dict of str -> the same str; neither reference is counted */
    Ref globals;         /* owned: dict, the names of the program */
    Ref attribute_dict;  /* owned: interned "__dict__" and its like, looked up often */
    Ref attribute_class;
    Ref attribute_del;
    Ref attribute_call;
    Ref attribute_eq;
    Ref attribute_hash;
    Ref attribute_ne;
    Ref attribute_lt;
    Ref attribute_le;
    Ref attribute_gt;
    Ref attribute_ge;
    Ref attribute_init;
    Ref attribute_slots;
    Ref attribute_doc;
    Ref attribute_qualname;
    Ref attribute_weakref;
    Ref names;           /* owned: tuple of interned str, in the order of types/names.h */
    Ref memory_error;    /* owned: the MemoryError for when no other is left */
    Ref exception_group; /* owned: the class ExceptionGroup */
    Ref source_lines;    /* owned: dict of filename -> str, the text that tracebacks show lines of */
    Ref slice_cache;     /* a dead slice kept for reuse, or 0 */
    Ref repr_running;    /* owned: list of the objects whose repr is being made, or 0 until the first */
    Evaluation evaluation;
    int64_t int_digits_limit; /* sys.set_int_max_str_digits(); 0: the default, 4300; -1: none */
    Places places;
    int64_t own_time; /* nanoseconds: the time where the host has no clock (Host.read_clock) */
    TypeCacheEntry type_cache[TYPE_CACHE_SIZE];
    StaticObjects statics;
    char type_names[TYPE_COUNT][40];
    TypeObject types[TYPE_COUNT];
};

/* The references that the runtime itself owns: X(field, name for people). */
#define RUNTIME_ROOTS(X) \
    X(collector.garbage, "gc.garbage") \
    X(collector.callbacks, "gc.callbacks") \
    X(error.value, "error") \
    X(error.name, "error.name") \
    X(error.subject, "error.obj") \
    X(error.exception, "exception") \
    X(names, "names") \
    X(memory_error, "MemoryError") \
    X(exception_group, "ExceptionGroup") \
    X(source_lines, "source lines") \
    X(evaluation.handled_outermost.exc_value, "exception being handled") \
    X(evaluation.modules, "sys.modules") \
    X(evaluation.builtins, "builtins") \
    X(evaluation.sys_dict, "sys") \
    X(evaluation.build_class, "__build_class__") \
    X(evaluation.import_function, "__import__") \
    X(evaluation.displayhook, "sys.displayhook") \
    X(evaluation.async_first_iteration, "asynchronous generators' hook") \
    X(evaluation.async_finalizer, "asynchronous generators' finalizer") \
    X(evaluation.trace_function, "sys.settrace") \
    X(evaluation.profile_function, "sys.setprofile") \
    X(evaluation.script_function, "the program") \
    X(evaluation.script_globals, "the program's names") \
    X(interned, "interned strings") \
    X(globals, "globals") \
    X(attribute_dict, "\"__dict__\"") \
    X(attribute_class, "\"__class__\"") \
    X(attribute_del, "\"__del__\"") \
    X(attribute_call, "\"__call__\"") \
    X(attribute_eq, "\"__eq__\"") \
    X(attribute_hash, "\"__hash__\"") \
    X(attribute_ne, "\"__ne__\"") \
    X(attribute_lt, "\"__lt__\"") \
    X(attribute_le, "\"__le__\"") \
    X(attribute_gt, "\"__gt__\"") \
    X(attribute_ge, "\"__ge__\"") \
    X(attribute_init, "\"__init__\"") \
    X(attribute_slots, "\"__slots__\"") \
    X(attribute_doc, "\"__doc__\"") \
    X(attribute_qualname, "\"__qualname__\"") \
    X(attribute_weakref, "\"__weakref__\"") \
    X(repr_running, "reprs being made")

ALWAYS_INLINE TypeObject *runtime_type(const Runtime *rt, TypeId id)
{
    return (TypeObject *)(uintptr_t)&rt->types[id];
}
ALWAYS_INLINE Object *runtime_none(const Runtime *rt) { return (Object *)(uintptr_t)&rt->statics.none; }
ALWAYS_INLINE Object *runtime_ellipsis(const Runtime *rt)
{
    return (Object *)(uintptr_t)&rt->statics.ellipsis;
}

/* New reference to None. */
ALWAYS_INLINE Object *none_new(Runtime *rt) { return object_incref(runtime_none(rt)); }

ALWAYS_INLINE bool object_is_exact(const Runtime *rt, const Object *object, TypeId id)
{
    return object_type(object) == runtime_type(rt, id);
}

#endif
