/* Scopes: where each name lives, once the whole program is known. See scope.h.
 *
 * From the outermost scope inwards: a name is global, local, or free: bound by a function around it. A free
 * name makes a cell of the variable where it is bound, and is passed on by every scope between. */
#include "lang/compile/scope.h"

#include "types/text/str.h"

static int64_t placed(int64_t flags, enum SymbolPlace place)
{
    return (flags & ((1 << SYMBOL_PLACE_SHIFT) - 1)) | (int64_t)place << SYMBOL_PLACE_SHIFT;
}

static enum SymbolPlace place_of(const NameEntry *entry)
{
    return (enum SymbolPlace)(entry->value >> SYMBOL_PLACE_SHIFT);
}

/* Whether a class gives this name to the functions in it. */
static bool is_class_cell(const Scope *scope, const Object *name)
{
    return scope->type == SCOPE_CLASS && str_equal_ascii(name, "__class__");
}

/* The function, or the class of __class__, whose variable a free name in `scope` is; NULL: it is global. */
static Scope *owner_of(Runtime *rt, const Scope *scope, Object *name)
{
    for (Scope *outer = scope->parent; outer != NULL; outer = outer->parent) {
        if (is_class_cell(outer, name))
            return outer;
        const NameEntry *entry = outer->type == SCOPE_FUNCTION ? names_find(rt, &outer->symbols, name) : NULL;
        if (entry == NULL)
            continue;
        if (place_of(entry) == PLACE_GLOBAL_EXPLICIT)
            return NULL;
        if (place_of(entry) == PLACE_LOCAL || place_of(entry) == PLACE_CELL)
            return outer;
    }
    return NULL;
}

/* A scope between a free name and its owner passes it on. */
static bool pass_on(ScopeBuilder *b, Scope *scope, Object *name)
{
    NameEntry *entry = names_find(b->rt, &scope->symbols, name);
    if (entry == NULL)
        return names_add(b->rt, b->arena, &scope->symbols, name, placed(0, PLACE_FREE)) != NULL;
    if (scope->type == SCOPE_CLASS && (entry->value & (SYMBOL_BOUND | SYMBOL_GLOBAL)) != 0)
        entry->value |= SYMBOL_FREE_IN_CLASS;
    return true;
}

static bool make_free(ScopeBuilder *b, Scope *scope, Object *name, Scope *owner)
{
    for (Scope *outer = scope->parent; outer != owner; outer = outer->parent) {
        if (!pass_on(b, outer, name))
            return false;
    }
    if (owner->type == SCOPE_CLASS) {
        owner->needs_class_cell = 1;
        return true;
    }
    NameEntry *entry = names_find(b->rt, &owner->symbols, name);
    entry->value = placed(entry->value, PLACE_CELL);
    return true;
}

static bool error_at_directive(ScopeBuilder *b, const Scope *scope, const char *format, Object *name)
{
    const ScopeDirective *directive = scope->directives;
    while (!str_equal(directive->name, name))
        directive = directive->next;
    return scope_error(b->rt, b->problem, directive->position, format, name);
}

static bool resolve_nonlocal(ScopeBuilder *b, Scope *scope, NameEntry *entry)
{
    if (scope->type == SCOPE_MODULE)
        return error_at_directive(b, scope, "nonlocal declaration not allowed at module level", entry->name);
    Scope *owner = owner_of(b->rt, scope, entry->name);
    if (owner == NULL)
        return error_at_directive(b, scope, "no binding for nonlocal '%s' found", entry->name);
    entry->value = placed(entry->value, PLACE_FREE);
    return make_free(b, scope, entry->name, owner);
}

static bool resolve_used(ScopeBuilder *b, Scope *scope, NameEntry *entry)
{
    Scope *owner = owner_of(b->rt, scope, entry->name);
    entry->value = placed(entry->value, owner == NULL ? PLACE_GLOBAL_IMPLICIT : PLACE_FREE);
    return owner == NULL || make_free(b, scope, entry->name, owner);
}

static bool resolve_name(ScopeBuilder *b, Scope *scope, NameEntry *entry)
{
    int64_t flags = entry->value;
    if ((flags & SYMBOL_GLOBAL) != 0) {
        if ((flags & SYMBOL_NONLOCAL) != 0)
            return error_at_directive(b, scope, "name '%s' is nonlocal and global", entry->name);
        entry->value = placed(flags, PLACE_GLOBAL_EXPLICIT);
        return true;
    }
    if ((flags & SYMBOL_NONLOCAL) != 0)
        return resolve_nonlocal(b, scope, entry);
    if ((flags & SYMBOL_BOUND) != 0) {
        entry->value = placed(flags, PLACE_LOCAL);
        return true;
    }
    return place_of(entry) != PLACE_UNKNOWN || resolve_used(b, scope, entry);
}

static bool resolve_scope(ScopeBuilder *b, Scope *scope)
{
    int32_t count = scope->symbols.count;
    for (int32_t i = 0; i < count; i++) {
        if (!resolve_name(b, scope, &scope->symbols.entries[i]))
            return false;
    }
    return true;
}

/* The next scope in the order of the source: within, then beside, then beside those around. */
static Scope *scope_after(Scope *scope)
{
    if (scope->first_child != NULL)
        return scope->first_child;
    while (scope != NULL && scope->sibling == NULL)
        scope = scope->parent;
    return scope == NULL ? NULL : scope->sibling;
}

bool scope_resolve(ScopeBuilder *b)
{
    for (Scope *scope = b->module; scope != NULL; scope = scope_after(scope)) {
        if (!resolve_scope(b, scope))
            return false;
    }
    return true;
}
