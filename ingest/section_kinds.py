"""What a section is, apart from how its heading is found."""

from dataclasses import dataclass
from enum import StrEnum

from ingest.passage import Span


class SectionKind(StrEnum):
    """What a section is: a part of the form, a body's in the form, a body's that was heard, a dissent, or any other."""

    FORM = "form"
    BODY = "body"
    HEARD = "heard"
    DISSENT = "dissent"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its text up to the next heading: ``[heading.start, end)``.

    ``path`` leads from the outermost section; ``word`` is the form's word for the innermost one, however spelled.
    """

    path: tuple[str, ...]
    heading: Span
    end: int
    kind: SectionKind
    word: str
