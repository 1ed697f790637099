/* Modules; see module.h. */
#include "types/call/module.h"

#include "gc/gc.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/builtin_slots.h"
#include "types/call.h"
#include "types/call/builtin_function.h"
#include "types/class/attribute.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/names.h"
#include "types/text/str.h"
#include "types/text/str_view.h"

static ModuleObject *module_of(Object *object) { return (ModuleObject *)object; }

/* ---- making */

/* The names that each module has, and its own. `doc` may be None. */
static int init_dict(Runtime *rt, ModuleObject *module, Object *name, Object *doc)
{
    Object *none = runtime_none(rt);
    Object *dict = ref_pointer(module->md_dict);
    if (dict_set(rt, dict, name_object(rt, NAME_name), name) < 0 ||
        dict_set(rt, dict, ref_pointer(rt->attribute_doc), doc) < 0 ||
        dict_set(rt, dict, name_object(rt, NAME_package), none) < 0 ||
        dict_set(rt, dict, name_object(rt, NAME_loader), none) < 0 ||
        dict_set(rt, dict, name_object(rt, NAME_spec), none) < 0)
        return -1;
    if (str_is_exact(rt, name))
        object_replace_ref(rt, &module->md_name, object_incref(name));
    return 0;
}

static Object *module_type_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    (void)arguments;
    Object *self = fields_object_new(rt, type);
    if (self == NULL)
        return NULL;
    module_of(self)->md_dict = ref_of(dict_new(rt));
    if (module_of(self)->md_dict != NO_REF)
        return self;
    object_decref(rt, self);
    return NULL;
}

Object *module_new(Runtime *rt, Object *name)
{
    Object *self = module_type_new(rt, runtime_type(rt, TYPE_MODULE), &(Arguments){0});
    if (self == NULL || init_dict(rt, module_of(self), name, runtime_none(rt)) == 0)
        return self;
    object_decref(rt, self);
    return NULL;
}

static int module_init(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"name", "doc", NULL};
    static const Parameters parameters = {"module", names, 1, -1};
    Object *values[2];
    if (arguments_parse(rt, arguments, &parameters, values) < 0)
        return -1;
    if (!object_is_str(values[0])) {
        error_format(rt, ERROR_TYPE, "module() argument 'name' must be str, not %.50s",
                     argument_word(rt, values[0]));
        return -1;
    }
    if (module_of(self)->md_dict == NO_REF)
        module_of(self)->md_dict = ref_of(dict_new(rt));
    if (module_of(self)->md_dict == NO_REF)
        return -1;
    return init_dict(rt, module_of(self), values[0], values[1] == NULL ? runtime_none(rt) : values[1]);
}

/* ---- modules written in C */

static int add_functions(Runtime *rt, Object *module, uint32_t index, Object *name)
{
    const MethodDefinition *methods = module_definitions[index]->methods;
    int status = 0;
    for (uint32_t row = 0; methods != NULL && status == 0 && methods[row].name != NULL; row++) {
        if (function_number(MODULE_TABLE_FIRST + index, row) == LIBRARY_FUNCTION_NUMBER)
            continue;
        Object *key = str_intern_cstring(rt, methods[row].name);
        Object *function =
            key == NULL
                ? NULL
                : builtin_function_new(rt, function_number(MODULE_TABLE_FIRST + index, row), module, name);
        status = function == NULL ? -1 : dict_set(rt, module_dict(module), key, function);
        object_xdecref(rt, function);
        object_xdecref(rt, key);
    }
    return status;
}

static int add_doc(Runtime *rt, Object *module, const char *doc)
{
    if (doc == NULL)
        return 0;
    Object *text = str_from_cstring(rt, doc);
    int status = text == NULL ? -1 : dict_set(rt, module_dict(module), ref_pointer(rt->attribute_doc), text);
    object_xdecref(rt, text);
    return status;
}

Object *module_from_definition(Runtime *rt, uint32_t index)
{
    const ModuleDefinition *definition = module_definitions[index];
    Object *name = str_intern_cstring(rt, definition->name);
    Object *module = name == NULL ? NULL : module_new(rt, name);
    int status = -1;
    if (module != NULL) {
        module_of(module)->md_def = index + 1;
        status = add_functions(rt, module, index, name);
    }
    object_xdecref(rt, name);
    if (status == 0)
        status = add_doc(rt, module, definition->doc);
    if (status == 0 && definition->exec != NULL)
        status = definition->exec(rt, module);
    if (status == 0)
        return module;
    object_xdecref(rt, module);
    return NULL;
}

/* ---- the end */

