"""Where in the form of a memorandum its reading stands."""

from enum import Enum


class Stage(Enum):
    """Where in the form the reading stands. CLOSED: between voices, the issuer's own lines."""

    CLOSED = 0
    MATTER = 1
    PREPARATION = 2
    COMMISSIONER = 3
    BODY = 4
    DISSENT = 5
