"""Who takes which side of a case's proposals, as answered: everyone on it, and what nobody was found to say."""

import pytest

from assistant.answer import Answer, Request
from assistant.pipeline import Assistant
from assistant.siding import Side, SideQuestion
from ingest.case import load_case
from ingest.corpus import read_corpus
from tests.fakes.found import FoundIndex
from tests.fakes.opened import opened

MEMORANDUM = (
    opened("Riktlinjer för bryggor")
    + """\
Kustförbundet föreslår att en båtavgift på 40 kronor införs. Vidare föreslås att grillplatser förbjuds på alla bryggor.

Beredning

Ärendet har remitterats till hamnnämnden, idrottsnämnden och Ekby Bryggor AB.

Mina synpunkter

Jag ser positivt på förslaget i stort.

Hamnnämnden

Nämnden tillstyrker båtavgiften.

Nämnden avstyrker förbudet mot grillplatser.

Idrottsnämnden

Nämnden är tveksam till båtavgiften.

Ekby Bryggor AB

Bolaget avstyrker båtavgiften.
"""
)
NONE = "Ingen har säkert hittats på den sidan."


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("bryggor")
    (folder / "pm.txt").write_text(MEMORANDUM, encoding="utf-8")
    return Assistant(FoundIndex(read_corpus(load_case(folder))), load_case(folder))  # type: ignore[arg-type]  # what it needs of an index


def voices(answer: Answer) -> list[str | None]:
    return [statement.speaker for statement in answer.statements]


def test_everyone_on_the_side_is_quoted_under_what_it_is_about(assistant: Assistant) -> None:
    answer = assistant.ask(Request("Vilka är emot båtavgiften?"))
    assert voices(answer) == ["Ekby Bryggor AB"]
    assert "om ”Båtavgift på 40 kronor”" in answer.text
    assert "Bolaget avstyrker båtavgiften." in answer.citations[0].quote


def test_the_other_side_of_the_same_topic(assistant: Assistant) -> None:
    assert voices(assistant.ask(Request("Vem är för båtavgiften?"))) == ["Hamnnämnden"]
    assert voices(assistant.ask(Request("Vilka har invändningar mot båtavgiften?"))) == [
        "Ekby Bryggor AB",
        "Idrottsnämnden",
    ]


def test_only_those_of_the_role_asked_among(assistant: Assistant) -> None:
    answer = assistant.ask(Request("Är någon nämnd emot båtavgiften?"))
    assert voices(answer) == ["Idrottsnämnden"]
    assert answer.text.startswith("Ingen har hittats som går så långt.")


def test_a_side_that_nobody_is_found_on_is_said_to_be_empty(assistant: Assistant) -> None:
    answer = assistant.ask(Request("Är någon för förbudet mot grillplatser?"))
    assert answer.text.startswith(NONE)
    assert voices(answer) == ["Hamnnämnden"]


def test_where_nobody_is_on_it_for_the_whole_the_parts_are_told(assistant: Assistant) -> None:
    answer = assistant.ask(Request("Vilka är emot förslaget?"))
    assert answer.text.startswith("Ingen har hittats som säger det om förslaget i dess helhet.")
    assert set(voices(answer)) == {"Hamnnämnden", "Ekby Bryggor AB"}


def test_who_is_named_is_asked_for_what_they_say(assistant: Assistant) -> None:
    query = assistant.understood(Request("Är hamnnämnden emot båtavgiften?"))
    assert assistant.sides.value().of(SideQuestion(Side.AGAINST, "båtavgiften", frozenset()), query, ()) is None


def test_quotes_are_verbatim(assistant: Assistant) -> None:
    text = assistant.index.corpus.documents[0].text
    for citation in assistant.ask(Request("Vilka är kritiska till båtavgiften?")).citations:
        assert citation.quote == text[citation.start : citation.end]
