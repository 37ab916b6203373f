"""What one Word paragraph says and how it shows it: its visible text, heading level, boldness and list.

Word stores form as styles that build on each other; a property counts where it is nearest. Deleted and hidden
text, field codes and tables of contents are not what a reader of the page sees, and are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.docx_numbers import W, Xml, child_value
from ingest.markup import Piece

_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOT_SHOWN = frozenset({f"{W}del", f"{W}moveFrom", f"{W}txbxContent", f"{W}pPr", f"{W}rPr", _MC_FALLBACK})
_MARKS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}
_HEADING_STYLE = re.compile(r"(?:heading|rubrik)\s*(\d)", re.IGNORECASE)
_CONTENTS_STYLE = re.compile(r"(?:toc|innehåll)\s*\d", re.IGNORECASE)
_TITLE_STYLES = frozenset({"title", "rubrik"})


@dataclass(frozen=True, slots=True)
class Styles:
    """The document's styles by id, read once."""

    by_id: dict[str, Xml]

    def chain(self, style_id: str | None) -> Iterator[Xml]:
        """A style and those that it builds on, nearest first; a circle ends where it closes."""
        seen: set[str] = set()
        while style_id and style_id in self.by_id and style_id not in seen:
            seen.add(style_id)
            yield self.by_id[style_id]
            style_id = child_value(self.by_id[style_id], "basedOn")

    def names(self, paragraph: Xml) -> list[str]:
        """The names of the paragraph's style and of those that it builds on."""
        styles = self.chain(child_value(paragraph.find(f"{W}pPr"), "pStyle"))
        return [child_value(style, "name") or "" for style in styles]

    def property_holders(self, paragraph: Xml) -> list[Xml]:
        """The paragraph's own pPr and those of its styles, nearest first."""
        own = paragraph.find(f"{W}pPr")
        styles = self.chain(child_value(own, "pStyle"))
        return [found for found in (own, *(style.find(f"{W}pPr") for style in styles)) if found is not None]


def read_styles(root: Xml) -> Styles:
    """The styles that word/styles.xml defines."""
    found = [] if root is None else root.iter(f"{W}style")
    return Styles({style.get(f"{W}styleId", ""): style for style in found})


def heading_level(paragraph: Xml, styles: Styles) -> int | None:
    """1 to 9 for a heading (a title is 1), by style name or by outline level."""
    for name in styles.names(paragraph):
        match = _HEADING_STYLE.fullmatch(name)
        if match:
            return int(match[1])
        if name.lower() in _TITLE_STYLES:
            return 1
    for holder in styles.property_holders(paragraph):
        level = child_value(holder, "outlineLvl")
        if level is not None:
            return int(level) + 1 if int(level) < 9 else None
    return None


def is_title(paragraph: Xml, styles: Styles) -> bool:
    """Whether this is the document's title by its style."""
    return any(name.lower() in _TITLE_STYLES for name in styles.names(paragraph)[:1])


def is_contents_entry(paragraph: Xml, styles: Styles) -> bool:
    """Whether this is a line of a table of contents, which repeats headings and says nothing itself."""
    return any(_CONTENTS_STYLE.match(name) for name in styles.names(paragraph))


def list_place(paragraph: Xml, styles: Styles) -> tuple[str, int] | None:
    """The numbering id and depth of a list paragraph."""
    num_id: str | None = None
    depth: str | None = None
    for holder in styles.property_holders(paragraph):
        place = holder.find(f"{W}numPr")
        num_id = num_id or child_value(place, "numId")
        depth = depth or child_value(place, "ilvl")
    return None if num_id in (None, "0") else (str(num_id), int(depth or "0"))


def pieces(paragraph: Xml, styles: Styles) -> list[Piece]:
    """The paragraph's visible text, run by run, with whether it is bold."""
    style_id = child_value(paragraph.find(f"{W}pPr"), "pStyle")
    bold_by_style = _is_on([style.find(f"{W}rPr") for style in styles.chain(style_id)], "b")
    found: list[Piece] = []
    for run in _runs(paragraph):
        own = run.find(f"{W}rPr")
        by_style = [style.find(f"{W}rPr") for style in styles.chain(child_value(own, "rStyle"))]
        if not _is_on([own, *by_style], "vanish"):
            bold = _is_on([own, *by_style], "b")
            found.append((_run_text(run), bool(bold_by_style if bold is None else bold)))
    return found


def nested(node: Xml, name: str) -> Iterator[Xml]:
    """The outermost ``w:name`` elements inside a shown part of ``node`` (text boxes, note references)."""
    for child in node:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag not in _NOT_SHOWN:
            yield from nested(child, name)


def _runs(node: Xml) -> Iterator[Xml]:
    for child in node:
        if child.tag == f"{W}r":
            yield child
        elif child.tag not in _NOT_SHOWN:
            yield from _runs(child)


def _run_text(run: Xml) -> str:
    return "".join((child.text or "") if child.tag == f"{W}t" else _MARKS.get(child.tag, "") for child in run)


def _is_on(holders: list[Xml], name: str) -> bool | None:
    """A switch such as ``w:b`` at its nearest mention; None when nothing mentions it."""
    for holder in holders:
        switch = None if holder is None else holder.find(f"{W}{name}")
        if switch is not None:
            return switch.get(f"{W}val", "true") not in ("0", "false", "off")
    return None
