"""What a topic's row is called on the page: a noun phrase where the name is one, else the proposal in its own words.

Names are cut from clauses by the order of words alone (``naming``), which is enough to tell topics apart but leaves
remnants that no one understands by themselves: "Som uteblir vid tre tillfällen", "Avslutad". What does not stand by
itself is shown as the clause that it was cut from.
"""

import re

from assistant.positions.naming import is_in_force, tells
from assistant.positions.position_words import proposal_words
from assistant.positions.topics import Draft
from ingest.patterns import word_of

LONGEST = 90
"""The letters that a clause may have as a title; it is cut at a word before them."""
_SHORTEST, _LONG_WORD, _MOST_WORDS, _WORDS_OF_SUBJECT = 10, 12, 8, 2
_FLAGS = re.IGNORECASE
_NUMBER = re.compile(r"^(?:§\s*)?\d+(?:\.\d+)*[.)]?\s+(?=[A-ZÅÄÖ])")
_ADDING = r"(?:också|även|vidare|bland\s+annat|dessutom|därför|i\s+stället|därutöver)\s+"
_LEAD = re.compile(
    rf"^(?:{_ADDING})?[^,;:]{{2,60}}?\b(?:föreslår|föreslås|förordar|rekommenderar|rekommenderas|innebär|vikt\s+(?:på|vid))(?:(?:\s+{_ADDING}|\s+)att|\s*:)\s+"
    rf"|^[^,;:]{{2,60}}?\b(?:innebär|innehåller)\s+(?:{_ADDING})?|^att\s+",
    _FLAGS,
)
"""That something is proposed, before what it is."""
_START = word_of(
    "i,på,vid,av,med,för,från,till,mellan,genom,under,efter,om,hos,åt,mot,över,utan,inom,enligt,före,när,där,dit,som,att",
    "eftersom,och,men,eller,samt,sig,sin,sitt,sina,den,det,de,dem,detta,dessa,inte,ej,dock,även,också,däremot,därmed,endast",
    "bara,först,helt,än,så,ut,upp,samman,någon,något,några,resten,klockan,öppet,stå",
)
_VERB = word_of(
    "ska,skall,får,bör,kan,måste,är,har,blir,vill,fick,gör,ger,tar,går,står,anser,finner,utgår,avser,innebär,saknar,saknas",
    "gäller,omfattar,bedöms,beräknas,erbjuds,att,berörs,finns,minskar,ökar,betalar,betalas,upphör,innehåller,anger,inte",
    "gång,gånger,taget",
)
"""What makes a name more than a noun phrase, or less: a verb, a denial, how often."""
_VERB_NEXT = re.compile(r"\s*(?:$|[,;:(.]|\s(?:som|om|för|vilk\w+|när|\w+[rs]|ska|skall|bör|måste|kan|vill)\b)", _FLAGS)
"""What comes after a clause's subject."""
_INFINITIVE_PASSIVE = re.compile(r"\b[a-zåäö]{3,}(?:as|ats|its)\b", _FLAGS)
_RIGHT = re.compile(r"^rätt\s+att\s+(?=\S+\s\S)", _FLAGS)
_RELATIVE = re.compile(r"\s(?:som|vilka|vilken|där|när|om|för\s+när)\s.*", _FLAGS)
_LAST = re.compile(
    r"(?:\b(?:mer|mindre|två|tre|minst|högst|år|bilaga|breda|långa|höga)|[a-zåäö]{3,}(?:igt|skt|isk|lig|bar))$", _FLAGS
)
_INFINITIVE = re.compile(r"\b(?:ska|skall|får|bör|kan|måste|att|vill|inte|kunna|och)\s+$", _FLAGS)
_AFTER_COPULA = re.compile(r"\b(?:vara|bli|vara\s+så)\s+$", _FLAGS)
_MEASURED = re.compile(r"[a-zåäö]+a\s+\d|\d[\d,. ]*(?:mil\w+|kronor|procent|timmar|år)\b", _FLAGS)
_INFINITIVE_FORM = re.compile(r"[a-zåäö]*(?:a|as|gå|få|stå|ske)", _FLAGS)
_NOUN_AFTER = re.compile(r"\b(?:en|ett|den|det|de|av|om|för|till|vid|på|kravet|förslaget|ingen|inget|inga)\s+$", _FLAGS)
_DEFINITE = re.compile(r"[a-zåäö]{3,}(?:en|et|an|na|ns|ts)", _FLAGS)
_NOUN_FORM = re.compile(r"[a-zåäö]{3,}(?:en|et|an|na|ns|ts|ar|er|or)", _FLAGS)


def title_of(draft: Draft) -> str:
    """What a topic is shown as; case.toml's word for it and a heading of the documents stand as they are."""
    name = draft.shown or draft.name
    if draft.fixed and not draft.shown:
        return _NUMBER.sub("", name)
    clause = next((piece.text for piece in draft.pieces if piece.opens), name)
    own = _NUMBER.sub("", name)
    return own if stands_alone(own, clause) else (shortened(_told(clause)) or own)


def stands_alone(name: str, clause: str) -> bool:
    """Whether a name cut from a clause is a noun phrase that says by itself what it is about."""
    if is_in_force(clause) or name == clause:
        return True
    at = clause.casefold().find(name.casefold())
    before, after = clause[: max(at, 0)], clause[max(at, 0) + len(name) :]
    if at < 0 or len(name) < _SHORTEST or not tells(name) or (len(name.split()) > _MOST_WORDS and after):
        return False
    if _START.match(name) or _LAST.search(name) or _says_something(_RELATIVE.sub("", _RIGHT.sub("", name))):
        return False
    if _MEASURED.match(name) or _is_deed(name.split()[0], before) or not (before or _VERB_NEXT.match(after)):
        return False
    return " " in name or _is_noun(name, before)


def shortened(text: str) -> str:
    """A text of at most LONGEST letters, cut before a word and then marked as cut."""
    text = text.strip(" .,;:")
    text = text[:1].upper() + text[1:]
    if len(text) <= LONGEST:
        return text
    return text[: LONGEST + 1].rsplit(" ", 1)[0].strip(" .,;:–-") + " …"


def _told(clause: str) -> str:
    """A clause without its number and without saying that it proposes."""
    bare = _NUMBER.sub("", clause.strip())
    return _LEAD.sub("", bare) or bare


def _says_something(name: str) -> bool:
    return any(verb.search(name) for verb in (_VERB, _INFINITIVE_PASSIVE, proposal_words().passives))


def _is_deed(first: str, before: str) -> bool:
    """Whether a name's first word is a verb or what a verb says: after an auxiliary, a copula or a bare subject."""
    if _AFTER_COPULA.search(before) or (_INFINITIVE.search(before) and _INFINITIVE_FORM.fullmatch(first)):
        return True
    words = before.split()
    return 0 < len(words) <= _WORDS_OF_SUBJECT and _DEFINITE.fullmatch(words[-1]) is not None


def _is_noun(word: str, before: str) -> bool:
    """Whether a single word is a noun, as far as its form and the word before it tell."""
    return len(word) >= _LONG_WORD or not before or bool(_NOUN_FORM.fullmatch(word) or _NOUN_AFTER.search(before))
