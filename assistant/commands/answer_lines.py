"""An answer for a person at a terminal: the text as the chat shows it, then where each number comes from."""

from assistant.answer import Answer, Citation
from prompts.texts import Texts


def answer_lines(answer: Answer, texts: Texts) -> str:
    """The answer's text and, when it cites anything, the list of its sources."""
    if not answer.citations:
        return answer.text
    sources = [_source(citation, texts) for citation in answer.citations]
    return "\n".join([answer.text, "", f"{texts.say('command.sources')}:", *sources])


def _source(citation: Citation, texts: Texts) -> str:
    page = texts.say("command.page", page=str(citation.page)) if citation.page else None
    place = f"{citation.path}:{citation.start}-{citation.end}"
    parts = (citation.document, citation.date, citation.speaker, citation.section, page, place)
    return f"[{citation.number}] " + " · ".join(part for part in parts if part)
