/* The references that lie at fixed places in each kind of object, as tables: what the collector sees, what it
 * does not, and the name a person gives to each. The same tables serve traversal, the verifier and every
 * view. What lies elsewhere (items, entries, instance values, members) is known by shape in traverse.h. */
#ifndef OURO_OBJECT_FIELDS_H
#define OURO_OBJECT_FIELDS_H

#include "object/container_fields.h"
#include "object/type.h"

typedef enum ReferenceKind {
    REFERENCE_END,       /* closes a list */
    REFERENCE_VISIBLE,   /* owned; the collector sees it */
    REFERENCE_HIDDEN,    /* owned; the collector does not see it, as in CPython */
    REFERENCE_WEAK,      /* not counted */
    REFERENCE_WEAK_LIST, /* not counted: head of the list of weak references to the object itself */
} ReferenceKind;

typedef struct Field {
    uint16_t offset; /* from the object, in bytes */
    uint16_t kind;   /* ReferenceKind */
    const char *name;
} Field;

/* X(struct, field, kind, name); the VISIBLE ones in the order in which CPython's tp_traverse visits them. */
#define FIELDS_TYPE(X) \
    X(HeapTypeObject, ht_type.tp_dict, VISIBLE, "__dict__") \
    X(HeapTypeObject, ht_type.tp_cache, VISIBLE, "tp_cache") \
    X(HeapTypeObject, ht_type.tp_mro, VISIBLE, "__mro__") \
    X(HeapTypeObject, ht_type.tp_bases, VISIBLE, "__bases__") \
    X(HeapTypeObject, ht_type.tp_base, VISIBLE, "__base__") \
    X(HeapTypeObject, ht_module, VISIBLE, "__module__") \
    X(HeapTypeObject, ht_type.tp_subclasses, HIDDEN, "tp_subclasses") \
    X(HeapTypeObject, ht_type.tp_weaklist, WEAK_LIST, "weak references") \
    X(HeapTypeObject, ht_name, HIDDEN, "__name__") \
    X(HeapTypeObject, ht_slots, HIDDEN, "__slots__") \
    X(HeapTypeObject, ht_qualname, HIDDEN, "__qualname__")
#define FIELDS_CELL(X) X(CellObject, ob_ref, VISIBLE, "cell_contents")
#define FIELDS_BUILTIN_FUNCTION(X) \
    X(BuiltinFunctionObject, m_self, VISIBLE, "__self__") \
    X(BuiltinFunctionObject, m_module, VISIBLE, "__module__") \
    X(BuiltinFunctionObject, m_weakreflist, WEAK_LIST, "weak references")
#define FIELDS_METHOD_DESCRIPTOR(X) \
    X(MethodDescriptorObject, d_type, VISIBLE, "__objclass__") \
    X(MethodDescriptorObject, d_name, HIDDEN, "__name__") \
    X(MethodDescriptorObject, d_qualname, HIDDEN, "__qualname__")
#define FIELDS_DATA_DESCRIPTOR(X) \
    X(DataDescriptorObject, d_type, VISIBLE, "__objclass__") \
    X(DataDescriptorObject, d_name, HIDDEN, "__name__") \
    X(DataDescriptorObject, d_qualname, HIDDEN, "__qualname__")
#define FIELDS_METHOD(X) \
    X(MethodObject, im_func, VISIBLE, "__func__") \
    X(MethodObject, im_self, VISIBLE, "__self__") \
    X(MethodObject, im_weakreflist, WEAK_LIST, "weak references")
#define FIELDS_WEAKREF(X) \
    X(WeakrefObject, wr_callback, VISIBLE, "__callback__") \
    X(WeakrefObject, wr_object, WEAK, "referent")
#define FIELDS_SET(X) X(SetObject, weakreflist, WEAK_LIST, "weak references")

#define FIELDS_CODE(X) \
    X(CodeObject, co_consts, HIDDEN, "co_consts") \
    X(CodeObject, co_names, HIDDEN, "co_names") \
    X(CodeObject, co_exceptiontable, HIDDEN, "co_exceptiontable") \
    X(CodeObject, co_localsplusnames, HIDDEN, "co_localsplusnames") \
    X(CodeObject, co_localspluskinds, HIDDEN, "co_localspluskinds") \
    X(CodeObject, co_filename, HIDDEN, "co_filename") \
    X(CodeObject, co_name, HIDDEN, "co_name") \
    X(CodeObject, co_qualname, HIDDEN, "co_qualname") \
    X(CodeObject, co_linetable, HIDDEN, "co_linetable") \
    X(CodeObject, _co_code, HIDDEN, "co_code") \
    X(CodeObject, co_weakreflist, WEAK_LIST, "weak references")
