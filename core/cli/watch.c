/* Watching a program; see watch.h. */
#include "cli/watch.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/event_text.h"
#include "cli/position.h"
#include "cli/views.h"
#include "memory/host.h"
#include "ouro/ouro.h"

/* What a person reads first: what the program does, and what the collector does. */
#define LISTED_BY_DEFAULT \
    (OURO_EVENT_BIT(OURO_EVENT_LINE) | OURO_EVENT_BIT(OURO_EVENT_CALL) | OURO_EVENT_BIT(OURO_EVENT_RETURN) | \
     OURO_EVENT_BIT(OURO_EVENT_EXCEPTION) | OURO_EVENT_BIT(OURO_EVENT_OUTPUT) | \
     OURO_EVENT_BIT(OURO_EVENT_COLLECTION_START) | OURO_EVENT_BIT(OURO_EVENT_COLLECTION_STOP) | \
     OURO_EVENT_BIT(OURO_EVENT_PHASE) | OURO_EVENT_BIT(OURO_EVENT_WEAKREF_CLEARED) | \
     OURO_EVENT_BIT(OURO_EVENT_WEAKREF_CALLBACK) | OURO_EVENT_BIT(OURO_EVENT_FINALIZER) | \
     OURO_EVENT_BIT(OURO_EVENT_RESURRECTION))

#define COUNTED_FOR_SUMMARY \
    (OURO_EVENT_BIT(OURO_EVENT_LINE) | OURO_EVENT_BIT(OURO_EVENT_CALL) | \
     OURO_EVENT_BIT(OURO_EVENT_OBJECT_NEW) | OURO_EVENT_BIT(OURO_EVENT_FREE_LIST_TAKE) | \
     OURO_EVENT_BIT(OURO_EVENT_OBJECT_DEALLOC) | OURO_EVENT_BIT(OURO_EVENT_COLLECTION_STOP))

enum { LINE_MOST = 512 };

static bool is_recording(const Watch *watch) { return watch->options->records; }
static const Instant *wanted(const Watch *watch) { return &watch->options->instant; }

static uint64_t listed_kinds(const Watch *watch)
{
    return watch->options->events != 0 ? watch->options->events : LISTED_BY_DEFAULT;
}

/* ---- the program's output */

/* How many of the bytes go when no character is to be cut at their end, or with `from_end` at their beginning. */
static uint64_t whole_characters(const char *text, uint64_t length, bool from_end)
{
    uint64_t cut = 0;
    while (cut < 3 && cut < length && ((from_end ? text[cut] : text[length - cut]) & 0xC0) == 0x80)
        cut++;
    return length - cut;
}

static void note_output(Watch *watch, const char *text, uint64_t length)
{
    uint64_t shown = length <= WATCH_OUTPUT_MOST ? length : whole_characters(text, WATCH_OUTPUT_MOST, false);
    uint64_t taken = length < WATCH_OUTPUT_MOST ? length : WATCH_OUTPUT_MOST;
    uint64_t had = strlen(watch->tail);
    uint64_t kept = had + taken <= WATCH_OUTPUT_MOST ? had : WATCH_OUTPUT_MOST - taken;
    if (length == 0)
        return;
    memcpy(watch->output, text, shown);
    watch->output[shown] = 0;
    memmove(watch->tail, watch->tail + had - kept, kept);
    memcpy(watch->tail + kept, text + length - taken, taken);
    uint64_t whole = whole_characters(watch->tail, kept + taken, true);
    memmove(watch->tail, watch->tail + kept + taken - whole, whole);
    watch->tail[whole] = 0;
}

/* Host.write. The listing goes first, so that both stand in their order where they go to one place. */
static void write_output(void *user, int stream, const char *text, uint64_t length)
{
    Watch *watch = user;
    note_output(watch, text, length);
    if (!is_recording(watch))
        return;
    if (watch->listing != NULL)
        fflush(watch->listing);
    console_write(watch->console, stream, text, length);
}

/* Host.read_line, Host.read_file: with the console as what they are given. */
static int64_t read_input(void *user, char *bytes, uint64_t capacity)
{
    Watch *watch = user;
    return console_read(watch->console, bytes, capacity);
}

static int64_t read_file(void *user, const char *path, char *buffer, int64_t capacity)
{
    Watch *watch = user;
    return console_read_file(watch->console, path, buffer, capacity);
}

/* ---- the instant that is looked for */

