"""The command line's own words in the terminal's language: help, headings and usage errors.

The command library speaks English. Help texts are written as keys of the catalogue and filled in here;
its headings are replaced as they are printed; its usage errors are told anew by their kind.
"""

import re
from collections.abc import Sequence

import typer
from typer.core import TyperCommand, TyperGroup

from prompts.texts import Texts

Command = TyperCommand | TyperGroup
USAGE_ERROR: type[Exception] = typer.BadParameter.__mro__[1]
_SAID: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^No such command '(.*?)'"), "NoSuchCommand"),
    (re.compile(r"^Got unexpected extra arguments?(?:\(s\))? \((.*)\)", re.S), "TooManyArguments"),
    (re.compile(r"^Option '(.*)' requires an argument"), "ValueMissing"),
    (re.compile(r"^Option '(.*)' does not take a value"), "ValueNotTaken"),
    (re.compile(r"is not one of (.*?)\.?$"), "NotOneOf"),
    (re.compile(r"(valid integer)"), "NotAnInteger"),
    (re.compile(r"(valid number)"), "NotANumber"),
    (re.compile(r"greater than or equal to (\S+)"), "TooLow"),
    (re.compile(r"less than or equal to (\S+)"), "TooHigh"),
)
"""What the library says in English alone, and the catalogue's key of it; the group is the message's ``detail``."""
_HEADINGS = ("Options", "Arguments", "Commands")


def localise(command: Command, texts: Texts) -> None:
    """Fill in the help of a command and of its parameters, and let it print in the texts' language."""
    command.help = _filled(command.help, texts)
    command.short_help = _filled(command.short_help, texts)
    command.context_class = _context_class(texts)
    for parameter in command.params:
        written = getattr(parameter, "help", None)
        if written:
            parameter.help = _filled(written, texts)  # type: ignore[attr-defined]
    if isinstance(command, TyperGroup):
        command.subcommand_metavar = texts.say("help.subcommand")
        for below in command.commands.values():
            localise(below, texts)  # type: ignore[arg-type]


def usage_error(error: Exception, arguments: Sequence[str], texts: Texts) -> str:
    """A usage error in words: what was wrong with the call, and where to read more."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "remiss"
    name = _name(error)
    key, detail = _kind(error)
    key = key if texts.knows(key) else "usage.other"
    said = texts.say(key, name=name, value=_value(name, arguments), detail=detail)
    return f"{said}\n{texts.say('usage.more', command=path)}"


def _kind(error: Exception) -> tuple[str, str]:
    """The catalogue's key of a usage error, and its detail: by what the library says, else by the error's kind."""
    kind, message = type(error).__name__, getattr(error, "message", None) or str(error)
    for pattern, said in _SAID:
        found = None if kind == "NoArgsIsHelpError" else pattern.search(message)
        if found:
            return f"usage.{said}", found[1]
    return f"usage.{kind}", message


def _name(error: Exception) -> str:
    """What the error is about, as the help calls it."""
    parameter = getattr(error, "param", None)
    if parameter is None:
        return str(getattr(error, "option_name", ""))
    is_argument = getattr(parameter, "param_type_name", "") == "argument"
    return str(parameter.metavar if is_argument and parameter.metavar else parameter.opts[0])


def _value(option: str, arguments: Sequence[str]) -> str:
    """What an option was given: the library does not say."""
    for at, argument in enumerate(arguments):
        if argument.startswith(f"{option}="):
            return argument.partition("=")[2]
        if argument == option and at + 1 < len(arguments):
            return arguments[at + 1]
    return ""


def _filled(written: str | None, texts: Texts) -> str | None:
    return texts.say(written) if written and texts.knows(written) else written


def _context_class(texts: Texts) -> type[typer.Context]:
    words = {heading: texts.say(f"help.{heading.lower()}") for heading in _HEADINGS}
    required = texts.say("help.required")

    class Formatter(typer.Context.formatter_class):  # type: ignore[misc, valid-type]
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            args = args.replace("[OPTIONS]", texts.say("help.options_metavar"))
            super().write_usage(prog, args, prefix or f"{texts.say('help.usage')}: ")

        def write_heading(self, heading: str) -> None:
            super().write_heading(words.get(heading, heading))

        def write_dl(self, rows: list[tuple[str, str]], *widths: int) -> None:
            translated = [(name, self._row(name, text)) for name, text in rows]
            super().write_dl(translated, *widths)

        @staticmethod
        def _row(name: str, text: str) -> str:
            return texts.say("help.help") if name == "--help" else text.replace("[required]", required)

    class LocalContext(typer.Context):
        formatter_class = Formatter

    return LocalContext
