/* Clocks; see clock.h. */
#include "cli/clock.h"

#include <time.h>

int64_t clock_read(void *user, int kind)
{
    static const clockid_t clocks[] = {CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID};
    struct timespec now;
    (void)user;
    clock_gettime(clocks[kind], &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* A signal that asks for nothing would not end the wait, but there is none that the command listens to. */
int clock_sleep(void *user, int64_t nanoseconds)
{
    const struct timespec length = {.tv_sec = nanoseconds / 1000000000, .tv_nsec = nanoseconds % 1000000000};
    (void)user;
    return nanosleep(&length, NULL);
}
