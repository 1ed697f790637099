/* Proves of each kind of object what layout.h says beside its struct, and that what it owns is its own. */
#include "inspect/verify.h"

#include "inspect/edges.h"

/* ---- numbers and text */

static void verify_int(Verifier *verifier, Ref address, const IntObject *object)
{
    int64_t size = object->ob_base.ob_size;
    int64_t count = size < 0 ? -size : size;
    bool is_normal = count == 0 || object->ob_digit[count - 1] != 0;
    verify_that(verifier, is_normal, address, "an int's highest digit is not 0");
    for (int64_t i = 0; i < count; i++) {
        if (!verify_that(verifier, object->ob_digit[i] <= INT_DIGIT_MASK, address,
                         "an int's digits have 30 bits"))
            return;
    }
}

static bool bytes_are_ascii(const uint8_t *bytes, int64_t length)
{
    uint8_t all = 0;
    for (int64_t i = 0; i < length; i++)
        all |= bytes[i];
    return all < 0x80;
}

static bool is_zero(const uint8_t *bytes, int64_t length)
{
    for (int64_t i = 0; i < length; i++) {
        if (bytes[i] != 0)
            return false;
    }
    return true;
}

static void verify_characters(Verifier *verifier, Ref address, const StrObject *str,
                              const uint8_t *characters)
{
    int64_t kind = (str->state & STR_STATE_KIND_MASK) >> STR_STATE_KIND_SHIFT;
    verify_that(verifier, is_zero(characters + str->length * kind, kind), address,
                "a str's characters are followed by a 0");
    if ((str->state & STR_STATE_ASCII) == 0)
        return;
    bool is_ascii = kind == 1 && bytes_are_ascii(characters, str->length);
    verify_that(verifier, is_ascii, address, "a str that says so is ASCII");
}

static void verify_str(Verifier *verifier, uint32_t index, const StrObject *str)
{
    const Heap *heap = verifier->heap;
    Ref address = heap->records[index].address;
    int64_t kind = (str->state & STR_STATE_KIND_MASK) >> STR_STATE_KIND_SHIFT;
    verify_that(verifier, (str->state & STR_STATE_READY) != 0 && str->wstr == NO_REF, address,
                "a str is ready");
    if (str->state & STR_STATE_COMPACT) {
        uint64_t header = str->state & STR_STATE_ASCII ? sizeof(StrObject) : sizeof(CompactStrObject);
        verify_characters(verifier, address, str, (const uint8_t *)str + header);
        return;
    }
    bool is_sane =
        (kind == 1 || kind == 2 || kind == 4) && str->length >= 0 && (uint64_t)str->length < heap->view.size;
    const uint8_t *data =
        is_sane ? heap_owned(heap, index, OURO_BLOCK_STR_DATA, ((const WideStrObject *)str)->data,
                             (uint64_t)(str->length + 1) * (uint64_t)kind)
                : NULL;
    if (verify_that(verifier, data != NULL, address, "a str owns its characters"))
        verify_characters(verifier, address, str, data);
}

/* ---- sequences and sets */

static void verify_list_object(Verifier *verifier, uint32_t index, const ListObject *list)
{
    const Heap *heap = verifier->heap;
    Ref address = heap->records[index].address;
    int64_t size = list->ob_base.ob_size;
    /* listobject.c: while a list is sorted it is empty, and allocated says so. */
    if (list->allocated == -1 && size == 0 && list->ob_item == NO_REF && heap->rt->evaluation.loops > 1)
        return;
    bool is_sane = size >= 0 && size <= list->allocated && (uint64_t)list->allocated < heap->view.size;
    if (!verify_that(verifier, is_sane, address, "0 <= ob_size <= allocated"))
        return;
    verify_that(verifier, list->ob_item != NO_REF || list->allocated == 0, address,
                "ob_item == 0 => allocated == 0");
    if (list->ob_item == NO_REF)
        return;
    const Ref *items = heap_owned(heap, index, OURO_BLOCK_LIST_ITEMS, list->ob_item,
                                  (uint64_t)list->allocated * sizeof(Ref));
    if (!verify_that(verifier, items != NULL, address, "a list owns its items"))
        return;
    for (int64_t i = 0; i < size; i++) {
        if (!verify_that(verifier, items[i] != NO_REF, address, "a list's items are objects"))
            return;
    }
}

