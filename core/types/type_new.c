/* Making a class: what class statements and type() do. The steps and their order are CPython's (typeobject.c,
 * type_new and PyType_Ready), and with them the order of blocks and what a class holds. */
#include <string.h>

#include "gc/gc.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/traverse.h"
#include "types/attribute.h"
#include "types/descriptor.h"
#include "types/dict.h"
#include "types/dict_keys.h"
#include "types/list.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type.h"

/* The class in the making: what is known before it exists. */
typedef struct Plan {
    Runtime *rt;
    Object *name;     /* borrowed */
    Object *bases;    /* owned tuple, until the class has it */
    Object *dict;     /* owned, until the class has it */
    Object *slots;    /* owned tuple of str, or NULL, until the class has it */
    const char *text; /* the name's UTF-8, which lies in `name` */
    TypeObject *base;
    bool may_add_dict;
    bool may_add_weakref;
    bool adds_dict;
    bool adds_weakref;
} Plan;

static int fail(Runtime *rt, ErrorKind kind, const char *message)
{
    error_set(rt, kind, "%s", message);
    return -1;
}

/* ---- __slots__ */

/* __slots__ as a tuple: new reference. A str is one name. */
static Object *slots_as_tuple(Runtime *rt, Object *slots)
{
    if (object_is_str(slots))
        return tuple_pack(rt, 1, &slots);
    if (object_is_exact(rt, slots, TYPE_TUPLE))
        return object_incref(slots);
    if (object_is_tuple(slots))
        return tuple_from_refs(rt, tuple_items(slots), tuple_size(slots));
    if (object_is_list(slots))
        return list_to_tuple(rt, slots);
    if (object_has(slots, TYPE_FLAG_DICT_SUBCLASS)) {
        Object *keys = dict_key_list(rt, slots);
        Object *tuple = keys == NULL ? NULL : list_to_tuple(rt, keys);
        object_xdecref(rt, keys);
        return tuple;
    }
    error_set(rt, ERROR_TYPE, "'%s' object is not iterable", type_name_of(object_type(slots)));
    return NULL;
}

/* Characters beyond ASCII are taken to be letters. */
static bool is_identifier(const Object *name)
{
    int64_t length = str_length(name);
    for (int64_t i = 0; i < length; i++) {
        uint32_t c = str_character(name, i);
        bool is_letter = c == '_' || c >= 128 || ((c | 32) >= 'a' && (c | 32) <= 'z');
        bool is_digit = c >= '0' && c <= '9';
        if (!is_letter && (i == 0 || !is_digit))
            return false;
    }
    return length > 0;
}

static bool is_dict_name(const Plan *plan, const Object *name)
{
    return str_equal(name, ref_pointer(plan->rt->attribute_dict));
}
static bool is_weakref_name(const Plan *plan, const Object *name)
{
    return str_equal(name, ref_pointer(plan->rt->attribute_weakref));
}

static int visit_slot(Plan *plan, const Object *name)
{
    Runtime *rt = plan->rt;
    if (!object_is_str(name)) {
        error_set(rt, ERROR_TYPE, "__slots__ items must be strings, not '%s'",
                  type_name_of(object_type(name)));
        return -1;
    }
    if (!is_identifier(name))
        return fail(rt, ERROR_TYPE, "__slots__ must be identifiers");
    if (is_dict_name(plan, name)) {
        if (!plan->may_add_dict || plan->adds_dict) {
            return fail(rt, ERROR_TYPE, "__dict__ slot disallowed: we already got one");
        }
        plan->adds_dict = true;
    }
    if (is_weakref_name(plan, name)) {
        if (!plan->may_add_weakref || plan->adds_weakref) {
            return fail(rt, ERROR_TYPE,
                        "__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0");
        }
        plan->adds_weakref = true;
    }
    return 0;
}

/* Whether the compiler would give the name a prefix: it begins with two underscores and does not end so. */
static bool is_private(const Object *name)
{
    int64_t length = str_length(name);
    if (length < 3 || str_character(name, 0) != '_' || str_character(name, 1) != '_')
        return false;
    if (str_character(name, length - 1) == '_' && str_character(name, length - 2) == '_')
        return false;
    for (int64_t i = 0; i < length; i++) {
        if (str_character(name, i) == '.')
            return false;
    }
    return true;
}

static uint32_t widest_of(const Object *string)
{
    return str_is_ascii(string)    ? 127
           : str_kind(string) == 1 ? 255
           : str_kind(string) == 2 ? 0xffff
                                   : 0x10ffff;
}

