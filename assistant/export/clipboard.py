"""An answer for the clipboard, as HTML that word processors take well and as plain text.

The HTML has paragraphs, lists and block quotes, no class and no style, so it takes on the look of the document that it
is pasted into. Every character that is not ours is literal.
"""

from itertools import groupby

from assistant.export.paragraphs import Form, Paragraph, Run
from assistant.export.reference import Reference, Taken
from assistant.ui.escape import literal

_ELEMENTS = {Form.PLAIN: "p", Form.HEADING: "p", Form.QUOTE: "blockquote", Form.ITEM: "li"}


def taken_html(taken: Taken) -> str:
    """The answer with its references as one line of HTML."""
    parts = [f"<p>{literal(taken.understood)}</p>"] if taken.understood else []
    for form, group in groupby(taken.paragraphs, key=lambda paragraph: paragraph.form):
        inner = "".join(_paragraph(paragraph) for paragraph in group)
        parts.append(f"<ul>{inner}</ul>" if form is Form.ITEM else inner)
    parts += [f"<p>{literal(note)}</p>" for note in taken.notes]
    if taken.references:
        entries = "".join(map(_reference, taken.references))
        parts.append(f"<p><strong>{literal(taken.heading)}</strong></p><ol>{entries}</ol>")
    return "".join(parts)


def taken_text(taken: Taken) -> str:
    """The answer with its references as plain text."""
    lines = [taken.understood, *(_line(paragraph) for paragraph in taken.paragraphs), *taken.notes]
    body = "\n\n".join(line for line in lines if line)
    if not taken.references:
        return body
    entries = (f"[{one.number}] {one.source}\n    ”{one.quote}”" for one in taken.references)
    return "\n\n".join([body, taken.heading, *entries])


def _paragraph(paragraph: Paragraph) -> str:
    element = _ELEMENTS[paragraph.form]
    inner = "".join(map(_run, paragraph.runs))
    inner = f"<strong>{inner}</strong>" if paragraph.form is Form.HEADING else inner
    return f"<{element}>{inner}</{element}>"


def _run(run: Run) -> str:
    text = literal(run.text)
    return f"<strong>{text}</strong>" if run.bold else text


def _reference(one: Reference) -> str:
    """The entry's number is given, so that it is the marker's whatever came before."""
    return f'<li value="{one.number}">{literal(one.source)}<blockquote>”{literal(one.quote)}”</blockquote></li>'


def _line(paragraph: Paragraph) -> str:
    return ("- " if paragraph.form is Form.ITEM else "") + paragraph.text
