/* Fuzz target: hostile program texts. Whatever the text, it is compiled and run (with fuel, little memory, no files, no
 * clock) to a result or an error, and nothing is left: never a crash, a sanitizer's report, a broken heap or a leak.
 *
 * A run that is out of fuel is abandoned. The first byte of an input decides whether an allocation fails, and which. */
#include "fuzz_runtime.h"

enum { FUEL = 20000 };

static void run(Runtime *rt, const uint8_t *data, uint64_t size)
{
    char *text = script_text_alloc(rt, (int64_t)size);
    if (text != NULL)
        memcpy(text, data, size);
    bool is_loaded = text != NULL && script_load(rt, text, (int64_t)size, "fuzz", true) == 0;
    ScriptEnd how = is_loaded ? script_run(rt, FUEL) : SCRIPT_FAILED;
    if (how == SCRIPT_FAILED)
        run_report_error(rt);
    end(rt);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Image image;
    if (image.bytes == NULL)
        take_image(&image, NULL);
    if (size == 0)
        return 0;
    Runtime *rt = begin(&image);
    if (sigsetjmp(given_up, 1) == 0) {
        set_timer(WORK_SECONDS);
        /* A text as it stands begins with a printable character. */
        if (data[0] < ' ' && data[0] != '\n' && size > 2) {
            host_of(rt)->attention |= ATTENTION_FAIL;
            host_of(rt)->fail_at = 1 + (uint64_t)data[1] * (uint64_t)(data[0] + 1);
            run(rt, data + 2, size - 2);
        } else {
            run(rt, data, size);
        }
    }
    set_timer(0);
    memory_destroy(&rt->memory);
    return 0;
}
