/* Exports: looking at a runtime, at an instant of a recording or at an `.ouro` file. What is looked at is the same
 * for all of them: the bytes of a region. One inspection at a time; it and the snapshot are noted in the host page. */
#include "inspect/heap.h"
#include "memory/memory.h"
#include "ouro/inspect.h"
#include "ouro/ouro.h"
#include "wasm/arguments.h"
#include "wasm/exports.h"
#include "wasm/imports.h"

/* The inspection that is open; NULL when it is not this one. */
static ouro_Inspection *inspection_given(address inspection)
{
    return inspection != NULL && inspection == host_of(region_place())->embedder ? inspection : NULL;
}

/* The same with its objects and buffers found, which is done for whoever asks first; NULL when they cannot be. */
static ouro_Inspection *walked(address inspection)
{
    ouro_Inspection *open = inspection_given(inspection);
    return open != NULL && heap_walk(open) ? open : NULL;
}

static void tell(ouro_Problem *problem, const char *text)
{
    if (problem == NULL)
        return;
    *problem = (ouro_Problem){0};
    for (u32 i = 0; text[i] != 0; i++)
        problem->text[i] = text[i];
}

/* ---- snapshot files */

static ouro_Snapshot *snapshot_given(address snapshot)
{
    return snapshot != NULL && snapshot == host_of(region_place())->snapshot ? snapshot : NULL;
}

address export_snapshot_open(address buffer, size bytes, address problem)
{
    Host *host = host_of(region_place());
    ouro_Problem *told = place_given(problem, sizeof(ouro_Problem));
    if (buffer_given(buffer) == NULL || place_given(buffer, bytes) == NULL || host->snapshot != NULL) {
        tell(told, host->snapshot != NULL ? "a snapshot is open already" : "there is no such buffer");
        return NULL;
    }
    host->snapshot = ouro_snapshot_open(buffer, bytes, told);
    return host->snapshot;
}

boolean export_snapshot_close(address snapshot)
{
    Host *host = host_of(region_place());
    ouro_Snapshot *open = snapshot_given(snapshot);
    if (open == NULL || host->embedder != NULL)
        return 0;
    host->snapshot = NULL;
    ouro_snapshot_close(open);
    return 1;
}

/* ---- an inspection */

address export_inspection_open(address what, address problem)
{
    Host *host = host_of(region_place());
    ouro_Runtime *rt = runtime_given(what);
    ouro_Snapshot *snapshot = snapshot_given(what);
    ouro_Problem *told = place_given(problem, sizeof(ouro_Problem));
    if ((rt == NULL && snapshot == NULL) || host->embedder != NULL) {
        tell(told, host->embedder != NULL ? "an inspection is open already"
                                          : "there is no such runtime or snapshot");
        return NULL;
    }
    ouro_View view = rt != NULL ? ouro_view(rt) : ouro_snapshot_view(snapshot);
    host->embedder = heap_open(&view, told);
    return host->embedder;
}

boolean export_inspection_close(address inspection)
{
    ouro_Inspection *open = inspection_given(inspection);
    if (open == NULL)
        return 0;
    host_of(region_place())->embedder = NULL;
    ouro_inspection_close(open);
    return 1;
}

boolean export_inspection_place(address inspection, address place)
{
    const ouro_Inspection *open = inspection_given(inspection);
    uint64_t *words = place_given(place, 3 * sizeof *words);
    if (open == NULL || words == NULL)
        return 0;
    words[0] = (uintptr_t)open->view.memory;
    words[1] = open->view.base;
    words[2] = open->view.size;
    return 1;
}

text export_inspection_problem(address inspection)
{
    return ouro_inspection_problem(inspection_given(inspection));
}

/* ---- tables */

static uint64_t table_of(address given, u32 record_kind, address records)
{
    ouro_Inspection *inspection = inspection_given(given);
    switch (record_kind) {
    case OURO_RECORD_OBJECT:
        return ouro_objects(walked(given), records);
    case OURO_RECORD_TYPE:
        return ouro_types(walked(given), records);
    case OURO_RECORD_EDGE:
        return ouro_edges(walked(given), records);
    case OURO_RECORD_SPAN:
        return ouro_spans(inspection, records);
    case OURO_RECORD_ARENA:
        return ouro_arenas(inspection, records);
    case OURO_RECORD_POOL:
        return ouro_pools(inspection, records);
    case OURO_RECORD_BLOCK:
        return ouro_blocks(walked(given), records);
    case OURO_RECORD_FREE_LIST:
        return ouro_free_lists(inspection, records);
    case OURO_RECORD_GC_LIST:
        return ouro_gc_lists(inspection, records);
    case OURO_RECORD_HELD:
        return ouro_held(inspection, records);
    case OURO_RECORD_FRAME:
        return ouro_frames(inspection, records);
    case OURO_RECORD_STATE:
        return ouro_state(inspection, records);
    default: /* OURO_RECORD_FIELD: inspection_fields has it */
        return OURO_FAILED;
    }
}

u32 export_inspection_table(address inspection, u32 record_kind, address records)
{
    address place = place_given(records, sizeof(address));
    return (u32)table_of(inspection, record_kind, place);
}

u32 export_inspection_fields(address inspection, ref object, address records)
{
    address place = place_given(records, sizeof(address));
    return (u32)ouro_fields(walked(inspection), object, place);
}

