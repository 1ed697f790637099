/* Making a class: what class statements and type() do. The steps and their order are CPython's (typeobject.c,
 * type_new and PyType_Ready), and with them the order of blocks and what a class holds. */
#include "types/class/type.h"

#include <string.h>

#include "gc/gc.h"
#include "object/error.h"
#include "object/function.h"
#include "object/protocol.h"
#include "object/traverse.h"
#include "types/abstract.h"
#include "types/call/wrapped_method.h"
#include "types/class/attribute.h"
#include "types/class/descriptor.h"
#include "types/class/instance.h"
#include "types/class/type_plan.h"
#include "types/container/dict.h"
#include "types/container/dict_keys.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/names.h"
#include "types/text/str.h"
#include "types/text/str_view.h"

/* ---- the type object */

/* The class takes over what the plan owns. */
static HeapTypeObject *allocate_type(TypePlan *plan)
{
    Runtime *rt = plan->rt;
    TypeObject *metatype = plan->metatype;
    int64_t members = plan->slots == NULL ? 0 : tuple_size(plan->slots);
    int64_t size = (int64_t)sizeof(HeapTypeObject) + (members + 1) * (int64_t)sizeof(MemberDefinition);
    HeapTypeObject *class = (HeapTypeObject *)gc_alloc(rt, metatype, size);
    if (class == NULL)
        return NULL;
    memset(class, 0, (size_t)size);
    TypeObject *type = &class->ht_type;
    object_init(rt, &type->ob_base.ob_base, metatype);
    type->ob_base.ob_size = members;
    type->tp_name = ref_of(plan->text);
    type->tp_flags = TYPE_FLAG_HEAP_TYPE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_HAVE_GC;
    type->tp_dealloc = TYPE_INSTANCE;
    type->tp_traverse = TYPE_INSTANCE;
    type->tp_clear = TYPE_INSTANCE;
    type->tp_bases = ref_of(plan->bases);
    type->tp_base = ref_of(object_incref(type_as_object(plan->base)));
    type->tp_dict = ref_of(plan->dict);
    class->ht_slots = ref_of(plan->slots);
    class->ht_name = ref_of(object_incref(plan->name));
    plan->bases = plan->dict = plan->slots = NULL;
    gc_track(rt, &type->ob_base.ob_base);
    return class;
}

static int plan_name(TypePlan *plan)
{
    int64_t length;
    plan->text = str_as_utf8(plan->rt, plan->name, &length);
    if (plan->text == NULL)
        return -1;
    if ((int64_t)strlen(plan->text) == length)
        return 0;
    error_set(plan->rt, ERROR_VALUE, "type name must not contain null characters");
    return -1;
}

/* __qualname__ leaves the namespace for a place of its own. */
static int set_qualname(TypePlan *plan, HeapTypeObject *class)
{
    Runtime *rt = plan->rt;
    Object *dict = ref_pointer(class->ht_type.tp_dict);
    Object *key = ref_pointer(rt->attribute_qualname);
    Object *qualname = dict_get(rt, dict, key);
    if (qualname == NULL) {
        if (error_occurred(rt))
            return -1;
        class->ht_qualname = ref_of(object_incref(plan->name));
        return 0;
    }
    if (!object_is_str(qualname)) {
        error_set(rt, ERROR_TYPE, "type __qualname__ must be a str, not %s",
                  type_name_of(object_type(qualname)));
        return -1;
    }
    class->ht_qualname = ref_of(object_incref(qualname));
    return dict_delete(rt, dict, key);
}

/* tp_doc is a copy of its own. */
static int set_doc(TypePlan *plan, TypeObject *type)
{
    Runtime *rt = plan->rt;
    Object *doc = dict_get(rt, ref_pointer(type->tp_dict), ref_pointer(rt->attribute_doc));
    if (doc == NULL)
        return error_occurred(rt) ? -1 : 0;
    if (!object_is_str(doc))
        return 0;
    int64_t length;
    const char *text = str_as_utf8(rt, doc, &length);
    if (text == NULL)
        return -1;
    char *copy = memory_alloc(&rt->memory, (uint64_t)length + 1);
    if (copy == NULL) {
        error_no_memory(rt);
        return -1;
    }
    memcpy(copy, text, (size_t)length + 1);
    type->tp_doc = ref_of(copy);
    return 0;
}

/* Behind the base's layout come the members, then the dict of an object of varying size or the weak reference
 * slot. */
