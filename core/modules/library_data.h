/* Tables that modules written in Python read: core/modules/data/<name>.data, which programs beside them make. */
#ifndef OURO_MODULES_LIBRARY_DATA_H
#define OURO_MODULES_LIBRARY_DATA_H

#include <stdint.h>

typedef struct LibraryData {
    const char *name; /* NULL closes the table */
    const unsigned char
        *bytes; /* NULL: at `offset` of the library's data, which the host has (Host.read_library) */
    uint64_t offset;
    int64_t length;
} LibraryData;

extern const LibraryData library_data[];

#endif
