"""Where in the form of a memorandum its reading stands, and who has the floor there."""

from dataclasses import dataclass, replace
from enum import Enum

from ingest.form_words import BOARD, PRESIDIUM
from ingest.passage import Voice


class Stage(Enum):
    """Where in the form the reading stands. CLOSED: between voices, the issuer's own lines."""

    CLOSED = 0
    MATTER = 1
    PREPARATION = 2
    COMMISSIONER = 3
    BODY = 4
    DISSENT = 5


_HANDLED = frozenset({Stage.CLOSED, Stage.MATTER, Stage.PREPARATION})


@dataclass(slots=True)
class Floor:
    """Who has the floor, and in whose section.

    ``body`` is the body whose section this is, ``met`` the date when it decided, ``awaited`` whether nothing of its
    answer has been read yet, ``told`` the only paragraph that a paraphrased dissent has, and ``view`` the rank of the
    heading that alone gave somebody the floor, up to the next of its rank.
    """

    voice: Voice
    stage: Stage = Stage.CLOSED
    body: str | None = None
    met: str | None = None
    awaited: bool = False
    told: int | None = None
    view: int | None = None

    def give(self, stage: Stage, voice: Voice, told: int | None = None) -> None:
        """Somebody else speaks from here; what is said within a body's section is within its heading too."""
        if stage is not Stage.BODY or self.stage is not Stage.BODY:
            self.view = None
        self.stage, self.voice, self.told = stage, voice, told

    def enter(self, body: str) -> None:
        """A body's own section begins."""
        self.body, self.met, self.awaited, self.view = body, None, True, None

    def takes_note(self, date: str | None) -> bool:
        """Whether a line on the handling may stand here; one that dates a body's answer stands before it too."""
        if date and self.awaited and self.stage is Stage.BODY:
            self.met, self.voice = date, replace(self.voice, date=date)
            return True
        return self.stage in _HANDLED

    def may_be_endorsed(self, *, presented: bool) -> bool:
        """Whether a body may endorse an opinion here; ``presented``: the line says that it is the presenter's."""
        shares = self.stage is Stage.DISSENT or (self.stage is Stage.COMMISSIONER and presented)
        return self.stage is Stage.CLOSED or (shares and self.body in {None, BOARD, PRESIDIUM})

    def may_be_decided(self, *, endorsed: bool) -> bool:
        """Whether a body may propose a decision here; ``endorsed``: it shares the opinion before it."""
        return self.stage is Stage.CLOSED or (endorsed and self.may_be_endorsed(presented=True))
