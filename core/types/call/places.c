/* Places of the program; see places.h. */
#include "types/call/places.h"

#include <string.h>

#include "memory/traces.h"
#include "types/call/frame_object.h"
#include "types/text/str.h"

enum { PLACES_LEAST = 64 };

/* ---- arrays that grow by doubling */

/* Room for `more` items behind the `used` ones; NULL: there is no memory, and the array is as it was. */
static void *grown(Runtime *rt, PlaceArray *array, uint64_t more, uint64_t item)
{
    uint64_t most = array->most;
    if (array->used + more <= most && most != 0)
        return ref_pointer(array->items);
    while (array->used + more > most || most == 0)
        most = most == 0 ? PLACES_LEAST : 2 * most;
    void *items = raw_realloc(&rt->memory, ref_pointer(array->items), most * item);
    if (items == NULL)
        return NULL;
    array->items = ref_of(items);
    array->most = most;
    return items;
}

static void drop(Runtime *rt, PlaceArray *array)
{
    raw_free(&rt->memory, ref_pointer(array->items));
    *array = (PlaceArray){NO_REF, 0, 0};
}

/* ---- names of files: one behind the other, each with its length before it and its kind */

typedef struct FileName {
    uint32_t length; /* characters */
    uint32_t kind;   /* bytes of each */
} FileName;

static uint64_t name_bytes(FileName name)
{
    return sizeof name + (((uint64_t)name.length * name.kind + 7) & ~UINT64_C(7));
}

static bool is_name(const char *entry, const Object *text)
{
    FileName name;
    memcpy(&name, entry, sizeof name);
    return name.length == str_length(text) && name.kind == (uint32_t)str_kind(text) &&
           memcmp(entry + sizeof name, str_data(text), (size_t)name.length * name.kind) == 0;
}

static uint32_t file_of(Runtime *rt, const Object *text)
{
    Places *places = &rt->places;
    const char *names = ref_pointer(places->names.items);
    if (places->names.used != 0 && is_name(names + places->last_file, text))
        return places->last_file;
    for (uint64_t at = 0; at < places->names.used;) {
        FileName name;
        memcpy(&name, names + at, sizeof name);
        if (is_name(names + at, text))
            return places->last_file = (uint32_t)at;
        at += name_bytes(name);
    }
    FileName name = {(uint32_t)str_length(text), (uint32_t)str_kind(text)};
    char *entry = grown(rt, &places->names, name_bytes(name), 1);
    if (entry == NULL)
        return TRACES_NO_PLACE;
    entry += places->names.used;
    memset(entry, 0, name_bytes(name));
    memcpy(entry, &name, sizeof name);
    memcpy(entry + sizeof name, str_data(text), (size_t)name.length * name.kind);
    places->last_file = (uint32_t)places->names.used;
    places->names.used += name_bytes(name);
    return places->last_file;
}

/* ---- places */

static uint64_t hash_of(const PlaceLine *lines, uint32_t count, uint32_t calls)
{
    uint64_t hash = calls;
    for (uint32_t i = 0; i < count; i++)
        hash = (hash ^ (((uint64_t)lines[i].file << 32) | (uint32_t)lines[i].line)) *
               UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 29;
}

static bool is_place(const Runtime *rt, const Place *place, const PlaceLine *lines, Place wanted)
{
    return place->hash == wanted.hash && place->count == wanted.count && place->calls == wanted.calls &&
           memcmp(place_lines(rt, place), lines, wanted.count * sizeof *lines) == 0;
}

/* The number of the place in the index, or where it would be put: entries are numbers from 1. */
static uint32_t *index_entry(const Runtime *rt, const PlaceLine *lines, Place wanted)
{
    const Places *places = &rt->places;
    uint32_t *index = ref_pointer(places->index.items);
    uint64_t mask = places->index.most - 1;
    uint64_t i = wanted.hash & mask;
    while (index[i] != 0 && !is_place(rt, place_at(rt, index[i] - 1), lines, wanted))
        i = (i + 1) & mask;
    return &index[i];
}

/* Keeps the index at most half full. */
static bool index_reserve(Runtime *rt)
{
    Places *places = &rt->places;
    if (2 * (places->places.used + 1) <= places->index.most)
        return true;
    uint64_t size = places->index.most == 0 ? 2 * PLACES_LEAST : 2 * places->index.most;
    uint32_t *index = raw_calloc(&rt->memory, size * sizeof *index);
    if (index == NULL)
        return false;
    for (uint64_t n = 0; n < places->places.used; n++) {
        uint64_t i = place_at(rt, (uint32_t)n)->hash & (size - 1);
        while (index[i] != 0)
            i = (i + 1) & (size - 1);
        index[i] = (uint32_t)n + 1;
    }
    raw_free(&rt->memory, ref_pointer(places->index.items));
    places->index = (PlaceArray){ref_of(index), size, size};
    return true;
}

