"""Which language a visitor reads: the one that they chose, else the one that their browser asks for."""

import re
from collections.abc import Mapping
from typing import Final

from assistant.site.frame import DEFAULT_LANGUAGE, address
from prompts.texts import LANGUAGES

COOKIE: Final = "remiss-language"
A_YEAR: Final = 365 * 24 * 3600
_LOCAL = re.compile(r"/(?![/\\])[^\\\s\x00-\x1f\x7f]{0,2000}")
_RANGE = re.compile(r"\s*([A-Za-z]{1,8}|\*)(?:-[A-Za-z0-9-]*)?\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*)?")


def preferred(accepted: str) -> str:
    """The language of ours that an Accept-Language header puts first; Swedish unless another is put before it."""
    wishes: dict[str, float] = {}
    for part in accepted[:1000].split(","):
        if match := _RANGE.fullmatch(part):
            wish = float(match[2]) if match[2] else 1.0
            wishes[match[1].lower()] = max(wish, wishes.get(match[1].lower(), 0.0))
    return max(LANGUAGES, key=lambda language: wishes.get(language, 0.0))


def elsewhere(headers: Mapping[str, str], cookies: Mapping[str, str]) -> str | None:
    """The language whose front page someone who comes to the Swedish one should see instead, None to stay.

    Whoever comes from a page of ours has chosen a language already, by being there.
    """
    if headers.get("sec-fetch-site") == "same-origin":
        return None
    chosen = cookies.get(COOKIE, "")
    language = chosen if chosen in LANGUAGES else preferred(headers.get("accept-language", ""))
    return language if language != DEFAULT_LANGUAGE else None


def target(language: str, page: str) -> str:
    """Where a switch of language leads: to the page if it is one of ours, else to the front page."""
    known = language if language in LANGUAGES else DEFAULT_LANGUAGE
    return address(known, page if _LOCAL.fullmatch(page) else "/")
