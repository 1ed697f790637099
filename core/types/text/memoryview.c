/* See memoryview.h. */
#include "types/text/memoryview.h"

#include <string.h>

#include "gc/gc.h"
#include "object/dealloc.h"
#include "object/error.h"
#include "object/weakref.h"
#include "types/abstract.h"
#include "types/container/iterator.h"
#include "types/container/list.h"
#include "types/container/slice.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/free.h"
#include "types/hash.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/float.h"
#include "types/number/int.h"
#include "types/text/bytes.h"
#include "types/text/bytes_text.h"
#include "types/text/managed_buffer.h"
#include "types/text/memoryview_item.h"
#include "types/text/str_view.h"

enum { TRAILING = 3 }; /* behind the object: its shape, stride and suboffset */

static MemoryViewObject *of(Object *object) { return (MemoryViewObject *)object; }

static char format_of(const MemoryViewObject *view) { return (char)(view->format & 0xff); }

static int64_t item_count(const MemoryViewObject *view) { return view->shape; }

static uint8_t *item_at(const MemoryViewObject *view, int64_t index)
{
    return (uint8_t *)ref_pointer(view->bytes) + index * view->stride;
}

static bool is_released(const MemoryViewObject *view)
{
    const ManagedBufferObject *managed = ref_pointer(view->managed_buffer);
    return (view->flags & BUFFER_RELEASED) != 0 || managed == NULL || (managed->flags & BUFFER_RELEASED) != 0;
}

static bool is_usable(Runtime *rt, const MemoryViewObject *view)
{
    if (!is_released(view))
        return true;
    error_set(rt, ERROR_VALUE, "operation forbidden on released memoryview object");
    return false;
}

/* ---- making and the end */

static Object *exporter_of(const MemoryViewObject *view)
{
    return ref_pointer(((const ManagedBufferObject *)ref_pointer(view->managed_buffer))->exporter);
}

/* A view of all that the buffer has. */
static Object *view_of_buffer(Runtime *rt, ManagedBufferObject *managed)
{
    TypeObject *type = runtime_type(rt, TYPE_MEMORYVIEW);
    int64_t size = (int64_t)sizeof(MemoryViewObject) + TRAILING * 8;
    Object *object = gc_alloc(rt, type, size);
    if (object == NULL)
        return NULL;
    memset(object, 0, (size_t)size);
    object_init(rt, object, type);
    MemoryViewObject *view = of(object);
    view->ob_base.ob_size = TRAILING;
    view->managed_buffer = ref_of(object_incref(&managed->ob_base));
    managed->exports++;
    view->hash = -1;
    view->bytes = managed->bytes;
    view->view_object = managed->exporter;
    view->length = managed->length;
    view->itemsize = managed->itemsize;
    view->readonly = managed->readonly;
    view->dimensions = managed->dimensions;
    view->format = managed->format;
    view->shape = view->itemsize == 0 ? 0 : view->length / view->itemsize;
    view->stride = view->itemsize;
    gc_track(rt, object);
    return object;
}

static Object *view_of_exporter(Runtime *rt, Object *exporter)
{
    ManagedBufferObject *managed = managed_buffer_new(rt, exporter);
    if (managed == NULL)
        return NULL;
    Object *view = view_of_buffer(rt, managed);
    object_decref(rt, &managed->ob_base);
    return view;
}

/* The buffer itself stays, for whoever looks at what the view refers to. */
static void give_back(Runtime *rt, MemoryViewObject *view)
{
    ManagedBufferObject *managed = ref_pointer(view->managed_buffer);
    if ((view->flags & BUFFER_RELEASED) != 0 || managed == NULL || view->exports > 0)
        return;
    view->flags |= BUFFER_RELEASED;
    if (--managed->exports == 0)
        managed_buffer_release(rt, managed);
}

static void memoryview_dealloc(Runtime *rt, Object *self)
{
    gc_untrack(rt, self);
    if (!dealloc_begin(rt, self))
        return;
    give_back(rt, of(self));
    object_clear_ref(rt, &of(self)->managed_buffer);
    if (of(self)->weakreflist != NO_REF)
        weakref_clear_all(rt, self);
    object_free(rt, self);
    dealloc_end(rt);
}

