/* How code, functions, frames, generators, tracebacks, exceptions and modules lie in memory: CPython 3.11's structs.
 * Goes on where layout.h ends. */
#ifndef OURO_OBJECT_LAYOUT_LANGUAGE_H
#define OURO_OBJECT_LAYOUT_LANGUAGE_H

#include "object/layout.h"

/* ---- code. cpython/code.h */

typedef struct CodeObject {
    VarObject ob_base;     /* ob_size: code units, caches among them */
    Ref co_consts;         /* owned: tuple */
    Ref co_names;          /* owned: tuple of str */
    Ref co_exceptiontable; /* owned: bytes */
    int32_t co_flags;
    int16_t co_warmup; /* negative: until the code is quickened */
    int16_t _co_linearray_entry_size;
    int32_t co_argcount;
    int32_t co_posonlyargcount;
    int32_t co_kwonlyargcount;
    int32_t co_stacksize;
    int32_t co_firstlineno;
    int32_t co_nlocalsplus;
    int32_t co_nlocals;
    int32_t co_nplaincellvars;
    int32_t co_ncellvars;
    int32_t co_nfreevars;
    Ref co_localsplusnames; /* owned: tuple of str */
    Ref co_localspluskinds; /* owned: bytes */
    Ref co_filename;        /* owned: str */
    Ref co_name;            /* owned: str */
    Ref co_qualname;        /* owned: str */
    Ref co_linetable;       /* owned: bytes */
    Ref co_weakreflist;     /* borrowed: first WeakrefObject */
    Ref _co_code;           /* owned: bytes, the code without specialisation; 0 until it is asked for */
    Ref _co_linearray;
    int32_t _co_firsttraceable;
    uint32_t padding;
    Ref co_extra;
    uint8_t co_code_adaptive[]; /* ob_size units of 2 bytes */
} CodeObject;

/* ---- functions. cpython/funcobject.h */

typedef struct FunctionObject {
    Object ob_base;
    Ref func_globals;     /* owned: dict */
    Ref func_builtins;    /* owned: dict */
    Ref func_name;        /* owned: str */
    Ref func_qualname;    /* owned: str */
    Ref func_code;        /* owned: code */
    Ref func_defaults;    /* owned: tuple, or 0 */
    Ref func_kwdefaults;  /* owned: dict, or 0 */
    Ref func_closure;     /* owned: tuple of cells, or 0 */
    Ref func_doc;         /* owned */
    Ref func_dict;        /* owned: dict, or 0 */
    Ref func_weakreflist; /* borrowed: first WeakrefObject */
    Ref func_module;      /* owned, or 0 */
    Ref func_annotations; /* owned: dict, or a tuple of names and values not yet made one, or 0 */
    uint64_t vectorcall;
    uint32_t func_version;
    uint32_t padding;
} FunctionObject;

/* ---- frames. internal/pycore_frame.h */

enum { FRAME_OWNED_BY_THREAD, FRAME_OWNED_BY_GENERATOR, FRAME_OWNED_BY_FRAME_OBJECT };

/* A call that is on: in the data stack, inside a generator, or inside the frame object that outlived it.
 * localsplus: co_nlocalsplus locals, cells and free variables, then the value stack, stacktop in all. */
typedef struct InterpreterFrame {
    Ref f_func;       /* owned: function */
    Ref f_globals;    /* borrowed: dict */
    Ref f_builtins;   /* borrowed: dict */
    Ref f_locals;     /* owned: mapping, or 0 */
    Ref f_code;       /* owned: code */
    Ref frame_obj;    /* owned: FrameObject, or 0 until somebody asks for it */
    Ref previous;     /* borrowed: the caller's InterpreterFrame */
    Ref prev_instr;   /* borrowed: the code unit before the next instruction */
    int32_t stacktop; /* -1 while the evaluation loop keeps it in a register */
    uint8_t is_entry; /* the loop that runs it returns to C when it ends */
    uint8_t owner;
    uint16_t padding;
    Ref localsplus[];
} InterpreterFrame;

/* frame: what sys._getframe and tracebacks show. internal/pycore_frame.h: struct _frame */
typedef struct FrameObject {
    Object ob_base;
    Ref f_back;  /* owned: FrameObject once the frame has ended, or 0 */
    Ref f_frame; /* borrowed: InterpreterFrame */
    Ref f_trace; /* owned, or 0 */
    int32_t f_lineno;
    uint8_t f_trace_lines;
    uint8_t f_trace_opcodes;
    uint8_t f_fast_as_locals;
    uint8_t padding;
    InterpreterFrame _f_frame_data; /* the frame itself, when owned by the object */
} FrameObject;

/* What is being handled in a call or generator (sys.exc_info); chained. */
typedef struct HandledException {
    Ref exc_value;     /* owned: exception, None, or 0 */
    Ref previous_item; /* borrowed: HandledException */
} HandledException;

enum {
    GENERATOR_CREATED = -2,
    GENERATOR_SUSPENDED = -1,
    GENERATOR_EXECUTING = 0,
    GENERATOR_COMPLETED = 1,
    GENERATOR_CLEARED = 4
};

