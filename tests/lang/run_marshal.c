/* Runs code that another Python has compiled and marshalled: run_marshal FILE. For trying the evaluation loop by
 * itself. The code runs as __main__. */
#include <string.h>

#include "run_driver.h"
#include "types/bool.h"
#include "types/bytes.h"
#include "types/dict.h"
#include "types/exception.h"
#include "types/float.h"
#include "types/int.h"
#include "types/int_text.h"
#include "types/list.h"
#include "types/none.h"
#include "types/set.h"
#include "types/str.h"
#include "types/traceback.h"
#include "types/tuple.h"

typedef struct Reader {
    Runtime *rt;
    const uint8_t *next;
    Object *references; /* list: what later bytes refer to by number */
} Reader;

static Object *read_object(Reader *reader);

static uint8_t read_byte(Reader *reader) { return *reader->next++; }

static int32_t read_long(Reader *reader)
{
    int32_t value;
    memcpy(&value, reader->next, 4);
    reader->next += 4;
    return value;
}

static Object *read_text(Reader *reader, int64_t length, bool latin1, bool interned)
{
    Object *text = latin1 ? str_from_characters(reader->rt, 1, reader->next, length)
                          : str_from_utf8(reader->rt, (const char *)reader->next, length);
    reader->next += length;
    if (interned)
        str_intern(reader->rt, &text);
    return text;
}

static Object *read_int(Reader *reader)
{
    int32_t size = read_long(reader);
    int32_t digits = size < 0 ? -size : size;
    IntObject *number = int_new(reader->rt, digits / 2 + 1);
    memset(number->ob_digit, 0, (size_t)(digits / 2 + 1) * 4);
    for (int32_t i = 0; i < digits; i++) {
        uint16_t digit;
        memcpy(&digit, reader->next, 2);
        reader->next += 2;
        number->ob_digit[i / 2] |= (uint32_t)digit << (15 * (i & 1));
    }
    int64_t length = digits / 2 + 1;
    while (length > 0 && number->ob_digit[length - 1] == 0)
        length--;
    number->ob_base.ob_size = size < 0 ? -length : length;
    return &number->ob_base.ob_base;
}

static Object *read_tuple(Reader *reader, int64_t count)
{
    Object *tuple = tuple_new(reader->rt, count);
    for (int64_t i = 0; i < count; i++)
        tuple_set(tuple, i, read_object(reader));
    return tuple;
}

static Object *read_code(Reader *reader)
{
    Runtime *rt = reader->rt;
    int32_t argcount = read_long(reader);
    int32_t posonly = read_long(reader);
    int32_t kwonly = read_long(reader);
    int32_t stacksize = read_long(reader);
    int32_t flags = read_long(reader);
    Object *bytes = read_object(reader);
    int64_t size = bytes_length(bytes);
    TypeObject *type = runtime_type(rt, TYPE_CODE);
    CodeObject *code = (CodeObject *)object_new(rt, type, (int64_t)sizeof(CodeObject) + size);
    memset((char *)code + sizeof(Object), 0, sizeof(CodeObject) - sizeof(Object));
    code->ob_base.ob_size = size / 2;
    code->co_argcount = argcount;
    code->co_posonlyargcount = posonly;
    code->co_kwonlyargcount = kwonly;
    code->co_stacksize = stacksize;
    code->co_flags = flags;
    memcpy(code->co_code_adaptive, bytes_data(bytes), (size_t)size);
    code->co_consts = ref_of(read_object(reader));
    code->co_names = ref_of(read_object(reader));
    code->co_localsplusnames = ref_of(read_object(reader));
    code->co_localspluskinds = ref_of(read_object(reader));
    code->co_filename = ref_of(read_object(reader));
    code->co_name = ref_of(read_object(reader));
    code->co_qualname = ref_of(read_object(reader));
    code->co_firstlineno = read_long(reader);
    code->co_linetable = ref_of(read_object(reader));
    code->co_exceptiontable = ref_of(read_object(reader));
    Object *names = ref_pointer(code->co_localsplusnames);
    const uint8_t *kinds = bytes_data(ref_pointer(code->co_localspluskinds));
    code->co_nlocalsplus = (int32_t)tuple_size(names);
    for (int32_t i = 0; i < code->co_nlocalsplus; i++) {
        code->co_nlocals += (kinds[i] & CODE_KIND_LOCAL) != 0;
        code->co_ncellvars += (kinds[i] & CODE_KIND_CELL) != 0;
        code->co_nplaincellvars += (kinds[i] & CODE_KIND_CELL) && !(kinds[i] & CODE_KIND_LOCAL);
        code->co_nfreevars += (kinds[i] & CODE_KIND_FREE) != 0;
    }
    while (code->_co_firsttraceable < size / 2 && code->co_code_adaptive[2 * code->_co_firsttraceable] != 151)
        code->_co_firsttraceable++;
    object_decref(rt, bytes);
    return &code->ob_base.ob_base;
}

