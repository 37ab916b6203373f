"""What retrieval is worth before anything is chosen: ranking measures by ir-measures (trec_eval underneath).

The relevant sentences of a question are those that hit a place of its evidence, all equally relevant.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from assistant.answer import Request
from eval.evidence import Place, holds
from eval.result import Score
from ingest.passage import Sentence
from vectorstore.errors import PackageMissing

CUTOFFS = (1, 3, 5, 10, 20)
_MEASURES = {
    **{f"recall@{k}": f"R@{k}" for k in CUTOFFS},
    **{f"success@{k}": f"Success@{k}" for k in CUTOFFS},
    "mrr@10": "RR@10",
    "ndcg@10": "nDCG@10",
}
_QUESTION = "q"


class Ranking(Protocol):
    """Whoever can tell in which order it considered the sentences for a question."""

    def ranked(self, request: Request) -> tuple[Sentence, ...]:
        """The candidate sentences, best first, before any is set aside."""
        ...


def score_ranking(
    gold: Sequence[Place], ranked: Sequence[Sentence], sentences: Mapping[str, Sequence[Sentence]]
) -> dict[str, Score]:
    """The ranking measures and the rank of the first relevant sentence; all None without relevant sentences.

    ``sentences`` holds those of each document by its id; the relevant that were not ranked count as missed.
    Raises PackageMissing where ir-measures is not installed.
    """
    relevant = {s.id for place in gold for s in sentences.get(place.document_id, ()) if holds(s, place)}
    if not relevant:
        return {**dict.fromkeys(_MEASURES), "rank": None}
    order = list(dict.fromkeys(sentence.id for sentence in ranked))
    rank = next((number for number, id_ in enumerate(order, start=1) if id_ in relevant), None)
    return {**_measured(relevant, order), "rank": rank}


def place_rank(place: Place, ranked: Sequence[Sentence]) -> int | None:
    """The 1-based rank of the first sentence that hits the place."""
    return next((number for number, sentence in enumerate(ranked, start=1) if holds(sentence, place)), None)


def _measured(relevant: set[str], order: Sequence[str]) -> dict[str, Score]:
    try:
        import ir_measures  # noqa: PLC0415 - only a run needs it, and it is not built for every machine
    except ImportError as error:
        raise PackageMissing(package="ir-measures") from error
    measures = {ir_measures.parse_measure(measure): name for name, measure in _MEASURES.items()}
    judged = {_QUESTION: dict.fromkeys(relevant, 1)}
    run = {_QUESTION: {id_: float(len(order) - place) for place, id_ in enumerate(order)}}
    found = {measures[one.measure]: float(one.value) for one in ir_measures.iter_calc(measures, judged, run)}
    return {name: found.get(name, 0.0) for name in _MEASURES}
