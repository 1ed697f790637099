/* int's constructor, methods and attributes. */
#ifndef OURO_TYPES_INT_METHODS_H
#define OURO_TYPES_INT_METHODS_H

#include "object/definition.h"

extern const MethodDefinition int_methods[];
extern const GetSetDefinition int_getsets[];

/* int.__new__ of int or a subclass. */
Object *int_type_new(Runtime *rt, TypeObject *type, const Arguments *arguments);

#endif
