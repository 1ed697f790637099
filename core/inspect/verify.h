/* The verifier: proves that a heap is consistent. One file for each part; each part states what it proves as
 * equations and reports what breaks them. Everything is read through the view, so a region can be proved in
 * another process too. */
#ifndef OURO_INSPECT_VERIFY_H
#define OURO_INSPECT_VERIFY_H

#include "inspect/heap.h"

enum { VERIFY_PROBLEMS_MOST = 100 };

typedef struct Verifier {
    Heap *heap;
    uint32_t flags; /* OURO_VERIFY_ bits */
    ouro_Report report;
    void *user;
    uint64_t problems;
} Verifier;

/* Reports a problem; an object's address is followed by its label. */
void verify_found(Verifier *verifier, Ref address, const char *text);

/* The same with two numbers: "text: `is`, should be `should`". */
void verify_differs(Verifier *verifier, Ref address, const char *text, int64_t is, int64_t should);

/* Reports unless `holds`; returns it. */
ALWAYS_INLINE bool verify_that(Verifier *verifier, bool holds, Ref address, const char *text)
{
    if (UNLIKELY(!holds))
        verify_found(verifier, address, text);
    return holds;
}

ALWAYS_INLINE void verify_equal(Verifier *verifier, Ref address, const char *text, int64_t is, int64_t should)
{
    if (UNLIKELY(is != should))
        verify_differs(verifier, address, text, is, should);
}

/* Whether enough has been found to stop. */
ALWAYS_INLINE bool verify_is_over(const Verifier *verifier)
{
    return verifier->problems >= VERIFY_PROBLEMS_MOST;
}

/* Each proves one part of layout.h's and the objects' equations. */
void verify_memory(Verifier *verifier);     /* verify_memory.c: spans, raw chunks, pools, arenas */
void verify_blocks(Verifier *verifier);     /* verify.c: every block in use has a use */
void verify_collector(Verifier *verifier);  /* verify_collector.c: lists, weak reference lists, free lists */
void verify_references(Verifier *verifier); /* verify_references.c: counts */
void verify_objects(Verifier *verifier);    /* verify_objects.c: the shape of each kind of object */

/* The whole heap of a runtime. On failure false, with the first problem in `why`. strict: no object may have
 * more references than are found. For tests and assertions. */
bool verify_runtime(const Runtime *rt, bool strict, char *why, size_t why_size);

#endif
