/* Random classes: their bases, slots and methods are drawn from a fixed sequence; prints the layout, order,
 * dict and flags of each, or why it cannot be, and what an instance of it looks like. classes.py does the
 * same with CPython. usage: classes SEED */
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
#include "types/container/tuple.h"
#include "types/number/bool.h"
#include "types/number/int.h"
#include "types/text/str.h"

enum { ROUNDS = 40, CLASSES = 60, SLOT_NAMES = 5 };

static const TypeId builtins[] = {TYPE_OBJECT, TYPE_INT, TYPE_STR,       TYPE_LIST,  TYPE_DICT,
                                  TYPE_TUPLE,  TYPE_SET, TYPE_FROZENSET, TYPE_FLOAT, TYPE_BYTES};
static const char *const slot_names[SLOT_NAMES] = {"b", "a", "__c", "__dict__", "__weakref__"};

enum { BUILTINS = sizeof builtins / sizeof builtins[0] };

#define FLAGS ((UINT64_C(0x7f) << 4) | (1 << 11) | (1 << 12) | (1 << 14) | (1 << 22) | (UINT64_C(0xff) << 24))

typedef struct Program {
    Runtime *rt;
    uint64_t seed;
    TypeObject *made[CLASSES];
    int count;
    Object *equal; /* methods that classes may have */
    Object *hash;
} Program;

static int draw(Program *program, int limit)
{
    program->seed = program->seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int)((program->seed >> 33) % (uint64_t)limit);
}

static void *must(void *object)
{
    if (object != NULL)
        return object;
    fprintf(stderr, "unexpected error\n");
    exit(1);
}

static Object *equal(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    (void)self, (void)arguments, (void)count;
    return bool_from(rt, true);
}

static Object *hash_of(Runtime *rt, Object *self, const Ref *arguments, int64_t count)
{
    (void)self, (void)arguments, (void)count;
    return int_from_int64(rt, 7);
}

static Object *method_of(Runtime *rt, CFunction function)
{
    Host *host = host_of(rt);
    host->functions[host->function_count].function = (void (*)(void))function;
    Object *name = must(str_from_cstring(rt, "method"));
    TypeObject *object = runtime_type(rt, TYPE_OBJECT);
    Object *method =
        must(method_descriptor_new(rt, object, name, HOST_FUNCTION_FIRST + host->function_count++));
    object_decref(rt, name);
    return method;
}

/* ---- making */

static Object *pick(Program *program)
{
    if (program->count == 0 || draw(program, 3) == 0)
        return type_as_object(runtime_type(program->rt, builtins[draw(program, BUILTINS)]));
    int recent = program->count < 12 ? program->count : 12;
    return type_as_object(program->made[program->count - 1 - draw(program, recent)]);
}

static Object *draw_bases(Program *program)
{
    Object *items[4];
    int count = draw(program, 4);
    for (int i = 0; i < count; i++)
        items[i] = pick(program);
    return must(tuple_pack(program->rt, count, items));
}

static void set_and_drop(Program *program, Object *dict, Ref name, Object *value)
{
    dict_set(program->rt, dict, ref_pointer(name), value);
    object_decref(program->rt, value);
}

static Object *draw_slots(Program *program)
{
    Object *items[SLOT_NAMES];
    int count = 0;
    int mask = draw(program, 32);
    for (int i = 0; i < SLOT_NAMES; i++) {
        if (mask >> i & 1)
            items[count++] = must(str_intern_cstring(program->rt, slot_names[i]));
    }
    Object *slots = must(tuple_pack(program->rt, count, items));
    for (int i = 0; i < count; i++)
        object_decref(program->rt, items[i]);
    return slots;
}

static Object *draw_namespace(Program *program)
{
    Runtime *rt = program->rt;
    Object *namespace = must(dict_new(rt));
    int mode = draw(program, 4);
    if (mode == 2)
        set_and_drop(program, namespace, rt->attribute_slots, draw_slots(program));
    if (mode == 3)
        set_and_drop(program, namespace, rt->attribute_slots, must(str_intern_cstring(rt, "solo")));
    if (draw(program, 8) == 0)
        set_and_drop(program, namespace, rt->attribute_eq, object_incref(program->equal));
    if (draw(program, 8) == 0)
        set_and_drop(program, namespace, rt->attribute_hash, object_incref(program->hash));
    return namespace;
}

static TypeObject *make(Program *program, int number)
{
    char name[16];
    snprintf(name, sizeof name, "_K%d", number);
    Object *bases = draw_bases(program);
    Object *namespace = draw_namespace(program);
    Object *class = type_new_class(program->rt, name, bases, namespace);
    object_decref(program->rt, namespace);
    object_decref(program->rt, bases);
    return (TypeObject *)class;
}

