/* The operations on sets and frozensets of sequences.c. */
#ifndef TESTS_CONFORMANCE_SEQUENCES_SETS_H
#define TESTS_CONFORMANCE_SEQUENCES_SETS_H

#include "sequences_program.h"

static void add(Object *set, int number)
{
    Object *key = value();
    program.busy = number;
    set_add(program.rt, set, key);
    say("added", 0);
    object_decref(program.rt, key);
}

static void discard(Object *set, int number)
{
    (void)number;
    set_discard(program.rt, set, drawn_from_pool());
    say("discarded", 0);
}

static void remove_key(Object *set, int number)
{
    (void)number;
    set_remove(program.rt, set, drawn_from_pool());
    say(took_error(ERROR_KEY, false) ? "absent" : "removed", 0);
}

static void pop_key(Object *set, int number)
{
    (void)number;
    Object *key = set_pop(program.rt, set);
    if (key != NULL) {
        say_popped(key);
    } else {
        say(took_error(ERROR_KEY, true) ? "empty" : "broken", 0);
    }
}

static void has_key(Object *set, int number)
{
    (void)number;
    int found = set_contains(program.rt, set, drawn_from_pool());
    say("has %" PRId64, found);
}

static void clear_set(Object *set, int number)
{
    (void)number;
    set_clear(program.rt, set);
    say("cleared", 0);
}

static void update(Object *set, int number)
{
    Object *other = object_incref(drawn_set());
    program.busy = number;
    set_update(program.rt, set, other);
    say("updated", 0);
    object_decref(program.rt, other);
}

static void update_from_list(Object *set, int number)
{
    Runtime *rt = program.rt;
    Object *source = must(list_from_sequence(rt, drawn_list()));
    bool as_tuple = draw(2) != 0;
    program.busy = number;
    Object *sequence = as_tuple ? must(list_to_tuple(rt, source)) : object_incref(source);
    set_update(rt, set, sequence);
    say("updated", 0);
    object_decref(rt, sequence);
    object_decref(rt, source);
}

static void update_from_dict(Object *set, int number)
{
    Runtime *rt = program.rt;
    int first = draw(INTS);
    int many = draw(INTS - first);
    Object *dict = must(dict_new(rt));
    for (int i = first; i < first + many; i++) {
        if (dict_set(rt, dict, program.pool[i], runtime_none(rt)) < 0)
            must(NULL);
    }
    program.busy = number;
    set_update(rt, set, dict);
    say("updated", 0);
    object_decref(rt, dict);
}

/* Puts the result in place of set `number`, unless it is NULL. */
static void keep(int number, Object *result, const char *done)
{
    say(done, 0);
    if (result != NULL)
        replace(&program.sets[number], result);
}

static void copy(Object *set, int number)
{
    (void)set;
    keep(number, set_copy(program.rt, drawn_set()), "copied");
}

typedef Object *(*Algebra)(Runtime *rt, Object *set, Object *other);
typedef int (*AlgebraInPlace)(Runtime *rt, Object *set, Object *other);

/* The value stack holds the other one. */
static void combine(Object *set, int number, Algebra function, const char *done)
{
    Object *other = object_incref(drawn_set());
    Object *result = function(program.rt, set, other);
    object_decref(program.rt, other);
    keep(number, result, done);
}

static void change(Object *set, AlgebraInPlace function, const char *done)
{
    Object *other = object_incref(drawn_set());
    function(program.rt, set, other);
    say(done, 0);
    object_decref(program.rt, other);
}

static void unite(Object *set, int number) { combine(set, number, set_union, "united"); }
static void intersect(Object *set, int number) { combine(set, number, set_intersection, "intersected"); }
static void subtract(Object *set, int number) { combine(set, number, set_difference, "subtracted"); }
static void differ(Object *set, int number) { combine(set, number, set_symmetric_difference, "differ"); }

