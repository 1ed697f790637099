/* A runtime made through the public API, and its end: nothing may be left. */
#ifndef OURO_TESTS_API_FIXTURE_H
#define OURO_TESTS_API_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "memory/host.h"
#include "ouro/inspect.h"
#include "ouro/ouro.h"

/* A runtime whose collections run when CPython's would. */
static inline ouro_Runtime *api_new_unstressed(void)
{
    const char *why = NULL;
    ouro_Runtime *rt = ouro_create(NULL, &why);
    if (rt == NULL)
        fail_msg("no runtime: %s", why);
    return rt;
}

/* A runtime; in the verify build a full collection runs at every allocation of a container. */
static inline ouro_Runtime *api_new(void)
{
    ouro_Runtime *rt = api_new_unstressed();
    if (OURO_VERIFY)
        host_of(rt)->attention |= ATTENTION_STRESS;
    return rt;
}

static inline void api_check(ouro_Runtime *rt)
{
    char why[256];
    if (!ouro_check(rt, why, sizeof why))
        fail_msg("%s", why);
}

/* No error is set, the heap is consistent, and after the end there are [0 refs, 0 blocks]. */
static inline void api_free(ouro_Runtime *rt)
{
    if (ouro_error_kind(rt) != OURO_ERROR_NONE) {
        fail_msg("%s: %s", ouro_error_name(ouro_error_kind(rt)), ouro_error_message(rt));
    }
    api_check(rt);
    ouro_Leaks leaks = ouro_destroy(rt);
    assert_int_equal(leaks.references, 0);
    assert_int_equal(leaks.blocks, 0);
}

/* The error that is set is of this kind and says this; it is cleared. */
static inline void api_expect_error(ouro_Runtime *rt, ouro_ErrorKind kind, const char *message)
{
    assert_string_equal(ouro_error_name(ouro_error_kind(rt)), ouro_error_name(kind));
    if (message != NULL)
        assert_string_equal(ouro_error_message(rt), message);
    ouro_error_clear(rt);
}

#endif
