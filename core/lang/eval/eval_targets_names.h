/* Instructions on variables, names and the value stack: a part of eval_frame's body (eval_loop.c), included there. */

/* ---- variables and constants */

TARGET(LOAD_FAST) : load_fast:
{
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

TARGET(LOAD_CLOSURE) :
{
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

TARGET(LOAD_CONST) : load_const:
{
    Object *value =
        ref_pointer(((const TupleObject *)ref_pointer(CODE(frame)->co_consts))->ob_item[argument]);
    value->ob_refcnt++;
    PUSH(value);
    DISPATCH();
}

TARGET(STORE_FAST) : store_fast:
{
    Ref old = LOCAL(argument);
    LOCAL(argument) = *--sp;
    if (old != NO_REF) {
        Object *dropped = ref_pointer(old);
        if (--dropped->ob_refcnt == 0) {
            SAVE();
            DEALLOC(dropped);
        }
    }
    DISPATCH();
}

TARGET(DELETE_FAST) :
{
    SAVE();
    if (LOCAL(argument) == NO_REF) {
        name_is_unbound(rt, frame, argument);
        goto error;
    }
    object_clear_ref(rt, &LOCAL(argument));
    DISPATCH();
}

TARGET(MAKE_CELL) :
{
    SAVE();
    Object *cell = cell_new(rt, ref_pointer(LOCAL(argument)));
    if (cell == NULL)
        goto error;
    object_replace_ref(rt, &LOCAL(argument), cell);
    DISPATCH();
}

TARGET(COPY_FREE_VARS) :
{
    const FunctionObject *function = ref_pointer(frame->f_func);
    const TupleObject *closure = ref_pointer(function->func_closure);
    int32_t first = CODE(frame)->co_nlocalsplus - argument;
    for (int i = 0; i < argument; i++) {
        Object *cell = ref_pointer(closure->ob_item[i]);
        LOCAL(first + i) = live(object_incref(cell));
    }
    DISPATCH();
}

TARGET(LOAD_DEREF) :
{
    Object *value = cell_get(ref_pointer(LOCAL(argument)));
    if (UNLIKELY(value == NULL)) {
        SAVE();
        name_is_unbound(rt, frame, argument);
        goto error;
    }
    PUSH(object_incref(value));
    DISPATCH();
}

TARGET(STORE_DEREF) :
{
    Object *value = POP();
    SAVE();
    cell_set(rt, ref_pointer(LOCAL(argument)), value);
    DISPATCH();
}

TARGET(DELETE_DEREF) :
{
    Object *cell = ref_pointer(LOCAL(argument));
    SAVE();
    if (cell_get(cell) == NULL) {
        name_is_unbound(rt, frame, argument);
        goto error;
    }
    cell_set(rt, cell, NULL);
    DISPATCH();
}

TARGET(LOAD_CLASSDEREF) :
{
    SAVE();
    PUSH_OR_FAIL(load_class_dereference(rt, frame, argument));
}

TARGET(LOAD_NAME) :
{
    SAVE();
    PUSH_OR_FAIL(load_name(rt, frame, NAME(argument)));
}

TARGET(STORE_NAME) :
{
    SAVE();
    Object *value = TOP();
    int status = store_name(rt, frame, NAME(argument), value);
    sp--;
    SAVE_STACK();
    object_decref(rt, value);
    if (status < 0)
        goto error;
    DISPATCH();
}

TARGET(DELETE_NAME) :
{
    SAVE();
    if (delete_name(rt, frame, NAME(argument)) < 0)
        goto error;
    DISPATCH();
}

TARGET(LOAD_GLOBAL) :
{
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

TARGET(STORE_GLOBAL) :
{
    SAVE();
    Object *value = TOP();
    int status = dict_set(rt, ref_pointer(frame->f_globals), NAME(argument), value);
    sp--;
    SAVE_STACK();
    object_decref(rt, value);
    if (status < 0)
        goto error;
    DISPATCH();
}

TARGET(DELETE_GLOBAL) :
{
    SAVE();
    if (delete_global(rt, frame, NAME(argument)) < 0)
        goto error;
    DISPATCH();
}

/* ---- the value stack */

TARGET(POP_TOP) :
{
    DROP(POP());
    DISPATCH();
}

TARGET(PUSH_NULL) :
{
    *sp++ = NO_REF;
    DISPATCH();
}

TARGET(COPY) :
{
    PUSH(object_incref(PEEK(argument)));
    DISPATCH();
}

TARGET(SWAP) :
{
    Ref top = sp[-1];
    sp[-1] = sp[-argument];
    sp[-argument] = top;
    DISPATCH();
}

/* ---- attributes */

TARGET(LOAD_ATTR) :
{
    Object *owner = TOP();
    result = attribute_from_cache(owner, next);
    if (LIKELY(result != NULL)) {
        SKIP_CACHE(LOAD_ATTR);
        SET_TOP(result);
        DROP(owner);
        DISPATCH();
    }
    SAVE();
    result = load_attribute(rt, owner, NAME(argument), (CodeUnit *)(uintptr_t)next);
    SKIP_CACHE(LOAD_ATTR);
    goto replace_top;
}

TARGET(STORE_ATTR) :
{
    Object *owner = TOP();
    Object *value = PEEK(2);
    Ref *slot = attribute_slot_from_cache(owner, next);
    SAVE();
    if (LIKELY(slot != NULL)) {
        Object *old = ref_pointer(*slot);
        *slot = live(value);
        sp -= 2;
        SAVE_STACK();
        SKIP_CACHE(STORE_ATTR);
        if (old != NULL && --old->ob_refcnt == 0)
            DEALLOC(old);
        if (--owner->ob_refcnt == 0)
            DEALLOC(owner);
        DISPATCH();
    }
    int status = store_attribute(rt, owner, NAME(argument), value, (CodeUnit *)(uintptr_t)next);
    sp -= 2;
    SAVE_STACK();
    object_decref(rt, value);
    object_decref(rt, owner);
    if (status < 0)
        goto error;
    SKIP_CACHE(STORE_ATTR);
    DISPATCH();
}

TARGET(DELETE_ATTR) :
{
    SAVE();
    Object *owner = TOP();
    int status = object_setattr(rt, owner, NAME(argument), NULL);
    sp--;
    SAVE_STACK();
    object_decref(rt, owner);
    if (status < 0)
        goto error;
    DISPATCH();
}

TARGET(LOAD_METHOD) :
{
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
