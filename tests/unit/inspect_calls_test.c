/* The tables of calls and of the state say what a program that was stopped is doing; looking changes no byte; and a
 * region in which calls or code are damaged gives answers and no crash. */
#include "inspect/verify.h"
#include "runtime_fixture.h"

#include <stdlib.h>
#include <string.h>

#include "lang/run.h"
#include "lang/script.h"
#include "ouro/inspect.h"
#include "types/call/frame_object.h"

static const char program[] = "import sys\n"
                              "def counted():\n"
                              "    held = [1, 2, 3]\n"
                              "    yield held\n"
                              "    yield None\n"
                              "waiting = counted()\n"
                              "next(waiting)\n"
                              "def ended(kept):\n"
                              "    return sys._getframe()\n"
                              "frame = ended({})\n"
                              "class Thing:\n"
                              "    def __init__(self, depth):\n"
                              "        self.depth = depth\n"
                              "        inner(self)\n"
                              "def inner(thing):\n"
                              "    while True:\n"
                              "        for each in counted():\n"
                              "            pass\n"
                              "Thing(5)\n";

static void ignore_output(void *user, int stream, const char *text, uint64_t length)
{
    (void)user;
    (void)stream;
    (void)text;
    (void)length;
}

/* The program, stopped in inner(). */
static Runtime *stopped_program(void)
{
    Runtime *rt = fixture_new_unstressed();
    host_of(rt)->write = ignore_output;
    assert_int_equal(run_begin(rt), 0);
    assert_int_equal(script_set_folder(rt, ""), 0);
    char *text = script_text_alloc(rt, sizeof program - 1);
    assert_non_null(text);
    memcpy(text, program, sizeof program - 1);
    assert_int_equal(script_load(rt, text, sizeof program - 1, "stopped.py", false), 0);
    assert_int_equal(script_run(rt, 100), SCRIPT_STOPPED);
    return rt;
}

static void end_program(Runtime *rt)
{
    script_unload(rt);
    run_end(rt);
    fixture_free(rt);
}

static void expect_text(ouro_Inspection *inspection, uint32_t offset, uint32_t length, const char *text)
{
    uint64_t all;
    const char *strings = ouro_strings(inspection, &all);
    assert_true((uint64_t)offset + length <= all);
    assert_int_equal(length, strlen(text));
    assert_memory_equal(strings + offset, text, length);
}

static const ouro_FrameRecord *frame_called(ouro_Inspection *inspection, ouro_FrameKind kind,
                                            const char *name)
{
    const ouro_FrameRecord *frames;
    uint64_t count = ouro_frames(inspection, &frames);
    const char *strings = ouro_strings(inspection, NULL);
    for (uint64_t i = 0; i < count; i++) {
        if (frames[i].kind == kind && frames[i].name_length == strlen(name) &&
            memcmp(strings + frames[i].name_offset, name, strlen(name)) == 0)
            return &frames[i];
    }
    fail_msg("no call of %s", name);
    return NULL;
}

static void a_stopped_program_shows_its_calls(void **state)
{
    (void)state;
    Runtime *rt = stopped_program();
    uint8_t *before = test_malloc(rt->memory.size);
    memcpy(before, rt, rt->memory.size);
    ouro_View view = ouro_view((const ouro_Runtime *)rt);
    ouro_Inspection *inspection = ouro_inspect(&view, NULL);
    assert_non_null(inspection);
    const ouro_FrameRecord *outermost = frame_called(inspection, OURO_FRAME_CALL, "<module>");
    const ouro_FrameRecord *made = frame_called(inspection, OURO_FRAME_CALL, "Thing.__init__");
    const ouro_FrameRecord *inner = frame_called(inspection, OURO_FRAME_CALL, "inner");
    const ouro_FrameRecord *waiting = frame_called(inspection, OURO_FRAME_GENERATOR, "counted");
    const ouro_FrameRecord *ended = frame_called(inspection, OURO_FRAME_KEPT, "ended");
    expect_text(inspection, inner->filename_offset, inner->filename_length, "stopped.py");
    assert_int_equal(outermost->line, 19);
    assert_int_equal(made->line, 14);
    assert_in_range(inner->line, 16, 18);
    assert_int_equal(waiting->line, 4);
    assert_int_equal(ended->line, 9);
    assert_int_equal(inner->variable_count, 2);
    assert_int_equal(made->variable_count, 2);
    assert_int_equal(waiting->variable_count, 1);
    assert_true(outermost->depth > made->depth && made->depth > inner->depth);
    const ouro_StateRecord *now;
    assert_int_equal(ouro_state(inspection, &now), 1);
    assert_int_equal(now->size, rt->memory.size);
    assert_int_equal(now->blocks, memory_statistics(&rt->memory).allocated_blocks);
    ouro_inspection_close(inspection);
    assert_memory_equal(before, rt, rt->memory.size);
    test_free(before);
    end_program(rt);
}

