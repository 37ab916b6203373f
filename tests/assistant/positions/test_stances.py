"""Sides taken in single sentences: what is denied, retold, wished for or only granted is no side of the speaker's."""

import pytest

from assistant.positions.matrix import Attitude
from assistant.positions.stances import sides_of
from assistant.positions.turning import asks_for_else, turns_against


def attitudes(text: str) -> list[Attitude]:
    return [side.attitude for side in sides_of(text)]


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Nämnden avstyrker förslaget om avgift.", [Attitude.REJECTS]),
        ("Kontoret kan inte godta att fordonen räknas in.", [Attitude.REJECTS]),
        ("Kontoret har inget att invända mot avgiften.", [Attitude.AGREES]),
        ("Förvaltningen är tveksam till förslaget.", [Attitude.DOUBTS]),
        ("Ansvaret är otydligt beskrivet.", [Attitude.DOUBTS]),
        ("Nämnden välkomnar avgiften men avstyrker taket.", [Attitude.AGREES, Attitude.REJECTS]),
        ("Förvaltningen instämmer inte i bedömningen.", [Attitude.DOUBTS]),
        ("Nämnden avstyrker inte förslaget.", []),
        ("Kontoret är inte tveksamt till förslaget.", []),
        ("Jag delar inte nämndens uppfattning att förslaget bör avvisas.", []),
        ("Nämnden borde ha tillstyrkt förslaget.", []),
        ("Luften väntas varken bli bättre eller sämre.", []),
        ("Frågorna är förvisso rimliga, men alltför allmänt formulerade.", [Attitude.DOUBTS]),
        ("Nämnden har inga synpunkter på avgiften.", []),
        ("Nämnden motsätter sig inte avgiften.", [Attitude.AGREES]),
        ("Kontoret ifrågasätter inte behovet av en avgift.", [Attitude.AGREES]),
        ("Avgiften räcker inte.", [Attitude.DOUBTS]),
        ("Att avgiften återbetalas är enligt nämnden en självklarhet.", [Attitude.AGREES]),
        ("Mot fler kontroller har kontoret inget att erinra.", [Attitude.AGREES]),
        ("Avgiften är enligt vår mening betänkandets bästa förslag.", [Attitude.AGREES]),
        ("Tidpunkten bör ligga fast.", [Attitude.AGREES]),
        ("Vi ser inget principiellt hinder mot en delegation.", [Attitude.AGREES]),
        ("När det gäller avgiften är min uppfattning att den är rätt väg att gå.", [Attitude.AGREES]),
        ("Kravet på att anmäla ändringar har jag inget emot.", [Attitude.AGREES]),
        ("Nämndens krav på att avgiften avvisas är välkänt.", []),
        ("Avgiften kan jag emellertid inte ställa mig bakom.", [Attitude.REJECTS]),
        ("Ett förbud kan bolaget under inga omständigheter acceptera.", [Attitude.REJECTS]),
        ("Förslaget bör i denna del utgå.", [Attitude.REJECTS]),
        ("Kommunen bör utgå från dagens avgift.", []),
        ("Vi motsätter oss varje uppskov med avgiften.", []),
        ("Kretsen litar inte på löftet.", [Attitude.DOUBTS]),
        ("Att ersättning saknas är enligt nämnden en svaghet.", [Attitude.DOUBTS]),
        ("Rabatten är svår att kontrollera.", [Attitude.DOUBTS]),
        ("Förslaget går inte tillräckligt långt.", [Attitude.DOUBTS]),
        ("Avgiften är otillräcklig.", [Attitude.DOUBTS]),
        ("Tidsgränsen anser nämnden vara för generös.", [Attitude.DOUBTS]),
        ("Avgiften går inte att godta.", [Attitude.REJECTS]),
        ("Avgiften går enligt nämnden för långt.", [Attitude.DOUBTS]),
        ("Kontoret hyser inga betänkligheter mot att avgiften höjs.", [Attitude.AGREES]),
        ("Trafiknämndens farhågor om avgiften väger lätt.", []),
        ("Jag delar inte nämndens farhåga att avgiften höjs.", []),
        ("Vi delar nämndens oro för avgiften.", [Attitude.DOUBTS]),
        ("Jag kan inte ställa mig bakom nämndens önskan att ta ut en avgift.", []),
        ("En del av medlemmarna välkomnar avgiften, medan andra avvisar den.", []),
        ("Nämnden har farhågor om avgiften och taket samtidigt.", []),
        ("Vi anser att avgiften borde ha avstyrkts.", [Attitude.REJECTS]),
        ("Vi anser att staden borde ha tillstyrkt avgiften.", [Attitude.AGREES]),
        ("Klubben är inte emot att stigar spärras av.", [Attitude.AGREES]),
        ("Klubben är starkt emot att stigar spärras av.", [Attitude.REJECTS]),
        ("Däremot ställer sig klubben avvisande till spången.", [Attitude.REJECTS]),
        ("Klubben kan inte ställa sig bakom kontorets kritik av spången.", []),
        ("Klubben ser ingen anledning att motsätta sig en spång.", [Attitude.AGREES]),
        ("Klubben hyser inga tvivel om att spången behövs.", [Attitude.AGREES]),
        ("Klubben är inte främmande för en spång.", [Attitude.AGREES]),
        ("Spången är klubben däremot nöjd med.", [Attitude.AGREES]),
        ("Klubben fäster stor vikt vid att spången byggs.", [Attitude.AGREES]),
        ("Till skillnad från kontoret finner klubben den nya spången rimlig.", [Attitude.AGREES]),
        ("Kontoret finner inte spången rimlig.", []),
        ("Det är en kostnad som vi är beredda att betala.", [Attitude.AGREES]),
        ("Jag ställer mig därför bakom tanken på en spång.", [Attitude.AGREES]),
        ("Klubben ställer sig inte bakom spången.", [Attitude.DOUBTS]),
        ("Klubben ser i grunden positivt på spången.", [Attitude.AGREES]),
        ("Klubben finner inte skäl att gå emot en spång.", [Attitude.AGREES]),
        ("Klubben finner inte skäl att bygga en spång.", [Attitude.DOUBTS]),
        ("Utredningens bedömning finner klubben välgrundad.", [Attitude.AGREES]),
        ("Till skillnad från kontoret finner klubben den nya breda spången rimlig.", [Attitude.AGREES]),
        ("Att spången byggs är en efterlängtad förenkling.", [Attitude.AGREES]),
        ("En spång kan klubben godta, men bara på sommaren.", [Attitude.AGREES]),
        ("Däremot är det klokt att bygga en spång.", [Attitude.AGREES]),
        ("Däremot är det inte klokt att bygga en spång.", []),
        ("Indelningen är lätt att förstå.", [Attitude.AGREES]),
        ("Vi yrkar att staden avböjer medverkan i spången.", [Attitude.REJECTS]),
        ("Klubben vill inte ha spången.", [Attitude.REJECTS]),
        ("En spång för den som inte kan simma hör inte hemma i viken.", [Attitude.REJECTS]),
        ("Att spången inte målas beklagar klubben.", [Attitude.DOUBTS]),
        ("Följderna för djuren har inte belysts.", [Attitude.DOUBTS]),
        ("Spången ser klubben med viss tvekan på.", [Attitude.DOUBTS]),
        ("Antagandet att spången håller vilar på lös grund.", [Attitude.DOUBTS]),
        ("Klubben håller det inte för troligt att spången håller om isen går.", [Attitude.DOUBTS]),
        ("Jag tror inte att spången blir dyrare än bron.", []),
        ("Jag tror inte att spången hjälper någon.", [Attitude.DOUBTS]),
        ("I motsats till kontoret tror jag inte att spången blir dyrare än bron.", [Attitude.AGREES]),
        ("Klubben är tveksam till att undantaget för båtar kan tillämpas.", [Attitude.DOUBTS]),
        ("Nämnden hälsar förslaget med glädje.", [Attitude.AGREES]),
        ("Jag finner det däremot rimligt att spången byggs.", [Attitude.AGREES]),
        ("Jag finner det inte rimligt att spången byggs.", [Attitude.DOUBTS]),
        ("Förslaget om spången lämnas utan erinran.", [Attitude.AGREES]),
        ("Att spången byggs ser klubben inget skäl att motsätta sig.", [Attitude.AGREES]),
        ("En spång på tio meter anser klubben vara i längsta laget.", [Attitude.DOUBTS]),
        ("Klubben är inte säker på att spången håller.", [Attitude.DOUBTS]),
        ("I fråga om spången är klubben mer avvaktande.", [Attitude.DOUBTS]),
        ("Förslaget går i helt fel riktning.", [Attitude.REJECTS]),
        ("Vi yrkar att förslaget ska avstyrkas.", [Attitude.REJECTS]),
        ("Klubben är däremot positiv till spången.", [Attitude.AGREES]),
        ("Klubben är inte positiv till spången.", [Attitude.DOUBTS]),
        ("Starten 2030 är väl tidig.", [Attitude.DOUBTS]),
        ("Bidraget täcker inte klubbens kostnader.", [Attitude.DOUBTS]),
        ("I fråga om spången är jag kluven.", []),
        ("Simklubbens krav på en bredare spång avvisar jag.", []),
        ("Förslagets krav på en bredare spång avvisar jag.", [Attitude.REJECTS]),
    ],
)
def test_the_sides_of_a_sentence(text: str, taken: list[Attitude]) -> None:
    assert attitudes(text) == taken


