/* What a class has as an object: its attributes (__name__, __bases__, __dict__ …) and type's methods. CPython:
 * typeobject.c, type_getsets, type_members, type_methods. */
#include "types/class/type.h"

#include <string.h>

#include "gc/gc.h"
#include "object/error.h"
#include "object/function.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/builtin.h"
#include "types/builtin_slots.h"
#include "types/call/function.h"
#include "types/class/attribute.h"
#include "types/class/attribute_text.h"
#include "types/class/mappingproxy.h"
#include "types/class/object_methods.h"
#include "types/class/type_bases.h"
#include "types/class/union.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/names.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/int.h"
#include "types/text/str.h"

static TypeObject *type_of(Object *object) { return (TypeObject *)object; }
static bool is_heap_type(const TypeObject *type) { return type_has(type, TYPE_FLAG_HEAP_TYPE); }

/* ---- names */

Object *type_name(Runtime *rt, const TypeObject *type)
{
    if (is_heap_type(type))
        return object_incref(ref_pointer(((const HeapTypeObject *)type)->ht_name));
    const char *dot = strrchr(type_name_of(type), '.');
    return str_from_cstring(rt, dot == NULL ? type_name_of(type) : dot + 1);
}

Object *type_qualname(Runtime *rt, const TypeObject *type)
{
    if (is_heap_type(type))
        return object_incref(ref_pointer(((const HeapTypeObject *)type)->ht_qualname));
    return type_name(rt, type);
}

Object *type_module(Runtime *rt, const TypeObject *type)
{
    if (!is_heap_type(type)) {
        const char *name = type_name_of(type);
        const char *dot = strrchr(name, '.');
        if (dot == NULL)
            return str_intern_cstring(rt, "builtins");
        Object *module = str_from_utf8(rt, name, dot - name);
        if (module != NULL)
            str_intern(rt, &module);
        return module;
    }
    Object *module = dict_get(rt, ref_pointer(type->tp_dict), name_object(rt, NAME_module));
    if (module == NULL && !error_occurred(rt))
        error_set(rt, ERROR_ATTRIBUTE, "__module__");
    return object_xincref(module);
}

/* Setting is for classes made at run time alone, deleting for none. 0, or -1 and TypeError. */
static int check_settable(Runtime *rt, const TypeObject *type, const Object *value, const char *name)
{
    if (type_has(type, TYPE_FLAG_IMMUTABLE))
        error_set(rt, ERROR_TYPE, "cannot set '%s' attribute of immutable type '%s'", name,
                  type_name_of(type));
    else if (value == NULL)
        error_set(rt, ERROR_TYPE, "cannot delete '%s' attribute of immutable type '%s'", name,
                  type_name_of(type));
    else
        return 0;
    return -1;
}

static Object *get_name(Runtime *rt, Object *self) { return type_name(rt, type_of(self)); }

static int set_name(Runtime *rt, Object *self, Object *value)
{
    HeapTypeObject *class = (HeapTypeObject *)self;
    int64_t length;
    if (check_settable(rt, type_of(self), value, "__name__") < 0)
        return -1;
    if (!object_is_str(value)) {
        error_set(rt, ERROR_TYPE, "can only assign string to %s.__name__, not '%s'",
                  type_name_of(type_of(self)), type_name_of(object_type(value)));
        return -1;
    }
    const char *text = str_as_utf8(rt, value, &length);
    if (text == NULL)
        return -1;
    if ((int64_t)strlen(text) != length) {
        error_set(rt, ERROR_VALUE, "type name must not contain null characters");
        return -1;
    }
    class->ht_type.tp_name = ref_of(text);
    object_replace_ref(rt, &class->ht_name, object_incref(value));
    return 0;
}

static Object *get_qualname(Runtime *rt, Object *self) { return type_qualname(rt, type_of(self)); }

static int set_qualname(Runtime *rt, Object *self, Object *value)
{
    if (check_settable(rt, type_of(self), value, "__qualname__") < 0)
        return -1;
    if (!object_is_str(value)) {
        error_set(rt, ERROR_TYPE, "can only assign string to %s.__qualname__, not '%s'",
                  type_name_of(type_of(self)), type_name_of(object_type(value)));
        return -1;
    }
    object_replace_ref(rt, &((HeapTypeObject *)self)->ht_qualname, object_incref(value));
    return 0;
}

