/* What the operations of sequences.c work on: the containers, values of many kinds, code that disturbs while something
 * is compared or dies, and how all of it is shown. */
#ifndef TESTS_CONFORMANCE_SEQUENCES_PROGRAM_H
#define TESTS_CONFORMANCE_SEQUENCES_PROGRAM_H

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

/* Works on the container `number`, which stays alive meanwhile. */
typedef void (*Operation)(Object *container, int number);

#endif
