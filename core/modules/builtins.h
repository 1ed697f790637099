/* The module builtins: its functions, and filling its dict with the built-in types and exceptions. */
#ifndef OURO_MODULES_BUILTINS_H
#define OURO_MODULES_BUILTINS_H

#include "object/definition.h"

/* In other files than builtins.c: rows of the module's table. */
Object *builtin_print(Runtime *rt, Object *self, const Arguments *arguments);
Object *builtin_input(Runtime *rt, Object *self, const Arguments *arguments);
Object *builtin_breakpoint(Runtime *rt, Object *self, const Arguments *arguments);
Object *builtin_open(Runtime *rt, Object *self, const Arguments *arguments);
Object *builtin_aiter(Runtime *rt, Object *self, const Arguments *arguments);
Object *builtin_anext(Runtime *rt, Object *self, const Arguments *arguments);
Object *builtin_compile(Runtime *rt, Object *self, const Arguments *arguments);
Object *builtin_dir(Runtime *rt, Object *self, const Arguments *arguments);
Object *builtin_eval(Runtime *rt, Object *self, const Arguments *arguments);
Object *builtin_exec(Runtime *rt, Object *self, const Arguments *arguments);
Object *builtin_globals(Runtime *rt, Object *self, const Arguments *arguments);
Object *builtin_import(Runtime *rt, Object *self, const Arguments *arguments);
Object *builtin_locals(Runtime *rt, Object *self, const Arguments *arguments);
Object *builtin_tree(Runtime *rt, Object *self, const Arguments *arguments);
Object *builtin_vars(Runtime *rt, Object *self, const Arguments *arguments);

#endif
