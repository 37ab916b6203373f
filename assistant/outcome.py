"""What the middle of the pipeline makes of a question: an answer's content in quotes or own words, or a refusal's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Citation, Language, Mode, Refusal, RefusalReason, Statement
from assistant.compose import Budget, Evidence, choose
from assistant.confidence import mass_of
from assistant.draft import Block, Draft, Line
from assistant.extractive import ExtractiveAnswerer
from assistant.layout import lay_out
from assistant.question import Query
from assistant.refusal import nearest, refusal_of, refusal_text
from assistant.select import Scored
from assistant.writing.sourcing import Sourced
from assistant.writing.writer import Written
from ingest.case import Case
from prompts.texts import Texts
from vectorstore.errors import IndexDamaged
from vectorstore.index import Index

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


class Composer:
    """Composes outcomes from a case's ranked sentences. Keeps nothing of a question."""

    def __init__(self, index: Index, case: Case, texts: Mapping[Language, Texts]) -> None:
        self._index = index
        self._case = case
        self._texts = texts

    def quoted(self, query: Query, spoken: Sequence[Scored], correction: Scored | None) -> Outcome:
        """The answer in quotes; raises IndexDamaged when not one of them stands in its document."""
        evidence = self.evidence(query, spoken, correction, Budget())
        draft = self._framed(query, evidence, correction)
        return self._laid(draft, correction, mass_of(evidence.sentences, spoken))

    def worded(self, query: Query, spoken: Sequence[Scored], correction: Scored | None, written: Written) -> Outcome:
        """The answer in a model's words, each statement under a lead that says whose views it tells."""
        stands_on = tuple(dict.fromkeys(s for sourced in written.sourced for s in sourced.sentences))
        silent = self.evidence(query, spoken, correction, TO_WRITE_FROM).silent
        frame = self._framed(query, Evidence(stands_on, silent), correction)
        opening = frame.opening if correction else None
        draft = replace(frame, opening=opening, blocks=self._blocks(query, written.sourced))
        outcome = self._laid(draft, correction, mass_of(stands_on, spoken))
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

    def _framed(self, query: Query, evidence: Evidence, correction: Scored | None) -> Draft:
        texts = self._texts[query.language]
        draft = ExtractiveAnswerer(self._index.corpus, texts).write(query, evidence.sentences, evidence.silent)
        return replace(draft, opening=texts.say("note.premise")) if correction else draft

    def _blocks(self, query: Query, sourced: Sequence[Sourced]) -> tuple[Block, ...]:
        """The statements in their order, those of one voice together where the first of them stands."""
        answerer = ExtractiveAnswerer(self._index.corpus, self._texts[query.language])
        lines: dict[str, list[Line]] = {}
        for one in sourced:
            lines.setdefault(answerer.lead(one.sentences[0]), []).append(Line(one.text, one.sentences))
        return tuple(Block(lead, tuple(own), quotes=False) for lead, own in lines.items())

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
