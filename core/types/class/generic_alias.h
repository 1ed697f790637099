/* list[int] and its like: a class with its type arguments. Owns GenericAliasObject and the substitution of type
 * variables. CPython: Objects/genericaliasobject.c */
#ifndef OURO_TYPES_GENERIC_ALIAS_H
#define OURO_TYPES_GENERIC_ALIAS_H

#include "object/definition.h"

/* types.GenericAlias(origin, args): a tuple is the arguments, anything else the only one. Both borrowed. New
 * reference; NULL and an error. What __class_getitem__ of the built-in classes returns. */
Object *generic_alias_new(Runtime *rt, Object *origin, Object *args);

/* The type variables in a tuple of arguments, in order and each once: new reference to a tuple. */
Object *type_parameters(Runtime *rt, Object *args);

/* The arguments with items (one, or a tuple) in place of the parameters: new reference to a tuple; NULL and TypeError.
 */
Object *type_arguments_substitute(Runtime *rt, Object *self, Object *args, Object *parameters, Object *item);

/* Appends the repr of a type argument: a class by its qualified name. False: it failed. */
struct TextBuilder;
bool type_argument_repr(struct TextBuilder *text, Object *argument);

#endif
