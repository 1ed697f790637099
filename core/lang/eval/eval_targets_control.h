/* Instructions on jumps, iteration and calls: a part of eval_frame's body (eval_loop.c), included there. */

/* ---- jumps */

TARGET(JUMP_FORWARD) :
{
    next += argument;
    DISPATCH();
}

TARGET(JUMP_BACKWARD) :
{
    if (CODE(frame)->co_warmup != 0)
        code_warm(CODE(frame));
    goto jump_backward;
}

TARGET(JUMP_BACKWARD_QUICK) : jump_backward:
{
    if (UNLIKELY(host_of(rt)->evaluation_request != 0)) {
        SAVE();
        next -= argument;
        CHECK_REQUEST();
        DISPATCH();
    }
    next -= argument;
    DISPATCH();
}

TARGET(JUMP_BACKWARD_NO_INTERRUPT) :
{
    next -= argument;
    DISPATCH();
}

TARGET(POP_JUMP_FORWARD_IF_FALSE) :
{
    SAVE();
    int truth = truth_of(rt, POP());
    if (UNLIKELY(truth < 0))
        goto error;
    next += truth ? 0 : argument;
    DISPATCH();
}

TARGET(POP_JUMP_FORWARD_IF_TRUE) :
{
    SAVE();
    int truth = truth_of(rt, POP());
    if (UNLIKELY(truth < 0))
        goto error;
    next += truth ? argument : 0;
    DISPATCH();
}

TARGET(POP_JUMP_BACKWARD_IF_FALSE) :
{
    SAVE();
    int truth = truth_of(rt, POP());
    if (UNLIKELY(truth < 0))
        goto error;
    next -= truth ? 0 : argument;
    CHECK_REQUEST();
    DISPATCH();
}

TARGET(POP_JUMP_BACKWARD_IF_TRUE) :
{
    SAVE();
    int truth = truth_of(rt, POP());
    if (UNLIKELY(truth < 0))
        goto error;
    next -= truth ? argument : 0;
    CHECK_REQUEST();
    DISPATCH();
}

TARGET(POP_JUMP_FORWARD_IF_NONE) :
{
    Object *value = POP();
    next += value == runtime_none(rt) ? argument : 0;
    SAVE();
    object_decref(rt, value);
    DISPATCH();
}

TARGET(POP_JUMP_FORWARD_IF_NOT_NONE) :
{
    Object *value = POP();
    next += value == runtime_none(rt) ? 0 : argument;
    SAVE();
    object_decref(rt, value);
    DISPATCH();
}

TARGET(POP_JUMP_BACKWARD_IF_NONE) :
{
    Object *value = POP();
    SAVE();
    next -= value == runtime_none(rt) ? argument : 0;
    object_decref(rt, value);
    CHECK_REQUEST();
    DISPATCH();
}

TARGET(POP_JUMP_BACKWARD_IF_NOT_NONE) :
{
    Object *value = POP();
    SAVE();
    next -= value == runtime_none(rt) ? 0 : argument;
    object_decref(rt, value);
    CHECK_REQUEST();
    DISPATCH();
}

