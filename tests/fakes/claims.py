"""A guard's suite over the fakes' corpus, and a guard whose verdicts are written by hand."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.answer import Language
from assistant.guard.verdict import Fault, Verdict
from eval.guard_result import Cited, ClaimResult, GuardResult, GuardSuite
from eval.guard_run import finished_guard
from ingest.passage import Sentence
from tests.fakes.results import HOSTILE
from tests.fakes.suite import VERSIONS

SUPPORTED = "Kontoret finner avgiften skälig."
SOURCE: Mapping[str, Any] = {
    "id": "fee",
    "sources": [{"document": "pm.txt", "quote": "Kontoret anser att avgiften är rimlig."}],
    "true": [{"text": SUPPORTED, "language": "sv", "how": "plain"}],
    "false": [
        {"text": "Kontoret finner avgiften oskälig.", "language": "sv", "class": "swapped_stance"},
        {"text": "The office says that the weather is fine.", "language": "en", "class": "other_topic"},
    ],
}


class FakeGuard:
    """Says of a text what is written for it, otherwise that it is sound; remembers what it was asked."""

    def __init__(self, verdicts: Mapping[str, Verdict]) -> None:
        self.verdicts = verdicts
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    def check(self, text: str, cited: Sequence[Sentence]) -> Verdict:
        """The verdict written for this text."""
        self.asked.append((text, tuple(sentence.search_text for sentence in cited)))
        return self.verdicts.get(text, Verdict(None, "", 0.9))


def claim(
    name: str,
    kind: str,
    fault: Fault | None = None,
    support: float = 0.5,
    language: Language = Language.SWEDISH,
) -> ClaimResult:
    """A statement with its verdict; true if ``kind`` is a rewording."""
    supported = kind in {"plain", "negation", "short", "joined"}
    cited = (Cited("pm", 3, 9, "Trafikkontoret", f"Citat {name}."),)
    return ClaimResult(name, f"Påstående {name}.", language, supported, kind, cited, fault, "", support)


def hostile_claim(kind: str = "changed_number", fault: Fault | None = None) -> ClaimResult:
    """A statement whose every text is hostile."""
    cited = (Cited(HOSTILE, 0, 1, HOSTILE, HOSTILE),)
    supported = kind == "plain"
    return ClaimResult(HOSTILE, HOSTILE, Language.ENGLISH, supported, kind, cited, fault, HOSTILE, 0.5)


def guard_result(*claims: ClaimResult, path: str = "suites/guard.jsonl") -> GuardResult:
    """A run of these statements with the figures that follow from them."""
    return finished_guard(GuardSuite(path, "5" * 64, 1, len(claims)), VERSIONS, claims)
