"""What sentences make known of names by a title or a place."""

import pytest

from assistant.guard.known_names import KnownNames
from assistant.lexicon import load_lexicon
from assistant.roster import build_roster
from ingest.corpus import Corpus
from ingest.passage import Document, Role, Sentence, Speaker
from tests.fakes.voices import OFFICE, sentence

ANNA = Speaker("Anna Wang", Role.COMMISSIONER)
BO = Speaker("Bo Karp", Role.COMMISSIONER)


def known(said: str, *others: Speaker, issuers: tuple[str, ...] = ("Almby kommun",)) -> tuple[str, ...]:
    cited = sentence(said, OFFICE, 1_000)
    sentences: tuple[Sentence, ...] = (cited, *(sentence("Jag vill ha en bro.", one, 0) for one in others))
    documents = tuple(
        Document(cited.document_id if not at else f"d{at}", "d.txt", "PM", "x", Speaker(name, Role.ISSUER), None)
        for at, name in enumerate(issuers)
    )
    corpus = Corpus(documents, sentences, (), ())
    lexicon = load_lexicon()
    return KnownNames(corpus, build_roster(sentences, {}, lexicon), lexicon).of((cited,))


@pytest.mark.parametrize(
    ("said", "others", "expected"),
    [
        ("Kommunalrådet vill ha en bro.", (ANNA,), True),
        ("Kommunalrådet vill ha en bro.", (ANNA, BO), False),
        ("Kommunstyrelsens ordförande vill ha en bro.", (ANNA,), True),
        ("Skolnämndens ordförande vill ha en bro.", (ANNA,), False),
        ("Nämnden vill ha en bro.", (ANNA,), False),
    ],
)
def test_a_title_makes_the_only_commissioner_known(said: str, others: tuple[Speaker, ...], expected: bool) -> None:
    assert ("Anna Wang" in known(said, *others)) is expected


def test_the_only_municipality_is_known() -> None:
    assert "Almby" in known("Nämnden vill ha en bro.")


def test_of_several_municipalities_only_the_one_that_has_issued_the_text_is_known() -> None:
    names = known("Nämnden vill ha en bro.", issuers=("Almby kommun", "Ekby kommun"))
    assert "Almby kommun" in names and not {"Almby", "Ekby"} & set(names)