TARGET(JUMP_IF_FALSE_OR_POP) :
{
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

TARGET(JUMP_IF_TRUE_OR_POP) :
{
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

TARGET(GET_ITER) :
{
    SAVE();
    result = object_iter(rt, TOP());
    goto replace_top;
}

TARGET(GET_YIELD_FROM_ITER) :
{
    SAVE();
    result = yield_from_iterator(rt, frame, TOP());
    goto replace_top;
}

TARGET(FOR_ITER) : for_iter:
{
    Object *iterator = TOP();
    SAVE();
    if (object_is_generator(rt, iterator) && argument <= UINT16_MAX &&
        generator_is_ready(rt, (GeneratorObject *)iterator, runtime_none(rt))) {
        frame->padding = (uint16_t)argument;
        PUSH(none_new(rt));
        goto resume_generator;
    }
    bool ended = false;
    Object *item = fast_next_item(rt, iterator);
    if (item == NULL && !error_occurred(rt))
        item = next_item(rt, iterator, &ended);
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
    SAVE_STACK();
    next += argument;
    object_decref(rt, iterator);
    DISPATCH();
}

TARGET(SEND) :
{
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
    SAVE_STACK();
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

TARGET(GET_LEN) :
{
    SAVE();
    int64_t length = object_length(rt, TOP());
    if (length < 0)
        goto error;
    PUSH_OR_FAIL(int_from_int64(rt, length));
}

/* ---- calls */

TARGET(KW_NAMES) :
{
    names = ref_pointer(((const TupleObject *)ref_pointer(CODE(frame)->co_consts))->ob_item[argument]);
    DISPATCH();
}

TARGET(PRECALL) :
{
    Object *callable = PEEK(argument + 1);
    if (PEEK(argument + 2) == NULL && object_is_exact(rt, callable, TYPE_METHOD)) {
        const MethodObject *method = (const MethodObject *)callable;
        sp[-argument - 1] = live(object_incref(ref_pointer(method->im_self)));
        sp[-argument - 2] = live(object_incref(ref_pointer(method->im_func)));
        SAVE();
        object_decref(rt, callable);
    }
    SKIP_CACHE(PRECALL);
    if (UNLIKELY(attending || next->opcode != OP_CALL))
        DISPATCH();
    next++;
    goto call;
}

TARGET(CALL) : call:
{
    intptr_t total = argument + (sp[-argument - 2] != NO_REF);
    const Ref *items = sp - total;
    Object *callable = ref_pointer(items[-1]);
    SKIP_CACHE(CALL);
    SAVE();
    if (object_is_function(rt, callable)) {
        FunctionObject *function = (FunctionObject *)callable;
        const CodeObject *code = ref_pointer(function->func_code);
        InterpreterFrame *called;
        if (LIKELY(names == NULL && is_simple_call(function, code, total))) {
            called = simple_frame(rt, function, items, total);
        } else {
            Object *locals =
                code->co_flags & CODE_OPTIMIZED ? NULL : object_incref(ref_pointer(function->func_globals));
            int64_t named = names == NULL ? 0 : tuple_size(names);
            called = frame_for_call(rt, function, locals, items, total - named, names);
            names = NULL;
        }
        sp -= argument + 2;
        if (UNLIKELY(called == NULL))
            goto error;
        frame->stacktop = (int32_t)(sp - frame->localsplus);
        called->previous = live(frame);
        frame = called;
        goto start_frame;
    }
    if (object_has(callable, TYPE_FLAG_TYPE_SUBCLASS)) {
        int64_t named = names == NULL ? 0 : tuple_size(names);
        InterpreterFrame *called =
            initializer_frame(rt, callable, items, total - named, names, (int64_t)argument + 2);
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
    result = call_and_drop(rt, frame, items, total, names);
    names = NULL;
    sp -= argument + 2;
    if (UNLIKELY(result == NULL))
        goto error;
    PUSH(result);
    if (UNLIKELY(host_of(rt)->evaluation_request != 0)) {
        SAVE();
        CHECK_REQUEST();
    }
    DISPATCH();
}

TARGET(CALL_FUNCTION_EX) :
{
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
    result = call_spread(rt, frame, callable, positional, keywords);
    sp -= below + 3;
    SAVE_STACK();
    object_decref(rt, callable);
    object_decref(rt, positional);
    object_xdecref(rt, keywords);
    if (result == NULL)
        goto error;
    PUSH(result);
    CHECK_REQUEST();
    DISPATCH();
}

TARGET(MAKE_FUNCTION) :
{
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

TARGET(LOAD_BUILD_CLASS) :
{
    SAVE();
    PUSH_OR_FAIL(load_build_class(rt, frame));
}

TARGET(RETURN_VALUE) :
{
    result = POP();
    if (UNLIKELY(host_of(rt)->attention & ATTENTION_HOOK))
        event_post(&rt->memory, OURO_EVENT_RETURN, live(frame), ref_of(result), 0);
    if (UNLIKELY(rt->evaluation.watch != 0)) {
        SAVE();
        if (!trace_return(rt, frame, result)) {
            object_decref(rt, result);
            goto error;
        }
    }
    if (UNLIKELY(frame->frame_obj != NO_REF))
        frame->prev_instr = live(next - 1); /* its f_lineno is asked for later */
    frame->stacktop = (int32_t)(sp - frame->localsplus);
    goto return_value;
}

TARGET(RETURN_GENERATOR) :
{
    SAVE();
    GeneratorObject *generator = generator_new(rt, ref_pointer(frame->f_func));
    if (generator == NULL)
        goto error;
    event_post(&rt->memory, OURO_EVENT_RETURN, live(frame), ref_of(&generator->ob_base), 0);
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

TARGET(YIELD_VALUE) :
{
    result = POP();
    SAVE();
    GeneratorObject *generator = frame_generator(frame);
    if (UNLIKELY(host_of(rt)->attention & ATTENTION_HOOK))
        event_post(&rt->memory, OURO_EVENT_RETURN, live(frame), ref_of(result), 0);
    if (UNLIKELY(rt->evaluation.watch != 0)) {
        SAVE();
        if (!trace_return(rt, frame, result)) {
            object_decref(rt, result);
            goto error;
        }
    }
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

TARGET(ASYNC_GEN_WRAP) :
{
    SAVE();
    Object *wrapped = async_generator_wrap(rt, TOP());
    if (wrapped == NULL) {
        sp--;
        goto error;
    }
    SET_TOP(wrapped);
    DISPATCH();
}
