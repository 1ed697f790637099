/* AddressSet: a set of addresses in a view, one bit for 8 bytes, with the rank of each member: the number of
 * members below it, which is its index in a table sorted by address. Membership and rank take two reads.
 *
 *   after address_set_rank: index of a == members below a;  ranks[w] == members in the words before w */
#ifndef OURO_INSPECT_ADDRESS_SET_H
#define OURO_INSPECT_ADDRESS_SET_H

#include "inspect/view.h"
#include "memory/scratch.h"

typedef struct AddressSet {
    Ref base;
    uint64_t size;   /* bytes covered */
    uint64_t *bits;  /* a word covers 512 bytes */
    uint32_t *ranks; /* one a word */
    uint64_t count;  /* members, once ranked */
} AddressSet;

/* An empty set over the view. False when there is no memory. */
bool address_set_make(AddressSet *set, Scratch *scratch, const View *view);

/* Counts the members; to be called again after a change before an index is asked for. */
void address_set_rank(AddressSet *set);

ALWAYS_INLINE bool address_set_covers(const AddressSet *set, Ref ref)
{
    return ref - set->base < set->size && (ref & 7) == 0;
}

ALWAYS_INLINE uint64_t address_set_bit(Ref offset) { return UINT64_C(1) << ((offset >> 3) & 63); }

ALWAYS_INLINE bool address_set_has(const AddressSet *set, Ref ref)
{
    uint64_t offset = ref - set->base;
    return address_set_covers(set, ref) && (set->bits[offset >> 9] & address_set_bit(offset)) != 0;
}

/* `ref` is covered. */
ALWAYS_INLINE void address_set_add(AddressSet *set, Ref ref)
{
    uint64_t offset = ref - set->base;
    set->bits[offset >> 9] |= address_set_bit(offset);
}

ALWAYS_INLINE void address_set_remove(AddressSet *set, Ref ref)
{
    uint64_t offset = ref - set->base;
    set->bits[offset >> 9] &= ~address_set_bit(offset);
}

/* Index of a member; OURO_NO_INDEX for what is none. */
ALWAYS_INLINE uint32_t address_set_index(const AddressSet *set, Ref ref)
{
    uint64_t offset = ref - set->base;
    if (!address_set_covers(set, ref))
        return OURO_NO_INDEX;
    uint64_t word = set->bits[offset >> 9];
    uint64_t bit = address_set_bit(offset);
    if ((word & bit) == 0)
        return OURO_NO_INDEX;
    return set->ranks[offset >> 9] + (uint32_t)__builtin_popcountll(word & (bit - 1));
}

#endif
