/* See itertools.h. Here: what its types share, and the module. */
#include "modules/itertools.h"

#include "modules/module_support.h"
#include "object/error.h"
#include "types/container/tuple.h"
#include "types/fields_object.h"

int constructor_arguments(Runtime *rt, const TypeObject *type, TypeId id, const char *name,
                          const Arguments *arguments, int64_t least, int64_t most)
{
    if (type == runtime_type(rt, id) && arguments_no_keywords(rt, name, arguments) < 0)
        return -1;
    return arguments_check_count(rt, name, arguments, least, most);
}

Object *reduce_to(Runtime *rt, Object *self, int64_t count, Object *const *parts, Object *state)
{
    Object *tuple = tuple_pack(rt, count, parts);
    if (tuple == NULL)
        return NULL;
    Object *items[] = {&object_type(self)->ob_base.ob_base, tuple, state};
    Object *result = tuple_pack(rt, state == NULL ? 2 : 3, items);
    object_decref(rt, tuple);
    return result;
}

Object *new_with_two(Runtime *rt, TypeObject *type, uint64_t offset_first, Object *first,
                     uint64_t offset_second, Object *second)
{
    Object *self = first == NULL || second == NULL ? NULL : fields_object_new(rt, type);
    if (self == NULL) {
        object_xdecref(rt, first);
        object_xdecref(rt, second);
        return NULL;
    }
    *(Ref *)((char *)self + offset_first) = ref_of(first);
    *(Ref *)((char *)self + offset_second) = ref_of(second);
    return self;
}

static const MethodDefinition functions[] = {
    {"tee", itertools_tee, 1, 2, 0, "($module, iterable, n=2, /)"},
    {0},
};

static int exec(Runtime *rt, Object *module)
{
    static const uint8_t types[] = {
        TYPE_ACCUMULATE,  TYPE_CHAIN,           TYPE_COMBINATIONS, TYPE_COMBINATIONS_WITH_REPLACEMENT,
        TYPE_COMPRESS,    TYPE_ITERTOOLS_COUNT, TYPE_CYCLE,        TYPE_DROPWHILE,
        TYPE_FILTERFALSE, TYPE_GROUPBY,         TYPE_GROUPER,      TYPE_ISLICE,
        TYPE_PAIRWISE,    TYPE_PERMUTATIONS,    TYPE_PRODUCT,      TYPE_REPEAT,
        TYPE_STARMAP,     TYPE_TAKEWHILE,       TYPE_TEE,          TYPE_TEE_DATA,
        TYPE_ZIP_LONGEST};
    for (unsigned i = 0; i < sizeof types; i++) {
        if (module_add_type(rt, module, (TypeId)types[i]) < 0)
            return -1;
    }
    return 0;
}

const ModuleDefinition itertools_module = {
    .name = "itertools",
    .methods = functions,
    .exec = exec,
    .doc =
        "Functional tools for creating and using iterators.\n\nInfinite iterators:\ncount(start=0, step=1) --> start, "
        "start+step, start+2*step, ...\ncycle(p) --> p0, p1, ... plast, p0, p1, ...\nrepeat(elem [,n]) --> elem, elem, "
        "elem, ... endlessly or up to n times\n"};
