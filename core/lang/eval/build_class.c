/* Making a class of its body; see build_class.h. */
#include "lang/eval/build_class.h"

#include "lang/eval/eval.h"
#include "object/error.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/call/cell.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/names.h"
#include "types/text/str.h"

typedef struct ClassStatement {
    Object *function;  /* borrowed */
    Object *name;      /* borrowed */
    Object *bases;     /* owned: tuple, as written */
    Object *resolved;  /* owned: tuple, with what __mro_entries__ gave */
    Object *metaclass; /* owned */
    Object *keywords;  /* owned: dict, or NULL */
    Object *namespace; /* owned */
    bool metaclass_is_type;
} ClassStatement;

static void statement_end(Runtime *rt, ClassStatement *s)
{
    object_xdecref(rt, s->namespace);
    object_xdecref(rt, s->bases);
    object_xdecref(rt, s->metaclass);
    object_xdecref(rt, s->keywords);
    object_xdecref(rt, s->resolved);
}

/* ---- bases */

/* Appends what `base` stands for. 0, or -1. */
static int resolve_base(Runtime *rt, Object *base, Object *bases, Object *list, bool *changed)
{
    if (object_is_type(base))
        return list_append(rt, list, base);
    Object *resolve;
    int found = object_lookup_attribute(rt, base, name_object(rt, NAME_mro_entries), &resolve);
    if (found < 0)
        return -1;
    if (found == 0)
        return list_append(rt, list, base);
    Object *entries = object_call_one(rt, resolve, bases);
    object_decref(rt, resolve);
    if (entries == NULL)
        return -1;
    int status = -1;
    *changed = true;
    if (!object_is_tuple(entries))
        error_set(rt, ERROR_TYPE, "__mro_entries__ must return a tuple");
    else
        status = list_extend(rt, list, entries);
    object_decref(rt, entries);
    return status;
}

static int resolve_bases(Runtime *rt, ClassStatement *s)
{
    bool all_types = true;
    for (int64_t i = 0; i < tuple_size(s->bases); i++)
        all_types = all_types && object_is_type(tuple_get(s->bases, i));
    if (all_types) {
        s->resolved = object_incref(s->bases);
        return 0;
    }
    Object *list = list_new(rt, 0);
    bool changed = false;
    int status = list == NULL ? -1 : 0;
    for (int64_t i = 0; status == 0 && i < tuple_size(s->bases); i++)
        status = resolve_base(rt, tuple_get(s->bases, i), s->bases, list, &changed);
    if (status == 0)
        s->resolved = changed ? list_to_tuple(rt, list) : object_incref(s->bases);
    object_xdecref(rt, list);
    return s->resolved == NULL ? -1 : 0;
}

/* ---- metaclass and namespace */

static int take_keywords(Runtime *rt, ClassStatement *s, const Arguments *arguments)
{
    int64_t count = arguments->names == NULL ? 0 : tuple_size(arguments->names);
    if (count == 0)
        return 0;
    s->keywords = dict_new(rt);
    if (s->keywords == NULL)
        return -1;
    for (int64_t i = 0; i < count; i++) {
        Object *value = ref_pointer(arguments->items[arguments->count + i]);
        if (dict_set(rt, s->keywords, tuple_get(arguments->names, i), value) < 0)
            return -1;
    }
    Object *name = name_object(rt, NAME_plain_metaclass);
    Object *given = dict_get(rt, s->keywords, name);
    if (given == NULL)
        return error_occurred(rt) ? -1 : 0;
    s->metaclass = object_incref(given);
    s->metaclass_is_type = object_is_type(given);
    return dict_delete(rt, s->keywords, name);
}

static int choose_metaclass(Runtime *rt, ClassStatement *s)
{
    if (s->metaclass == NULL) {
        bool has_bases = tuple_size(s->resolved) > 0;
        TypeObject *type = has_bases ? object_type(tuple_get(s->resolved, 0)) : runtime_type(rt, TYPE_TYPE);
        s->metaclass = object_incref(type_as_object(type));
        s->metaclass_is_type = true;
    }
    if (!s->metaclass_is_type)
        return 0;
    TypeObject *winner = type_calculate_metaclass(rt, (TypeObject *)s->metaclass, s->resolved);
    if (winner == NULL)
        return -1;
    Object *old = s->metaclass;
    s->metaclass = object_incref(type_as_object(winner));
    object_decref(rt, old);
    return 0;
}

