/* See labels.h. */
#include "inspect/labels.h"

#include "object/definition.h"

#include <math.h>
#include <string.h>

#include "types/number/float_text.h"

enum { CHARACTERS_MOST = 24, DIGITS_MOST = 8 };

static void put_type_name(const Heap *heap, uint32_t type_index, Line *line)
{
    const TypeInfo *type = &heap->types[type_index];
    line_put(line, heap->strings.bytes + type->name_offset, type->name_length);
}

/* The name of the type of what is at `object`; "?" when nothing is. */
static void put_type_name_of(const Heap *heap, Ref object, Line *line)
{
    uint32_t index = heap_object_index(heap, object);
    if (index == OURO_NO_INDEX) {
        line_text(line, "?");
    } else {
        put_type_name(heap, heap->records[index].type_index, line);
    }
}

/* ---- numbers */

/* Decimal digits of a small number of 30-bit digits, by repeated division. */
static void label_big_int(const uint32_t *digits, int count, Line *line)
{
    uint32_t left[DIGITS_MOST];
    char text[DIGITS_MOST * 10];
    int length = 0;
    memcpy(left, digits, (size_t)count * sizeof *left);
    while (count > 0) {
        uint64_t rest = 0;
        for (int i = count; i-- > 0;) {
            rest = rest << INT_DIGIT_BITS | (left[i] & INT_DIGIT_MASK);
            left[i] = (uint32_t)(rest / 10);
            rest %= 10;
        }
        text[sizeof text - 1 - (size_t)length++] = (char)('0' + rest);
        while (count > 0 && left[count - 1] == 0)
            count--;
    }
    line_put(line, text + sizeof text - length, (uint64_t)length);
}

static void label_int(const IntObject *object, Line *line)
{
    int64_t size = object->ob_base.ob_size;
    int64_t count = size < 0 ? -size : size;
    if (count > DIGITS_MOST) {
        uint32_t top = object->ob_digit[count - 1] & INT_DIGIT_MASK;
        line_text(line, size < 0 ? "<negative int of " : "<int of ");
        line_number(line, (count - 1) * INT_DIGIT_BITS + (top == 0 ? 0 : 32 - __builtin_clz(top)));
        line_text(line, " bits>");
        return;
    }
    if (size < 0)
        line_text(line, "-");
    if (count == 0)
        line_text(line, "0");
    if (count > 0)
        label_big_int(object->ob_digit, (int)count, line);
}

static void label_float(const FloatObject *object, Line *line)
{
    char text[FLOAT_TEXT_CAPACITY];
    line_put(line, text, (uint64_t)float_to_text(object->ob_fval, text));
}

/* A part of a complex number: as a float, but no fraction is added where there is none. */
static void label_part(double part, bool is_signed, Line *line)
{
    char text[FLOAT_TEXT_CAPACITY];
    int length = float_to_text(part, text);
    if (length > 2 && memcmp(text + length - 2, ".0", 2) == 0)
        length -= 2;
    if (is_signed && text[0] != '-')
        line_text(line, "+");
    line_put(line, text, (uint64_t)length);
}

static void label_complex(const ComplexObject *object, Line *line)
{
    bool is_imaginary = object->real == 0 && !signbit(object->real);
    if (!is_imaginary) {
        line_text(line, "(");
        label_part(object->real, false, line);
    }
    label_part(object->imaginary, !is_imaginary, line);
    line_text(line, is_imaginary ? "j" : "j)");
}

/* ---- text */

bool label_is_str(const Heap *heap, uint32_t index)
{
    return index != OURO_NO_INDEX && heap->records[index].layout == TYPE_STR;
}

/* The characters of object `index`, `kind` bytes each; NULL when they do not lie in the view. Of a compact str the
 * index need not be known. */
static const uint8_t *str_characters(const Heap *heap, const StrObject *str, uint32_t index, int64_t *length,
                                     uint32_t *kind)
{
    *length = str->length;
    *kind = (str->state & STR_STATE_KIND_MASK) >> STR_STATE_KIND_SHIFT;
    if (str->state & STR_STATE_COMPACT) {
        return (const uint8_t *)str +
               (str->state & STR_STATE_ASCII ? sizeof(StrObject) : sizeof(CompactStrObject));
    }
    if ((*kind != 1 && *kind != 2 && *kind != 4) || str->length < 0 ||
        (uint64_t)str->length >= heap->view.size)
        return NULL;
    return heap_owned(heap, index, OURO_BLOCK_STR_DATA, ((const WideStrObject *)str)->data,
                      (uint64_t)str->length * *kind);
}