#define FIELDS_FUNCTION(X) \
    X(FunctionObject, func_code, VISIBLE, "__code__") \
    X(FunctionObject, func_globals, VISIBLE, "__globals__") \
    X(FunctionObject, func_builtins, VISIBLE, "__builtins__") \
    X(FunctionObject, func_module, VISIBLE, "__module__") \
    X(FunctionObject, func_defaults, VISIBLE, "__defaults__") \
    X(FunctionObject, func_kwdefaults, VISIBLE, "__kwdefaults__") \
    X(FunctionObject, func_doc, VISIBLE, "__doc__") \
    X(FunctionObject, func_name, VISIBLE, "__name__") \
    X(FunctionObject, func_dict, VISIBLE, "__dict__") \
    X(FunctionObject, func_closure, VISIBLE, "__closure__") \
    X(FunctionObject, func_annotations, VISIBLE, "__annotations__") \
    X(FunctionObject, func_qualname, VISIBLE, "__qualname__") \
    X(FunctionObject, func_weakreflist, WEAK_LIST, "weak references")
#define FIELDS_COROUTINE_WRAPPER(X) X(CoroutineWrapperObject, cw_coroutine, VISIBLE, "coroutine")
#define FIELDS_ASYNC_STEP(X) \
    X(AsyncGeneratorStepObject, generator, VISIBLE, "generator") \
    X(AsyncGeneratorStepObject, value, VISIBLE, "value")
#define FIELDS_ASYNC_WRAPPED(X) X(AsyncGeneratorWrappedObject, value, VISIBLE, "value")
#define FIELDS_WRAPPER_DESCRIPTOR(X) \
    X(WrapperDescriptorObject, d_type, VISIBLE, "__objclass__") \
    X(WrapperDescriptorObject, d_name, HIDDEN, "__name__") \
    X(WrapperDescriptorObject, d_qualname, HIDDEN, "__qualname__")
#define FIELDS_METHOD_WRAPPER(X) \
    X(MethodWrapperObject, descriptor, VISIBLE, "descriptor") \
    X(MethodWrapperObject, self, VISIBLE, "__self__")
#define FIELDS_PROPERTY(X) \
    X(PropertyObject, getter, VISIBLE, "fget") \
    X(PropertyObject, setter, VISIBLE, "fset") \
    X(PropertyObject, deleter, VISIBLE, "fdel") \
    X(PropertyObject, doc, VISIBLE, "__doc__") \
    X(PropertyObject, name, VISIBLE, "name")
#define FIELDS_WRAPPED_METHOD(X) \
    X(WrappedMethodObject, callable, VISIBLE, "__func__") \
    X(WrappedMethodObject, dict, VISIBLE, "__dict__")
#define FIELDS_SUPER(X) \
    X(SuperObject, object, VISIBLE, "__self__") \
    X(SuperObject, type, VISIBLE, "__thisclass__") \
    X(SuperObject, object_type, VISIBLE, "__self_class__")
#define FIELDS_MAPPING_PROXY(X) X(MappingProxyObject, mapping, VISIBLE, "mapping")
#define FIELDS_TEXT_ITERATOR(X) X(SequenceIteratorObject, sequence, VISIBLE, "sequence")
#define FIELDS_MEMORYVIEW(X) \
    X(MemoryViewObject, managed_buffer, VISIBLE, "managed buffer") \
    X(MemoryViewObject, weakreflist, WEAK_LIST, "weak references")

#define FIELDS_MANAGED_BUFFER(X) X(ManagedBufferObject, exporter, VISIBLE, "obj")

/* exceptions.c: a class's own fields before those of BaseException. */
#define FIELDS_BASE_EXCEPTION(X) \
    X(BaseExceptionObject, dict, VISIBLE, "__dict__") \
    X(BaseExceptionObject, args, VISIBLE, "args") \
    X(BaseExceptionObject, notes, VISIBLE, "notes") \
    X(BaseExceptionObject, traceback, VISIBLE, "__traceback__") \
    X(BaseExceptionObject, cause, VISIBLE, "__cause__") \
    X(BaseExceptionObject, context, VISIBLE, "__context__")
