/* Groups of exceptions: making, splitting, what except* does with them; see exception_group.h. */
#include "types/error/exception_group.h"

#include "object/protocol.h"
#include "types/abstract.h"
#include "types/builtin_slots.h"
#include "types/call.h"
#include "types/class/generic_alias.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/set.h"
#include "types/container/tuple.h"
#include "types/fields_object.h"
#include "types/names.h"
#include "types/number/int.h"
#include "types/text/str.h"
#include "types/text/str_view.h"

static ExceptionGroupObject *group_of(Object *object) { return (ExceptionGroupObject *)object; }
static Object *message_of(Object *group) { return ref_pointer(group_of(group)->msg); }
static Object *exceptions_of(Object *group) { return ref_pointer(group_of(group)->excs); }

/* ---- making */

static bool is_sequence(const Object *object)
{
    return !object_has(object, TYPE_FLAG_DICT_SUBCLASS) && type_sq_item(object_type(object)) != NULL;
}

/* Whether all are exceptions; *nested: one is no Exception. */
static bool check_items(Runtime *rt, const Object *exceptions, bool *nested)
{
    const TypeObject *exception = exception_type(rt, ERROR_EXCEPTION);
    *nested = false;
    if (tuple_size(exceptions) == 0) {
        error_set(rt, ERROR_VALUE, "second argument (exceptions) must be a non-empty sequence");
        return false;
    }
    for (int64_t i = 0; i < tuple_size(exceptions); i++) {
        const Object *item = tuple_get(exceptions, i);
        if (!object_is_exception(item)) {
            error_set(rt, ERROR_VALUE, "Item %lld of second argument (exceptions) is not an exception",
                      (long long)i);
            return false;
        }
        if (!type_is_subtype(object_type(item), exception))
            *nested = true;
    }
    return true;
}

/* The class that the group gets: borrowed; NULL and TypeError. */
static TypeObject *choose_class(Runtime *rt, TypeObject *type, bool nested)
{
    TypeObject *group = ref_pointer(rt->exception_group);
    if (type == exception_type(rt, ERROR_BASE_EXCEPTION_GROUP))
        return nested ? type : group;
    if (!nested || !type_is_subtype(type, exception_type(rt, ERROR_EXCEPTION)))
        return type;
    if (type == group)
        return error_format(rt, ERROR_TYPE, "Cannot nest BaseExceptions in an ExceptionGroup");
    return error_format(rt, ERROR_TYPE, "Cannot nest BaseExceptions in '%.200N'", type);
}

static Object *make_group(Runtime *rt, TypeObject *type, const Arguments *arguments, Object *exceptions)
{
    bool nested;
    if (!check_items(rt, exceptions, &nested))
        return NULL;
    TypeObject *class = choose_class(rt, type, nested);
    const Arguments positional = {arguments->items, arguments->count, NULL};
    Object *self = class == NULL ? NULL : base_exception_make(rt, class, &positional);
    if (self == NULL)
        return NULL;
    group_of(self)->msg = ref_of(object_incref(argument_at(arguments, 0)));
    group_of(self)->excs = ref_of(object_incref(exceptions));
    return self;
}

static Object *group_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    if (arguments->count != 2)
        return error_format(rt, ERROR_TYPE,
                            "BaseExceptionGroup.__new__() takes exactly 2 arguments (%lld given)",
                            (long long)arguments->count);
    if (!object_is_str(argument_at(arguments, 0)))
        return error_format(rt, ERROR_TYPE, "BaseExceptionGroup.__new__() argument 1 must be str, not %s",
                            argument_word(rt, argument_at(arguments, 0)));
    if (!is_sequence(argument_at(arguments, 1)))
        return error_format(rt, ERROR_TYPE, "second argument (exceptions) must be a sequence");
    Object *exceptions = sequence_tuple(rt, argument_at(arguments, 1));
    if (exceptions == NULL)
        return NULL;
    Object *self = make_group(rt, type, arguments, exceptions);
    object_decref(rt, exceptions);
    return self;
}

