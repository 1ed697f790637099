/* The quick forms of instructions (types/call/opcode.h, QUICK_OPCODES): a part of eval_frame's body (eval_loop.c),
 * included there. Each does what the originals do one after the other; where it cannot do that quickly, it goes on
 * with the original. */

TARGET(RESUME_QUICK) :
{
    SAVE();
    CHECK_REQUEST();
    DISPATCH();
}

/* ---- variables and constants */

TARGET(LOAD_FAST__LOAD_FAST) :
{
    Ref value = LOCAL(argument);
    if (UNLIKELY(value == NO_REF))
        goto unbound_local;
    ((Object *)ref_pointer(value))->ob_refcnt++;
    *sp++ = value;
    goto load_fast_next;
}

TARGET(STORE_FAST__LOAD_FAST) :
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
    goto load_fast_next;
}

TARGET(LOAD_FAST__LOAD_CONST) :
{
    Ref value = LOCAL(argument);
    if (UNLIKELY(value == NO_REF))
        goto unbound_local;
    ((Object *)ref_pointer(value))->ob_refcnt++;
    Object *constant =
        ref_pointer(((const TupleObject *)ref_pointer(CODE(frame)->co_consts))->ob_item[next->argument]);
    constant->ob_refcnt++;
    sp[0] = value;
    sp[1] = live(constant);
    sp += 2;
    next++;
    DISPATCH();
}

TARGET(STORE_FAST__STORE_FAST) :
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
    argument = next->argument;
    next++;
    goto store_fast;
}

/* The variable keeps the owner alive, which therefore is not counted. */
TARGET(LOAD_FAST__LOAD_ATTR) :
{
    Ref owner = LOCAL(argument);
    if (UNLIKELY(owner == NO_REF))
        goto unbound_local;
    Object *value = attribute_from_cache(ref_pointer(owner), next + 1);
    if (LIKELY(value != NULL)) {
        PUSH(value);
        next += 1 + opcode_caches(OP_LOAD_ATTR);
        DISPATCH();
    }
    ((Object *)ref_pointer(owner))->ob_refcnt++;
    *sp++ = owner;
    DISPATCH();
}

load_fast_next:
{
    argument = next->argument;
    next++;
    Ref value = LOCAL(argument);
    if (UNLIKELY(value == NO_REF))
        goto unbound_local;
    ((Object *)ref_pointer(value))->ob_refcnt++;
    *sp++ = value;
    DISPATCH();
}

unbound_local : SAVE();
name_is_unbound(rt, frame, argument);
goto error;

/* ---- operators on variables and constants, which are borrowed from where they are */

#define CONSTANT(index) (((const TupleObject *)ref_pointer(CODE(frame)->co_consts))->ob_item[index])

TARGET(FAST_FAST__BINARY_OP) :
{
    left_side = ref_pointer(LOCAL(argument));
    right_side = ref_pointer(LOCAL(next->argument));
    if (UNLIKELY(left_side == NULL || right_side == NULL))
        goto load_fast;
    goto operate_borrowed;
}

TARGET(FAST_CONST__BINARY_OP) :
{
    left_side = ref_pointer(LOCAL(argument));
    right_side = ref_pointer(CONSTANT(next->argument));
    if (UNLIKELY(left_side == NULL))
        goto load_fast;
    goto operate_borrowed;
}

operate_borrowed : result = quick_operation(rt, left_side, right_side, next[1].argument);
if (UNLIKELY(result == NULL))
    goto load_fast;
next += 2 + opcode_caches(OP_BINARY_OP);
PUSH(result);
DISPATCH();

TARGET(FAST__BINARY_OP) :
{
    right_side = ref_pointer(LOCAL(argument));
    if (UNLIKELY(right_side == NULL))
        goto load_fast;
    result = quick_operation(rt, TOP(), right_side, next->argument);
    if (UNLIKELY(result == NULL))
        goto load_fast;
    goto operated_on_top;
}

TARGET(CONST__BINARY_OP) :
{
    result = quick_operation(rt, TOP(), ref_pointer(CONSTANT(argument)), next->argument);
    if (UNLIKELY(result == NULL))
        goto load_const;
    goto operated_on_top;
}

operated_on_top : left_side = TOP();
next += 1 + opcode_caches(OP_BINARY_OP);
SET_TOP(result);
if (object_is_exact(rt, left_side, TYPE_INT))
    fast_decref_int(rt, left_side);
else
    fast_decref_float(rt, left_side);
DISPATCH();

TARGET(FAST_FAST__COMPARE_FORWARD) :
{
    left_side = ref_pointer(LOCAL(argument));
    right_side = ref_pointer(LOCAL(next->argument));
    if (UNLIKELY(left_side == NULL || right_side == NULL))
        goto load_fast;
    goto compare_forward;
}

TARGET(FAST_CONST__COMPARE_FORWARD) :
{
    left_side = ref_pointer(LOCAL(argument));
    right_side = ref_pointer(CONSTANT(next->argument));
    if (UNLIKELY(left_side == NULL))
        goto load_fast;
    goto compare_forward;
}

compare_forward:
{
    int truth = fast_compare(rt, left_side, right_side, next[1].argument);
    if (UNLIKELY(truth < 0))
        goto load_fast;
    next += 2 + opcode_caches(OP_COMPARE_OP);
    next += truth ? 1 : 1 + next->argument;
    DISPATCH();
}