/* Whether the name is the one asked for, or ends with it behind a dot. */
static bool is_called(const Watch *watch, const ouro_Event *event)
{
    const Instant *instant = wanted(watch);
    char name[LINE_MOST];
    Line line = {name, 0, sizeof name};
    event_name_of(watch->rt, event, &line);
    uint64_t length = (uint64_t)instant->name_length;
    if (line.length < length || memcmp(name + line.length - length, instant->name, length) != 0)
        return false;
    return line.length == length || name[line.length - length - 1] == '.';
}

/* Whether the line is one of the program's own file. */
static bool is_in_program(const Watch *watch, const ouro_Event *event)
{
    char name[4 * LINE_MOST];
    Line line = {name, 0, sizeof name};
    const CodeObject *code = ref_pointer(event->other);
    event_put_str(code->co_filename, &line);
    return watch->filename != NULL && line.length == strlen(watch->filename) &&
           memcmp(name, watch->filename, line.length) == 0;
}

static bool is_wanted(Watch *watch, const ouro_Event *event)
{
    const Instant *instant = wanted(watch);
    if (instant->kind != INSTANT_EVENT)
        return event->clock == instant->number;
    if (event->kind != (uint32_t)instant->event)
        return false;
    if (instant->line != 0 && (event->value != instant->line || !is_in_program(watch, event)))
        return false;
    if (instant->name_length != 0 && !is_called(watch, event))
        return false;
    return ++watch->matches == instant->count;
}

/* A heap in the middle of an operation keeps what the allocator promises, and no more: references may be on their
 * way. */
static uint32_t verify_flags(const ouro_Event *event)
{
    bool is_between =
        event == NULL || event->kind == OURO_EVENT_LINE || event->kind == OURO_EVENT_INSTRUCTION;
    return is_between ? 0 : OURO_VERIFY_MEMORY_ONLY;
}

/* Shows what was asked for; the process ends. */
static _Noreturn void show(Watch *watch, const ouro_Event *event)
{
    Options asked = *watch->options;
    if (asked.dot == NULL && asked.heapsnapshot == NULL && asked.snapshot == NULL && !asked.verifies)
        asked.shows_heap = true;
    ouro_View view = ouro_view((ouro_Runtime *)watch->rt);
    bool is_good = position_write(watch->rt, &watch->sources, event, watch->output,
                                  options_use_output(&asked) ? stderr : stdout);
    if (watch->tail[0] != 0)
        position_write_output(watch->tail, options_use_output(&asked) ? stderr : stdout);
    is_good = views_write(&asked, &view, verify_flags(event)) && is_good;
    is_good = fflush(stdout) == 0 && is_good;
    exit(is_good ? 0 : 1);
}

/* ---- the listing */

static void list(Watch *watch, const ouro_Event *event)
{
    char text[LINE_MOST];
    Line line = {text, 0, sizeof text};
    event_text(watch->rt, &watch->sources, event, watch->output, &line);
    fprintf(watch->listing, "%9" PRIu64 "  %-16s  %.*s\n", event->clock,
            ouro_event_name((ouro_EventKind)event->kind), (int)line.length, text);
}

static void hear(void *user, ouro_Runtime *rt, const ouro_Event *event)
{
    Watch *watch = user;
    (void)rt;
    if (wanted(watch)->kind != INSTANT_NONE && is_wanted(watch, event))
        show(watch, event);
    watch->counts[event->kind]++;
    if (event->kind == OURO_EVENT_COLLECTION_STOP)
        watch->collected += event->value;
    if (watch->listing != NULL && listed_kinds(watch) & OURO_EVENT_BIT(event->kind))
        list(watch, event);
}

/* "-" is standard output; none: standard error. */
static FILE *open_listing(const char *path)
{
    if (path != NULL && strcmp(path, "-") != 0)
        return fopen(path, "w");
    int file = dup(path == NULL ? 2 : 1);
    FILE *listing = file < 0 ? NULL : fdopen(file, "w");
    if (listing != NULL)
        setvbuf(listing, NULL, isatty(file) ? _IOLBF : _IOFBF, BUFSIZ);
    return listing;
}

/* ---- from the beginning to the end */

