/* super; see super.h. */
#include "types/class/super.h"

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
#include "types/container/dict.h"
#include "types/container/tuple.h"
#include "types/fields_object.h"
#include "types/names.h"
#include "types/text/str.h"

static SuperObject *super_of(Object *object) { return (SuperObject *)object; }

/* ---- where it starts. CPython: supercheck */

/* The class whose mro is gone through: `object` itself, its type, or the class that it says it is. New reference;
 * NULL and TypeError. */
static Object *starting_class(Runtime *rt, TypeObject *type, Object *object)
{
    if (object_is_type(object) && type_is_subtype((TypeObject *)object, type))
        return object_incref(object);
    if (type_is_subtype(object_type(object), type))
        return object_incref(type_as_object(object_type(object)));
    Object *claimed = NULL;
    if (object_lookup_attribute(rt, object, name_object(rt, NAME_class), &claimed) < 0)
        return NULL;
    bool fits = claimed != NULL && object_is_type(claimed) &&
                claimed != type_as_object(object_type(object)) &&
                type_is_subtype((TypeObject *)claimed, type);
    if (fits)
        return claimed;
    object_xdecref(rt, claimed);
    error_set(rt, ERROR_TYPE, "super(type, obj): obj must be an instance or subtype of type");
    return NULL;
}

/* ---- looking up */

/* The first value behind `type` in the start's mro: new reference, or NULL, with or without an error. */
static Object *find_behind(Runtime *rt, const TypeObject *type, const TypeObject *start, Object *name)
{
    Object *mro = ref_pointer(start->tp_mro);
    int64_t i = 0;
    if (mro == NULL)
        return NULL;
    while (i + 1 < tuple_size(mro) && tuple_get(mro, i) != type_as_object(type))
        i++;
    Object *found = NULL;
    object_incref(mro);
    for (i++; found == NULL && !error_occurred(rt) && i < tuple_size(mro); i++) {
        Object *dict = ref_pointer(((const TypeObject *)tuple_get(mro, i))->tp_dict);
        if (dict == NULL)
            continue;
        object_incref(dict);
        found = object_xincref(dict_get(rt, dict, name));
        object_decref(rt, dict);
    }
    object_decref(rt, mro);
    return found;
}

/* NULL without an error: there is nothing behind. */
static Object *look_up(Runtime *rt, TypeObject *type, Object *object, TypeObject *start, Object *name)
{
    Object *found = find_behind(rt, type, start, name);
    if (found == NULL)
        return NULL;
    Object *self = object == type_as_object(start) ? NULL : object;
    Object *value = descriptor_get(rt, found, self, start);
    object_decref(rt, found);
    return value;
}

/* __class__ is super itself. */
static Object *getattro(Runtime *rt, Object *self, Object *name)
{
    SuperObject *super = super_of(self);
    bool is_class = object_is_str(name) && str_equal_ascii(name, "__class__");
    if (super->object_type != NO_REF && !is_class) {
        Object *start = object_incref(ref_pointer(super->object_type));
        Object *value =
            look_up(rt, ref_pointer(super->type), ref_pointer(super->object), (TypeObject *)start, name);
        object_decref(rt, start);
        if (value != NULL || error_occurred(rt))
            return value;
    }
    return generic_getattro(rt, self, name);
}

/* ---- making */

static Object *allocate(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    (void)arguments;
    return fields_object_new(rt, type);
}

static int fail(Runtime *rt, const char *message)
{
    error_set(rt, ERROR_RUNTIME, "%s", message);
    return -1;
}

/* The cell of __class__ in the running code. 0, or -1 and RuntimeError. */
static int find_class_cell(Runtime *rt, const InterpreterFrame *frame, TypeObject **type)
{
    const CodeObject *code = ref_pointer(frame->f_code);
    const Object *names = ref_pointer(code->co_localsplusnames);
    for (int32_t i = code->co_nlocalsplus - code->co_nfreevars; i < code->co_nlocalsplus; i++) {
        if (!str_equal_ascii(tuple_get(names, i), "__class__"))
            continue;
        const Object *cell = ref_pointer(frame->localsplus[i]);
        if (cell == NULL || !object_is_exact(rt, cell, TYPE_CELL))
            return fail(rt, "super(): bad __class__ cell");
        Object *class = ref_pointer(((const CellObject *)cell)->ob_ref);
        if (class == NULL)
            return fail(rt, "super(): empty __class__ cell");
        if (!object_is_type(class)) {
            error_set(rt, ERROR_RUNTIME, "super(): __class__ is not a type (%s)",
                      type_name_of(object_type(class)));
            return -1;
        }
        *type = (TypeObject *)class;
        return 0;
    }
    return fail(rt, "super(): __class__ cell not found");
}

