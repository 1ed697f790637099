/* What the C code of a built-in type or module brings: slots, methods, attributes, as constant tables. The region
 * holds a function's number, never its address; definition_method and its like find the table's row again.
 * CPython: PyMethodDef, PyGetSetDef, PyMemberDef. */
#ifndef OURO_OBJECT_DEFINITION_H
#define OURO_OBJECT_DEFINITION_H

#include "memory/host.h"
#include "object/slots.h"
#include "object/type.h"

/* New reference, or NULL and an error. Borrowed: self (a module's function: the module) and the arguments. */
typedef Object *(*MethodFunction)(Runtime *rt, Object *self, const Arguments *arguments);

enum {
    METHOD_KEYWORDS = 1, /* takes keywords, and checks all of its arguments by itself (arguments_parse) */
    METHOD_CLASS = 2,    /* a classmethod: self is the class */
    METHOD_STATIC = 4,   /* a staticmethod: self is NULL */
    METHOD_O = 8,        /* exactly one argument; counts are worded as CPython words METH_O */
    METHOD_TUPLE =
        32, /* METH_VARARGS in CPython: calls hold a tuple (types/call/held_arguments.h), and the bound
                            function refuses keywords by its bare name */
    METHOD_INLINED = 64, /* CPython has an instruction for calling it */
    METHOD_HOLDS = 128,  /* with METHOD_TUPLE: it makes the tuple by itself */
    METHOD_COEXIST = 16, /* stays beside a slot's wrapper of the same name */
};

#define ARGUMENTS_ANY (-1)

/* Whether CPython makes a tuple of the arguments, and here the caller does. */
#define METHOD_IS_HELD(flags) (((flags) & (METHOD_TUPLE | METHOD_HOLDS)) == METHOD_TUPLE)

/* Without METHOD_KEYWORDS the caller has checked that there are no keywords and from `least` to `most`
 * positional arguments (least == most == 0: METH_NOARGS), with CPython's TypeErrors. */
typedef struct MethodDefinition {
    const char *name; /* NULL: closes the table */
    MethodFunction function;
    int8_t least;
    int8_t most; /* ARGUMENTS_ANY: no limit */
    uint8_t flags;
    const char *signature; /* __text_signature__, "($self, object, /)"; NULL: none */
} MethodDefinition;

typedef struct GetSetDefinition {
    const char *name; /* NULL: closes the table */
    Object *(*get)(Runtime *rt, Object *self);
    int (*set)(Runtime *rt, Object *self, Object *value); /* NULL: read-only; value NULL: delete */
} GetSetDefinition;

typedef enum FieldMemberKind {
    FIELD_MEMBER_OBJECT,          /* a Ref; 0 reads as None:            T_OBJECT */
    FIELD_MEMBER_OBJECT_OR_ERROR, /* a Ref; 0 raises AttributeError:    T_OBJECT_EX */
    FIELD_MEMBER_INT32,
    FIELD_MEMBER_INT64,
    FIELD_MEMBER_BOOL, /* uint8_t */
    FIELD_MEMBER_DOUBLE,
} FieldMemberKind;

typedef struct FieldMember {
    const char *name; /* NULL: closes the table */
    uint16_t offset;
    uint8_t kind; /* FieldMemberKind */
    bool readonly;
} FieldMember;

/* One built-in type. Slots of the TYPE group that are NULL are inherited from
 * the base; number, sequence, mapping and buffer are complete, or all NULL and inherited together. */
typedef struct TypeDefinition {
    TypeSlots slots;
    const MethodDefinition *methods; /* may be NULL, as the rest */
    const GetSetDefinition *getsets;
    const FieldMember *members;
    const char *doc; /* __doc__; NULL: None */
    /* The dict has a __getattribute__, and __setattr__ and __delattr__ as well, that do what object's do: bits. */
    uint32_t generic_attributes;
} TypeDefinition;

/* CPython: PyObject_GenericGetAttr and PyObject_GenericSetAttr as the type's own. Here the slots are inherited, so
 * that the evaluation loop sees that nothing differs. */
#define GENERIC_GETATTR 1
#define GENERIC_SETATTR 2

/* By TypeId; filled by types/builtin_slots.c from the `<type>_definition` of each type's file. */
extern const TypeDefinition *const type_definitions[TYPE_SLOTS_COUNT];

/* The code that a slot's number names; never NULL, and without functions for TYPE_NO_SLOT. */
ALWAYS_INLINE const TypeSlots *type_slots(uint64_t number) { return &type_definitions[number]->slots; }

