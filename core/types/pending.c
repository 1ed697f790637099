/* Definitions of built-in types whose behaviour is not all there yet: what the runtime needs of them. A row goes as
 * soon as the type's own file has its definition. */
#include "types/attribute.h"

#include "types/builtin_function.h"
#include "types/builtin_slots.h"
#include "types/bytes.h"
#include "types/cell.h"
#include "types/descriptor.h"
#include "types/dict.h"
#include "types/float.h"
#include "types/instance.h"
#include "types/int.h"
#include "types/list.h"
#include "types/method.h"
#include "types/method_descriptor.h"
#include "types/set.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type.h"
#include "types/weakref.h"

const TypeDefinition type_definition = {.slots = {.dealloc = type_dealloc,
                                                  .traverse = true,
                                                  .clear = type_clear,
                                                  .call = type_call,
                                                  .getattro = type_getattro,
                                                  .setattro = type_setattro,
                                                  .getsizeof = type_sizeof}};
const TypeDefinition int_definition = {
    .slots = {
        .dealloc = int_dealloc, .hash = int_hash, .richcompare = int_richcompare, .getsizeof = int_sizeof}};
const TypeDefinition float_definition = {
    .slots = {.dealloc = float_dealloc, .hash = float_hash, .richcompare = float_richcompare}};
const TypeDefinition str_definition = {
    .slots = {
        .dealloc = str_dealloc, .hash = str_hash, .richcompare = str_richcompare, .getsizeof = str_sizeof}};
const TypeDefinition bytes_definition = {
    .slots = {.dealloc = bytes_dealloc, .hash = bytes_hash, .richcompare = bytes_richcompare}};
const TypeDefinition tuple_definition = {
    .slots = {
        .dealloc = tuple_dealloc, .traverse = true, .hash = tuple_hash, .richcompare = tuple_richcompare}};
const TypeDefinition list_definition = {.slots = {.dealloc = list_dealloc,
                                                  .traverse = true,
                                                  .clear = list_clear,
                                                  .richcompare = list_richcompare,
                                                  .getsizeof = list_sizeof}};
const TypeDefinition dict_definition = {.slots = {.dealloc = dict_dealloc,
                                                  .traverse = true,
                                                  .clear = dict_clear,
                                                  .richcompare = dict_richcompare,
                                                  .getsizeof = dict_sizeof}};
const TypeDefinition set_definition = {.slots = {.dealloc = set_dealloc,
                                                 .traverse = true,
                                                 .clear = set_clear,
                                                 .richcompare = set_richcompare,
                                                 .getsizeof = set_sizeof}};
const TypeDefinition frozenset_definition = {.slots = {.dealloc = set_dealloc,
                                                       .traverse = true,
                                                       .clear = set_clear,
                                                       .hash = frozenset_hash,
                                                       .richcompare = set_richcompare,
                                                       .getsizeof = set_sizeof}};
const TypeDefinition cell_definition = {
    .slots = {
        .dealloc = cell_dealloc, .traverse = true, .clear = cell_clear, .richcompare = cell_richcompare}};
const TypeDefinition builtin_function_definition = {.slots = {.dealloc = builtin_function_dealloc,
                                                              .traverse = true,
                                                              .hash = builtin_function_hash,
                                                              .richcompare = builtin_function_richcompare,
                                                              .call = builtin_function_call}};
const TypeDefinition method_descriptor_definition = {.slots = {.dealloc = descriptor_dealloc,
                                                               .traverse = true,
                                                               .call = method_descriptor_call,
                                                               .descr_get = method_descriptor_get}};
const TypeDefinition method_definition = {.slots = {.dealloc = method_dealloc,
                                                    .traverse = true,
                                                    .hash = method_hash,
                                                    .richcompare = method_richcompare,
                                                    .call = method_call,
                                                    .getattro = method_getattro,
                                                    .descr_get = method_get}};
const TypeDefinition weakref_definition = {.slots = {.dealloc = weakref_dealloc,
                                                     .traverse = true,
                                                     .clear = weakref_object_clear,
                                                     .hash = weakref_hash,
                                                     .richcompare = weakref_richcompare,
                                                     .call = weakref_call}};
const TypeDefinition weak_proxy_definition = {.slots = {.dealloc = weakref_dealloc,
                                                        .traverse = true,
                                                        .clear = weakref_object_clear,
                                                        .richcompare = weak_proxy_richcompare,
                                                        .getattro = weak_proxy_getattro,
                                                        .setattro = weak_proxy_setattro}};