/* super() in a method: its first argument and the class that the method's text stands in. CPython:
 * super_init_without_args */
static int arguments_of_frame(Runtime *rt, TypeObject **type, Object **object)
{
    const InterpreterFrame *frame = ref_pointer(rt->evaluation.frame);
    if (frame == NULL)
        return fail(rt, "super(): no current frame");
    const CodeObject *code = ref_pointer(frame->f_code);
    if (code->co_argcount == 0)
        return fail(rt, "super(): no arguments");
    Object *first = ref_pointer(frame->localsplus[0]);
    const uint8_t *kinds = ((const BytesObject *)ref_pointer(code->co_localspluskinds))->ob_sval;
    enum { CELL_KIND = 0x40 };
    /* The argument is in a cell where an inner function uses it; before the cell was made it is not. */
    if (first != NULL && kinds[0] & CELL_KIND && object_is_exact(rt, first, TYPE_CELL))
        first = ref_pointer(((const CellObject *)first)->ob_ref);
    if (first == NULL)
        return fail(rt, "super(): arg[0] deleted");
    *object = first;
    return find_class_cell(rt, frame, type);
}

static int init(Runtime *rt, Object *self, const Arguments *arguments)
{
    SuperObject *super = super_of(self);
    if (arguments_no_keywords(rt, "super", arguments) < 0 ||
        arguments_check_count(rt, "super()", arguments, 0, 2) < 0)
        return -1;
    TypeObject *type = (TypeObject *)argument_at(arguments, 0);
    Object *object = argument_at(arguments, 1);
    if (type != NULL && !object_is_type(type_as_object(type))) {
        error_set(rt, ERROR_TYPE, "super() argument 1 must be a type, not %s",
                  type_name_of(object_type(type_as_object(type))));
        return -1;
    }
    if (type == NULL && arguments_of_frame(rt, &type, &object) < 0)
        return -1;
    if (object == runtime_none(rt))
        object = NULL;
    Object *start = NULL;
    if (object != NULL) {
        start = starting_class(rt, type, object);
        if (start == NULL)
            return -1;
    }
    object_replace_ref(rt, &super->type, object_incref(type_as_object(type)));
    object_replace_ref(rt, &super->object, object_xincref(object));
    object_replace_ref(rt, &super->object_type, start);
    return 0;
}

/* Unbound, it binds to what it is looked up on. */
static Object *bind(Runtime *rt, Object *self, Object *object, TypeObject *type)
{
    SuperObject *super = super_of(self);
    (void)type;
    if (object == NULL || object == runtime_none(rt) || super->object != NO_REF)
        return object_incref(self);
    if (!object_is_exact(rt, self, TYPE_SUPER)) {
        const Ref items[] = {super->type, ref_of(object)};
        return object_call(rt, type_as_object(object_type(self)), items, 2);
    }
    Object *start = starting_class(rt, ref_pointer(super->type), object);
    Object *bound = start == NULL ? NULL : fields_object_new(rt, runtime_type(rt, TYPE_SUPER));
    if (bound == NULL) {
        object_xdecref(rt, start);
        return NULL;
    }
    super_of(bound)->type = ref_of(object_incref(ref_pointer(super->type)));
    super_of(bound)->object = ref_of(object_incref(object));
    super_of(bound)->object_type = ref_of(start);
    return bound;
}

static Object *repr(Runtime *rt, Object *self)
{
    const SuperObject *super = super_of(self);
    const char *type = super->type == NO_REF ? "NULL" : type_name_of(ref_pointer(super->type));
    if (super->object_type == NO_REF)
        return text_format(rt, "<super: <class '%s'>, NULL>", type);
    return text_format(rt, "<super: <class '%s'>, <%s object>>", type,
                       type_name_of(ref_pointer(super->object_type)));
}

static const FieldMember members[] = {
    {"__thisclass__", offsetof(SuperObject, type), FIELD_MEMBER_OBJECT, true},
    {"__self__", offsetof(SuperObject, object), FIELD_MEMBER_OBJECT, true},
    {"__self_class__", offsetof(SuperObject, object_type), FIELD_MEMBER_OBJECT, true},
    {NULL, 0, 0, false},
};

const TypeDefinition super_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .repr = repr,
              .getattro = getattro,
              .descr_get = bind,
              .init = init,
              .new = allocate},
    .members = members,
    .doc =
        "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\nsuper(type, obj) "
        "-> bound super object; requires isinstance(obj, type)\nsuper(type, type2) -> bound super object; requires "
        "issubclass(type2, type)\nTypical use to call a cooperative superclass method:\nclass C(B):\n    def meth(self, "
        "arg):\n        super().meth(arg)\nThis works for class methods too:\nclass C(B):\n    @classmethod\n    def "
        "cmeth(cls, arg):\n        super().cmeth(arg)\n",
};
