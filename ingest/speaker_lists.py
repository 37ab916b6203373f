"""The voice of a decision's items, from the line that leads up to them until other text ends the list."""

import re

from ingest.layout import Kind
from ingest.passage import Voice
from ingest.sentences import Unit

_LEADS = re.compile(r"(?:följande|:|att|beslut\w*)[.:]?$")
_ANSWERS = re.compile(
    r"\batt\b.{0,40}?\b(?:godkänna|anta|fastställa)\b.{0,60}?\b(?:yttrande|svar|remissvar|skrivelse)\b.*\bföljande\b"
    r"|\batt\b.{0,60}?\b(?:lämna|besvara|yttra|åberopa|avge|svara|anföra|framföra|meddela|överlämna)\b.*\bföljande\b"
)
_JOINERS = frozenset({"samt", "och", "dels", "samt att", "eller"})


class DecisionList:
    """A list of decisions that is open while a document is read."""

    def __init__(self) -> None:
        self._voice: Voice | None = None
        self._paragraph: int | None = None
        self._items_seen = False

    def open(self, voice: Voice, lead: Unit) -> None:
        """Begin after a lead line; a line that is a whole decision itself has only its paragraph.

        After a decision to answer as follows, unmarked text is the answer and no part of the list.
        """
        self._voice = voice
        self._paragraph = None if _LEADS.search(lead.search_text) else lead.paragraph
        self._items_seen = _ANSWERS.search(lead.search_text) is not None

    def close(self) -> None:
        """A heading or framing line ends the list."""
        self._voice = None

    def voice(self, unit: Unit) -> Voice | None:
        """The voice of a unit that is part of the list.

        Unmarked paragraphs of one sentence are, until marked items have been seen.
        """
        if self._voice is None:
            return None
        if self._paragraph is not None and unit.paragraph != self._paragraph:
            self._voice = None
        elif unit.kind is Kind.ITEM:
            self._items_seen = True
        elif (self._items_seen or not unit.first) and unit.search_text.strip(" .,:").lower() not in _JOINERS:
            self._voice = None
        return self._voice