static void memoryview_clear(Runtime *rt, Object *self)
{
    give_back(rt, of(self));
    object_clear_ref(rt, &of(self)->managed_buffer);
}

/* Another view of the same memory. */
static Object *view_again(Runtime *rt, const MemoryViewObject *view)
{
    Object *copy = view_of_buffer(rt, ref_pointer(view->managed_buffer));
    if (copy == NULL)
        return NULL;
    MemoryViewObject *again = of(copy);
    again->bytes = view->bytes;
    again->length = view->length;
    again->itemsize = view->itemsize;
    again->readonly = view->readonly;
    again->format = view->format;
    again->shape = view->shape;
    again->stride = view->stride;
    return copy;
}

Object *memoryview_new(Runtime *rt, Object *object)
{
    if (object_is_exact(rt, object, TYPE_MEMORYVIEW))
        return is_usable(rt, of(object)) ? view_again(rt, of(object)) : NULL;
    if (type_bf_getbuffer(object_type(object)) == NULL)
        return error_format(rt, ERROR_TYPE, "memoryview: a bytes-like object is required, not '%.200T'",
                            object);
    return view_of_exporter(rt, object);
}

static Object *memoryview_tp_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    static const char *const names[] = {"object", NULL};
    static const Parameters parameters = {"memoryview", names, 1, -1};
    Object *object;
    (void)type;
    return arguments_parse(rt, arguments, &parameters, &object) < 0 ? NULL : memoryview_new(rt, object);
}

static bool is_contiguous(const MemoryViewObject *view)
{
    return view->stride == view->itemsize || item_count(view) <= 1;
}

static int memoryview_get_buffer(Runtime *rt, Object *self, BufferView *buffer, bool writable)
{
    MemoryViewObject *view = of(self);
    if (!is_usable(rt, view))
        return -1;
    if (writable && view->readonly) {
        error_set(rt, ERROR_BUFFER, "memoryview: underlying buffer is not writable");
        return -1;
    }
    if (!is_contiguous(view)) {
        error_set(rt, ERROR_BUFFER, "memoryview: underlying buffer is not C-contiguous");
        return -1;
    }
    static const char formats[] = "c\0b\0B\0?\0h\0H\0i\0I\0l\0L\0q\0Q\0n\0N\0f\0d\0P";
    const char *format = formats;
    while (*format != format_of(view) && format < formats + sizeof formats - 2)
        format += 2;
    view->exports++;
    *buffer =
        (BufferView){object_incref(self), ref_pointer(view->bytes), view->length, view->itemsize, format,
                     view->readonly != 0};
    return 0;
}

static void memoryview_release_buffer(Runtime *rt, Object *self, BufferView *buffer)
{
    (void)rt;
    (void)buffer;
    of(self)->exports--;
}

/* ---- items */

/* Copies the items to one after the other. */
static void copy_out(const MemoryViewObject *view, uint8_t *to)
{
    for (int64_t i = 0; i < item_count(view); i++, to += view->itemsize)
        memcpy(to, item_at(view, i), (size_t)view->itemsize);
}

static int64_t memoryview_length(Runtime *rt, Object *self)
{
    return is_usable(rt, of(self)) ? item_count(of(self)) : -1;
}

static Object *memoryview_item(Runtime *rt, Object *self, int64_t index)
{
    const MemoryViewObject *view = of(self);
    if (!is_usable(rt, view))
        return NULL;
    if (index < 0)
        index += item_count(view);
    if (index < 0 || index >= item_count(view)) {
        error_set(rt, ERROR_INDEX, "index out of bounds on dimension 1");
        return NULL;
    }
    return memory_item_read(rt, format_of(view), item_at(view, index));
}

static Object *slice_of(Runtime *rt, MemoryViewObject *view, Object *slice)
{
    int64_t start, stop, step;
    /* Before the slice is looked at: its __index__ may release the view. */
    Object *part = view_again(rt, view);
    if (part == NULL)
        return NULL;
    MemoryViewObject *piece = of(part);
    int64_t count = slice_resolve(rt, slice, item_count(piece), &start, &stop, &step);
    if (count < 0) {
        object_decref(rt, part);
        return NULL;
    }
    piece->bytes = ref_of((uint8_t *)ref_pointer(piece->bytes) + start * piece->stride);
    piece->shape = count;
    piece->stride *= step;
    piece->length = count * piece->itemsize;
    return part;
}

