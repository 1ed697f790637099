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

void post_instruction(Runtime *rt, const InterpreterFrame *frame)
{
    int64_t unit = frame_last_unit(frame);
    event_tell(&rt->memory, OURO_EVENT_INSTRUCTION, ref_of(frame), frame->f_code, 2 * unit);
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

/* Whether the instruction before, that of the frame's beginning apart, is of this line, too. */
static bool is_same_line(Runtime *rt, const CodeObject *code, const CodeUnit *before, int32_t line)
{
    const CodeUnit *beginning = code_units((CodeObject *)(uintptr_t)code) + code->_co_firsttraceable;
    return before > beginning && line_of(rt, code, before)->line == line;
}

void attend_line(Runtime *rt, const InterpreterFrame *frame, const CodeUnit *before, LineUnits *line)
{
    const CodeObject *code = frame_code(frame);
    const CodeUnit *unit = ref_pointer(frame->prev_instr);
    int32_t opcode = opcode_original(unit->opcode);
    if (opcode == OP_RESUME || frame_is_incomplete(frame)) {
        *line = (LineUnits){unit, unit}; /* no line begins here: the next instruction asks again */
        return;
    }
    const HostLine *known = line_of(rt, code, unit);
    int32_t number = known->line;
    line->first = unit - known->first;
    line->end = line->first + known->count;
    bool has_jumped = before > unit && opcode != OP_SEND;
    if (number >= 0 && (has_jumped || !is_same_line(rt, code, before, number)))
        event_post(&rt->memory, OURO_EVENT_LINE, ref_of(frame), ref_of(code), number);
}
