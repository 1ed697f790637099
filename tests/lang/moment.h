/* A moment of a run: everything that the run may change from there on, kept so that the run can go on from there more
 * than once. That is the region, the host's page below it and the C stack; nothing else changes while a program runs
 * (what looks at a heap, and takes memory of the C library, is done before the next instruction). Keeping one and
 * going back costs a comparison of the region's pages, a small part of what a process of its own costs.
 *
 * The run has the process's stack. The keeper, who keeps moments and goes back, has a stack of its own. */
#ifndef TESTS_LANG_MOMENT_H
#define TESTS_LANG_MOMENT_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>

#include "base/compiler.h"
#include "memory/host.h"
#include "memory/memory.h"

enum {
    MOMENT_PAGE = 4096,
    MOMENT_KEEPER_STACK = 1 << 20,
    MOMENT_BELOW_FRAME = 1024, /* what a function that parks the run may have of the stack below its frame */
};

typedef struct Moment {
    Memory *memory;
    char *stack_top;    /* frames from here up stay as they are: whoever began the run */
    char *stack_bottom; /* where the run is parked */
    ucontext_t run;     /* the run where it is parked */
    ucontext_t keeper;
    char *keeper_stack;

    char *region; /* what is kept */
    uint64_t size;
    uint64_t capacity;
    Host host;
    ucontext_t place;
    char *stack;
    char *stack_start; /* stack_bottom then */
    uint64_t stack_size;
    uint64_t stack_capacity;
} Moment;

static inline void *moment_room(void *old, uint64_t *capacity, uint64_t wanted)
{
    if (wanted <= *capacity)
        return old;
    *capacity = wanted + wanted / 2;
    void *room = realloc(old, *capacity);
    if (room == NULL) {
        perror("no memory for a moment");
        _Exit(2);
    }
    return room;
}

/* Makes `to` what `from` is, and writes only the pages that differ. */
static inline void moment_copy(char *to, const char *from, uint64_t size)
{
    for (uint64_t at = 0; at < size; at += MOMENT_PAGE) {
        size_t length = size - at < MOMENT_PAGE ? (size_t)(size - at) : MOMENT_PAGE;
        if (memcmp(to + at, from + at, length) != 0)
            memcpy(to + at, from + at, length);
    }
}

static inline void moment_keep(Moment *moment)
{
    moment->size = moment->memory->size;
    moment->region = moment_room(moment->region, &moment->capacity, moment->size);
    moment_copy(moment->region, (const char *)moment->memory, moment->size);
    moment->host = *host_of(moment->memory);
    moment->place = moment->run;
    moment->stack_start = moment->stack_bottom;
    moment->stack_size = (uint64_t)(moment->stack_top - moment->stack_bottom);
    moment->stack = moment_room(moment->stack, &moment->stack_capacity, moment->stack_size);
    memcpy(moment->stack, moment->stack_bottom, moment->stack_size);
}

/* Puts everything back. Above the region's top all is zero, so that what it has grown is to be zero again. */
static inline void moment_go_back(Moment *moment)
{
    uint64_t size = moment->memory->size;
    if (size > moment->size)
        memset((char *)moment->memory + moment->size, 0, size - moment->size);
    moment_copy((char *)moment->memory, moment->region, moment->size);
    *host_of(moment->memory) = moment->host;
    moment->run = moment->place;
    moment->stack_bottom = moment->stack_start;
    memcpy(moment->stack_bottom, moment->stack, moment->stack_size);
}

/* The run: stops here, and the keeper goes on; comes back as often as the keeper lets it. */
static NEVER_INLINE void moment_park(Moment *moment)
{
    moment->stack_bottom = (char *)__builtin_frame_address(0) - MOMENT_BELOW_FRAME;
    swapcontext(&moment->run, &moment->keeper);
}

/* The keeper: the run goes on where it was parked, until it parks again. */
static inline void moment_let_run(Moment *moment) { swapcontext(&moment->keeper, &moment->run); }

/* `keeper` begins, with the two halves of an address, when the run parks first; it must not return. */
static inline void moment_begin(Moment *moment, Memory *memory, char *stack_top,
                                void (*keeper)(unsigned, unsigned), void *user)
{
    uint64_t address = (uint64_t)(uintptr_t)user;
    moment->memory = memory;
    moment->stack_top = stack_top;
    if (moment->keeper_stack == NULL)
        moment->keeper_stack = malloc(MOMENT_KEEPER_STACK);
    getcontext(&moment->keeper);
    moment->keeper.uc_stack.ss_sp = moment->keeper_stack;
    moment->keeper.uc_stack.ss_size = MOMENT_KEEPER_STACK;
    moment->keeper.uc_link = NULL;
    makecontext(&moment->keeper, (void (*)(void))keeper, 2, (unsigned)(address >> 32), (unsigned)address);
}

#endif
