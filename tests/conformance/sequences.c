/* Random work on lists, tuples and sets: operations are drawn from a fixed sequence; prints the result of
 * each with the shape of the container, what is in it and in which order, in which order things died, and how
 * often they were compared. sequences.py does the same with CPython. usage: sequences SEED */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "gc/gc.h"
#include "object/error.h"
#include "object/function.h"
#include "object/protocol.h"
#include "types/builtin.h"
#include "types/call/method_descriptor.h"
#include "types/class/instance.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/set.h"
#include "types/container/tuple.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/int.h"
#include "types/text/str.h"

enum { STEPS = 8000, LISTS = 6, SETS = 8, INTS = 40, STRS = 20, KEYS = 24, TUPLES = 6 };
enum { FIRST_KEY = INTS + STRS, POOL = INTS + STRS + KEYS + TUPLES, MORTAL_CODE = 1000, RESULT_SIZE = 80 };

typedef struct Program {
    Runtime *rt;
    uint64_t seed;
    int comparisons;
    uint32_t deaths;
    int64_t born;
    bool nested;
    int busy; /* the set whose keys are being compared to one that is added */
    Object *name_n;
    Object *mortal_class;
    Object *pool[POOL];
    Object *lists[LISTS];
    Object *sets[SETS];
    char result[RESULT_SIZE];
} Program;

static Program program;

static int draw(int64_t limit)
{
    program.seed = program.seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int)((program.seed >> 33) % (uint64_t)limit);
}

static void *must(void *object)
{
    if (object != NULL)
        return object;
    fprintf(stderr, "unexpected error: %s %s\n", error_name(program.rt->error.kind),
            program.rt->error.message);
    exit(1);
}

static int place_of(const Object *object)
{
    for (int i = 0; i < POOL; i++) {
        if (program.pool[i] == object)
            return i;
    }
    return -1;
}

static int64_t number_of_mortal(Object *mortal)
{
    bool overflow;
    Object *number = must(object_getattr(program.rt, mortal, program.name_n));
    int64_t value = int_as_int64(program.rt, number, &overflow);
    object_decref(program.rt, number);
    return value;
}

static int64_t code(Object *object)
{
    bool is_mortal = object_type(object) == (TypeObject *)program.mortal_class;
    return is_mortal ? MORTAL_CODE + number_of_mortal(object) : place_of(object);
}

static void replace(Object **slot, Object *object)
{
    Object *old = *slot;
    *slot = object;
    object_xdecref(program.rt, old);
}

static Object *drawn_from_pool(void) { return program.pool[draw(POOL)]; }
static Object *drawn_list(void) { return program.lists[draw(LISTS)]; }
static Object *drawn_set(void) { return program.sets[draw(SETS)]; }

/* ---- code of the program that changes containers when something is compared or dies */

static void disturb(void)
{
    Runtime *rt = program.rt;
    if (program.nested)
        return;
    program.nested = true;
    Object *list = object_incref(drawn_list());
    int number = draw(SETS);
    Object *set = object_incref(program.sets[number]);
    int kind = draw(8);
    Object *what = drawn_from_pool();
    if (kind == 0) {
        list_append(rt, list, what);
    } else if (kind == 1) {
        if (list_size(list) != 0)
            object_xdecref(rt, list_pop(rt, list, -1));
    } else if (kind == 2) {
        list_clear(rt, list);
    } else if (kind == 3) {
        set_clear(rt, set);
    } else if (kind == 4 && number != program.busy) {
        set_add(rt, set, what);
    } else {
        set_discard(rt, set, what);
    }
    error_clear(rt);
    program.nested = false;
    object_decref(rt, list);
    object_decref(rt, set);
}

static bool is_key(const Object *object)
{
    return object_type(object) == object_type(program.pool[FIRST_KEY]);
}

