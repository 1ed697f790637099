/* The table of special methods; see type_rows.h. */
#include "types/class/type_rows.h"

/* Where the number of each slot lies, and that of its group. */
enum {
#define TYPE_PLACE(name, Signature) PLACE_##name = offsetof(TypeObject, tp_##name), GROUP_##name = 0,
    TYPE_GROUP_SLOTS(TYPE_PLACE) PLACE_finalize = offsetof(TypeObject, tp_finalize),
    GROUP_finalize = 0,
#undef TYPE_PLACE
#define GROUP_PLACE(group, name, index) \
    PLACE_##name = offsetof(HeapTypeObject, group) + 8 * (index), \
    GROUP_##name = offsetof(TypeObject, tp_##group),
#define ASYNC_PLACE(name, Signature, index) GROUP_PLACE(as_async, name, index)
#define NUMBER_PLACE(name, Signature, index) GROUP_PLACE(as_number, name, index)
#define MAPPING_PLACE(name, Signature, index) GROUP_PLACE(as_mapping, name, index)
#define SEQUENCE_PLACE(name, Signature, index) GROUP_PLACE(as_sequence, name, index)
    ASYNC_SLOTS(ASYNC_PLACE) NUMBER_SLOTS(NUMBER_PLACE) MAPPING_SLOTS(MAPPING_PLACE)
        SEQUENCE_SLOTS(SEQUENCE_PLACE)
};

const SlotRow slot_rows[SLOT_ROW_COUNT] = {
#define ROW(name, slot, wrapper, signature, doc) \
    {NAME_##name, PLACE_##slot, GROUP_##slot, offsetof(TypeSlots, slot), WRAPPER_##wrapper, signature, doc},
    SLOT_ROWS(ROW)
#undef ROW
};