/* A tuple of slices alone, which would be for more dimensions. */
static bool is_slices(const Runtime *rt, const Object *key)
{
    if (!object_is_tuple(key) || tuple_size(key) == 0)
        return false;
    for (int64_t i = 0; i < tuple_size(key); i++) {
        if (!object_is_slice(rt, tuple_get(key, i)))
            return false;
    }
    return true;
}

/* Of a key that is no index of one dimension. */
static void refuse_key(Runtime *rt, Object *key)
{
    bool is_indices = object_is_tuple(key);
    for (int64_t i = 0; is_indices && i < tuple_size(key); i++)
        is_indices = type_nb_index(object_type(tuple_get(key, i))) != NULL;
    if (is_indices && tuple_size(key) == 0)
        error_set(rt, ERROR_NOT_IMPLEMENTED, "sub-views are not implemented");
    else if (is_indices)
        error_set(rt, ERROR_TYPE, "cannot index 1-dimension view with %lld-element tuple",
                  (long long)tuple_size(key));
    else
        error_set(rt, ERROR_TYPE, "memoryview: invalid slice key");
}

static Object *memoryview_subscript(Runtime *rt, Object *self, Object *key)
{
    int64_t index;
    if (!is_usable(rt, of(self)))
        return NULL;
    if (type_nb_index(object_type(key)) != NULL)
        return number_as_index(rt, key, &index, ERROR_INDEX) < 0 ? NULL : memoryview_item(rt, self, index);
    if (object_is_slice(rt, key))
        return slice_of(rt, of(self), key);
    if (object_is_exact(rt, key, TYPE_TUPLE) && tuple_size(key) == 1 &&
        type_nb_index(object_type(tuple_get(key, 0))) != NULL)
        return memoryview_subscript(rt, self, tuple_get(key, 0));
    if (is_slices(rt, key))
        return error_format(rt, ERROR_NOT_IMPLEMENTED, "multi-dimensional slicing is not implemented");
    refuse_key(rt, key);
    return NULL;
}

/* What is assigned: a view, whose items need not lie one behind the other, or any other buffer. */
typedef struct Source {
    MemoryViewObject *view; /* held; NULL: `buffer` is */
    BufferView buffer;
    int64_t length; /* bytes */
    char format;
} Source;

static int hold_source(Runtime *rt, Object *value, Source *source)
{
    if (object_is_exact(rt, value, TYPE_MEMORYVIEW)) {
        MemoryViewObject *view = of(value);
        if (!is_usable(rt, view))
            return -1;
        object_incref(value);
        view->exports++;
        *source = (Source){.view = view, .length = view->length, .format = format_of(view)};
        return 0;
    }
    if (object_get_buffer(rt, value, &source->buffer, false) < 0)
        return -1;
    source->view = NULL;
    source->length = source->buffer.length;
    source->format = source->buffer.format[0];
    return 0;
}

static void release_source(Runtime *rt, Source *source)
{
    if (source->view == NULL) {
        buffer_release(rt, &source->buffer);
        return;
    }
    source->view->exports--;
    object_decref(rt, (Object *)source->view);
}

/* Both may be the same memory, so the items are taken out first. */
static int copy_items(Runtime *rt, const MemoryViewObject *target, const Source *source)
{
    bool is_alike = source->length == target->length && source->format == format_of(target) &&
                    (source->view == NULL || source->view->dimensions == target->dimensions);
    if (!is_alike) {
        error_set(rt, ERROR_VALUE, "memoryview assignment: lvalue and rvalue have different structures");
        return -1;
    }
    uint8_t *items = memory_alloc(&rt->memory, (uint64_t)source->length + 1);
    if (items == NULL) {
        error_no_memory(rt);
        return -1;
    }
    if (source->view != NULL)
        copy_out(source->view, items);
    else
        memcpy(items, source->buffer.bytes, (size_t)source->length);
    for (int64_t i = 0; i < item_count(target); i++)
        memcpy(item_at(target, i), items + i * target->itemsize, (size_t)target->itemsize);
    memory_free(&rt->memory, items);
    return 0;
}