static Object *key_equals(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    const Object *other = ref_pointer(arguments[0]);
    (void)count;
    program.comparisons++;
    if (draw(12) == 0)
        disturb();
    if (draw(50) == 0) {
        error_set(rt, ERROR_VALUE, "%s", "");
        return NULL;
    }
    return is_key(other) ? bool_from(rt, place_of(self) % 9 == place_of(other) % 9) : not_implemented_new(rt);
}

static Object *key_is_less(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    const Object *other = ref_pointer(arguments[0]);
    (void)count;
    return is_key(other) ? bool_from(rt, place_of(self) % 9 < place_of(other) % 9) : not_implemented_new(rt);
}

static Object *key_hash(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    (void)arguments, (void)count;
    return int_from_int64(rt, place_of(self) % 5);
}

static Object *mortal_hash(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    (void)arguments, (void)count;
    return int_from_int64(rt, number_of_mortal(self) * 7);
}

static Object *mortal_dies(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    (void)arguments, (void)count;
    program.deaths = program.deaths * 31 + (uint32_t)number_of_mortal(self);
    if (draw(6) == 0)
        disturb();
    return none_new(rt);
}

/* ---- making */

static void add_method(Object *class, const char *name, CFunction function)
{
    Runtime *rt = program.rt;
    Host *host = host_of(rt);
    host->functions[host->function_count].function = (void (*)(void))function;
    Object *text = must(str_intern_cstring(rt, name));
    uint64_t number = HOST_FUNCTION_FIRST + host->function_count++;
    Object *method = must(method_descriptor_new(rt, (TypeObject *)class, text, number));
    if (object_setattr(rt, class, text, method) < 0)
        must(NULL);
    object_decref(rt, method);
    object_decref(rt, text);
}

static int64_t drawn_number(int i) { return i < 20 ? i - 6 : i < 30 ? i * 8 : (int64_t)i << 20; }

static void make_pool(void)
{
    Runtime *rt = program.rt;
    Object *class = must(type_new_class(rt, "Key", NULL, NULL));
    Object **pool = program.pool;
    char text[16];
    add_method(class, "__eq__", key_equals);
    add_method(class, "__lt__", key_is_less);
    add_method(class, "__hash__", key_hash);
    for (int i = 0; i < INTS; i++)
        pool[i] = must(int_from_int64(rt, drawn_number(i)));
    for (int i = 0; i < STRS; i++) {
        snprintf(text, sizeof text, "s%d", i);
        pool[INTS + i] = must(str_from_cstring(rt, text));
    }
    for (int i = 0; i < KEYS; i++)
        pool[FIRST_KEY + i] = must(instance_new(rt, (TypeObject *)class));
    for (int i = 0; i < TUPLES; i++)
        pool[FIRST_KEY + KEYS + i] = must(tuple_pack(rt, 2, (Object *[]){pool[i], pool[INTS + i]}));
    object_decref(rt, class);
}

static void make_rest(void)
{
    Runtime *rt = program.rt;
    program.name_n = must(str_intern_cstring(rt, "n"));
    program.mortal_class = must(type_new_class(rt, "Mortal", NULL, NULL));
    add_method(program.mortal_class, "__hash__", mortal_hash);
    add_method(program.mortal_class, "__del__", mortal_dies);
    for (int i = 0; i < LISTS; i++)
        program.lists[i] = must(list_new(rt, 0));
    for (int i = 0; i < SETS; i++)
        program.sets[i] = must(set_new(rt, TYPE_SET));
}

static Object *mortal_new(void)
{
    Runtime *rt = program.rt;
    Object *mortal = must(instance_new(rt, (TypeObject *)program.mortal_class));
    Object *number = must(int_from_int64(rt, ++program.born));
    if (object_setattr(rt, mortal, program.name_n, number) < 0)
        must(NULL);
    object_decref(rt, number);
    return mortal;
}

/* New reference. */
static Object *value(void) { return draw(8) == 0 ? mortal_new() : object_incref(drawn_from_pool()); }

/* ---- showing */