static int lay_out(TypePlan *plan, HeapTypeObject *class)
{
    TypeObject *type = &class->ht_type;
    const TypeObject *base = plan->base;
    MemberDefinition *members = type_members(type);
    int64_t offset = base->tp_basicsize;
    for (int64_t i = 0; i < type->ob_base.ob_size; i++) {
        const char *name = str_as_utf8(plan->rt, tuple_get(ref_pointer(class->ht_slots), i), NULL);
        if (name == NULL)
            return -1;
        members[i].name = ref_of(name);
        members[i].type = MEMBER_OBJECT;
        members[i].offset = offset;
        offset += (int64_t)sizeof(Ref);
    }
    type->tp_weaklistoffset = base->tp_weaklistoffset;
    type->tp_dictoffset = base->tp_dictoffset;
    type->tp_flags |= base->tp_flags & TYPE_FLAG_MANAGED_DICT;
    if (plan->adds_dict && base->tp_itemsize != 0) {
        type->tp_dictoffset = -(int64_t)sizeof(Ref);
        offset += (int64_t)sizeof(Ref);
    }
    if (plan->adds_weakref) {
        type->tp_weaklistoffset = offset;
        offset += (int64_t)sizeof(Ref);
    }
    if (plan->adds_dict && base->tp_itemsize == 0) {
        type->tp_flags |= TYPE_FLAG_MANAGED_DICT;
        type->tp_dictoffset = -offset - 3 * (int64_t)sizeof(Ref);
    }
    type->tp_basicsize = offset;
    type->tp_itemsize = base->tp_itemsize;
    return 0;
}

/* ---- readying it */

/* dict.setdefault(name of the descriptor, descriptor); takes the descriptor (NULL: -1) over. */
static int add_descriptor(Runtime *rt, TypeObject *type, Object *descriptor)
{
    if (descriptor == NULL)
        return -1;
    Object *name = ref_pointer(((const DataDescriptorObject *)descriptor)->d_name);
    Object *kept = dict_setdefault(rt, ref_pointer(type->tp_dict), name, descriptor);
    object_decref(rt, descriptor);
    return kept == NULL ? -1 : 0;
}

static int fill_dict(TypePlan *plan, TypeObject *type)
{
    Runtime *rt = plan->rt;
    const MemberDefinition *members = type_members(type);
    for (int64_t i = 0; i < type->ob_base.ob_size; i++) {
        if (add_descriptor(rt, type, member_descriptor_new(rt, type, &members[i])) < 0)
            return -1;
    }
    if (plan->adds_dict &&
        add_descriptor(rt, type, getset_descriptor_new(rt, type, TYPE_INSTANCE, INSTANCE_GETSET_DICT)) < 0) {
        return -1;
    }
    if (plan->adds_weakref &&
        add_descriptor(rt, type, getset_descriptor_new(rt, type, TYPE_INSTANCE, INSTANCE_GETSET_WEAKREF)) <
            0) {
        return -1;
    }
    return dict_setdefault(rt, ref_pointer(type->tp_dict), ref_pointer(rt->attribute_doc),
                           runtime_none(rt)) == NULL
               ? -1
               : 0;
}

#define FLAGS_OF_BASE \
    (TYPE_FLAG_MATCH_SELF | TYPE_FLAG_INT_SUBCLASS | TYPE_FLAG_LIST_SUBCLASS | TYPE_FLAG_TUPLE_SUBCLASS | \
     TYPE_FLAG_BYTES_SUBCLASS | TYPE_FLAG_STR_SUBCLASS | TYPE_FLAG_DICT_SUBCLASS | \
     TYPE_FLAG_BASE_EXCEPTION_SUBCLASS | TYPE_FLAG_TYPE_SUBCLASS)

static void inherit(TypeObject *type)
{
    const TypeObject *base = ref_pointer(type->tp_base);
    const Object *mro = ref_pointer(type->tp_mro);
    type->tp_flags |= base->tp_flags & FLAGS_OF_BASE;
    for (int64_t i = 1; i < tuple_size(mro); i++) {
        const TypeObject *class = (const TypeObject *)tuple_get(mro, i);
        if (!type_has(type, TYPE_FLAG_SEQUENCE | TYPE_FLAG_MAPPING))
            type->tp_flags |= class->tp_flags & (TYPE_FLAG_SEQUENCE | TYPE_FLAG_MAPPING);
    }
}

