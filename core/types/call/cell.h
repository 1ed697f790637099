/* cell: a variable that several functions share. Owns CellObject. CPython: Objects/cellobject.c. */
#ifndef OURO_TYPES_CELL_H
#define OURO_TYPES_CELL_H

#include "gc/gc.h"

/* New reference to a tracked cell that holds `contents` (borrowed, may be NULL); NULL and MemoryError. */
Object *cell_new(Runtime *rt, Object *contents);

/* Borrowed; NULL while the cell is empty. */
ALWAYS_INLINE Object *cell_get(const Object *cell) { return ref_pointer(((const CellObject *)cell)->ob_ref); }

/* Stores `contents` (stolen, may be NULL) and releases what was there. */
ALWAYS_INLINE void cell_set(Runtime *rt, Object *cell, Object *contents)
{
    object_replace_ref(rt, &((CellObject *)cell)->ob_ref, contents);
}

/* ---- the type's slots. An empty cell is less than any other. Cells have no hash. */

void cell_dealloc(Runtime *rt, Object *object);
void cell_clear(Runtime *rt, Object *object);
Object *cell_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op);

#endif