/* ---- telling */

static void describe(Program *program, TypeObject *class)
{
    Runtime *rt = program->rt;
    printf("%s %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 " 0x%" PRIx64 " %" PRId64 " %s\n",
           type_name_of(class), class->tp_basicsize, class->tp_itemsize, class->tp_dictoffset,
           class->tp_weaklistoffset, class->tp_flags & FLAGS, object_getsizeof(rt, type_as_object(class)),
           type_name_of(ref_pointer(class->tp_base)));
    const Object *mro = ref_pointer(class->tp_mro);
    printf(" mro");
    for (int64_t i = 0; i < tuple_size(mro); i++)
        printf(" %s", type_name_of((const TypeObject *)tuple_get(mro, i)));
    printf("\n dict");
    int64_t position = 0;
    Object *key;
    while (dict_next(ref_pointer(class->tp_dict), &position, &key, NULL, NULL))
        printf(" %s", str_as_utf8(rt, key, NULL));
    printf("\n");
}

static void tell_attribute(Runtime *rt, Object *instance)
{
    Object *name = must(str_intern_cstring(rt, "x"));
    Object *value = must(int_from_int64(rt, 1));
    Object *dict = NULL;
    if (object_setattr(rt, instance, name, value) == 0)
        dict = object_getattr(rt, instance, ref_pointer(rt->attribute_dict));
    if (dict != NULL) {
        printf(" %" PRId64 "\n", object_getsizeof(rt, dict));
        object_decref(rt, dict);
    } else {
        printf(" %s\n", rt->error.message);
        error_clear(rt);
    }
    object_decref(rt, value);
    object_decref(rt, name);
}

static const char *truth(int value) { return value < 0 ? "error" : value ? "True" : "False"; }

static void try_instance(Program *program, TypeObject *class)
{
    Runtime *rt = program->rt;
    Object *instance = must(instance_new(rt, class));
    Object *five = must(int_from_int64(rt, 5));
    printf(" instance %" PRId64 " %s %s %s %s", object_getsizeof(rt, instance),
           truth(object_is_tracked(instance)), class->tp_hash == TYPE_NO_SLOT ? "unhashable" : "hashable",
           truth(object_compare(rt, instance, five, COMPARE_EQ)),
           truth(object_compare(rt, instance, five, COMPARE_NE)));
    tell_attribute(rt, instance);
    object_decref(rt, five);
    object_decref(rt, instance);
}

static void tell_subclasses(Program *program)
{
    printf("subclasses");
    for (int i = 0; i < program->count; i++) {
        Object *subclasses = must(type_subclasses(program->rt, program->made[i]));
        printf(" %" PRId64, list_size(subclasses));
        object_decref(program->rt, subclasses);
    }
    printf("\n");
}

static void one_round(Program *program)
{
    Runtime *rt = program->rt;
    program->count = 0;
    for (int number = 0; number < CLASSES; number++) {
        TypeObject *class = make(program, number);
        if (class == NULL) {
            printf("%s %s\n", error_name((ErrorKind)rt->error.kind), rt->error.message);
            error_clear(rt);
            continue;
        }
        program->made[program->count++] = class;
        describe(program, class);
        try_instance(program, class);
    }
    tell_subclasses(program);
    for (int i = 0; i < program->count; i++)
        object_decref(rt, type_as_object(program->made[i]));
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    Program program = {.rt = must(memory_create(NULL, sizeof(Runtime), NULL))};
    Runtime *rt = program.rt;
    program.seed = strtoull(argv[1], NULL, 10);
    if (types_init(rt) < 0)
        return 1;
    rt->collector.enabled = 0;
    program.equal = method_of(rt, equal);
    program.hash = method_of(rt, hash_of);
    for (int i = 0; i < ROUNDS; i++) {
        gc_collect(rt, 2);
        one_round(&program);
        printf("collected %" PRId64 "\n", gc_collect(rt, 2));
    }
    object_decref(rt, program.equal);
    object_decref(rt, program.hash);
    types_finalize(rt);
    int64_t blocks = memory_statistics(&rt->memory).allocated_blocks;
    int64_t excess = statics_reference_excess(rt);
    memory_destroy(&rt->memory);
    if (blocks == 0 && excess == 0)
        return 0;
    fprintf(stderr, "left: [%" PRId64 " refs, %" PRId64 " blocks]\n", excess, blocks);
    return 1;
}
