/* Instructions on operators, and values built of others: a part of eval_frame's body (eval_loop.c), included there. */

/* ---- operators */

TARGET(UNARY_POSITIVE) :
{
    result = number_positive(rt, (SAVE(), TOP()));
    goto replace_top;
}

TARGET(UNARY_NEGATIVE) :
{
    result = number_negative(rt, (SAVE(), TOP()));
    goto replace_top;
}

TARGET(UNARY_INVERT) :
{
    result = number_invert(rt, (SAVE(), TOP()));
    goto replace_top;
}

TARGET(UNARY_NOT) :
{
    SAVE();
    int truth = object_is_true(rt, TOP());
    result = truth < 0 ? NULL : bool_from(rt, truth == 0);
    goto replace_top;
}

TARGET(BINARY_OP) :
{
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
    goto binary_slowly;
}

binary_slowly:
{
    Object *left = PEEK(2);
    Object *right = TOP();
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

TARGET(COMPARE_OP) :
{
    Object *left = PEEK(2);
    Object *right = TOP();
    int truth = fast_compare(rt, left, right, argument);
    /* CPython's own instruction for this is one with the jump that follows; the plain one counts as a level. */
    if (truth >= 0 && LIKELY(rt->recursion_depth < rt->recursion_limit)) {
        SKIP_CACHE(COMPARE_OP);
        sp--;
        SET_TOP(bool_from(rt, truth));
        DROP_COMPARED(left, right);
        DISPATCH();
    }
    goto compare_slowly;
}

compare_slowly:
{
    Object *left = PEEK(2);
    Object *right = TOP();
    SAVE();
    result = object_richcompare(rt, left, right, argument);
    SKIP_CACHE(COMPARE_OP);
    goto replace_two;
}

TARGET(IS_OP) :
{
    Object *right = POP();
    Object *left = TOP();
    bool same = (left == right) != (argument != 0);
    SET_TOP(bool_from(rt, same));
    SAVE();
    object_decref(rt, left);
    object_decref(rt, right);
    DISPATCH();
}

TARGET(CONTAINS_OP) :
{
    SAVE();
    Object *right = TOP();
    Object *left = PEEK(2);
    int found = object_contains(rt, right, left);
    result = found < 0 ? NULL : bool_from(rt, found != argument);
    goto replace_two;
}

TARGET(BINARY_SUBSCR) :
{
    Object *container = PEEK(2);
    Object *key = TOP();
    result = fast_item(rt, container, key);
    if (LIKELY(result != NULL)) {
        SKIP_CACHE(BINARY_SUBSCR);
        sp--;
        SET_TOP(result);
        fast_decref_int(rt, key);
        DROP(container);
        DISPATCH();
    }
    SAVE();
    if (object_is_exact(rt, container, TYPE_DICT)) {
        result = object_xincref(dict_get(rt, container, key));
        if (result == NULL && !error_occurred(rt))
            error_set_value(rt, ERROR_KEY, key);
    } else {
        result = object_get_item(rt, container, key);
    }
    SKIP_CACHE(BINARY_SUBSCR);
    goto replace_two;
}

TARGET(STORE_SUBSCR) :
{
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
        if (--old->ob_refcnt == 0)
            DEALLOC(old);
        fast_decref_int(rt, key);
        if (--container->ob_refcnt == 0)
            DEALLOC(container);
        DISPATCH();
    }
    SAVE();
    int status = object_is_exact(rt, container, TYPE_DICT) ? dict_set(rt, container, key, value)
                                                           : object_set_item(rt, container, key, value);
    sp -= 3;
    SAVE_STACK();
    object_decref(rt, value);
    object_decref(rt, container);
    object_decref(rt, key);
    if (status < 0)
        goto error;
    SKIP_CACHE(STORE_SUBSCR);
    DISPATCH();
}

TARGET(DELETE_SUBSCR) :
{
    SAVE();
    Object *key = TOP();
    Object *container = PEEK(2);
    int status = object_delete_item(rt, container, key);
    sp -= 2;
    SAVE_STACK();
    object_decref(rt, container);
    object_decref(rt, key);
    if (status < 0)
        goto error;
    DISPATCH();
}

/* ---- building values */

