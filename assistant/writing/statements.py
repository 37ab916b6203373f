"""A model's reply, as it streams in, cut into statements with the numbers of the passages that they cite.

A statement is handed on when it is complete: at the end of a line, or after its number when a new sentence follows.
Models write lists, bold type, headings, numbers before or after the full stop or before the sentence, and several
sentences before one number; all of it is read, and nothing that could be markup is left in a statement. What comes
out does not depend on how the reply was cut into pieces.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LONGEST = 600
"""Characters of a statement; a longer one is no short statement, and only that it was there is told."""
_LONGEST_LINE = 8 * LONGEST
"""Of a line without a number, the rest of which is dropped unread."""

_MARKER = r"\[\s*\^?\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\s*\]"
_MARKS = re.compile(rf"{_MARKER}(?:[ \t,;]*{_MARKER})*")
_BRACKETED = re.compile(rf"\(\s*{_MARKS.pattern}\s*\)|{_MARKS.pattern}")
_LEADING = re.compile(rf"[^\w\[\n]*(?:{_MARKER}[^\w\[\n]*)*")
_STOP = re.compile(r"(?:[ \t]*[.!?])?[”\"»)*]*")
_LETTER = re.compile(r"[^\W\d_]")
_NUMBER = re.compile(r"(\d{1,3})(?:\s*[–-]\s*(\d{1,3}))?")
_HEADING = re.compile(r"#{1,6}\s.*|(?:\*\*|__)[^*_]+(?:\*\*|__):?|.*:")
_OPENING = re.compile(
    r"^(?:[-•–—]+(?!\d)\s*|›+(?!\s*\d)\s*|\d{1,2}[.)]\s+"
    r"|(?:svar|answer|sammanfattning|summary|fråga|question)\s*:\s*)+",
    re.IGNORECASE,
)
_VERDICT = re.compile(r"(?:ja|jo|nej|yes|no)\s*[,.!:;–—]+\s*", re.IGNORECASE)
"""Says something of the question, which no passage can support; the rest of the sentence has to stand alone."""
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->|<\|[^<>|]*\|>")
_ABOUT = re.compile(r"(?<!~)~(?!~)\s*(?=\d)")
_KEPT = str.maketrans({"<": "‹", ">": "›"})
"""Less and more, in signs that are no markup: without them a limit would say something else."""
_TARGET = re.compile(r"\]\([^()]*\)")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_MARKUP = re.compile(r"[\[\]【】［］<>*`|{}\\_~#^\u0000-\u001f\u007f-\u009f\ue000-\uf8ff\U000f0000-\U0010ffff]")
_SENTENCE_END = re.compile(r"(?<=[.!?][”\"»]) (?=[A-ZÅÄÖ])|(?<=[^\W\d_]{3}[.!?]) (?=[A-ZÅÄÖ])")
_FINISHED = re.compile(r"[.!?…][”\"»)]?$")
_MARKED_LAST = re.compile(rf"{_MARKER}[\s.!?*_”\"»)]*$")
_AS_ASCII = str.maketrans({"\r": "\n", "【": "[", "】": "]", "［": "[", "］": "]"})


@dataclass(frozen=True, slots=True)
class Said:
    """What a model stated: plain words on one line, and the numbers that it cites for them, in order."""

    text: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TooLong:
    """Something that a model said at such length that it is no statement, and was dropped."""


def statements(pieces: Iterable[str]) -> Iterator[Said | TooLong]:
    """The statements of a reply in pieces, each as soon as it is complete; an unfinished last one is left out."""
    held, skips = "", False
    for piece in pieces:
        held += piece.translate(_AS_ASCII)
        while held:
            if skips:
                _, newline, held = held.partition("\n")
                skips = not newline
                continue
            end = _end_of_first(held[:_LONGEST_LINE])
            if end is None:
                skips = len(held) >= _LONGEST_LINE
                if skips:
                    yield TooLong()
                    continue
                break
            yield from _read(held[:end])
            held = held[end:]
    yield from _read(held, whole=False)


def _end_of_first(held: str) -> int | None:
    """Where the first complete statement ends, None while there is none."""
    line = held.find("\n")
    leading = _LEADING.match(held)
    start = leading.end() if leading else 0
    for marks in _MARKS.finditer(held, start, line if line >= 0 else len(held)):
        stop = _STOP.match(held, marks.end())
        end = stop.end() if stop else marks.end()
        if _LETTER.search(held, start, marks.start()) and _opens_sentence(held[end:]):
            leads = "[" in held[:start] and _FINISHED.search(held[: marks.start()].rstrip())
            return marks.start() if leads else end
    return line + 1 if line >= 0 else None


def _opens_sentence(rest: str) -> bool:
    """Whether what follows a number is known, on the same line, and not the rest of the sentence that it stands in."""
    following = rest.lstrip(" \t")[:1]
    return bool(following) and following not in "\n[(.,;:!?)" and not following.islower()


def _read(line: str, whole: bool = True) -> Iterator[Said | TooLong]:
    """The sentences of a line; the numbers in it are all theirs. A heading or an introduction is no statement."""
    numbers = tuple(dict.fromkeys(n for mark in _MARKS.findall(line) for n in _numbers(mark)))
    if not numbers and _HEADING.fullmatch(line.strip()):
        return
    text = plain(_BRACKETED.sub(" ", line))
    sentences = _SENTENCE_END.split(text)
    if not (whole or _FINISHED.search(text) or _MARKED_LAST.search(line)):
        sentences.pop()
    for sentence in map(_without_verdict, sentences):
        if any(ch.isalnum() for ch in sentence):
            yield Said(sentence, numbers) if len(sentence) <= LONGEST else TooLong()


def _without_verdict(sentence: str) -> str:
    verdict = _VERDICT.match(sentence)
    return sentence[verdict.end() :][:1].upper() + sentence[verdict.end() + 1 :] if verdict else sentence


def plain(text: str) -> str:
    """A model's words on one line, without anything invisible or that could be markup or a number of ours.

    Signs that mean something are kept in another form: ‹ and › for less and more, "ca" for a tilde before a number.
    """
    composed = unicodedata.normalize("NFC", html.unescape(text))
    visible = "".join(ch for ch in composed if unicodedata.category(ch) != "Cf")
    untagged = _ENTITY.sub(" ", _TAG.sub(" ", _TARGET.sub("] ", visible)))
    meant = _ABOUT.sub("ca ", untagged).translate(_KEPT)
    words = " ".join(_MARKUP.sub(" ", meant).split())
    return _OPENING.sub("", re.sub(r"\s+([.,;:!?])", r"\1", words))


def _numbers(mark: str) -> Iterator[int]:
    for first, last in _NUMBER.findall(mark):
        yield from range(int(first), min(int(last), int(first) + 9) + 1) if last else (int(first),)