/* A class that says what is equal, and not what the hash is, has none. */
static int set_hash(Runtime *rt, TypeObject *type)
{
    Object *dict = ref_pointer(type->tp_dict);
    Object *hash = ref_pointer(rt->attribute_hash);
    int compares = dict_contains(rt, dict, ref_pointer(rt->attribute_eq));
    int hashes = compares < 0 ? -1 : dict_contains(rt, dict, hash);
    if (hashes < 0)
        return -1;
    return compares && !hashes ? dict_set(rt, dict, hash, runtime_none(rt)) : 0;
}

static int add_to_bases(Runtime *rt, TypeObject *type)
{
    Object *bases = object_incref(ref_pointer(type->tp_bases));
    int status = 0;
    for (int64_t i = 0; status == 0 && i < tuple_size(bases); i++)
        status = type_add_subclass(rt, (TypeObject *)tuple_get(bases, i), type);
    object_decref(rt, bases);
    return status;
}

static int set_cached_keys(Runtime *rt, HeapTypeObject *class)
{
    if (!type_has(&class->ht_type, TYPE_FLAG_MANAGED_DICT))
        return 0;
    class->ht_cached_keys = ref_of(dict_keys_new_for_class(rt));
    if (class->ht_cached_keys != NO_REF)
        return 0;
    error_no_memory(rt);
    return -1;
}

/* CPython: PyType_Ready */
static int make_ready(TypePlan *plan, HeapTypeObject *class)
{
    Runtime *rt = plan->rt;
    TypeObject *type = &class->ht_type;
    Object *mro = type_ask_mro(rt, type);
    if (mro == NULL)
        return -1;
    object_replace_ref(rt, &type->tp_mro, mro); /* mro() may have set the bases, and so a mro, already */
    if (fill_dict(plan, type) < 0)
        return -1;
    inherit(type);
    type_inherit_slots(rt, type);
    if (set_hash(rt, type) < 0 || add_to_bases(rt, type) < 0 || set_cached_keys(rt, class) < 0)
        return -1;
    type->tp_flags |= TYPE_FLAG_READY;
    type_update_slots(rt, type);
    return 0;
}

/* ---- all of it */

static int plan_bases(TypePlan *plan, Object *bases)
{
    Runtime *rt = plan->rt;
    if (bases == NULL || tuple_size(bases) == 0) {
        Object *object = type_as_object(runtime_type(rt, TYPE_OBJECT));
        plan->bases = tuple_pack(rt, 1, &object);
        plan->base = runtime_type(rt, TYPE_OBJECT);
        return plan->bases == NULL ? -1 : 0;
    }
    plan->bases = object_incref(bases);
    plan->base = type_best_base(rt, bases);
    return plan->base == NULL ? -1 : 0;
}

static HeapTypeObject *start_class(TypePlan *plan, Object *bases, Object *namespace)
{
    if (plan_name(plan) < 0 || plan_bases(plan, bases) < 0)
        return NULL;
    plan->dict = namespace == NULL ? dict_new(plan->rt) : dict_copy(plan->rt, namespace);
    if (plan->dict == NULL || type_plan_slots(plan) < 0)
        return NULL;
    return allocate_type(plan);
}

/* ---- what is put into the dict */

/* The module of the code that is running, unless the class body has said it. */
static int set_module(Runtime *rt, Object *dict)
{
    Object *key = name_object(rt, NAME_module);
    int found = dict_contains(rt, dict, key);
    const InterpreterFrame *frame = ref_pointer(rt->evaluation.frame);
    if (found != 0 || frame == NULL)
        return found < 0 ? -1 : 0;
    Object *module = dict_get(rt, ref_pointer(frame->f_globals), name_object(rt, NAME_name));
    if (module == NULL)
        return error_occurred(rt) ? -1 : 0;
    return dict_set(rt, dict, key, module);
}

/* A function under this name becomes what it would be with the decorator. */
static int wrap_function(Runtime *rt, Object *dict, NameId name, Object *(*wrap)(Runtime *, Object *))
{
    Object *function = dict_get(rt, dict, name_object(rt, name));
    if (function == NULL || !object_is_exact(rt, function, TYPE_FUNCTION))
        return error_occurred(rt) ? -1 : 0;
    Object *wrapped = wrap(rt, function);
    if (wrapped == NULL)
        return -1;
    int status = dict_set(rt, dict, name_object(rt, name), wrapped);
    object_decref(rt, wrapped);
    return status;
}

