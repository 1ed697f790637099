/* What a person is told who imports a module that is not there; see import.h. */
#include "lang/import.h"

#include <string.h>

#include "types/text/str.h"
#include "types/text/text_builder.h"

enum { NAMES_AT_MOST = 256, LINE_WIDTH = 100 };

/* Names in alphabetical order; those of submodules and those with an underscore are nobody's to import. */
typedef struct Names {
    const char *items[NAMES_AT_MOST];
    int64_t count;
} Names;

static void add_name(Names *names, const char *name)
{
    if (name[0] == '_' || strchr(name, '.') != NULL || names->count == NAMES_AT_MOST)
        return;
    int64_t at = names->count++;
    for (; at > 0 && strcmp(names->items[at - 1], name) > 0; at--)
        names->items[at] = names->items[at - 1];
    names->items[at] = name;
}

static void collect(Names *names)
{
    names->count = 0;
    for (int64_t i = 0; module_definitions[i] != NULL; i++)
        add_name(names, module_definitions[i]->name);
    for (const EmbeddedSource *source = embedded_sources; source != NULL && source->name != NULL; source++)
        add_name(names, source->name);
}

static bool has_name(const Names *names, const Object *name)
{
    for (int64_t i = 0; i < names->count; i++) {
        if (str_equal_ascii(name, names->items[i]))
            return true;
    }
    return false;
}

Object *import_names_text(Runtime *rt, const Object *missing)
{
    Names names;
    collect(&names);
    if (has_name(&names, missing))
        return NULL;
    TextBuilder text = text_begin(rt);
    text_add(&text, "Modules that can be imported here:");
    int64_t column = LINE_WIDTH;
    for (int64_t i = 0; i < names.count; i++) {
        int64_t length = (int64_t)strlen(names.items[i]);
        bool is_new_line = column + length + 2 > LINE_WIDTH;
        text_add(&text, is_new_line ? "\n  " : " ");
        text_add(&text, names.items[i]);
        text_add(&text, i + 1 < names.count ? "," : "\n");
        column = (is_new_line ? 2 : column + 1) + length + 1;
    }
    return text_finish(&text);
}
