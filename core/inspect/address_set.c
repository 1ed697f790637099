/* Making and ranking sets of addresses; see address_set.h. */
#include "inspect/address_set.h"

static uint64_t words_of(uint64_t size) { return (size + 511) / 512; }

bool address_set_make(AddressSet *set, Scratch *scratch, const View *view)
{
    set->base = view->base;
    set->size = view->size;
    set->count = 0;
    set->bits = scratch_alloc(scratch, words_of(view->size) * sizeof(uint64_t));
    set->ranks = scratch_alloc(scratch, words_of(view->size) * sizeof(uint32_t));
    return set->bits != NULL && set->ranks != NULL;
}

void address_set_rank(AddressSet *set)
{
    uint64_t count = 0;
    for (uint64_t i = 0; i < words_of(set->size); i++) {
        set->ranks[i] = (uint32_t)count;
        count += (uint64_t)__builtin_popcountll(set->bits[i]);
    }
    set->count = count;
}
