"""Whether those whom a statement says to speak are those who do, in the sentences that it cites."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from assistant.guard.attribution import Agent, Attribution, Listener
from assistant.guard.guard_words import GuardWords
from assistant.guard.names import holds_part, is_body
from assistant.words import fold, tokens
from ingest.passage import Role, Sentence, Stance, Voice
from vectorstore.words import STOP_WORDS, stem

_LONGEST_NAME = 5
_WHOLE = frozenset([Role.ISSUER, Role.RESPONDENT])
"""Roles of a municipality or another body as a whole, which is spoken of as "the municipality" or by its report."""

_ACCORDING = re.compile(r"\b(?:enligt|according to) ((?:[\w/:-]+ ?){1,3})")


class SpeakerRule:
    """Holds a statement's attributions against the voice of its sentences. Safe to share between threads."""

    def __init__(self, listener: Listener, sentences: Sequence[Sentence], words: GuardWords) -> None:
        self._listener = listener
        self._words = words
        self._people = frozenset(_folded(m) for s in sentences for m in s.voice.speaker.members)
        self._surnames = frozenset(person[-1:] for person in self._people)
        speakers = {s.voice.speaker for s in sentences}
        self._of_role = Counter(speaker.role for speaker in speakers)
        heads = "|".join(sorted(words.body_heads))
        self._body = re.compile(rf"(?:^|\baccording to )(?:the )?((?:[\w'’-]+ ){{1,{_LONGEST_NAME}}}?)(?:{heads})\b")

    def said(self, text: str) -> Attribution:
        """Who is said to say something in a text."""
        return self._listener.attribution(text)

    def wrong_speaker(self, text: str, cited: Sequence[Sentence]) -> str | None:
        """Who is said to say it, or is brought in, and has no part in the sentences; None when no one is."""
        voice = cited[0].voice
        said = self._listener.attribution(text)
        told = [self._listener.attribution(sentence.search_text) for sentence in cited]
        telling = [agent for one in told for agent in one.agents if voice.speaker.name not in agent.known]
        named = [agent for one in told for agent in (*one.agents, *one.mentions)]
        for agent in said.agents:
            if not (self._is_voice(agent, voice, said) or _is_among(agent, telling)):
                return agent.words
        for mention in said.mentions:
            if not (_is_among(mention, named) or mention.known & _names(voice)) and _by_own_name(mention):
                return mention.words
        absent = self._listener.absent_party(text)
        if absent and not any(self._listener.absent_party(sentence.search_text) for sentence in cited):
            return absent
        return self._strange_body(text, cited) or self._strange_source(text, said, cited)

    def _is_voice(self, agent: Agent, voice: Voice, said: Attribution) -> bool:
        """Whether the agent is who speaks, or who retells it and is said to retell it."""
        if voice.speaker.name in agent.known:
            fits = self._is_member(agent, voice) and self._is_translated(agent, voice)
            return fits and (not agent.is_city or self._speaks_for_the_city(voice))
        if agent.is_general and voice.speaker.role in _WHOLE and not voice.reported_by:
            return voice.speaker.name is None or agent.is_city
        if voice.reported_by is None or voice.reported_by not in agent.known:
            return False
        retells = agent.verb is None or agent.verb in self._words.retelling
        told = (other.verb for other in (*said.agents, *said.mentions) if voice.speaker.name in other.known)
        return retells and any(verb is not None for verb in told)

    def _is_member(self, agent: Agent, voice: Voice) -> bool:
        """Two dissents may go by one name ("Reservation (M)"): a person must be one of those who signed this one."""
        person = _folded(agent.words)
        if person not in self._people and person not in self._surnames:
            return True
        members = [_folded(member) for member in voice.speaker.members]
        return not members or any(person in (member, member[-1:]) for member in members)

    def _speaks_for_the_city(self, voice: Voice) -> bool:
        """What "the city" says is said by its commissioner, by whoever decides, or by the one body of its kind."""
        deciding = voice.stance in {Stance.DECISION, Stance.DECISION_PROPOSAL}
        return voice.speaker.role is Role.COMMISSIONER or deciding or self._of_role[voice.speaker.role] == 1

    def _is_translated(self, agent: Agent, voice: Voice) -> bool:
        """An English name that could be several bodies' must be made of the parts of the speaker's."""
        return len(agent.known) == 1 or self._fits(tokens(agent.words), [str(voice.speaker.name)])

    def _strange_body(self, text: str, cited: Sequence[Sentence]) -> str | None:
        """The English name of a body, where a speaker's stands, that is made of other parts than those known."""
        voice = cited[0].voice
        bodies = (word for sentence in cited for word in tokens(sentence.search_text) if is_body(word, self._words))
        known = [str(voice.speaker.name), str(voice.reported_by), *bodies]
        for found in self._body.finditer(text.casefold()):
            if not self._fits(found[1].split(), known):
                return found[0].strip()
        return None

    def _strange_source(self, text: str, said: Attribution, cited: Sequence[Sentence]) -> str | None:
        """Whom the statement follows ("enligt revisorerna", "Revisorerna anser"), where it is no one known here."""
        heard = {stem(word) for s in cited for part in (s.search_text, *s.section) for word in tokens(part)}
        known = {word for agent in (*said.agents, *said.mentions) for word in agent.words.split()}
        known |= self._words.documents | {word for name in _names(cited[0].voice) for word in tokens(name)}
        if cited[0].voice.speaker.role in _WHOLE | {Role.PROPOSER}:
            known |= self._words.selves
        followed = [tokens(found[1]) for found in _ACCORDING.finditer(text.casefold())]
        subject = self._listener.opening_subject(text)
        for words in (*followed, [subject] if subject else []):
            first = next((word for word in words if word not in STOP_WORDS), None)
            if first and stem(first) not in heard and not known & set(words):
                return first
        return None

    def _fits(self, words: Sequence[str], known: Sequence[str]) -> bool:
        parts = [self._words.translations[word] for word in words if word in self._words.translations]
        names = [word for name in known for word in tokens(name)]
        return all(any(holds_part(name, stem_) for stem_ in stems for name in names) for stems in parts)


def _names(voice: Voice) -> frozenset[str]:
    return frozenset(name for name in (voice.speaker.name, voice.reported_by) if name)


def _is_among(agent: Agent, others: Iterable[Agent]) -> bool:
    return any(agent.words == other.words or agent.known & other.known for other in others)


def _by_own_name(mention: Agent) -> bool:
    """Whether a speaker is named by a word of its own name, and not as one of its kind ("the committees")."""
    names = {word for name in mention.known for word in _folded(name)}
    return not mention.is_general and bool(names & set(_folded(mention.words)))


def _folded(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in tokens(name))
