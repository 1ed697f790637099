/* The files and surroundings of this process, for open and the module os. */
#ifndef OURO_CLI_FILES_H
#define OURO_CLI_FILES_H

#include "memory/host.h"

/* Host.file. */
int64_t files_request(void *user, HostFileRequest *request);

#endif
