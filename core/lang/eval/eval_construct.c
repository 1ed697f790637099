/* Calling a class that has nothing but a Python __init__, without the C stack: its frame is FRAME_INITIALIZER, and what
 * the call keeps meanwhile lies behind that frame's stack; see eval_private.h, types/call/frame_object.h. CPython goes
 * through type_call, slot_tp_init and a tuple of the arguments; who holds how many references to what is the same. */
#include "lang/eval/eval_private.h"

#include "object/error.h"
#include "types/class/instance.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/names.h"

#define GENERATOR_FLAGS (CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR)

/* What a call of a class is made of, while its frame is not there yet. Owned: all but the class. */
typedef struct Construction {
    TypeObject *class;
    FunctionObject *init;
    Object *instance;
    Object *arguments; /* tuple */
    Object *keywords;  /* dict, or NULL: none */
    Object *names;     /* tuple of its keys, or NULL */
} Construction;

/* Whether calling the class is nothing but object.__new__ and a Python __init__ (borrowed, in *init). */
static bool has_python_init(Runtime *rt, const TypeObject *class, Object **init)
{
    if (object_type(&class->ob_base.ob_base) != runtime_type(rt, TYPE_TYPE) ||
        !type_has(class, TYPE_FLAG_HEAP_TYPE) || class->tp_new != TYPE_OBJECT ||
        class->tp_init != TYPE_INSTANCE)
        return false;
    *init = type_lookup(rt, class, name_object(rt, NAME_init));
    if (*init == NULL || !object_is_function(rt, *init))
        return false;
    const CodeObject *code = ref_pointer(((const FunctionObject *)*init)->func_code);
    return (code->co_flags & (GENERATOR_FLAGS | CODE_OPTIMIZED)) == CODE_OPTIMIZED;
}

/* The keywords as a dict, and its keys as a tuple. 0, or -1. */
static int take_keywords(Runtime *rt, Construction *c, const Ref *values, Object *names)
{
    int64_t count = names == NULL ? 0 : tuple_size(names);
    if (count == 0)
        return 0;
    c->keywords = dict_new_presized(rt, count, true);
    for (int64_t i = 0; i < count; i++) {
        if (c->keywords == NULL || dict_set(rt, c->keywords, tuple_get(names, i), ref_pointer(values[i])) < 0)
            return -1;
    }
    c->names = tuple_from_refs(rt, tuple_items(names), count);
    return c->names == NULL ? -1 : 0;
}

/* The references that the call has to what it passes, besides those that the variables get. */
static void hold_passed(const Construction *c, int64_t by)
{
    if (c->keywords == NULL)
        return;
    int64_t position = 0;
    Object *value;
    c->instance->ob_refcnt += by;
    for (int64_t i = 0; i < tuple_size(c->arguments); i++)
        tuple_get(c->arguments, i)->ob_refcnt += by;
    while (dict_next(c->keywords, &position, NULL, &value, NULL))
        value->ob_refcnt += by;
}

static void release(Runtime *rt, const Construction *c)
{
    object_xdecref(rt, c->names);
    object_xdecref(rt, c->instance);
    object_xdecref(rt, c->arguments);
    object_xdecref(rt, c->keywords);
}

static void construction_end(Runtime *rt, const Construction *c)
{
    if (LIKELY(!error_occurred(rt))) {
        release(rt, c);
        return;
    }
    ErrorState saved;
    error_fetch(rt, &saved);
    release(rt, c);
    error_restore(rt, &saved);
}

/* Instance, positional arguments and the keywords' values: new references, in `given`. */
static void copy_given(const Construction *c, Ref *given)
{
    int64_t position = 0;
    Object *value;
    *given++ = ref_of(object_incref(c->instance));
    for (int64_t i = 0; i < tuple_size(c->arguments); i++)
        *given++ = ref_of(object_incref(tuple_get(c->arguments, i)));
    while (c->keywords != NULL && dict_next(c->keywords, &position, NULL, &value, NULL))
        *given++ = ref_of(object_incref(value));
}

