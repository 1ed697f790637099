/* Inline parts of the evaluation loop: reading what the caches remember, and posting events. Owns the meaning of the
 * cache units behind LOAD_GLOBAL, LOAD_ATTR and LOAD_METHOD, which eval_names.c and eval_attribute.c fill.
 *
 * Unit 0 says what is remembered (0: nothing). A cache is believed only while the version in it is that of the keys
 * table or the class in question: whatever changes these takes the version away, and numbers are not used again. */
#ifndef OURO_LANG_EVAL_LOOP_H
#define OURO_LANG_EVAL_LOOP_H

#include <string.h>

#include "lang/eval/eval_private.h"
#include "object/error.h"
#include "object/function.h"
#include "object/traverse.h"
#include "types/call/opcode.h"
#include "types/container/dict_values.h"

/* LOAD_GLOBAL: [0] kind, [1] where the value lies in the keys, in words, [2] [3] version of the globals' keys, [4]
 * version of the built-in names' keys. */
enum { GLOBAL_IN_MODULE = 1, GLOBAL_BUILTIN = 2 };

/* LOAD_ATTR, STORE_ATTR: [0] kind, [1] [2] version of the class, [3] index of the value, or offset of the slot in
 * words. LOAD_ATTR of a module: version of its keys, index. From ATTRIBUTE_WAITS on there was nothing to remember, and
 * that is tried again only after a number of turns. */
enum {
    ATTRIBUTE_VALUE = 1,
    ATTRIBUTE_SLOT = 2,
    ATTRIBUTE_OF_MODULE = 3,
    ATTRIBUTE_WAITS = 4,
    ATTRIBUTE_TURNS = 60
};

/* LOAD_METHOD: [0] kind, [1] [2] version of the class, [4] [5] version of the instances' shared keys, [6] … [9] the
 * function, borrowed from the class. Of a module: [4] [5] version of its keys, [3] index. */
enum { METHOD_WITH_VALUES = 1, METHOD_WITHOUT_DICT = 2, METHOD_OF_MODULE = 3 };

ALWAYS_INLINE uint16_t cache_read16(const CodeUnit *unit)
{
    uint16_t value;
    memcpy(&value, unit, sizeof value);
    return value;
}
ALWAYS_INLINE uint32_t cache_read32(const CodeUnit *unit)
{
    uint32_t value;
    memcpy(&value, unit, sizeof value);
    return value;
}
ALWAYS_INLINE uint64_t cache_read64(const CodeUnit *unit)
{
    uint64_t value;
    memcpy(&value, unit, sizeof value);
    return value;
}
ALWAYS_INLINE void cache_write16(CodeUnit *unit, uint16_t value) { memcpy(unit, &value, sizeof value); }
ALWAYS_INLINE void cache_write32(CodeUnit *unit, uint32_t value) { memcpy(unit, &value, sizeof value); }
ALWAYS_INLINE void cache_write64(CodeUnit *unit, uint64_t value) { memcpy(unit, &value, sizeof value); }

/* New reference; NULL without an error: ask load_global. */
ALWAYS_INLINE Object *global_from_cache(const InterpreterFrame *frame, const CodeUnit *cache)
{
    uint16_t kind = cache_read16(cache);
    if (UNLIKELY(kind == 0))
        return NULL;
    const DictKeys *keys = dict_keys_of(ref_pointer(frame->f_globals));
    if (UNLIKELY(keys->dk_version != cache_read32(cache + 2)))
        return NULL;
    if (kind == GLOBAL_BUILTIN) {
        keys = dict_keys_of(ref_pointer(frame->f_builtins));
        if (UNLIKELY(keys->dk_version != cache_read16(cache + 4)))
            return NULL;
    }
    return object_xincref(ref_pointer(((const Ref *)(const void *)keys)[cache_read16(cache + 1)]));
}

ALWAYS_INLINE bool attribute_is_remembered(uint16_t kind) { return kind - 1u < ATTRIBUTE_WAITS - 1u; }

/* The same for load_attribute. */
ALWAYS_INLINE Object *attribute_from_cache(const Object *owner, const CodeUnit *cache)
{
    uint16_t kind = cache_read16(cache);
    if (!attribute_is_remembered(kind))
        return NULL;
    uint32_t version = cache_read32(cache + 1);
    uint16_t index = cache_read16(cache + 3);
    const TypeObject *type = object_type(owner);
    if (kind == ATTRIBUTE_OF_MODULE) {
        if (type->tp_dealloc != TYPE_MODULE)
            return NULL;
        const DictObject *dict = ref_pointer(((const ModuleObject *)owner)->md_dict);
        const DictKeys *keys = dict_keys_of(dict);
        if (keys->dk_version != version)
            return NULL;
        return object_xincref(ref_pointer(dict_keys_unicode_entries(keys)[index].me_value));
    }
    if (UNLIKELY(type->tp_version_tag != version))
        return NULL;
    if (kind == ATTRIBUTE_SLOT)
        return object_xincref(ref_pointer(((const Ref *)owner)[index]));
    const Ref *values = ref_pointer(*object_managed_values(owner));
    return values == NULL ? NULL : object_xincref(ref_pointer(values[index]));
}

