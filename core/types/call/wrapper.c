/* Slots of built-in types as objects; see wrapper.h. */
#include "types/call/wrapper.h"
#include "types/call/held_arguments.h"
#include "types/class/type.h"

#include "gc/gc.h"
#include "object/error.h"
#include "object/function.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/builtin_slots.h"
#include "types/class/attribute.h"
#include "types/class/attribute_text.h"
#include "types/class/descriptor.h"
#include "types/class/type.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/int.h"

static WrapperDescriptorObject *wrapper_of(Object *object) { return (WrapperDescriptorObject *)object; }
static MethodWrapperObject *bound_of(Object *object) { return (MethodWrapperObject *)object; }

static const SlotRow *row_of(Object *descriptor) { return &slot_rows[wrapper_of(descriptor)->d_base]; }

Object *wrapper_descriptor_new(Runtime *rt, TypeObject *type, int row, uint64_t number)
{
    TypeObject *own_type = runtime_type(rt, TYPE_WRAPPER_DESCRIPTOR);
    Object *object = fields_object_new(rt, own_type);
    if (object == NULL)
        return NULL;
    WrapperDescriptorObject *wrapper = wrapper_of(object);
    wrapper->d_type = ref_of(object_incref(type_as_object(type)));
    wrapper->d_name = ref_of(object_incref(name_object(rt, slot_rows[row].name)));
    wrapper->d_base = (uint64_t)row;
    wrapper->d_wrapped = number;
    return object;
}

/* ---- calling. CPython: wrap_unaryfunc and so on */

typedef void (*FinalizeFunction)(Runtime *rt, Object *object);

typedef struct WrapperCall {
    Runtime *rt;
    const SlotRow *row;
    const TypeSlots *slots;
    Object *self;
    const Arguments *arguments;
} WrapperCall;

#define SLOT(call, Signature) \
    (*(const Signature *)(const void *)((const char *)(call)->slots + (call)->row->function))

static Object *argument(const WrapperCall *call, int64_t index)
{
    return argument_at(call->arguments, index);
}

/* Exactly `count`: 0, or -1 and TypeError. */
static int check_exactly(const WrapperCall *call, int64_t count)
{
    if (call->arguments->count == count)
        return 0;
    error_set(call->rt, ERROR_TYPE, "expected %lld argument%s, got %lld", (long long)count,
              count == 1 ? "" : "s", (long long)call->arguments->count);
    return -1;
}

static int check_between(const WrapperCall *call, int64_t least, int64_t most)
{
    return arguments_check_count(call->rt, "", call->arguments, least, most);
}

static Object *none_if(Runtime *rt, int status) { return status < 0 ? NULL : none_new(rt); }

static Object *call_unary(const WrapperCall *call)
{
    return check_exactly(call, 0) < 0 ? NULL : SLOT(call, UnaryFunction)(call->rt, call->self);
}

static Object *call_hash(const WrapperCall *call)
{
    if (check_exactly(call, 0) < 0)
        return NULL;
    int64_t hash = SLOT(call, HashFunction)(call->rt, call->self);
    return hash == -1 && error_occurred(call->rt) ? NULL : int_from_int64(call->rt, hash);
}

static Object *call_binary(const WrapperCall *call, bool reflected)
{
    if (check_exactly(call, 1) < 0)
        return NULL;
    BinaryFunction function = SLOT(call, BinaryFunction);
    Object *other = argument(call, 0);
    return reflected ? function(call->rt, other, call->self) : function(call->rt, call->self, other);
}

/* object.__setattr__ may not be used to get round what a built-in base, as type, has to say about it. */
static bool may_set_attribute(const WrapperCall *call, const char *what)
{
    const TypeObject *base = type_builtin_base(object_type(call->self));
    SetAttributeFunction own = type_setattro_slot(base);
    if (own == SLOT(call, SetAttributeFunction))
        return true;
    error_set(call->rt, ERROR_TYPE, "can't apply this %s to %s object", what,
              type_name_of(object_type(call->self)));
    return false;
}

