"""What a reader sees at once: a few consecutive sentences of one speaker, under a line that says whose they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.passage import Passage, Sentence, Stance

WINDOW_CHARACTERS = 480
"""About 120 tokens: a short window costs a question's tokens anew, a long one reads what need not be read."""

_STANCES = {
    Stance.PROPOSAL: "förslag",
    Stance.POSITION: "synpunkter",
    Stance.DISSENT: "avvikande mening",
    Stance.DECISION_PROPOSAL: "förslag till beslut",
    Stance.DECISION: "beslut",
    Stance.BACKGROUND: "bakgrund",
}


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive sentences of one passage. ``header`` says who speaks, in what stance, under which heading."""

    header: str
    sentences: tuple[Sentence, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """What is read of each sentence."""
        return tuple(sentence.search_text for sentence in self.sentences)


def windows_of(passages: Sequence[Passage]) -> tuple[Window, ...]:
    """Every passage cut into windows, in order: each sentence of a passage stands in exactly one."""
    return tuple(window for passage in passages for window in _windows(passage))


def header_of(passage: Passage) -> str:
    """Whose words a passage holds, as a line to read before them; empty when nothing is known."""
    voice = passage.voice
    speaker = voice.speaker.name
    if speaker and voice.reported_by:
        speaker = f"{voice.reported_by} återger {speaker}"
    said = f"{speaker}, {_STANCES[voice.stance]}" if speaker else ""
    return ". ".join(part for part in (said, *passage.section[-1:]) if part)


def _windows(passage: Passage) -> Iterator[Window]:
    header = header_of(passage)
    run: list[Sentence] = []
    for sentence in passage.sentences:
        if run and sum(len(one.search_text) for one in run) + len(sentence.search_text) > WINDOW_CHARACTERS:
            yield Window(header, tuple(run))
            run = []
        run.append(sentence)
    yield Window(header, tuple(run))
