/* A table from names to numbers, in the order in which the names came. Owns nothing but arena memory; the
 * strs are borrowed and must live as long as the table. Equal strs are one name, interned or not. */
#ifndef OURO_LANG_COMPILE_NAMES_H
#define OURO_LANG_COMPILE_NAMES_H

#include "lang/arena.h"

typedef struct NameEntry {
    ALIGNED_POINTER(Object) name;
    int64_t value;
} NameEntry;

/* count <= capacity; index has 2 * capacity slots, each 0 or an entry's number + 1 */
typedef struct NameTable {
    int32_t count;
    int32_t capacity;
    ALIGNED_POINTER(NameEntry) entries;
    ALIGNED_POINTER(int32_t) index;
} NameTable;

_Static_assert(sizeof(NameTable) == 24 && sizeof(NameEntry) == 16, "the same in every build");

/* The entry of the name, or NULL. */
NameEntry *names_find(Runtime *rt, const NameTable *table, Object *name);

/* The entry of the name, made with `value` if there was none; NULL and MemoryError. Entries move when others
 * are added. */
NameEntry *names_add(Runtime *rt, CompileArena *arena, NameTable *table, Object *name, int64_t value);

/* Position of an entry: 0 is the first that was added. */
ALWAYS_INLINE int64_t names_position(const NameTable *table, const NameEntry *entry)
{
    return entry - table->entries;
}

/* New reference to a tuple of the names; NULL and MemoryError. */
Object *names_tuple(Runtime *rt, const NameTable *table);

#endif
