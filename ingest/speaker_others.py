"""Views of others that an account tells of: an expert's dissent from a proposal, and what an outside body has said.

A proposal is its author's throughout, but for whole sentences whose subject is somebody else who takes a stand.
"""

import re

from ingest.bodies import body_role, capitalised, is_generic, named_at_start, nominative
from ingest.form_words import RESERVATION, SEPARATE_OPINION
from ingest.passage import Role, Speaker, Stance, Voice
from ingest.patterns import any_of, word_of
from ingest.signatories import signatories_in
from ingest.speaker_dissents import dissent_label, dissent_line

_WORD = r"[A-ZÅÄÖÉ][\w'’-]+"
_NAME = rf"{_WORD}(?:\s+(?:{_WORD}|(?:von|af|de)\b)){{1,3}}"
_HOLDS = any_of(
    "anser,menar,hävdar,ifrågasätter,motsätter sig,avstyrker,avvisar,förordar,invänder,varnar,framhåller,påpekar",
    "beklagar,efterlyser,yrkar,föredrar,vänder sig mot",
)
_HELD = any_of(
    "anfört,menat,hävdat,ifrågasatt,motsatt sig,avstyrkt,förordat,invänt,varnat,framhållit,påpekat,beklagat,yrkat",
    "vänt sig",
)
_PARTY = r"\([^()]{1,20}\)"
_STANDS = (
    rf"(?:,\s[^,]{{3,80}},)?\s+(?:{_HOLDS}\b|delar\s+inte\b|är\s+(?:\w+\s+)?(?:tveksam|kritisk|negativ|skeptisk|oenig)\b"
    rf"|har\s(?:[^,.]{{0,60}}?\s)?{_HELD}\b"
    r"|har\s+(?:avgett|lämnat|fogat|anmält)\s[^.]{0,40}?(?:särskilt\s+yttrande|reservation),?\s+(?:i\s+vilke[nt]|där|vari)\b)"
)
_EXPERT = re.compile(
    rf"(?:(?:{_WORD}s\s+expert|Experten|Experterna|Sakkunniga?|Ledamoten|Ledamöterna)\s+"
    rf"(?P<names>{_NAME}(?:(?:,|\s+och)\s+{_NAME})*)"
    rf"|(?:En|Ett|Två|Tre|Flera|Några)\s+av\s+(?:\w+s\s+)?(?:experter|ledamöter|de\s+sakkunniga|sakkunniga)(?:na)?,"
    rf"\s+(?P<one>{_NAME}(?:(?:,|\s+och)\s+{_NAME})*),"
    r"|(?:Experten|Ledamoten)\s+(?:från|för)\s+[^,.]{3,60}?)"
    rf"(?P<party>\s+\([^()]{{1,20}}\))?(?P<stands>{_STANDS})?"
)
_ANOTHER_AND = re.compile(r",\s+|\s+och\s+")
_RESERVES = word_of("reservation,reservationen,reserverat,reserverar,reserverade")
_LODGES = re.compile(
    rf"(?:Till\s+protokollet\s+har\s+)?(?:(?:Ledamoten|Ledamöterna|Experten|Experterna|Ersättaren)\s+)?"
    rf"(?P<who>{_NAME}(?:\s+{_PARTY})?(?:(?:,|\s+och)\s+{_NAME}(?:\s+{_PARTY})?)*)\s+(?:har\s+)?(?:[^.,]{{0,40}}?\s)?"
    + any_of("lämnat,lämnade,anmält,anmälde,fogat,fogade,avgett,avgav,reserverat sig,reserverade sig")
    + r"\b(?P<what>.*)"
)
_DISSENTING = re.compile(r"\b(?:särskilt\s+(?:yttrande|uttalande)|avvikande\s+mening|reserv\w+)\b")
_PRONOUN = re.compile(rf"(?:Han|Hon|Hen|De)\s+(?:{_HOLDS}|vill|delar|önskar|kräver|ser|saknar|tycker)\b")
_FIRST_PERSON = word_of("jag,vi,vår,vårt,våra,min,mitt,mina,oss,mig")
_SAID = re.compile(
    r"\s+har\s+(?:i|vid|under|genom)\s[^,.]{3,60}?\s"
    + any_of("anfört,förklarat,framfört,framhållit,påpekat,varnat,invänt,ifrågasatt,avstyrkt,tillstyrkt,förordat")
    + r"\b"
)
_OWN_KIND = re.compile(
    any_of("kommittén,delegationen,departementet,inspektionen,institutet,utredningen,arbetsgruppen,regeringen"),
    re.IGNORECASE,
)


