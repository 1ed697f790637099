/* The module _traceback: the text of exceptions and of programs, for traceback.py, inspect.py and linecache.py. */
#include "modules/module_table.h"

#include "types/abstract.h"
#include "types/container/dict.h"
#include "types/error/exception.h"
#include "types/error/traceback.h"
#include "types/error/warning.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/int.h"
#include "types/text/str.h"

static Object *format_exception(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *exception = argument_at(arguments, 0);
    int chain = object_is_true(rt, argument_at(arguments, 2));
    if (chain < 0)
        return NULL;
    if (!object_is_exception(exception))
        return error_format(rt, ERROR_TYPE, "Exception expected for value, %T found", exception);
    return exception_text_with(rt, exception, argument_at(arguments, 1), chain > 0, false);
}

/* As the interpreter itself reports it. */
static Object *report(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *exception = argument_at(arguments, 0);
    if (!object_is_exception(exception))
        return error_format(rt, ERROR_TYPE, "Exception expected for value, %T found", exception);
    return exception_text_with(rt, exception, argument_at(arguments, 1), true, true);
}

static Object *format_entry(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *traceback = argument_at(arguments, 0);
    if (!object_is_exact(rt, traceback, TYPE_TRACEBACK))
        return str_from_cstring(rt, "");
    return traceback_entry_text(rt, traceback);
}

/* The text of a file that is known, or None. */
static Object *source(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *filename = argument_at(arguments, 0);
    if (rt->source_lines == NO_REF || !object_is_str(filename))
        return none_new(rt);
    Object *text = dict_get(rt, ref_pointer(rt->source_lines), filename);
    return text == NULL ? none_new(rt) : object_incref(text);
}

static Object *set_source(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    if (source_register(rt, argument_at(arguments, 0), argument_at(arguments, 1)) < 0)
        return NULL;
    return none_new(rt);
}

static const MethodDefinition functions[] = {
    {"format_exception", format_exception, 3, 3, 0, NULL},
    {"format_entry", format_entry, 1, 1, 0, NULL},
    {"report", report, 2, 2, 0, NULL},
    {"source", source, 1, 1, METHOD_O, NULL},
    {"set_source", set_source, 2, 2, 0, NULL},
    {0},
};

const ModuleDefinition traceback_module = {.name = "_traceback", .methods = functions};