static void intersect_in_place(Object *set, int number)
{
    (void)number;
    change(set, set_intersection_update, "intersected");
}

static void subtract_in_place(Object *set, int number)
{
    (void)number;
    change(set, set_difference_update, "subtracted");
}

static void differ_in_place(Object *set, int number)
{
    program.busy = number;
    change(set, set_symmetric_difference_update, "differ");
}

static void disjoint(Object *set, int number)
{
    (void)number;
    Object *other = object_incref(drawn_set());
    int result = set_is_disjoint(program.rt, set, other);
    object_decref(program.rt, other);
    say("disjoint %" PRId64, result);
}

static void compare_sets(Object *set, int number)
{
    (void)number;
    Object *other = object_incref(drawn_set());
    int kind = draw(6);
    say_compared(object_richcompare(program.rt, set, other, (enum CompareOperator)kind));
    object_decref(program.rt, other);
}

static void hash_frozen(Object *set, int number)
{
    (void)number;
    Object *frozen = must(set_from(program.rt, TYPE_FROZENSET, set));
    say("hash %" PRId64, object_hash(program.rt, frozen));
    object_decref(program.rt, frozen);
}

static void nested_sets(Object *set, int number)
{
    Runtime *rt = program.rt;
    (void)number;
    Object *other = object_incref(drawn_set());
    Object *first = must(set_from(rt, TYPE_FROZENSET, set));
    Object *second = must(set_from(rt, TYPE_FROZENSET, other));
    Object *outer = must(set_new(rt, TYPE_SET));
    if (set_add(rt, outer, first) < 0)
        must(NULL);
    object_decref(rt, first);
    int status = set_add(rt, outer, second);
    object_decref(rt, second);
    int64_t size = set_size(outer);
    int found = status < 0 ? -1 : set_contains(rt, outer, other);
    if (found < 0) {
        say("", 0);
    } else {
        snprintf(program.result, RESULT_SIZE, "nested %" PRId64 " %d", size, found);
    }
    object_decref(rt, other);
    object_decref(rt, outer);
}

static void freeze(Object *set, int number)
{
    Runtime *rt = program.rt;
    (void)number;
    Object *frozen = must(set_from(rt, TYPE_FROZENSET, set));
    Object *copied = must(set_copy(rt, frozen));
    Object *again = must(set_from(rt, TYPE_FROZENSET, frozen));
    Object *both = must(set_intersection(rt, frozen, frozen));
    bool is_same[] = {copied == frozen, again == frozen, both == frozen};
    object_decref(rt, copied);
    object_decref(rt, again);
    object_decref(rt, both);
    int equal = object_compare(rt, frozen, set, COMPARE_EQ);
    if (equal < 0) {
        say("", 0);
    } else {
        snprintf(program.result, RESULT_SIZE, "frozen %d %d %d %d", is_same[0], is_same[1], is_same[2],
                 equal);
    }
    object_decref(rt, frozen);
}

static const Operation on_sets[] = {add,
                                    add,
                                    add,
                                    add,
                                    add,
                                    add,
                                    discard,
                                    discard,
                                    remove_key,
                                    pop_key,
                                    pop_key,
                                    has_key,
                                    clear_set,
                                    update,
                                    update_from_list,
                                    update_from_list,
                                    update_from_dict,
                                    copy,
                                    unite,
                                    intersect,
                                    subtract,
                                    differ,
                                    intersect_in_place,
                                    subtract_in_place,
                                    differ_in_place,
                                    disjoint,
                                    compare_sets,
                                    hash_frozen,
                                    nested_sets,
                                    freeze};

static void work_on_sets(int step)
{
    int number = draw(SETS);
    int which = draw(sizeof on_sets / sizeof on_sets[0]);
    Object *set = object_incref(program.sets[number]);
    on_sets[which](set, number);
    program.busy = -1;
    object_decref(program.rt, set);
    show_set(step, which, program.sets[number]);
}

#endif
