/* Calling objects in other forms than object/function.h has. Owns nothing of what a callable does: that is its
 * type's. CPython: Objects/call.c. All give new references, or NULL and an error. */
#ifndef OURO_TYPES_CALL_H
#define OURO_TYPES_CALL_H

#include "object/function.h"

Object *object_call_no_arguments(Runtime *rt, Object *callable);
Object *object_call_one(Runtime *rt, Object *callable, Object *argument);
Object *object_call_two(Runtime *rt, Object *callable, Object *first, Object *second);

/* callable(*tuple, **dict); dict may be NULL. */
Object *object_call_spread(Runtime *rt, Object *callable, Object *tuple, Object *dict);

/* object.name(arguments); `name` is an interned str. Without making a method object where that is not seen. */
Object *object_call_method(Runtime *rt, Object *object, Object *name, const Ref *arguments, int64_t count);

/* type(object).name(object, arguments…), as operators look up a special method. NULL without an error: there is
 * none. */
Object *object_call_special(Runtime *rt, Object *object, Object *name, const Ref *arguments, int64_t count);

#endif