static uint32_t character_at(const uint8_t *characters, uint32_t kind, int64_t i)
{
    if (kind == 1)
        return characters[i];
    uint32_t character = 0;
    memcpy(&character, characters + i * kind, kind);
    return character;
}

static void put_hex_digits(Line *line, uint32_t value, int digits)
{
    while (digits-- > 0)
        line_put(line, &"0123456789abcdef"[value >> (4 * digits) & 15], 1);
}

static void put_escaped(Line *line, uint32_t character, char quote)
{
    if (character == (uint32_t)quote || character == '\\') {
        line_text(line, "\\");
        line_character(line, character);
    } else if (character == '\n') {
        line_text(line, "\\n");
    } else if (character == '\r') {
        line_text(line, "\\r");
    } else if (character == '\t') {
        line_text(line, "\\t");
    } else if (character < 0x20 || (character >= 0x7f && character < 0xa0)) {
        line_text(line, "\\x");
        put_hex_digits(line, character, 2);
    } else if (character >= 0xD800 && character < 0xE000) {
        line_text(line, "\\u");
        put_hex_digits(line, character, 4);
    } else {
        line_character(line, character);
    }
}

static bool contains(const uint8_t *characters, uint32_t kind, int64_t length, char wanted)
{
    for (int64_t i = 0; i < length; i++) {
        if (character_at(characters, kind, i) == (uint32_t)wanted)
            return true;
    }
    return false;
}

static void put_str(const Heap *heap, const StrObject *str, uint32_t index, Line *line, int64_t most,
                    bool quoted)
{
    int64_t length;
    uint32_t kind;
    const uint8_t *characters = str_characters(heap, str, index, &length, &kind);
    if (characters == NULL)
        return;
    int64_t shown = length < most ? length : most;
    bool has_single = contains(characters, kind, shown, '\'') && !contains(characters, kind, shown, '"');
    char quote = has_single ? '"' : '\'';
    if (quoted)
        line_put(line, &quote, 1);
    for (int64_t i = 0; i < shown; i++) {
        uint32_t character = character_at(characters, kind, i);
        if (quoted) {
            put_escaped(line, character, quote);
        } else {
            line_character(line, character);
        }
    }
    if (shown < length)
        line_text(line, "…");
    if (quoted)
        line_put(line, &quote, 1);
}

void label_str(const Heap *heap, uint32_t index, Line *line, int64_t most, bool quoted)
{
    put_str(heap, (const StrObject *)heap_object(heap, index), index, line, most, quoted);
}

void label_str_at(const Heap *heap, Ref address, Line *line, int64_t most)
{
    const StrObject *str = view_at(&heap->view, address, sizeof(StrObject));
    const TypeInfo *type = &heap->types[TYPE_STR];
    if (str == NULL || str->ob_base.ob_type != type->address || (str->state & STR_STATE_COMPACT) == 0)
        return;
    if (object_own_bytes(type, &str->ob_base, heap->view.base + heap->view.size - address) >= 0)
        put_str(heap, str, OURO_NO_INDEX, line, most, false);
}

static void label_bytes(const BytesObject *bytes, Line *line)
{
    int64_t length = bytes->ob_base.ob_size;
    int64_t shown = length < CHARACTERS_MOST ? length : CHARACTERS_MOST;
    line_text(line, "b'");
    for (int64_t i = 0; i < shown; i++) {
        uint32_t byte = bytes->ob_sval[i];
        if (byte < 0x7f) {
            put_escaped(line, byte, '\'');
        } else {
            line_text(line, "\\x");
            put_hex_digits(line, byte, 2);
        }
    }
    line_text(line, shown < length ? "…'" : "'");
}

/* ---- containers */

static void label_items(Line *line, const char *opening, int64_t count, const char *closing)
{
    line_text(line, opening);
    if (count > 0) {
        line_text(line, "…");
        line_number(line, count);
        line_text(line, count == 1 ? " item" : " items");
    }
    line_text(line, closing);
}

static void label_set(const SetObject *set, const char *name, Line *line)
{
    line_text(line, name);
    label_items(line, set->used > 0 ? "({" : "(", set->used, set->used > 0 ? "})" : ")");
}

