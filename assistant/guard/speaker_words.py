"""What bodies are called in statements, loaded once from ``speaker_words.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from vectorstore.words import stem


@dataclass(frozen=True, slots=True)
class SpeakerWords:
    """General-language vocabulary of who speaks, in Swedish and English; heads of bodies are stems."""

    heads: tuple[str, ...]
    neuters: frozenset[str]
    tokens: Mapping[str, frozenset[str]]
    parts: Mapping[str, tuple[str, ...]]
    loose: frozenset[str]
    commissioners: tuple[str, ...]
    reserving: frozenset[str]
    statements: frozenset[str]
    attitudes: frozenset[str]
    ourselves: frozenset[str]
    norms: frozenset[str]
    genitive_openings: frozenset[str]
    attributed: frozenset[str]
    owns: frozenset[str]
    rejecting: frozenset[str]
    unshared: frozenset[str]
    reacting: frozenset[str]
    indefinite: frozenset[str]
    contrasts: tuple[tuple[str, ...], ...]
    pronouns: frozenset[str]
    texts: tuple[str, ...]
    selves: frozenset[str]
    persons: frozenset[str]
    openers: frozenset[str]
    english: Mapping[str, tuple[str, ...]]
    translations: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, tuple[str, ...]]


@cache
def load_speaker_words() -> SpeakerWords:
    """The packaged words; of two heads that end alike the longer comes first."""
    raw = tomllib.loads(files("assistant").joinpath("guard", "speaker_words.toml").read_text(encoding="utf-8"))
    sources, norms = raw["sources"], raw["norms"]
    return SpeakerWords(
        heads=tuple(sorted({stem(word) for word in raw["heads"]["words"]}, key=len, reverse=True)),
        neuters=frozenset(stem(word) for word in raw["heads"]["neuters"]),
        tokens={stem(head): frozenset(words) for head, words in raw["tokens"].items()},
        parts={stem(head): tuple(words) for head, words in raw["parts"].items()},
        loose=frozenset(stem(word) for word in raw["loose"]["words"]),
        commissioners=tuple(raw["roles"]["commissioner"]),
        reserving=frozenset(raw["reserving"]["words"]),
        statements=frozenset(raw["reserving"]["statement"]),
        attitudes=frozenset(raw["attitudes"]["words"]),
        ourselves=frozenset(raw["attitudes"]["ourselves"]),
        norms=frozenset(norms["words"]),
        genitive_openings=frozenset(norms["genitive_openings"]),
        attributed=frozenset(norms["attributed"]),
        owns=frozenset(norms["owns"]),
        rejecting=frozenset(norms["rejecting"]),
        unshared=frozenset(norms["unshared"]),
        reacting=frozenset(norms["reacting"]),
        indefinite=frozenset(sources["indefinite"]),
        contrasts=tuple(tuple(phrase.split()) for phrase in norms["contrasts"]),
        pronouns=frozenset(sources["pronouns"]),
        texts=tuple(sources["endings"]),
        selves=frozenset(sources["selves"]),
        persons=frozenset(sources["persons"]),
        openers=frozenset(sources["openers"]),
        english={word: tuple(stem(part) for part in parts) for word, parts in raw["english"].items()},
        translations={word: tuple(parts) for word, parts in raw["translations"].items()},
        phrases={phrase: tuple(parts) for phrase, parts in raw["phrases"].items()},
    )
