/* The dict of interned strs; see intern.h for how its references are counted. */
#include "types/text/intern.h"

#include "memory/clock.h"
#include "object/error.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/text/str.h"

enum { UNCOUNTED = 2 }; /* the dict's references to a str: as key and as value */

static void set_interned(Object *object, uint32_t interned)
{
    StrObject *string = (StrObject *)object;
    string->state = (string->state & ~STR_STATE_INTERNED_MASK) | interned;
}

/* The dict's str of this value (borrowed), which is `string` if there was none; NULL and an error. */
static Object *find_or_add(Runtime *rt, Object *string)
{
    if (rt->interned == NO_REF) {
        rt->interned = ref_of(dict_new(rt));
        if (rt->interned == NO_REF)
            return NULL;
    }
    return dict_setdefault(rt, ref_pointer(rt->interned), string, string);
}

void str_intern(Runtime *rt, Object **string)
{
    Object *object = *string;
    if (object == NULL || !str_is_exact(rt, object) || str_is_interned(object))
        return;
    Object *found = find_or_add(rt, object);
    if (found == NULL) {
        error_clear(rt);
    } else if (found != object) {
        *string = object_incref(found);
        object_decref(rt, object);
    } else {
        object->ob_refcnt -= UNCOUNTED;
        set_interned(object, STR_INTERNED_MORTAL);
        event_post(&rt->memory, OURO_EVENT_INTERN, ref_of(object), NO_REF, 0);
    }
}

Object *str_intern_cstring(Runtime *rt, const char *text)
{
    Object *string = str_from_cstring(rt, text);
    str_intern(rt, &string);
    return string;
}

void str_intern_forget(Runtime *rt, Object *string)
{
    type_cache_forget(rt, string);
    /* Counted again, and one more so that leaving the dict does not end it a second time. */
    string->ob_refcnt = UNCOUNTED + 1;
    ErrorState saved;
    error_fetch(rt, &saved);
    if (dict_delete(rt, ref_pointer(rt->interned), string) < 0)
        error_write_unraisable(rt, NULL);
    error_restore(rt, &saved);
    assert_internal(string->ob_refcnt == 1);
    string->ob_refcnt = 0;
    set_interned(string, STR_NOT_INTERNED);
}

void str_intern_clear(Runtime *rt)
{
    Object *dict = ref_pointer(rt->interned);
    if (dict == NULL)
        return;
    int64_t position = 0;
    Object *string;
    while (dict_next(dict, &position, &string, NULL, NULL)) {
        string->ob_refcnt += UNCOUNTED;
        set_interned(string, STR_NOT_INTERNED);
    }
    rt->interned = NO_REF;
    object_decref(rt, dict);
}
