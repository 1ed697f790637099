/* The definitions of the built-in types, each of which stands in its type's own file. */
#ifndef OURO_TYPES_BUILTIN_SLOTS_H
#define OURO_TYPES_BUILTIN_SLOTS_H

#include "object/definition.h"

extern const TypeDefinition object_definition;
extern const TypeDefinition type_definition;
extern const TypeDefinition none_definition;
extern const TypeDefinition not_implemented_definition;
extern const TypeDefinition ellipsis_definition;
extern const TypeDefinition int_definition;
extern const TypeDefinition bool_definition;
extern const TypeDefinition float_definition;
extern const TypeDefinition str_definition;
extern const TypeDefinition bytes_definition;
extern const TypeDefinition tuple_definition;
extern const TypeDefinition list_definition;
extern const TypeDefinition dict_definition;
extern const TypeDefinition set_definition;
extern const TypeDefinition frozenset_definition;
extern const TypeDefinition cell_definition;
extern const TypeDefinition builtin_function_definition;
extern const TypeDefinition method_descriptor_definition;
extern const TypeDefinition method_definition;
extern const TypeDefinition weakref_definition;
extern const TypeDefinition weak_proxy_definition;
extern const TypeDefinition weak_callable_proxy_definition;
extern const TypeDefinition getset_descriptor_definition;
extern const TypeDefinition member_descriptor_definition;
extern const TypeDefinition complex_definition;
extern const TypeDefinition bytearray_definition;
extern const TypeDefinition memoryview_definition;
extern const TypeDefinition managed_buffer_definition;
extern const TypeDefinition range_definition;
extern const TypeDefinition range_iterator_definition;
extern const TypeDefinition longrange_iterator_definition;
extern const TypeDefinition slice_definition;
extern const TypeDefinition list_iterator_definition;
extern const TypeDefinition tuple_iterator_definition;
extern const TypeDefinition str_iterator_definition;
extern const TypeDefinition bytes_iterator_definition;
extern const TypeDefinition bytearray_iterator_definition;
extern const TypeDefinition sequence_iterator_definition;
extern const TypeDefinition callable_iterator_definition;
extern const TypeDefinition memory_iterator_definition;
extern const TypeDefinition dict_keys_definition;
extern const TypeDefinition dict_values_definition;
extern const TypeDefinition dict_items_definition;
extern const TypeDefinition set_iterator_definition;
extern const TypeDefinition enumerate_definition;
extern const TypeDefinition zip_definition;
extern const TypeDefinition map_definition;
extern const TypeDefinition filter_definition;
extern const TypeDefinition reversed_definition;
extern const TypeDefinition property_definition;
extern const TypeDefinition classmethod_definition;
extern const TypeDefinition staticmethod_definition;
extern const TypeDefinition super_definition;
extern const TypeDefinition wrapper_descriptor_definition;
extern const TypeDefinition method_wrapper_definition;
extern const TypeDefinition classmethod_descriptor_definition;
extern const TypeDefinition mapping_proxy_definition;
extern const TypeDefinition code_definition;
extern const TypeDefinition function_definition;
extern const TypeDefinition frame_definition;
extern const TypeDefinition traceback_definition;
extern const TypeDefinition generator_definition;
extern const TypeDefinition coroutine_definition;
extern const TypeDefinition async_generator_definition;
extern const TypeDefinition module_definition;
extern const TypeDefinition simple_namespace_definition;
extern const TypeDefinition list_reverse_iterator_definition;
extern const TypeDefinition str_ascii_iterator_definition;
extern const TypeDefinition dict_key_iterator_definition;
extern const TypeDefinition dict_value_iterator_definition;
extern const TypeDefinition dict_item_iterator_definition;
extern const TypeDefinition dict_reverse_key_iterator_definition;
extern const TypeDefinition dict_reverse_value_iterator_definition;
extern const TypeDefinition dict_reverse_item_iterator_definition;
extern const TypeDefinition generic_alias_definition;
extern const TypeDefinition standard_stream_definition;
extern const TypeDefinition union_definition;
extern const TypeDefinition coroutine_wrapper_definition;
extern const TypeDefinition async_generator_asend_definition;
extern const TypeDefinition async_generator_athrow_definition;
extern const TypeDefinition async_generator_wrapped_definition;

#define MODULE_DEFINITION(ID, identifier, name, base, layout, weaklistoffset, dictoffset, flags) \
    extern const TypeDefinition identifier##_definition;
MODULE_TYPES(MODULE_DEFINITION)
#undef MODULE_DEFINITION

/* Of exceptions: those that add nothing but a name share one, and those that add nothing to a class with fields. */
extern const TypeDefinition base_exception_definition;
extern const TypeDefinition exception_definition;
extern const TypeDefinition memory_error_definition;
extern const TypeDefinition exception_heir_definition;
extern const TypeDefinition stop_iteration_definition;
extern const TypeDefinition system_exit_definition;
extern const TypeDefinition key_error_definition;
extern const TypeDefinition import_error_definition;
extern const TypeDefinition attribute_error_definition;
extern const TypeDefinition name_error_definition;
extern const TypeDefinition os_error_definition;
extern const TypeDefinition syntax_error_definition;
extern const TypeDefinition unicode_decode_error_definition;
extern const TypeDefinition unicode_encode_error_definition;
extern const TypeDefinition unicode_translate_error_definition;
extern const TypeDefinition base_exception_group_definition;

/* That of classes made at run time. */
extern const TypeDefinition instance_definition;

#endif
