/* The module _random: the Mersenne Twister, on which random.py is built. CPython: Modules/_randommodule.c. Without a
 * seed a generator takes one from what the runtime has counted so far, so that a run can be repeated; two generators
 * of one run differ. */
#include "modules/module_table.h"

#include <string.h>

#include "modules/sha512.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/builtin_slots.h"
#include "types/class/instance.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/free.h"
#include "types/number/float.h"
#include "types/number/int.h"
#include "types/number/int_arithmetic.h"
#include "types/number/int_octets.h"
#include "types/text/bytes.h"
#include "types/text/str.h"

enum { WORDS = 624, DISTANCE = 397 };

static RandomObject *as_random(Object *object) { return (RandomObject *)object; }

/* ---- the generator. Matsumoto and Nishimura, "Mersenne Twister", 1998 */

static void twist(RandomObject *random)
{
    uint32_t *state = random->state;
    for (int i = 0; i < WORDS; i++) {
        uint32_t joined = (state[i] & 0x80000000u) | (state[(i + 1) % WORDS] & 0x7fffffffu);
        state[i] = state[(i + DISTANCE) % WORDS] ^ joined >> 1 ^ ((joined & 1) != 0 ? 0x9908b0dfu : 0);
    }
    random->index = 0;
}

static uint32_t next_word(RandomObject *random)
{
    if (random->index >= WORDS)
        twist(random);
    uint32_t word = random->state[random->index++];
    word ^= word >> 11;
    word ^= word << 7 & 0x9d2c5680u;
    word ^= word << 15 & 0xefc60000u;
    return word ^ word >> 18;
}

static void seed_by_word(RandomObject *random, uint32_t seed)
{
    random->state[0] = seed;
    for (uint32_t i = 1; i < WORDS; i++) {
        uint32_t previous = random->state[i - 1];
        random->state[i] = 1812433253u * (previous ^ previous >> 30) + i;
    }
    random->index = WORDS;
}

/* The place after `i`; state[0] stands for the last word when that has been passed. */
static int step(uint32_t *state, int i)
{
    if (++i < WORDS)
        return i;
    state[0] = state[WORDS - 1];
    return 1;
}

static void seed_by_words(RandomObject *random, const uint32_t *key, int64_t count)
{
    uint32_t *state = random->state;
    int i = 1;
    int64_t j = 0;
    seed_by_word(random, 19650218u);
    for (int64_t rounds = count > WORDS ? count : WORDS; rounds > 0; rounds--) {
        uint32_t previous = state[i - 1];
        state[i] = (state[i] ^ (previous ^ previous >> 30) * 1664525u) + key[j] + (uint32_t)j;
        i = step(state, i);
        j = j + 1 < count ? j + 1 : 0;
    }
    for (int rounds = WORDS - 1; rounds > 0; rounds--) {
        uint32_t previous = state[i - 1];
        state[i] = (state[i] ^ (previous ^ previous >> 30) * 1566083941u) - (uint32_t)i;
        i = step(state, i);
    }
    state[0] = 0x80000000u;
}

/* ---- seeding */

static int seed_by_int(Runtime *rt, RandomObject *random, Object *number)
{
    int64_t count = (int_bit_length(number) + 31) / 32;
    uint32_t small[16] = {0};
    uint32_t *key = small;
    if (count == 0)
        count = 1;
    if (count > 16)
        key = memory_alloc(&rt->memory, (uint64_t)count * sizeof *key);
    if (key == NULL) {
        error_no_memory(rt);
        return -1;
    }
    int status = int_to_octets(rt, number, (uint8_t *)key, count * 4, true, false);
    if (status == 0)
        seed_by_words(random, key, count);
    if (key != small)
        memory_free(&rt->memory, key);
    return status;
}