static int assign_slice(Runtime *rt, MemoryViewObject *view, Object *slice, Object *value)
{
    Source source;
    if (hold_source(rt, value, &source) < 0)
        return -1;
    Object *part = slice_of(rt, view, slice);
    int status = part == NULL || !is_usable(rt, view) ? -1 : copy_items(rt, of(part), &source);
    object_xdecref(rt, part);
    release_source(rt, &source);
    return status;
}

/* The value is made aside: making it may release the view. */
static int assign_item(Runtime *rt, MemoryViewObject *view, int64_t index, Object *value)
{
    uint8_t item[16] = {0};
    if (index < 0)
        index += item_count(view);
    if (index < 0 || index >= item_count(view)) {
        error_set(rt, ERROR_INDEX, "index out of bounds on dimension 1");
        return -1;
    }
    if (memory_item_write(rt, format_of(view), item, value) < 0 || !is_usable(rt, view))
        return -1;
    memcpy(item_at(view, index), item, (size_t)view->itemsize);
    return 0;
}

static int memoryview_ass_subscript(Runtime *rt, Object *self, Object *key, Object *value)
{
    MemoryViewObject *view = of(self);
    int64_t index;
    if (!is_usable(rt, view))
        return -1;
    if (view->readonly || value == NULL) {
        error_set(rt, ERROR_TYPE, view->readonly ? "cannot modify read-only memory" : "cannot delete memory");
        return -1;
    }
    if (object_is_slice(rt, key))
        return assign_slice(rt, view, key, value);
    if (object_is_exact(rt, key, TYPE_TUPLE) && tuple_size(key) == 1 &&
        type_nb_index(object_type(tuple_get(key, 0))) != NULL)
        key = tuple_get(key, 0);
    if (is_slices(rt, key)) {
        error_set(rt, ERROR_NOT_IMPLEMENTED,
                  "memoryview slice assignments are currently restricted to ndim = 1");
        return -1;
    }
    if (type_nb_index(object_type(key)) == NULL) {
        refuse_key(rt, key);
        return -1;
    }
    if (number_as_index(rt, key, &index, ERROR_INDEX) < 0 || !is_usable(rt, view))
        return -1;
    return assign_item(rt, view, index, value);
}

static Object *memoryview_iter(Runtime *rt, Object *self)
{
    if (!is_usable(rt, of(self)))
        return NULL;
    if (of(self)->dimensions == 0) {
        error_set(rt, ERROR_TYPE, "invalid indexing of 0-dim memory");
        return NULL;
    }
    Object *iterator = fields_object_allocate(rt, runtime_type(rt, TYPE_MEMORY_ITERATOR));
    if (iterator == NULL)
        return NULL;
    MemoryIteratorObject *fields = (MemoryIteratorObject *)iterator;
    fields->view = ref_of(object_incref(self));
    fields->length = object_length(rt, self);
    gc_track(rt, iterator);
    return iterator;
}

static Object *memory_iterator_next(Runtime *rt, Object *self)
{
    MemoryIteratorObject *iterator = (MemoryIteratorObject *)self;
    Object *view = ref_pointer(iterator->view);
    if (view == NULL)
        return NULL;
    if (iterator->index < iterator->length)
        return is_usable(rt, of(view)) ? sequence_item(rt, view, iterator->index++) : NULL;
    object_clear_ref(rt, &iterator->view);
    return NULL;
}

const TypeDefinition memory_iterator_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .iter = iterator_self,
              .iternext = memory_iterator_next},
};

/* ---- the other slots */

static Object *memoryview_repr(Runtime *rt, Object *self)
{
    return text_from_format(rt, is_released(of(self)) ? "<released memory at %p>" : "<memory at %p>",
                            (const void *)self);
}

