import pytest

from assistant.guard.guard_words import load_guard_words
from assistant.guard.names import strange_name


def strange(text: str, *known: str, english: bool = False) -> str | None:
    return strange_name(text, known, english, load_guard_words())


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Då säger hamnbolaget nej.", "Torsvikens Hamn AB säger nej."),
        ("Då säger bostadsbolaget nej.", "Sandarps Bostads AB säger nej."),
        ("Då säger holdingbolaget nej.", "Ekhamn Holding AB säger nej."),
        ("Då säger nätbolagets ägare nej.", "Ekhamns Nät AB säger nej."),
        ("Då säger larmbolaget nej.", "Storlunda Trygghetslarm AB säger nej."),
        ("Mälnö Bostäder AB svarar inte, utan bolaget väntar.", "Mälnö Bostäder AB väntar."),
        ("Då säger vårdnämnden nej.", "Hälso- och sjukvårdsnämnden säger nej."),
        ("Då säger miljönämnden nej.", "Miljö- och hälsoskyddsnämndens svar är nej."),
        ("Arkivansvariga i nämnderna.", "Arkivansvariga ska finnas i varje nämnd."),
        ("Den nämnd som svarar för arkivet.", "Kulturnämnden svarar för arkivet."),
        ("Skolverket bör svara, då myndigheten har proven.", "Skolverket har proven."),
        ("Det stänger i själva verket ute människor.", "Det stänger ute människor."),
        ("Så länge Kvarnbybussen går sällan.", "Bussarna från Kvarnby går sällan."),
        ("Linjer flyttar till Danmark.", "Linjer flyttar till danska hamnar."),
    ],
)
def test_a_body_or_name_in_another_form_is_known(text: str, source: str) -> None:
    assert strange(text, source) is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Då säger hamnbolaget nej.", "Ekhamns Nät AB säger nej."),
        ("Då säger hamnbolaget nej.", "Hamnen säger nej."),
        ("Då säger kulturnämnden nej.", "Miljö- och hälsoskyddsnämnden säger nej."),
        ("Då säger myndigheten nej.", "Kulturnämnden säger nej."),
        ("Och AB Kvarnbyenergi avstår.", "Fastighets AB Skäret i Kvarnby avstår."),
        ("Så går Kvarnbykontoret emot.", "Bussarna från Kvarnby går."),
        ("Linjer flyttar till Danmark.", "Linjer flyttar till norska hamnar."),
        ("Det säger Regionteatern nej till.", "Region Västermark säger nej."),
    ],
)
def test_a_body_or_name_that_the_source_does_not_have_is_strange(text: str, source: str) -> None:
    assert strange(text, source) is not None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("What the Social Services Committee wants.", "Socialnämnden vill det."),
        ("Thus the Council on Legislation should be heard.", "Lagrådet bör höras."),
        ("Only the Tax Agency knows.", "Bara Skatteverket vet."),
        ("It goes beyond the Archives Act.", "Det går längre än arkivlagen."),
        ("It rests on the Environmental Code.", "Det vilar på 7 kap. miljöbalken."),
        ("Asked by the Ministry of Health and Social Affairs.", "Socialdepartementet frågar."),
        ("As the Tenants' Association says.", "Hyresgästföreningen säger det."),
        ("As the Chamber of Commerce says.", "Handelskammaren säger det."),
        ("They move to Danish ports.", "De flyttar till Danmark."),
        ("As the Reconciliation Board says.", "Försoningsnämnden säger det."),
    ],
)
def test_an_english_name_of_a_body_that_the_source_names_is_known(text: str, source: str) -> None:
    assert strange(text, source, english=True) is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("What the School Committee wants.", "Socialnämnden vill det."),
        ("Only the Tax Agency knows.", "Bara Lantmäteriet vet."),
        ("As the Reconciliation Court says.", "Försoningsnämnden säger det."),
        ("As the Malmö Committee says.", "Socialnämnden säger det."),
        ("As the Lund Committee says.", "Socialnämnden säger det."),
        ("It goes beyond the Archives Act.", "Det går längre än ordningslagen."),
    ],
)
def test_an_english_name_of_another_body_is_strange(text: str, source: str) -> None:
    assert strange(text, source, english=True) is not None


def test_what_a_speaker_may_be_called_is_no_part_of_other_words() -> None:
    words = load_guard_words()
    assert strange_name("Det vill föreningen.", ("Det vill vi.",), False, words, ("föreningen",)) is None
    assert strange_name("Det vill köpmannaföreningen.", ("Det vill vi.",), False, words, ("föreningen",)) is not None
