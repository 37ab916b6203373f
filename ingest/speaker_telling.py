"""Whose view a sentence of plain text tells while a voice is open: the voice's own, the proposal's, or the issuer's.

Accounts of the matter retell the proposal, but a sentence there on the issuer itself ("Staden har ...") tells the
issuer's own circumstances.
"""

import re

from ingest.bodies import body_role, is_generic
from ingest.body_names import leading_body
from ingest.layout import Kind
from ingest.passage import Role, Stance, Voice
from ingest.patterns import any_of
from ingest.sentences import Unit
from ingest.speaker_cast import Cast
from ingest.speaker_others import expert_voice
from ingest.speaker_retold import states_own_view
from ingest.viewing import named_body, tells_view

_PROPOSED = (
    r"(?!\s+(?:(?:och|eller)\s|"
    + any_of(
        "föreslås,ska,skall,bör,får,ges,kan,måste,åläggs,förväntas,väntas,blir,skulle,läns?,region,regioner,kommun,stad"
    )
    + r"\b))"
)
_ANY_MUNICIPALITY = (
    r"(?:Kommunen|Regionen)\s+(?:"
    + any_of("äger,driver,deltar,deltog,ingår,ingick,antog,hade")
    + r"|har\s+(?:"
    + any_of("deltagit,antagit,ingått,haft,i dag,redan,sedan,tidigare,länge")
    + r"|\d))\b"
)
"""In an account of the matter "kommunen" may be any municipality: with these words it is the one that writes."""

_GOES_ON = re.compile(
    r"(?:Bolaget|Förvaltningen|Nämnden|Kontoret)\b|.*\bskulle\b|Av\s+(?:dem|dessa)\b|.*\bsedan\s+(?:år\s+)?(?:19|20)\d\d\b"
)


class Telling:
    """Tells sentences apart from top to bottom; ``begin`` at each heading, ``pause`` where a voice opens."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._own = _own_circumstances(cast.document.issuer.name)
        self._matter = False
        self._retold = False
        self._listed = False
        self._on_issuer = False

    def begin(self, *, matter: bool) -> None:
        """A heading; ``matter``: it announces a summary of the proposal."""
        self._matter = matter
        self._retold = self._listed = self._on_issuer = False

    def pause(self) -> None:
        """A voice opens: what follows goes on from nothing."""
        self._retold = self._on_issuer = False

    def opinion(self, unit: Unit, speaking: Voice) -> Voice:
        """A sentence inside an opinion: the speaker's own, or the proposal retold."""
        listed = self._listed and unit.kind is Kind.ITEM
        self._retold = listed or self._is_retold(unit.search_text)
        self._listed = self._retold and (listed or unit.search_text.endswith((":", "följande.")))
        return self._cast.retold(speaking) if self._retold else speaking

    def account(self, unit: Unit, matter: Voice) -> Voice:
        """A sentence in an account of the matter: the proposal retold, an expert's dissent, or the issuer on itself."""
        goes_on = self._on_issuer and not unit.first and _GOES_ON.match(unit.search_text) is not None
        self._on_issuer = goes_on or self._own.match(unit.search_text) is not None
        if self._on_issuer:
            return self._cast.issuer()
        return expert_voice(unit.search_text, self._cast.issuer()) or matter

    def _is_retold(self, sentence: str) -> bool:
        if self._matter:
            return not states_own_view(sentence)
        return self._cast.retelling.retells(sentence, after_retold=self._retold)


def paraphrased(cast: Cast, unit: Unit) -> Voice | None:
    """The body that a paragraph of Beredning opens with, paraphrased; None where the body before it goes on."""
    raw = cast.document.text[unit.span.start : unit.span.end]
    if not unit.opens_line and not raw.startswith(("*", "_")):
        return None
    name = leading_body(unit.search_text, raw, cast.bodies)
    if name and not is_generic(name) and (unit.first or name in cast.bodies):
        return cast.body(name, Stance.POSITION, paraphrased=True)
    return None


def mentioned(cast: Cast, unit: Unit) -> Voice | None:
    """The body whose view a sentence within a paragraph of Beredning tells, paraphrased; None for any other."""
    if unit.opens_line:
        return None
    name = leading_body(unit.search_text, "", cast.bodies)
    if name not in cast.bodies:
        name = named_body(unit.search_text)
        name = name if name and body_role(name) is Role.RESPONDENT else None
    told = name is not None and tells_view(unit.search_text, len(name))
    return cast.body(name, Stance.POSITION, paraphrased=True) if name and told else None


def _own_circumstances(issuer: str | None) -> re.Pattern[str]:
    """Matches a sentence whose subject or place is the issuer ("Ekby kommun" is also "Ekby", "I Ekby")."""
    town = re.fullmatch(r"(?P<place>.+?)s?\s+(?:stad|kommun)", issuer or "")
    names = [re.escape(name) for name in (issuer, town["place"] if town else None) if name]
    called = "|".join([*names, "Staden"])
    inside = "|".join([*names, "staden", "kommunen", "regionen"])
    return re.compile(
        rf"(?:(?:{called})s?|I\s+(?:{inside}))\b{_PROPOSED}|{_ANY_MUNICIPALITY}|.*\bberör\s+(?:{called})\b"
    )
