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
    /* An automatic full collection waits until long_lived_pending >= long_lived_total / 4. */
    int64_t long_lived_total;
    int64_t long_lived_pending;
} Collector;

/* Deallocation of deep structures in bounded C stack: beyond PROFILE_TRASHCAN_LEVEL nested deallocations an
 * object waits in a chain through its head's gc_prev. Room: object (dealloc.h). */
typedef struct Trashcan {
    Ref delete_later; /* borrowed: Object with count 0 */
    int64_t nesting;
} Trashcan;

/* Dead objects kept for reuse, each list private to its type. Room: types.
 *   every object in them has its block allocated, a count of 0 and is untracked */
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
} ErrorState;

/* What C code outside the runtime holds: a hash table from object to number of references. Room: object
 * (held.h). */
typedef struct Held {
    Ref table; /* owned memory: HeldEntry[mask + 1], or 0 */
    int64_t mask;
    int64_t used; /* entries with a count */
    int64_t fill; /* entries ever used since the table was built */
} Held;

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
    StaticObjects statics;
    char type_names[TYPE_COUNT][32];
    TypeObject types[TYPE_COUNT];
};

/* The references that the runtime itself owns: X(field, name for people). */
#define RUNTIME_ROOTS(X) \
    X(collector.garbage, "gc.garbage") \
    X(collector.callbacks, "gc.callbacks") \
    X(error.value, "error") \
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
    X(attribute_weakref, "\"__weakref__\"")

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