/* callable(items…, **keywords) */
static Object *call_with_keywords(Runtime *rt, Object *callable, const Ref *items, int64_t count,
                                  Object *keywords)
{
    if (keywords == NULL || dict_size(keywords) == 0)
        return object_call(rt, callable, items, count);
    Object *tuple = tuple_from_refs(rt, items, count);
    if (tuple == NULL)
        return NULL;
    Object *result = object_call_spread(rt, callable, tuple, keywords);
    object_decref(rt, tuple);
    return result;
}

static bool is_mapping(const Object *object) { return type_mp_subscript(object_type(object)) != NULL; }

static int prepare_namespace(Runtime *rt, ClassStatement *s)
{
    Object *prepare;
    int found = object_lookup_attribute(rt, s->metaclass, name_object(rt, NAME_prepare), &prepare);
    if (found < 0)
        return -1;
    if (found == 0) {
        s->namespace = dict_new(rt);
        return s->namespace == NULL ? -1 : 0;
    }
    const Ref items[] = {ref_of(s->name), ref_of(s->resolved)};
    s->namespace = call_with_keywords(rt, prepare, items, 2, s->keywords);
    object_decref(rt, prepare);
    if (s->namespace == NULL)
        return -1;
    if (is_mapping(s->namespace))
        return 0;
    error_format(rt, ERROR_TYPE, "%.200s.__prepare__() must return a mapping, not %.200T",
                 s->metaclass_is_type ? type_name_of((const TypeObject *)s->metaclass) : "<metaclass>",
                 s->namespace);
    return -1;
}

/* ---- the class */

/* Whether the cell __class__ of the body has got the class: 0, or -1. */
static int check_cell(Runtime *rt, const ClassStatement *s, Object *cell, Object *class)
{
    Object *known = cell_get(cell);
    if (known == class)
        return 0;
    if (known == NULL)
        error_format(
            rt, ERROR_RUNTIME,
            "__class__ not set defining %.200R as %.200R. Was __classcell__ propagated to type.__new__?",
            s->name, class);
    else
        error_format(rt, ERROR_TYPE, "__class__ set to %.200R defining %.200R as %.200R", known, s->name,
                     class);
    return -1;
}

static Object *make_class(Runtime *rt, ClassStatement *s, Object *cell)
{
    if (s->bases != s->resolved) {
        Object *name = str_intern_cstring(rt, "__orig_bases__");
        int status = name == NULL ? -1 : object_set_item(rt, s->namespace, name, s->bases);
        object_xdecref(rt, name);
        if (status < 0)
            return NULL;
    }
    const Ref items[] = {ref_of(s->name), ref_of(s->resolved), ref_of(s->namespace)};
    Object *class = call_with_keywords(rt, s->metaclass, items, 3, s->keywords);
    if (class == NULL || !object_is_type(class) || !object_is_exact(rt, cell, TYPE_CELL) ||
        check_cell(rt, s, cell, class) == 0)
        return class;
    object_decref(rt, class);
    return NULL;
}

static Object *run_statement(Runtime *rt, ClassStatement *s, const Arguments *arguments)
{
    s->bases = tuple_from_refs(rt, arguments->items + 2, arguments->count - 2);
    if (s->bases == NULL || resolve_bases(rt, s) < 0 || take_keywords(rt, s, arguments) < 0 ||
        choose_metaclass(rt, s) < 0 || prepare_namespace(rt, s) < 0)
        return NULL;
    Object *cell = eval_class_body(rt, (FunctionObject *)s->function, s->namespace);
    if (cell == NULL)
        return NULL;
    Object *class = make_class(rt, s, cell);
    object_decref(rt, cell);
    return class;
}

Object *build_class(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    if (arguments->count < 2) {
        error_set(rt, ERROR_TYPE, "__build_class__: not enough arguments");
        return NULL;
    }
    ClassStatement statement = {
        argument_at(arguments, 0), argument_at(arguments, 1), NULL, NULL, NULL, NULL, NULL, false};
    if (!object_is_function(rt, statement.function)) {
        error_set(rt, ERROR_TYPE, "__build_class__: func must be a function");
        return NULL;
    }
    if (!object_is_str(statement.name)) {
        error_set(rt, ERROR_TYPE, "__build_class__: name is not a string");
        return NULL;
    }
    Object *class = run_statement(rt, &statement, arguments);
    statement_end(rt, &statement);
    return class;
}
