/* Runs a program: run_file FILE [arguments …], run_file -c TEXT. */
#include <string.h>

#include "lang/script.h"
#include "run_driver.h"

static char *read_all(FILE *file, int64_t *length)
{
    size_t capacity = 65536;
    size_t used = 0;
    char *text = malloc(capacity);
    for (size_t got; (got = fread(text + used, 1, capacity - used, file)) > 0;) {
        used += got;
        if (used == capacity)
            text = realloc(text, capacity *= 2);
    }
    *length = (int64_t)used;
    return text;
}

int main(int count, char **arguments)
{
    if (count < 2) {
        fprintf(stderr, "usage: run_file FILE | -c TEXT\n");
        return 2;
    }
    static char buffer[1 << 16];
    setvbuf(stdout, buffer, _IOFBF, sizeof buffer);
    bool is_command = strcmp(arguments[1], "-c") == 0 && count > 2;
    char *text;
    int64_t length;
    if (is_command) {
        length = (int64_t)strlen(arguments[2]);
        text = malloc((size_t)length + 2);
        memcpy(text, arguments[2], (size_t)length);
        text[length++] = '\n';
    } else {
        FILE *file = fopen(arguments[1], "rb");
        if (file == NULL) {
            fprintf(stderr, "can't open file '%s'\n", arguments[1]);
            return 2;
        }
        text = read_all(file, &length);
        fclose(file);
    }
    Runtime *rt = driver_begin();
    int first = is_command ? 2 : 1;
    script_set_folder(rt, "");
    for (int i = first; i < count; i++)
        script_add_argument(rt, is_command && i == first ? "-c" : arguments[i]);
    char *own = script_text_alloc(rt, length);
    memcpy(own, text, (size_t)length);
    free(text);
    driver_fail(rt);
    driver_stress(rt);
    uint64_t counts[2];
    int status = 0;
    if (script_load(rt, own, length, is_command ? "<string>" : arguments[1], !is_command) < 0) {
        status = run_report_error(rt);
    } else {
        driver_watch(rt, counts);
        ScriptEnd end = SCRIPT_STOPPED;
        while (end == SCRIPT_STOPPED)
            end = script_run(rt, driver_step_limit());
        status = end == SCRIPT_FAILED ? run_report_error(rt) : 0;
    }
    script_unload(rt);
    driver_end(rt);
    fflush(stdout);
    return status;
}
