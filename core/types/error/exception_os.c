/* OSError: errno chooses the subclass. CPython: Objects/exceptions.c, oserror_… */
#include "types/error/exception.h"

#include "object/protocol.h"
#include "types/abstract.h"
#include "types/builtin_slots.h"
#include "types/class/type.h"
#include "types/container/tuple.h"
#include "types/fields_object.h"
#include "types/number/int.h"

/* The numbers are Linux's, as the programs that are compared have them. */
typedef struct ErrnoClass {
    int16_t number;
    uint16_t kind; /* ErrorKind */
} ErrnoClass;

static const ErrnoClass errno_classes[] = {
    {1, ERROR_PERMISSION},           {2, ERROR_FILE_NOT_FOUND}, {3, ERROR_PROCESS_LOOKUP},
    {4, ERROR_INTERRUPTED},          {10, ERROR_CHILD_PROCESS}, {11, ERROR_BLOCKING_IO},
    {13, ERROR_PERMISSION},          {17, ERROR_FILE_EXISTS},   {20, ERROR_NOT_A_DIRECTORY},
    {21, ERROR_IS_A_DIRECTORY},      {32, ERROR_BROKEN_PIPE},   {103, ERROR_CONNECTION_ABORTED},
    {104, ERROR_CONNECTION_RESET},   {108, ERROR_BROKEN_PIPE},  {110, ERROR_TIMEOUT},
    {111, ERROR_CONNECTION_REFUSED}, {114, ERROR_BLOCKING_IO},  {115, ERROR_BLOCKING_IO},
};

static TypeObject *class_of_errno(Runtime *rt, Object *number)
{
    bool overflow = false;
    if (!object_is_int(number))
        return NULL;
    int64_t value = int_as_int64(rt, number, &overflow);
    for (size_t i = 0; !overflow && i < sizeof errno_classes / sizeof errno_classes[0]; i++) {
        if (errno_classes[i].number == value)
            return exception_type(rt, (ErrorKind)errno_classes[i].kind);
    }
    return NULL;
}

static OSErrorObject *os_error_of(Object *self) { return (OSErrorObject *)self; }

static void set_field(Runtime *rt, Ref *field, Object *value)
{
    object_replace_ref(rt, field, object_xincref(value));
}

/* BlockingIOError's third argument may be the number of characters written. 1: it was, 0: it was not, -1 */
static int take_written(Runtime *rt, OSErrorObject *error, Object *value)
{
    const TypeObject *type = object_type(value);
    bool is_number = type_nb_index(type) != NULL || type_nb_int(type) != NULL || type_nb_float(type) != NULL;
    if (object_type(&error->base.ob_base) != exception_type(rt, ERROR_BLOCKING_IO) || !is_number)
        return 0;
    return number_as_index(rt, value, &error->written, ERROR_VALUE) < 0 ? -1 : 1;
}

/* (errno, strerror[, filename[, winerror[, filename2]]]): the file names go out of args. */
static int fill(Runtime *rt, Object *self, const Arguments *arguments)
{
    OSErrorObject *error = os_error_of(self);
    const Arguments two = {arguments->items, 2, NULL};
    const Arguments all = {arguments->items, arguments->count, NULL};
    const Arguments *args = &all;
    bool is_described = arguments->count >= 2 && arguments->count <= 5;
    Object *filename = is_described ? argument_at(arguments, 2) : NULL;
    if (filename != NULL && filename != runtime_none(rt)) {
        int written = take_written(rt, error, filename);
        if (written < 0)
            return -1;
        if (written == 0) {
            Object *filename2 = argument_at(arguments, 4);
            set_field(rt, &error->filename, filename);
            set_field(rt, &error->filename2, filename2 == runtime_none(rt) ? NULL : filename2);
            args = &two;
        }
    }
    if (is_described) {
        set_field(rt, &error->myerrno, argument_at(arguments, 0));
        set_field(rt, &error->strerror, argument_at(arguments, 1));
    }
    return base_exception_set_args(rt, self, args);
}

static int os_error_init(Runtime *rt, Object *self, const Arguments *arguments);

/* A class with an __init__ of its own and OSError's __new__ gets its arguments there. */
static bool fills_in_init(const TypeObject *type)
{
    return type_init_slot(type) != os_error_init && type->tp_new == TYPE_ERROR_OS;
}

