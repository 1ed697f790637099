/* The structs of the built-in types as rows of fields, under CPython's names: functions, code, frames, generators,
 * exceptions, modules, iterators, descriptors, and small data types. Owns the names, where the C field is called
 * otherwise than CPython's, too; fields.c has those of the other types, and says what lies before and behind a
 * struct. */
#ifndef OURO_INSPECT_FIELD_ROWS_H
#define OURO_INSPECT_FIELD_ROWS_H

#include "object/layout_iterators.h"
#include "object/layout_language.h"

/* X(struct, field, kind, name) */

/* ---- the language's */

#define NAMED_CODE(X) \
    X(CodeObject, ob_base.ob_size, SIGNED, "ob_size") \
    X(CodeObject, co_consts, STRONG, "co_consts") \
    X(CodeObject, co_names, STRONG, "co_names") \
    X(CodeObject, co_exceptiontable, STRONG, "co_exceptiontable") \
    X(CodeObject, co_flags, UNSIGNED, "co_flags") \
    X(CodeObject, co_warmup, SIGNED, "co_warmup") \
    X(CodeObject, _co_linearray_entry_size, SIGNED, "_co_linearray_entry_size") \
    X(CodeObject, co_argcount, SIGNED, "co_argcount") \
    X(CodeObject, co_posonlyargcount, SIGNED, "co_posonlyargcount") \
    X(CodeObject, co_kwonlyargcount, SIGNED, "co_kwonlyargcount") \
    X(CodeObject, co_stacksize, SIGNED, "co_stacksize") \
    X(CodeObject, co_firstlineno, SIGNED, "co_firstlineno") \
    X(CodeObject, co_nlocalsplus, SIGNED, "co_nlocalsplus") \
    X(CodeObject, co_nlocals, SIGNED, "co_nlocals") \
    X(CodeObject, co_nplaincellvars, SIGNED, "co_nplaincellvars") \
    X(CodeObject, co_ncellvars, SIGNED, "co_ncellvars") \
    X(CodeObject, co_nfreevars, SIGNED, "co_nfreevars") \
    X(CodeObject, co_localsplusnames, STRONG, "co_localsplusnames") \
    X(CodeObject, co_localspluskinds, STRONG, "co_localspluskinds") \
    X(CodeObject, co_filename, STRONG, "co_filename") \
    X(CodeObject, co_name, STRONG, "co_name") \
    X(CodeObject, co_qualname, STRONG, "co_qualname") \
    X(CodeObject, co_linetable, STRONG, "co_linetable") \
    X(CodeObject, co_weakreflist, WEAK, "co_weakreflist") \
    X(CodeObject, _co_code, STRONG, "_co_code") \
    X(CodeObject, _co_linearray, MEMORY, "_co_linearray") \
    X(CodeObject, _co_firsttraceable, SIGNED, "_co_firsttraceable") \
    X(CodeObject, padding, UNUSED, "padding") \
    X(CodeObject, co_extra, MEMORY, "co_extra")
#define NAMED_FUNCTION(X) \
    X(FunctionObject, func_globals, STRONG, "func_globals") \
    X(FunctionObject, func_builtins, STRONG, "func_builtins") \
    X(FunctionObject, func_name, STRONG, "func_name") \
    X(FunctionObject, func_qualname, STRONG, "func_qualname") \
    X(FunctionObject, func_code, STRONG, "func_code") \
    X(FunctionObject, func_defaults, STRONG, "func_defaults") \
    X(FunctionObject, func_kwdefaults, STRONG, "func_kwdefaults") \
    X(FunctionObject, func_closure, STRONG, "func_closure") \
    X(FunctionObject, func_doc, STRONG, "func_doc") \
    X(FunctionObject, func_dict, STRONG, "func_dict") \
    X(FunctionObject, func_weakreflist, WEAK, "func_weakreflist") \
    X(FunctionObject, func_module, STRONG, "func_module") \
    X(FunctionObject, func_annotations, STRONG, "func_annotations") \
    X(FunctionObject, vectorcall, UNSIGNED, "vectorcall") \
    X(FunctionObject, func_version, UNSIGNED, "func_version") \
    X(FunctionObject, padding, UNUSED, "padding")