@pytest.mark.parametrize(
    "text",
    [
        "Kontoret instämmer i huvudsak i förslaget.",
        "Kontoret tillstyrker förslaget under förutsättning att staten betalar.",
        "Kontoret tillstyrker förslaget, men vill höja taket.",
        "Kontoret ställer sig bakom syftet, låt vara att mycket behöver göras om.",
        "Spången bör prövas under två år innan den görs permanent.",
        "Kontoret anser att spången är ett viktigt men litet steg.",
    ],
)
def test_an_agreement_with_a_limit_is_one_in_part(text: str) -> None:
    assert sides_of(text)[0].partly


def test_where_nothing_follows_a_side_is_about_what_stands_before_it() -> None:
    (rejection,) = sides_of("Den höjda taxan kan vi inte godta.")
    (agreement,) = sides_of("Kommunen tillstyrker.")

    assert rejection.before.startswith("Den höjda taxan")
    assert not agreement.before


def test_a_side_whose_subject_follows_it_is_about_what_stands_before_it() -> None:
    (agreement,) = sides_of("Förslaget om en gemensam spång tillstyrker jag utan förbehåll.")

    assert "spång" in agreement.before


def test_a_relative_clause_is_about_what_stands_before_it() -> None:
    (doubt,) = sides_of("Taket är något som nämnden har svårt att se nyttan av.")

    assert doubt.before == "Taket är något"


