/* code: making, comparing and ending; see code.h. */
#include "types/call/code.h"

#include <string.h>

#include "object/error.h"
#include "object/weakref.h"
#include "types/call/opcode.h"
#include "types/container/set.h"
#include "types/container/tuple.h"
#include "types/text/bytes.h"
#include "types/text/str.h"

/* ---- interning */

static bool is_name_character(uint8_t character)
{
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9') || character == '_';
}

/* Whether the str could be an identifier, or one without its beginning. */
static bool looks_like_name(const Object *string)
{
    if (!str_is_ascii(string))
        return false;
    const uint8_t *characters = str_data(string);
    for (int64_t i = 0; i < str_length(string); i++) {
        if (!is_name_character(characters[i]))
            return false;
    }
    return true;
}

static void intern_item(Runtime *rt, Object *tuple, int64_t index)
{
    Object *item = tuple_get(tuple, index);
    str_intern(rt, &item);
    tuple_set(tuple, index, item);
}

static void intern_names(Runtime *rt, Object *names)
{
    for (int64_t i = 0; i < tuple_size(names); i++)
        intern_item(rt, names, i);
}

static bool intern_constants(Runtime *rt, Object *constants, bool *changed);

/* Words that programs use and that stand in the modules with which CPython begins, but not here. */
static const char early_words[] =
    " always base cache char chars child children cls columns common comp consumed contents data date debug "
    "default delete dirs drive dump empty enabled entries entry env err error exc factory file files final "
    "flags fn frame head help here home hook ignore inf info instance it item iterator key kill kwargs level "
    "line lines little load local location lock main major match me method methods minor mod module names nan "
    "never new ns ok old other output owner parent part patterns percent pid pos posix prefixes proxy quiet "
    "raw record ref rename reset rest result root rounds run search seen self signal size sleep source spec "
    "stat state stream strict string sub suffix sync system table tag tail target thread time top true typ "
    "types unknown us user val var verbose wait walk warn where which why width win writer ";

static bool is_early_word(const char *word, size_t length)
{
    for (const char *at = early_words; (at = strstr(at, word)) != NULL; at++) {
        if (at[-1] == ' ' && at[length] == ' ')
            return true;
    }
    return false;
}

/* Whether CPython, when a program begins, has already interned another str of these characters than a constant of the
 * program's is: for one character that is the shared one. */
static bool is_interned_before(const Runtime *rt, const Object *item)
{
    if (!str_is_exact(rt, item) || str_length(item) == 0 || !looks_like_name(item))
        return false;
    const char *text = (const char *)str_data(item);
    if (str_length(item) != 1)
        return is_early_word(text, (size_t)str_length(item));
    return strchr("abcdefhiklmnopqrstvwxyBCLST_", *text) != NULL;
}

/* A frozenset with a str that is not the interned one yet is made anew. */
static bool intern_frozenset(Runtime *rt, Object *constants, int64_t index, bool *changed)
{
    Object *set = tuple_get(constants, index);
    Object *items = tuple_new(rt, set_size(set));
    if (items == NULL)
        return false;
    int64_t position = 0;
    Object *key = NULL;
    for (int64_t i = 0; set_next(set, &position, &key, NULL); i++)
        tuple_set(items, i, object_incref(key));
    bool different = false;
    bool good = intern_constants(rt, items, &different);
    for (int64_t i = 0; i < tuple_size(items); i++)
        different |= is_interned_before(rt, tuple_get(items, i));
    if (good && different) {
        Object *anew = set_from(rt, TYPE_FROZENSET, items);
        good = anew != NULL;
        if (good) {
            tuple_set(constants, index, anew);
            object_decref(rt, set);
            *changed = true;
        }
    }
    object_decref(rt, items);
    return good;
}

/* Recurses as deep as tuples of constants nest in the source. */
static bool intern_constants(Runtime *rt, Object *constants, bool *changed)
{
    for (int64_t i = 0; i < tuple_size(constants); i++) {
        Object *item = tuple_get(constants, i);
        bool good = true;
        if (str_is_exact(rt, item)) {
            if (looks_like_name(item))
                intern_item(rt, constants, i);
            *changed |= tuple_get(constants, i) != item;
        } else if (object_is_exact(rt, item, TYPE_TUPLE)) {
            bool unnoticed = false; /* CPython's frozenset keeps its order, whatever changes in its tuples */
            good = intern_constants(rt, item, &unnoticed);
        } else if (object_is_exact(rt, item, TYPE_FROZENSET)) {
            good = intern_frozenset(rt, constants, i, changed);
        }
        if (!good)
            return false;
    }
    return true;
}

/* ---- making */

static void count_locals(CodeObject *code, const CodeParts *parts)
{
    const uint8_t *kinds = bytes_data(parts->localspluskinds);
    int64_t count = bytes_length(parts->localspluskinds);
    code->co_nlocalsplus = (int32_t)count;
    for (int64_t i = 0; i < count; i++) {
        bool is_local = (kinds[i] & CODE_KIND_LOCAL) != 0;
        bool is_cell = (kinds[i] & CODE_KIND_CELL) != 0;
        code->co_nlocals += is_local;
        code->co_ncellvars += is_cell;
        code->co_nplaincellvars += is_cell && !is_local;
        code->co_nfreevars += (kinds[i] & CODE_KIND_FREE) != 0;
    }
}

