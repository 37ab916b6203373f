"""Views of those who were heard, told sentence by sentence in an answer that has not the form of a memorandum.

"Ungdomsrådet, som har hörts i ärendet, vill ..." is the youth council's view in the issuer's words. Who is not known to
have been heard must say yes or no, or be told to have said something; what is the issuer's own is never another's.
"""

import re
from collections.abc import Iterable

from ingest.bodies import body_role, capitalised, nominative, viewing_body
from ingest.hearings import announces_hearing, asks_for_views, heard_bodies, short_forms
from ingest.layout import Kind
from ingest.passage import Role, Speaker, Stance, Voice
from ingest.patterns import any_of
from ingest.sentences import Unit
from ingest.speaker_frames import FrameKind, frame_of
from ingest.speaker_others import Lodged, expert_voice
from ingest.viewing import named_body, points_back, tells_stand, tells_view

_APPOSED = re.compile(r"(?:Enheten|Fackförbundet|Föreningen|Branschorganisationen|Organisationen)\s+(?=[A-ZÅÄÖ])")
_BACK = re.compile(r"(?:Den|De|Man|Branschen|Avdelningen)\b")
_OWN = re.compile(
    r"(?:(?:"
    + any_of("Kommunen,Staden,Regionen,Förvaltningen,Kontoret,Nämnden,Styrelsen,Kansliet,Utskottet")
    + r")s?\b|(?:Vi|Jag|Vår|Våra|Vårt)\b)"
    r"|.*\b(?:enligt\s+(?:vår|förvaltningens|kontorets|kommunens|nämndens)|förvaltningen\s+(?:anser|delar|bedömer))\b"
)
_ENDING = re.compile(r"(?<=\w{4})(?:en|et|n|t)$")
_HEAD_UNITS = 25


class Heard:
    """Tells them apart from top to bottom. ``own``: what the issuer and the proposer are called."""

    def __init__(self, issuer: Speaker, units: tuple[Unit, ...], titles: Iterable[str], own: tuple[str, ...]) -> None:
        self._own = {name.casefold() for name in (*own, *_issuing(issuer, units, titles)) if name}
        heard = heard_bodies("\n".join(unit.search_text for unit in units if unit.kind is Kind.TEXT))
        forms = sorted({form for name in heard for form in short_forms(name)} - self._own, key=len, reverse=True)
        self._known = re.compile(rf"(?:{'|'.join(map(re.escape, forms))})(?!\w)" if forms else r"(?!)", re.IGNORECASE)
        self._names: dict[str, str] = {}
        self._speaker: str | None = None
        self._paragraph: int | None = None
        self._title = ""
        self._hearing = False
        self._lodged = Lodged()

    def voice(self, unit: Unit, title: str, teller: Voice) -> Voice | None:
        """The voice of a sentence that tells another's view; None where the teller goes on."""
        sentence = unit.search_text
        if title != self._title:
            self._title, self._speaker, self._hearing = title, None, announces_hearing(title)
            self._lodged.begin(None)
        expert = expert_voice(sentence, teller) if teller.stance is Stance.PROPOSAL else None
        dissent = expert or self._lodged.voice(sentence, teller)
        if dissent:
            return dissent
        asks = unit.kind is Kind.TEXT and asks_for_views(sentence)
        if asks or unit.kind not in {Kind.TEXT, Kind.ITEM} or _frames(sentence):
            self._speaker, self._hearing = None, self._hearing or asks
            return None
        name = self._subject(sentence)
        if name:
            self._speaker, self._paragraph = name, unit.paragraph
        elif not self._goes_on(unit):
            return None
        return self._telling(teller) if self._hearing or teller.stance is not Stance.PROPOSAL else None

    def _telling(self, teller: Voice) -> Voice:
        name = self._speaker or ""
        return Voice(Speaker(name, body_role(name)), Stance.POSITION, teller.speaker.name, teller.date)

    def _subject(self, sentence: str) -> str | None:
        """The name of the body that a sentence opens with, if the sentence tells its view."""
        apposed = _APPOSED.match(sentence)
        start = apposed.end() if apposed else 0
        known = self._known.match(sentence, start)
        if known and tells_view(sentence, known.end()):
            return self._called(known[0])
        named = named_body(sentence)
        if named is None or self._is_own(named):
            return None
        if self._hearing:
            return self._called(named) if tells_view(sentence, len(named)) else None
        outside = body_role(named) is Role.RESPONDENT
        return self._called(named) if outside and tells_stand(sentence, len(named)) else None

    def _called(self, name: str) -> str:
        """One name for a body, the one by which it is first told of ("Ekby handelsförening", "Handelsföreningen")."""
        words = name.split(",")[0].split()
        stem = _ENDING.sub("", nominative(words[-1]).casefold())
        known = self._names.get(stem)
        if known and (len(words) == 1 or len(known.split()) == 1):
            return known
        self._names[stem] = capitalised(name)
        return self._names[stem]

    def _is_own(self, name: str) -> bool:
        folded = name.casefold()
        return any(folded == own or folded in own or own in folded for own in self._own)

    def _goes_on(self, unit: Unit) -> bool:
        """Whether a sentence goes on with the view before it: all of its paragraph where views are put together."""
        if self._speaker is None or unit.paragraph != self._paragraph:
            return False
        if self._is_tellers(unit.search_text):
            self._speaker = None
            return False
        pointing = rf"\benligt\s+(?:{re.escape(self._speaker)}|rådet|föreningen|förbundet|bolaget|organisationen)\b"
        match = _BACK.match(unit.search_text)
        back = match[0] if match else points_back(unit.search_text)
        told = back is not None and tells_view(unit.search_text, len(back))
        if not (self._hearing or told or re.search(pointing, unit.search_text, re.IGNORECASE)):
            self._speaker = None
        return self._speaker is not None

    def _is_tellers(self, sentence: str) -> bool:
        """Whether a sentence opens with the teller, or with a body of another name than the one that speaks."""
        own = _OWN.match(sentence)
        if own:
            kind = nominative(own[0]).casefold()
            named = (self._speaker or "").casefold().endswith(kind)
            return not (self._hearing and named and not any(name.endswith(kind) for name in self._own))
        other = named_body(sentence)
        if other:
            return self._called(other) != self._speaker
        return any(sentence.casefold().startswith(name) for name in self._own)


def _frames(sentence: str) -> bool:
    """Whether a sentence is a framing line; that a body endorses something is its view here."""
    frame = frame_of(sentence)
    return frame is not None and frame.kind is not FrameKind.ENDORSEMENT


def _issuing(issuer: Speaker, units: tuple[Unit, ...], titles: Iterable[str]) -> Iterable[str]:
    """What the issuer is called: its name, those of its letterhead, and whose views the headings announce."""
    yield issuer.name or ""
    for unit in units[:_HEAD_UNITS]:
        if unit.kind is Kind.TEXT and unit.search_text.endswith("."):
            break
        named = named_body(unit.search_text)
        if named:
            yield named
        yield from re.findall(r"\(([A-ZÅÄÖ]{2,8})\)", unit.search_text)
    yield from (owner for title in dict.fromkeys(titles) if (owner := viewing_body(title)))