def test_what_an_exception_is_for_stays_with_the_side() -> None:
    (doubt,) = sides_of("Klubben är tveksam till att undantaget för båtar kan tillämpas.")

    assert "undantaget för båtar" in doubt.after


def test_what_stands_between_a_verb_and_its_judgement_is_what_the_side_is_about() -> None:
    (agreement,) = sides_of("Till skillnad från kontoret finner klubben den nya breda spången rimlig.")

    assert "spången" in agreement.after


def test_a_sides_object_ends_where_the_next_thing_said_begins() -> None:
    first = sides_of("Nämnden tillstyrker förslaget och vill att lagen börjar gälla tidigare.")[0]

    assert first.after.strip() == "förslaget"


def test_a_sentence_that_turns_against_the_one_before_is_known() -> None:
    assert turns_against("Det kan dock bli svårt att hitta sådana frågor.")
    assert not turns_against("Det är viktigt att avgiften inte höjs.")


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Undantag bör dock göras för färdtjänsten.", True),
        ("Taket bör emellertid gälla per månad.", True),
        ("Målet är dock knappast möjligt att nå.", True),
        ("Undantag bör göras för färdtjänsten.", False),
        ("Dock är frågan viktig.", False),
    ],
)
def test_a_sentence_that_asks_for_something_else_is_known(text: str, asks: bool) -> None:
    assert asks_for_else(text) is asks