static Object *group_str(Runtime *rt, Object *self)
{
    int64_t count = tuple_size(exceptions_of(self));
    return text_from_format(rt, "%S (%lld sub-exception%s)", message_of(self), (long long)count,
                            count > 1 ? "s" : "");
}

/* BaseExceptionGroup(message, exceptions) */
static Object *new_group(Runtime *rt, Object *message, Object *exceptions)
{
    return object_call_two(rt, type_as_object(exception_type(rt, ERROR_BASE_EXCEPTION_GROUP)), message,
                           exceptions);
}

static Object *method_derive(Runtime *rt, Object *self, const Arguments *arguments)
{
    return new_group(rt, message_of(self), argument_at(arguments, 0));
}

/* ---- subsets */

/* The notes of a group go to its parts, each with a list of its own. */
static int copy_notes(Runtime *rt, Object *from, Object *to)
{
    Object *notes;
    Object *name = name_object(rt, NAME_notes);
    int status = object_lookup_attribute(rt, from, name, &notes);
    if (status <= 0)
        return status;
    status = 0;
    if (is_sequence(notes)) {
        Object *copy = sequence_list(rt, notes);
        status = copy == NULL ? -1 : object_setattr(rt, to, name, copy);
        object_xdecref(rt, copy);
    }
    object_decref(rt, notes);
    return status;
}

static int copy_history(Runtime *rt, Object *from, Object *to)
{
    BaseExceptionObject *source = exception_of(from);
    BaseExceptionObject *target = exception_of(to);
    object_replace_ref(rt, &target->traceback, object_xincref(ref_pointer(source->traceback)));
    exception_set_context(rt, to, object_xincref(ref_pointer(source->context)));
    exception_set_cause(rt, to, object_xincref(ref_pointer(source->cause)));
    return copy_notes(rt, from, to);
}

/* A group as `original` is, of the exceptions in the list: new reference, *subset NULL when there are none. */
static int make_subset(Runtime *rt, Object *original, Object *exceptions, Object **subset)
{
    *subset = NULL;
    if (list_size(exceptions) == 0)
        return 0;
    const Ref arguments[1] = {ref_of(exceptions)};
    Object *group = object_call_method(rt, original, name_object(rt, NAME_plain_derive), arguments, 1);
    if (group == NULL)
        return -1;
    int status = -1;
    if (!object_is_exception_group(rt, group))
        error_set(rt, ERROR_TYPE, "derive must return an instance of BaseExceptionGroup");
    else
        status = copy_history(rt, original, group);
    if (status < 0)
        object_decref(rt, group);
    else
        *subset = group;
    return status;
}

/* ---- splitting */

typedef enum MatcherKind { MATCH_TYPE, MATCH_PREDICATE, MATCH_IDENTITY } MatcherKind;

typedef struct Matcher {
    MatcherKind kind;
    bool wants_rest;
    Object *value; /* borrowed: class or tuple; function; set of the addresses of exceptions */
} Matcher;

/* Both new references, or NULL. */
typedef struct Split {
    Object *match;
    Object *rest;
} Split;

static int matches_class(Runtime *rt, const Object *exception, Object *classes)
{
    if (!object_is_tuple(classes))
        return object_is_exception_class(classes) &&
               type_is_subtype(object_type(exception), (const TypeObject *)classes);
    for (int64_t i = 0; i < tuple_size(classes); i++) {
        if (matches_class(rt, exception, tuple_get(classes, i)))
            return 1;
    }
    return 0;
}

