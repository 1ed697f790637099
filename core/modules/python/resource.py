"""What the process may use and has used, as far as it is known: the memory of the heap, the processor's time."""

import sys
import time
from _structseq import make as _make

error = OSError
RUSAGE_SELF, RUSAGE_CHILDREN, RUSAGE_THREAD = 0, -1, 1
(RLIMIT_CPU, RLIMIT_FSIZE, RLIMIT_DATA, RLIMIT_STACK, RLIMIT_CORE, RLIMIT_RSS, RLIMIT_NPROC, RLIMIT_NOFILE, RLIMIT_MEMLOCK,
 RLIMIT_AS) = range(10)
RLIM_INFINITY = -1

struct_rusage, _struct_rusage = _make('resource', 'struct_rusage', (
    'ru_utime', 'ru_stime', 'ru_maxrss', 'ru_ixrss', 'ru_idrss', 'ru_isrss', 'ru_minflt', 'ru_majflt', 'ru_nswap', 'ru_inblock',
    'ru_oublock', 'ru_msgsnd', 'ru_msgrcv', 'ru_nsignals', 'ru_nvcsw', 'ru_nivcsw'), can_make=True)
_most = 0


def getrusage(who):
    global _most
    if who not in (RUSAGE_SELF, RUSAGE_CHILDREN, RUSAGE_THREAD):
        raise ValueError('invalid who parameter')
    if who == RUSAGE_CHILDREN:
        return struct_rusage((0.0, 0.0) + (0,) * 14)
    _most = max(_most, 8192 + sys.getallocatedblocks() * 64 // 1024)
    return struct_rusage((time.process_time(), 0.0, _most) + (0,) * 13)


def getrlimit(resource, /):
    if not 0 <= resource <= 15:
        raise ValueError('invalid resource specified')
    return (8388608, RLIM_INFINITY) if resource == RLIMIT_STACK else (RLIM_INFINITY, RLIM_INFINITY)


def setrlimit(resource, limits, /):
    getrlimit(resource)


def getpagesize():
    return 4096
