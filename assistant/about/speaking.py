"""Those who speak in a case, each by one name and with the place that introduces them.

A speaker's name comes from the rules that read the documents: what they cut, or took in too much of, is mended here.
"""

import re
from collections.abc import Iterable, Iterator

from assistant.about.about import Name, NameKind, Place
from assistant.about.mentions import bodies_in, same_body
from assistant.about.persons import is_name
from assistant.about.spots import spot, whole
from assistant.words import fold, tokens
from ingest.bodies import body_role, is_body, is_generic
from ingest.case import Case
from ingest.corpus import Corpus
from ingest.passage import Role, Sentence, Speaker
from ingest.speaker_frames import FrameKind, frame_of

_NOT_OF_A_NAME = re.compile(r"\s(?:har|beslutade|beslutar|beslöt|står|är|anser|anför|som)\b|^Vi\s|^Jag\s")


def speakers(case: Case, corpus: Corpus) -> Iterator[Name]:
    """Everybody who speaks; a body whose name is only a cut of another's is that other."""
    first: dict[Speaker, Sentence] = {}
    for sentence in corpus.sentences:
        first.setdefault(sentence.voice.speaker, sentence)
    told: set[tuple[str, tuple[str, ...]]] = set()
    for known, sentence in first.items():
        speaker = _tidy(known)
        if speaker and not is_generic(str(speaker.name)) and not is_cut(str(speaker.name), corpus):
            key = (same_body(str(speaker.name)), speaker.members)
            if key not in told:
                yield from _speaker(case, corpus, speaker, sentence)
            told.add(key)


def _tidy(speaker: Speaker) -> Speaker | None:
    """A speaker without what a rule took in of its sentence; None where no name is left."""
    if not speaker.name or not _NOT_OF_A_NAME.search(speaker.name):
        return speaker if speaker.name else None
    name = next(bodies_in(speaker.name), None)
    return Speaker(name, body_role(name), speaker.members) if name else None


def is_cut(name: str, corpus: Corpus) -> bool:
    """Whether a name stands only inside longer names ("Stadens Hamn" of "Stadens Hamn och Terminal AB")."""
    holding = [s.search_text for s in corpus.sentences if name in s.search_text]
    longer = {body for text in holding for body in bodies_in(text) if name in body and body != name}
    return bool(longer) and not any(name in _without(text, longer) for text in holding)


def _without(text: str, cut: set[str]) -> str:
    for body in cut:
        text = text.replace(body, "")
    return text


def _speaker(case: Case, corpus: Corpus, speaker: Speaker, first: Sentence) -> Iterator[Name]:
    name = str(speaker.name)
    if speaker.role is Role.DISSENTER:
        parties = tuple(part.strip() for part in name.partition("(")[2].rstrip(")").split(",") if part.strip())
        entered = next((title for title in reversed(first.section[:-1]) if is_body(title)), None)
        yield Name(name, NameKind.BODY, speaker.role, _framed(corpus, first), entered, parties, speaker.members)
    elif speaker.role is Role.COMMISSIONER:
        for person in name.split(" och "):
            if is_name(person):
                yield Name(person, NameKind.PERSON, speaker.role, introduced(corpus, (person,), first))
    else:
        forms = (name, *case.aliases.get(name, ()))
        yield Name(name, NameKind.BODY, speaker.role, introduced(corpus, forms, first))


def _framed(corpus: Corpus, first: Sentence) -> Place:
    """The line that introduces a dissent: the last one before it that says who dissents."""
    before = [s for s in corpus.sentences if s.document_id == first.document_id and s.span.start < first.span.start]
    for sentence in reversed(before[-3:]):
        frame = frame_of(sentence.search_text)
        if frame and frame.kind is FrameKind.DISSENT:
            return whole(sentence)
    return whole(first)


def introduced(corpus: Corpus, forms: Iterable[str], first: Sentence) -> Place:
    """Where a name is first written, in its own form before another; else where its last word is; else where it speaks.

    A running sentence introduces better than a heading or a title.
    """
    wanted = list(forms)
    for form in [*wanted[:1], wanted[0].split()[-1], *wanted[1:]]:
        stem = fold(form.casefold())
        holding = [s for s in corpus.sentences if stem in s.search_text.casefold() and _has(s, form)]
        told = [s for s in holding if s.search_text.rstrip().endswith((".", ":"))] or holding
        if told:
            return spot(corpus, told[0], _as_written(told[0], form))
    return whole(first)


def _has(sentence: Sentence, form: str) -> bool:
    return bool(_as_written(sentence, form))


def _as_written(sentence: Sentence, form: str) -> str:
    """The words of the sentence that are this name, inflected or not; empty if it is not there."""
    wanted = [fold(token) for token in tokens(form)]
    words = sentence.search_text.split()
    for first in range(len(words) - len(wanted) + 1):
        part = words[first : first + len(wanted)]
        if [fold(token) for word in part for token in tokens(word)] == wanted:
            return " ".join(part).strip(' .,;:()”"*_')
    return ""