/* 1, 0, -1 */
static int matches(Runtime *rt, const Matcher *matcher, Object *exception)
{
    if (matcher->kind == MATCH_TYPE)
        return matches_class(rt, exception, matcher->value);
    Object *answer;
    if (matcher->kind == MATCH_PREDICATE) {
        answer = object_call_one(rt, matcher->value, exception);
        int truth = answer == NULL ? -1 : object_is_true(rt, answer);
        object_xdecref(rt, answer);
        return truth;
    }
    if (object_is_exception_group(rt, exception))
        return 0;
    Object *address = int_from_uint64(rt, ref_of(exception));
    int found = address == NULL ? -1 : set_contains(rt, matcher->value, address);
    object_xdecref(rt, address);
    return found;
}

static int split(Runtime *rt, const Matcher *matcher, Object *exception, Split *result);

/* Splits each of the group's exceptions into the two lists. */
static int split_each(Runtime *rt, const Matcher *matcher, Object *group, Object *matched, Object *rest)
{
    Object *exceptions = exceptions_of(group);
    for (int64_t i = 0; i < tuple_size(exceptions); i++) {
        Split part;
        if (!recursion_enter(rt, " in exceptiongroup_split_recursive"))
            return -1;
        int status = split(rt, matcher, tuple_get(exceptions, i), &part);
        recursion_leave(rt);
        if (status == 0 && part.match != NULL)
            status = list_append(rt, matched, part.match);
        if (status == 0 && part.rest != NULL)
            status = list_append(rt, rest, part.rest);
        object_xdecref(rt, part.match);
        object_xdecref(rt, part.rest);
        if (status < 0)
            return -1;
    }
    return 0;
}

static int split_group(Runtime *rt, const Matcher *matcher, Object *group, Split *result)
{
    Object *matched = list_new(rt, 0);
    Object *rest = matched == NULL ? NULL : list_new(rt, 0);
    int status = rest == NULL ? -1 : split_each(rt, matcher, group, matched, rest);
    if (status == 0)
        status = make_subset(rt, group, matched, &result->match);
    if (status == 0 && matcher->wants_rest)
        status = make_subset(rt, group, rest, &result->rest);
    object_xdecref(rt, matched);
    object_xdecref(rt, rest);
    return status;
}

static int split(Runtime *rt, const Matcher *matcher, Object *exception, Split *result)
{
    *result = (Split){0};
    int is_match = matches(rt, matcher, exception);
    if (is_match < 0)
        return -1;
    if (is_match) {
        result->match = object_incref(exception);
        return 0;
    }
    if (!object_is_exception_group(rt, exception)) {
        result->rest = matcher->wants_rest ? object_incref(exception) : NULL;
        return 0;
    }
    if (split_group(rt, matcher, exception, result) == 0)
        return 0;
    object_xdecref(rt, result->match);
    *result = (Split){0};
    return -1;
}

static bool all_are_classes(const Object *tuple)
{
    for (int64_t i = 0; i < tuple_size(tuple); i++) {
        if (!object_is_exception_class(tuple_get(tuple, i)))
            return false;
    }
    return true;
}

static int choose_matcher(Runtime *rt, Object *value, bool wants_rest, Matcher *matcher)
{
    *matcher = (Matcher){MATCH_TYPE, wants_rest, value};
    if (object_is_exact(rt, value, TYPE_FUNCTION)) {
        matcher->kind = MATCH_PREDICATE;
        return 0;
    }
    bool is_type = object_is_exception_class(value) ||
                   (object_is_exact(rt, value, TYPE_TUPLE) && all_are_classes(value));
    if (is_type)
        return 0;
    error_set(rt, ERROR_TYPE, "expected a function, exception type or tuple of exception types");
    return -1;
}

static Object *or_none(Runtime *rt, Object *object) { return object != NULL ? object : none_new(rt); }

static Object *method_split(Runtime *rt, Object *self, const Arguments *arguments)
{
    Matcher matcher;
    Split result;
    if (choose_matcher(rt, argument_at(arguments, 0), true, &matcher) < 0 ||
        split(rt, &matcher, self, &result) < 0)
        return NULL;
    Object *parts[2] = {or_none(rt, result.match), or_none(rt, result.rest)};
    Object *pair = tuple_pack(rt, 2, parts);
    object_decref(rt, parts[0]);
    object_decref(rt, parts[1]);
    return pair;
}

