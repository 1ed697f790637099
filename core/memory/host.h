/* Host: what a runtime needs that must not be in the region, because it means something to this build or
 * process alone: function pointers, the mapping, test settings. It lies in the pages right below the region,
 * so that it is found from the region's address without a stored pointer and no file-scope data is needed. */
#ifndef OURO_MEMORY_HOST_H
#define OURO_MEMORY_HOST_H

#include "base/compiler.h"
#include "ouro/trace.h"

/* Bytes below the region's base that belong to the host; never part of a snapshot. */
#define HOST_BYTES 8192

/* Bits of Host.attention: why the allocator may not take its fast path. */
enum {
    ATTENTION_HOOK = 1,    /* a hook is installed: events are counted and delivered */
    ATTENTION_FAIL = 2,    /* allocation failures are injected */
    ATTENTION_STRESS = 4,  /* a collection runs at every allocation of a container (verify build) */
    ATTENTION_SPANS = 8,   /* a test has taken spans of its own: the region's equation does not hold */
    ATTENTION_TRACES = 16, /* it is kept where each block was handed out */
};

/* Bits of Host.evaluation_request. */
enum {
    EVALUATION_INTERRUPT = 1, /* raise KeyboardInterrupt */
    EVALUATION_STEPS = 2,     /* count steps, and stop when steps_left are made */
    EVALUATION_STOP = 4,      /* stop as soon as all state is in the region */
    EVALUATION_ATTEND = 8,    /* find out anew whether somebody watches */
};

/* Which units of code are of one line: kept while a hook is installed, so that a line event does not cost a walk
 * through the code's table of positions. */
typedef struct HostLine {
    uint64_t unit;  /* address of a unit, 0: unused */
    uint32_t first; /* units of that line before it, without a gap */
    uint32_t count; /* the same with it and those behind it */
    int32_t line;   /* -1: it is of no line */
    uint32_t reserved;
} HostLine;

enum { HOST_LINES = 128 };

/* Clocks: since 1970; since some beginning, never set back; spent by this process. */
enum { HOST_CLOCK_WALL, HOST_CLOCK_MONOTONIC, HOST_CLOCK_PROCESS };

/* What Host.read_file says instead of a size. */
#define HOST_NO_FILE (-1)
#define HOST_FOLDER (-2)

/* What Host.file is asked to do; errors are Linux' numbers wherever the host runs. */
enum HostFileOperation {
    HOST_FILE_OPEN,     /* path, flags (HOST_OPEN_) → number */
    HOST_FILE_CLOSE,    /* number */
    HOST_FILE_READ,     /* number, into buffer → bytes; 0 at the end */
    HOST_FILE_WRITE,    /* number, from buffer → bytes */
    HOST_FILE_SEEK,     /* number, offset, flags: from 0 the beginning, 1 here, 2 the end → position */
    HOST_FILE_TRUNCATE, /* number, offset */
    HOST_FILE_STATUS,   /* path, flags 1: of a link itself; fills HOST_STATUS_FIELDS int64_t in buffer */
    HOST_FILE_REMOVE,   /* path */
    HOST_FILE_MAKE_DIRECTORY,
    HOST_FILE_REMOVE_DIRECTORY,
    HOST_FILE_RENAME,    /* path to other */
    HOST_FILE_NAMES,     /* path → bytes of text: each name in it, ended by 0 */
    HOST_FILE_DIRECTORY, /* → bytes of text: where relative names begin */
    HOST_FILE_CHANGE_DIRECTORY,
    HOST_FILE_ENVIRONMENT, /* offset: which → bytes of text "name=value"; -ENOENT behind the last */
    HOST_FILE_PROCESS,     /* → this process' number */
    HOST_FILE_FORGET,      /* text: an answer's, which is no longer needed */
};

enum {
    HOST_OPEN_READ = 1,
    HOST_OPEN_WRITE = 2,
    HOST_OPEN_CREATE = 4,
    HOST_OPEN_EMPTY = 8,
    HOST_OPEN_NEW = 16,
    HOST_OPEN_APPEND = 32
};

/* mode, inode, device, links, user, group, size, last read, last changed, status changed (nanoseconds) */
enum { HOST_STATUS_FIELDS = 10 };

typedef struct HostFileRequest {
    int operation;
    int flags;
    int64_t number;
    int64_t offset;
    const char *path;
    const char *other;
    void *buffer;
    int64_t length;
    const char *text; /* the answer's; to be given back with HOST_FILE_FORGET */
} HostFileRequest;

/* How many C functions one process may register for a runtime. */
#define HOST_FUNCTIONS 128
/* Functions of the host's table have numbers from here on; lower ones belong to the library itself. */
#define HOST_FUNCTION_FIRST 0x1000000

