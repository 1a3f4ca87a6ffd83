"""communique: what bodies said, committed to and changed, and how the press carried it, each claim tied to its words.

The program's questions are functions of this module, named like the commands: :func:`read` builds or extends a register file,
:func:`load` gives all of it as records, :func:`show`, :func:`compare`, :func:`trace`, :func:`changes`, :func:`commitments` and :func:`check` answer
one question each, :func:`judge` keeps a person's verdict. The records are in :mod:`communique.model`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from communique.pipeline import read
    from communique.verbs import changes, check, commitments, compare, judge, load, show, trace

__all__ = ["__version__", "changes", "check", "commitments", "compare", "judge", "load", "read", "show", "trace"]


def __getattr__(name: str) -> object:
    """Imports a verb when it is first asked for, so that importing the package costs next to nothing."""
    if name == "read":
        from communique import pipeline

        return pipeline.read
    if name in __all__:
        from communique import verbs

        return getattr(verbs, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