static int64_t memoryview_hash(Runtime *rt, Object *self)
{
    MemoryViewObject *view = of(self);
    if (view->hash != -1)
        return view->hash;
    if (!is_usable(rt, view))
        return -1;
    char format = format_of(view);
    if (view->readonly == 0) {
        error_set(rt, ERROR_VALUE, "cannot hash writable memoryview object");
        return -1;
    }
    if (format != 'B' && format != 'b' && format != 'c') {
        error_set(rt, ERROR_VALUE, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
        return -1;
    }
    if (object_hash(rt, exporter_of(view)) == -1)
        return -1;
    uint8_t *copy = memory_alloc(&rt->memory, (uint64_t)view->length + 1);
    if (copy == NULL) {
        error_no_memory(rt);
        return -1;
    }
    copy_out(view, copy);
    view->hash = hash_bytes(copy, (uint64_t)view->length);
    memory_free(&rt->memory, copy);
    return view->hash;
}

/* 1, 0, or -1 and an error. */
static int equal_items(Runtime *rt, const MemoryViewObject *left, const MemoryViewObject *right)
{
    if (item_count(left) != item_count(right))
        return 0;
    int equal = 1;
    for (int64_t i = 0; i < item_count(left) && equal == 1; i++) {
        Object *first = memory_item_read(rt, format_of(left), item_at(left, i));
        Object *second = first == NULL ? NULL : memory_item_read(rt, format_of(right), item_at(right, i));
        equal = second == NULL ? -1 : 1;
        if (equal == 1) {
            Object *answer = object_richcompare(rt, first, second, COMPARE_EQ);
            equal = answer == NULL ? -1 : object_is_true(rt, answer);
            object_xdecref(rt, answer);
        }
        object_xdecref(rt, first);
        object_xdecref(rt, second);
    }
    return equal;
}

static Object *memoryview_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    if (op != COMPARE_EQ && op != COMPARE_NE)
        return not_implemented_new(rt);
    if (is_released(of(left)))
        return bool_from(rt, (left == right) == (op == COMPARE_EQ));
    Object *other;
    if (object_is_exact(rt, right, TYPE_MEMORYVIEW)) {
        if (is_released(of(right)))
            return bool_from(rt, op == COMPARE_NE);
        other = object_incref(right);
    } else {
        other = type_bf_getbuffer(object_type(right)) == NULL ? NULL : memoryview_new(rt, right);
        if (other == NULL) {
            if (rt->error.kind == ERROR_MEMORY)
                return NULL;
            error_clear(rt);
            return not_implemented_new(rt);
        }
    }
    int equal = equal_items(rt, of(left), of(other));
    object_decref(rt, other);
    return equal < 0 ? NULL : bool_from(rt, (equal == 1) == (op == COMPARE_EQ));
}

/* ---- methods */

static Object *memoryview_method_release(Runtime *rt, Object *self, const Arguments *arguments)
{
    MemoryViewObject *view = of(self);
    (void)arguments;
    if (view->exports > 0)
        return error_format(rt, ERROR_BUFFER, "memoryview has %lld exported buffer%s",
                            (long long)view->exports, view->exports == 1 ? "" : "s");
    give_back(rt, view);
    return none_new(rt);
}

static Object *memoryview_method_enter(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return is_usable(rt, of(self)) ? object_incref(self) : NULL;
}

bool memoryview_is_strided(const Runtime *rt, const Object *object)
{
    return object_is_exact(rt, object, TYPE_MEMORYVIEW) && !is_contiguous((const MemoryViewObject *)object);
}

Object *memoryview_to_bytes(Runtime *rt, Object *object)
{
    if (!is_usable(rt, of(object)))
        return NULL;
    Object *bytes = bytes_new(rt, of(object)->length);
    if (bytes != NULL && of(object)->length > 0)
        copy_out(of(object), (uint8_t *)(uintptr_t)bytes_data(bytes));
    return bytes;
}

static Object *memoryview_method_tobytes(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"order", NULL};
    static const Parameters parameters = {"tobytes", names, 0, -1};
    Object *order;
    if (arguments_parse(rt, arguments, &parameters, &order) < 0 || !is_usable(rt, of(self)))
        return NULL;
    if (order != NULL && order != runtime_none(rt) &&
        (!object_is_str(order) ||
         (!str_equal_ascii(order, "C") && !str_equal_ascii(order, "F") && !str_equal_ascii(order, "A")))) {
        error_set(rt, ERROR_VALUE, "order must be 'C', 'F' or 'A'");
        return NULL;
    }
    return memoryview_to_bytes(rt, self);
}