/* _Class__name for __name: new reference. The class's own leading underscores are left out. CPython:
 * _Py_Mangle */
static Object *mangle(Runtime *rt, const Object *class_name, Object *name)
{
    int64_t skip = 0;
    int64_t class_length = str_length(class_name);
    while (skip < class_length && str_character(class_name, skip) == '_')
        skip++;
    if (!is_private(name) || skip == class_length)
        return object_incref(name);
    uint32_t widest = widest_of(class_name) > widest_of(name) ? widest_of(class_name) : widest_of(name);
    int64_t prefix = 1 + class_length - skip;
    Object *mangled = str_new(rt, prefix + str_length(name), widest);
    if (mangled == NULL)
        return NULL;
    int kind = str_kind(mangled);
    void *data = str_data(mangled);
    str_write(kind, data, 0, '_');
    for (int64_t i = skip; i < class_length; i++)
        str_write(kind, data, 1 + i - skip, str_character(class_name, i));
    for (int64_t i = 0; i < str_length(name); i++)
        str_write(kind, data, prefix + i, str_character(name, i));
    return mangled;
}

/* Members lie in the order of their names, whatever the order in the program. */
static void sort_names(Ref *names, int64_t count)
{
    int64_t gap = 1;
    while (gap < count / 3)
        gap = 3 * gap + 1;
    for (; gap > 0; gap /= 3) {
        for (int64_t i = gap; i < count; i++) {
            Ref name = names[i];
            int64_t at = i;
            for (; at >= gap && str_compare(ref_pointer(names[at - gap]), ref_pointer(name)) > 0; at -= gap) {
                names[at] = names[at - gap];
            }
            names[at] = name;
        }
    }
}

/* 0, or -1 and ValueError: the name stands in the namespace too. */
static int check_conflict(Plan *plan, Object *name)
{
    Runtime *rt = plan->rt;
    if (str_equal_ascii(name, "__qualname__") || str_equal_ascii(name, "__classcell__"))
        return 0;
    int found = dict_contains(rt, plan->dict, name);
    if (found <= 0)
        return found;
    error_set(rt, ERROR_VALUE, "'%s' in __slots__ conflicts with class variable", name_text(name).text);
    return -1;
}

/* Fills `list` with the mangled names that become members. */
static int fill_member_names(Plan *plan, Object *list)
{
    int64_t used = 0;
    for (int64_t i = 0; i < tuple_size(plan->slots); i++) {
        Object *name = tuple_get(plan->slots, i);
        bool is_member = !(plan->adds_dict && is_dict_name(plan, name)) &&
                         !(plan->adds_weakref && is_weakref_name(plan, name));
        if (!is_member)
            continue;
        Object *mangled = mangle(plan->rt, plan->name, name);
        if (mangled == NULL)
            return -1;
        list_set_item(plan->rt, list, used++, mangled);
        if (check_conflict(plan, mangled) < 0)
            return -1;
    }
    return 0;
}

/* Replaces the plan's slots by what become members: mangled, sorted, without __dict__ and __weakref__. */
static int make_member_names(Plan *plan)
{
    Runtime *rt = plan->rt;
    Object *list = list_new(rt, tuple_size(plan->slots) - plan->adds_dict - plan->adds_weakref);
    if (list == NULL)
        return -1;
    Object *names = NULL;
    if (fill_member_names(plan, list) == 0) {
        sort_names(list_items(list), list_size(list));
        names = list_to_tuple(rt, list);
    }
    object_decref(rt, list);
    if (names == NULL)
        return -1;
    object_decref(rt, plan->slots);
    plan->slots = names;
    return 0;
}

/* A base that does not give the layout may still bring a dict or weak references, which then are added here.
 */
static void add_what_other_bases_have(Plan *plan)
{
    for (int64_t i = 0; i < tuple_size(plan->bases); i++) {
        const TypeObject *base = (const TypeObject *)tuple_get(plan->bases, i);
        if (base == plan->base)
            continue;
        if (plan->may_add_dict && base->tp_dictoffset != 0)
            plan->adds_dict = true;
        if (plan->may_add_weakref && base->tp_weaklistoffset != 0)
            plan->adds_weakref = true;
    }
}

