/* Binding arguments to the parameters of a Python function; see eval_private.h. Owns the order in which they are put
 * in place and the TypeErrors. CPython: Python/ceval.c, initialize_locals and what it calls. */
#include "lang/eval/eval_private.h"

#include <stdio.h>

#include "object/error.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/text/str.h"

typedef struct Binding {
    Runtime *rt;
    FunctionObject *function;
    const CodeObject *code;
    Ref *locals;
    const Ref *items;
    int64_t positional;
    Object *names; /* or NULL */
} Binding;

static Object *parameter_name(const Binding *b, int64_t index)
{
    return tuple_get(ref_pointer(b->code->co_localsplusnames), index);
}

static Object *qualname(const Binding *b) { return ref_pointer(b->function->func_qualname); }
static int32_t named_parameters(const Binding *b)
{
    return b->code->co_argcount + b->code->co_kwonlyargcount;
}

/* ---- messages */

/* text += tail, which is taken over. 0, or -1 with *text NULL. */
static int append_taken(Runtime *rt, Object **text, Object *tail)
{
    if (*text == NULL || tail == NULL) {
        object_xdecref(rt, *text);
        object_xdecref(rt, tail);
        *text = NULL;
        return -1;
    }
    int status = str_append(rt, text, tail);
    object_decref(rt, tail);
    return status;
}

/* 'a', 'b', and 'c' */
static Object *listed_names(Runtime *rt, Object *names)
{
    int64_t count = list_size(names);
    Object *text = str_from_cstring(rt, "");
    for (int64_t i = 0; text != NULL && i < count; i++) {
        const char *between = i == 0 ? "" : count == 2 ? " and " : i == count - 1 ? ", and " : ", ";
        if (append_taken(rt, &text, str_from_cstring(rt, between)) == 0)
            append_taken(rt, &text, object_repr(rt, list_get(names, i)));
    }
    return text;
}

static void complain_missing(const Binding *b, const char *kind, Object *names)
{
    Runtime *rt = b->rt;
    int64_t count = list_size(names);
    Object *text = listed_names(rt, names);
    if (text != NULL)
        error_format(rt, ERROR_TYPE, "%U() missing %lld required %s argument%s: %U", qualname(b),
                     (long long)count, kind, count == 1 ? "" : "s", text);
    object_xdecref(rt, text);
}

/* Those of parameters first … end - 1 that are not bound. */
static int missing_arguments(const Binding *b, int32_t first, int32_t end, const char *kind)
{
    Object *names = list_new(b->rt, 0);
    for (int32_t i = first; names != NULL && i < end; i++) {
        if (b->locals[i] == NO_REF && list_append(b->rt, names, parameter_name(b, i)) < 0) {
            object_decref(b->rt, names);
            return -1;
        }
    }
    if (names != NULL)
        complain_missing(b, kind, names);
    object_xdecref(b->rt, names);
    return -1;
}

static int too_many_positional(const Binding *b)
{
    int32_t accepted = b->code->co_argcount;
    int64_t defaults = default_count(b->function);
    int64_t given_by_name = 0;
    char takes[64];
    char named[96] = "";
    for (int32_t i = accepted; i < named_parameters(b); i++)
        given_by_name += b->locals[i] != NO_REF;
    if (defaults != 0)
        snprintf(takes, sizeof takes, "from %lld to %d", (long long)(accepted - defaults), accepted);
    else
        snprintf(takes, sizeof takes, "%d", accepted);
    if (given_by_name != 0)
        snprintf(named, sizeof named, " positional argument%s (and %lld keyword-only argument%s)",
                 b->positional != 1 ? "s" : "", (long long)given_by_name, given_by_name != 1 ? "s" : "");
    error_format(b->rt, ERROR_TYPE, "%U() takes %s positional argument%s but %lld%s %s given", qualname(b),
                 takes, defaults != 0 || accepted != 1 ? "s" : "", (long long)b->positional, named,
                 b->positional == 1 && given_by_name == 0 ? "was" : "were");
    return -1;
}

/* ---- keywords */

