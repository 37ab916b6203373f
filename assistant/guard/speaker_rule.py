"""Whether those whom a statement says to speak are those who do, in the sentences that it cites."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.guard.attribution import Listener
from assistant.guard.guard_words import GuardWords
from assistant.guard.speaker_agents import Agent, Attribution, is_among, is_genitive, is_own_name
from assistant.guard.speaker_names import body_of, ends_with, is_called
from assistant.guard.speaker_sources import StrangeSources
from assistant.guard.speaker_turns import denies_its_own, of_another, turned
from assistant.guard.speaker_words import load_speaker_words
from assistant.words import fold, tokens
from ingest.parties import parties_in
from ingest.passage import Role, Sentence, Stance, Voice

_WHOLE = frozenset([Role.ISSUER, Role.RESPONDENT])
"""Roles of a municipality or another body as a whole, which is spoken of as "the municipality" or by its report."""

_SPECIAL = ("särskilda", "särskilt")
"""How a statement and a document call a dissent that is no reservation ("det särskilda yttrandet")."""


class SpeakerRule:
    """Holds a statement's attributions against the voice of its sentences. Safe to share between threads."""

    def __init__(self, listener: Listener, sentences: Sequence[Sentence], words: GuardWords) -> None:
        self._listener = listener
        self._words = words
        self._own = load_speaker_words()
        self._strange = StrangeSources(listener, words, self._own)
        self._people = frozenset(_folded(m) for s in sentences for m in s.voice.speaker.members)
        self._surnames = frozenset(person[-1:] for person in self._people)
        speakers = {s.voice.speaker for s in sentences}
        self._of_role = Counter(speaker.role for speaker in speakers)
        self._of_name = {_folded(str(speaker.name)): speaker.name for speaker in speakers}

    def said(self, text: str) -> Attribution:
        """Who is said to say something in a text."""
        return self._listener.attribution(text)

    def wrong_speaker(self, text: str, cited: Sequence[Sentence]) -> str | None:
        """Who is said to say it, or is brought in, and has no part in the sentences; None when no one is."""
        voice = cited[0].voice
        said = self._listener.attribution(text)
        told = [_meant(self._listener.attribution(sentence.search_text), voice) for sentence in cited]
        return (
            self._wrong_agent(said, told, cited)
            or self._wrong_mention(said, told, cited)
            or turned(said, told, voice)
            or of_another(said, told, voice, self._speaks_of_itself(cited))
            or self._absent_party(text, cited)
            or self._strange_one(text, said, told, cited)
        )

    def _wrong_agent(self, said: Attribution, told: Sequence[Attribution], cited: Sequence[Sentence]) -> str | None:
        """Whoever is said to say it and neither speaks, nor is given a view of its own by the one who does."""
        voice = cited[0].voice
        is_named = any(voice.speaker.name in agent.known for agent in said.everyone)
        others = [agent for one in told for agent in (one.everyone if is_named else one.telling)]
        telling = [agent for agent in others if voice.speaker.name not in agent.known or (is_named and agent.is_city)]
        for agent in said.agents:
            if self._is_voice(agent, voice, said, cited):
                continue
            if not is_among(agent, telling) or denies_its_own(agent, telling, self._own, self._words.negators):
                return agent.words
        return None

    def _wrong_mention(self, said: Attribution, told: Sequence[Attribution], cited: Sequence[Sentence]) -> str | None:
        """Whoever is brought in by a name of its own, or a party, and is not in the sentences."""
        voice = cited[0].voice
        named = [agent for one in told for agent in one.everyone]
        for mention in said.mentions:
            known = is_among(mention, named) or mention.known & _names(voice) or self._is_called(mention, voice, cited)
            own_view = not mention.is_general and (is_own_name(mention) or mention.has_view)
            brought = mention.is_party or own_view
            if not known and brought and not self._is_heard(mention, cited):
                return mention.words
        return None

    def _is_heard(self, mention: Agent, cited: Sequence[Sentence]) -> bool:
        """Whether the sentences hold a shorter form of the name, or a longer one of what stands before its head."""
        body = body_of(mention.words, self._own)
        heard = [token for sentence in cited for token in tokens(sentence.search_text)]
        if any(ends_with(token, mention.words) for token in heard):
            return True
        part = body.part if body else ""
        longer = (token for token in heard if ends_with(mention.words, token) and not self._is_bare(token))
        return bool(part) and (any(longer) or any(token.startswith(part) for token in heard))

    def _is_bare(self, word: str) -> bool:
        """Whether a word tells of a body only what kind it is ("nämnden"): that is then the one who speaks."""
        body = body_of(word, self._own)
        return body is not None and not body.part

    def _speaks_of_itself(self, cited: Sequence[Sentence]) -> bool:
        return any(set(tokens(sentence.search_text)) & self._own.ourselves for sentence in cited)

    def _absent_party(self, text: str, cited: Sequence[Sentence]) -> str | None:
        """The party that says nothing in the case and is not named in the sentences, by name or abbreviation."""
        absent = self._listener.absent_party(text)
        if absent is None or any(self._listener.absent_party(sentence.search_text) for sentence in cited):
            return None
        told = {name for s in cited for short in parties_in(s.search_text) for name in self._listener.party(short)}
        return None if absent in told else absent

    def _strange_one(
        self, text: str, said: Attribution, told: Sequence[Attribution], cited: Sequence[Sentence]
    ) -> str | None:
        names = sorted(_names(cited[0].voice))
        known = [name for one in told for agent in one.everyone for name in agent.known if len(agent.known) == 1]
        return self._strange.body(text, (*names, *known), cited) or self._strange.word(text, said, names, cited)

    def _is_voice(self, agent: Agent, voice: Voice, said: Attribution, cited: Sequence[Sentence]) -> bool:
        """Whether the agent is who speaks, or who retells it and is said to retell it."""
        if voice.speaker.name in agent.known:
            fits = self._is_member(agent, voice) and self._is_translated(agent, voice)
            return fits and (not agent.is_city or self._speaks_for_the_city(voice))
        if agent.is_general and voice.speaker.role in _WHOLE and not voice.reported_by:
            agents = (other for s in cited for other in self.said(s.search_text).agents)
            return agent.is_city if voice.speaker.name else all(a.known == agent.known or a.is_owner for a in agents)
        if not agent.is_general and self._is_called(agent, voice, cited):
            return True
        if voice.reported_by is None or voice.reported_by not in agent.known:
            return False
        retells = agent.verb is None or agent.verb in self._words.retelling
        told = (other.verb for other in (*said.agents, *said.mentions) if voice.speaker.name in other.known)
        return retells and any(verb is not None for verb in told)

    def _is_called(self, agent: Agent, voice: Voice, cited: Sequence[Sentence]) -> bool:
        """Whether the agent's name, unless it is another's own, is a shorter or joined form of the speaker's."""
        own = _folded(str(voice.speaker.name))
        words = _folded(agent.words)
        if self._of_name.get(words, voice.speaker.name) != voice.speaker.name:
            of_another = is_genitive(str(voice.speaker.name).split()[0]) and ends_with(own[-1], words[-1])
            return own[: len(words)] == words or (len(own) == len(words) + 1 and of_another)
        texts = [part for s in cited for part in (s.search_text, *s.section)]
        if words[0] == _SPECIAL[0]:
            return any(_SPECIAL[1] in text.casefold() for text in texts)
        opening = next(iter(tokens(cited[0].search_text)), "")
        known = any(opening in other.words.split() for other in self.said(cited[0].search_text).everyone)
        return len(words) == 1 and (
            is_called(agent.words, [str(voice.speaker.name)], texts, self._own)
            or (not known and ends_with(opening, agent.words))
        )

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
        return len(agent.known) == 1 or self._strange.fits(tokens(agent.words), [str(voice.speaker.name)])


def _meant(told: Attribution, voice: Voice) -> Attribution:
    """Who is named in a sentence of the speaker's: a word that may stand for it and for others stands for it."""
    own = voice.speaker.name

    def meant(agent: Agent) -> Agent:
        return replace(agent, known=frozenset([own])) if own in agent.known and not agent.is_city else agent

    return Attribution(tuple(map(meant, told.agents)), tuple(map(meant, told.mentions)))


def _names(voice: Voice) -> frozenset[str]:
    return frozenset(name for name in (voice.speaker.name, voice.reported_by) if name)


def _folded(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in tokens(name))
