/* Which part of the marked text of a traceback's line is to blame: the operator, or the brackets. Owns a small scanner
 * of expressions, as the parser is not below. CPython: Python/traceback.c, extract_anchors_from_expr */
#ifndef OURO_TYPES_TRACEBACK_ANCHORS_H
#define OURO_TYPES_TRACEBACK_ANCHORS_H

#include "object/object.h"

typedef struct Anchors {
    int64_t left;  /* characters [start, left) and [right, end) are marked ~ … */
    int64_t right; /* … and those between ^ */
} Anchors;

/* Looks at characters [start, end) of a line. False: no operator, all is marked ^. */
bool traceback_anchors(const Object *line, int64_t start, int64_t end, Anchors *anchors);

#endif
