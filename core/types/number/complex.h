/* complex: a pair of doubles. CPython: Objects/complexobject.c */
#ifndef OURO_TYPES_COMPLEX_H
#define OURO_TYPES_COMPLEX_H

#include "object/definition.h"
#include "object/protocol.h"

typedef struct ComplexValue {
    double real;
    double imag;
} ComplexValue;

ALWAYS_INLINE bool object_is_complex(const Runtime *rt, const Object *object)
{
    return type_is_subtype(object_type(object), runtime_type(rt, TYPE_COMPLEX));
}

ALWAYS_INLINE ComplexValue complex_value(const Object *object)
{
    const ComplexObject *number = (const ComplexObject *)object;
    return (ComplexValue){number->real, number->imaginary};
}

/* New reference; NULL and MemoryError. */
Object *complex_from_value(Runtime *rt, ComplexValue value);

/* base ** exponent: new reference; NULL and ZeroDivisionError or OverflowError. */
Object *complex_power_of(Runtime *rt, ComplexValue base, ComplexValue exponent);

/* complex(string): 0, or -1 and ValueError or MemoryError. */
int complex_from_str(Runtime *rt, Object *string, ComplexValue *value);

/* |value|; infinite where it is beyond all doubles. */
double complex_magnitude(ComplexValue value);

/* complex.__new__ of complex or a subclass. */
Object *complex_type_new(Runtime *rt, TypeObject *type, const Arguments *arguments);

#endif
