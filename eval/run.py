"""An evaluation run: ask every question of a suite and hold each answer against what is known to be right."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.answer import Answer, Request
from assistant.json_form import answer_form
from eval.evidence import Place, cites, evidence_places
from eval.journal import Run
from eval.metrics import calibration, curve, summarise
from eval.result import Found, QuestionResult, Result, Score, groups_of
from eval.retrieval import Ranking, place_rank, score_ranking
from eval.score import score_answer, with_verdict
from eval.suite import Item
from eval.why import why_wrong
from ingest.corpus import Corpus
from ingest.passage import Document, Sentence


class Respondent(Ranking, Protocol):
    """Whoever is put to the test."""

    def ask(self, request: Request) -> Answer:
        """The answer to a question."""
        ...


class Judge(Protocol):
    """A second opinion on an answer, by a language model."""

    def opinion(self, item: Item, answer: Answer) -> Mapping[str, Score]:
        """The judge's scores, the same names for every question; None where it has none."""
        ...


@dataclass(frozen=True, slots=True)
class Reference:
    """What answers are held against: the documents and their sentences, each by document id."""

    documents: Mapping[str, Document]
    sentences: Mapping[str, Sequence[Sentence]]


def reference_of(corpus: Corpus) -> Reference:
    """The reference that a corpus gives."""
    sentences: dict[str, list[Sentence]] = {document.id: [] for document in corpus.documents}
    for sentence in corpus.sentences:
        sentences[sentence.document_id].append(sentence)
    return Reference({document.id: document for document in corpus.documents}, sentences)


def ask_all(
    items: Iterable[Item],
    respondent: Respondent,
    reference: Reference,
    judge: Judge | None = None,
    keep: Callable[[QuestionResult], None] = lambda question: None,
) -> tuple[QuestionResult, ...]:
    """Ask each question, hold the answer against its item, and hand over what it was worth before the next."""
    results: list[QuestionResult] = []
    for item in items:
        request = Request(item.question, item.history, item.id)
        began = time.perf_counter()
        answer = respondent.ask(request)
        waited = (time.perf_counter() - began) * 1000
        ranked = respondent.ranked(request) if item.answerable else ()
        opinion = judge.opinion(item, answer) if judge else {}
        result = assess(item, answer, ranked, reference, {"latency_ms": round(waited, 1), **opinion})
        keep(result)
        results.append(result)
    return tuple(results)


def assess(
    item: Item, answer: Answer, ranked: Sequence[Sentence], reference: Reference, more: Mapping[str, Score]
) -> QuestionResult:
    """One answer against its item; ``more`` are scores that do not follow from the two."""
    gold = evidence_places(item, reference.documents)
    scores = score_answer(item, answer, gold, reference.documents)
    scores |= score_ranking(gold if item.answerable else (), ranked, reference.sentences)
    why = why_wrong(item, answer, scores, gold, reference.documents)
    return QuestionResult(
        item=item,
        answer=dict(answer_form(answer)),
        scores={**with_verdict(scores, item, why), **more},
        why=why,
        found=tuple(_found(item, place, answer, ranked) for place in gold),
    )


def finished(run: Run, questions: tuple[QuestionResult, ...]) -> Result:
    """The run's result: every group's metrics, the curve and the calibration over all."""
    return Result(
        suite=run.suite,
        versions=run.versions,
        started=run.started,
        groups={name: summarise(group) for name, group in groups_of(questions).items()},
        curve=curve(questions),
        calibration=calibration(questions),
        questions=questions,
    )


def _found(item: Item, place: Place, answer: Answer, ranked: Sequence[Sentence]) -> Found:
    quote = item.evidence[place.quote].quote
    cited = any(cites(citation, place) for citation in answer.citations)
    return Found(place.document_id, quote, place.span.start, place.span.end, cited, place_rank(place, ranked))