static Object *method_subgroup(Runtime *rt, Object *self, const Arguments *arguments)
{
    Matcher matcher;
    Split result;
    if (choose_matcher(rt, argument_at(arguments, 0), false, &matcher) < 0 ||
        split(rt, &matcher, self, &result) < 0)
        return NULL;
    return or_none(rt, result.match);
}

static Object *method_class_getitem(Runtime *rt, Object *self, const Arguments *arguments)
{
    return generic_alias_new(rt, self, argument_at(arguments, 0));
}

static const MethodDefinition methods[] = {
    {"__class_getitem__", method_class_getitem, 1, 1, METHOD_O | METHOD_CLASS, NULL},
    {"derive", method_derive, 1, 1, METHOD_O | METHOD_TUPLE, NULL},
    {"split", method_split, 1, 1, METHOD_TUPLE, NULL},
    {"subgroup", method_subgroup, 1, 1, METHOD_TUPLE, NULL},
    {0},
};

static const FieldMember members[] = {
    {"message", offsetof(ExceptionGroupObject, msg), FIELD_MEMBER_OBJECT, true},
    {"exceptions", offsetof(ExceptionGroupObject, excs), FIELD_MEMBER_OBJECT, true},
    {0},
};

const TypeDefinition base_exception_group_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .clear = fields_object_clear,
              .traverse = true,
              .str = group_str,
              .init = base_exception_init,
              .new = group_new},
    .methods = methods,
    .members = members,
};

/* ---- except* */

/* A group of one, without a message. New reference. */
static Object *wrap(Runtime *rt, Object *exception)
{
    Object *exceptions = tuple_pack(rt, 1, &exception);
    if (exceptions == NULL)
        return NULL;
    Object *group = new_group(rt, &rt->statics.empty_str.base.ob_base, exceptions);
    object_decref(rt, exceptions);
    return group;
}

int exception_group_take(Runtime *rt, Object *exception, Object *classes, Object **match, Object **rest)
{
    *match = *rest = NULL;
    bool is_group = object_is_exception_group(rt, exception);
    if (matches_class(rt, exception, classes)) {
        *match = is_group ? object_incref(exception) : wrap(rt, exception);
        return *match == NULL ? -1 : 0;
    }
    if (!is_group) {
        *rest = object_incref(exception);
        return 0;
    }
    const Ref arguments[1] = {ref_of(classes)};
    Object *pair = object_call_method(rt, exception, name_object(rt, NAME_plain_split), arguments, 1);
    if (pair == NULL)
        return -1;
    if (!object_is_exact(rt, pair, TYPE_TUPLE) || tuple_size(pair) != 2) {
        error_format(rt, ERROR_TYPE, "%.200T.split must return a 2-tuple", exception);
        object_decref(rt, pair);
        return -1;
    }
    Object *none = runtime_none(rt);
    *match = tuple_get(pair, 0) == none ? NULL : object_incref(tuple_get(pair, 0));
    *rest = tuple_get(pair, 1) == none ? NULL : object_incref(tuple_get(pair, 1));
    object_decref(rt, pair);
    return 0;
}

/* Whether it is a part of the original, raised again as it was. */
static bool is_part_of(const BaseExceptionObject *exception, const BaseExceptionObject *original)
{
    return exception->notes == original->notes && exception->traceback == original->traceback &&
           exception->cause == original->cause && exception->context == original->context;
}

/* Adds the addresses of all exceptions in it that are no groups. */
static int collect_leaves(Runtime *rt, Object *exception, Object *addresses)
{
    if (!object_is_exception_group(rt, exception)) {
        Object *address = int_from_uint64(rt, ref_of(exception));
        int added = address == NULL ? -1 : set_add(rt, addresses, address);
        object_xdecref(rt, address);
        return added;
    }
    if (!recursion_enter(rt, " in collect_exception_group_leaf_ids"))
        return -1;
    Object *exceptions = exceptions_of(exception);
    int status = 0;
    for (int64_t i = 0; status == 0 && i < tuple_size(exceptions); i++)
        status = collect_leaves(rt, tuple_get(exceptions, i), addresses);
    recursion_leave(rt);
    return status;
}

