/* The module _regex: what re.py asks of the matcher. See regex.h. */
#include "modules/module_support.h"

#include <string.h>

#include "modules/regex.h"
#include "types/abstract.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/none.h"
#include "types/number/int.h"
#include "types/text/bytes.h"
#include "types/text/str.h"

enum { OWN_REGISTERS = 64 };

/* A search: the text's buffer and the registers' memory, to be given back. */
typedef struct Search {
    RegexRun run;
    BufferView view;
    bool has_view;
    int64_t place; /* where the next one begins */
    int64_t groups;
    int64_t *owned;
    int64_t own[OWN_REGISTERS];
} Search;

static void search_end(Runtime *rt, Search *search)
{
    if (search->has_view)
        buffer_release(rt, &search->view);
    memory_free(&rt->memory, search->owned);
}

static int open_text(Runtime *rt, Search *search, Object *text)
{
    RegexRun *run = &search->run;
    if (object_is_str(text)) {
        run->text = str_data(text);
        run->kind = str_kind(text);
        run->length = str_length(text);
        return 0;
    }
    if (object_get_buffer(rt, text, &search->view, false) < 0)
        return -1;
    search->has_view = true;
    run->text = search->view.bytes;
    run->kind = 1;
    run->length = search->view.length;
    return 0;
}

/* (program, registers, groups, text, place, end, mode). 0, or -1 and an error; search_end in both cases. */
static int search_begin(Runtime *rt, Search *search, const Arguments *arguments)
{
    int64_t numbers[7] = {0};
    Object *program = argument_at(arguments, 0);
    memset(search, 0, offsetof(Search, own));
    for (int i = 1; i < 7; i++) {
        if (i != 3 && number_as_index(rt, argument_at(arguments, i), &numbers[i], ERROR_OVERFLOW) < 0)
            return -1;
    }
    if (open_text(rt, search, argument_at(arguments, 3)) < 0)
        return -1;
    RegexRun *run = &search->run;
    run->program = (const int32_t *)(const void *)bytes_data(program);
    run->words = bytes_length(program) / 4;
    run->registers = numbers[1];
    run->length = numbers[5] < run->length ? numbers[5] : run->length;
    run->mode = (int)numbers[6];
    search->groups = numbers[2];
    search->place = numbers[4];
    run->values = search->own;
    if (run->registers <= OWN_REGISTERS)
        return 0;
    search->owned = memory_alloc(&rt->memory, (uint64_t)run->registers * sizeof(int64_t));
    run->values = search->owned;
    if (search->owned != NULL)
        return 0;
    error_no_memory(rt);
    return -1;
}

/* The first place from `start` on where the program's first character stands; any place for another program. */
static int64_t skip(const RegexRun *run, int64_t start)
{
    const int32_t *code = run->program;
    while (code[0] == REGEX_SAVE)
        code += 2;
    if (code[0] != REGEX_CHARACTER && code[0] != REGEX_SET)
        return start;
    while (start < run->length && !regex_is_one(code, str_read(run->kind, run->text, start)))
        start++;
    return start;
}

/* The next match: 1 with its place, 0, -1 and an error. */
static int search_next(Runtime *rt, Search *search, int64_t *start, int64_t *end)
{
    RegexRun *run = &search->run;
    run->not_at = run->mode & REGEX_ADVANCE ? search->place : -1;
    for (*start = search->place; *start <= run->length; ++*start, run->not_at = -1) {
        if (run->mode & REGEX_SEARCH) {
            int64_t first = skip(run, *start);
            run->not_at = first == *start ? run->not_at : -1;
            *start = first;
        }
        int status = regex_match(rt, run, *start, end);
        if (status != 0 || (run->mode & REGEX_SEARCH) == 0)
            return status;
    }
    return 0;
}

/* (the group closed last or -1, start, end, then those of each group) */
static Object *spans(Runtime *rt, const Search *search, int64_t start, int64_t end)
{
    int64_t count = 3 + 2 * search->groups;
    Object *tuple = tuple_new(rt, count);
    for (int64_t i = 0; tuple != NULL && i < count; i++) {
        const int64_t *values = search->run.values;
        int64_t group = (i - 1) / 2;
        bool is_set = i < 3 || (values[2 * group - 1] >= 0 && values[2 * group] >= 0);
        int64_t value = i == 0 ? values[0] : i == 1 ? start : i == 2 ? end : values[i - 2];
        Object *number = int_from_int64(rt, is_set ? value : -1);
        if (number == NULL) {
            object_decref(rt, tuple);
            return NULL;
        }
        tuple_set(tuple, i, number);
    }
    return tuple;
}

