/* Random work on dicts and instances: operations are drawn from a fixed sequence; prints the result of each
 * with the shape of the table behind the dict, what is in it and in which order, and how often keys were
 * compared. dicts.py does the same with CPython. usage: dicts SEED */
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
#include "types/container/dict_values.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/int.h"
#include "types/text/str.h"

enum { STEPS = 6000, DICTS = 8, INSTANCES = 10, CLASSES = 3, STRS = 40, INTS = 14, KEYS = 30, VALUES = 24 };
enum { ALL_KEYS = STRS + INTS + KEYS, RESULT_SIZE = 64 };

typedef struct Program {
    Runtime *rt;
    uint64_t seed;
    int comparisons;
    bool nested;
    Object *keys[ALL_KEYS];
    Object *values[VALUES];
    Object *dicts[DICTS];
    Object *classes[CLASSES];
    Object *instances[INSTANCES];
    char result[RESULT_SIZE];
} Program;

static Program program;

static int draw(int limit)
{
    program.seed = program.seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int)((program.seed >> 33) % (uint64_t)limit);
}

static void *must(void *object)
{
    if (object != NULL)
        return object;
    fprintf(stderr, "unexpected error: %s\n", error_name(program.rt->error.kind));
    exit(1);
}

static int place_of(Object *const *objects, int count, const Object *object)
{
    for (int i = 0; i < count; i++) {
        if (objects[i] == object)
            return i;
    }
    return -1;
}

static int key_place(const Object *key) { return place_of(program.keys, ALL_KEYS, key); }
static int value_place(const Object *value) { return place_of(program.values, VALUES, value); }

static void replace(Object **slot, Object *object)
{
    Object *old = *slot;
    *slot = object;
    object_xdecref(program.rt, old);
}

/* ---- keys whose comparison changes dicts and fails now and then */

static void disturb(Object *dict)
{
    Runtime *rt = program.rt;
    Object *key = program.keys[draw(ALL_KEYS)];
    if (draw(2) != 0) {
        dict_set(rt, dict, key, program.values[draw(VALUES)]);
    } else {
        object_xdecref(rt, dict_pop(rt, dict, key, runtime_none(rt)));
    }
    error_clear(rt);
}

static Object *compare_keys(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    (void)count;
    const Object *other = ref_pointer(arguments[0]);
    program.comparisons++;
    if (!program.nested && draw(12) == 0) {
        program.nested = true;
        disturb(program.dicts[draw(DICTS)]);
        program.nested = false;
    }
    if (draw(40) == 0) {
        error_set(rt, ERROR_VALUE, "drawn");
        return NULL;
    }
    if (object_type(other) != object_type(self))
        return object_incref(&rt->statics.not_implemented);
    return bool_from(rt, key_place(self) % 9 == key_place(other) % 9);
}

static Object *hash_key(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    (void)arguments, (void)count;
    return int_from_int64(rt, key_place(self) % 5);
}

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

static Object *new_plain_class(const char *name)
{
    return must(type_new_class(program.rt, name, NULL, NULL));
}

static void make_keys(void)
{
    Runtime *rt = program.rt;
    Object *class = new_plain_class("Key");
    char text[16];
    add_method(class, "__eq__", compare_keys);
    add_method(class, "__hash__", hash_key);
    for (int i = 0; i < STRS; i++) {
        snprintf(text, sizeof text, "k%d", i);
        program.keys[i] = must(str_from_cstring(rt, text));
    }
    for (int i = 0; i < INTS; i++)
        program.keys[STRS + i] = must(int_from_int64(rt, i));
    for (int i = 0; i < KEYS; i++)
        program.keys[STRS + INTS + i] = must(instance_new(rt, (TypeObject *)class));
    object_decref(rt, class);
}

static void make_rest(void)
{
    Runtime *rt = program.rt;
    for (int i = 0; i < VALUES; i++)
        program.values[i] = must(i % 3 != 0 ? int_from_int64(rt, i) : list_new(rt, 0));
    for (int i = 0; i < DICTS; i++)
        program.dicts[i] = must(dict_new(rt));
    for (int i = 0; i < CLASSES; i++)
        program.classes[i] = new_plain_class("C");
    for (int i = 0; i < INSTANCES; i++)
        program.instances[i] = must(instance_new(rt, (TypeObject *)program.classes[i % CLASSES]));
}

static void drop(Object **objects, int count)
{
    for (int i = 0; i < count; i++)
        replace(&objects[i], NULL);
}