static Object *call_set_attribute(const WrapperCall *call)
{
    if (check_between(call, 2, 2) < 0 || !may_set_attribute(call, "__setattr__"))
        return NULL;
    SetAttributeFunction function = SLOT(call, SetAttributeFunction);
    return none_if(call->rt, function(call->rt, call->self, argument(call, 0), argument(call, 1)));
}

static Object *call_delete_attribute(const WrapperCall *call)
{
    if (check_exactly(call, 1) < 0 || !may_set_attribute(call, "__delattr__"))
        return NULL;
    return none_if(call->rt, SLOT(call, SetAttributeFunction)(call->rt, call->self, argument(call, 0), NULL));
}

static Object *call_compare(const WrapperCall *call)
{
    if (check_exactly(call, 1) < 0)
        return NULL;
    enum CompareOperator op = (enum CompareOperator)(call->row->wrapper - WRAPPER_COMPARE_LT);
    return SLOT(call, RichCompareFunction)(call->rt, call->self, argument(call, 0), op);
}

static Object *call_next(const WrapperCall *call)
{
    if (check_exactly(call, 0) < 0)
        return NULL;
    Object *item = SLOT(call, NextFunction)(call->rt, call->self);
    if (item == NULL && !error_occurred(call->rt))
        error_set(call->rt, ERROR_STOP_ITERATION, "%s", "");
    return item;
}

static Object *call_get(const WrapperCall *call)
{
    if (check_between(call, 1, 2) < 0)
        return NULL;
    Object *none = runtime_none(call->rt);
    Object *object = argument(call, 0) == none ? NULL : argument(call, 0);
    Object *type = argument(call, 1) == none ? NULL : argument(call, 1);
    if (object == NULL && type == NULL) {
        error_set(call->rt, ERROR_TYPE, "__get__(None, None) is invalid");
        return NULL;
    }
    return SLOT(call, DescriptorGetFunction)(call->rt, call->self, object, (TypeObject *)type);
}

/* Of two arguments, the second a value; or of one, to delete. */
static Object *call_store(const WrapperCall *call, bool deletes)
{
    int status = deletes ? check_exactly(call, 1) : check_between(call, 2, 2);
    if (status < 0)
        return NULL;
    Object *value = deletes ? NULL : argument(call, 1);
    return none_if(call->rt,
                   SLOT(call, SetSubscriptFunction)(call->rt, call->self, argument(call, 0), value));
}

static Object *call_init(const WrapperCall *call)
{
    return none_if(call->rt, SLOT(call, InitFunction)(call->rt, call->self, call->arguments));
}

static Object *call_finalize(const WrapperCall *call)
{
    if (check_exactly(call, 0) < 0)
        return NULL;
    SLOT(call, FinalizeFunction)(call->rt, call->self);
    return none_new(call->rt);
}

static Object *call_ternary(const WrapperCall *call, bool reflected)
{
    if (check_between(call, 1, 2) < 0)
        return NULL;
    TernaryFunction function = SLOT(call, TernaryFunction);
    Object *other = argument(call, 0);
    Object *third = argument(call, 1) == NULL ? runtime_none(call->rt) : argument(call, 1);
    return reflected ? function(call->rt, other, call->self, third)
                     : function(call->rt, call->self, other, third);
}

static Object *call_inquiry(const WrapperCall *call)
{
    if (check_exactly(call, 0) < 0)
        return NULL;
    int truth = SLOT(call, Inquiry)(call->rt, call->self);
    return truth < 0 ? NULL : bool_from(call->rt, truth != 0);
}

static Object *call_length(const WrapperCall *call)
{
    if (check_exactly(call, 0) < 0)
        return NULL;
    int64_t length = SLOT(call, LengthFunction)(call->rt, call->self);
    return length < 0 ? NULL : int_from_int64(call->rt, length);
}

