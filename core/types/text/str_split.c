/* Taking text apart: split and its kin, partition, strip; see str_view.h. */
#include "types/text/str_view.h"

#include "object/error.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/text/bytearray.h"
#include "types/text/bytes.h"
#include "types/text/unicode_characters.h"

/* Pieces are collected in a list that has room for some from the start, as CPython's has. */
enum { ROOM_MOST = 12 };

typedef struct Pieces {
    Runtime *rt;
    const TextView *text;
    Object *list; /* NULL: failed */
    int64_t count;
} Pieces;

static Pieces pieces_begin(Runtime *rt, const TextView *text, int64_t most)
{
    Pieces pieces = {rt, text, NULL, 0};
    pieces.list = list_new(rt, most >= ROOM_MOST ? ROOM_MOST : most + 1);
    return pieces;
}

static void fail(Pieces *pieces)
{
    object_decref(pieces->rt, pieces->list);
    pieces->list = NULL;
}

static bool add_object(Pieces *pieces, Object *piece)
{
    Runtime *rt = pieces->rt;
    if (piece == NULL) {
        fail(pieces);
        return false;
    }
    if (pieces->count < ROOM_MOST && pieces->count < list_size(pieces->list)) {
        list_items(pieces->list)[pieces->count] = ref_of(piece);
    } else {
        int status = list_append(rt, pieces->list, piece);
        object_decref(rt, piece);
        if (status < 0) {
            fail(pieces);
            return false;
        }
    }
    pieces->count++;
    return true;
}

static bool add(Pieces *pieces, int64_t start, int64_t end)
{
    return add_object(pieces, view_piece(pieces->rt, pieces->text, start, end));
}

static Object *pieces_finish(Pieces *pieces)
{
    if (pieces->list != NULL)
        ((VarObject *)pieces->list)->ob_size = pieces->count;
    return pieces->list;
}

static Object *pieces_finish_reversed(Pieces *pieces)
{
    Object *list = pieces_finish(pieces);
    if (list != NULL)
        list_reverse(list);
    return list;
}

static int64_t limit_of(int64_t most) { return most < 0 ? INT64_MAX : most; }

ALWAYS_INLINE bool is_space_at(const TextView *text, int64_t index)
{
    uint32_t character = view_at(text, index);
    if (character > ' ' && character < 0x80)
        return false;
    return character == ' ' || view_is_space(text, character);
}

/* The first place from `i` on that is not among the spaces, or among what is none. */
static int64_t skip(const TextView *text, int64_t i, bool spaces)
{
    if (text->kind == 1) { /* of which most is ASCII */
        const uint8_t *data = text->data;
        while (i < text->length && data[i] > ' ' && data[i] < 0x80 && !spaces)
            i++;
    }
    while (i < text->length && is_space_at(text, i) == spaces)
        i++;
    return i;
}

Object *view_split_space(Runtime *rt, const TextView *text, int64_t most)
{
    most = limit_of(most);
    Pieces pieces = pieces_begin(rt, text, most);
    int64_t i = skip(text, 0, true);
    while (pieces.list != NULL && i < text->length && most-- > 0) {
        int64_t start = i;
        i = skip(text, i, false);
        add(&pieces, start, i);
        i = skip(text, i, true);
    }
    if (pieces.list != NULL && i < text->length)
        add(&pieces, i, text->length);
    return pieces_finish(&pieces);
}

Object *view_split_space_right(Runtime *rt, const TextView *text, int64_t most)
{
    most = limit_of(most);
    Pieces pieces = pieces_begin(rt, text, most);
    int64_t i = text->length;
    while (pieces.list != NULL && most-- > 0) {
        while (i > 0 && is_space_at(text, i - 1))
            i--;
        if (i == 0)
            return pieces_finish_reversed(&pieces);
        int64_t end = i;
        while (i > 0 && !is_space_at(text, i - 1))
            i--;
        add(&pieces, i, end);
    }
    while (i > 0 && is_space_at(text, i - 1))
        i--;
    if (pieces.list != NULL && i > 0)
        add(&pieces, 0, i);
    return pieces_finish_reversed(&pieces);
}

/* A str that is too short or of too narrow characters to have the separator is all there is: a list of one. */
static int64_t splits_of(const TextView *text, const TextView *separator, int64_t most)
{
    bool cannot_have = text->kind < separator->kind || text->length < separator->length;
    return text->family == FAMILY_STR && cannot_have ? 0 : limit_of(most);
}

