"""The words of questions, loaded once from ``lexicon.toml``: role nouns, verbs, question kinds, follow-ups."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Lexicon:
    """General-language vocabulary of questions in Swedish and English."""

    role_nouns: Mapping[str, tuple[str, ...]]
    parties: Mapping[str, tuple[str, ...]]
    role_groups: Mapping[str, tuple[str, ...]]
    document_nouns: Mapping[str, tuple[str, ...]]
    saying: frozenset[str]
    proposing: frozenset[str]
    deciding: tuple[str, ...]
    asking: frozenset[str]
    opinions: frozenset[str]
    general: frozenset[str]
    yes_no_openings: frozenset[str]
    kinds: tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]
    outside: tuple[re.Pattern[str], ...]
    followup_openings: tuple[re.Pattern[str], ...]
    pronouns: frozenset[str]
    person_pronouns: frozenset[str]
    languages: Mapping[str, frozenset[str]]


@cache
def load_lexicon() -> Lexicon:
    """The packaged lexicon; the expressions are compiled once."""
    raw = tomllib.loads(files("assistant").joinpath("lexicon.toml").read_text(encoding="utf-8"))
    return Lexicon(
        role_nouns={role: tuple(nouns) for role, nouns in raw["roles"].items()},
        parties={party: tuple(names) for party, names in raw["parties"].items()},
        role_groups={group: tuple(roles) for group, roles in raw["role_groups"].items()},
        document_nouns={kind: tuple(nouns) for kind, nouns in raw["documents"].items()},
        saying=frozenset(raw["verbs"]["saying"]),
        proposing=frozenset(raw["verbs"]["proposing"]),
        deciding=tuple(raw["verbs"]["deciding"]),
        asking=frozenset(raw["verbs"]["asking"]),
        opinions=frozenset(raw["verbs"]["opinions"]),
        general=frozenset(raw["verbs"]["general"]),
        yes_no_openings=frozenset(raw["verbs"]["yes_no"]),
        kinds=tuple((kind, _compiled(raw["kinds"][kind])) for kind in raw["kinds"]["order"]),
        outside=_compiled(raw["scope"]["outside"]),
        followup_openings=_compiled(raw["followup"]["opening"]),
        pronouns=frozenset(raw["followup"]["pronouns"]),
        person_pronouns=frozenset(raw["followup"]["person_pronouns"]),
        languages={language: frozenset(words) for language, words in raw["language"].items()},
    )


@cache
def words_of_questions() -> frozenset[str]:
    """Every plain word of the packaged lexicon and frames, so that a typing error in one of them is seen."""
    texts = [files("assistant").joinpath(name).read_text(encoding="utf-8") for name in ("lexicon.toml", "frames.toml")]
    plain = re.sub(r"\\\\.|\(\?|[\[\]+*?]", " ", "\n".join(texts))
    return frozenset(re.findall(r"(?<!\w)[a-zåäöé]{3,}(?!\w)", plain))


def _compiled(patterns: list[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in patterns)
