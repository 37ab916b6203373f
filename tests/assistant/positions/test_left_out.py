"""What a proposer says that it does not propose, named as that."""

import pytest

from assistant.positions.left_out import left_out


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Förbundet har övervägt att kräva flytväst men avstår tills vidare.", "Inget krav på flytväst"),
        ("Kontoret har övervägt att förbjuda även eldning, men bedömer att det går för långt.",
         "Inget förbud mot eldning"),
        ("Utredaren övervägde att låta fritidshusägare rösta men har inte funnit det motiverat.",
         "Inte låta fritidshusägare rösta"),
        ("Gruppen har prövat tanken på en egen brandbåt men anser att den blir för dyr.", "Inte en egen brandbåt"),
        ("Utredaren har avfärdat tanken att låta hamnvakter skriva ut böter.", "Inte låta hamnvakter skriva ut böter"),
        ("Nämnden avstår också från att aktivt söka nya hyresgäster.", "Inte söka nya hyresgäster"),
        ("Myndigheten överväger att på sikt införa ett krav på slipning, men lägger nu inte fram det.",
         "Inget krav på slipning"),
        ("Ett förbud mot snöskotrar har övervägts men avvisas, då det drabbar renskötseln.",
         "Inget förbud mot snöskotrar"),
        ("En gemensam växel avfärdas eftersom kommunerna har olika avtal.", "Ingen gemensam växel"),
        ("Gruppen föreslår inte några nya bryggor, eftersom botten är för lös.", "Inga nya bryggor"),
        ("Länsstyrelsen har valt att inte föreslå något förbud mot drönare.", "Inget förbud mot drönare"),
        ("För segelbåtar lämnas inget motsvarande förslag.", "Inget förslag för segelbåtar"),
        ("Det finns inte skäl att förbjuda vedeldade bastur.", "Inget förbud mot vedeldade bastur"),
        ("Frågan om nattbussar kan anstå till nästa år.", "Nattbussar"),
        ("Rådet beklagar att frågan om sophus inte har hunnit utredas.", "Sophus"),
    ],
)  # fmt: skip
def test_what_is_left_out_is_named_as_that(text: str, name: str) -> None:
    assert left_out(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Utredningen har övervägt att kräva flytväst och föreslår att så sker.",
        "Myndigheten har prövat om felen kan avhjälpas med rådgivning men funnit att så inte är fallet.",
        "Utredningen lämnar inget förslag i den delen.",
        "Kommunen föreslår en ny brygga.",
        "Båtarna ägs gemensamt.",
    ],
)
def test_what_leaves_nothing_out_names_nothing(text: str) -> None:
    assert not left_out(text)
