/* The exceptions with fields of their own: StopIteration, SystemExit, KeyError, ImportError, AttributeError, NameError,
 * SyntaxError. OSError, the Unicode errors and groups have files of their own. CPython: Objects/exceptions.c */
#include "types/error/exception.h"

#include <string.h>

#include "object/protocol.h"
#include "types/abstract.h"
#include "types/builtin_slots.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/container/tuple.h"
#include "types/fields_object.h"
#include "types/number/int.h"
#include "types/text/str.h"

/* Classes that add nothing but a name. */
const TypeDefinition exception_definition = {
    .slots = {.init = base_exception_init, .new = base_exception_new}};
/* Those that add nothing to a class with fields. */
const TypeDefinition exception_heir_definition = {0};

/* The first argument, or None: borrowed. */
static Object *first_or_none(Runtime *rt, const Arguments *arguments)
{
    return arguments->count > 0 ? argument_at(arguments, 0) : runtime_none(rt);
}

static void set_field(Runtime *rt, Ref *field, Object *value)
{
    object_replace_ref(rt, field, object_xincref(value));
}

#define OBJECT_MEMBER(name, layout, field) \
    { \
        name, offsetof(layout, field), FIELD_MEMBER_OBJECT, false \
    }

/* ---- StopIteration */

static int stop_iteration_init(Runtime *rt, Object *self, const Arguments *arguments)
{
    if (base_exception_init(rt, self, arguments) < 0)
        return -1;
    set_field(rt, &((StopIterationObject *)self)->value, first_or_none(rt, arguments));
    return 0;
}

static const FieldMember stop_iteration_members[] = {
    OBJECT_MEMBER("value", StopIterationObject, value),
    {0},
};

const TypeDefinition stop_iteration_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .clear = fields_object_clear,
              .traverse = true,
              .init = stop_iteration_init},
    .members = stop_iteration_members,
};

/* ---- SystemExit */

static int system_exit_init(Runtime *rt, Object *self, const Arguments *arguments)
{
    if (base_exception_init(rt, self, arguments) < 0)
        return -1;
    if (arguments->count == 1)
        set_field(rt, &((SystemExitObject *)self)->code, argument_at(arguments, 0));
    else if (arguments->count > 1)
        set_field(rt, &((SystemExitObject *)self)->code, ref_pointer(exception_of(self)->args));
    return 0;
}

static const FieldMember system_exit_members[] = {
    OBJECT_MEMBER("code", SystemExitObject, code),
    {0},
};

const TypeDefinition system_exit_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .clear = fields_object_clear,
              .traverse = true,
              .init = system_exit_init},
    .members = system_exit_members,
};

/* ---- KeyError: its key as it is written, so that '' is seen */

static Object *key_error_str(Runtime *rt, Object *self)
{
    Object *args = ref_pointer(exception_of(self)->args);
    if (args != NULL && tuple_size(args) == 1)
        return object_repr(rt, tuple_get(args, 0));
    return base_exception_str(rt, self);
}

const TypeDefinition key_error_definition = {
    .slots = {.str = key_error_str, .init = base_exception_init},
};

/* ---- keywords of ImportError, AttributeError, NameError: fields that may be left out */

typedef struct Keyword {
    const char *name;
    uint16_t offset;
} Keyword;

static const Keyword *find_keyword(const Keyword *keywords, const Object *name)
{
    for (; keywords->name != NULL; keywords++) {
        if (object_is_str(name) && str_equal_ascii(name, keywords->name))
            return keywords;
    }
    return NULL;
}

/* All are checked before one is stored. 0, or -1 and TypeError. */
static int check_keywords(Runtime *rt, const char *function, const Keyword *keywords,
                          const Arguments *arguments)
{
    int64_t most = 0;
    int64_t count = arguments_total(arguments) - arguments->count;
    while (keywords[most].name != NULL)
        most++;
    if (count > most) {
        error_set(rt, ERROR_TYPE, "%s() takes at most %lld keyword argument%s (%lld given)", function,
                  (long long)most, most == 1 ? "" : "s", (long long)count);
        return -1;
    }
    for (int64_t i = 0; i < count; i++) {
        Object *name = tuple_get(arguments->names, i);
        if (find_keyword(keywords, name) == NULL)
            return arguments_unknown_keyword(rt, function, name);
    }
    return 0;
}

