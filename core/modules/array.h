/* array.array: numbers in memory without objects. Owns ArrayObject and its memory, which grows as CPython's; numbers as
 * items are array_item.c's, methods array_methods.c's. CPython: Modules/arraymodule.c. */
#ifndef OURO_MODULES_ARRAY_H
#define OURO_MODULES_ARRAY_H

#include "object/definition.h"
#include "object/runtime.h"
#include "types/class/type.h"

ALWAYS_INLINE ArrayObject *as_array(Object *object) { return (ArrayObject *)object; }
ALWAYS_INLINE int64_t array_length(const Object *object) { return ((const VarObject *)object)->ob_size; }
ALWAYS_INLINE uint8_t *array_bytes(Object *object) { return ref_pointer(as_array(object)->item); }

ALWAYS_INLINE bool object_is_array(const Runtime *rt, const Object *object)
{
    return type_is_subtype(object_type(object), runtime_type(rt, TYPE_ARRAY));
}

/* ---- items. array_item.c */

/* Bytes of one; 0: no such letter. */
int64_t array_item_size(char typecode);
Object *array_item_read(Runtime *rt, char typecode, const uint8_t *place);
/* 0, or -1 and TypeError or OverflowError. */
int array_item_write(Runtime *rt, char typecode, uint8_t *place, Object *value);

/* ---- the object. array.c */

ALWAYS_INLINE int64_t array_size(Object *object) { return array_item_size((char)as_array(object)->typecode); }

/* A new one with `length` items that the caller writes. NULL and MemoryError. */
Object *array_new(Runtime *rt, TypeObject *type, char typecode, int64_t length);

/* 0, or -1 and BufferError or MemoryError. New items are the caller's to write. */
int array_resize(Runtime *rt, Object *self, int64_t length);

Object *array_item(Runtime *rt, Object *self, int64_t index);

/* Adds the item before `index`, clamped. 0, or -1 and an error with the array as it was. */
int array_insert(Runtime *rt, Object *self, int64_t index, Object *value);

/* self[low:high] = nothing, for clamped bounds. */
int array_delete(Runtime *rt, Object *self, int64_t low, int64_t high);

/* Adds the items of another array, or of an iterable. */
int array_extend(Runtime *rt, Object *self, Object *other);

/* Adds whole items from bytes: ValueError where a part is left. */
int array_extend_bytes(Runtime *rt, Object *self, const uint8_t *bytes, int64_t length);
int array_extend_text(Runtime *rt, Object *self, Object *text);

/* The characters of an array of 'u': new reference; ValueError. */
Object *array_text(Runtime *rt, Object *self);

extern const MethodDefinition array_methods[];
extern const GetSetDefinition array_getsets[];
Object *array_subscript(Runtime *rt, Object *self, Object *key);
int array_ass_subscript(Runtime *rt, Object *self, Object *key, Object *value);
Object *array_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op);

#endif
