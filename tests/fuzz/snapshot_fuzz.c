/* Fuzz target: hostile `.ouro` files and hostile regions. Whatever the bytes, opening and inspecting them
 * gives an error or tables, never a crash, a read outside, or a run without end.
 *
 * An input is small and needs no corpus: its first byte says what the rest is.
 *   0  a file as it stands
 *   1  patches to a good file, which is then sealed with the right checksum, so that what lies behind it is
 *      reached
 *   2  patches to a good region, seen as a view without any file
 *   3  the same for the region of a program that was stopped inside calls
 * A patch is 8 bytes: where (3 bytes, in words), how (1 byte), and an operand (4 bytes). */
#include "gc/gc.h"
#include "inspect/snapshot.h"
#include "lang/run.h"
#include "lang/script.h"
#include "types/builtin.h"
#include "types/class/instance.h"
#include "types/class/type.h"
#include "types/class/weakref.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/set.h"
#include "types/container/tuple.h"
#include "types/number/float.h"
#include "types/number/int.h"
#include "types/text/str.h"

#include <stdlib.h>
#include <string.h>

typedef struct Seed {
    uint8_t *region; /* aligned to 16 */
    uint64_t base;
    uint64_t size;
    uint8_t *file;
    uint64_t file_size;
} Seed;

static bool append(void *user, const void *bytes, uint64_t size)
{
    Seed *seed = user;
    seed->file = realloc(seed->file, seed->file_size + size);
    memcpy(seed->file + seed->file_size, bytes, size);
    seed->file_size += size;
    return true;
}

static void bind(Runtime *rt, const char *name, Object *object)
{
    Object *key = str_intern_cstring(rt, name);
    dict_set(rt, ref_pointer(rt->globals), key, object);
    object_decref(rt, key);
    object_decref(rt, object);
}

/* One of each kind of object. */
static void fill(Runtime *rt)
{
    Object *list = list_new(rt, 0);
    Object *number = int_from_int64(rt, INT64_C(1) << 40);
    Object *real = float_from_double(rt, 2.5);
    Object *string = str_from_utf8(rt,
                                   "gr\xC3\xB6\xC3\x9F"
                                   "e",
                                   7);
    Object *items[3] = {number, real, string};
    Object *tuple = tuple_pack(rt, 3, items);
    Object *set = set_new(rt, TYPE_SET);
    for (int i = 0; i < 3; i++) {
        list_append(rt, list, items[i]);
        set_add(rt, set, items[i]);
        object_decref(rt, items[i]);
    }
    list_append(rt, list, tuple);
    list_append(rt, list, set);
    list_append(rt, list, list);
    object_decref(rt, tuple);
    object_decref(rt, set);
    Object *class = type_new_class(rt, "Node", NULL, NULL);
    Object *node = instance_new(rt, (TypeObject *)class);
    Object *name = str_intern_cstring(rt, "other");
    object_setattr(rt, node, name, list);
    object_decref(rt, name);
    bind(rt, "r", weakref_new(rt, node, NULL));
    bind(rt, "a", list);
    bind(rt, "n", node);
    bind(rt, "Node", class);
}

/* Takes the runtime's region, and the runtime. */
static Seed seed_taken(Runtime *rt)
{
    Seed seed = {0};
    ouro_View view = ouro_view((const ouro_Runtime *)rt);
    seed.base = view.base;
    seed.size = view.size;
    seed.region = aligned_alloc(16, (view.size + 15) / 16 * 16);
    memcpy(seed.region, view.memory, view.size);
    ouro_snapshot_write(&view, append, &seed);
    memory_destroy(&rt->memory);
    return seed;
}

static Runtime *runtime_new(void)
{
    const char *why;
    Runtime *rt = (Runtime *)memory_create(NULL, sizeof(Runtime), &why);
    if (rt == NULL || types_init(rt) < 0)
        abort();
    return rt;
}

static Seed seed_of_objects(void)
{
    Runtime *rt = runtime_new();
    fill(rt);
    return seed_taken(rt);
}

