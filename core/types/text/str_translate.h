/* str.translate and str.maketrans. */
#ifndef OURO_TYPES_STR_TRANSLATE_H
#define OURO_TYPES_STR_TRANSLATE_H

#include "object/definition.h"

Object *str_method_translate(Runtime *rt, Object *self, const Arguments *arguments);
Object *str_method_maketrans(Runtime *rt, Object *none, const Arguments *arguments);

#endif
