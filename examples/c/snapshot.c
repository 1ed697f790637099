/* A heap in a file.
 *
 * All state of a runtime lies in one region of memory, so a copy of the region is a copy of the run. This
 * program builds a small heap, writes it to a file, ends the runtime, opens the file and asks: why is this
 * object alive?
 *
 *     snapshot [file] */
#include <ouro/inspect.h>
#include <ouro/ouro.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

/* config = {"window": [1920, 1080]} ; returns the address of the list, 0 when something failed. */
static uint64_t build(ouro_Runtime *rt)
{
    ouro_Object *config = ouro_dict_new(rt);
    ouro_Object *key = config == NULL ? NULL : ouro_str_intern(rt, "window");
    ouro_Object *list = key == NULL ? NULL : ouro_list_new(rt);
    ouro_Object *width = list == NULL ? NULL : ouro_int_new(rt, 1920);
    ouro_Object *height = width == NULL ? NULL : ouro_int_new(rt, 1080);
    bool is_done = height != NULL && ouro_list_append(rt, list, width) == 0 &&
                   ouro_list_append(rt, list, height) == 0 && ouro_dict_set(rt, config, key, list) == 0 &&
                   ouro_set_global(rt, "config", config) == 0;
    uint64_t address = is_done ? ouro_id(list) : 0;
    ouro_release(rt, height);
    ouro_release(rt, width);
    ouro_release(rt, list);
    ouro_release(rt, key);
    ouro_release(rt, config);
    return address;
}

static bool write_to_file(void *file, const void *bytes, uint64_t size)
{
    return fwrite(bytes, 1, size, file) == size;
}

static bool write_heap(const char *path, uint64_t *address)
{
    const char *why;
    ouro_Runtime *rt = ouro_create(NULL, &why);
    if (rt == NULL) {
        fprintf(stderr, "no runtime: %s\n", why);
        return false;
    }
    *address = build(rt);
    ouro_View view = ouro_view(rt);
    FILE *file = *address == 0 ? NULL : fopen(path, "wb");
    bool is_written = file != NULL && ouro_snapshot_write(&view, write_to_file, file);
    if (file != NULL && fclose(file) != 0)
        is_written = false;
    printf("a heap of %" PRIu64 " bytes", view.size);
    ouro_Leaks leaks = ouro_destroy(rt);
    printf(", ended with [%" PRId64 " refs, %" PRId64 " blocks]\n", leaks.references, leaks.blocks);
    return is_written && leaks.references == 0 && leaks.blocks == 0;
}

/* The whole file; the caller frees it. */
static void *read_file(const char *path, uint64_t *size)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return NULL;
    fseek(file, 0, SEEK_END);
    long length = ftell(file);
    rewind(file);
    void *bytes = length < 0 ? NULL : malloc((size_t)length + 1);
    *size = bytes == NULL ? 0 : fread(bytes, 1, (size_t)length, file);
    fclose(file);
    return bytes;
}

static bool explain(const ouro_Snapshot *snapshot, uint64_t address)
{
    ouro_Problem problem;
    ouro_View view = ouro_snapshot_view(snapshot);
    ouro_Inspection *inspection = ouro_inspect(&view, &problem);
    if (inspection == NULL) {
        fprintf(stderr, "cannot look: %s\n", problem.text);
        return false;
    }
    char label[80];
    char path[80];
    ouro_describe(inspection, address, label, sizeof label);
    ouro_path_text(inspection, address, path, sizeof path);
    printf("%s is alive: %s\n", label, path);
    ouro_inspection_close(inspection);
    return true;
}

int main(int argument_count, char **arguments)
{
    const char *path = argument_count > 1 ? arguments[1] : "heap.ouro";
    uint64_t address;
    if (!write_heap(path, &address)) {
        fprintf(stderr, "cannot write %s\n", path);
        return 1;
    }
    uint64_t size;
    void *bytes = read_file(path, &size);
    printf("%" PRIu64 " bytes as a file\n", size);
    ouro_Problem problem;
    ouro_Snapshot *snapshot = ouro_snapshot_open(bytes, size, &problem);
    free(bytes);
    if (snapshot == NULL) {
        fprintf(stderr, "%s: %s\n", path, problem.text);
        return 1;
    }
    bool is_done = explain(snapshot, address);
    ouro_snapshot_close(snapshot);
    return !is_done;
}
