/* Memory: creates and ends a region, and joins the allocators into CPython's two domains. What is counted
 * (injected failures) and told (events), and what the verify build fills, is done here, once for each
 * request. */
#include "memory/memory.h"

#include <string.h>

#include "memory/platform.h"
#include "memory/traces.h"

/* ---- Life of a region */

static uint64_t mix(uint64_t hash, uint64_t value) { return (hash ^ value) * UINT64_C(0x100000001b3); }

uint64_t memory_layout_fingerprint(void)
{
    const uint64_t facts[] = {
        REGION_FORMAT_VERSION,
        OURO_PROFILE,
        OURO_VERIFY,
        sizeof(Memory),
        sizeof(PoolHeader),
        sizeof(ArenaObject),
        sizeof(RawChunk),
        sizeof(RawSegment),
        sizeof(FreeSpan),
        POOL_BYTES,
        ARENA_BYTES,
        PROFILE_ALIGNMENT,
        SIZE_CLASSES,
        SPAN_ALIGNMENT,
        RAW_BINS,
        offsetof(Memory, raw_bins),
        offsetof(Memory, usedpools),
        offsetof(Memory, arena_map_root),
    };
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++)
        hash = mix(hash, facts[i]);
    return hash;
}

static void setup(Memory *m, uint64_t limit, uint64_t state_size)
{
    m->magic = REGION_MAGIC;
    m->format_version = REGION_FORMAT_VERSION;
    m->profile = OURO_PROFILE;
    m->layout_fingerprint = memory_layout_fingerprint();
    m->base = ref_of(m);
    m->size = round_up(state_size, SPAN_ALIGNMENT);
    m->limit = limit;
    m->state_size = state_size;
    m->verify = OURO_VERIFY;
    pool_setup(m);
}

static const char *limit_problem(uint64_t limit, uint64_t state_size)
{
    if (state_size < sizeof(Memory))
        return "the state is smaller than Memory, with which it begins";
    if (limit % SPAN_ALIGNMENT != 0)
        return "the limit is no multiple of 4096";
    if (limit >= REGION_STRIDE)
        return "the limit is larger than a region can be";
    if (limit != 0 && limit < round_up(state_size, SPAN_ALIGNMENT))
        return "the limit leaves no room for the state";
    return NULL;
}

Memory *memory_create(const MemoryOptions *options, uint64_t state_size, const char **why)
{
    const char *ignored;
    uint64_t limit = options != NULL ? options->limit : 0;
    uint64_t slot = options != NULL ? options->slot : MEMORY_ANY_SLOT;
    why = why != NULL ? why : &ignored;
    *why = limit_problem(limit, state_size);
    if (*why != NULL)
        return NULL;
    Memory *m = platform_reserve(slot, limit, why);
    if (m == NULL)
        return NULL;
    if (round_up(state_size, SPAN_ALIGNMENT) > region_limit(m) ||
        !platform_commit(m, round_up(state_size, SPAN_ALIGNMENT))) {
        platform_release(m, 0);
        *why = "the system has no memory left";
        return NULL;
    }
    setup(m, limit, state_size);
    return m;
}

void memory_destroy(Memory *m)
{
    if (m != NULL)
        platform_release(m, m->size);
}

/* ---- Once for each request */

/* Where a debugger stops at a failure that was asked for. */
static COLD NEVER_INLINE void note_failure(Host *host) { host->failures++; }

bool failure_is_due(Memory *m)
{
    Host *host = host_of(m);
    if (LIKELY((host->attention & ATTENTION_FAIL) == 0))
        return false;
    host->fail_count++;
    if (host->fail_count != host->fail_at && !(host->fail_all_after && host->fail_count > host->fail_at))
        return false;
    note_failure(host);
    return true;
}

void event_tell(Memory *m, ouro_EventKind kind, Ref subject, Ref other, int64_t value)
{
    Host *host = host_of(m);
    if (host->hook == NULL)
        return;
    ouro_Event event = {
        .clock = m->clock,
        .kind = kind,
        .phase = m->gc_phase,
        .subject = subject,
        .other = other,
        .value = value,
    };
    host->hook(host->hook_user, (ouro_Runtime *)(void *)m, &event);
}

void event_deliver(Memory *m, ouro_EventKind kind, Ref subject, Ref other, int64_t value)
{
    if (event_count(m, kind))
        event_tell(m, kind, subject, other, value);
}

void output_write(Memory *m, int stream, const char *text, uint64_t length)
{
    Host *host = host_of(m);
    if (length == 0)
        return;
    if (host->write != NULL)
        host->write(host->write_user, stream, text, length);
    event_post(m, OURO_EVENT_OUTPUT, NO_REF, (Ref)stream, (int64_t)length);
}

void event_forget_lines(Memory *m)
{
    Host *host = host_of(m);
    memset(host->lines, 0, sizeof host->lines);
}

/* What changes when the region or one of its arenas does. */
typedef struct Extent {
    uint64_t size;
    uint64_t raw_bytes;
    uint64_t free_span_bytes;
    int64_t arenas;
} Extent;

static Extent extent_of(const Memory *m)
{
    return (Extent){m->size, m->raw_bytes, m->free_span_bytes, m->narenas_currently_allocated};
}

/* Proves everything once a request is done that has changed the region since `before`. */
static void prove_changed(const Memory *m, Extent before)
{
    Extent now = extent_of(m);
    bool is_proved =
        OURO_VERIFY && now.size <= PROVED_SIZE_MOST && !(host_of(m)->attention & ATTENTION_SPANS);
    if (!is_proved || memcmp(&now, &before, sizeof now) == 0)
        return;
    assert_expensive(memory_check(m, NULL, NULL));
}

