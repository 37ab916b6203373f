"""The evidence as a language model is shown it: numbered passages, each by one speaker, within a budget of tokens."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.guard.voices import voice_key
from ingest.corpus import Corpus
from ingest.passage import Sentence
from prompts.texts import Texts

_FENCED = str.maketrans({"<": "‹", ">": "›", "[": "(", "]": ")"})
"""A document's text can neither end the fence around it nor carry a number like ours."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """Sentences that follow on each other in one voice, under the number by which they are cited, from 1."""

    number: int
    sentences: tuple[Sentence, ...]


class Numberer:
    """Numbers a corpus's sentences and words them for a prompt. Keeps nothing of a question."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._places = {s.id: (n, at) for n, p in enumerate(corpus.passages) for at, s in enumerate(p.sentences)}

    def numbered(self, evidence: Sequence[Sentence]) -> tuple[Numbered, ...]:
        """The sentences, best first, with those of one voice that follow on each other in one passage joined."""
        by_place = {self._places[sentence.id]: sentence for sentence in evidence}
        runs: list[tuple[Sentence, ...]] = []
        used: set[tuple[int, int]] = set()
        for place in by_place:
            if place not in used:
                run = _run(place, by_place)
                runs.append(tuple(by_place[one] for one in run))
                used.update(run)
        return tuple(Numbered(number, run) for number, run in enumerate(runs, start=1))

    def affordable(
        self, evidence: Sequence[Sentence], texts: Texts, count: Callable[[str], int], budget: int
    ) -> tuple[Numbered, ...]:
        """As much of the evidence, from the best, as has room in ``budget`` tokens; the first whatever it takes."""
        kept: list[Sentence] = []
        for sentence in evidence:
            passages = self.numbered([*kept, sentence])
            if kept and count(self.as_shown(passages, texts)) > budget:
                break
            kept.append(sentence)
        return self.numbered(kept)

    def as_shown(self, passages: Sequence[Numbered], texts: Texts) -> str:
        """The passages as lines of a prompt: number, speaker, role, stance, who retells, document, date, and words."""
        return "\n".join(self._line(passage, texts) for passage in passages)

    def _line(self, passage: Numbered, texts: Texts) -> str:
        first = passage.sentences[0]
        document = self._corpus.document(first.document_id)
        date = first.voice.date or document.date
        return texts.say(
            "model.passage",
            number=str(passage.number),
            voice=_voice(first, texts),
            source=_harmless(f"{document.title}, {date}" if date else document.title),
            text=_harmless(" ".join(sentence.search_text for sentence in passage.sentences)),
        )


def _run(start: tuple[int, int], by_place: Mapping[tuple[int, int], Sentence]) -> list[tuple[int, int]]:
    """The places, in order, of the sentences around one that follow on each other in its voice."""
    passage, at = start
    voice = voice_key(by_place[start])

    def joins(place: int) -> bool:
        sentence = by_place.get((passage, place))
        return sentence is not None and voice_key(sentence) == voice

    first, last = at, at
    while joins(first - 1):
        first -= 1
    while joins(last + 1):
        last += 1
    return [(passage, place) for place in range(first, last + 1)]


def _voice(sentence: Sentence, texts: Texts) -> str:
    voice = sentence.voice
    values = {
        "speaker": _harmless(voice.speaker.name or texts.say("lead.unknown_speaker")),
        "role": texts.say(f"role.{voice.speaker.role}"),
        "stance": texts.say(f"stance.{voice.stance}"),
    }
    if voice.reported_by is None:
        return texts.say("model.voice", **values)
    return texts.say("model.voice_reported", **values, reporter=_harmless(voice.reported_by))


def _harmless(text: str) -> str:
    return " ".join(text.translate(_FENCED).split())
