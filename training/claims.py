"""What the checker learns from: statements beside the sentences that they cite, supported or not.

People's statements come from ``training/claims``; more are made from the cases' own sentences by rule, so that the
network sees every sentence of every case with and without its negation, its numbers and its words of stance.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from assistant.answer import Language
from eval.claims import Claim, Source, claims_of, read_sources
from ingest.case import load_case
from ingest.corpus import Corpus, read_corpus
from ingest.passage import Passage, Sentence
from training.swaps import swapped
from training.synonyms import reworded
from vectorstore.windows import header_of

OTHERS = 2
"""How many neighbouring sentences of the same document a true statement is also held against."""

CLOSE = 2
"""How many rewordings of a sentence are tried."""

HALF = 0.5
"""Of the sentences with one thing changed are reworded besides, so that rewording by itself tells nothing."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A statement, the line that says whose words are cited, the sentences, and whether they support it."""

    text: str
    header: str
    cited: tuple[str, ...]
    supported: bool
    kind: str
    case: str
    language: Language = Language.SWEDISH


def read_pairs(paths: Iterable[Path], cases: Path) -> tuple[Pair, ...]:
    """Every statement of the files, each document named by its path below ``cases``."""
    found: list[Pair] = []
    for folder, sources in by_case(paths).items():
        corpus = _corpus(cases / folder)
        found += [_pair(claim, corpus, folder) for claim in claims_of(sources, corpus, cases / folder)]
    return tuple(found)


def by_case(paths: Iterable[Path]) -> dict[str, list[Source]]:
    """The sources of the files by the case that they are about, in order, documents named within it."""
    found: defaultdict[str, list[Source]] = defaultdict(list)
    for path in paths:
        for source in read_sources(path):
            folders = {quote.document.rpartition("/")[0] for quote in source.sources}
            for folder in folders if len(folders) == 1 else ():
                found[folder].append(_within(source))
    return dict(sorted(found.items()))


def made_pairs(pairs: Sequence[Pair], cases: Path, rng: random.Random) -> tuple[Pair, ...]:
    """Pairs by rule: sentences as they stand, with one thing changed, and statements beside what they do not cite."""
    folders = sorted({pair.case for pair in pairs})
    return (*_from_sentences(folders, cases, rng), *_from_statements(pairs, rng), *_misplaced(pairs, rng))


def _from_sentences(folders: Sequence[str], cases: Path, rng: random.Random) -> Iterator[Pair]:
    for folder in folders:
        corpus = _corpus(cases / folder)
        for passage in corpus.passages:
            for sentence in passage.sentences:
                yield from _of_sentence(sentence, header_of(passage), folder, rng)


def _from_statements(pairs: Sequence[Pair], rng: random.Random) -> Iterator[Pair]:
    """True statements, which say it in other words, with one thing changed."""
    for pair in pairs:
        if pair.supported and (said := reworded(pair.text, pair.language, rng)) is not None:
            yield replace(pair, text=said, kind="made close")
        for kind, changed in swapped(pair.text, pair.language, rng) if pair.supported else ():
            yield replace(pair, text=changed, supported=False, kind=f"made {kind}")


def _of_sentence(sentence: Sentence, header: str, folder: str, rng: random.Random) -> Iterator[Pair]:
    text = sentence.search_text
    if len(text.split()) < 5:
        return
    name = sentence.voice.speaker.name
    opening = f"Enligt {name}: " if name and rng.random() < 0.3 else ""
    yield Pair(opening + text, header, (text,), True, "verbatim", folder)
    close = [reworded(text, Language.SWEDISH, rng) for _ in range(CLOSE)]
    for said in dict.fromkeys(said for said in close if said is not None and said != text):
        yield Pair(opening + said, header, (text,), True, "made close", folder)
    for kind, changed in swapped(text, Language.SWEDISH, rng):
        also = reworded(changed, Language.SWEDISH, rng) if rng.random() < HALF else None
        yield Pair(opening + (also or changed), header, (text,), False, f"made {kind}", folder)


def _misplaced(pairs: Sequence[Pair], rng: random.Random) -> Iterator[Pair]:
    """True statements beside other sources of the same case, the likeliest by shared words first."""
    sources: Mapping[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.supported and pair.cited not in [other.cited for other in sources[pair.case]]:
            sources[pair.case].append(pair)
    for pair in pairs:
        if not pair.supported:
            continue
        others = [other for other in sources[pair.case] if not set(other.cited) & set(pair.cited)]
        others.sort(key=lambda other: -_shared(pair, other))
        for other in rng.sample(others[:6], min(OTHERS, len(others[:6]))):
            yield Pair(pair.text, other.header, other.cited, False, "made misplaced", pair.case)


def _shared(one: Pair, other: Pair) -> int:
    return len(_words(" ".join(one.cited)) & _words(" ".join(other.cited)))


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w{5,}", text.casefold())}


@cache
def _corpus(folder: Path) -> Corpus:
    return read_corpus(load_case(folder))


def _within(source: Source) -> Source:
    quotes = tuple(q.model_copy(update={"document": q.document.rpartition("/")[2]}) for q in source.sources)
    return source.model_copy(update={"sources": quotes})


def _pair(claim: Claim, corpus: Corpus, folder: str) -> Pair:
    header = header_of(_passage(corpus, claim.sentences[0]))
    cited = tuple(sentence.search_text for sentence in claim.sentences)
    return Pair(claim.text, header, cited, claim.supported, claim.kind, folder, claim.language)


def _passage(corpus: Corpus, sentence: Sentence) -> Passage:
    return next(passage for passage in corpus.passages if sentence in passage.sentences)