/* generator, coroutine, async_generator. cpython/genobject.h */
typedef struct GeneratorObject {
    Object ob_base;
    Ref gi_code;        /* owned: code */
    Ref gi_weakreflist; /* borrowed: first WeakrefObject */
    Ref gi_name;        /* owned: str */
    Ref gi_qualname;    /* owned: str */
    HandledException gi_exc_state;
    Ref gi_origin_or_finalizer; /* owned, or 0 */
    uint8_t gi_hooks_inited;
    uint8_t gi_closed;
    uint8_t gi_running_async;
    int8_t gi_frame_state;
    uint32_t padding;
    InterpreterFrame gi_iframe;
} GeneratorObject;

/* What `await` iterates of a coroutine. */
typedef struct CoroutineWrapperObject {
    Object ob_base;
    Ref cw_coroutine; /* owned */
} CoroutineWrapperObject;

/* async_generator_asend and async_generator_athrow */
typedef struct AsyncGeneratorStepObject {
    Object ob_base;
    Ref generator; /* owned */
    Ref value;     /* owned: what is sent, or the arguments of throw, or 0 for aclose */
    int32_t state;
    uint32_t padding;
} AsyncGeneratorStepObject;

typedef struct AsyncGeneratorWrappedObject {
    Object ob_base;
    Ref value; /* owned */
} AsyncGeneratorWrappedObject;

typedef struct TracebackObject {
    Object ob_base;
    Ref tb_next;      /* owned: traceback, or 0 */
    Ref tb_frame;     /* owned: FrameObject */
    int32_t tb_lasti; /* bytes */
    int32_t tb_lineno;
} TracebackObject;

/* ---- exceptions. cpython/pyerrors.h */

typedef struct BaseExceptionObject {
    Object ob_base;
    Ref dict;      /* owned: dict, or 0 */
    Ref args;      /* owned: tuple */
    Ref notes;     /* owned: list, or 0 */
    Ref traceback; /* owned: traceback, or 0 */
    Ref context;   /* owned: exception, or 0 */
    Ref cause;     /* owned: exception, or 0 */
    uint8_t suppress_context;
    uint8_t padding[7];
} BaseExceptionObject;

/* Fields that some exceptions have in addition, in the order of CPython's structs. */
typedef struct ExceptionGroupObject {
    BaseExceptionObject base;
    Ref msg;
    Ref excs; /* tuple */
} ExceptionGroupObject;
typedef struct SyntaxErrorObject {
    BaseExceptionObject base;
    Ref msg, filename, lineno, offset, end_lineno, end_offset, text, print_file_and_line;
} SyntaxErrorObject;
typedef struct ImportErrorObject {
    BaseExceptionObject base;
    Ref msg, name, path;
} ImportErrorObject;
typedef struct UnicodeErrorObject {
    BaseExceptionObject base;
    Ref encoding, object;
    int64_t start, end;
    Ref reason;
} UnicodeErrorObject;
typedef struct SystemExitObject {
    BaseExceptionObject base;
    Ref code;
} SystemExitObject;
typedef struct OSErrorObject {
    BaseExceptionObject base;
    Ref myerrno, strerror, filename, filename2;
    int64_t written;
} OSErrorObject;
typedef struct StopIterationObject {
    BaseExceptionObject base;
    Ref value;
} StopIterationObject;
typedef struct NameErrorObject {
    BaseExceptionObject base;
    Ref name;
} NameErrorObject;
typedef struct AttributeErrorObject {
    BaseExceptionObject base;
    Ref obj, name;
} AttributeErrorObject;

/* ---- modules and namespaces */

typedef struct ModuleObject {
    Object ob_base;
    Ref md_dict;     /* owned: dict */
    uint64_t md_def; /* number of a ModuleDefinition + 1; 0: none */
    uint64_t md_state;
    Ref md_weaklist; /* borrowed */
    Ref md_name;     /* owned: str */
} ModuleObject;

/* sys.stdin, sys.stdout, sys.stderr */
typedef struct StandardStreamObject {
    Object ob_base;
    int32_t number;     /* 0, 1, 2 */
    uint32_t delegates; /* 1: all that it does is done by the wrapper */
    Ref wrapper;        /* owned: io.TextIOWrapper, or NO_REF while none is needed */
    Ref weakreflist;    /* borrowed */
} StandardStreamObject;

typedef struct NamespaceObject {
    Object ob_base;
    Ref ns_dict; /* owned: dict */
} NamespaceObject;

LAYOUT_IS(CodeObject, co_flags, 48);
LAYOUT_IS(CodeObject, co_localsplusnames, 96);
LAYOUT_IS(CodeObject, co_code_adaptive, 184);
LAYOUT_IS(FunctionObject, func_dict, 88);
LAYOUT_IS(InterpreterFrame, localsplus, 72);
LAYOUT_IS(GeneratorObject, gi_iframe, 80);
LAYOUT_IS(FrameObject, _f_frame_data, 48);
_Static_assert(sizeof(FunctionObject) == 136 && sizeof(TracebackObject) == 40 && sizeof(ModuleObject) == 56,
               "functions, tracebacks, modules");
_Static_assert(sizeof(BaseExceptionObject) == 72 && sizeof(SyntaxErrorObject) == 136 &&
                   sizeof(OSErrorObject) == 112,
               "exceptions");

#endif
