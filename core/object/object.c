/* What every object can do, through its type's slots; see protocol.h. */
#include "object/dealloc.h"
#include "object/definition.h"

#include "memory/traces.h"
#include "object/error.h"
#include "object/function.h"
#include "object/protocol.h"

static const char *type_name(const Object *object) { return ref_pointer(object_type(object)->tp_name); }

Object *object_new(Runtime *rt, TypeObject *type, int64_t size)
{
    Object *object = memory_alloc(&rt->memory, (uint64_t)size);
    if (object == NULL) {
        error_no_memory(rt);
        return NULL;
    }
    object_init(rt, object, type);
    return object;
}

void object_tell_revived(Runtime *rt, Object *object)
{
    char *block = (char *)object - type_pre_header(object_type(object));
    if (traces_are_kept(&rt->memory))
        traces_renew(&rt->memory, block);
    event_post(&rt->memory, OURO_EVENT_FREE_LIST_TAKE, ref_of(object), object->ob_type, 0);
}

void object_dealloc(Runtime *rt, Object *object)
{
    TypeObject *type = object_type(object);
    assert_internal(object->ob_refcnt == 0);
    event_post(&rt->memory, OURO_EVENT_OBJECT_DEALLOC, ref_of(object), ref_of(type), 0);
    type_slots(type->tp_dealloc)->dealloc(rt, object);
}

/* Puts the object in front of a chain that runs through gc_prev. */
static void put_aside(Object *object, Ref *chain)
{
    GcHead *head = gc_head_of(object);
    assert_internal(object_is_gc(object) && head->gc_next == NO_REF && object->ob_refcnt == 0);
    head->gc_prev = (head->gc_prev & ~GC_PREV_MASK) | *chain;
    *chain = ref_of(object);
}

static void dealloc_all(Runtime *rt, Ref *chain)
{
    while (*chain != NO_REF) {
        Object *object = ref_pointer(*chain);
        GcHead *head = gc_head_of(object);
        *chain = head->gc_prev & GC_PREV_MASK;
        head->gc_prev &= ~GC_PREV_MASK;
        type_slots(object_type(object)->tp_dealloc)->dealloc(rt, object);
    }
}

void trashcan_deposit(Runtime *rt, Object *object) { put_aside(object, &rt->trashcan.delete_later); }

/* Nesting is raised meanwhile, so that what these deallocations put aside comes back here instead of nesting
 * anew. */
void trashcan_empty(Runtime *rt)
{
    rt->trashcan.nesting++;
    dealloc_all(rt, &rt->trashcan.delete_later);
    rt->trashcan.nesting--;
}

void dealloc_defer(Runtime *rt, Object *object) { put_aside(object, &rt->trashcan.deferred); }

/* The depth is 0, so that each begins as an outermost one and is torn down wherever it is; what it puts aside comes
 * back here. */
void dealloc_deferred(Runtime *rt)
{
    rt->trashcan.emptying = 1;
    dealloc_all(rt, &rt->trashcan.deferred);
    rt->trashcan.emptying = 0;
}

bool type_is_subtype(const TypeObject *type, const TypeObject *base)
{
    if (type == base)
        return true;
    const TupleObject *mro = ref_pointer(type->tp_mro);
    if (mro == NULL) {
        /* A class that is being made: its first bases are all that is known. */
        while (type != NULL && type != base)
            type = ref_pointer(type->tp_base);
        return type != NULL || base->tp_base == NO_REF;
    }
    for (int64_t i = 0; i < mro->ob_base.ob_size; i++) {
        if (mro->ob_item[i] == ref_of(base))
            return true;
    }
    return false;
}

int64_t object_hash_address(const void *address)
{
    uint64_t bits = ref_of(address);
    int64_t hash = (int64_t)((bits >> 4) | (bits << 60));
    return hash_not_minus_one(hash);
}

int64_t object_hash(Runtime *rt, Object *object)
{
    uint64_t slot = object_type(object)->tp_hash;
    if (slot == TYPE_NO_SLOT) {
        error_set(rt, ERROR_TYPE, "unhashable type: '%s'", type_name(object));
        return -1;
    }
    if (!stack_enter(rt))
        return -1;
    int64_t hash = type_slots(slot)->hash(rt, object);
    stack_leave(rt);
    return hash;
}

/* One side's opinion: new reference, NotImplemented when the type has none, NULL and an error. */
static Object *compare_one_way(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    uint64_t slot = object_type(left)->tp_richcompare;
    if (slot == TYPE_NO_SLOT)
        return object_incref(&rt->statics.not_implemented);
    if (!stack_enter(rt))
        return NULL;
    Object *result = type_slots(slot)->richcompare(rt, left, right, op);
    stack_leave(rt);
    return result;
}

static bool is_not_implemented(const Runtime *rt, const Object *object)
{
    return object == &rt->statics.not_implemented;
}

