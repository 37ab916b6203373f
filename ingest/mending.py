"""Lines of text without their marks, each character with its offset in the document.

Sources are plain text that may carry Markdown marks, soft hyphens, no-break spaces and words cut at line
ends. Search and the rules read the mended text; the offsets lead back to the verbatim one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.passage import Span

_PREFIX = re.compile(r"(?:>[ \t]?)*(?:#{1,6}(?=[\s*_]|\w)\s*)?(?:[-*+•●▪·–—][ \t\u00a0]+|o\t+)?")
_MARK_ONLY = re.compile(r"[\s#*_>|\-=~+`•●▪·–—:.\\\u00ad\u200b]*")
_LINK = re.compile(r"!?\[(?P<words>[^\[\]]*)\]\([^()\s]*(?:\([^()\s]*\))?(?:\s\"[^\"]*\")?\)")
_EMPHASIS = re.compile(
    r"(?<![\w*])\*{1,3}(?=\S)|(?<=\S)\*{1,3}|\*{2,3}(?=\S)|(?<!\w)_{1,3}(?=\S)|(?<=[^\s_])_{1,3}(?!\w)"
)
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_INVISIBLE = re.compile(
    r"[\u200b-\u200f\u2060\ufeff\x00-\x08\x0e-\x1f]|\u00ad(?!$)|</?(?:b|i|u|em|strong|sup|sub)\s*/?>"
)
_SUSPENDED = re.compile(r"(?:och|eller|samt|respektive|som|till)\b")


@dataclass(frozen=True, slots=True)
class Mended:
    """Text without marks; ``offsets[i]`` is where character i stands in the document."""

    text: str
    offsets: tuple[int, ...]


def is_mark_only(line: str) -> bool:
    """Whether a line holds nothing but marks (a rule, a table's frame, a lone bullet)."""
    return _MARK_ONLY.fullmatch(line) is not None


def prefix_length(line: str) -> int:
    """How many characters of heading, quote and bullet marks a line opens with."""
    match = _PREFIX.match(line)
    return match.end() if match else 0


def mend(text: str, lines: Iterable[Span]) -> Mended:
    """Join lines to one text: marks and breaks gone, words cut at a line's end made whole."""
    characters: list[str] = []
    offsets: list[int] = []
    for line in lines:
        raw = text[line.start : line.end]
        kept = _kept(raw)
        if kept:
            _join(characters, offsets, raw[kept[0] :])
            _append(characters, offsets, raw, kept, line.start)
    _strip_end(characters, offsets)
    return Mended("".join(characters), tuple(offsets))


def plain(line: str) -> str:
    """One line without its marks."""
    return mend(line, (Span(0, len(line)),)).text if line else ""


def _append(characters: list[str], offsets: list[int], raw: str, kept: list[int], start: int) -> None:
    for index in kept:
        character = raw[index]
        if character.isspace():
            if not characters or characters[-1] == " ":
                continue
            character = " "
        characters.append(character)
        offsets.append(start + index)


def _strip_end(characters: list[str], offsets: list[int]) -> None:
    while characters and characters[-1] == " ":
        characters.pop()
        offsets.pop()


def _join(characters: list[str], offsets: list[int], rest: str) -> None:
    """Between two lines: a space, or nothing where a word was cut by a hyphen."""
    _strip_end(characters, offsets)
    if not characters:
        return
    if characters[-1] == "\u00ad":
        characters.pop()
        offsets.pop()
        return
    if _hyphenated(characters, rest):
        if rest[0].islower() and _is_cut_word(characters):
            characters.pop()
            offsets.pop()
        return
    characters.append(" ")
    offsets.append(offsets[-1] + 1)


def _hyphenated(characters: list[str], rest: str) -> bool:
    """Whether a line ends in a hyphen that its last word shares with the next line's first."""
    if characters[-1] not in "-\u2010" or len(characters) < 2 or not characters[-2].isalpha():
        return False
    return rest[:1].isalpha() and _SUSPENDED.match(rest) is None


def _is_cut_word(characters: list[str]) -> bool:
    """Whether the word before a hyphen was cut there, and is not a prefix such as "e-" or "KSL-"."""
    word = re.search(r"[^\W\d_]+$", "".join(characters[-40:-1]))
    return word is not None and len(word[0]) > 1 and not word[0].isupper()


def _kept(line: str) -> list[int]:
    """Indexes of the characters that are not marks."""
    dropped: set[int] = set(range(prefix_length(line)))
    for match in _LINK.finditer(line):
        dropped.update(range(match.start(), match.start("words")), range(match.end("words"), match.end()))
    for pattern in (_EMPHASIS, _ESCAPE, _INVISIBLE):
        for match in pattern.finditer(line):
            dropped.update(range(match.start(), match.end()))
    table = line.startswith("|")
    return [i for i, character in enumerate(line) if i not in dropped and not (table and character == "|")]
