/* `.ouro` files: a region's bytes with a header. Owns the format.
 *
 *   SnapshotHeader
 *   SnapshotRun[run_count]   by ascending offset, not touching: the pages that are not zero
 *   the bytes of the runs, one after the other: data_size bytes
 *
 * All numbers are little-endian. The checksum is over all of the file, itself taken for 0. */
#include "inspect/snapshot.h"

#include <string.h>

#include "inspect/verify.h"

enum { SNAPSHOT_VERSION = 1, PAGE = 4096 };

/* As PNG's: a byte that is no text, the name, and line ends that a text transfer would change. */
static const uint8_t snapshot_magic[8] = {0x8F, 'o', 'u', 'r', 'o', '\r', '\n', 0x1A};

typedef struct SnapshotHeader {
    uint8_t magic[8];
    uint32_t version;
    uint32_t header_size;
    uint32_t profile;
    uint32_t reserved;
    uint64_t fingerprint; /* of the layout of the state, which a reader must share */
    uint64_t base;
    uint64_t size; /* of the region, in bytes */
    uint64_t run_count;
    uint64_t data_size;
    uint64_t checksum;
} SnapshotHeader;

typedef struct SnapshotRun {
    uint64_t offset; /* into the region, a multiple of PAGE */
    uint64_t size;   /* a multiple of PAGE, or up to the region's end */
} SnapshotRun;

_Static_assert(sizeof(SnapshotHeader) == SNAPSHOT_HEADER_BYTES && sizeof(SnapshotRun) == 16,
               "no padding in the file");
_Static_assert(offsetof(SnapshotHeader, size) == SNAPSHOT_SIZE_OFFSET, "the region's size");
_Static_assert(offsetof(SnapshotHeader, checksum) == SNAPSHOT_CHECKSUM_OFFSET,
               "the checksum ends the header");

struct ouro_Snapshot {
    Scratch scratch;
    View view;
};

/* ---- checksum: whole words, in order, so that it may be summed in pieces */

#define CHECKSUM_START UINT64_C(0x6f75726f626f726f)

static uint64_t checksum_add(uint64_t sum, const void *bytes, uint64_t size)
{
    const uint8_t *at = bytes;
    for (uint64_t i = 0; i + 8 <= size; i += 8) {
        uint64_t word;
        memcpy(&word, at + i, 8);
        sum = ((sum ^ word) << 27 | (sum ^ word) >> 37) * UINT64_C(0x9E3779B97F4A7C15);
    }
    return sum;
}

uint64_t snapshot_checksum(const uint8_t *file, uint64_t size)
{
    SnapshotHeader header;
    memcpy(&header, file, sizeof header);
    header.checksum = 0;
    uint64_t sum = checksum_add(CHECKSUM_START, &header, sizeof header);
    return checksum_add(sum, file + sizeof header, size - sizeof header);
}

/* ---- what a reader must share */

/* Two builds with the same number read each other's regions. */
static uint64_t layout_fingerprint(void)
{
    const uint64_t parts[] = {
        memory_layout_fingerprint(),
        sizeof(Runtime),
        offsetof(Runtime, collector),
        offsetof(Runtime, free_lists),
        offsetof(Runtime, held),
        offsetof(Runtime, globals),
        offsetof(Runtime, statics),
        offsetof(Runtime, types),
        sizeof(Collector),
        sizeof(FreeLists),
        sizeof(StaticObjects),
        sizeof(TypeObject),
        sizeof(HeapTypeObject),
        TYPE_COUNT,
        OURO_PROFILE,
        OURO_VERIFY,
        REGION_FORMAT_VERSION,
    };
    return checksum_add(CHECKSUM_START, parts, sizeof parts);
}

/* ---- writing */

static bool is_zero_page(const uint8_t *page, uint64_t size)
{
    uint64_t all = 0;
    for (uint64_t i = 0; i < size; i += 8)
        all |= *(const uint64_t *)(const void *)(page + i);
    return all == 0;
}

static uint64_t page_size_at(const View *view, uint64_t offset)
{
    return view->size - offset < PAGE ? view->size - offset : PAGE;
}

/* The next run of pages that are not zero, from `offset` on; size 0 when there is none. */
static SnapshotRun next_run(const View *view, uint64_t offset)
{
    SnapshotRun run = {0, 0};
    for (; offset < view->size; offset += PAGE) {
        uint64_t size = page_size_at(view, offset);
        bool is_zero = is_zero_page(view->memory + offset, size);
        if (is_zero && run.size != 0)
            break;
        if (is_zero)
            continue;
        if (run.size == 0)
            run.offset = offset;
        run.size += size;
    }
    return run;
}

typedef bool (*RunVisit)(void *argument, const View *view, const SnapshotRun *run);