static Object *memoryview_method_hex(Runtime *rt, Object *self, const Arguments *arguments)
{
    const Arguments none = {NULL, 0, NULL};
    Object *bytes = memoryview_method_tobytes(rt, self, &none);
    if (bytes == NULL)
        return NULL;
    Object *result = bytes_to_hex(rt, bytes_data(bytes), bytes_length(bytes), arguments);
    object_decref(rt, bytes);
    return result;
}

static Object *memoryview_method_tolist(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    const MemoryViewObject *view = of(self);
    if (!is_usable(rt, view))
        return NULL;
    Object *list = list_new(rt, item_count(view));
    for (int64_t i = 0; list != NULL && i < item_count(view); i++) {
        Object *item = memory_item_read(rt, format_of(view), item_at(view, i));
        if (item == NULL) {
            object_decref(rt, list);
            return NULL;
        }
        list_items(list)[i] = ref_of(item);
    }
    return list;
}

static Object *memoryview_method_toreadonly(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    Object *view = is_usable(rt, of(self)) ? view_again(rt, of(self)) : NULL;
    if (view != NULL)
        of(view)->readonly = 1;
    return view;
}

static bool is_byte_format(char format) { return format == 'B' || format == 'b' || format == 'c'; }

/* The letter of a native format, "@" before it or not; 0: none. */
static char native_format(const Object *text)
{
    int64_t length = str_length(text);
    int64_t at = length == 2 && str_character(text, 0) == '@' ? 1 : 0;
    if (length != at + 1 || str_character(text, at) >= 0x80)
        return 0;
    char format = (char)str_character(text, at);
    return memory_item_size(format) == 0 ? 0 : format;
}

/* Shapes of one dimension are all there are. */
static int check_shape(Runtime *rt, Object *shape, int64_t count)
{
    int64_t wanted;
    if (!object_has(shape, TYPE_FLAG_LIST_SUBCLASS) && !object_has(shape, TYPE_FLAG_TUPLE_SUBCLASS)) {
        error_set(rt, ERROR_TYPE, "shape must be a list or a tuple");
        return -1;
    }
    if (((VarObject *)shape)->ob_size != 1) {
        error_set(rt, ERROR_NOT_IMPLEMENTED, "memoryview: multi-dimensional views are not implemented");
        return -1;
    }
    if (number_as_index(rt, sequence_fast_item(shape, 0), &wanted, ERROR_OVERFLOW) < 0)
        return -1;
    if (wanted == count)
        return 0;
    error_set(rt, ERROR_TYPE, "memoryview: product(shape) * itemsize != buffer size");
    return -1;
}

static Object *memoryview_method_cast(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"format", "shape", NULL};
    static const Parameters parameters = {"cast", names, 1, -1};
    Object *values[2];
    MemoryViewObject *view = of(self);
    if (arguments_parse(rt, arguments, &parameters, values) < 0 || !is_usable(rt, view))
        return NULL;
    if (!object_is_str(values[0]))
        return error_format(rt, ERROR_TYPE, "cast() argument 'format' must be str, not %.50s",
                            argument_word(rt, values[0]));
    char format = native_format(values[0]);
    const char *refusal = NULL;
    ErrorKind kind = ERROR_TYPE;
    if (!is_contiguous(view)) {
        refusal = "memoryview: casts are restricted to C-contiguous views";
    } else if (format == 0) {
        kind = ERROR_VALUE;
        refusal =
            "memoryview: destination format must be a native single character format prefixed with an optional '@'";
    } else if (!is_byte_format(format) && !is_byte_format(format_of(view))) {
        refusal = "memoryview: cannot cast between two non-byte formats";
    } else if (view->length % memory_item_size(format) != 0) {
        refusal = "memoryview: length is not a multiple of itemsize";
    }
    if (refusal != NULL) {
        error_set(rt, kind, "%s", refusal);
        return NULL;
    }
    int64_t size = memory_item_size(format);
    if (values[1] != NULL && values[1] != runtime_none(rt) &&
        check_shape(rt, values[1], view->length / size) < 0)
        return NULL;
    Object *cast = view_again(rt, view);
    if (cast == NULL)
        return NULL;
    of(cast)->format = (uint8_t)format;
    of(cast)->itemsize = size;
    of(cast)->stride = size;
    of(cast)->shape = view->length / size;
    return cast;
}

