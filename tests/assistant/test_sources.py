from assistant.lexicon import load_lexicon
from assistant.sources import Sources
from ingest.passage import Document, Role, Speaker

CITY, FORUM = Speaker("Åstad kommun", Role.ISSUER), Speaker("Forumet", Role.PROPOSER)
MEMO = Document("pm", "pm.txt", "PM 2019:7 Avgifter", "x", CITY)
OTHER = Document("annat", "annat.txt", "Bilaga", "x", CITY)
REPORT = Document("rapport", "rapport.txt", "Nya avgifter", "x", FORUM)
SOURCES = Sources((MEMO, OTHER, REPORT), load_lexicon())


def test_a_document_is_meant_by_its_number() -> None:
    assert SOURCES.meant("Vad står i PM 2019:7?") == {"pm"}
    assert SOURCES.meant("Vad står i PM 2020:1?") == frozenset()


def test_a_document_is_meant_by_its_kind() -> None:
    assert SOURCES.meant("Vem har undertecknat promemorian?") == {"pm"}
    assert SOURCES.meant("What does the report say?") == {"rapport"}


def test_no_document_is_meant_when_every_one_would_be() -> None:
    assert Sources((REPORT,), load_lexicon()).meant("Vad säger rapporten?") == frozenset()
