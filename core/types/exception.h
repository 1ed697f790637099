/* Exceptions as objects. Owns their types and making one of the light error of object/error.h, and raising one.
 * CPython: Objects/exceptions.c, Python/errors.c. */
#ifndef OURO_TYPES_EXCEPTION_H
#define OURO_TYPES_EXCEPTION_H

#include "object/definition.h"
#include "object/error.h"

ALWAYS_INLINE TypeObject *exception_type(const Runtime *rt, ErrorKind kind)
{
    return runtime_type(rt, (TypeId)(TYPE_ERROR_BASE_EXCEPTION + (kind - ERROR_BASE_EXCEPTION)));
}

ALWAYS_INLINE bool object_is_exception(const Object *object)
{
    return object_has(object, TYPE_FLAG_BASE_EXCEPTION_SUBCLASS);
}

ALWAYS_INLINE bool object_is_exception_class(const Object *object)
{
    return object_has(object, TYPE_FLAG_TYPE_SUBCLASS) &&
           type_has((const TypeObject *)object, TYPE_FLAG_BASE_EXCEPTION_SUBCLASS);
}

/* As error_set, of any length, with objects in it (borrowed): %s char *, %d int, %lld long long, %c int, %U a str as
 * it is, %S str(object), %R repr(object), %T the name of the object's type, %N a type's name; %.200s, %.200T and the
 * like are cut. Makes a str; MemoryError, or what __repr__ raises, takes the error's place. Always returns NULL. */
void *error_format(Runtime *rt, ErrorKind kind, const char *format, ...);

/* Raises an exception object, or a class, which is called (both borrowed), with `cause` (borrowed, or NULL without
 * `from`). TypeError for anything else. Sets its __context__ to what is being handled. */
void error_raise(Runtime *rt, Object *exception);
void error_raise_from(Runtime *rt, Object *exception, Object *cause);

/* Whether the error on its way is a `kind`, or derived from it. */
bool error_matches(const Runtime *rt, ErrorKind kind);

/* Whether it is an instance of the class, or of one of a tuple of classes: 1, 0, or -1 with another error. */
int error_matches_classes(Runtime *rt, Object *classes);

/* Makes the error on its way an exception object: borrowed, never NULL (without memory it is the MemoryError that
 * every runtime keeps ready). It stays on its way. */
Object *error_normalize(Runtime *rt);

/* The same, and takes it off its way: a new reference. */
Object *error_take(Runtime *rt);

/* Puts an exception on its way as it is: no context is set. Stolen. */
void error_put_back(Runtime *rt, Object *exception);

#endif
