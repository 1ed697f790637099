/* The module _files: what io.py and os.py ask of the host, through its one door. Owns no open file: numbers of
 * files mean something to the host alone. Where the host has none, nothing is found and nothing may be made. */
#include "modules/module_table.h"

#include <stdio.h>
#include <string.h>

#include "modules/library_data.h"
#include "modules/streams.h"
#include "modules/system_error.h"
#include "types/abstract.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/none.h"
#include "types/number/int.h"
#include "types/text/bytes.h"
#include "types/text/str.h"

enum { NOT_FOUND = 2, NOT_PERMITTED = 13 };

static int64_t ask(Runtime *rt, HostFileRequest *request)
{
    const Host *host = host_of(rt);
    if (host->file != NULL)
        return host->file(host->file_user, request);
    bool changes = request->operation == HOST_FILE_OPEN && (request->flags & HOST_OPEN_WRITE) != 0;
    return changes || request->operation == HOST_FILE_MAKE_DIRECTORY ? -NOT_PERMITTED : -NOT_FOUND;
}

static void forget(Runtime *rt, HostFileRequest *request)
{
    request->operation = HOST_FILE_FORGET;
    if (request->text != NULL)
        ask(rt, request);
}

/* The answer's text as a str: its bytes that are not UTF-8 make a UnicodeDecodeError. */
static Object *text_answer(Runtime *rt, HostFileRequest *request, Object *path)
{
    int64_t length = ask(rt, request);
    if (length < 0)
        return system_error_raise(rt, -length, path);
    Object *text = str_from_utf8(rt, request->text == NULL ? "" : request->text, length);
    forget(rt, request);
    return text;
}

static const char *path_text(Runtime *rt, Object *path)
{
    if (!object_is_str(path))
        return error_format(rt, ERROR_TYPE, "path should be string, not %.200T", path);
    return str_as_utf8(rt, path, NULL);
}

static int int_argument(Runtime *rt, const Arguments *arguments, int64_t index, int64_t *value)
{
    return number_as_index(rt, argument_at(arguments, index), value, ERROR_OVERFLOW);
}

static int open_flags(const char *mode)
{
    int flags = mode[0] == 'r'   ? HOST_OPEN_READ
                : mode[0] == 'w' ? HOST_OPEN_WRITE | HOST_OPEN_CREATE | HOST_OPEN_EMPTY
                : mode[0] == 'x' ? HOST_OPEN_WRITE | HOST_OPEN_NEW
                                 : HOST_OPEN_WRITE | HOST_OPEN_CREATE | HOST_OPEN_APPEND;
    return mode[0] != 0 && mode[1] == '+' ? flags | HOST_OPEN_READ | HOST_OPEN_WRITE : flags;
}

static Object *files_open(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *path = argument_at(arguments, 0);
    const char *mode = path_text(rt, argument_at(arguments, 1));
    const char *text = mode == NULL ? NULL : path_text(rt, path);
    if (text == NULL)
        return NULL;
    HostFileRequest request = {.operation = HOST_FILE_OPEN, .path = text, .flags = open_flags(mode)};
    int64_t number = ask(rt, &request);
    return number < 0 ? system_error_raise(rt, -number, path) : int_from_int64(rt, number);
}

static Object *files_read(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    HostFileRequest request = {.operation = HOST_FILE_READ};
    if (int_argument(rt, arguments, 0, &request.number) < 0 ||
        int_argument(rt, arguments, 1, &request.length) < 0)
        return NULL;
    Object *data = bytes_new(rt, request.length);
    if (data == NULL || request.length == 0)
        return data;
    request.buffer = (void *)(uintptr_t)bytes_data(data);
    int64_t count = ask(rt, &request);
    if (count < 0) {
        object_decref(rt, data);
        return system_error_raise(rt, -count, NULL);
    }
    return bytes_resize(rt, &data, count) < 0 ? NULL : data;
}

/* The bytes of a line of the program's input. */
static Object *files_read_line(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    (void)arguments;
    return stream_read_line(rt, false);
}

