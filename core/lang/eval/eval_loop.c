/* The evaluation loop: fetches one instruction after the other and carries it out. Owns the place (next instruction,
 * top of the value stack) while it runs and the switch from frame to frame; what is longer than a few lines is in the
 * files that eval_private.h names.
 *
 * Before anything that may run other code the loop saves its place in the frame (SAVE). A reference on the value stack
 * is owned by it. What is dropped is dropped in the order in which CPython drops it, which a program can see. */
#include "lang/eval/eval_fast.h"

#include "gc/gc.h"
#include "lang/eval/eval_loop.h"
#include "lang/eval/quicken.h"
#include "object/error.h"
#include "types/call.h"
#include "types/call/cell.h"
#include "types/call/method.h"
#include "types/call/places.h"
#include "types/container/set.h"
#include "types/container/set_methods.h"
#include "types/error/exception.h"
#include "types/error/exception_group.h"
#include "types/names.h"
#include "types/none.h"
#include "types/text/bytes.h"

/* ---- steps that are the same in several instructions */

/* SIGINT has come: the program's handler is called if it may have one, else it is KeyboardInterrupt. 0; -1 and an
 * error. */
static COLD int answer_interrupt(Runtime *rt)
{
    Object *name = str_intern_cstring(rt, "signal");
    Object *method = name == NULL ? NULL : str_intern_cstring(rt, "_interrupt");
    Object *module =
        method == NULL ? NULL : object_xincref(dict_get(rt, ref_pointer(rt->evaluation.modules), name));
    Object *answerer = module == NULL ? NULL : object_getattr(rt, module, method);
    Object *result = answerer == NULL ? NULL : object_call_no_arguments(rt, answerer);
    if (answerer == NULL) {
        error_clear(rt);
        error_set(rt, ERROR_KEYBOARD_INTERRUPT, "%s", "");
    }
    object_xdecref(rt, answerer);
    object_xdecref(rt, module);
    object_xdecref(rt, method);
    object_xdecref(rt, name);
    object_xdecref(rt, result);
    return result == NULL ? -1 : 0;
}

/* What is asked for at a backward jump or a call: 0 go on, -1 an error is set, 1 stop. A run can only stop where no C
 * code waits for a result: in the outermost loop. */
static COLD int answer_request(Runtime *rt)
{
    Host *host = host_of(rt);
    uint32_t request = host->evaluation_request;
    if (request & EVALUATION_INTERRUPT) {
        host->evaluation_request &= ~(uint32_t)EVALUATION_INTERRUPT;
        if (answer_interrupt(rt) < 0)
            return -1;
    }
    if (rt->evaluation.loops == 1) /* until then every loop that is on must find out */
        host->evaluation_request &= ~(uint32_t)EVALUATION_ATTEND;
    if ((request & EVALUATION_STEPS) != 0 && host->steps_left > 0)
        host->steps_left--;
    bool is_due =
        (request & EVALUATION_STOP) != 0 || ((request & EVALUATION_STEPS) != 0 && host->steps_left == 0);
    return is_due && rt->evaluation.loops == 1;
}

/* Enters a Python call. False: RecursionError. */
ALWAYS_INLINE bool call_enter(Runtime *rt)
{
    if (UNLIKELY(rt->recursion_depth >= rt->recursion_limit))
        return recursion_enter(rt, "");
    rt->recursion_depth++;
    return true;
}

/* Enters an evaluation loop. False: RecursionError. */
ALWAYS_INLINE bool enter_loop(Runtime *rt)
{
    if (UNLIKELY(rt->evaluation.loops > host_of(rt)->loops_most || stack_ends(rt))) {
        error_set(rt, ERROR_RECURSION, "maximum recursion depth exceeded");
        return false;
    }
    return call_enter(rt);
}

/* True, False or None; else the object's own opinion: 1, 0, -1. Takes the object over. */
ALWAYS_INLINE int truth_of(Runtime *rt, Object *object)
{
    if (object == runtime_bool(rt, true)) {
        object->ob_refcnt--;
        return 1;
    }
    if (object == runtime_bool(rt, false) || object == runtime_none(rt)) {
        object->ob_refcnt--;
        return 0;
    }
    int truth = object_is_true(rt, object);
    object_decref(rt, object);
    return truth;
}

