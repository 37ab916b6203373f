"""From what a model said to a statement that stands on sentences, or to the reason why it may not be shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.guard.verdict import Fault, Verdict
from assistant.guard.voices import voice_key
from assistant.writing.echo import MOST, echoes, repeats
from assistant.writing.likeness import stems
from assistant.writing.numbered import Numbered
from assistant.writing.statements import Said
from ingest.passage import Sentence

SURE = 0.8
"""Support from which a statement is given sentences that it does not itself cite: more is asked, as more are tried."""
_NO_LESS = 0.1
"""How much less support than its passage a sentence may lend alone, to stand for it."""

Group = tuple[Sentence, ...]
"""Sentences of one voice."""


class Check(Protocol):
    """Tells whether sentences support a statement."""

    def check(self, text: str, cited: Sequence[Sentence]) -> Verdict:
        """The verdict on a statement beside sentences of one speaker."""
        ...


@dataclass(frozen=True, slots=True)
class Sourced:
    """A statement that the guard let pass, and the sentences of one voice that it stands on."""

    text: str
    sentences: Group


class Sourcing:
    """Finds what the statements of one answer stand on. Remembers its verdicts: make one for each answer."""

    def __init__(self, guard: Check, passages: Sequence[Numbered], question: str = "", instructions: str = "") -> None:
        """``passages`` are those that the model was shown, ``question`` what it was asked in the passages' language.

        ``instructions`` are our own words to it, which it may not say back.
        """
        self._guard = guard
        self._passages = passages
        self._question = question
        self._instructions = instructions
        self._verdicts: dict[tuple[str, Group], Verdict] = {}

    def sourced(self, said: Said) -> Sourced | Verdict:
        """The statement with its sentences; the verdict on the passages that it cites where there are none.

        Small models forget or mistake the number: a statement that clearly stands on another passage gets that one.
        A passage of several sentences can hide the one that supports it, so each of those is read alone too: always
        where it is cited, else where it shares words with the statement.
        """
        if repeats(said.text, self._instructions):
            return Verdict(Fault.EMPTY)
        cited = [passage for passage in self._passages if passage.number in said.numbers]
        verdicts: list[Verdict] = []
        for group in _groups(cited):
            verdicts.append(self._check(said.text, group))
            if verdicts[-1].sound:
                return Sourced(said.text, self._narrowed(said.text, group, verdicts[-1].support))
            if verdicts[-1].fault is Fault.EMPTY:
                return verdicts[-1]
        for further in self._further(said.text, cited):
            found = self._clearest(said.text, further)
            if isinstance(found, Verdict):
                return found
            if found is not None:
                return Sourced(said.text, found)
        return verdicts[0] if verdicts else Verdict(Fault.NO_SOURCE)

    def _further(self, text: str, cited: Sequence[Numbered]) -> Iterator[Sequence[Group]]:
        """Where else a statement may stand, nearest first."""
        others = [passage for passage in self._passages if passage not in cited]
        yield _alone(cited)
        yield [passage.sentences for passage in others]
        yield _alone([passage for passage in others if _shares_words(text, passage)])

    def _clearest(self, text: str, groups: Sequence[Group]) -> Group | Verdict | None:
        """Of sentences of which none was cited as such, those that support the statement most, and clearly.

        The verdict where there is nothing in the statement to support, so that nothing else is tried.
        """
        clear: list[tuple[float, Group]] = []
        for group in groups:
            verdict = self._check(text, group)
            if verdict.fault is Fault.EMPTY:
                return verdict
            if verdict.sound and verdict.support >= SURE:
                clear.append((verdict.support, group))
        if not clear:
            return None
        support, best = max(clear, key=lambda pair: pair[0])
        return self._narrowed(text, best, support)

    def _narrowed(self, text: str, sentences: Group, support: float) -> Group:
        """The one sentence that clearly supports the statement alone, and about as much, where there is one."""
        if len(sentences) == 1:
            return sentences
        verdicts = [(self._check(text, (sentence,)), sentence) for sentence in sentences]
        least = max(SURE, support - _NO_LESS)
        alone = [(verdict.support, sentence) for verdict, sentence in verdicts if verdict.sound]
        alone = [(own, sentence) for own, sentence in alone if own >= least]
        return (max(alone, key=lambda pair: pair[0])[1],) if alone else sentences

    def _check(self, text: str, sentences: Group) -> Verdict:
        if (text, sentences) not in self._verdicts:
            verdict = self._guard.check(text, sentences)
            if verdict.sound and echoes(text, self._question, sentences) > MOST:
                verdict = Verdict(Fault.MEANING, "", verdict.support)
            self._verdicts[text, sentences] = verdict
        return self._verdicts[text, sentences]


def _groups(cited: Sequence[Numbered]) -> Iterator[Group]:
    """All that is cited together, where one voice says it; then each passage alone."""
    everything = tuple(sentence for passage in cited for sentence in passage.sentences)
    if len(cited) > 1 and len({voice_key(sentence) for sentence in everything}) == 1:
        yield everything
    yield from (passage.sentences for passage in cited)


def _alone(passages: Sequence[Numbered]) -> list[Group]:
    """Each sentence of those passages that have several."""
    return [(sentence,) for passage in passages if len(passage.sentences) > 1 for sentence in passage.sentences]


def _shares_words(text: str, passage: Numbered) -> bool:
    own = stems(text)
    return any(own & stems(sentence.search_text) for sentence in passage.sentences)
