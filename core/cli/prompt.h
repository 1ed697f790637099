/* The prompt: statements one by one, each run as soon as it is complete. */
#ifndef OURO_CLI_PROMPT_H
#define OURO_CLI_PROMPT_H

#include "cli/session.h"

/* Until the end of input, or a SystemExit: the exit status. */
int prompt_run(Session *session);

#endif
