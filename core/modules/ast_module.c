/* The module _ast: the tree of a text, for ast.py, which has the classes of its nodes. */
#include "modules/builtins.h"
#include "modules/module_table.h"

static const MethodDefinition functions[] = {
    {"tree", builtin_tree, 3, 3, 0, NULL},
    {0},
};

const ModuleDefinition ast_module = {.name = "_ast", .methods = functions};