/* ---- showing */

static uint32_t hash_of_indices(const DictKeys *keys)
{
    uint32_t hash = 0;
    for (int64_t i = 0; i < dict_keys_slots(keys); i++)
        hash = hash * 31 + (uint32_t)dict_keys_index(keys, (uint64_t)i);
    return hash;
}

static void show_items(const Object *dict)
{
    int64_t position = 0;
    Object *key, *value;
    printf(" ");
    while (dict_next(dict, &position, &key, &value, NULL))
        printf(" %d:%d", key_place(key), value_place(value));
    printf("\n");
}

static void show(int step, int operation, Object *object, uint64_t tag)
{
    const DictObject *dict = (DictObject *)object;
    const DictKeys *keys = dict_keys_of(dict);
    const char *why = "";
    if (!dict_is_valid(program.rt, object, &why)) {
        fprintf(stderr, "step %d: %s\n", step, why);
        exit(1);
    }
    printf("%d %d %s | %" PRId64 " %d %d %d %" PRId64 " %" PRId64 " %" PRId64 " %d %d %d %" PRId64 " %" PRIu32
           " %d\n",
           step, operation, program.result, dict->ma_used, keys->dk_log2_size, keys->dk_log2_index_bytes,
           keys->dk_kind, keys->dk_usable, keys->dk_nentries, keys->dk_log2_size != 0 ? keys->dk_refcnt : 0,
           dict->ma_values != NO_REF, object_is_tracked(object), dict->ma_version_tag != tag,
           object_getsizeof(program.rt, object), hash_of_indices(keys), program.comparisons);
    if (step % 4 == 0)
        show_items(object);
}

static void say(const char *format, int number) { snprintf(program.result, RESULT_SIZE, format, number); }

/* The result is the place of a value; -1: an error. */
static void say_value(Object *value)
{
    if (value == NULL) {
        say("ValueError", 0);
    } else {
        say("value %d", value_place(value));
    }
}

static bool took_error(ErrorKind kind)
{
    if (program.rt->error.kind != kind)
        return false;
    error_clear(program.rt);
    return true;
}

static void say_status(const char *done, int status)
{
    if (status == 0) {
        say(done, 0);
    } else {
        say(took_error(ERROR_RUNTIME) ? "RuntimeError" : "ValueError", 0);
    }
    error_clear(program.rt);
}

/* ---- on instances */

static void new_class(void)
{
    int number = draw(CLASSES);
    replace(&program.classes[number], new_plain_class("C"));
    say("class %d", number);
}

static void new_instance(void)
{
    int number = draw(INSTANCES);
    Object *class = program.classes[draw(CLASSES)];
    replace(&program.instances[number], must(instance_new(program.rt, (TypeObject *)class)));
    say("instance %d", number);
}

static void set_attribute(void)
{
    Object *instance = program.instances[draw(INSTANCES)];
    Object *name = program.keys[draw(STRS)];
    if (object_setattr(program.rt, instance, name, program.values[draw(VALUES)]) < 0)
        must(NULL);
    say("set", 0);
}

static void delete_attribute(void)
{
    Object *instance = program.instances[draw(INSTANCES)];
    int status = object_setattr(program.rt, instance, program.keys[draw(STRS)], NULL);
    say(status == 0 ? "deleted" : took_error(ERROR_ATTRIBUTE) ? "absent" : "broken", 0);
}

static void get_attribute(void)
{
    Object *instance = program.instances[draw(INSTANCES)];
    Object *value = object_getattr(program.rt, instance, program.keys[draw(STRS)]);
    error_clear(program.rt);
    say("got %d", value_place(value));
    object_xdecref(program.rt, value);
}

static void take_dict(void)
{
    int number = draw(DICTS);
    replace(&program.dicts[number],
            must(instance_dict_materialize(program.rt, program.instances[draw(INSTANCES)])));
    say("dict %d", number);
}

typedef void (*OnInstances)(void);

static const OnInstances on_instances[] = {new_class,        new_instance,  new_instance,  set_attribute,
                                           set_attribute,    set_attribute, set_attribute, set_attribute,
                                           delete_attribute, get_attribute, take_dict};

static void work_on_instances(int step)
{
    on_instances[draw(sizeof on_instances / sizeof on_instances[0])]();
    printf("%d %s", step, program.result);
    for (int i = 0; i < CLASSES; i++) {
        const DictKeys *keys = class_keys_of((HeapTypeObject *)program.classes[i]);
        printf(" %" PRId64 " %" PRId64 " %" PRId64, keys->dk_refcnt, keys->dk_usable, keys->dk_nentries);
    }
    printf("\n");
}