static Object *call_contains(const WrapperCall *call)
{
    if (check_exactly(call, 1) < 0)
        return NULL;
    int found = SLOT(call, ContainsFunction)(call->rt, call->self, argument(call, 0));
    return found < 0 ? NULL : bool_from(call->rt, found != 0);
}

/* A negative index counts from the end where the length is known. 0, or -1 and an error. */
static int index_argument(const WrapperCall *call, bool wraps, int64_t *index)
{
    if (number_as_index(call->rt, argument(call, 0), index, ERROR_OVERFLOW) < 0)
        return -1;
    LengthFunction length_of = type_sq_length(object_type(call->self));
    if (!wraps || *index >= 0 || length_of == NULL)
        return 0;
    int64_t length = length_of(call->rt, call->self);
    *index += length;
    return length < 0 ? -1 : 0;
}

static Object *call_item(const WrapperCall *call, bool wraps)
{
    int64_t index;
    int status = wraps ? check_exactly(call, 1) : check_between(call, 1, 1);
    if (status < 0 || index_argument(call, wraps, &index) < 0)
        return NULL;
    return SLOT(call, ItemFunction)(call->rt, call->self, index);
}

static Object *call_set_index(const WrapperCall *call, bool deletes)
{
    int64_t index;
    int status = deletes ? check_exactly(call, 1) : check_between(call, 2, 2);
    if (status < 0 || index_argument(call, true, &index) < 0)
        return NULL;
    Object *value = deletes ? NULL : argument(call, 1);
    return none_if(call->rt, SLOT(call, SetItemFunction)(call->rt, call->self, index, value));
}

/* The tuple of arguments is there already. */
static Object *call_call(const WrapperCall *call)
{
    CallFunction function = SLOT(call, CallFunction);
    return (function == type_call ? type_call_held : function)(call->rt, call->self, call->arguments);
}

static Object *dispatch(const WrapperCall *call)
{
    switch (call->row->wrapper) {
    case WRAPPER_UNARY:
        return call_unary(call);
    case WRAPPER_HASH:
        return call_hash(call);
    case WRAPPER_CALL:
        return arguments_check_names(call->rt, call->arguments) < 0 ? NULL : call_call(call);
    case WRAPPER_BINARY:
    case WRAPPER_BINARY_LEFT:
        return call_binary(call, false);
    case WRAPPER_BINARY_RIGHT:
        return call_binary(call, true);
    case WRAPPER_SET_ATTRIBUTE:
        return call_set_attribute(call);
    case WRAPPER_DELETE_ATTRIBUTE:
        return call_delete_attribute(call);
    case WRAPPER_NEXT:
        return call_next(call);
    case WRAPPER_GET:
        return call_get(call);
    case WRAPPER_SET:
    case WRAPPER_SET_ITEM:
        return call_store(call, false);
    case WRAPPER_DELETE:
    case WRAPPER_DELETE_ITEM:
        return call_store(call, true);
    case WRAPPER_INIT:
        return call_init(call);
    case WRAPPER_FINALIZE:
        return call_finalize(call);
    case WRAPPER_TERNARY:
        return call_ternary(call, false);
    case WRAPPER_TERNARY_RIGHT:
        return call_ternary(call, true);
    case WRAPPER_INQUIRY:
        return call_inquiry(call);
    case WRAPPER_LENGTH:
        return call_length(call);
    case WRAPPER_REPEAT:
        return call_item(call, false);
    case WRAPPER_ITEM:
        return call_item(call, true);
    case WRAPPER_SET_INDEX:
        return call_set_index(call, false);
    case WRAPPER_DELETE_INDEX:
        return call_set_index(call, true);
    case WRAPPER_CONTAINS:
        return call_contains(call);
    default:
        return call_compare(call);
    }
}

