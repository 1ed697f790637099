/* Names: where an instruction finds, binds and forgets them; see eval_private.h. */
#include "lang/eval/eval_loop.h"
#include "lang/eval/quicken.h"

#include "object/error.h"
#include "types/call/cell.h"
#include "types/call/module.h"
#include "types/container/dict.h"
#include "types/container/dict_lookup.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/names.h"
#include "types/text/str.h"

/* ---- NameErrors */

/* NameError.name */
static void note_name(Runtime *rt, Object *name)
{
    if (rt->error.kind == ERROR_NAME && rt->error.exception == NO_REF)
        error_set_about(rt, NULL, name);
    else if (error_normalize(rt) != NULL && error_matches(rt, ERROR_NAME))
        object_replace_ref(rt, &((NameErrorObject *)error_normalize(rt))->name, object_incref(name));
}

void name_is_undefined(Runtime *rt, Object *name)
{
    error_format(rt, ERROR_NAME, "name '%.200U' is not defined", name);
    note_name(rt, name);
}

/* The place of the instruction becomes that which CPython tells. */
static void place_unbound(InterpreterFrame *frame)
{
    const CodeObject *code = frame_code(frame);
    const CodeUnit *units = code_units(code);
    const CodeUnit *place = ref_pointer(frame->prev_instr);
    if (opcode_original(place->opcode) == OP_LOAD_FAST)
        frame->prev_instr = ref_of(units + code_pair_begin(code, place - units));
}

void name_is_unbound(Runtime *rt, InterpreterFrame *frame, int32_t index)
{
    const CodeObject *code = frame_code(frame);
    place_unbound(frame);
    Object *name = tuple_get(ref_pointer(code->co_localsplusnames), index);
    const uint8_t *kinds = ((const BytesObject *)ref_pointer(code->co_localspluskinds))->ob_sval;
    if (kinds[index] & CODE_KIND_FREE) {
        error_format(
            rt, ERROR_NAME,
            "cannot access free variable '%.200U' where it is not associated with a value in enclosing scope",
            name);
        note_name(rt, name);
    } else {
        error_format(rt, ERROR_UNBOUND_LOCAL,
                     "cannot access local variable '%.200U' where it is not associated with a value", name);
    }
}

/* ---- reading */

/* Where a dict has the value of a name, if the first look in its table finds it; else NULL. */
ALWAYS_INLINE Ref *place_at_first_look(const Runtime *rt, const Object *mapping, const Object *name)
{
    if (!object_is_exact(rt, mapping, TYPE_DICT))
        return NULL;
    const DictKeys *keys = dict_keys_of((const DictObject *)mapping);
    if (keys->dk_kind != DICT_KEYS_UNICODE)
        return NULL;
    uint64_t hash = (uint64_t)((const StrObject *)name)->hash;
    int64_t index = dict_keys_index(keys, hash & dict_keys_mask(keys));
    if (index < 0)
        return NULL;
    DictUnicodeEntry *entry = &dict_keys_unicode_entries(keys)[index];
    return entry->me_key == live(name) && entry->me_value != NO_REF ? &entry->me_value : NULL;
}

/* New reference to mapping[name]; NULL without an error when it has none. */
static Object *mapping_get(Runtime *rt, Object *mapping, Object *name)
{
    if (object_is_exact(rt, mapping, TYPE_DICT))
        return object_xincref(dict_get(rt, mapping, name));
    Object *value = object_get_item(rt, mapping, name);
    if (value == NULL && error_matches(rt, ERROR_KEY))
        error_clear(rt);
    return value;
}

/* exit, quit and the like, which builtins has once they are used. New reference; NULL without an error: the name is
 * none of them. */
