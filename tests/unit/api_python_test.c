/* Python text through the public API: names and objects are the same on both sides. */
#include "api_fixture.h"

#include <string.h>

#include "ouro/python.h"

typedef struct Output {
    char text[2][1024]; /* of streams 1 and 2 */
    size_t length[2];
} Output;

static void write_output(void *user, int stream, const char *text, uint64_t length)
{
    Output *output = user;
    size_t *end = &output->length[stream - 1];
    if (*end + length < sizeof output->text[0]) {
        memcpy(output->text[stream - 1] + *end, text, length);
        *end += length;
        output->text[stream - 1][*end] = 0;
    }
}

static ouro_Runtime *new_with_output(Output *output)
{
    ouro_Options options = ouro_options_default();
    options.write = write_output;
    options.write_user = output;
    *output = (Output){0};
    ouro_Runtime *rt = ouro_create(&options, NULL);
    assert_non_null(rt);
    return rt;
}

static int64_t int_of(ouro_Runtime *rt, ouro_Object *object)
{
    int64_t value = -1;
    assert_int_equal(ouro_int_value(rt, object, &value), 0);
    ouro_release(rt, object);
    return value;
}

static void statements_run_and_print(void **state)
{
    (void)state;
    Output output;
    ouro_Runtime *rt = new_with_output(&output);
    assert_int_equal(ouro_run(rt, "x = [1, 2]\nprint(len(x), 'è')\n", NULL), 0);
    assert_string_equal(output.text[0], "2 è\n");
    assert_int_equal(int_of(rt, ouro_eval(rt, "sum(x) * 2")), 6);
    api_free(rt);
}

static void names_are_shared(void **state)
{
    (void)state;
    ouro_Runtime *rt = api_new_unstressed();
    ouro_Object *list = ouro_list_new(rt);
    assert_int_equal(ouro_set_global(rt, "before", list), 0);
    assert_int_equal(ouro_run(rt, "before.append(before)\nafter = before\n", NULL), 0);
    ouro_Object *after = ouro_get_global(rt, "after");
    assert_ptr_equal(after, list);
    assert_int_equal(ouro_length(rt, list), 1);
    ouro_release(rt, after);
    ouro_release(rt, list);
    api_free(rt);
}

static ouro_Object *twice(ouro_Runtime *rt, void *user, ouro_Object *self, ouro_Object *const *arguments,
                          int64_t count)
{
    (void)user;
    (void)self;
    (void)arguments;
    assert_int_equal(count, 1);
    assert_int_equal(ouro_destroy(rt).blocks, -1);
    return ouro_eval(rt, "2 * value");
}

static void python_calls_c_and_c_calls_python(void **state)
{
    (void)state;
    ouro_Runtime *rt = api_new_unstressed();
    ouro_Object *function = ouro_function_new(rt, "twice", twice, NULL);
    assert_int_equal(ouro_set_global(rt, "twice", function), 0);
    ouro_release(rt, function);
    assert_int_equal(ouro_run(rt, "value = 21\nresult = twice(value)\n", NULL), 0);
    assert_int_equal(int_of(rt, ouro_eval(rt, "result")), 42);
    api_free(rt);
}

static void modules_are_imported(void **state)
{
    (void)state;
    ouro_Runtime *rt = api_new_unstressed();
    ouro_Object *math = ouro_import(rt, "math");
    ouro_Object *gcd = ouro_get_attribute(rt, math, "gcd");
    ouro_Object *numbers[] = {ouro_int_new(rt, 12), ouro_int_new(rt, 18)};
    assert_int_equal(int_of(rt, ouro_call(rt, gcd, numbers, 2)), 6);
    ouro_release(rt, numbers[0]);
    ouro_release(rt, numbers[1]);
    ouro_release(rt, gcd);
    ouro_release(rt, math);
    assert_null(ouro_import(rt, "no_such_module"));
    api_expect_error(rt, OURO_ERROR_MODULE_NOT_FOUND, "No module named 'no_such_module'");
    api_free(rt);
}

static void errors_are_set_and_can_be_printed(void **state)
{
    (void)state;
    Output output;
    ouro_Runtime *rt = new_with_output(&output);
    assert_int_equal(ouro_print_error(rt), 0);
    assert_int_equal(ouro_run(rt, "def f():\n    return [][1]\nf()\n", "a.py"), -1);
    assert_int_equal(ouro_error_kind(rt), OURO_ERROR_INDEX);
    assert_string_equal(ouro_error_message(rt), "list index out of range");
    assert_int_equal(ouro_print_error(rt), 1);
    assert_non_null(strstr(output.text[1], "  File \"a.py\", line 2, in f\n"));
    assert_non_null(strstr(output.text[1], "IndexError: list index out of range\n"));
    assert_int_equal(ouro_run(rt, "x = (1,\n", "a.py"), -1);
    api_expect_error(rt, OURO_ERROR_SYNTAX, NULL);
    assert_null(ouro_eval(rt, "raise 1"));
    api_expect_error(rt, OURO_ERROR_SYNTAX, NULL);
    assert_int_equal(ouro_run(rt, "raise SystemExit(7)", NULL), -1);
    assert_int_equal(ouro_print_error(rt), 7);
    assert_int_equal(ouro_run(rt, NULL, NULL), -1);
    api_expect_error(rt, OURO_ERROR_TYPE, NULL);
    assert_int_equal(ouro_run(NULL, "1", NULL), -1);
    api_free(rt);
}