/* Both sides' opinions, and at last identity. CPython: do_richcompare */
static Object *compare_both_ways(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    static const uint8_t reflected[] = {COMPARE_GT, COMPARE_GE, COMPARE_EQ,
                                        COMPARE_NE, COMPARE_LT, COMPARE_LE};
    static const char *const symbols[] = {"<", "<=", "==", "!=", ">", ">="};
    const TypeObject *left_type = object_type(left);
    const TypeObject *right_type = object_type(right);
    bool right_first = left_type != right_type && right_type->tp_richcompare != TYPE_NO_SLOT &&
                       type_is_subtype(right_type, left_type);
    Object *result;
    if (right_first) {
        result = compare_one_way(rt, right, left, reflected[op]);
        if (!is_not_implemented(rt, result))
            return result;
        object_decref(rt, result);
    }
    result = compare_one_way(rt, left, right, op);
    if (!is_not_implemented(rt, result))
        return result;
    object_decref(rt, result);
    if (!right_first) {
        result = compare_one_way(rt, right, left, reflected[op]);
        if (!is_not_implemented(rt, result))
            return result;
        object_decref(rt, result);
    }
    if (op != COMPARE_EQ && op != COMPARE_NE) {
        error_set(rt, ERROR_TYPE, "'%s' not supported between instances of '%s' and '%s'", symbols[op],
                  type_name(left), type_name(right));
        return NULL;
    }
    bool truth = (left == right) == (op == COMPARE_EQ);
    return object_incref(truth ? &rt->statics.true_object.ob_base.ob_base
                               : &rt->statics.false_object.ob_base.ob_base);
}

/* Whether a comparison still fits under the limit of recursion, where each counts as a level. */
static bool may_compare(const Runtime *rt) { return LIKELY(rt->recursion_depth < rt->recursion_limit); }

/* Counts as a level of recursion; a type's slot, called alone, does not. */
Object *object_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    if (UNLIKELY(!may_compare(rt) || stack_ends(rt))) {
        error_set(rt, ERROR_RECURSION, "maximum recursion depth exceeded in comparison");
        return NULL;
    }
    rt->recursion_depth++;
    stack_take(rt, STACK_OF_CALL);
    Object *result = compare_both_ways(rt, left, right, op);
    recursion_leave(rt);
    return result;
}

/* Whether it is an int of one digit at most, and of no subclass. */
static bool is_plain_int(const Runtime *rt, const Object *object)
{
    return object_is_exact(rt, object, TYPE_INT) && (uint64_t)((const VarObject *)object)->ob_size + 1 < 3;
}

static int compare_plain_ints(const Object *left, const Object *right, enum CompareOperator op)
{
    const int64_t a = ((const VarObject *)left)->ob_size * (int64_t)((const IntObject *)left)->ob_digit[0];
    const int64_t b = ((const VarObject *)right)->ob_size * (int64_t)((const IntObject *)right)->ob_digit[0];
    /* For each operator, from the lowest four bits on: is it true of less, equal, greater? */
    const uint32_t truths = 0x645231;
    return truths >> (4 * op + (a > b) + (a >= b)) & 1;
}

int object_compare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    if (left == right && (op == COMPARE_EQ || op == COMPARE_NE))
        return op == COMPARE_EQ;
    if (is_plain_int(rt, left) && is_plain_int(rt, right) && may_compare(rt))
        return compare_plain_ints(left, right, op);
    Object *result = object_richcompare(rt, left, right, op);
    if (result == NULL)
        return -1;
    int truth = object_is_true(rt, result);
    object_decref(rt, result);
    return truth;
}

int object_is_true(Runtime *rt, Object *object)
{
    if (object == &rt->statics.true_object.ob_base.ob_base)
        return 1;
    if (object == &rt->statics.false_object.ob_base.ob_base || object == runtime_none(rt))
        return 0;
    const TypeObject *type = object_type(object);
    Inquiry truth = type_nb_bool(type);
    if (truth != NULL)
        return truth(rt, object);
    LengthFunction length = type_mp_length(type);
    if (length == NULL)
        length = type_sq_length(type);
    if (length == NULL)
        return 1;
    int64_t size = length(rt, object);
    return size < 0 ? -1 : size > 0;
}

/* An AttributeError that says neither whose attribute nor which is told so here, whoever raised it: suggestions are
 * made of it. */
static COLD void tell_attribute_error(Runtime *rt, Object *object, Object *name)
{
    AttributeErrorObject *exception = ref_pointer(rt->error.exception);
    if (rt->error.kind != ERROR_ATTRIBUTE)
        return;
    if (exception == NULL && rt->error.name == NO_REF && rt->error.subject == NO_REF) {
        error_set_about(rt, object, name);
    } else if (exception != NULL && exception->name == NO_REF && exception->obj == NO_REF) {
        exception->name = ref_of(object_incref(name));
        exception->obj = ref_of(object_incref(object));
    }
}

Object *object_getattr(Runtime *rt, Object *object, Object *name)
{
    if (!stack_enter(rt))
        return NULL;
    Object *value = type_slots(object_type(object)->tp_getattro)->getattro(rt, object, name);
    stack_leave(rt);
    if (UNLIKELY(value == NULL))
        tell_attribute_error(rt, object, name);
    return value;
}

