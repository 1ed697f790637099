/* The compiler: one code object. Its beginning, its variables' places, its end. See compile_private.h. */
#include "lang/compile/assemble.h"
#include "lang/compile/compile_private.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/text/bytes.h"
#include "types/text/str.h"

/* ---- beginning */

/* Cells and free variables are in the order of their names. */
static void sort_names(AstIdentifiersSlot *names, int64_t count)
{
    for (int64_t i = 1; i < count; i++) {
        Object *name = names[i].item;
        int64_t at = i;
        for (; at > 0 && str_compare(names[at - 1].item, name) > 0; at--)
            names[at].item = names[at - 1].item;
        names[at].item = name;
    }
}

static bool is_wanted(const NameEntry *entry, enum SymbolPlace place, int64_t flag)
{
    return (enum SymbolPlace)(entry->value >> SYMBOL_PLACE_SHIFT) == place || (entry->value & flag) != 0;
}

static bool collect(Compiler *c, const Scope *scope, enum SymbolPlace place, int64_t flag, NameTable *table)
{
    int64_t count = 0;
    for (int32_t i = 0; i < scope->symbols.count; i++)
        count += is_wanted(&scope->symbols.entries[i], place, flag);
    if (count == 0)
        return true;
    AstIdentifiersSlot *names = ast_items_new(c->rt, c->arena, count);
    if (names == NULL)
        return false;
    count = 0;
    for (int32_t i = 0; i < scope->symbols.count; i++) {
        if (is_wanted(&scope->symbols.entries[i], place, flag))
            names[count++].item = scope->symbols.entries[i].name;
    }
    sort_names(names, count);
    for (int64_t i = 0; i < count; i++) {
        if (names_add(c->rt, c->arena, table, names[i].item, 0) == NULL)
            return false;
    }
    return true;
}

static bool collect_variables(Compiler *c, Unit *unit)
{
    const Scope *scope = unit->scope;
    for (int32_t i = 0; i < scope->parameters.count; i++) {
        if (names_add(c->rt, c->arena, &unit->variables, scope->parameters.entries[i].name, 0) == NULL)
            return false;
    }
    if (!collect(c, scope, PLACE_CELL, 0, &unit->cells))
        return false;
    if (scope->needs_class_cell) {
        Object *name = scope_intern(c->rt, c->arena, "__class__");
        if (name == NULL || names_add(c->rt, c->arena, &unit->cells, name, 0) == NULL)
            return false;
    }
    return collect(c, scope, PLACE_FREE, SYMBOL_FREE_IN_CLASS, &unit->frees);
}

/* Whether the unit around says `global NAME` of this class or function. */
static int name_is_global(Compiler *c, const Unit *unit)
{
    if (unit->kind != UNIT_FUNCTION && unit->kind != UNIT_ASYNC_FUNCTION && unit->kind != UNIT_CLASS)
        return 0;
    Object *name = scope_mangle(c->rt, c->arena, unit->outer->class_name, unit->name);
    if (name == NULL)
        return -1;
    return scope_place(c->rt, unit->outer->scope, name) == PLACE_GLOBAL_EXPLICIT;
}

static Object *join(Compiler *c, Object *base, const char *between, Object *name)
{
    Object *middle = str_from_cstring(c->rt, between);
    if (middle == NULL)
        return NULL;
    Object *result = str_concat(c->rt, base, middle);
    object_decref(c->rt, middle);
    if (result != NULL)
        (void)str_append(c->rt, &result, name);
    return result;
}

static bool set_qualname(Compiler *c, Unit *unit)
{
    const Unit *outer = unit->outer;
    unit->qualname = unit->name;
    if (outer == NULL || outer->outer == NULL)
        return true;
    int global = name_is_global(c, unit);
    if (global != 0)
        return global > 0;
    bool in_function =
        outer->kind == UNIT_FUNCTION || outer->kind == UNIT_ASYNC_FUNCTION || outer->kind == UNIT_LAMBDA;
    unit->qualname = compile_keep(c, join(c, outer->qualname, in_function ? ".<locals>." : ".", unit->name));
    return unit->qualname != NULL;
}

static bool start_code(Compiler *c, Unit *unit)
{
    FlowBlock *block = compile_block(c);
    if (block == NULL)
        return false;
    compile_use(c, block);
    unit->position = (AstPosition){unit->first_line, 0, unit->first_line, 0};
    if (unit->kind == UNIT_MODULE)
        unit->position.lineno = 0;
    if (!emit_with(c, OP_RESUME, 0))
        return false;
    if (unit->kind == UNIT_MODULE)
        compile_artificial(c);
    return true;
}

