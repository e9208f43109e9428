"""Memory of the reading child where the system does not limit it (Windows, macOS): measured, and stopped in time."""

import ctypes
import subprocess
import sys
import threading
from collections.abc import Callable
from subprocess import Popen

_PAUSE = 0.1


def watched(child: Popen, most: int, measure: Callable[[int], int] | None = None) -> threading.Thread:
    """Watch a child process until it ends, and kill it once it holds more memory than allowed.

    Parameters
    ----------
    child
        A process that runs.
    most
        Bytes it may hold.
    measure
        Returns the bytes that a process of this number holds, 0 where it has ended; the system's by default.

    Returns
    -------
    threading.Thread
        Started; it ends soon after the child does.
    """
    thread = threading.Thread(target=_watch, args=(child, most, measure or resident), daemon=True)
    thread.start()
    return thread


def needed() -> bool:
    """Return whether this system needs the watchdog: Linux alone keeps a process to its limit of memory."""
    return sys.platform != "linux"


def resident(pid: int) -> int:
    """Return the bytes of memory that a process holds, 0 where that cannot be told."""
    try:
        return _on_windows(pid) if sys.platform == "win32" else _by_ps(pid)
    except (OSError, ValueError, AttributeError, subprocess.SubprocessError):
        return 0


def _watch(child: Popen, most: int, measure: Callable[[int], int]) -> None:
    ended = threading.Event()
    while child.poll() is None:
        if measure(child.pid) > most:
            child.kill()
            return
        ended.wait(_PAUSE)


def _by_ps(pid: int) -> int:
    told = subprocess.run(["/bin/ps", "-o", "rss=", "-p", str(pid)], capture_output=True, timeout=5, check=False)
    return 1_024 * int(told.stdout or 0)


class _Counters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS of the Windows API."""

    _fields_ = (
        ("size", ctypes.c_uint32),
        ("faults", ctypes.c_uint32),
        *((name, ctypes.c_size_t) for name in ("peak", "held", "pp", "p", "pn", "n", "paged", "peak_paged")),
    )


def _on_windows(pid: int) -> int:
    query_information, read = 0x0400, 0x0010
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = ctypes.c_void_p(kernel.OpenProcess(query_information | read, False, pid))
    if not handle:
        return 0
    try:
        counters = _Counters(size=ctypes.sizeof(_Counters))
        told = kernel.K32GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.size)
        return counters.paged if told else 0
    finally:
        kernel.CloseHandle(handle)
