"""From a draft to the answer's text, statements and numbered citations, each verified against its document."""

from dataclasses import dataclass

from assistant.answer import Citation, Statement
from assistant.draft import Block, Draft, Line
from assistant.verify import is_verbatim
from ingest.corpus import Corpus
from ingest.passage import Sentence


@dataclass(frozen=True, slots=True)
class Layout:
    """What the reader gets. ``omitted`` counts lines left out because a quote was not verbatim."""

    text: str
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    omitted: int


class _Numbering:
    """Gives each cited sentence its number, in the order of first use."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._citations: dict[str, Citation] = {}

    def number(self, sentence: Sentence) -> int:
        if sentence.id not in self._citations:
            self._citations[sentence.id] = cite(sentence, self._corpus, len(self._citations) + 1)
        return self._citations[sentence.id].number

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(self._citations.values())


def lay_out(draft: Draft, corpus: Corpus) -> Layout:
    """The draft as text with [n] markers; a line whose quotes are not all verbatim in their documents is left out."""
    numbering, omitted = _Numbering(corpus), 0
    paragraphs = [draft.opening] if draft.opening else []
    statements: list[Statement] = []
    for block in draft.blocks:
        sound = [line for line in block.lines if all(is_verbatim(s, corpus) for s in line.sentences)]
        omitted += len(block.lines) - len(sound)
        if not sound:
            continue
        paragraphs.append(f"**{block.lead}:**")
        for line in sound:
            statements.append(_statement(block, line, numbering))
            paragraphs.append(line.text + " " + "".join(f"[{n}]" for n in statements[-1].citations))
    paragraphs.extend(draft.notes)
    return Layout("\n\n".join(paragraphs), tuple(statements), numbering.citations, omitted)


def cite(sentence: Sentence, corpus: Corpus, number: int) -> Citation:
    """The citation of a sentence: its quote, its place and its speaker."""
    document = corpus.document(sentence.document_id)
    voice, span = sentence.voice, sentence.span
    return Citation(
        number=number,
        document_id=document.id,
        document=document.title,
        date=voice.date or document.date,
        diary_number=document.diary_number,
        path=document.path,
        speaker=voice.speaker.name,
        members=voice.speaker.members,
        role=voice.speaker.role,
        stance=voice.stance,
        reported_by=voice.reported_by,
        section=" › ".join(sentence.section),
        page=document.page_at(span.start),
        quote=document.text[span.start : span.end],
        start=span.start,
        end=span.end,
    )


def _statement(block: Block, line: Line, numbering: _Numbering) -> Statement:
    voice = line.sentences[0].voice
    return Statement(
        text=f"{block.lead}: {line.text}" if block.quotes else line.text,
        speaker=voice.speaker.name,
        role=voice.speaker.role,
        stance=voice.stance,
        reported_by=voice.reported_by,
        citations=tuple(numbering.number(sentence) for sentence in line.sentences),
    )