/* The part of the original that holds what is in the list: new reference, *part NULL when that is nothing. */
static int project(Runtime *rt, Object *original, Object *kept, Object **part)
{
    Object *addresses = set_new(rt, TYPE_SET);
    int status = addresses == NULL ? -1 : 0;
    Split result = {0};
    for (int64_t i = 0; status == 0 && i < list_size(kept); i++)
        status = collect_leaves(rt, list_get(kept, i), addresses);
    if (status == 0)
        status = split(rt, &(Matcher){MATCH_IDENTITY, false, addresses}, original, &result);
    object_xdecref(rt, addresses);
    *part = result.match;
    return status;
}

/* Parts of the original go to `kept`, what the handlers raised to `new`. */
static int sort_out(Runtime *rt, Object *original, Object *raised, Object *kept, Object *new)
{
    int status = 0;
    for (int64_t i = 0; status == 0 && i < list_size(raised); i++) {
        Object *exception = list_get(raised, i);
        if (exception == runtime_none(rt))
            continue;
        bool is_part = is_part_of(exception_of(exception), exception_of(original));
        status = list_append(rt, is_part ? kept : new, exception);
    }
    return status;
}

/* What is raised of both lists: new reference; NULL and an error. */
static Object *join(Runtime *rt, Object *original, Object *kept, Object *new)
{
    Object *part = NULL;
    if (list_size(kept) > 0 && project(rt, original, kept, &part) < 0)
        return NULL;
    if (list_size(new) == 0)
        return or_none(rt, part);
    int status = part == NULL ? 0 : list_append(rt, new, part);
    object_xdecref(rt, part);
    if (status < 0)
        return NULL;
    return new_group(rt, &rt->statics.empty_str.base.ob_base, new);
}

Object *exception_group_rest(Runtime *rt, Object *original, Object *raised)
{
    if (list_size(raised) == 0)
        return none_new(rt);
    /* It was wrapped, so one clause at most has run. */
    if (!object_is_exception_group(rt, original))
        return object_incref(list_get(raised, 0));
    Object *kept = list_new(rt, 0);
    Object *new = kept == NULL ? NULL : list_new(rt, 0);
    Object *result = NULL;
    if (new != NULL && sort_out(rt, original, raised, kept, new) == 0)
        result = join(rt, original, kept, new);
    object_xdecref(rt, kept);
    object_xdecref(rt, new);
    return result;
}

/* ---- the beginning */

/* class ExceptionGroup(BaseExceptionGroup, Exception), of the module builtins. */
static Object *make_class(Runtime *rt, Object *namespace)
{
    Object *module = str_intern_cstring(rt, "builtins");
    int status = module == NULL ? -1 : dict_set(rt, namespace, name_object(rt, NAME_module), module);
    object_xdecref(rt, module);
    if (status < 0)
        return NULL;
    Object *parents[2] = {type_as_object(exception_type(rt, ERROR_BASE_EXCEPTION_GROUP)),
                          type_as_object(exception_type(rt, ERROR_EXCEPTION))};
    Object *bases = tuple_pack(rt, 2, parents);
    Object *class = bases == NULL ? NULL : type_new_class(rt, "ExceptionGroup", bases, namespace);
    object_xdecref(rt, bases);
    return class;
}

int exception_group_init(Runtime *rt)
{
    Object *namespace = dict_new(rt);
    if (namespace == NULL)
        return -1;
    rt->exception_group = ref_of(make_class(rt, namespace));
    object_decref(rt, namespace);
    return rt->exception_group == NO_REF ? -1 : 0;
}
