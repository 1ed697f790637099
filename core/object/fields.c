/* The tables that fields.h describes. */
#include "object/fields.h"

#define FIELD_ROW(layout, field, kind, name) {offsetof(layout, field), REFERENCE_##kind, name},
#define FIELD_LIST(ID, FIELDS) \
    static const Field fields_of_##ID[] = {FIELDS(FIELD_ROW){0, REFERENCE_END, NULL}};
FIELD_LISTS(FIELD_LIST)
EXCEPTION_FIELD_LISTS(FIELD_LIST)

#define FIELD_LIST_ENTRY(ID, FIELDS) [TYPE_##ID] = fields_of_##ID,
#define EXCEPTION_LIST_ENTRY(KIND, name, base, layout) [TYPE_ERROR_##KIND] = fields_of_##layout,
const Field *const object_field_lists[TYPE_SLOTS_COUNT] = {FIELD_LISTS(FIELD_LIST_ENTRY)
                                                               EXCEPTION_TYPES(EXCEPTION_LIST_ENTRY)};
