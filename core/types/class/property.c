/* property: an attribute that functions compute. CPython: Objects/descrobject.c, PyProperty_Type. */
#include "gc/gc.h"
#include "object/definition.h"
#include "object/error.h"
#include "object/function.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/builtin_slots.h"
#include "types/call.h"
#include "types/class/attribute_text.h"
#include "types/class/type.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/names.h"
#include "types/number/bool.h"

static PropertyObject *property_of(Object *object) { return (PropertyObject *)object; }

/* ---- making */

static Object *allocate(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    (void)arguments;
    return fields_object_new(rt, type);
}

/* An instance of a subclass has its doc among its own attributes. 0, or -1 and an error. */
static int take_doc_of_getter(Runtime *rt, Object *self, Object *getter)
{
    Object *doc = NULL;
    int found = object_lookup_attribute(rt, getter, name_object(rt, NAME_doc), &doc);
    if (found <= 0)
        return found;
    int status = 0;
    if (object_is_exact(rt, self, TYPE_PROPERTY))
        object_replace_ref(rt, &property_of(self)->doc, object_incref(doc));
    else
        status = object_setattr(rt, self, name_object(rt, NAME_doc), doc);
    property_of(self)->getter_doc = 1;
    object_decref(rt, doc);
    return status;
}

static Object *given(const Runtime *rt, Object *value) { return value == runtime_none(rt) ? NULL : value; }

static int init(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"fget", "fset", "fdel", "doc", NULL};
    static const Parameters parameters = {"property", names, 0, -1};
    Object *values[4] = {NULL, NULL, NULL, NULL};
    PropertyObject *property = property_of(self);
    if (arguments_parse(rt, arguments, &parameters, values) < 0)
        return -1;
    Object *getter = given(rt, values[0]);
    Object *doc = given(rt, values[3]);
    object_replace_ref(rt, &property->getter, object_xincref(getter));
    object_replace_ref(rt, &property->setter, object_xincref(given(rt, values[1])));
    object_replace_ref(rt, &property->deleter, object_xincref(given(rt, values[2])));
    object_replace_ref(rt, &property->doc, object_xincref(doc));
    object_replace_ref(rt, &property->name, NULL);
    property->getter_doc = 0;
    if (doc == NULL && getter != NULL)
        return take_doc_of_getter(rt, self, getter);
    if (doc != NULL && !object_is_exact(rt, self, TYPE_PROPERTY))
        return object_setattr(rt, self, name_object(rt, NAME_doc), doc);
    return 0;
}

static Object *or_none(Runtime *rt, Ref ref) { return ref == NO_REF ? runtime_none(rt) : ref_pointer(ref); }

/* type(self)(fget, fset, fdel, doc) with one of them replaced. CPython: property_copy */
static Object *copy_with(Runtime *rt, Object *self, int which, Object *function)
{
    PropertyObject *property = property_of(self);
    Object *values[4] = {or_none(rt, property->getter), or_none(rt, property->setter),
                         or_none(rt, property->deleter), or_none(rt, property->doc)};
    if (function != runtime_none(rt))
        values[which] = function;
    if (property->getter_doc && values[0] != runtime_none(rt))
        values[3] = runtime_none(rt);
    const Ref items[4] = {ref_of(values[0]), ref_of(values[1]), ref_of(values[2]), ref_of(values[3])};
    Object *copy = object_call(rt, type_as_object(object_type(self)), items, 4);
    if (copy != NULL && type_is_subtype(object_type(copy), runtime_type(rt, TYPE_PROPERTY)))
        object_replace_ref(rt, &property_of(copy)->name, object_xincref(ref_pointer(property->name)));
    return copy;
}

static Object *method_getter(Runtime *rt, Object *self, const Arguments *arguments)
{
    return copy_with(rt, self, 0, argument_at(arguments, 0));
}
static Object *method_setter(Runtime *rt, Object *self, const Arguments *arguments)
{
    return copy_with(rt, self, 1, argument_at(arguments, 0));
}
static Object *method_deleter(Runtime *rt, Object *self, const Arguments *arguments)
{
    return copy_with(rt, self, 2, argument_at(arguments, 0));
}

static Object *method_set_name(Runtime *rt, Object *self, const Arguments *arguments)
{
    if (arguments->count != 2) {
        error_set(rt, ERROR_TYPE, "__set_name__() takes 2 positional arguments but %lld were given",
                  (long long)arguments->count);
        return NULL;
    }
    object_replace_ref(rt, &property_of(self)->name, object_incref(argument_at(arguments, 1)));
    return none_new(rt);
}

/* ---- using */

