/* Runs a program: run_file FILE [arguments …], run_file -c TEXT. */
#include <string.h>

#include "lang/code_runtime.h"
#include "run_driver.h"
#include "types/dict.h"
#include "types/list.h"
#include "types/str.h"

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

static void set_text(Runtime *rt, const char *name, const char *value)
{
    Object *key = str_from_cstring(rt, name);
    Object *text = str_from_cstring(rt, value);
    dict_set(rt, ref_pointer(rt->globals), key, text);
    object_decref(rt, key);
    object_decref(rt, text);
}

/* sys.argv */
static void set_arguments(Runtime *rt, int count, char **arguments)
{
    Object *list = list_new(rt, 0);
    for (int i = 0; i < count; i++) {
        Object *text = str_from_cstring(rt, arguments[i]);
        list_append(rt, list, text);
        object_decref(rt, text);
    }
    Object *key = str_from_cstring(rt, "argv");
    if (rt->evaluation.sys_dict != NO_REF)
        dict_set(rt, ref_pointer(rt->evaluation.sys_dict), key, list);
    object_decref(rt, key);
    object_decref(rt, list);
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
    set_arguments(rt, count - 1 - is_command, arguments + 1 + is_command);
    if (is_command)
        ((char **)arguments)[2] = (char *)"-c";
    else
        set_text(rt, "__file__", arguments[1]);
    Object *filename = str_from_cstring(rt, is_command ? "<string>" : arguments[1]);
    Ref arena;
    int status;
    driver_fail(rt);
    Object *code = code_of_script(rt, text, length, filename, &arena);
    object_decref(rt, filename);
    free(text);
    if (code == NULL) {
        status = run_report_error(rt);
    } else {
        uint64_t counts[2];
        driver_watch(rt, counts);
        driver_limit_steps(rt);
        status = run_main_code(rt, (CodeObject *)code);
        while (rt->evaluation.stopped) {
            driver_limit_steps(rt);
            run_main_continue(rt, &status);
        }
        host_of(rt)->attention = 0;
        object_decref(rt, code);
    }
    code_script_end(rt, &arena);
    driver_end(rt);
    fflush(stdout);
    return status;
}
