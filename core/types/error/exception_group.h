/* ExceptionGroup: several exceptions as one. Owns BaseExceptionGroup, and the making of ExceptionGroup, a class made
 * when the runtime begins. CPython: Objects/exceptions.c */
#ifndef OURO_TYPES_EXCEPTION_GROUP_H
#define OURO_TYPES_EXCEPTION_GROUP_H

#include "types/error/exception.h"

ALWAYS_INLINE bool object_is_exception_group(const Runtime *rt, const Object *object)
{
    return type_is_subtype(object_type(object), exception_type(rt, ERROR_BASE_EXCEPTION_GROUP));
}

/* Makes the class ExceptionGroup. 0, or -1 and an error. */
int exception_group_init(Runtime *rt);

/* except*: splits `exception` (any exception) by the classes: two new references, NULL where nothing is. A naked
 * exception that matches is wrapped in a group. 0, or -1 and an error. CPython: exception_group_take */
int exception_group_take(Runtime *rt, Object *exception, Object *classes, Object **match, Object **rest);

/* The end of an except*: of the original and what its handlers raised and left over (a list, None among it) one
 * exception: new reference, None when all was handled; NULL and an error. CPython: _PyExc_PrepReraiseStar */
Object *exception_group_rest(Runtime *rt, Object *original, Object *raised);

#endif