const TypeDefinition weak_callable_proxy_definition = {.slots = {.dealloc = weakref_dealloc,
                                                                 .traverse = true,
                                                                 .clear = weakref_object_clear,
                                                                 .richcompare = weak_proxy_richcompare,
                                                                 .call = weak_proxy_call,
                                                                 .getattro = weak_proxy_getattro,
                                                                 .setattro = weak_proxy_setattro}};
const TypeDefinition getset_descriptor_definition = {
    .slots = {.dealloc = descriptor_dealloc, .traverse = true, .descr_get = getset_descriptor_get}};
const TypeDefinition member_descriptor_definition = {
    .slots = {.dealloc = descriptor_dealloc, .traverse = true, .descr_get = member_descriptor_get}};
const TypeDefinition instance_definition = {.slots = {.dealloc = instance_dealloc,
                                                      .clear = instance_clear,
                                                      .finalize = instance_finalize,
                                                      .hash = instance_hash,
                                                      .richcompare = instance_richcompare,
                                                      .call = instance_call}};
const TypeDefinition object_definition = {.slots = {.dealloc = plain_dealloc,
                                                    .hash = plain_hash,
                                                    .richcompare = plain_richcompare,
                                                    .getattro = generic_getattro,
                                                    .setattro = generic_setattro}};
const TypeDefinition none_definition = {0};
const TypeDefinition not_implemented_definition = {0};
const TypeDefinition ellipsis_definition = {0};
const TypeDefinition bool_definition = {0};
const TypeDefinition complex_definition = {0};
const TypeDefinition bytearray_definition = {0};
const TypeDefinition memoryview_definition = {0};
const TypeDefinition range_definition = {0};
const TypeDefinition range_iterator_definition = {0};
const TypeDefinition longrange_iterator_definition = {0};
const TypeDefinition slice_definition = {0};
const TypeDefinition list_iterator_definition = {0};
const TypeDefinition tuple_iterator_definition = {0};
const TypeDefinition str_iterator_definition = {0};
const TypeDefinition bytes_iterator_definition = {0};
const TypeDefinition bytearray_iterator_definition = {0};
const TypeDefinition sequence_iterator_definition = {0};
const TypeDefinition callable_iterator_definition = {0};
const TypeDefinition dict_keys_definition = {0};
const TypeDefinition dict_values_definition = {0};
const TypeDefinition dict_items_definition = {0};
const TypeDefinition set_iterator_definition = {0};
const TypeDefinition enumerate_definition = {0};
const TypeDefinition zip_definition = {0};
const TypeDefinition map_definition = {0};
const TypeDefinition filter_definition = {0};
const TypeDefinition reversed_definition = {0};
const TypeDefinition property_definition = {0};
const TypeDefinition classmethod_definition = {0};
const TypeDefinition staticmethod_definition = {0};
const TypeDefinition super_definition = {0};
const TypeDefinition wrapper_descriptor_definition = {0};
const TypeDefinition method_wrapper_definition = {0};
const TypeDefinition classmethod_descriptor_definition = {0};
const TypeDefinition mapping_proxy_definition = {0};
const TypeDefinition code_definition = {0};
const TypeDefinition function_definition = {0};
const TypeDefinition frame_definition = {0};
const TypeDefinition traceback_definition = {0};
const TypeDefinition generator_definition = {0};
const TypeDefinition coroutine_definition = {0};
const TypeDefinition async_generator_definition = {0};
const TypeDefinition module_definition = {0};
const TypeDefinition simple_namespace_definition = {0};
const TypeDefinition list_reverse_iterator_definition = {0};
const TypeDefinition str_ascii_iterator_definition = {0};
const TypeDefinition dict_key_iterator_definition = {0};
const TypeDefinition dict_value_iterator_definition = {0};
const TypeDefinition dict_item_iterator_definition = {0};
const TypeDefinition dict_reverse_key_iterator_definition = {0};
const TypeDefinition dict_reverse_value_iterator_definition = {0};
const TypeDefinition dict_reverse_item_iterator_definition = {0};
const TypeDefinition generic_alias_definition = {0};
const TypeDefinition union_definition = {0};
const TypeDefinition coroutine_wrapper_definition = {0};
const TypeDefinition async_generator_asend_definition = {0};
const TypeDefinition async_generator_athrow_definition = {0};
const TypeDefinition async_generator_wrapped_definition = {0};
const TypeDefinition exception_definition = {0};