bool unit_enter(Compiler *c, Object *name, enum UnitKind kind, const void *node, int32_t first_line)
{
    Unit *unit = compile_arena_alloc(c->rt, c->arena, sizeof(Unit));
    if (unit == NULL)
        return false;
    unit->kind = kind;
    unit->name = name;
    unit->first_line = first_line;
    unit->outer = c->unit;
    if (c->unit != NULL) {
        unit->class_name = c->unit->class_name;
        unit->scope = scope_child(c->unit->scope, node);
    } else {
        unit->scope = (Scope *)(uintptr_t)node;
    }
    unit->constants = compile_keep(c, list_new(c->rt, 0));
    if (unit->constants == NULL || !collect_variables(c, unit) || !set_qualname(c, unit))
        return false;
    c->unit = unit;
    c->nesting++;
    compile_tally_nesting(&c->tally, c->nesting);
    return start_code(c, unit);
}

/* ---- places of variables: arguments and locals, then cells that are no arguments, then free variables */

/* Where the cells and free variables, numbered one after the other, lie. */
static int32_t *cell_places(Compiler *c)
{
    const Unit *unit = c->unit;
    int32_t cells = unit->cells.count;
    int32_t count = cells + unit->frees.count;
    int32_t *places = compile_arena_alloc(c->rt, c->arena, (count + 1) * (int64_t)sizeof(int32_t));
    if (places == NULL)
        return NULL;
    int32_t next = unit->variables.count;
    for (int32_t i = 0; i < count; i++) {
        const NameEntry *variable =
            i < cells ? names_find(c->rt, &unit->variables, unit->cells.entries[i].name) : NULL;
        places[i] = variable != NULL ? (int32_t)names_position(&unit->variables, variable) : next++;
    }
    return places;
}

static void set_cell_places(FlowGraph *graph, const int32_t *places)
{
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        for (int32_t i = 0; i < block->count; i++) {
            FlowInstruction *instruction = &block->instructions[i];
            switch (instruction->opcode) {
            case OP_MAKE_CELL:
            case OP_LOAD_CLOSURE:
            case OP_LOAD_DEREF:
            case OP_STORE_DEREF:
            case OP_DELETE_DEREF:
            case OP_LOAD_CLASSDEREF:
                instruction->argument = places[instruction->argument];
                break;
            default:
                break;
            }
        }
    }
}

static int32_t locals_count(const Unit *unit, const int32_t *places)
{
    int32_t most = unit->variables.count;
    for (int32_t i = 0; i < unit->cells.count + unit->frees.count; i++) {
        if (places[i] >= most)
            most = places[i] + 1;
    }
    return most;
}

static bool set_locals(Compiler *c, const int32_t *places, CodeParts *parts)
{
    const Unit *unit = c->unit;
    int32_t count = locals_count(unit, places);
    int32_t cells = unit->cells.count;
    uint8_t *kinds = compile_arena_alloc(c->rt, c->arena, count + 1);
    Object *names = kinds == NULL ? NULL : tuple_new(c->rt, count);
    if (names == NULL)
        return false;
    for (int32_t i = 0; i < unit->variables.count; i++) {
        tuple_set(names, i, object_incref(unit->variables.entries[i].name));
        kinds[i] = CODE_KIND_LOCAL;
    }
    for (int32_t i = 0; i < cells + unit->frees.count; i++) {
        kinds[places[i]] |= i < cells ? CODE_KIND_CELL : CODE_KIND_FREE;
        if (places[i] < unit->variables.count)
            continue;
        const NameTable *table = i < cells ? &unit->cells : &unit->frees;
        tuple_set(names, places[i], object_incref(table->entries[i < cells ? i : i - cells].name));
    }
    parts->localsplusnames = constants_unify_new(c, names);
    parts->localspluskinds = compile_keep(c, bytes_from_data(c->rt, kinds, count));
    return parts->localsplusnames != NULL && parts->localspluskinds != NULL;
}

/* ---- what comes before the first instruction */

static int32_t code_flags(const Compiler *c)
{
    const Scope *scope = c->unit->scope;
    uint32_t flags = c->future;
    if (scope->type == SCOPE_FUNCTION) {
        flags |= CODE_NEWLOCALS | CODE_OPTIMIZED;
        flags |= scope->is_nested ? CODE_NESTED : 0;
        if (scope->is_generator)
            flags |= scope->is_coroutine ? CODE_ASYNC_GENERATOR : CODE_GENERATOR;
        else if (scope->is_coroutine)
            flags |= CODE_COROUTINE;
        flags |= scope->has_varargs ? CODE_VARARGS : 0;
        flags |= scope->has_varkeywords ? CODE_VARKEYWORDS : 0;
    }
    if (scope->type == SCOPE_MODULE && c->allows_top_level_await && scope->is_coroutine)
        flags |= CODE_COROUTINE;
    return (int32_t)flags;
}

static bool is_generator_like(int32_t flags)
{
    return (flags & (CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR)) != 0;
}

static bool insert(Compiler *c, int32_t index, int32_t opcode, int32_t argument, AstPosition position)
{
    FlowInstruction instruction;
    flow_instruction_begin(&instruction, opcode, argument, position);
    return flow_block_insert(c->rt, c->arena, c->unit->graph.entry, index, &instruction);
}

