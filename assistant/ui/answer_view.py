"""An answer as the chat shows it: its text, grouped by speaker, with markers that lead to the sources.

The words and their order are those of the answer's text; the page adds who speaks. Everything that is not
our own markup passes ``literal``. A citation's anchor is ``src-<turn>-<number>``, here and in the panel.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from assistant.answer import Answer, Citation, Mode, Statement
from assistant.export.reference import notes, short_title
from assistant.ui.answer_text import Block, Link, blocks
from assistant.ui.escape import literal
from assistant.ui.words import Words
from ingest.passage import Role
from prompts.texts import load_texts


def anchor(turn: int, number: int) -> str:
    """The id of a citation's section in the source panel; turns are counted from 1."""
    return f"src-{turn}-{number}"


def source_name(citation: Citation, words: Words) -> str:
    """What a citation is called, wherever it is named: "Källa 2, Stadsledningskontoret, PM 2014:134"."""
    speaker = citation.speaker or words.unknown_speaker
    return words.source.format(number=citation.number, speaker=speaker, document=short_title(citation.document))


def badge(speaker: str | None, role: Role, words: Words) -> str:
    """Who speaks, and what they are in the case; None leaves out a name that stands beside the badge."""
    name = f'<span class="name" lang="sv">{literal(speaker)}</span> ' if speaker else ""
    said = f'<span class="role" lang="{words.language}">{literal(words.roles[role])}</span>'
    return f'<span class="badge {_role_class(role)}">{name}{said}</span>'


def answer_html(answer: Answer, turn: int, words: Words, shown: int | None = None, model: str | None = None) -> str:
    """The answer or refusal as one line of HTML; with ``shown``, only as far as its so manieth cited block.

    ``model`` names the language model that wrote it, if one did.
    """
    link = _linker(answer, turn, words)
    lines = _first(blocks(answer, link), shown)
    parts = [_understood(answer, words), *_sections(answer, lines, words)]
    if shown is None:
        parts += [_nearest(answer, lines, link, words), *_notes(answer, model, words)]
    return _reply(answer, parts)


def copy_html(turn: int, words: Words) -> str:
    """The button that copies an answer, and where it says so; the page's script knows what to copy by the number."""
    copy = literal(words.export.copy)
    return f'<div class="tools"><button type="button" class="copy" value="{turn}">{copy}</button></div>'


def unfinished_html(answer: Answer, turn: int, words: Words) -> str:
    """What is written so far, links and all; the page's script lets it be read out when it is whole."""
    lines = blocks(answer, _linker(answer, turn, words))
    return _reply(answer, [_understood(answer, words), *_sections(answer, lines, words)], " unfinished")


def _reply(answer: Answer, parts: Iterable[str], stage: str = "") -> str:
    """Words that a model chose are marked as such, so that they do not look like a quote."""
    state = "refused" if answer.refusal else "answered"
    written = " written" if answer.mode is Mode.GENERATIVE else ""
    return f'<div class="reply {state}{written}{stage}" lang="{answer.language.value}">{"".join(parts)}</div>'


def _linker(answer: Answer, turn: int, words: Words) -> Link:
    cited = {citation.number: citation for citation in answer.citations}

    def link(number: int) -> str:
        name = literal(source_name(cited[number], words))
        place = f'href="#{anchor(turn, number)}" lang="{words.language}"'
        return f'<a class="cite" {place} title="{name}">[{number}]</a>'

    return link


def _first(lines: tuple[Block, ...], shown: int | None) -> tuple[Block, ...]:
    """The blocks up to and with the ``shown``-th one that has a marker."""
    if shown is None:
        return lines
    cited = [index for index, block in enumerate(lines) if block.markers][:shown]
    return lines[: cited[-1] + 1] if cited else ()


def _sections(answer: Answer, lines: tuple[Block, ...], words: Words) -> list[str]:
    spoken = groupby(zip(_voices(answer, lines), lines, strict=True), key=lambda pair: pair[0])
    return [_section(voice, [block for _, block in group], words) for voice, group in spoken]


def _voices(answer: Answer, lines: tuple[Block, ...]) -> list[tuple[str | None, Role] | None]:
    """Who speaks in each block: by its markers, and a line that names the next block's speaker leads into it."""
    by_number = {number: statement for statement in reversed(answer.statements) for number in statement.citations}
    voices: list[tuple[str | None, Role] | None] = []
    coming: Statement | None = None
    for block in reversed(lines):
        if block.markers:
            coming = by_number.get(block.markers[0])
        elif not (coming and coming.speaker and coming.speaker in block.text):
            coming = None
        voices.append((coming.speaker, coming.role) if coming else None)
    return voices[::-1]


def _section(voice: tuple[str | None, Role] | None, lines: list[Block], words: Words) -> str:
    if voice is None:
        return _elements(lines)
    speaker, role = voice
    if lines[0].markers:
        inner = badge(speaker or words.unknown_speaker, role, words) + _elements(lines)
    else:  # a lead that names the speaker: the badge says what they are, beside it
        lead = replace(lines[0], html=f"{lines[0].html} {badge(None, role, words)}")
        inner = _elements([lead, *lines[1:]])
    return f'<section class="said {_role_class(role)}">{inner}</section>'


def _elements(lines: Iterable[Block]) -> str:
    html = ""
    for element, group in groupby(lines, key=lambda block: block.element):
        inner = "".join(f"<{element}>{block.html}</{element}>" for block in group)
        html += f"<ul>{inner}</ul>" if element == "li" else inner
    return html


def _understood(answer: Answer, words: Words) -> str:
    if not answer.understood_as:
        return ""
    label = f'<span lang="{words.language}">{literal(words.understood_as)}</span>'
    return f'<p class="understood">{label} <em>{literal(answer.understood_as)}</em></p>'


def _nearest(answer: Answer, lines: tuple[Block, ...], link: Link, words: Words) -> str:
    """Links to the passages offered with a refusal, as far as its text does not link to them itself."""
    marked = {number for block in lines for number in block.markers}
    links = [link(number) for number in answer.nearest if number not in marked]
    label = f'<span lang="{words.language}">{literal(words.nearest)}</span>'
    return f'<p class="nearest">{label} {" ".join(links)}</p>' if links else ""


def _notes(answer: Answer, model: str | None, words: Words) -> list[str]:
    told = notes(answer, load_texts(words.language), model)
    return [f'<p class="note" lang="{words.language}">{literal(note)}</p>' for note in told]


def _role_class(role: Role) -> str:
    return f"role-{role.value}"