static Object *late_builtin(Runtime *rt, const InterpreterFrame *frame, Object *name)
{
    Object *value = NULL;
    Object *modules = ref_pointer(rt->evaluation.modules);
    if (frame->f_builtins != rt->evaluation.builtins || modules == NULL)
        return NULL;
    Object *module = dict_get(rt, modules, name_object(rt, NAME_plain_builtins));
    if (module == NULL || !object_is_exact(rt, module, TYPE_MODULE))
        return NULL;
    object_incref(module);
    module_late_value(rt, module, name, &value);
    object_decref(rt, module);
    return value;
}

/* `was_local`: the local namespace has been looked at. */
static Object *global_or_builtin(Runtime *rt, InterpreterFrame *frame, Object *name, bool was_local)
{
    Object *globals = ref_pointer(frame->f_globals);
    Object *value = NULL;
    bool was_looked_at =
        frame->f_locals == frame->f_globals && object_is_exact(rt, globals, TYPE_DICT) && was_local;
    if (!was_looked_at)
        value = object_xincref(dict_get(rt, globals, name));
    if (value == NULL && !error_occurred(rt))
        value = mapping_get(rt, ref_pointer(frame->f_builtins), name);
    if (value == NULL && !error_occurred(rt))
        value = late_builtin(rt, frame, name);
    if (value == NULL && !error_occurred(rt))
        name_is_undefined(rt, name);
    return value;
}

static int no_locals(Runtime *rt, const char *doing, Object *name)
{
    error_format(rt, ERROR_SYSTEM, "no locals %s %R", doing, name);
    return -1;
}

Object *load_name(Runtime *rt, InterpreterFrame *frame, Object *name)
{
    Object *locals = ref_pointer(frame->f_locals);
    if (locals == NULL) {
        no_locals(rt, "when loading", name);
        return NULL;
    }
    const Ref *place = place_at_first_look(rt, locals, name);
    if (place != NULL)
        return object_incref(ref_pointer(*place));
    Object *value = mapping_get(rt, locals, name);
    if (value != NULL || error_occurred(rt))
        return value;
    return global_or_builtin(rt, frame, name, true);
}

Object *load_class_dereference(Runtime *rt, InterpreterFrame *frame, int32_t index)
{
    Object *name = tuple_get(ref_pointer(frame_code(frame)->co_localsplusnames), index);
    Object *value = mapping_get(rt, ref_pointer(frame->f_locals), name);
    if (value != NULL || error_occurred(rt))
        return value;
    value = object_xincref(cell_get(ref_pointer(frame->localsplus[index])));
    if (value == NULL)
        name_is_unbound(rt, frame, index);
    return value;
}

Object *load_build_class(Runtime *rt, InterpreterFrame *frame)
{
    Object *value = mapping_get(rt, ref_pointer(frame->f_builtins), name_object(rt, NAME_build_class));
    if (value == NULL && !error_occurred(rt))
        error_set(rt, ERROR_NAME, "__build_class__ not found");
    return value;
}

/* Where in a dict's table of str keys the value of `name` lies, in words; -1: it has none; NO_PLACE: nowhere that
 * could be remembered. */
enum { NO_PLACE = UINT16_MAX };

static int64_t place_of(Runtime *rt, Object *dict, Object *name)
{
    const DictKeys *keys = dict_keys_of((DictObject *)dict);
    if (!object_is_exact(rt, dict, TYPE_DICT) || keys->dk_kind != DICT_KEYS_UNICODE ||
        !str_is_exact(rt, name))
        return NO_PLACE;
    int64_t index = dict_keys_lookup_str(keys, name, str_hash(rt, name));
    if (index < 0)
        return -1;
    int64_t place = &dict_keys_unicode_entries(keys)[index].me_value - (const Ref *)(const void *)keys;
    return place > NO_PLACE ? NO_PLACE : place;
}

