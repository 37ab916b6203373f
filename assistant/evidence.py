"""What a sentence looks like as evidence: a date, a number, a name, a heading, a pointer back.

Pure tests over a sentence's words, for the forms of Swedish official texts in general.
"""

import re

from assistant.frames import PERSON
from assistant.question import Kind
from ingest.passage import Sentence, Stance

_MONTH = r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
DATE = re.compile(rf"\b(?:(?:den )?\d{{1,2}} )?{_MONTH} \d{{4}}\b|\b\d{{4}}-\d{{2}}-\d{{2}}\b", re.IGNORECASE)
_STUB = 2
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_NUMBER = re.compile(
    r"\d|\b(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|båda|samtliga|hälften|dubbelt|flertal|fåtal)\b", re.I
)
REFERENCE = re.compile(r"\b\d{1,4}-\d{1,5}/\d{4}\b|\b[A-ZÅÄÖ]{1,5} ?\d{4}[/:]\d+\b")
_POINTER = re.compile(
    r"^\W*(?:(?:detta|dessa|denna|således|därmed|därför|däri|sådana|sådant)\b|samtliga av dess|av dessa|i detta\b"
    r"|det (?:\w+et|\w+en|blir|kan dock|riskerar|gäller|handlar|innebär)\b|den(?:na)? \w+(?:en|n)\b"
    r"|på samma sätt\b|däremot\b)",
    re.IGNORECASE,
)
_DEFINING = re.compile(r"\b(?:är en|är ett|innebär|rymmer|avser|består av|handlar om|rör som regel)\b|\([A-ZÅÄÖ]{2,}\)")
_REASON = re.compile(
    r"\b(?:eftersom|därför|för att|bakgrund|då det|varför|vilket|på grund|givet|på det sättet|utgångspunkt)\b",
    re.IGNORECASE,
)


def points_back(sentence: Sentence) -> bool:
    """Whether the sentence opens with a pointer to the one before it, and reads badly alone."""
    return bool(_POINTER.search(sentence.search_text))


def opens_list(sentence: Sentence) -> bool:
    """Whether the sentence only leads in what follows it ("... beslutar följande.")."""
    return sentence.search_text.rstrip("* ").endswith((":", "följande.", "enligt följande."))


def is_fragment(sentence: Sentence) -> bool:
    """Whether this is a heading, a title, a signature or another line that states nothing by itself."""
    text = sentence.search_text.rstrip("*”\"' ")
    if len(text.split()) <= _STUB and sentence.voice.stance is not Stance.BACKGROUND:
        return True
    return sentence.voice.stance is Stance.BACKGROUND and not text.endswith((".", ":", "?", "!"))


def fits(kind: Kind, sentence: Sentence) -> float:
    """How well a sentence's form fits the kind of answer wanted, 0 to 1; 0 where the kind has no form."""
    text = sentence.search_text
    match kind:
        case Kind.WHEN:
            return 1.0 if DATE.search(text) else 0.5 if _YEAR.search(text) else 0.0
        case Kind.HOW_MANY:
            return 1.0 if REFERENCE.search(text) or _NUMBER.search(text) else 0.0
        case Kind.WHO:
            return 1.0 if PERSON.search(text) else 0.0
        case Kind.DEFINITION:
            return 1.0 if _DEFINING.search(text) else 0.0
        case Kind.WHY:
            return 1.0 if _REASON.search(text) else 0.0
        case Kind.LIST:
            return min(1.0, text.count(",") / 3)
        case _:
            return 0.0


def headline(kind: Kind, sentence: Sentence) -> str | None:
    """The one date or reference number in a sentence that answers such a question; None unless there is just one."""
    pattern = DATE if kind is Kind.WHEN else REFERENCE
    found = dict.fromkeys(match.group().strip() for match in pattern.finditer(sentence.search_text))
    return next(iter(found)) if len(found) == 1 else None