#define FIELDS_STOP_ITERATION(X) \
    X(StopIterationObject, value, VISIBLE, "value") \
    FIELDS_BASE_EXCEPTION(X)
#define FIELDS_SYSTEM_EXIT(X) \
    X(SystemExitObject, code, VISIBLE, "code") \
    FIELDS_BASE_EXCEPTION(X)
#define FIELDS_IMPORT_ERROR(X) \
    X(ImportErrorObject, msg, VISIBLE, "msg") \
    X(ImportErrorObject, name, VISIBLE, "name") \
    X(ImportErrorObject, path, VISIBLE, "path") \
    FIELDS_BASE_EXCEPTION(X)
#define FIELDS_ATTRIBUTE_ERROR(X) \
    X(AttributeErrorObject, obj, VISIBLE, "obj") \
    X(AttributeErrorObject, name, VISIBLE, "name") \
    FIELDS_BASE_EXCEPTION(X)
#define FIELDS_NAME_ERROR(X) \
    X(NameErrorObject, name, VISIBLE, "name") \
    FIELDS_BASE_EXCEPTION(X)
#define FIELDS_OS_ERROR(X) \
    X(OSErrorObject, myerrno, VISIBLE, "errno") \
    X(OSErrorObject, strerror, VISIBLE, "strerror") \
    X(OSErrorObject, filename, VISIBLE, "filename") \
    X(OSErrorObject, filename2, VISIBLE, "filename2") \
    FIELDS_BASE_EXCEPTION(X)
#define FIELDS_SYNTAX_ERROR(X) \
    X(SyntaxErrorObject, msg, VISIBLE, "msg") \
    X(SyntaxErrorObject, filename, VISIBLE, "filename") \
    X(SyntaxErrorObject, lineno, VISIBLE, "lineno") \
    X(SyntaxErrorObject, offset, VISIBLE, "offset") \
    X(SyntaxErrorObject, end_lineno, VISIBLE, "end_lineno") \
    X(SyntaxErrorObject, end_offset, VISIBLE, "end_offset") \
    X(SyntaxErrorObject, text, VISIBLE, "text") \
    X(SyntaxErrorObject, print_file_and_line, VISIBLE, "print_file_and_line") \
    FIELDS_BASE_EXCEPTION(X)
#define FIELDS_UNICODE_ERROR(X) \
    X(UnicodeErrorObject, encoding, VISIBLE, "encoding") \
    X(UnicodeErrorObject, object, VISIBLE, "object") \
    X(UnicodeErrorObject, reason, VISIBLE, "reason") \
    FIELDS_BASE_EXCEPTION(X)
#define FIELDS_EXCEPTION_GROUP(X) \
    X(ExceptionGroupObject, msg, VISIBLE, "message") \
    X(ExceptionGroupObject, excs, VISIBLE, "exceptions") \
    FIELDS_BASE_EXCEPTION(X)
#define FIELDS_TRACEBACK(X) \
    X(TracebackObject, tb_next, VISIBLE, "tb_next") \
    X(TracebackObject, tb_frame, VISIBLE, "tb_frame")
#define FIELDS_GENERIC_ALIAS(X) \
    X(GenericAliasObject, origin, VISIBLE, "__origin__") \
    X(GenericAliasObject, args, VISIBLE, "__args__") \
    X(GenericAliasObject, parameters, VISIBLE, "__parameters__") \
    X(GenericAliasObject, weakreflist, WEAK_LIST, "weak references")
#define FIELDS_STANDARD_STREAM(X) \
    X(StandardStreamObject, wrapper, HIDDEN, "wrapper") \
    X(StandardStreamObject, weakreflist, WEAK_LIST, "weak references")
#define FIELDS_UNION(X) \
    X(UnionObject, args, VISIBLE, "__args__") \
    X(UnionObject, parameters, VISIBLE, "__parameters__")
#define FIELDS_MODULE(X) \
    X(ModuleObject, md_dict, VISIBLE, "__dict__") \
    X(ModuleObject, md_name, HIDDEN, "__name__") \
    X(ModuleObject, md_weaklist, WEAK_LIST, "weak references")
#define FIELDS_SIMPLE_NAMESPACE(X) X(NamespaceObject, ns_dict, VISIBLE, "__dict__")