static void verify_set_object(Verifier *verifier, uint32_t index, const SetObject *set)
{
    const Heap *heap = verifier->heap;
    Ref address = heap->records[index].address;
    Ref dummy = view_ref(&heap->view, &heap->rt->statics.set_dummy);
    const SetEntry *table = set_table(heap, index, set);
    if (!verify_that(verifier, table != NULL, address, "a set owns its table"))
        return;
    verify_that(verifier, ((set->mask + 1) & set->mask) == 0, address, "a set's table is a power of 2");
    int64_t used = 0;
    int64_t fill = 0;
    for (int64_t i = 0; i <= set->mask; i++) {
        fill += table[i].key != NO_REF;
        used += table[i].key != NO_REF && table[i].key != dummy;
    }
    verify_equal(verifier, address, "a set's used", set->used, used);
    verify_equal(verifier, address, "a set's fill", set->fill, fill);
    verify_that(verifier, fill <= set->mask, address, "a set has an unused entry");
}

/* ---- dicts */

static int64_t index_at(const DictKeys *keys, uint64_t slot)
{
    const uint8_t *indices = keys->dk_indices;
    if (keys->dk_log2_size < 8)
        return ((const int8_t *)indices)[slot];
    if (keys->dk_log2_size < 16)
        return ((const int16_t *)(const void *)indices)[slot];
    if (keys->dk_log2_size < 32)
        return ((const int32_t *)(const void *)indices)[slot];
    return ((const int64_t *)(const void *)indices)[slot];
}

/* The hash by which the entry was put in; false when the key cannot tell. */
static bool entry_hash(const Heap *heap, const DictKeys *keys, int64_t i, int64_t *hash)
{
    if (keys->dk_kind == DICT_KEYS_GENERAL) {
        *hash = dict_keys_entries(keys)[i].me_hash;
        return true;
    }
    uint32_t key = heap_object_index(heap, dict_keys_unicode_entries(keys)[i].me_key);
    if (key == OURO_NO_INDEX || heap->records[key].layout != TYPE_STR)
        return false;
    *hash = ((const StrObject *)heap_object(heap, key))->hash;
    return true;
}

enum { PERTURB_SHIFT = 5 };

/* Whether a search by `hash` comes to entry `wanted`. Takes its steps from *budget; true when that is used
 * up. */
static bool search_finds(const DictKeys *keys, int64_t hash, int64_t wanted, uint64_t *budget)
{
    uint64_t mask = (UINT64_C(1) << keys->dk_log2_size) - 1;
    uint64_t perturb = (uint64_t)hash;
    for (uint64_t slot = perturb & mask; *budget > 0; --*budget) {
        int64_t index = index_at(keys, slot);
        if (index == wanted)
            return true;
        if (index == DICT_INDEX_EMPTY)
            return false;
        perturb >>= PERTURB_SHIFT;
        slot = (slot * 5 + perturb + 1) & mask;
    }
    return true;
}

/* Returns the entries that have a key and, but in a split table, a value. */
static int64_t verify_entries(Verifier *verifier, Ref address, const DictKeys *keys)
{
    bool is_general = keys->dk_kind == DICT_KEYS_GENERAL;
    uint64_t budget = UINT64_C(64) << keys->dk_log2_size;
    int64_t living = 0;
    for (int64_t i = 0; i < keys->dk_nentries; i++) {
        Ref key = keys_key(keys, i);
        Ref value =
            is_general ? dict_keys_entries(keys)[i].me_value : dict_keys_unicode_entries(keys)[i].me_value;
        bool has_value = keys->dk_kind == DICT_KEYS_SPLIT || value != NO_REF;
        int64_t hash;
        if (key == NO_REF || !has_value)
            continue;
        living++;
        if (!verify_that(verifier, entry_hash(verifier->heap, keys, i, &hash), address,
                         "keys of a table for str are str"))
            continue;
        verify_that(verifier, search_finds(keys, hash, i, &budget), address,
                    "a search by its hash finds each entry");
    }
    return living;
}

static void verify_indices(Verifier *verifier, Ref address, const DictKeys *keys, int64_t living)
{
    int64_t indexed = 0;
    for (uint64_t i = 0; i < UINT64_C(1) << keys->dk_log2_size; i++) {
        int64_t index = index_at(keys, i);
        indexed += index >= 0;
        bool is_sane = index >= DICT_INDEX_DUMMY && index < keys->dk_nentries;
        if (!verify_that(verifier, is_sane, address, "every index names an entry"))
            return;
    }
    verify_equal(verifier, address, "entries that have an index", indexed, living);
}

