/* The words of the command line; see options.h. */
#include "cli/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ouro/ouro.h"

static const char help[] =
    "usage: ouro [option] ... [-c cmd | -m mod | file | -] [arg] ...\n"
    "Runs a Python 3.11 program on a heap that can be looked at.\n"
    "\n"
    "-c cmd : the program is the text cmd\n"
    "-m mod : run the module mod as a program\n"
    "-      : the program is read from standard input\n"
    "-i     : the prompt after the program\n"
    "-q     : no greeting at the prompt\n"
    "-u     : standard output is not buffered\n"
    "-O     : without assert, and __debug__ is False; -OO: without docstrings, too\n"
    "-W arg : what is done about warnings: error, ignore, always, default, module, once,\n"
    "         or action:message:category:module:line; also PYTHONWARNINGS=arg,arg\n"
    "-x     : the program's first line is left out\n"
    "-X showrefcount    : at the end, the references and blocks that are left\n"
    "-X heap-limit=SIZE : at most SIZE bytes of memory (64M, 2G; at least 2M); MemoryError beyond it\n"
    "-X own-time        : clocks go on only as the program looks at them and sleeps\n"
    "-B -b -d -E -I -P -s -S -v : accepted, without effect\n"
    "\n"
    "Every event of a run has a number, its instant, which is the same in every run of the program:\n"
    "--record            : list the instants on standard error while the program runs\n"
    "--record=FILE       : the same in a file, - is standard output\n"
    "--events KINDS      : which of them are listed, as in --events line,call,collection_start; all: every one\n"
    "--at INSTANT        : run to an instant and show the heap there, and where the program is; the program's\n"
    "                      output is not shown. INSTANT is a number, end, -1 (the last but one), or an event:\n"
    "                      collection_start, collection_start:3 (the third), line:12 (as line 12 begins),\n"
    "                      line:12:5, call:f, object_new:Node:2, phase:delete_garbage\n"
    "Both have -X own-time, and neither goes with --dis. --at goes with all else that follows.\n"
    "\n"
    "Looking at the heap, when the program has run and before anything of it is taken down:\n"
    "--heap              : generations, pools and the most common types, in a few lines\n"
    "--dot FILE          : the objects and their references as a Graphviz graph\n"
    "--heapsnapshot FILE : for the Memory panel of a browser's developer tools\n"
    "--snapshot FILE     : the whole heap, as an .ouro file\n"
    "--open FILE         : the same views of an .ouro file; --heap if no other is asked for\n"
    "--verify            : prove every count, list and pool; says what is wrong, and exits with 1\n"
    "--fingerprint       : a number made of every byte of it\n"
    "--dis               : do not run the program, show its instructions\n"
    "\n"
    "-V, --version : the version\n"
    "-h, --help    : this text\n";

void options_print_help(void) { fputs(help, stdout); }

static bool refuse(const char *what, const char *word)
{
    fprintf(stderr,
            "%s: %s\nusage: ouro [option] ... [-c cmd | -m mod | file | -] [arg] ...\n"
            "Try `ouro -h' for more information.\n",
            what, word);
    return false;
}

/* 1024K, 16M, 1G or bytes; 0: no size. */
static uint64_t parse_size(const char *text)
{
    char *end;
    uint64_t size = strtoull(text, &end, 10);
    int shift = *end == 'K' || *end == 'k'   ? 10
                : *end == 'M' || *end == 'm' ? 20
                : *end == 'G' || *end == 'g' ? 30
                                             : 0;
    if (end == text || (shift != 0 && end[1] != 0) || (shift == 0 && *end != 0) || size > UINT64_MAX >> shift)
        return 0;
    return size << shift;
}

/* -X key or -X key=value; CPython ignores what it does not know. */
static bool set_extra(Options *options, const char *word)
{
    static const char limit[] = "heap-limit=";
    if (strcmp(word, "showrefcount") == 0)
        options->shows_counts = true;
    if (strcmp(word, "own-time") == 0)
        options->has_own_time = true;
    if (strncmp(word, limit, sizeof limit - 1) != 0)
        return true;
    options->heap_limit = parse_size(word + sizeof limit - 1);
    if (options->heap_limit != 0 && options->heap_limit < OURO_HEAP_LEAST)
        return refuse("A heap has at least 2M", word);
    return options->heap_limit != 0 || refuse("Not a size", word);
}

/* A word that goes on beyond the words: `words` is at the option, *taken counts those that belong to it. */
static bool take_value(char **words, const char **value)
{
    *value = words[1];
    return *value != NULL || refuse("Argument expected for", words[0]);
}