static Object *os_error_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    static const Arguments none = {0};
    bool later = fills_in_init(type);
    if (!later && arguments_no_keywords(rt, type_name_of(type), arguments) < 0)
        return NULL;
    if (!later && type == exception_type(rt, ERROR_OS) && arguments->count >= 2 && arguments->count <= 5) {
        TypeObject *class = class_of_errno(rt, argument_at(arguments, 0));
        type = class != NULL ? class : type;
    }
    Object *self = base_exception_make(rt, type, &none);
    if (self == NULL)
        return NULL;
    os_error_of(self)->written = -1;
    if (later || fill(rt, self, arguments) == 0)
        return self;
    object_decref(rt, self);
    return NULL;
}

static int os_error_init(Runtime *rt, Object *self, const Arguments *arguments)
{
    const TypeObject *type = object_type(self);
    if (!fills_in_init(type))
        return 0;
    if (arguments_no_keywords(rt, type_name_of(type), arguments) < 0)
        return -1;
    return fill(rt, self, arguments);
}

static Object *os_error_str(Runtime *rt, Object *self)
{
    const OSErrorObject *error = os_error_of(self);
    Object *number = error->myerrno == NO_REF ? runtime_none(rt) : ref_pointer(error->myerrno);
    Object *text = error->strerror == NO_REF ? runtime_none(rt) : ref_pointer(error->strerror);
    if (error->filename != NO_REF && error->filename2 != NO_REF)
        return text_from_format(rt, "[Errno %S] %S: %R -> %R", number, text, ref_pointer(error->filename),
                                ref_pointer(error->filename2));
    if (error->filename != NO_REF)
        return text_from_format(rt, "[Errno %S] %S: %R", number, text, ref_pointer(error->filename));
    if (error->myerrno != NO_REF && error->strerror != NO_REF)
        return text_from_format(rt, "[Errno %S] %S", number, text);
    return base_exception_str(rt, self);
}

/* The arguments with the file names where they were given. New reference. */
static Object *whole_args(Runtime *rt, const OSErrorObject *error)
{
    Object *args = ref_pointer(error->base.args);
    if (tuple_size(args) != 2 || error->filename == NO_REF)
        return object_incref(args);
    Object *items[5] = {tuple_get(args, 0), tuple_get(args, 1), ref_pointer(error->filename),
                        runtime_none(rt), ref_pointer(error->filename2)};
    return tuple_pack(rt, error->filename2 == NO_REF ? 3 : 5, items);
}

static Object *os_error_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    const OSErrorObject *error = os_error_of(self);
    Object *args = whole_args(rt, error);
    if (args == NULL)
        return NULL;
    Object *result = base_exception_reduced(rt, self, args, object_xincref(ref_pointer(error->base.dict)));
    object_decref(rt, args);
    return result;
}

static Object *get_written(Runtime *rt, Object *self)
{
    int64_t written = os_error_of(self)->written;
    if (written == -1)
        return error_format(rt, ERROR_ATTRIBUTE, "characters_written");
    return int_from_int64(rt, written);
}

static int set_written(Runtime *rt, Object *self, Object *value)
{
    OSErrorObject *error = os_error_of(self);
    if (value == NULL && error->written == -1) {
        error_set(rt, ERROR_ATTRIBUTE, "characters_written");
        return -1;
    }
    if (value == NULL) {
        error->written = -1;
        return 0;
    }
    return number_as_index(rt, value, &error->written, ERROR_VALUE);
}

static const MethodDefinition methods[] = {
    {"__reduce__", os_error_reduce, 0, 0, 0, NULL},
    {0},
};

static const GetSetDefinition getsets[] = {
    {"characters_written", get_written, set_written},
    {0},
};

static const FieldMember members[] = {
    {"errno", offsetof(OSErrorObject, myerrno), FIELD_MEMBER_OBJECT, false},
    {"strerror", offsetof(OSErrorObject, strerror), FIELD_MEMBER_OBJECT, false},
    {"filename", offsetof(OSErrorObject, filename), FIELD_MEMBER_OBJECT, false},
    {"filename2", offsetof(OSErrorObject, filename2), FIELD_MEMBER_OBJECT, false},
    {0},
};

const TypeDefinition os_error_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .clear = fields_object_clear,
              .traverse = true,
              .str = os_error_str,
              .init = os_error_init,
              .new = os_error_new},
    .methods = methods,
    .getsets = getsets,
    .members = members,
};