/* The parameter of this name among first … end - 1: its index, -1 none, -2 and an error. */
static int64_t parameter_named(const Binding *b, Object *keyword, int32_t first, int32_t end)
{
    for (int32_t i = first; i < end; i++) {
        if (parameter_name(b, i) == keyword)
            return i;
    }
    for (int32_t i = first; i < end; i++) {
        int equal = object_compare(b->rt, keyword, parameter_name(b, i), COMPARE_EQ);
        if (equal != 0)
            return equal < 0 ? -2 : i;
    }
    return -1;
}

/* Whether keywords name positional-only parameters; then the TypeError is set. 1, 0, -1 and another error. */
static int names_positional_only(const Binding *b)
{
    Runtime *rt = b->rt;
    Object *text = NULL;
    for (int64_t i = 0; i < tuple_size(b->names); i++) {
        Object *keyword = tuple_get(b->names, i);
        int64_t index = parameter_named(b, keyword, 0, b->code->co_posonlyargcount);
        if (index == -2) {
            object_xdecref(rt, text);
            return -1;
        }
        if (index < 0)
            continue;
        if (text == NULL)
            text = object_incref(keyword);
        else if (append_taken(rt, &text, str_from_cstring(rt, ", ")) < 0 ||
                 append_taken(rt, &text, object_incref(keyword)) < 0)
            return -1;
    }
    if (text == NULL)
        return 0;
    error_format(rt, ERROR_TYPE, "%U() got some positional-only arguments passed as keyword arguments: '%U'",
                 qualname(b), text);
    object_decref(rt, text);
    return 1;
}

/* Puts the value (taken over) of one keyword in place. 0, or -1. */
static int bind_keyword(const Binding *b, Object *keyword, Object *value, Object *others)
{
    Runtime *rt = b->rt;
    if (!object_is_str(keyword)) {
        error_set(rt, ERROR_TYPE, "keywords must be strings");
        object_decref(rt, value);
        return -1;
    }
    int64_t index = parameter_named(b, keyword, b->code->co_posonlyargcount, named_parameters(b));
    int status = -1;
    if (index >= 0) {
        if (b->locals[index] == NO_REF) {
            b->locals[index] = live(value);
            return 0;
        }
        error_format(rt, ERROR_TYPE, "%U() got multiple values for argument '%S'", qualname(b), keyword);
    } else if (index == -1 && others != NULL) {
        status = dict_set(rt, others, keyword, value);
    } else if (index == -1 && names_positional_only(b) == 0) {
        error_format(rt, ERROR_TYPE, "%U() got an unexpected keyword argument '%S'", qualname(b), keyword);
    }
    object_decref(rt, value);
    return status;
}

static void drop(Runtime *rt, const Ref *items, int64_t count)
{
    for (int64_t i = 0; i < count; i++)
        object_decref(rt, ref_pointer(items[i]));
}

/* 0, or -1; the values are taken over in any case. */
static int bind_keywords(const Binding *b, Object *others)
{
    int64_t count = b->names == NULL ? 0 : tuple_size(b->names);
    const Ref *values = b->items + b->positional;
    for (int64_t i = 0; i < count; i++) {
        if (bind_keyword(b, tuple_get(b->names, i), ref_pointer(values[i]), others) < 0) {
            drop(b->rt, values + i + 1, count - i - 1);
            return -1;
        }
    }
    return 0;
}

/* ---- the rest */

/* The arguments behind the last parameter: into *args, or dropped. 0, or -1. */
static int bind_surplus(const Binding *b)
{
    Runtime *rt = b->rt;
    int64_t accepted = b->code->co_argcount;
    int64_t surplus = b->positional > accepted ? b->positional - accepted : 0;
    if (!(b->code->co_flags & CODE_VARARGS)) {
        drop(rt, b->items + accepted, surplus);
        return 0;
    }
    Object *tuple = tuple_new(rt, surplus);
    if (tuple == NULL) {
        drop(rt, b->items + accepted, surplus);
        return -1;
    }
    for (int64_t i = 0; i < surplus; i++)
        tuple_items(tuple)[i] = b->items[accepted + i];
    b->locals[named_parameters(b)] = live(tuple);
    return 0;
}