/* A table is proved once, with the dict or class that owns it. */
static void verify_keys(Verifier *verifier, uint32_t owner, Ref keys_address)
{
    const Heap *heap = verifier->heap;
    Ref address = heap->records[owner].address;
    const DictKeys *keys = heap_dict_keys(heap, keys_address);
    if (!verify_that(verifier, keys != NULL, address, "a dict's keys are a keys table"))
        return;
    if (heap_owned(heap, owner, OURO_BLOCK_DICT_KEYS, keys_address, 0) == NULL)
        return;
    int64_t usable = (INT64_C(1) << keys->dk_log2_size << 1) / 3;
    bool is_sane = keys->dk_usable >= 0 && keys->dk_usable <= usable - keys->dk_nentries;
    verify_that(verifier, is_sane, address, "dk_usable + dk_nentries <= usable(size)");
    verify_indices(verifier, address, keys, verify_entries(verifier, address, keys));
}

static int64_t count_refs(const Ref *refs, int64_t count)
{
    int64_t found = 0;
    for (int64_t i = 0; i < count; i++)
        found += refs[i] != NO_REF;
    return found;
}

static int64_t combined_used(const DictKeys *keys)
{
    int64_t used = 0;
    for (int64_t i = 0; i < keys->dk_nentries; i++) {
        used += (keys->dk_kind == DICT_KEYS_GENERAL ? dict_keys_entries(keys)[i].me_value
                                                    : dict_keys_unicode_entries(keys)[i].me_value) != NO_REF;
    }
    return used;
}

static void verify_dict_object(Verifier *verifier, uint32_t index, const DictObject *dict)
{
    const Heap *heap = verifier->heap;
    Ref address = heap->records[index].address;
    const DictKeys *keys = heap_dict_keys(heap, dict->ma_keys);
    verify_keys(verifier, index, dict->ma_keys);
    if (keys == NULL)
        return;
    if (dict->ma_values == NO_REF) {
        bool owns =
            dict->ma_used == 0 || heap_owned(heap, index, OURO_BLOCK_DICT_KEYS, dict->ma_keys, 0) != NULL;
        verify_that(verifier, owns && keys->dk_kind != DICT_KEYS_SPLIT, address,
                    "a combined dict has its keys for itself");
        if (owns)
            verify_equal(verifier, address, "a dict's ma_used", dict->ma_used, combined_used(keys));
        return;
    }
    const Ref *values =
        heap_owned_values(heap, index, OURO_BLOCK_DICT_VALUES, dict->ma_values, keys->dk_nentries);
    verify_that(verifier, keys->dk_kind == DICT_KEYS_SPLIT, address, "a dict with values has shared keys");
    if (!verify_that(verifier, values != NULL, address, "a split dict owns its values"))
        return;
    verify_equal(verifier, address, "a split dict's ma_used", dict->ma_used,
                 count_refs(values, keys->dk_nentries));
}

/* The values' own count, in the byte before the last of their prefix, is that of the slots filled. */
static void verify_instance_values(Verifier *verifier, uint32_t index, const TypeInfo *type,
                                   const Ref *managed)
{
    const Heap *heap = verifier->heap;
    Ref address = heap->records[index].address;
    verify_that(verifier, managed[0] == NO_REF || managed[1] == NO_REF, address,
                "an instance has values or a dict");
    if (managed[0] == NO_REF)
        return;
    const DictKeys *keys = heap_dict_keys(heap, ((const HeapTypeObject *)type->type)->ht_cached_keys);
    const Ref *values = keys == NULL ? NULL
                                     : heap_owned_values(heap, index, OURO_BLOCK_INSTANCE_VALUES, managed[0],
                                                         keys->dk_nentries);
    if (!verify_that(verifier, values != NULL, address, "an instance owns its values"))
        return;
    int64_t filled = ((const uint8_t *)values)[-2];
    verify_equal(verifier, address, "values filled", filled, count_refs(values, keys->dk_nentries));
}

/* ---- interned strings: state says interned  <=>  in the dict, as key and value */

static int64_t verify_interned_entries(Verifier *verifier, const DictKeys *keys)
{
    const Heap *heap = verifier->heap;
    int64_t count = 0;
    for (int64_t i = 0; i < keys->dk_nentries; i++) {
        Ref key = keys_key(keys, i);
        uint32_t index = heap_object_index(heap, key);
        if (key == NO_REF)
            continue;
        count++;
        bool is_interned = index != OURO_NO_INDEX && heap->records[index].flags & OURO_OBJECT_INTERNED;
        verify_that(verifier, is_interned, key, "what is in the dict of interned strings is interned");
    }
    return count;
}