/* An attribute that lies in the class's dict all the same. */
static int set_in_dict(Runtime *rt, Object *self, NameId name, Object *value)
{
    type_modified(rt, type_of(self));
    return dict_set(rt, ref_pointer(type_of(self)->tp_dict), name_object(rt, name), value);
}

static Object *get_module(Runtime *rt, Object *self) { return type_module(rt, type_of(self)); }

static int set_module(Runtime *rt, Object *self, Object *value)
{
    if (check_settable(rt, type_of(self), value, "__module__") < 0)
        return -1;
    return set_in_dict(rt, self, NAME_module, value);
}

/* ---- __doc__, __text_signature__, __dict__, __abstractmethods__, __annotations__ */

static Object *get_doc(Runtime *rt, Object *self)
{
    TypeObject *type = type_of(self);
    if (!is_heap_type(type)) {
        const char *doc = builtin_type_doc(type_id_of(rt, type));
        return doc == NULL ? none_new(rt) : text_format(rt, "%s", doc);
    }
    Object *doc = dict_get(rt, ref_pointer(type->tp_dict), name_object(rt, NAME_doc));
    if (doc == NULL)
        return error_occurred(rt) ? NULL : none_new(rt);
    DescriptorGetFunction get = type_descr_get_slot(object_type(doc));
    return get == NULL ? object_incref(doc) : get(rt, doc, NULL, type);
}

static int set_doc(Runtime *rt, Object *self, Object *value)
{
    if (check_settable(rt, type_of(self), value, "__doc__") < 0)
        return -1;
    return set_in_dict(rt, self, NAME_doc, value);
}

static Object *get_signature(Runtime *rt, Object *self)
{
    (void)self;
    return none_new(rt);
}

static Object *get_dict(Runtime *rt, Object *self)
{
    Object *dict = ref_pointer(type_of(self)->tp_dict);
    return dict == NULL ? none_new(rt) : mappingproxy_new(rt, dict);
}

static Object *get_abstract_methods(Runtime *rt, Object *self)
{
    Object *methods = NULL;
    if (type_of(self) != runtime_type(rt, TYPE_TYPE))
        methods = dict_get(rt, ref_pointer(type_of(self)->tp_dict), name_object(rt, NAME_abstractmethods));
    if (methods == NULL && !error_occurred(rt))
        error_set(rt, ERROR_ATTRIBUTE, "__abstractmethods__");
    return object_xincref(methods);
}

static int delete_abstract_methods(Runtime *rt, TypeObject *type)
{
    Object *name = name_object(rt, NAME_abstractmethods);
    int status = dict_delete(rt, ref_pointer(type->tp_dict), name);
    if (status < 0 && error_matches(rt, ERROR_KEY))
        error_set(rt, ERROR_ATTRIBUTE, "__abstractmethods__");
    return status;
}

static int set_abstract_methods(Runtime *rt, Object *self, Object *value)
{
    TypeObject *type = type_of(self);
    int truth = value == NULL ? 0 : object_is_true(rt, value);
    if (truth < 0)
        return -1;
    int status = value == NULL
                     ? delete_abstract_methods(rt, type)
                     : dict_set(rt, ref_pointer(type->tp_dict), name_object(rt, NAME_abstractmethods), value);
    if (status < 0)
        return -1;
    type_modified(rt, type);
    type->tp_flags = truth ? type->tp_flags | TYPE_FLAG_ABSTRACT : type->tp_flags & ~TYPE_FLAG_ABSTRACT;
    return 0;
}

/* Made empty where the class body has none. */
static Object *get_annotations(Runtime *rt, Object *self)
{
    TypeObject *type = type_of(self);
    Object *name = name_object(rt, NAME_annotations);
    if (!is_heap_type(type)) {
        attribute_missing(rt, self, name);
        return NULL;
    }
    Object *found = dict_get(rt, ref_pointer(type->tp_dict), name);
    if (found == NULL && error_occurred(rt))
        return NULL;
    if (found != NULL) {
        DescriptorGetFunction get = type_descr_get_slot(object_type(found));
        return get == NULL ? object_incref(found) : get(rt, found, NULL, type);
    }
    Object *made = dict_new(rt);
    if (made == NULL)
        return NULL;
    if (set_in_dict(rt, self, NAME_annotations, made) == 0)
        return made;
    object_decref(rt, made);
    return NULL;
}

