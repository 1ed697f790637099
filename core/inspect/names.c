/* Names of edges among the strings, each text once. */
#include "inspect/edges.h"

#include "inspect/labels.h"

enum { NAME_MOST = 64 /* bytes */, CHARACTERS_MOST = 40, SLOTS_AT_FIRST = 4096 };

static void name_attribute(const Heap *heap, Ref name, Line *line)
{
    uint32_t index = heap_object_index(heap, name);
    line_text(line, ".");
    if (label_is_str(heap, index))
        label_str(heap, index, line, CHARACTERS_MOST, false);
}

static void name_key(const Heap *heap, Ref key, const char *opening, const char *closing, Line *line)
{
    uint32_t index = heap_object_index(heap, key);
    line_text(line, opening);
    line->capacity -= 1; /* for the closing */
    if (index != OURO_NO_INDEX)
        label_object(heap, index, line);
    line->capacity += 1;
    line_text(line, closing);
}

static void name_member(const Heap *heap, Ref text, Line *line)
{
    line_text(line, ".");
    for (uint64_t i = 0; i < CHARACTERS_MOST; i++) {
        const char *character = view_text(&heap->view, text + i, 1);
        if (character == NULL || *character == 0)
            return;
        line_put(line, character, 1);
    }
}

static void write_name(const Heap *heap, NameKind kind, uint64_t payload, Line *line)
{
    switch (kind) {
    case NAME_TEXT:
        line_text(line, (const char *)(uintptr_t)payload);
        break;
    case NAME_INDEX:
        line_text(line, "[");
        line_unsigned(line, payload);
        line_text(line, "]");
        break;
    case NAME_ITEM:
        name_key(heap, payload, "[", "]", line);
        break;
    case NAME_KEY:
        name_key(heap, payload, "key ", "", line);
        break;
    case NAME_ATTRIBUTE:
        name_attribute(heap, payload, line);
        break;
    case NAME_MEMBER:
        name_member(heap, payload, line);
        break;
    }
}

static NameSlot *find_name(NameSlot *slots, uint64_t mask, uint64_t key, uint64_t payload)
{
    uint64_t i = (payload + key * 8) * UINT64_C(0x9E3779B97F4A7C15) >> 20 & mask;
    while (slots[i].length != 0 && (slots[i].key != key || slots[i].payload != payload))
        i = (i + 1) & mask;
    return &slots[i];
}

static bool grow_names(Heap *heap)
{
    uint64_t mask = heap->names == NULL ? SLOTS_AT_FIRST - 1 : heap->name_mask * 2 + 1;
    NameSlot *slots = heap_alloc(heap, mask + 1, sizeof(NameSlot));
    if (slots == NULL)
        return false;
    for (uint64_t i = 0; heap->names != NULL && i <= heap->name_mask; i++) {
        const NameSlot *old = &heap->names[i];
        if (old->length != 0)
            *find_name(slots, mask, old->key, old->payload) = *old;
    }
    heap->names = slots;
    heap->name_mask = mask;
    return true;
}

void heap_name(Heap *heap, NameKind kind, uint64_t payload, uint32_t *offset, uint32_t *length)
{
    *offset = *length = 0;
    if (2 * heap->names_used >= heap->name_mask && !grow_names(heap)) {
        heap->strings.failed = true;
        return;
    }
    NameSlot *slot = find_name(heap->names, heap->name_mask, kind, payload);
    if (slot->length == 0) {
        char bytes[NAME_MOST];
        Line line = {bytes, 0, sizeof bytes};
        write_name(heap, kind, payload, &line);
        *slot = (NameSlot){kind, payload, (uint32_t)heap->strings.length, (uint32_t)line.length};
        text_append(&heap->strings, bytes, line.length);
        heap->names_used++;
    }
    *offset = slot->offset;
    *length = slot->length;
}