bool watch_begin(Watch *watch, const Options *options, Runtime *rt, Console *console)
{
    *watch = (Watch){.options = options, .rt = rt, .console = console};
    watch->is_on = options->records || options->instant.kind != INSTANT_NONE;
    if (!watch->is_on)
        return true;
    if (!OURO_HOOKS) {
        fprintf(stderr, "ouro: this build has no events (OURO_HOOKS=OFF)\n");
        return false;
    }
    if (options->records) {
        watch->listing = open_listing(options->listing);
        if (watch->listing == NULL) {
            fprintf(stderr, "ouro: %s: %s\n", options->listing, strerror(errno));
            return false;
        }
    }
    Host *host = host_of(rt);
    host->write = write_output;
    host->read_line = read_input;
    host->read_file = read_file;
    host->write_user = watch;
    return true;
}

void watch_text(Watch *watch, const char *filename, const char *text, int64_t length)
{
    if (!watch->is_on)
        return;
    watch->filename = strdup(filename);
    sources_add(&watch->sources, filename, text, (uint64_t)length);
}

void watch_start(Watch *watch)
{
    const Instant *instant = wanted(watch);
    if (!watch->is_on)
        return;
    if (instant->kind == INSTANT_NUMBER && instant->number == 0)
        show(watch, NULL);
    uint64_t kinds = watch->listing != NULL ? listed_kinds(watch) | COUNTED_FOR_SUMMARY : 0;
    if (instant->kind == INSTANT_EVENT)
        kinds |= OURO_EVENT_BIT(instant->event);
    ouro_set_hook((ouro_Runtime *)watch->rt, hear, watch, kinds);
    if (instant->kind == INSTANT_NUMBER)
        ouro_set_alarm((ouro_Runtime *)watch->rt, instant->number);
}

void watch_stop(Watch *watch)
{
    if (!watch->is_on)
        return;
    watch->last = ouro_clock((ouro_Runtime *)watch->rt);
    ouro_set_hook((ouro_Runtime *)watch->rt, NULL, NULL, 0);
}

static void summarize(Watch *watch)
{
    const uint64_t *counts = watch->counts;
    const struct {
        uint64_t count;
        const char *one;
        const char *many;
    } parts[] = {
        {watch->last, "instant: ", "instants: "},
        {counts[OURO_EVENT_LINE], "line, ", "lines, "},
        {counts[OURO_EVENT_CALL], "call, ", "calls, "},
        {counts[OURO_EVENT_OBJECT_NEW] + counts[OURO_EVENT_FREE_LIST_TAKE], "object made, ",
         "objects made, "},
        {counts[OURO_EVENT_OBJECT_DEALLOC], "freed, ", "freed, "},
        {counts[OURO_EVENT_COLLECTION_STOP], "collection", "collections"},
    };
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        fprintf(watch->listing, "%" PRIu64 " %s", parts[i].count,
                parts[i].count == 1 ? parts[i].one : parts[i].many);
    fprintf(watch->listing, " with %" PRId64 " found\n", watch->collected);
}

/* What was asked for never came. */
static int complain(const Watch *watch, int status)
{
    const Instant *instant = wanted(watch);
    fprintf(stderr, "ouro: there is no instant %s: ", instant->text);
    if (instant->kind == INSTANT_EVENT)
        fprintf(stderr, "there are %" PRIu64 " of its kind, and ", watch->matches);
    fprintf(stderr, "the program has %" PRIu64, watch->last);
    if (status != 0)
        fprintf(stderr, " and ends with status %d", status);
    fprintf(stderr, "\n");
    return 1;
}

/* Whether all of it has been written. What happened to an earlier part is not known any more when a later one fits. */
static bool close_listing(Watch *watch)
{
    summarize(watch);
    errno = 0;
    bool is_good = fflush(watch->listing) == 0 && !ferror(watch->listing);
    int why = errno;
    is_good = fclose(watch->listing) == 0 && is_good;
    if (!is_good && why != EPIPE)
        fprintf(stderr, "ouro: %s: %s\n",
                watch->options->listing == NULL ? "the record" : watch->options->listing,
                why == 0 ? "not all of it could be written" : strerror(why));
    return is_good;
}

int watch_end(Watch *watch, int status)
{
    if (wanted(watch)->kind == INSTANT_NUMBER || wanted(watch)->kind == INSTANT_EVENT)
        status = complain(watch, status);
    if (watch->listing != NULL && !close_listing(watch) && status == 0)
        status = 1;
    sources_end(&watch->sources);
    free(watch->filename);
    *watch = (Watch){.options = watch->options, .last = watch->last};
    return status;
}
