"""Names of proposals, as their own words have them."""

import pytest

from assistant.positions.naming import name_of


@pytest.mark.parametrize(
    ("proposal", "name"),
    [
        ("Dagens nämnder föreslås ersättas av regionala råd och lokala nätverk.", "Regionala råd och lokala nätverk"),
        ("Vidare föreslås ett årligt möte för kommunerna.", "Årligt möte för kommunerna"),
        ("Utredningen föreslår också att alla förare ska genomgå en utbildning på fyra timmar, men inget prov.",
         "Utbildning på fyra timmar"),
        ("En särskild nattaxa på högst 25 kronor per natt får tas ut mellan klockan 22 och 06.",
         "Nattaxa på högst 25 kronor"),
        ("Lagen föreslås träda i kraft den 1 januari 2018.", "Ikraftträdande"),
        ("Ett tillstånd ska få gälla i högst fem år.", "Tillstånd i högst fem år"),
        ("Serviceavgiften föreslås höjas från 62 till 66 kronor.", "Serviceavgiften"),
        ("Kunskaperna ska styrkas genom en certifiering.", "Certifiering"),
        ("Hyreskontrakten tidsbegränsas till fyra år.", "Hyreskontrakten"),
        ("Fiske ska inte vara tillåtet annat än om isen bär.", "Fiske"),
        ("Varje hamn reserverar 20 båtplatser för gäster.", "20 båtplatser för gäster"),
        ("Lotsverket tar fram sjökort över grunda vikar.", "Sjökort över grunda vikar"),
        ("Avgiften för gäster beräknas till 40 kronor.", "Avgiften för gäster"),
        ("Klubben föreslår en medalj men tar inte ställning till dess färg.", "Medalj"),
        ("En brukare ska inte möta fler än tio medarbetare.", "Inte möta fler än tio medarbetare"),
    ],
)  # fmt: skip
def test_the_heart_of_a_proposal_names_it(proposal: str, name: str) -> None:
    assert name_of(proposal) == name
