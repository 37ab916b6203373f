"""Whose view a sentence inside an opinion tells: the writer's own, or the proposal's, retold.

A sentence is retold when its main clause attributes the content to the proposal or its sender ("I rapporten
föreslås att ...", "Utredningen lägger vikt vid ...", "Enligt promemorian ska ...") and the writer judges nothing.
Mixed sentences are the writer's own.
"""

import re
from dataclasses import dataclass

from ingest.patterns import any_of, word_of

_PROPOSAL = any_of(
    "remissen,remissförslaget,remissunderlaget,remissmaterialet,remisspromemorian,rapporten,delrapporten,slutrapporten",
    "utredningen,utredaren,promemorian,betänkandet,delbetänkandet,slutbetänkandet,skrivelsen,underlaget,översynen",
    "strategin,strategiförslaget,handlingsplanen,planen,planförslaget,programmet,programförslaget,motionen,motionären",
    "motionärerna,förslaget,förslagen,lagförslaget,författningsförslaget,arbetsgruppen,kommittén,regeringen",
    "departementet,remisställaren,förslagsställaren,förslagsställarna,policyn,vägledningen,hemställan,framställan",
)
_TELLS = any_of(
    "föreslår,lägger,lyfter,betonar,framhåller,framhäver,menar,anser,bedömer,pekar,innebär,syftar,innehåller,beskriver",
    "konstaterar,anger,redovisar,presenterar,rekommenderar,vill,omfattar,belyser,behandlar,understryker,poängterar",
    "påpekar,anför,framför,hävdar,argumenterar,förordar,lämnar,identifierar,definierar,utgår,bygger,baseras,består",
    "diskuterar,redogör,säger,skriver,uppger,utpekar,efterlyser,efterfrågar,önskar,motiverar,aviserar,grundar,grundas",
    "handlar,har som,avser,går ut",
)
_TOLD = any_of(
    "föreslås,lyfts,betonas,framhålls,framhävs,anges,beskrivs,konstateras,framgår,redovisas,presenteras,rekommenderas",
    "sägs,anförs,framförs,understryks,poängteras,påpekas,belyses,behandlas,bedöms,görs,redogörs,identifieras",
    "definieras,diskuteras,nämns,lämnas,pekas,ställs,läggs,förordas,hävdas,uppges,aviseras,utpekas,efterlyses,ges",
    "finns förslag,finns ett förslag,finns även förslag,slås,dras,uppmärksammas,tas,motiveras,anses",
)
_WRITER = any_of("jag,vi,våra?,vårt,kontorets?,förvaltningens?,nämndens?,\\w*kontoret,\\w*förvaltningen")
_JUDGES = word_of(
    "jag,vi,våra?,vårt,min,mina,mitt,oss,kontorets?,förvaltningens?,nämndens?,\\w+kontoret,\\w+förvaltningen",
    "\\w*nämnden,tyvärr,dock,emellertid,däremot,men,saknas,saknar,alltför,otydlig\\w*,oklar\\w*,bra,positiv\\w*",
    "välkom\\w*,glädjande,beklag\\w*,anmärkningsvärt,olyckligt,rimlig\\w*,orimlig\\w*,tveksam\\w*,märklig\\w*,borde",
    "hade,instämmer,delar inte,delar helt,förtjänstfull\\w*,utmärkt,föredömlig\\w*,knappast,bristfällig\\w*",
    "otillräcklig\\w*,viktigt att,förvisso,enbart,endast,nästan,lovvärt,klokt,inte,ej,varken,aldrig,ingen,inget,inga",
    "föga,knappt,utan att",
)
_JUDGES_AFTER = re.compile(
    r",\s*(?:vilket|vilka|något\s+som|men|dock)\b|\b(?:jag|vi|våra?|vårt|kontoret|förvaltningen|nämnden|"
    r"stadsledningskontoret|tyvärr)\b",
    re.IGNORECASE,
)
_OWN_VIEW = re.compile(
    rf"\b{_WRITER}\s+"
    + any_of("anser,ser,bedömer,delar,instämmer,vill,föreslår,ställer,välkomnar,har,konstaterar,uppfattning,bedömning")
    + r"\b",
    re.IGNORECASE,
)
_MATTER_TITLE = re.compile(
    any_of("Ärendet,Ärendet i korthet,Förslaget,Förslagen,Förslaget i korthet")
    + rf"|Sammanfattning av (?:ärendet|{_PROPOSAL})|{_PROPOSAL}s?\s+"
    + any_of("innehåll,förslag,huvudsakliga innehåll,huvuddrag")
    + rf"|(?:Remissens|Förslagets|Utredarens)\s+(?:innehåll|förslag)|{_PROPOSAL}",
    re.IGNORECASE,
)
_VIEW_TITLE = re.compile(
    r"(?:[\w-]+(?:\s[\w-]+){0,4}\s)?"
    + any_of(
        "synpunkter,bedömning,bedömningar,överväganden,ställningstagande,ställningstaganden,samråd,analys",
        "tjänsteutlåtande,yttrande,remissvar",
    ),
    re.IGNORECASE,
)
_CONTENT = re.compile(r"\s(?:att|om\s+att|hur|följande)\s|:\s")
_OPENER = any_of(
    "Vidare,Dessutom,Därutöver,Också,Även,Slutligen,Samtidigt,Bland annat,Härutöver,Sammanfattningsvis,Utöver detta",
    "Därtill,Det",
)
_ADVERBS = (
    r"(?:\s+"
    + any_of(
        "också,även,vidare,dessutom,därför,därutöver,särskilt,bl\\.\\s?a\\.,bland annat,t\\.\\s?ex\\.,t ex,främst",
        "således,samtidigt,i stället,istället,slutligen,huvudsakligen,i huvudsak,sammanfattningsvis",
    )
    + ")*"
)
_TITLE = r"(?:\s*(?:”[^”]*”|\"[^\"]*\"|\([^)]*\)))?"
_FOLLOWS_ON = re.compile(rf"(?:{_OPENER}|Där|Som|Syftet|Förslaget|I\s+stället)\b.{{0,80}}?\b{_TOLD}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Retelling:
    """Tells retold sentences from own ones, knowing what the proposer is called."""

    attributing: tuple[re.Pattern[str], ...]
    quoting: re.Pattern[str]

    def retells(self, sentence: str, *, after_retold: bool = False) -> bool:
        """Whether the whole sentence gives the proposal's view; ``after_retold``: the sentence before it does."""
        quoted = self.quoting.match(sentence)
        if quoted:
            return _JUDGES_AFTER.search(sentence, quoted.end()) is None
        match = next((match for pattern in self.attributing if (match := pattern.match(sentence))), None)
        if match:
            return not _judged(sentence, match.end())
        return after_retold and _FOLLOWS_ON.match(sentence) is not None and not _judged(sentence, 0)


def retelling_of(names: tuple[str, ...]) -> Retelling:
    """The rules for a case whose proposer has these names."""
    called = [re.escape(name) for name in sorted(names, key=len, reverse=True) if name]
    source = "(?:" + "|".join([_PROPOSAL, *called]) + ")"
    this = r"(?:(?:den|det|de|nu|remitterade|aktuella|föreliggande|föreslagna)\s+)*"
    attributing = (
        rf"(?:{_OPENER}\s+)?I\s+{this}{source}{_TITLE}"
        rf"(?:\s+(?!(?:är|saknas|kan|bör|borde)\b)[\w,]+){{0,4}}?\s+(?:{_TOLD}|{_TELLS})\b",
        rf"(?:{_OPENER}\s+)?{this}{source}(?::?s\s+(?!{_TELLS}\b)\w+)?{_TITLE}{_ADVERBS}\s+{_TELLS}\b",
        rf"{_OPENER}\s+(?:{_TOLD}|{_TELLS})\b.{{0,60}}?\b{source}\b",
        r"(?:Det|Vidare|Dessutom|Därutöver)\s+föreslås\b",
    )
    quoting = rf"(?:{_OPENER}\s+)?Enligt\s+(?:[\w§. ]{{1,25}}?\si\s+)?{this}{source}\b"
    return Retelling(
        tuple(re.compile(pattern, re.IGNORECASE) for pattern in attributing), re.compile(quoting, re.IGNORECASE)
    )


def tells_the_matter(title: str) -> bool:
    """Whether a sub-heading inside an opinion announces a summary of the proposal."""
    return _MATTER_TITLE.fullmatch(title.strip()) is not None


def announces_view(title: str) -> bool:
    """Whether a sub-heading announces somebody's own view ("Kontorets bedömning", "Överväganden")."""
    return _VIEW_TITLE.fullmatch(title.strip()) is not None


def states_own_view(sentence: str) -> bool:
    """Whether the writer speaks of own views in a sentence that stands where the matter is retold."""
    return _OWN_VIEW.search(sentence) is not None


def _judged(sentence: str, attributed: int) -> bool:
    """Whether the writer judges: anywhere in the main clause, or after the content that is attributed."""
    content = _CONTENT.search(sentence, max(attributed - 1, 0))
    if _JUDGES.search(sentence, 0, content.start() if content else len(sentence)):
        return True
    return bool(content and _JUDGES_AFTER.search(sentence, content.end()))
