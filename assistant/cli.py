"""The ``remiss`` command: its sub-commands, its exit codes, and how every failure ends.

0: done, a refusal is an answer; 1: something failed and was named; 2: called wrongly. Other packages add
sub-commands through the entry-point group ``remiss.commands``; they are imported when they are called.
"""

import os
import sys
import traceback
from importlib.metadata import version
from typing import Annotated

import typer
from typer.core import TyperGroup

from assistant.commands.ask import ask
from assistant.commands.brought import brought
from assistant.commands.chat import chat
from assistant.commands.doctor import doctor
from assistant.commands.ingest import ingest
from assistant.commands.localised import USAGE_ERROR, Command, localise, usage_error
from assistant.commands.mcp import mcp
from assistant.commands.terminal import Terminal, terminal
from assistant.commands.text import text
from assistant.settings import WrongUsage
from ingest.errors import RemissError
from prompts.texts import Texts, load_texts

DONE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


class _Commands(TyperGroup):
    """The built-in commands and those that other packages bring."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        own = super().list_commands(ctx)
        return [*own, *(name for name in brought(_texts()) if name not in own)]

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Command | None:  # type: ignore[override]
        built_in: Command | None = super().get_command(ctx, cmd_name)  # type: ignore[assignment]
        return built_in or brought(_texts()).get(cmd_name)


app = typer.Typer(
    cls=_Commands, name="remiss", help="help.remiss", no_args_is_help=True, add_completion=False, rich_markup_mode=None
)


def _show_version(wanted: bool) -> None:
    if wanted:
        terminal().write(version("remissassistenten"))
        raise typer.Exit


@app.callback()
def _remiss(
    show_version: Annotated[
        bool, typer.Option("--version", help="help.version", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    pass


for _name, _run, _help in (
    ("ask", ask, "help.ask"),
    ("chat", chat, "help.chat"),
    ("ingest", ingest, "help.ingest"),
    ("text", text, "help.text"),
    ("mcp", mcp, "help.mcp"),
    ("doctor", doctor, "help.doctor"),
):
    app.command(_name, help=_help)(_run)


def main() -> None:
    """The console script."""
    _speak_utf8()
    code = _flushed(run(sys.argv[1:], terminal()))
    if code == INTERRUPTED:
        sys.stderr.flush()
        os._exit(code)  # an interrupt may leave a library's thread locked, and a clean exit would wait for it for good
    sys.exit(code)


def run(arguments: list[str], screen: Terminal) -> int:
    """Run one command and return its exit code; every failure has been told on stderr."""
    texts = load_texts(screen.language.value)
    command: Command = typer.main.get_command(app)  # type: ignore[assignment]
    localise(command, texts)
    try:
        with command.make_context("remiss", [*arguments]) as context:
            return int(command.invoke(context) or DONE)
    except typer.Exit as ended:
        return ended.exit_code
    except BrokenPipeError:
        return DONE
    except (KeyboardInterrupt, typer.Abort):
        screen.note("command.interrupted")
        return INTERRUPTED
    except USAGE_ERROR as error:
        screen.note_text(usage_error(error, arguments, texts))
        return WRONG_USAGE
    except Exception as error:  # noqa: BLE001 - the last rim: whatever fails is told in words
        screen.failed(_named(error))
        return WRONG_USAGE if isinstance(error, WrongUsage) else FAILED


def _named(error: Exception) -> RemissError:
    """The error with a code; the trace of one that nobody foresaw is shown, so that it can be mended."""
    if isinstance(error, RemissError):
        return error
    if isinstance(error, OSError):
        return RemissError("file_failed", path=error.filename or "–", reason=error.strerror or error)
    traceback.print_exception(error)
    return RemissError("internal_error", reason=repr(error))


def _speak_utf8() -> None:
    """stdout and stderr carry UTF-8 whatever the locale says: quotes must come out as they stand."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _flushed(code: int) -> int:
    """Flush what is left; when the reader has gone, keep Python from complaining about it at exit."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


def _texts() -> Texts:
    return load_texts(terminal().language.value)


if __name__ == "__main__":
    main()
