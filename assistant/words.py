"""Words as search and matching see them: folded, without genitive endings, forgiving of typing errors."""

import re
import unicodedata
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+(?:[-:]\w+)*")
_FUZZY_LENGTH = 7
_FUZZY_RATIO = 0.86


def clean(text: str) -> str:
    """Text as typed by a person: composed, without control characters or lone surrogates, white space folded."""
    kept = (" " if unicodedata.category(ch) in {"Cc", "Zs", "Zl", "Zp"} else ch for ch in text)
    text = "".join(ch for ch in kept if unicodedata.category(ch) not in {"Cs", "Cf", "Cn"})
    return " ".join(unicodedata.normalize("NFC", text).split())


def tokens(text: str) -> list[str]:
    """The words of a text in lower case, as they stand."""
    return _WORD.findall(text.casefold())


def fold(token: str) -> str:
    """A word without its genitive ending: "KSL:s" and "Stockholms" become "ksl" and "stockholm"."""
    token = re.sub(r":s$|'s$", "", token)
    return token[:-1] if len(token) > 4 and token.endswith("s") and not token.endswith("ss") else token


def same_word(left: str, right: str) -> bool:
    """Whether two folded words are the same, allowing a typing error in a long one (Ratcliff/Obershelp ratio)."""
    if left == right:
        return True
    if min(len(left), len(right)) < _FUZZY_LENGTH or left[0] != right[0] or abs(len(left) - len(right)) > 2:
        return False
    return SequenceMatcher(None, left, right).ratio() >= _FUZZY_RATIO
