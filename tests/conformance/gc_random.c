/* Random heaps on the library, the very same as gc_random.py makes in CPython, printing the same lines.
 * usage: gc_random SEED STEPS */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "gc/gc.h"
#include "object/function.h"
#include "object/protocol.h"
#include "types/builtin.h"
#include "types/call/builtin_function.h"
#include "types/call/method_descriptor.h"
#include "types/class/instance.h"
#include "types/class/type.h"
#include "types/class/weakref.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/set.h"
#include "types/container/tuple.h"
#include "types/number/int.h"
#include "types/text/str.h"

enum { SLOTS = 24, INSTANCE_KINDS = 4 };
enum { PLAIN, NOISY, PHOENIX, SLOTTED };

static uint64_t seed;
static int64_t serial;
static Object *slots[SLOTS];
static Object *references[SLOTS];
static TypeObject *classes[INSTANCE_KINDS];
static Object *on_death;

static uint64_t random_below(uint64_t limit)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (seed >> 33) % limit;
}

static void put(Runtime *rt, Object **place, Object *object)
{
    Object *old = *place;
    *place = object;
    object_decref(rt, old);
}

static int64_t number_of(Runtime *rt, Object *object)
{
    bool overflow;
    Object *name = str_intern_cstring(rt, "n");
    Object *value = object_getattr(rt, object, name);
    int64_t number = int_as_int64(rt, value, &overflow);
    object_decref(rt, value);
    object_decref(rt, name);
    return number;
}

static Object *noisy_del(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    (void)arguments, (void)count;
    printf("~ %" PRId64 "\n", number_of(rt, self));
    return none_new(rt);
}

static Object *phoenix_del(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    (void)arguments, (void)count;
    int64_t number = number_of(rt, self);
    printf("^ %" PRId64 "\n", number);
    put(rt, &slots[number % SLOTS], object_incref(self));
    return none_new(rt);
}

static Object *print_death(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    (void)self, (void)count;
    const WeakrefObject *reference = ref_pointer(arguments[0]);
    printf("cb %s\n", reference->wr_object == ref_of(runtime_none(rt)) ? "True" : "False");
    return none_new(rt);
}

static uint64_t new_function(Runtime *rt, CFunction function)
{
    Host *host = host_of(rt);
    host->functions[host->function_count].function = (void (*)(void))function;
    return HOST_FUNCTION_FIRST + host->function_count++;
}

static void set_attribute(Runtime *rt, Object *object, const char *name, Object *value)
{
    Object *key = str_intern_cstring(rt, name);
    if (object_setattr(rt, object, key, value) < 0)
        abort();
    object_decref(rt, key);
}

static TypeObject *new_class(Runtime *rt, const char *name, CFunction finalizer, Object *slot_names)
{
    Object *namespace = dict_new(rt);
    if (slot_names != NULL) {
        Object *key = str_intern_cstring(rt, "__slots__");
        dict_set(rt, namespace, key, slot_names);
        object_decref(rt, key);
    }
    TypeObject *class = (TypeObject *)type_new_class(rt, name, NULL, namespace);
    object_decref(rt, namespace);
    if (finalizer != NULL) {
        Object *key = str_intern_cstring(rt, "__del__");
        Object *method = method_descriptor_new(rt, class, key, new_function(rt, finalizer));
        object_setattr(rt, (Object *)class, key, method);
        object_decref(rt, method);
        object_decref(rt, key);
    }
    return class;
}

static void make_classes(Runtime *rt)
{
    static const char *const names[] = {"n", "a0", "a1", "a2", "a3", "__weakref__"};
    Object *texts[6];
    for (int i = 0; i < 6; i++)
        texts[i] = str_intern_cstring(rt, names[i]);
    Object *slot_names = tuple_pack(rt, 6, texts);
    for (int i = 0; i < 6; i++)
        object_decref(rt, texts[i]);
    classes[PLAIN] = new_class(rt, "Plain", NULL, NULL);
    classes[NOISY] = new_class(rt, "Noisy", noisy_del, NULL);
    classes[PHOENIX] = new_class(rt, "Phoenix", phoenix_del, NULL);
    classes[SLOTTED] = new_class(rt, "Slotted", NULL, slot_names);
    object_decref(rt, slot_names);
    Object *name = str_from_cstring(rt, "on_death");
    on_death = builtin_function_new(rt, new_function(rt, print_death), NULL, name);
    object_decref(rt, name);
}

static bool is_instance(const Object *object)
{
    for (int i = 0; i < INSTANCE_KINDS; i++) {
        if (object_type(object) == classes[i])
            return true;
    }
    return false;
}

