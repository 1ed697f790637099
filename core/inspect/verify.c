/* Running the verifier and telling what it finds. */
#include "inspect/verify.h"

#include "inspect/blocks.h"
#include "inspect/labels.h"

static void report(Verifier *verifier, ouro_Problem *problem, Line *line)
{
    problem->text[line->length] = 0;
    verifier->problems++;
    if (verifier->report != NULL)
        verifier->report(verifier->user, problem);
}

static void begin(Verifier *verifier, ouro_Problem *problem, Line *line, Ref address, const char *text)
{
    problem->address = address;
    *line = (Line){problem->text, 0, sizeof problem->text - 1};
    line_text(line, text);
    uint32_t index = heap_object_index(verifier->heap, address);
    if (address != NO_REF) {
        line_text(line, " at ");
        line_hex(line, address);
    }
    if (index == OURO_NO_INDEX)
        return;
    line_text(line, " (");
    label_object(verifier->heap, index, line);
    line_text(line, ")");
}

COLD void verify_found(Verifier *verifier, Ref address, const char *text)
{
    ouro_Problem problem;
    Line line;
    if (verify_is_over(verifier))
        return;
    begin(verifier, &problem, &line, address, text);
    report(verifier, &problem, &line);
}

COLD void verify_differs(Verifier *verifier, Ref address, const char *text, int64_t is, int64_t should)
{
    ouro_Problem problem;
    Line line;
    if (verify_is_over(verifier))
        return;
    begin(verifier, &problem, &line, address, text);
    line_text(&line, ": ");
    line_number(&line, is);
    line_text(&line, ", should be ");
    line_number(&line, should);
    report(verifier, &problem, &line);
}

/* ---- blocks: in use  <=>  an object, or owned by one, or by the runtime */

/* C code in the middle of its work, which has called back, may have blocks of its own, with whatever lies in them, and
 * objects that it tears down. */
static bool is_called_back(const Verifier *verifier)
{
    const Runtime *rt = verifier->heap->rt;
    return (verifier->flags & OURO_VERIFY_STRICT) == 0 &&
           (rt->evaluation.loops > 1 || rt->trashcan.nesting > 0);
}

static bool visit_used_block(Heap *heap, const Block *block, void *argument)
{
    Verifier *verifier = argument;
    if (!block->in_use || address_set_has(&heap->buffer_set, block->address))
        return true;
    static const uint64_t pre_headers[] = {0, PROFILE_GC_HEAD_SIZE,
                                           PROFILE_GC_HEAD_SIZE + 8 * PROFILE_MANAGED_DICT_WORDS};
    for (unsigned i = 0; i < sizeof pre_headers / sizeof *pre_headers; i++) {
        uint32_t index = heap_object_index(heap, block->address + pre_headers[i]);
        if (index != OURO_NO_INDEX && heap->records[index].block == block->address)
            return true;
    }
    if (is_called_back(verifier))
        return true;
    verify_found(verifier, block->address, "a block in use is no object and belongs to none");
    return !verify_is_over(verifier);
}

void verify_blocks(Verifier *verifier)
{
    Heap *heap = verifier->heap;
    each_block(heap, 0, visit_used_block, verifier);
    for (uint32_t i = 0; i < heap->record_count && !verify_is_over(verifier); i++) {
        const ouro_ObjectRecord *record = &heap->records[i];
        if (record->flags & OURO_OBJECT_DYING && !is_called_back(verifier) &&
            heap->rt->trashcan.nesting == 0 && heap->rt->trashcan.depth == 0)
            verify_found(verifier, record->address, "an object without references was not freed");
    }
}

/* ---- all of it */

static void verify_all(Verifier *verifier)
{
    verify_memory(verifier);
    if (verifier->flags & OURO_VERIFY_MEMORY_ONLY || verify_is_over(verifier))
        return;
    verify_blocks(verifier);
    verify_collector(verifier);
    verify_objects(verifier);
    verify_references(verifier);
}

uint64_t ouro_verify(const ouro_View *view, uint32_t flags, ouro_Report report_problem, void *user)
{
    ouro_Problem problem;
    Verifier verifier = {NULL, flags, report_problem, user, 0};
    verifier.heap = ouro_inspect(view, &problem);
    if (verifier.heap == NULL) {
        if (report_problem != NULL)
            report_problem(user, &problem);
        return 1;
    }
    verify_all(&verifier);
    if (verifier.heap->problem.text[0] != 0 && !verify_is_over(&verifier)) {
        verifier.problems++;
        if (report_problem != NULL)
            report_problem(user, &verifier.heap->problem);
    }
    ouro_inspection_close(verifier.heap);
    return verifier.problems;
}

static void keep_first(void *user, const ouro_Problem *problem)
{
    Line *line = user;
    if (line->length != 0)
        return;
    line_text(line, problem->text);
}

bool verify_runtime(const Runtime *rt, bool strict, char *why, size_t why_size)
{
    ouro_View view = ouro_view((const ouro_Runtime *)(const void *)rt);
    Line line = {why, 0, why_size == 0 ? 0 : why_size - 1};
    uint64_t problems = ouro_verify(&view, strict ? OURO_VERIFY_STRICT : 0, keep_first, &line);
    if (why_size != 0)
        why[line.length] = 0;
    return problems == 0;
}