static void say(const char *format, int64_t number)
{
    if (error_occurred(program.rt)) {
        if (program.rt->error.kind != ERROR_VALUE)
            must(NULL);
        format = "ValueError";
        error_clear(program.rt);
    }
    snprintf(program.result, RESULT_SIZE, format, number);
}

static bool took_error(ErrorKind kind, bool with_message)
{
    const ErrorState *error = &program.rt->error;
    if (error->kind != kind || (error->length != 0) != with_message)
        return false;
    error_clear(program.rt);
    return true;
}

static int64_t held(void)
{
    int64_t sum = 0;
    for (int i = 0; i < KEYS; i++)
        sum += program.pool[FIRST_KEY + i]->ob_refcnt - 1;
    return sum;
}

static void show_list(int step, int operation, Object *object)
{
    const ListObject *list = (ListObject *)object;
    printf("%d %d %s | %" PRId64 " %" PRId64 " %d %" PRId64 " %" PRIu32 " %d %" PRId64 "\n", step, operation,
           program.result, list_size(object), list->allocated, list->ob_item != NO_REF,
           object_getsizeof(program.rt, object), program.deaths, program.comparisons, held());
    if (step % 4 != 0)
        return;
    printf(" ");
    for (int64_t i = 0; i < list_size(object); i++)
        printf(" %" PRId64, code(list_get(object, i)));
    printf("\n");
}

static uint32_t hash_of_table(const SetObject *set)
{
    const SetEntry *table = ref_pointer(set->table);
    uint32_t hash = 0;
    for (int64_t i = 0; i <= set->mask; i++) {
        Object *key = ref_pointer(table[i].key);
        int64_t here = key == NULL ? 0 : table[i].hash == -1 ? 7 : code(key) + 10;
        hash = hash * 31 + (uint32_t)here;
    }
    return hash;
}

static void show_set(int step, int operation, Object *object)
{
    const SetObject *set = (SetObject *)object;
    const char *why = "";
    if (!set_is_valid(program.rt, object, &why)) {
        fprintf(stderr, "step %d: %s\n", step, why);
        exit(1);
    }
    printf("%d %d %s | %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 " %" PRIu32 " %" PRId64 " %" PRIu32
           " %d %" PRId64 "\n",
           step, operation, program.result, set->used, set->fill, set->mask, set->finger, hash_of_table(set),
           object_getsizeof(program.rt, object), program.deaths, program.comparisons, held());
    if (step % 4 != 0)
        return;
    int64_t position = 0;
    Object *key;
    printf(" ");
    while (set_next(object, &position, &key, NULL))
        printf(" %" PRId64, code(key));
    printf("\n");
}

/* ---- on lists: each works on list `number`, which stays alive meanwhile */

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

typedef void (*Operation)(Object *container, int number);

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

/* ---- on sets: each works on set `number`, which stays alive meanwhile */

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

/* ---- growing and shrinking */

typedef struct Growth {
    Object *list;
    Object *fives; /* set of multiples of 5 */
    Object *holes; /* set from which some are deleted again */
    int64_t sizes[3];
} Growth;

/* Whether a size has changed since the last call. */
static bool has_changed(Growth *growth, int count)
{
    Object *const objects[3] = {growth->list, growth->fives, growth->holes};
    bool result = false;
    for (int i = 0; i < count; i++) {
        int64_t size = object_getsizeof(program.rt, objects[i]);
        result |= size != growth->sizes[i];
        growth->sizes[i] = size;
    }
    return result;
}

static void with_int(int64_t number, Object *set, int (*function)(Runtime *, Object *, Object *))
{
    Object *key = must(int_from_int64(program.rt, number));
    if (function(program.rt, set, key) < 0)
        must(NULL);
    object_decref(program.rt, key);
}

static void grow_up(Growth *growth)
{
    for (int i = 0; i < 120000; i++) {
        list_append(program.rt, growth->list, runtime_none(program.rt));
        with_int(i * 5, growth->fives, set_add);
        with_int(i, growth->holes, set_add);
        if (i % 3 == 0)
            with_int(i / 2, growth->holes, set_discard);
        if (has_changed(growth, 3)) {
            printf("grow %d %" PRId64 " %" PRId64 " %" PRId64 "\n", i, growth->sizes[0], growth->sizes[1],
                   growth->sizes[2]);
        }
    }
}

