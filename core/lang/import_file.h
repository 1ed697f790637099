/* Modules that are files: <name>.py, a folder <name> with __init__.py, a folder alone (a namespace package). Owns where
 * they are looked for (sys.path, a package's __path__) and what such a module knows of its file. The files themselves
 * are the host's (memory/host.h); without that there are none. CPython: Lib/importlib/_bootstrap_external.py */
#ifndef OURO_LANG_IMPORT_FILE_H
#define OURO_LANG_IMPORT_FILE_H

#include "object/runtime.h"

/* Whether CPython never looks for a file of this name, because it has the module already. */
bool import_is_built_in(const Object *name);

/* Loads the module of this full name; `parent` is its package, NULL for none (both borrowed). New reference; NULL and
 * an error; NULL without an error: there is no such file. */
Object *import_file(Runtime *rt, Object *name, Object *parent);

/* The same for folders without __init__.py, which all together are one package. */
Object *import_namespace(Runtime *rt, Object *name, Object *parent);

#endif
