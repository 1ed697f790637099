/* Weak reference objects; see weakref.h. */
#include "types/class/weakref.h"

#include "gc/gc.h"
#include "object/dealloc.h"
#include "object/definition.h"
#include "object/function.h"
#include "object/protocol.h"
#include "types/class/instance.h"
#include "types/class/type.h"
#include "types/free.h"
#include "types/none.h"
#include "types/number/bool.h"

static WeakrefObject *weakref_of(Object *object) { return (WeakrefObject *)object; }

static bool is_weakref(const Runtime *rt, const Object *object)
{
    return type_is_subtype(object_type(object), runtime_type(rt, TYPE_WEAKREF));
}

/* ---- the list of the referent */

/* The reference and the proxy without callback, each NULL when there is none: they are the first in the list.
 * CPython: get_basic_refs */
typedef struct BasicReferences {
    WeakrefObject *reference;
    WeakrefObject *proxy;
} BasicReferences;

static BasicReferences basic_references(const Runtime *rt, const Ref *list)
{
    BasicReferences basic = {NULL, NULL};
    WeakrefObject *head = ref_pointer(*list);
    if (head == NULL || head->wr_callback != NO_REF)
        return basic;
    if (object_is_exact(rt, &head->ob_base, TYPE_WEAKREF)) {
        basic.reference = head;
        head = ref_pointer(head->wr_next);
    }
    if (head != NULL && head->wr_callback == NO_REF && object_is_proxy(rt, &head->ob_base))
        basic.proxy = head;
    return basic;
}

/* Behind `previous`, or first when that is NULL. */
static void insert_after(WeakrefObject *reference, WeakrefObject *previous, Ref *list)
{
    Ref *link = previous == NULL ? list : &previous->wr_next;
    WeakrefObject *next = ref_pointer(*link);
    reference->wr_prev = ref_of(previous);
    reference->wr_next = ref_of(next);
    if (next != NULL)
        next->wr_prev = ref_of(reference);
    *link = ref_of(reference);
}

/* ---- making */

static Ref *list_for_new(Runtime *rt, const Object *object)
{
    Ref *list = object_weakref_list(object);
    if (list == NULL) {
        error_set(rt, ERROR_TYPE, "cannot create weak reference to '%s' object",
                  type_name_of(object_type(object)));
    }
    return list;
}

static void fill(WeakrefObject *reference, Object *object, Object *callback)
{
    reference->hash = -1;
    reference->wr_object = ref_of(object);
    reference->wr_callback = ref_of(object_xincref(callback));
    reference->wr_prev = NO_REF;
    reference->wr_next = NO_REF;
    reference->vectorcall = 0;
}

/* Not in the list yet. */
static WeakrefObject *unlisted_new(Runtime *rt, TypeId id, Object *object, Object *callback)
{
    TypeObject *type = runtime_type(rt, id);
    WeakrefObject *reference = (WeakrefObject *)gc_alloc(rt, type, type->tp_basicsize);
    if (reference == NULL)
        return NULL;
    object_init(rt, &reference->ob_base, type);
    fill(reference, object, callback);
    gc_track(rt, &reference->ob_base);
    return reference;
}

/* Drops a new reference that turned out to be needless before it was listed, and gives `existing` instead. */
static Object *give_existing(Runtime *rt, WeakrefObject *unlisted, WeakrefObject *existing)
{
    unlisted->wr_object = ref_of(runtime_none(rt));
    object_incref(&existing->ob_base);
    object_decref(rt, &unlisted->ob_base);
    return &existing->ob_base;
}

static Object *callback_or_null(const Runtime *rt, Object *callback)
{
    return callback == runtime_none(rt) ? NULL : callback;
}

/* Making the object may collect, and so change the list: it is looked at again afterwards. */
Object *weakref_new(Runtime *rt, Object *object, Object *callback)
{
    Ref *list = list_for_new(rt, object);
    if (list == NULL)
        return NULL;
    callback = callback_or_null(rt, callback);
    BasicReferences basic = basic_references(rt, list);
    if (callback == NULL && basic.reference != NULL)
        return object_incref(&basic.reference->ob_base);
    WeakrefObject *reference = unlisted_new(rt, TYPE_WEAKREF, object, callback);
    if (reference == NULL)
        return NULL;
    basic = basic_references(rt, list);
    if (callback == NULL) {
        if (basic.reference != NULL)
            return give_existing(rt, reference, basic.reference);
        insert_after(reference, NULL, list);
    } else {
        insert_after(reference, basic.proxy != NULL ? basic.proxy : basic.reference, list);
    }
    return &reference->ob_base;
}