static void label_type(const Heap *heap, uint32_t index, Line *line)
{
    const TypeObject *type = (const TypeObject *)heap_object(heap, index);
    line_text(line, "class ");
    for (uint64_t i = 0; i < 48; i++) {
        const char *character = view_text(&heap->view, type->tp_name + i, 1);
        if (character == NULL || *character == 0)
            return;
        line_put(line, character, 1);
    }
}

static void label_weakref(const Heap *heap, const WeakrefObject *reference, const char *word, Line *line)
{
    bool is_dead = reference->wr_object == view_ref(&heap->view, &heap->rt->statics.none);
    line_text(line, "<");
    line_text(line, word);
    if (is_dead) {
        line_text(line, "; dead>");
        return;
    }
    line_text(line, " to ");
    put_type_name_of(heap, reference->wr_object, line);
    line_text(line, ">");
}

/* "<word name>", the name being a str; without one when it is none. */
static void label_named(const Heap *heap, const char *word, Ref name, Line *line)
{
    uint32_t index = heap_object_index(heap, name);
    line_text(line, "<");
    line_text(line, word);
    if (label_is_str(heap, index)) {
        line_text(line, " ");
        label_str(heap, index, line, CHARACTERS_MOST, false);
    }
    line_text(line, ">");
}

/* An embedder's has its name where the others have their module's. */
static void label_builtin_function(const Heap *heap, const BuiltinFunctionObject *function, Line *line)
{
    const char *name = definition_name(function->m_ml);
    if (name == NULL) {
        label_named(heap, "built-in function", function->m_module, line);
        return;
    }
    if (name[0] == '\0') {
        uint32_t index = heap_object_index(heap, function->m_self);
        const FunctionObject *named =
            index == OURO_NO_INDEX ? NULL : (const FunctionObject *)heap_object(heap, index);
        label_named(heap, "built-in function", named == NULL ? NO_REF : named->func_name, line);
        return;
    }
    line_text(line, "<built-in function ");
    line_text(line, name);
    line_text(line, ">");
}

static void label_method(const Heap *heap, const MethodObject *method, Line *line)
{
    line_text(line, "<bound method of ");
    put_type_name_of(heap, method->im_self, line);
    line_text(line, ">");
}

static void label_cell(const Heap *heap, const CellObject *cell, Line *line)
{
    line_text(line, "<cell: ");
    if (cell->ob_ref == NO_REF) {
        line_text(line, "empty");
    } else {
        put_type_name_of(heap, cell->ob_ref, line);
    }
    line_text(line, ">");
}

static bool is_static(const Heap *heap, Ref address, const void *object)
{
    return address == view_ref(&heap->view, object);
}

static void label_singleton(const Heap *heap, uint32_t index, Line *line)
{
    const StaticObjects *statics = &heap->rt->statics;
    Ref address = heap->records[index].address;
    if (is_static(heap, address, &statics->none)) {
        line_text(line, "None");
    } else if (is_static(heap, address, &statics->not_implemented)) {
        line_text(line, "NotImplemented");
    } else if (is_static(heap, address, &statics->ellipsis)) {
        line_text(line, "Ellipsis");
    } else if (is_static(heap, address, &statics->set_dummy)) {
        line_text(line, "<deleted set entry>");
    } else {
        line_text(line, "<");
        put_type_name(heap, heap->records[index].type_index, line);
        line_text(line, " object>");
    }
}

/* Numbers and texts; false: it is neither. */
static bool label_value(const Heap *heap, uint32_t index, Line *line)
{
    const Object *object = heap_object(heap, index);
    switch (heap->records[index].layout) {
    case TYPE_INT:
        label_int((const IntObject *)object, line);
        return true;
    case TYPE_BOOL:
        line_text(line, ((const VarObject *)object)->ob_size != 0 ? "True" : "False");
        return true;
    case TYPE_FLOAT:
        label_float((const FloatObject *)object, line);
        return true;
    case TYPE_COMPLEX:
        label_complex((const ComplexObject *)object, line);
        return true;
    case TYPE_STR:
        label_str(heap, index, line, CHARACTERS_MOST, true);
        return true;
    case TYPE_BYTES:
        label_bytes((const BytesObject *)object, line);
        return true;
    default:
        return false;
    }
}