static void hold_objects(CodeObject *code, const CodeParts *parts)
{
    code->co_consts = ref_of(object_incref(parts->consts));
    code->co_names = ref_of(object_incref(parts->names));
    code->co_exceptiontable = ref_of(object_incref(parts->exceptiontable));
    code->co_localsplusnames = ref_of(object_incref(parts->localsplusnames));
    code->co_localspluskinds = ref_of(object_incref(parts->localspluskinds));
    code->co_filename = ref_of(object_incref(parts->filename));
    code->co_name = ref_of(object_incref(parts->name));
    code->co_qualname = ref_of(object_incref(parts->qualname));
    code->co_linetable = ref_of(object_incref(parts->linetable));
}

static int32_t first_traceable(const CodeObject *code)
{
    int32_t unit = 0;
    while (unit < code->ob_base.ob_size && code->co_code_adaptive[2 * unit] != OP_RESUME)
        unit++;
    return unit;
}

static void fill(CodeObject *code, const CodeParts *parts)
{
    memset(&code->co_consts, 0, offsetof(CodeObject, co_code_adaptive) - offsetof(CodeObject, co_consts));
    hold_objects(code, parts);
    count_locals(code, parts);
    code->ob_base.ob_size = parts->code_size / 2;
    code->co_flags = parts->flags;
    code->co_warmup = CODE_WARMUP;
    code->co_argcount = parts->argcount;
    code->co_posonlyargcount = parts->posonlyargcount;
    code->co_kwonlyargcount = parts->kwonlyargcount;
    code->co_stacksize = parts->stacksize;
    code->co_firstlineno = parts->firstlineno;
    memcpy(code->co_code_adaptive, parts->code, (size_t)parts->code_size);
    code->_co_firsttraceable = first_traceable(code);
}

Object *code_new(Runtime *rt, const CodeParts *parts)
{
    bool changed = false;
    intern_names(rt, parts->names);
    intern_names(rt, parts->localsplusnames);
    if (!intern_constants(rt, parts->consts, &changed))
        return NULL;
    int64_t size = (int64_t)sizeof(CodeObject) + parts->code_size;
    Object *code = object_new(rt, runtime_type(rt, TYPE_CODE), (size + 7) & ~INT64_C(7));
    if (code != NULL)
        fill((CodeObject *)code, parts);
    return code;
}

/* ---- comparing */

static bool same_bytes(Ref left, Ref right)
{
    return bytes_compare(ref_pointer(left), ref_pointer(right)) == 0;
}

static bool same_names(Ref left, Ref right)
{
    const Object *a = ref_pointer(left);
    const Object *b = ref_pointer(right);
    if (tuple_size(a) != tuple_size(b))
        return false;
    for (int64_t i = 0; i < tuple_size(a); i++) {
        if (!str_equal(tuple_get(a, i), tuple_get(b, i)))
            return false;
    }
    return true;
}

static bool same_numbers(const CodeObject *left, const CodeObject *right)
{
    return left->co_argcount == right->co_argcount && left->co_posonlyargcount == right->co_posonlyargcount &&
           left->co_kwonlyargcount == right->co_kwonlyargcount && left->co_flags == right->co_flags &&
           left->co_firstlineno == right->co_firstlineno && left->ob_base.ob_size == right->ob_base.ob_size;
}

/* Whatever the two have learnt. */
static bool same_instructions(const CodeObject *left, const CodeObject *right)
{
    const uint8_t *a = left->co_code_adaptive;
    const uint8_t *b = right->co_code_adaptive;
    for (int64_t i = 0; i < left->ob_base.ob_size; i++) {
        int32_t opcode = opcode_original(a[2 * i]);
        if (opcode != opcode_original(b[2 * i]) || a[2 * i + 1] != b[2 * i + 1])
            return false;
        i += opcode_caches(opcode);
    }
    return true;
}

bool code_equal(Runtime *rt, const CodeObject *left, const CodeObject *right, ConstantsEqual equal)
{
    if (!same_numbers(left, right) || !str_equal(ref_pointer(left->co_name), ref_pointer(right->co_name)))
        return false;
    return same_instructions(left, right) &&
           equal(rt, ref_pointer(left->co_consts), ref_pointer(right->co_consts)) &&
           same_names(left->co_names, right->co_names) &&
           same_names(left->co_localsplusnames, right->co_localsplusnames) &&
           same_bytes(left->co_linetable, right->co_linetable) &&
           same_bytes(left->co_exceptiontable, right->co_exceptiontable);
}

/* ---- the type's slots */

void code_dealloc(Runtime *rt, Object *object)
{
    CodeObject *code = (CodeObject *)object;
    if (UNLIKELY(host_of(rt)->attention & ATTENTION_HOOK))
        event_forget_lines(&rt->memory);
    object_clear_ref(rt, &code->co_consts);
    object_clear_ref(rt, &code->co_names);
    object_clear_ref(rt, &code->co_localsplusnames);
    object_clear_ref(rt, &code->co_localspluskinds);
    object_clear_ref(rt, &code->co_filename);
    object_clear_ref(rt, &code->co_name);
    object_clear_ref(rt, &code->co_qualname);
    object_clear_ref(rt, &code->co_linetable);
    object_clear_ref(rt, &code->co_exceptiontable);
    object_clear_ref(rt, &code->_co_code);
    if (code->co_weakreflist != NO_REF)
        weakref_clear_all(rt, object);
    memory_free(&rt->memory, ref_pointer(code->_co_linearray));
    memory_free(&rt->memory, object);
}

int64_t code_sizeof(Runtime *rt, Object *object)
{
    (void)rt;
    const CodeObject *code = (const CodeObject *)object;
    int64_t size = (int64_t)sizeof(CodeObject) + 2 * code->ob_base.ob_size;
    return (size + 7) & ~INT64_C(7);
}