static int init_with_keywords(Runtime *rt, Object *self, const char *function, const Keyword *keywords,
                              const Arguments *arguments)
{
    const Arguments positional = {arguments->items, arguments->count, NULL};
    if (base_exception_set_args(rt, self, &positional) < 0 ||
        check_keywords(rt, function, keywords, arguments) < 0)
        return -1;
    for (const Keyword *keyword = keywords; keyword->name != NULL; keyword++)
        set_field(rt, (Ref *)((char *)self + keyword->offset), NULL);
    for (int64_t i = arguments->count; i < arguments_total(arguments); i++) {
        const Keyword *keyword = find_keyword(keywords, tuple_get(arguments->names, i - arguments->count));
        set_field(rt, (Ref *)((char *)self + keyword->offset), ref_pointer(arguments->items[i]));
    }
    return 0;
}

/* ---- ImportError */

static int import_error_init(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const Keyword keywords[] = {
        {"name", offsetof(ImportErrorObject, name)}, {"path", offsetof(ImportErrorObject, path)}, {0}};
    if (init_with_keywords(rt, self, "ImportError", keywords, arguments) < 0)
        return -1;
    set_field(rt, &((ImportErrorObject *)self)->msg,
              arguments->count == 1 ? argument_at(arguments, 0) : NULL);
    return 0;
}

static Object *import_error_str(Runtime *rt, Object *self)
{
    Object *msg = ref_pointer(((ImportErrorObject *)self)->msg);
    if (msg != NULL && str_is_exact(rt, msg))
        return object_incref(msg);
    return base_exception_str(rt, self);
}

/* state[name] = value, where there is one. */
static int add_state(Runtime *rt, Object *state, const char *name, Ref value)
{
    if (value == NO_REF)
        return 0;
    Object *key = str_intern_cstring(rt, name);
    int status = key == NULL ? -1 : dict_set(rt, state, key, ref_pointer(value));
    object_xdecref(rt, key);
    return status;
}

static Object *import_error_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    ImportErrorObject *error = (ImportErrorObject *)self;
    Object *args = ref_pointer(error->base.args);
    Object *state = object_xincref(ref_pointer(error->base.dict));
    if (error->name != NO_REF || error->path != NO_REF) {
        object_xdecref(rt, state);
        state = error->base.dict == NO_REF ? dict_new(rt) : dict_copy(rt, ref_pointer(error->base.dict));
        if (state == NULL)
            return NULL;
        if (add_state(rt, state, "name", error->name) < 0 || add_state(rt, state, "path", error->path) < 0) {
            object_decref(rt, state);
            return NULL;
        }
    }
    return base_exception_reduced(rt, self, args, state);
}

static const MethodDefinition import_error_methods[] = {
    {"__reduce__", import_error_reduce, 0, 0, 0, NULL},
    {0},
};

static const FieldMember import_error_members[] = {
    OBJECT_MEMBER("msg", ImportErrorObject, msg),
    OBJECT_MEMBER("name", ImportErrorObject, name),
    OBJECT_MEMBER("path", ImportErrorObject, path),
    {0},
};

const TypeDefinition import_error_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .clear = fields_object_clear,
              .traverse = true,
              .str = import_error_str,
              .init = import_error_init},
    .methods = import_error_methods,
    .members = import_error_members,
};

/* ---- AttributeError */

static int attribute_error_init(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const Keyword keywords[] = {
        {"name", offsetof(AttributeErrorObject, name)}, {"obj", offsetof(AttributeErrorObject, obj)}, {0}};
    return init_with_keywords(rt, self, "AttributeError", keywords, arguments);
}

static const FieldMember attribute_error_members[] = {
    OBJECT_MEMBER("name", AttributeErrorObject, name),
    OBJECT_MEMBER("obj", AttributeErrorObject, obj),
    {0},
};

const TypeDefinition attribute_error_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .clear = fields_object_clear,
              .traverse = true,
              .str = base_exception_str,
              .init = attribute_error_init},
    .members = attribute_error_members,
};

/* ---- NameError */

static int name_error_init(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const Keyword keywords[] = {{"name", offsetof(NameErrorObject, name)}, {0}};
    return init_with_keywords(rt, self, "NameError", keywords, arguments);
}