/* X(TypeId without its prefix, list) */
#define FIELD_LISTS(X) \
    CONTAINER_FIELD_LISTS(X) \
    X(TYPE, FIELDS_TYPE) \
    X(STR_ITERATOR, FIELDS_TEXT_ITERATOR) \
    X(STR_ASCII_ITERATOR, FIELDS_TEXT_ITERATOR) \
    X(BYTES_ITERATOR, FIELDS_TEXT_ITERATOR) \
    X(BYTEARRAY_ITERATOR, FIELDS_TEXT_ITERATOR) \
    X(MEMORYVIEW, FIELDS_MEMORYVIEW) \
    X(MANAGED_BUFFER, FIELDS_MANAGED_BUFFER) \
    X(TRACEBACK, FIELDS_TRACEBACK) \
    X(GENERIC_ALIAS, FIELDS_GENERIC_ALIAS) \
    X(STANDARD_STREAM, FIELDS_STANDARD_STREAM) \
    X(UNION, FIELDS_UNION) \
    X(MODULE, FIELDS_MODULE) \
    X(SIMPLE_NAMESPACE, FIELDS_SIMPLE_NAMESPACE) \
    X(CELL, FIELDS_CELL) \
    X(BUILTIN_FUNCTION, FIELDS_BUILTIN_FUNCTION) \
    X(METHOD_DESCRIPTOR, FIELDS_METHOD_DESCRIPTOR) \
    X(WRAPPER_DESCRIPTOR, FIELDS_WRAPPER_DESCRIPTOR) \
    X(METHOD_WRAPPER, FIELDS_METHOD_WRAPPER) \
    X(CLASSMETHOD_DESCRIPTOR, FIELDS_METHOD_DESCRIPTOR) \
    X(PROPERTY, FIELDS_PROPERTY) \
    X(CLASSMETHOD, FIELDS_WRAPPED_METHOD) \
    X(STATICMETHOD, FIELDS_WRAPPED_METHOD) \
    X(SUPER, FIELDS_SUPER) \
    X(MAPPING_PROXY, FIELDS_MAPPING_PROXY) \
    X(GETSET_DESCRIPTOR, FIELDS_DATA_DESCRIPTOR) \
    X(MEMBER_DESCRIPTOR, FIELDS_DATA_DESCRIPTOR) \
    X(METHOD, FIELDS_METHOD) \
    X(WEAKREF, FIELDS_WEAKREF) \
    X(WEAK_PROXY, FIELDS_WEAKREF) \
    X(WEAK_CALLABLE_PROXY, FIELDS_WEAKREF) \
    X(SET, FIELDS_SET) \
    X(FROZENSET, FIELDS_SET) \
    X(CODE, FIELDS_CODE) \
    X(FUNCTION, FIELDS_FUNCTION) \
    X(COROUTINE_WRAPPER, FIELDS_COROUTINE_WRAPPER) \
    X(ASYNC_GENERATOR_ASEND, FIELDS_ASYNC_STEP) \
    X(ASYNC_GENERATOR_ATHROW, FIELDS_ASYNC_STEP) \
    X(ASYNC_GENERATOR_WRAPPED, FIELDS_ASYNC_WRAPPED)

/* X(struct, list): every exception of that struct has it. */
#define EXCEPTION_FIELD_LISTS(X) \
    X(BaseExceptionObject, FIELDS_BASE_EXCEPTION) \
    X(StopIterationObject, FIELDS_STOP_ITERATION) \
    X(SystemExitObject, FIELDS_SYSTEM_EXIT) \
    X(ImportErrorObject, FIELDS_IMPORT_ERROR) \
    X(AttributeErrorObject, FIELDS_ATTRIBUTE_ERROR) \
    X(NameErrorObject, FIELDS_NAME_ERROR) \
    X(OSErrorObject, FIELDS_OS_ERROR) \
    X(SyntaxErrorObject, FIELDS_SYNTAX_ERROR) \
    X(UnicodeErrorObject, FIELDS_UNICODE_ERROR) \
    X(ExceptionGroupObject, FIELDS_EXCEPTION_GROUP)

/* By the type's tp_traverse; NULL where a kind has no fields. A list ends with REFERENCE_END. */
extern const Field *const object_field_lists[TYPE_SLOTS_COUNT];

#endif