/* ---- damage */

/* A copy of a region whose words can be changed. */
typedef struct Copy {
    void *memory;
    ouro_View view;
} Copy;

static Copy copy_of(const Runtime *rt)
{
    uint64_t size = rt->memory.size;
    void *memory = aligned_alloc(16, (size + 15) / 16 * 16);
    assert_non_null(memory);
    memcpy(memory, rt, size);
    return (Copy){memory, {memory, rt->memory.base, size}};
}

static void *at(const Copy *copy, Ref address) { return (char *)copy->memory + (address - copy->view.base); }

static void ask_for_calls(const ouro_View *view)
{
    ouro_Inspection *inspection = ouro_inspect(view, NULL);
    const ouro_FrameRecord *frames;
    const ouro_StateRecord *now;
    if (inspection == NULL)
        return;
    uint64_t count = ouro_frames(inspection, &frames);
    uint64_t strings;
    ouro_strings(inspection, &strings);
    for (uint64_t i = 0; i < count && count != OURO_FAILED; i++) {
        uint64_t entries = (uint64_t)frames[i].variable_count + frames[i].stack_count;
        assert_true((uint64_t)frames[i].name_offset + frames[i].name_length <= strings);
        assert_true((uint64_t)frames[i].filename_offset + frames[i].filename_length <= strings);
        assert_true(frames[i].variables - view->base + 8 * entries <= view->size);
    }
    ouro_state(inspection, &now);
    ouro_inspection_close(inspection);
}

static void a_chain_of_calls_that_leads_into_itself_has_an_end(void **state)
{
    (void)state;
    Runtime *rt = stopped_program();
    Copy copy = copy_of(rt);
    InterpreterFrame *innermost = at(&copy, rt->evaluation.frame);
    InterpreterFrame *caller = at(&copy, innermost->previous);
    caller->previous = rt->evaluation.frame;
    ask_for_calls(&copy.view);
    innermost->previous = rt->evaluation.frame;
    ask_for_calls(&copy.view);
    ouro_verify(&copy.view, OURO_VERIFY_STRICT, NULL, NULL);
    free(copy.memory);
    end_program(rt);
}

static uint64_t next_random(uint64_t *seed)
{
    return *seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407;
}

/* Changes a word of `bytes` bytes at `address`. */
static void damage(const Copy *copy, Ref address, uint64_t bytes, uint64_t *seed)
{
    uint64_t *words = at(copy, address);
    uint64_t *word = &words[(next_random(seed) >> 20) % (bytes / 8)];
    uint64_t value = next_random(seed) >> (next_random(seed) >> 58);
    switch (next_random(seed) >> 40 & 3) {
    case 0:
        *word = value;
        break;
    case 1:
        *word ^= UINT64_C(1) << (value & 63);
        break;
    case 2:
        *word = words[value % (bytes / 8)];
        break;
    default:
        *word = copy->view.base + value % (copy->view.size / 8) * 8;
        break;
    }
}

/* Calls, their code, and the code's table of positions. */
static void damaged_calls_give_answers_and_no_crash(void **state)
{
    (void)state;
    Runtime *rt = stopped_program();
    Copy copy = copy_of(rt);
    ouro_View good = ouro_view((const ouro_Runtime *)rt);
    ouro_Inspection *inspection = ouro_inspect(&good, NULL);
    const ouro_FrameRecord *frames;
    uint64_t count = ouro_frames(inspection, &frames);
    assert_true(count >= 5);
    uint64_t seed = 3;
    for (int round = 0; round < 300; round++) {
        memcpy(copy.memory, rt, rt->memory.size);
        for (int i = 0; i < 1 + round % 4; i++) {
            const ouro_FrameRecord *frame = &frames[(next_random(&seed) >> 20) % count];
            const CodeObject *code = ref_pointer(frame->code);
            const Ref places[] = {frame->address, frame->code, code->co_linetable, code->co_localsplusnames};
            const uint64_t sizes[] = {sizeof(InterpreterFrame) + 32, sizeof(CodeObject) + 16, 48, 40};
            uint64_t which = next_random(&seed) >> 40 & 3;
            damage(&copy, places[which], sizes[which], &seed);
        }
        ask_for_calls(&copy.view);
    }
    ouro_inspection_close(inspection);
    free(copy.memory);
    end_program(rt);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stopped_program_shows_its_calls),
        cmocka_unit_test(a_chain_of_calls_that_leads_into_itself_has_an_end),
        cmocka_unit_test(damaged_calls_give_answers_and_no_crash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
