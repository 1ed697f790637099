/* Ouroboros: CPython's memory system as a library.
 *
 *     #include <ouro/ouro.h>
 *
 *     ouro_Runtime *rt = ouro_create(NULL, NULL);     a heap of its own
 *     ouro_Object *list = ouro_list_new(rt);          an object; we hold one reference to it
 *     ouro_list_append(rt, list, list);               it holds itself: a cycle
 *     ouro_release(rt, list);                         we let go, the cycle keeps it alive
 *     ouro_collect(rt, 2);                            the collector finds it: returns 1
 *     ouro_destroy(rt);                               nothing is left
 *
 * This header makes objects, changes them, and lets them go. inspect.h looks at them; trace.h watches what
 * happens; python.h runs Python text.
 *
 * OWNERSHIP. There is one rule, without exception:
 *
 *         arguments are borrowed, results are yours.
 *
 * An object passed to a function still belongs to the caller afterwards; where the function keeps it, it has
 * taken a reference of its own. An object returned by a function is a new reference, which you own until you
 * give it to ouro_release. So every `ouro_Object *` you receive is matched by exactly one ouro_release. There
 * are two places where you do not receive a reference but see one: the arguments of a C function of yours
 * (ouro_Function) are borrowed from its caller; and what it returns passes to its caller.
 *
 * The runtime keeps account of what you hold. ouro_held_count says how much it is, views show it as "held
 * from C", and ouro_destroy says what you forgot.
 *
 * FAILURE. A function that returns an object returns NULL when it fails; one that returns an int or a count
 * returns -1. The error is then set, as an exception would be in Python: ask with ouro_error_kind and
 * ouro_error_message, and drop it with ouro_error_clear. A function that fails has changed nothing, unless it
 * says otherwise. Do not call functions marked [runs] while an error is set; clear it first. ouro_release is
 * the exception: it keeps the error.
 *
 * NULL as an object argument is passed on: the function fails and leaves the error that is set (TypeError
 * when none is). So a chain of calls can be checked once, at its end.
 *
 * WRONG ARGUMENTS are failures too, in every build: NULL where text, data or the place of a result is needed is
 * TypeError; a count or length below 0 is ValueError, as is an object of another runtime; a count larger than
 * a heap can be is MemoryError. NULL as the runtime: the function does nothing, and returns NULL, -1, 0 or
 * false; ouro_error_kind says OURO_ERROR_RUNTIME. What cannot be noticed is a pointer to an object that has
 * died or to a runtime that has ended: do not pass them on. Functions without a runtime among their arguments
 * take what you pass for an object, or NULL.
 *
 * Running out of memory is a failure as any other (MemoryError), at every call that makes something.
 *
 * [runs] marks a function that may run other code before it returns: finalizers, callbacks of weak
 * references, and C functions of yours that objects call, because a collection starts or a last reference
 * goes. That code may call any function of this header except ouro_destroy, and may change any object; those
 * you hold stay alive.
 *
 * THREADS. A process may have several runtimes. One runtime is used by one thread at a time; objects of one
 * are never passed to another.
 *
 * UNITS. Sizes in memory are bytes; lengths and positions count items. An address is the 64-bit number that
 * id() would give. Text is UTF-8. A `const char *` without a length ends with a 0 byte. */
#ifndef OURO_OURO_H
#define OURO_OURO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ouro/export.h"
#include "ouro/trace.h"

