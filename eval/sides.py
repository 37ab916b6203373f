"""``python -m eval.sides``: who is said to take a side, against what a careful reader of the documents says.

The questions (``casebooks/sides.jsonl``) were written by somebody who had seen the documents and no code. Each has the
voices that take the side (``gold``) and those that one might also name (``maybe``). An answer that says that nobody is
found for certain, or nobody who goes so far, puts no one on a side; it is the right one where ``gold`` is empty.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import Field, TypeAdapter

from assistant.answer import Answer, Request
from assistant.pipeline import Assistant
from assistant.settings import read_settings
from assistant.sides import Reach
from assistant.siding import Side
from assistant.wiring import Silent, open_assistant
from eval.casebook_measure import Tally
from eval.casebook_table import Strict
from eval.json_files import load_lines_as
from eval.tally_text import show, told
from ingest.errors import RemissError
from prompts.texts import load_texts

HERE = Path(__file__).parent
QUESTIONS = HERE / "casebooks" / "sides.jsonl"
_NOBODY = (Reach.NONE, Reach.MILDER)


class Asked(Strict):
    """A question of a case (a folder below the checkout), the side that it asks for, and who is on it."""

    case: str = Field(min_length=1)
    question: str = Field(min_length=1)
    side: Side
    gold: tuple[str, ...]
    maybe: tuple[str, ...]


def named_on_side(answer: Answer) -> frozenset[str]:
    """The voices that an answer puts on the side; empty where it says that nobody is found there."""
    texts = load_texts(answer.language.value)
    if answer.refusal or any(texts.say(f"note.side_{reach}") in answer.text for reach in _NOBODY):
        return frozenset()
    return frozenset(statement.speaker for statement in answer.statements if statement.speaker)


def tallies(asked: Sequence[Asked], named: Sequence[frozenset[str]]) -> tuple[Tally, ...]:
    """How much of what is said is right, how much of what is right is said, and how often nobody is, where that is."""
    pairs = list(zip(asked, named, strict=True))
    spoken = [(one, names) for one, names in pairs if one.gold]
    silent = [names for one, names in pairs if not one.gold]
    return (
        Tally(
            "voices on the side that are right",
            sum(len(names & {*one.gold, *one.maybe}) for one, names in spoken),
            sum(len(names) for _, names in spoken),
        ),
        Tally(
            "voices on the side that are named",
            sum(len(names & set(one.gold)) for one, names in spoken),
            sum(len(one.gold) for one, _ in spoken),
        ),
        Tally("nobody named where nobody is", sum(not names for names in silent), len(silent)),
    )


def measured(asked: Iterable[Asked], root: Path, indexes: Path) -> list[frozenset[str]]:
    """Whom the answers put on the side, question by question; indexes are made below a folder."""
    opened: dict[str, Assistant] = {}
    named: list[frozenset[str]] = []
    for one in asked:
        if one.case not in opened:
            options = {"case": str(root / one.case), "index": str(indexes / str(len(opened)))}
            opened[one.case] = open_assistant(read_settings(options, {}, root), Silent())
        named.append(named_on_side(opened[one.case].ask(Request(id=None, question=one.question))))
    return named


def main(arguments: list[str]) -> int:
    """Measure and print; 2 where something cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m eval.sides", description=__doc__)
    parser.add_argument("--questions", type=Path, default=QUESTIONS, help="a file of questions")
    options = parser.parse_args(arguments)
    try:
        asked = load_lines_as(TypeAdapter(Asked), options.questions)
        with TemporaryDirectory() as indexes:
            named = measured(asked, HERE.parent, Path(indexes))
    except RemissError as error:
        return told(error)
    show(tallies(asked, named))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
