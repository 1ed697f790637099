/* The class statement: builtins.__build_class__. CPython: Python/bltinmodule.c. */
#ifndef OURO_LANG_BUILD_CLASS_H
#define OURO_LANG_BUILD_CLASS_H

#include "object/definition.h"

/* __build_class__(function, name, *bases, metaclass=None, **keywords) -> class: a row of the module's functions. */
Object *build_class(Runtime *rt, Object *self, const Arguments *arguments);

#endif
