/* The clocks of this machine, for the module time. */
#ifndef OURO_CLI_CLOCK_H
#define OURO_CLI_CLOCK_H

#include "memory/host.h"

/* Host.read_clock and Host.sleep. */
int64_t clock_read(void *user, int kind);
int clock_sleep(void *user, int64_t nanoseconds);

#endif