/* "property 'x' of 'A' object has no setter" */
static COLD void refuse(Runtime *rt, Object *self, Object *object, const char *what)
{
    Object *name = ref_pointer(property_of(self)->name);
    Object *class = object == NULL ? NULL : type_qualname(rt, object_type(object));
    if (class == NULL && error_occurred(rt))
        return;
    if (name != NULL && class != NULL)
        error_format(rt, ERROR_ATTRIBUTE, "property %R of %R object has no %s", name, class, what);
    else if (class != NULL)
        error_format(rt, ERROR_ATTRIBUTE, "property of %R object has no %s", class, what);
    else
        error_set(rt, ERROR_ATTRIBUTE, "property has no %s", what);
    object_xdecref(rt, class);
}

static Object *get(Runtime *rt, Object *self, Object *object, TypeObject *type)
{
    (void)type;
    if (object == NULL || object == runtime_none(rt))
        return object_incref(self);
    Object *getter = ref_pointer(property_of(self)->getter);
    if (getter != NULL)
        return object_call_one(rt, getter, object);
    refuse(rt, self, object, "getter");
    return NULL;
}

static int set(Runtime *rt, Object *self, Object *object, Object *value)
{
    const PropertyObject *property = property_of(self);
    Object *function = ref_pointer(value == NULL ? property->deleter : property->setter);
    if (function == NULL) {
        refuse(rt, self, object, value == NULL ? "deleter" : "setter");
        return -1;
    }
    Object *result =
        value == NULL ? object_call_one(rt, function, object) : object_call_two(rt, function, object, value);
    object_xdecref(rt, result);
    return result == NULL ? -1 : 0;
}

/* One of the functions is abstract. */
static Object *get_abstract(Runtime *rt, Object *self)
{
    const PropertyObject *property = property_of(self);
    const Ref functions[] = {property->getter, property->setter, property->deleter};
    for (int i = 0; i < 3; i++) {
        Object *value = NULL;
        if (functions[i] == NO_REF)
            continue;
        if (!stack_enter(rt))
            return NULL;
        int truth = object_lookup_attribute(rt, ref_pointer(functions[i]),
                                            name_object(rt, NAME_isabstractmethod), &value);
        stack_leave(rt);
        if (truth > 0)
            truth = object_is_true(rt, value);
        object_xdecref(rt, value);
        if (truth != 0)
            return truth < 0 ? NULL : bool_from(rt, true);
    }
    return bool_from(rt, false);
}

static const MethodDefinition methods[] = {
    {"getter", method_getter, 1, 1, METHOD_O, NULL},
    {"setter", method_setter, 1, 1, METHOD_O, NULL},
    {"deleter", method_deleter, 1, 1, METHOD_O, NULL},
    {"__set_name__", method_set_name, 0, ARGUMENTS_ANY, METHOD_TUPLE, NULL},
    {NULL, NULL, 0, 0, 0, NULL},
};

static const FieldMember members[] = {
    {"fget", offsetof(PropertyObject, getter), FIELD_MEMBER_OBJECT, true},
    {"fset", offsetof(PropertyObject, setter), FIELD_MEMBER_OBJECT, true},
    {"fdel", offsetof(PropertyObject, deleter), FIELD_MEMBER_OBJECT, true},
    {"__doc__", offsetof(PropertyObject, doc), FIELD_MEMBER_OBJECT, false},
    {NULL, 0, 0, false},
};

static const GetSetDefinition getsets[] = {
    {"__isabstractmethod__", get_abstract, NULL},
    {NULL, NULL, NULL},
};

const TypeDefinition property_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .clear = fields_object_clear,
              .traverse = true,
              .descr_get = get,
              .descr_set = set,
              .init = init,
              .new = allocate},
    .methods = methods,
    .members = members,
    .getsets = getsets,
    .doc =
        "Property attribute.\n\n  fget\n    function to be used for getting an attribute value\n  fset\n    function to "
        "be used for setting an attribute value\n  fdel\n    function to be used for del'ing an attribute\n  doc\n    "
        "docstring\n\nTypical use is to define a managed attribute x:\n\nclass C(object):\n    def getx(self): return "
        "self._x\n    def setx(self, value): self._x = value\n    def delx(self): del self._x\n    x = property(getx, "
        "setx, delx, \"I'm the 'x' property.\")\n\nDecorators make defining new properties or modifying existing ones "
        "easy:\n\nclass C(object):\n    @property\n    def x(self):\n        \"I am the 'x' property.\"\n        "
        "return self._x\n    @x.setter\n    def x(self, value):\n        self._x = value\n    @x.deleter\n    def "
        "x(self):\n        del self._x",
    .generic_attributes = GENERIC_GETATTR,
};
