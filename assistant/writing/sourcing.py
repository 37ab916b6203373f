"""From what a model said to a statement that stands on sentences, or to the reason why it may not be shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.guard.verdict import Fault, Verdict
from assistant.writing.numbered import Numbered
from assistant.writing.statements import Said
from ingest.passage import Sentence

SURE = 0.8
"""Support from which a statement is given sentences that it does not itself cite: more is asked, as more are tried."""


class Check(Protocol):
    """Tells whether sentences support a statement."""

    def check(self, text: str, cited: Sequence[Sentence]) -> Verdict:
        """The verdict on a statement beside sentences of one speaker."""
        ...


@dataclass(frozen=True, slots=True)
class Sourced:
    """A statement that the guard let pass, and the sentences of one voice that it stands on."""

    text: str
    sentences: tuple[Sentence, ...]


class Sourcing:
    """Finds what a statement stands on among the passages that the model was shown."""

    def __init__(self, guard: Check) -> None:
        self._guard = guard

    def sourced(self, said: Said, passages: Sequence[Numbered]) -> Sourced | Verdict:
        """The statement with its sentences; the verdict on the passages that it cites where there are none.

        Small models forget or mistake the number: a statement that clearly stands on another passage gets that one.
        A passage of several sentences can hide the one that supports it, so each of those is read alone too.
        """
        cited = [passage for passage in passages if passage.number in said.numbers]
        first: Verdict | None = None
        for group in _groups(cited):
            verdict = self._guard.check(said.text, group)
            first = first or verdict
            if verdict.sound:
                return Sourced(said.text, self._narrowed(said.text, group))
        others = [passage for passage in passages if passage not in cited]
        for further in (_alone(cited), [*(passage.sentences for passage in others), *_alone(others)]):
            found = self._clearest(said.text, further)
            if found is not None:
                return Sourced(said.text, self._narrowed(said.text, found))
        return first or Verdict(Fault.NO_SOURCE)

    def _clearest(self, text: str, groups: Sequence[tuple[Sentence, ...]]) -> tuple[Sentence, ...] | None:
        """Of sentences of which none was cited as such, those that support the statement most, and clearly."""
        verdicts = [(self._guard.check(text, group), group) for group in groups]
        clear = [(verdict.support, group) for verdict, group in verdicts if verdict.sound and verdict.support >= SURE]
        return max(clear, key=lambda pair: pair[0])[1] if clear else None

    def _narrowed(self, text: str, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        """The one sentence that supports the statement alone, where there is one."""
        if len(sentences) == 1:
            return sentences
        verdicts = [(self._guard.check(text, (sentence,)), sentence) for sentence in sentences]
        alone = [(verdict.support, sentence) for verdict, sentence in verdicts if verdict.sound]
        return (max(alone, key=lambda pair: pair[0])[1],) if alone else sentences


def _groups(cited: Sequence[Numbered]) -> Iterator[tuple[Sentence, ...]]:
    """All that is cited together, where one voice says it; then each passage alone."""
    everything = tuple(sentence for passage in cited for sentence in passage.sentences)
    if len(cited) > 1 and len({(s.voice.speaker.name, s.voice.reported_by) for s in everything}) == 1:
        yield everything
    yield from (passage.sentences for passage in cited)


def _alone(passages: Sequence[Numbered]) -> list[tuple[Sentence, ...]]:
    """Each sentence of those passages that have several."""
    return [(sentence,) for passage in passages if len(passage.sentences) > 1 for sentence in passage.sentences]
