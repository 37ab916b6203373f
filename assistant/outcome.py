"""What the middle of the pipeline makes of a question: an answer's content in quotes or own words, or a refusal's."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from assistant.answer import Citation, Language, Mode, Refusal, RefusalReason, Statement
from assistant.compose import Budget, Evidence, Passages, choose
from assistant.confidence import mass_of
from assistant.draft import Block, Draft, Line
from assistant.extractive import ExtractiveAnswerer
from assistant.guard.voices import VoiceKey, voice_key
from assistant.layout import lay_out
from assistant.question import Kind, Query
from assistant.refusal import nearest, refusal_of, refusal_text
from assistant.select import Scored
from assistant.sided import SIDED_MASS, draft_of
from assistant.sides import Sided
from assistant.verify import is_verbatim
from assistant.writing.sourcing import Sourced
from assistant.writing.writer import Written
from ingest.case import Case
from ingest.corpus import Corpus
from ingest.passage import Sentence
from prompts.texts import Texts
from vectorstore.errors import IndexDamaged

TO_WRITE_FROM = Budget(characters=1_600, sentences=9, least=0.01)
"""What a language model is shown: more than is quoted, since it chooses."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer's text, statements and citations, or a refusal with the nearest citations.

    ``mass`` is the ranking's share of the sentences shown. ``fallback`` says why these are quotes, where a language
    model was to write.
    """

    text: str
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    refusal: Refusal | None = None
    omitted: int = 0
    corrected: bool = False
    mass: float = 0.0
    mode: Mode = Mode.EXTRACTIVE
    fallback: str | None = None


class Quotable(Passages, Protocol):
    """What is quoted from: a corpus, and the name of the index that it is of."""

    corpus: Corpus
    generation: str


class Composer:
    """Composes outcomes from a case's ranked sentences. Keeps nothing of a question."""

    def __init__(self, index: Quotable, case: Case, texts: Mapping[Language, Texts]) -> None:
        self._index = index
        self._case = case
        self._texts = texts

    def quoted(
        self, query: Query, spoken: Sequence[Scored], correction: Scored | None, sided: Sided | None = None
    ) -> Outcome:
        """The answer in quotes; raises IndexDamaged when not one of them stands in its document.

        Everyone on the side that is asked for is quoted, whatever the length; that nobody is known to be is said.
        """
        if sided and sided.shown:
            return self._laid(draft_of(sided, self._answerer(query), self._texts[query.language]), None, SIDED_MASS)
        evidence = self.evidence(query, spoken, correction, Budget())
        corrects = self._citable(correction)
        draft = self._framed(query, evidence)
        if sided:
            draft = replace(draft, opening=self._texts[query.language].say("note.side_none"))
        if corrects:
            draft = self._corrected(query, draft, corrects, evidence.sentences)
        return self._laid(draft, corrects, mass_of(evidence.sentences, spoken))

    def worded(self, query: Query, spoken: Sequence[Scored], correction: Scored | None, written: Written) -> Outcome:
        """The answer in a model's words, each statement under a lead that says whose views it tells.

        What corrects the question is quoted before them, unless the first of them stands on it; once all is written,
        a side of a comparison that no statement tells of is quoted after them.
        """
        evidence = self.evidence(query, spoken, correction, Budget())
        corrects = self._citable(correction)
        told = [sentence for sourced in written.sourced for sentence in sourced.sentences]
        told += [corrects.sentence] if corrects else []
        beside = self._untold(query, evidence, told) if written.whole else ()
        stands_on = tuple(dict.fromkeys((*told, *beside)))
        blocks = (*self._blocks(query, written.sourced), *self._quotes(query, beside))
        frame = self._framed(query, Evidence(stands_on, evidence.silent))
        draft = replace(frame, opening=None, blocks=blocks)
        if corrects:
            first = [sentence for sourced in written.sourced[:1] for sentence in sourced.sentences]
            draft = self._corrected(query, draft, corrects, first)
        outcome = self._laid(draft, corrects, mass_of(stands_on, spoken))
        return replace(outcome, mode=Mode.GENERATIVE, omitted=outcome.omitted + written.omitted)

    def refused(
        self, query: Query, reason: RefusalReason, spoken: Sequence[Scored], ranked: Sequence[Scored]
    ) -> Outcome:
        """The refusal in words, with the nearest passages."""
        texts = self._texts[query.language]
        refusal = refusal_of(query, reason, ranked, self._case, texts)
        citations = nearest(query, reason, spoken, ranked, self._index.corpus)
        return Outcome(refusal_text(refusal, citations, texts), citations=citations, refusal=refusal)

    def evidence(self, query: Query, spoken: Sequence[Scored], correction: Scored | None, budget: Budget) -> Evidence:
        """The sentences for an answer within a budget, what corrects the question first."""
        first = [correction] if correction else []
        return choose(query, [*first, *(s for s in spoken if s not in first)], self._index, budget)

    def _citable(self, correction: Scored | None) -> Scored | None:
        """What corrects the question, None where it cannot be shown word for word: then nothing is said of it."""
        return correction if correction and is_verbatim(correction.sentence, self._index.corpus) else None

    def _framed(self, query: Query, evidence: Evidence) -> Draft:
        return self._answerer(query).write(query, evidence.sentences, evidence.silent)

    def _corrected(self, query: Query, draft: Draft, correction: Scored, shown: Collection[Sentence]) -> Draft:
        """The draft under the note that the question is wrong, and what says so quoted first if it is not shown."""
        quoted = () if correction.sentence in shown else self._quotes(query, (correction.sentence,))
        opening = self._texts[query.language].say("note.premise")
        return replace(draft, opening=opening, blocks=(*quoted, *draft.blocks))

    def _untold(self, query: Query, evidence: Evidence, told: Sequence[Sentence]) -> tuple[Sentence, ...]:
        """The evidence of those sides of a comparison of which nothing is told."""
        if query.kind is not Kind.COMPARISON or len(query.sides) < 2:
            return ()
        speakers = {sentence.voice.speaker.name for sentence in told}
        sides = [side for side in query.sides if side.isdisjoint(speakers)]
        return tuple(
            sentence
            for sentence in evidence.sentences
            if any(sentence.voice.speaker.name in side for side in sides) and is_verbatim(sentence, self._index.corpus)
        )

    def _quotes(self, query: Query, sentences: tuple[Sentence, ...]) -> tuple[Block, ...]:
        return self._answerer(query).write(query, sentences, ()).blocks

    def _blocks(self, query: Query, sourced: Sequence[Sourced]) -> tuple[Block, ...]:
        """The statements in their order, those of one voice together where the first of them stands."""
        voices: dict[VoiceKey, list[Sourced]] = {}
        for one in sourced:
            voices.setdefault(voice_key(one.sentences[0]), []).append(one)
        answerer = self._answerer(query)
        return tuple(
            Block(answerer.lead(own[0].sentences[0]), tuple(Line(one.text, one.sentences) for one in own), quotes=False)
            for own in voices.values()
        )

    def _answerer(self, query: Query) -> ExtractiveAnswerer:
        return ExtractiveAnswerer(self._index.corpus, self._texts[query.language])

    def _laid(self, draft: Draft, correction: Scored | None, mass: float) -> Outcome:
        laid = lay_out(draft, self._index.corpus)
        if not laid.statements:
            raise IndexDamaged(path=self._index.generation, reason="no quote stands in its document")
        return Outcome(
            laid.text,
            laid.statements,
            laid.citations,
            omitted=laid.omitted,
            corrected=correction is not None,
            mass=mass,
        )
