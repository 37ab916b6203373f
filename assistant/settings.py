"""Every setting, read once at the entry point into one frozen value.

A setting is taken from the first place that gives it: the command's option, the environment, remiss.toml
in the working directory, remiss.toml in the case folder, the default. Relative paths are relative to the
place that names them. Nothing here builds anything; ``wiring`` does.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from assistant.answer import Language, Mode
from assistant.places import default_case, default_index
from ingest.errors import RemissError
from vectorstore.model import default_cache_dir

FILE_NAME = "remiss.toml"
NO_RERANKER = "none"
"""As a reranker: no reading, the order of retrieval."""

_VARIABLES = {
    "case": "REMISS_CASE",
    "index": "REMISS_INDEX",
    "embedding_model": "REMISS_EMBEDDING_MODEL",
    "reranker": "REMISS_RERANKER",
    "chroma": "REMISS_CHROMA",
    "llm_url": "REMISS_LLM_URL",
    "llm_model": "REMISS_LLM_MODEL",
    "llm_key": "REMISS_LLM_KEY",
    "cache": "REMISS_CACHE",
}


class WrongUsage(RemissError):
    """The command was called wrongly. Codes: ask_nothing, ask_both."""


class SettingInvalid(WrongUsage):
    """A setting cannot be used.

    Codes: setting_invalid (setting, value, expected: a value of the right form), setting_unknown (setting,
    file, known), settings_unreadable (file, reason), llm_url_missing (setting).
    """

    code = "setting_invalid"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run was told. No embedding model or reranker named means the bundled one; NO_RERANKER means none.

    ``llm_key`` is a secret: it is never part of a printed Settings.
    """

    case: Path
    index: Path
    cache: Path
    mode: Mode = Mode.EXTRACTIVE
    embedding_model: str | None = None
    reranker: str | None = None
    chroma: str | None = None
    llm_url: str | None = None
    llm_model: str | None = None
    llm_key: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class _Given:
    """A setting's value, the name under which it was given, and the folder that a path starts from."""

    value: str
    name: str
    base: Path

    def path(self) -> Path:
        return (self.base / Path(self.value).expanduser()).resolve()


_Layer = dict[str, _Given]


def read_settings(options: Mapping[str, str | None], env: Mapping[str, str], here: Path) -> Settings:
    """The settings of a run started in the folder ``here``; raises SettingInvalid.

    ``options`` holds the command's own options by setting name, None where not given.
    """
    told = {name: _Given(value, f"--{name}", here) for name, value in options.items() if value is not None}
    layers = [told, _environment(env, here), _file(here / FILE_NAME)]
    given_case = _merged(layers).get("case")
    case = given_case.path() if given_case else default_case(here)
    if case != here.resolve():
        layers.append(_file(case / FILE_NAME))
    given = _merged(layers)
    _check_addresses(given)
    key = _key_for_address(layers, given)
    return Settings(
        case=case,
        index=given["index"].path() if "index" in given else default_index(case),
        cache=given["cache"].path() if "cache" in given else default_cache_dir(),
        mode=_mode(given),
        embedding_model=_text(given, "embedding_model"),
        reranker=_text(given, "reranker"),
        chroma=_text(given, "chroma"),
        llm_url=_text(given, "llm_url"),
        llm_model=_text(given, "llm_model"),
        llm_key=key,
    )


def language_of(env: Mapping[str, str]) -> Language:
    """The language to speak at the terminal: Swedish for a Swedish locale and where none is set, otherwise English.

    The first of LANGUAGE, LC_ALL, LC_MESSAGES and LANG that is set decides, as in gettext.
    """
    values = (env.get(name, "") for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    code = next((value for value in values if value), "").split(":")[0].split(".")[0].split("_")[0].lower()
    return Language.SWEDISH if code in {"", "sv", "c", "posix"} else Language.ENGLISH


def _environment(env: Mapping[str, str], here: Path) -> _Layer:
    return {name: _Given(env[key], key, here) for name, key in _VARIABLES.items() if env.get(key)}


def _file(path: Path) -> _Layer:
    if not path.is_file():
        return {}
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise SettingInvalid("settings_unreadable", file=path, reason=error) from error
    layer: _Layer = {}
    for name, value in entries.items():
        if name not in _VARIABLES:
            raise SettingInvalid("setting_unknown", setting=name, file=path, known=", ".join(_VARIABLES))
        if not isinstance(value, str) or not value:
            raise SettingInvalid(setting=f"{name} ({path})", value=value, expected=f'{name} = "…"')
        layer[name] = _Given(value, f"{name} ({path})", path.parent)
    return layer


def _merged(layers: list[_Layer]) -> _Layer:
    merged: _Layer = {}
    for layer in reversed(layers):
        merged |= layer
    return merged


def _text(given: _Layer, name: str) -> str | None:
    return given[name].value if name in given else None


def _key_for_address(layers: list[_Layer], given: _Layer) -> str | None:
    """The key; not the user's own one for an address that only the case folder names (it may be someone else's)."""
    address, key = given.get("llm_url"), given.get("llm_key")
    if address is None or key is None:
        return None
    beside = layers[3] if len(layers) > 3 else {}
    return None if beside.get("llm_url") is address and beside.get("llm_key") is not key else key.value


def _check_addresses(given: _Layer) -> None:
    for name, expected in (("llm_url", "http://127.0.0.1:8080/v1"), ("chroma", "http://127.0.0.1:8000")):
        if name in given and not _is_address(given[name].value):
            raise SettingInvalid(setting=given[name].name, value=given[name].value, expected=expected)


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _mode(given: _Layer) -> Mode:
    told = _text(given, "mode")
    if told is None:
        return Mode.GENERATIVE if "llm_url" in given else Mode.EXTRACTIVE
    if told == Mode.GENERATIVE and "llm_url" not in given:
        raise SettingInvalid("llm_url_missing", setting=_VARIABLES["llm_url"])
    return Mode(told)
