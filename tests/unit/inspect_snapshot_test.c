/* An `.ouro` file gives back the region byte for byte; one that is foreign, cut off or damaged gives a plain
 * sentence. */
#include "inspect_scene.h"

#include <stdio.h>
#include <string.h>

typedef struct Bytes {
    uint8_t *bytes;
    uint64_t size;
    uint64_t capacity;
} Bytes;

static bool collect(void *user, const void *bytes, uint64_t size)
{
    Bytes *file = user;
    if (file->size + size > file->capacity) {
        file->capacity = 2 * (file->size + size);
        file->bytes = test_realloc(file->bytes, file->capacity);
    }
    memcpy(file->bytes + file->size, bytes, size);
    file->size += size;
    return true;
}

static Bytes write_scene(Runtime *rt)
{
    Bytes file = {0};
    ouro_View view = ouro_view((const ouro_Runtime *)rt);
    assert_true(ouro_snapshot_write(&view, collect, &file));
    return file;
}

static void a_file_gives_back_the_region(void **state)
{
    (void)state;
    Runtime *rt = fixture_new();
    scene_build(rt);
    Bytes file = write_scene(rt);
    assert_true(file.size < rt->memory.size);
    ouro_Problem problem;
    ouro_Snapshot *snapshot = ouro_snapshot_open(file.bytes, file.size, &problem);
    if (snapshot == NULL)
        fail_msg("not opened: %s", problem.text);
    ouro_View view = ouro_snapshot_view(snapshot);
    assert_int_equal(view.base, rt->memory.base);
    assert_int_equal(view.size, rt->memory.size);
    assert_memory_equal(view.memory, rt, view.size);
    assert_int_equal(ouro_verify(&view, OURO_VERIFY_STRICT, NULL, NULL), 0);
    ouro_Inspection *inspection = ouro_inspect(&view, &problem);
    char text[200];
    ouro_path_text(inspection, ref_of(scene_global(rt, "a")), text, sizeof text);
    assert_string_equal(text, "globals['a']");
    ouro_inspection_close(inspection);
    ouro_snapshot_close(snapshot);
    test_free(file.bytes);
    fixture_free(rt);
}

static void expect_refused(const void *bytes, uint64_t size, const char *words)
{
    ouro_Problem problem;
    ouro_Snapshot *snapshot = ouro_snapshot_open(bytes, size, &problem);
    if (snapshot != NULL)
        fail_msg("opened, but should be refused: %s", words);
    if (strstr(problem.text, words) == NULL)
        fail_msg("expected \"%s\", found \"%s\"", words, problem.text);
}

static void what_is_no_such_file_is_refused(void **state)
{
    (void)state;
    Runtime *rt = fixture_new();
    scene_build(rt);
    Bytes file = write_scene(rt);
    expect_refused("", 0, "not an ouro file");
    expect_refused("%PDF-1.4 whatever", 17, "not an ouro file");
    file.bytes[8] = 9;
    expect_refused(file.bytes, file.size, "file format 9");
    file.bytes[8] = 1;
    uint32_t profile = 306;
    memcpy(file.bytes + 16, &profile, 4);
    expect_refused(file.bytes, file.size, "made with profile 3.6; this build has profile 3.11");
    profile = OURO_PROFILE;
    memcpy(file.bytes + 16, &profile, 4);
    file.bytes[24] ^= 1;
    expect_refused(file.bytes, file.size, "laid out differently");
    file.bytes[24] ^= 1;
    file.bytes[file.size - 1] ^= 1;
    expect_refused(file.bytes, file.size, "checksum is wrong");
    file.bytes[file.size - 1] ^= 1;
    uint8_t *longer = test_malloc(file.size + 8);
    memset(longer, 0, file.size + 8);
    memcpy(longer, file.bytes, file.size);
    expect_refused(longer, file.size + 8, "something follows its end");
    test_free(longer);
    ouro_Snapshot *snapshot = ouro_snapshot_open(file.bytes, file.size, NULL);
    assert_non_null(snapshot);
    ouro_snapshot_close(snapshot);
    test_free(file.bytes);
    fixture_free(rt);
}

