"""The dates of a case in order, each with what happens on it, by the words that stand around it.

A formal line decides before running text does; what no rule is certain of is only mentioned. The same date is told
once for each kind, and as a mere mention only where nothing is known of it.
"""

import re
from collections.abc import Iterable, Sequence

from assistant.about.about import DateKind, Event
from assistant.about.dated import Dated, dates_in
from assistant.about.spots import spot
from assistant.evidence import is_fragment
from ingest.corpus import Corpus
from ingest.dates import is_date_line
from ingest.fixed_lines import place_and_date
from ingest.passage import Document, Sentence, Stance
from ingest.patterns import any_of, word_of
from ingest.speaker_frames import FrameKind, frame_of

_HEAD_LINES = 15
_DEADLINE_LINE = re.compile(any_of("Remisstid\\w*,Svarstid\\w*,Sista svarsda\\w*,Svarsdatum") + r"\b", re.IGNORECASE)
_REPLY_BY = re.compile(
    r"\b(?:remis)?(?:svar|svaret|svaren|yttrande\w*|synpunkter\w*|besvara\w*)\b.{0,80}?\b(?:senast|före)\s*$"
    r"|\bsenast\s*$(?=.{0,60}\b(?:svara|yttra|besvara)\w*)",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(
    r"(?:\s*\b(?:den|i|om|på|onsdagen|måndagen|tisdagen|torsdagen|fredagen)\b)*\s*$", re.IGNORECASE
)
_PAPER = word_of(
    "promemoria,pm,rapport,slutrapport,tjänsteutlåtande,tjänsteskrivelse,yttrande,remissversion,samrådsversion",
    "protokoll,protokollsutdrag,sammanträdesdatum,förslag,datum,remissvar,skrivelse,handläggare,styrelsen",
)
_OPINION = re.compile(
    r"\b(?:tjänsteutlåtande\w*|yttrande\w*|skrivelse\w*|remissvar\w*|utlåtande\w*)\b.{0,60}?"
    r"\b(?:daterat|daterad|av)\s*$|\b(?:daterat|daterad)\s*$",
    re.IGNORECASE,
)
_DECIDES = word_of("beslutade,beslöt,beslutat,fattade beslut,fattat beslut,fattades beslut,beslutades,beslutats")
_HAS_DECIDED = re.compile(r"^\s*(?:beslutat|tillstyrkt|avstyrkt|fattat beslut)\b", re.IGNORECASE)
_NEAR = 70
_RANK = (
    DateKind.DEADLINE, DateKind.SIGNED, DateKind.DECISION, DateKind.OPINION, DateKind.DOCUMENT, DateKind.PERIOD,
    DateKind.MENTIONED,
)  # fmt: skip


def timeline(corpus: Corpus) -> tuple[Event, ...]:
    """All dates, sorted; each date of a kind once, where it is told best."""
    best: dict[tuple[str, str | None, DateKind, str], Event] = {}
    for event in _events(corpus):
        key = (event.date, event.until, event.kind, _season(event, corpus))
        if key not in best or (is_fragment(best[key].place.sentence) and _outdoes(event)):
            best[key] = event
    known = {(event.date, event.until) for event in best.values() if event.kind is not DateKind.MENTIONED}
    kept = [event for event in best.values() if _adds(event, known)]
    return tuple(sorted(kept, key=lambda event: (event.date, event.until or "", _RANK.index(event.kind))))


def _adds(event: Event, known: set[tuple[str, str | None]]) -> bool:
    return event.kind is not DateKind.MENTIONED or (event.date, event.until) not in known


def _outdoes(event: Event) -> bool:
    """A period or a mention is understood from a whole sentence, a formal date from its line."""
    return event.kind in {DateKind.PERIOD, DateKind.MENTIONED} and not is_fragment(event.place.sentence)


def _season(event: Event, corpus: Corpus) -> str:
    """What tells two seasons of a year apart: their words."""
    span = event.place.span
    words = corpus.document(event.place.sentence.document_id).text[span.start : span.end]
    return " ".join(words.lower().split()) if not words[:1].isdigit() and event.date.isdigit() else ""


def _events(corpus: Corpus) -> Iterable[Event]:
    for document in corpus.documents:
        sentences = [sentence for sentence in corpus.sentences if sentence.document_id == document.id]
        head = _head_of(sentences)
        for index, sentence in enumerate(sentences):
            for dated in dates_in(sentence.search_text):
                kind = _kind(document, sentence, dated, is_head=index < head)
                words = sentence.search_text[dated.start : dated.end]
                first, until = _bounds(dated, kind)
                yield Event(first, until, kind, spot(corpus, sentence, words))


def _bounds(dated: Dated, kind: DateKind) -> tuple[str, str | None]:
    """A time to reply in is known by the day on which it ends."""
    return (dated.until or dated.date, None) if kind is DateKind.DEADLINE else (dated.date, dated.until)


def _head_of(sentences: Sequence[Sentence]) -> int:
    """How many sentences stand before the document's first running text."""
    for index, sentence in enumerate(sentences[:_HEAD_LINES]):
        if sentence.search_text.rstrip().endswith((".", ":")) and not _DEADLINE_LINE.match(sentence.search_text):
            return index
    return min(len(sentences), _HEAD_LINES)


def _kind(document: Document, sentence: Sentence, dated: Dated, *, is_head: bool) -> DateKind:
    text = sentence.search_text
    before = _BEFORE_DATE.sub("", text[: dated.start]) + " "
    if _DEADLINE_LINE.match(text) or _REPLY_BY.search(before):
        return DateKind.DEADLINE
    if dated.until:
        return DateKind.PERIOD
    if len(dated.date) > 4 and (is_head or is_date_line(text)) and _is_document_date(document, text, dated):
        return DateKind.DOCUMENT
    if place_and_date(text.strip(" *_.")):
        return DateKind.SIGNED
    return _told(sentence, before.rstrip(), text[dated.end :])


def _is_document_date(document: Document, text: str, dated: Dated) -> bool:
    """A line of the head that is a date, or names the paper; a meeting that it is sent to is another's date."""
    if text.startswith("Till ") or (_DEADLINE_LINE.match(text) is not None):
        return False
    return is_date_line(text) or dated.date == document.date or bool(_PAPER.search(text[: dated.start]))


def _told(sentence: Sentence, before: str, after: str) -> DateKind:
    """What running text says of a date."""
    frame = frame_of(sentence.search_text)
    opens = frame.kind if frame else None
    if _OPINION.search(before):
        return DateKind.OPINION
    if _HAS_DECIDED.search(after) or _DECIDES.search(before[-_NEAR:]):
        return DateKind.DECISION
    if opens is FrameKind.DECISION and sentence.voice.stance is Stance.DECISION:
        return DateKind.DECISION
    return DateKind.OPINION if opens is FrameKind.OPINION else DateKind.MENTIONED