static int wrap_functions(Runtime *rt, Object *dict)
{
    if (wrap_function(rt, dict, NAME_new, staticmethod_new) < 0 ||
        wrap_function(rt, dict, NAME_init_subclass, classmethod_new) < 0)
        return -1;
    return wrap_function(rt, dict, NAME_class_getitem, classmethod_new);
}

/* __class__ in the class's methods, which is in a cell, becomes the class. */
static int set_class_cell(Runtime *rt, TypeObject *type)
{
    Object *dict = ref_pointer(type->tp_dict);
    Object *key = name_object(rt, NAME_classcell);
    Object *cell = dict_get(rt, dict, key);
    if (cell == NULL)
        return error_occurred(rt) ? -1 : 0;
    if (!object_is_exact(rt, cell, TYPE_CELL)) {
        error_format(rt, ERROR_TYPE, "type.__new__: __classcell__ must be a nonlocal cell, not %.200R",
                     object_type(cell));
        return -1;
    }
    object_replace_ref(rt, &((CellObject *)cell)->ob_ref, object_incref(type_as_object(type)));
    return dict_delete(rt, dict, key);
}

/* CPython: type_new_set_attrs, PyType_Ready */
static int complete_class(TypePlan *plan, HeapTypeObject *class)
{
    Runtime *rt = plan->rt;
    Object *dict = ref_pointer(class->ht_type.tp_dict);
    if (set_module(rt, dict) < 0 || set_qualname(plan, class) < 0 || set_doc(plan, &class->ht_type) < 0 ||
        wrap_functions(rt, dict) < 0)
        return -1;
    if (lay_out(plan, class) < 0 || set_class_cell(rt, &class->ht_type) < 0)
        return -1;
    return make_ready(plan, class);
}

/* ---- what others are told */

static COLD int set_name_failed(Runtime *rt, Object *value, Object *key, TypeObject *type)
{
    Object *cause = error_take(rt);
    error_format(rt, ERROR_RUNTIME, "Error calling __set_name__ on '%.100T' instance %R in '%.100N'", value,
                 key, type);
    Object *error = error_take(rt);
    error_raise_from(rt, error, cause);
    if (error_matches(rt, ERROR_RUNTIME))
        exception_set_context(rt, error, object_incref(cause));
    object_decref(rt, error);
    object_decref(rt, cause);
    return -1;
}

/* value.__set_name__(type, key) for what has such a method. */
static int set_one_name(Runtime *rt, TypeObject *type, Object *key, Object *value)
{
    Object *found = type_lookup(rt, object_type(value), name_object(rt, NAME_set_name));
    if (found == NULL)
        return 0;
    const Ref items[] = {ref_of(type), ref_of(key)};
    Object *result = method_call_found(rt, found, value, &(Arguments){items, 2, NULL});
    if (result == NULL)
        return set_name_failed(rt, value, key, type);
    object_decref(rt, result);
    return 0;
}

/* Of a copy, as the methods may change the dict. */
static int set_names(Runtime *rt, TypeObject *type)
{
    Object *names = dict_copy(rt, ref_pointer(type->tp_dict));
    if (names == NULL)
        return -1;
    int64_t position = 0;
    Object *key;
    Object *value;
    int status = 0;
    while (status == 0 && dict_next(names, &position, &key, &value, NULL))
        status = set_one_name(rt, type, key, value);
    object_decref(rt, names);
    return status;
}

/* super(type, type).__init_subclass__(**keywords) */
static int init_subclass(Runtime *rt, TypeObject *type, const Arguments *keywords)
{
    const Object *mro = ref_pointer(type->tp_mro);
    int64_t own = 0; /* what its metaclass gives as mro may leave out the class, or put it anywhere */
    while (own < tuple_size(mro) && tuple_get(mro, own) != type_as_object(type))
        own++;
    if (own == tuple_size(mro)) {
        error_set(rt, ERROR_TYPE, "super(type, obj): obj must be an instance or subtype of type");
        return -1;
    }
    Object *found = NULL;
    for (int64_t i = own + 1; found == NULL && i < tuple_size(mro); i++) {
        const TypeObject *class = (const TypeObject *)tuple_get(mro, i);
        found = dict_get(rt, ref_pointer(class->tp_dict), name_object(rt, NAME_init_subclass));
        if (found == NULL && error_occurred(rt))
            return -1;
    }
    if (found == NULL)
        return 0;
    object_incref(found);
    Object *bound = descriptor_get(rt, found, NULL, type);
    object_decref(rt, found);
    if (bound == NULL)
        return -1;
    Object *result = object_vectorcall(rt, bound, keywords);
    object_decref(rt, bound);
    object_xdecref(rt, result);
    return result == NULL ? -1 : 0;
}

