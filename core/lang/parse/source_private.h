/* What of a source's decoding the parser alone uses. */
#ifndef OURO_LANG_SOURCE_PRIVATE_H
#define OURO_LANG_SOURCE_PRIVATE_H

#include "lang/parse/source.h"

/* UTF-8, \n at the ends of lines, a 0 behind it. */
typedef struct SourceText {
    char *text; /* owned memory */
    int32_t length;
    bool is_encoded; /* a byte order mark or a coding line named its encoding, or it came as str */
} SourceText;

/* `is_file`: a byte order mark and a coding line are understood. `add_newline`: the last line gets an end if
 * it has none. False: *problem says why. */
bool source_decode(Runtime *rt, const char *text, int64_t length, bool is_file, bool add_newline,
                   SyntaxProblem *problem, SourceText *source);

/* Wipes the text and gives it back. */
void source_free(Runtime *rt, SourceText *source);

#endif
