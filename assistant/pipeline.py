"""Start here: from a question to an answer. ``Assistant.steps`` is the whole pipeline, read top-down."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from assistant.answer import Answer, Citation, Language, Mode, Refusal, RefusalReason, Request, Statement
from assistant.belief import PLAIN, READ, Model, signals
from assistant.compose import Budget, asked, choose
from assistant.confidence import Confidence, mass_of
from assistant.extractive import ExtractiveAnswerer
from assistant.frames import frames_of
from assistant.glossary import load_glossary
from assistant.layout import lay_out
from assistant.lexicon import load_lexicon, words_of_questions
from assistant.premise import corrected_by
from assistant.progress import Progress, Stage
from assistant.question import Kind, Knowledge, Query, checked, understand
from assistant.read import CaseReader
from assistant.refusal import nearest, refusal_of, refusal_text
from assistant.refuse import CERTAIN, certain_reason, likely_reason
from assistant.roster import build_roster
from assistant.select import FeatureSelector, Scored, rank, speaks
from assistant.sources import Sources
from assistant.spelling import Speller
from assistant.unknown import Vocabulary
from ingest.case import Case
from ingest.corpus import Corpus
from ingest.passage import Sentence
from prompts.texts import load_texts
from vectorstore.errors import IndexDamaged
from vectorstore.hybrid import Hit
from vectorstore.index import Index
from vectorstore.reading import Reader

CANDIDATES = 200
SEATS = 40
OVERVIEW_BELIEF = 0.8
NOT_AVAILABLE = "generative_not_available"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the middle of the pipeline makes of a question: an answer's content, or a refusal's."""

    text: str
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    refusal: Refusal | None = None
    omitted: int = 0
    corrected: bool = False
    mass: float = 0.0


class Assistant:
    """A case that can be asked. Holds an opened index; keeps nothing of a question after its answer.

    ``vocabulary`` is what the documents speak of.
    """

    def __init__(self, index: Index, case: Case, reader: Reader | None = None, mode: Mode = Mode.EXTRACTIVE) -> None:
        self.index = index
        self.case = case
        self._fallback = NOT_AVAILABLE if mode is Mode.GENERATIVE else None
        self._selector = FeatureSelector()
        self._reader = CaseReader(index.corpus, reader) if reader else None
        self._model = _model_for(index.corpus, reader)
        self._confidence = Confidence()
        lexicon = load_lexicon()
        roster = build_roster(index.corpus.sentences, case.aliases, lexicon)
        self.vocabulary = Vocabulary(index.corpus.sentences, roster.names())
        speller = Speller(self.vocabulary.spellings() | words_of_questions())
        sources = Sources(index.corpus.documents, lexicon)
        self._knowledge = Knowledge(roster, lexicon, speller, load_glossary(), sources)
        self._texts = {language: load_texts(language.value) for language in Language}

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

    def steps(self, request: Request) -> Iterator[Progress | Answer]:
        """Progress as it happens, and last the answer."""
        began = time.perf_counter()
        yield Progress(Stage.UNDERSTAND)
        query = self.understood(request)
        yield Progress(Stage.SEARCH)
        hits = self.search(query)
        yield Progress(Stage.SELECT)
        ranked = self._ranked(query, hits)
        spoken = asked(query, ranked)
        correction = corrected_by(query, spoken, self.vocabulary)
        belief, reason = self._judge(query, spoken, ranked)
        yield Progress(Stage.WRITE)
        if reason is None or correction is not None:
            outcome = self._answered(query, spoken, correction)
        else:
            outcome = self._refused(query, reason, spoken, ranked)
        yield self._answer(request, query, outcome, belief, began)

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

    def _judge(
        self, query: Query, spoken: Sequence[Scored], ranked: Sequence[Scored]
    ) -> tuple[float, RefusalReason | None]:
        """How far the documents are believed to answer, and why they are said not to, if so.

        A formal line was found by rule; a reader, which has learned from sentences, has nothing to say of it.
        """
        certain = certain_reason(query, spoken, self.vocabulary)
        if certain is not None:
            return CERTAIN, certain
        model = Model() if spoken and frames_of(spoken[0].sentence, query.frames) else self._model
        belief = model.belief(signals(query, spoken, ranked, self.vocabulary)) if spoken else CERTAIN
        if query.kind is Kind.OVERVIEW and spoken:
            return max(belief, OVERVIEW_BELIEF), None
        return belief, likely_reason(query, spoken, ranked) if belief < model.threshold else None

    def _answered(self, query: Query, spoken: list[Scored], correction: Scored | None) -> Outcome:
        texts, corpus = self._texts[query.language], self.index.corpus
        first = [correction] if correction else []
        evidence = choose(query, [*first, *(s for s in spoken if s not in first)], self.index, Budget())
        mass = mass_of(evidence.sentences, spoken)
        draft = ExtractiveAnswerer(corpus, texts).write(query, evidence.sentences, evidence.silent)
        if correction:
            draft = replace(draft, opening=texts.say("note.premise"))
        laid = lay_out(draft, corpus)
        if not laid.statements:
            raise IndexDamaged(path=self.index.generation, reason="no quote stands in its document")
        corrected = correction is not None
        return Outcome(laid.text, laid.statements, laid.citations, omitted=laid.omitted, corrected=corrected, mass=mass)

    def _refused(
        self, query: Query, reason: RefusalReason, spoken: Sequence[Scored], ranked: Sequence[Scored]
    ) -> Outcome:
        texts = self._texts[query.language]
        refusal = refusal_of(query, reason, ranked, self.case, texts)
        citations = nearest(query, reason, spoken, ranked, self.index.corpus)
        return Outcome(refusal_text(refusal, citations, texts), citations=citations, refusal=refusal)

    def _answer(self, request: Request, query: Query, outcome: Outcome, belief: float, began: float) -> Answer:
        refused = outcome.refusal is not None
        return Answer(
            id=request.id,
            question=request.question,
            understood_as=self._understood_as(query),
            language=query.language,
            text=outcome.text,
            mode=Mode.EXTRACTIVE,
            fallback_reason=self._fallback,
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
        if query.earlier is None:
            return None
        return self._texts[query.language].say("note.understood_as", question=query.text, earlier=query.earlier)


def _model_for(corpus: Corpus, reader: Reader | None) -> Model:
    """Which model's coefficients hold: the bundled reader's are its own, and plain texts are asked otherwise."""
    if reader is None or not reader.calibrated:
        return Model()
    return READ if any(sentence.voice.speaker.name for sentence in corpus.sentences) else PLAIN
