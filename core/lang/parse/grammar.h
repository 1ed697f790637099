/* The grammar as a table, for finding what CPython would say of a text that is not Python. Owns the rules;
 * recognizer.h tries them.
 *
 * CPython's messages follow from the order in which its parser tries alternatives, so the table has them in
 * that order, under its names. The notation:
 *
 *   'x'  a token by its text      "x"  a name of that text       NAME …  a token by its kind
 *   e?  e*  e+  (e | e)           &e !e  looking ahead           s.e+  e's with s between
 *   ~  no other alternative now   &&'x'  there must be an 'x', else "expected 'x'"
 *   a=e b=e  what an error is about
 *   {@where message}  an error there: a, ab (from a to b), ac (from a to the last part of clauses b),
 *                     a> (from a on), . (the last token read), i (there, an IndentationError),
 *                     k (the last byte of a); %s is what kind of expression a is, %d its line, %t its text
 *   {!check}          what takes more than a message
 *
 * An alternative that is an invalid_… rule and nothing else is tried only when errors are looked for. */
#ifndef OURO_LANG_GRAMMAR_H
#define OURO_LANG_GRAMMAR_H

#include "base/compiler.h"

enum {
    GRAMMAR_REMEMBERED = 1, /* CPython remembers results of the rule, whether errors are looked for or not */
    GRAMMAR_WITHOUT_INVALID = 2, /* no errors are looked for within */
};

typedef struct GrammarRule {
    const char *name;
    uint8_t flags;
    const char *text;
} GrammarRule;

extern const GrammarRule grammar_rules[];
extern const int grammar_rule_count;

#endif
