"""What an abbreviation stands for, where a text tells it: "Long Form (LF)", "LF (Long Form)", "long form, LF,".

The long form is the shortest run of words before the abbreviation whose letters spell it in order, the first one at
the beginning of a word (Schwartz and Hearst 2003, "A simple algorithm for identifying abbreviation definitions").
"""

import re
from collections.abc import Iterator

_SHORT = r"(?=[^\s()]*[A-ZÅÄÖ][^\s()]*[A-ZÅÄÖ])[A-ZÅÄÖ][A-ZÅÄÖa-zåäö&-]{1,9}"
_IN_BRACKETS = re.compile(rf"(?P<before>[^()]{{3,120}})\s\((?P<short>{_SHORT})\)")
_BEFORE_BRACKETS = re.compile(rf"(?<![\w-])(?P<short>{_SHORT})\s\((?P<long>[^()]{{5,90}})\)")
_AFTER_COMMA = re.compile(
    r"(?P<before>[^(),;:]{5,100}(?:\([^()]*\)[^(),;:]*)?),\s(?P<short>[A-ZÅÄÖ]{2,6})(?=[,.)\s]|$)"
)
_FEW_WORDS = 4
_SMALL = frozenset(
    {"och", "i", "för", "av", "om", "på", "med", "till", "den", "det", "de", "en", "ett", "samt", "från"}
)


def long_forms(text: str) -> Iterator[tuple[str, str]]:
    """Each abbreviation that a sentence explains, with the words that it stands for."""
    if not re.search(_SHORT, text):
        return
    for pattern in (_IN_BRACKETS, _AFTER_COMMA):
        for match in pattern.finditer(text):
            found = _spelled(match["short"], match["before"])
            if found:
                yield match["short"], found
    for match in _BEFORE_BRACKETS.finditer(text):
        if _spelled(match["short"], match["long"]) == match["long"].strip():
            yield match["short"], match["long"].strip()


def _spelled(short: str, before: str) -> str | None:
    letters = [letter for letter in short.casefold() if letter.isalnum()]
    words = before.casefold()
    at = len(before)
    for index in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and (words[at] != letters[index] or (index == 0 and at > 0 and words[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return None
    found = before[at:].strip()
    return found if _is_sound(found, short) else None


def _is_sound(found: str, short: str) -> bool:
    words = found.split()
    if len(found) <= len(short) or len(words) > len(short) + _FEW_WORDS or words[0].casefold() in _SMALL:
        return False
    return short not in words
