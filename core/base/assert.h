/* Assertions in three tiers.
 *
 *   assert_api       a caller of the library broke its contract; on unless NDEBUG
 *   assert_internal  an invariant of ours is broken; on unless NDEBUG
 *   assert_expensive an invariant that costs more than the code it guards (walks a list, a pool);
 *                    on in the verify build alone
 *
 * A failed assertion prints the condition and where it stands, and aborts. */
#ifndef OURO_BASE_ASSERT_H
#define OURO_BASE_ASSERT_H

#include "base/compiler.h"

/* Set by the build: 1 in the verify preset, where constants shrink, freed blocks are poisoned and the runtimes
 * of the unit tests collect at every allocation of a container (tests/unit/runtime_fixture.h). */
#ifndef OURO_VERIFY
#define OURO_VERIFY 0
#endif

COLD _Noreturn void assertion_failed(const char *condition, const char *file, int line, const char *function);

#define ASSERT_ALWAYS(condition) \
    (LIKELY(condition) ? (void)0 : assertion_failed(#condition, __FILE__, __LINE__, __func__))
#define ASSERT_NEVER(condition) ((void)(0 && (condition)))

#ifdef NDEBUG
#define assert_api(condition) ASSERT_NEVER(condition)
#define assert_internal(condition) ASSERT_NEVER(condition)
#else
#define assert_api(condition) ASSERT_ALWAYS(condition)
#define assert_internal(condition) ASSERT_ALWAYS(condition)
#endif

#if OURO_VERIFY
#define assert_expensive(condition) ASSERT_ALWAYS(condition)
#else
#define assert_expensive(condition) ASSERT_NEVER(condition)
#endif

#endif
