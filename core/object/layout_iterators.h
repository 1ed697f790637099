/* How iterators, descriptors, and the lesser built-in objects lie in memory: CPython 3.11's structs. Goes on where
 * layout.h ends. */
#ifndef OURO_OBJECT_LAYOUT_ITERATORS_H
#define OURO_OBJECT_LAYOUT_ITERATORS_H

#include "object/layout.h"

typedef struct ComplexObject {
    Object ob_base;
    double real;
    double imaginary;
} ComplexObject;

typedef struct RangeObject {
    Object ob_base;
    Ref start, stop, step, length; /* owned: ints */
} RangeObject;

/* range_iterator, of numbers that fit 64 bits. rangeobject.c */
typedef struct RangeIteratorObject {
    Object ob_base;
    int64_t index, start, step, length;
} RangeIteratorObject;

typedef struct LongRangeIteratorObject {
    Object ob_base;
    Ref index, start, step, length; /* owned: ints */
} LongRangeIteratorObject;

typedef struct SliceObject {
    Object ob_base;
    Ref start, stop, step; /* owned */
} SliceObject;

/* ob_start: the first byte in ob_bytes, which deletions at the front move. bytearrayobject.h */
typedef struct ByteArrayObject {
    VarObject ob_base;
    int64_t ob_alloc; /* bytes of ob_bytes */
    Ref ob_bytes;     /* owned memory, or 0 */
    Ref ob_start;
    int64_t ob_exports;
} ByteArrayObject;

/* An exporter's buffer, which all the views that come of one view hold together. The first of them is made with it;
 * when the last is released the buffer goes back, and the object is out of the collector's lists.
 * exports == the views that hold it and are not released. memoryobject.h */
typedef struct ManagedBufferObject {
    Object ob_base;
    int32_t flags; /* 1: the buffer was given back */
    uint32_t padding;
    int64_t exports;
    Ref bytes;
    Ref exporter; /* owned, or 0 */
    int64_t length;
    int64_t itemsize;
    int32_t readonly;
    int32_t dimensions;
    uint64_t format;
    uint64_t reserved[4];
} ManagedBufferObject;

typedef struct MemoryViewObject {
    VarObject ob_base;
    Ref managed_buffer; /* owned */
    int64_t hash;
    int32_t flags;
    uint32_t padding;
    int64_t exports;
    Ref bytes; /* borrowed memory: the first item */
    Ref view_object;
    int64_t length; /* bytes */
    int64_t itemsize;
    int32_t readonly;
    int32_t dimensions;
    uint64_t format; /* up to 7 characters and a 0 */
    int64_t shape, stride;
    uint64_t reserved[2];
    Ref weakreflist; /* borrowed */
} MemoryViewObject;

/* list_iterator, list_reverseiterator, tuple_iterator, str iterators, bytes and bytearray iterators, iterator:
 * `sequence` goes when the end was reached. */
typedef struct SequenceIteratorObject {
    Object ob_base;
    int64_t index;
    Ref sequence; /* owned, or 0 */
} SequenceIteratorObject;

/* The same with the fields in the other order. */
typedef struct SetIteratorObject {
    Object ob_base;
    Ref set; /* owned, or 0 */
    int64_t used, position, length;
} SetIteratorObject;

typedef struct DictViewObject {
    Object ob_base;
    Ref dict; /* owned */
} DictViewObject;

typedef struct DictIteratorObject {
    Object ob_base;
    Ref dict; /* owned, or 0 */
    int64_t used, position;
    Ref result; /* owned: a tuple that is used again (items), or 0 */
    int64_t length;
} DictIteratorObject;

typedef struct CallableIteratorObject {
    Object ob_base;
    Ref callable, sentinel; /* owned, or 0 */
} CallableIteratorObject;

typedef struct MemoryIteratorObject {
    Object ob_base;
    int64_t index;
    Ref view; /* owned, or 0 */
    int64_t length;
    uint64_t format; /* 0: the view's own */
} MemoryIteratorObject;

typedef struct EnumerateObject {
    Object ob_base;
    int64_t index;
    Ref iterator, result, long_index; /* owned; long_index 0 until 64 bits are too few */
    Ref one;
} EnumerateObject;

typedef struct ReversedObject {
    Object ob_base;
    int64_t index;
    Ref sequence; /* owned, or 0 */
} ReversedObject;

typedef struct ZipObject {
    Object ob_base;
    int64_t size;
    Ref iterators, result; /* owned: tuples */
    int32_t strict;
    uint32_t padding;
} ZipObject;

typedef struct MapObject {
    Object ob_base;
    Ref iterators, function; /* owned */
} MapObject;

typedef struct FilterObject {
    Object ob_base;
    Ref function, iterator; /* owned */
} FilterObject;

typedef struct PropertyObject {
    Object ob_base;
    Ref getter, setter, deleter, doc, name; /* owned, or 0 */
    int32_t getter_doc;
    uint32_t padding;
} PropertyObject;

/* classmethod and staticmethod */
typedef struct WrappedMethodObject {
    Object ob_base;
    Ref callable; /* owned */
    Ref dict;     /* owned */
} WrappedMethodObject;

typedef struct SuperObject {
    Object ob_base;
    Ref type, object, object_type; /* owned, or 0 */
} SuperObject;

/* A slot of a built-in type, as its class has it under "__add__". PyWrapperDescrObject */
typedef struct WrapperDescriptorObject {
    Object ob_base;
    Ref d_type;         /* owned */
    Ref d_name;         /* owned: str */
    Ref d_qualname;     /* owned, or 0 */
    uint64_t d_base;    /* row of the table of special methods */
    uint64_t d_wrapped; /* TypeId whose code it is */
} WrapperDescriptorObject;

typedef struct MethodWrapperObject {
    Object ob_base;
    Ref descriptor, self; /* owned */
} MethodWrapperObject;

typedef struct MappingProxyObject {
    Object ob_base;
    Ref mapping; /* owned */
} MappingProxyObject;

typedef struct GenericAliasObject {
    Object ob_base;
    Ref origin, args, parameters; /* owned */
    Ref weakreflist;
    uint8_t starred;
    uint8_t padding[7];
    uint64_t vectorcall;
} GenericAliasObject;

typedef struct UnionObject {
    Object ob_base;
    Ref args, parameters; /* owned: tuples */
} UnionObject;

_Static_assert(sizeof(RangeObject) == 48 && sizeof(RangeIteratorObject) == 48 && sizeof(SliceObject) == 40,
               "ranges");
_Static_assert(sizeof(ByteArrayObject) == 56 && sizeof(MemoryViewObject) == 144 &&
                   sizeof(ManagedBufferObject) == 112,
               "buffers");
_Static_assert(sizeof(EnumerateObject) == 56 && sizeof(ZipObject) == 48 && sizeof(DictIteratorObject) == 56,
               "iterators");
_Static_assert(sizeof(PropertyObject) == 64 && sizeof(WrapperDescriptorObject) == 56 &&
                   sizeof(GenericAliasObject) == 64,
               "descriptors");

#endif
