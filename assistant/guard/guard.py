"""The guard: whether the sentences that a statement cites support it. Read ``Guard.check`` top-down.

First rules that are certain (who speaks, numbers, names, sides), then a network that reads the statement beside the
sentences, weighed together with what the words of both tell. Nothing passes that the cited sentences do not hold;
that some true statements are stopped too is the price (docs/language-models.md has the figures).
"""

from collections.abc import Sequence

from assistant.guard.attribution import Listener
from assistant.guard.called import called_by_role
from assistant.guard.guard_words import load_guard_words
from assistant.guard.intervals import strange_span
from assistant.guard.known_names import KnownNames
from assistant.guard.likeness import Likeness
from assistant.guard.limits import adds_to_opening, drops_limit
from assistant.guard.listed import counted
from assistant.guard.measures import people
from assistant.guard.names import strange_name
from assistant.guard.number import Number
from assistant.guard.numbers import numbers_in, vouched
from assistant.guard.opinions import is_reversed
from assistant.guard.order import is_exchanged
from assistant.guard.polarity import Shift, drops_denial, polarity, shift, turns_word
from assistant.guard.rounded import is_rounded
from assistant.guard.speaker_rule import SpeakerRule
from assistant.guard.verdict import Fault, Verdict
from assistant.guard.voices import voice_key
from assistant.guard.weighing import BAR, FITTED, Signals, has_nothing_in_common, signals
from assistant.lexicon import Lexicon
from assistant.roster import Roster
from assistant.words import tokens
from ingest.corpus import Corpus
from ingest.passage import Sentence
from vectorstore.reading import Reader
from vectorstore.windows import Window, header_of
from vectorstore.words import content_words

_FEWEST, _FEWEST_OF_CONTENT = 3, 2
"""Words of a statement, and those that carry meaning beside the name of who says it; to take a side, one will do."""


