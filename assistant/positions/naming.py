"""A short name for what is proposed, in the documents' own words: the heart of the clause that proposes it.

"Dagens beredningar föreslås ersättas av politiska styrgrupper ..." is about "Politiska styrgrupper ...", "Alla förare
ska genomgå en utbildning ..." about "Utbildning ...", "En nattaxa får tas ut ..." about "Nattaxa". Rules see the order
of words and their endings only; where they find nothing, the name is how the clause begins.
"""

import re
from collections.abc import Iterator

from assistant.positions.position_words import proposal_words
from ingest.patterns import any_of
from vectorstore.words import content_words, stem

_CUES = re.compile(
    r"^.*?\b(?:föreslås|föreslår|förordas?r?|rekommenderas?r?|finns\s+(?:även\s+)?förslag\s+om|förslag\s+(?:till|om)|lyfts|"
    r"bland\s+övriga\s+förslag\s+finns|vikt\s+på|betonas)\b\s*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\d+(?:\.\d+)*[.)]\s+")
_RIGHT = re.compile(r"\b(rätt\s+att\s+\w+\s+[^,]+)", re.IGNORECASE)
_INTO = re.compile(r".*\b(?:ersättas|ersätts|styrkas|ske|göras)\s+(?:av|med|genom)\s+(.+)", re.IGNORECASE)
_FILLING = re.compile(
    r"^(?:(?:också|även|vidare|bland annat|därför|särskilt|dessutom|att|i stället|därutöver|\w*gruppen|utredningen|"
    r"utredaren|delegationen|kommittén)\s+)+",
    re.IGNORECASE,
)
_OF_SUBJECT = re.compile(r"(?P<subject>[^,]{3,70}?(?:,\d[^,]{3,40}?)?)\s+föreslås\s+(?:\w+\s)?\w+a(?:s|ts)?\b")
_TURNED = re.compile(r"^(?:i|vid|på|inom|för|under|från|hos)\s[^,]*?\s\w{3,}s\s+(?P<given>.+)", re.IGNORECASE)
_MODAL = re.compile(
    r"^(?P<subject>[^,]*?)\s*\b(?:ska|skall|bör|får|måste|vill|blir\s+skyldig\w*\s+att|har\s+rätt\s+att)\b(?:\s*,[^,]*,)?\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
_INFINITIVES = ("a", "as", "få", "ås", "ske", "stå", "gå", "bli")
_AUXILIARIES = frozenset(["kunna", "få"])
_COPULAS = frozenset(["vara", "bli", "bliva"])
_NO_VERBS = frozenset(
    ["bara", "samma", "alla", "inga", "andra", "egna", "minsta", "högsta", "svenska", "enda", "enkla", "flera", "sina"],
).union(["våra", "dessa", "åtta", "första", "sista", "halva"])
_PARTICLE = re.compile(r"^(?:fram|av|in|ut|upp|bort|om|till stånd|samman|räknas)\s+")
_SUBJECT = re.compile(r"\w[^,]{2,80}")
_OF_OBJECT = re.compile(r"^(?:\S+\s){1,3}?\w+(?:ar|er)\s+(?:fram\s+)?(?P<object>(?:en|ett)\s.+)")
_OF_DEED = re.compile(
    r"^(?:\S+\s){1,4}?(?:tar\s+fram|upprättar|antar|inrättar|anställer|reserverar|erbjuder|publicerar|kontrollerar|utser|"
    r"tillsätter|genomför|startar)\s+(?P<object>\w.+)"
)
_ALSO = any_of(
    "ge,få,bli,se,ta,göra,betala,stödja,lämna,skapa,ansvara,höra,öka,minska,stärka,bidra,följa,ställa,utse,\\w+era"
)
_END = re.compile(
    r"\s+(?:som|vilk\w+|där|när|så\s+att|för\s+att|för\s+när|i\s+syfte|eftersom|medan|senast|utan|med\s+undantag|även|varav|men|annat\s+än|"
    r"innan|efter|från\s+och\s+med|istället|i\s+stället|och\s+att|mellan\s+klockan|enligt|per|och\s+"
    + _ALSO
    + r")\b.*|[;:(].*|,(?!\d).*"
)
_EXTENDED = re.compile(r"^\S+\s+(?:som|för\s+när|om)\s+[^,;:(]+")
_DETERMINERS = re.compile(
    r"^(?:(?:den|det|de|en|ett|dagens|så\s+kallad\w*|denna|detta|dessa|alla|varje|samtliga|och|att|bara|endast|särskil[dt]a?|"
    r"har|ha|sin|sitt|sina|avse|få|bli|vara|bestå\s+av|övergå\s+till|för|till|av|från)\s+)+",
    re.IGNORECASE,
)
_ADVERBIAL = re.compile(
    r"^(?:i|under|inom|enligt|vidare|därutöver|beträffande|istället|ut\w*från|bland|efter|med|för|på|vid|när|om)\b",
    re.I,
)
_PREPOSITION = re.compile(r"^(?:i|på|med|för|till|av|om|vid|från|under|över|inom|mot|åt|hos|som)\s")
_PHRASE = re.compile(r"^(.+)\s(?:i|på|med|för|till|av|vid|från|under|över|inom|mot|gentemot|åt|hos|per|om)\s.*$")
_NO_SUBJECT = re.compile(r"^(?:de[nt]?\s+som|det|man|han|hon|vi|dessa|detta)\b|^$", re.IGNORECASE)
_MOST_WORDS, _WANTED_WORDS, _FEWEST_LETTERS = 9, 5, 3
_LOOSE_END = re.compile(
    r"\s+(?:och|samt|eller|av|i|på|med|för|till|om|vid|från|en|ett|den|det|de|som|under|inom|genom|inte|"
    r"är|kan|blir|gäller|omfattar|beräknas|uppskattas)$"
)
_IN_FORCE = re.compile(r"\b(?:träd\w+\s+i\s+kraft|börjar?\s+gälla|gälla\s+från)\b", re.IGNORECASE)


def name_of(text: str) -> str:
    """The heart of a proposal, as short as it still tells something, its first letter a capital; never empty."""
    name = heart_of(text)
    while (
        not _EXTENDED.match(name)
        and len(name.split()) > _WANTED_WORDS
        and (shorter := _PHRASE.match(name))
        and tells(shorter[1])
    ):
        name = shorter[1]
    return _finished(" ".join(name.split()[:_MOST_WORDS])) or text


def heart_of(text: str) -> str:
    """The whole phrase that is proposed; the text where no rule finds one."""
    if is_in_force(text):
        return "Ikraftträdande"
    text = _NUMBER.sub("", text)
    hearts = [heart for found in _readings(text) if len(heart := _cut_out(found)) >= _FEWEST_LETTERS]
    return next((heart for heart in hearts if tells(heart)), text)


def is_in_force(text: str) -> bool:
    """Whether a proposal is about when something takes effect."""
    return _IN_FORCE.search(text) is not None


def deed_of(text: str) -> str:
    """What is done to the heart of a proposal, where that is what its clause says ("tidsbegränsas"); else nothing."""
    told = _FILLING.sub("", _CUES.sub("", text) if _CUES.search(text) else text)
    return _passive(told)[1]


def tells(name: str) -> bool:
    """Whether a name holds a word that says what it is about."""
    generic = proposal_words().generic
    return any(stem(word) not in generic and not word.isdigit() for word in content_words(name))


def _readings(text: str) -> Iterator[str]:
    """What the name may be cut from, the surest first."""
    told = _FILLING.sub("", _CUES.sub("", text) if _CUES.search(text) else text)
    right = _RIGHT.search(text)
    yield right[1] if right else ""
    replaced = _INTO.fullmatch(text)
    yield replaced[1] if replaced else ""
    moved = _OF_SUBJECT.match(text)
    yield moved["subject"] if moved and _is_subject(moved["subject"]) else ""
    turned = _TURNED.match(told) if proposal_words().passives.search(told) else None
    yield turned["given"] if turned else ""
    yield _of_modal(told)
    yield _passive(told)[0]
    given = _OF_OBJECT.match(told)
    yield given["object"] if given else ""
    done = _OF_DEED.match(told)
    yield done["object"] if done else ""
    yield told


def _passive(clause: str) -> tuple[str, str]:
    """A clause's subject and what is done to it; both empty where it is no clause of that kind."""
    deed = proposal_words().passives.search(clause)
    subject = clause[: deed.start()].strip() if deed else ""
    return (subject, deed[0]) if deed and _SUBJECT.fullmatch(subject) and _is_subject(subject) else ("", "")


def _of_modal(clause: str) -> str:
    match = _MODAL.match(clause)
    if not match:
        return ""
    subject, rest = match["subject"].strip(), match["rest"].split()
    verbs = [n for n, word in enumerate(rest) if _is_infinitive(word)]
    at = next((n for n in verbs if rest[n] not in _AUXILIARIES or n + 1 not in verbs), None)
    usable = _is_subject(subject)
    if at is None:
        return subject if usable else ""
    given = _PARTICLE.sub("", " ".join(rest[at + 1 :]))
    if usable and (rest[at].endswith("s") or ("inte" in rest[:at] and rest[at] in _COPULAS)):
        return subject
    if "inte" in rest[:at] and not (usable and rest[at] in _COPULAS):
        return " ".join(["inte", *rest[at:]])
    if _PREPOSITION.match(given) or not given:
        return f"{subject} {given}" if usable else given
    return given


def _is_infinitive(word: str) -> bool:
    return (
        word.islower() and word.endswith(("a", "as", "få", "ås", "ske", "stå", "gå", "bli")) and word not in _NO_VERBS
    )


def _is_subject(words: str) -> bool:
    return not _NO_SUBJECT.match(words) and not _ADVERBIAL.match(words)


def _cut_out(found: str) -> str:
    whole = _DETERMINERS.sub("", found.strip())
    heart = _DETERMINERS.sub("", _END.sub("", whole).strip())
    extended = _EXTENDED.match(whole)
    return _finished(extended[0] if extended and len(heart.split()) == 1 else heart)


def _finished(name: str) -> str:
    name = name.strip(" .,;:”\"'–-")
    while _LOOSE_END.search(name):
        name = _LOOSE_END.sub("", name)
    return name[:1].upper() + name[1:]
