/* Running code: the evaluation loop and what starts it. Owns how instructions are carried out, how Python calls Python
 * without the C stack, and what happens to an exception on its way through the calls. Frames are
 * types/call/frame_object.h's. CPython: Python/ceval.c. */
#ifndef OURO_LANG_EVAL_H
#define OURO_LANG_EVAL_H

#include "types/call/function.h"
#include "types/call/generator_object.h"

/* Runs the code as a module's or a class's: with these globals and locals (a mapping; NULL: the globals), all borrowed.
 * New reference to what it returns; NULL and an error. CPython: PyEval_EvalCode */
Object *eval_code(Runtime *rt, CodeObject *code, Object *globals, Object *locals);

/* The same with a closure (a tuple of cells, borrowed, may be NULL). */
Object *eval_code_closure(Runtime *rt, CodeObject *code, Object *globals, Object *locals, Object *closure);

/* Calls a Python function. New reference; NULL and an error. */
Object *eval_function(Runtime *rt, FunctionObject *function, const Arguments *arguments);

/* A class body: the function runs with these locals. New reference; NULL and an error. */
Object *eval_class_body(Runtime *rt, FunctionObject *function, Object *locals);

/* Runs a frame that has no caller yet, and all that it calls, until it ends or yields. The frame is gone then, or
 * suspended. `throwing`: the error on its way is raised where it stands. */
Object *eval_frame(Runtime *rt, InterpreterFrame *frame, bool throwing);

/* Goes on where the step limit (memory/host.h) has stopped a run: what the outermost eval_frame, which has returned
 * NULL without an error, would have returned. */
Object *eval_continue(Runtime *rt);

/* Gives a stopped run up: its calls are left one by one, none of their except, finally and with takes notice. What
 * their values do when they die they do. Leaves no error. */
void eval_abandon(Runtime *rt);

/* sys.settrace and sys.setprofile: the function (borrowed) is told from now on; NULL: none is. */
void eval_set_trace(Runtime *rt, Object *function);
void eval_set_profile(Runtime *rt, Object *function);

/* globals, locals, builtins of the innermost call; borrowed, NULL when there is none (locals: and an error). */
Object *eval_globals(Runtime *rt);
Object *eval_locals(Runtime *rt);
Object *eval_builtins(Runtime *rt);

#endif
