"""The parties of Swedish municipalities: abbreviation and names, old and new.

Reservations are known by their parties ("Reservation (M, FP)"), and users ask for parties by name.
"""

import re

PARTY_NAMES: dict[str, tuple[str, ...]] = {
    "M": ("Moderaterna", "Moderata samlingspartiet", "Nya Moderaterna"),
    "S": ("Socialdemokraterna", "Arbetarepartiet-Socialdemokraterna", "Sveriges socialdemokratiska arbetareparti"),
    "FP": ("Folkpartiet", "Folkpartiet liberalerna"),
    "L": ("Liberalerna",),
    "MP": ("Miljöpartiet", "Miljöpartiet de gröna"),
    "V": ("Vänsterpartiet",),
    "C": ("Centerpartiet", "Centern"),
    "KD": ("Kristdemokraterna",),
    "SD": ("Sverigedemokraterna",),
    "FI": ("Feministiskt initiativ",),
}
"""Abbreviation to names. FP took the name Liberalerna (L) in 2015: see ``RENAMED``."""

RENAMED: dict[str, str] = {"FP": "L", "L": "FP"}
"""The same party before and after a change of name."""

_BY_NAME = {name.casefold(): abbreviation for abbreviation, names in PARTY_NAMES.items() for name in names}
_NAME = re.compile(r"\b(" + "|".join(sorted(map(re.escape, _BY_NAME), key=len, reverse=True)) + r")s?\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^()]{1,60})\)")
_SEPARATORS = re.compile(r"\s*(?:,|/|\boch\b|\bsamt\b|\brespektive\b|\+|\s)\s*")
_COUNTS = frozenset({"båda", "bägge", "alla", "samtliga", "två", "tre", "fyra", ""})


def bracket_parties(inside: str) -> tuple[str, ...]:
    """The parties of what stands in a pair of brackets ("båda M", "M, FP", "Moderaterna"); () if it is no party."""
    named = _NAME.fullmatch(inside.strip())
    if named:
        return (_BY_NAME[named[1].casefold()],)
    words = [word for word in _SEPARATORS.split(inside.strip()) if word.lower() not in _COUNTS]
    if not words or not all(_is_abbreviation(word) for word in words):
        return ()
    return tuple(word.upper() for word in words)


def parties_in(text: str) -> tuple[str, ...]:
    """Abbreviations of the parties named in the text, in order, each once; brackets win over names."""
    found = [party for inside in _BRACKETS.findall(text) for party in bracket_parties(inside)]
    if not found:
        found = [_BY_NAME[match[1].casefold()] for match in _NAME.finditer(text)]
    return tuple(dict.fromkeys(found))


def _is_abbreviation(word: str) -> bool:
    if word.upper() in PARTY_NAMES:
        return True
    return 1 <= len(word) <= 4 and word.isalpha() and word.isupper()
