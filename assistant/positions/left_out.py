"""What a proposer says that it does not propose: weighed and left out, turned down, or put off.

"Kontoret har övervägt att kräva hjälm men avstår" is a stand that others take sides on, as they do on a proposal. Its
name says what it is: "Inget krav på hjälm".
"""

import re
from collections.abc import Callable

_FLAGS = re.IGNORECASE
_WEIGHED = re.compile(
    r"\b(?:har\s+(?:\w+\s+)?(?:övervägt|prövat|diskuterat|avfärdat|avvisat|valt\s+bort|avstått\s+från)|övervägde|"
    r"överväger|avstår\s+(?:\w+\s+)?från)\s+(?:(?:tanken|möjligheten|alternativet|ett\s+förslag)\s+)?"
    r"(?P<how>att|på|till)?(?!om\b)\s*(?P<what>[^,;:.]+)",
    _FLAGS,
)
_AND_LEFT = re.compile(
    r"\b(?:men|dock)\b.*\b(?:avst(?:år|od|ått)|anser|bedömer|bedömt|funnit|stanna[rt]|avfärda\w*|avvisa\w*|inte|inget|"
    r"inga|ingen)\b",
    _FLAGS,
)
_LEFT = re.compile(r"\b(?:avst|avfärda|avvisa|valt\s+bort)", _FLAGS)
_TURNED_DOWN = re.compile(
    r"^(?P<none>ett|en)?\s*(?P<what>[^,;:.]+?)\s+(?P<end>(?:har\s+(?:\w+\s+)?(?:övervägts|prövats|diskuterats|"
    r"avfärdats|avvisats)|övervägdes|avfärdas|avvisas)\b.*)",
    _FLAGS,
)
_NOT_PROPOSED = re.compile(
    r"\b(?:(?:föreslår|föreslås|lägger|lämnar)\s+(?:\w+\s+)?inte|inte\s+(?:att\s+)?(?:föreslå|lämna))\s+(?:\w+\s+)?"
    r"(?P<none>några|något|någon)\s+(?:förslag\s+(?:om|till|på)\s+)?(?P<what>[^,;:.]+)"
    r"|\b(?:föreslår|föreslås|lämnar|lämnas)\s+(?P<no>inga|inget|ingen)\s+(?:förslag\s+(?:om|till|på)\s+)?(?P<it>[^,;:.]+)",
    _FLAGS,
)
_NONE_FOR = re.compile(r"^för\s+(?P<what>[^,;:.]+?)\s+(?:lämnas|föreslås|läggs)\s+(?:inget|inga|ingen)\b", _FLAGS)
_NO_REASON = re.compile(
    r"\b(?:(?:finns|ser)\s+(?:inte|inga|inget)|saknas)\s+(?:\w+\s+)?skäl\s+(?:för\s+\w+\s+)?att\s+(?P<what>[^,;:.]+)",
    _FLAGS,
)
_PUT_OFF = re.compile(
    r"\bfrågan\s+om\s+(?P<what>[^,;:.]+?)\s+(?:(?:kan\s+|får\s+)?anstå|anstår|skjuts|utreds\s+inte|berörs\s+inte|"
    r"(?:har\s+inte|inte\s+har)\s+(?:hunnit\s+)?(?:utretts|utredas|behandlats))",
    _FLAGS,
)
_BREAK = re.compile(r"\s+(?:men|utan\s+att|eftersom|då|med\s+hänsyn|av\s+\w+skäl|nu)\b.*", _FLAGS)
_ASIDE = re.compile(r"\b(?:på\s+sikt|även|också|i\s+stället|aktivt|redan\s+nu)\s+", _FLAGS)
_VAGUE = re.compile(r"\w+\s+(?:motsvarande|sådan\w*|förslag\b)", _FLAGS)
_NONE_OF = (
    (re.compile(r"(?:kräva|ställa\s+krav\s+på|införa\s+(?:ett\s+)?krav\s+på)\s+(?!att\b)", _FLAGS), "Inget krav på"),
    (re.compile(r"(?:förbjuda|införa\s+(?:ett\s+)?förbud\s+mot)\s+", _FLAGS), "Inget förbud mot"),
    (re.compile(r"(?:föreslå|införa)\s+", _FLAGS), "Inte"),
)
_NONE = {"några": "Inga", "något": "Inget", "någon": "Ingen", "ett": "Inget", "en": "Ingen"}


def left_out(text: str) -> str:
    """What a sentence says is not proposed, named as that; nothing where it says none."""
    return next((name for read in _READINGS if (name := _finished(read(text)))), "")


def _weighed(text: str) -> str:
    found = _WEIGHED.search(text)
    if not found or not (_AND_LEFT.search(text, found.start()) or _LEFT.search(found[0][: found.start("what")])):
        return ""
    what = _ASIDE.sub("", found["what"])
    return _undone(what) if (found["how"] or "").casefold() == "att" else f"Inte {what}"


def _turned_down(text: str) -> str:
    found = _TURNED_DOWN.match(text)
    if not found or not (_LEFT.search(found["end"]) or _AND_LEFT.search(found["end"])):
        return ""
    return f"{_none(found['none'] or '')} {found['what']}"


def _not_proposed(text: str) -> str:
    if found := _NONE_FOR.match(text):
        return f"Inget förslag för {found['what']}"
    found = _NOT_PROPOSED.search(text)
    name = f"{_none(found['none'] or found['no'])} {found['what'] or found['it']}" if found else ""
    return "" if _VAGUE.match(name) else name


def _no_reason(text: str) -> str:
    return _undone(found["what"]) if (found := _NO_REASON.search(text)) else ""


def _put_off(text: str) -> str:
    return found["what"] if (found := _PUT_OFF.search(text)) else ""


_READINGS: tuple[Callable[[str], str], ...] = (_weighed, _turned_down, _not_proposed, _no_reason, _put_off)


def _undone(deed: str) -> str:
    """A deed that is not done: "kräva hjälm" is "Inget krav på hjälm"."""
    named = (f"{none} {deed[match.end() :]}" for pattern, none in _NONE_OF if (match := pattern.match(deed)))
    return next(named, f"Inte {deed}")


def _none(article: str) -> str:
    word = article.casefold()
    return _NONE.get(word, word.capitalize() or "Inte")


def _finished(name: str) -> str:
    name = " ".join(_BREAK.sub("", name).split()).strip(" .,;:")
    return name[:1].upper() + name[1:]
