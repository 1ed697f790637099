/* From a text to its tree. Owns the grammar; words and numbers are the lexer's, positions and errors of
 * scopes the compiler's. */
#ifndef OURO_LANG_PARSER_H
#define OURO_LANG_PARSER_H

#include "lang/parse/ast.h"
#include "lang/parse/source.h"

/* The tree of `length` bytes of text, in `arena`. NULL when it is not Python, and *problem says why. The text
 * may be as a file has it: a byte order mark, a coding line, \r\n. */
AstModule *parse_source(Runtime *rt, CompileArena *arena, const char *text, int64_t length, ParseMode mode,
                        const char *filename, SyntaxProblem *problem);

/* The same for a text that is a str's UTF-8: a coding line and a byte order mark mean nothing in it. */
AstModule *parse_text(Runtime *rt, CompileArena *arena, const char *text, int64_t length, ParseMode mode,
                      const char *filename, SyntaxProblem *problem);

#endif