/* A program that is inside an __init__ and calls, and has generators, frames and what else programs make. */
static const char program[] =
    "import sys, itertools, functools, _collections\n"
    "def counted(start):\n"
    "    held = [start]\n"
    "    inner = lambda: held\n"
    "    yield inner\n"
    "    yield held\n"
    "waiting = counted(2.5); next(waiting)\n"
    "def ended(kept): return sys._getframe()\n"
    "frame = ended({})\n"
    "async def later(): yield 1\n"
    "async def soon(): pass\n"
    "coroutine = soon(); asynchronous = later()\n"
    "try: 1 / 0\n"
    "except Exception as error: kept = error\n"
    "class Slots: __slots__ = 'a', '__weakref__'\n"
    "slots = Slots(); slots.a = kept\n"
    "queue = _collections.deque([1, slots], 5)\n"
    "table = _collections.defaultdict(list, {1: queue})\n"
    "ordered = _collections.OrderedDict(a=1, b=2) if hasattr(_collections, 'OrderedDict') else 0\n"
    "left, right = itertools.tee(itertools.chain('ab', [1])); next(left)\n"
    "view = memoryview(bytearray(b'bytes'))[1:3]\n"
    "partial = functools.partial(ended, kept=3)\n"
    "bound = queue.append, slots.__init__, {}.get, range(3), slice(1), iter([1]), zip('a')\n"
    "class Thing:\n"
    "    def __init__(self, depth):\n"
    "        self.depth = depth\n"
    "        inner(self)\n"
    "def inner(thing):\n"
    "    while True:\n"
    "        for each in counted(thing): pass\n"
    "Thing('gr\xC3\xB6\xC3\x9F')\n";

static void ignore_output(void *user, int stream, const char *text, uint64_t length)
{
    (void)user;
    (void)stream;
    (void)text;
    (void)length;
}

static Seed seed_of_calls(void)
{
    Runtime *rt = runtime_new();
    host_of(rt)->write = ignore_output;
    char *text = run_begin(rt) < 0 ? NULL : script_text_alloc(rt, sizeof program - 1);
    if (text == NULL)
        abort();
    memcpy(text, program, sizeof program - 1);
    if (script_load(rt, text, sizeof program - 1, "calls", false) < 0 ||
        script_run(rt, 2000) != SCRIPT_STOPPED)
        abort();
    return seed_taken(rt);
}

static uint64_t word_at(const uint8_t *bytes, uint64_t size, uint64_t word)
{
    uint64_t value;
    memcpy(&value, bytes + word % (size / 8) * 8, 8);
    return value;
}

static void patch(uint8_t *bytes, uint64_t size, const uint8_t *step, uint64_t base)
{
    uint64_t word = step[0] | (uint64_t)step[1] << 8 | (uint64_t)step[2] << 16;
    uint32_t operand;
    memcpy(&operand, step + 4, 4);
    uint64_t value = word_at(bytes, size, word);
    switch (step[3] % 8) {
    case 0:
        value = operand;
        break;
    case 1:
        value = (uint64_t)(int64_t)(int32_t)operand;
        break;
    case 2:
        value = base + operand % 0x80000 * 16;
        break;
    case 3:
        value = word_at(bytes, size, operand);
        break;
    case 4:
        value += (uint64_t)(int64_t)(int32_t)operand;
        break;
    case 5:
        value ^= UINT64_C(1) << (operand & 63);
        break;
    case 6:
        value = (uint64_t)operand << 32;
        break;
    default:
        value = (value & 0xFFFFFFFF00000000) | operand;
        break;
    }
    memcpy(bytes + word % (size / 8) * 8, &value, 8);
}

/* Most of a region is never touched: patches go where something is. */
static uint64_t used_bytes(const Seed *seed)
{
    uint64_t used = seed->size;
    while (used > 8 && word_at(seed->region, seed->size, used / 8 - 1) == 0)
        used -= 8;
    return used;
}

