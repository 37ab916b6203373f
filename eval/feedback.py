"""Judgements from the page as draft lines of a suite: what is known is filled in, the rest is left to an evaluator.

A line that cannot be right yet is made so that the suite's own check stops at it: its question counts as
answerable and has no evidence.
"""

from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.answer import Language, RefusalReason
from assistant.feedback import FeedbackFailed, Judgement, Verdict
from eval.suite import Evidence, Item
from ingest.errors import RemissError
from prompts.texts import Texts

DRAFT = "draft"
_ID_LETTERS = 12


class DraftInvalid(RemissError):
    """No draft can be written. Codes: draft_exists (path), feedback_empty (path)."""

    code = "draft_exists"


class _Refusal(BaseModel):
    model_config = ConfigDict(frozen=True)

    reason: RefusalReason


class _Statement(BaseModel):
    model_config = ConfigDict(frozen=True)

    citations: tuple[int, ...]


class _Citation(BaseModel):
    model_config = ConfigDict(frozen=True)

    number: int
    document_id: str
    quote: str
    speaker: str | None


class _Answer(BaseModel):
    """What a draft takes of an answer as it was kept."""

    model_config = ConfigDict(frozen=True)

    language: Language
    text: str
    refusal: _Refusal | None
    statements: tuple[_Statement, ...]
    citations: tuple[_Citation, ...]

    def cited(self) -> tuple[_Citation, ...]:
        """The citations that the answer stands on."""
        used = {number for statement in self.statements for number in statement.citations}
        return tuple(citation for citation in self.citations if citation.number in used)


def drafts(judgements: Iterable[Judgement], texts: Texts, source: Path) -> tuple[Item, ...]:
    """A draft for each judgement, oldest first; raises FeedbackFailed for an answer that cannot be read."""
    return tuple(_draft(judgement, _answer(judgement, source), texts) for judgement in judgements)


def is_complete(item: Item) -> bool:
    """Whether a suite takes the line as it is."""
    return not item.answerable or bool(item.evidence)


def _answer(judgement: Judgement, source: Path) -> _Answer:
    try:
        return _Answer.model_validate(judgement.answer)
    except ValidationError as error:
        raise FeedbackFailed(path=source, reason=error.errors(include_url=False)[0]["msg"]) from error


def _draft(judgement: Judgement, answer: _Answer, texts: Texts) -> Item:
    good = judgement.verdict is Verdict.GOOD
    refused = answer.refusal.reason if answer.refusal and good else None
    cited = answer.cited() if good else ()
    return Item.model_construct(
        id=f"feedback-{judgement.id[:_ID_LETTERS]}",
        language=answer.language,
        type=DRAFT,
        history=judgement.history,
        question=judgement.question,
        answerable=refused is None,
        refusal=refused,
        reference=_note(judgement, answer, texts),
        evidence=tuple(dict.fromkeys(Evidence(document_id=one.document_id, quote=one.quote) for one in cited)),
        speaker=tuple(dict.fromkeys(one.speaker for one in cited if one.speaker)),
    )


def _note(judgement: Judgement, answer: _Answer, texts: Texts) -> str:
    """For the evaluator, in the place of the right answer: what was answered, what was thought of it and why."""
    note = texts.say(f"eval.draft_{judgement.verdict.value}", answer=answer.text)
    return f"{note} {texts.say('eval.draft_reason', reason=judgement.reason)}" if judgement.reason else note
