/* What a program may put in the place of reporting an error: sys.excepthook and sys.unraisablehook. Owns finding out
 * whether it has, and calling it. */
#ifndef OURO_LANG_HOOKS_H
#define OURO_LANG_HOOKS_H

#include "object/runtime.h"

/* Reports an exception that nothing has caught (borrowed): by the program's hook, else on standard error. What the hook
 * raises is reported, too; SystemExit is left on its way (-1; otherwise 0). */
int hook_report_uncaught(Runtime *rt, Object *exception);

/* Calls the program's hook for errors that nobody can receive: 1; 0: there is none; -1 and the hook's error, which
 * *hook (new reference) has raised. All others borrowed, `where` may be NULL. */
int hook_report_unraisable(Runtime *rt, Object *exception, Object *where, Object **hook);

#endif