static bool begins_with_one_underscore(const Object *name)
{
    return str_length(name) > 0 && str_character(name, 0) == '_' &&
           (str_length(name) < 2 || str_character(name, 1) != '_');
}

/* Values go in the order of the dict; a name stays, so that the dict keeps its shape while it is gone through. */
static void clear_names(Runtime *rt, Object *dict, bool underscored)
{
    int64_t position = 0;
    Object *name, *value;
    while (dict_next(dict, &position, &name, &value, NULL)) {
        if (value == runtime_none(rt) || !object_is_str(name))
            continue;
        bool goes = underscored ? begins_with_one_underscore(name)
                                : str_length(name) == 0 || str_character(name, 0) != '_' ||
                                      !str_equal_ascii(name, "__builtins__");
        if (goes && dict_set(rt, dict, name, runtime_none(rt)) < 0)
            error_clear(rt);
    }
}

void module_clear_dict(Runtime *rt, Object *dict)
{
    clear_names(rt, dict, true);
    clear_names(rt, dict, false);
}

/* ---- attributes */

bool module_is_initializing(Runtime *rt, Object *dict)
{
    Object *spec = dict_get(rt, dict, name_object(rt, NAME_spec));
    Object *flag = NULL;
    if (spec == NULL || spec == runtime_none(rt))
        return false;
    object_incref(spec);
    Object *name = str_intern_cstring(rt, "_initializing");
    bool result =
        name != NULL && object_lookup_attribute(rt, spec, name, &flag) > 0 && object_is_true(rt, flag) > 0;
    if (error_occurred(rt))
        error_clear(rt);
    object_xdecref(rt, flag);
    object_xdecref(rt, name);
    object_decref(rt, spec);
    return result;
}

static Object *missing(Runtime *rt, Object *dict, Object *name)
{
    Object *module = dict == NULL ? NULL : dict_get(rt, dict, name_object(rt, NAME_name));
    if (module == NULL || !object_is_str(module))
        return error_format(rt, ERROR_ATTRIBUTE, "module has no attribute '%U'", name);
    object_incref(module);
    if (module_is_initializing(rt, dict))
        error_format(
            rt, ERROR_ATTRIBUTE,
            "partially initialized module '%U' has no attribute '%U' (most likely due to a circular import)",
            module, name);
    else
        error_format(rt, ERROR_ATTRIBUTE, "module '%U' has no attribute '%U'", module, name);
    object_decref(rt, module);
    return NULL;
}

int module_late_value(Runtime *rt, Object *self, Object *name, Object **value)
{
    uint64_t number = module_of(self)->md_def;
    const ModuleDefinition *definition = number == 0 ? NULL : module_definitions[number - 1];
    return definition == NULL || definition->late == NULL ? 0 : definition->late(rt, name, value);
}

/* What the module's definition or its own __getattr__ says, PEP 562. */
static Object *ask_module(Runtime *rt, Object *self, Object *dict, Object *name)
{
    Object *value = NULL;
    int status = module_late_value(rt, self, name, &value);
    if (status != 0)
        return value;
    Object *function = dict_get(rt, dict, name_object(rt, NAME_getattr));
    if (function == NULL)
        return error_occurred(rt) ? NULL : missing(rt, dict, name);
    object_incref(function);
    Object *result = object_call_one(rt, function, name);
    object_decref(rt, function);
    return result;
}

/* As any object's, but a failure makes no message that nobody sees. */
static Object *module_getattro(Runtime *rt, Object *self, Object *name)
{
    if (attribute_check_name(rt, name) < 0)
        return NULL;
    Object *dict = module_dict(self);
    if (dict == NULL)
        return missing(rt, NULL, name);
    if (type_lookup(rt, object_type(self), name) != NULL) {
        Object *result = generic_getattro(rt, self, name);
        if (result != NULL || !error_matches(rt, ERROR_ATTRIBUTE))
            return result;
        error_clear(rt);
    } else {
        Object *value = dict_get(rt, dict, name);
        if (value != NULL || error_occurred(rt))
            return object_xincref(value);
    }
    object_incref(dict);
    Object *result = ask_module(rt, self, dict, name);
    object_decref(rt, dict);
    return result;
}

/* The keys of the module's dict, and the names that would be there if asked for. */
static Object *names_with_late(Runtime *rt, Object *self, Object *dict)
{
    Object *late = NULL;
    Object *names = dict_key_list(rt, dict);
    int status = names == NULL ? -1 : module_late_value(rt, self, NULL, &late);
    for (int64_t i = 0; late != NULL && status >= 0 && i < list_size(late); i++) {
        int present = dict_contains(rt, dict, list_get(late, i));
        status = present != 0 ? present : list_append(rt, names, list_get(late, i));
    }
    object_xdecref(rt, late);
    if (status >= 0)
        return names;
    object_xdecref(rt, names);
    return NULL;
}