static void ask(ouro_Inspection *inspection)
{
    const ouro_ObjectRecord *objects;
    const ouro_TypeRecord *types;
    const ouro_EdgeRecord *edges;
    const ouro_SpanRecord *spans;
    const ouro_ArenaRecord *arenas;
    const ouro_PoolRecord *pools;
    const ouro_BlockRecord *blocks;
    const ouro_FreeListRecord *free_lists;
    const ouro_GcListRecord *lists;
    const ouro_HeldRecord *held;
    const ouro_FrameRecord *frames;
    const ouro_StateRecord *now;
    const ouro_FieldRecord *fields;
    const uint32_t *indices;
    char text[100];
    uint64_t count = ouro_objects(inspection, &objects);
    ouro_labels(inspection);
    ouro_types(inspection, &types);
    ouro_edges(inspection, &edges);
    ouro_spans(inspection, &spans);
    ouro_arenas(inspection, &arenas);
    ouro_pools(inspection, &pools);
    ouro_blocks(inspection, &blocks);
    ouro_free_lists(inspection, &free_lists);
    ouro_gc_lists(inspection, &lists);
    ouro_held(inspection, &held);
    ouro_frames(inspection, &frames);
    ouro_state(inspection, &now);
    ouro_interned(inspection, &indices);
    for (int list = 0; list < OURO_GC_LIST_COUNT; list++)
        ouro_gc_list_members(inspection, list, &indices);
    for (uint64_t i = 0; i < count; i += i + 40 < count ? 17 : 1) {
        ouro_fields(inspection, objects[i].address, &fields);
        ouro_path_text(inspection, objects[i].address, text, sizeof text);
        ouro_retainers(inspection, objects[i].address, &indices);
    }
}

static bool discard(void *user, const void *bytes, uint64_t size)
{
    (void)user;
    (void)bytes;
    (void)size;
    return true;
}

static void look(const ouro_View *view)
{
    ouro_Problem problem;
    ouro_verify(view, OURO_VERIFY_STRICT, NULL, NULL);
    ouro_Inspection *inspection = ouro_inspect(view, &problem);
    if (inspection == NULL) {
        if (problem.text[0] == 0)
            abort();
        return;
    }
    ask(inspection);
    ouro_write_dot(inspection, 100, discard, NULL);
    ouro_write_heapsnapshot(inspection, discard, NULL);
    ouro_write_summary(inspection, discard, NULL);
    ouro_inspection_close(inspection);
}

static void open_file(const uint8_t *bytes, uint64_t size)
{
    ouro_Problem problem;
    ouro_Snapshot *snapshot = ouro_snapshot_open(bytes, size, &problem);
    if (snapshot == NULL) {
        if (problem.text[0] == 0)
            abort();
        return;
    }
    ouro_View view = ouro_snapshot_view(snapshot);
    look(&view);
    ouro_snapshot_close(snapshot);
}

static void patch_file(const Seed *seed, const uint8_t *steps, uint64_t size)
{
    uint8_t *file = malloc(seed->file_size);
    memcpy(file, seed->file, seed->file_size);
    for (uint64_t i = 0; i + 8 <= size; i += 8)
        patch(file, seed->file_size, steps + i, seed->base);
    /* A file may rightly ask for much memory; here that would only end the run. */
    bool is_modest = word_at(file, seed->file_size, SNAPSHOT_SIZE_OFFSET / 8) < UINT64_C(1) << 28;
    uint64_t sum = snapshot_checksum(file, seed->file_size);
    memcpy(file + SNAPSHOT_CHECKSUM_OFFSET, &sum, sizeof sum);
    if (is_modest)
        open_file(file, seed->file_size);
    free(file);
}

static void patch_region(const Seed *seed, const uint8_t *steps, uint64_t size)
{
    uint64_t used = used_bytes(seed);
    uint8_t *region = aligned_alloc(16, (seed->size + 15) / 16 * 16);
    memcpy(region, seed->region, seed->size);
    for (uint64_t i = 0; i + 8 <= size; i += 8)
        patch(region, used, steps + i, seed->base);
    ouro_View view = {region, seed->base, seed->size};
    look(&view);
    free(region);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Seed seed;
    static Seed calls;
    if (seed.region == NULL) {
        seed = seed_of_objects();
        calls = seed_of_calls();
    }
    if (size == 0)
        return 0;
    switch (data[0] % 4) {
    case 0:
        open_file(data + 1, size - 1);
        break;
    case 1:
        patch_file(&seed, data + 1, size - 1);
        break;
    case 2:
        patch_region(&seed, data + 1, size - 1);
        break;
    default:
        patch_region(&calls, data + 1, size - 1);
        break;
    }
    return 0;
}
