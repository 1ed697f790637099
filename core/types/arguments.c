/* Taking arguments with keywords apart; see object/definition.h. CPython: Python/getargs.c */
#include "object/definition.h"

#include "object/error.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/text/str.h"

static int count_names(const Parameters *parameters)
{
    int count = 0;
    while (parameters->names[count] != NULL)
        count++;
    return count;
}

static int positional_only(const Parameters *parameters)
{
    int count = 0;
    while (parameters->names[count] != NULL && parameters->names[count][0] == 0)
        count++;
    return count;
}

static const char *plural(int64_t count) { return count == 1 ? "" : "s"; }

/* The parameter of this name, or -1. */
static int find_parameter(const Parameters *parameters, const Object *name)
{
    if (!object_is_str(name))
        return -1;
    for (int i = positional_only(parameters); parameters->names[i] != NULL; i++) {
        if (str_equal_ascii(name, parameters->names[i]))
            return i;
    }
    return -1;
}

int arguments_unknown_keyword(Runtime *rt, const char *function, Object *name)
{
    if (object_is_str(name))
        error_format(rt, ERROR_TYPE, "'%U' is an invalid keyword argument for %s()", name, function);
    else
        error_set(rt, ERROR_TYPE, "keywords must be strings");
    return -1;
}

int arguments_check_names(Runtime *rt, const Arguments *arguments)
{
    int64_t count = arguments_total(arguments) - arguments->count;
    for (int64_t i = 0; i < count; i++) {
        Object *name = tuple_get(arguments->names, i);
        if (!object_is_str(name))
            return arguments_unknown_keyword(rt, "", name);
    }
    return 0;
}

/* More were given than there are. */
static int too_many(Runtime *rt, const Parameters *parameters, const Arguments *arguments, int count,
                    int positional)
{
    int64_t total = arguments_total(arguments);
    const char *function = parameters->function;
    if (total > count) {
        bool only_keywords = arguments->count == 0;
        error_set(rt, ERROR_TYPE, "%s() takes at most %d %sargument%s (%lld given)", function, count,
                  only_keywords ? "keyword " : "", plural(count), (long long)total);
        return -1;
    }
    if (positional == 0)
        error_set(rt, ERROR_TYPE, "%s() takes no positional arguments", function);
    else
        error_set(rt, ERROR_TYPE, "%s() takes %s %d positional argument%s (%lld given)", function,
                  parameters->required < positional ? "at most" : "exactly", positional, plural(positional),
                  (long long)arguments->count);
    return -1;
}

/* One keyword after the other into its place. */
static void take_keywords(const Parameters *parameters, const Arguments *arguments, Object **values)
{
    int64_t count = arguments_total(arguments) - arguments->count;
    for (int64_t i = 0; i < count; i++) {
        int place = find_parameter(parameters, tuple_get(arguments->names, i));
        if (place >= 0 && values[place] == NULL)
            values[place] = ref_pointer(arguments->items[arguments->count + i]);
    }
}

/* Of what was given too much, or under a name that there is not. In the order in which CPython finds it: first what is
 * missing. */
static int refuse_keyword(Runtime *rt, const Parameters *parameters, const Arguments *arguments)
{
    int64_t count = arguments_total(arguments) - arguments->count;
    for (int64_t i = 0; i < count; i++) {
        Object *name = tuple_get(arguments->names, i);
        int place = find_parameter(parameters, name);
        if (place >= 0 && place < arguments->count) {
            error_format(rt, ERROR_TYPE, "argument for %s() given by name ('%U') and position (%d)",
                         parameters->function, name, place + 1);
            return -1;
        }
        if (place < 0)
            return arguments_unknown_keyword(rt, parameters->function, name);
    }
    return 0;
}

static int missing(Runtime *rt, const Parameters *parameters, const Arguments *arguments, int place)
{
    int nameless = positional_only(parameters);
    if (place >= nameless) {
        error_set(rt, ERROR_TYPE, "%s() missing required argument '%s' (pos %d)", parameters->function,
                  parameters->names[place], place + 1);
        return -1;
    }
    int wanted = parameters->required < nameless ? parameters->required : nameless;
    error_set(rt, ERROR_TYPE, "%s() takes %s %d positional argument%s (%lld given)", parameters->function,
              wanted < count_names(parameters) ? "at least" : "exactly", wanted, plural(wanted),
              (long long)arguments->count);
    return -1;
}

int arguments_parse(Runtime *rt, const Arguments *arguments, const Parameters *parameters, Object **values)
{
    int count = 0;
    for (; parameters->names[count] != NULL; count++)
        values[count] = argument_at(arguments, count);
    int positional = parameters->keyword_only < 0 ? count : parameters->keyword_only;
    if (arguments_total(arguments) > count || arguments->count > positional)
        return too_many(rt, parameters, arguments, count, positional);
    bool has_names = arguments_total(arguments) > arguments->count;
    if (has_names)
        take_keywords(parameters, arguments, values);
    for (int i = 0; i < parameters->required; i++) {
        if (values[i] == NULL)
            return missing(rt, parameters, arguments, i);
    }
    return has_names ? refuse_keyword(rt, parameters, arguments) : 0;
}