static const FieldMember name_error_members[] = {
    OBJECT_MEMBER("name", NameErrorObject, name),
    {0},
};

const TypeDefinition name_error_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .clear = fields_object_clear,
              .traverse = true,
              .str = base_exception_str,
              .init = name_error_init},
    .members = name_error_members,
};

/* ---- SyntaxError */

/* Where the error is: (filename, lineno, offset, text) and perhaps (end_lineno, end_offset). */
static int set_place(Runtime *rt, SyntaxErrorObject *error, Object *place)
{
    Ref *const fields[] = {&error->filename, &error->lineno,     &error->offset,
                           &error->text,     &error->end_lineno, &error->end_offset};
    int64_t count = tuple_size(place);
    if (count < 4 || count > 6) {
        error_set(rt, ERROR_TYPE, "function takes at %s arguments (%lld given)",
                  count < 4 ? "least 4" : "most 6", (long long)count);
        return -1;
    }
    for (int64_t i = 0; i < 6; i++)
        set_field(rt, fields[i], i < count ? tuple_get(place, i) : NULL);
    if (count != 5)
        return 0;
    error_set(rt, ERROR_TYPE, "end_offset must be provided when end_lineno is provided");
    return -1;
}

static int syntax_error_init(Runtime *rt, Object *self, const Arguments *arguments)
{
    SyntaxErrorObject *error = (SyntaxErrorObject *)self;
    if (base_exception_init(rt, self, arguments) < 0)
        return -1;
    if (arguments->count >= 1)
        set_field(rt, &error->msg, argument_at(arguments, 0));
    if (arguments->count != 2)
        return 0;
    Object *place = sequence_tuple(rt, argument_at(arguments, 1));
    if (place == NULL)
        return -1;
    int status = set_place(rt, error, place);
    object_decref(rt, place);
    return status;
}

/* What is behind the last '/': new reference. */
static Object *base_name(Runtime *rt, Object *path)
{
    int64_t length = str_length(path);
    int64_t start = length;
    while (start > 0 && str_character(path, start - 1) != '/')
        start--;
    return str_slice(rt, path, start, length);
}

static long long line_number(Runtime *rt, Object *lineno)
{
    bool overflow = false;
    int64_t line = int_as_int64(rt, lineno, &overflow);
    return overflow ? -1 : line;
}

static Object *syntax_error_str(Runtime *rt, Object *self)
{
    const SyntaxErrorObject *error = (const SyntaxErrorObject *)self;
    Object *msg = error->msg == NO_REF ? runtime_none(rt) : ref_pointer(error->msg);
    Object *filename = ref_pointer(error->filename);
    Object *lineno = ref_pointer(error->lineno);
    bool has_line = lineno != NULL && object_is_exact(rt, lineno, TYPE_INT);
    if (filename == NULL || !object_is_str(filename))
        return has_line ? text_from_format(rt, "%S (line %lld)", msg, line_number(rt, lineno))
                        : object_str(rt, msg);
    Object *name = base_name(rt, filename);
    Object *result = NULL;
    if (name != NULL)
        result = has_line ? text_from_format(rt, "%S (%U, line %lld)", msg, name, line_number(rt, lineno))
                          : text_from_format(rt, "%S (%U)", msg, name);
    object_xdecref(rt, name);
    return result;
}

static const FieldMember syntax_error_members[] = {
    OBJECT_MEMBER("msg", SyntaxErrorObject, msg),
    OBJECT_MEMBER("filename", SyntaxErrorObject, filename),
    OBJECT_MEMBER("lineno", SyntaxErrorObject, lineno),
    OBJECT_MEMBER("offset", SyntaxErrorObject, offset),
    OBJECT_MEMBER("text", SyntaxErrorObject, text),
    OBJECT_MEMBER("end_lineno", SyntaxErrorObject, end_lineno),
    OBJECT_MEMBER("end_offset", SyntaxErrorObject, end_offset),
    OBJECT_MEMBER("print_file_and_line", SyntaxErrorObject, print_file_and_line),
    {0},
};

const TypeDefinition syntax_error_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .clear = fields_object_clear,
              .traverse = true,
              .str = syntax_error_str,
              .init = syntax_error_init},
    .members = syntax_error_members,
};