static Object *files_write(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    BufferView view;
    HostFileRequest request = {.operation = HOST_FILE_WRITE};
    if (int_argument(rt, arguments, 0, &request.number) < 0 ||
        object_get_buffer(rt, argument_at(arguments, 1), &view, false) < 0)
        return NULL;
    int64_t count = view.length;
    if (request.number == 1 || request.number == 2) {
        host_of(rt)->write_error = 0;
        output_write(&rt->memory, (int)request.number, (const char *)view.bytes, (uint64_t)view.length);
        count = system_error_check_written(rt) < 0 ? -1 : count;
    } else {
        request.buffer = view.bytes;
        request.length = view.length;
        count = ask(rt, &request);
    }
    buffer_release(rt, &view);
    if (error_occurred(rt))
        return NULL;
    return count < 0 ? system_error_raise(rt, -count, NULL) : int_from_int64(rt, count);
}

static Object *files_flush(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    int64_t number;
    if (int_argument(rt, arguments, 0, &number) < 0 || stream_flush(rt, (int)number) < 0)
        return NULL;
    return none_new(rt);
}

static Object *files_seek(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    int64_t whence;
    HostFileRequest request = {.operation = HOST_FILE_SEEK};
    if (int_argument(rt, arguments, 0, &request.number) < 0 ||
        int_argument(rt, arguments, 1, &request.offset) < 0 || int_argument(rt, arguments, 2, &whence) < 0)
        return NULL;
    request.flags = (int)whence;
    int64_t position = ask(rt, &request);
    return position < 0 ? system_error_raise(rt, -position, NULL) : int_from_int64(rt, position);
}

static Object *files_truncate(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    HostFileRequest request = {.operation = HOST_FILE_TRUNCATE};
    if (int_argument(rt, arguments, 0, &request.number) < 0 ||
        int_argument(rt, arguments, 1, &request.offset) < 0)
        return NULL;
    int64_t status = ask(rt, &request);
    return status < 0 ? system_error_raise(rt, -status, NULL) : none_new(rt);
}

static Object *files_close(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    HostFileRequest request = {.operation = HOST_FILE_CLOSE};
    if (int_argument(rt, arguments, 0, &request.number) < 0)
        return NULL;
    int64_t status = ask(rt, &request);
    return status < 0 ? system_error_raise(rt, -status, NULL) : none_new(rt);
}

static Object *files_status(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    int64_t fields[HOST_STATUS_FIELDS];
    Object *path = argument_at(arguments, 0);
    int64_t follow;
    HostFileRequest request = {.operation = HOST_FILE_STATUS, .path = path_text(rt, path), .buffer = fields};
    if (request.path == NULL || int_argument(rt, arguments, 1, &follow) < 0)
        return NULL;
    request.flags = follow == 0;
    int64_t status = ask(rt, &request);
    if (status < 0)
        return system_error_raise(rt, -status, path);
    Object *tuple = tuple_new(rt, HOST_STATUS_FIELDS);
    for (int64_t i = 0; tuple != NULL && i < HOST_STATUS_FIELDS; i++) {
        Object *number = int_from_int64(rt, fields[i]);
        if (number == NULL) {
            object_decref(rt, tuple);
            return NULL;
        }
        tuple_set(tuple, i, number);
    }
    return tuple;
}

static Object *change(Runtime *rt, enum HostFileOperation operation, const Arguments *arguments)
{
    Object *path = argument_at(arguments, 0);
    HostFileRequest request = {.operation = (int)operation, .path = path_text(rt, path)};
    if (request.path == NULL)
        return NULL;
    if (operation == HOST_FILE_RENAME) {
        request.other = path_text(rt, argument_at(arguments, 1));
        if (request.other == NULL)
            return NULL;
    }
    int64_t status = ask(rt, &request);
    return status < 0 ? system_error_raise(rt, -status, path) : none_new(rt);
}

#define CHANGES(X) \
    X(remove, HOST_FILE_REMOVE, 1) \
    X(mkdir, HOST_FILE_MAKE_DIRECTORY, 1) \
    X(rmdir, HOST_FILE_REMOVE_DIRECTORY, 1) \
    X(rename, HOST_FILE_RENAME, 2) \
    X(chdir, HOST_FILE_CHANGE_DIRECTORY, 1)

#define CHANGE(name, operation, count) \
    static Object *files_##name(Runtime *rt, Object *self, const Arguments *arguments) \
    { \
        (void)self; \
        return change(rt, operation, arguments); \
    }
CHANGES(CHANGE)
#undef CHANGE