static COLD void drop_call(Runtime *rt, FunctionObject *function, const Ref *items, int64_t count)
{
    for (int64_t i = 0; i < count; i++)
        object_decref(rt, ref_pointer(items[i]));
    object_decref(rt, &function->ob_base);
}

/* The frame of such a call; takes function and items over. */
ALWAYS_INLINE InterpreterFrame *simple_frame(Runtime *rt, FunctionObject *function, const Ref *items,
                                             int64_t positional)
{
    const CodeObject *code = ref_pointer(function->func_code);
    InterpreterFrame *frame = frame_reserve(rt, frame_bytes(code));
    if (UNLIKELY(frame == NULL)) {
        drop_call(rt, function, items, positional);
        return NULL;
    }
    frame_begin(frame, function, NULL);
    for (int64_t i = 0; i < positional; i++)
        frame->localsplus[i] = items[i];
    place_defaults(frame, function, code, positional);
    return frame;
}

/* The next item of the iterators that loops mostly go through; NULL without an error: ask the iterator. */
ALWAYS_INLINE Object *fast_next_item(Runtime *rt, Object *iterator)
{
    TypeObject *type = object_type(iterator);
    if (type == runtime_type(rt, TYPE_RANGE_ITERATOR)) {
        RangeIteratorObject *range = (RangeIteratorObject *)iterator;
        if (range->index >= range->length)
            return NULL;
        int64_t value = (int64_t)((uint64_t)range->start + (uint64_t)range->index * (uint64_t)range->step);
        Object *item = fast_int(rt, value);
        range->index += item != NULL;
        return item;
    }
    SequenceIteratorObject *it = (SequenceIteratorObject *)iterator;
    if (type == runtime_type(rt, TYPE_LIST_ITERATOR)) {
        Object *list = ref_pointer(it->sequence);
        if (list != NULL && it->index < list_size(list))
            return object_incref(list_get(list, it->index++));
    } else if (type == runtime_type(rt, TYPE_TUPLE_ITERATOR)) {
        Object *tuple = ref_pointer(it->sequence);
        if (tuple != NULL && it->index < tuple_size(tuple))
            return object_incref(tuple_get(tuple, it->index++));
    } else if (type == runtime_type(rt, TYPE_STR_ASCII_ITERATOR)) {
        const StrObject *text = ref_pointer(it->sequence);
        if (text != NULL && it->index < text->length)
            return fast_ascii_character(rt, &text->ob_base, it->index++);
    }
    return NULL;
}

/* The next item of any; *ended says that there is none. */
ALWAYS_INLINE Object *next_item(Runtime *rt, Object *iterator, bool *ended)
{
    Object *item = iterator_step(rt, iterator);
    *ended = item == NULL && (!error_occurred(rt) || error_matches(rt, ERROR_STOP_ITERATION));
    return item;
}

/* s += t where s is a local variable: written into s itself where nobody else has it. The assignment that follows is
 * done with it. CPython: BINARY_OP_INPLACE_ADD_UNICODE */
ALWAYS_INLINE bool is_append_to_local(const Runtime *rt, const InterpreterFrame *frame,
                                      const CodeUnit *following, const Object *left, const Object *right,
                                      int op)
{
    bool stores = following->opcode == OP_STORE_FAST || following->opcode == OP_STORE_FAST__LOAD_FAST ||
                  following->opcode == OP_STORE_FAST__STORE_FAST;
    return stores && (op == BINARY_ADD || op == BINARY_ADD + BINARY_COUNT) &&
           frame->localsplus[following->argument] == live(left) && str_is_exact(rt, left) &&
           str_is_exact(rt, right);
}

/* ---- the loop */

#define CODE(frame) ((CodeObject *)ref_pointer((frame)->f_code))
#define FIRST_UNIT() (code_units(CODE(frame)))
#define NAME(index) tuple_get(ref_pointer(CODE(frame)->co_names), index)
#define LOCAL(index) (frame->localsplus[index])

