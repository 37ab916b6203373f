"""Word search over sentences: stems, parts of compounds, where a sentence stands, and letter runs.

Four BM25 fields. ``stems`` are the sentence's own words; ``parts`` the same words taken apart, so that
"region" finds gymnasieregionen; ``context`` the speaker and the section; ``ngrams`` runs of letters,
which forgive typing and scanning errors. The first three make the word score, the last the n-gram score.
"""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.passage import Sentence
from vectorstore.bm25 import Field, Floats
from vectorstore.compounds import Splitter
from vectorstore.vocabulary import Vocabulary
from vectorstore.words import STOP_WORDS, content_words, stem, words

PARTS_WEIGHT = 0.5
CONTEXT_WEIGHT = 0.3
CONTAINING_WEIGHT = 0.2
NEAR_WEIGHT = 0.5
NGRAM_SIZES = (3, 4)
K1 = 0.9
B = 0.4

_FIELDS = ("stems", "parts", "context", "ngrams")
_SPLITTER = "splitter.json"


@dataclass(frozen=True, slots=True)
class LexicalScores:
    """BM25 scores of every sentence, 0 where nothing matches; each array has one number a sentence."""

    words: Floats
    ngrams: Floats


@dataclass(frozen=True, slots=True)
class _Term:
    """A word of the question: its stem, the stems of the corpus that stand for it, and its parts."""

    stem: str
    stems: dict[str, float]
    parts: dict[str, float]


class LexicalIndex:
    """An immutable word index over the sentences of a corpus, in their order."""

    def __init__(self, count: int, splitter: Splitter, fields: dict[str, Field]) -> None:
        self._count = count
        self._splitter = splitter
        self._fields = fields
        self._vocabulary = Vocabulary(fields["stems"].tokens())

    @classmethod
    def build(cls, sentences: Sequence[Sentence]) -> "LexicalIndex":
        """Index the search texts of the sentences."""
        cut = [words(sentence.search_text) for sentence in sentences]
        splitter = Splitter.learn({word for sentence in cut for word in sentence})
        parts = {word: _with_parts(word, splitter) for sentence in cut for word in sentence}
        tokens: dict[str, list[list[str]]] = {
            "stems": [[stem(word) for word in sentence] for sentence in cut],
            "parts": [[part for word in sentence for part in parts[word]] for sentence in cut],
            "context": [_context(sentence) for sentence in sentences],
            "ngrams": [_ngrams(sentence) for sentence in cut],
        }
        fields = {name: Field.build(tokens[name], K1, B) for name in _FIELDS}
        return cls(len(sentences), splitter, fields)

    def scores(self, query: str) -> LexicalScores:
        """How well each sentence matches the words, and the letters, of a question."""
        terms = self._terms(query)
        stems = self._fields["stems"].scores(_merged(term.stems for term in terms))
        parts = self._fields["parts"].scores(_merged(term.parts for term in terms))
        context = self._fields["context"].scores({term.stem: 1.0 for term in terms})
        grams = dict.fromkeys(_ngrams(content_words(query)), 1.0)
        return LexicalScores(
            stems + PARTS_WEIGHT * parts + CONTEXT_WEIGHT * context, self._fields["ngrams"].scores(grams)
        )

    def coverage(self, query: str) -> Floats:
        """The share of the question's idf mass found in each sentence, 0 to 1; all 0 without content words.

        A word found through a compound or a near spelling counts by the weight of that relation.
        """
        found = np.zeros(self._count, dtype=np.float32)
        terms = {term.stem: term for term in self._terms(query)}
        mass = sum(self.idf(stem) for stem in terms)
        for term in terms.values():
            found += self.idf(term.stem) * self._presence(term)
        return found / np.float32(mass) if mass else found

    def idf(self, stem: str) -> float:
        """Inverse document frequency over sentences, as in Lucene's BM25; highest for an unknown stem."""
        frequency = len(self._fields["stems"].sentences_with(stem))
        return math.log(1 + (self._count - frequency + 0.5) / (frequency + 0.5))

    def save(self, directory: Path) -> None:
        """Write the index below ``directory``, which is made."""
        directory.mkdir(parents=True, exist_ok=True)
        splitter = {name: sorted(getattr(self._splitter, name)) for name in ("known", "starts", "ends")}
        stored = {"count": self._count, **splitter}
        (directory / _SPLITTER).write_text(json.dumps(stored, ensure_ascii=False), encoding="utf-8")
        for name, field in self._fields.items():
            field.save(directory / name)

    @classmethod
    def load(cls, directory: Path) -> "LexicalIndex":
        """Read a saved index.

        Raises OSError, ValueError or KeyError when files are missing or damaged.
        """
        stored = json.loads((directory / _SPLITTER).read_text(encoding="utf-8"))
        splitter = Splitter(*(frozenset(stored[name]) for name in ("known", "starts", "ends")))
        fields = {name: Field.load(directory / name, stored["count"]) for name in _FIELDS}
        return cls(stored["count"], splitter, fields)

    def _terms(self, query: str) -> tuple[_Term, ...]:
        return tuple(self._term(word) for word in dict.fromkeys(content_words(query)))

    def _term(self, word: str) -> _Term:
        own = stem(word)
        stems = dict.fromkeys(self._vocabulary.near(own), NEAR_WEIGHT)
        stems |= dict.fromkeys(self._vocabulary.containing(own), CONTAINING_WEIGHT)
        parts = self._splitter.parts(word)
        weights = dict.fromkeys(parts, 1 / max(1, len(parts))) | {own: 1.0}
        return _Term(own, stems | {own: 1.0}, weights)

    def _presence(self, term: _Term) -> NDArray[np.float32]:
        present = np.zeros(self._count, dtype=np.float32)
        for token, weight in term.parts.items():
            present[self._fields["parts"].sentences_with(token)] += weight * PARTS_WEIGHT
        for token, weight in term.stems.items():
            places = self._fields["stems"].sentences_with(token)
            present[places] = np.maximum(present[places], weight)
        return np.minimum(present, 1.0)


def _with_parts(word: str, splitter: Splitter) -> tuple[str, ...]:
    return () if word in STOP_WORDS else (stem(word), *splitter.parts(word))


def _context(sentence: Sentence) -> list[str]:
    named = " ".join((sentence.voice.speaker.name or "", sentence.voice.reported_by or "", *sentence.section))
    return [stem(word) for word in content_words(named)]


def _ngrams(cut: Iterable[str]) -> list[str]:
    padded = [f"^{word}$" for word in cut if word not in STOP_WORDS]
    return [word[at : at + size] for word in padded for size in NGRAM_SIZES for at in range(len(word) - size + 1)]


def _merged(weights: Iterable[dict[str, float]]) -> dict[str, float]:
    """The highest weight of each token over the words of a question."""
    merged: dict[str, float] = {}
    for some in weights:
        for token, weight in some.items():
            merged[token] = max(weight, merged.get(token, 0.0))
    return merged
