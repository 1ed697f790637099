/* The operations on lists and tuples of sequences.c. */
#ifndef TESTS_CONFORMANCE_SEQUENCES_LISTS_H
#define TESTS_CONFORMANCE_SEQUENCES_LISTS_H

#include "sequences_program.h"

static void append(Object *list, int number)
{
    Object *item = value();
    (void)number;
    list_append(program.rt, list, item);
    object_decref(program.rt, item);
    say("appended", 0);
}

static void insert(Object *list, int number)
{
    int64_t at = draw(2 * list_size(list) + 4) - list_size(list) - 2;
    Object *item = value();
    (void)number;
    list_insert(program.rt, list, at, item);
    object_decref(program.rt, item);
    say("inserted", 0);
}

static bool is_empty(Object *list)
{
    if (list_size(list) == 0)
        say("empty", 0);
    return list_size(list) == 0;
}

static void set_item(Object *list, int number)
{
    (void)number;
    if (is_empty(list))
        return;
    int at = draw(list_size(list));
    list_set_item(program.rt, list, at, value());
    say("set", 0);
}

static void delete_item(Object *list, int number)
{
    (void)number;
    if (is_empty(list))
        return;
    list_delete_item(program.rt, list, draw(list_size(list)));
    say("deleted", 0);
}

static void say_popped(Object *item)
{
    say("popped %" PRId64, code(item));
    object_decref(program.rt, item);
}

static void pop(Object *list, int number)
{
    (void)number;
    if (!is_empty(list))
        say_popped(must(list_pop(program.rt, list, draw(list_size(list)))));
}

static void pop_last(Object *list, int number)
{
    (void)number;
    if (!is_empty(list))
        say_popped(must(list_pop(program.rt, list, -1)));
}

static void draw_bounds(Object *list, int64_t *low, int64_t *high)
{
    *low = draw(list_size(list) + 3) - 1;
    *high = draw(list_size(list) + 3) - 1;
    if (*low < 0)
        *low = 0;
    if (*high < 0)
        *high = 0;
}

static void delete_slice(Object *list, int number)
{
    int64_t low, high;
    (void)number;
    draw_bounds(list, &low, &high);
    list_delete_slice(program.rt, list, low, high);
    say("deleted", 0);
}

/* New reference to the list or a tuple of it. */
static Object *as_is_or_tuple(Object *list)
{
    return draw(2) != 0 ? object_incref(list) : must(list_to_tuple(program.rt, list));
}

static void assign_slice(Object *list, int number)
{
    int64_t low, high;
    (void)number;
    Object *source = object_incref(drawn_list());
    draw_bounds(list, &low, &high);
    Object *sequence = as_is_or_tuple(source);
    list_assign_slice(program.rt, list, low, high, sequence);
    object_decref(program.rt, sequence);
    object_decref(program.rt, source);
    say("assigned", 0);
}

static void extend(Object *list, int number)
{
    (void)number;
    Object *source = object_incref(drawn_list());
    Object *sequence = as_is_or_tuple(source);
    list_extend_sequence(program.rt, list, sequence);
    object_decref(program.rt, sequence);
    object_decref(program.rt, source);
    say("extended", 0);
}

static void clear(Object *list, int number)
{
    (void)number;
    list_clear(program.rt, list);
    say("cleared", 0);
}

static void reverse(Object *list, int number)
{
    (void)number;
    list_reverse(list);
    say("reversed", 0);
}

static void repeat(Object *list, int number)
{
    int times = draw(4);
    replace(&program.lists[number], must(list_repeat(program.rt, list, times)));
    say("repeated", 0);
}

static void repeat_in_place(Object *list, int number)
{
    (void)number;
    list_repeat_in_place(program.rt, list, draw(4));
    say("repeated", 0);
}

static void concat(Object *list, int number)
{
    replace(&program.lists[number], must(list_concat(program.rt, list, drawn_list())));
    say("joined", 0);
}

static void take_slice(Object *list, int number)
{
    int64_t low, high;
    draw_bounds(list, &low, &high);
    replace(&program.lists[number], must(list_slice(program.rt, list, low, high)));
    say("sliced", 0);
}

static void new_from(Object *list, int number)
{
    (void)list;
    Object *source = object_incref(drawn_list());
    Object *sequence = as_is_or_tuple(source);
    Object *made = must(list_from_sequence(program.rt, sequence));
    object_decref(program.rt, sequence);
    replace(&program.lists[number], made);
    object_decref(program.rt, source);
    say("made", 0);
}