static int bind_defaults(const Binding *b)
{
    int32_t accepted = b->code->co_argcount;
    int64_t defaults = default_count(b->function);
    if (b->positional >= accepted)
        return 0;
    int32_t required = accepted - (int32_t)defaults;
    for (int64_t i = b->positional; i < required; i++) {
        if (b->locals[i] == NO_REF)
            return missing_arguments(b, 0, required, "positional");
    }
    for (int32_t i = required < 0 ? 0 : required; i < accepted; i++) {
        if (b->locals[i] != NO_REF)
            continue;
        Object *value = tuple_get(ref_pointer(b->function->func_defaults), i - required);
        b->locals[i] = live(object_incref(value));
    }
    return 0;
}

static int bind_keyword_defaults(const Binding *b)
{
    Runtime *rt = b->rt;
    bool is_missing = false;
    Object *defaults = ref_pointer(b->function->func_kwdefaults);
    for (int32_t i = b->code->co_argcount; i < named_parameters(b); i++) {
        if (b->locals[i] != NO_REF)
            continue;
        Object *value = defaults == NULL ? NULL : dict_get(rt, defaults, parameter_name(b, i));
        if (value != NULL)
            b->locals[i] = live(object_incref(value));
        else if (error_occurred(rt))
            return -1;
        else
            is_missing = true;
    }
    return is_missing ? missing_arguments(b, b->code->co_argcount, named_parameters(b), "keyword-only") : 0;
}

int bind_arguments(Runtime *rt, FunctionObject *function, Ref *locals, const Ref *items, int64_t positional,
                   Object *names)
{
    /* Without arguments there may be no array; offsets are taken all the same. */
    static const Ref nothing[1];
    if (items == NULL)
        items = nothing;
    const Binding binding = {rt,         function, ref_pointer(function->func_code), locals, items,
                             positional, names};
    const Binding *b = &binding;
    const CodeObject *code = b->code;
    Object *others = NULL;
    if (code->co_flags & CODE_VARKEYWORDS) {
        others = dict_new(rt);
        if (others == NULL) {
            drop(rt, items, positional + (names == NULL ? 0 : tuple_size(names)));
            return -1;
        }
        locals[named_parameters(b) + (code->co_flags & CODE_VARARGS ? 1 : 0)] = live(others);
    }
    int64_t direct = positional < code->co_argcount ? positional : code->co_argcount;
    for (int64_t i = 0; i < direct; i++)
        locals[i] = items[i];
    if (bind_surplus(b) < 0) {
        drop(rt, items + positional, names == NULL ? 0 : tuple_size(names));
        return -1;
    }
    if (bind_keywords(b, others) < 0)
        return -1;
    if (positional > code->co_argcount && !(code->co_flags & CODE_VARARGS))
        return too_many_positional(b);
    if (bind_defaults(b) < 0)
        return -1;
    return code->co_kwonlyargcount > 0 ? bind_keyword_defaults(b) : 0;
}

InterpreterFrame *frame_for_call(Runtime *rt, FunctionObject *function, Object *locals, const Ref *items,
                                 int64_t positional, Object *names)
{
    const CodeObject *code = ref_pointer(function->func_code);
    InterpreterFrame *frame = frame_reserve(rt, frame_bytes(code));
    if (frame == NULL) {
        drop(rt, items, positional + (names == NULL ? 0 : tuple_size(names)));
        object_xdecref(rt, locals);
        object_decref(rt, &function->ob_base);
        return NULL;
    }
    frame_begin(frame, function, locals);
    if (LIKELY(names == NULL && is_simple_call(function, code, positional))) {
        for (int64_t i = 0; i < positional; i++)
            frame->localsplus[i] = items[i];
        place_defaults(frame, function, code, positional);
        return frame;
    }
    for (int32_t i = 0; i < code->co_nlocalsplus; i++)
        frame->localsplus[i] = NO_REF;
    if (bind_arguments(rt, function, frame->localsplus, items, positional, names) == 0)
        return frame;
    frame_end(rt, frame);
    return NULL;
}
