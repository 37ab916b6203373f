"""A guard's run over a suite of statements as one JSON file: what machines read and every report is made from.

The format is in docs/evaluation-reports.md. Values are written and read through the same types.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

from assistant.answer import Language
from assistant.guard.verdict import Fault
from eval.json_files import load_as, replace_file
from eval.result import Value, Versions

ALL = "all"


@dataclass(frozen=True, slots=True)
class GuardSuite:
    """Which suite was run: its lines (``sources``) and the statements in them."""

    path: str
    sha256: str
    sources: int
    claims: int


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence that a statement cites: ``quote == text[start:end]`` of its document."""

    document_id: str
    start: int
    end: int
    speaker: str | None
    quote: str


@dataclass(frozen=True, slots=True)
class ClaimResult:
    """One statement, what it cites, and what the guard said of it: it was rejected unless ``fault`` is None.

    ``kind`` is the class of a false statement and the rewording of a true one (``supported``); ``support`` is the
    guard's belief, 0 to 1, whatever its rules said.
    """

    id: str
    text: str
    language: Language
    supported: bool
    kind: str
    cited: tuple[Cited, ...]
    fault: Fault | None
    detail: str
    support: float

    @property
    def rejected(self) -> bool:
        """Whether the guard stopped the statement."""
        return self.fault is not None

    @property
    def right(self) -> bool:
        """Whether that was right."""
        return self.supported != self.rejected


@dataclass(frozen=True, slots=True)
class GuardResult:
    """A run. ``groups``: "all", then the classes of false statements, the rewordings of true ones, the languages.

    ``faults`` counts, for each class and rewording, the statements by the fault that was found; "passed" by none.
    """

    suite: GuardSuite
    versions: Versions
    started: str
    groups: dict[str, dict[str, Value]]
    faults: dict[str, dict[str, int]]
    claims: tuple[ClaimResult, ...]
    kind: Literal["guard"] = "guard"
    format: Literal[1] = 1

    @property
    def slipped(self) -> tuple[ClaimResult, ...]:
        """The false statements that passed."""
        return tuple(claim for claim in self.claims if not claim.supported and not claim.rejected)

    @property
    def refused(self) -> tuple[ClaimResult, ...]:
        """The true statements that were rejected."""
        return tuple(claim for claim in self.claims if claim.supported and claim.rejected)


_RESULT = TypeAdapter(GuardResult)


def groups_of_claims(claims: tuple[ClaimResult, ...]) -> Mapping[str, tuple[ClaimResult, ...]]:
    """The statements by group, in the order of ``GuardResult.groups``; classes in the order in which they come."""
    false = dict.fromkeys(claim.kind for claim in claims if not claim.supported)
    true = dict.fromkeys(claim.kind for claim in claims if claim.supported)
    languages = sorted({claim.language for claim in claims})
    return {
        ALL: claims,
        **{kind: tuple(c for c in claims if c.kind == kind and not c.supported) for kind in false},
        **{kind: tuple(c for c in claims if c.kind == kind and c.supported) for kind in true},
        **{f"language:{code.value}": tuple(c for c in claims if c.language is code) for code in languages},
    }


def dump_guard(result: GuardResult, path: Path) -> None:
    """Write the result so that a reader sees the old file or the new one, never half of one."""
    replace_file(path, _RESULT.dump_json(result, indent=1) + b"\n")


def load_guard(path: Path) -> GuardResult:
    """A result that was dumped; raises ResultInvalid."""
    return load_as(_RESULT, path)