Object *weak_proxy_new(Runtime *rt, Object *object, Object *callback)
{
    Ref *list = list_for_new(rt, object);
    if (list == NULL)
        return NULL;
    callback = callback_or_null(rt, callback);
    BasicReferences basic = basic_references(rt, list);
    if (callback == NULL && basic.proxy != NULL)
        return object_incref(&basic.proxy->ob_base);
    TypeId id = object_type(object)->tp_call != TYPE_NO_SLOT ? TYPE_WEAK_CALLABLE_PROXY : TYPE_WEAK_PROXY;
    WeakrefObject *proxy = unlisted_new(rt, id, object, callback);
    if (proxy == NULL)
        return NULL;
    basic = basic_references(rt, list);
    if (callback == NULL) {
        if (basic.proxy != NULL)
            return give_existing(rt, proxy, basic.proxy);
        insert_after(proxy, basic.reference, list);
    } else {
        insert_after(proxy, basic.proxy != NULL ? basic.proxy : basic.reference, list);
    }
    return &proxy->ob_base;
}

Object *weakref_new_of_type(Runtime *rt, TypeObject *type, Object *object, Object *callback)
{
    if (type == runtime_type(rt, TYPE_WEAKREF))
        return weakref_new(rt, object, callback);
    Ref *list = list_for_new(rt, object);
    if (list == NULL)
        return NULL;
    WeakrefObject *reference = (WeakrefObject *)instance_allocate(rt, type, 0);
    if (reference == NULL)
        return NULL;
    fill(reference, object, callback_or_null(rt, callback));
    gc_track(rt, &reference->ob_base);
    BasicReferences basic = basic_references(rt, list);
    insert_after(reference, basic.proxy != NULL ? basic.proxy : basic.reference, list);
    return &reference->ob_base;
}

/* ---- slots of references */

void weakref_object_clear(Runtime *rt, Object *object)
{
    weakref_clear(rt, weakref_of(object));
    object_clear_ref(rt, &weakref_of(object)->wr_callback);
}

/* A subclass's instance has entered the trashcan already. */
void weakref_dealloc(Runtime *rt, Object *object)
{
    bool is_subclass = object_has(object, TYPE_FLAG_HEAP_TYPE);
    gc_untrack(rt, object);
    if (!is_subclass && !trashcan_begin(rt, object))
        return;
    weakref_object_clear(rt, object);
    object_free(rt, object);
    if (!is_subclass)
        trashcan_end(rt);
}

int64_t weakref_hash(Runtime *rt, Object *object)
{
    WeakrefObject *reference = weakref_of(object);
    if (reference->hash != -1)
        return reference->hash;
    Object *referent = weakref_get(rt, object);
    if (referent == runtime_none(rt)) {
        error_set(rt, ERROR_TYPE, "weak object has gone away");
        return -1;
    }
    object_incref(referent);
    reference->hash = object_hash(rt, referent);
    object_decref(rt, referent);
    return reference->hash;
}

/* Equal while both live: when the referents are; else only to itself. */
Object *weakref_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    bool comparable = (op == COMPARE_EQ || op == COMPARE_NE) && is_weakref(rt, left) && is_weakref(rt, right);
    if (!comparable)
        return not_implemented_new(rt);
    Object *none = runtime_none(rt);
    Object *left_referent = weakref_get(rt, left);
    Object *right_referent = weakref_get(rt, right);
    if (left_referent == none || right_referent == none)
        return bool_from(rt, (left == right) == (op == COMPARE_EQ));
    object_incref(left_referent);
    object_incref(right_referent);
    Object *result = object_richcompare(rt, left_referent, right_referent, op);
    object_decref(rt, left_referent);
    object_decref(rt, right_referent);
    return result;
}

Object *weakref_call(Runtime *rt, Object *callable, const Arguments *arguments)
{
    if (arguments->count != 0) {
        error_set(rt, ERROR_TYPE, "weakref expected 0 arguments, got %lld", (long long)arguments->count);
        return NULL;
    }
    return object_incref(weakref_get(rt, callable));
}
