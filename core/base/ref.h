/* Ref: how anything in the region names anything else in the region.
 *
 * A Ref is 64 bits in every build, so that the layout of the heap is that of a 64-bit CPython also in
 * 32-bit WebAssembly. Natively it is the pointer. In WebAssembly its low half is the linear-memory
 * address and its high half is the constant high half of REGION_BASE, so both builds store the same
 * bytes. 0 is "no reference". */
#ifndef OURO_BASE_REF_H
#define OURO_BASE_REF_H

#include "base/compiler.h"

typedef uint64_t Ref;

/* Where the first region of a process begins. The low half is also its address in linear memory. */
#define REGION_BASE UINT64_C(0x200000400000)
/* Further regions of one process lie a multiple of this further up; the low half stays the same. */
#define REGION_STRIDE (UINT64_C(1) << 40)

#define NO_REF ((Ref)0)

#if UINTPTR_MAX == UINT32_MAX
#define REF_HIGH_HALF (REGION_BASE >> 32 << 32)
#else
#define REF_HIGH_HALF UINT64_C(0)
#endif

/* The memory that `ref` names; NULL for NO_REF. */
ALWAYS_INLINE void *ref_pointer(Ref ref) { return (void *)(uintptr_t)ref; }

/* The Ref of memory inside the region; NO_REF for NULL. */
ALWAYS_INLINE Ref ref_of(const void *pointer)
{
    return pointer == NULL ? NO_REF : (REF_HIGH_HALF | (uint64_t)(uintptr_t)pointer);
}

#endif
