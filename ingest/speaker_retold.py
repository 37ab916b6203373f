"""Whose view a sentence inside an opinion tells: the writer's own, or the proposal's, retold.

A sentence is retold when its main clause attributes the content to the proposal or its sender ("I rapporten
föreslås att ...", "Utredningen lägger vikt vid ...", "Enligt promemorian ska ...") and the writer judges nothing.
Mixed sentences are the writer's own.
"""

import re
from dataclasses import dataclass

_DEFINITE = (
    r"(?:remissen|remissförslaget|remissunderlaget|remissmaterialet|remisspromemorian|rapporten|delrapporten|slutrapporten|utredningen|utredaren|"
    r"promemorian|betänkandet|delbetänkandet|slutbetänkandet|skrivelsen|underlaget|översynen|strategin|strategiförslaget|handlingsplanen|"
    r"planen|planförslaget|programmet|programförslaget|motionen|motionären|motionärerna|förslaget|förslagen|lagförslaget|författningsförslaget|"
    r"arbetsgruppen|kommittén|regeringen|departementet|remisställaren|förslagsställaren|förslagsställarna|policyn|vägledningen|hemställan|framställan)"
)
_ADVERBS = r"(?:\s+(?:också|även|vidare|dessutom|därför|därutöver|särskilt|bl\.\s?a\.|bland\s+annat|t\.\s?ex\.|t\s?ex|främst|således|samtidigt|i\s+stället|istället|slutligen|huvudsakligen|i\s+huvudsak|i\s+sin\s+helhet|sammanfattningsvis))*"
_ACTIVE = (
    r"(?:föreslår|lägger|lyfter|betonar|framhåller|framhäver|menar|anser|bedömer|pekar|innebär|syftar|innehåller|beskriver|konstaterar|anger|"
    r"redovisar|presenterar|rekommenderar|vill|omfattar|belyser|behandlar|understryker|poängterar|påpekar|anför|framför|hävdar|argumenterar|"
    r"förordar|lämnar|identifierar|definierar|utgår|bygger|baseras|består|diskuterar|redogör|säger|skriver|uppger|utpekar|efterlyser|"
    r"efterfrågar|önskar|motiverar|aviserar|grundar|grundas|handlar|har\s+som|avser|går\s+ut)"
)
_PASSIVE = (
    r"(?:föreslås|lyfts|betonas|framhålls|framhävs|anges|beskrivs|konstateras|framgår|redovisas|presenteras|rekommenderas|sägs|anförs|framförs|"
    r"understryks|poängteras|påpekas|belyses|behandlas|bedöms|görs|redogörs|identifieras|definieras|diskuteras|nämns|lämnas|pekas|ställs|läggs|"
    r"förordas|hävdas|uppges|aviseras|utpekas|efterlyses|ges|finns\s+(?:ett\s+|även\s+)?förslag|slås|dras|uppmärksammas|tas|motiveras|anses)"
)
_OWN = re.compile(
    r"\b(?:jag|vi|vår|våra|vårt|min|mina|mitt|oss|kontoret|kontorets|förvaltningen|förvaltningens|nämnden|nämndens|stadsledningskontoret|\w+kontoret|"
    r"\w+förvaltningen|\w*nämnden|tyvärr|dock|emellertid|däremot|men|saknas|saknar|alltför|otydlig\w*|oklar\w*|bra|positiv\w*|välkom\w*|glädjande|"
    r"beklag\w*|anmärkningsvärt|olyckligt|rimlig\w*|orimlig\w*|tveksam\w*|märklig\w*|bör(?=\s+(?:därför|dock))|borde|hade|instämmer|delar\s+(?:inte|helt)|"
    r"förtjänstfull\w*|utmärkt|föredömlig\w*|knappast|bristfällig\w*|otillräcklig\w*|viktigt\s+att|förvisso|enbart|endast|nästan|lovvärt|klokt|"
    r"det\s+är\s+(?:bra|positivt|viktigt|svårt|oklart|rimligt))\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:inte|ej|varken|aldrig|ingen|inget|inga|utan\s+att|föga|litet|knappt)\b", re.IGNORECASE)
