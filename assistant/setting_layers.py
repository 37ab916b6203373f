"""Where settings come from: each place that gives any is a layer, and what a layer gives keeps its name and place."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import RemissError

FILE_NAME = "remiss.toml"
_PREFIX = "REMISS_"
NUMBERS = ("llm_first_token", "llm_total", "llm_retries", "llm_context", "llm_prompt")
"""The settings that remiss.toml may also give as numbers."""
NAMES = (
    "case",
    "index",
    "embedding_model",
    "reranker",
    "chroma",
    "llm_url",
    "llm_model",
    "llm_key",
    "llm_key_file",
    *NUMBERS,
    "cache",
    "reports",
    "adding",
    "contact",
)


class WrongUsage(RemissError):
    """The command was called wrongly. Codes: ask_nothing, ask_both."""


class SettingInvalid(WrongUsage):
    """A setting cannot be used.

    Codes: setting_invalid (setting, value, expected: a value of the right form), setting_unknown (setting,
    file, known), settings_unreadable (file, reason), llm_url_missing (setting), key_invalid (setting),
    key_file_unreadable (file, reason), key_file_exposed (file, mode), key_file_outside (file, folder).
    """

    code = "setting_invalid"


@dataclass(frozen=True, slots=True)
class Given:
    """A setting's value, the name under which it was given, and the folder that a path starts from.

    ``file`` is the remiss.toml that gave it. The value may be a secret, so it is never printed.
    """

    value: str
    name: str
    base: Path
    file: Path | None = None

    def __repr__(self) -> str:
        return f"Given({self.name})"

    def path(self) -> Path:
        """The value as a path."""
        return (self.base / Path(self.value).expanduser()).resolve()


Layer = dict[str, Given]


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return _PREFIX + name.upper()


def from_options(options: Mapping[str, str | None], here: Path) -> Layer:
    """What the command's own options give, by setting name."""
    return {name: Given(value, f"--{name}", here) for name, value in options.items() if value is not None}


def from_environment(env: Mapping[str, str], here: Path) -> Layer:
    """What the environment gives; an empty variable is none."""
    return {name: Given(env[key], key, here) for name in NAMES if env.get(key := variable(name))}


def from_file(path: Path) -> Layer:
    """What a remiss.toml gives, nothing where there is none. Raises SettingInvalid."""
    if not path.is_file():
        return {}
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise SettingInvalid("settings_unreadable", file=path, reason=error) from error
    return {name: _entry(name, value, path) for name, value in entries.items()}


def merged(layers: list[Layer]) -> Layer:
    """Each setting from the first layer that gives it."""
    found: Layer = {}
    for layer in reversed(layers):
        found |= layer
    return found


def _entry(name: str, value: object, path: Path) -> Given:
    if name not in NAMES:
        raise SettingInvalid("setting_unknown", setting=name, file=path, known=", ".join(NAMES))
    number = name in NUMBERS and isinstance(value, int | float) and not isinstance(value, bool)
    if not number and (not isinstance(value, str) or not value):
        raise SettingInvalid(setting=f"{name} ({path})", value=value, expected=f'{name} = "…"')
    return Given(str(value), f"{name} ({path})", path.parent, path)
