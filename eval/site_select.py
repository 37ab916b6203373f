"""Which of a run's questions an address asks for, and the choices that it offers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from eval.report_filters import filters_of, keys_of
from eval.report_words import Words
from eval.result import QuestionResult, Result

OUTCOMES: Final = {"fel": "wrong", "ratt": "good"}
"""What the address calls the outcomes that ``report_filters`` knows."""
FIELDS: Final = {"utfall": "outcome", "typ": "type", "sprak": "language"}
A_PAGE: Final = 50
"""How many questions stand on one page."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a field: what the address says, what people read, and how many questions it has."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A choice among questions; the first option is all of them."""

    name: str
    legend: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which questions are asked for: by field of the address, or the one with an id; ``page`` counts from 1."""

    chosen: tuple[tuple[str, str], ...]
    id: str = ""
    page: int = 1

    def holds(self, question: QuestionResult) -> bool:
        """Whether the question is among them."""
        keys = keys_of(question)
        alike = all(keys[FIELDS[name]] == OUTCOMES.get(value, value) for name, value in self.chosen)
        return alike and self.id in ("", question.item.id)


@dataclass(frozen=True, slots=True)
class Selection:
    """The questions on the page asked for, ``found`` in all on ``pages`` pages."""

    questions: tuple[QuestionResult, ...]
    found: int
    page: int
    pages: int


def wanted_of(ask: Callable[[str], str]) -> Wanted:
    """What an address asks for, by its fields' values ("" for none); a page that is no number is the first."""
    page = ask("sida")
    number = int(page) if page.isascii() and page.isdecimal() and len(page) < 6 else 1
    chosen = tuple((name, ask(name)) for name in FIELDS if ask(name))
    return Wanted(chosen, ask("fraga"), max(number, 1))


def select(result: Result, wanted: Wanted) -> Selection:
    """The questions asked for, page by page; a page beyond the last is the last."""
    found = [question for question in result.questions if wanted.holds(question)]
    pages = max(-(-len(found) // A_PAGE), 1)
    page = min(wanted.page, pages)
    return Selection(tuple(found[(page - 1) * A_PAGE : page * A_PAGE]), len(found), page, pages)


def fields_of(questions: Sequence[QuestionResult], wanted: Wanted, words: Words) -> tuple[Field, ...]:
    """The fields that tell some questions from others, with what is chosen in each."""
    names, spoken = {kind: name for name, kind in FIELDS.items()}, {kind: value for value, kind in OUTCOMES.items()}
    chosen = dict(wanted.chosen)
    found = []
    for one in filters_of(questions, words):
        keys = {id_: key for key, id_ in one.keys.items()}
        values = [spoken.get(keys[choice.id], keys[choice.id]) if choice.id in keys else "" for choice in one.choices]
        pick = chosen.get(names[one.name], "")
        options = (
            Choice(value, choice.label, choice.count, value == pick)
            for value, choice in zip(values, one.choices, strict=True)
        )
        found.append(Field(names[one.name], one.legend, tuple(options)))
    return tuple(found)
