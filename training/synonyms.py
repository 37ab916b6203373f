"""A sentence with words replaced by others that mean the same there: what a true statement that stays close looks like.

Without these a network takes every changed word for a changed meaning.
"""

import random
import re
import tomllib
from pathlib import Path

from assistant.answer import Language

_SYNONYMS: dict[str, dict[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("synonyms.toml").read_text(encoding="utf-8")
)


def reworded(text: str, language: Language, rng: random.Random, most: int = 4) -> str | None:
    """The text with one to ``most`` words or phrases replaced; None when it holds none that can be."""
    synonyms = _SYNONYMS[language.value]
    places = [
        match
        for phrase in synonyms
        for match in re.finditer(rf"(?<![\w-]){re.escape(phrase)}(?![\w-])", text, re.IGNORECASE)
    ]
    rng.shuffle(places)
    chosen: list[re.Match[str]] = []
    for place in places:
        if len(chosen) < rng.randint(1, most) and not any(
            place.start() < other.end() and other.start() < place.end() for other in chosen
        ):
            chosen.append(place)
    changed = text
    for place in sorted(chosen, key=lambda match: -match.start()):
        other = rng.choice(synonyms[place.group().lower()])
        cased = other[0].upper() + other[1:] if place.group()[0].isupper() else other
        changed = changed[: place.start()] + cased + changed[place.end() :]
    return changed if chosen else None
