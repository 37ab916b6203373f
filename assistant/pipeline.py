"""Start here: from a question to an answer. ``Assistant.steps`` is the whole pipeline, read top-down."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from assistant.answer import Answer, Language, Mode, Request
from assistant.compose import asked
from assistant.confidence import Confidence
from assistant.glossary import load_glossary
from assistant.judge import Judge
from assistant.lexicon import Lexicon, load_lexicon, words_of_questions
from assistant.model.language_model import EndpointFailed
from assistant.once import Once
from assistant.outcome import TO_WRITE_FROM, Composer, Outcome
from assistant.premise import corrected_by
from assistant.progress import Progress, Stage, Unfinished
from assistant.question import Kind, Knowledge, Query, checked, understand
from assistant.read import CaseReader
from assistant.roster import Roster, build_roster
from assistant.select import FeatureSelector, Scored, rank, speaks
from assistant.sided import SIDED_BELIEF, candidates_of
from assistant.sides import Sides
from assistant.siding import side_asked
from assistant.sources import Sources
from assistant.spelling import Speller
from assistant.unknown import Vocabulary
from assistant.writing.writer import Writer, Written
from ingest.case import Case
from ingest.passage import Sentence
from prompts.texts import load_texts
from vectorstore.hybrid import Hit
from vectorstore.index import Index
from vectorstore.reading import Reader

CANDIDATES = 200
SEATS = 40

WriterOf = Callable[[Roster, Lexicon], Writer]
"""Makes a language model's writer of who can speak in a case and the words of questions."""


