"""Every setting, read once at the entry point into one frozen value.

A setting is taken from the first place that gives it: the command's option, the environment, remiss.toml
in the working directory, remiss.toml in the case folder, the default. Relative paths are relative to the
place that names them. Nothing here builds anything; ``wiring`` does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from assistant.answer import Language, Mode
from assistant.model_settings import ModelSettings, key_of, model_settings
from assistant.places import CASE_FILE, default_case, default_index
from assistant.setting_layers import (
    FILE_NAME,
    Layer,
    SettingInvalid,
    WrongUsage,
    from_environment,
    from_file,
    from_options,
    merged,
    variable,
)
from vectorstore.model import default_cache_dir

__all__ = ["FILE_NAME", "NO_RERANKER", "SettingInvalid", "Settings", "WrongUsage", "language_of", "read_settings"]

NO_RERANKER = "none"
"""As a reranker: no reading, the order of retrieval."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run was told. No embedding model or reranker named means the bundled one; NO_RERANKER means none.

    Without a ``language_model`` answers are quotes. ``key_holders`` are the remiss.toml files that hold a key.
    ``adding`` lets the page take documents into the case folder. ``given_reports`` is the folder of evaluation results
    if one was named; ``reports`` is the one to use. ``contact`` is where faults in accessibility are to be told.
    """

    case: Path
    index: Path
    cache: Path
    mode: Mode = Mode.EXTRACTIVE
    embedding_model: str | None = None
    reranker: str | None = None
    chroma: str | None = None
    language_model: ModelSettings | None = None
    key_holders: tuple[Path, ...] = ()
    adding: bool = False
    given_reports: Path | None = None
    contact: str | None = None

    @property
    def reports(self) -> Path:
        """The folder of evaluation results: the one that was named, else beside the index."""
        return self.given_reports or self.index.with_name(f"{self.index.name}-reports")

    @property
    def llm_url(self) -> str | None:
        """The language model's base URL, with the login that it may hold."""
        return self.language_model.url if self.language_model else None

    @property
    def llm_model(self) -> str | None:
        """The language model's name."""
        return self.language_model.model if self.language_model else None

    @property
    def llm_key(self) -> str | None:
        """The secret that opens the language model's endpoint."""
        return self.language_model.key if self.language_model else None


def read_settings(options: Mapping[str, str | None], env: Mapping[str, str], here: Path) -> Settings:
    """The settings of a run started in the folder ``here``; raises SettingInvalid.

    ``options`` holds the command's own options by setting name, None where not given.
    """
    layers = [from_options(options, here), from_environment(env, here), from_file(here / FILE_NAME)]
    given_case = merged(layers).get("case")
    case = given_case.path() if given_case else default_case(here)
    if case != here.resolve():
        layers.append(from_file(case / FILE_NAME))
    given = merged(layers)
    _check_addresses(given)
    return Settings(
        case=case,
        index=given["index"].path() if "index" in given else default_index(case),
        cache=given["cache"].path() if "cache" in given else default_cache_dir(),
        mode=_mode(given),
        embedding_model=_text(given, "embedding_model"),
        reranker=_text(given, "reranker"),
        chroma=_text(given, "chroma"),
        language_model=model_settings(given, key_of(layers, _borrowed(here, case))),
        key_holders=tuple(layer["llm_key"].file for layer in layers if "llm_key" in layer and layer["llm_key"].file),
        adding=_is_on(given, "adding"),
        given_reports=given["reports"].path() if "reports" in given else None,
        contact=_text(given, "contact"),
    )


def language_of(env: Mapping[str, str]) -> Language:
    """The language to speak at the terminal: Swedish for a Swedish locale and where none is set, otherwise English.

    The first of LANGUAGE, LC_ALL, LC_MESSAGES and LANG that is set decides, as in gettext.
    """
    values = (env.get(name, "") for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    code = next((value for value in values if value), "").split(":")[0].split(".")[0].split("_")[0].lower()
    return Language.SWEDISH if code in {"", "sv", "c", "posix"} else Language.ENGLISH


def _borrowed(here: Path, case: Path) -> frozenset[Path]:
    """The remiss.toml files that may be someone else's: the case folder's, also where the run was started in it."""
    in_a_case = here.resolve().is_relative_to(case) or (here / CASE_FILE).is_file()
    return frozenset({case / FILE_NAME} | ({here / FILE_NAME} if in_a_case else set()))


def _text(given: Layer, name: str) -> str | None:
    return given[name].value if name in given else None


def _is_on(given: Layer, name: str) -> bool:
    """Whether a setting is switched on; it is off where nobody says."""
    told = _text(given, name) or "off"
    if told not in {"on", "off"}:
        raise SettingInvalid(setting=given[name].name, value=told, expected="on | off")
    return told == "on"


def _check_addresses(given: Layer) -> None:
    for name, expected in (("llm_url", "http://127.0.0.1:8080/v1"), ("chroma", "http://127.0.0.1:8000")):
        if name in given and not _is_address(given[name].value):
            raise SettingInvalid(setting=given[name].name, value=given[name].value, expected=expected)


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _mode(given: Layer) -> Mode:
    told = _text(given, "mode")
    if told is None:
        return Mode.GENERATIVE if "llm_url" in given else Mode.EXTRACTIVE
    if told == Mode.GENERATIVE and "llm_url" not in given:
        raise SettingInvalid("llm_url_missing", setting=variable("llm_url"))
    return Mode(told)
