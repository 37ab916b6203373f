"""Whom a statement follows, where it is a word that no list of a case's speakers knows."""

import re
from collections.abc import Sequence

from assistant.guard.attribution import Listener
from assistant.guard.english_names import holds_part
from assistant.guard.guard_words import GuardWords
from assistant.guard.names import is_body
from assistant.guard.speaker_agents import Attribution
from assistant.guard.speaker_names import body_of, ends_with, is_called, is_of_kind
from assistant.guard.speaker_words import SpeakerWords
from assistant.words import fold, tokens
from ingest.passage import Role, Sentence
from vectorstore.words import STOP_WORDS, stem

_LONGEST_NAME = 5
_WHOLE = frozenset([Role.ISSUER, Role.RESPONDENT, Role.PROPOSER])
_ACCORDING = re.compile(r"\b(?:enligt|according to (?=the |(?-i:[A-ZÅÄÖ]))) ?((?:[\w/:-]+ ?){1,3})", re.IGNORECASE)
_AFTER = re.compile(r"\benligt (\w+)")
_NAME = re.compile(r"(?<![.!?:] )(?<!^)\b[A-ZÅÄÖ][\w-]+")


class StrangeSources:
    """Finds whom a statement follows, where it is no one of the sentences. Safe to share between threads."""

    def __init__(self, listener: Listener, words: GuardWords, own: SpeakerWords) -> None:
        self._listener = listener
        self._words = words
        self._own = own
        heads = "|".join(sorted(words.body_heads))
        norms = "|".join(sorted(own.norms))
        name = rf"((?:[\w'’-]+ ){{1,{_LONGEST_NAME}}}?)({heads})"
        self._body = re.compile(rf"(?:^|\baccording to ){name}\b(?! (?:{norms})\b)")

    def body(self, text: str, names: Sequence[str], cited: Sequence[Sentence]) -> str | None:
        """The English name of a body, where a speaker's stands, that is made of other parts than those known."""
        bodies = (word for s in cited for word in tokens(s.search_text) if is_body(word, self._words))
        capitals = (word for s in cited for word in _NAME.findall(s.search_text))
        opening = (word for s in cited for word in tokens(s.search_text)[:2] if body_of(word, self._own))
        known = [token for name in (*names, *bodies, *capitals, *opening) for token in tokens(name)]
        for found in self._body.finditer(text.casefold()):
            name = self._name(found[1].split())
            if name is not None and not (self.fits(name, known) and self._is_kind(found[2], names, cited)):
                return found[0].strip()
        return None

    def _is_kind(self, english: str, names: Sequence[str], cited: Sequence[Sentence]) -> bool:
        """Whether a speaker's name or a word of the sentences is of the kind that an English word stands for."""
        heads = self._own.english.get(english, ())
        heard = (token for s in cited for part in (s.search_text, *s.section) for token in tokens(part))
        known = [*names, *heard]
        return not heads or any(is_of_kind(name, head, self._own) for name in known for head in heads)

    def fits(self, words: Sequence[str], known: Sequence[str]) -> bool:
        """Whether every part of an English name has its like among the words of Swedish ones."""
        names = [word for name in known for word in tokens(name)]
        return all(any(holds_part(name, part) for part in parts for name in names) for parts in self._parts(words))

    def _parts(self, words: Sequence[str]) -> list[Sequence[str]]:
        """The Swedish parts that the words stand for; of words that mean something together, the parts of them all."""
        found: list[Sequence[str]] = []
        at = 0
        while at < len(words):
            length = next((n for n in (4, 3, 2, 1) if " ".join(words[at : at + n]) in self._own.phrases), 0)
            if length:
                found.append(self._own.phrases[" ".join(words[at : at + length])])
            else:
                parts = (*self._words.translations.get(words[at], ()), *self._own.translations.get(words[at], ()))
                found += [parts] if parts else []
            at += length or 1
        return found

    def _name(self, words: list[str]) -> list[str] | None:
        """The words of a name after its article; None where it is no speaker but what another speaks of."""
        start = max((at + 1 for at, word in enumerate(words) if word == "the"), default=0)
        before = words[:start]
        if not before or before == ["the"] or before[0] in self._own.openers:
            name = words[start:]
            return None if not name or self._own.indefinite & set(name) else name
        return None

    def word(self, text: str, said: Attribution, names: Sequence[str], cited: Sequence[Sentence]) -> str | None:
        """Whom the statement follows ("enligt revisorerna", "Revisorerna anser"), where it is no one known here."""
        texts = [part for s in cited for part in (s.search_text, *s.section)]
        heard = {stem(word) for part in texts for word in tokens(part)}
        known = {word for agent in (*said.agents, *said.mentions) for word in agent.words.split()}
        known |= self._words.documents | {form for n in names for word in tokens(n) for form in (word, fold(word))}
        if cited[0].voice.speaker.role in _WHOLE:
            known |= self._words.selves | (self._own.selves if self._is_own_text(cited) else set())
        subject = self._listener.opening_subject(text)
        for words in (*self._followed(text), [subject] if subject else []):
            first = next((word for word in words if word not in STOP_WORDS), None)
            if first is None or known & {*words, fold(first)} or {stem(first), stem(fold(first))} & heard:
                continue
            if not (first.endswith(self._own.texts) or self._is_called(words, names, texts)):
                return first
        return None

    def _is_own_text(self, cited: Sequence[Sentence]) -> bool:
        """Whether a text of nobody known speaks for itself, and tells of no one person."""
        persons = {word for s in cited for word in tokens(s.search_text)} & self._own.persons
        return cited[0].voice.speaker.name is None and not persons

    def _followed(self, text: str) -> list[list[str]]:
        found = [tokens(match[1]) for match in _ACCORDING.finditer(text)]
        return [words for words in found if words and words[0] not in self._own.pronouns | self._own.indefinite]

    def _is_called(self, words: Sequence[str], names: Sequence[str], texts: Sequence[str]) -> bool:
        """Whether one of the words is the speaker in another form, its English name, or joined from a word heard."""
        known = (*self._words.translations, *self._own.translations)
        if any(word in known for word in words) and self.fits(words, names):
            return True
        joined = not names and any(self._is_joined(word, texts) for word in words)
        return joined or any(is_called(word, names, texts, self._own) for word in words)

    def _is_joined(self, word: str, texts: Sequence[str]) -> bool:
        """Whether a word for a body is a longer form of one that the text speaks of."""
        body = body_of(word, self._own)
        opening = [tokens(text)[:1] + _AFTER.findall(text.casefold()) for text in texts]
        return bool(body and body.part) and any(ends_with(word, token) for heard in opening for token in heard)
