"""What a process that reads strangers' bytes gives up: memory, files, network, children, and in the end system calls.

Imported by workers, which are scripts run with `python -I`: the standard library only.

    confine    first: limits, no core file, no environment of value, ends with its parent
    no_network before somebody else's code is loaded: it may read its files and talk to nobody
    answers    its own standard output, apart from what libraries print
    close_up   when everything is imported, loaded and warm: no file, no process, no socket, by seccomp

After `close_up` only the calls in `CALLS` are left, those that compute and talk over the pipes already open. The rest
answers EPERM, whatever the kernel adds one day included; the wrong architecture's calls end the process.
"""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import signal
import struct
import sys
from collections.abc import Callable
from typing import BinaryIO, Final

NICENESS: Final = 10
PR_SET_PDEATHSIG: Final = 1
PR_SET_DUMPABLE: Final = 4
PR_SET_SECCOMP: Final = 22
PR_SET_NO_NEW_PRIVS: Final = 38
SECCOMP_MODE_FILTER: Final = 2

ALLOW: Final = 0x7FFF0000
REFUSE: Final = 0x00050001
"""SECCOMP_RET_ERRNO with EPERM."""
KILL: Final = 0x80000000

CALLS: Final = {
    # name: (x86-64, AArch64), from the kernel's tables
    "read": (0, 63),
    "write": (1, 64),
    "writev": (20, 66),
    "readv": (19, 65),
    "close": (3, 57),
    "fstat": (5, 80),
    "lseek": (8, 62),
    "mmap": (9, 222),
    "mprotect": (10, 226),
    "munmap": (11, 215),
    "mremap": (25, 216),
    "madvise": (28, 233),
    "brk": (12, 214),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "sigaltstack": (131, 132),
    "futex": (202, 98),
    "sched_yield": (24, 124),
    "sched_getaffinity": (204, 123),
    "nanosleep": (35, 101),
    "clock_nanosleep": (230, 115),
    "clock_gettime": (228, 113),
    "clock_getres": (229, 114),
    "gettimeofday": (96, 169),
    "getrusage": (98, 165),
    "prlimit64": (302, 261),
    "getrandom": (318, 278),
    "getpid": (39, 172),
    "gettid": (186, 178),
    "restart_syscall": (219, 128),
    "exit": (60, 93),
    "exit_group": (231, 94),
}
"""`prlimit64` can only lower what is a hard limit already, and touches no process but this one and its user's; it is
what gives each photo its share of CPU."""
NETWORK: Final = {
    "socket": (41, 198),
    "socketpair": (53, 199),
    "connect": (42, 203),
    "bind": (49, 200),
    "sendto": (44, 206),
    "sendmsg": (46, 211),
    "sendmmsg": (307, 269),
    "io_uring_setup": (425, 425),
}
"""The calls by which a process reaches another; a ring of requests can do the same."""
MACHINES: Final = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
"""Column of `CALLS`, and the kernel's number of the architecture (AUDIT_ARCH_…)."""
X32: Final = 0x40000000
"""On x86-64: the bit of the other set of calls."""


def confine(memory_max_bytes: int, parent: int, *, niceness: int = NICENESS) -> None:
    """Give up what a worker has no use for, before anything large is imported.

    Args:
        memory_max_bytes: of address space.
        parent: process id; the worker ends with it.
        niceness: how far behind the site it is served, 0 to 19.
    """
    os.nice(niceness)
    # Whatever the site held open and did not close for us; the three it gave us stay.
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))
    resource.setrlimit(resource.RLIMIT_AS, (memory_max_bytes, memory_max_bytes))
    # Nothing that was read may be left behind in a core file, nor anything be written at all.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    kernel = ctypes.CDLL(None, use_errno=True)
    kernel.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    kernel.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    kernel.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        sys.exit(0)  # it died before we could ask to be told


def answers() -> BinaryIO:
    """Where to write answers. What libraries print from here on goes nowhere, and does not come between them."""
    own = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return own


def close_up() -> bool:
    """Nothing more can be opened or started. Returns whether the kernel took the filter of system calls."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    return _filter_calls()


def no_network() -> bool:
    """No connection can be made from here on. Returns whether the kernel took the filter."""
    return _filter(
        lambda column, architecture: network_program(architecture, [one[column] for one in NETWORK.values()])
    )


def limit_cpu(seconds: int) -> None:
    """The kernel ends this process once it has computed for so many seconds from now."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


class _Program(ctypes.Structure):
    _fields_ = (("count", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def _filter_calls() -> bool:
    return _filter(lambda column, architecture: calls_program(architecture, [one[column] for one in CALLS.values()]))


def _filter(program_of: Callable[[int, int], bytes]) -> bool:
    if sys.platform != "linux" or platform.machine() not in MACHINES:
        return False
    column, architecture = MACHINES[platform.machine()]
    program = program_of(column, architecture)
    kernel = ctypes.CDLL(None, use_errno=True)
    asked = _Program(len(program) // 8, program)
    return bool(kernel.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(asked), 0, 0) == 0)


def calls_program(architecture: int, allowed: list[int]) -> bytes:
    """The filter, in the kernel's classic BPF: 8 bytes a step (linux/filter.h, linux/seccomp.h)."""
    return _program(architecture, allowed, listed=ALLOW, others=REFUSE)


def network_program(architecture: int, refused: list[int]) -> bytes:
    """The same the other way round: what is listed is refused."""
    return _program(architecture, refused, listed=REFUSE, others=ALLOW)


def _program(architecture: int, numbers: list[int], *, listed: int, others: int) -> bytes:
    load, equal, at_least, answer = 0x20, 0x15, 0x35, 0x06
    steps = [
        (load, 0, 0, 4),  # seccomp_data.arch
        (equal, 1, 0, architecture),
        (answer, 0, 0, KILL),
        (load, 0, 0, 0),  # seccomp_data.nr
        (at_least, 0, 1, X32),
        (answer, 0, 0, KILL),
    ]
    steps += [(equal, len(numbers) - place, 0, number) for place, number in enumerate(numbers)]
    steps += [(answer, 0, 0, others), (answer, 0, 0, listed)]
    return b"".join(struct.pack("=HBBI", *step) for step in steps)