static void fill(void *block, int value, uint64_t size)
{
    if (OURO_VERIFY)
        memset(block, value, size);
}

static void *tell_allocation(Memory *m, void *block, uint64_t size)
{
    if (block != NULL)
        event_post(m, OURO_EVENT_ALLOCATION, ref_of(block), NO_REF, (int64_t)size);
    return block;
}

/* ---- The object domain */

static bool is_small(uint64_t size) { return size - 1 < SMALL_REQUEST_MOST; }

/* A request for 0 bytes goes to the raw allocator, as does what no pool can be found for; so CPython. */
static void *object_take(Memory *m, uint64_t size)
{
    Extent before = extent_of(m);
    void *block = is_small(size) ? pool_alloc(m, size) : NULL;
    if (block != NULL) {
        fill(block, FILL_FRESH, profile_block_size(profile_size_class(size)));
        prove_changed(m, before);
        return block;
    }
    block = raw_take(m, size);
    if (block != NULL) {
        fill(block, FILL_FRESH, raw_usable_size(block));
        m->raw_allocated_blocks++;
    }
    prove_changed(m, before);
    return block;
}

static void object_give_back(Memory *m, void *block)
{
    Extent before = extent_of(m);
    PoolHeader *pool = pool_of(block);
    if (pool_holds(m, pool, block)) {
        fill(block, FILL_FREED, profile_block_size(pool->szidx));
        pool_free(m, pool, block);
    } else {
        fill(block, FILL_FREED, raw_usable_size(block));
        raw_give_back(m, block);
        m->raw_allocated_blocks--;
    }
    prove_changed(m, before);
}

/* A block of which nobody can say where it was handed out is not handed out. */
static void *object_take_traced(Memory *m, uint64_t size)
{
    void *block = object_take(m, size);
    if (!traces_are_kept(m) || block == NULL || traces_add(m, block, size))
        return block;
    object_give_back(m, block);
    return NULL;
}

void *memory_alloc_slowly(Memory *m, uint64_t size)
{
    return failure_is_due(m) ? NULL : tell_allocation(m, object_take_traced(m, size), size);
}

void *memory_calloc(Memory *m, uint64_t size)
{
    void *block = failure_is_due(m) ? NULL : object_take_traced(m, size);
    if (block != NULL)
        memset(block, 0, size);
    return tell_allocation(m, block, size);
}

void memory_free_slowly(Memory *m, void *block)
{
    if (block != NULL) {
        if (traces_are_kept(m))
            traces_remove(m, block);
        object_give_back(m, block);
        event_post(m, OURO_EVENT_FREE, ref_of(block), NO_REF, 0);
    }
}

static void *raw_resize_proved(Memory *m, void *block, uint64_t size)
{
    Extent before = extent_of(m);
    void *resized = raw_resize(m, block, size);
    prove_changed(m, before);
    return resized;
}

/* A block of a pool moves to where a new block of `size` bytes would be. */
static void *move_from_pool(Memory *m, void *block, uint64_t old, uint64_t size)
{
    void *moved = object_take(m, size);
    if (moved != NULL) {
        memcpy(moved, block, old < size ? old : size);
        object_give_back(m, block);
    }
    return moved;
}

void *memory_realloc(Memory *m, void *block, uint64_t size)
{
    if (block == NULL)
        return memory_alloc_slowly(m, size);
    if (failure_is_due(m) || (traces_are_kept(m) && !traces_reserve(m)))
        return NULL;
    PoolHeader *pool = pool_of(block);
    void *resized = block;
    if (!pool_holds(m, pool, block)) {
        resized = raw_resize_proved(m, block, size);
    } else if (!pool_realloc_stays(profile_block_size(pool->szidx), size)) {
        resized = move_from_pool(m, block, profile_block_size(pool->szidx), size);
    }
    if (resized != NULL && traces_are_kept(m))
        traces_move(m, block, resized, size);
    if (resized != NULL)
        event_post(m, OURO_EVENT_RESIZE, ref_of(resized), ref_of(block), (int64_t)size);
    return resized;
}

uint64_t memory_usable_size(Memory *m, const void *block)
{
    const PoolHeader *pool = pool_of(block);
    return pool_holds(m, pool, block) ? profile_block_size(pool->szidx) : raw_usable_size(block);
}

/* ---- The raw domain */

static void *raw_take_filled(Memory *m, uint64_t size)
{
    Extent before = extent_of(m);
    void *block = failure_is_due(m) ? NULL : raw_take(m, size);
    if (block != NULL)
        fill(block, FILL_FRESH, raw_usable_size(block));
    prove_changed(m, before);
    return block;
}

void *raw_alloc(Memory *m, uint64_t size) { return tell_allocation(m, raw_take_filled(m, size), size); }

void *raw_calloc(Memory *m, uint64_t size)
{
    void *block = raw_take_filled(m, size);
    if (block != NULL)
        memset(block, 0, size);
    return tell_allocation(m, block, size);
}

void *raw_realloc(Memory *m, void *block, uint64_t size)
{
    if (block == NULL)
        return raw_alloc(m, size);
    void *resized = failure_is_due(m) ? NULL : raw_resize_proved(m, block, size);
    if (resized != NULL)
        event_post(m, OURO_EVENT_RESIZE, ref_of(resized), ref_of(block), (int64_t)size);
    return resized;
}

void raw_free(Memory *m, void *block)
{
    if (block != NULL) {
        Extent before = extent_of(m);
        fill(block, FILL_FREED, raw_usable_size(block));
        raw_give_back(m, block);
        prove_changed(m, before);
        event_post(m, OURO_EVENT_FREE, ref_of(block), NO_REF, 0);
    }
}