static Object *files_names(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *path = argument_at(arguments, 0);
    HostFileRequest request = {.operation = HOST_FILE_NAMES, .path = path_text(rt, path)};
    return request.path == NULL ? NULL : text_answer(rt, &request, path);
}

static Object *files_directory(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self, (void)arguments;
    HostFileRequest request = {.operation = HOST_FILE_DIRECTORY};
    return text_answer(rt, &request, NULL);
}

static Object *files_environment(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self, (void)arguments;
    Object *list = list_new(rt, 0);
    for (int64_t i = 0; list != NULL; i++) {
        HostFileRequest request = {.operation = HOST_FILE_ENVIRONMENT, .offset = i};
        int64_t length = ask(rt, &request);
        if (length < 0)
            break;
        Object *text = str_from_utf8(rt, request.text, length);
        forget(rt, &request);
        if (text == NULL && error_matches(rt, ERROR_UNICODE_DECODE)) {
            error_clear(rt);
            continue;
        }
        if (text == NULL || list_append(rt, list, text) < 0) {
            object_decref(rt, list);
            list = NULL;
        }
        object_xdecref(rt, text);
    }
    return list;
}

static Object *files_process(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self, (void)arguments;
    HostFileRequest request = {.operation = HOST_FILE_PROCESS};
    int64_t number = ask(rt, &request);
    return int_from_int64(rt, number < 0 ? 1 : number);
}

/* library_data(name, offset, count): bytes of a table of the library, fewer where it ends; count -1: all the rest. */
static Object *files_library_data(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    const LibraryData *data = library_data;
    const Host *host = host_of(rt);
    int64_t offset, count;
    if (int_argument(rt, arguments, 1, &offset) < 0 || int_argument(rt, arguments, 2, &count) < 0)
        return NULL;
    while (data->name != NULL && !str_equal_ascii(argument_at(arguments, 0), data->name))
        data++;
    if (data->name == NULL || offset < 0 || offset > data->length)
        return system_error_raise(rt, NOT_FOUND, argument_at(arguments, 0));
    if (count < 0 || count > data->length - offset)
        count = data->length - offset;
    if (data->bytes != NULL)
        return bytes_from_data(rt, data->bytes + offset, count);
    Object *bytes = bytes_new(rt, count);
    if (bytes == NULL || count == 0)
        return bytes;
    char *place = (char *)(uintptr_t)bytes_data(bytes);
    if (host->read_library != NULL &&
        host->read_library(host->write_user, HOST_LIBRARY_DATA, data->offset + (uint64_t)offset, place,
                           count) == count)
        return bytes;
    object_decref(rt, bytes);
    return system_error_raise(rt, NOT_FOUND, argument_at(arguments, 0));
}

static Object *files_error_text(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    bool overflow = false;
    int64_t number = int_as_int64(rt, argument_at(arguments, 0), &overflow);
    char unknown[SYSTEM_ERROR_TEXT_SIZE];
    return str_from_cstring(rt, system_error_text(number, unknown));
}

static const MethodDefinition functions[] = {
    {"error_text", files_error_text, 1, 1, METHOD_O, NULL},
    {"open", files_open, 2, 2, 0, NULL},
    {"read", files_read, 2, 2, 0, NULL},
    {"write", files_write, 2, 2, 0, NULL},
    {"flush", files_flush, 1, 1, 0, NULL},
    {"read_line", files_read_line, 0, 0, 0, NULL},
    {"seek", files_seek, 3, 3, 0, NULL},
    {"truncate", files_truncate, 2, 2, 0, NULL},
    {"close", files_close, 1, 1, METHOD_O, NULL},
    {"status", files_status, 2, 2, 0, NULL},
    {"names", files_names, 1, 1, METHOD_O, NULL},
    {"directory", files_directory, 0, 0, 0, NULL},
    {"environment", files_environment, 0, 0, 0, NULL},
    {"process", files_process, 0, 0, 0, NULL},
#define CHANGE_ROW(name, operation, count) {#name, files_##name, count, count, 0, NULL},
    CHANGES(CHANGE_ROW)
#undef CHANGE_ROW
        {"library_data", files_library_data, 3, 3, 0, NULL},
    {0},
};

const ModuleDefinition files_module = {.name = "_files", .methods = functions};