static int set_annotations(Runtime *rt, Object *self, Object *value)
{
    TypeObject *type = type_of(self);
    Object *name = name_object(rt, NAME_annotations);
    if (type_has(type, TYPE_FLAG_IMMUTABLE)) {
        error_set(rt, ERROR_TYPE, "cannot set '__annotations__' attribute of immutable type '%s'",
                  type_name_of(type));
        return -1;
    }
    if (value != NULL)
        return set_in_dict(rt, self, NAME_annotations, value);
    type_modified(rt, type);
    int status = dict_delete(rt, ref_pointer(type->tp_dict), name);
    if (status < 0 && error_matches(rt, ERROR_KEY))
        error_set(rt, ERROR_ATTRIBUTE, "__annotations__");
    return status;
}

/* ---- bases */

static Object *get_bases(Runtime *rt, Object *self)
{
    (void)rt;
    return object_incref(ref_pointer(type_of(self)->tp_bases));
}

static int set_bases(Runtime *rt, Object *self, Object *value)
{
    if (check_settable(rt, type_of(self), value, "__bases__") < 0)
        return -1;
    return type_set_bases(rt, type_of(self), value);
}

/* ---- methods */

static Object *method_mro(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    Object *mro = type_compute_mro(rt, type_of(self));
    if (mro == NULL)
        return NULL;
    Object *list = list_from_sequence(rt, mro);
    object_decref(rt, mro);
    return list;
}

static bool has_startup_subclasses(const Runtime *rt, const Object *type)
{
    static const TypeId types[] = {TYPE_ERROR_IMPORT,  TYPE_ERROR_LOOKUP, TYPE_ERROR_OS,
                                   TYPE_ERROR_RUNTIME, TYPE_ERROR_SYSTEM, TYPE_ERROR_VALUE};
    bool found = false;
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        found |= type == type_as_object(runtime_type(rt, types[i]));
    return found;
}

static bool is_in(const Object *list, const Object *object)
{
    bool found = false;
    for (int64_t i = 0; i < list_size(list); i++)
        found |= list_get(list, i) == object;
    return found;
}

/* All of `classes` that are built in, the late ones, the others. */
static Object *with_startup_subclasses(Runtime *rt, const Object *classes, Object *late)
{
    Object *all = list_new(rt, 0);
    for (int pass = 0; pass < 3 && all != NULL; pass++) {
        const Object *from = pass == 1 ? late : classes;
        for (int64_t i = 0; i < list_size(from); i++) {
            Object *class = list_get(from, i);
            bool is_built_in = !type_has(type_of(class), TYPE_FLAG_HEAP_TYPE);
            if (pass != 1 && (is_built_in != (pass == 0) || is_in(late, class)))
                continue;
            if (list_append(rt, all, class) < 0) {
                object_decref(rt, all);
                return NULL;
            }
        }
    }
    return all;
}

static Object *method_subclasses(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    if (!has_startup_subclasses(rt, self))
        return type_subclasses(rt, type_of(self));
    Object *late = evaluation_upcalls.startup_subclasses(rt, self);
    Object *classes = late == NULL ? NULL : type_subclasses(rt, type_of(self));
    Object *all = classes == NULL ? NULL : with_startup_subclasses(rt, classes, late);
    object_xdecref(rt, classes);
    object_xdecref(rt, late);
    return all;
}

static Object *method_prepare(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self, (void)arguments;
    return dict_new(rt);
}

/* CPython: recursive_isinstance through type.__instancecheck__ */
static Object *method_instancecheck(Runtime *rt, Object *self, const Arguments *arguments)
{
    int result = object_is_real_instance(rt, argument_at(arguments, 0), self);
    return result < 0 ? NULL : bool_from(rt, result != 0);
}

static Object *method_subclasscheck(Runtime *rt, Object *self, const Arguments *arguments)
{
    int result = object_is_real_subclass(rt, argument_at(arguments, 0), self);
    return result < 0 ? NULL : bool_from(rt, result != 0);
}

/* Every class of the mro, the farthest first, so that nearer ones' names replace theirs. CPython: merge_class_dict */
static Object *method_dir(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    Object *all = dict_new(rt);
    const Object *mro = ref_pointer(type_of(self)->tp_mro);
    int status = all == NULL ? -1 : 0;
    for (int64_t i = 0; status == 0 && mro != NULL && i < tuple_size(mro); i++)
        status = dict_merge(rt, all, ref_pointer(type_of(tuple_get(mro, i))->tp_dict), false);
    Object *names = status < 0 ? NULL : dict_key_list(rt, all);
    object_xdecref(rt, all);
    return names;
}

