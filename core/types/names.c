/* The names that C code looks up; see names.h. */
#include "types/names.h"

#include "types/container/tuple.h"
#include "types/text/intern.h"
#include "types/text/str.h"

static const char *const texts[NAME_COUNT] = {
#define SPECIAL_NAME(identifier) "__" #identifier "__",
    SPECIAL_NAMES(SPECIAL_NAME)
#undef SPECIAL_NAME
#define PLAIN_NAME(identifier) #identifier,
        PLAIN_NAMES(PLAIN_NAME)
#undef PLAIN_NAME
};

/* Interning does without where there is no memory; these must be the interned ones. */
static int fill(Runtime *rt, Object *names)
{
    for (int64_t i = 0; i < NAME_COUNT; i++) {
        Object *name = str_intern_cstring(rt, texts[i]);
        if (name == NULL)
            return -1;
        tuple_set(names, i, name);
        if (!str_is_interned(name)) {
            error_no_memory(rt);
            return -1;
        }
    }
    return 0;
}

/* In a CPython that has begun, these letters have been interned from strs of their own: as a constant or a name each is
 * another object than chr() and indexing give. */
#define OWN_LETTERS "BCLST_abcdefhiklmnopqrstvwxy"
enum { LETTERS = sizeof OWN_LETTERS - 1 };

static Object *letter_new(Runtime *rt, char letter)
{
    StrObject *string = (StrObject *)object_new(rt, runtime_type(rt, TYPE_STR), (int64_t)sizeof *string + 2);
    if (string == NULL)
        return NULL;
    string->length = 1;
    string->hash = -1;
    string->state = STR_STATE_READY | STR_STATE_COMPACT | STR_STATE_ASCII | 1u << STR_STATE_KIND_SHIFT;
    string->padding = 0;
    string->wstr = NO_REF;
    str_write(1, str_data(&string->ob_base), 0, (uint8_t)letter);
    str_write(1, str_data(&string->ob_base), 1, 0);
    return &string->ob_base;
}

static int add_letters(Runtime *rt, Object *names)
{
    for (int i = 0; i < LETTERS; i++) {
        Object *letter = letter_new(rt, OWN_LETTERS[i]);
        str_intern(rt, &letter);
        if (letter == NULL || !str_is_interned(letter)) {
            object_xdecref(rt, letter);
            error_no_memory(rt);
            return -1;
        }
        tuple_set(names, NAME_COUNT + i, letter);
    }
    return 0;
}

/* The tuple is the runtime's own, so no program finds it among the collector's objects. */
int names_init(Runtime *rt)
{
    Object *names = tuple_new(rt, NAME_COUNT + LETTERS);
    if (names == NULL)
        return -1;
    gc_untrack(rt, names);
    if (add_letters(rt, names) < 0 || fill(rt, names) < 0) {
        object_decref(rt, names);
        return -1;
    }
    rt->names = ref_of(names);
    return 0;
}