static void remember_global(Runtime *rt, const InterpreterFrame *frame, Object *name, CodeUnit *cache)
{
    Object *globals = ref_pointer(frame->f_globals);
    Object *builtins = ref_pointer(frame->f_builtins);
    DictKeys *module_keys = dict_keys_of((DictObject *)globals);
    if (module_keys == dict_empty_keys(rt) || module_keys->dk_kind != DICT_KEYS_UNICODE)
        return;
    int64_t place = place_of(rt, globals, name);
    uint16_t kind = GLOBAL_IN_MODULE;
    if (place < 0) {
        kind = GLOBAL_BUILTIN;
        place = place_of(rt, builtins, name);
        if (place < 0 || place == NO_PLACE)
            return;
        uint32_t version = keys_version(rt, dict_keys_of((DictObject *)builtins));
        if (version == 0 || version > UINT16_MAX)
            return;
        cache_write16(cache + 4, (uint16_t)version);
    }
    uint32_t version = keys_version(rt, module_keys);
    if (version == 0 || place == NO_PLACE)
        return;
    cache_write16(cache + 1, (uint16_t)place);
    cache_write32(cache + 2, version);
    cache_write16(cache, kind);
}

/* Globals that are a class derived from dict are asked in its own way. */
static Object *from_derived_globals(Runtime *rt, const InterpreterFrame *frame, Object *name)
{
    Object *globals = ref_pointer(frame->f_globals);
    return object_is_exact(rt, globals, TYPE_DICT) ? NULL : mapping_get(rt, globals, name);
}

Object *load_global(Runtime *rt, InterpreterFrame *frame, Object *name, CodeUnit *cache)
{
    Object *derived = from_derived_globals(rt, frame, name);
    if (derived != NULL || error_occurred(rt))
        return derived;
    Object *value = global_or_builtin(rt, frame, name, false);
    if (value != NULL && object_is_exact(rt, ref_pointer(frame->f_globals), TYPE_DICT))
        remember_global(rt, frame, name, cache);
    return value;
}

/* ---- binding and forgetting */

int store_name(Runtime *rt, InterpreterFrame *frame, Object *name, Object *value)
{
    Object *locals = ref_pointer(frame->f_locals);
    if (locals == NULL)
        return no_locals(rt, "found when storing", name);
    if (object_is_exact(rt, locals, TYPE_DICT)) {
        Ref *place = gc_head_of(locals)->gc_next == NO_REF ? NULL : place_at_first_look(rt, locals, name);
        if (place == NULL)
            return dict_set(rt, locals, name, value);
        Object *old = ref_pointer(*place);
        *place = live(object_incref(value));
        if (old != value)
            ((DictObject *)locals)->ma_version_tag = ++rt->dict_version;
        object_decref(rt, old);
        return 0;
    }
    return object_set_item(rt, locals, name, value);
}

/* KeyError is what deleting gives where the name is not bound. */
static int deleted(Runtime *rt, int status, Object *name)
{
    if (status < 0 && error_matches(rt, ERROR_KEY))
        name_is_undefined(rt, name);
    return status;
}

int delete_name(Runtime *rt, InterpreterFrame *frame, Object *name)
{
    Object *locals = ref_pointer(frame->f_locals);
    if (locals == NULL)
        return no_locals(rt, "when deleting", name);
    return deleted(rt, object_delete_item(rt, locals, name), name);
}

int delete_global(Runtime *rt, InterpreterFrame *frame, Object *name)
{
    return deleted(rt, dict_delete(rt, ref_pointer(frame->f_globals), name), name);
}

int setup_annotations(Runtime *rt, InterpreterFrame *frame)
{
    Object *locals = ref_pointer(frame->f_locals);
    Object *name = name_object(rt, NAME_annotations);
    if (locals == NULL)
        return no_locals(rt, "found when setting up annotations", name);
    Object *present = mapping_get(rt, locals, name);
    if (present == NULL && !error_occurred(rt)) {
        present = dict_new(rt);
        if (present != NULL && store_name(rt, frame, name, present) < 0) {
            object_decref(rt, present);
            present = NULL;
        }
    }
    object_xdecref(rt, present);
    return present == NULL ? -1 : 0;
}