/* A frame inside `layout`, whose member it is. */
#define NAMED_FRAME_WITHIN(X, layout, frame) \
    X(layout, frame.f_func, STRONG, "f_func") \
    X(layout, frame.f_globals, WEAK, "f_globals") \
    X(layout, frame.f_builtins, WEAK, "f_builtins") \
    X(layout, frame.f_locals, STRONG, "f_locals") \
    X(layout, frame.f_code, STRONG, "f_code") \
    X(layout, frame.frame_obj, STRONG, "frame_obj") \
    X(layout, frame.previous, MEMORY, "previous") \
    X(layout, frame.prev_instr, MEMORY, "prev_instr") \
    X(layout, frame.stacktop, SIGNED, "stacktop") \
    X(layout, frame.is_entry, UNSIGNED, "is_entry") \
    X(layout, frame.owner, UNSIGNED, "owner") \
    X(layout, frame.padding, UNUSED, "padding")
#define NAMED_FRAME(X) \
    X(FrameObject, f_back, STRONG, "f_back") \
    X(FrameObject, f_frame, MEMORY, "f_frame") \
    X(FrameObject, f_trace, STRONG, "f_trace") \
    X(FrameObject, f_lineno, SIGNED, "f_lineno") \
    X(FrameObject, f_trace_lines, UNSIGNED, "f_trace_lines") \
    X(FrameObject, f_trace_opcodes, UNSIGNED, "f_trace_opcodes") \
    X(FrameObject, f_fast_as_locals, UNSIGNED, "f_fast_as_locals") \
    X(FrameObject, padding, UNUSED, "padding")
#define NAMED_OWN_FRAME(X) NAMED_FRAME_WITHIN(X, FrameObject, _f_frame_data)
#define NAMED_GENERATOR(X) \
    X(GeneratorObject, gi_code, STRONG, "gi_code") \
    X(GeneratorObject, gi_weakreflist, WEAK, "gi_weakreflist") \
    X(GeneratorObject, gi_name, STRONG, "gi_name") \
    X(GeneratorObject, gi_qualname, STRONG, "gi_qualname") \
    X(GeneratorObject, gi_exc_state.exc_value, STRONG, "gi_exc_state.exc_value") \
    X(GeneratorObject, gi_exc_state.previous_item, MEMORY, "gi_exc_state.previous_item") \
    X(GeneratorObject, gi_origin_or_finalizer, STRONG, "gi_origin_or_finalizer") \
    X(GeneratorObject, gi_hooks_inited, UNSIGNED, "gi_hooks_inited") \
    X(GeneratorObject, gi_closed, UNSIGNED, "gi_closed") \
    X(GeneratorObject, gi_running_async, UNSIGNED, "gi_running_async") \
    X(GeneratorObject, gi_frame_state, SIGNED, "gi_frame_state") \
    X(GeneratorObject, padding, UNUSED, "padding") \
    NAMED_FRAME_WITHIN(X, GeneratorObject, gi_iframe)
#define NAMED_TRACEBACK(X) \
    X(TracebackObject, tb_next, STRONG, "tb_next") \
    X(TracebackObject, tb_frame, STRONG, "tb_frame") \
    X(TracebackObject, tb_lasti, SIGNED, "tb_lasti") \
    X(TracebackObject, tb_lineno, SIGNED, "tb_lineno")
#define NAMED_BASE_EXCEPTION(X) \
    X(BaseExceptionObject, dict, STRONG, "dict") \
    X(BaseExceptionObject, args, STRONG, "args") \
    X(BaseExceptionObject, notes, STRONG, "notes") \
    X(BaseExceptionObject, traceback, STRONG, "traceback") \
    X(BaseExceptionObject, context, STRONG, "context") \
    X(BaseExceptionObject, cause, STRONG, "cause") \
    X(BaseExceptionObject, suppress_context, UNSIGNED, "suppress_context") \
    X(BaseExceptionObject, padding, UNUSED, "padding")
#define NAMED_MODULE(X) \
    X(ModuleObject, md_dict, STRONG, "md_dict") \
    X(ModuleObject, md_def, UNSIGNED, "md_def") \
    X(ModuleObject, md_state, UNSIGNED, "md_state") \
    X(ModuleObject, md_weaklist, WEAK, "md_weaklist") \
    X(ModuleObject, md_name, STRONG, "md_name")

/* ---- data */

#define NAMED_COMPLEX(X) \
    X(ComplexObject, real, FLOAT, "cval.real") \
    X(ComplexObject, imaginary, FLOAT, "cval.imag")
#define NAMED_RANGE(X) \
    X(RangeObject, start, STRONG, "start") \
    X(RangeObject, stop, STRONG, "stop") \
    X(RangeObject, step, STRONG, "step") \
    X(RangeObject, length, STRONG, "length")
#define NAMED_SLICE(X) \
    X(SliceObject, start, STRONG, "start") \
    X(SliceObject, stop, STRONG, "stop") \
    X(SliceObject, step, STRONG, "step")
