/* What can be done with any object. */
#include <string.h>

#include "api/handle.h"
#include "object/function.h"
#include "object/protocol.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/set.h"
#include "types/container/tuple.h"
#include "types/text/str.h"

/* The library's number of each public kind of type. */
static const TypeId type_ids[OURO_TYPE_COUNT] = {
#define TYPE_ID(KIND, name) [OURO_TYPE_##KIND] = TYPE_##KIND,
    OURO_TYPES(TYPE_ID)
#undef TYPE_ID
};

_Static_assert((int)OURO_LESS == (int)COMPARE_LT && (int)OURO_LESS_OR_EQUAL == (int)COMPARE_LE &&
                   (int)OURO_EQUAL == (int)COMPARE_EQ && (int)OURO_NOT_EQUAL == (int)COMPARE_NE &&
                   (int)OURO_GREATER == (int)COMPARE_GT && (int)OURO_GREATER_OR_EQUAL == (int)COMPARE_GE,
               "the public comparisons");

uint64_t ouro_id(const ouro_Object *object) { return ref_of(object); }

ouro_Object *ouro_object_at(ouro_Runtime *rt, uint64_t address)
{
    Runtime *runtime = runtime_of(rt);
    if (rt == NULL)
        return NULL;
    uint64_t offset = address - ref_of(runtime);
    if (offset > runtime->memory.size - sizeof(Object) || offset % 8 != 0) {
        error_set(runtime, ERROR_VALUE, "0x%llx is no address of this heap", (unsigned long long)address);
        return NULL;
    }
    Object *object = ref_pointer(address);
    if (object->ob_refcnt <= 0) {
        error_set(runtime, ERROR_REFERENCE, "the object at 0x%llx is dead", (unsigned long long)address);
        return NULL;
    }
    return handle_give_borrowed(rt, object);
}

int64_t ouro_refcount(const ouro_Object *object)
{
    return object == NULL ? -1 : object_of(object)->ob_refcnt;
}

int64_t ouro_getsizeof(ouro_Runtime *rt, ouro_Object *object)
{
    return handle_is_given(rt, object) ? object_getsizeof(runtime_of(rt), object_of(object)) : -1;
}

ouro_Object *ouro_type(ouro_Runtime *rt, ouro_Object *object)
{
    if (!handle_is_given(rt, object))
        return NULL;
    return handle_give_borrowed(rt, &object_type(object_of(object))->ob_base.ob_base);
}

/* A built-in type's tp_name may begin with its module; a class's is its name alone. */
const char *ouro_type_name(const ouro_Object *object)
{
    if (object == NULL)
        return "NULL";
    const TypeObject *type = object_type(object_of(object));
    const char *name = ref_pointer(type->tp_name);
    const char *dot = type_has(type, TYPE_FLAG_HEAP_TYPE) ? NULL : strrchr(name, '.');
    return dot == NULL ? name : dot + 1;
}

uint32_t ouro_type_id(ouro_TypeKind kind) { return (unsigned)kind < OURO_TYPE_COUNT ? type_ids[kind] : 0; }

bool ouro_is(const ouro_Runtime *rt, const ouro_Object *object, ouro_TypeKind kind)
{
    if (!handle_is_of_runtime(rt, object) || (unsigned)kind >= OURO_TYPE_COUNT)
        return false;
    return type_is_subtype(object_type(object_of(object)), runtime_type(runtime_of(rt), type_ids[kind]));
}

ouro_Object *ouro_builtin_type(ouro_Runtime *rt, ouro_TypeKind kind)
{
    if (rt == NULL || (unsigned)kind >= OURO_TYPE_COUNT)
        return ouro_raise(rt, OURO_ERROR_VALUE, "no such type");
    return handle_give_borrowed(rt, &runtime_type(runtime_of(rt), type_ids[kind])->ob_base.ob_base);
}

