"""The words and number forms of reports and comparisons, in Swedish and English.

They lie beside the report's templates and not among the prompts: a report's wording must not change the
version of the prompts that it names. Metrics and question types that have no words here are shown by name.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from assistant.answer import Language
from eval.metrics import METRICS, Unit

LEAST = 0.001
"""The smallest chance that is told by its value."""
NOTHING = "–"
_DECIMALS = frozenset({"auc", "brier", "ece", "mrr", "ndcg"})
_COUNTED = frozenset({"length", "rank", "latency_ms"})


class Form(StrEnum):
    """How a metric's values are written."""

    SHARE = "share"
    NUMBER = "number"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words by dotted key, and how it writes numbers."""

    language: Language
    texts: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """The text filled with values; KeyError names an unknown key or a missing value."""
        return self.texts[key].format(**values)

    def name(self, kind: str, key: str) -> str:
        """What a metric, type, language, refusal reason or version is called; its key when it has no name here."""
        family, at, number = key.partition("@")
        template = self.texts.get(f"{kind}.{family}{at}")
        return key if template is None else template.format(k=number)

    def group(self, key: str) -> str:
        """A group's name: the key is ``all``, ``language:sv`` or ``type:position``."""
        kind, _, rest = key.partition(":")
        return self.name(kind, rest) if rest else self.name("group", key)

    def percent(self, share: float) -> str:
        """A share as whole per cent."""
        return self.say("number.percent", value=f"{share * 100:.0f}")

    def points(self, difference: float) -> str:
        """A difference of shares as signed percentage points."""
        return self.say("number.points", value=self._signed(difference * 100, 1))

    def number(self, value: float, decimals: int = 2) -> str:
        """A number with the language's decimal mark."""
        return f"{value:.{decimals}f}".replace(".", self.texts["number.mark"]).replace("-", "−")

    def chance(self, p: float) -> str:
        """A chance, 0 to 1; one too small for three decimals is never called none."""
        return f"< {self.number(LEAST, 3)}" if p < LEAST else self.number(p, 3)

    def value(self, metric: str, value: float | None) -> str:
        """A metric's value as its unit is written."""
        if value is None:
            return NOTHING
        match form_of(metric):
            case Form.SHARE:
                return self.percent(value)
            case Form.NUMBER:
                return self.number(value)
            case Form.COUNT:
                return self.number(value, 0)

    def difference(self, metric: str, value: float | None) -> str:
        """A signed difference of a metric."""
        if value is None:
            return NOTHING
        if form_of(metric) is Form.SHARE:
            return self.points(value)
        return self._signed(value, 3 if form_of(metric) is Form.NUMBER else 0)

    def range(self, metric: str, low: float | None, high: float | None) -> str:
        """An interval, empty when there is none."""
        if low is None or high is None:
            return ""
        return f"{self.value(metric, low)} – {self.value(metric, high)}"

    def _signed(self, value: float, decimals: int) -> str:
        rounded = round(value, decimals) + 0.0
        return ("+" if rounded > 0 else "") + self.number(rounded, decimals)


def form_of(metric: str) -> Form:
    """A metric's form by its unit; a score that is no metric is a share unless it counts something."""
    if metric.partition("@")[0] in _DECIMALS:
        return Form.NUMBER
    counted = metric in _COUNTED or (metric in METRICS and METRICS[metric].unit is not Unit.SHARE)
    return Form.COUNT if counted else Form.SHARE


@cache
def load_words(language: Language) -> Words:
    """A language's words; ValueError when its keys are not those of the Swedish."""
    texts, reference = _read(language), _read(Language.SWEDISH)
    if texts.keys() != reference.keys():
        raise ValueError(f"report words of {language} differ in keys: {sorted(texts.keys() ^ reference.keys())}")
    return Words(language, texts)


def _read(language: Language) -> dict[str, str]:
    content = files("eval").joinpath("templates", f"words.{language}.toml").read_text(encoding="utf-8")
    return {
        f"{section}.{name}": text
        for section, entries in tomllib.loads(content).items()
        for name, text in entries.items()
    }
