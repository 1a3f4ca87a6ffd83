"""How much memory a process holds, and has held at most."""

from __future__ import annotations

import sys
from pathlib import Path


def held() -> int:
    """Bytes of memory that this process holds now; what it has held at most where the system does not tell."""
    return _status("VmRSS:") or peak()


def peak() -> int:
    """Bytes of memory that this process has held at most so far; 0 where the system does not tell."""
    # What getrusage says of a process goes on from the one that started it; the status file's own line does not.
    if most := _status("VmHWM:"):
        return most
    try:
        import resource
    except ImportError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def _status(name: str) -> int:
    """Bytes that a line of the process's status file tells; 0 where there is none."""
    try:
        lines = Path("/proc/self/status").read_text("ascii", "replace").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(name)), 0)