Object *view_split(Runtime *rt, const TextView *text, const TextView *separator, int64_t most)
{
    if (separator->length == 0) {
        error_set(rt, ERROR_VALUE, "empty separator");
        return NULL;
    }
    most = splits_of(text, separator, most);
    Pieces pieces = pieces_begin(rt, text, most);
    int64_t start = 0;
    while (pieces.list != NULL && most-- > 0) {
        int64_t found = view_find(text, separator, start, text->length);
        if (found < 0)
            break;
        add(&pieces, start, found);
        start = found + separator->length;
    }
    if (pieces.list != NULL)
        add(&pieces, start, text->length);
    return pieces_finish(&pieces);
}

Object *view_split_right(Runtime *rt, const TextView *text, const TextView *separator, int64_t most)
{
    if (separator->length == 0) {
        error_set(rt, ERROR_VALUE, "empty separator");
        return NULL;
    }
    most = splits_of(text, separator, most);
    Pieces pieces = pieces_begin(rt, text, most);
    int64_t end = text->length;
    while (pieces.list != NULL && most-- > 0) {
        int64_t found = view_find_last(text, separator, 0, end);
        if (found < 0)
            break;
        add(&pieces, found + separator->length, end);
        end = found;
    }
    if (pieces.list != NULL)
        add(&pieces, 0, end);
    return pieces_finish_reversed(&pieces);
}

static bool ends_line(const TextView *text, uint32_t character)
{
    if (text->family == FAMILY_STR)
        return character_is_line_break(character);
    return character == '\n' || character == '\r';
}

Object *view_split_lines(Runtime *rt, const TextView *text, bool keep_ends)
{
    Pieces pieces = {rt, text, list_new(rt, 0), 0};
    int64_t i = 0;
    while (pieces.list != NULL && i < text->length) {
        int64_t start = i;
        while (i < text->length && !ends_line(text, view_at(text, i)))
            i++;
        int64_t end = i;
        if (i < text->length) {
            bool is_pair = view_at(text, i) == '\r' && i + 1 < text->length && view_at(text, i + 1) == '\n';
            i += is_pair ? 2 : 1;
            if (keep_ends)
                end = i;
        }
        add(&pieces, start, end);
    }
    return pieces_finish(&pieces);
}

/* ---- partition */

static Object *whole_of(Runtime *rt, const TextView *text)
{
    return text->family == FAMILY_BYTEARRAY ? view_unchanged(rt, text) : object_incref(text->object);
}

/* The separator as the result has it: for a bytearray a new one. */
static Object *separator_item(Runtime *rt, const TextView *text, const TextView *separator)
{
    if (text->family == FAMILY_BYTEARRAY)
        return bytearray_from_data(rt, separator->length == 0 ? "" : separator->data, separator->length);
    return object_incref(separator->object);
}

static Object *pack(Runtime *rt, Object *first, Object *second, Object *third)
{
    Object *items[] = {first, second, third};
    Object *result = NULL;
    if (first != NULL && second != NULL && third != NULL)
        result = tuple_pack(rt, 3, items);
    for (int i = 0; i < 3; i++)
        object_xdecref(rt, items[i]);
    return result;
}

Object *view_partition(Runtime *rt, const TextView *text, const TextView *separator, bool from_right)
{
    if (separator->length == 0) {
        error_set(rt, ERROR_VALUE, "empty separator");
        return NULL;
    }
    int64_t found = from_right ? view_find_last(text, separator, 0, text->length)
                               : view_find(text, separator, 0, text->length);
    if (found >= 0) {
        Object *before = view_piece(rt, text, 0, found);
        Object *middle = before == NULL ? NULL : separator_item(rt, text, separator);
        Object *behind =
            middle == NULL ? NULL : view_piece(rt, text, found + separator->length, text->length);
        return pack(rt, before, middle, behind);
    }
    Object *items[3];
    for (int i = 0; i < 3; i++)
        items[i] = i == (from_right ? 2 : 0) ? whole_of(rt, text) : view_piece(rt, text, 0, 0);
    return pack(rt, items[0], items[1], items[2]);
}

/* ---- strip */

static bool is_stripped(const TextView *text, const TextView *characters, int64_t index)
{
    uint32_t character = view_at(text, index);
    if (characters == NULL)
        return view_is_space(text, character);
    for (int64_t i = 0; i < characters->length; i++) {
        if (view_at(characters, i) == character)
            return true;
    }
    return false;
}

Object *view_strip(Runtime *rt, const TextView *text, const TextView *characters, int sides)
{
    int64_t start = 0;
    int64_t end = text->length;
    if ((sides & STRIP_LEFT) != 0) {
        while (start < end && is_stripped(text, characters, start))
            start++;
    }
    if ((sides & STRIP_RIGHT) != 0) {
        while (end > start && is_stripped(text, characters, end - 1))
            end--;
    }
    return view_piece(rt, text, start, end);
}
