/* Events of the evaluation loop: calls, lines, instructions. Owns finding the line of an instruction quickly, for which
 * the host page remembers lines; nothing of that is in the region. */
#include "lang/eval/eval_private.h"

#include "types/call/code_object.h"
#include "types/call/opcode.h"

void post_call(Runtime *rt, const InterpreterFrame *frame)
{
    if (event_count(&rt->memory, OURO_EVENT_CALL))
        event_tell(&rt->memory, OURO_EVENT_CALL, ref_of(frame), frame->f_code, frame_line(frame));
}

static void tell_at(Runtime *rt, const InterpreterFrame *frame, ouro_EventKind kind, int64_t value)
{
    event_tell(&rt->memory, kind, ref_of(frame), frame->f_code, value);
}

void post_instruction(Runtime *rt, const InterpreterFrame *frame)
{
    tell_at(rt, frame, OURO_EVENT_INSTRUCTION, 2 * frame_last_unit(frame));
}

/* What the host page remembers of this unit, which is found out if it is nothing. */
static const HostLine *line_of(Runtime *rt, const CodeObject *code, const CodeUnit *unit)
{
    HostLine *known = &host_of(rt)->lines[(uintptr_t)unit / sizeof(CodeUnit) % HOST_LINES];
    if (known->unit != (uintptr_t)unit) {
        int64_t index = unit - code_units((CodeObject *)(uintptr_t)code);
        CodeLineRun run = code_line_run(code, index);
        *known = (HostLine){
            .unit = (uintptr_t)unit,
            .first = (uint32_t)(index - run.first),
            .count = (uint32_t)(run.end - run.first),
            .line = run.line,
        };
    }
    return known;
}

/* The line of the instruction before; -1: it was of none, or the frame's beginning. `last` is of the instruction that
 * ran last in any frame. */
static int32_t line_before(Runtime *rt, const CodeObject *code, const CodeUnit *before, const LineUnits *last)
{
    const CodeUnit *beginning = code_units((CodeObject *)(uintptr_t)code) + code->_co_firsttraceable;
    if (before <= beginning)
        return -1;
    return before >= last->first && before < last->end ? last->line : line_of(rt, code, before)->line;
}

void attend_line(Runtime *rt, InterpreterFrame *frame, const CodeUnit *before, int64_t depth, LineUnits *line)
{
    const CodeObject *code = frame_code(frame);
    const CodeUnit *unit = ref_pointer(frame->prev_instr);
    if (unit->opcode == OP_RESUME || unit->opcode == OP_RESUME_QUICK || frame_is_incomplete(frame)) {
        *line = (LineUnits){unit, unit, -1}; /* no line begins here: the next instruction asks again */
        return;
    }
    const HostLine *known = line_of(rt, code, unit);
    const CodeUnit *first = unit - known->first;
    const LineUnits now = {first, first + known->count, known->line};
    bool has_jumped = before > unit && unit->opcode != OP_SEND;
    bool begins = now.line >= 0 && (has_jumped || line_before(rt, code, before, line) != now.line);
    *line = now;
    if (begins && event_count(&rt->memory, OURO_EVENT_LINE))
        tell_at(rt, frame, OURO_EVENT_LINE, now.line);
    if (begins && rt->evaluation.trace_function != NO_REF)
        (void)trace_line(rt, frame, depth); /* the loop looks for its error */
}