/* The cell that lies at `place`, or -1. */
static int32_t cell_at(const Unit *unit, const int32_t *places, int32_t place)
{
    for (int32_t i = 0; i < unit->cells.count; i++) {
        if (places[i] == place)
            return i;
    }
    return -1;
}

/* Cells are made in the order of their places. */
static bool insert_cells(Compiler *c, const int32_t *places)
{
    int32_t made = 0;
    for (int32_t place = 0; made < c->unit->cells.count; place++) {
        int32_t cell = cell_at(c->unit, places, place);
        if (cell < 0)
            continue;
        if (!insert(c, made++, OP_MAKE_CELL, cell, FLOW_NO_POSITION))
            return false;
    }
    return true;
}

static bool insert_prefix(Compiler *c, const int32_t *places, int32_t flags)
{
    AstPosition line = {c->unit->first_line, -1, c->unit->first_line, -1};
    if (is_generator_like(flags) &&
        (!insert(c, 0, OP_RETURN_GENERATOR, 0, line) || !insert(c, 1, OP_POP_TOP, 0, FLOW_NO_POSITION)))
        return false;
    if (!insert_cells(c, places))
        return false;
    return c->unit->frees.count == 0 ||
           insert(c, 0, OP_COPY_FREE_VARS, c->unit->frees.count, FLOW_NO_POSITION);
}

/* ---- end */

static bool end_with_return(Compiler *c, bool adds_none)
{
    const FlowInstruction *last = flow_last(c->unit->graph.current);
    if (last != NULL && last->opcode == OP_RETURN_VALUE)
        return true;
    compile_artificial(c);
    return (!adds_none || emit_none(c)) && emit(c, OP_RETURN_VALUE);
}

static bool optimize(Compiler *c)
{
    Unit *unit = c->unit;
    FlowConstants constants = {c->rt, c->arena, unit->constants, constants_unify_new, c};
    flow_normalize(&unit->graph);
    return flow_inline_small_exits(c->rt, c->arena, &unit->graph) &&
           flow_optimize(&unit->graph, &constants) && flow_duplicate_exits(c->rt, c->arena, &unit->graph);
}

static Object *constants_tuple(Compiler *c)
{
    int64_t count = flow_constants_used(&c->unit->graph);
    int64_t size = list_size(c->unit->constants);
    Object *tuple = tuple_new(c->rt, count < size ? count : size);
    if (tuple == NULL)
        return NULL;
    for (int64_t i = 0; i < tuple_size(tuple); i++)
        tuple_set(tuple, i, object_incref(list_get(c->unit->constants, i)));
    return tuple;
}

static Object *bytes_of(Compiler *c, const AssembleBytes *bytes)
{
    return constants_unify_new(c, bytes_from_data(c->rt, bytes->data, bytes->length));
}

static bool set_objects(Compiler *c, const Assembly *assembly, CodeParts *parts)
{
    parts->filename = c->filename;
    parts->name = c->unit->name;
    parts->qualname = c->unit->qualname;
    parts->exceptiontable = bytes_of(c, &assembly->exceptions);
    parts->linetable = bytes_of(c, &assembly->positions);
    if (c->leaves_tables && bytes_of(c, &assembly->code) == NULL)
        return false;
    parts->names = constants_unify_new(c, names_tuple(c->rt, &c->unit->names));
    parts->consts = constants_unify_new(c, constants_tuple(c));
    return parts->linetable != NULL && parts->exceptiontable != NULL && parts->names != NULL &&
           parts->consts != NULL;
}

static Object *make_code(Compiler *c, const int32_t *places, int32_t flags)
{
    Unit *unit = c->unit;
    Assembly assembly = {{0}, {0}, {0}};
    flow_propagate_lines(&unit->graph, unit->first_line);
    CodeParts parts = {.flags = flags,
                       .firstlineno = unit->first_line,
                       .argcount = unit->argcount,
                       .posonlyargcount = unit->posonlyargcount,
                       .kwonlyargcount = unit->kwonlyargcount};
    parts.stacksize = flow_stack_depth(&unit->graph, is_generator_like(flags));
    if (!flow_set_handlers(c->rt, c->arena, &unit->graph))
        return NULL;
    flow_resolve_jumps(&unit->graph);
    if (!assemble(c->rt, c->arena, &unit->graph, unit->first_line, &assembly) ||
        !set_objects(c, &assembly, &parts) || !set_locals(c, places, &parts))
        return NULL;
    parts.code = assembly.code.data;
    parts.code_size = assembly.code.length;
    return compile_keep(c, code_new(c->rt, &parts));
}

Object *unit_leave(Compiler *c, bool adds_none)
{
    if (!end_with_return(c, adds_none))
        return NULL;
    int32_t flags = code_flags(c);
    const int32_t *places = cell_places(c);
    if (places == NULL || !insert_prefix(c, places, flags))
        return NULL;
    set_cell_places(&c->unit->graph, places);
    Object *code = optimize(c) ? make_code(c, places, flags) : NULL;
    c->unit = c->unit->outer;
    c->nesting--;
    return code;
}
