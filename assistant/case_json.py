"""What is known of a case as JSON, for other programs: where a sentence stands, who is who, who says what of what.

Every line of it stands on quoted sentences, with the keys that an answer's citations have (docs/json.md).
"""

from dataclasses import dataclass
from typing import Any

from assistant.about.about import About, Event, Name, Place, Step, Term
from assistant.positions.matrix import Cell, Matrix, Topic
from ingest.corpus import Corpus
from ingest.passage import Document, Sentence, Span, Speaker

Form = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CaseJson:
    """Makes the forms of one reading of the case."""

    corpus: Corpus

    def documents(self) -> list[Form]:
        """The documents, as they are cited."""
        return [_document(document) | {"issuer": document.issuer.name} for document in self.corpus.documents]

    def positions(self, matrix: Matrix) -> Form:
        """Topics as rows, and for each of the speakers, in their order, what they say of it."""
        return {
            "proposer": _speaker(matrix.proposer) if matrix.proposer else None,
            "speakers": [_speaker(speaker) for speaker in matrix.speakers],
            "topics": [self._topic(topic) for topic in matrix.topics],
        }

    def about(self, about: About) -> Form:
        """What someone new to the case needs to know."""
        return {
            "title": about.title,
            "description": dict(about.description),
            "summary": [self._place(place) for place in about.summary],
            "timeline": [self._event(event) for event in about.timeline],
            "names": [self._name(name) for name in about.names],
            "decisions": [self._place(place) for place in about.decisions],
            "not_known": [gap.value for gap in about.gaps],
            "terms": [self._term(term) for term in about.terms],
            "reading_order": [self._step(step) for step in about.reading],
        }

    def _topic(self, topic: Topic) -> Form:
        return {
            "id": topic.id,
            "name": topic.name,
            "whole": topic.whole,
            "proposals": [self._quote(sentence) for sentence in topic.proposals],
            "positions": [self._cell(cell) for cell in topic.cells],
        }

    def _cell(self, cell: Cell) -> Form:
        return {
            "speaker": cell.speaker.name,
            "attitude": cell.attitude.value,
            "quotes": [self._quote(sentence) for sentence in cell.sentences],
        }

    def _event(self, event: Event) -> Form:
        told = {"date": event.date, "until": event.until, "kind": event.kind.value}
        return told | {"source": self._place(event.place)}

    def _name(self, name: Name) -> Form:
        return {
            "name": name.name,
            "kind": name.kind.value,
            "role": name.role.value if name.role else None,
            "title": name.title,
            "parties": list(name.parties),
            "members": list(name.members),
            "source": self._place(name.place),
        }

    def _term(self, term: Term) -> Form:
        told = {"term": term.term, "meaning": term.meaning, "told_by_case": term.told_by_case}
        told["common_knowledge"] = term.is_common_knowledge or term.common is not None
        return told | {"source": self._place(term.place)}

    def _step(self, step: Step) -> Form:
        told = {"section": " › ".join(step.section), "minutes": step.minutes}
        return _document(step.document) | told | {"source": self._place(step.place)}

    def _place(self, place: Place) -> Form:
        return self._quote(place.sentence, place.span)

    def _quote(self, sentence: Sentence, span: Span | None = None) -> Form:
        """The sentence, or a part of it, verbatim: ``quote == text[start:end]``."""
        document, voice = self.corpus.document(sentence.document_id), sentence.voice
        place = span or sentence.span
        return _document(document) | {
            **_speaker(voice.speaker),
            "stance": voice.stance.value,
            "reported_by": voice.reported_by,
            "section": " › ".join(sentence.section),
            "page": document.page_at(place.start),
            "quote": document.text[place.start : place.end],
            "start": place.start,
            "end": place.end,
        }


def _document(document: Document) -> Form:
    return {
        "document_id": document.id,
        "document": document.title,
        "date": document.date,
        "diary_number": document.diary_number,
        "path": document.path,
    }


def _speaker(speaker: Speaker) -> Form:
    return {"speaker": speaker.name, "role": speaker.role.value, "members": list(speaker.members)}
