"""A guard's evaluation run: put every statement of a suite to it, and count what it caught and what it stopped."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Protocol

from assistant.guard.verdict import Verdict
from eval.claims import Claim
from eval.guard_metrics import faults_by_kind, summarise_guard
from eval.guard_result import Cited, ClaimResult, GuardResult, GuardSuite
from eval.result import Versions
from ingest.corpus import Corpus
from ingest.passage import Sentence


class Checker(Protocol):
    """Whoever is put to the test."""

    def check(self, text: str, cited: Sequence[Sentence]) -> Verdict:
        """Whether the cited sentences support the text."""
        ...


def check_all(
    claims: Iterable[Claim], guard: Checker, corpus: Corpus, told: Callable[[int], None] = lambda done: None
) -> tuple[ClaimResult, ...]:
    """Every statement with the guard's verdict, in order; ``told`` is given how many are done."""
    texts = {document.id: document.text for document in corpus.documents}
    results: list[ClaimResult] = []
    for claim in claims:
        verdict = guard.check(claim.text, claim.sentences)
        results.append(_result(claim, verdict, tuple(_cited(s, texts[s.document_id]) for s in claim.sentences)))
        told(len(results))
    return tuple(results)


def finished_guard(suite: GuardSuite, versions: Versions, claims: Sequence[ClaimResult]) -> GuardResult:
    """The run's result: every group's metrics and the faults that were found."""
    return GuardResult(
        suite=suite,
        versions=versions,
        started=datetime.now(UTC).isoformat(timespec="seconds"),
        groups=summarise_guard(claims),
        faults=faults_by_kind(claims),
        claims=tuple(claims),
    )


def _result(claim: Claim, verdict: Verdict, cited: tuple[Cited, ...]) -> ClaimResult:
    return ClaimResult(
        id=claim.id,
        text=claim.text,
        language=claim.language,
        supported=claim.supported,
        kind=claim.kind,
        cited=cited,
        fault=verdict.fault,
        detail=verdict.detail,
        support=verdict.support,
    )


def _cited(sentence: Sentence, text: str) -> Cited:
    start, end = sentence.span.start, sentence.span.end
    return Cited(sentence.document_id, start, end, sentence.voice.speaker.name, text[start:end])
