"""``remiss ask``: one question, or a file of them."""

import sys
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Annotated

import typer

from assistant.answer import Answer, Mode, Request
from assistant.answer_notes import fallback, notes_on
from assistant.batch import run_batch
from assistant.commands.answer_lines import answer_lines
from assistant.commands.bars import Bars
from assistant.commands.options import CaseOption, IndexOption
from assistant.commands.terminal import Terminal, settings_of, terminal
from assistant.json_form import answer_form, json_line
from assistant.question import checked
from assistant.settings import Settings, WrongUsage
from assistant.wiring import open_assistant
from ingest.errors import RemissError
from prompts.texts import load_texts

QuestionArgument = Annotated[str | None, typer.Argument(metavar="QUESTION", help="help.question", show_default=False)]
BatchOption = Annotated[str | None, typer.Option("--batch", metavar="FILE", help="help.batch", show_default=False)]


class BatchUnreadable(RemissError):
    """The file of questions cannot be opened. Values: path, reason."""

    code = "batch_unreadable"


def ask(
    question: QuestionArgument = None,
    batch: BatchOption = None,
    json: Annotated[bool, typer.Option("--json", help="help.json")] = False,
    mode: Annotated[Mode | None, typer.Option("--mode", help="help.mode", show_default=False)] = None,
    case: CaseOption = None,
    index: IndexOption = None,
) -> int:
    """Answer on stdout; everything else goes to stderr."""
    if (question is None) == (batch is None):
        raise WrongUsage("ask_nothing" if question is None else "ask_both")
    screen = terminal()
    settings = settings_of(case=case, index=index, mode=mode.value if mode else None)
    if batch is not None:
        return _ask_many(batch, settings, screen, json)
    assert question is not None
    return _ask_one(question, settings, screen, json)


def _ask_one(question: str, settings: Settings, screen: Terminal, as_json: bool) -> int:
    checked(question)
    with Bars(screen) as bars:
        assistant = open_assistant(settings, bars)
    if as_json:
        screen.write(json_line(answer_form(assistant.ask(Request(question)))))
    else:
        answer = assistant.ask(Request(question))
        for note in notes_on(answer, load_texts(screen.language.value)):
            screen.note_text(note)
        screen.write(answer_lines(answer, load_texts(answer.language.value)))
    return 0


def _ask_many(path: str, settings: Settings, screen: Terminal, as_json: bool) -> int:
    failed = False
    with _lines(path) as lines:
        with Bars(screen) as bars:
            assistant = open_assistant(settings, bars)
        answering = assistant.ask if as_json else _telling_of_fallback(assistant.ask, screen)
        for line in run_batch(lines, answering, screen.describe):
            screen.write(line.text)
            failed |= line.failed
    return int(failed)


def _telling_of_fallback(ask: Callable[[Request], Answer], screen: Terminal) -> Callable[[Request], Answer]:
    """The same, and tells a person why answers are quotes although a language model was asked for, each reason once."""
    told: set[str] = set()

    def asked(request: Request) -> Answer:
        answer = ask(request)
        note = fallback(answer, load_texts(screen.language.value))
        if note is not None and note not in told:
            screen.note_text(note)
            told.add(note)
        return answer

    return asked


def _lines(path: str) -> AbstractContextManager[Iterable[bytes]]:
    if path == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(path).open("rb")
    except OSError as error:
        raise BatchUnreadable(path=path, reason=error.strerror or error) from error
