/* Writer: collects text and hands it to an ouro_Write in larger pieces. Owns its buffer; remembers a refusal.
 */
#ifndef OURO_INSPECT_WRITER_H
#define OURO_INSPECT_WRITER_H

#include "inspect/text.h"
#include "ouro/inspect.h"

typedef struct Writer {
    ouro_Write write;
    void *user;
    uint64_t length;
    bool failed;
    char buffer[4096];
} Writer;

void writer_begin(Writer *writer, ouro_Write write, void *user);
void writer_put(Writer *writer, const char *bytes, uint64_t length);
void writer_text(Writer *writer, const char *text);
void writer_number(Writer *writer, int64_t number);
void writer_hex(Writer *writer, uint64_t number);
/* The text as a JSON string with its quotes, which DOT reads too. */
void writer_quoted(Writer *writer, const char *bytes, uint64_t length);
/* The number right-aligned in `width` columns. */
void writer_column(Writer *writer, int64_t number, uint64_t width);
/* Hands over the rest; false if anything was refused. */
bool writer_end(Writer *writer);

#endif