#define NAMED_BYTEARRAY(X) \
    X(ByteArrayObject, ob_base.ob_size, SIGNED, "ob_size") \
    X(ByteArrayObject, ob_alloc, SIGNED, "ob_alloc") \
    X(ByteArrayObject, ob_bytes, MEMORY, "ob_bytes") \
    X(ByteArrayObject, ob_start, MEMORY, "ob_start") \
    X(ByteArrayObject, ob_exports, SIGNED, "ob_exports")

/* ---- iterators and views */

#define NAMED_RANGE_ITERATOR(X) \
    X(RangeIteratorObject, index, SIGNED, "index") \
    X(RangeIteratorObject, start, SIGNED, "start") \
    X(RangeIteratorObject, step, SIGNED, "step") \
    X(RangeIteratorObject, length, SIGNED, "len")
#define NAMED_LONGRANGE_ITERATOR(X) \
    X(LongRangeIteratorObject, index, STRONG, "index") \
    X(LongRangeIteratorObject, start, STRONG, "start") \
    X(LongRangeIteratorObject, step, STRONG, "step") \
    X(LongRangeIteratorObject, length, STRONG, "len")
#define NAMED_SEQUENCE_ITERATOR(X) \
    X(SequenceIteratorObject, index, SIGNED, "it_index") \
    X(SequenceIteratorObject, sequence, STRONG, "it_seq")
#define NAMED_SET_ITERATOR(X) \
    X(SetIteratorObject, set, STRONG, "si_set") \
    X(SetIteratorObject, used, SIGNED, "si_used") \
    X(SetIteratorObject, position, SIGNED, "si_pos") \
    X(SetIteratorObject, length, SIGNED, "len")
#define NAMED_DICT_VIEW(X) X(DictViewObject, dict, STRONG, "dv_dict")
#define NAMED_DICT_ITERATOR(X) \
    X(DictIteratorObject, dict, STRONG, "di_dict") \
    X(DictIteratorObject, used, SIGNED, "di_used") \
    X(DictIteratorObject, position, SIGNED, "di_pos") \
    X(DictIteratorObject, result, STRONG, "di_result") \
    X(DictIteratorObject, length, SIGNED, "len")
#define NAMED_CALLABLE_ITERATOR(X) \
    X(CallableIteratorObject, callable, STRONG, "it_callable") \
    X(CallableIteratorObject, sentinel, STRONG, "it_sentinel")
#define NAMED_ENUMERATE(X) \
    X(EnumerateObject, index, SIGNED, "en_index") \
    X(EnumerateObject, iterator, STRONG, "en_sit") \
    X(EnumerateObject, result, STRONG, "en_result") \
    X(EnumerateObject, long_index, STRONG, "en_longindex") \
    X(EnumerateObject, one, STRONG, "one")
#define NAMED_REVERSED(X) \
    X(ReversedObject, index, SIGNED, "index") \
    X(ReversedObject, sequence, STRONG, "seq")
#define NAMED_ZIP(X) \
    X(ZipObject, size, SIGNED, "tuplesize") \
    X(ZipObject, iterators, STRONG, "ittuple") \
    X(ZipObject, result, STRONG, "result") \
    X(ZipObject, strict, SIGNED, "strict") \
    X(ZipObject, padding, UNUSED, "padding")
#define NAMED_MAP(X) \
    X(MapObject, iterators, STRONG, "iters") \
    X(MapObject, function, STRONG, "func")
#define NAMED_FILTER(X) \
    X(FilterObject, function, STRONG, "func") \
    X(FilterObject, iterator, STRONG, "it")

/* ---- descriptors and what wraps something */

#define NAMED_PROPERTY(X) \
    X(PropertyObject, getter, STRONG, "prop_get") \
    X(PropertyObject, setter, STRONG, "prop_set") \
    X(PropertyObject, deleter, STRONG, "prop_del") \
    X(PropertyObject, doc, STRONG, "prop_doc") \
    X(PropertyObject, name, STRONG, "prop_name") \
    X(PropertyObject, getter_doc, SIGNED, "getter_doc") \
    X(PropertyObject, padding, UNUSED, "padding")
#define NAMED_CLASSMETHOD(X) \
    X(WrappedMethodObject, callable, STRONG, "cm_callable") \
    X(WrappedMethodObject, dict, STRONG, "cm_dict")
#define NAMED_STATICMETHOD(X) \
    X(WrappedMethodObject, callable, STRONG, "sm_callable") \
    X(WrappedMethodObject, dict, STRONG, "sm_dict")
#define NAMED_SUPER(X) \
    X(SuperObject, type, STRONG, "type") \
    X(SuperObject, object, STRONG, "obj") \
    X(SuperObject, object_type, STRONG, "obj_type")
