"""Voices for a document without the form of a memorandum: a letter, a report, a web page. Its issuer speaks.

What is left to tell is the stance: a proposer's report proposes, a reply takes a stand, and title lines, headings
and accounts of the state of things are background.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.layout import Kind, ends_sentence
from ingest.passage import Document, Role, Speaker, Stance, Voice
from ingest.patterns import any_of, word_of
from ingest.sentences import Unit
from ingest.speaker_frames import FrameKind, frame_of
from ingest.speaker_others import Others
from ingest.speaker_retold import retelling_of, states_own_view, tells_the_matter

_PROPOSES = word_of(
    "föreslår,föreslås,föreslog,rekommender\\w+,förordar,förordas,förslag till,förslag på,förslag om,övriga förslag",
    "andra förslag,följande förslag,våra förslag,sitt förslag,sina förslag,förslaget innebär,förslaget omfattar",
    "förslaget är,bör,ska,skall,måste,prioriter\\w+,målet är,målsättningen,inriktningen är,utgångspunkten är",
)
_RULES = word_of(
    "får,får inte,inrättas,införs,avskaffas,upphör,förbjuds,begränsas,utökas,höjs,sänks,minskas,byggs,öppnas,erbjuds",
    "ersätts,undantas,undantagna,åläggs,läggs ut,räknas,gallras,slopas,upplöses,bildas,placeras,utjämnas,fördelas",
    "tas bort,behålls,blir obligatorisk\\w*,uppmanas,omfattas inte,omfattar inte",
)
_AS_IT_IS = word_of(
    "i dag,hittills,för närvarande,nuvarande,bedömer,bedöms,beräknas,beräknar,uppskattas,uppskattar,väntas,räknar med",
    "konstaterar,konstaterades,uppfattas,uppgav,uppger,upplever,får veta,får råd,understryka,inte analyserat",
)
_DESCRIBING_TITLE = re.compile(
    r"(?:\w+s\s+)?"
    + any_of(
        "bakgrund\\w*,nuläge\\w*,läget,problem\\w*,utgångspunkter,uppdrag\\w*,inledning,sammanfattning,konsekvenser"
    )
    + r"\b",
    re.IGNORECASE,
)
_CALLS_FOR_ANSWERS = re.compile(
    r"(?:\w+s\s+)?"
    + any_of("Synpunkter,Yttranden?,Remissvar,Remissvaren,Svar,Svaren")
    + r"\b.*\b(?:senast|till handa)\b",
    re.IGNORECASE,
)
_TASKS = re.compile(r"\b(?:får|ges)\s+i\s+uppdrag\s+att\b", re.IGNORECASE)
_TELLS_HISTORY = word_of(
    "på remiss,i uppdrag att,har varit,har gett,har \\w+ gett,fick i uppdrag,beslutade,tillsatte,har tagit fram",
    "har genomfört,inte tagit ställning,räknar med att,i uppdraget,uppdraget omfattade",
    "omfattas inte av promemorian,omfattas inte av utredningen,promemorian omfattar,utredningen omfattar",
)
_RECOMMENDS = word_of("föreslår,rekommenderar,förordar")
_GOES_ON = re.compile(
    any_of("Detta,Det,Den,De,Dessa,Därmed,Därigenom,Området,Områdena,På så sätt,Syftet,Målet,Vidare,Dessutom,Därutöver")
    + r"\b"
)
_DESCRIBES = re.compile(r"(?:Huvud|Fokus|Insats)?områdena?\b|(?:Huvud|Fokus|Insats)?området\b", re.IGNORECASE)
_TAKES_A_STAND = word_of(
    "vi,jag,våra?,vårt,min,mina,mitt,anser,tillstyrker,avstyrker,ställer sig,instämmer,välkomnar,delar",
    "ser positivt,har inget att erinra",
)
_MINUTES = word_of("yrkande,yrkanden,yrkanden och beslutsgång,beslutsgång,propositionsordning,omröstning,votering")
_ASSESSMENT = re.compile(
    r"(?!Utred|Kommitté|Arbetsgrupp|Promemori|Rapport|Projektgrupp)[A-ZÅÄÖ][\w -]{2,60}s\s+"
    + any_of("bedömning,bedömningar,synpunkter,överväganden,ställningstagande,ställningstaganden"),
    re.IGNORECASE,
)
_REPLY = re.compile(any_of("yttrande,remissvar,remissyttrande,svar på remiss\\w*,synpunkter på") + r"\b", re.IGNORECASE)
_HEAD_UNITS = 25


def fallback_voices(
    document: Document, units: tuple[Unit, ...], titles: tuple[str, ...], proposer: Speaker, names: tuple[str, ...]
) -> Iterator[Voice]:
    """The issuer's voice for every unit, in order; ``titles`` has the title of each unit's section."""
    if document.issuer.role is Role.PROPOSER:
        return _proposing(document, units, titles)
    framing = Voice(replace(document.issuer, role=Role.ISSUER), Stance.BACKGROUND, None, document.date)
    if not _takes_a_stand(units):
        judging = replace(framing, speaker=_speaking(document.issuer, units), stance=Stance.POSITION)
        return (judging if _judges(unit, title) else framing for unit, title in zip(units, titles, strict=True))
    speaking = replace(framing, speaker=_speaking(document.issuer, units), stance=Stance.POSITION)
    retelling = Voice(proposer, Stance.PROPOSAL, document.issuer.name, document.date)
    return _arguing(units, titles, names, (framing, speaking, retelling))


def _proposing(document: Document, units: tuple[Unit, ...], titles: tuple[str, ...]) -> Iterator[Voice]:
    """A proposer's report: what proposes, what only tells, and what others have said of it."""
    background = Voice(document.issuer, Stance.BACKGROUND, None, document.date)
    proposal = replace(background, stance=Stance.PROPOSAL)
    others = Others(background)
    before = False
    for unit, title in zip(units, titles, strict=True):
        other = others.voice(unit.search_text, title) if unit.kind in {Kind.TEXT, Kind.ITEM} else None
        headline = not title and unit.kind is Kind.TEXT and not ends_sentence(unit.search_text)
        describes = _DESCRIBING_TITLE.match(title) is not None
        own = other is None and not _is_framing(unit) and not headline
        before = own and _is_proposal(unit, before, describes=describes)
        yield other or (proposal if before else background)