static void seed_by_count(Runtime *rt, RandomObject *random)
{
    uint64_t now = rt->dict_version;
    uint32_t key[3] = {0x6f75726f, (uint32_t)now, (uint32_t)(now >> 32)};
    rt->dict_version++;
    seed_by_words(random, key, 3);
}

/* The int that stands for a seed: new reference. */
static Object *seed_number(Runtime *rt, Object *seed)
{
    if (object_is_int(seed))
        return int_absolute(rt, seed);
    int64_t hash = object_hash(rt, seed);
    return hash == -1 ? NULL : int_from_uint64(rt, (uint64_t)hash);
}

static int seed_by_object(Runtime *rt, Object *self, Object *seed)
{
    if (seed == NULL || seed == runtime_none(rt)) {
        seed_by_count(rt, as_random(self));
        return 0;
    }
    Object *number = seed_number(rt, seed);
    if (number == NULL)
        return -1;
    int status = seed_by_int(rt, as_random(self), number);
    object_decref(rt, number);
    return status;
}

/* ---- methods */

static Object *random_method_random(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    uint32_t high = next_word(as_random(self)) >> 5;
    uint32_t low = next_word(as_random(self)) >> 6;
    return float_from_double(rt, (high * 67108864.0 + low) * (1.0 / 9007199254740992.0));
}

static Object *random_method_seed(Runtime *rt, Object *self, const Arguments *arguments)
{
    return seed_by_object(rt, self, argument_at(arguments, 0)) < 0 ? NULL : none_new(rt);
}

static Object *many_bits(Runtime *rt, RandomObject *random, int64_t bits)
{
    int64_t count = (bits - 1) / 32 + 1;
    uint32_t *words = memory_alloc(&rt->memory, (uint64_t)count * sizeof *words);
    if (words == NULL) {
        error_no_memory(rt);
        return NULL;
    }
    for (int64_t i = 0; i < count; i++, bits -= 32) {
        words[i] = next_word(random);
        if (bits < 32)
            words[i] >>= 32 - bits;
    }
    Object *number = int_from_octets(rt, (const uint8_t *)words, count * 4, true, false);
    memory_free(&rt->memory, words);
    return number;
}

static Object *random_method_getrandbits(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *index = number_index(rt, argument_at(arguments, 0));
    if (index == NULL)
        return NULL;
    bool overflow;
    int64_t bits = int_as_int64(rt, index, &overflow);
    object_decref(rt, index);
    if (overflow || bits > INT32_MAX || bits < INT32_MIN) {
        error_set(rt, ERROR_OVERFLOW, "Python int too large to convert to C int");
        return NULL;
    }
    if (bits < 0) {
        error_set(rt, ERROR_VALUE, "number of bits must be non-negative");
        return NULL;
    }
    if (bits == 0)
        return int_from_int64(rt, 0);
    if (bits <= 32)
        return int_from_uint64(rt, next_word(as_random(self)) >> (32 - bits));
    return many_bits(rt, as_random(self), bits);
}

static Object *random_method_getstate(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    Object *state = tuple_new(rt, WORDS + 1);
    for (int i = 0; state != NULL && i <= WORDS; i++) {
        uint64_t word = i < WORDS ? as_random(self)->state[i] : (uint64_t)as_random(self)->index;
        Object *number = int_from_uint64(rt, word);
        if (number == NULL) {
            object_decref(rt, state);
            return NULL;
        }
        tuple_set(state, i, number);
    }
    return state;
}

/* A word of a state: 0, or -1 and an error. */
static int state_word(Runtime *rt, Object *object, uint32_t *word)
{
    bool overflow;
    if (!object_is_int(object)) {
        error_set(rt, ERROR_TYPE, "an integer is required");
        return -1;
    }
    int64_t value = int_as_int64(rt, object, &overflow);
    if (int_sign(object) < 0) {
        error_set(rt, ERROR_OVERFLOW, "can't convert negative value to unsigned int");
        return -1;
    }
    if (overflow) {
        error_set(rt, ERROR_OVERFLOW, "Python int too large to convert to C unsigned long");
        return -1;
    }
    *word = (uint32_t)value;
    return 0;
}

