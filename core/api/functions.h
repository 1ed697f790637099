/* The host's table of C functions, as the embedder fills it. */
#ifndef OURO_API_FUNCTIONS_H
#define OURO_API_FUNCTIONS_H

#include "ouro/ouro.h"

/* The number under which the region knows this pair of function and user; 0 and RuntimeError when the table
 * is full. */
uint64_t function_register(ouro_Runtime *rt, ouro_Function function, void *user);

/* Whether the argument is a function; NULL is a TypeError. */
bool function_is_given(ouro_Runtime *rt, ouro_Function function);

#endif
