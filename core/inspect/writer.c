/* See writer.h. */
#include "inspect/writer.h"

#include <string.h>

void writer_begin(Writer *writer, ouro_Write write, void *user)
{
    writer->write = write;
    writer->user = user;
    writer->length = 0;
    writer->failed = false;
}

static void flush(Writer *writer)
{
    if (!writer->failed && writer->length != 0)
        writer->failed = !writer->write(writer->user, writer->buffer, writer->length);
    writer->length = 0;
}

void writer_put(Writer *writer, const char *bytes, uint64_t length)
{
    while (length > 0) {
        uint64_t room = sizeof writer->buffer - writer->length;
        uint64_t piece = length < room ? length : room;
        memcpy(writer->buffer + writer->length, bytes, (size_t)piece);
        writer->length += piece;
        bytes += piece;
        length -= piece;
        if (writer->length == sizeof writer->buffer)
            flush(writer);
    }
}

void writer_text(Writer *writer, const char *text) { writer_put(writer, text, strlen(text)); }

void writer_number(Writer *writer, int64_t number)
{
    char bytes[24];
    Line line = {bytes, 0, sizeof bytes};
    line_number(&line, number);
    writer_put(writer, bytes, line.length);
}

void writer_hex(Writer *writer, uint64_t number)
{
    char bytes[24];
    Line line = {bytes, 0, sizeof bytes};
    line_hex(&line, number);
    writer_put(writer, bytes, line.length);
}

void writer_column(Writer *writer, int64_t number, uint64_t width)
{
    char bytes[24];
    Line line = {bytes, 0, sizeof bytes};
    line_number(&line, number);
    for (uint64_t i = line.length; i < width; i++)
        writer_put(writer, " ", 1);
    writer_put(writer, bytes, line.length);
}

/* Length of the well-formed UTF-8 sequence at `bytes`; 0 when it is none. */
static uint64_t sequence_length(const uint8_t *bytes, uint64_t left)
{
    uint64_t length = bytes[0] < 0x80    ? 1
                      : bytes[0] >= 0xF0 ? 4
                      : bytes[0] >= 0xE0 ? 3
                      : bytes[0] >= 0xC2 ? 2
                                         : 0;
    if (length == 0 || length > left || bytes[0] > 0xF4)
        return 0;
    for (uint64_t i = 1; i < length; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return 0;
    }
    bool is_overlong = (bytes[0] == 0xE0 && bytes[1] < 0xA0) || (bytes[0] == 0xF0 && bytes[1] < 0x90);
    bool is_surrogate = bytes[0] == 0xED && bytes[1] >= 0xA0;
    bool is_beyond = bytes[0] == 0xF4 && bytes[1] >= 0x90;
    return is_overlong || is_surrogate || is_beyond ? 0 : length;
}

static void put_control(Writer *writer, uint8_t byte)
{
    char escape[6] = {'\\', 'u', '0', '0', "0123456789abcdef"[byte >> 4], "0123456789abcdef"[byte & 15]};
    writer_put(writer, escape, sizeof escape);
}

void writer_quoted(Writer *writer, const char *bytes, uint64_t length)
{
    writer_put(writer, "\"", 1);
    for (uint64_t i = 0; i < length;) {
        uint8_t byte = (uint8_t)bytes[i];
        uint64_t sequence = sequence_length((const uint8_t *)bytes + i, length - i);
        if (sequence == 0) {
            writer_text(writer, "\xEF\xBF\xBD");
        } else if (byte < 0x20) {
            put_control(writer, byte);
        } else {
            if (byte == '"' || byte == '\\')
                writer_put(writer, "\\", 1);
            writer_put(writer, bytes + i, sequence);
        }
        i += sequence == 0 ? 1 : sequence;
    }
    writer_put(writer, "\"", 1);
}

bool writer_end(Writer *writer)
{
    flush(writer);
    return !writer->failed;
}
