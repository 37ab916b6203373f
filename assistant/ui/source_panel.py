"""The sources beside the chat: for every citation who says it, where, and the quote in its surroundings.

The panel holds the sources of every answered turn, and of one whose answer is being written; the newest answer's
are on show, and the page's script shows another answer's when one of its markers is followed.
"""

from string import Formatter

from assistant.answer import Citation
from assistant.export.reference import short_title
from assistant.site.quotes import place_address, without_layout
from assistant.ui.answer_view import anchor, badge
from assistant.ui.conversation import Conversation, Turn
from assistant.ui.escape import literal
from assistant.ui.excerpt import Excerpt, excerpt
from assistant.ui.seam import Chat
from assistant.ui.words import Words
from ingest.passage import Span


def panel_html(chat: Chat, conversation: Conversation, words: Words) -> str:
    """The whole panel as one line of HTML."""
    answered = [(number, turn) for number, turn in enumerate(conversation, 1) if turn.seen]
    heading = f"<h2>{literal(words.sources)}</h2>"
    if not answered:
        return f'{heading}<p class="hint">{literal(words.no_sources)}</p>'
    chat, latest = chat.still(), answered[-1][0]
    groups = "".join(_sources_of(chat, turn, number, number == latest, words) for number, turn in answered)
    return heading + groups


def _sources_of(chat: Chat, turn: Turn, number: int, current: bool, words: Words) -> str:
    citations = turn.seen.citations if turn.seen else ()
    inner = "".join(_source(chat, citation, number, words) for citation in citations)
    inner = inner or f'<p class="hint">{literal(words.answer_without_sources)}</p>'
    asked = literal(words.sources_of.format(question=turn.question))
    state = " current" if current else ""
    return f'<div class="sources{state}" id="sources-{number}"><p class="sources-of">{asked}</p>{inner}</div>'


def _source(chat: Chat, citation: Citation, turn: int, words: Words) -> str:
    address = literal(place_address(words.language, citation.document_id, Span(citation.start, citation.end)))
    return (
        f'<section class="source role-{citation.role.value}" id="{anchor(turn, citation.number)}" tabindex="-1">'
        f"<h3>{_heading(citation, words)} {badge(None, citation.role, words)}</h3>"
        f"{_voice(citation, words)}{_place(citation, words)}{_quote(_surroundings(chat, citation))}"
        f'<p class="more"><a href="{address}" target="_blank" rel="noopener">{literal(words.show_in_document)}</a></p>'
        f'<p class="return"><a class="back" href="#{anchor(turn, citation.number)}">{literal(words.back)}</a></p>'
        "</section>"
    )


def _heading(citation: Citation, words: Words) -> str:
    """What the source's marker is called, so that whoever hears it knows it again; not all of it needs to be seen."""
    speaker = citation.speaker or words.unknown_speaker
    shown = {
        "number": f'<span class="number">{citation.number}</span>',
        "speaker": f'<span class="name" lang="sv">{literal(speaker)}</span>',
        "document": f'<span class="unseen" lang="sv">{literal(short_title(citation.document))}</span>',
    }
    parts = Formatter().parse(words.source)
    return "".join(
        f'<span class="unseen">{literal(text)}</span>{shown[name] if name else ""}' for text, name, *_ in parts
    )


def _voice(citation: Citation, words: Words) -> str:
    said = words.stances[citation.stance]
    if citation.reported_by:
        said += f", {words.reported_by.format(speaker=citation.reported_by)}"
    members = words.members.format(names=", ".join(citation.members)) if citation.members else ""
    lines = f'<p class="stance">{literal(said)}</p>'
    return lines + (f'<p class="members">{literal(members)}</p>' if members else "")


def _place(citation: Citation, words: Words) -> str:
    facts = [citation.date]
    if citation.diary_number:
        facts.append(words.diary_number.format(number=citation.diary_number))
    if citation.page is not None:
        facts.append(words.page.format(page=citation.page))
    swedish = ' lang="sv"'
    rows = [
        (citation.document, swedish),
        (" · ".join(fact for fact in facts if fact), ""),
        (citation.section, swedish),
    ]
    return "".join(f'<p class="place"{lang}>{literal(row)}</p>' for row, lang in rows if row)


def _surroundings(chat: Chat, citation: Citation) -> Excerpt:
    """The quote as the document has it around it, or alone if the document is gone or no longer has it there."""
    for document in chat.documents():
        if document.id == citation.document_id and document.text[citation.start : citation.end] == citation.quote:
            return excerpt(document, chat.sentences(document.id), Span(citation.start, citation.end))
    return Excerpt("", citation.quote, "")


def _quote(found: Excerpt) -> str:
    before, quote, after = (literal(without_layout(text)) for text in (found.before, found.quote, found.after))
    begin, end = "… " if found.cut_before else "", " …" if found.cut_after else ""
    return f'<blockquote lang="sv">{begin}{before}<mark>{quote}</mark>{after}{end}</blockquote>'
