"""The evidence as a language model is shown it: numbered passages, each by one speaker, within a budget of tokens."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

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


def numbered(evidence: Sequence[Sentence], corpus: Corpus) -> tuple[Numbered, ...]:
    """The sentences, best first, with those that follow on each other in one passage joined."""
    places = {s.id: (n, at) for n, p in enumerate(corpus.passages) for at, s in enumerate(p.sentences)}
    by_place = {places[sentence.id]: sentence for sentence in evidence}
    runs: list[tuple[Sentence, ...]] = []
    used: set[tuple[int, int]] = set()
    for passage, at in by_place:
        if (passage, at) in used:
            continue
        first, last = at, at
        while (passage, first - 1) in by_place:
            first -= 1
        while (passage, last + 1) in by_place:
            last += 1
        run = [(passage, place) for place in range(first, last + 1)]
        runs.append(tuple(by_place[place] for place in run))
        used.update(run)
    return tuple(Numbered(number, run) for number, run in enumerate(runs, start=1))


def affordable(
    evidence: Sequence[Sentence], corpus: Corpus, texts: Texts, count: Callable[[str], int], budget: int
) -> tuple[Numbered, ...]:
    """As much of the evidence, from the best, as has room in ``budget`` tokens; the first whatever it takes."""
    kept: list[Sentence] = []
    for sentence in evidence:
        passages = numbered([*kept, sentence], corpus)
        if kept and count(as_shown(passages, corpus, texts)) > budget:
            break
        kept.append(sentence)
    return numbered(kept, corpus)


def as_shown(passages: Sequence[Numbered], corpus: Corpus, texts: Texts) -> str:
    """The passages as lines of a prompt: number, speaker, role, stance, who retells, document, date, and the words."""
    return "\n".join(_line(passage, corpus, texts) for passage in passages)


def _line(passage: Numbered, corpus: Corpus, texts: Texts) -> str:
    first = passage.sentences[0]
    document = corpus.document(first.document_id)
    date = first.voice.date or document.date
    return texts.say(
        "model.passage",
        number=str(passage.number),
        voice=_voice(first, texts),
        source=_harmless(f"{document.title}, {date}" if date else document.title),
        text=_harmless(" ".join(sentence.search_text for sentence in passage.sentences)),
    )


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