class Guard:
    """Checks statements against a case's sentences. Safe to share between threads. ``id`` names the checker."""

    def __init__(self, corpus: Corpus, roster: Roster, lexicon: Lexicon, checker: Reader) -> None:
        self.id = checker.id
        self._corpus = corpus
        self._names = KnownNames(corpus, roster, lexicon)
        self._lexicon = lexicon
        self._checker = checker
        self._words = load_guard_words()
        self._likeness = Likeness(self._words)
        self._speakers = SpeakerRule(Listener(roster, lexicon, self._words.acts), corpus.sentences, self._words)
        self._headers = {s.id: header_of(passage) for passage in corpus.passages for s in passage.sentences}

    def check(self, text: str, cited: Sequence[Sentence]) -> Verdict:
        """Whether the cited sentences, all by one speaker, support the statement."""
        certain = self.ruled(text, cited)
        if certain is not None:
            return certain
        found = self.signals(text, cited)
        chance = 0.0 if has_nothing_in_common(found) else FITTED.chance(found)
        if chance >= BAR:
            return Verdict(None, "", chance)
        return Verdict(Fault.NEGATION if found.moved else Fault.MEANING, "", chance)

    def ruled(self, text: str, cited: Sequence[Sentence]) -> Verdict | None:
        """The verdict where a rule is certain of it; None where the statement has to be weighed."""
        if self._says_nothing(text):
            return Verdict(Fault.EMPTY)
        if not cited:
            return Verdict(Fault.NO_SOURCE)
        if len({voice_key(sentence) for sentence in cited}) > 1:
            return Verdict(Fault.MIXED)
        for fault, find in (
            (Fault.SPEAKER, self._speakers.wrong_speaker),
            (Fault.NUMBER, self._strange_number),
            (Fault.NAME, self._strange_name),
        ):
            detail = find(text, cited)
            if detail is not None:
                return Verdict(fault, detail)
        if any(_letters(text) == _letters(sentence.search_text) for sentence in cited):
            return Verdict(None, "", 1.0)
        return self._turned(text, [sentence.search_text for sentence in cited])

    def signals(self, text: str, cited: Sequence[Sentence]) -> Signals:
        """What is weighed of a statement."""
        sources = [sentence.search_text for sentence in cited]
        logit = self._support(text, cited)
        return signals(text, sources, logit, self._changed(text, cited), self._is_english(text))

    def _changed(self, text: str, cited: Sequence[Sentence]) -> Shift:
        """What became of sides and denials on the way from the sentences to the statement."""
        claim, told = polarity(text, self._words), polarity(_joined(cited), self._words)
        return shift(claim, told, not self._is_english(text))

    def _turned(self, text: str, sources: Sequence[str]) -> Verdict | None:
        """The verdict where a side is turned, or a denial, a doubt or a limit is gone, for certain."""
        source = " ".join(sources)
        if (
            self._likeness.is_turned(text, source)
            or is_exchanged(text, source, self._words)
            or is_reversed(text, source, self._words)
        ):
            return Verdict(Fault.STANCE)
        claim, told = polarity(text, self._words), polarity(source, self._words)
        certain = turns_word(claim, told, self._words) or not any(denial.outright for denial in claim.denials)
        if certain and shift(claim, told, not self._is_english(text)) is Shift.OPPOSED:
            return Verdict(Fault.STANCE)
        if drops_denial(claim, told):
            return Verdict(Fault.NEGATION)
        taken = drops_limit(text, source, claim, told, self._words) or adds_to_opening(sources, claim, told)
        return Verdict(Fault.STANCE) if taken else None

    def _support(self, text: str, cited: Sequence[Sentence]) -> float:
        """The checker's logit that the sentences support the statement, read with and without whose words they are."""
        headers = (self._headers.get(cited[0].id, ""), "")
        readings = self._checker.read(text, [Window(header, tuple(cited)) for header in headers])
        return sum(reading.window for reading in readings) / len(readings)

    def _says_nothing(self, text: str) -> bool:
        """Whether it is a fragment, or points at something said elsewhere ("Det stämmer enligt kontoret.")."""
        speakers = {word for agent in self._speakers.said(text).agents for word in agent.words.split()}
        content = [word for word in content_words(text) if word not in speakers]
        enough = 1 if polarity(text, self._words).sides else _FEWEST_OF_CONTENT
        return len(text.split()) < _FEWEST or len(content) < enough

    def _strange_number(self, text: str, cited: Sequence[Sentence]) -> str | None:
        """A number of the statement that neither the sentences hold nor, whole, the date or title of their text."""
        known = [number for sentence in cited for number in vouched(sentence.search_text, english=False)]
        signed = max(len(sentence.voice.speaker.members) for sentence in cited)
        known += [Number(str(signed), frozenset({people(signed)}))] if signed else []
        source = _joined(cited)
        known += counted(text, source)
        own = numbers_in(text, self._is_english(text))
        for sentence in cited:
            document = self._corpus.document(sentence.document_id)
            title, date = numbers_in(document.title), numbers_in(sentence.voice.date or document.date or "")
            known += [number for number in title if ":" in number.text]
            for whole in (date, [number for number in title if ":" not in number.text]):
                if len(whole) > 1 and all(number.among(own) for number in whole):
                    known += whole
        unheld = [number for number in own if not number.among(known) and not is_rounded(number, text, source)]
        strange = next((number.text for number in unheld), None)
        return strange or strange_span(text, own, source, known, self._words)

    def _strange_name(self, text: str, cited: Sequence[Sentence]) -> str | None:
        spoken = called_by_role(cited[0].voice.speaker, self._words)
        return strange_name(text, self._names.of(cited), self._is_english(text), self._words, spoken)

    def _is_english(self, text: str) -> bool:
        """By function words alone: names bring Swedish letters into English."""
        counted = {name: sum(w in own for w in tokens(text)) for name, own in self._lexicon.languages.items()}
        return counted["en"] > counted["sv"]


def _joined(cited: Sequence[Sentence]) -> str:
    return " ".join(sentence.search_text for sentence in cited)


def _letters(text: str) -> str:
    return "".join(ch for ch in text.casefold() if ch.isalnum() or ch in "+-−<>≤≥±~%‹›")