static Object *method_sizeof(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return int_from_int64(rt, type_sizeof(rt, self));
}

/* ---- slots */

static Object *repr(Runtime *rt, Object *self)
{
    Object *module = type_module(rt, type_of(self));
    if (module == NULL) {
        error_clear(rt);
    } else if (!object_is_str(module)) {
        object_decref(rt, module);
        module = NULL;
    }
    Object *qualname = type_qualname(rt, type_of(self));
    Object *result = NULL;
    if (qualname != NULL && module != NULL && !str_equal_ascii(module, "builtins"))
        result = text_format(rt, "<class '%s.%s'>", text_of(rt, module), text_of(rt, qualname));
    else if (qualname != NULL)
        result = text_format(rt, "<class '%s'>", type_name_of(type_of(self)));
    object_xdecref(rt, qualname);
    object_xdecref(rt, module);
    return result;
}

static int init(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    int64_t names = arguments_total(arguments) - arguments->count;
    if (names != 0 && arguments->count == 1) {
        error_set(rt, ERROR_TYPE, "type.__init__() takes no keyword arguments");
        return -1;
    }
    if (arguments->count == 1 || arguments->count == 3)
        return 0;
    error_set(rt, ERROR_TYPE, "type.__init__() takes 1 or 3 arguments");
    return -1;
}

static const MethodDefinition methods[] = {
    {"mro", method_mro, 0, 0, 0, "($self, /)"},
    {"__subclasses__", method_subclasses, 0, 0, 0, "($self, /)"},
    {"__prepare__", method_prepare, 0, ARGUMENTS_ANY, METHOD_KEYWORDS | METHOD_CLASS, NULL},
    {"__instancecheck__", method_instancecheck, 1, 1, METHOD_O, "($self, instance, /)"},
    {"__subclasscheck__", method_subclasscheck, 1, 1, METHOD_O, "($self, subclass, /)"},
    {"__dir__", method_dir, 0, 0, 0, "($self, /)"},
    {"__sizeof__", method_sizeof, 0, 0, 0, "($self, /)"},
    {NULL, NULL, 0, 0, 0, NULL},
};

static const FieldMember members[] = {
    {"__basicsize__", offsetof(TypeObject, tp_basicsize), FIELD_MEMBER_INT64, true},
    {"__itemsize__", offsetof(TypeObject, tp_itemsize), FIELD_MEMBER_INT64, true},
    {"__flags__", offsetof(TypeObject, tp_flags), FIELD_MEMBER_INT64, true},
    {"__weakrefoffset__", offsetof(TypeObject, tp_weaklistoffset), FIELD_MEMBER_INT64, true},
    {"__base__", offsetof(TypeObject, tp_base), FIELD_MEMBER_OBJECT, true},
    {"__dictoffset__", offsetof(TypeObject, tp_dictoffset), FIELD_MEMBER_INT64, true},
    {"__mro__", offsetof(TypeObject, tp_mro), FIELD_MEMBER_OBJECT, true},
    {NULL, 0, 0, false},
};

static const GetSetDefinition getsets[] = {
    {"__name__", get_name, set_name},
    {"__qualname__", get_qualname, set_qualname},
    {"__bases__", get_bases, set_bases},
    {"__module__", get_module, set_module},
    {"__abstractmethods__", get_abstract_methods, set_abstract_methods},
    {"__dict__", get_dict, NULL},
    {"__doc__", get_doc, set_doc},
    {"__text_signature__", get_signature, NULL},
    {"__annotations__", get_annotations, set_annotations},
    {NULL, NULL, NULL},
};

const TypeDefinition type_definition = {
    .slots = {.dealloc = type_dealloc,
              .clear = type_clear,
              .getsizeof = type_sizeof,
              .traverse = true,
              .repr = repr,
              .call = type_call,
              .getattro = type_getattro,
              .setattro = type_setattro,
              .init = init,
              .new = type_new_from,
              .nb_or = type_union},
    .methods = methods,
    .getsets = getsets,
    .members = members,
    .doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
};
