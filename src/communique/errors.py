"""What the program says when it cannot go on: each error is one line that tells what, where and what to do.

::

    CommuniqueError
    ├── InputError        a path, file or text that cannot be read          (exit 2 when nothing else could be read)
    ├── RegisterError     a register that is missing, foreign, busy or damaged
    ├── KnowledgeError    a knowledge file or profile that breaks its own rules
    ├── UnknownId         an id or words that the register does not hold
    └── WorkersError      processes that share the work and do not stay alive
"""


class CommuniqueError(Exception):
    """An expected failure with a message fit for the user as it stands."""


class InputError(CommuniqueError):
    """Something named to be read cannot be."""


class RegisterError(CommuniqueError):
    """The register file cannot be used."""


class KnowledgeError(CommuniqueError):
    """A TOML file of knowledge or a body profile does not hold what it must."""


class UnknownId(CommuniqueError):
    """No record of the register answers to this id."""


class WorkersError(CommuniqueError):
    """The processes that share the work do not stay alive."""