static int plan_slots(Plan *plan)
{
    Runtime *rt = plan->rt;
    plan->may_add_dict = plan->base->tp_dictoffset == 0;
    plan->may_add_weakref = plan->base->tp_weaklistoffset == 0 && plan->base->tp_itemsize == 0;
    Object *slots = dict_get(rt, plan->dict, ref_pointer(rt->attribute_slots));
    if (slots == NULL) {
        plan->adds_dict = plan->may_add_dict;
        plan->adds_weakref = plan->may_add_weakref;
        return error_occurred(rt) ? -1 : 0;
    }
    plan->slots = slots_as_tuple(rt, slots);
    if (plan->slots == NULL)
        return -1;
    if (tuple_size(plan->slots) > 0 && plan->base->tp_itemsize != 0) {
        error_set(rt, ERROR_TYPE, "nonempty __slots__ not supported for subtype of '%s'",
                  type_name_of(plan->base));
        return -1;
    }
    for (int64_t i = 0; i < tuple_size(plan->slots); i++) {
        if (visit_slot(plan, tuple_get(plan->slots, i)) < 0)
            return -1;
    }
    if (make_member_names(plan) < 0)
        return -1;
    add_what_other_bases_have(plan);
    return 0;
}

/* ---- the type object */

/* The class takes over what the plan owns. */
static HeapTypeObject *allocate_type(Plan *plan)
{
    Runtime *rt = plan->rt;
    TypeObject *metatype = runtime_type(rt, TYPE_TYPE);
    int64_t members = plan->slots == NULL ? 0 : tuple_size(plan->slots);
    int64_t size = (int64_t)sizeof(HeapTypeObject) + (members + 1) * (int64_t)sizeof(MemberDefinition);
    HeapTypeObject *class = (HeapTypeObject *)gc_alloc(rt, metatype, size);
    if (class == NULL)
        return NULL;
    memset(class, 0, (size_t)size);
    TypeObject *type = &class->ht_type;
    object_init(rt, &type->ob_base.ob_base, metatype);
    type->ob_base.ob_size = members;
    type->tp_name = ref_of(plan->text);
    type->tp_flags = TYPE_FLAG_HEAP_TYPE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_HAVE_GC;
    type->tp_dealloc = TYPE_INSTANCE;
    type->tp_traverse = TYPE_INSTANCE;
    type->tp_clear = TYPE_INSTANCE;
    type->tp_bases = ref_of(plan->bases);
    type->tp_base = ref_of(object_incref(type_as_object(plan->base)));
    type->tp_dict = ref_of(plan->dict);
    class->ht_slots = ref_of(plan->slots);
    class->ht_name = ref_of(object_incref(plan->name));
    plan->bases = plan->dict = plan->slots = NULL;
    gc_track(rt, &type->ob_base.ob_base);
    return class;
}

static int plan_name(Plan *plan)
{
    int64_t length;
    plan->text = str_as_utf8(plan->rt, plan->name, &length);
    if (plan->text == NULL)
        return -1;
    if ((int64_t)strlen(plan->text) == length)
        return 0;
    return fail(plan->rt, ERROR_VALUE, "type name must not contain null characters");
}

/* __qualname__ leaves the namespace for a place of its own. */
static int set_qualname(Plan *plan, HeapTypeObject *class)
{
    Runtime *rt = plan->rt;
    Object *dict = ref_pointer(class->ht_type.tp_dict);
    Object *key = ref_pointer(rt->attribute_qualname);
    Object *qualname = dict_get(rt, dict, key);
    if (qualname == NULL) {
        if (error_occurred(rt))
            return -1;
        class->ht_qualname = ref_of(object_incref(plan->name));
        return 0;
    }
    if (!object_is_str(qualname)) {
        error_set(rt, ERROR_TYPE, "type __qualname__ must be a str, not %s",
                  type_name_of(object_type(qualname)));
        return -1;
    }
    class->ht_qualname = ref_of(object_incref(qualname));
    return dict_delete(rt, dict, key);
}

/* tp_doc is a copy of its own. */
static int set_doc(Plan *plan, TypeObject *type)
{
    Runtime *rt = plan->rt;
    Object *doc = dict_get(rt, ref_pointer(type->tp_dict), ref_pointer(rt->attribute_doc));
    if (doc == NULL)
        return error_occurred(rt) ? -1 : 0;
    if (!object_is_str(doc))
        return 0;
    int64_t length;
    const char *text = str_as_utf8(rt, doc, &length);
    if (text == NULL)
        return -1;
    char *copy = memory_alloc(&rt->memory, (uint64_t)length + 1);
    if (copy == NULL) {
        error_no_memory(rt);
        return -1;
    }
    memcpy(copy, text, (size_t)length + 1);
    type->tp_doc = ref_of(copy);
    return 0;
}

