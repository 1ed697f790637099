/* "Did you mean": the name that is nearest to one that was not found. CPython: Python/suggestions.c */
#include "types/error/traceback.h"

#include <string.h>

#include "object/protocol.h"
#include "types/abstract.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/text/str.h"

/* What a changed letter costs, and one in the other case; what is too much to look at. */
enum { MOVE_COST = 2, CASE_COST = 1, CANDIDATES_MOST = 750, LETTERS_MOST = 40 };

static char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? (char)(letter + 32) : letter; }

static int64_t cost_of_change(char left, char right)
{
    if (left == right)
        return 0;
    return lower(left) == lower(right) ? CASE_COST : MOVE_COST;
}

static int64_t smaller(int64_t left, int64_t right) { return left < right ? left : right; }

/* The costs of turning all of `left` into each beginning of `right`, row by row; beyond `most` any greater value. */
static int64_t edit_distance(const char *left, int64_t left_size, const char *right, int64_t right_size,
                             int64_t most)
{
    int64_t row[LETTERS_MOST];
    int64_t result = 0;
    for (int64_t i = 0; i < left_size; i++)
        row[i] = (i + 1) * MOVE_COST;
    for (int64_t j = 0; j < right_size; j++) {
        int64_t diagonal = j * MOVE_COST;
        int64_t least = INT64_MAX;
        result = diagonal;
        for (int64_t i = 0; i < left_size; i++) {
            int64_t changed = diagonal + cost_of_change(right[j], left[i]);
            diagonal = row[i];
            result = smaller(smaller(result, diagonal) + MOVE_COST, changed);
            row[i] = result;
            least = smaller(least, result);
        }
        if (least > most)
            return most + 1;
    }
    return result;
}

static int64_t distance(const char *left, int64_t left_size, const char *right, int64_t right_size,
                        int64_t most)
{
    while (left_size > 0 && right_size > 0 && *left == *right)
        left++, right++, left_size--, right_size--;
    while (left_size > 0 && right_size > 0 && left[left_size - 1] == right[right_size - 1])
        left_size--, right_size--;
    if (left_size == 0 || right_size == 0)
        return (left_size + right_size) * MOVE_COST;
    if (left_size > LETTERS_MOST || right_size > LETTERS_MOST)
        return most + 1;
    if (right_size < left_size)
        return distance(right, right_size, left, left_size, most);
    if ((right_size - left_size) * MOVE_COST > most)
        return most + 1;
    return edit_distance(left, left_size, right, right_size, most);
}

/* The nearest of the names in the list: borrowed, NULL where none is near enough. */
static Object *nearest(Runtime *rt, Object *names, Object *wrong)
{
    int64_t wrong_size, size;
    const char *wrong_text = str_as_utf8(rt, wrong, &wrong_size);
    if (wrong_text == NULL || list_size(names) >= CANDIDATES_MOST)
        return NULL;
    Object *best = NULL;
    int64_t best_distance = INT64_MAX;
    for (int64_t i = 0; i < list_size(names); i++) {
        Object *name = list_get(names, i);
        const char *text = object_is_str(name) ? str_as_utf8(rt, name, &size) : NULL;
        if (text == NULL)
            return NULL;
        if (str_equal(name, wrong))
            continue;
        int64_t most = smaller((wrong_size + size + 3) * MOVE_COST / 6, best_distance - 1);
        int64_t found = distance(wrong_text, wrong_size, text, size, most);
        if (found <= most) {
            best = name;
            best_distance = found;
        }
    }
    return best;
}

/* New reference. Takes over the list, which may be NULL. */
static Object *nearest_of(Runtime *rt, Object *names, Object *wrong)
{
    if (names == NULL)
        return NULL;
    Object *name = object_xincref(nearest(rt, names, wrong));
    object_decref(rt, names);
    return name;
}

/* The innermost frame that the exception came through; NULL: none. */
static const InterpreterFrame *innermost(Object *exception)
{
    const TracebackObject *traceback = ref_pointer(exception_of(exception)->traceback);
    if (traceback == NULL)
        return NULL;
    while (traceback->tb_next != NO_REF)
        traceback = ref_pointer(traceback->tb_next);
    return ref_pointer(((const FrameObject *)ref_pointer(traceback->tb_frame))->f_frame);
}

/* The names of the frame's variables: a new list. */
static Object *local_names(Runtime *rt, const CodeObject *code)
{
    Object *names = ref_pointer(code->co_localsplusnames);
    Object *local = tuple_slice(rt, names, 0, code->co_nlocals);
    Object *list = local == NULL ? NULL : sequence_list(rt, local);
    object_xdecref(rt, local);
    return list;
}

static Object *for_name(Runtime *rt, Object *exception, Object *wrong)
{
    const InterpreterFrame *frame = innermost(exception);
    if (frame == NULL)
        return NULL;
    Object *name = nearest_of(rt, local_names(rt, ref_pointer(frame->f_code)), wrong);
    if (name == NULL && !error_occurred(rt))
        name = nearest_of(rt, sequence_list(rt, ref_pointer(frame->f_globals)), wrong);
    if (name == NULL && !error_occurred(rt))
        name = nearest_of(rt, sequence_list(rt, ref_pointer(frame->f_builtins)), wrong);
    return name;
}

static Object *suggestion_for(Runtime *rt, Object *exception)
{
    const TypeObject *type = object_type(exception);
    if (type_is_subtype(type, exception_type(rt, ERROR_ATTRIBUTE))) {
        Object *name = ref_pointer(((AttributeErrorObject *)exception)->name);
        Object *subject = ref_pointer(((AttributeErrorObject *)exception)->obj);
        bool is_known = name != NULL && subject != NULL && object_is_str(name);
        return is_known ? nearest_of(rt, object_dir(rt, subject), name) : NULL;
    }
    if (type_is_subtype(type, exception_type(rt, ERROR_NAME))) {
        Object *name = ref_pointer(((NameErrorObject *)exception)->name);
        return name != NULL && object_is_str(name) ? for_name(rt, exception, name) : NULL;
    }
    return NULL;
}

Object *exception_suggestion(Runtime *rt, Object *exception)
{
    Object *name = suggestion_for(rt, exception);
    if (error_occurred(rt))
        error_clear(rt);
    return name;
}
