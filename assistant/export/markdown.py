"""A conversation as Markdown. Text that is not ours is escaped: it shows as it is, and can load and link to nothing."""

import re
from collections.abc import Iterable
from itertools import groupby

from assistant.export.paragraphs import Form, Paragraph, Run
from assistant.export.reference import Reference
from assistant.export.sheet import Entry, Sheet

_ACTIVE = re.compile(r"[\\`*_\[\]<>&|~#$@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_OPENING = re.compile(r"^(?:[-+=:]|(?P<number>\d+)(?P<end>[.)]))")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_PREFIXES = {Form.PLAIN: "", Form.HEADING: "#### ", Form.QUOTE: "> ", Form.ITEM: "- "}


def conversation_markdown(sheet: Sheet) -> str:
    """The whole conversation, ending in a line end."""
    blocks = [f"# {escaped(sheet.title)}", escaped(sheet.saved)]
    for number, entry in enumerate(sheet.entries, 1):
        blocks += _entry(number, entry)
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """One line of text as Markdown that shows exactly it."""
    return _opened(_inline(" ".join(text.split())))


def _inline(text: str) -> str:
    return _ACTIVE.sub(r"\\\g<0>", _FORBIDDEN.sub("\ufffd", text))


def _opened(line: str) -> str:
    """The line with what would make it a list's or a heading's at its beginning escaped."""
    opening = _OPENING.match(line)
    if opening is None:
        return line
    return f"{opening['number']}\\{line[opening.start('end') :]}" if opening["number"] else f"\\{line}"


def _entry(number: int, entry: Entry) -> list[str]:
    taken = entry.taken
    blocks = [f"## {number}. {escaped(entry.question)}"]
    if taken.understood:
        blocks.append(f"*{escaped(taken.understood)}*")
    blocks += [_paragraph(paragraph) for paragraph in taken.paragraphs]
    blocks += [escaped(note) for note in taken.notes]
    if taken.references:
        blocks += [f"### {escaped(taken.heading)}", *map(_reference, taken.references)]
    return blocks


def _paragraph(paragraph: Paragraph) -> str:
    runs = groupby(paragraph.runs, key=lambda run: run.bold)
    line = "".join(_bold(text) if bold else _inline(text) for bold, text in ((bold, _words(run)) for bold, run in runs))
    return _PREFIXES[paragraph.form] + _opened(line.strip())


def _words(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def _bold(text: str) -> str:
    """A space at the edge of bold text stands outside it, where Markdown wants it."""
    inner = text.strip()
    before, _, after = text.partition(inner) if inner else (text, "", "")
    return f"{before}**{_inline(inner)}**{after}" if inner else text


def _reference(one: Reference) -> str:
    return f"\\[{one.number}\\] {escaped(one.source)}\n\n> ”{escaped(one.quote)}”"