static Object *random_method_setstate(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *state = argument_at(arguments, 0);
    uint32_t words[WORDS + 1];
    if (!object_is_tuple(state)) {
        error_set(rt, ERROR_TYPE, "state vector must be a tuple");
        return NULL;
    }
    if (tuple_size(state) != WORDS + 1) {
        error_set(rt, ERROR_VALUE, "state vector is the wrong size");
        return NULL;
    }
    for (int i = 0; i <= WORDS; i++) {
        if (state_word(rt, tuple_get(state, i), &words[i]) < 0)
            return NULL;
    }
    if (words[WORDS] > WORDS) {
        error_set(rt, ERROR_VALUE, "invalid state");
        return NULL;
    }
    memcpy(as_random(self)->state, words, WORDS * sizeof *words);
    as_random(self)->index = (int32_t)words[WORDS];
    return none_new(rt);
}

/* ---- the type */

/* All zeros: __init__ seeds. */
static Object *random_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    (void)arguments;
    bool is_plain = type == runtime_type(rt, TYPE_RANDOM);
    Object *self =
        is_plain ? object_new(rt, type, (int64_t)sizeof(RandomObject)) : instance_new_variable(rt, type, 0);
    if (self != NULL)
        memset(&as_random(self)->index, 0, sizeof(RandomObject) - offsetof(RandomObject, index));
    return self;
}

static int random_init(Runtime *rt, Object *self, const Arguments *arguments)
{
    if (arguments_no_keywords(rt, "Random", arguments) < 0)
        return -1;
    if (arguments->count > 1) {
        error_set(rt, ERROR_TYPE, "Random() requires 0 or 1 argument");
        return -1;
    }
    return seed_by_object(rt, self, argument_at(arguments, 0));
}

static void random_dealloc(Runtime *rt, Object *object) { object_free(rt, object); }

static const MethodDefinition type_methods[] = {
    {"random", random_method_random, 0, 0, 0, "($self, /)"},
    {"seed", random_method_seed, 0, 1, 0, "($self, n=None, /)"},
    {"getstate", random_method_getstate, 0, 0, 0, "($self, /)"},
    {"setstate", random_method_setstate, 1, 1, METHOD_O, "($self, state, /)"},
    {"getrandbits", random_method_getrandbits, 1, 1, METHOD_O, "($self, k, /)"},
    {0},
};

const TypeDefinition random_definition = {
    .slots = {.dealloc = random_dealloc, .new = random_new, .init = random_init},
    .methods = type_methods,
    .doc = "Random() -> create a random number generator with its own internal state.",
};

/* ---- the module */

/* sha512(data).digest() of bytes or bytearray: what random.seed mixes text with. */
static Object *module_digest(Runtime *rt, Object *self, const Arguments *arguments)
{
    BufferView view;
    uint8_t digest[SHA512_BYTES];
    (void)self;
    if (object_get_buffer(rt, argument_at(arguments, 0), &view, false) < 0)
        return NULL;
    sha512(view.bytes, view.length, digest);
    buffer_release(rt, &view);
    return bytes_from_data(rt, digest, SHA512_BYTES);
}

static const MethodDefinition module_methods[] = {
    {"_sha512", module_digest, 1, 1, METHOD_O, NULL},
    {0},
};

static int random_exec(Runtime *rt, Object *module)
{
    Object *name = str_intern_cstring(rt, "Random");
    if (name == NULL)
        return -1;
    int status = object_setattr(rt, module, name, (Object *)runtime_type(rt, TYPE_RANDOM));
    object_decref(rt, name);
    return status;
}

const ModuleDefinition random_module = {
    .name = "_random",
    .methods = module_methods,
    .exec = random_exec,
    .doc = "Module implements the Mersenne Twister random number generator.",
};
