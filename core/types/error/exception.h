/* Exceptions as objects. Owns their types and making one of the light error of object/error.h, and raising one.
 * CPython: Objects/exceptions.c, Python/errors.c. */
#ifndef OURO_TYPES_EXCEPTION_H
#define OURO_TYPES_EXCEPTION_H

#include <stdarg.h>

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

/* A new str in the same language; %p is an address. NULL and an error. */
Object *text_from_format(Runtime *rt, const char *format, ...);
Object *text_from_format_list(Runtime *rt, const char *format, va_list *arguments);

/* The same with a message that is there (borrowed). */
void error_set_text(Runtime *rt, ErrorKind kind, Object *message);

/* Raises an exception object, or a class, which is called (both borrowed), with `cause` (borrowed, or NULL without
 * `from`). TypeError for anything else. Sets its __context__ to what is being handled. */
void error_raise(Runtime *rt, Object *exception);
void error_raise_from(Runtime *rt, Object *exception, Object *cause);

/* What the error on its way says, in UTF-8 and cut to the light error's size: str(exception) where there is an
 * exception object, "" where that fails. Valid until the error is cleared or replaced. */
const char *error_message(Runtime *rt);

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

/* Raises kind(arguments…), all borrowed: an exception of more than a message, as OSError(2, "…"). Returns NULL. */
void *error_raise_new(Runtime *rt, ErrorKind kind, const Ref *arguments, int64_t count);

/* Raises UnicodeDecodeError or UnicodeEncodeError. Returns NULL. */
void *error_unicode(Runtime *rt, ErrorKind kind, const char *encoding, Object *object, int64_t start,
                    int64_t end, const char *reason);

/* NameError with name=; `format` has one %U. Returns NULL. */
void *error_undefined_name(Runtime *rt, ErrorKind kind, const char *format, Object *name);

/* ---- exception objects */

ALWAYS_INLINE BaseExceptionObject *exception_of(Object *object) { return (BaseExceptionObject *)object; }

/* What is being handled, innermost: borrowed, NULL when nothing is. */
Object *exception_handled(const Runtime *rt);

/* exception.__context__ = context (stolen, may be NULL); the same for __cause__, which hides the context. */
void exception_set_context(Runtime *rt, Object *exception, Object *context);
void exception_set_cause(Runtime *rt, Object *exception, Object *cause);

/* The exception has been raised while `handled` (borrowed) was being handled: becomes its __context__, and no chain
 * becomes a ring. */
void exception_chain(Runtime *rt, Object *exception, Object *handled);

/* Makes rt->memory_error. 0, or -1 and MemoryError. */
int exception_init(Runtime *rt);

/* type(exception).__name__ without a module. */
const char *exception_class_name(const TypeObject *type);

/* __doc__ of a built-in type, be it an exception or not; NULL: None. */
const char *builtin_type_doc(TypeId id);

/* ---- slots that the classes with fields of their own share */

Object *base_exception_new(Runtime *rt, TypeObject *type, const Arguments *arguments);
int base_exception_init(Runtime *rt, Object *self, const Arguments *arguments);
Object *base_exception_str(Runtime *rt, Object *self);
/* The same without a look at keywords. */
Object *base_exception_make(Runtime *rt, TypeObject *type, const Arguments *arguments);
int base_exception_set_args(Runtime *rt, Object *self, const Arguments *arguments);
/* (type, args) or (type, args, state); `state` is stolen, may be NULL. */
Object *base_exception_reduced(Runtime *rt, Object *self, Object *args, Object *state);

#endif
