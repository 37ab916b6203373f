"""What a text is about, as weighted terms, and how much two texts have in common.

Terms are stems of words that carry meaning, the parts of compounds at half weight, and numbers with their unit
("60 decibel"). A term that few sentences of the case hold counts most (inverse document frequency as in Lucene's BM25,
over the highest that the case allows: 0 to 1).
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assistant.positions.position_words import proposal_words
from ingest.passage import Sentence, Speaker
from vectorstore.compounds import Splitter
from vectorstore.vocabulary import Vocabulary
from vectorstore.words import STOP_WORDS, stem, words

Terms = Mapping[str, float]
"""Term to weight, 0 to 1."""

PART_WEIGHT = 0.5
_SHORTEST_PART = 4
_LONG_STEM = 9
_DEEDS = re.compile(r"(?<=\w{4})(?:ning|(?<=\w{5})ing|(?<=\w{6})and)$")
"""What makes a noun of a verb: "lottning" and "lottas" are one, so are "utvärdering" and "utvärderas"."""
_PARTICIPLE = re.compile(r"(?<=\w{6})a[dt]$")
"""What makes a participle of a verb's stem: "fördubblats" and "fördubblas" are one where both stand."""
_NUMBERS = {
    **{
        "två": 2,
        "tre": 3,
        "fyra": 4,
        "fem": 5,
        "sex": 6,
        "sju": 7,
        "åtta": 8,
        "nio": 9,
        "tio": 10,
        "elva": 11,
        "tolv": 12,
    },
    **{"femton": 15, "sexton": 16, "tjugo": 20},
}
_OWNING = re.compile(r"(?<=år)s$|(?<=[aeo]r)s$")
"""The ending of a unit that owns ("tre månaders bevarande")."""
_SPRING = ("januari", "februari", "mars", "april", "maj", "juni")
_AUTUMN = ("juli", "augusti", "september", "oktober", "november", "december")
MONTHS = frozenset(_SPRING + _AUTUMN)
_MEASURE = re.compile(rf"\b(\d+(?:[ \u00a0]\d{{3}})*(?:,\d+)?|{'|'.join(_NUMBERS)})\s+([a-zåäö]{{2,}})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TermIndex:
    """The terms of a case. ``spelled`` maps a long stem to the one that it is a misspelling or a variant of."""

    splitter: Splitter
    spelled: Mapping[str, str]
    ignored: frozenset[str]
    counts: Mapping[str, int]
    size: int
    memory: dict[str, Terms] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def learn(cls, sentences: Iterable[Sentence]) -> "TermIndex":
        """The terms of these sentences; their speakers' names are none."""
        texts = [sentence.search_text for sentence in sentences]
        vocabulary = {word for text in texts for word in words(text)}
        stems = {stem(word) for word in vocabulary}
        known = Vocabulary(stems)
        spelled = {one: min(one, *known.near(one)) for one in stems if len(one) >= _LONG_STEM and known.near(one)}
        spelled |= {one: verb for one in stems if (verb := _PARTICIPLE.sub("", one)) != one and verb in stems}
        ignored = proposal_words().generic | _names({sentence.voice.speaker for sentence in sentences})
        index = cls(Splitter.learn(vocabulary), spelled, ignored, {}, len(texts))
        counts = Counter(term for text in texts for term in index.of(text))
        return cls(index.splitter, spelled, ignored, counts, len(texts))

    def of(self, text: str) -> Terms:
        """The terms of a text; asked again of the same text, it answers from memory."""
        if text not in self.memory:
            self.memory[text] = self._read(text)
        return self.memory[text]

    def _read(self, text: str) -> dict[str, float]:
        found: dict[str, float] = {}
        for pattern, word in proposal_words().alike.items():
            text = pattern.sub(word, text)
        for word in words(text):
            if word in STOP_WORDS or word.isdigit() or len(word) < 2:
                continue
            for part in self.splitter.parts(word):
                if len(part) >= _SHORTEST_PART:
                    self._add(found, part, PART_WEIGHT)
            own = stem(word)
            self._add(found, self.spelled.get(own, own), 1.0)
        for number, unit in _MEASURE.findall(text):
            if unit.casefold() in MONTHS:
                continue
            unit = stem(_OWNING.sub("", unit.casefold()))
            self._add(found, f"{_NUMBERS.get(number.casefold()) or ''.join(number.split())} {unit}", 1.0)
        return found

    def rarity(self, term: str) -> float:
        """How much a term tells, 0 to 1."""
        return _idf(self.size, self.counts.get(term, 1)) / _idf(self.size, 1)

    def mass(self, terms: Terms) -> float:
        """What terms tell in all."""
        return sum(weight * self.rarity(term) for term, weight in terms.items())

    def shared(self, one: Terms, other: Terms) -> float:
        """What two texts have in common, in the same measure."""
        return self.mass({term: min(weight, other[term]) for term, weight in one.items() if term in other})

    def _add(self, found: dict[str, float], term: str, weight: float) -> None:
        if term not in self.ignored and len(term) > 1:
            done = _DEEDS.sub("", term) if term.isalpha() else term
            found[done] = max(weight, found.get(done, 0.0))


def _idf(size: int, count: int) -> float:
    return math.log(1 + (size - count + 0.5) / (count + 0.5))


def _names(speakers: Iterable[Speaker]) -> frozenset[str]:
    return frozenset(stem(word) for speaker in speakers for word in words(speaker.name or ""))
