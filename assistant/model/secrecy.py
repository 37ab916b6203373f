"""What of the settings nobody but the endpoint may read, and how it is kept out of messages and logs."""

import base64
import json
import logging
import re
from collections.abc import Iterator
from urllib.parse import quote, quote_plus, unquote, unquote_plus, urlsplit

from assistant.model_settings import ModelSettings

_MASK = "***"
_LONG = 6
"""Characters from which on a secret is masked inside a word too: a shorter one may well be part of another word."""
_LOGIN = re.compile(r"(?<=//)[^\s/]+(?=@)")
_LIBRARIES = ("httpx", "httpcore", "openai")


def masked(text: str, settings: ModelSettings) -> str:
    """The text without the key, the login, its token, the values of the address's query, and any address's login.

    Servers and proxies repeat what they were sent, so these are looked for in every form in which they travel.
    """
    forms = {form for secret in _secrets(settings) for form in _forms(secret)}
    patterns = [_pattern(form) for form in sorted(forms, key=len, reverse=True)]
    shown = _LOGIN.sub(_MASK, text)
    return re.sub("|".join(patterns), _MASK, shown, flags=re.IGNORECASE) if patterns else shown


def login_token(url: str) -> str | None:
    """The login that an address holds, as HTTP's Basic scheme sends it; None where it holds none."""
    parts = urlsplit(url)
    if parts.username is None:
        return None
    login = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    return base64.b64encode(login.encode()).decode()


def quiet_libraries() -> None:
    """Let only warnings of the client libraries through: their other lines hold whole addresses and prompts."""
    for name in _LIBRARIES:
        logger = logging.getLogger(name)
        logger.setLevel(max(logger.level, logging.WARNING))


def _secrets(settings: ModelSettings) -> Iterator[str]:
    parts = urlsplit(settings.url)
    token = login_token(settings.url) or ""
    yield from (settings.key or "", token, token.rstrip("="))
    yield from (unquote(parts.username or ""), unquote(parts.password or ""))
    yield from (unquote_plus(field.partition("=")[2]) for field in parts.query.split("&"))


def _forms(secret: str) -> set[str]:
    """A secret as it is, and as addresses and JSON write it."""
    return {secret, quote(secret, safe=""), quote(secret), quote_plus(secret), json.dumps(secret)[1:-1]} - {""}


def _pattern(form: str) -> str:
    return re.escape(form) if len(form) >= _LONG else rf"(?<!\w){re.escape(form)}(?!\w)"
