"""Sub-commands that other packages bring through the entry-point group ``remiss.commands``.

Each is imported when it is called and not before: help stays quick, and a broken one spoils nothing else.
"""

from importlib.metadata import EntryPoint, entry_points
from typing import Any

import typer
from typer.core import TyperCommand

from assistant.commands.localised import Command, localise
from ingest.errors import RemissError
from prompts.texts import Texts

GROUP = "remiss.commands"


class CommandBroken(RemissError):
    """A sub-command of another package cannot be imported. Values: name, package, reason."""

    code = "command_broken"


class Brought(TyperCommand):
    """Stands for a sub-command until it is called. Its line in the help is the catalogue's, if it has one."""

    def __init__(self, point: EntryPoint, texts: Texts) -> None:
        key = f"help.{point.name}"
        super().__init__(point.name, help=texts.say(key) if texts.knows(key) else None)
        self._point = point
        self._texts = texts

    def make_context(self, info_name: str | None, args: list[str], *rest: Any, **extra: Any) -> typer.Context:  # noqa: ANN401
        """The sub-command's own context; raises CommandBroken."""
        context: typer.Context = self._loaded().make_context(info_name, args, *rest, **extra)  # type: ignore[assignment]
        return context

    def _loaded(self) -> Command:
        try:
            command: Command = typer.main.get_command(self._point.load())  # type: ignore[assignment]
        except Exception as error:
            package = self._point.dist.name if self._point.dist else self._point.module
            raise CommandBroken(name=self._point.name, package=package, reason=error) from error
        localise(command, self._texts)
        command.name = self._point.name
        return command


def brought(texts: Texts) -> dict[str, Brought]:
    """Every sub-command that an installed package brings, by its name; nothing is imported."""
    return {point.name: Brought(point, texts) for point in sorted(entry_points(group=GROUP))}
