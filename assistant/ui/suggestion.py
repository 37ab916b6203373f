"""A better question, offered where one was not answered: one that is sure to be of the case.

It is a question of the case's own that shares most words with what was asked; else what the speaker of the nearest
passage thinks; else a question of the case's own that was not asked yet. Nothing is offered that is not certain to
be a sensible question: a name that is no single voice's is not asked about.
"""

import re
from collections.abc import Collection

from assistant.answer import Answer, Citation
from ingest.passage import Role
from prompts.texts import Texts

LEAST_LETTERS = 5
"""Shorter words are mostly form words, which say nothing about what is asked."""
STEM_LETTERS = 6
_ASKED_ABOUT = {
    Role.PROPOSER: "suggestion.proposal",
    Role.OFFICE: "suggestion.position",
    Role.COMMISSIONER: "suggestion.position",
    Role.COMMITTEE: "suggestion.position",
    Role.RESPONDENT: "suggestion.position",
}


def better_question(
    question: str, answer: Answer, starters: Collection[str], asked: Collection[str], texts: Texts
) -> str | None:
    """A question to offer with a refusal, None with an answer or when there is none to offer.

    ``asked`` are the questions of the conversation, which are not offered again; ``texts`` are the answer's language's.
    """
    if answer.answered:
        return None
    before = {_bare(one) for one in (*asked, question)}
    left = [starter for starter in starters if _bare(starter) not in before]
    close = max(left, key=lambda starter: _shared(starter, question), default=None)
    if close and _shared(close, question):
        return close
    return next((one for one in _of_nearest(answer, texts) if _bare(one) not in before), left[0] if left else None)


def _of_nearest(answer: Answer, texts: Texts) -> list[str]:
    """What the speakers of the nearest passages could be asked, nearest first."""
    by_number = {citation.number: citation for citation in answer.citations}
    return [one for number in answer.nearest if (one := _about_speaker(by_number[number], texts))]


def _about_speaker(citation: Citation, texts: Texts) -> str | None:
    key = _ASKED_ABOUT.get(citation.role)
    plain = citation.speaker is not None and re.fullmatch(r"[\w:.\-– ]{2,60}", citation.speaker)
    return texts.say(key, speaker=citation.speaker or "") if key and plain else None


def _shared(one: str, other: str) -> int:
    return len(_stems(one) & _stems(other))


def _stems(question: str) -> set[str]:
    words = re.findall(r"\w+", question.casefold())
    return {word[:STEM_LETTERS] for word in words if len(word) >= LEAST_LETTERS}


def _bare(question: str) -> str:
    return " ".join(re.findall(r"\w+", question.casefold()))