/* 0, or -1: the frame's variables hold what was bound until then. */
static int bind_given(Runtime *rt, Construction *c, InterpreterFrame *frame)
{
    enum { FEW = 8 };
    int64_t positional = tuple_size(c->arguments) + 1;
    int64_t total = positional + (c->names == NULL ? 0 : tuple_size(c->names));
    Ref few[FEW];
    Ref *given = total <= FEW ? few : memory_alloc(&rt->memory, (uint64_t)total * sizeof(Ref));
    if (given == NULL) {
        error_no_memory(rt);
        return -1;
    }
    copy_given(c, given);
    int status = bind_arguments(rt, c->init, frame->localsplus, given, positional, c->names);
    if (given != few)
        memory_free(&rt->memory, given);
    return status;
}

/* The frame of __init__, its arguments in place. */
static InterpreterFrame *begin_init(Runtime *rt, Construction *c)
{
    const CodeObject *code = ref_pointer(c->init->func_code);
    InterpreterFrame *frame = frame_reserve(rt, frame_bytes(code) + sizeof(FrameInitializer));
    if (frame == NULL)
        return NULL;
    object_incref(&c->init->ob_base);
    frame_begin(frame, c->init, NULL);
    int64_t passed = tuple_size(c->arguments);
    if (LIKELY(c->keywords == NULL && is_simple_call(c->init, code, passed + 1))) {
        frame->localsplus[0] = live(object_incref(c->instance));
        for (int64_t i = 0; i < passed; i++)
            frame->localsplus[i + 1] = live(object_incref(tuple_get(c->arguments, i)));
        place_defaults(frame, c->init, code, passed + 1);
        return frame;
    }
    for (int32_t i = 0; i < code->co_nlocalsplus; i++)
        frame->localsplus[i] = NO_REF;
    hold_passed(c, 1);
    if (bind_given(rt, c, frame) == 0)
        return frame;
    hold_passed(c, -1);
    frame_end(rt, frame);
    return NULL;
}

static Object *make_instance(Runtime *rt, const Construction *c, const Ref *items, int64_t positional,
                             Object *names)
{
    if (LIKELY(!type_has(c->class, TYPE_FLAG_ABSTRACT)))
        return instance_new(rt, c->class);
    const Arguments arguments = {items, positional, names};
    return type_new_slot(c->class)(rt, c->class, &arguments);
}

/* No C stack is used, so the limit alone counts. */
static bool initializer_enter(Runtime *rt)
{
    if (UNLIKELY(rt->recursion_depth >= rt->recursion_limit))
        return recursion_enter(rt, " while calling a Python object");
    rt->recursion_depth++;
    return true;
}

InterpreterFrame *initializer_frame(Runtime *rt, Object *class, const Ref *items, int64_t positional,
                                    Object *names, int64_t pushed)
{
    Object *init;
    if (!has_python_init(rt, (TypeObject *)class, &init) || !initializer_enter(rt))
        return NULL;
    Construction c = {.class = (TypeObject *)class, .init = (FunctionObject *)object_incref(init)};
    c.arguments = tuple_from_refs(rt, items, positional);
    if (c.arguments != NULL && take_keywords(rt, &c, items + positional, names) == 0)
        c.instance = make_instance(rt, &c, items, positional, names);
    InterpreterFrame *frame = c.instance == NULL ? NULL : begin_init(rt, &c);
    object_decref(rt, init);
    if (frame == NULL) {
        construction_end(rt, &c);
        rt->recursion_depth--;
        return NULL;
    }
    frame->is_entry = FRAME_INITIALIZER;
    *frame_initializer(frame) = (FrameInitializer){ref_of(c.instance), ref_of(c.arguments), pushed,
                                                   ref_of(c.keywords), ref_of(c.names)};
    return frame;
}

Object *initializer_end(Runtime *rt, InterpreterFrame *frame, Object *result)
{
    const FrameInitializer *held = frame_initializer(frame);
    Construction c = {.instance = ref_pointer(held->instance),
                      .arguments = ref_pointer(held->arguments),
                      .keywords = ref_pointer(held->keywords),
                      .names = ref_pointer(held->names)};
    rt->recursion_depth--;
    frame_end(rt, frame);
    hold_passed(&c, -1);
    bool good = result == runtime_none(rt);
    if (result != NULL && !good)
        error_set(rt, ERROR_TYPE, "__init__() should return None, not '%.200s'",
                  type_name_of(object_type(result)));
    object_xdecref(rt, result);
    Object *instance = good ? object_incref(c.instance) : NULL;
    construction_end(rt, &c);
    return instance;
}