Object *wrapper_call(Runtime *rt, Object *descriptor, Object *self, const Arguments *arguments)
{
    const SlotRow *row = row_of(descriptor);
    bool takes_keywords = row->wrapper == WRAPPER_CALL || row->wrapper == WRAPPER_INIT;
    if (!takes_keywords && arguments->names != NULL && tuple_size(arguments->names) != 0) {
        error_set(rt, ERROR_TYPE, "wrapper %s() takes no keyword arguments",
                  text_of(rt, name_object(rt, row->name)));
        return NULL;
    }
    const WrapperCall call = {rt, row, type_slots(wrapper_of(descriptor)->d_wrapped), self, arguments};
    return dispatch(&call);
}

/* ---- wrapper_descriptor */

static Object *descriptor_call(Runtime *rt, Object *callable, const Arguments *arguments)
{
    const WrapperDescriptorObject *wrapper = wrapper_of(callable);
    const TypeObject *type = ref_pointer(wrapper->d_type);
    const char *name = text_of(rt, ref_pointer(wrapper->d_name));
    if (arguments->count < 1) {
        error_set(rt, ERROR_TYPE, "descriptor '%s' of '%.100s' object needs an argument", name,
                  type_name_of(type));
        return NULL;
    }
    Object *self = argument_at(arguments, 0);
    if (!type_is_subtype(object_type(self), type)) {
        error_set(rt, ERROR_TYPE, "descriptor '%s' requires a '%.100s' object but received a '%.100s'", name,
                  type_name_of(type), type_name_of(object_type(self)));
        return NULL;
    }
    const Arguments rest = {arguments->items + 1, arguments->count - 1, arguments->names};
    HeldArguments all, others;
    if (held_arguments_begin(rt, arguments, &all) < 0)
        return NULL;
    Object *result = NULL;
    const Arguments positional = {rest.items, rest.count, NULL};
    if (held_arguments_begin(rt, &positional, &others) == 0) {
        result = wrapper_call(rt, callable, self, &rest);
        held_arguments_end(rt, &others);
    }
    held_arguments_end(rt, &all);
    return result;
}

static Object *bind(Runtime *rt, Object *descriptor, Object *self)
{
    Object *object = fields_object_new(rt, runtime_type(rt, TYPE_METHOD_WRAPPER));
    if (object == NULL)
        return NULL;
    bound_of(object)->descriptor = ref_of(object_incref(descriptor));
    bound_of(object)->self = ref_of(object_incref(self));
    return object;
}

static Object *wrapper_get(Runtime *rt, Object *descriptor, Object *object, TypeObject *type)
{
    (void)type;
    if (object == NULL)
        return object_incref(descriptor);
    return descriptor_check(rt, descriptor, object) ? bind(rt, descriptor, object) : NULL;
}

static Object *descriptor_repr(Runtime *rt, Object *object)
{
    return text_format(rt, "<slot wrapper '%s' of '%s' objects>",
                       text_of(rt, ref_pointer(wrapper_of(object)->d_name)),
                       type_name_of(ref_pointer(wrapper_of(object)->d_type)));
}

static Object *text_or_none(Runtime *rt, const char *text)
{
    return text == NULL ? none_new(rt) : text_format(rt, "%s", text);
}

static Object *descriptor_doc(Runtime *rt, Object *self) { return text_or_none(rt, row_of(self)->doc); }
static Object *descriptor_signature(Runtime *rt, Object *self)
{
    return text_or_none(rt, row_of(self)->signature);
}

static const GetSetDefinition descriptor_getsets[] = {
    {"__doc__", descriptor_doc, NULL},
    {"__qualname__", descriptor_qualname, NULL},
    {"__text_signature__", descriptor_signature, NULL},
    {NULL, NULL, NULL},
};

static const FieldMember descriptor_members[] = {
    {"__objclass__", offsetof(WrapperDescriptorObject, d_type), FIELD_MEMBER_OBJECT, true},
    {"__name__", offsetof(WrapperDescriptorObject, d_name), FIELD_MEMBER_OBJECT, true},
    {NULL, 0, 0, false},
};