/* type_repr_slot(type) …: what a type does for each slot; NULL: nothing. */
#define TYPE_GROUP_ACCESSOR(name, Signature) \
    ALWAYS_INLINE Signature type_##name##_slot(const TypeObject *type) \
    { \
        return type_slots(type->tp_##name)->name; \
    }
TYPE_GROUP_SLOTS(TYPE_GROUP_ACCESSOR)
#undef TYPE_GROUP_ACCESSOR

/* type_nb_add(type) … */
#define GROUP_ACCESSOR(group, name, Signature, index) \
    ALWAYS_INLINE Signature type_##name(const TypeObject *type) \
    { \
        uint64_t number = type_has(type, TYPE_FLAG_HEAP_TYPE) ? ((const HeapTypeObject *)type)->group[index] \
                                                              : type->tp_##group; \
        return type_slots(number)->name; \
    }
#define ASYNC_ACCESSOR(name, Signature, index) GROUP_ACCESSOR(as_async, name, Signature, index)
#define NUMBER_ACCESSOR(name, Signature, index) GROUP_ACCESSOR(as_number, name, Signature, index)
#define MAPPING_ACCESSOR(name, Signature, index) GROUP_ACCESSOR(as_mapping, name, Signature, index)
#define SEQUENCE_ACCESSOR(name, Signature, index) GROUP_ACCESSOR(as_sequence, name, Signature, index)
#define BUFFER_ACCESSOR(name, Signature, index) GROUP_ACCESSOR(as_buffer, name, Signature, index)
ASYNC_SLOTS(ASYNC_ACCESSOR)
NUMBER_SLOTS(NUMBER_ACCESSOR)
MAPPING_SLOTS(MAPPING_ACCESSOR)
SEQUENCE_SLOTS(SEQUENCE_ACCESSOR)
BUFFER_SLOTS(BUFFER_ACCESSOR)
#undef ASYNC_ACCESSOR
#undef NUMBER_ACCESSOR
#undef MAPPING_ACCESSOR
#undef SEQUENCE_ACCESSOR
#undef BUFFER_ACCESSOR
#undef GROUP_ACCESSOR

/* ---- numbers of functions: table << 8 | row. Tables 1 … TYPE_COUNT - 1 are the methods of built-in types, those
 * from MODULE_TABLE_FIRST on a module's functions; numbers from HOST_FUNCTION_FIRST on are the embedder's. */

#define MODULE_TABLE_FIRST 0xC0
_Static_assert(TYPE_SLOTS_COUNT <= MODULE_TABLE_FIRST, "tables of types come before those of modules");

ALWAYS_INLINE uint64_t function_number(uint32_t table, uint32_t row) { return (uint64_t)table << 8 | row; }

/* Its name, whatever the number, which a file may have brought; NULL when there is no such function. */
const char *definition_name(uint64_t number);

/* Calls one of the library's own functions, its arguments checked as its row says. New reference, or NULL and an
 * error. */
/* Whether there is nothing to be said against the number of arguments; ARGUMENTS_ANY is read as 255, and more are
 * left to who looks closer. */
ALWAYS_INLINE bool definition_accepts(const MethodDefinition *method, const Arguments *arguments)
{
    const uint64_t range = (uint64_t)(uint8_t)method->most - (uint64_t)method->least;
    const bool counts_fit = (uint64_t)(arguments->count - method->least) <= range;
    return (counts_fit & (arguments->names == NULL)) | ((method->flags & METHOD_KEYWORDS) != 0);
}

/* 0, or -1 and TypeError, which names the function `qualname`, or, where that is NULL, by its table. */
int definition_check(Runtime *rt, uint64_t number, const char *qualname, const Arguments *arguments);

Object *definition_call(Runtime *rt, uint64_t number, Object *self, const Arguments *arguments);

/* What a module's C code brings. `exec` (may be NULL) fills in what is not a function: 0, or -1 and an error.
 * `late` (may be NULL) makes attributes that are there only once somebody asks for them: 1 and a new reference in
 * *value; 0 when there is no such name; -1 and an error. Without a name it is the list of all of them that is asked
 * for. */
typedef struct ModuleDefinition {
    const char *name;
    const MethodDefinition *methods;
    int (*exec)(Runtime *rt, Object *module);
    const char *doc;
    int (*late)(Runtime *rt, Object *name, Object **value);
} ModuleDefinition;

/* Ends with NULL; filled by modules/module_table.c. */
extern const ModuleDefinition *const module_definitions[];

/* The row of a number; NULL for an embedder's. */
ALWAYS_INLINE const MethodDefinition *definition_method(uint64_t number)
{
    uint64_t table = number >> 8;
    const MethodDefinition *methods = NULL;
    if (number >= HOST_FUNCTION_FIRST)
        return NULL;
    if (table >= MODULE_TABLE_FIRST)
        methods = module_definitions[table - MODULE_TABLE_FIRST]->methods;
    else if (table < TYPE_COUNT)
        methods = type_definitions[table]->methods;
    return methods == NULL ? NULL : &methods[number & 0xFF];
}

/* ---- taking arguments apart, with CPython's TypeErrors (getargs.c) */

/* `names`: one for each parameter, NULL at the end; "" for each positional-only one, which come first.
 * Parameters from `keyword_only` on take keywords alone. */
typedef struct Parameters {
    const char *function; /* "sorted" */
    const char *const *names;
    int8_t required;     /* how many of the first are */
    int8_t keyword_only; /* -1: none */
} Parameters;

/* values[i] borrowed, or NULL where none was given. 0, or -1 and TypeError. */
int arguments_parse(Runtime *rt, const Arguments *arguments, const Parameters *parameters, Object **values);

/* "'a' is an invalid keyword argument for f()"; of a name that is no str (Arguments): "keywords must be strings".
 * Returns -1. */
COLD int arguments_unknown_keyword(Runtime *rt, const char *function, Object *name);
/* For what takes any name: 0, or -1 and TypeError where one is no str. */
int arguments_check_names(Runtime *rt, const Arguments *arguments);

/* "f() takes no keyword arguments"; "f expected at least 1 argument, got 0". 0, or -1 and TypeError. */
int arguments_no_keywords(Runtime *rt, const char *function, const Arguments *arguments);
int arguments_check_count(Runtime *rt, const char *function, const Arguments *arguments, int64_t least,
                          int64_t most);

/* Positional arguments and those with names. */
ALWAYS_INLINE int64_t arguments_total(const Arguments *arguments)
{
    return arguments->count + (arguments->names == NULL ? 0 : ((const VarObject *)arguments->names)->ob_size);
}

/* The positional one, or NULL. Borrowed. */
ALWAYS_INLINE Object *argument_at(const Arguments *arguments, int64_t index)
{
    return index < arguments->count ? ref_pointer(arguments->items[index]) : NULL;
}

#endif
