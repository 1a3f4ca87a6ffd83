"""How much memory a process has held at most."""

from __future__ import annotations

import sys
from pathlib import Path


def peak() -> int:
    """Bytes of memory that this process has held at most so far; 0 where the system does not tell."""
    try:
        # What getrusage says of a process goes on from the one that started it; the status file's own line does not.
        for line in Path("/proc/self/status").read_text("ascii", "replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    try:
        import resource
    except ImportError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
