/* Instructions on exceptions, with, await, patterns, imports: a part of eval_frame's body (eval_loop.c), included
 * there. */

/* ---- exceptions */

TARGET(LOAD_ASSERTION_ERROR) :
{
    PUSH(object_incref(&exception_type(rt, ERROR_ASSERTION)->ob_base.ob_base));
    DISPATCH();
}

TARGET(RAISE_VARARGS) :
{
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

TARGET(RERAISE) :
{
    SAVE();
    if (argument != 0) {
        int64_t place = int_medium_value(PEEK(argument + 1));
        frame->prev_instr = live(FIRST_UNIT() + place);
    }
    error_put_back(rt, POP());
    goto unwind;
}

TARGET(PUSH_EXC_INFO) :
{
    HandledException *handled = handled_innermost(rt);
    Ref raised = sp[-1];
    sp[-1] = handled->exc_value != NO_REF ? handled->exc_value : live(none_new(rt));
    *sp++ = raised;
    ((Object *)ref_pointer(raised))->ob_refcnt++;
    handled->exc_value = raised;
    DISPATCH();
}

TARGET(POP_EXCEPT) :
{
    HandledException *handled = handled_innermost(rt);
    Object *old = ref_pointer(handled->exc_value);
    Object *before = POP();
    handled->exc_value = live(before);
    SAVE();
    object_xdecref(rt, old);
    DISPATCH();
}

TARGET(CHECK_EXC_MATCH) :
{
    Object *classes = TOP();
    SAVE();
    int matches = exception_matches(rt, PEEK(2), classes);
    sp--;
    SAVE_STACK();
    object_decref(rt, classes);
    if (matches < 0)
        goto error;
    PUSH(bool_from(rt, matches));
    DISPATCH();
}

TARGET(CHECK_EG_MATCH) :
{
    Object *classes = TOP();
    Object *exception = PEEK(2);
    Object *match;
    Object *rest;
    SAVE();
    int status = except_star_match(rt, exception, classes, &match, &rest);
    sp--;
    SAVE_STACK();
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

TARGET(PREP_RERAISE_STAR) :
{
    SAVE();
    Object *raised = TOP();
    Object *original = PEEK(2);
    result = exception_group_rest(rt, original, raised);
    sp -= 2;
    SAVE_STACK();
    object_decref(rt, original);
    object_decref(rt, raised);
    PUSH_OR_FAIL(result);
}

TARGET(BEFORE_WITH) : TARGET(BEFORE_ASYNC_WITH) :
{
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

TARGET(WITH_EXCEPT_START) :
{
    SAVE();
    PUSH_OR_FAIL(with_call_exit(rt, PEEK(4), TOP()));
}

/* ---- asynchronous */

TARGET(GET_AWAITABLE) :
{
    SAVE();
    result = await_iterator(rt, TOP(), argument);
    goto replace_top;
}

TARGET(GET_AITER) :
{
    SAVE();
    result = async_iterator(rt, TOP());
    goto replace_top;
}

TARGET(GET_ANEXT) :
{
    SAVE();
    PUSH_OR_FAIL(async_next(rt, TOP()));
}

TARGET(END_ASYNC_FOR) :
{
    Object *exception = TOP();
    SAVE();
    if (type_is_subtype(object_type(exception), exception_type(rt, ERROR_STOP_ASYNC_ITERATION))) {
        Object *iterator = PEEK(2);
        sp -= 2;
        SAVE_STACK();
        object_decref(rt, exception);
        object_decref(rt, iterator);
        DISPATCH();
    }
    sp--;
    SAVE_STACK();
    error_put_back(rt, exception);
    goto unwind;
}

/* ---- patterns */

TARGET(MATCH_MAPPING) :
{
    PUSH(bool_from(rt, object_has(TOP(), TYPE_FLAG_MAPPING)));
    DISPATCH();
}

TARGET(MATCH_SEQUENCE) :
{
    PUSH(bool_from(rt, object_has(TOP(), TYPE_FLAG_SEQUENCE)));
    DISPATCH();
}

TARGET(MATCH_KEYS) :
{
    SAVE();
    PUSH_OR_FAIL(match_keys(rt, PEEK(2), TOP()));
}

TARGET(MATCH_CLASS) :
{
    SAVE();
    Object *keywords = TOP();
    Object *type = PEEK(2);
    Object *subject = PEEK(3);
    result = match_class(rt, subject, type, argument, keywords);
    sp -= 3;
    SAVE_STACK();
    object_decref(rt, subject);
    object_decref(rt, type);
    object_decref(rt, keywords);
    PUSH_OR_FAIL(result);
}

/* ---- modules and the rest */

TARGET(IMPORT_NAME) :
{
    SAVE();
    Object *from_list = TOP();
    Object *level = PEEK(2);
    result = import_name(rt, frame, NAME(argument), from_list, level);
    sp -= 2;
    SAVE_STACK();
    object_decref(rt, level);
    object_decref(rt, from_list);
    PUSH_OR_FAIL(result);
}

TARGET(IMPORT_FROM) :
{
    SAVE();
    PUSH_OR_FAIL(import_from(rt, TOP(), NAME(argument)));
}

TARGET(IMPORT_STAR) :
{
    SAVE();
    Object *module = TOP();
    int status = import_star(rt, frame, module);
    sp--;
    SAVE_STACK();
    object_decref(rt, module);
    if (status < 0)
        goto error;
    DISPATCH();
}

TARGET(SETUP_ANNOTATIONS) :
{
    SAVE();
    if (setup_annotations(rt, frame) < 0)
        goto error;
    DISPATCH();
}

TARGET(PRINT_EXPR) :
{
    SAVE();
    Object *value = TOP();
    int status = print_expression(rt, value);
    sp--;
    SAVE_STACK();
    object_decref(rt, value);
    if (status < 0)
        goto error;
    DISPATCH();
}
