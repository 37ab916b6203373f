"""An answer's text as blocks of HTML: the little Markdown that answers are written in, and nothing more.

An answer is Markdown with ``[1]`` markers in which quotes are literal. So quotes are set aside before
anything is read as Markdown, and every character, quoted or not, is made literal on its way out. What is
understood: headings, ``>`` quotes, ``-`` lists, ``**bold**``, and markers of citations that exist. Anything
else shows as it is written. Where a language model chose the words, nothing may look like a quote, a heading or a
citation that is none: lines are plain or of a list, and markers of citations that do not exist are left out.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assistant.answer import Answer, Mode
from assistant.ui.escape import literal

_SLOT = "\ue000{}\ue001"
_SLOTS = re.compile("\ue000(\\d+)\ue001")
_PRIVATE = re.compile("[\ue000\ue001]")
_LINE = re.compile(r"(?P<mark>#{1,6} |> ?|[-*] |)(?P<rest>.*)")
_INLINE = re.compile(r"\*\*(?P<bold>.+?)\*\*|\[(?P<marker>\d{1,4})\]|(?P<slot>\ue000\d+\ue001)")
_MARKER = re.compile(r"\s*\[(\d{1,4})\]")
_LISTED = {"-": "li", "*": "li"}
_ELEMENTS = {Mode.EXTRACTIVE: {"#": "h4", ">": "blockquote", **_LISTED}, Mode.GENERATIVE: _LISTED}

Link = Callable[[int], str | None]
"""A citation number as the HTML of its marker, None when there is no such citation."""


@dataclass(frozen=True, slots=True)
class Block:
    """One line or paragraph: its element, its HTML, its words, and the citations marked in it."""

    element: str
    html: str
    text: str
    markers: tuple[int, ...]


def blocks(answer: Answer, link: Link) -> tuple[Block, ...]:
    """The answer's text in order, block by block; blank lines part blocks and are not blocks themselves."""
    text, quotes = _set_quotes_aside(answer)
    if answer.mode is Mode.GENERATIVE:
        text = _MARKER.sub(lambda marker: marker.group() if link(int(marker[1])) else "", text)
    elements = _ELEMENTS[answer.mode]
    return tuple(_block(line.strip(), quotes, link, elements) for line in text.splitlines() if line.strip())


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


def _block(line: str, quotes: list[str], link: Link, elements: Mapping[str, str]) -> Block:
    match = _LINE.fullmatch(line)
    mark, rest = (match["mark"], match["rest"]) if match else ("", line)
    markers: list[int] = []
    html = _inline(rest, quotes, link, markers)
    text = _SLOTS.sub(lambda slot: quotes[int(slot[1])], rest)
    return Block(elements.get(mark[:1], "p"), html, text, tuple(markers))


def _inline(text: str, quotes: list[str], link: Link, markers: list[int]) -> str:
    """The text's HTML; the numbers of the markers in it are added to ``markers``."""
    out: list[str] = []
    end = 0
    for match in _INLINE.finditer(text):
        out += [literal(text[end : match.start()]), _token(match, quotes, link, markers)]
        end = match.end()
    return "".join([*out, literal(text[end:])])


def _token(match: re.Match[str], quotes: list[str], link: Link, markers: list[int]) -> str:
    if match["bold"]:
        return f"<strong>{_inline(match['bold'], quotes, link, markers)}</strong>"
    if match["slot"]:
        return literal(quotes[int(match["slot"][1:-1])])
    number = int(match["marker"])
    marker = link(number)
    if marker is None:
        return literal(match.group())
    markers.append(number)
    return marker
