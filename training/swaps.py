"""A Swedish or English sentence with one thing changed, so that it no longer says the same: by rule, to learn from."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answer import Language

_NEGATIONS = re.compile(r"\s(?:inte|ej|icke|aldrig)\b")
_FINITE = re.compile(
    r"\b(?:ska|skall|bör|kan|måste|får|är|har|blir|behöver|kommer|finns|innebär|leder|påverkar|medför|krävs|anser|vill)\b"
)
_PAIRS = (
    ("tillstyrker", "avstyrker"), ("tillstyrks", "avstyrks"), ("tillstyrka", "avstyrka"), ("bifaller", "avslår"),
    ("stödjer", "motsätter sig"), ("stöder", "motsätter sig"), ("välkomnar", "avvisar"), ("positiv", "negativ"),
    ("positivt", "negativt"), ("instämmer i", "delar inte"), ("godkänner", "avslår"), ("ökar", "minskar"),
    ("öka", "minska"), ("ökad", "minskad"), ("ökade", "minskade"), ("större", "mindre"), ("höja", "sänka"),
    ("höjs", "sänks"), ("fler", "färre"), ("mer", "mindre"), ("bättre", "sämre"), ("tydligare", "otydligare"),
    ("tydlig", "otydlig"), ("tydligt", "otydligt"), ("rimligt", "orimligt"), ("rimlig", "orimlig"), ("före", "efter"),
    ("innan", "efter"), ("stärka", "försvaga"), ("stärks", "försvagas"), ("möjligt", "omöjligt"),
    ("lämpligt", "olämpligt"),
    ("tillräcklig", "otillräcklig"), ("tillräckligt", "otillräckligt"), ("med", "utan"), ("högre", "lägre"),
    ("snabbare", "långsammare"), ("lätt", "svårt"), ("viktigt", "oviktigt"), ("saknas", "finns"), ("saknar", "har"),
    ("fördel", "nackdel"), ("fördelar", "nackdelar"), ("möjligheter", "hinder"), ("kort", "lång"), ("stor", "liten"),
    ("stora", "små"), ("frivilligt", "obligatoriskt"), ("frivillig", "obligatorisk"), ("tillåta", "förbjuda"),
)  # fmt: skip
_DEGREES = (
    ("bör", "ska"), ("kan", "måste"), ("ska", "kan"), ("endast", "även"), ("bara", "också"), ("delvis", "helt"),
    ("några", "alla"), ("alla", "några"), ("samtliga", "vissa"), ("vissa", "samtliga"), ("ofta", "alltid"),
    ("främst", "enbart"), ("överväga att", "besluta att"), ("utreda", "införa"), ("bland annat", "enbart"),
    ("huvudsak", "alla delar"), ("sannolikt", "säkert"), ("alltid", "ibland"), ("tveksam", "positiv"),
)  # fmt: skip
_ENGLISH_PAIRS = (
    ("supports", "opposes"),
    ("support", "oppose"),
    ("supported", "opposed"),
    ("endorses", "rejects"),
    ("welcomes", "regrets"),
    ("approves", "rejects"),
    ("agrees", "disagrees"),
    ("increase", "decrease"),
    ("increases", "decreases"),
    ("raise", "lower"),
    ("raised", "lowered"),
    ("more", "fewer"),
    ("more", "less"),
    ("higher", "lower"),
    ("better", "worse"),
    ("before", "after"),
    ("with", "without"),
    ("clear", "unclear"),
    ("reasonable", "unreasonable"),
    ("possible", "impossible"),
    ("sufficient", "insufficient"),
    ("necessary", "unnecessary"),
    ("positive", "negative"),
    ("strengthen", "weaken"),
    ("larger", "smaller"),
    ("greater", "smaller"),
    ("lacks", "has"),
    ("lack", "have"),
    ("advantage", "disadvantage"),
    ("benefits", "harms"),
    ("allowed", "banned"),
    ("voluntary", "compulsory"),
    ("faster", "slower"),
    ("early", "late"),
    ("longer", "shorter"),
    ("easy", "difficult"),
    ("appropriate", "inappropriate"),
)
_ENGLISH_DEGREES = (
    ("should", "must"),
    ("must", "may"),
    ("may", "must"),
    ("can", "must"),
    ("only", "also"),
    ("partly", "fully"),
    ("in part", "in full"),
    ("some", "all"),
    ("all", "some"),
    ("every", "some"),
    ("mainly", "solely"),
    ("often", "always"),
    ("consider", "decide on"),
    ("probably", "certainly"),
    ("could", "will"),
    ("at least", "at most"),
    ("at most", "at least"),
)
_ENGLISH_NEGATIONS = re.compile(r"\s(?:not|never)\b|(?<=\w)n't\b")
_ENGLISH_FINITE = re.compile(r"\b(?:is|are|was|were|should|must|can|could|will|would|has|have|does|do|may)\b")
_ENGLISH_NUMERALS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER = re.compile(r"(?<![\d:/.,-])\d{1,6}(?![\d:/-])")
_NUMERALS = ("två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")


@dataclass(frozen=True, slots=True)
class _Grammar:
    """What can be changed in a language."""

    negations: re.Pattern[str]
    finite: re.Pattern[str]
    negator: str
    opposites: dict[str, str]
    degrees: dict[str, str]
    numerals: tuple[str, ...]


def _both_ways(pairs: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {second: first for first, second in pairs if " " not in second} | dict(pairs)


_GRAMMARS = {
    Language.SWEDISH: _Grammar(_NEGATIONS, _FINITE, " inte", _both_ways(_PAIRS), dict(_DEGREES), _NUMERALS),
    Language.ENGLISH: _Grammar(
        _ENGLISH_NEGATIONS,
        _ENGLISH_FINITE,
        " not",
        _both_ways(_ENGLISH_PAIRS),
        dict(_ENGLISH_DEGREES),
        _ENGLISH_NUMERALS,
    ),
}


def swapped(text: str, language: Language, rng: random.Random) -> Iterator[tuple[str, str]]:
    """Kinds of change and the changed sentence, at most one of each kind."""
    grammar = _GRAMMARS[language]
    if (negation := grammar.negations.search(text)) is not None:
        yield "dropped_negation", text[: negation.start()] + text[negation.end() :]
    elif finite := list(grammar.finite.finditer(text)):
        at = rng.choice(finite).end()
        yield "moved_negation", text[:at] + grammar.negator + text[at:]
    for kind, opposites in (("swapped_stance", grammar.opposites), ("modality", grammar.degrees)):
        if (changed := _changed(text, opposites, rng)) is not None:
            yield kind, changed
    if (changed := _other_number(text, grammar.numerals, rng)) is not None:
        yield "changed_number", changed


def _changed(text: str, opposites: dict[str, str], rng: random.Random) -> str | None:
    found = [
        match for word in opposites for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)
    ]
    if not found:
        return None
    match = rng.choice(found)
    other = opposites[match.group().lower()]
    cased = other.capitalize() if match.group()[0].isupper() else other
    return text[: match.start()] + cased + text[match.end() :]


def _other_number(text: str, numerals: tuple[str, ...], rng: random.Random) -> str | None:
    words = re.compile(rf"\b(?:{'|'.join(numerals)})\b", re.IGNORECASE)
    found = [*_NUMBER.finditer(text), *words.finditer(text)]
    if not found:
        return None
    match = rng.choice(found)
    word = match.group()
    if word.isdigit():
        other = str(max(1, int(word) + rng.choice((-2, -1, 1, 2, 3, 10))))
        other = str(int(word) + 1) if other == word else other
    else:
        other = rng.choice([numeral for numeral in numerals if numeral != word.lower()])
    return text[: match.start()] + other + text[match.end() :]
