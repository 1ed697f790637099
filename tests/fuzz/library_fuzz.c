/* Fuzz target: what the library's functions in C are given: patterns, formats, texts and bytes to decode. `probe` in
 * library_probe.py, which has run before the image is taken, gives the input to one of them. Whatever it is: a result
 * or an exception, and nothing is left.
 *
 * The first byte says which function, the second whether an allocation fails, and which. The proof that nothing is left
 * takes much longer than the function: the sum of the bytes says whether there is one, so that the same input always
 * does the same. */
#include "fuzz_runtime.h"

#include "types/container/dict.h"
#include "types/text/bytes.h"
#include "types/text/str.h"

enum { FUEL = 60000, MAY_FAIL = 192, PROVED_OF = 16 };

static bool is_proved(const uint8_t *data, uint64_t size)
{
    uint64_t sum = 0;
    for (uint64_t i = 0; i < size; i++)
        sum += data[i];
    return sum % PROVED_OF == 0;
}

/* data = …, in the program's names. 0, or -1 and an error. */
static int give(Runtime *rt, const uint8_t *data, uint64_t size)
{
    Object *name = str_intern_cstring(rt, "data");
    Object *bytes = name == NULL ? NULL : bytes_from_data(rt, (const char *)data, (int64_t)size);
    int status = bytes == NULL ? -1 : dict_set(rt, ref_pointer(rt->globals), name, bytes);
    object_xdecref(rt, bytes);
    object_xdecref(rt, name);
    return status;
}

static void run(Runtime *rt, const uint8_t *data, uint64_t size)
{
    static const char program[] = "probe(data)\n";
    int64_t length = sizeof program - 1;
    bool is_given = give(rt, data, size) == 0;
    char *text = is_given ? script_text_alloc(rt, length) : NULL;
    if (text != NULL)
        memcpy(text, program, (size_t)length);
    bool is_loaded = text != NULL && script_load(rt, text, length, "fuzz", true) == 0;
    if (!is_loaded || script_run(rt, FUEL) == SCRIPT_FAILED)
        run_report_error(rt);
    if (is_proved(data, size))
        end(rt);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Image image;
    if (image.bytes == NULL)
        take_image(&image, OURO_FUZZ_FOLDER "/library_probe.py");
    if (size < 2)
        return 0;
    Runtime *rt = begin(&image);
    if (sigsetjmp(given_up, 1) == 0) {
        set_timer(WORK_SECONDS);
        if (data[1] >= MAY_FAIL) {
            host_of(rt)->attention |= ATTENTION_FAIL;
            host_of(rt)->fail_at = 40 + (uint64_t)(data[1] - MAY_FAIL) * (uint64_t)(data[0] % 7 + 1);
        }
        run(rt, data, size);
    }
    set_timer(0);
    memory_destroy(&rt->memory);
    return 0;
}