/* ---- attributes */

static Object *one_tuple(Runtime *rt, int64_t value)
{
    Object *number = int_from_int64(rt, value);
    if (number == NULL)
        return NULL;
    Object *result = tuple_pack(rt, 1, &number);
    object_decref(rt, number);
    return result;
}

static Object *format_text(Runtime *rt, const MemoryViewObject *view)
{
    return str_from_character(rt, (uint8_t)format_of(view));
}

#define GETTER(name, expression) \
    static Object *get_##name(Runtime *rt, Object *self) \
    { \
        const MemoryViewObject *view = of(self); \
        return is_usable(rt, view) ? (expression) : NULL; \
    }
GETTER(obj, object_incref(exporter_of(view)))
GETTER(nbytes, int_from_int64(rt, view->length))
GETTER(readonly, bool_from(rt, view->readonly != 0))
GETTER(itemsize, int_from_int64(rt, view->itemsize))
GETTER(format, format_text(rt, view))
GETTER(ndim, int_from_int64(rt, view->dimensions))
GETTER(shape, one_tuple(rt, view->shape))
GETTER(strides, one_tuple(rt, view->stride))
GETTER(suboffsets, tuple_new(rt, 0))
GETTER(contiguous, bool_from(rt, is_contiguous(view)))
#undef GETTER

static const GetSetDefinition getsets[] = {
    {"obj", get_obj, NULL},
    {"nbytes", get_nbytes, NULL},
    {"readonly", get_readonly, NULL},
    {"itemsize", get_itemsize, NULL},
    {"format", get_format, NULL},
    {"ndim", get_ndim, NULL},
    {"shape", get_shape, NULL},
    {"strides", get_strides, NULL},
    {"suboffsets", get_suboffsets, NULL},
    {"c_contiguous", get_contiguous, NULL},
    {"f_contiguous", get_contiguous, NULL},
    {"contiguous", get_contiguous, NULL},
    {0},
};

static const MethodDefinition methods[] = {
    {"release", memoryview_method_release, 0, 0, 0, "($self, /)"},
    {"tobytes", memoryview_method_tobytes, 0, ARGUMENTS_ANY, METHOD_KEYWORDS, "($self, /, order='C')"},
    {"hex", memoryview_method_hex, 0, ARGUMENTS_ANY, METHOD_KEYWORDS,
     "($self, /, sep=<unrepresentable>, bytes_per_sep=1)"},
    {"tolist", memoryview_method_tolist, 0, 0, 0, "($self, /)"},
    {"cast", memoryview_method_cast, 0, ARGUMENTS_ANY, METHOD_KEYWORDS,
     "($self, /, format, shape=<unrepresentable>)"},
    {"toreadonly", memoryview_method_toreadonly, 0, 0, 0, "($self, /)"},
    {"__enter__", memoryview_method_enter, 0, 0, 0, NULL},
    {"__exit__", memoryview_method_release, 0, ARGUMENTS_ANY, METHOD_TUPLE, NULL},
    {0},
};

const TypeDefinition memoryview_definition = {
    .slots = {.dealloc = memoryview_dealloc,
              .clear = memoryview_clear,
              .traverse = true,
              .repr = memoryview_repr,
              .hash = memoryview_hash,
              .richcompare = memoryview_richcompare,
              .iter = memoryview_iter,
              .new = memoryview_tp_new,
              .sq_length = memoryview_length,
              .sq_item = memoryview_item,
              .mp_length = memoryview_length,
              .mp_subscript = memoryview_subscript,
              .mp_ass_subscript = memoryview_ass_subscript,
              .bf_getbuffer = memoryview_get_buffer,
              .bf_releasebuffer = memoryview_release_buffer},
    .methods = methods,
    .getsets = getsets,
    .generic_attributes = GENERIC_GETATTR,
};