address export_inspection_strings(address inspection, address length)
{
    const ouro_Inspection *open = inspection_given(inspection);
    uint64_t *place = place_given(length, sizeof *place);
    return open == NULL || place == NULL ? NULL : (address)ouro_strings(open, place);
}

address export_record_types(address count)
{
    const ouro_RecordType *types;
    u32 *place = place_given(count, sizeof *place);
    if (place == NULL)
        return NULL;
    *place = ouro_record_types(&types);
    return (address)types;
}

u32 export_inspection_list(address inspection, i32 list, address indices)
{
    address place = place_given(indices, sizeof(address));
    return (u32)ouro_gc_list_members(walked(inspection), (ouro_GcList)list, place);
}

u32 export_inspection_interned(address inspection, address indices)
{
    address place = place_given(indices, sizeof(address));
    return (u32)ouro_interned(walked(inspection), place);
}

boolean export_inspection_labels(address inspection) { return ouro_labels(walked(inspection)); }

boolean export_inspection_mark_program(address inspection) { return ouro_mark_program(walked(inspection)); }

/* ---- one object */

u32 export_inspection_object(address inspection, ref object)
{
    return ouro_object_index(walked(inspection), object);
}

u32 export_inspection_retainers(address inspection, ref object, address indices)
{
    address place = place_given(indices, sizeof(address));
    return (u32)ouro_retainers(walked(inspection), object, place);
}

u32 export_inspection_path(address inspection, ref object, address indices)
{
    address place = place_given(indices, sizeof(address));
    return (u32)ouro_path(walked(inspection), object, place);
}

u32 export_inspection_path_text(address inspection, ref object, address place, u32 bytes)
{
    char *given = place_given(place, bytes);
    return given == NULL ? 0 : (u32)ouro_path_text(walked(inspection), object, given, bytes);
}

u32 export_inspection_describe(address inspection, ref object, address place, u32 bytes)
{
    char *given = place_given(place, bytes);
    return given == NULL ? 0 : (u32)ouro_describe(walked(inspection), object, given, bytes);
}

/* ---- the whole heap */

static bool write_piece(void *user, const void *bytes, uint64_t count)
{
    (void)user;
    host_piece((address)(uintptr_t)bytes, (u32)count);
    return true;
}

boolean export_inspection_write(address inspection, u32 form, u32 limit)
{
    ouro_Inspection *open = walked(inspection);
    if (open == NULL)
        return 0;
    switch (form) {
    case WRITE_DOT:
        return ouro_write_dot(open, limit, write_piece, NULL);
    case WRITE_HEAPSNAPSHOT:
        return ouro_write_heapsnapshot(open, write_piece, NULL);
    case WRITE_SUMMARY:
        return ouro_write_summary(open, write_piece, NULL);
    case WRITE_SNAPSHOT:
        return ouro_snapshot_write(&open->view, write_piece, NULL);
    default:
        return 0;
    }
}

static void report_piece(void *user, const ouro_Problem *problem)
{
    (void)user;
    host_piece((address)(uintptr_t)problem, sizeof *problem);
}

u32 export_inspection_verify(address inspection, u32 flags)
{
    const ouro_Inspection *open = inspection_given(inspection);
    return open == NULL ? OURO_NO_INDEX : (u32)ouro_verify(&open->view, flags, report_piece, NULL);
}

/* ---- what the numbers in records and events are called */

#define CONSTANT_NAME(NAME, name, ...) name,
#define NAMES_OF(TABLE, ROWS) static const char *const TABLE[] = {ROWS(CONSTANT_NAME)};
NAMES_OF(event_names, OURO_EVENTS)
NAMES_OF(phase_names, OURO_PHASES)
NAMES_OF(verdict_names, OURO_VERDICTS)
NAMES_OF(object_flag_names, OURO_OBJECT_FLAGS)
NAMES_OF(gc_list_names, OURO_GC_LISTS)
NAMES_OF(edge_kind_names, OURO_EDGE_KINDS)
NAMES_OF(block_kind_names, OURO_BLOCK_KINDS)
NAMES_OF(span_kind_names, OURO_SPAN_KINDS)
NAMES_OF(pool_state_names, OURO_POOL_STATES)
NAMES_OF(field_kind_names, OURO_FIELD_KINDS)
NAMES_OF(frame_kind_names, OURO_FRAME_KINDS)

typedef struct Names {
    const char *table;
    const char *const *names;
    u32 count;
} Names;

#define NAMES_ROW(table) \
    { \
#table, table##_names, sizeof table##_names / sizeof *table##_names \
    }
static const Names constants[] = {
    NAMES_ROW(event),      NAMES_ROW(phase),      NAMES_ROW(verdict),    NAMES_ROW(object_flag),
    NAMES_ROW(gc_list),    NAMES_ROW(edge_kind),  NAMES_ROW(block_kind), NAMES_ROW(span_kind),
    NAMES_ROW(pool_state), NAMES_ROW(field_kind), NAMES_ROW(frame_kind),
};
enum { CONSTANTS = sizeof constants / sizeof *constants };

text export_constant_table(u32 table) { return table < CONSTANTS ? constants[table].table : NULL; }

text export_constant_name(u32 table, u32 number)
{
    return table < CONSTANTS && number < constants[table].count ? constants[table].names[number] : NULL;
}

text export_type_name(u32 id) { return ouro_type_id_name(id); }