static void a_file_cut_off_anywhere_says_where(void **state)
{
    (void)state;
    Runtime *rt = fixture_new();
    scene_build(rt);
    Bytes file = write_scene(rt);
    for (uint64_t size = 8; size < file.size; size += size < 200 ? 1 : 997) {
        char words[64];
        snprintf(words, sizeof words, "truncated at byte %llu", (unsigned long long)size);
        expect_refused(file.bytes, size, words);
    }
    test_free(file.bytes);
    fixture_free(rt);
}

static bool refuse(void *user, const void *bytes, uint64_t size)
{
    int *left = user;
    (void)bytes;
    (void)size;
    return (*left)-- > 0;
}

static void a_refusing_writer_ends_the_work(void **state)
{
    (void)state;
    Runtime *rt = fixture_new();
    ouro_View view = ouro_view((const ouro_Runtime *)rt);
    for (int pieces = 0; pieces < 4; pieces++) {
        int left = pieces;
        assert_false(ouro_snapshot_write(&view, refuse, &left));
        assert_int_equal(left, -1);
    }
    fixture_free(rt);
}

/* Everything that can be asked of a view, as the fuzzer asks it. */
static void ask_everything(const ouro_View *view)
{
    ouro_verify(view, OURO_VERIFY_STRICT, NULL, NULL);
    ouro_Inspection *inspection = ouro_inspect(view, NULL);
    if (inspection == NULL)
        return;
    const ouro_ObjectRecord *records;
    const ouro_EdgeRecord *edges;
    const ouro_BlockRecord *blocks;
    const ouro_PoolRecord *pools;
    const ouro_FieldRecord *fields;
    const ouro_GcListRecord *lists;
    const ouro_FrameRecord *frames;
    const ouro_StateRecord *now;
    const uint32_t *indices;
    char text[200];
    uint64_t count = ouro_objects(inspection, &records);
    ouro_labels(inspection);
    ouro_edges(inspection, &edges);
    ouro_blocks(inspection, &blocks);
    ouro_pools(inspection, &pools);
    ouro_gc_lists(inspection, &lists);
    ouro_frames(inspection, &frames);
    ouro_state(inspection, &now);
    ouro_interned(inspection, &indices);
    for (uint64_t i = count > 40 ? count - 40 : 0; i < count; i++) {
        ouro_fields(inspection, records[i].address, &fields);
        ouro_path_text(inspection, records[i].address, text, sizeof text);
    }
    ouro_inspection_close(inspection);
}

static uint64_t next_random(uint64_t *seed)
{
    return *seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407;
}

static void random_damage_gives_answers_and_no_crash(void **state)
{
    (void)state;
    Runtime *rt = fixture_new();
    scene_build(rt);
    uint64_t size = rt->memory.size;
    uint8_t *image = test_malloc(size + 16);
    ouro_View view = {(uint8_t *)(((uintptr_t)image + 15) & ~(uintptr_t)15), rt->memory.base, size};
    uint8_t *bytes = (uint8_t *)(uintptr_t)view.memory;
    uint64_t seed = 1;
    for (int round = 0; round < 400; round++) {
        memcpy(bytes, rt, size);
        for (int i = 0; i < 1 + round % 7; i++) {
            /* In what is in use: the state and the first pools. */
            uint64_t at = (next_random(&seed) >> 20) % 0x30000 & ~UINT64_C(7);
            uint64_t other = (next_random(&seed) >> 20) % 0x30000 & ~UINT64_C(7);
            uint64_t word = next_random(&seed) >> (next_random(&seed) >> 58);
            memcpy(bytes + at, round % 3 == 0 ? (void *)&word : (void *)(bytes + other), 8);
        }
        ask_everything(&view);
    }
    test_free(image);
    fixture_free(rt);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_gives_back_the_region),
        cmocka_unit_test(what_is_no_such_file_is_refused),
        cmocka_unit_test(a_file_cut_off_anywhere_says_where),
        cmocka_unit_test(a_refusing_writer_ends_the_work),
        cmocka_unit_test(random_damage_gives_answers_and_no_crash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
