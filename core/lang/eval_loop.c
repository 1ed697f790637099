/* The evaluation loop: fetches one instruction after the other and carries it out. Owns the place (next instruction,
 * top of the value stack) while it runs and the switch from frame to frame; what is longer than a few lines is in the
 * files that eval_private.h names.
 *
 * Before anything that may run other code the loop saves its place in the frame (SAVE). A reference on the value stack
 * is owned by it. What is dropped is dropped in the order in which CPython drops it, which a program can see. */
#include "lang/eval_fast.h"

#include "gc/gc.h"
#include "lang/eval_loop.h"
#include "object/error.h"
#include "types/bytes.h"
#include "types/call.h"
#include "types/cell.h"
#include "types/exception.h"
#include "types/exception_group.h"
#include "types/method.h"
#include "types/names.h"
#include "types/none.h"
#include "types/set.h"
#include "types/set_methods.h"

/* ---- steps that are the same in several instructions */

/* Whether something is asked for at a backward jump or a call: 0 go on, -1 an error is set. */
static COLD int answer_request(Runtime *rt)
{
    Host *host = host_of(rt);
    uint32_t request = host->evaluation_request;
    if (request & EVALUATION_INTERRUPT) {
        host->evaluation_request &= ~(uint32_t)EVALUATION_INTERRUPT;
        error_set(rt, ERROR_KEYBOARD_INTERRUPT, "%s", "");
        return -1;
    }
    if (request & EVALUATION_STEPS)
        rt->evaluation.steps++;
    return 0;
}