/* find(program, registers, groups, text, place, end, mode): the spans of one match, or None. */
static Object *regex_find(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Search search;
    int64_t start = 0, end = 0;
    Object *result = NULL;
    int status = search_begin(rt, &search, arguments);
    if (status == 0) {
        status = search_next(rt, &search, &start, &end);
        result = status < 0 ? NULL : status == 0 ? none_new(rt) : spans(rt, &search, start, end);
    }
    search_end(rt, &search);
    return result;
}

/* find_all(…, most): a list of the spans of all matches, one behind the other; most 0: no limit. */
static Object *regex_find_all(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Search search;
    int64_t start = 0, end = 0, most;
    int status = search_begin(rt, &search, arguments);
    if (status == 0)
        status = number_as_index(rt, argument_at(arguments, 7), &most, ERROR_OVERFLOW);
    Object *list = status < 0 ? NULL : list_new(rt, 0);
    while (list != NULL && (most == 0 || list_size(list) < most)) {
        status = search_next(rt, &search, &start, &end);
        if (status == 0)
            break;
        Object *found = status < 0 ? NULL : spans(rt, &search, start, end);
        if (found == NULL || list_append(rt, list, found) < 0) {
            object_decref(rt, list);
            list = NULL;
        }
        object_xdecref(rt, found);
        search.run.mode = start == end ? search.run.mode | REGEX_ADVANCE : search.run.mode & ~REGEX_ADVANCE;
        search.place = end;
    }
    search_end(rt, &search);
    return list;
}

/* program(list of ints): the bytes that find takes. */
static Object *regex_program(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *list = argument_at(arguments, 0);
    if (!object_is_list(list))
        return error_format(rt, ERROR_TYPE, "a list is required, not %.200T", list);
    Object *program = bytes_new(rt, 4 * list_size(list));
    for (int64_t i = 0; program != NULL && i < list_size(list); i++) {
        int64_t word;
        if (number_as_index(rt, list_get(list, i), &word, ERROR_OVERFLOW) < 0) {
            object_decref(rt, program);
            return NULL;
        }
        int32_t narrow = (int32_t)word;
        memcpy((uint8_t *)(uintptr_t)bytes_data(program) + 4 * i, &narrow, sizeof narrow);
    }
    return program;
}

/* cases(character, is_ascii): (lower, upper) as numbers. */
static Object *regex_cases(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    int64_t character, is_ascii;
    if (number_as_index(rt, argument_at(arguments, 0), &character, ERROR_OVERFLOW) < 0 ||
        number_as_index(rt, argument_at(arguments, 1), &is_ascii, ERROR_OVERFLOW) < 0)
        return NULL;
    Object *lower = int_from_int64(rt, regex_lower((uint32_t)character, is_ascii != 0));
    Object *upper = int_from_int64(rt, regex_upper((uint32_t)character, is_ascii != 0));
    Object *items[] = {lower, upper};
    Object *pair = lower == NULL || upper == NULL ? NULL : tuple_pack(rt, 2, items);
    object_xdecref(rt, lower);
    object_xdecref(rt, upper);
    return pair;
}

static const MethodDefinition functions[] = {
    {"find", regex_find, 7, 7, 0, NULL},
    {"find_all", regex_find_all, 8, 8, 0, NULL},
    {"program", regex_program, 1, 1, METHOD_O, NULL},
    {"cases", regex_cases, 2, 2, 0, NULL},
    {0},
};

static int exec(Runtime *rt, Object *module)
{
    int64_t number = 0;
#define ADD(name) \
    if (module_add_int(rt, module, #name, number++) < 0) \
        return -1;
    REGEX_INSTRUCTIONS(ADD)
#undef ADD
    return 0;
}

const ModuleDefinition regex_module = {.name = "_regex", .methods = functions, .exec = exec};
