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

/* The tuple is the runtime's own, so no program finds it among the collector's objects. */
int names_init(Runtime *rt)
{
    Object *names = tuple_new(rt, NAME_COUNT);
    if (names == NULL)
        return -1;
    gc_untrack(rt, names);
    if (fill(rt, names) < 0) {
        object_decref(rt, names);
        return -1;
    }
    rt->names = ref_of(names);
    return 0;
}
