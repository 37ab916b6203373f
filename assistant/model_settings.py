"""The settings of the user's own language model: where it is, the key to it, and how much to ask of it."""

import math
import os
import stat
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from assistant.setting_layers import Given, Layer, SettingInvalid

UNNAMED = "default"
"""The model's name where none is set: servers of a single model take any."""

_FIRST_TOKEN, _TOTAL, _RETRIES, _CONTEXT, _PROMPT = 60.0, 180.0, 1, 4096, 1200
_LONGEST, _MOST_RETRIES, _MOST_TOKENS = 86_400.0, 10, 10_000_000


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """An endpoint that speaks OpenAI's protocol, and the limits of a question to it.

    ``first_token`` and ``total`` are seconds, ``context`` and ``prompt`` tokens: what the model can hold, and how much
    of that a prompt should be. ``key`` is a secret and ``url`` may hold a login, so neither is ever printed.
    """

    url: str = field(repr=False)
    model: str = UNNAMED
    key: str | None = field(default=None, repr=False)
    first_token: float = _FIRST_TOKEN
    total: float = _TOTAL
    retries: int = _RETRIES
    context: int = _CONTEXT
    prompt: int = _PROMPT

    @property
    def address(self) -> str:
        """The URL without login, query and fragment: what may be shown."""
        parts = urlsplit(self.url)
        return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path.rstrip("/"), "", ""))


def model_settings(given: Layer, key: str | None) -> ModelSettings | None:
    """The language model that the settings name, None where they name none. Raises SettingInvalid."""
    if "llm_url" not in given:
        return None
    context = _whole(given, "llm_context", _CONTEXT, 1, _MOST_TOKENS)
    prompt = _whole(given, "llm_prompt", min(_PROMPT, math.ceil(context / 2)), 1, _MOST_TOKENS)
    if prompt > context:
        raise SettingInvalid(setting=given["llm_prompt"].name, value=prompt, expected=f"1 – {context} (llm_context)")
    return ModelSettings(
        url=given["llm_url"].value,
        model=given["llm_model"].value if "llm_model" in given else UNNAMED,
        key=key,
        first_token=_seconds(given, "llm_first_token", _FIRST_TOKEN),
        total=_seconds(given, "llm_total", _TOTAL),
        retries=_whole(given, "llm_retries", _RETRIES, 0, _MOST_RETRIES),
        context=context,
        prompt=prompt,
    )


def key_of(layers: list[Layer], borrowed: Collection[Path]) -> str | None:
    """The key from the first layer that gives one, itself or a file of it; None without an address to send it to.

    ``borrowed`` are the remiss.toml files of case folders, which may be someone else's: an address that one of them
    decides gets no key but its own, and a file that one names as the key must lie beside it. Raises SettingInvalid.
    """
    addressed = next((layer for layer in layers if "llm_url" in layer), None)
    if addressed is None:
        return None
    asked = [addressed] if addressed["llm_url"].file in borrowed else layers
    source = next((layer for layer in asked if "llm_key" in layer or "llm_key_file" in layer), None)
    if source is None:
        return None
    if "llm_key" in source:
        key = source["llm_key"].value.strip()
        if not _is_key(key):
            raise SettingInvalid("key_invalid", setting=source["llm_key"].name)
        return key
    named = source["llm_key_file"]
    if named.file in borrowed and not named.path().is_relative_to(named.base.resolve()):
        raise SettingInvalid("key_file_outside", file=named.path(), folder=named.base)
    return _key_in(named.path())


def readable_by_others(path: Path) -> str | None:
    """The mode of a file that its group or everyone may read, as chmod writes it; None where only its owner may.

    Windows has no such modes.
    """
    mode = stat.S_IMODE(path.stat().st_mode)
    return f"{mode:04o}" if os.name == "posix" and mode & (stat.S_IRGRP | stat.S_IROTH) else None


def _key_in(path: Path) -> str:
    try:
        mode, key = readable_by_others(path), path.read_text(encoding="utf-8-sig").strip()
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
        raise SettingInvalid("key_file_unreadable", file=path, reason=reason) from None
    if mode is not None:
        raise SettingInvalid("key_file_exposed", file=path, mode=mode)
    if not _is_key(key):
        raise SettingInvalid("key_file_unreadable", file=path, reason="more than a key" if key else "empty")
    return key


def _is_key(key: str) -> bool:
    """Whether a key can travel in an HTTP header."""
    return bool(key) and key.isascii() and key.isprintable() and " " not in key


def _seconds(given: Layer, name: str, default: float) -> float:
    if name not in given:
        return default
    value = _number(given[name])
    if not 0 < value <= _LONGEST:
        raise _not_a_number(given[name], f"{default:g}")
    return value


def _whole(given: Layer, name: str, default: int, least: int, most: int) -> int:
    if name not in given:
        return default
    value = _number(given[name])
    if not least <= value <= most or value != int(value):
        raise _not_a_number(given[name], str(default))
    return int(value)


def _number(given: Given) -> float:
    """NaN, which is within no limits, for what is no number."""
    try:
        return float(given.value)
    except ValueError:
        return math.nan


def _not_a_number(given: Given, expected: str) -> SettingInvalid:
    return SettingInvalid(setting=given.name, value=given.value, expected=expected)