static void remove_item(Object *list, int number)
{
    (void)number;
    list_remove(program.rt, list, drawn_from_pool());
    say(took_error(ERROR_VALUE, true) ? "absent" : "removed", 0);
}

static void contains(Object *list, int number)
{
    (void)number;
    int found = list_contains(program.rt, list, drawn_from_pool());
    say("contains %" PRId64, found);
}

static void find_index(Object *list, int number)
{
    (void)number;
    int64_t found = list_index(program.rt, list, drawn_from_pool(), 0, INT64_MAX);
    say(took_error(ERROR_VALUE, true) ? "absent" : "index %" PRId64, found);
}

static void count_equal(Object *list, int number)
{
    (void)number;
    int64_t count = list_count(program.rt, list, drawn_from_pool());
    say("count %" PRId64, count);
}

static void say_compared(Object *result)
{
    bool is_unordered = took_error(ERROR_TYPE, true);
    int truth = result == NULL ? -1 : object_is_true(program.rt, result);
    say(is_unordered ? "TypeError" : "compared %" PRId64, truth);
    object_xdecref(program.rt, result);
}

static void compare_lists(Object *list, int number)
{
    (void)number;
    Object *other = must(list_from_sequence(program.rt, drawn_list()));
    int kind = draw(6);
    say_compared(object_richcompare(program.rt, list, other, (enum CompareOperator)kind));
    object_decref(program.rt, other);
}

static void compare_tuples(Object *list, int number)
{
    (void)number;
    Object *other = must(list_to_tuple(program.rt, drawn_list()));
    int kind = draw(6);
    Object *tuple = must(list_to_tuple(program.rt, list));
    say_compared(object_richcompare(program.rt, tuple, other, (enum CompareOperator)kind));
    object_decref(program.rt, tuple);
    object_decref(program.rt, other);
}

static void hash_tuple(Object *list, int number)
{
    Runtime *rt = program.rt;
    (void)number;
    Object *whole = must(list_to_tuple(rt, list));
    Object *slice = must(list_slice(rt, list, 0, 3));
    Object *start = must(list_to_tuple(rt, slice));
    object_decref(rt, slice);
    Object *outer = must(tuple_pack(rt, 2, (Object *[]){whole, start}));
    object_decref(rt, whole);
    object_decref(rt, start);
    say("hash %" PRId64, object_hash(rt, outer));
    object_decref(rt, outer);
}

static void tuple_work(Object *list, int number)
{
    Runtime *rt = program.rt;
    int64_t low, high;
    (void)number;
    Object *tuple = must(list_to_tuple(rt, list));
    draw_bounds(list, &low, &high);
    int times = draw(3);
    Object *slice = must(tuple_slice(rt, tuple, low, high));
    Object *repeated = must(tuple_repeat(rt, slice, times));
    object_decref(rt, slice);
    Object *joined = must(tuple_concat(rt, repeated, tuple));
    object_decref(rt, repeated);
    Object *what = drawn_from_pool();
    int64_t size = object_getsizeof(rt, joined);
    int found = tuple_contains(rt, tuple, what);
    if (found < 0) {
        say("", 0);
    } else {
        snprintf(program.result, RESULT_SIZE, "tuple %" PRId64 " %" PRId64 " %d", tuple_size(joined), size,
                 found);
    }
    object_decref(rt, tuple);
    object_decref(rt, joined);
}

static const Operation on_lists[] = {
    append,         append,     append,      append,   insert,     insert,          set_item,
    delete_item,    pop,        pop,         pop_last, pop_last,   pop_last,        delete_slice,
    assign_slice,   extend,     clear,       reverse,  repeat,     repeat_in_place, concat,
    take_slice,     new_from,   remove_item, contains, find_index, count_equal,     compare_lists,
    compare_tuples, hash_tuple, tuple_work};

static void work_on_lists(int step)
{
    int number = draw(LISTS);
    int which = draw(sizeof on_lists / sizeof on_lists[0]);
    Object *list = object_incref(program.lists[number]);
    on_lists[which](list, number);
    object_decref(program.rt, list);
    list = program.lists[number];
    if (list_size(list) > 120)
        list_delete_slice(program.rt, list, 60, INT64_MAX);
    show_list(step, which, list);
}

#endif
