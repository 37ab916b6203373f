"""What careful readers noted of a case, sentence by sentence: read strictly, and made the table of its matrix."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pydantic import Field, TypeAdapter, ValidationInfo, field_validator

from assistant.positions.matrix import Attitude
from eval.casebook_table import Casebook, Row, Rows, Strict, View, holds, plain
from eval.json_files import ResultInvalid, load_as
from ingest.corpus import Corpus

WHOLE = "Förslaget i sin helhet"
"""The row on the whole proposal, by a name that the measures know it by."""


class Quoted(Strict):
    """Words of a document; ``document`` is its path in the case's folder."""

    document: str
    quote: str = Field(min_length=1)


class Proposed(Strict):
    """A topic and the sentences that propose it; ``whole`` marks the proposal in its entirety."""

    name: str
    whole: bool
    proposals: tuple[Quoted, ...]


class On(Strict):
    """What a sentence says of a topic, which is given by its place among the topics, from 0."""

    topic: int = Field(ge=0)
    attitude: Attitude


class Said(Quoted):
    """A sentence in which somebody says something of one topic or several."""

    on: tuple[On, ...]


class Judged(On):
    """What all that a speaker says of a topic comes to; ``sure`` is false where careful readers might differ."""

    speaker: str
    sure: bool


class Labels(Strict):
    """A case's labels. Invariant: every topic that is referred to is there, with one cell at most for a speaker."""

    topics: tuple[Proposed, ...]
    said: tuple[Said, ...]
    cells: tuple[Judged, ...]

    @field_validator("said")
    @classmethod
    def _said_of_topics(cls, said: tuple[Said, ...], info: ValidationInfo) -> tuple[Said, ...]:
        _all_there((on for one in said for on in one.on), info)
        return said

    @field_validator("cells")
    @classmethod
    def _cells_of_topics(cls, cells: tuple[Judged, ...], info: ValidationInfo) -> tuple[Judged, ...]:
        _all_there(cells, info)
        if len({(cell.topic, cell.speaker) for cell in cells}) < len(cells):
            raise ValueError("two cells of the same topic and speaker")
        return cells


def label_files(folder: Path) -> tuple[Path, ...]:
    """The files of a folder of labels, one for each case, by name; raises ResultInvalid where there is none."""
    files = tuple(sorted(folder.glob("*.json")))
    if not files:
        raise ResultInvalid(path=folder, field="-", reason="no such folder, or no labels in it")
    return files


def read_labels(path: Path) -> Labels:
    """The labels of a case; raises ResultInvalid."""
    return load_as(TypeAdapter(Labels), path)


def labelled_book(path: Path, corpus: Corpus) -> Casebook:
    """The labels of a case as the table of its matrix, with a column for everyone who has a cell.

    A cell that is not listed is silent, surely so unless some sentence of the speaker's is on the topic after all.
    Raises ResultInvalid.
    """
    labels = read_labels(path)
    listed = {(cell.topic, cell.speaker): cell for cell in labels.cells}
    said = _said_by(labels.said, corpus)
    rows = tuple(
        Row(
            topic=WHOLE if topic.whole else topic.name,
            proposal=tuple(one.quote for one in topic.proposals),
            cells=tuple(
                _view(speaker, listed.get((at, speaker)), said.get((at, speaker), ()))
                for speaker in sorted({cell.speaker for cell in labels.cells})
            ),
        )
        for at, topic in enumerate(labels.topics)
    )
    return Casebook(case=path.stem, positions=Rows(rows=rows))


def _all_there(on: Iterable[On], info: ValidationInfo) -> None:
    topics = info.data.get("topics")  # missing where they are wrong themselves
    beyond = next((one.topic for one in on if topics is not None and one.topic >= len(topics)), None)
    if beyond is not None:
        raise ValueError(f"there is no topic {beyond}")


def _said_by(said: Sequence[Said], corpus: Corpus) -> Mapping[tuple[int, str], Sequence[tuple[Attitude, str]]]:
    """What is said of each topic by each speaker, in the labels' order."""
    found: dict[tuple[int, str], list[tuple[Attitude, str]]] = defaultdict(list)
    for one in said:
        speaker = _speaker(one, corpus)
        for on in one.on if speaker else ():
            found[on.topic, str(speaker)].append((on.attitude, one.quote))
    return found


def _speaker(one: Quoted, corpus: Corpus) -> str | None:
    """Whose sentence it is: the one of these very words, else, if it is not split as it was, one that shares them."""
    documents = [document for document in corpus.documents if document.path == one.document]
    own = [(document, s) for document in documents for s in corpus.sentences if s.document_id == document.id]
    same = (s for _, s in own if plain(s.search_text) == plain(one.quote))
    shared = (s for document, s in own if holds(document, s, one.quote))
    sentence = next(same, next(shared, None))
    return sentence.voice.speaker.name if sentence else None


def _view(speaker: str, judged: Judged | None, said: Sequence[tuple[Attitude, str]]) -> View:
    """A cell of the table; the sentences of its attitude come first."""
    if judged is None:
        return View(speaker=speaker, attitude=Attitude.SILENT, sure=not said)
    ordered = sorted(said, key=lambda one: one[0] is not judged.attitude)
    return View(
        speaker=speaker,
        attitude=judged.attitude,
        quotes=tuple(quote for _, quote in ordered),
        sure=judged.sure,
    )