typedef struct HostFunction {
    void (*function)(void); /* an object room CFunction, or what the adapter calls */
    void *user;             /* the embedder's */
    void (*adapter)(void);  /* an object room FunctionAdapter; NULL: function is called as it is */
} HostFunction;

/* Files of the library: the modules written in Python; the tables that they read. */
enum HostLibraryFile { HOST_LIBRARY_MODULES, HOST_LIBRARY_DATA };

struct Memory;

typedef struct Host {
    uint32_t attention; /* ATTENTION_ bits; 0 in an ordinary run */
    uint32_t reserved;
    uint64_t event_mask;
    uint64_t alarm; /* the hook is called at the event of this number, too; 0: none */
    ouro_Hook hook;
    void *hook_user;
    HostLine lines[HOST_LINES];
    uint32_t (*place_of_allocation)(struct Memory *m); /* traces.h */

    /* Failure injection: allocation number `fail_at` (counted from 1 in `fail_count`) fails, and all later
     * ones while `fail_all_after` is set. */
    uint64_t fail_at;
    uint64_t fail_count;
    uint64_t failures; /* how many have failed so */
    bool fail_all_after;

    uint64_t mapped_size; /* bytes of address space reserved for the region */
    uint64_t committed;   /* bytes from the region's base that may be touched */
    void *embedder;       /* the public handle's own data */
    void *snapshot;       /* the file that is looked at (WebAssembly), or NULL */

    /* Buffers of whoever looks, where they share the region's address space (WebAssembly). */
    uint64_t buffer_start; /* address of the first, 0: none in use */
    uint64_t buffer_end;
    uint64_t buffer_count;

    HostFunction functions[HOST_FUNCTIONS];
    uint64_t function_count;

    /* Program output and diagnostics (debug flags, unraisable errors): stream 1 or 2; no bytes at all: what waits goes
     * out. What it could not write it says in write_error. NULL: discarded. */
    void (*write)(void *user, int stream, const char *text, uint64_t length);
    /* What comes next of the input, at most `capacity` bytes and not beyond the end of a line ('\n'): how many bytes
     * there are; 0: the end; -1: interrupted. NULL: no input. */
    int64_t (*read_line)(void *user, char *bytes, uint64_t capacity);
    /* The first `capacity` bytes of a file into `buffer`; returns how many the file has, or HOST_NO_FILE or
     * HOST_FOLDER. NULL: there are no files. */
    int64_t (*read_file)(void *user, const char *path, char *buffer, int64_t capacity);
    /* `length` bytes at `offset` of a file of the library (HOST_LIBRARY_), where it is not part of the library itself
     * (WebAssembly); how many there are, or -1. */
    int64_t (*read_library)(void *user, int file, uint64_t offset, char *place, int64_t length);
    void *write_user;

    /* Nanoseconds on clock `kind` (HOST_CLOCK_); and waiting so long, -1 when a signal ended that. NULL: the
     * runtime's own time, which goes on as the program looks at it and sleeps. */
    int64_t (*read_clock)(void *user, int kind);
    int (*sleep)(void *user, int64_t nanoseconds);
    void *clock_user;

    /* Files and what surrounds the process: the operation's answer, or -errno. NULL: there are no files. */
    int64_t (*file)(void *user, HostFileRequest *request);
    void *file_user;

    /* The C stack may grow down to this address; recursion that would go further is an error. 0: not known. */
    uint64_t c_stack_lowest;

    /* What the evaluation loop is asked for; it looks at backward jumps and calls. */
    uint32_t evaluation_request; /* EVALUATION_ bits; 0 in an ordinary run. Another thread may set it */
    uint32_t is_running;         /* 1 while an export of WebAssembly runs the program: others may not */
    uint64_t steps_left;         /* backward jumps and calls until EVALUATION_STEPS stops the run */
    uint64_t
        loops_most; /* evaluation loops, one inside the other, that the stack has room for; 0: not known */
    int64_t write_error;      /* errno of what `write` could not write, EINTR: interrupted; 0 otherwise */
    uint64_t missing_streams; /* 1 << 0, 1, 2: the process has no such stream; in sys it is None then */

    /* The stack that cannot be asked for: what the calls that are on have taken of it, as object/c_stack.h estimates,
     * and what they may; 0: not known. */
    uint64_t stack_used;
    uint64_t stack_most;
} Host;

_Static_assert(sizeof(Host) <= HOST_BYTES, "the host page holds Host");

/* The host data of the region that begins at `region`. */
ALWAYS_INLINE Host *host_of(const void *region) { return (Host *)((char *)(uintptr_t)region - HOST_BYTES); }

/* The C function with this number; NULL when there is none. */
ALWAYS_INLINE const HostFunction *host_function(const Host *host, uint64_t number)
{
    uint64_t index = number - HOST_FUNCTION_FIRST;
    return index < host->function_count ? &host->functions[index] : NULL;
}

#endif