static Object *make_instance(Runtime *rt, int kind)
{
    Object *number = int_from_int64(rt, ++serial);
    Object *object = instance_new(rt, classes[kind]);
    set_attribute(rt, object, "n", number);
    object_decref(rt, number);
    return object;
}

static Object *make(Runtime *rt, uint64_t kind)
{
    switch (kind) {
    case 0:
        return list_new(rt, 0);
    case 1:
        return dict_new(rt);
    case 2: {
        Object *items[2];
        items[0] = slots[random_below(SLOTS)];
        items[1] = slots[random_below(SLOTS)];
        return tuple_pack(rt, 2, items);
    }
    case 3:
        return set_new(rt, TYPE_SET);
    default:
        return make_instance(rt, (int)kind - 4);
    }
}

static void link_to(Runtime *rt, Object *source, Object *target, int name)
{
    char text[16];
    snprintf(text, sizeof text, "a%d", name);
    if (object_is_exact(rt, source, TYPE_LIST)) {
        list_append(rt, source, target);
    } else if (object_is_exact(rt, source, TYPE_DICT)) {
        Object *key = str_from_cstring(rt, text);
        dict_set(rt, source, key, target);
        object_decref(rt, key);
    } else if (object_is_exact(rt, source, TYPE_SET)) {
        Object *number = int_from_int64(rt, name);
        set_add(rt, source, number);
        object_decref(rt, number);
    } else if (is_instance(source)) {
        set_attribute(rt, source, text, target);
    }
}

static void make_reference(Runtime *rt, uint64_t index)
{
    Object *target = object_incref(slots[index]);
    put(rt, &references[index], none_new(rt));
    if (is_instance(target))
        put(rt, &references[index], weakref_new(rt, target, random_below(2) ? on_death : NULL));
    object_decref(rt, target);
}

static void step(Runtime *rt)
{
    uint64_t operation = random_below(16);
    uint64_t index = random_below(SLOTS);
    if (operation < 5) {
        Object *made = make(rt, random_below(8));
        put(rt, &slots[index], made);
    } else if (operation < 10) {
        Object *target = slots[random_below(SLOTS)];
        link_to(rt, slots[index], target, (int)random_below(4));
    } else if (operation < 13) {
        put(rt, &slots[index], none_new(rt));
    } else if (operation == 13) {
        make_reference(rt, index);
    } else if (operation == 14) {
        if (random_below(8) == 0) {
            int generation = (int)random_below(3);
            int64_t found = gc_collect(rt, generation);
            printf("collect %d %" PRId64 "\n", generation, found);
        }
    } else {
        printf("tracked %s size %" PRId64 "\n", object_is_tracked(slots[index]) ? "True" : "False",
               object_getsizeof(rt, slots[index]));
    }
}

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    Memory *memory = memory_create(NULL, sizeof(Runtime), NULL);
    Runtime *rt = (Runtime *)memory;
    if (rt == NULL || types_init(rt) < 0)
        return 1;
    seed = strtoull(argv[1], NULL, 10);
    for (int i = 0; i < SLOTS; i++)
        slots[i] = none_new(rt), references[i] = none_new(rt);
    make_classes(rt);
    rt->collector.enabled = 0;
    gc_collect(rt, 2);
    for (int64_t i = strtoll(argv[2], NULL, 10); i > 0; i--)
        step(rt);
    for (int i = 0; i < SLOTS; i++) {
        put(rt, &slots[i], none_new(rt));
        printf("dropped %d\n", i);
    }
    printf("collect %" PRId64 "\n", gc_collect(rt, 2));
    for (int i = 0; i < SLOTS; i++)
        put(rt, &slots[i], none_new(rt));
    printf("collect %" PRId64 "\n", gc_collect(rt, 2));
    for (int i = 0; i < SLOTS; i++)
        put(rt, &references[i], none_new(rt));

    for (int i = 0; i < SLOTS; i++)
        object_decref(rt, slots[i]), object_decref(rt, references[i]);
    object_decref(rt, on_death);
    for (int i = 0; i < INSTANCE_KINDS; i++)
        object_decref(rt, (Object *)classes[i]);
    types_finalize(rt);
    MemoryStatistics statistics = memory_statistics(memory);
    int64_t references_left = statics_reference_excess(rt);
    if (statistics.allocated_blocks != 0 || references_left != 0) {
        fprintf(stderr, "[%" PRId64 " refs, %" PRId64 " blocks]\n", references_left,
                statistics.allocated_blocks);
        return 3;
    }
    memory_destroy(memory);
    return 0;
}