/* ---- on dicts: each works on dict `number`, which stays alive meanwhile */

static void set_among(Object *dict, int first, int count)
{
    /* CPython evaluates the value before the key. */
    Object *value = program.values[draw(VALUES)];
    Object *key = program.keys[first + draw(count)];
    say_status("set", dict_set(program.rt, dict, key, value));
}

static void set_key(Object *dict, int number)
{
    (void)number;
    set_among(dict, 0, ALL_KEYS);
}

static void set_str(Object *dict, int number)
{
    (void)number;
    set_among(dict, 0, STRS);
}

static void set_int(Object *dict, int number)
{
    (void)number;
    set_among(dict, STRS, INTS);
}

static void delete_key(Object *dict, int number)
{
    (void)number;
    int status = dict_delete(program.rt, dict, program.keys[draw(ALL_KEYS)]);
    if (took_error(ERROR_KEY)) {
        say("absent", 0);
    } else {
        say_status("deleted", status);
    }
}

static void get_key(Object *dict, int number)
{
    (void)number;
    Object *value = dict_get(program.rt, dict, program.keys[draw(ALL_KEYS)]);
    if (value == NULL && !error_occurred(program.rt)) {
        say("none", 0);
    } else {
        say_value(value);
    }
    error_clear(program.rt);
}

static void pop_key(Object *dict, int number)
{
    (void)number;
    Object *value = dict_pop(program.rt, dict, program.keys[draw(ALL_KEYS)], program.values[1]);
    say_value(value);
    object_xdecref(program.rt, value);
    error_clear(program.rt);
}

static void pop_item(Object *dict, int number)
{
    (void)number;
    Object *key, *value;
    if (dict_popitem(program.rt, dict, &key, &value) < 0) {
        say(took_error(ERROR_KEY) ? "empty" : "broken", 0);
        return;
    }
    snprintf(program.result, RESULT_SIZE, "key %d value %d", key_place(key), value_place(value));
    object_decref(program.rt, key);
    object_decref(program.rt, value);
}

static void set_default(Object *dict, int number)
{
    (void)number;
    Object *key = program.keys[draw(ALL_KEYS)];
    say_value(dict_setdefault(program.rt, dict, key, program.values[draw(VALUES)]));
    error_clear(program.rt);
}

static void update(Object *dict, int number)
{
    (void)number;
    say_status("updated", dict_update(program.rt, dict, program.dicts[draw(DICTS)]));
}

static void merge(Object *dict, int number)
{
    (void)number;
    say_status("merged", dict_merge(program.rt, dict, program.dicts[draw(DICTS)], false));
}

static void copy(Object *dict, int number)
{
    (void)dict;
    Object *made = dict_copy(program.rt, program.dicts[draw(DICTS)]);
    if (made != NULL)
        replace(&program.dicts[number], made);
    say_status("copied", made == NULL ? -1 : 0);
}

static void clear(Object *dict, int number)
{
    (void)number;
    if (draw(4) == 0)
        dict_clear(program.rt, dict);
    say("cleared", 0);
}

static void presized(Object *dict, int number)
{
    (void)dict;
    int count = draw(100);
    replace(&program.dicts[number], must(dict_new_presized(program.rt, count, false)));
    say("presized %d", count);
}

static void equal(Object *dict, int number)
{
    (void)number;
    Object *answer = object_richcompare(program.rt, dict, program.dicts[draw(DICTS)], COMPARE_EQ);
    if (answer == NULL) {
        say("ValueError", 0);
    } else {
        say("equal %d", answer == &program.rt->statics.true_object.ob_base.ob_base);
    }
    object_xdecref(program.rt, answer);
    error_clear(program.rt);
}

static void contains(Object *dict, int number)
{
    (void)number;
    int answer = dict_contains(program.rt, dict, program.keys[draw(ALL_KEYS)]);
    say(answer < 0 ? "ValueError" : "contains %d", answer);
    error_clear(program.rt);
}

static void remove_some(Object *dict, int number)
{
    (void)number;
    Runtime *rt = program.rt;
    for (int i = draw(30); i > 0; i--) {
        Object *value = dict_pop(rt, dict, program.keys[draw(STRS + INTS)], runtime_none(rt));
        object_xdecref(rt, value);
        if (value == NULL) {
            say("ValueError", 0);
            error_clear(rt);
            return;
        }
    }
    say("removed", 0);
}

