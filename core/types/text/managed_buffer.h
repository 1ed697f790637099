/* managedbuffer: an exporter's buffer, held once for all the memoryviews that come of it. A program meets it only where
 * the collector counts or shows objects. CPython: _PyManagedBuffer_Type */
#ifndef OURO_TYPES_MANAGED_BUFFER_H
#define OURO_TYPES_MANAGED_BUFFER_H

#include "object/layout_iterators.h"
#include "object/runtime.h"

enum { BUFFER_RELEASED = 1 }; /* of a ManagedBufferObject's flags, and of a MemoryViewObject's */

/* The buffer of `exporter`, which no view holds yet. New reference, or NULL and an error. */
ManagedBufferObject *managed_buffer_new(Runtime *rt, Object *exporter);

/* Gives the buffer back to its exporter, once. */
void managed_buffer_release(Runtime *rt, ManagedBufferObject *managed);

#endif
