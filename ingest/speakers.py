"""Who says what, sentence by sentence: a state machine over the form of a memorandum.

Framing lines open a voice, headings and other framing lines close it. What lies between belongs to that voice,
except sentences that retell the proposal. A document without the form speaks for its issuer throughout.
"""

import re
from collections.abc import Iterator

from ingest.facts import document_facts
from ingest.form_words import OPINION, PRESIDIUM, RESPONSES
from ingest.hearings import announces_hearing
from ingest.layout import Kind
from ingest.passage import Document, Role, Sentence, Speaker, Voice
from ingest.section_kinds import Section, SectionKind
from ingest.sentences import Unit
from ingest.speaker_cast import Cast, cast_of
from ingest.speaker_fallback import fallback_voices
from ingest.speaker_frames import FrameKind, frame_of
from ingest.speaker_heard import Heard
from ingest.speaker_state import Reading

_MEMORANDUM = frozenset({OPINION, RESPONSES, PRESIDIUM})


def assign_voices(
    document: Document,
    units: tuple[Unit, ...],
    sections: tuple[Section, ...],
    proposer: Speaker | None,
    aliases: tuple[str, ...] = (),
) -> tuple[Sentence, ...]:
    """A voice for every unit, in order.

    ``proposer`` is whose proposal the case is about and ``aliases`` its other names; without them the document's
    own sender line tells.
    """
    facts = document_facts(document.text, document.page_starts)
    proposing = proposer or facts.proposer or Speaker(None, Role.PROPOSER)
    called = (proposing.name, short_name(proposing.name), *aliases, *facts.proposer_aliases)
    names = tuple(name for name in called if name)
    paths = tuple(_paths(units, sections))
    titles = tuple(path[-1] if path else "" for path in paths)
    voices = fallback_voices(document, units, titles, proposing, names)
    if document.issuer.role is not Role.PROPOSER:
        cast = cast_of(document, proposing, names, units, sections, next(iter(facts.signatories), None))
        heard = Heard(document.issuer, units, titles, names)
        voices = _read(cast, units, sections, zip(voices, titles, strict=True), heard)
    return tuple(
        Sentence(document.id, unit.span, unit.search_text, path, voice)
        for unit, path, voice in zip(units, paths, voices, strict=True)
    )


def short_name(name: str | None) -> str | None:
    """What a body is called after its first mention ("Länsstyrelsen i X län" is "Länsstyrelsen")."""
    first = re.split(r"\s+(?:i|för|om|på)\s+", name)[0] if name else None
    return first if first != name else None


def _read(
    cast: Cast,
    units: tuple[Unit, ...],
    sections: tuple[Section, ...],
    issuer: Iterator[tuple[Voice, str]],
    heard: Heard,
) -> Iterator[Voice]:
    """The voices that the form opens; between them, in a document that is no memorandum, the issuer speaks on."""
    memorandum = _is_memorandum(units, sections)
    reading = Reading(cast)
    waiting = list(reversed(sections))
    for unit, (own, title) in zip(units, issuer, strict=True):
        while waiting and waiting[-1].heading.start <= unit.span.start:
            section = waiting.pop()
            if memorandum or section.kind is not SectionKind.FORM:
                reading.enter(section, unit)
            else:
                reading.leave_view(unit.rank)
        voice = reading.voice(unit)
        spoken = voice if memorandum or not (reading.closed or unit.kind is Kind.HEADING) else own
        if spoken is own:
            yield heard.voice(unit, title, own) or own
        elif announces_hearing(title):
            teller = own if voice.speaker.role is Role.COMMISSIONER else voice
            yield heard.voice(unit, title, teller) or voice
        else:
            yield voice


def _is_memorandum(units: tuple[Unit, ...], sections: tuple[Section, ...]) -> bool:
    """Whether a presenting commissioner speaks, or responses are put together: a letter or report has neither."""
    if any(section.kind is SectionKind.FORM and section.word in _MEMORANDUM for section in sections):
        return True
    return any((frame := frame_of(unit.search_text)) and frame.kind is FrameKind.PRESENTER for unit in units)


def _paths(units: tuple[Unit, ...], sections: tuple[Section, ...]) -> Iterator[tuple[str, ...]]:
    waiting = list(reversed(sections))
    path: tuple[str, ...] = ()
    for unit in units:
        while waiting and waiting[-1].heading.start <= unit.span.start:
            path = waiting.pop().path
        yield path
