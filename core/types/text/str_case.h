/* str's methods about what its characters are and their case. CPython: Objects/unicodeobject.c */
#ifndef OURO_TYPES_STR_CASE_H
#define OURO_TYPES_STR_CASE_H

#include "object/definition.h"

#define STR_CASE_METHODS(X) \
    X(capitalize) \
    X(casefold) \
    X(lower) \
    X(swapcase) \
    X(title) \
    X(upper) \
    X(isalnum) \
    X(isalpha) \
    X(isascii) \
    X(isdecimal) \
    X(isdigit) \
    X(isidentifier) \
    X(islower) \
    X(isnumeric) \
    X(isprintable) \
    X(isspace) \
    X(istitle) \
    X(isupper)
#define STR_CASE_METHOD(name) \
    Object *str_method_##name(Runtime *rt, Object *self, const Arguments *arguments);
STR_CASE_METHODS(STR_CASE_METHOD)
#undef STR_CASE_METHOD

bool str_is_identifier(const Object *self);

#endif