static bool each_run(const View *view, RunVisit visit, void *argument)
{
    for (SnapshotRun run = next_run(view, 0); run.size != 0; run = next_run(view, run.offset + run.size)) {
        if (!visit(argument, view, &run))
            return false;
    }
    return true;
}

static bool sum_run(void *argument, const View *view, const SnapshotRun *run)
{
    SnapshotHeader *header = argument;
    (void)view;
    header->run_count++;
    header->data_size += run->size;
    return true;
}

static bool checksum_run(void *argument, const View *view, const SnapshotRun *run)
{
    uint64_t *sum = argument;
    (void)view;
    *sum = checksum_add(*sum, run, sizeof *run);
    return true;
}

static bool checksum_bytes(void *argument, const View *view, const SnapshotRun *run)
{
    uint64_t *sum = argument;
    *sum = checksum_add(*sum, view->memory + run->offset, run->size);
    return true;
}

typedef struct Output {
    ouro_Write write;
    void *user;
} Output;

static bool write_run(void *argument, const View *view, const SnapshotRun *run)
{
    const Output *output = argument;
    (void)view;
    return output->write(output->user, run, sizeof *run);
}

static bool write_bytes(void *argument, const View *view, const SnapshotRun *run)
{
    const Output *output = argument;
    return output->write(output->user, view->memory + run->offset, run->size);
}

bool ouro_snapshot_write(const ouro_View *view, ouro_Write write, void *user)
{
    if (view == NULL || write == NULL)
        return false;
    SnapshotHeader header = {
        .version = SNAPSHOT_VERSION,
        .header_size = sizeof(SnapshotHeader),
        .profile = OURO_PROFILE,
        .fingerprint = layout_fingerprint(),
        .base = view->base,
        .size = view->size,
    };
    if (view->size % 8 != 0)
        return false;
    memcpy(header.magic, snapshot_magic, sizeof snapshot_magic);
    each_run(view, sum_run, &header);
    uint64_t sum = checksum_add(CHECKSUM_START, &header, sizeof header);
    each_run(view, checksum_run, &sum);
    each_run(view, checksum_bytes, &sum);
    header.checksum = sum;
    Output output = {write, user};
    return write(user, &header, sizeof header) && each_run(view, write_run, &output) &&
           each_run(view, write_bytes, &output);
}

/* ---- opening */

typedef struct File {
    const uint8_t *bytes;
    uint64_t size;
    SnapshotHeader header;
    ouro_Problem *problem;
} File;

static bool refuse(File *file, const char *text)
{
    Line line = {file->problem->text, 0, sizeof file->problem->text - 1};
    line_text(&line, text);
    line.bytes[line.length] = 0;
    return false;
}

static bool refuse_with_number(File *file, const char *text, uint64_t number, const char *rest)
{
    Line line = {file->problem->text, 0, sizeof file->problem->text - 1};
    line_text(&line, text);
    line_unsigned(&line, number);
    line_text(&line, rest);
    line.bytes[line.length] = 0;
    return false;
}

/* 311 is "3.11". */
static bool refuse_profile(File *file, uint32_t profile)
{
    Line line = {file->problem->text, 0, sizeof file->problem->text - 1};
    line_text(&line, "made with profile ");
    line_unsigned(&line, profile / 100);
    line_text(&line, ".");
    line_unsigned(&line, profile % 100);
    line_text(&line, "; this build has profile " PROFILE_NAME);
    line.bytes[line.length] = 0;
    return false;
}

static bool truncated(File *file)
{
    return refuse_with_number(file, "the file is truncated at byte ", file->size, "");
}

static bool check_header(File *file)
{
    const SnapshotHeader *header = &file->header;
    uint64_t known = file->size < sizeof snapshot_magic ? file->size : sizeof snapshot_magic;
    if (file->bytes == NULL || known == 0 || memcmp(file->bytes, snapshot_magic, (size_t)known) != 0)
        return refuse(file, "not an ouro file");
    if (file->size < sizeof(SnapshotHeader))
        return truncated(file);
    memcpy(&file->header, file->bytes, sizeof(SnapshotHeader));
    if (header->version != SNAPSHOT_VERSION || header->header_size != sizeof(SnapshotHeader)) {
        return refuse_with_number(file, "made by another version of Ouroboros: file format ", header->version,
                                  "; this one reads 1");
    }
    if (header->profile != OURO_PROFILE)
        return refuse_profile(file, header->profile);
    if (header->fingerprint != layout_fingerprint())
        return refuse(file, "made by another version of Ouroboros: its memory is laid out differently");
    return true;
}

