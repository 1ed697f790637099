/* Tables of names; see compile_names.h. */
#include "lang/compile/compile_names.h"

#include <string.h>

#include "types/container/tuple.h"
#include "types/text/str.h"

#define FIRST_CAPACITY 8

static uint32_t slots_of(const NameTable *table) { return 2 * (uint32_t)table->capacity; }

static bool same_name(const Object *left, const Object *right)
{
    return left == right || str_equal(left, right);
}

/* The slot that holds the name, or the empty one where it belongs. */
static int32_t *slot_of(Runtime *rt, const NameTable *table, Object *name)
{
    uint32_t mask = slots_of(table) - 1;
    uint32_t slot = (uint32_t)str_hash(rt, name) & mask;
    while (table->index[slot] != 0 && !same_name(table->entries[table->index[slot] - 1].name, name))
        slot = (slot + 1) & mask;
    return &table->index[slot];
}

NameEntry *names_find(Runtime *rt, const NameTable *table, Object *name)
{
    if (table->count == 0)
        return NULL;
    int32_t position = *slot_of(rt, table, name);
    return position == 0 ? NULL : &table->entries[position - 1];
}

static bool grow(Runtime *rt, CompileArena *arena, NameTable *table)
{
    int32_t capacity = table->capacity == 0 ? FIRST_CAPACITY : 2 * table->capacity;
    NameEntry *entries = compile_arena_alloc(rt, arena, capacity * (int64_t)sizeof(NameEntry));
    int32_t *index = compile_arena_alloc(rt, arena, 2 * capacity * (int64_t)sizeof(int32_t));
    if (entries == NULL || index == NULL)
        return false;
    if (table->count > 0)
        memcpy(entries, table->entries, (size_t)table->count * sizeof(NameEntry));
    table->entries = entries;
    table->index = index;
    table->capacity = capacity;
    for (int32_t i = 0; i < table->count; i++)
        *slot_of(rt, table, entries[i].name) = i + 1;
    return true;
}

NameEntry *names_add(Runtime *rt, CompileArena *arena, NameTable *table, Object *name, int64_t value)
{
    NameEntry *entry = names_find(rt, table, name);
    if (entry != NULL)
        return entry;
    if (table->count == table->capacity && !grow(rt, arena, table))
        return NULL;
    table->entries[table->count].name = name;
    table->entries[table->count].value = value;
    *slot_of(rt, table, name) = ++table->count;
    return &table->entries[table->count - 1];
}

Object *names_tuple(Runtime *rt, const NameTable *table)
{
    Object *tuple = tuple_new(rt, table->count);
    if (tuple == NULL)
        return NULL;
    for (int32_t i = 0; i < table->count; i++)
        tuple_set(tuple, i, object_incref(table->entries[i].name));
    return tuple;
}
