/* OSError by number; see system_error.h. */
#include "modules/system_error.h"

#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "object/error.h"
#include "types/error/exception.h"
#include "types/number/int.h"
#include "types/text/str.h"

enum { LAST_LINUX_ERROR = 133 };

const char *system_error_text(int64_t number, char unknown[SYSTEM_ERROR_TEXT_SIZE])
{
    static const char *const texts[] = {
        "Success",
        "Operation not permitted",
        "No such file or directory",
        "No such process",
        "Interrupted system call",
        "Input/output error",
        "No such device or address",
        "Argument list too long",
        "Exec format error",
        "Bad file descriptor",
        "No child processes",
        "Resource temporarily unavailable",
        "Cannot allocate memory",
        "Permission denied",
        "Bad address",
        "Block device required",
        "Device or resource busy",
        "File exists",
        "Invalid cross-device link",
        "No such device",
        "Not a directory",
        "Is a directory",
        "Invalid argument",
        "Too many open files in system",
        "Too many open files",
        "Inappropriate ioctl for device",
        "Text file busy",
        "File too large",
        "No space left on device",
        "Illegal seek",
        "Read-only file system",
        "Too many links",
        "Broken pipe",
        "Numerical argument out of domain",
        "Numerical result out of range",
        "Resource deadlock avoided",
        "File name too long",
        "No locks available",
        "Function not implemented",
        "Directory not empty",
        "Too many levels of symbolic links",
    };
    if (number >= 0 && number < (int64_t)(sizeof texts / sizeof *texts))
        return texts[number];
    /* C libraries have words of their own for a number that no error has. */
    const char *text = strerror((int)number);
    if (number >= 0 && number <= LAST_LINUX_ERROR && strcmp(text, strerror(INT_MAX)) != 0)
        return text;
    snprintf(unknown, SYSTEM_ERROR_TEXT_SIZE, "Unknown error %" PRId64, number);
    return unknown;
}

COLD Object *system_error_raise(Runtime *rt, int64_t number, Object *path)
{
    Object *code = int_from_int64(rt, number);
    char unknown[SYSTEM_ERROR_TEXT_SIZE];
    Object *text = str_from_cstring(rt, system_error_text(number, unknown));
    if (code != NULL && text != NULL) {
        const Ref arguments[] = {ref_of(code), ref_of(text), ref_of(path)};
        error_raise_new(rt, ERROR_OS, arguments, path == NULL ? 2 : 3);
    }
    object_xdecref(rt, code);
    object_xdecref(rt, text);
    return NULL;
}

int system_error_check_written(Runtime *rt)
{
    Host *host = host_of(rt);
    int64_t number = host->write_error;
    host->write_error = 0;
    if (number == 0)
        return 0;
    if (number == EINTR) {
        host->evaluation_request &= ~(uint32_t)EVALUATION_INTERRUPT;
        error_set(rt, ERROR_KEYBOARD_INTERRUPT, "%s", "");
    } else {
        system_error_raise(rt, number, NULL);
    }
    return -1;
}