static Object *make_class(TypePlan *plan, Object *bases, Object *namespace, const Arguments *keywords)
{
    Runtime *rt = plan->rt;
    HeapTypeObject *class = start_class(plan, bases, namespace);
    object_xdecref(rt, plan->slots);
    object_xdecref(rt, plan->dict);
    object_xdecref(rt, plan->bases);
    if (class == NULL)
        return NULL;
    TypeObject *type = &class->ht_type;
    if (complete_class(plan, class) == 0 && set_names(rt, type) == 0 &&
        init_subclass(rt, type, keywords) == 0)
        return type_as_object(type);
    object_decref(rt, type_as_object(type));
    return NULL;
}

/* ---- from C */

Object *type_new_class_named(Runtime *rt, Object *name, Object *bases, Object *namespace)
{
    assert_api(object_is_str(name));
    TypePlan plan = {.rt = rt, .metatype = runtime_type(rt, TYPE_TYPE), .name = name};
    if (bases != NULL) {
        plan.metatype = type_calculate_metaclass(rt, plan.metatype, bases);
        if (plan.metatype == NULL)
            return NULL;
    }
    return make_class(&plan, bases, namespace, &(Arguments){NULL, 0, NULL});
}

Object *type_new_class(Runtime *rt, const char *name, Object *bases, Object *namespace)
{
    Object *text = str_intern_cstring(rt, name);
    if (text == NULL)
        return NULL;
    Object *class = type_new_class_named(rt, text, bases, namespace);
    object_decref(rt, text);
    return class;
}

/* ---- from Python */

static int check_argument(Runtime *rt, const Arguments *arguments, int64_t index, uint64_t flag,
                          const char *wanted)
{
    const Object *value = argument_at(arguments, index);
    if (object_has(value, flag))
        return 0;
    error_set(rt, ERROR_TYPE, "type.__new__() argument %d must be %s, not %.50s", (int)index + 1, wanted,
              argument_word(rt, value));
    return -1;
}

static int check_arguments(Runtime *rt, const Arguments *arguments)
{
    if (arguments->count != 3) {
        error_set(rt, ERROR_TYPE, "type.__new__() takes exactly 3 arguments (%lld given)",
                  (long long)arguments->count);
        return -1;
    }
    if (check_argument(rt, arguments, 0, TYPE_FLAG_STR_SUBCLASS, "str") < 0 ||
        check_argument(rt, arguments, 1, TYPE_FLAG_TUPLE_SUBCLASS, "tuple") < 0)
        return -1;
    return check_argument(rt, arguments, 2, TYPE_FLAG_DICT_SUBCLASS, "dict");
}

/* A base that stands for others can only be resolved by a class statement. 0, or -1 and TypeError. */
static int check_mro_entries(Runtime *rt, const Object *bases)
{
    for (int64_t i = 0; i < tuple_size(bases); i++) {
        Object *base = tuple_get(bases, i);
        Object *entries = NULL;
        if (object_is_type(base))
            continue;
        int found = object_lookup_attribute(rt, base, name_object(rt, NAME_mro_entries), &entries);
        object_xdecref(rt, entries);
        if (found > 0)
            error_set(rt, ERROR_TYPE, "type() doesn't support MRO entry resolution; use types.new_class()");
        if (found != 0)
            return -1;
    }
    return 0;
}

/* CPython: type_new */
Object *type_new_from(Runtime *rt, TypeObject *metatype, const Arguments *arguments)
{
    if (check_arguments(rt, arguments) < 0)
        return NULL;
    Object *bases = argument_at(arguments, 1);
    if (check_mro_entries(rt, bases) < 0)
        return NULL;
    TypeObject *winner = type_calculate_metaclass(rt, metatype, bases);
    if (winner == NULL)
        return NULL;
    if (winner != metatype && type_new_slot(winner) != type_new_from)
        return type_new_slot(winner)(rt, winner, arguments);
    TypePlan plan = {.rt = rt, .metatype = winner, .name = argument_at(arguments, 0)};
    const Arguments keywords = {arguments->items + 3, 0, arguments->names};
    return make_class(&plan, bases, argument_at(arguments, 2), &keywords);
}