#define NAMED_WRAPPER_DESCRIPTOR(X) \
    X(WrapperDescriptorObject, d_type, STRONG, "d_type") \
    X(WrapperDescriptorObject, d_name, STRONG, "d_name") \
    X(WrapperDescriptorObject, d_qualname, STRONG, "d_qualname") \
    X(WrapperDescriptorObject, d_base, UNSIGNED, "d_base") \
    X(WrapperDescriptorObject, d_wrapped, UNSIGNED, "d_wrapped")
#define NAMED_METHOD_WRAPPER(X) \
    X(MethodWrapperObject, descriptor, STRONG, "descr") \
    X(MethodWrapperObject, self, STRONG, "self")
#define NAMED_MAPPING_PROXY(X) X(MappingProxyObject, mapping, STRONG, "mapping")
#define NAMED_GENERIC_ALIAS(X) \
    X(GenericAliasObject, origin, STRONG, "origin") \
    X(GenericAliasObject, args, STRONG, "args") \
    X(GenericAliasObject, parameters, STRONG, "parameters") \
    X(GenericAliasObject, weakreflist, WEAK, "weakreflist") \
    X(GenericAliasObject, starred, UNSIGNED, "starred") \
    X(GenericAliasObject, padding, UNUSED, "padding") \
    X(GenericAliasObject, vectorcall, UNSIGNED, "vectorcall")
#define NAMED_UNION(X) \
    X(UnionObject, args, STRONG, "args") \
    X(UnionObject, parameters, STRONG, "parameters")

/* X(type, rows of its struct): what has one struct and nothing behind it that would have other names. */
#define NAMED_LAYOUTS(X) \
    X(CODE, CODE) \
    X(FUNCTION, FUNCTION) \
    X(FRAME, FRAME) \
    X(GENERATOR, GENERATOR) \
    X(COROUTINE, GENERATOR) \
    X(ASYNC_GENERATOR, GENERATOR) \
    X(TRACEBACK, TRACEBACK) \
    X(MODULE, MODULE) \
    X(COMPLEX, COMPLEX) \
    X(RANGE, RANGE) \
    X(SLICE, SLICE) \
    X(BYTEARRAY, BYTEARRAY) \
    X(RANGE_ITERATOR, RANGE_ITERATOR) \
    X(LONGRANGE_ITERATOR, LONGRANGE_ITERATOR) \
    X(LIST_ITERATOR, SEQUENCE_ITERATOR) \
    X(LIST_REVERSE_ITERATOR, SEQUENCE_ITERATOR) \
    X(TUPLE_ITERATOR, SEQUENCE_ITERATOR) \
    X(STR_ITERATOR, SEQUENCE_ITERATOR) \
    X(STR_ASCII_ITERATOR, SEQUENCE_ITERATOR) \
    X(BYTES_ITERATOR, SEQUENCE_ITERATOR) \
    X(BYTEARRAY_ITERATOR, SEQUENCE_ITERATOR) \
    X(SEQUENCE_ITERATOR, SEQUENCE_ITERATOR) \
    X(SET_ITERATOR, SET_ITERATOR) \
    X(DICT_KEYS, DICT_VIEW) \
    X(DICT_VALUES, DICT_VIEW) \
    X(DICT_ITEMS, DICT_VIEW) \
    X(DICT_KEY_ITERATOR, DICT_ITERATOR) \
    X(DICT_VALUE_ITERATOR, DICT_ITERATOR) \
    X(DICT_ITEM_ITERATOR, DICT_ITERATOR) \
    X(DICT_REVERSE_KEY_ITERATOR, DICT_ITERATOR) \
    X(DICT_REVERSE_VALUE_ITERATOR, DICT_ITERATOR) \
    X(DICT_REVERSE_ITEM_ITERATOR, DICT_ITERATOR) \
    X(CALLABLE_ITERATOR, CALLABLE_ITERATOR) \
    X(ENUMERATE, ENUMERATE) \
    X(REVERSED, REVERSED) \
    X(ZIP, ZIP) \
    X(MAP, MAP) \
    X(FILTER, FILTER) \
    X(PROPERTY, PROPERTY) \
    X(CLASSMETHOD, CLASSMETHOD) \
    X(STATICMETHOD, STATICMETHOD) \
    X(SUPER, SUPER) \
    X(WRAPPER_DESCRIPTOR, WRAPPER_DESCRIPTOR) \
    X(METHOD_WRAPPER, METHOD_WRAPPER) \
    X(MAPPING_PROXY, MAPPING_PROXY) \
    X(GENERIC_ALIAS, GENERIC_ALIAS) \
    X(UNION, UNION)

#endif
