"""Why an answer is wrong, in a few English words for the report: the first fault that decides."""

from collections.abc import Iterator, Mapping, Sequence

from assistant.answer import Answer
from eval.evidence import Place, right_citations
from eval.result import Score
from eval.suite import Item
from eval.wording import own_words, says
from ingest.passage import Document


def why_wrong(
    item: Item,
    answer: Answer,
    scores: Mapping[str, Score],
    gold: Sequence[Place],
    documents: Mapping[str, Document],
) -> str | None:
    """The faults, joined; None when nothing is wrong. ``scores`` are the answer's, and the ranking's if it was made."""
    faults = [*_refusal_faults(item, answer), *_word_faults(item, answer, scores, documents)]
    if item.answerable and answer.answered:
        faults += _evidence_faults(item, answer, scores, gold)
    return "; ".join(faults) or None


def _refusal_faults(item: Item, answer: Answer) -> Iterator[str]:
    refusal = answer.refusal
    if item.refusal is None:
        if refusal is not None:
            yield f"refused as {refusal.reason}, but the documents answer"
    elif refusal is None:
        yield f"answered, but should be refused as {item.refusal}"
    elif refusal.reason is not item.refusal:
        yield f"refused as {refusal.reason} instead of {item.refusal}"


def _evidence_faults(item: Item, answer: Answer, scores: Mapping[str, Score], gold: Sequence[Place]) -> Iterator[str]:
    if not scores["evidence"]:
        yield f"no citation is right evidence{_found(scores)}"
    if scores["speaker"] is False:
        hits = right_citations(answer.citations, gold)
        wrong = dict.fromkeys(str(hit.speaker) for hit in hits if hit.speaker not in item.speaker)
        yield f"attributed to {', '.join(wrong)} instead of {' or '.join(item.speaker)}"
    for choices in item.contains:
        if not any(says(answer.text, choice) for choice in choices):
            yield f"does not say {' or '.join(map(repr, choices))}"


def _found(scores: Mapping[str, Score]) -> str:
    """Where retrieval had the evidence; nothing when nobody looked."""
    if "rank" not in scores:
        return ""
    rank = scores["rank"]
    return " (retrieval did not find it)" if rank is None else f" (retrieval had it as number {rank})"


def _word_faults(
    item: Item, answer: Answer, scores: Mapping[str, Score], documents: Mapping[str, Document]
) -> Iterator[str]:
    if scores["verbatim"] is False:
        yield "a quote is not verbatim"
    if scores["forbidden"]:
        own = own_words(answer, documents)
        yield f"says {', '.join(repr(words) for words in item.forbidden if says(own, words))} in its own words"