class Lodged:
    """Tells what a dissenter wants, where the sentence before says only that somebody has lodged a dissent."""

    def __init__(self) -> None:
        self._voice: Voice | None = None

    def voice(self, sentence: str, teller: Voice) -> Voice | None:
        """The dissent that a sentence tells with a pronoun ("Hon anser ..."); None for any other sentence."""
        if self._voice and _PRONOUN.match(sentence):
            return self._voice
        match = _LODGES.fullmatch(sentence)
        self._voice = _lodging(sentence, match["who"], teller) if match and _DISSENTING.search(sentence) else None
        return None

    def begin(self, voice: Voice | None) -> None:
        """After a sentence in this dissenter's voice, or a heading, which ends it."""
        self._voice = voice


class Others:
    """Tells the sentences of others apart from top to bottom; ``teller`` is whose account it is."""

    def __init__(self, teller: Voice) -> None:
        self._teller = teller
        self._section = ""
        self._dissenting: Voice | None = None
        self._lodged = Lodged()

    def voice(self, sentence: str, title: str = "") -> Voice | None:
        """Whose view a sentence of the account is, in a section of this title; None where it is the account's."""
        lodged = self._lodged.voice(sentence, self._teller)
        if lodged and not dissent_label(title):
            return lodged
        if title != self._section:
            self._section, self._dissenting = title, None
        label = dissent_label(title) if title else None
        dissent = _dissent(sentence, label, self._teller)
        if label is None and dissent:
            self._lodged.begin(dissent)
        if label is None:
            return dissent or _outside(sentence, self._teller)
        line = dissent_line(sentence) if dissent is None else None
        if line is not None and not line.told:
            return None
        self._dissenting = dissent or self._dissenting or _dissenting(label, (), self._teller)
        own = _FIRST_PERSON.search(sentence) is not None
        return _in_own_words(self._dissenting) if own else self._dissenting


def expert_voice(sentence: str, teller: Voice) -> Voice | None:
    """The dissent of an expert or member who is a sentence's subject and takes a stand; None for any other."""
    return _dissent(sentence, None, teller)


def _dissent(sentence: str, label: str | None, teller: Voice) -> Voice | None:
    match = _EXPERT.match(sentence)
    if match is None or not (label or match["stands"]):
        return None
    named = match["names"] or match["one"]
    names = tuple(_ANOTHER_AND.split(named)) if named else ()
    return _dissenting(label or (RESERVATION if _RESERVES.search(sentence) else SEPARATE_OPINION), names, teller)


def _dissenting(label: str, names: tuple[str, ...], teller: Voice) -> Voice:
    return Voice(Speaker(label, Role.DISSENTER, names), Stance.DISSENT, teller.speaker.name, teller.date)


def _lodging(sentence: str, who: str, teller: Voice) -> Voice:
    label = RESERVATION if _RESERVES.search(sentence) else SEPARATE_OPINION
    signed = signatories_in(who)
    named = f"{label} ({', '.join(signed.parties)})" if signed.parties else label
    names = signed.names or tuple(_ANOTHER_AND.split(who))
    return Voice(Speaker(named, Role.DISSENTER, names), Stance.DISSENT, teller.speaker.name, teller.date)


def _in_own_words(voice: Voice) -> Voice:
    return Voice(voice.speaker, voice.stance, None, voice.date)


def _outside(sentence: str, teller: Voice) -> Voice | None:
    """The body that a sentence opens with, if it is neither the teller nor part of it and the sentence quotes it."""
    found = named_at_start(sentence)
    if found is None or is_generic(found) or _OWN_KIND.fullmatch(found) or not _SAID.match(sentence, len(found)):
        return None
    name = capitalised(nominative(found))
    own = (teller.speaker.name or "").casefold()
    if body_role(name) is not Role.RESPONDENT or name.casefold() in own or own in name.casefold():
        return None
    return Voice(Speaker(name, Role.RESPONDENT), Stance.POSITION, teller.speaker.name, teller.date)