#define TOP() ((Object *)ref_pointer(sp[-1]))
#define PEEK(n) ((Object *)ref_pointer(sp[-(n)]))
#define SET_TOP(object) (sp[-1] = live(object))
#define PUSH(object) \
    do { \
        Ref top_ = live(object); \
        *sp++ = top_; \
    } while (0)
#define POP() ((Object *)ref_pointer(*--sp))

/* The place, for whoever looks, and for the collector. */
#define SAVE() (frame->prev_instr = live(next - 1), frame->stacktop = ~(int32_t)(sp - frame->localsplus))
#define SAVE_STACK() (frame->stacktop = ~(int32_t)(sp - frame->localsplus))
#define SKIP_CACHE(NAME) (next += opcode_caches(OP_##NAME))

/* The object's count is 0, the place is saved. */
#define DEALLOC(object) fast_dealloc(rt, object)

/* Drops a reference that is seldom the last one. */
#define DROP(object) \
    do { \
        Object *dropped_ = (object); \
        if (--dropped_->ob_refcnt == 0) { \
            SAVE(); \
            DEALLOC(dropped_); \
        } \
    } while (0)

/* Two ints, floats or strs have been compared. */
#define DROP_COMPARED(left, right) \
    do { \
        if (object_is_exact(rt, left, TYPE_INT)) { \
            fast_decref_int(rt, left); \
            fast_decref_int(rt, right); \
        } else { \
            object_decref(rt, left); \
            object_decref(rt, right); \
        } \
    } while (0)

#ifdef __EMSCRIPTEN__
#define TARGET(NAME) case OP_##NAME
#define GO() goto dispatch
#define GO_PLAINLY() goto dispatch_plainly
#else
#define TARGET(NAME) target_##NAME
#define GO() goto *targets[opcode]
#define GO_PLAINLY() goto *plain_targets[opcode]
#endif
#define DISPATCH() \
    do { \
        opcode = next->opcode; \
        argument = next->argument; \
        next++; \
        GO(); \
    } while (0)

/* Where a value goes that may be missing. */
#define PUSH_OR_FAIL(object) \
    do { \
        Object *value_ = (object); \
        if (UNLIKELY(value_ == NULL)) \
            goto error; \
        PUSH(value_); \
        DISPATCH(); \
    } while (0)

#ifdef __EMSCRIPTEN__
#define ATTEND_ANEW() (attending = is_attended(rt))
#else
#define ATTEND_ANEW() (attending = is_attended(rt), targets = attending ? attentive_targets : plain_targets)
#endif

#define CHECK_REQUEST() \
    do { \
        if (UNLIKELY(host_of(rt)->evaluation_request != 0)) { \
            SAVE_STACK(); /* a signal's handler may run */ \
            int answer = answer_request(rt); \
            if (answer < 0) \
                goto error; \
            if (answer > 0) \
                goto stop; \
            ATTEND_ANEW(); \
        } \
    } while (0)

typedef enum LoopStart { LOOP_BEGIN, LOOP_THROW, LOOP_CONTINUE, LOOP_ABANDON } LoopStart;