const TypeDefinition wrapper_descriptor_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .repr = descriptor_repr,
              .call = descriptor_call,
              .descr_get = wrapper_get},
    .getsets = descriptor_getsets,
    .members = descriptor_members,
};

/* ---- method-wrapper */

Object *method_wrapper_call_held(Runtime *rt, Object *callable, const Arguments *arguments)
{
    return wrapper_call(rt, ref_pointer(bound_of(callable)->descriptor),
                        ref_pointer(bound_of(callable)->self), arguments);
}

static Object *bound_call(Runtime *rt, Object *callable, const Arguments *arguments)
{
    HeldArguments held;
    if (held_arguments_begin(rt, arguments, &held) < 0)
        return NULL;
    Object *result = method_wrapper_call_held(rt, callable, arguments);
    held_arguments_end(rt, &held);
    return result;
}

static Object *bound_repr(Runtime *rt, Object *object)
{
    const MethodWrapperObject *bound = bound_of(object);
    Object *self = ref_pointer(bound->self);
    Object *name = ref_pointer(wrapper_of(ref_pointer(bound->descriptor))->d_name);
    return text_format(rt, "<method-wrapper '%s' of %s object at 0x%llx>", text_of(rt, name),
                       type_name_of(object_type(self)), (unsigned long long)ref_of(self));
}

static Object *bound_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    bool comparable = (op == COMPARE_EQ || op == COMPARE_NE) &&
                      object_is_exact(rt, left, TYPE_METHOD_WRAPPER) &&
                      object_is_exact(rt, right, TYPE_METHOD_WRAPPER);
    if (!comparable)
        return not_implemented_new(rt);
    bool same = bound_of(left)->descriptor == bound_of(right)->descriptor &&
                bound_of(left)->self == bound_of(right)->self;
    return bool_from(rt, same == (op == COMPARE_EQ));
}

static int64_t bound_hash(Runtime *rt, Object *object)
{
    (void)rt;
    return hash_not_minus_one(object_hash_address(ref_pointer(bound_of(object)->self)) ^
                              object_hash_address(ref_pointer(bound_of(object)->descriptor)));
}

static Object *bound_objclass(Runtime *rt, Object *self)
{
    (void)rt;
    return object_incref(ref_pointer(wrapper_of(ref_pointer(bound_of(self)->descriptor))->d_type));
}
static Object *bound_name(Runtime *rt, Object *self)
{
    (void)rt;
    return object_incref(ref_pointer(wrapper_of(ref_pointer(bound_of(self)->descriptor))->d_name));
}
static Object *bound_qualname(Runtime *rt, Object *self)
{
    return descriptor_qualname(rt, ref_pointer(bound_of(self)->descriptor));
}
static Object *bound_doc(Runtime *rt, Object *self)
{
    return descriptor_doc(rt, ref_pointer(bound_of(self)->descriptor));
}
static Object *bound_signature(Runtime *rt, Object *self)
{
    return descriptor_signature(rt, ref_pointer(bound_of(self)->descriptor));
}

static const GetSetDefinition bound_getsets[] = {
    {"__objclass__", bound_objclass, NULL},        {"__name__", bound_name, NULL},
    {"__qualname__", bound_qualname, NULL},        {"__doc__", bound_doc, NULL},
    {"__text_signature__", bound_signature, NULL}, {NULL, NULL, NULL},
};

static const FieldMember bound_members[] = {
    {"__self__", offsetof(MethodWrapperObject, self), FIELD_MEMBER_OBJECT, true},
    {NULL, 0, 0, false},
};

const TypeDefinition method_wrapper_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .repr = bound_repr,
              .hash = bound_hash,
              .richcompare = bound_richcompare,
              .call = bound_call},
    .getsets = bound_getsets,
    .members = bound_members,
};