int ouro_is_instance(ouro_Runtime *rt, ouro_Object *object, ouro_Object *cls)
{
    if (!handle_is_given(rt, object) || !handle_is_a(rt, cls, TYPE_TYPE))
        return -1;
    return type_is_subtype(object_type(object_of(object)), (const TypeObject *)object_of(cls));
}

int64_t ouro_hash(ouro_Runtime *rt, ouro_Object *object)
{
    return handle_is_given(rt, object) ? object_hash(runtime_of(rt), object_of(object)) : -1;
}

int ouro_compare(ouro_Runtime *rt, ouro_Object *left, ouro_Object *right, ouro_Comparison comparison)
{
    if (!handle_is_given(rt, left) || !handle_is_given(rt, right))
        return -1;
    if ((unsigned)comparison > OURO_GREATER_OR_EQUAL) {
        ouro_raise(rt, OURO_ERROR_VALUE, "no such comparison");
        return -1;
    }
    Runtime *runtime = runtime_of(rt);
    Object *result =
        object_richcompare(runtime, object_of(left), object_of(right), (enum CompareOperator)comparison);
    if (result == NULL)
        return -1;
    int truth = object_is_true(runtime, result);
    object_decref(runtime, result);
    return truth;
}

int ouro_is_true(ouro_Runtime *rt, ouro_Object *object)
{
    return handle_is_given(rt, object) ? object_is_true(runtime_of(rt), object_of(object)) : -1;
}

static int64_t no_length(Runtime *runtime, const Object *object)
{
    error_set(runtime, ERROR_TYPE, "object of type '%s' has no len()",
              (const char *)ref_pointer(object_type(object)->tp_name));
    return -1;
}

int64_t ouro_length(ouro_Runtime *rt, ouro_Object *object)
{
    Runtime *runtime = runtime_of(rt);
    const Object *sized = object_of(object);
    if (!handle_is_given(rt, object))
        return -1;
    if (object_has(sized, TYPE_FLAG_LIST_SUBCLASS | TYPE_FLAG_TUPLE_SUBCLASS | TYPE_FLAG_BYTES_SUBCLASS))
        return ((const VarObject *)sized)->ob_size;
    if (object_has(sized, TYPE_FLAG_STR_SUBCLASS))
        return str_length(sized);
    if (object_has(sized, TYPE_FLAG_DICT_SUBCLASS))
        return dict_size(sized);
    if (object_is_any_set(runtime, sized))
        return set_size(sized);
    return no_length(runtime, sized);
}

int ouro_contains(ouro_Runtime *rt, ouro_Object *container, ouro_Object *item)
{
    Runtime *runtime = runtime_of(rt);
    if (!handle_is_given(rt, container) || !handle_is_given(rt, item))
        return -1;
    Object *object = object_of(container);
    if (object_is_list(object))
        return list_contains(runtime, object, object_of(item));
    if (object_is_tuple(object))
        return tuple_contains(runtime, object, object_of(item));
    if (object_has(object, TYPE_FLAG_DICT_SUBCLASS))
        return dict_contains(runtime, object, object_of(item));
    if (object_is_any_set(runtime, object))
        return set_contains(runtime, object, object_of(item));
    error_set(runtime, ERROR_TYPE, "argument of type '%s' is not iterable", ouro_type_name(container));
    return -1;
}

/* The arguments lie in a tuple while the call lasts, so that they are Refs in every build and stay alive. */
ouro_Object *ouro_call(ouro_Runtime *rt, ouro_Object *callable, ouro_Object *const *arguments, int64_t count)
{
    Runtime *runtime = runtime_of(rt);
    if (!handle_is_given(rt, callable) || !handle_all_given(rt, arguments, count))
        return NULL;
    Object *tuple = tuple_pack(runtime, count, (Object *const *)arguments);
    if (tuple == NULL)
        return NULL;
    Object *result = object_call(runtime, object_of(callable), tuple_items(tuple), count);
    object_decref(runtime, tuple);
    return handle_give(rt, result);
}
