"""A folder of plain texts to weigh with: a public set's validating questions, half of whose texts are left out."""

from collections.abc import Iterator
from pathlib import Path

from assistant.pipeline import Assistant
from eval.import_suite_formats import read_set
from eval.import_suite_texts import Text, alike, as_texts, draw_groups, usable
from training.asked import Asked
from training.public import learned_and_validating

PLAIN = "plain"
"""The name of these questions' suite."""

LEFT_OUT = 0.45
OTHERS_EVERY = 4
"""Of the texts that were learned from, how many stand in the folder beside those asked about."""


def plain_folder(path: Path, measured: bool, folder: Path) -> list[Text]:
    """Writes the set's texts into ``folder``; gives those that are asked about, in the folder or not."""
    learned, asked = learned_and_validating(as_texts(read_set(path)), measured)
    gone = draw_groups(alike(asked), LEFT_OUT * sum(text.questions for text in asked), "gone")
    left_out = {text.id for group in gone for text in group}
    folder.mkdir(parents=True, exist_ok=True)
    for text in [*(text for text in asked if text.id not in left_out), *learned[::OTHERS_EVERY]]:
        (folder / text.name).write_text(text.context.text, encoding="utf-8", newline="")
    return asked


def of_texts(texts: list[Text], assistant: Assistant) -> Iterator[Asked]:
    """The questions about the texts; one whose text is not in the folder has no answer."""
    present = {document.id for document in assistant.index.corpus.documents}
    for text in texts:
        for asked in text.context.asked:
            if usable(asked):
                places = tuple((text.id, span) for span in asked.answers) if text.id in present else ()
                yield Asked(PLAIN, assistant, asked.text.strip(), (), places)
