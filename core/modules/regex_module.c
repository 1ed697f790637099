/* The module _regex: what re.py asks of the matcher. See regex.h. */
#include "modules/module_support.h"

#include <string.h>

#include "modules/module_table.h"
#include "modules/regex.h"
#include "types/abstract.h"
#include "types/call/builtin_function.h"
#include "types/class/instance.h"
#include "types/class/type.h"
#include "types/container/list.h"
#include "types/container/slice.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/none.h"
#include "types/number/int.h"
#include "types/text/bytes.h"
#include "types/text/str.h"
#include "types/text/str_view.h"

enum { OWN_REGISTERS = 64, OWN_CHECK_WORDS = 64 };

/* A search: the text's buffer and the registers' memory, to be given back. */
typedef struct Search {
    RegexRun run;
    BufferView view;
    bool has_view;
    int64_t first; /* where the first one may begin */
    int64_t place; /* where the next one may */
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

/* ---- programs */

/* A program as Python code has it is the built-in function `words`, bound to a bytes object of int32_t words: how many
 * registers, how many groups, then the instructions. Only regex_program makes one, and looks it through before. */
enum { PROGRAM_REGISTERS, PROGRAM_GROUPS, PROGRAM_CODE, WORDS_ROW = 0 };
#define WORDS_NUMBER function_number(MODULE_TABLE_FIRST + MODULE_regex, WORDS_ROW)

static const int32_t *program_words(const Object *words)
{
    return (const int32_t *)(const void *)bytes_data(words);
}

static RegexRun run_of(const Object *words)
{
    const int32_t *first = program_words(words);
    return (RegexRun){.program = first + PROGRAM_CODE,
                      .words = bytes_length(words) / 4 - PROGRAM_CODE,
                      .registers = first[PROGRAM_REGISTERS]};
}

/* The bytes of a program, borrowed; NULL and TypeError for another object. */
static const Object *open_program(Runtime *rt, const Object *program)
{
    const BuiltinFunctionObject *function = (const BuiltinFunctionObject *)program;
    if (object_is_exact(rt, program, TYPE_BUILTIN_FUNCTION) && function->m_ml == WORDS_NUMBER &&
        object_is_bytes(ref_pointer(function->m_self)))
        return ref_pointer(function->m_self);
    error_set(rt, ERROR_TYPE, "a program is required");
    return NULL;
}

static int check_words(Runtime *rt, const Object *words)
{
    const RegexRun run = run_of(words);
    uint64_t own[OWN_CHECK_WORDS];
    int64_t count = regex_check_words(run.words);
    uint64_t *starts =
        count <= OWN_CHECK_WORDS ? own : memory_alloc(&rt->memory, (uint64_t)count * sizeof *own);
    if (starts == NULL) {
        error_no_memory(rt);
        return -1;
    }
    bool is_sound = regex_check(&run, program_words(words)[PROGRAM_GROUPS], starts);
    if (starts != own)
        memory_free(&rt->memory, starts);
    if (!is_sound)
        error_set(rt, ERROR_RUNTIME, "invalid SRE code");
    return is_sound ? 0 : -1;
}

static int store_word(Runtime *rt, Object *words, int64_t at, Object *number)
{
    int64_t word;
    if (!object_is_int(number)) {
        error_format(rt, ERROR_TYPE, "an int is required, not %.200T", number);
        return -1;
    }
    if (number_as_index(rt, number, &word, ERROR_OVERFLOW) < 0)
        return -1;
    int32_t narrow = word < INT32_MIN || word > INT32_MAX ? INT32_MIN : (int32_t)word;
    memcpy((uint8_t *)(uintptr_t)bytes_data(words) + 4 * at, &narrow, sizeof narrow);
    return 0;
}

/* program(list of ints, registers, groups): what find takes. */
static Object *regex_program(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *list = argument_at(arguments, 0);
    if (!object_is_list(list))
        return error_format(rt, ERROR_TYPE, "a list is required, not %.200T", list);
    Object *words = bytes_new(rt, 4 * (PROGRAM_CODE + list_size(list)));
    if (words == NULL)
        return NULL;
    int status = store_word(rt, words, PROGRAM_REGISTERS, argument_at(arguments, 1));
    if (status == 0)
        status = store_word(rt, words, PROGRAM_GROUPS, argument_at(arguments, 2));
    for (int64_t i = 0; status == 0 && i < list_size(list); i++)
        status = store_word(rt, words, PROGRAM_CODE + i, list_get(list, i));
    if (status == 0)
        status = check_words(rt, words);
    Object *program = status < 0 ? NULL : builtin_function_new(rt, WORDS_NUMBER, words, NULL);
    object_decref(rt, words);
    return program;
}

/* What a program is: its words. */
static Object *regex_words(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    if (self == NULL || !object_is_bytes(self)) {
        error_set(rt, ERROR_TYPE, "a program is required");
        return NULL;
    }
    return object_incref(self);
}

/* ---- searches */

/* 0 … most */
static int64_t clamped(int64_t value, int64_t most) { return value < 0 ? 0 : value > most ? most : value; }

/* (program, text, place, end, mode). 0, or -1 and an error; search_end in both cases. */
static int search_begin(Runtime *rt, Search *search, const Arguments *arguments)
{
    int64_t place, end, mode;
    const Object *words = open_program(rt, argument_at(arguments, 0));
    memset(search, 0, offsetof(Search, own));
    if (words == NULL)
        return -1;
    search->run = run_of(words);
    search->groups = program_words(words)[PROGRAM_GROUPS];
    if (argument_ssize(rt, argument_at(arguments, 2), &place) < 0 ||
        argument_ssize(rt, argument_at(arguments, 3), &end) < 0 ||
        number_as_index(rt, argument_at(arguments, 4), &mode, 0) < 0 ||
        open_text(rt, search, argument_at(arguments, 1)) < 0)
        return -1;
    RegexRun *run = &search->run;
    search->place = search->first = clamped(place, run->length);
    run->length = clamped(end, run->length);
    run->mode = (int)mode;
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
    if (code[0] == REGEX_ONE && code[2] > 0)
        code += 5;
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
    /* A match, in contrast to a search, may begin behind the end, as in CPython. */
    bool is_search = (run->mode & REGEX_SEARCH) != 0;
    for (*start = search->place; *start <= run->length || !is_search; ++*start, run->not_at = -1) {
        if (is_search) {
            int64_t first = skip(run, *start);
            run->not_at = first == *start ? run->not_at : -1;
            *start = first;
        }
        int status = regex_match(rt, run, *start, end);
        if (status != 0 || !is_search)
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

/* find(program, text, place, end, mode): the spans of one match, or None. */
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

enum { SPANS, ENDPOS, POS, RE, STRING, SLOTS };

/* Whether it is re.Match, or made as it is: a class of nothing but these slots. */
static bool is_match_class(Runtime *rt, Object *class)
{
    if (!object_is_type(class))
        return false;
    const TypeObject *type = (const TypeObject *)class;
    return type_has(type, TYPE_FLAG_HEAP_TYPE) &&
           ref_pointer(type->tp_base) == runtime_type(rt, TYPE_OBJECT) && type->ob_base.ob_size == SLOTS &&
           type->tp_weaklistoffset == 0 && type->tp_dictoffset == 0 &&
           type->tp_basicsize == (int64_t)(sizeof(Object) + SLOTS * sizeof(Ref));
}

/* The object of re.Match, whose slots lie in the order of their names. Takes `found` over. */
static Object *new_match(Runtime *rt, TypeObject *class, const Search *search, Object *pattern, Object *text,
                         Object *found)
{
    Object *values[SLOTS] = {[SPANS] = found,
                             [ENDPOS] = int_from_int64(rt, search->run.length),
                             [POS] = int_from_int64(rt, search->first),
                             [RE] = object_incref(pattern),
                             [STRING] = object_incref(text)};
    Object *match = NULL;
    if (found != NULL && values[ENDPOS] != NULL && values[POS] != NULL)
        match = instance_new(rt, class);
    for (int i = 0; i < SLOTS; i++) {
        if (match == NULL)
            object_xdecref(rt, values[i]);
        else
            ((Ref *)(match + 1))[i] = ref_of(values[i]);
    }
    return match;
}

/* match(program, text, place, end, mode, re.Match, pattern): the match, or None. */
static Object *regex_match_object(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Search search;
    int64_t start = 0, end = 0;
    Object *result = NULL;
    if (!is_match_class(rt, argument_at(arguments, 5))) {
        error_set(rt, ERROR_TYPE, "a class of five slots is required");
        return NULL;
    }
    int status = search_begin(rt, &search, arguments);
    if (status == 0)
        status = search_next(rt, &search, &start, &end);
    if (status > 0)
        result = new_match(rt, (TypeObject *)argument_at(arguments, 5), &search, argument_at(arguments, 6),
                           argument_at(arguments, 1), spans(rt, &search, start, end));
    else if (status == 0)
        result = none_new(rt);
    search_end(rt, &search);
    return result;
}

/* What find_all gives of each match. */
typedef enum FoundKind {
    FOUND_SPANS,  /* its spans */
    FOUND_GROUPS, /* findall: its text, that of its group, or a tuple of those of its groups */
    FOUND_BETWEEN /* split: the text before it, then that of its groups; at last the text behind them all */
} FoundKind;

/* The text of a group (0: all of it); `missing` (borrowed) where it was not met. */
static Object *group_text(Runtime *rt, const Search *search, const TextView *text, int64_t start, int64_t end,
                          int64_t group, Object *missing)
{
    if (group > 0) {
        start = search->run.values[2 * group - 1];
        end = search->run.values[2 * group];
    }
    return start < 0 || end < 0 ? object_incref(missing) : view_piece(rt, text, start, end);
}

static Object *groups_text(Runtime *rt, const Search *search, const TextView *text, int64_t start,
                           int64_t end, Object *missing)
{
    if (search->groups < 2)
        return group_text(rt, search, text, start, end, search->groups, missing);
    Object *tuple = tuple_new(rt, search->groups);
    for (int64_t i = 0; tuple != NULL && i < search->groups; i++) {
        Object *item = group_text(rt, search, text, start, end, i + 1, missing);
        if (item == NULL) {
            object_decref(rt, tuple);
            return NULL;
        }
        tuple_set(tuple, i, item);
    }
    return tuple;
}

/* Appends what is stolen. */
static int append_new(Runtime *rt, Object *list, Object *item)
{
    int status = item == NULL ? -1 : list_append(rt, list, item);
    object_xdecref(rt, item);
    return status;
}

/* What the match adds to the list; `behind` is the end of the one before. 0, or -1. */
static int append_found(Runtime *rt, Object *list, const Search *search, const TextView *text, FoundKind kind,
                        const int64_t place[3])
{
    const int64_t behind = place[0], start = place[1], end = place[2];
    if (kind == FOUND_SPANS)
        return append_new(rt, list, spans(rt, search, start, end));
    if (kind == FOUND_GROUPS) {
        Object *empty = view_piece(rt, text, 0, 0);
        Object *found = empty == NULL ? NULL : groups_text(rt, search, text, start, end, empty);
        object_xdecref(rt, empty);
        return append_new(rt, list, found);
    }
    int status = append_new(rt, list, view_piece(rt, text, behind, start));
    for (int64_t group = 1; status == 0 && group <= search->groups; group++)
        status = append_new(rt, list, group_text(rt, search, text, start, end, group, runtime_none(rt)));
    return status;
}

/* find_all(program, text, place, end, mode, most, kind): a list of all matches, one behind the other; most 0: no limit.
 * Where texts are asked for, the text is an exact str or bytes. */
static Object *regex_find_all(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Search search;
    int64_t place[3] = {0, 0, 0}, most = 0, kind = 0, count = 0;
    int status = search_begin(rt, &search, arguments);
    if (status == 0)
        status = number_as_index(rt, argument_at(arguments, 5), &most, 0);
    if (status == 0)
        status = number_as_index(rt, argument_at(arguments, 6), &kind, 0);
    Object *string = argument_at(arguments, 1);
    if (status == 0 && kind != FOUND_SPANS && !object_is_str(string) && !object_is_bytes(string)) {
        error_set(rt, ERROR_TYPE, "a str or bytes is required");
        status = -1;
    }
    Object *list = status < 0 ? NULL : list_new(rt, 0);
    TextView text = {0};
    if (list != NULL && kind != FOUND_SPANS)
        text = view_of(string);
    while (list != NULL && (most <= 0 || count++ < most) && search.first <= search.run.length) {
        status = search_next(rt, &search, &place[1], &place[2]);
        if (status == 0)
            break;
        if (status < 0 || append_found(rt, list, &search, &text, (FoundKind)kind, place) < 0) {
            object_decref(rt, list);
            list = NULL;
            break;
        }
        const bool is_empty = place[1] == place[2];
        search.run.mode = is_empty ? search.run.mode | REGEX_ADVANCE : search.run.mode & ~REGEX_ADVANCE;
        search.place = place[0] = place[2];
    }
    if (list != NULL && kind == FOUND_BETWEEN &&
        append_new(rt, list, view_piece(rt, &text, place[0], text.length)) < 0) {
        object_decref(rt, list);
        list = NULL;
    }
    search_end(rt, &search);
    return list;
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

/* The text between spans[at] and spans[at + 1]; `missing` where it was not met. */
static Object *text_at(Runtime *rt, const TextView *text, Object *spans, int64_t at, Object *missing)
{
    int64_t start, end;
    if (number_as_index(rt, tuple_get(spans, at), &start, ERROR_OVERFLOW) < 0 ||
        number_as_index(rt, tuple_get(spans, at + 1), &end, ERROR_OVERFLOW) < 0)
        return NULL;
    if (start < 0 || end < start || end > text->length)
        return object_incref(missing);
    return view_piece(rt, text, start, end);
}

/* groups(string, spans, missing): the texts of all groups of a match in an exact str, a tuple. */
static Object *regex_groups(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *string = argument_at(arguments, 0), *spans = argument_at(arguments, 1);
    (void)self;
    if (!object_is_exact(rt, string, TYPE_STR) || !object_is_exact(rt, spans, TYPE_TUPLE) ||
        tuple_size(spans) < 3) {
        error_set(rt, ERROR_TYPE, "no match in a str");
        return NULL;
    }
    const TextView text = view_of(string);
    const int64_t count = (tuple_size(spans) - 3) / 2;
    Object *tuple = tuple_new(rt, count);
    for (int64_t i = 0; tuple != NULL && i < count; i++) {
        Object *item = text_at(rt, &text, spans, 3 + 2 * i, argument_at(arguments, 2));
        if (item == NULL) {
            object_decref(rt, tuple);
            return NULL;
        }
        tuple_set(tuple, i, item);
    }
    return tuple;
}

static const MethodDefinition functions[] = {
    [WORDS_ROW] = {"words", regex_words, 0, 0, 0, NULL},
    {"find", regex_find, 5, 5, 0, NULL},
    {"match", regex_match_object, 7, 7, 0, NULL},
    {"find_all", regex_find_all, 7, 7, 0, NULL},
    {"program", regex_program, 3, 3, 0, NULL},
    {"cases", regex_cases, 2, 2, 0, NULL},
    {"groups", regex_groups, 3, 3, 0, NULL},
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
