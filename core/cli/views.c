/* Writing views of a heap; see views.h. */
#include "cli/views.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool write_bytes(void *user, const void *bytes, uint64_t size)
{
    return fwrite(bytes, 1, (size_t)size, user) == size;
}

static bool complain(const char *path, const char *why)
{
    fprintf(stderr, "ouro: %s: %s\n", path, why);
    return false;
}

/* ---- one view, one file */

typedef bool (*ViewWriter)(ouro_Inspection *inspection, FILE *file);

static bool write_summary(ouro_Inspection *inspection, FILE *file)
{
    return ouro_write_summary(inspection, write_bytes, file);
}

static bool write_dot(ouro_Inspection *inspection, FILE *file)
{
    return ouro_write_dot(inspection, 0, write_bytes, file);
}

static bool write_heapsnapshot(ouro_Inspection *inspection, FILE *file)
{
    return ouro_write_heapsnapshot(inspection, write_bytes, file);
}

/* "-" is standard output. */
static FILE *open_file(const char *path) { return strcmp(path, "-") == 0 ? stdout : fopen(path, "wb"); }

static bool close_file(FILE *file, const char *path, bool is_written)
{
    if ((file == stdout ? fflush(file) : fclose(file)) == 0 && is_written)
        return true;
    return complain(path, strerror(errno));
}

static bool write_view(ouro_Inspection *inspection, const char *path, ViewWriter writer)
{
    if (path == NULL)
        return true;
    FILE *file = open_file(path);
    if (file == NULL)
        return complain(path, strerror(errno));
    return close_file(file, path, writer(inspection, file));
}

static bool write_snapshot(const ouro_View *view, const char *path)
{
    FILE *file = path == NULL ? NULL : open_file(path);
    if (path == NULL)
        return true;
    if (file == NULL)
        return complain(path, strerror(errno));
    return close_file(file, path, ouro_snapshot_write(view, write_bytes, file));
}

/* ---- the verifier */

static void report(void *user, const ouro_Problem *problem)
{
    (void)user;
    fprintf(stderr, "ouro: at 0x%" PRIx64 ": %s\n", problem->address, problem->text);
}

static bool verify(const ouro_View *view, uint32_t flags)
{
    uint64_t problems = ouro_verify(view, flags, report, NULL);
    if (problems == 0)
        fprintf(stderr, "ouro: the heap%s is consistent\n",
                flags & OURO_VERIFY_MEMORY_ONLY ? "'s memory" : "");
    return problems == 0;
}

bool views_write(const Options *options, const ouro_View *view, uint32_t verify_flags)
{
    bool good = !options->verifies || verify(view, verify_flags);
    good = write_snapshot(view, options->snapshot) && good;
    if (!options->shows_heap && options->dot == NULL && options->heapsnapshot == NULL)
        return good;
    ouro_Problem problem;
    ouro_Inspection *inspection = ouro_inspect(view, &problem);
    if (inspection == NULL)
        return complain("the heap cannot be looked at", problem.text);
    good = write_view(inspection, options->shows_heap ? "-" : NULL, write_summary) && good;
    good = write_view(inspection, options->dot, write_dot) && good;
    good = write_view(inspection, options->heapsnapshot, write_heapsnapshot) && good;
    ouro_inspection_close(inspection);
    return good;
}

/* ---- files */

char *read_rest(FILE *file, uint64_t *size)
{
    char *bytes = NULL;
    uint64_t length = 0, capacity = 0;
    while (file != NULL) {
        if (length + 1 >= capacity) {
            capacity = capacity == 0 ? 1 << 16 : 2 * capacity;
            char *larger = realloc(bytes, capacity);
            if (larger == NULL)
                break;
            bytes = larger;
        }
        size_t count = fread(bytes + length, 1, capacity - length - 1, file);
        length += count;
        if (count == 0)
            break;
    }
    bool failed = file == NULL || ferror(file) || length + 1 >= capacity;
    if (failed) {
        free(bytes);
        return NULL;
    }
    bytes[length] = 0;
    *size = length;
    return bytes;
}

char *read_whole(const char *path, uint64_t *size)
{
    FILE *file = fopen(path, "rb");
    char *bytes = read_rest(file, size);
    int why = errno;
    if (file != NULL)
        fclose(file);
    errno = why;
    return bytes;
}

int views_open(const Options *options)
{
    uint64_t size;
    ouro_Problem problem;
    char *bytes = read_whole(options->program, &size);
    if (bytes == NULL)
        return complain(options->program, strerror(errno)), 2;
    ouro_Snapshot *snapshot = ouro_snapshot_open(bytes, size, &problem);
    free(bytes);
    if (snapshot == NULL)
        return complain(options->program, problem.text), 1;
    Options asked = *options;
    if (asked.dot == NULL && asked.heapsnapshot == NULL && asked.snapshot == NULL && !asked.verifies)
        asked.shows_heap = true;
    ouro_View view = ouro_snapshot_view(snapshot);
    bool good = views_write(&asked, &view, 0);
    ouro_snapshot_close(snapshot);
    return good ? 0 : 1;
}
