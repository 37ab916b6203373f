"""Filters of a report's questions that need no script: radio buttons, and style rules that hide what they leave out.

The rules are written from numbers of our own, never from a suite's words, which could otherwise write style.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.report_words import Words
from eval.result import QuestionResult


@dataclass(frozen=True, slots=True)
class Choice:
    """One option: ``id`` is its button's, and the class of the questions that it shows."""

    id: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice among options by what ``keys`` says of each question; ``choices`` begins with all of them."""

    name: str
    legend: str
    keys: Mapping[str, str]
    choices: tuple[Choice, ...]

    def class_of(self, question: QuestionResult) -> str:
        """The id of the option that shows the question."""
        return self.keys[keys_of(question)[self.name]]


def keys_of(question: QuestionResult) -> dict[str, str]:
    """What a question is filtered by."""
    item = question.item
    outcome = "good" if question.why is None else "wrong"
    return {"outcome": outcome, "language": item.language.value, "type": item.type}


def filters_of(questions: Sequence[QuestionResult], words: Words) -> tuple[Filter, ...]:
    """Outcome, language and type: those that tell some questions from others."""
    outcomes = {"wrong": words.say("report.wrong"), "good": words.say("report.good")}
    languages, types = (_labels(questions, name, words) for name in ("language", "type"))
    made = (
        _filter("outcome", outcomes, questions, words),
        _filter("language", languages, questions, words),
        _filter("type", types, questions, words),
    )
    return tuple(one for one in made if len(one.choices) > 2)


def rules(filters: Sequence[Filter]) -> str:
    """Style that hides, under each chosen option, the questions that do not bear its class."""
    return "".join(
        f"body:has(#{choice.id}:checked) .question:not(.{choice.id}) {{ display: none; }}\n"
        for one in filters
        for choice in one.choices[1:]
    )


def _filter(name: str, labels: Mapping[str, str], questions: Sequence[QuestionResult], words: Words) -> Filter:
    counts = Counter(keys_of(question)[name] for question in questions)
    ids = {key: f"{name}-{number}" for number, key in enumerate(labels, start=1)}
    every = Choice(f"{name}-0", words.say("report.any"), len(questions))
    options = (Choice(ids[key], label, counts[key]) for key, label in labels.items())
    return Filter(name, words.say(f"report.{name}"), ids, (every, *options))


def _labels(questions: Sequence[QuestionResult], name: str, words: Words) -> dict[str, str]:
    """What the questions hold of a kind, in the order of their labels."""
    labels = {key: words.name(name, key) for key in {keys_of(question)[name] for question in questions}}
    return dict(sorted(labels.items(), key=lambda entry: (entry[1].casefold(), entry[0])))