/* Where store_attribute puts a value, which counts as bound from now on; NULL: ask it. */
ALWAYS_INLINE Ref *attribute_slot_from_cache(Object *owner, const CodeUnit *cache)
{
    uint16_t kind = cache_read16(cache);
    if (!attribute_is_remembered(kind) || object_type(owner)->tp_version_tag != cache_read32(cache + 1))
        return NULL;
    uint16_t index = cache_read16(cache + 3);
    if (kind == ATTRIBUTE_SLOT)
        return (Ref *)owner + index;
    Ref *values = ref_pointer(*object_managed_values(owner));
    if (UNLIKELY(values == NULL))
        return NULL;
    if (values[index] == NO_REF)
        values_order_add(values, index);
    return &values[index];
}

/* The same as attribute_from_cache for load_method, of an unbound method. */
ALWAYS_INLINE Object *method_from_cache(const Object *owner, const CodeUnit *cache)
{
    uint16_t kind = cache_read16(cache);
    if (kind - 1u >= METHOD_WITHOUT_DICT)
        return NULL;
    const TypeObject *type = object_type(owner);
    if (UNLIKELY(type->tp_version_tag != cache_read32(cache + 1)))
        return NULL;
    if (kind == METHOD_WITH_VALUES) {
        const DictKeys *keys = ref_pointer(((const HeapTypeObject *)type)->ht_cached_keys);
        if (*object_managed_dict(owner) != NO_REF || keys->dk_version != cache_read32(cache + 4))
            return NULL;
    }
    return object_incref(ref_pointer(cache_read64(cache + 6)));
}

/* A version for the keys table, which it keeps until it changes; 0: there are none left. */
ALWAYS_INLINE uint32_t keys_version(Runtime *rt, DictKeys *keys)
{
    if (keys->dk_version == 0 && rt->evaluation.keys_version < UINT32_MAX - 1)
        keys->dk_version = ++rt->evaluation.keys_version + 1; /* 1 is that of the empty table */
    return keys->dk_version;
}

/* The frame has become the suspended generator's. New reference: the generator's only one. */
ALWAYS_INLINE Object *generator_take_frame(GeneratorObject *generator, const InterpreterFrame *frame)
{
    InterpreterFrame *own = &generator->gi_iframe;
    memcpy(own, frame, sizeof *own + (size_t)frame->stacktop * sizeof(Ref));
    own->previous = NO_REF;
    if (own->frame_obj != NO_REF)
        ((FrameObject *)ref_pointer(own->frame_obj))->f_frame = live(own);
    own->owner = FRAME_OWNED_BY_GENERATOR;
    own->is_entry = FRAME_PLAIN;
    generator->gi_frame_state = GENERATOR_CREATED;
    return &generator->ob_base;
}

/* Whether lines and instructions are events. */
ALWAYS_INLINE bool is_watched(const Runtime *rt)
{
    return OURO_HOOKS && UNLIKELY((host_of(rt)->attention & ATTENTION_HOOK) != 0);
}

/* Whether somebody wants to know the place before each instruction: whoever watches, or notes where blocks are handed
 * out. */
ALWAYS_INLINE bool is_attended(const Runtime *rt)
{
    return UNLIKELY((host_of(rt)->attention & (ATTENTION_HOOK | ATTENTION_TRACES)) != 0 ||
                    rt->evaluation.watch != 0);
}

/* An instruction is about to run: its place is in the frame, and how much of the value stack is in use, so that what
 * whoever looks finds there does not depend on where the run was asked to stop; a line that begins with it is posted,
 * then it. `depth`: entries of localsplus in use. */
ALWAYS_INLINE LineUnits attend(Runtime *rt, InterpreterFrame *frame, const CodeUnit *instruction,
                               int64_t depth, LineUnits line)
{
    const CodeUnit *before = ref_pointer(frame->prev_instr);
    frame->prev_instr = live(instruction);
    frame->stacktop = ~(int32_t)depth;
    if (UNLIKELY(before < line.first || before > instruction || instruction >= line.end)) {
        LineUnits now = line;
        attend_line(rt, frame, before, depth, &now);
        line = now;
    }
    if (UNLIKELY(event_count(&rt->memory, OURO_EVENT_INSTRUCTION)))
        post_instruction(rt, frame);
    if (UNLIKELY(rt->evaluation.watch != 0) &&
        (instruction->opcode == OP_RESUME || instruction->opcode == OP_RESUME_QUICK))
        (void)trace_call(rt, frame, depth); /* the loop looks for its error */
    return line;
}

#endif
