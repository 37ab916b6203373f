"""An answer's text as paragraphs and runs: the little Markdown that answers are written in, and nothing more.

An answer is Markdown with ``[1]`` markers in which quotes are literal. So quotes are set aside before anything is
read as Markdown. What is understood: headings, ``>`` quotes, ``-`` lists, ``**bold**``, and markers of citations
that exist; anything else is text as it is written. Where a language model chose the words, nothing may pass for a
quote, a heading or a citation that is none: lines are plain or of a list, and markers of citations that do not
exist are left out. The page, the clipboard and the files all read answers here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.answer import Answer, Mode

_SLOT = "\ue000{}\ue001"
_PRIVATE = re.compile("[\ue000\ue001]")
_LINE = re.compile(r"(?P<mark>#{1,6} |> ?|[-*] |)(?P<rest>.*)")
_INLINE = re.compile(r"\*\*(?P<bold>.+?)\*\*|\[(?P<marker>\d{1,4})\]|\ue000(?P<slot>\d+)\ue001")
_MARKER = re.compile(r"\s*\[(\d{1,4})\]")


class Form(StrEnum):
    """What a paragraph is."""

    PLAIN = "plain"
    HEADING = "heading"
    QUOTE = "quote"
    ITEM = "item"


_ITEMS = {"-": Form.ITEM, "*": Form.ITEM}
_FORMS = {Mode.EXTRACTIVE: {"#": Form.HEADING, ">": Form.QUOTE, **_ITEMS}, Mode.GENERATIVE: _ITEMS}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one kind: ``quoted`` is a cited quote, ``marker`` the citation that a marker points to."""

    text: str
    bold: bool = False
    quoted: bool = False
    marker: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of an answer."""

    form: Form
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """Its words, markers and all."""
        return "".join(run.text for run in self.runs)

    @property
    def markers(self) -> tuple[int, ...]:
        """The citations marked in it, in order."""
        return tuple(run.marker for run in self.runs if run.marker is not None)


def paragraphs(answer: Answer) -> tuple[Paragraph, ...]:
    """The answer's text in order; blank lines part paragraphs and are not paragraphs themselves."""
    known = {citation.number for citation in answer.citations}
    text, quotes = _set_quotes_aside(answer)
    if answer.mode is Mode.GENERATIVE:
        text = _MARKER.sub(lambda marker: marker.group() if int(marker[1]) in known else "", text)
    forms = _FORMS[answer.mode]
    return tuple(_paragraph(line.strip(), quotes, known, forms) for line in text.splitlines() if line.strip())


def _set_quotes_aside(answer: Answer) -> tuple[str, list[str]]:
    """The text with a slot for each occurrence of a cited quote, and the quotes by slot."""
    quotes: list[str] = []
    wanted = sorted({citation.quote for citation in answer.citations if citation.quote}, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, wanted)) or r"(?!)")
    pieces: list[str] = []
    end = 0
    for match in pattern.finditer(answer.text):
        pieces += [_PRIVATE.sub("", answer.text[end : match.start()]), _SLOT.format(len(quotes))]
        quotes.append(match.group())
        end = match.end()
    return "".join([*pieces, _PRIVATE.sub("", answer.text[end:])]), quotes


def _paragraph(line: str, quotes: list[str], known: set[int], forms: Mapping[str, Form]) -> Paragraph:
    match = _LINE.fullmatch(line)
    mark, rest = (match["mark"], match["rest"]) if match else ("", line)
    return Paragraph(forms.get(mark[:1], Form.PLAIN), _runs(rest, quotes, known))


def _runs(text: str, quotes: list[str], known: set[int]) -> tuple[Run, ...]:
    runs: list[Run] = []
    end = 0
    for match in _INLINE.finditer(text):
        runs += [Run(text[end : match.start()]), *_found(match, quotes, known)]
        end = match.end()
    return tuple(run for run in (*runs, Run(text[end:])) if run.text)


def _found(match: re.Match[str], quotes: list[str], known: set[int]) -> tuple[Run, ...]:
    if match["bold"]:
        return tuple(replace(run, bold=True) for run in _runs(match["bold"], quotes, known))
    if match["slot"]:
        return (Run(quotes[int(match["slot"])], quoted=True),)
    number = int(match["marker"])
    return (Run(match.group(), marker=number if number in known else None),)