/* Behind the base's layout come the members, then the dict of an object of varying size or the weak reference
 * slot. */
static int lay_out(Plan *plan, HeapTypeObject *class)
{
    TypeObject *type = &class->ht_type;
    const TypeObject *base = plan->base;
    MemberDefinition *members = type_members(type);
    int64_t offset = base->tp_basicsize;
    for (int64_t i = 0; i < type->ob_base.ob_size; i++) {
        const char *name = str_as_utf8(plan->rt, tuple_get(ref_pointer(class->ht_slots), i), NULL);
        if (name == NULL)
            return -1;
        members[i].name = ref_of(name);
        members[i].type = MEMBER_OBJECT;
        members[i].offset = offset;
        offset += (int64_t)sizeof(Ref);
    }
    type->tp_weaklistoffset = base->tp_weaklistoffset;
    type->tp_dictoffset = base->tp_dictoffset;
    type->tp_flags |= base->tp_flags & TYPE_FLAG_MANAGED_DICT;
    if (plan->adds_dict && base->tp_itemsize != 0) {
        type->tp_dictoffset = -(int64_t)sizeof(Ref);
        offset += (int64_t)sizeof(Ref);
    }
    if (plan->adds_weakref) {
        type->tp_weaklistoffset = offset;
        offset += (int64_t)sizeof(Ref);
    }
    if (plan->adds_dict && base->tp_itemsize == 0) {
        type->tp_flags |= TYPE_FLAG_MANAGED_DICT;
        type->tp_dictoffset = -offset - 3 * (int64_t)sizeof(Ref);
    }
    type->tp_basicsize = offset;
    type->tp_itemsize = base->tp_itemsize;
    return 0;
}

/* ---- readying it */

/* dict.setdefault(name of the descriptor, descriptor); takes the descriptor (NULL: -1) over. */
static int add_descriptor(Runtime *rt, TypeObject *type, Object *descriptor)
{
    if (descriptor == NULL)
        return -1;
    Object *name = ref_pointer(((const DataDescriptorObject *)descriptor)->d_name);
    Object *kept = dict_setdefault(rt, ref_pointer(type->tp_dict), name, descriptor);
    object_decref(rt, descriptor);
    return kept == NULL ? -1 : 0;
}

static int fill_dict(Plan *plan, TypeObject *type)
{
    Runtime *rt = plan->rt;
    const MemberDefinition *members = type_members(type);
    for (int64_t i = 0; i < type->ob_base.ob_size; i++) {
        if (add_descriptor(rt, type, member_descriptor_new(rt, type, &members[i])) < 0)
            return -1;
    }
    if (plan->adds_dict &&
        add_descriptor(rt, type, getset_descriptor_new(rt, type, "__dict__", GETSET_DICT)) < 0) {
        return -1;
    }
    if (plan->adds_weakref &&
        add_descriptor(rt, type, getset_descriptor_new(rt, type, "__weakref__", GETSET_WEAKREF)) < 0) {
        return -1;
    }
    return dict_setdefault(rt, ref_pointer(type->tp_dict), ref_pointer(rt->attribute_doc),
                           runtime_none(rt)) == NULL
               ? -1
               : 0;
}

#define FLAGS_OF_BASE \
    (TYPE_FLAG_MATCH_SELF | TYPE_FLAG_INT_SUBCLASS | TYPE_FLAG_LIST_SUBCLASS | TYPE_FLAG_TUPLE_SUBCLASS | \
     TYPE_FLAG_BYTES_SUBCLASS | TYPE_FLAG_STR_SUBCLASS | TYPE_FLAG_DICT_SUBCLASS | \
     TYPE_FLAG_BASE_EXCEPTION_SUBCLASS | TYPE_FLAG_TYPE_SUBCLASS)

static void inherit(TypeObject *type)
{
    const TypeObject *base = ref_pointer(type->tp_base);
    const Object *mro = ref_pointer(type->tp_mro);
    type->tp_flags |= base->tp_flags & FLAGS_OF_BASE;
    for (int64_t i = 1; i < tuple_size(mro); i++) {
        const TypeObject *class = (const TypeObject *)tuple_get(mro, i);
        if (!type_has(type, TYPE_FLAG_SEQUENCE | TYPE_FLAG_MAPPING)) {
            type->tp_flags |= class->tp_flags & (TYPE_FLAG_SEQUENCE | TYPE_FLAG_MAPPING);
        }
    }
    type->tp_getattro = base->tp_getattro;
    type->tp_setattro = base->tp_setattro;
    type->tp_descr_get = base->tp_descr_get;
    type->tp_descr_set = base->tp_descr_set;
    type->tp_is_gc = base->tp_is_gc;
}