static Object *eval_loop(Runtime *rt, InterpreterFrame *entry, LoopStart start)
{
    InterpreterFrame *frame = entry;
    const CodeUnit *next;
    Ref *sp;
    Object *names = NULL; /* KW_NAMES: of the next call */
    Object *result;
    Object *left_side; /* operands on their way from one target to another */
    Object *right_side;
    int64_t pushed;
    int opcode;
    intptr_t argument;

#ifndef __EMSCRIPTEN__
#pragma GCC diagnostic push
#ifdef __clang__
#pragma GCC diagnostic ignored "-Winitializer-overrides"
#else
#pragma GCC diagnostic ignored "-Woverride-init"
#endif
    static const void *const plain_targets[256] = {[0 ... 255] = &&target_unknown,
#define TARGET_ROW(NAME, number, caches, effect, jump_effect, kind, text) [number] = &&target_##NAME,
                                                   OPCODES(TARGET_ROW)
#undef TARGET_ROW
#define TARGET_ROW(NAME, number, ORIGINAL, text) [number] = &&target_##NAME,
                                                       QUICK_OPCODES(TARGET_ROW)
#undef TARGET_ROW
    };
#pragma GCC diagnostic pop
    static const void *const attentive_targets[256] = {[0 ... 255] = &&target_attend};
#endif
    bool attending = is_attended(rt); /* each instruction's place is saved before it runs */
    LineUnits line_units = {NULL, NULL, -1};
#ifndef __EMSCRIPTEN__
    const void *const *targets = attending ? attentive_targets : plain_targets;
#endif

    rt->evaluation.loops++;
    stack_take(rt, STACK_OF_LOOP);
    if (start == LOOP_ABANDON)
        goto resume_with_error;
    if (start == LOOP_CONTINUE) {
        next = ref_pointer(rt->evaluation.stopped_before);
        sp = frame->localsplus + frame->stacktop;
        frame->stacktop = ~frame->stacktop;
        rt->evaluation.stopped_before = NO_REF;
        goto go_on;
    }
    frame->previous = rt->evaluation.frame;
    frame->is_entry = FRAME_ENTRY;
    rt->evaluation.frame = live(frame);
    if (UNLIKELY(!enter_loop(rt)))
        goto leave_frame_failed_early;
    if (UNLIKELY(host_of(rt)->attention & ATTENTION_HOOK))
        post_call(rt, frame);
    if (start == LOOP_THROW)
        goto resume_with_error;

/* A frame begins, or goes on: its place is in it. */
resume_frame:
    next = (const CodeUnit *)ref_pointer(frame->prev_instr) + 1;
    sp = frame->localsplus + frame->stacktop;
    frame->stacktop = ~frame->stacktop;
go_on:
#ifdef __EMSCRIPTEN__
    DISPATCH();
dispatch:
    if (UNLIKELY(attending)) {
        line_units = attend(rt, frame, next - 1, sp - frame->localsplus, line_units);
        if (UNLIKELY(error_occurred(rt)))
            goto error;
        opcode = opcode_unfused(opcode);
    }
dispatch_plainly:
    switch (opcode) {
#else
    goto past_attention;
target_attend:
    line_units = attend(rt, frame, next - 1, sp - frame->localsplus, line_units);
    if (UNLIKELY(error_occurred(rt)))
        goto error;
    goto *plain_targets[opcode_unfused(next[-1].opcode)];
past_attention:
    DISPATCH();
#endif

        TARGET(NOP) : DISPATCH();

        TARGET(RESUME) :
        {
            SAVE();
            /* First this: a run that is stopped here goes on behind it. */
            if (CODE(frame)->co_warmup != 0)
                code_warm(CODE(frame));
            CHECK_REQUEST();
            DISPATCH();
        }

#include "lang/eval/eval_targets_control.h"
#include "lang/eval/eval_targets_names.h"
#include "lang/eval/eval_targets_quick.h"
#include "lang/eval/eval_targets_rest.h"
#include "lang/eval/eval_targets_values.h"

        TARGET(EXTENDED_ARG) :
        {
            opcode = UNLIKELY(attending) ? opcode_unfused(next->opcode) : next->opcode;
            argument = argument << 8 | next->argument;
            next++;
            GO_PLAINLY();
        }

        TARGET(CACHE)
            :
#ifdef __EMSCRIPTEN__
              default:
#else
          target_unknown:
#endif
        {
            SAVE();
            error_set(rt, ERROR_SYSTEM, "unknown opcode");
            goto error;
        }

#ifdef __EMSCRIPTEN__
    }
#endif

/* One operand goes, and the result takes its place. */
replace_top : {
    Object *operand = TOP();
    if (UNLIKELY(result == NULL)) {
        sp--;
        SAVE_STACK();
        object_decref(rt, operand);
        goto error;
    }
    SET_TOP(result);
    SAVE();
    object_decref(rt, operand);
    DISPATCH();
}

replace_two : {
    Object *right = TOP();
    Object *left = PEEK(2);
    sp -= 2;
    SAVE();
    if (LIKELY(result != NULL))
        PUSH(result);
    object_decref(rt, left);
    object_decref(rt, right);
    if (UNLIKELY(result == NULL))
        goto error;
    DISPATCH();
}

/* The frame's caller is linked, its place is saved. */
start_frame:
    rt->evaluation.frame = live(frame);
    if (UNLIKELY(!call_enter(rt)))
        goto leave_frame_failed_early;
    if (UNLIKELY(host_of(rt)->attention & ATTENTION_HOOK))
        post_call(rt, frame);
    if (UNLIKELY(rt->evaluation.watch != 0))
        ATTEND_ANEW();
    goto resume_frame;

/* What stands on the stack under the value that is sent is a generator of ours; the value's own reference stays there
 * until it has yielded. */
resume_generator : {
    GeneratorObject *generator = (GeneratorObject *)PEEK(2);
    generator_push(generator, object_incref(TOP()));
    frame->stacktop = (int32_t)(sp - frame->localsplus);
    generator_enter(rt, generator);
    frame = &generator->gi_iframe;
    frame->is_entry = FRAME_PLAIN;
    goto start_frame;
}

/* `result` leaves the frame, whose value stack is empty. */
return_value : {
    uint8_t how = frame->is_entry;
    InterpreterFrame *caller = frame_caller(frame);
    rt->recursion_depth--;
    if (frame->owner == FRAME_OWNED_BY_GENERATOR) {
        GeneratorObject *generator = frame_generator(frame);
        generator_leave(rt, generator);
        generator_finish(rt, generator, false);
        if (how == FRAME_ENTRY)
            goto leave_loop;
        frame = caller;
        goto generator_ended;
    }
    rt->evaluation.frame = frame->previous;
    if (UNLIKELY(how == FRAME_INITIALIZER)) {
        pushed = frame_initializer(frame)->pushed;
        result = initializer_end(rt, frame, result);
        frame = caller;
        goto class_called;
    }
    frame_end(rt, frame);
    if (how == FRAME_ENTRY)
        goto leave_loop;
    frame = caller;
    next = (const CodeUnit *)ref_pointer(frame->prev_instr) + 1;
    sp = frame->localsplus + frame->stacktop;
    frame->stacktop = ~frame->stacktop;
    PUSH(result);
    DISPATCH();
}

/* A generator that FOR_ITER or SEND has resumed has returned `result`. */
generator_ended : {
    next = (const CodeUnit *)ref_pointer(frame->prev_instr) + 1;
    sp = frame->localsplus + frame->stacktop;
    frame->stacktop = ~frame->stacktop;
    object_decref(rt, POP());
    Object *iterator = TOP();
    if (next[-1].opcode == OP_SEND) {
        SET_TOP(result);
    } else {
        sp--;
        SAVE_STACK();
        object_decref(rt, result);
    }
    next += frame->padding;
    object_decref(rt, iterator);
    DISPATCH();
}

/* The call of a class has made an instance, or failed (NULL); `pushed` entries of the caller's stack were its own. */
class_called : {
    next = (const CodeUnit *)ref_pointer(frame->prev_instr) + 1;
    sp = frame->localsplus + frame->stacktop - pushed;
    frame->stacktop = ~(int32_t)(sp - frame->localsplus);
    for (int64_t i = 0; i < pushed; i++)
        object_xdecref(rt, ref_pointer(sp[i]));
    PUSH_OR_FAIL(result);
}

    /* ---- an error is on its way; the place is saved */

resume_with_error:
    next = (const CodeUnit *)ref_pointer(frame->prev_instr) + 1;
    sp = frame->localsplus + frame->stacktop;
    frame->stacktop = ~frame->stacktop;
    names = NULL;
    add_traceback(rt, frame, frame_last_unit(frame));
    goto unwind;

error:
    names = NULL;
    frame->stacktop = ~(int32_t)(sp - frame->localsplus);
    add_traceback(rt, frame, instruction_at(CODE(frame), frame_last_unit(frame)));

unwind : {
    Handler handler;
    int64_t unit =
        next - FIRST_UNIT() - 1; /* RERAISE has set the frame's own place to that of the first raise */
    Ref *bottom = frame->localsplus + CODE(frame)->co_nlocalsplus;
    bool is_left = UNLIKELY(rt->evaluation.stopped == EVALUATION_ABANDONED) && rt->evaluation.loops == 1;
    bool found = !is_left && find_handler(CODE(frame), unit, &handler);
    int64_t depth = found ? handler.depth : 0;
drop_values:
    while (sp - bottom > depth) {
        Object *value = POP();
        frame->stacktop = ~(int32_t)(sp - frame->localsplus);
        object_xdecref(rt, value);
    }
    if (!found) {
        event_post(&rt->memory, OURO_EVENT_RETURN, live(frame), NO_REF, 0);
        if (UNLIKELY(rt->evaluation.watch != 0))
            (void)trace_return(rt, frame, NULL);
        goto leave_frame_failed;
    }
    if (handler.pushes_place) {
        Object *place = int_from_int64(rt, frame_last_unit(frame));
        if (place == NULL) {
            /* Here again the same handler would be found, and so for ever: the frame is left. */
            found = false;
            depth = 0;
            goto drop_values;
        }
        PUSH(place);
    }
    PUSH(error_take(rt));
    next = FIRST_UNIT() + handler.unit;
    DISPATCH();
}

leave_frame_failed : {
    uint8_t how = frame->is_entry;
    InterpreterFrame *caller = frame_caller(frame);
    rt->recursion_depth--;
    frame->stacktop = (int32_t)(sp - frame->localsplus);
    if (frame->owner == FRAME_OWNED_BY_GENERATOR) {
        GeneratorObject *generator = frame_generator(frame);
        generator_leave(rt, generator);
        generator_finish(rt, generator, true);
    } else {
        rt->evaluation.frame = frame->previous;
        if (UNLIKELY(how == FRAME_INITIALIZER)) {
            pushed = frame_initializer(frame)->pushed;
            result = initializer_end(rt, frame, NULL);
            frame = caller;
            goto class_called;
        }
        frame_end(rt, frame);
    }
    result = NULL;
    if (how == FRAME_ENTRY)
        goto leave_loop;
    frame = caller;
    goto resume_with_error;
}

/* The call was one too many: the frame has not begun. */
leave_frame_failed_early:
    rt->recursion_depth++;
    sp = frame->localsplus + frame->stacktop;
    goto leave_frame_failed;

/* All that is needed to go on is in the region. The instruction that comes next need not be the one behind the last:
 * that may have jumped, which whoever watches is told of when the run goes on. */
stop:
    rt->evaluation.stopped_before = live(next);
    frame->stacktop = (int32_t)(sp - frame->localsplus);
    rt->evaluation.stopped = EVALUATION_STOPPED;
    result = NULL;

leave_loop:
    rt->evaluation.loops--;
    stack_give_back(rt, STACK_OF_LOOP);
    return result;
}

Object *eval_frame(Runtime *rt, InterpreterFrame *frame, bool throwing)
{
    return eval_loop(rt, frame, throwing ? LOOP_THROW : LOOP_BEGIN);
}

Object *eval_continue(Runtime *rt)
{
    if (!rt->evaluation.stopped) {
        error_set(rt, ERROR_SYSTEM, "no run has been stopped");
        return NULL;
    }
    rt->evaluation.stopped = EVALUATION_RUNS;
    places_resume(rt);
    return eval_loop(rt, ref_pointer(rt->evaluation.frame), LOOP_CONTINUE);
}

void eval_abandon(Runtime *rt)
{
    if (!rt->evaluation.stopped)
        return;
    rt->evaluation.stopped = EVALUATION_ABANDONED;
    error_set(rt, ERROR_SYSTEM_EXIT, "%s", "");
    eval_loop(rt, ref_pointer(rt->evaluation.frame), LOOP_ABANDON);
    rt->evaluation.stopped = EVALUATION_RUNS;
    error_clear(rt);
}