/* What the words about instants mean together. */
static bool finish_instants(Options *options)
{
    Instant *instant = &options->instant;
    if (options->kinds != NULL && (options->events = instant_parse_kinds(options->kinds)) == 0)
        return refuse("Not kinds of events", options->kinds);
    if (instant->text != NULL && !instant_parse(instant, instant->text))
        return refuse("Not an instant", instant->text);
    if (options->kinds != NULL && !options->records)
        return refuse("Without --record", "--events");
    bool is_watched = options->records || instant->kind != INSTANT_NONE;
    if (is_watched && options->kind == PROGRAM_SNAPSHOT)
        return refuse("A heap that was kept has one instant", options->program);
    if (is_watched && options->disassembles)
        return refuse("What is not run has no instants", "--dis");
    options->has_own_time = options->has_own_time || is_watched;
    return true;
}

static bool is_output(const char *path) { return path != NULL && strcmp(path, "-") == 0; }

bool options_use_output(const Options *options)
{
    return is_output(options->dot) || is_output(options->heapsnapshot) || is_output(options->snapshot);
}

/* --long options. *used: words taken. */
static bool parse_long(Options *options, char **words, int *used)
{
    const struct {
        const char *name;
        bool *flag;
        const char **value;
    } table[] = {
        {"--help", &options->shows_help, NULL},   {"--version", &options->shows_version, NULL},
        {"--heap", &options->shows_heap, NULL},   {"--verify", &options->verifies, NULL},
        {"--dis", &options->disassembles, NULL},  {"--fingerprint", &options->shows_fingerprint, NULL},
        {"--record", &options->records, NULL},    {"--events", NULL, &options->kinds},
        {"--at", NULL, &options->instant.text},   {"--dot", NULL, &options->dot},
        {"--snapshot", NULL, &options->snapshot}, {"--heapsnapshot", NULL, &options->heapsnapshot},
        {"--open", NULL, &options->program},
    };
    static const char record[] = "--record=";
    if (strncmp(words[0], record, sizeof record - 1) == 0) {
        options->records = true;
        options->listing = words[0] + sizeof record - 1;
        return *options->listing != 0 || refuse("Argument expected for", "--record");
    }
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        if (strcmp(words[0], table[i].name) != 0)
            continue;
        if (table[i].flag != NULL) {
            *table[i].flag = true;
            return true;
        }
        *used = 2;
        if (table[i].value == &options->program)
            options->kind = PROGRAM_SNAPSHOT;
        return take_value(words, table[i].value);
    }
    return refuse("Unknown option", words[0]);
}

/* One letter without a value. */
static bool set_letter(Options *options, char letter, const char *word)
{
    switch (letter) {
    case 'i':
        options->is_interactive = true;
        return true;
    case 'q':
        options->is_quiet = true;
        return true;
    case 'u':
        options->is_unbuffered = true;
        return true;
    case 'x':
        options->skips_line = true;
        return true;
    case 'O':
        options->optimize += options->optimize < 2;
        return true;
    case 'V':
        options->shows_version = true;
        return true;
    case 'h':
    case '?':
        options->shows_help = true;
        return true;
    default:
        return strchr("BbdEIPRsSv", letter) != NULL || refuse("Unknown option", word);
    }
}

/* -abc, where c, m, X and W take the rest of the word or the next. *ends: the program's own words follow. */
static bool parse_short(Options *options, char **words, int *used, bool *ends)
{
    for (const char *letter = words[0] + 1; *letter != 0; letter++) {
        if (strchr("cmXW", *letter) == NULL) {
            if (!set_letter(options, *letter, words[0]))
                return false;
            continue;
        }
        const char *value = letter + 1;
        if (*value == 0) {
            *used = 2;
            if (!take_value(words, &value))
                return false;
        }
        if (*letter == 'X')
            return set_extra(options, value);
        if (*letter == 'W') {
            options->warnings[options->warning_count++] = (char *)(uintptr_t)value;
            return true;
        }
        options->kind = *letter == 'c' ? PROGRAM_COMMAND : PROGRAM_MODULE;
        options->program = value;
        *ends = true;
        return true;
    }
    return true;
}

bool options_parse(Options *options, int count, char **words)
{
    *options = (Options){.kind = PROGRAM_PROMPT, .warnings = calloc((size_t)count, sizeof(char *))};
    if (options->warnings == NULL)
        return false;
    int next = 1;
    bool ends = false;
    while (next < count && !ends && words[next][0] == '-' && words[next][1] != 0) {
        int used = 1;
        bool is_long = words[next][1] == '-';
        if (is_long && words[next][2] == 0) {
            next++;
            break;
        }
        if (!(is_long ? parse_long(options, words + next, &used)
                      : parse_short(options, words + next, &used, &ends)))
            return false;
        next += used;
    }
    if (options->kind == PROGRAM_PROMPT && next < count) {
        options->program = words[next];
        options->kind = strcmp(words[next], "-") == 0 ? PROGRAM_INPUT : PROGRAM_FILE;
        next++;
    }
    options->arguments = words + (next < count ? next : count);
    options->argument_count = next < count ? count - next : 0;
    return finish_instants(options);
}

void options_end(Options *options)
{
    free(options->warnings);
    options->warnings = NULL;
}