static Object *method_dir(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    Object *dict;
    int status = object_lookup_attribute(rt, self, ref_pointer(rt->attribute_dict), &dict);
    if (status < 0)
        return NULL;
    Object *result = NULL;
    if (status == 0 || !object_has(dict, TYPE_FLAG_DICT_SUBCLASS)) {
        error_format(rt, ERROR_TYPE, "<module>.__dict__ is not a dictionary");
    } else {
        Object *own = dict_get(rt, dict, name_object(rt, NAME_dir));
        if (own != NULL)
            result = object_call_no_arguments(rt, own);
        else if (!error_occurred(rt))
            result = names_with_late(rt, self, dict);
    }
    object_xdecref(rt, dict);
    return result;
}

/* ---- text */

/* New reference, None where the module has no such name. */
static Object *name_or_none(Runtime *rt, Object *self, NameId id)
{
    Object *value = NULL;
    if (object_lookup_attribute(rt, self, name_object(rt, id), &value) < 0)
        return NULL;
    return value == NULL ? none_new(rt) : value;
}

static Object *repr_of(Runtime *rt, Object *self, Object *name, Object *file, Object *loader)
{
    Object *none = runtime_none(rt);
    if (module_of(self)->md_def != 0 && file == none)
        return text_from_format(rt, "<module %R (built-in)>", name);
    if (file != none)
        return text_from_format(rt, "<module %R from %R>", name, file);
    return loader == none ? text_from_format(rt, "<module %R>", name)
                          : text_from_format(rt, "<module %R (%R)>", name, loader);
}

static Object *module_repr(Runtime *rt, Object *self)
{
    Object *result = NULL;
    Object *name = module_dict(self) == NULL ? none_new(rt) : NULL;
    if (name == NULL) {
        name = dict_get(rt, module_dict(self), name_object(rt, NAME_name));
        name = name == NULL ? none_new(rt) : object_incref(name);
    }
    if (name == runtime_none(rt)) {
        object_decref(rt, name);
        name = str_from_cstring(rt, "?");
    }
    Object *file = name == NULL || module_dict(self) == NULL
                       ? NULL
                       : dict_get(rt, module_dict(self), name_object(rt, NAME_file));
    file = file == NULL ? none_new(rt) : object_incref(file);
    Object *loader = module_dict(self) == NULL ? none_new(rt) : name_or_none(rt, self, NAME_loader);
    if (name != NULL && loader != NULL)
        result = repr_of(rt, self, name, file, loader);
    object_xdecref(rt, loader);
    object_decref(rt, file);
    object_xdecref(rt, name);
    return result;
}

/* ---- __annotations__: made when they are asked for */

static Object *get_annotations(Runtime *rt, Object *self)
{
    Object *dict = module_dict(self);
    Object *name = name_object(rt, NAME_annotations);
    Object *annotations = object_xincref(dict_get(rt, dict, name));
    if (annotations != NULL || error_occurred(rt))
        return annotations;
    annotations = dict_new(rt);
    if (annotations == NULL || dict_set(rt, dict, name, annotations) == 0)
        return annotations;
    object_decref(rt, annotations);
    return NULL;
}

static int set_annotations(Runtime *rt, Object *self, Object *value)
{
    Object *name = name_object(rt, NAME_annotations);
    if (value != NULL)
        return dict_set(rt, module_dict(self), name, value);
    if (dict_delete(rt, module_dict(self), name) == 0)
        return 0;
    if (error_matches(rt, ERROR_KEY))
        error_set(rt, ERROR_ATTRIBUTE, "__annotations__");
    return -1;
}

static const MethodDefinition methods[] = {
    {"__dir__", method_dir, 0, 0, 0, NULL},
    {0},
};

static const GetSetDefinition getsets[] = {
    {"__annotations__", get_annotations, set_annotations},
    {0},
};

static const FieldMember members[] = {
    {"__dict__", offsetof(ModuleObject, md_dict), FIELD_MEMBER_OBJECT, true},
    {0},
};

const TypeDefinition module_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .clear = fields_object_clear,
              .traverse = true,
              .repr = module_repr,
              .getattro = module_getattro,
              .setattro = generic_setattro,
              .init = module_init,
              .new = module_type_new},
    .methods = methods,
    .getsets = getsets,
    .members = members,
    .doc = "Create a module object.\n\nThe name must be a string; the optional docstring can have any type.",
};
