"""An evaluation run: ask every question of a suite and hold each answer against what is known to be right."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from assistant.answer import Answer, JsonValue, Request
from assistant.json_form import answer_form
from eval.measures import Point, Scored, Summary, curve, score, summarise
from eval.suite import Item
from ingest.passage import Document


@dataclass(frozen=True, slots=True)
class Result:
    """A run: every answer in the suite's order, and what it was worth."""

    answers: tuple[Answer, ...]
    scored: tuple[Scored, ...]
    groups: Mapping[str, Summary]
    curve: tuple[Point, ...]


def run_suite(
    items: Sequence[Item],
    documents: Mapping[str, Document],
    ask: Callable[[Request], Answer],
    progress: Callable[[int], None] = lambda done: None,
) -> Result:
    """Ask and measure. Latency is what the caller waited, not what the answer says of itself."""
    answers: list[Answer] = []
    scored: list[Scored] = []
    for number, item in enumerate(items, start=1):
        began = time.perf_counter()
        answer = ask(Request(item.question, item.history, item.id))
        waited = (time.perf_counter() - began) * 1000
        answers.append(answer)
        scored.append(score(item, answer, documents, waited))
        progress(number)
    return Result(tuple(answers), tuple(scored), dict(_groups(scored)), curve(scored))


def result_form(result: Result) -> JsonValue:
    """The run as JSON: the measures, the curve, and each answer beside its verdict."""
    return {
        "groups": {name: dict(asdict(summary)) for name, summary in result.groups.items()},
        "curve": [dict(asdict(point)) for point in result.curve],
        "answers": [
            {"verdict": _verdict(scored), "answer": dict(answer_form(answer))}
            for scored, answer in zip(result.scored, result.answers, strict=True)
        ],
    }


def _verdict(scored: Scored) -> JsonValue:
    return {
        "type": scored.item.type,
        "answerable": scored.item.answerable,
        "answered": scored.answered,
        "evidence": scored.evidence,
        "first": scored.first,
        "speaker": scored.speaker,
        "contains": scored.contains,
        "reason": scored.reason,
    }


def _groups(scored: Sequence[Scored]) -> Iterator[tuple[str, Summary]]:
    """All, then per language, then per type, each in alphabetical order."""
    yield "all", summarise(scored)
    for kind in ("language", "type"):
        groups: defaultdict[str, list[Scored]] = defaultdict(list)
        for one in scored:
            groups[str(getattr(one.item, kind))].append(one)
        for name in sorted(groups):
            yield name, summarise(groups[name])
