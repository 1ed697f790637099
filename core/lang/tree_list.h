/* A tree as Python objects, for module ast. Owns its form, which python/ast.py reads: a list in the order in which a
 * tree is put together from its leaves, so that neither side's stack grows with long sequences:
 *
 *   0, object               the object itself
 *   n + 1                   the n last things, as a list
 *   "Name"                  a node: its fields are the last things
 *   "Name", (line, column, end line, end column)   the same for a node that has a place */
#ifndef OURO_LANG_TREE_LIST_H
#define OURO_LANG_TREE_LIST_H

#include "lang/parse/ast.h"

/* New reference; NULL and MemoryError, or RecursionError. */
Object *tree_list(Runtime *rt, const AstModule *module);

#endif
