/* The scalar objects that exist as long as the runtime. CPython: pycore_runtime_init.h */
#ifndef OURO_TYPES_STATICS_H
#define OURO_TYPES_STATICS_H

#include "object/runtime.h"

/* Fills rt->statics: None and its like, the bools, the small ints, the empty and one-character strs and
 * bytes. The types themselves need not be filled yet. */
void statics_init_scalars(Runtime *rt);

#endif