class Assistant:
    """A case that can be asked. Holds an opened index; keeps nothing of a question after its answer.

    ``vocabulary`` is what the documents speak of; ``sides`` tells who takes which side, made when first asked for;
    ``writer`` writes with a language model, None where answers quote.
    """

    def __init__(self, index: Index, case: Case, reader: Reader | None = None, writer: WriterOf | None = None) -> None:
        self.index = index
        self.case = case
        self._selector = FeatureSelector()
        self._reader = CaseReader(index.corpus, reader) if reader else None
        self._confidence = Confidence()
        lexicon = load_lexicon()
        roster = build_roster(index.corpus.sentences, case.aliases, lexicon)
        self.vocabulary = Vocabulary(index.corpus.sentences, roster.names())
        self._judge = Judge(index.corpus, self.vocabulary, reader is not None and reader.calibrated)
        speller = Speller(self.vocabulary.spellings() | words_of_questions())
        sources = Sources(index.corpus.documents, lexicon)
        self._knowledge = Knowledge(roster, lexicon, speller, load_glossary(), sources)
        self._texts = {language: load_texts(language.value) for language in Language}
        self._composer = Composer(index, case, self._texts)
        self.sides = Once(lambda: Sides(case, index.corpus))
        self.writer = writer(roster, lexicon) if writer else None

    def ask(self, request: Request) -> Answer:
        """The answer to a question; QuestionInvalid when it cannot be asked."""
        *_, answer = self.steps(request)
        assert isinstance(answer, Answer)
        return answer

    def ranked(self, request: Request) -> tuple[Sentence, ...]:
        """Every candidate for a question, best first, whoever speaks: what evaluation measures retrieval by."""
        query = self.understood(request)
        return tuple(scored.sentence for scored in self._ranked(query, self.search(query)))

    def understood(self, request: Request) -> Query:
        """The question read against its history and the case; QuestionInvalid when it cannot be asked."""
        return understand(checked(request.question), request.history, self._knowledge)

    def steps(self, request: Request) -> Iterator[Progress | Unfinished | Answer]:
        """Progress as it happens, what a language model has written so far, and last the answer."""
        began = time.perf_counter()
        yield Progress(Stage.UNDERSTAND)
        query, failure = self._standalone(request)
        yield Progress(Stage.SEARCH)
        hits = self.search(query)
        yield Progress(Stage.SELECT)
        ranked = self._ranked(query, hits)
        side = side_asked(query.text, query.earlier)
        sided = self.sides.value().of(side, query, ranked) if side else None
        is_told = sided is not None and bool(sided.shown)
        spoken = candidates_of(sided, ranked) if sided else asked(query, ranked)
        correction = None if is_told else corrected_by(query, spoken, self.vocabulary)
        belief, reason = (SIDED_BELIEF, None) if is_told else self._judge.judged(query, spoken, ranked)
        yield Progress(Stage.WRITE)
        if reason is not None and correction is None:
            refused = self._composer.refused(query, reason, spoken, ranked)
            outcome = replace(refused, mode=self._mode(failure), fallback=failure)
        else:
            quoted = self._composer.quoted(query, spoken, correction, sided)
            for outcome in self._written(query, spoken, correction, quoted, failure):
                if outcome.mode is Mode.GENERATIVE:
                    yield Unfinished(self._answer(request, query, outcome, belief, began))
        yield self._answer(request, query, outcome, belief, began)

    def _standalone(self, request: Request) -> tuple[Query, str | None]:
        """The question understood, and why a language model cannot be asked, if that has turned out already.

        A follow-up is put in words of its own by the model where there is one, and read by rule otherwise. A prompt too
        long for that is no failure: the answer's own may have room.
        """
        query = self.understood(request)
        if self.writer is None or not request.history or query.kind is Kind.META:
            return query, None
        try:
            put = self.writer.standalone(query.text, request.history, self._texts[query.language])
        except EndpointFailed as error:
            return query, None if error.error_code == "endpoint_context" else error.error_code
        if put is None or put == query.text:
            return query, None
        own = understand(checked(put), (), self._knowledge)
        return (replace(own, language=query.language, standalone=put) if _asks_the_same(own, query) else query), None

    def _written(
        self, query: Query, spoken: list[Scored], correction: Scored | None, quoted: Outcome, failure: str | None
    ) -> Iterator[Outcome]:
        """The answer: in a language model's words as they come, and last as it stands, in quotes where it fails."""
        if self.writer is None or failure is not None:
            yield replace(quoted, fallback=failure)
            return
        evidence = self._composer.evidence(query, spoken, correction, TO_WRITE_FROM)
        written = Written()
        try:
            for written in self.writer.write(query, evidence.sentences, self._texts[query.language]):
                if written.sourced:
                    yield self._composer.worded(query, spoken, correction, written)
        except EndpointFailed as error:
            yield replace(quoted, fallback=error.error_code)
            return
        if written.unwritten is not None:
            yield replace(quoted, fallback=written.unwritten, omitted=written.omitted)

    def _mode(self, failure: str | None) -> Mode:
        return Mode.GENERATIVE if self.writer and failure is None else Mode.EXTRACTIVE

    def search(self, query: Query) -> tuple[Hit, ...]:
        """The nearest sentences; in a large case those asked for get seats of their own."""
        reworded = " ".join((query.topic, *query.terms))
        look = partial(self.index.search, query.search, also=(query.topic, reworded), terms=query.terms)
        hits = look(CANDIDATES)
        if not query.wanted or len(hits) < CANDIDATES:
            return hits
        seated = look(SEATS, within=lambda sentence: speaks(query, sentence))
        return (*hits, *(hit for hit in seated if hit not in hits))

    def _ranked(self, query: Query, hits: Sequence[Hit]) -> tuple[Scored, ...]:
        """The candidates, best first: by features, and by reading the likeliest where there is a reader."""
        ranked = rank(query, hits, self._selector)
        return self._reader.reranked(query, ranked) if self._reader and ranked else ranked

    def _answer(self, request: Request, query: Query, outcome: Outcome, belief: float, began: float) -> Answer:
        refused = outcome.refusal is not None
        return Answer(
            id=request.id,
            question=request.question,
            understood_as=self._understood_as(query),
            language=query.language,
            text=outcome.text,
            mode=outcome.mode,
            fallback_reason=outcome.fallback,
            refusal=outcome.refusal,
            premise_corrected=outcome.corrected,
            omitted=outcome.omitted,
            statements=outcome.statements,
            citations=outcome.citations,
            nearest=tuple(citation.number for citation in outcome.citations) if refused else (),
            answerable_score=round(belief, 4),
            confidence=None if refused else round(self._confidence.of(belief, outcome.mass), 4),
            latency_ms=round((time.perf_counter() - began) * 1000, 1),
            index=self.index.generation,
            model=self.index.model,
        )

    def _understood_as(self, query: Query) -> str | None:
        if query.standalone is not None or query.earlier is None:
            return query.standalone
        return self._texts[query.language].say("note.understood_as", question=query.text, earlier=query.earlier)


def _asks_the_same(put: Query, query: Query) -> bool:
    """Whether a question put in other words asks for the same speakers: all that it asked for, and no others."""
    named = query.wanted | query.preferred
    return named <= (put.wanted | put.preferred) and put.wanted <= named
