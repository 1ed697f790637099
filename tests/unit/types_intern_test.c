/* Interning: one str a value, kept alive by nobody. */
#include "runtime_fixture.h"

#include <string.h>

#include "types/container/dict.h"
#include "types/text/str.h"

static int set_up(void **state)
{
    *state = fixture_new();
    return 0;
}

static int tear_down(void **state)
{
    fixture_free(*state);
    return 0;
}

static int64_t interned_count(Runtime *rt)
{
    return rt->interned == NO_REF ? 0 : dict_size(ref_pointer(rt->interned));
}

static void equal_strs_become_one(void **state)
{
    Runtime *rt = *state;
    Object *first = str_from_cstring(rt, "identifier");
    Object *second = str_from_cstring(rt, "identifier");
    assert_ptr_not_equal(first, second);
    str_intern(rt, &first);
    assert_true(str_is_interned(first));
    str_intern(rt, &second);
    assert_ptr_equal(first, second);
    assert_int_equal(first->ob_refcnt, 2);
    object_decref(rt, first);
    object_decref(rt, second);
}

static void the_dict_keeps_nothing_alive(void **state)
{
    Runtime *rt = *state;
    Object *keep = str_intern_cstring(rt, "keep");
    int64_t count = interned_count(rt);
    int64_t blocks = memory_statistics(&rt->memory).allocated_blocks;
    Object *string = str_intern_cstring(rt, "forgotten soon");
    assert_int_equal(string->ob_refcnt, 1);
    assert_int_equal(interned_count(rt), count + 1);
    object_decref(rt, string);
    assert_int_equal(interned_count(rt), count);
    assert_int_equal(memory_statistics(&rt->memory).allocated_blocks, blocks);
    object_decref(rt, keep);
}

static void a_dying_interned_str_leaves_a_pending_error_alone(void **state)
{
    Runtime *rt = *state;
    Object *string = str_intern_cstring(rt, "dying");
    error_set(rt, ERROR_VALUE, "pending");
    object_decref(rt, string);
    assert_int_equal(rt->error.kind, ERROR_VALUE);
    assert_string_equal(rt->error.message, "pending");
    error_clear(rt);
}

static void an_interned_str_is_not_appended_to_in_place(void **state)
{
    Runtime *rt = *state;
    Object *tail = str_from_cstring(rt, "!");
    Object *text = str_intern_cstring(rt, "name");
    ((StrObject *)text)->hash = -1; /* as if it had never been asked for */
    assert_int_equal(str_append(rt, &text, tail), 0);
    assert_false(str_is_interned(text));
    object_decref(rt, text);
    object_decref(rt, tail);
}

static void shared_characters_can_be_interned(void **state)
{
    Runtime *rt = *state;
    Object *first = str_intern_cstring(rt, "z");
    Object *second = str_intern_cstring(rt, "z");
    assert_ptr_equal(first, second);
    assert_ptr_equal(first, &rt->statics.ascii['z']);
    /* One of those that have been interned from a str of their own. */
    Object *own = str_intern_cstring(rt, "x");
    assert_true(str_is_interned(own) && own != &rt->statics.ascii['x'].base.ob_base);
    object_decref(rt, own);
    object_decref(rt, first);
    object_decref(rt, second);
}

static void what_is_no_str_is_left_alone(void **state)
{
    Runtime *rt = *state;
    Object *none = none_new(rt);
    str_intern(rt, &none);
    assert_ptr_equal(none, runtime_none(rt));
    object_decref(rt, none);
    Object *nothing = NULL;
    str_intern(rt, &nothing);
    assert_null(nothing);
}

static void count_event(void *user, ouro_Runtime *runtime, const ouro_Event *event)
{
    (void)runtime;
    if (event->kind == OURO_EVENT_INTERN)
        ++*(int *)user;
}

static void becoming_interned_is_an_event(void **state)
{
    Runtime *rt = *state;
    Host *host = host_of(rt);
    int events = 0;
    host->hook = count_event;
    host->hook_user = &events;
    host->event_mask = OURO_ALL_EVENTS;
    host->attention |= ATTENTION_HOOK;
    Object *first = str_intern_cstring(rt, "event");
    Object *second = str_intern_cstring(rt, "event");
    host->attention &= ~(uint32_t)ATTENTION_HOOK;
    host->hook = NULL;
    assert_int_equal(events, OURO_HOOKS ? 1 : 0);
    object_decref(rt, first);
    object_decref(rt, second);
}

/* Without memory a str stays what it is, and no error is left behind. */
static void interning_survives_every_failed_allocation(void **state)
{
    Runtime *rt = *state;
    for (uint64_t n = 1;; n++) {
        Object *strings[40];
        char text[] = "name 00";
        for (int i = 0; i < 40; i++) {
            text[5] = (char)('0' + i / 10);
            text[6] = (char)('0' + i % 10);
            strings[i] = str_from_cstring(rt, text);
        }
        fixture_fail_at(rt, n);
        int interned = 0;
        for (int i = 0; i < 40; i++) {
            str_intern(rt, &strings[i]);
            interned += str_is_interned(strings[i]);
        }
        fixture_fail_at(rt, 0);
        assert_false(error_occurred(rt));
        for (int i = 0; i < 40; i++)
            object_decref(rt, strings[i]);
        if (interned == 40)
            return;
        assert_true(n < 20);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(equal_strs_become_one),
        TEST(the_dict_keeps_nothing_alive),
        TEST(a_dying_interned_str_leaves_a_pending_error_alone),
        TEST(an_interned_str_is_not_appended_to_in_place),
        TEST(shared_characters_can_be_interned),
        TEST(what_is_no_str_is_left_alone),
        TEST(becoming_interned_is_an_event),
        TEST(interning_survives_every_failed_allocation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