_AFTER_CONTENT = re.compile(
    r",\s*(?:vilket|vilka|något\s+som|men|dock|som\s+(?:kontoret|förvaltningen|nämnden|vi))\b|\b(?:jag|vi|våra?|vårt|kontoret|förvaltningen|nämnden|stadsledningskontoret|tyvärr)\b",
    re.IGNORECASE,
)
_OWN_VIEW = re.compile(
    r"\b(?:jag|vi|våra?|vårt|kontoret|kontorets|förvaltningen|förvaltningens|nämnden|nämndens|\w+kontoret|\w+förvaltningen)\s+(?:anser|ser|bedömer|delar|"
    r"instämmer|vill|föreslår|ställer|välkomnar|har|konstaterar|uppfattning|bedömning)\b|\bkontorets\s+uppfattning\b", re.IGNORECASE
)
_MATTER_TITLE = re.compile(
    rf"(?:Ärendet|Ärendet i korthet|Sammanfattning av (?:ärendet|förslaget|förslagen|{_DEFINITE})|(?:{_DEFINITE}s?|Remissens|Förslagets|Utredarens)\s+(?:innehåll|förslag|huvudsakliga innehåll|huvuddrag)|"
    rf"Förslaget|Förslagen|Förslaget i korthet|Remissen|Rapporten|Utredningen|Promemorian|Betänkandet)", re.IGNORECASE
)
_OPENERS = r"(?:(?:Vidare|Dessutom|Därutöver|Också|Även|Slutligen|Samtidigt|Bland\s+annat|Härutöver|Sammanfattningsvis|Utöver\s+detta|Därtill)\s+)?"
_CONTENT = re.compile(r"\s(?:att|om\s+att|hur|följande)\s|:\s")
_FOLLOWS_ON = re.compile(
    rf"(?:Vidare|Dessutom|Därutöver|Även|Slutligen|Det|Där|Bland\s+annat|Härutöver|Därtill|Utöver\s+detta|Som|Syftet|Förslaget|I\s+stället)\b.{{0,80}}?\b{_PASSIVE}\b"
)


@dataclass(frozen=True, slots=True)
class Retelling:
    """Tells retold sentences from own ones, knowing what the proposer is called."""

    proposer: re.Pattern[str]
    patterns: tuple[re.Pattern[str], ...]

    def retells(self, sentence: str, *, after_retold: bool = False) -> bool:
        """Whether the whole sentence gives the proposal's view; ``after_retold``: the sentence before it does."""
        for pattern in self.patterns:
            match = pattern.match(sentence)
            if match and match[0].lower().startswith("enligt"):
                return _AFTER_CONTENT.search(sentence, match.end()) is None
            if match:
                return not _judges(sentence, match.end())
        return after_retold and _FOLLOWS_ON.match(sentence) is not None and not _judges(sentence, 0)


def states_own_view(sentence: str) -> bool:
    """Whether the writer speaks of own views in a sentence that stands where the matter is retold."""
    return _OWN_VIEW.search(sentence) is not None


def retelling_of(names: tuple[str, ...]) -> Retelling:
    """The rules for a case whose proposer has these names."""
    called = "|".join(sorted((re.escape(name) for name in names if name), key=len, reverse=True))
    source = rf"(?:{_DEFINITE}|{called})" if called else _DEFINITE
    lead = rf"{_OPENERS}(?:den\s+|det\s+|de\s+)?(?:nu\s+)?(?:remitterade\s+|aktuella\s+|föreliggande\s+|föreslagna\s+)?{source}(?::?s\s+(?!{_ACTIVE}\b)\w+)?"
    patterns = (
        rf"{_OPENERS}I\s+(?:den\s+|det\s+)?(?:remitterade\s+|aktuella\s+|föreliggande\s+)?{source}(?:\s*(?:”[^”]*”|\"[^\"]*\"|\([^)]*\)))?(?:\s+(?!(?:är|saknas|kan|bör|borde)\b)[\w,]+){{0,4}}?\s+(?:{_PASSIVE}|{_ACTIVE})\b",
        rf"{lead}(?:\s*(?:”[^”]*”|\"[^\"]*\"|\([^)]*\)))?{_ADVERBS}\s+{_ACTIVE}\b",
        rf"{_OPENERS}Enligt\s+(?:den\s+|det\s+|[\w§. ]{{1,25}}?\si\s+)?(?:remitterade\s+)?{source}\b",
        rf"(?:Vidare|Dessutom|Därutöver|Även|Också|Slutligen|Det|Utöver\s+detta|Härutöver|Därtill|Bland\s+annat)\s+(?:{_PASSIVE}|{_ACTIVE})\b.{{0,60}}?\b(?:i\s+|av\s+|enligt\s+)?{source}\b",
        rf"(?:Det|Vidare|Dessutom|Därutöver)\s+föreslås\b",
    )
    return Retelling(re.compile(source, re.IGNORECASE), tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns))


def tells_the_matter(title: str) -> bool:
    """Whether a sub-heading inside an opinion announces a summary of the proposal."""
    return _MATTER_TITLE.fullmatch(title.strip()) is not None


def _judges(sentence: str, attributed: int) -> bool:
    """Whether the writer judges: anywhere in the main clause, or after the content that is attributed."""
    content = _CONTENT.search(sentence, max(attributed - 1, 0))
    main = sentence[: content.start()] if content else sentence
    if _OWN.search(main) or _NEGATED.search(main):
        return True
    return bool(content and _AFTER_CONTENT.search(sentence, content.end()))
