/* dict: what goes through one (iterators) and what shows it as a set (views); see dict.h. CPython:
 * Objects/dictobject.c, dictiter_…, dictview_… */
#ifndef OURO_TYPES_DICT_VIEWS_H
#define OURO_TYPES_DICT_VIEWS_H

#include "object/definition.h"
#include "object/runtime.h"

/* dict.keys() and its like, by the view's TypeId. New reference. */
Object *dict_view_new(Runtime *rt, TypeId id, Object *dict);

/* An iterator of one of the six kinds, by its TypeId. New reference. */
Object *dict_iterator_new(Runtime *rt, TypeId id, Object *dict);

/* dict's slots. */
Object *dict_iter(Runtime *rt, Object *dict);
Object *dict_subscript(Runtime *rt, Object *dict, Object *key);

/* dict.update(source): a mapping, or pairs. override false: keys that are there already keep their values. 0, or -1
 * and an error. */
int dict_update_from(Runtime *rt, Object *dict, Object *source, bool override);
/* The same for a mapping alone, as {**source}: AttributeError where it has no keys(). CPython: PyDict_Update */
int dict_update_mapping(Runtime *rt, Object *dict, Object *source);
/* A new list of what the mapping's keys() gives. CPython: PyMapping_Keys */
Object *mapping_keys(Runtime *rt, Object *mapping);
int dict_merge_pairs(Runtime *rt, Object *dict, Object *pairs);

#endif
