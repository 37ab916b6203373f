"""Where a Swedish sentence ends: abbreviations, initials, dates, decimals and list marks are not ends."""

import re


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_NEVER_LAST = _words(
    """bl.a. t.ex. ex. dvs. d.v.s. s.k. p.g.a. pga. fr.o.m. t.o.m. t.h. jfr. c:a
    resp. inkl. exkl. enl. ev. f.d. fd. dr. prof.
    tf. t.f. st.f. ordf. doc. ang. i.o.m. m.a.o. m.h.t. m.h.a. f.ö. s.a.s. u.a. urspr. v.d. o.s.v. bl. t. fr. p.g. s.
    näml. övers. uppl. forts."""
)
_BEFORE_NUMBER = _words(
    """kap. nr. dnr. kl. st. avd. art. bil.
    prop. dir. skr. bet. mom. p. fig. tab. tel. sid. vol. ca. max. min. mot. f. ff.
    jan. feb. mar. apr. jun. jul. aug. sep. sept. okt. nov. dec. §. ds. rskr. årg. ref. sek."""
)
_MAYBE_LAST = _words("m.m. m.fl. etc. osv. o.s.v. o.d. o.dyl. dyl. mnkr. tkr. kr. mdkr. mkr. f.n. fl. m.")
_END = re.compile(
    r"(?P<stop>[.!?…]+)(?P<close>[”\"»’')\]]*)(?P<notes>(?<=[^\d\s][.!?”\"»)])\d{1,2}(?=\s+[A-ZÅÄÖ]))?\s+(?=(?P<next>[”\"»“„(\[–—-]*\s?(?:[A-ZÅÄÖÉÜ0-9§]|[a-zåäö]-[a-zåäö])))"
)
_WORD = re.compile(r"\S+$")
_ITEM_MARK = re.compile(r"(?:\d{1,2}|[a-zåäö]|[ivx]{1,4})[.)]$")
_INITIAL = re.compile(r"(?:^|[\s(-])[A-ZÅÄÖ]\.$")


def sentence_starts(text: str, begin: int = 0) -> list[int]:
    """Offsets at which the sentences of a paragraph start; ``begin`` is the length of the paragraph's own list mark."""
    starts = [0]
    for match in _END.finditer(text, begin):
        if _is_end(text, match, starts[-1]):
            starts.append(match.end())
    return starts


def cuts_abbreviation(line: str, following: str) -> bool:
    """Whether a line ends in an abbreviation that the next line goes on from ("se t.ex.", "bör")."""
    before = _WORD.search(line)
    word = before[0].lstrip('”"»(“„[').lower() if before else ""
    if following[:1].isdigit():
        return word in _BEFORE_NUMBER or word in _NEVER_LAST
    return following[:1].islower() and word in _NEVER_LAST | _BEFORE_NUMBER | _MAYBE_LAST


def _is_end(text: str, match: re.Match[str], start: int) -> bool:
    if match["stop"] != "." or match["close"].strip("”\"»’'"):
        return match["stop"] != "." or not _ends_in_abbreviation(text, match)
    return not _ends_in_abbreviation(text, match) and not _is_list_mark(text, match, start)


def _ends_in_abbreviation(text: str, match: re.Match[str]) -> bool:
    before = _WORD.search(text[max(0, match.start() - 25) : match.end("stop")])
    word = before[0].lstrip('”"»(“„[').lower() if before else ""
    following = text[match.end()]
    if word in _MAYBE_LAST:
        return following == "("
    if word in _BEFORE_NUMBER:
        return following.isdigit()
    if word in _NEVER_LAST:
        return not _closes(match)
    if re.fullmatch(r"(?:[a-zåäö]\.){2,}", word):
        return True
    return (
        bool(_INITIAL.search(text[max(0, match.start() - 2) : match.end("stop")]))
        and following.isupper()
        and not _closes(match)
    )


def _closes(match: re.Match[str]) -> bool:
    return bool(match["close"])


def _is_list_mark(text: str, match: re.Match[str], start: int) -> bool:
    """A number after a sentence's end, or at its start, opens a list item and does not end a sentence."""
    return _ITEM_MARK.fullmatch(text[start : match.end("stop")].strip()) is not None