static void show_grown(const Growth *growth)
{
    Runtime *rt = program.rt;
    set_difference_update(rt, growth->holes, growth->fives);
    set_update(rt, growth->fives, growth->holes);
    Object *copied = must(set_copy(rt, growth->fives));
    Object *both = must(set_intersection(rt, growth->fives, growth->holes));
    printf("grown %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 "\n",
           object_getsizeof(rt, growth->fives), object_getsizeof(rt, growth->holes), set_size(growth->fives),
           set_size(growth->holes), object_getsizeof(rt, copied), object_getsizeof(rt, both));
    object_decref(rt, both);
    object_decref(rt, copied);
}

static void shrink(Growth *growth)
{
    Runtime *rt = program.rt;
    growth->sizes[0] = 0;
    while (list_size(growth->list) != 0) {
        object_decref(rt, must(list_pop(rt, growth->list, -1)));
        if (set_size(growth->fives) != 0)
            object_decref(rt, must(set_pop(rt, growth->fives)));
        if (has_changed(growth, 2)) {
            printf("shrink %" PRId64 " %" PRId64 " %" PRId64 "\n", list_size(growth->list), growth->sizes[0],
                   growth->sizes[1]);
        }
    }
}

static void grow(void)
{
    Runtime *rt = program.rt;
    Growth growth = {must(list_new(rt, 0)), must(set_new(rt, TYPE_SET)), must(set_new(rt, TYPE_SET)), {0}};
    grow_up(&growth);
    show_grown(&growth);
    shrink(&growth);
    object_decref(rt, growth.holes);
    object_decref(rt, growth.fives);
    object_decref(rt, growth.list);
}

/* ---- */

static void finish(void)
{
    Runtime *rt = program.rt;
    for (int i = 0; i < LISTS; i++)
        replace(&program.lists[i], must(list_new(rt, 0)));
    for (int i = 0; i < SETS; i++)
        replace(&program.sets[i], must(set_new(rt, TYPE_SET)));
    printf("end %" PRIu32 " %" PRId64 " %" PRId64 "\n", program.deaths, program.born, held());
    program.nested = true;
    for (int i = 0; i < LISTS; i++)
        replace(&program.lists[i], NULL);
    for (int i = 0; i < SETS; i++)
        replace(&program.sets[i], NULL);
    for (int i = POOL - 1; i >= 0; i--)
        replace(&program.pool[i], NULL);
    replace(&program.mortal_class, NULL);
    replace(&program.name_n, NULL);
}

/* [0 refs, 0 blocks] */
static int is_clean(void)
{
    Runtime *rt = program.rt;
    types_finalize(rt);
    int64_t blocks = memory_statistics(&rt->memory).allocated_blocks;
    int64_t references = statics_reference_excess(rt);
    if (blocks != 0 || references != 0)
        fprintf(stderr, "[%" PRId64 " refs, %" PRId64 " blocks]\n", references, blocks);
    memory_destroy(&rt->memory);
    return blocks == 0 && references == 0;
}

int main(int count, char **arguments)
{
    const char *why = NULL;
    if (count != 2)
        return 2;
    program.seed = strtoull(arguments[1], NULL, 10);
    program.busy = -1;
    program.rt = (Runtime *)memory_create(NULL, sizeof(Runtime), &why);
    if (program.rt == NULL || types_init(program.rt) < 0)
        return 1;
    program.rt->collector.enabled = 0;
    make_pool();
    make_rest();
    grow();
    for (int step = 0; step < STEPS; step++) {
        if (draw(2) != 0) {
            work_on_lists(step);
        } else {
            work_on_sets(step);
        }
    }
    finish();
    return is_clean() ? 0 : 1;
}
