/* C functions as objects; see builtin_function.h. */
#include "types/builtin_function.h"

#include "gc/gc.h"
#include "object/dealloc.h"
#include "object/function.h"
#include "object/protocol.h"
#include "object/weakref.h"
#include "types/bool.h"
#include "types/free.h"
#include "types/none.h"

static BuiltinFunctionObject *function_of(Object *object) { return (BuiltinFunctionObject *)object; }

Object *builtin_function_new(Runtime *rt, uint64_t number, Object *self, Object *name)
{
    TypeObject *type = runtime_type(rt, TYPE_BUILTIN_FUNCTION);
    BuiltinFunctionObject *function = (BuiltinFunctionObject *)gc_alloc(rt, type, type->tp_basicsize);
    if (function == NULL)
        return NULL;
    object_init(rt, &function->ob_base, type);
    function->m_ml = number;
    function->m_self = ref_of(object_xincref(self));
    function->m_module = ref_of(object_xincref(name));
    function->m_weakreflist = NO_REF;
    function->vectorcall = 0;
    gc_track(rt, &function->ob_base);
    return &function->ob_base;
}

void builtin_function_dealloc(Runtime *rt, Object *object)
{
    BuiltinFunctionObject *function = function_of(object);
    gc_untrack(rt, object);
    if (!trashcan_begin(rt, object))
        return;
    weakref_clear_all(rt, object);
    object_clear_ref(rt, &function->m_self);
    object_clear_ref(rt, &function->m_module);
    object_free(rt, object);
    trashcan_end(rt);
}

/* A function's number stands for its address. */
int64_t builtin_function_hash(Runtime *rt, Object *object)
{
    (void)rt;
    const BuiltinFunctionObject *function = function_of(object);
    const void *self = ref_pointer(function->m_self);
    int64_t hash = (self == NULL ? 0 : object_hash_address(self)) ^ (int64_t)function->m_ml;
    return hash_not_minus_one(hash);
}

Object *builtin_function_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    bool comparable = (op == COMPARE_EQ || op == COMPARE_NE) &&
                      object_is_exact(rt, left, TYPE_BUILTIN_FUNCTION) &&
                      object_is_exact(rt, right, TYPE_BUILTIN_FUNCTION);
    if (!comparable)
        return not_implemented_new(rt);
    bool same = function_of(left)->m_self == function_of(right)->m_self &&
                function_of(left)->m_ml == function_of(right)->m_ml;
    return bool_from(rt, same == (op == COMPARE_EQ));
}

Object *builtin_function_call(Runtime *rt, Object *callable, const Arguments *arguments)
{
    const BuiltinFunctionObject *function = function_of(callable);
    return function_call(rt, function->m_ml, ref_pointer(function->m_self), arguments);
}