int object_setattr(Runtime *rt, Object *object, Object *name, Object *value)
{
    uint64_t slot = object_type(object)->tp_setattro;
    if (slot == TYPE_NO_SLOT) {
        error_set(rt, ERROR_TYPE, "'%s' object has no attributes that can be set", type_name(object));
        return -1;
    }
    return type_slots(slot)->setattro(rt, object, name, value);
}

/* The size slot belongs to the built-in type whose layout the object has: the one that its dealloc would end
 * with. */
int64_t object_getsizeof(Runtime *rt, Object *object)
{
    const TypeObject *type = object_type(object);
    const TypeObject *solid = type;
    while (solid->tp_dealloc == TYPE_INSTANCE)
        solid = ref_pointer(solid->tp_base);
    int64_t (*getsizeof)(Runtime *, Object *) = type_slots(solid->tp_dealloc)->getsizeof;
    int64_t own = type->tp_basicsize;
    if (getsizeof != NULL) {
        own = getsizeof(rt, object);
    } else if (type->tp_itemsize != 0) {
        int64_t items = ((const VarObject *)object)->ob_size;
        own += type->tp_itemsize * (items < 0 ? -items : items);
    }
    /* Counted for static types too, which have no head: so does CPython. */
    return own + type_pre_header(type);
}

static Object *call_host_function(Runtime *rt, uint64_t function, Object *self, const Arguments *arguments)
{
    const HostFunction *entry = host_function(host_of(rt), function);
    if (entry == NULL) {
        error_set(rt, ERROR_SYSTEM, "C function number %llu is not known to this process",
                  (unsigned long long)function);
        return NULL;
    }
    if (arguments->names != NULL) {
        error_set(rt, ERROR_TYPE, "a function of the host takes no keyword arguments");
        return NULL;
    }
    Object *result =
        entry->adapter != NULL
            ? ((FunctionAdapter)entry->adapter)(rt, entry, self, arguments->items, arguments->count)
            : ((CFunction)entry->function)(rt, self, arguments->items, arguments->count);
    assert_api((result == NULL) == error_occurred(rt));
    return result;
}

Object *function_call(Runtime *rt, uint64_t function, Object *self, const Arguments *arguments)
{
    if (function >= HOST_FUNCTION_FIRST)
        return call_host_function(rt, function, self, arguments);
    return definition_call(rt, function, self, arguments);
}

/* Built-in types that CPython calls without a dict of keywords: they have a tp_vectorcall. */
static bool is_vectorcall_type(const Runtime *rt, const Object *callable)
{
    static const uint8_t types[] = {TYPE_FLOAT, TYPE_LIST,      TYPE_TUPLE, TYPE_DICT,      TYPE_SET,
                                    TYPE_BOOL,  TYPE_FROZENSET, TYPE_RANGE, TYPE_ENUMERATE, TYPE_REVERSED,
                                    TYPE_MAP,   TYPE_FILTER,    TYPE_SUPER};
    if (!object_is_exact(rt, callable, TYPE_TYPE) ||
        type_has((const TypeObject *)callable, TYPE_FLAG_HEAP_TYPE))
        return false;
    for (size_t i = 0; i < sizeof types; i++) {
        if (callable == (const Object *)runtime_type(rt, (TypeId)types[i]))
            return true;
    }
    return false;
}

/* Whether the call counts towards the limit of recursion. A function in Python does where its frame begins; a method
 * of one, and what has a vectorcall but is no C function, not at all. CPython: _PyObject_MakeTpCall counts. */
static bool is_counted_call(const Runtime *rt, const Object *callable, const Arguments *arguments)
{
    /* type(x) is answered at once; with more it makes a class, as any type makes an instance. */
    if (callable == (const Object *)runtime_type(rt, TYPE_TYPE))
        return arguments->count != 1 || arguments->names != NULL;
    if (object_is_exact(rt, callable, TYPE_FUNCTION) || object_is_exact(rt, callable, TYPE_PARTIAL))
        return false;
    if (object_is_exact(rt, callable, TYPE_METHOD))
        return !object_is_exact(rt, ref_pointer(((const MethodObject *)callable)->im_func), TYPE_FUNCTION);
    return !is_vectorcall_type(rt, callable);
}

Object *object_vectorcall(Runtime *rt, Object *callable, const Arguments *arguments)
{
    uint64_t slot = object_type(callable)->tp_call;
    if (slot == TYPE_NO_SLOT) {
        error_set(rt, ERROR_TYPE, "'%s' object is not callable", type_name(callable));
        return NULL;
    }
    const bool is_counted = is_counted_call(rt, callable, arguments);
    rt->recursion_depth -= !is_counted;
    if (!recursion_enter(rt, " while calling a Python object")) {
        rt->recursion_depth += !is_counted;
        return NULL;
    }
    Object *result = type_slots(slot)->call(rt, callable, arguments);
    rt->recursion_depth += !is_counted;
    recursion_leave(rt);
    return result;
}