static void label_by_layout(const Heap *heap, uint32_t index, Line *line)
{
    const Object *object = heap_object(heap, index);
    const VarObject *sized = (const VarObject *)object;
    if (label_value(heap, index, line))
        return;
    switch (heap->records[index].layout) {
    case TYPE_TUPLE:
        label_items(line, "(", sized->ob_size, ")");
        break;
    case TYPE_LIST:
        label_items(line, "[", sized->ob_size, "]");
        break;
    case TYPE_DICT:
    case TYPE_DEFAULTDICT:
        label_items(line, "{", ((const DictObject *)object)->ma_used, "}");
        break;
    case TYPE_SET:
        label_set((const SetObject *)object, "set", line);
        break;
    case TYPE_FROZENSET:
        label_set((const SetObject *)object, "frozenset", line);
        break;
    case TYPE_CELL:
        label_cell(heap, (const CellObject *)object, line);
        break;
    case TYPE_TYPE:
        label_type(heap, index, line);
        break;
    case TYPE_BUILTIN_FUNCTION:
        label_builtin_function(heap, (const BuiltinFunctionObject *)object, line);
        break;
    case TYPE_FUNCTION:
        label_named(heap, "function", ((const FunctionObject *)object)->func_qualname, line);
        break;
    case TYPE_CODE:
        label_named(heap, "code", ((const CodeObject *)object)->co_qualname, line);
        break;
    case TYPE_MODULE:
        label_named(heap, "module", ((const ModuleObject *)object)->md_name, line);
        break;
    case TYPE_GENERATOR:
        label_named(heap, "generator", ((const GeneratorObject *)object)->gi_qualname, line);
        break;
    case TYPE_METHOD_DESCRIPTOR:
        label_named(heap, "method", ((const MethodDescriptorObject *)object)->d_name, line);
        break;
    case TYPE_GETSET_DESCRIPTOR:
    case TYPE_MEMBER_DESCRIPTOR:
        label_named(heap, "attribute", ((const DataDescriptorObject *)object)->d_name, line);
        break;
    case TYPE_METHOD:
        label_method(heap, (const MethodObject *)object, line);
        break;
    case TYPE_WEAKREF:
        label_weakref(heap, (const WeakrefObject *)object, "weakref", line);
        break;
    case TYPE_WEAK_PROXY:
    case TYPE_WEAK_CALLABLE_PROXY:
        label_weakref(heap, (const WeakrefObject *)object, "weakproxy", line);
        break;
    default:
        label_singleton(heap, index, line);
        break;
    }
}

void label_object(const Heap *heap, uint32_t index, Line *line)
{
    const ouro_ObjectRecord *record = &heap->records[index];
    const TypeInfo *type = &heap->types[record->type_index];
    if (heap_is_dead(record)) {
        line_text(line, "<dead ");
        put_type_name(heap, record->type_index, line);
        line_text(line, ">");
        return;
    }
    bool is_of_class = (type->flags & TYPE_FLAG_HEAP_TYPE) != 0 && type->layout != TYPE_TYPE;
    if (is_of_class && type->layout != TYPE_OBJECT) {
        put_type_name(heap, record->type_index, line);
        line_text(line, " ");
    }
    label_by_layout(heap, index, line);
}

bool ouro_labels(ouro_Inspection *inspection)
{
    if (inspection == NULL)
        return false;
    if (inspection->has_labels)
        return true;
    for (uint32_t i = 0; i < inspection->record_count; i++) {
        char bytes[LABEL_MOST];
        Line line = {bytes, 0, sizeof bytes};
        label_object(inspection, i, &line);
        inspection->records[i].label_offset = (uint32_t)inspection->strings.length;
        inspection->records[i].label_length = (uint32_t)line.length;
        text_append(&inspection->strings, bytes, line.length);
    }
    inspection->has_labels = !inspection->strings.failed;
    return inspection->has_labels || heap_no_memory(inspection);
}

uint64_t ouro_describe(ouro_Inspection *inspection, uint64_t address, char *buffer, uint64_t size)
{
    if (buffer == NULL || size == 0)
        return 0;
    Line line = {buffer, 0, size - 1};
    uint32_t index = ouro_object_index(inspection, address);
    if (index != OURO_NO_INDEX)
        label_object(inspection, index, &line);
    buffer[line.length] = 0;
    return line.length;
}
