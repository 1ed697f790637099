/* What the command line and the environment set in a runtime that has begun: -O, -W, sys.flags. Owns no options; what
 * their words mean is options.h's. */
#ifndef OURO_CLI_SETTINGS_H
#define OURO_CLI_SETTINGS_H

#include "cli/options.h"
#include "object/runtime.h"

/* Before the program. 0, or -1 and an error. Nothing is imported where nothing is set. */
int settings_apply(Runtime *rt, const Options *options);

#endif
