"""Text from documents, models and users, made literal.

Gradio's chatbot and Markdown components read Markdown and HTML, and their sanitiser lets external images
and forms through. So no such text reaches them as it is: every ASCII character that is neither a letter,
a digit nor a space becomes a numeric character reference. What is left can be neither a tag, nor an
attribute's end, nor Markdown, nor a link to be recognised, and it is a single line, so it cannot end an
HTML block either. The browser shows the very characters that went in.
"""

import re

_ACTIVE = re.compile(r"[\t\n!-/:-@\[-`{-~\u2028\u2029]")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def literal(text: str) -> str:
    """The text as HTML that shows exactly it, in an element or a quoted attribute, Markdown or not.

    Control characters and lone surrogates, which a page cannot hold, become the replacement character.
    """
    return _ACTIVE.sub(_reference, _FORBIDDEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n")))


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match.group())};"
