"""Sentences that tell how the matter was handled: to whom it was sent, who answered and when. They open no voice."""

import re

from ingest.patterns import any_of

PAPER = any_of(
    "tjänsteutlåtande,tjänsteskrivelse,yttrande,remissvar,remissyttrande,kontorsyttrande,utlåtande,skrivelse",
    "underremissvar,svar",
)
"""What a body answers with."""

_HANDLING = tuple(
    re.compile(pattern)
    for pattern in (
        any_of(
            "Ärendet,Remissen,Motionen,Skrivelsen,Förslaget,Betänkandet,Promemorian,Rapporten,Utredningen,Programmet"
        )
        + rf"\s.*\b{any_of('remitterats,på remiss,sänts till,skickats till,underremiss')}\b.*",
        r".*\b(?:finns|återfinns|går)\s+"
        + any_of("att läsa,att hämta,tillgänglig\\w*,publicera\\w*,i sin helhet,bifoga\\w*")
        + r"\b.*",
        r".*\bkan\s+(?:läsas|hämtas|laddas|beställas)\b.*|.*\bi\s+sin\s+helhet\s+(?:finns|kan|på)\b.*",
        r".*\b(?:bifogas|biläggs|bilagd\w*)\b.{0,60}[.]",
        rf".*\bhar\s+(?:[\w-]+\s+){{0,4}}?(?:inte|ej)\s+{any_of('inkommit,svarat,lämnat,yttrat,besvarat,avgett')}\b.*",
        r".*\b(?:hördes\s+inte|har\s+inte\s+hörts)\s+av\b.*",
        r".*\bhar\s+(?:avstått|avböjt)\b.*|Remisstid\w*\b.*",
        r"[^,:]*\b(?:har\s+(?:den\s.{6,20}\s)?behandlat|behandlade)\s+(?:ärendet|remissen)(?:\s+den\b[^,:]*)?\.",
        r"(?:Remissvar|Yttranden|Remissvaren|Remissinstanserna|Svar)\b.*\b"
        + any_of("finns,redovisas,inkommit,sammanfattas,har kommit")
        + r"\b.*",
        r"(?:Detta|Yttrandet|Remissvaret|Svaret)\b.{0,60}\b(?:beslutats|antagits|avges|beslutades|fattats)\b.*",
    )
)
_DATE = r"\d{1,2}(?::?e)?\s+[a-zåäö]{3,9}\.?\s+\d{4}"
_PAPER_CAME = re.compile(
    rf"[A-ZÅÄÖ][^.,:]{{2,90}}s\s+{PAPER}\s+"
    + any_of(
        "är daterat,är daterad,daterades,har upprättats,upprättades,inkom,kom in,har inkommit,har lämnats,lämnades"
    )
    + rf"\b[^.:]{{0,40}}\b{_DATE}\."
)
_HEARD = re.compile(
    r"[A-ZÅÄÖ][^.,:]{2,90}?\s+(?:(?:har\s+behandlat|behandlade)\s+(?:ärendet|remissen|frågan)|yttrade\s+sig)\s+"
    rf"(?:vid\s+sitt\s+(?:samman\w+|möte)\s+)?den\s+{_DATE}(?:,\s+§\s+\d+)?"
    r"(?:\s+och\s+(?:beslutade\b(?!.*\bföljande)|svarade\b|yttrade\s+sig\b|anför\b|anförde\b)[^:]{0,90})?\."
)

_TOOK_NO_PART = re.compile(
    r"(?:[A-ZÅÄÖ]\w+\s+)?[A-ZÅÄÖÉ][\w'’-]+(?:\s+[A-ZÅÄÖÉ][\w'’-]+){1,3}(?:\s+(?:m\.fl\.\s+)?\([^()]{1,20}\))?"
    r"(?:(?:,|\s+och)\s+[A-ZÅÄÖÉ][^,.]{2,50})*\s+(?:deltog|deltar|har\s+(?:inte|ej)\s+deltagit|anmälde|anmäler|avstod|avstår)\s+"
    r"(?:(?:inte|ej)\s+i\b|jäv\b|från\s+att\s+delta\b|i\s+(?:beslutet|ärendet)\b)[^:]*\."
)
_ADJUSTED = re.compile(
    r"(?:Paragrafen|Beslutet|Protokollet)\s+(?:justeras|justerades|förklaras|förklarades)\b[^:]{0,60}\."
)


def tells_attendance(sentence: str) -> bool:
    """Whether a whole sentence tells who took no part in a decision, or its adjustment: the minutes' words, no view."""
    return _TOOK_NO_PART.fullmatch(sentence) is not None or _ADJUSTED.fullmatch(sentence) is not None


def tells_handling(sentence: str) -> bool:
    """Whether a whole sentence tells of the handling, where no opinion is being given."""
    return any(pattern.fullmatch(sentence) for pattern in _HANDLING)


def dates_answer(sentence: str) -> bool:
    """Whether a whole sentence tells no more than when a body answered; it may stand before the answer's words."""
    return _PAPER_CAME.fullmatch(sentence) is not None or _HEARD.fullmatch(sentence) is not None
