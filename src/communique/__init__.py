"""communique: what bodies said, committed to and changed, and how the press carried it, each claim tied to its words."""

__version__ = "0.1.0"