/* A class that says what is equal, and not what the hash is, has none. */
static int set_hash(Runtime *rt, TypeObject *type)
{
    Object *dict = ref_pointer(type->tp_dict);
    Object *hash = ref_pointer(rt->attribute_hash);
    int compares = dict_contains(rt, dict, ref_pointer(rt->attribute_eq));
    int hashes = compares < 0 ? -1 : dict_contains(rt, dict, hash);
    if (hashes < 0)
        return -1;
    return compares && !hashes ? dict_set(rt, dict, hash, runtime_none(rt)) : 0;
}

static int add_to_bases(Runtime *rt, TypeObject *type)
{
    Object *bases = object_incref(ref_pointer(type->tp_bases));
    int status = 0;
    for (int64_t i = 0; status == 0 && i < tuple_size(bases); i++) {
        status = type_add_subclass(rt, (TypeObject *)tuple_get(bases, i), type);
    }
    object_decref(rt, bases);
    return status;
}

static int set_cached_keys(Runtime *rt, HeapTypeObject *class)
{
    if (!type_has(&class->ht_type, TYPE_FLAG_MANAGED_DICT))
        return 0;
    class->ht_cached_keys = ref_of(dict_keys_new_for_class(rt));
    if (class->ht_cached_keys != NO_REF)
        return 0;
    error_no_memory(rt);
    return -1;
}

/* CPython: PyType_Ready */
static int make_ready(Plan *plan, HeapTypeObject *class)
{
    Runtime *rt = plan->rt;
    TypeObject *type = &class->ht_type;
    Object *mro = type_compute_mro(rt, type);
    if (mro == NULL)
        return -1;
    type->tp_mro = ref_of(mro);
    if (fill_dict(plan, type) < 0)
        return -1;
    inherit(type);
    if (set_hash(rt, type) < 0 || add_to_bases(rt, type) < 0 || set_cached_keys(rt, class) < 0)
        return -1;
    type->tp_flags |= TYPE_FLAG_READY;
    type_update_slots(rt, type);
    return 0;
}

/* ---- all of it */

static int plan_bases(Plan *plan, Object *bases)
{
    Runtime *rt = plan->rt;
    if (bases == NULL || tuple_size(bases) == 0) {
        Object *object = type_as_object(runtime_type(rt, TYPE_OBJECT));
        plan->bases = tuple_pack(rt, 1, &object);
        plan->base = runtime_type(rt, TYPE_OBJECT);
        return plan->bases == NULL ? -1 : 0;
    }
    plan->bases = object_incref(bases);
    plan->base = type_best_base(rt, bases);
    return plan->base == NULL ? -1 : 0;
}

static HeapTypeObject *start_class(Plan *plan, Object *bases, Object *namespace)
{
    if (plan_name(plan) < 0 || plan_bases(plan, bases) < 0)
        return NULL;
    plan->dict = namespace == NULL ? dict_new(plan->rt) : dict_copy(plan->rt, namespace);
    if (plan->dict == NULL || plan_slots(plan) < 0)
        return NULL;
    return allocate_type(plan);
}

static int complete_class(Plan *plan, HeapTypeObject *class)
{
    if (set_qualname(plan, class) < 0 || set_doc(plan, &class->ht_type) < 0)
        return -1;
    return lay_out(plan, class) < 0 ? -1 : make_ready(plan, class);
}

Object *type_new_class_named(Runtime *rt, Object *name, Object *bases, Object *namespace)
{
    assert_api(object_is_str(name));
    Plan plan = {.rt = rt, .name = name};
    HeapTypeObject *class = start_class(&plan, bases, namespace);
    object_xdecref(rt, plan.slots);
    object_xdecref(rt, plan.dict);
    object_xdecref(rt, plan.bases);
    if (class == NULL)
        return NULL;
    Object *object = type_as_object(&class->ht_type);
    if (complete_class(&plan, class) == 0)
        return object;
    object_decref(rt, object);
    return NULL;
}

Object *type_new_class(Runtime *rt, const char *name, Object *bases, Object *namespace)
{
    Object *text = str_intern_cstring(rt, name);
    if (text == NULL)
        return NULL;
    Object *class = type_new_class_named(rt, text, bases, namespace);
    object_decref(rt, text);
    return class;
}
