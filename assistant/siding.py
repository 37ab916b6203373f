"""Questions of who takes which side: "Vilka avstyrker avgiften?", "Who is in favour?", read by rule."""

import re
import tomllib
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files

from assistant.words import tokens
from ingest.passage import Role

_AND = re.compile(r"^(?:och|men|and|but)\s+")


class Side(StrEnum):
    """The side that is asked for."""

    FOR = "for"
    AGAINST = "against"
    CRITICAL = "critical"


@dataclass(frozen=True, slots=True)
class SideQuestion:
    """Who is asked for: those on a side, of a topic (empty where it is the whole proposal), of some roles or of all."""

    side: Side
    topic: str
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True)
class SidingWords:
    """How such questions are put."""

    opening: re.Pattern[str]
    sides: tuple[tuple[Side, re.Pattern[str]], ...]
    another: re.Pattern[str]
    whole: re.Pattern[str]
    among: tuple[tuple[Role | None, re.Pattern[str]], ...]
    filling: frozenset[str]


@cache
def siding_words() -> SidingWords:
    """The packaged words; the expressions are compiled once."""
    raw = tomllib.loads(files("assistant").joinpath("siding.toml").read_text(encoding="utf-8"))
    sides, among = raw["side"], raw["among"]
    return SidingWords(
        opening=re.compile("|".join(raw["who"]["opening"])),
        sides=tuple((side, _any(sides[side.value])) for side in (Side.AGAINST, Side.CRITICAL, Side.FOR)),
        another=_any(sides["not"]),
        whole=_any(sides["whole"]),
        among=tuple((None if role == "all" else Role(role), _any(words)) for role, words in among.items()),
        filling=frozenset(raw["filling"]["words"]),
    )


def side_asked(question: str, earlier: str | None = None) -> SideQuestion | None:
    """What side of what a question asks for, None where it asks for something else.

    A follow-up without a topic of its own ("Och vilka är emot?") asks of the topic of the question before it, where
    that was of this kind.
    """
    asked = _read(question)
    if asked is None or asked.topic or earlier is None:
        return asked
    before = _read(earlier)
    return replace(asked, topic=before.topic) if before else None


def _read(question: str) -> SideQuestion | None:
    words, folded = siding_words(), _AND.sub("", " ".join(question.casefold().split()))
    opening = words.opening.search(folded)
    if opening is None:
        return None
    named = next(((side, found) for side, way in words.sides if (found := way.search(folded))), None)
    if named is None:
        return None
    side, found = named
    if words.another.search(" ".join((folded[: found.end()], *folded[found.end() :].split()[:1]))):
        return None
    between, after = folded[opening.end() : found.start()], folded[found.end() :]
    roles = frozenset(role for role, way in words.among if role and way.search(between))
    for _, way in words.among:
        between = way.sub(" ", between)
    kept = [word for word in tokens(f"{between} {after}") if word not in words.filling]
    return SideQuestion(side, "" if words.whole.search(folded) else " ".join(kept), roles)


def _any(expressions: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(expressions)})")
