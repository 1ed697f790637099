/* The compiler: constants. Equal ones of one compilation are one object; a unit numbers those that it uses.
 * See compile_private.h. */
#include "lang/compile/compile_private.h"

#include <string.h>

#include "types/container/list.h"
#include "types/container/set.h"
#include "types/container/tuple.h"
#include "types/none.h"
#include "types/number/complex.h"
#include "types/number/float.h"
#include "types/number/int.h"
#include "types/text/bytes.h"
#include "types/text/str.h"

#define FIRST_CAPACITY 16

/* ---- sameness. As deep as tuples of constants nest in the source */

static uint64_t bits_of(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

/* A NaN is the same as itself alone. */
static bool same_double(double left, double right)
{
    return left == right && bits_of(left) == bits_of(right);
}

static bool same_tuples(Runtime *rt, const Object *left, const Object *right)
{
    if (tuple_size(left) != tuple_size(right))
        return false;
    for (int64_t i = 0; i < tuple_size(left); i++) {
        if (!constants_same(rt, tuple_get(left, i), tuple_get(right, i)))
            return false;
    }
    return true;
}

static bool set_has_same(Runtime *rt, const Object *set, const Object *wanted)
{
    int64_t position = 0;
    Object *key = NULL;
    while (set_next(set, &position, &key, NULL)) {
        if (constants_same(rt, key, wanted))
            return true;
    }
    return false;
}

static bool same_sets(Runtime *rt, const Object *left, const Object *right)
{
    int64_t position = 0;
    Object *key = NULL;
    if (set_size(left) != set_size(right))
        return false;
    while (set_next(left, &position, &key, NULL)) {
        if (!set_has_same(rt, right, key))
            return false;
    }
    return true;
}

/* What code is made of has been unified, so that equal parts are the same object. */
static bool same_code(const CodeObject *left, const CodeObject *right)
{
    size_t size = (size_t)(2 * left->ob_base.ob_size);
    return left->co_name == right->co_name && left->co_argcount == right->co_argcount &&
           left->co_posonlyargcount == right->co_posonlyargcount &&
           left->co_kwonlyargcount == right->co_kwonlyargcount && left->co_flags == right->co_flags &&
           left->co_firstlineno == right->co_firstlineno && left->co_consts == right->co_consts &&
           left->co_names == right->co_names && left->co_localsplusnames == right->co_localsplusnames &&
           left->co_linetable == right->co_linetable && left->co_exceptiontable == right->co_exceptiontable &&
           left->ob_base.ob_size == right->ob_base.ob_size &&
           memcmp(left->co_code_adaptive, right->co_code_adaptive, size) == 0;
}

bool constants_same(Runtime *rt, const Object *left, const Object *right)
{
    if (left == right)
        return true;
    if (left->ob_type != right->ob_type)
        return false;
    if (object_is_str(left))
        return str_equal(left, right);
    if (object_is_exact(rt, left, TYPE_INT))
        return int_compare(left, right) == 0;
    if (object_is_exact(rt, left, TYPE_FLOAT))
        return same_double(float_value(left), float_value(right));
    if (object_is_bytes(left))
        return bytes_compare(left, right) == 0;
    if (object_is_exact(rt, left, TYPE_TUPLE))
        return same_tuples(rt, left, right);
    if (object_is_exact(rt, left, TYPE_FROZENSET))
        return same_sets(rt, left, right);
    if (object_is_exact(rt, left, TYPE_COMPLEX))
        return same_double(complex_value(left).real, complex_value(right).real) &&
               same_double(complex_value(left).imag, complex_value(right).imag);
    return object_is_code(rt, left) && same_code((const CodeObject *)left, (const CodeObject *)right);
}

static int64_t mix(int64_t hash, int64_t other)
{
    return (int64_t)(((uint64_t)hash ^ (uint64_t)other) * UINT64_C(0x9e3779b97f4a7c15));
}

static int64_t constant_hash(Runtime *rt, Object *value);

static int64_t tuple_constant_hash(Runtime *rt, const Object *tuple)
{
    int64_t hash = tuple_size(tuple);
    for (int64_t i = 0; i < tuple_size(tuple); i++)
        hash = mix(hash, constant_hash(rt, tuple_get(tuple, i)));
    return hash;
}

static int64_t set_constant_hash(Runtime *rt, const Object *set)
{
    int64_t hash = set_size(set);
    int64_t position = 0;
    Object *key = NULL;
    while (set_next(set, &position, &key, NULL))
        hash ^= constant_hash(rt, key);
    return hash;
}

static int64_t identity_hash(Ref object) { return (int64_t)((object >> 4) & UINT32_MAX); }

static int64_t code_constant_hash(const CodeObject *code)
{
    return mix(mix(identity_hash(code->co_consts), identity_hash(code->co_linetable)), code->co_firstlineno);
}

static int64_t constant_hash(Runtime *rt, Object *value)
{
    if (object_is_str(value))
        return str_hash(rt, value);
    if (object_is_exact(rt, value, TYPE_INT))
        return int_hash(rt, value);
    if (object_is_exact(rt, value, TYPE_FLOAT))
        return mix(1, (int64_t)bits_of(float_value(value)));
    if (object_is_bytes(value))
        return mix(2, bytes_hash(rt, value));
    if (object_is_exact(rt, value, TYPE_TUPLE))
        return tuple_constant_hash(rt, value);
    if (object_is_exact(rt, value, TYPE_FROZENSET))
        return set_constant_hash(rt, value);
    if (object_is_exact(rt, value, TYPE_COMPLEX))
        return mix((int64_t)bits_of(complex_value(value).real), (int64_t)bits_of(complex_value(value).imag));
    if (object_is_code(rt, value))
        return code_constant_hash((const CodeObject *)value);
    return identity_hash(ref_of(value));
}

/* ---- tables */

static uint64_t slot_index(const ConstantTable *table, int64_t hash)
{
    uint64_t mixed = (uint64_t)hash ^ (uint64_t)hash >> 32;
    return (mixed ^ mixed >> 16) & (uint64_t)(table->capacity - 1);
}

static ConstantSlot *free_slot(const ConstantTable *table, int64_t hash)
{
    uint64_t at = slot_index(table, hash);
    while (table->slots[at].value != NULL)
        at = (at + 1) & (uint64_t)(table->capacity - 1);
    return &table->slots[at];
}

static void put(const ConstantTable *table, Object *value, int64_t hash, int64_t index)
{
    ConstantSlot *slot = free_slot(table, hash);
    slot->value = value;
    slot->hash = hash;
    slot->index = index;
}

/* Makes room for one more. */
static bool reserve(Compiler *c, ConstantTable *table)
{
    if (2 * (table->count + 1) <= table->capacity)
        return true;
    int64_t capacity = table->capacity == 0 ? FIRST_CAPACITY : 2 * table->capacity;
    ConstantSlot *slots = compile_arena_alloc(c->rt, c->arena, capacity * (int64_t)sizeof(ConstantSlot));
    if (slots == NULL)
        return false;
    /* Member by member, as everywhere here: what lies behind a pointer of four bytes stays 0. */
    ConstantTable old = *table;
    table->slots = slots;
    table->capacity = capacity;
    for (int64_t i = 0; i < old.capacity; i++) {
        if (old.slots[i].value != NULL)
            put(table, old.slots[i].value, old.slots[i].hash, old.slots[i].index);
    }
    return true;
}

static void insert(ConstantTable *table, Object *value, int64_t hash, int64_t index)
{
    put(table, value, hash, index);
    table->count++;
}

static Object *find_same(Compiler *c, Object *value, int64_t hash)
{
    const ConstantTable *table = &c->constants;
    if (table->capacity == 0)
        return NULL;
    for (uint64_t at = slot_index(table, hash); table->slots[at].value != NULL;
         at = (at + 1) & (uint64_t)(table->capacity - 1)) {
        if (table->slots[at].hash == hash && constants_same(c->rt, table->slots[at].value, value))
            return table->slots[at].value;
    }
    return NULL;
}

/* ---- unifying */

static Object *unify(Compiler *c, Object *value, bool counts);

/* What is in a new constant is unified, too: items in place. */
static bool unify_items(Compiler *c, Object *tuple, bool counts)
{
    for (int64_t i = 0; i < tuple_size(tuple); i++) {
        Object *item = tuple_get(tuple, i);
        Object *same = unify(c, item, counts);
        if (same == NULL)
            return false;
        if (same != item) {
            tuple_set(tuple, i, object_incref(same));
            object_decref(c->rt, item);
        }
    }
    return true;
}

static Object *items_of_set(Compiler *c, const Object *set)
{
    Object *items = tuple_new(c->rt, set_size(set));
    int64_t position = 0;
    Object *key = NULL;
    for (int64_t i = 0; items != NULL && set_next(set, &position, &key, NULL); i++)
        tuple_set(items, i, object_incref(key));
    return items;
}

/* A frozenset whose keys have been unified is another one: borrowed; NULL and an error. */
static Object *unify_set(Compiler *c, Object *set, bool counts)
{
    Object *items = items_of_set(c, set);
    if (items == NULL)
        return NULL;
    Object *result = unify_items(c, items, counts) ? set_from(c->rt, TYPE_FROZENSET, items) : NULL;
    object_decref(c->rt, items);
    return compile_keep(c, result);
}

static Object *unify(Compiler *c, Object *value, bool counts)
{
    if (value == runtime_none(c->rt) || value == runtime_ellipsis(c->rt))
        return value;
    int64_t hash = constant_hash(c->rt, value);
    Object *same = find_same(c, value, hash);
    if (c->leaves_tables && counts)
        compile_tally_constant(c->rt, &c->tally, value, same == NULL);
    if (same != NULL)
        return same;
    if (object_is_exact(c->rt, value, TYPE_TUPLE) && !unify_items(c, value, counts))
        return NULL;
    if (object_is_exact(c->rt, value, TYPE_FROZENSET)) {
        value = unify_set(c, value, counts);
        if (value == NULL)
            return NULL;
    }
    if (!reserve(c, &c->constants))
        return NULL;
    insert(&c->constants, value, hash, 0);
    return value;
}

Object *constants_unify(Compiler *c, Object *value) { return unify(c, value, true); }

/* CPython: merge_const_one, which leaves the items as they are; equal items are one object already. */
Object *constants_unify_new(void *compiler, Object *value)
{
    Compiler *c = compiler;
    if (value == NULL)
        return NULL;
    int64_t known = c->constants.count;
    Object *same = unify(c, value, false);
    if (c->leaves_tables && same != NULL)
        compile_tally_made(c->rt, &c->tally, value, c->constants.count > known);
    if (same == value)
        return compile_keep(c, value);
    object_decref(c->rt, value);
    return same;
}

/* ---- a unit's */

static int64_t find_index(const ConstantTable *table, const Object *value)
{
    if (table->capacity == 0)
        return -1;
    for (uint64_t at = slot_index(table, identity_hash(ref_of(value))); table->slots[at].value != NULL;
         at = (at + 1) & (uint64_t)(table->capacity - 1)) {
        if (table->slots[at].value == value)
            return table->slots[at].index;
    }
    return -1;
}

int64_t constants_add(Compiler *c, Object *value)
{
    ConstantTable *table = &c->unit->constant_indices;
    value = constants_unify(c, value);
    if (value == NULL)
        return -1;
    int64_t index = find_index(table, value);
    if (index >= 0)
        return index;
    index = list_size(c->unit->constants);
    if (!reserve(c, table) || list_append(c->rt, c->unit->constants, value) < 0)
        return -1;
    insert(table, value, identity_hash(ref_of(value)), index);
    return index;
}
