/* float's constructor, methods and attributes. */
#ifndef OURO_TYPES_FLOAT_METHODS_H
#define OURO_TYPES_FLOAT_METHODS_H

#include "object/definition.h"

extern const MethodDefinition float_methods[];
extern const GetSetDefinition float_getsets[];

/* float.__new__ of float or a subclass. */
Object *float_type_new(Runtime *rt, TypeObject *type, const Arguments *arguments);

#endif