static void verify_interned(Verifier *verifier)
{
    const Heap *heap = verifier->heap;
    uint32_t dict = heap_object_index(heap, heap->rt->interned);
    int64_t interned = 0;
    for (uint32_t i = 0; i < heap->record_count; i++)
        interned += !heap_is_dead(&heap->records[i]) && heap->records[i].flags & OURO_OBJECT_INTERNED;
    if (dict == OURO_NO_INDEX || heap->records[dict].layout != TYPE_DICT) {
        verify_equal(verifier, heap->rt->interned, "interned strings without a dict of them", interned, 0);
        return;
    }
    const DictKeys *keys = heap_dict_keys(heap, ((const DictObject *)heap_object(heap, dict))->ma_keys);
    if (keys == NULL)
        return;
    verify_equal(verifier, heap->rt->interned, "interned strings", verify_interned_entries(verifier, keys),
                 interned);
}

/* ---- types */

static uint32_t index_of_layout(const Heap *heap, Ref object, uint32_t layout)
{
    uint32_t index = heap_object_index(heap, object);
    return index != OURO_NO_INDEX && heap->records[index].layout == layout ? index : OURO_NO_INDEX;
}

static void verify_type_object(Verifier *verifier, uint32_t index, const TypeObject *type)
{
    const Heap *heap = verifier->heap;
    Ref address = heap->records[index].address;
    Ref object_type_address = view_ref(&heap->view, &heap->rt->types[TYPE_OBJECT]);
    /* A class that is being torn down has lost these, one by one. */
    bool is_whole = type->tp_mro != NO_REF;
    if (!is_whole)
        return;
    uint32_t mro_index = index_of_layout(heap, type->tp_mro, TYPE_TUPLE);
    if (!verify_that(verifier, mro_index != OURO_NO_INDEX, address, "a type's mro is a tuple"))
        return;
    const TupleObject *mro = (const TupleObject *)heap_object(heap, mro_index);
    int64_t length = mro->ob_base.ob_size;
    /* A metaclass's mro() may give whatever it likes. */
    bool is_plain = type->ob_base.ob_base.ob_type == view_ref(&heap->view, &heap->rt->types[TYPE_TYPE]);
    bool is_sane =
        length > 0 && mro->ob_item[0] == address && mro->ob_item[length - 1] == object_type_address;
    verify_that(verifier, is_sane || !is_plain, address,
                "a type's mro begins with the type and ends with object");
    bool has_dict = index_of_layout(heap, type->tp_dict, TYPE_DICT) != OURO_NO_INDEX;
    verify_that(verifier, has_dict, address, "a type has a dict");
    if (address == object_type_address)
        return;
    uint32_t base = index_of_layout(heap, type->tp_base, TYPE_TYPE);
    if (!verify_that(verifier, base != OURO_NO_INDEX, address, "a type's base is a type"))
        return;
    int64_t base_size = ((const TypeObject *)heap_object(heap, base))->tp_basicsize;
    verify_that(verifier, type->tp_basicsize >= base_size, address,
                "a type's objects are no smaller than its base's");
}

static void verify_object(Verifier *verifier, uint32_t index)
{
    const Heap *heap = verifier->heap;
    const ouro_ObjectRecord *record = &heap->records[index];
    const TypeInfo *type = &heap->types[record->type_index];
    const Object *object = heap_object(heap, index);
    const Ref *managed = object_managed_words(type, object);
    if (managed != NULL && record->block != NO_REF)
        verify_instance_values(verifier, index, type, managed);
    switch (record->layout) {
    case TYPE_INT:
        verify_int(verifier, record->address, (const IntObject *)object);
        break;
    case TYPE_STR:
        verify_str(verifier, index, (const StrObject *)object);
        break;
    case TYPE_LIST:
        verify_list_object(verifier, index, (const ListObject *)object);
        break;
    case TYPE_DICT:
    case TYPE_DEFAULTDICT:
        verify_dict_object(verifier, index, (const DictObject *)object);
        break;
    case TYPE_SET:
    case TYPE_FROZENSET:
        verify_set_object(verifier, index, (const SetObject *)object);
        break;
    case TYPE_TYPE:
        verify_type_object(verifier, index, (const TypeObject *)object);
        if (record->flags & OURO_OBJECT_HEAP_TYPE &&
            ((const HeapTypeObject *)object)->ht_cached_keys != NO_REF) {
            verify_keys(verifier, index, ((const HeapTypeObject *)object)->ht_cached_keys);
        }
        break;
    default:
        break;
    }
}

void verify_objects(Verifier *verifier)
{
    const Heap *heap = verifier->heap;
    for (uint32_t i = 0; i < heap->record_count && !verify_is_over(verifier); i++) {
        const ouro_ObjectRecord *record = &heap->records[i];
        if (!heap_is_dead(record) && (record->flags & OURO_OBJECT_DYING) == 0)
            verify_object(verifier, i);
    }
    if ((verifier->flags & OURO_VERIFY_STRICT) == 0 && heap->rt->finalizing)
        return;
    verify_interned(verifier);
}
