/* Program text by file name and line; see sources.h. */
#include "cli/sources.h"

#include <stdlib.h>
#include <string.h>

#include "cli/views.h"

const EmbeddedSource *sources_embedded(const char *name, uint64_t length)
{
    for (const EmbeddedSource *source = embedded_sources; source != NULL && source->name != NULL; source++) {
        if (strlen(source->name) == length && memcmp(source->name, name, length) == 0)
            return source;
    }
    return NULL;
}

static char *copy_of(const char *text, uint64_t length)
{
    char *copy = malloc(length + 1);
    if (copy != NULL) {
        memcpy(copy, text, length);
        copy[length] = 0;
    }
    return copy;
}

/* Notes where lines begin: after \n, \r\n and \r. Without memory there are no lines. */
static void find_lines(Source *source, uint64_t length)
{
    const char *text = source->text;
    source->starts = calloc(length + 2, sizeof(uint64_t));
    for (uint64_t at = 0; source->starts != NULL && at < length; source->lines++) {
        source->starts[source->lines] = at;
        while (at < length && text[at] != '\r' && text[at] != '\n')
            at++;
        at += text[at] == '\r' && text[at + 1] == '\n' ? 2 : 1; /* behind the text is a NUL */
        source->starts[source->lines + 1] = at;
    }
}

/* Takes `text` over. */
static Source *add(Sources *sources, const char *filename, char *text, uint64_t length)
{
    Source *items = realloc(sources->items, (uint64_t)(sources->count + 1) * sizeof *items);
    char *name = items == NULL ? NULL : copy_of(filename, strlen(filename));
    if (items != NULL)
        sources->items = items;
    if (name == NULL) {
        free(text);
        return NULL;
    }
    Source *source = &items[sources->count++];
    *source = (Source){.filename = name, .text = text};
    if (text != NULL)
        find_lines(source, length);
    return source;
}

bool sources_add(Sources *sources, const char *filename, const char *text, uint64_t length)
{
    char *copy = copy_of(text, length);
    return copy != NULL && add(sources, filename, copy, length) != NULL;
}

/* "<frozen name>" is a module of the library; other names in angle brackets are of no file. */
static char *text_of(const char *filename, uint64_t *length)
{
    static const char frozen[] = "<frozen ";
    if (filename[0] != '<')
        return read_whole(filename, length);
    uint64_t start = sizeof frozen - 1, end = strlen(filename) - 1;
    bool is_frozen = strncmp(filename, frozen, start) == 0 && end > start;
    const EmbeddedSource *source = is_frozen ? sources_embedded(filename + start, end - start) : NULL;
    if (source == NULL || source->text == NULL)
        return NULL;
    *length = (uint64_t)source->length;
    return copy_of(source->text, *length);
}

static Source *find(Sources *sources, const char *filename)
{
    for (int64_t i = 0; i < sources->count; i++) {
        if (strcmp(sources->items[i].filename, filename) == 0)
            return &sources->items[i];
    }
    uint64_t length = 0;
    char *text = text_of(filename, &length);
    return add(sources, filename, text, length);
}

const char *sources_line(Sources *sources, const char *filename, int64_t number, int *length)
{
    const Source *source = find(sources, filename);
    if (source == NULL || number < 1 || number > source->lines)
        return NULL;
    const char *line = source->text + source->starts[number - 1];
    uint64_t bytes = source->starts[number] - source->starts[number - 1];
    while (bytes > 0 && memchr(" \t\f\r\n", line[bytes - 1], sizeof " \t\f\r\n") != NULL)
        bytes--;
    *length = bytes > INT32_MAX ? INT32_MAX : (int)bytes;
    return line;
}

const char *sources_short_name(const char *filename)
{
    const char *slash = strrchr(filename, '/');
    return slash == NULL || filename[0] == '<' ? filename : slash + 1;
}

void sources_end(Sources *sources)
{
    for (int64_t i = 0; i < sources->count; i++) {
        free(sources->items[i].filename);
        free(sources->items[i].text);
        free(sources->items[i].starts);
    }
    free(sources->items);
    *sources = (Sources){0};
}
