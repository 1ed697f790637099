/* Which CPython's memory is reproduced.
 *
 * The build defines OURO_PROFILE as 306, 311 or 313. Each profile header holds the same list of primitive
 * constants; what follows from them is computed here, once. Algorithms write `if (PROFILE_HAS_...)` on these
 * constants and hold no #if of their own. */
#ifndef OURO_PROFILE_PROFILE_H
#define OURO_PROFILE_PROFILE_H

#ifndef OURO_PROFILE
#define OURO_PROFILE 311
#endif

#if OURO_PROFILE == 311
#include "profile/profile_3_11.h"
#elif OURO_PROFILE == 306
#include "profile/profile_3_6.h"
#elif OURO_PROFILE == 313
#include "profile/profile_3_13.h"
#else
#error "OURO_PROFILE must be 306, 311 or 313"
#endif

#include "profile/derived.h"

#endif
