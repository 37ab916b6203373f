"""The formal lines of a memorandum (deadline, number, signature, ...), matched to how people ask for them."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ingest.passage import Sentence, Stance

_MAX_WORDS = 40
_PATTERNS = ("line", "section", "question")
PERSON = re.compile(r"\b[A-ZÅÄÖ][a-zåäöé]+(?:[ -][A-ZÅÄÖ][a-zåäöé]+)+\b|\b[A-ZÅÄÖÉ]{2,}(?:[ -][A-ZÅÄÖÉ]{2,})+\b")


@dataclass(frozen=True, slots=True)
class Frame:
    """A kind of formal line: how it looks, and how it is asked for."""

    name: str
    lines: tuple[re.Pattern[str], ...]
    sections: tuple[re.Pattern[str], ...]
    questions: tuple[re.Pattern[str], ...]
    names: bool = False
    any_stance: bool = False

    def holds(self, sentence: Sentence) -> bool:
        """Whether a sentence is such a line."""
        if sentence.voice.stance is not Stance.BACKGROUND and not self.any_stance:
            return False
        text = plain(sentence.search_text)
        if len(text.split()) > _MAX_WORDS:
            return False
        if self.names and PERSON.fullmatch(sentence.search_text.strip("* ")):
            return sentence.search_text.strip("* ") not in sentence.section
        heading = plain(sentence.section[-1]) if sentence.section else ""
        return any(p.search(text) for p in self.lines) or any(p.search(heading) for p in self.sections)


@cache
def load_frames() -> tuple[Frame, ...]:
    """The packaged frames."""
    raw = tomllib.loads(files("assistant").joinpath("frames.toml").read_text(encoding="utf-8"))
    return tuple(_frame(name, entry) for name, entry in raw.items())


def frames_asked(question: str) -> frozenset[str]:
    """The names of the frames that a question asks for."""
    folded = question.casefold()
    return frozenset(frame.name for frame in load_frames() if any(p.search(folded) for p in frame.questions))


def frames_of(sentence: Sentence, among: frozenset[str]) -> frozenset[str]:
    """Which of the named frames a sentence is a line of."""
    return frozenset(frame.name for frame in load_frames() if frame.name in among and frame.holds(sentence))


def _frame(name: str, entry: dict[str, Any]) -> Frame:
    lines, sections, questions = (tuple(map(re.compile, entry.get(key, ()))) for key in _PATTERNS)
    return Frame(name, lines, sections, questions, bool(entry.get("names")), bool(entry.get("any_stance")))


def plain(text: str) -> str:
    """Lower case without Markdown marks."""
    return re.sub(r"[*#_]+", "", text).strip().casefold()