def _arguing(
    units: tuple[Unit, ...], titles: tuple[str, ...], names: tuple[str, ...], voices: tuple[Voice, Voice, Voice]
) -> Iterator[Voice]:
    """A reply: its own opinion, but for framing lines and retold sentences."""
    framing, speaking, retelling = voices
    rules = retelling_of(names)
    retold = False
    for unit, title in zip(units, titles, strict=True):
        if _is_framing(unit) or _MINUTES.fullmatch(title):
            retold = False
            yield framing
            continue
        told = tells_the_matter(title) and not states_own_view(unit.search_text)
        retold = told or rules.retells(unit.search_text, after_retold=retold)
        yield retelling if retold else speaking


def _speaking(issuer: Speaker, units: tuple[Unit, ...]) -> Speaker:
    """An issuer whose role nobody gave, and whose document replies to a remiss, is a respondent."""
    replies = any(_REPLY.match(unit.search_text) for unit in units[:_HEAD_UNITS] if unit.kind is not Kind.TEXT)
    return replace(issuer, role=Role.RESPONDENT) if replies and issuer.role is Role.ISSUER else issuer


def _judges(unit: Unit, title: str) -> bool:
    """Whether a sentence stands where a document that else only informs gives its issuer's assessment."""
    return _ASSESSMENT.fullmatch(title) is not None and not _is_framing(unit)


def _is_framing(unit: Unit) -> bool:
    if unit.kind in {Kind.HEADING, Kind.FIXED}:
        return True
    frame = frame_of(unit.search_text)
    return frame is not None and frame.kind in {FrameKind.HANDLING, FrameKind.ATTENDANCE}


def _is_proposal(unit: Unit, before: bool, *, describes: bool) -> bool:
    """Whether a sentence proposes; one that only goes on belongs with the sentence before it.

    ``describes``: it stands where the state of things is told, and so lays down no rule.
    """
    text = unit.search_text
    tells = _TELLS_HISTORY.search(text) is not None and not _TASKS.search(text)
    if (tells or _CALLS_FOR_ANSWERS.match(text)) and not _RECOMMENDS.search(text):
        return False
    if _PROPOSES.search(text) or _DESCRIBES.match(text):
        return True
    if not describes and _RULES.search(text) and not _AS_IT_IS.search(text):
        return True
    return before and not unit.first and _GOES_ON.match(text) is not None


def _takes_a_stand(units: tuple[Unit, ...]) -> bool:
    """Whether the document is a reply or letter that argues, and not a page that only informs."""
    running = [unit for unit in units if unit.kind in {Kind.TEXT, Kind.ITEM} and ends_sentence(unit.search_text)]
    own = sum(1 for unit in running if _TAKES_A_STAND.search(unit.search_text))
    return bool(running) and own >= max(1, len(running) // 8)