/* Enters a Python call. False: RecursionError. */
ALWAYS_INLINE bool call_enter(Runtime *rt)
{
    if (UNLIKELY(rt->recursion_depth >= rt->recursion_limit))
        return recursion_enter(rt, "");
    rt->recursion_depth++;
    return true;
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

/* Whether a call of the code needs nothing but its arguments put in place. */
ALWAYS_INLINE bool is_simple_call(const CodeObject *code, int64_t positional)
{
    const int32_t flags = CODE_OPTIMIZED | CODE_NEWLOCALS | CODE_VARARGS | CODE_VARKEYWORDS;
    return (code->co_flags & flags) == (CODE_OPTIMIZED | CODE_NEWLOCALS) && code->co_argcount == positional &&
           code->co_kwonlyargcount == 0;
}

/* The frame of such a call; takes function and items over. */
ALWAYS_INLINE InterpreterFrame *simple_frame(Runtime *rt, FunctionObject *function, const Ref *items,
                                             int64_t positional)
{
    const CodeObject *code = ref_pointer(function->func_code);
    InterpreterFrame *frame = frame_reserve(rt, frame_bytes(code));
    if (UNLIKELY(frame == NULL))
        return frame_for_call(rt, function, NULL, items, positional, NULL);
    frame_begin(frame, function, NULL);
    for (int64_t i = 0; i < positional; i++)
        frame->localsplus[i] = items[i];
    for (int64_t i = positional; i < code->co_nlocalsplus; i++)
        frame->localsplus[i] = NO_REF;
    return frame;
}

/* The next item of the iterators that loops mostly go through: *ended says that there is none. */
ALWAYS_INLINE Object *fast_next(Runtime *rt, Object *iterator, bool *ended)
{
    TypeObject *type = object_type(iterator);
    *ended = false;
    if (type == runtime_type(rt, TYPE_RANGE_ITERATOR)) {
        RangeIteratorObject *range = (RangeIteratorObject *)iterator;
        if (range->index < range->length) {
            int64_t value = (int64_t)((uint64_t)range->start + (uint64_t)range->index * (uint64_t)range->step);
            range->index++;
            return fast_int(rt, value);
        }
        *ended = true;
        return NULL;
    }
    if (type == runtime_type(rt, TYPE_LIST_ITERATOR)) {
        SequenceIteratorObject *it = (SequenceIteratorObject *)iterator;
        Object *list = ref_pointer(it->sequence);
        if (list != NULL && it->index < list_size(list))
            return object_incref(list_get(list, it->index++));
    } else if (type == runtime_type(rt, TYPE_TUPLE_ITERATOR)) {
        SequenceIteratorObject *it = (SequenceIteratorObject *)iterator;
        Object *tuple = ref_pointer(it->sequence);
        if (tuple != NULL && it->index < tuple_size(tuple))
            return object_incref(tuple_get(tuple, it->index++));
    }
    Object *item = type_iternext_slot(type)(rt, iterator);
    if (item == NULL)
        *ended = !error_occurred(rt) || error_matches(rt, ERROR_STOP_ITERATION);
    return item;
}

/* s += t where s is a local variable: written into s itself where nobody else has it. The assignment that follows is
 * done with it. CPython: BINARY_OP_INPLACE_ADD_UNICODE */
ALWAYS_INLINE bool is_append_to_local(const Runtime *rt, const InterpreterFrame *frame, const CodeUnit *following,
                                      const Object *left, const Object *right, int op)
{
    return (op == BINARY_ADD || op == BINARY_ADD + BINARY_COUNT) && following->opcode == OP_STORE_FAST &&
           frame->localsplus[following->argument] == live(left) && str_is_exact(rt, left) && str_is_exact(rt, right);
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
#define SAVE() \
    (frame->prev_instr = live(next - 1), frame->stacktop = ~(int32_t)(sp - frame->localsplus))
#define SKIP_CACHE(NAME) (next += opcode_caches(OP_##NAME))

#ifdef __EMSCRIPTEN__
#define TARGET(NAME) case OP_##NAME
#define GO() goto dispatch
#else
#define TARGET(NAME) target_##NAME
#define GO() goto *targets[opcode]
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

#define CHECK_REQUEST() \
    do { \
        if (UNLIKELY(host_of(rt)->evaluation_request != 0) && answer_request(rt) < 0) \
            goto error; \
    } while (0)

Object *eval_frame(Runtime *rt, InterpreterFrame *entry, bool throwing)
{
    InterpreterFrame *frame = entry;
    const CodeUnit *next;
    Ref *sp;
    Object *names = NULL; /* KW_NAMES: of the next call */
    Object *result;
    int64_t pushed;
    int opcode;
    int argument;

#ifndef __EMSCRIPTEN__
#pragma GCC diagnostic push
#ifdef __clang__
#pragma GCC diagnostic ignored "-Winitializer-overrides"
#else
#pragma GCC diagnostic ignored "-Woverride-init"
#endif
    static const void *const plain_targets[256] = {
        [0 ... 255] = &&target_unknown,
#define TARGET_ROW(NAME, number, caches, effect, jump_effect, kind, text) [number] = &&target_##NAME,
        OPCODES(TARGET_ROW)
#undef TARGET_ROW
    };
#pragma GCC diagnostic pop
    const void *const *targets = plain_targets;
#endif

    frame->previous = rt->evaluation.frame;
    frame->is_entry = FRAME_ENTRY;
    rt->evaluation.frame = live(frame);
    rt->evaluation.loops++;
    if (UNLIKELY(!call_enter(rt)))
        goto leave_frame_failed_early;
    if (throwing)
        goto resume_with_error;

/* A frame begins, or goes on: its place is in it. */
resume_frame:
    next = (const CodeUnit *)ref_pointer(frame->prev_instr) + 1;
    sp = frame->localsplus + frame->stacktop;
    frame->stacktop = ~frame->stacktop;
    DISPATCH();

#ifdef __EMSCRIPTEN__
dispatch:
    switch (opcode) {
#endif

    TARGET(NOP) : DISPATCH();

    TARGET(RESUME) : {
        SAVE();
        CHECK_REQUEST();
        DISPATCH();
    }

    /* ---- variables and constants */

    TARGET(LOAD_FAST) : {
        Ref value = LOCAL(argument);
        if (UNLIKELY(value == NO_REF)) {
            SAVE();
            name_is_unbound(rt, frame, argument);
            goto error;
        }
        ((Object *)ref_pointer(value))->ob_refcnt++;
        *sp++ = value;
        DISPATCH();
    }

    TARGET(LOAD_CLOSURE) : {
        Ref value = LOCAL(argument);
        if (UNLIKELY(value == NO_REF)) {
            SAVE();
            name_is_unbound(rt, frame, argument);
            goto error;
        }
        ((Object *)ref_pointer(value))->ob_refcnt++;
        *sp++ = value;
        DISPATCH();
    }

    TARGET(LOAD_CONST) : {
        Object *value = ref_pointer(((const TupleObject *)ref_pointer(CODE(frame)->co_consts))->ob_item[argument]);
        value->ob_refcnt++;
        PUSH(value);
        DISPATCH();
    }

    TARGET(STORE_FAST) : {
        Ref old = LOCAL(argument);
        LOCAL(argument) = *--sp;
        if (old != NO_REF) {
            Object *dropped = ref_pointer(old);
            if (--dropped->ob_refcnt == 0) {
                SAVE();
                object_dealloc(rt, dropped);
            }
        }
        DISPATCH();
    }

    TARGET(DELETE_FAST) : {
        SAVE();
        if (LOCAL(argument) == NO_REF) {
            name_is_unbound(rt, frame, argument);
            goto error;
        }
        object_clear_ref(rt, &LOCAL(argument));
        DISPATCH();
    }

    TARGET(MAKE_CELL) : {
        SAVE();
        Object *cell = cell_new(rt, ref_pointer(LOCAL(argument)));
        if (cell == NULL)
            goto error;
        object_replace_ref(rt, &LOCAL(argument), cell);
        DISPATCH();
    }

    TARGET(COPY_FREE_VARS) : {
        const FunctionObject *function = ref_pointer(frame->f_func);
        const TupleObject *closure = ref_pointer(function->func_closure);
        int32_t first = CODE(frame)->co_nlocalsplus - argument;
        for (int i = 0; i < argument; i++) {
            Object *cell = ref_pointer(closure->ob_item[i]);
            LOCAL(first + i) = live(object_incref(cell));
        }
        DISPATCH();
    }

    TARGET(LOAD_DEREF) : {
        Object *value = cell_get(ref_pointer(LOCAL(argument)));
        if (UNLIKELY(value == NULL)) {
            SAVE();
            name_is_unbound(rt, frame, argument);
            goto error;
        }
        PUSH(object_incref(value));
        DISPATCH();
    }

    TARGET(STORE_DEREF) : {
        Object *value = POP();
        SAVE();
        cell_set(rt, ref_pointer(LOCAL(argument)), value);
        DISPATCH();
    }

    TARGET(DELETE_DEREF) : {
        Object *cell = ref_pointer(LOCAL(argument));
        SAVE();
        if (cell_get(cell) == NULL) {
            name_is_unbound(rt, frame, argument);
            goto error;
        }
        cell_set(rt, cell, NULL);
        DISPATCH();
    }

    TARGET(LOAD_CLASSDEREF) : {
        SAVE();
        PUSH_OR_FAIL(load_class_dereference(rt, frame, argument));
    }

    TARGET(LOAD_NAME) : {
        SAVE();
        PUSH_OR_FAIL(load_name(rt, frame, NAME(argument)));
    }

    TARGET(STORE_NAME) : {
        SAVE();
        Object *value = TOP();
        int status = store_name(rt, frame, NAME(argument), value);
        sp--;
        object_decref(rt, value);
        if (status < 0)
            goto error;
        DISPATCH();
    }

    TARGET(DELETE_NAME) : {
        SAVE();
        if (delete_name(rt, frame, NAME(argument)) < 0)
            goto error;
        DISPATCH();
    }

    TARGET(LOAD_GLOBAL) : {
        Object *value = global_from_cache(frame, next);
        if (UNLIKELY(value == NULL)) {
            SAVE();
            value = load_global(rt, frame, NAME(argument >> 1), (CodeUnit *)(uintptr_t)next);
            if (value == NULL)
                goto error;
        }
        if (argument & 1)
            *sp++ = NO_REF;
        PUSH(value);
        SKIP_CACHE(LOAD_GLOBAL);
        DISPATCH();
    }

    TARGET(STORE_GLOBAL) : {
        SAVE();
        Object *value = TOP();
        int status = dict_set(rt, ref_pointer(frame->f_globals), NAME(argument), value);
        sp--;
        object_decref(rt, value);
        if (status < 0)
            goto error;
        DISPATCH();
    }

    TARGET(DELETE_GLOBAL) : {
        SAVE();
        if (delete_global(rt, frame, NAME(argument)) < 0)
            goto error;
        DISPATCH();
    }

    /* ---- the value stack */

    TARGET(POP_TOP) : {
        Object *value = POP();
        if (--value->ob_refcnt == 0) {
            SAVE();
            object_dealloc(rt, value);
        }
        DISPATCH();
    }

    TARGET(PUSH_NULL) : {
        *sp++ = NO_REF;
        DISPATCH();
    }

    TARGET(COPY) : {
        PUSH(object_incref(PEEK(argument)));
        DISPATCH();
    }

    TARGET(SWAP) : {
        Ref top = sp[-1];
        sp[-1] = sp[-argument];
        sp[-argument] = top;
        DISPATCH();
    }

    /* ---- operators */

    TARGET(UNARY_POSITIVE) : {
        result = number_positive(rt, (SAVE(), TOP()));
        goto replace_top;
    }

    TARGET(UNARY_NEGATIVE) : {
        result = number_negative(rt, (SAVE(), TOP()));
        goto replace_top;
    }

    TARGET(UNARY_INVERT) : {
        result = number_invert(rt, (SAVE(), TOP()));
        goto replace_top;
    }

    TARGET(UNARY_NOT) : {
        SAVE();
        int truth = object_is_true(rt, TOP());
        result = truth < 0 ? NULL : bool_from(rt, truth == 0);
        goto replace_top;
    }

    TARGET(BINARY_OP) : {
        Object *left = PEEK(2);
        Object *right = TOP();
        result = fast_binary(rt, left, right, argument);
        if (LIKELY(result != NULL)) {
            SKIP_CACHE(BINARY_OP);
            sp--;
            SET_TOP(result);
            if (object_is_exact(rt, left, TYPE_INT)) {
                fast_decref_int(rt, left);
                fast_decref_int(rt, right);
            } else {
                object_decref(rt, left);
                object_decref(rt, right);
            }
            DISPATCH();
        }
        SAVE();
        if (is_append_to_local(rt, frame, next + opcode_caches(OP_BINARY_OP), left, right, argument)) {
            Ref *variable = &LOCAL(next[opcode_caches(OP_BINARY_OP)].argument);
            Object *text = left;
            left->ob_refcnt--;
            sp -= 2;
            int status = str_append(rt, &text, right);
            *variable = ref_of(text);
            object_decref(rt, right);
            if (status < 0)
                goto error;
            next += opcode_caches(OP_BINARY_OP) + 1;
            DISPATCH();
        }
        if (UNLIKELY(error_occurred(rt)))
            goto error;
        result = number_binary(rt, left, right, argument);
        SKIP_CACHE(BINARY_OP);
        goto replace_two;
    }

    TARGET(COMPARE_OP) : {
        Object *left = PEEK(2);
        Object *right = TOP();
        int truth = fast_compare(rt, left, right, argument);
        if (truth >= 0) {
            SKIP_CACHE(COMPARE_OP);
            sp -= 2;
            if (object_is_exact(rt, left, TYPE_INT)) {
                fast_decref_int(rt, left);
                fast_decref_int(rt, right);
            } else {
                object_decref(rt, left);
                object_decref(rt, right);
            }
            if (next->opcode == OP_POP_JUMP_FORWARD_IF_FALSE && targets == plain_targets) {
                next += truth ? 1 : 1 + next->argument;
                DISPATCH();
            }
            PUSH(bool_from(rt, truth));
            DISPATCH();
        }
        SAVE();
        result = object_richcompare(rt, left, right, argument);
        SKIP_CACHE(COMPARE_OP);
        goto replace_two;
    }

    TARGET(IS_OP) : {
        Object *right = POP();
        Object *left = TOP();
        bool same = (left == right) != (argument != 0);
        SET_TOP(bool_from(rt, same));
        SAVE();
        object_decref(rt, left);
        object_decref(rt, right);
        DISPATCH();
    }

    TARGET(CONTAINS_OP) : {
        SAVE();
        Object *right = TOP();
        Object *left = PEEK(2);
        int found = object_contains(rt, right, left);
        result = found < 0 ? NULL : bool_from(rt, found != argument);
        goto replace_two;
    }

    TARGET(BINARY_SUBSCR) : {
        Object *container = PEEK(2);
        Object *key = TOP();
        result = fast_item(rt, container, key);
        if (result == NULL) {
            SAVE();
            if (object_is_exact(rt, container, TYPE_DICT)) {
                result = object_xincref(dict_get(rt, container, key));
                if (result == NULL && !error_occurred(rt))
                    error_set_value(rt, ERROR_KEY, key);
            } else {
                result = object_get_item(rt, container, key);
            }
        }
        SKIP_CACHE(BINARY_SUBSCR);
        goto replace_two;
    }

    TARGET(STORE_SUBSCR) : {
        Object *key = TOP();
        Object *container = PEEK(2);
        Object *value = PEEK(3);
        if (object_is_exact(rt, container, TYPE_LIST) && is_medium_int(rt, key) && int_sign(key) >= 0 &&
            int_medium_value(key) < list_size(container)) {
            Ref *slot = &list_items(container)[int_medium_value(key)];
            Object *old = ref_pointer(*slot);
            *slot = live(value);
            sp -= 3;
            SAVE();
            SKIP_CACHE(STORE_SUBSCR);
            object_decref(rt, old);
            fast_decref_int(rt, key);
            object_decref(rt, container);
            DISPATCH();
        }
        SAVE();
        int status = object_is_exact(rt, container, TYPE_DICT) ? dict_set(rt, container, key, value)
                                                               : object_set_item(rt, container, key, value);
        sp -= 3;
        object_decref(rt, value);
        object_decref(rt, container);
        object_decref(rt, key);
        if (status < 0)
            goto error;
        SKIP_CACHE(STORE_SUBSCR);
        DISPATCH();
    }

    TARGET(DELETE_SUBSCR) : {
        SAVE();
        Object *key = TOP();
        Object *container = PEEK(2);
        int status = object_delete_item(rt, container, key);
        sp -= 2;
        object_decref(rt, container);
        object_decref(rt, key);
        if (status < 0)
            goto error;
        DISPATCH();
    }

    /* ---- attributes */

    TARGET(LOAD_ATTR) : {
        Object *owner = TOP();
        result = attribute_from_cache(owner, next);
        if (UNLIKELY(result == NULL)) {
            SAVE();
            result = load_attribute(rt, owner, NAME(argument), (CodeUnit *)(uintptr_t)next);
        }
        SKIP_CACHE(LOAD_ATTR);
        goto replace_top;
    }

    TARGET(STORE_ATTR) : {
        SAVE();
        Object *owner = TOP();
        Object *value = PEEK(2);
        int status = store_attribute(rt, owner, NAME(argument), value, (CodeUnit *)(uintptr_t)next);
        sp -= 2;
        object_decref(rt, value);
        object_decref(rt, owner);
        if (status < 0)
            goto error;
        SKIP_CACHE(STORE_ATTR);
        DISPATCH();
    }

    TARGET(DELETE_ATTR) : {
        SAVE();
        Object *owner = TOP();
        int status = object_setattr(rt, owner, NAME(argument), NULL);
        sp--;
        object_decref(rt, owner);
        if (status < 0)
            goto error;
        DISPATCH();
    }

    TARGET(LOAD_METHOD) : {
        Object *owner = TOP();
        Object *method = method_from_cache(owner, next);
        int unbound = 1;
        if (UNLIKELY(method == NULL)) {
            SAVE();
            unbound = load_method(rt, owner, NAME(argument), &method, (CodeUnit *)(uintptr_t)next);
            if (unbound < 0)
                goto error;
        }
        SKIP_CACHE(LOAD_METHOD);
        if (unbound) {
            SET_TOP(method);
            PUSH(owner);
        } else {
            sp[-1] = NO_REF;
            PUSH(method);
            SAVE();
            object_decref(rt, owner);
        }
        DISPATCH();
    }

    /* ---- building values */

    TARGET(BUILD_TUPLE) : {
        SAVE();
        Object *tuple = tuple_new(rt, argument);
        if (tuple == NULL)
            goto error;
        sp -= argument;
        for (int i = 0; i < argument; i++)
            tuple_items(tuple)[i] = sp[i];
        PUSH(tuple);
        DISPATCH();
    }

    TARGET(BUILD_LIST) : {
        SAVE();
        Object *list = list_new(rt, argument);
        if (list == NULL)
            goto error;
        sp -= argument;
        for (int i = 0; i < argument; i++)
            list_items(list)[i] = sp[i];
        PUSH(list);
        DISPATCH();
    }

    TARGET(BUILD_SET) : {
        SAVE();
        result = build_set(rt, sp - argument, argument);
        for (int i = 0; i < argument; i++)
            object_decref(rt, ref_pointer(sp[i - argument]));
        sp -= argument;
        PUSH_OR_FAIL(result);
    }

    TARGET(BUILD_MAP) : {
        SAVE();
        const Ref *first = sp - 2 * argument;
        result = build_dict(rt, first, 2, first + 1, 2, argument);
        if (result == NULL)
            goto error;
        for (int i = 0; i < 2 * argument; i++)
            object_decref(rt, POP());
        PUSH(result);
        DISPATCH();
    }

    TARGET(BUILD_CONST_KEY_MAP) : {
        SAVE();
        result = build_dict(rt, tuple_items(TOP()), 1, sp - 1 - argument, 1, argument);
        if (result == NULL)
            goto error;
        for (int i = 0; i <= argument; i++)
            object_decref(rt, POP());
        PUSH(result);
        DISPATCH();
    }

    TARGET(BUILD_STRING) : {
        SAVE();
        result = build_string(rt, sp - argument, argument);
        if (result == NULL)
            goto error;
        for (int i = 0; i < argument; i++)
            object_decref(rt, POP());
        PUSH(result);
        DISPATCH();
    }

    TARGET(BUILD_SLICE) : {
        SAVE();
        Object *step = argument == 3 ? TOP() : NULL;
        result = build_slice(rt, PEEK(argument), PEEK(argument - 1), step);
        if (step != NULL) {
            sp--;
            object_decref(rt, step);
        }
        goto replace_two;
    }

    TARGET(FORMAT_VALUE) : {
        SAVE();
        Object *specification = argument & 4 ? TOP() : NULL;
        result = format_value(rt, specification == NULL ? TOP() : PEEK(2), argument, specification);
        if (specification != NULL) {
            Object *value = PEEK(2);
            sp -= 2;
            object_decref(rt, value);
            object_decref(rt, specification);
            PUSH_OR_FAIL(result);
        }
        goto replace_top;
    }

    TARGET(LIST_TO_TUPLE) : {
        SAVE();
        result = list_to_tuple(rt, TOP());
        goto replace_top;
    }

    TARGET(LIST_EXTEND) : {
        SAVE();
        Object *iterable = TOP();
        if (list_extend_from(rt, PEEK(1 + argument), iterable) < 0)
            goto error;
        sp--;
        object_decref(rt, iterable);
        DISPATCH();
    }

    TARGET(SET_UPDATE) : {
        SAVE();
        Object *iterable = TOP();
        int status = set_update_from(rt, PEEK(1 + argument), iterable);
        sp--;
        object_decref(rt, iterable);
        if (status < 0)
            goto error;
        DISPATCH();
    }

    TARGET(DICT_UPDATE) : {
        SAVE();
        Object *other = TOP();
        int status = update_display(rt, PEEK(1 + argument), other);
        sp--;
        object_decref(rt, other);
        if (status < 0)
            goto error;
        DISPATCH();
    }

    TARGET(DICT_MERGE) : {
        SAVE();
        Object *other = TOP();
        if (dict_merge_keywords(rt, PEEK(3 + argument), PEEK(1 + argument), other) < 0) {
            sp--;
            object_decref(rt, other);
            goto error;
        }
        sp--;
        object_decref(rt, other);
        DISPATCH();
    }

    TARGET(LIST_APPEND) : {
        SAVE();
        Object *item = TOP();
        int status = list_append(rt, PEEK(1 + argument), item);
        sp--;
        object_decref(rt, item);
        if (status < 0)
            goto error;
        DISPATCH();
    }

    TARGET(SET_ADD) : {
        SAVE();
        Object *item = TOP();
        int status = set_add(rt, PEEK(1 + argument), item);
        sp--;
        object_decref(rt, item);
        if (status < 0)
            goto error;
        DISPATCH();
    }

    TARGET(MAP_ADD) : {
        SAVE();
        Object *value = TOP();
        Object *key = PEEK(2);
        int status = dict_set(rt, PEEK(2 + argument), key, value);
        sp -= 2;
        object_decref(rt, key);
        object_decref(rt, value);
        if (status < 0)
            goto error;
        DISPATCH();
    }

    TARGET(UNPACK_SEQUENCE) : {
        Object *sequence = TOP();
        bool is_tuple = object_is_exact(rt, sequence, TYPE_TUPLE) && tuple_size(sequence) == argument;
        bool is_list = !is_tuple && object_is_exact(rt, sequence, TYPE_LIST) && list_size(sequence) == argument;
        SAVE();
        if (is_tuple || is_list) {
            const Ref *items = is_tuple ? tuple_items(sequence) : list_items(sequence);
            sp--;
            for (int i = argument - 1; i >= 0; i--)
                PUSH(object_incref(ref_pointer(items[i])));
            SAVE();
            object_decref(rt, sequence);
        } else {
            sp--;
            if (unpack_iterable(rt, sequence, argument, -1, sp + argument) < 0) {
                object_decref(rt, sequence);
                goto error;
            }
            sp += argument;
            object_decref(rt, sequence);
        }
        SKIP_CACHE(UNPACK_SEQUENCE);
        DISPATCH();
    }

    TARGET(UNPACK_EX) : {
        int count = argument & 0xFF;
        int after = argument >> 8;
        Object *sequence = POP();
        SAVE();
        if (unpack_iterable(rt, sequence, count, after, sp + count + 1 + after) < 0) {
            object_decref(rt, sequence);
            goto error;
        }
        sp += count + 1 + after;
        object_decref(rt, sequence);
        DISPATCH();
    }

    /* ---- jumps */

    TARGET(JUMP_FORWARD) : {
        next += argument;
        DISPATCH();
    }

    TARGET(JUMP_BACKWARD) : {
        if (UNLIKELY(host_of(rt)->evaluation_request != 0)) {
            SAVE();
            CHECK_REQUEST();
        }
        next -= argument;
        DISPATCH();
    }

    TARGET(JUMP_BACKWARD_NO_INTERRUPT) : {
        next -= argument;
        DISPATCH();
    }

    TARGET(POP_JUMP_FORWARD_IF_FALSE) : {
        SAVE();
        int truth = truth_of(rt, POP());
        if (UNLIKELY(truth < 0))
            goto error;
        next += truth ? 0 : argument;
        DISPATCH();
    }

    TARGET(POP_JUMP_FORWARD_IF_TRUE) : {
        SAVE();
        int truth = truth_of(rt, POP());
        if (UNLIKELY(truth < 0))
            goto error;
        next += truth ? argument : 0;
        DISPATCH();
    }

    TARGET(POP_JUMP_BACKWARD_IF_FALSE) : {
        SAVE();
        int truth = truth_of(rt, POP());
        if (UNLIKELY(truth < 0))
            goto error;
        next -= truth ? 0 : argument;
        CHECK_REQUEST();
        DISPATCH();
    }

    TARGET(POP_JUMP_BACKWARD_IF_TRUE) : {
        SAVE();
        int truth = truth_of(rt, POP());
        if (UNLIKELY(truth < 0))
            goto error;
        next -= truth ? argument : 0;
        CHECK_REQUEST();
        DISPATCH();
    }

    TARGET(POP_JUMP_FORWARD_IF_NONE) : {
        Object *value = POP();
        next += value == runtime_none(rt) ? argument : 0;
        SAVE();
        object_decref(rt, value);
        DISPATCH();
    }

    TARGET(POP_JUMP_FORWARD_IF_NOT_NONE) : {
        Object *value = POP();
        next += value == runtime_none(rt) ? 0 : argument;
        SAVE();
        object_decref(rt, value);
        DISPATCH();
    }

    TARGET(POP_JUMP_BACKWARD_IF_NONE) : {
        Object *value = POP();
        SAVE();
        next -= value == runtime_none(rt) ? argument : 0;
        object_decref(rt, value);
        CHECK_REQUEST();
        DISPATCH();
    }

    TARGET(POP_JUMP_BACKWARD_IF_NOT_NONE) : {
        Object *value = POP();
        SAVE();
        next -= value == runtime_none(rt) ? 0 : argument;
        object_decref(rt, value);
        CHECK_REQUEST();
        DISPATCH();
    }

    TARGET(JUMP_IF_FALSE_OR_POP) : {
        SAVE();
        int truth = object_is_true(rt, TOP());
        if (truth < 0)
            goto error;
        if (truth)
            object_decref(rt, POP());
        else
            next += argument;
        DISPATCH();
    }

    TARGET(JUMP_IF_TRUE_OR_POP) : {
        SAVE();
        int truth = object_is_true(rt, TOP());
        if (truth < 0)
            goto error;
        if (truth)
            next += argument;
        else
            object_decref(rt, POP());
        DISPATCH();
    }

    /* ---- iteration */

    TARGET(GET_ITER) : {
        SAVE();
        result = object_iter(rt, TOP());
        goto replace_top;
    }

    TARGET(GET_YIELD_FROM_ITER) : {
        SAVE();
        result = yield_from_iterator(rt, frame, TOP());
        goto replace_top;
    }

    TARGET(FOR_ITER) : {
        Object *iterator = TOP();
        SAVE();
        if (object_is_generator(rt, iterator) && argument <= UINT16_MAX &&
            generator_is_ready(rt, (GeneratorObject *)iterator, runtime_none(rt))) {
            frame->padding = (uint16_t)argument;
            PUSH(none_new(rt));
            goto resume_generator;
        }
        bool ended;
        Object *item = fast_next(rt, iterator, &ended);
        if (LIKELY(item != NULL)) {
            PUSH(item);
            DISPATCH();
        }
        if (!ended || UNLIKELY(error_occurred(rt))) {
            if (!ended)
                goto error;
            error_clear(rt);
        }
        sp--;
        next += argument;
        object_decref(rt, iterator);
        DISPATCH();
    }

    TARGET(SEND) : {
        Object *receiver = PEEK(2);
        SAVE();
        bool is_ours = object_is_generator(rt, receiver) || object_is_coroutine(rt, receiver);
        if (is_ours && generator_is_ready(rt, (GeneratorObject *)receiver, TOP()) && argument <= UINT16_MAX) {
            frame->padding = (uint16_t)argument;
            goto resume_generator;
        }
        Object *value = TOP();
        StepResult step = iterator_send(rt, receiver, value, &result);
        sp--;
        object_decref(rt, value);
        if (step == STEP_ERROR)
            goto error;
        if (step == STEP_YIELDED) {
            PUSH(result);
            DISPATCH();
        }
        SET_TOP(result);
        next += argument;
        object_decref(rt, receiver);
        DISPATCH();
    }

    TARGET(GET_LEN) : {
        SAVE();
        int64_t length = object_length(rt, TOP());
        if (length < 0)
            goto error;
        PUSH_OR_FAIL(int_from_int64(rt, length));
    }

    /* ---- calls */

    TARGET(KW_NAMES) : {
        names = ref_pointer(((const TupleObject *)ref_pointer(CODE(frame)->co_consts))->ob_item[argument]);
        DISPATCH();
    }

    TARGET(PRECALL) : {
        Object *callable = PEEK(argument + 1);
        if (PEEK(argument + 2) == NULL && object_is_exact(rt, callable, TYPE_METHOD)) {
            const MethodObject *method = (const MethodObject *)callable;
            sp[-argument - 1] = live(object_incref(ref_pointer(method->im_self)));
            sp[-argument - 2] = live(object_incref(ref_pointer(method->im_func)));
            SAVE();
            object_decref(rt, callable);
        }
        SKIP_CACHE(PRECALL);
        DISPATCH();
    }

    TARGET(CALL) : {
        bool is_method = PEEK(argument + 2) != NULL;
        int total = argument + is_method;
        Object *callable = PEEK(total + 1);
        int64_t positional = total - (names == NULL ? 0 : tuple_size(names));
        SKIP_CACHE(CALL);
        SAVE();
        if (object_is_function(rt, callable)) {
            FunctionObject *function = (FunctionObject *)callable;
            const CodeObject *code = ref_pointer(function->func_code);
            InterpreterFrame *called;
            sp -= total;
            if (names == NULL && is_simple_call(code, total)) {
                called = simple_frame(rt, function, sp, total);
            } else {
                Object *locals = code->co_flags & CODE_OPTIMIZED
                                     ? NULL
                                     : object_incref(ref_pointer(function->func_globals));
                called = frame_for_call(rt, function, locals, sp, positional, names);
            }
            names = NULL;
            sp -= 2 - is_method;
            if (UNLIKELY(called == NULL))
                goto error;
            frame->stacktop = (int32_t)(sp - frame->localsplus);
            called->previous = live(frame);
            frame = called;
            goto start_frame;
        }
        if (object_has(callable, TYPE_FLAG_TYPE_SUBCLASS)) {
            InterpreterFrame *called =
                initializer_frame(rt, callable, sp - total, positional, names, argument + 2);
            if (called != NULL) {
                names = NULL;
                frame->stacktop = (int32_t)(sp - frame->localsplus);
                called->previous = live(frame);
                frame = called;
                goto start_frame;
            }
            if (UNLIKELY(error_occurred(rt))) {
                names = NULL;
                goto error;
            }
        }
        Arguments arguments = {sp - total, positional, names};
        names = NULL;
        if (object_is_exact(rt, callable, TYPE_BUILTIN_FUNCTION))
            result = call_builtin(rt, (BuiltinFunctionObject *)callable, &arguments);
        else
            result = object_vectorcall(rt, callable, &arguments);
        object_decref(rt, callable);
        sp -= total;
        for (int i = 0; i < total; i++)
            object_decref(rt, ref_pointer(sp[i]));
        sp -= 2 - is_method;
        if (UNLIKELY(result == NULL))
            goto error;
        PUSH(result);
        if (UNLIKELY(host_of(rt)->evaluation_request != 0)) {
            SAVE();
            CHECK_REQUEST();
        }
        DISPATCH();
    }

    TARGET(CALL_FUNCTION_EX) : {
        SAVE();
        Object *keywords = argument & 1 ? TOP() : NULL;
        int below = argument & 1;
        Object *callable = PEEK(below + 2);
        Object *positional = spread_positional(rt, callable, PEEK(below + 1));
        if (positional == NULL)
            goto error;
        object_decref(rt, PEEK(below + 1));
        sp[-(below + 1)] = live(positional);
        if (keywords != NULL && !object_is_exact(rt, keywords, TYPE_DICT)) {
            Object *dict = dict_new(rt);
            if (dict == NULL || dict_merge_keywords(rt, callable, dict, keywords) < 0) {
                object_xdecref(rt, dict);
                goto error;
            }
            object_decref(rt, keywords);
            keywords = dict;
            SET_TOP(dict);
        }
        result = call_spread(rt, callable, positional, keywords);
        sp -= below + 3;
        object_decref(rt, callable);
        object_decref(rt, positional);
        object_xdecref(rt, keywords);
        if (result == NULL)
            goto error;
        PUSH(result);
        CHECK_REQUEST();
        DISPATCH();
    }

    TARGET(MAKE_FUNCTION) : {
        SAVE();
        Object *code = TOP();
        Ref *top = sp - 1;
        result = make_function(rt, code, ref_pointer(frame->f_globals), argument, &top);
        if (result == NULL)
            goto error;
        sp = top;
        PUSH(result);
        object_decref(rt, code);
        DISPATCH();
    }

    TARGET(LOAD_BUILD_CLASS) : {
        SAVE();
        PUSH_OR_FAIL(load_build_class(rt, frame));
    }

    TARGET(RETURN_VALUE) : {
        result = POP();
        if (UNLIKELY(host_of(rt)->attention & ATTENTION_HOOK))
            event_post(&rt->memory, OURO_EVENT_RETURN, live(frame), ref_of(result), 0);
        frame->stacktop = (int32_t)(sp - frame->localsplus);
        goto return_value;
    }

    TARGET(RETURN_GENERATOR) : {
        SAVE();
        GeneratorObject *generator = generator_new(rt, ref_pointer(frame->f_func));
        if (generator == NULL)
            goto error;
        frame->stacktop = (int32_t)(sp - frame->localsplus);
        result = generator_take_frame(generator, frame);
        uint8_t how = frame->is_entry;
        InterpreterFrame *caller = frame_caller(frame);
        rt->recursion_depth--;
        rt->evaluation.frame = frame->previous;
        frame_release(rt, frame);
        if (how == FRAME_ENTRY)
            goto leave_loop;
        frame = caller;
        frame->localsplus[frame->stacktop++] = live(result);
        goto resume_frame;
    }

    TARGET(YIELD_VALUE) : {
        result = POP();
        SAVE();
        GeneratorObject *generator = frame_generator(frame);
        if (UNLIKELY(host_of(rt)->attention & ATTENTION_HOOK))
            event_post(&rt->memory, OURO_EVENT_RETURN, live(frame), ref_of(result), 0);
        frame->stacktop = (int32_t)(sp - frame->localsplus);
        generator->gi_frame_state = GENERATOR_SUSPENDED;
        InterpreterFrame *caller = frame_caller(frame);
        generator_leave(rt, generator);
        rt->recursion_depth--;
        if (frame->is_entry == FRAME_ENTRY)
            goto leave_loop;
        frame = caller;
        next = (const CodeUnit *)ref_pointer(frame->prev_instr) + 1;
        sp = frame->localsplus + frame->stacktop;
        frame->stacktop = ~frame->stacktop;
        Object *sent = TOP();
        SET_TOP(result);
        object_decref(rt, sent);
        DISPATCH();
    }

    TARGET(ASYNC_GEN_WRAP) : {
        SAVE();
        Object *wrapped = async_generator_wrap(rt, TOP());
        if (wrapped == NULL) {
            sp--;
            goto error;
        }
        SET_TOP(wrapped);
        DISPATCH();
    }

    /* ---- exceptions */

    TARGET(LOAD_ASSERTION_ERROR) : {
        PUSH(object_incref(&exception_type(rt, ERROR_ASSERTION)->ob_base.ob_base));
        DISPATCH();
    }

    TARGET(RAISE_VARARGS) : {
        Object *cause = argument == 2 ? POP() : NULL;
        Object *exception = argument >= 1 ? POP() : NULL;
        SAVE();
        bool again = raise_exception(rt, exception, cause);
        object_xdecref(rt, exception);
        object_xdecref(rt, cause);
        if (again)
            goto unwind;
        goto error;
    }

    TARGET(RERAISE) : {
        SAVE();
        if (argument != 0) {
            int64_t place = int_medium_value(PEEK(argument + 1));
            frame->prev_instr = live(FIRST_UNIT() + place);
        }
        error_put_back(rt, POP());
        goto unwind;
    }

    TARGET(PUSH_EXC_INFO) : {
        HandledException *handled = handled_innermost(rt);
        Ref raised = sp[-1];
        sp[-1] = handled->exc_value != NO_REF ? handled->exc_value : live(none_new(rt));
        *sp++ = raised;
        ((Object *)ref_pointer(raised))->ob_refcnt++;
        handled->exc_value = raised;
        DISPATCH();
    }

    TARGET(POP_EXCEPT) : {
        HandledException *handled = handled_innermost(rt);
        Object *old = ref_pointer(handled->exc_value);
        Object *before = POP();
        handled->exc_value = live(before);
        SAVE();
        object_xdecref(rt, old);
        DISPATCH();
    }

    TARGET(CHECK_EXC_MATCH) : {
        Object *classes = TOP();
        SAVE();
        int matches = exception_matches(rt, PEEK(2), classes);
        sp--;
        object_decref(rt, classes);
        if (matches < 0)
            goto error;
        PUSH(bool_from(rt, matches));
        DISPATCH();
    }

    TARGET(CHECK_EG_MATCH) : {
        Object *classes = TOP();
        Object *exception = PEEK(2);
        Object *match;
        Object *rest;
        SAVE();
        int status = except_star_match(rt, exception, classes, &match, &rest);
        sp--;
        object_decref(rt, classes);
        if (status < 0)
            goto error;
        if (match == runtime_none(rt)) {
            object_decref(rt, rest);
            PUSH(match);
            DISPATCH();
        }
        SET_TOP(rest);
        PUSH(match);
        HandledException *handled = handled_innermost(rt);
        Object *old = ref_pointer(handled->exc_value);
        handled->exc_value = live(object_incref(match));
        SAVE();
        object_xdecref(rt, old);
        object_decref(rt, exception);
        DISPATCH();
    }

    TARGET(PREP_RERAISE_STAR) : {
        SAVE();
        Object *raised = TOP();
        Object *original = PEEK(2);
        result = exception_group_rest(rt, original, raised);
        sp -= 2;
        object_decref(rt, original);
        object_decref(rt, raised);
        PUSH_OR_FAIL(result);
    }

    TARGET(BEFORE_WITH) : TARGET(BEFORE_ASYNC_WITH) : {
        Object *manager = TOP();
        Object *enter;
        Object *leave;
        SAVE();
        if (with_methods(rt, manager, opcode == OP_BEFORE_ASYNC_WITH, &enter, &leave) < 0)
            goto error;
        SET_TOP(leave);
        object_decref(rt, manager);
        result = object_call_no_arguments(rt, enter);
        object_decref(rt, enter);
        PUSH_OR_FAIL(result);
    }

    TARGET(WITH_EXCEPT_START) : {
        SAVE();
        PUSH_OR_FAIL(with_call_exit(rt, PEEK(4), TOP()));
    }

    /* ---- asynchronous */

    TARGET(GET_AWAITABLE) : {
        SAVE();
        result = await_iterator(rt, TOP(), argument);
        goto replace_top;
    }

    TARGET(GET_AITER) : {
        SAVE();
        result = async_iterator(rt, TOP());
        goto replace_top;
    }

    TARGET(GET_ANEXT) : {
        SAVE();
        PUSH_OR_FAIL(async_next(rt, TOP()));
    }

    TARGET(END_ASYNC_FOR) : {
        Object *exception = TOP();
        SAVE();
        if (type_is_subtype(object_type(exception), exception_type(rt, ERROR_STOP_ASYNC_ITERATION))) {
            Object *iterator = PEEK(2);
            sp -= 2;
            object_decref(rt, exception);
            object_decref(rt, iterator);
            DISPATCH();
        }
        sp--;
        error_put_back(rt, exception);
        goto unwind;
    }

    /* ---- patterns */

    TARGET(MATCH_MAPPING) : {
        PUSH(bool_from(rt, object_has(TOP(), TYPE_FLAG_MAPPING)));
        DISPATCH();
    }

    TARGET(MATCH_SEQUENCE) : {
        PUSH(bool_from(rt, object_has(TOP(), TYPE_FLAG_SEQUENCE)));
        DISPATCH();
    }

    TARGET(MATCH_KEYS) : {
        SAVE();
        PUSH_OR_FAIL(match_keys(rt, PEEK(2), TOP()));
    }

    TARGET(MATCH_CLASS) : {
        SAVE();
        Object *keywords = TOP();
        Object *type = PEEK(2);
        Object *subject = PEEK(3);
        result = match_class(rt, subject, type, argument, keywords);
        sp -= 3;
        object_decref(rt, subject);
        object_decref(rt, type);
        object_decref(rt, keywords);
        PUSH_OR_FAIL(result);
    }

    /* ---- modules and the rest */

    TARGET(IMPORT_NAME) : {
        SAVE();
        Object *from_list = TOP();
        Object *level = PEEK(2);
        result = import_name(rt, frame, NAME(argument), from_list, level);
        sp -= 2;
        object_decref(rt, level);
        object_decref(rt, from_list);
        PUSH_OR_FAIL(result);
    }

    TARGET(IMPORT_FROM) : {
        SAVE();
        PUSH_OR_FAIL(import_from(rt, TOP(), NAME(argument)));
    }

    TARGET(IMPORT_STAR) : {
        SAVE();
        Object *module = TOP();
        int status = import_star(rt, frame, module);
        sp--;
        object_decref(rt, module);
        if (status < 0)
            goto error;
        DISPATCH();
    }

    TARGET(SETUP_ANNOTATIONS) : {
        SAVE();
        if (setup_annotations(rt, frame) < 0)
            goto error;
        DISPATCH();
    }

    TARGET(PRINT_EXPR) : {
        SAVE();
        Object *value = TOP();
        int status = print_expression(rt, value);
        sp--;
        object_decref(rt, value);
        if (status < 0)
            goto error;
        DISPATCH();
    }

    TARGET(EXTENDED_ARG) : {
        opcode = next->opcode;
        argument = argument << 8 | next->argument;
        next++;
        GO();
    }

    TARGET(CACHE) :
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

error:
    names = NULL;
    frame->stacktop = ~(int32_t)(sp - frame->localsplus);
    add_traceback(rt, frame);

unwind : {
    Handler handler;
    int64_t unit = next - FIRST_UNIT() - 1; /* RERAISE has set the frame's own place to that of the first raise */
    Ref *bottom = frame->localsplus + CODE(frame)->co_nlocalsplus;
    bool found = find_handler(CODE(frame), unit, &handler);
    int64_t depth = found ? handler.depth : 0;
    while (sp - bottom > depth) {
        Object *value = POP();
        frame->stacktop = ~(int32_t)(sp - frame->localsplus);
        object_xdecref(rt, value);
    }
    if (!found)
        goto leave_frame_failed;
    if (handler.pushes_place) {
        Object *place = int_from_int64(rt, frame_last_unit(frame));
        if (place == NULL)
            goto error;
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

leave_loop:
    rt->evaluation.loops--;
    return result;
}
