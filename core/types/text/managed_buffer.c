/* See managed_buffer.h. Does not own what a view makes of the memory (memoryview.c). */
#include "types/text/managed_buffer.h"

#include <string.h>

#include "gc/gc.h"
#include "object/definition.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/free.h"

ManagedBufferObject *managed_buffer_new(Runtime *rt, Object *exporter)
{
    TypeObject *type = runtime_type(rt, TYPE_MANAGED_BUFFER);
    BufferView buffer;
    Object *object = gc_alloc(rt, type, sizeof(ManagedBufferObject));
    if (object == NULL)
        return NULL;
    memset(object, 0, sizeof(ManagedBufferObject));
    object_init(rt, object, type);
    gc_track(rt, object);
    if (object_get_buffer(rt, exporter, &buffer, false) < 0) {
        object_decref(rt, object);
        return NULL;
    }
    ManagedBufferObject *managed = (ManagedBufferObject *)object;
    managed->bytes = ref_of(buffer.bytes);
    managed->exporter = ref_of(buffer.exporter);
    managed->length = buffer.length;
    managed->itemsize = buffer.itemsize;
    managed->readonly = buffer.readonly;
    managed->dimensions = 1;
    managed->format = (uint8_t)buffer.format[0];
    return managed;
}

void managed_buffer_release(Runtime *rt, ManagedBufferObject *managed)
{
    if ((managed->flags & BUFFER_RELEASED) != 0)
        return;
    managed->flags |= BUFFER_RELEASED;
    gc_untrack(rt, &managed->ob_base);
    BufferView buffer = {.exporter = ref_pointer(managed->exporter)};
    managed->exporter = NO_REF;
    if (buffer.exporter != NULL)
        buffer_release(rt, &buffer);
}

static void managed_buffer_clear(Runtime *rt, Object *self)
{
    managed_buffer_release(rt, (ManagedBufferObject *)self);
}

static void managed_buffer_dealloc(Runtime *rt, Object *self)
{
    managed_buffer_clear(rt, self);
    object_free(rt, self);
}

const TypeDefinition managed_buffer_definition = {
    .slots = {.dealloc = managed_buffer_dealloc, .clear = managed_buffer_clear, .traverse = true},
    .generic_attributes = GENERIC_GETATTR,
};