typedef void (*OnDicts)(Object *dict, int number);

static const OnDicts on_dicts[] = {
    set_key, set_key,    set_key,    set_key,  set_str, set_str,  set_str,     set_str,     set_int,
    set_int, delete_key, delete_key, get_key,  pop_key, pop_item, set_default, set_default, update,
    merge,   copy,       clear,      presized, equal,   contains, remove_some};

static void work_on_dicts(int step)
{
    int number = draw(DICTS);
    int operation = draw(sizeof on_dicts / sizeof on_dicts[0]);
    Object *dict = object_incref(program.dicts[number]);
    uint64_t tag = ((DictObject *)dict)->ma_version_tag;
    on_dicts[operation](dict, number);
    object_decref(program.rt, dict);
    show(step, operation, program.dicts[number], tag);
}

/* ---- sizes while growing by distinct keys, and while one key comes and goes */

typedef Object *(*MakeKey)(int number);

static Object *int_key(int number) { return must(int_from_int64(program.rt, number + 1000)); }

static Object *str_key(int number)
{
    char text[16];
    snprintf(text, sizeof text, "x%d", number);
    return must(str_from_cstring(program.rt, text));
}

static Object *tuple_key(int number)
{
    Object *item = must(int_from_int64(program.rt, number));
    Object *key = must(tuple_pack(program.rt, 1, &item));
    object_decref(program.rt, item);
    return key;
}

static void enter(Object *dict, Object *key)
{
    if (dict_set(program.rt, dict, key, runtime_none(program.rt)) < 0)
        must(NULL);
    object_decref(program.rt, key);
}

static void enter_and_delete(Object *dict, Object *key)
{
    enter(dict, object_incref(key));
    if (dict_delete(program.rt, dict, key) < 0)
        must(NULL);
    object_decref(program.rt, key);
}

static void show_size(int64_t number, Object *dict)
{
    printf("%" PRId64 " %" PRId64 "\n", number, object_getsizeof(program.rt, dict));
}

static void grow(MakeKey make)
{
    Object *dict = must(dict_new(program.rt));
    for (int i = 0; i < 3000; i++) {
        enter(dict, make(i));
        if (i < 400 || i % 50 == 0)
            show_size(i, dict);
    }
    for (int i = 0; i < 2000; i++)
        enter_and_delete(dict, make(i));
    show_size(dict_size(dict), dict);
    for (int i = 0; i < 4000; i++) {
        enter_and_delete(dict, make(100000 + i));
        if (i % 200 == 0)
            show_size(dict_size(dict), dict);
    }
    object_decref(program.rt, dict);
}

static void show_instance_sizes(void)
{
    Object *class = new_plain_class("C");
    for (int i = 0; i < 40; i++) {
        Object *instance = must(instance_new(program.rt, (TypeObject *)class));
        Object *dict = must(instance_dict_materialize(program.rt, instance));
        printf("%" PRId64 " ", object_getsizeof(program.rt, dict));
        object_decref(program.rt, dict);
        object_decref(program.rt, instance);
    }
    printf("\n");
    object_decref(program.rt, class);
}

int main(int argc, char **argv)
{
    Memory *memory = memory_create(NULL, sizeof(Runtime), NULL);
    program.rt = must(memory);
    if (types_init(program.rt) < 0)
        must(NULL);
    program.rt->collector.enabled = 0;
    program.seed = strtoull(argc > 1 ? argv[1] : "1", NULL, 10);
    make_keys();
    make_rest();
    for (int step = 0; step < STEPS; step++)
        (draw(3) != 0 ? work_on_dicts : work_on_instances)(step);
    grow(int_key);
    grow(str_key);
    grow(tuple_key);
    show_instance_sizes();
    drop(program.dicts, DICTS);
    drop(program.instances, INSTANCES);
    drop(program.classes, CLASSES);
    drop(program.keys, ALL_KEYS);
    drop(program.values, VALUES);
    program.rt->collector.enabled = 1;
    types_finalize(program.rt);
    int64_t left = memory_statistics(memory).allocated_blocks + statics_reference_excess(program.rt);
    if (left != 0)
        fprintf(stderr, "%" PRId64 " references or blocks are left\n", left);
    memory_destroy(memory);
    return left != 0;
}