#ifdef __cplusplus
extern "C" {
#endif

#define OURO_VERSION_MAJOR 0
#define OURO_VERSION_MINOR 1
#define OURO_VERSION_PATCH 0

/* An object in a runtime's heap. Its address is stable: objects never move. */
typedef struct ouro_Object ouro_Object;

/* ---- The library */

/* The version of the library that runs, as "0.1.0". */
OURO_API const char *ouro_version(void);

/* The CPython whose memory this library reproduces: "3.11", "3.6" or "3.13". */
OURO_API const char *ouro_profile_name(void);

/* ---- A runtime */

#define OURO_GENERATIONS 3

/* Receives what the runtime writes: `stream` 1 is output, 2 is diagnostics (debug flags of the collector,
 * errors that nobody can receive). `text` has `length` bytes and no 0 at its end. Must not use the runtime.
 */
typedef void (*ouro_Output)(void *user, int stream, const char *text, uint64_t length);

/* The least ouro_Options.heap_limit: the runtime's own objects and a few lines of Python text fit into it with
 * room to spare, in every build. */
#define OURO_HEAP_LEAST (UINT64_C(2) << 20)

typedef struct ouro_Options {
    uint64_t size; /* bytes of this struct as the caller knows it; ouro_options_default sets it */
    /* Most bytes the whole heap may take, rounded down to a multiple of 4096; 0: as many as the platform has. A
     * limit below OURO_HEAP_LEAST is refused. */
    uint64_t heap_limit;
    int64_t thresholds[OURO_GENERATIONS]; /* of automatic collection, see ouro_gc_set_thresholds */
    uint32_t gc_enabled;                  /* 0: no automatic collection */
    uint32_t reserved;                    /* 0 */
    ouro_Output write;                    /* NULL: what would be written is dropped */
    void *write_user;
    /* For tests, see ouro_fail_allocation; allocations of ouro_create itself count, too. */
    uint64_t fail_allocation;
} ouro_Options;

/* Fills the first `size` bytes of *options with the defaults. Use ouro_options_default. */
OURO_API void ouro_options_fill(ouro_Options *options, uint64_t size);

/* CPython's defaults, without a limit. Compiled into your program, so that a newer library accepts the older
 * struct. */
static inline ouro_Options ouro_options_default(void)
{
    ouro_Options options;
    ouro_options_fill(&options, sizeof options);
    return options;
}

/* Makes a runtime with an empty heap. `options` NULL: the defaults. NULL when there is no memory or address
 * space for it, or the options make no sense, with a sentence in *why (a constant; `why` may be NULL). In
 * WebAssembly a module instance has one runtime at a time. */
OURO_API ouro_Runtime *ouro_create(const ouro_Options *options, const char **why);

/* What was left when a runtime ended. All is well when both are 0. */
typedef struct ouro_Leaks {
    int64_t references; /* that C code held and did not release */
    int64_t blocks;     /* of memory that something still used */
} ouro_Leaks;

/* Ends the runtime as an interpreter ends: names are cleared, a last collection runs, with finalizers and
 * callbacks; then all memory goes back to the system. Objects of this runtime must not be used any more. An
 * error that is set is dropped. NULL is ignored. Called while the runtime is at work (from a C function,
 * finalizer or callback), it ends nothing and says -1 for both. [runs] */
OURO_API ouro_Leaks ouro_destroy(ouro_Runtime *rt);

/* A pointer of yours that goes with the runtime, for use in callbacks; NULL at first. It is no part of a
 * snapshot. */
OURO_API void ouro_set_user(ouro_Runtime *rt, void *user);
OURO_API void *ouro_user(const ouro_Runtime *rt);

/* ---- Errors */

/* X(KIND, Python's name) */
#define OURO_ERRORS(X) \
    X(NONE, "no error") \
    X(BASE_EXCEPTION, "BaseException") \
    X(BASE_EXCEPTION_GROUP, "BaseExceptionGroup") \
    X(EXCEPTION, "Exception") \
    X(ARITHMETIC, "ArithmeticError") \
    X(FLOATING_POINT, "FloatingPointError") \
    X(OVERFLOW, "OverflowError") \
    X(ZERO_DIVISION, "ZeroDivisionError") \
    X(ASSERTION, "AssertionError") \
    X(ATTRIBUTE, "AttributeError") \
    X(BUFFER, "BufferError") \
    X(EOF, "EOFError") \
    X(IMPORT, "ImportError") \
    X(MODULE_NOT_FOUND, "ModuleNotFoundError") \
    X(LOOKUP, "LookupError") \
    X(INDEX, "IndexError") \
    X(KEY, "KeyError") \
    X(MEMORY, "MemoryError") \
    X(NAME, "NameError") \
    X(UNBOUND_LOCAL, "UnboundLocalError") \
    X(OS, "OSError") \
    X(BLOCKING_IO, "BlockingIOError") \
    X(CHILD_PROCESS, "ChildProcessError") \
    X(CONNECTION, "ConnectionError") \
    X(BROKEN_PIPE, "BrokenPipeError") \
    X(CONNECTION_ABORTED, "ConnectionAbortedError") \
    X(CONNECTION_REFUSED, "ConnectionRefusedError") \
    X(CONNECTION_RESET, "ConnectionResetError") \
    X(FILE_EXISTS, "FileExistsError") \
    X(FILE_NOT_FOUND, "FileNotFoundError") \
    X(INTERRUPTED, "InterruptedError") \
    X(IS_A_DIRECTORY, "IsADirectoryError") \
    X(NOT_A_DIRECTORY, "NotADirectoryError") \
    X(PERMISSION, "PermissionError") \
    X(PROCESS_LOOKUP, "ProcessLookupError") \
    X(TIMEOUT, "TimeoutError") \
    X(REFERENCE, "ReferenceError") \
    X(RUNTIME, "RuntimeError") \
    X(NOT_IMPLEMENTED, "NotImplementedError") \
    X(RECURSION, "RecursionError") \
    X(STOP_ASYNC_ITERATION, "StopAsyncIteration") \
    X(STOP_ITERATION, "StopIteration") \
    X(SYNTAX, "SyntaxError") \
    X(INDENTATION, "IndentationError") \
    X(TAB, "TabError") \
    X(SYSTEM, "SystemError") \
    X(TYPE, "TypeError") \
    X(VALUE, "ValueError") \
    X(UNICODE, "UnicodeError") \
    X(UNICODE_DECODE, "UnicodeDecodeError") \
    X(UNICODE_ENCODE, "UnicodeEncodeError") \
    X(UNICODE_TRANSLATE, "UnicodeTranslateError") \
    X(WARNING, "Warning") \
    X(BYTES_WARNING, "BytesWarning") \
    X(DEPRECATION_WARNING, "DeprecationWarning") \
    X(ENCODING_WARNING, "EncodingWarning") \
    X(FUTURE_WARNING, "FutureWarning") \
    X(IMPORT_WARNING, "ImportWarning") \
    X(PENDING_DEPRECATION_WARNING, "PendingDeprecationWarning") \
    X(RESOURCE_WARNING, "ResourceWarning") \
    X(RUNTIME_WARNING, "RuntimeWarning") \
    X(SYNTAX_WARNING, "SyntaxWarning") \
    X(UNICODE_WARNING, "UnicodeWarning") \
    X(USER_WARNING, "UserWarning") \
    X(GENERATOR_EXIT, "GeneratorExit") \
    X(KEYBOARD_INTERRUPT, "KeyboardInterrupt") \
    X(SYSTEM_EXIT, "SystemExit")

typedef enum ouro_ErrorKind {
#define OURO_ERROR_MEMBER(KIND, name) OURO_ERROR_##KIND,
    OURO_ERRORS(OURO_ERROR_MEMBER)
#undef OURO_ERROR_MEMBER
        OURO_ERROR_COUNT
} ouro_ErrorKind;

/* The error that is set; OURO_ERROR_NONE when there is none, OURO_ERROR_RUNTIME for NULL. */
OURO_API ouro_ErrorKind ouro_error_kind(const ouro_Runtime *rt);

/* Python's name of a kind of error: "TypeError"; "?" for a number that is none. */
OURO_API const char *ouro_error_name(ouro_ErrorKind kind);

/* What the error says, "" when it says nothing (MemoryError). Of an exception that Python code has raised it
 * is str(exception), for which a __str__ of its own runs. Valid until the error is cleared or replaced. */
OURO_API const char *ouro_error_message(ouro_Runtime *rt);

/* The object that the error is about, as KeyError has its key; NULL when there is none, without setting an
 * error. */
OURO_API ouro_Object *ouro_error_value(ouro_Runtime *rt);

/* Drops the error; nothing happens when there is none. [runs] */
OURO_API void ouro_error_clear(ouro_Runtime *rt);

/* Sets an error, replacing any other. The message is copied, and cut after some 240 bytes. Always returns
 * NULL, so that a C function can end with `return ouro_raise(rt, OURO_ERROR_VALUE, "no such thing");`.
 * OURO_ERROR_NONE is SystemError. */
OURO_API ouro_Object *ouro_raise(ouro_Runtime *rt, ouro_ErrorKind kind, const char *message);

/* ---- Holding objects */

/* Takes another reference to an object that is alive, and returns the object: to be released once more. NULL
 * and MemoryError when it cannot be noted. */
OURO_API ouro_Object *ouro_hold(ouro_Runtime *rt, ouro_Object *object);

/* Gives one of your references up; the object dies when it was the last one. NULL is ignored. Keeps an error
 * that is set. Giving up what you do not hold is a mistake of the program: it is not done, and SystemError is
 * set, in place of any other error; as nothing is returned, only ouro_error_kind tells. [runs] */
OURO_API void ouro_release(ouro_Runtime *rt, ouro_Object *object);

/* References that C code holds: to this object, or with NULL to all objects together. */
OURO_API int64_t ouro_held_count(const ouro_Runtime *rt, const ouro_Object *object);

/* ---- Names */
/* The program's global names. They keep what they name alive, and views show them as where everything starts.
 * When a runtime ends they go first: in finalizers that run after that, these functions fail with
 * RuntimeError. */

/* `name = object`. 0, or -1 and an error. [runs] */
OURO_API int ouro_set_global(ouro_Runtime *rt, const char *name, ouro_Object *object);

/* What `name` stands for; NULL and KeyError when it is not set. */
OURO_API ouro_Object *ouro_get_global(ouro_Runtime *rt, const char *name);

/* `del name`. 0, or -1 and KeyError. [runs] */
OURO_API int ouro_delete_global(ouro_Runtime *rt, const char *name);

/* ---- Any object */

/* The object's address: id(object). 0 for NULL. */
OURO_API uint64_t ouro_id(const ouro_Object *object);

/* The other way: the object at an address that ouro_id, an event or a view gave, as a new reference. NULL and
 * ValueError when the address is none of this heap, ReferenceError when what lies there has a count of 0. That
 * an object lies there at all is the caller's word. */
OURO_API ouro_Object *ouro_object_at(ouro_Runtime *rt, uint64_t address);

/* References to the object, yours among them: sys.getrefcount less the one of its own argument. -1 for NULL.
 */
OURO_API int64_t ouro_refcount(const ouro_Object *object);

/* Bytes: sys.getsizeof(object). -1 and an error. */
OURO_API int64_t ouro_getsizeof(ouro_Runtime *rt, ouro_Object *object);

/* type(object) */
OURO_API ouro_Object *ouro_type(ouro_Runtime *rt, ouro_Object *object);

/* type(object).__name__; valid as long as the type lives. "NULL" for NULL. */
OURO_API const char *ouro_type_name(const ouro_Object *object);

/* The types that can be asked for and subclassed. X(KIND, Python's name) */
#define OURO_TYPES(X) \
    X(OBJECT, "object") \
    X(TYPE, "type") \
    X(NONE, "NoneType") \
    X(INT, "int") \
    X(BOOL, "bool") \
    X(FLOAT, "float") \
    X(STR, "str") \
    X(BYTES, "bytes") \
    X(TUPLE, "tuple") \
    X(LIST, "list") \
    X(DICT, "dict") \
    X(SET, "set") \
    X(FROZENSET, "frozenset") \
    X(CELL, "cell") \
    X(BUILTIN_FUNCTION, "builtin_function_or_method") \
    X(METHOD_DESCRIPTOR, "method_descriptor") \
    X(METHOD, "method") \
    X(WEAKREF, "ReferenceType")

typedef enum ouro_TypeKind {
#define OURO_TYPE_MEMBER(KIND, name) OURO_TYPE_##KIND,
    OURO_TYPES(OURO_TYPE_MEMBER)
#undef OURO_TYPE_MEMBER
        OURO_TYPE_COUNT
} ouro_TypeKind;

/* The number that inspect.h has for this built-in type, in its fields `layout` and `id`; 0 when there is no such
 * kind. */
OURO_API uint32_t ouro_type_id(ouro_TypeKind kind);

/* isinstance(object, kind): subclasses, too. False for NULL, and for a kind that there is not. */
OURO_API bool ouro_is(const ouro_Runtime *rt, const ouro_Object *object, ouro_TypeKind kind);

/* The type object itself, to subclass it. NULL and ValueError when there is no such kind. */
OURO_API ouro_Object *ouro_builtin_type(ouro_Runtime *rt, ouro_TypeKind kind);

/* isinstance(object, cls) for any class: 1, 0, or -1 and TypeError when `cls` is none. */
OURO_API int ouro_is_instance(ouro_Runtime *rt, ouro_Object *object, ouro_Object *cls);

/* hash(object): never -1; -1 and TypeError when it has none. [runs] */
OURO_API int64_t ouro_hash(ouro_Runtime *rt, ouro_Object *object);

typedef enum ouro_Comparison {
    OURO_LESS,
    OURO_LESS_OR_EQUAL,
    OURO_EQUAL,
    OURO_NOT_EQUAL,
    OURO_GREATER,
    OURO_GREATER_OR_EQUAL
} ouro_Comparison;

/* `left comparison right` as a truth value: 1, 0, or -1 and an error. The object itself is asked even when both are
 * the same: a nan is not equal to itself. [runs] */
OURO_API int ouro_compare(ouro_Runtime *rt, ouro_Object *left, ouro_Object *right,
                          ouro_Comparison comparison);

/* bool(object): 1, 0, or -1 and an error. For numbers, text and containers; any other object is true. */
OURO_API int ouro_is_true(ouro_Runtime *rt, ouro_Object *object);

/* len(object) of str, bytes, tuple, list, dict, set, frozenset; -1 and TypeError for any other. */
OURO_API int64_t ouro_length(ouro_Runtime *rt, ouro_Object *object);

/* `item in container`: list and tuple by comparing, dict, set and frozenset by hash. 1, 0, or -1 and an error:
 * TypeError for any other container. [runs] */
OURO_API int ouro_contains(ouro_Runtime *rt, ouro_Object *container, ouro_Object *item);

/* callable(arguments …): what it returns, or NULL and what it raised; TypeError when it is not callable,
 * RecursionError when calls are nested too deeply. `arguments` may be NULL when `count` is 0. [runs] */
OURO_API ouro_Object *ouro_call(ouro_Runtime *rt, ouro_Object *callable, ouro_Object *const *arguments,
                                int64_t count);

/* object.name; NULL and AttributeError. [runs] */
OURO_API ouro_Object *ouro_get_attribute(ouro_Runtime *rt, ouro_Object *object, const char *name);

/* object.name = value. 0, or -1 and an error. [runs] */
OURO_API int ouro_set_attribute(ouro_Runtime *rt, ouro_Object *object, const char *name, ouro_Object *value);

/* del object.name. 0, or -1 and AttributeError. [runs] */
OURO_API int ouro_delete_attribute(ouro_Runtime *rt, ouro_Object *object, const char *name);

/* ---- None, bool, int, float */

/* None. There is one in each runtime, and it never dies; your reference is counted all the same, so release it
 * as any other. */
OURO_API ouro_Object *ouro_none(ouro_Runtime *rt);

/* `object is None`. False for NULL. */
OURO_API bool ouro_is_none(const ouro_Runtime *rt, const ouro_Object *object);

/* True or False, of which the same holds as of None. */
OURO_API ouro_Object *ouro_bool(ouro_Runtime *rt, bool value);

/* An int. -5 … 256 exist once and are shared, as in CPython. */
OURO_API ouro_Object *ouro_int_new(ouro_Runtime *rt, int64_t value);

/* int(text, base): an int of any size. `base` is 2 … 36, or 0 to go by the prefix. NULL and ValueError. */
OURO_API ouro_Object *ouro_int_from_text(ouro_Runtime *rt, const char *text, int base);

/* The value of an int (or bool) in *value. 0, or -1: OverflowError when it does not fit, TypeError when it is
 * none. */
OURO_API int ouro_int_value(ouro_Runtime *rt, ouro_Object *number, int64_t *value);

/* A float. Each call makes a new one. */
OURO_API ouro_Object *ouro_float_new(ouro_Runtime *rt, double value);

/* The value of a float, or of an int as float(number) gives it, in *value. 0, or -1 and an error. */
OURO_API int ouro_float_value(ouro_Runtime *rt, ouro_Object *number, double *value);

/* ---- str and bytes */

/* A str of UTF-8 text, up to its 0 byte, or of `length` bytes, which may contain 0 (`text` may be NULL when
 * `length` is 0). NULL and UnicodeDecodeError. The empty str and those of one character below U+0100 exist once. */
OURO_API ouro_Object *ouro_str_new(ouro_Runtime *rt, const char *text);
OURO_API ouro_Object *ouro_str_from_utf8(ouro_Runtime *rt, const char *text, int64_t length);

/* sys.intern: the one str of this value that everybody shares who asks for it this way. Keys and attribute
 * names that are given as `const char *` are interned, too. */
OURO_API ouro_Object *ouro_str_intern(ouro_Runtime *rt, const char *text);

/* The str as UTF-8 with a 0 at its end, and its bytes without that in *length (may be NULL). The text belongs
 * to the str and lives as long. For a str that is not ASCII it is made at the first call, in the heap. NULL
 * and TypeError, UnicodeEncodeError or MemoryError. */
OURO_API const char *ouro_str_utf8(ouro_Runtime *rt, ouro_Object *str, int64_t *length);

/* A bytes object with a copy of the data, which may be NULL when `length` is 0. The empty one and those of one
 * byte exist once. */
OURO_API ouro_Object *ouro_bytes_new(ouro_Runtime *rt, const void *data, int64_t length);

/* The bytes, which belong to the object and live as long; their number in *length (may be NULL). NULL and
 * TypeError. */
OURO_API const uint8_t *ouro_bytes_data(ouro_Runtime *rt, ouro_Object *bytes, int64_t *length);

/* ---- tuple and list */
/* An index below 0 counts from the end, as in Python. A list or tuple of a subclass is one, too. [runs] at
 * _new: making a container may start a collection, here and below. */

/* The tuple of `count` items; `items` may be NULL when there are none. The empty one exists once. [runs] */
OURO_API ouro_Object *ouro_tuple_new(ouro_Runtime *rt, ouro_Object *const *items, int64_t count);

/* tuple[index]; NULL and IndexError. */
OURO_API ouro_Object *ouro_tuple_get(ouro_Runtime *rt, ouro_Object *tuple, int64_t index);

/* An empty list. [runs] */
OURO_API ouro_Object *ouro_list_new(ouro_Runtime *rt);

/* list.append(item). 0, or -1 and an error. */
OURO_API int ouro_list_append(ouro_Runtime *rt, ouro_Object *list, ouro_Object *item);

/* list.insert(index, item). 0, or -1 and an error. */
OURO_API int ouro_list_insert(ouro_Runtime *rt, ouro_Object *list, int64_t index, ouro_Object *item);

/* list[index]; NULL and IndexError. */
OURO_API ouro_Object *ouro_list_get(ouro_Runtime *rt, ouro_Object *list, int64_t index);

/* list[index] = item. 0, or -1 and IndexError. [runs] */
OURO_API int ouro_list_set(ouro_Runtime *rt, ouro_Object *list, int64_t index, ouro_Object *item);

/* del list[index]. 0, or -1 and IndexError. [runs] */
OURO_API int ouro_list_delete(ouro_Runtime *rt, ouro_Object *list, int64_t index);

/* list.clear(). 0, or -1 and TypeError. [runs] */
OURO_API int ouro_list_clear(ouro_Runtime *rt, ouro_Object *list);

/* ---- dict */

/* An empty dict. [runs] */
OURO_API ouro_Object *ouro_dict_new(ouro_Runtime *rt);

/* dict[key]; NULL and KeyError. [runs] */
OURO_API ouro_Object *ouro_dict_get(ouro_Runtime *rt, ouro_Object *dict, ouro_Object *key);

/* dict[key] = value. 0, or -1 and an error. [runs] */
OURO_API int ouro_dict_set(ouro_Runtime *rt, ouro_Object *dict, ouro_Object *key, ouro_Object *value);

/* del dict[key]. 0, or -1 and KeyError. [runs] */
OURO_API int ouro_dict_delete(ouro_Runtime *rt, ouro_Object *dict, ouro_Object *key);

/* dict.clear(). 0, or -1 and TypeError. [runs] */
OURO_API int ouro_dict_clear(ouro_Runtime *rt, ouro_Object *dict);

/* Goes through a dict in its order: set *position to 0, then call until it returns 0. 1: *key and *value are
 * an item, each a new reference (pass NULL for what you do not want). -1: an error; *position is then as it
 * was. When the dict gets or loses keys between calls, items may be left out or come twice. */
OURO_API int ouro_dict_next(ouro_Runtime *rt, ouro_Object *dict, int64_t *position, ouro_Object **key,
                            ouro_Object **value);

/* ---- set and frozenset */

/* An empty set. [runs] */
OURO_API ouro_Object *ouro_set_new(ouro_Runtime *rt);

/* The frozenset of `count` items; `items` may be NULL when there are none. [runs] */
OURO_API ouro_Object *ouro_frozenset_new(ouro_Runtime *rt, ouro_Object *const *items, int64_t count);

/* set.add(item). 0, or -1 and an error. [runs] */
OURO_API int ouro_set_add(ouro_Runtime *rt, ouro_Object *set, ouro_Object *item);

/* set.discard(item): 1 when it was there, 0 when not, or -1 and an error. [runs] */
OURO_API int ouro_set_discard(ouro_Runtime *rt, ouro_Object *set, ouro_Object *item);

/* ---- cell */
/* What a closure keeps a variable in. */

/* A cell with `value`, or an empty one when it is NULL. [runs] */
OURO_API ouro_Object *ouro_cell_new(ouro_Runtime *rt, ouro_Object *value);

/* cell.cell_contents; NULL and ValueError when it is empty. */
OURO_API ouro_Object *ouro_cell_get(ouro_Runtime *rt, ouro_Object *cell);

/* cell.cell_contents = value, or empties it when `value` is NULL. 0, or -1 and TypeError. [runs] */
OURO_API int ouro_cell_set(ouro_Runtime *rt, ouro_Object *cell, ouro_Object *value);

/* ---- C functions */

/* A function of yours that objects can call. `self` is the instance when it is called as a method of a class,
 * else NULL. `self` and `arguments` are borrowed: hold what you keep. Return a reference that you own (it
 * passes to the caller: do not release it; ouro_none(rt) when there is nothing to say), or NULL with an error
 * set. To return an argument, hold it: `return ouro_hold(rt, arguments[0]);`. */
typedef ouro_Object *(*ouro_Function)(ouro_Runtime *rt, void *user, ouro_Object *self,
                                      ouro_Object *const *arguments, int64_t count);

/* Different pairs of function and `user` that a runtime can know, for good. */
#define OURO_FUNCTIONS 128

/* A C function as an object. `user` is passed to it at each call. NULL and RuntimeError when it would be one
 * more than OURO_FUNCTIONS. [runs] */
OURO_API ouro_Object *ouro_function_new(ouro_Runtime *rt, const char *name, ouro_Function function,
                                        void *user);

/* object.function as if `function` had been found in its class: a bound method. [runs] */
OURO_API ouro_Object *ouro_method_new(ouro_Runtime *rt, ouro_Object *function, ouro_Object *self);

/* ---- Classes and instances */

/* One method of a class. These names do what they do in Python:
 *   "__del__"(self)         the finalizer: runs once, before the object dies; may bring it back to life
 *   "__init__"(self, …)     what ouro_call of the class calls with its arguments; must return None
 *   "__call__"(self, …)     "__hash__"(self)     "__eq__"(self, other), and so with the other comparisons */
typedef struct ouro_Method {
    const char *name;
    ouro_Function function;
    void *user;
} ouro_Method;

/* What a class statement says. All of it is copied; set what you do not need to 0. */
typedef struct ouro_ClassDefinition {
    const char *name;
    ouro_Object *const *bases; /* none: object */
    int64_t base_count;
    const ouro_Method *methods;
    int64_t method_count;
    const char *const *slots; /* __slots__; NULL: none, so that instances can have any attribute */
    int64_t slot_count;
} ouro_ClassDefinition;

/* Makes a class. NULL and TypeError when the bases do not go together. [runs] */
OURO_API ouro_Object *ouro_class_new(ouro_Runtime *rt, const ouro_ClassDefinition *definition);

/* Makes an instance without calling __init__: cls.__new__(cls). NULL and TypeError when `cls` is no class, or
 * is a built-in type other than object. [runs] */
OURO_API ouro_Object *ouro_instance_new(ouro_Runtime *rt, ouro_Object *cls);

/* ---- Weak references */

/* weakref.ref(object, callback): does not keep `object` alive. When it dies, `callback` (NULL: none) is
 * called with the weak reference, if that is alive itself. Without a callback, the object's first one is
 * shared. NULL and TypeError when the type allows none. [runs] */
OURO_API ouro_Object *ouro_weakref_new(ouro_Runtime *rt, ouro_Object *object, ouro_Object *callback);

/* What it refers to, or None when that is dead. NULL and TypeError when it is no weak reference. */
OURO_API ouro_Object *ouro_weakref_get(ouro_Runtime *rt, ouro_Object *weakref);

/* Weak references to the object that are alive: weakref.getweakrefcount(object). 0 for NULL. */
OURO_API int64_t ouro_weakref_count(const ouro_Object *object);

/* ---- The garbage collector */

/* gc.collect(generation): collects generation 0 … `generation` (2: all). Returns how many objects were found
 * unreachable, 0 when a collection is on already; -1 and ValueError for any other generation. [runs] */
OURO_API int64_t ouro_collect(ouro_Runtime *rt, int generation);

/* gc.enable() / gc.disable() / gc.isenabled(): whether collections start by themselves. */
OURO_API void ouro_gc_enable(ouro_Runtime *rt, bool enabled);
OURO_API bool ouro_gc_is_enabled(const ouro_Runtime *rt);

/* gc.set_threshold / get_threshold. Whenever a container is made and generation 0's count is over thresholds[0]
 * (0: never), the oldest generation is collected whose own count is over its threshold, and all younger ones
 * with it: generation 1 after more than thresholds[1] collections of generation 0, generation 2 after more than
 * thresholds[2] of generation 1. For generation 2 there is a second condition, so that a large heap is not
 * walked again and again: a quarter as many objects must have come into it since its last collection as
 * survived that one (pending >= total / 4). NULL as `thresholds` changes and stores nothing. */
OURO_API void ouro_gc_set_thresholds(ouro_Runtime *rt, const int64_t thresholds[OURO_GENERATIONS]);
OURO_API void ouro_gc_thresholds(const ouro_Runtime *rt, int64_t thresholds[OURO_GENERATIONS]);

/* gc.get_count(): what is compared with the thresholds: containers made less containers freed since the last
 * collection; collections of generation 0 since the last of generation 1; of 1 since the last of 2. */
OURO_API void ouro_gc_counts(const ouro_Runtime *rt, int64_t counts[OURO_GENERATIONS]);

/* One row of gc.get_stats(). */
typedef struct ouro_CollectorStatistics {
    int64_t collections;
    int64_t collected;
    int64_t uncollectable;
} ouro_CollectorStatistics;

/* 0, or -1 and ValueError when there is no such generation. */
OURO_API int ouro_gc_statistics(ouro_Runtime *rt, int generation, ouro_CollectorStatistics *statistics);

/* Objects in a generation's list; -1 and ValueError when there is no such generation. Walks the list. */
OURO_API int64_t ouro_gc_generation_size(ouro_Runtime *rt, int generation);

/* gc.is_tracked(object): the collector has it in one of its lists. gc.is_finalized(object): its finalizer has run.
 * False for NULL. */
OURO_API bool ouro_gc_is_tracked(const ouro_Object *object);
OURO_API bool ouro_gc_is_finalized(const ouro_Object *object);

/* gc.freeze() / gc.unfreeze() / gc.get_freeze_count(): sets all containers aside from collection, and takes
 * them back. */
OURO_API void ouro_gc_freeze(ouro_Runtime *rt);
OURO_API void ouro_gc_unfreeze(ouro_Runtime *rt);
OURO_API int64_t ouro_gc_frozen_count(const ouro_Runtime *rt);

/* gc.DEBUG_STATS … gc.DEBUG_LEAK */
#define OURO_GC_DEBUG_STATS 1u
#define OURO_GC_DEBUG_COLLECTABLE 2u
#define OURO_GC_DEBUG_UNCOLLECTABLE 4u
#define OURO_GC_DEBUG_SAVEALL 32u
#define OURO_GC_DEBUG_LEAK (OURO_GC_DEBUG_COLLECTABLE | OURO_GC_DEBUG_UNCOLLECTABLE | OURO_GC_DEBUG_SAVEALL)

/* gc.set_debug(flags) / gc.get_debug(): the messages go to the options' `write`, stream 2. */
OURO_API void ouro_gc_set_debug(ouro_Runtime *rt, uint32_t flags);
OURO_API uint32_t ouro_gc_debug(const ouro_Runtime *rt);

/* gc.garbage and gc.callbacks: the lists themselves. Each callback is called with "start" or "stop" and a
 * dict. NULL and RuntimeError when the runtime is ending and they are gone. */
OURO_API ouro_Object *ouro_gc_garbage(ouro_Runtime *rt);
OURO_API ouro_Object *ouro_gc_callbacks(ouro_Runtime *rt);

/* ---- Memory */

typedef struct ouro_MemoryStatistics {
    int64_t allocated_blocks; /* sys.getallocatedblocks(): blocks in use, small and large */
    int64_t pool_blocks;      /* those in pools: up to 512 bytes each */
    int64_t pool_bytes;       /* their bytes, rounded up to size classes */
    int64_t arenas;           /* arenas in use */
    int64_t arenas_total;     /* arenas ever taken */
    int64_t arenas_highwater; /* most arenas at one time */
    int64_t arena_bytes;      /* bytes of the arenas in use */
    int64_t raw_chunks;       /* what is too large for pools, and the runtime's own tables */
    int64_t raw_bytes;        /* bytes of those, with their headers */
    int64_t region_bytes;     /* all bytes of the heap */
    int64_t free_span_bytes;  /* bytes among them that nobody has */
} ouro_MemoryStatistics;

/* The counts as they are now, in *statistics; nothing is stored for NULL. Takes time in proportion to the pools
 * in use. */
OURO_API void ouro_memory_statistics(const ouro_Runtime *rt, ouro_MemoryStatistics *statistics);

/* Makes the `n`-th allocation from now fail (1: the next one), to test how a program bears it; 0: none. With
 * `and_later`, all that follow fail, too. */
OURO_API void ouro_fail_allocation(ouro_Runtime *rt, uint64_t n, bool and_later);

/* Allocations counted since ouro_fail_allocation with an n above 0: below n, the failure has not happened. */
OURO_API uint64_t ouro_allocation_count(const ouro_Runtime *rt);

/* Proves that the heap is consistent: every count equals the references found, every list and pool is well
 * formed. True, or false with what is broken in `why` (`why_size` bytes; may be NULL). Takes time in proportion
 * to the heap, and memory outside it.
 *
 * It may be called at any time, also from a C function, a finalizer, a callback or a hook. While the runtime is
 * at work so, it proves less: the library's own code holds references that are noted nowhere, so a count may be
 * higher than the references found, only not lower; and while a collection is on, its own lists need not be
 * empty and its marks and copies of counts in the objects' heads are not judged. In a hook the object that the
 * event is about may be half made or half torn down, and be reported for it. */
OURO_API bool ouro_check(const ouro_Runtime *rt, char *why, uint64_t why_size);

#ifdef __cplusplus
}
#endif

#endif
