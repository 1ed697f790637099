/* Errors that nobody can receive: of finalizers and callbacks. CPython: Python/errors.c, write_unraisable_exc_file */
#include "object/error.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/call/frame_object.h"
#include "types/call/function.h"
#include "types/class/type.h"
#include "types/error/exception.h"
#include "types/error/standard_error.h"
#include "types/error/traceback.h"
#include "types/error/traceback_text.h"
#include "types/names.h"
#include "types/text/str.h"

static void add_repr(TextBuilder *text, const char *before, Object *object)
{
    Runtime *rt = text->rt;
    text_add(text, before);
    Object *repr = object_repr(rt, object);
    if (repr == NULL) {
        error_clear(rt);
        text_add(text, "<object repr() failed>");
    } else {
        text_add_str(text, repr);
        object_decref(rt, repr);
    }
    text_add(text, "\n");
}

static void add_where(TextBuilder *text, Object *where)
{
    if (where == NULL)
        text_add(text, "Exception ignored in garbage collection:\n");
    else
        add_repr(text, "Exception ignored in: ", where);
}

static void add_class(TextBuilder *text, Object *exception)
{
    Runtime *rt = text->rt;
    TypeObject *type = object_type(exception);
    Object *module = NULL;
    if (object_lookup_attribute(rt, type_as_object(type), name_object(rt, NAME_module), &module) < 0)
        error_clear(rt);
    bool is_named = module != NULL && object_is_str(module);
    bool is_plain = is_named && (str_equal_ascii(module, "builtins") || str_equal_ascii(module, "__main__"));
    if (!is_named)
        text_add(text, "<unknown>");
    else if (!is_plain)
        text_add_str(text, module), text_add(text, ".");
    object_xdecref(rt, module);
    Object *name = str_from_cstring(rt, exception_class_name(type));
    if (name == NULL)
        error_clear(rt);
    else
        text_add_str(text, name);
    object_xdecref(rt, name);
}

static void add_message(TextBuilder *text, Object *exception)
{
    Object *message = object_str(text->rt, exception);
    text_add(text, ": ");
    if (message == NULL) {
        error_clear(text->rt);
        text_add(text, "<exception str() failed>");
    } else {
        text_add_str(text, message);
        object_decref(text->rt, message);
    }
    text_add(text, "\n");
}

/* An error that no Python code raised is shown at the place that is running. */
static void add_current_frame(Runtime *rt)
{
    InterpreterFrame *frame = frame_visible(frame_current(rt));
    FrameObject *object = frame == NULL ? NULL : frame_object_of(rt, frame);
    if (object != NULL)
        traceback_add(rt, object, (int32_t)frame_last_unit(frame) * 2, frame_line(frame));
}

static void write_report(Runtime *rt, Object *exception, Object *where, Object *hook)
{
    const Object *traceback = ref_pointer(exception_of(exception)->traceback);
    TextBuilder text = text_begin(rt);
    if (hook != NULL)
        add_repr(&text, "Exception ignored in sys.unraisablehook: ", hook);
    else
        add_where(&text, where);
    if (traceback != NULL) {
        text_add(&text, "Traceback (most recent call last):\n");
        traceback_add_entries(&text, (Margin){0}, traceback, -1);
    }
    add_class(&text, exception);
    add_message(&text, exception);
    Object *whole = text.failed ? text_abandon(&text) : text_finish(&text);
    if (whole != NULL)
        standard_error_write(rt, whole);
    object_xdecref(rt, whole);
}

/* The error goes before anything of it is printed, and nothing that fails here is reported but what a hook of the
 * program raises. */
void error_write_unraisable(Runtime *rt, Object *where)
{
    if (!error_occurred(rt))
        return;
    /* No call is left, to a hook or for writing: nothing is said of it. */
    if (rt->recursion_depth >= rt->recursion_limit) {
        error_clear(rt);
        return;
    }
    Object *exception = error_normalize(rt);
    if (exception_of(exception)->traceback == NO_REF)
        add_current_frame(rt);
    exception = error_take(rt);
    Object *hook = NULL;
    int handled = evaluation_upcalls.report_unraisable(rt, exception, where, &hook);
    if (handled < 0) {
        object_decref(rt, exception);
        exception = error_take(rt);
    }
    if (handled <= 0)
        write_report(rt, exception, where, hook);
    object_xdecref(rt, hook);
    object_decref(rt, exception);
    error_clear(rt);
}
