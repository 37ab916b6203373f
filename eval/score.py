"""What one answer is worth against its suite item. Pure functions; the scores are told in docs/evaluation.md."""

from collections.abc import Mapping, Sequence

from assistant.answer import Answer, Citation
from eval.evidence import Place, cites, right_citations
from eval.result import Score
from eval.suite import Item
from eval.wording import has_all, own_words, says
from ingest.passage import Document


def score_answer(
    item: Item, answer: Answer, gold: Sequence[Place], documents: Mapping[str, Document]
) -> dict[str, Score]:
    """Every score that follows from the answer alone; None where one does not apply."""
    return {
        **_citation_scores(item, answer, gold),
        "verbatim": _verbatim(answer.citations, documents),
        "contains": answer.answered and has_all(answer.text, item.contains) if _wants_strings(item) else None,
        "forbidden": any(says(own_words(answer, documents), words) for words in item.forbidden)
        if item.forbidden
        else None,
        **_refusal_scores(item, answer),
        "answerable_score": answer.answerable_score,
        "confidence": answer.confidence,
        "length": len(answer.text) if answer.answered else None,
    }


def with_verdict(scores: Mapping[str, Score], item: Item, why: str | None) -> dict[str, Score]:
    """The scores, and what follows from whether anything was wrong: right, and the confidence's squared distance."""
    right = why is None
    confidence = scores["confidence"]
    brier = None if confidence is None else (confidence - right) ** 2
    return {"right": right, **scores, "answerable": item.answerable, "brier": brier}


def _citation_scores(item: Item, answer: Answer, gold: Sequence[Place]) -> dict[str, Score]:
    """Refusing a question that has an answer cites nothing right; where refusing is right nothing is to be cited."""
    if not item.answerable:
        return dict.fromkeys(("evidence", "first", "recall", "precision", "speaker"))
    shown = answer.citations if answer.answered else ()
    hits = right_citations(shown, gold)
    reached = {place.quote for place in gold if any(cites(citation, place) for citation in shown)}
    return {
        "evidence": bool(hits),
        "first": bool(hits) and shown[0] is hits[0],
        "recall": len(reached) / len(item.evidence),
        "precision": len(hits) / len(shown) if shown else None,
        "speaker": all(hit.speaker in item.speaker for hit in hits) if hits and item.speaker else None,
    }


def _refusal_scores(item: Item, answer: Answer) -> dict[str, Score]:
    refused = not answer.answered
    rightly = refused and not item.answerable
    return {
        "refused": refused,
        "over_refusal": refused if item.answerable else None,
        "refusal_recall": refused if not item.answerable else None,
        "refusal_precision": rightly if refused else None,
        "reason": answer.refusal.reason is item.refusal if rightly and answer.refusal else None,
    }


def _verbatim(citations: Sequence[Citation], documents: Mapping[str, Document]) -> bool | None:
    return all(_is_verbatim(citation, documents) for citation in citations) if citations else None


def _is_verbatim(citation: Citation, documents: Mapping[str, Document]) -> bool:
    document = documents.get(citation.document_id)
    return document is not None and document.text[citation.start : citation.end] == citation.quote


def _wants_strings(item: Item) -> bool:
    return item.answerable and bool(item.contains)