TARGET(FAST_FAST__COMPARE_BACKWARD) :
{
    left_side = ref_pointer(LOCAL(argument));
    right_side = ref_pointer(LOCAL(next->argument));
    if (UNLIKELY(left_side == NULL || right_side == NULL))
        goto load_fast;
    goto compare_backward;
}

TARGET(FAST_CONST__COMPARE_BACKWARD) :
{
    left_side = ref_pointer(LOCAL(argument));
    right_side = ref_pointer(CONSTANT(next->argument));
    if (UNLIKELY(left_side == NULL))
        goto load_fast;
    goto compare_backward;
}

compare_backward:
{
    int truth = fast_compare(rt, left_side, right_side, next[1].argument);
    if (UNLIKELY(truth < 0 || host_of(rt)->evaluation_request != 0))
        goto load_fast;
    next += 2 + opcode_caches(OP_COMPARE_OP);
    next += truth ? 1 - next->argument : 1;
    DISPATCH();
}

TARGET(FAST_FAST__BINARY_SUBSCR) :
{
    left_side = ref_pointer(LOCAL(argument));
    right_side = ref_pointer(LOCAL(next->argument));
    if (UNLIKELY(left_side == NULL || right_side == NULL))
        goto load_fast;
    goto subscript_borrowed;
}

TARGET(FAST_CONST__BINARY_SUBSCR) :
{
    left_side = ref_pointer(LOCAL(argument));
    right_side = ref_pointer(CONSTANT(next->argument));
    if (UNLIKELY(left_side == NULL))
        goto load_fast;
    goto subscript_borrowed;
}

subscript_borrowed : result = fast_item(rt, left_side, right_side);
if (UNLIKELY(result == NULL))
    goto load_fast;
next += 2 + opcode_caches(OP_BINARY_SUBSCR);
PUSH(result);
DISPATCH();

TARGET(FAST__BINARY_SUBSCR) :
{
    left_side = TOP();
    right_side = ref_pointer(LOCAL(argument));
    if (UNLIKELY(right_side == NULL))
        goto load_fast;
    result = fast_item(rt, left_side, right_side);
    if (UNLIKELY(result == NULL))
        goto load_fast;
    next += 1 + opcode_caches(OP_BINARY_SUBSCR);
    SET_TOP(result);
    DROP(left_side);
    DISPATCH();
}
#undef CONSTANT

/* ---- operators */

#define QUICK_OPERATOR(NAME, int_operation, float_operation) \
    TARGET(BINARY_OP_##NAME) : \
    { \
        Object *left = PEEK(2); \
        Object *right = TOP(); \
        result = int_operation(rt, left, right); \
        if (LIKELY(result != NULL)) { \
            SKIP_CACHE(BINARY_OP); \
            sp--; \
            SET_TOP(result); \
            fast_decref_int(rt, left); \
            fast_decref_int(rt, right); \
            DISPATCH(); \
        } \
        result = float_operation(rt, left, right); \
        if (result == NULL) \
            goto binary_slowly; \
        SKIP_CACHE(BINARY_OP); \
        sp--; \
        SET_TOP(result); \
        fast_decref_float(rt, left); \
        fast_decref_float(rt, right); \
        DISPATCH(); \
    }

QUICK_OPERATOR(ADD, fast_int_sum, fast_float_sum)
QUICK_OPERATOR(SUBTRACT, fast_int_difference, fast_float_difference)
QUICK_OPERATOR(MULTIPLY, fast_int_product, fast_float_product)
QUICK_OPERATOR(REMAINDER, fast_int_remainder, fast_no_result)
#undef QUICK_OPERATOR

TARGET(COMPARE_OP__JUMP_FORWARD) :
{
    Object *left = PEEK(2);
    Object *right = TOP();
    int truth = fast_compare(rt, left, right, argument);
    if (UNLIKELY(truth < 0))
        goto compare_slowly;
    sp -= 2;
    SKIP_CACHE(COMPARE_OP);
    next += truth ? 1 : 1 + next->argument;
    DROP_COMPARED(left, right);
    DISPATCH();
}

TARGET(COMPARE_OP__JUMP_BACKWARD) :
{
    Object *left = PEEK(2);
    Object *right = TOP();
    int truth = fast_compare(rt, left, right, argument);
    if (UNLIKELY(truth < 0 || host_of(rt)->evaluation_request != 0))
        goto compare_slowly;
    sp -= 2;
    SKIP_CACHE(COMPARE_OP);
    next += truth ? 1 - next->argument : 1;
    DROP_COMPARED(left, right);
    DISPATCH();
}

/* ---- iteration */

TARGET(FOR_ITER__STORE_FAST) :
{
    Object *iterator = TOP();
    Object *item = fast_next_item(rt, iterator);
    if (UNLIKELY(item == NULL)) {
        if (!error_occurred(rt))
            goto for_iter;
        SAVE();
        goto error;
    }
    argument = next->argument;
    next++;
    Ref old = LOCAL(argument);
    LOCAL(argument) = live(item);
    if (old != NO_REF) {
        Object *dropped = ref_pointer(old);
        if (--dropped->ob_refcnt == 0) {
            SAVE();
            DEALLOC(dropped);
        }
    }
    DISPATCH();
}
