/* Finding and loading modules. Owns sys.modules' use, packages and relative names. Modules written in C are in
 * module_definitions (object/definition.h), those written in Python in embedded_sources. CPython: Python/import.c,
 * Lib/importlib/_bootstrap.py. */
#ifndef OURO_LANG_IMPORT_H
#define OURO_LANG_IMPORT_H

#include "object/definition.h"
#include "object/error.h"

/* The text of a module that comes with the library. */
typedef struct EmbeddedSource {
    const char *name; /* "collections.abc"; NULL closes the table */
    const char *text; /* NULL: at `offset` of the library's file, which the host has (Host.read_library) */
    uint64_t offset;
    int64_t length;
    bool is_package;
} EmbeddedSource;

/* Filled by the room of modules. */
extern const EmbeddedSource *const embedded_sources;

/* import name / from name import …, as the instruction has it. All borrowed; `from_list` None: none. New reference to
 * the module, or to the outermost package; NULL and an error. CPython: PyImport_ImportModuleLevelObject */
Object *import_module_level(Runtime *rt, Object *name, Object *globals, Object *from_list, int64_t level);

/* The module of this full name itself. New reference; NULL and an error. */
Object *import_module(Runtime *rt, const char *name);

/* Its text, in raw memory and with a 0 behind it, to be given back with script_text_free. NULL and an error. */
char *import_source_text(Runtime *rt, const EmbeddedSource *source);

/* Runs the text of an embedded module in its dict. 0, or -1 and an error. */
int import_run_source(Runtime *rt, Object *dict, const EmbeddedSource *source);

/* For a person who imported a module that is not there (its name, a str): the names of those that are, in lines. New
 * reference to a str; NULL without an error where the module itself is there, NULL and MemoryError. */
Object *import_names_text(Runtime *rt, const Object *missing);

/* Raises ImportError, or what is derived from it, with name= and path= (all borrowed, `path` may be NULL). */
void import_error_set(Runtime *rt, ErrorKind kind, Object *message, Object *name, Object *path);

#endif
