"""The marks that Word and HTML documents get when they become text.

Sections and speakers are found from text alone, so what a page shows by form (a heading, a list, a table row)
has to be readable in the text: ``## Heading``, ``- item``, ``1. item``, ``**bold line**``, ``cell | cell``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

MAX_BOLD_LINE = 120

Piece: TypeAlias = tuple[str, bool]
"""Some text of a paragraph, and whether it is bold."""


class BlockKind(StrEnum):
    """What stands between two blocks depends on this: list items and rows follow each other closely."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or table row; never empty."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH


def heading(level: int, text: str) -> Block:
    """A heading on one line, whatever breaks the document had in it."""
    return Block(f"{'#' * min(max(level, 1), 6)} {' '.join(text.split())}")


def paragraph(pieces: Sequence[Piece]) -> Block:
    """A paragraph; a short line that is bold throughout is marked, since it may be meant as a heading."""
    text = "".join(piece for piece, _ in pieces).strip()
    bold = all(is_bold for piece, is_bold in pieces if piece.strip())
    if bold and len(text) <= MAX_BOLD_LINE and "\n" not in text:
        return Block(f"**{text}**")
    return Block(text)


def item(text: str, mark: str, depth: int) -> Block:
    """A list item with its number or dash, two spaces in for each list around its own."""
    return Block(f"{'  ' * depth}{mark} {text}", BlockKind.ITEM)


def row(cells: Sequence[Sequence[Block]]) -> list[Block]:
    """A table row on one line, or the cells' blocks one after another where the table only lays out the page."""
    filled = [cell for cell in cells if cell]
    if len(filled) <= 1 or any(len(cell) > 1 for cell in filled):
        return [block for cell in filled for block in cell]
    line = " | ".join(" ".join(cell[0].text.split()) if cell else "" for cell in cells)
    return [Block(line.strip(), BlockKind.ROW)]


def joined(blocks: Iterable[Block]) -> str:
    """The document's text: blank lines between blocks, line breaks inside a list or a table."""
    parts: list[str] = []
    before: BlockKind | None = None
    for block in blocks:
        if parts:
            close = block.kind is before and block.kind is not BlockKind.PARAGRAPH
            parts.append("\n" if close else "\n\n")
        parts.append(block.text)
        before = block.kind
    return "".join(parts)