static void a_running_program_can_be_interrupted(void **state)
{
    (void)state;
    ouro_Runtime *rt = api_new_unstressed();
    ouro_interrupt(rt);
    assert_int_equal(ouro_run(rt, "while True: pass", NULL), -1);
    api_expect_error(rt, OURO_ERROR_KEYBOARD_INTERRUPT, NULL);
    api_free(rt);
}

static void a_run_stops_after_so_many_steps_and_goes_on(void **state)
{
    (void)state;
    Output output;
    ouro_Runtime *rt = new_with_output(&output);
    int status = ouro_run_steps(rt, "n = 0\nwhile n < 100: n += 1\nprint(n)\n", NULL, 10);
    int stops = 0;
    for (; status == OURO_STOPPED; stops++) {
        ouro_Object *n = ouro_get_global(rt, "n");
        int64_t value = int_of(rt, n);
        assert_true(value > 0 && value < 100);
        status = ouro_run_on(rt, 10);
    }
    assert_int_equal(status, 0);
    assert_in_range(stops, 9, 11);
    assert_string_equal(output.text[0], "100\n");
    assert_int_equal(ouro_run_on(rt, 1), -1);
    api_expect_error(rt, OURO_ERROR_SYSTEM, NULL);
    api_free(rt);
}

static void a_stopped_run_can_be_given_up(void **state)
{
    (void)state;
    Output output;
    ouro_Runtime *rt = new_with_output(&output);
    assert_int_equal(ouro_run_steps(rt,
                                    "class Dies:\n"
                                    "    def __del__(self):\n"
                                    "        try: 1 / 0\n"
                                    "        except ZeroDivisionError: print('died')\n"
                                    "def endless(thing):\n"
                                    "    try:\n"
                                    "        while thing: pass\n"
                                    "    finally: print('not seen')\n"
                                    "def outer():\n"
                                    "    while True:\n"
                                    "        try:\n"
                                    "            for i in (endless(Dies()) for j in [0]): pass\n"
                                    "        except BaseException: print('not seen either')\n"
                                    "outer()\n",
                                    NULL, 1000),
                     OURO_STOPPED);
    assert_int_equal(ouro_run(rt, "1", NULL), -1);
    api_expect_error(rt, OURO_ERROR_RUNTIME, NULL);
    assert_int_equal(ouro_destroy(rt).blocks, -1);
    ouro_run_abandon(rt);
    ouro_run_abandon(rt);
    assert_int_equal(ouro_error_kind(rt), OURO_ERROR_NONE);
    assert_int_equal(ouro_run(rt, "print('and on')", NULL), 0);
    ouro_interrupt(rt);
    assert_int_equal(ouro_run_steps(rt, "while True: pass", NULL, 100), -1);
    api_expect_error(rt, OURO_ERROR_KEYBOARD_INTERRUPT, NULL);
    api_free(rt);
    assert_string_equal(output.text[0], "died\nand on\n");
}

static void the_end_runs_what_the_program_asked_for(void **state)
{
    (void)state;
    Output output;
    ouro_Runtime *rt = new_with_output(&output);
    assert_int_equal(ouro_run(rt,
                              "import atexit\n"
                              "atexit.register(print, 'at exit')\n"
                              "class Last:\n"
                              "    def __del__(self): print('gone')\n"
                              "last = Last()\n",
                              NULL),
                     0);
    api_free(rt);
    assert_string_equal(output.text[0], "at exit\ngone\n");
}

static void every_failed_allocation_is_an_error(void **state)
{
    (void)state;
    for (uint64_t n = 1; n < 20000; n += n < 40 ? 1 : n / 3) {
        ouro_Runtime *rt = api_new_unstressed();
        ouro_fail_allocation(rt, n, false);
        int status = ouro_run(rt, "x = [i for i in range(10)]\ny = {'a': x}\n", NULL);
        ouro_fail_allocation(rt, 0, false);
        if (status < 0)
            assert_int_equal(ouro_error_kind(rt), OURO_ERROR_MEMORY);
        ouro_error_clear(rt);
        assert_int_equal(ouro_run(rt, "import sys\nassert len([1]) == 1", NULL), 0);
        ouro_Leaks leaks = ouro_destroy(rt);
        assert_int_equal(leaks.references, 0);
        assert_int_equal(leaks.blocks, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statements_run_and_print),
        cmocka_unit_test(names_are_shared),
        cmocka_unit_test(python_calls_c_and_c_calls_python),
        cmocka_unit_test(modules_are_imported),
        cmocka_unit_test(errors_are_set_and_can_be_printed),
        cmocka_unit_test(a_running_program_can_be_interrupted),
        cmocka_unit_test(a_run_stops_after_so_many_steps_and_goes_on),
        cmocka_unit_test(a_stopped_run_can_be_given_up),
        cmocka_unit_test(the_end_runs_what_the_program_asked_for),
        cmocka_unit_test(every_failed_allocation_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