TARGET(BUILD_TUPLE) :
{
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

TARGET(BUILD_LIST) :
{
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

TARGET(BUILD_SET) :
{
    SAVE();
    result = build_set(rt, sp - argument, argument);
    for (int i = 0; i < argument; i++)
        object_decref(rt, ref_pointer(sp[i - argument]));
    sp -= argument;
    PUSH_OR_FAIL(result);
}

TARGET(BUILD_MAP) :
{
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

TARGET(BUILD_CONST_KEY_MAP) :
{
    SAVE();
    result = build_dict(rt, tuple_items(TOP()), 1, sp - 1 - argument, 1, argument);
    if (result == NULL)
        goto error;
    for (int i = 0; i <= argument; i++)
        object_decref(rt, POP());
    PUSH(result);
    DISPATCH();
}

TARGET(BUILD_STRING) :
{
    SAVE();
    result = build_string(rt, sp - argument, argument);
    if (result == NULL)
        goto error;
    for (int i = 0; i < argument; i++)
        object_decref(rt, POP());
    PUSH(result);
    DISPATCH();
}

TARGET(BUILD_SLICE) :
{
    SAVE();
    Object *step = argument == 3 ? TOP() : NULL;
    result = build_slice(rt, PEEK(argument), PEEK(argument - 1), step);
    if (step != NULL) {
        sp--;
        SAVE_STACK();
        object_decref(rt, step);
    }
    goto replace_two;
}

TARGET(FORMAT_VALUE) :
{
    SAVE();
    Object *specification = argument & 4 ? TOP() : NULL;
    result = format_value(rt, specification == NULL ? TOP() : PEEK(2), argument, specification);
    if (specification != NULL) {
        Object *value = PEEK(2);
        sp -= 2;
        SAVE_STACK();
        object_decref(rt, value);
        object_decref(rt, specification);
        PUSH_OR_FAIL(result);
    }
    goto replace_top;
}

TARGET(LIST_TO_TUPLE) :
{
    SAVE();
    result = list_to_tuple(rt, TOP());
    goto replace_top;
}

TARGET(LIST_EXTEND) :
{
    SAVE();
    Object *iterable = TOP();
    if (list_extend_from(rt, PEEK(1 + argument), iterable) < 0)
        goto error;
    sp--;
    SAVE_STACK();
    object_decref(rt, iterable);
    DISPATCH();
}

TARGET(SET_UPDATE) :
{
    SAVE();
    Object *iterable = TOP();
    int status = set_update_from(rt, PEEK(1 + argument), iterable);
    sp--;
    SAVE_STACK();
    object_decref(rt, iterable);
    if (status < 0)
        goto error;
    DISPATCH();
}

TARGET(DICT_UPDATE) :
{
    SAVE();
    Object *other = TOP();
    int status = update_display(rt, PEEK(1 + argument), other);
    sp--;
    SAVE_STACK();
    object_decref(rt, other);
    if (status < 0)
        goto error;
    DISPATCH();
}

TARGET(DICT_MERGE) :
{
    SAVE();
    Object *other = TOP();
    if (dict_merge_keywords(rt, PEEK(3 + argument), PEEK(1 + argument), other) < 0) {
        sp--;
        SAVE_STACK();
        object_decref(rt, other);
        goto error;
    }
    sp--;
    SAVE_STACK();
    object_decref(rt, other);
    DISPATCH();
}

TARGET(LIST_APPEND) :
{
    ListObject *list = (ListObject *)PEEK(1 + argument);
    int64_t size = list->ob_base.ob_size;
    if (LIKELY(size < list->allocated)) {
        ((Ref *)ref_pointer(list->ob_item))[size] = *--sp;
        list->ob_base.ob_size = size + 1;
        DISPATCH();
    }
    SAVE();
    Object *item = TOP();
    int status = list_append(rt, PEEK(1 + argument), item);
    sp--;
    SAVE_STACK();
    object_decref(rt, item);
    if (status < 0)
        goto error;
    DISPATCH();
}

TARGET(SET_ADD) :
{
    SAVE();
    Object *item = TOP();
    int status = set_add(rt, PEEK(1 + argument), item);
    sp--;
    SAVE_STACK();
    object_decref(rt, item);
    if (status < 0)
        goto error;
    DISPATCH();
}

TARGET(MAP_ADD) :
{
    SAVE();
    Object *value = TOP();
    Object *key = PEEK(2);
    int status = dict_set(rt, PEEK(2 + argument), key, value);
    sp -= 2;
    SAVE_STACK();
    object_decref(rt, key);
    object_decref(rt, value);
    if (status < 0)
        goto error;
    DISPATCH();
}

TARGET(UNPACK_SEQUENCE) :
{
    Object *sequence = TOP();
    bool is_tuple = object_is_exact(rt, sequence, TYPE_TUPLE) && tuple_size(sequence) == argument;
    bool is_list = !is_tuple && object_is_exact(rt, sequence, TYPE_LIST) && list_size(sequence) == argument;
    SAVE();
    if (LIKELY(is_tuple || is_list)) {
        const Ref *items = is_tuple ? tuple_items(sequence) : list_items(sequence);
        sp--;
        if (argument == 2) { /* mostly */
            Object *second = object_incref(ref_pointer(items[1]));
            Object *first = object_incref(ref_pointer(items[0]));
            PUSH(second);
            PUSH(first);
        } else {
            for (intptr_t i = argument - 1; i >= 0; i--)
                PUSH(object_incref(ref_pointer(items[i])));
        }
        if (--sequence->ob_refcnt == 0) {
            SAVE();
            DEALLOC(sequence);
        }
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

TARGET(UNPACK_EX) :
{
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