/* Puts the calls that are on behind the lines that are kept, without counting them as such. False: no memory. */
static bool note_lines(Runtime *rt, Place *place)
{
    Places *places = &rt->places;
    place->first = (uint32_t)places->lines.used;
    InterpreterFrame *frame = frame_visible(frame_current(rt));
    for (; frame != NULL; frame = frame_visible(frame_caller(frame))) {
        if (place->count < places->depth) {
            PlaceLine *lines = grown(rt, &places->lines, place->count + UINT64_C(1), sizeof *lines);
            uint32_t file =
                lines == NULL ? TRACES_NO_PLACE : file_of(rt, ref_pointer(frame_code(frame)->co_filename));
            if (file == TRACES_NO_PLACE)
                return false;
            int32_t line = frame_line(frame);
            lines[places->lines.used + place->count++] = (PlaceLine){file, line < 0 ? 0 : line};
        }
        if (place->calls < PLACES_DEPTH_MOST)
            place->calls++;
    }
    return true;
}

/* The number of the place that the program is at. */
static uint32_t present_place(Memory *m)
{
    Runtime *rt = (Runtime *)(void *)m;
    Places *places = &rt->places;
    Place place = {0, 0, 0, 0, 0};
    if (!index_reserve(rt) || !note_lines(rt, &place))
        return TRACES_NO_PLACE;
    const PlaceLine *lines = place_lines(rt, &place);
    place.hash = hash_of(lines, place.count, place.calls);
    uint32_t *entry = index_entry(rt, lines, place);
    if (*entry != 0)
        return *entry - 1;
    Place *all = grown(rt, &places->places, 1, sizeof *all);
    if (all == NULL)
        return TRACES_NO_PLACE;
    all[places->places.used++] = place;
    places->lines.used += place.count;
    *entry = (uint32_t)places->places.used;
    return *entry - 1;
}

const Place *place_at(const Runtime *rt, uint32_t number)
{
    return (const Place *)ref_pointer(rt->places.places.items) + number;
}

const PlaceLine *place_lines(const Runtime *rt, const Place *place)
{
    return (const PlaceLine *)ref_pointer(rt->places.lines.items) + place->first;
}

Object *place_file_name(Runtime *rt, const PlaceLine *line)
{
    const char *entry = (const char *)ref_pointer(rt->places.names.items) + line->file;
    FileName name;
    memcpy(&name, entry, sizeof name);
    return str_from_characters(rt, (int)name.kind, entry + sizeof name, name.length);
}

/* ---- from beginning to end */

void places_resume(Runtime *rt)
{
    if (rt->memory.traces.is_on)
        traces_start(&rt->memory, present_place);
}

void places_start(Runtime *rt, uint32_t depth)
{
    if (rt->memory.traces.is_on)
        return;
    rt->places.depth = depth;
    traces_start(&rt->memory, present_place);
}

static void forget(Runtime *rt)
{
    drop(rt, &rt->places.places);
    drop(rt, &rt->places.lines);
    drop(rt, &rt->places.names);
    drop(rt, &rt->places.index);
    rt->places.last_file = 0;
}

void places_clear(Runtime *rt)
{
    traces_clear(&rt->memory);
    forget(rt);
}

void places_stop(Runtime *rt)
{
    if (!rt->memory.traces.is_on)
        return;
    traces_stop(&rt->memory);
    forget(rt);
}

uint64_t places_bytes(const Runtime *rt)
{
    const Places *places = &rt->places;
    uint64_t traces = rt->memory.traces.table == NO_REF ? 0 : (rt->memory.traces.mask + 1) * sizeof(Trace);
    return traces + places->places.most * sizeof(Place) + places->lines.most * sizeof(PlaceLine) +
           places->names.most + places->index.most * sizeof(uint32_t);
}

/* CPython 3.11 looks right before the collector's head, where an instance with values of its own does not begin. */
const Trace *places_of_object(const Runtime *rt, const Object *object)
{
    const void *block = object_is_gc(object) ? (const void *)gc_head_of(object) : object;
    return traces_find(&rt->memory, block);
}