/* Sizes that add up, before anything is believed. */
static bool check_sizes(File *file)
{
    const SnapshotHeader *header = &file->header;
    uint64_t rest = file->size - sizeof(SnapshotHeader);
    if (header->size > REGION_DEFAULT_LIMIT || header->size % 8 != 0 || header->size < sizeof(Runtime))
        return refuse(file, "the file is damaged: its region has no sensible size");
    if (header->data_size > header->size || header->data_size % 8 != 0 ||
        header->run_count > header->size / PAGE + 1) {
        return refuse(file, "the file is damaged: it has more than its region");
    }
    uint64_t needed = header->run_count * sizeof(SnapshotRun) + header->data_size;
    if (needed > rest)
        return truncated(file);
    if (needed < rest)
        return refuse(file, "the file is damaged: something follows its end");
    return true;
}

static bool check_sum(File *file)
{
    bool is_right = snapshot_checksum(file->bytes, file->size) == file->header.checksum;
    return is_right || refuse(file, "the file is damaged: its checksum is wrong");
}

/* The region's own header must say the same, before as much memory is taken as the file asks for. */
static bool check_region_header(File *file)
{
    const SnapshotHeader *header = &file->header;
    uint64_t data = sizeof *header + header->run_count * sizeof(SnapshotRun);
    SnapshotRun first = {0, 0};
    Memory m;
    const uint64_t needed = offsetof(Memory, size) + sizeof m.size;
    if (header->run_count != 0)
        memcpy(&first, file->bytes + sizeof *header, sizeof first);
    if (first.offset != 0 || first.size < needed || header->data_size < needed)
        return refuse(file, "the file is damaged: its region does not begin with a header");
    memcpy(&m, file->bytes + data, (size_t)needed);
    bool is_same = m.magic == REGION_MAGIC && m.base == header->base && m.size == header->size;
    return is_same || refuse(file, "the file is damaged: its region's header says something else");
}

/* Puts the runs where they belong; the rest is zero already. */
static bool fill_image(File *file, uint8_t *image)
{
    const SnapshotHeader *header = &file->header;
    const uint8_t *runs = file->bytes + sizeof *header;
    const uint8_t *data = runs + header->run_count * sizeof(SnapshotRun);
    uint64_t end = 0;
    uint64_t used = 0;
    for (uint64_t i = 0; i < header->run_count; i++) {
        SnapshotRun run;
        memcpy(&run, runs + i * sizeof run, sizeof run);
        bool is_inside =
            run.offset >= end && run.offset <= header->size && run.size <= header->size - run.offset;
        if (!is_inside || run.size > header->data_size - used)
            return refuse(file, "the file is damaged: a page lies outside");
        memcpy(image + run.offset, data + used, (size_t)run.size);
        used += run.size;
        end = run.offset + run.size;
    }
    return used == header->data_size || refuse(file, "the file is damaged: its pages do not add up");
}

static void keep_first(void *user, const ouro_Problem *problem)
{
    ouro_Problem *first = user;
    if (first->text[0] == 0)
        *first = *problem;
}

static bool check_structure(File *file, const View *view)
{
    ouro_Problem found = {0, ""};
    if (ouro_verify(view, OURO_VERIFY_MEMORY_ONLY, keep_first, &found) == 0)
        return true;
    Line line = {file->problem->text, 0, sizeof file->problem->text - 1};
    line_text(&line, "the region in the file is damaged: ");
    line_text(&line, found.text);
    line.bytes[line.length] = 0;
    file->problem->address = found.address;
    return false;
}

static ouro_Snapshot *open_image(File *file, Scratch *scratch)
{
    ouro_Snapshot *snapshot = scratch_alloc(scratch, sizeof *snapshot);
    uint8_t *image = snapshot == NULL ? NULL : scratch_alloc(scratch, file->header.size);
    if (image == NULL) {
        refuse(file, "no memory is left for the region in the file");
        return NULL;
    }
    if (!fill_image(file, image))
        return NULL;
    snapshot->view = (View){image, file->header.base, file->header.size};
    return check_structure(file, &snapshot->view) ? snapshot : NULL;
}

ouro_Snapshot *ouro_snapshot_open(const void *bytes, uint64_t size, ouro_Problem *problem)
{
    ouro_Problem ignored;
    File file = {.bytes = bytes, .size = size, .problem = problem != NULL ? problem : &ignored};
    Scratch scratch;
    *file.problem = (ouro_Problem){0, ""};
    if (!check_header(&file) || !check_sizes(&file) || !check_sum(&file) || !check_region_header(&file))
        return NULL;
    scratch_begin(&scratch);
    ouro_Snapshot *snapshot = open_image(&file, &scratch);
    if (snapshot == NULL) {
        scratch_end(&scratch);
        return NULL;
    }
    snapshot->scratch = scratch;
    return snapshot;
}

ouro_View ouro_snapshot_view(const ouro_Snapshot *snapshot)
{
    return snapshot == NULL ? (View){NULL, 0, 0} : snapshot->view;
}

void ouro_snapshot_close(ouro_Snapshot *snapshot)
{
    if (snapshot == NULL)
        return;
    Scratch scratch = snapshot->scratch;
    scratch_end(&scratch);
}
