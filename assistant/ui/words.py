"""The page's own words, one value per language, from the catalogue in ``prompts``.

``{}`` fields are filled by the page and hold text that is not yet escaped.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Final

from assistant.feedback import Verdict
from assistant.progress import Stage
from ingest.passage import Role, Stance
from prompts.texts import Texts, load_texts


@dataclass(frozen=True, slots=True)
class JudgingWords:
    """The words for judging an answer, and for erasing what was judged."""

    language: str
    question: str
    verdicts: Mapping[Verdict, str]
    saved: Mapping[Verdict, str]
    saved_reason: str
    withdrawn: str
    failure: str
    reason: str
    reason_hint: str
    save_reason: str
    privacy: str
    kept: str
    erase: str
    sure: str
    erase_now: str
    keep: str
    erased: str


@dataclass(frozen=True, slots=True)
class MemoryWords:
    """The words about where conversations are kept, and for erasing them."""

    where: str
    earlier: str
    erase: str
    sure: str
    erase_now: str
    keep: str
    erased: str


@dataclass(frozen=True, slots=True)
class ExportWords:
    """The words for taking an answer or a conversation along."""

    copy: str
    copied: str
    not_copied: str
    word: str
    markdown: str
    saved: str
    not_saved: str


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words."""

    language: str
    heading: str
    intro: str
    question: str
    question_hint: str
    send: str
    new_conversation: str
    starters: str
    conversation: str
    empty_conversation: str
    sources: str
    no_sources: str
    answer_without_sources: str
    sources_of: str
    show_in_document: str
    back: str
    source: str
    understood_as: str
    nearest: str
    instead: str
    reported_by: str
    unknown_speaker: str
    page: str
    diary_number: str
    members: str
    quoting: str
    modelling: str
    outage: str
    writing: str
    answered: str
    failure: str
    unexpected: str
    progress: Mapping[Stage, str]
    roles: Mapping[Role, str]
    stances: Mapping[Stance, str]
    judging: JudgingWords
    memory: MemoryWords
    export: ExportWords


@cache
def words_of(language: str) -> Words:
    """A language's words; KeyError names a word that the catalogue lacks."""
    texts = load_texts(language)
    return Words(
        **_plain(Words, "page", texts),
        progress={stage: texts.templates[f"steps.{stage.value}"] for stage in Stage},
        roles={role: texts.say(f"role.{role.value}") for role in Role},
        stances={stance: texts.say(f"stance.{stance.value}") for stance in Stance},
        judging=JudgingWords(
            **_plain(JudgingWords, "judging", texts),
            verdicts={verdict: texts.say(f"judging.{verdict.value}") for verdict in Verdict},
            saved={verdict: texts.say(f"judging.saved_{verdict.value}") for verdict in Verdict},
        ),
        memory=MemoryWords(**_plain(MemoryWords, "memory", texts)),
        export=ExportWords(**_plain(ExportWords, "export", texts)),
    )


def _plain(kind: type, section: str, texts: Texts) -> dict[str, Any]:
    """The templates of a section for those fields of a value that are text, and its language."""
    named = [field.name for field in fields(kind) if field.type is str and field.name != "language"]
    plain: dict[str, Any] = {name: texts.templates[f"{section}.{name}"] for name in named}
    return plain | ({"language": texts.language} if "language" in (field.name for field in fields(kind)) else {})


SWEDISH: Final = words_of("sv")
