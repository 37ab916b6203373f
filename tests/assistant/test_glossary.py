import pytest

from assistant.answer import Language
from assistant.glossary import Glossary, load_glossary

GLOSSARY = Glossary(
    {
        Language.ENGLISH: {"county council": ("landsting",), "council": ("fullmäktige",), "body": ("organ",)},
        Language.SWEDISH: {"utskott": ("beredning", "nämnd")},
    }
)


@pytest.mark.parametrize(
    ("question", "language", "terms"),
    [
        ("the county council and its bodies", Language.ENGLISH, ("landsting", "organ")),
        ("the council", Language.ENGLISH, ("fullmäktige",)),
        ("vilka utskott finns", Language.SWEDISH, ("beredning", "nämnd")),
        ("the council", Language.SWEDISH, ()),
    ],
)
def test_the_longest_entry_gives_the_official_terms(question: str, language: Language, terms: tuple[str, ...]) -> None:
    assert GLOSSARY.expanded(question, language) == terms


def test_the_packaged_glossary_is_whole() -> None:
    tables = load_glossary().tables
    assert all(len(table) > 300 for table in tables.values())
    assert all(
        term == term.strip().lower() and term for table in tables.values() for ts in table.values() for term in ts
    )