static Object *read_plain(Reader *reader, int kind)
{
    Runtime *rt = reader->rt;
    double real;
    switch (kind) {
    case 'N':
        return none_new(rt);
    case 'T':
        return bool_from(rt, true);
    case 'F':
        return bool_from(rt, false);
    case '.':
        return object_incref(runtime_ellipsis(rt));
    case 'i':
        return int_from_int64(rt, read_long(reader));
    case 'l':
        return read_int(reader);
    case 'g':
        memcpy(&real, reader->next, 8);
        reader->next += 8;
        return float_from_double(rt, real);
    case 's': {
        int64_t length = read_long(reader);
        reader->next += length;
        return bytes_from_data(rt, reader->next - length, length);
    }
    case 'u':
        return read_text(reader, read_long(reader), false, false);
    case 't':
        return read_text(reader, read_long(reader), false, true);
    case 'a':
        return read_text(reader, read_long(reader), true, false);
    case 'A':
        return read_text(reader, read_long(reader), true, true);
    case 'z':
        return read_text(reader, read_byte(reader), true, false);
    case 'Z':
        return read_text(reader, read_byte(reader), true, true);
    case ')':
        return read_tuple(reader, read_byte(reader));
    case '(':
        return read_tuple(reader, read_long(reader));
    case 'c':
        return read_code(reader);
    case '>': {
        Object *tuple = read_tuple(reader, read_long(reader));
        Object *set = set_from(rt, TYPE_FROZENSET, tuple);
        object_decref(rt, tuple);
        return set;
    }
    default:
        fprintf(stderr, "run_marshal: type '%c' is not known\n", kind);
        exit(2);
    }
}

static Object *read_object(Reader *reader)
{
    Runtime *rt = reader->rt;
    uint8_t head = read_byte(reader);
    if (head == 'r')
        return object_incref(list_get(reader->references, read_long(reader)));
    int64_t place = list_size(reader->references);
    if (head & 0x80)
        list_append(rt, reader->references, runtime_none(rt));
    Object *object = read_plain(reader, head & 0x7F);
    if (head & 0x80)
        list_set_item(rt, reader->references, place, object_incref(object));
    return object;
}

/* Its text, so that tracebacks show lines. */
static void register_source(Runtime *rt, const CodeObject *code)
{
    static char text[1 << 20];
    char name[4096] = "";
    str_to_utf8(ref_pointer(code->co_filename), name);
    FILE *file = fopen(name, "rb");
    if (file == NULL)
        return;
    size_t length = fread(text, 1, sizeof text, file);
    fclose(file);
    Object *source = str_from_utf8(rt, text, (int64_t)length);
    if (source != NULL)
        source_register(rt, ref_pointer(code->co_filename), source);
    object_xdecref(rt, source);
    error_clear(rt);
}

int main(int count, char **arguments)
{
    if (count != 2)
        return 2;
    FILE *file = fopen(arguments[1], "rb");
    static uint8_t data[1 << 20];
    if (file == NULL || fread(data, 1, sizeof data, file) == 0)
        return 2;
    fclose(file);
    static char buffer[1 << 16];
    setvbuf(stdout, buffer, _IOFBF, sizeof buffer);
    Runtime *rt = driver_begin();
    Reader reader = {rt, data, list_new(rt, 0)};
    Object *code = read_object(&reader);
    object_decref(rt, reader.references);
    register_source(rt, (CodeObject *)code);
    int status = run_main_code(rt, (CodeObject *)code);
    object_decref(rt, code);
    driver_end(rt);
    fflush(stdout);
    return status;
}
