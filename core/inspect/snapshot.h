/* What tests and fuzzers need of the `.ouro` format to make files of their own; the format itself is
 * snapshot.c's. */
#ifndef OURO_INSPECT_SNAPSHOT_H
#define OURO_INSPECT_SNAPSHOT_H

#include "inspect/view.h"

enum { SNAPSHOT_HEADER_BYTES = 72, SNAPSHOT_SIZE_OFFSET = 40, SNAPSHOT_CHECKSUM_OFFSET = 64 };

/* The checksum that the file must have in its header; `size` is at least SNAPSHOT_HEADER_BYTES. */
uint64_t snapshot_checksum(const uint8_t *file, uint64_t size);

#endif
