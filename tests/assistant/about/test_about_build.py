"""What a newcomer is told of an invented memorandum, and what must hold of any case."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.about.about import About, DateKind, Gap, NameKind, Place
from assistant.about.build import about
from ingest.case import Case, load_case
from ingest.corpus import Corpus, read_corpus
from ingest.passage import Role
from tests.assistant.about.memos import MEMORANDUM, PLAIN, read_case

ROOT = Path(__file__).parents[3]
REAL = (ROOT / "corpus" / "ksl-2015-2018", ROOT / "eval" / "suites" / "pm-2016-041" / "case")


@pytest.fixture
def case(tmp_path: Path) -> tuple[Case, Corpus]:
    return read_case(tmp_path, pm=MEMORANDUM)


@pytest.fixture
def told(case: tuple[Case, Corpus]) -> About:
    return about(*case)


def words(place: Place, corpus: Corpus) -> str:
    return corpus.document(place.sentence.document_id).text[place.span.start : place.span.end]


def places(told: About) -> Iterator[Place]:
    yield from told.summary
    yield from told.decisions
    for lines in (told.timeline, told.names, told.terms, told.reading):
        yield from (line.place for line in lines)


def test_the_summary_is_the_matter_and_what_is_proposed(told: About) -> None:
    assert [place.sentence.search_text for place in told.summary] == [
        "Styrelsen för Kommunförbundet Åviks Län (KÅL) har inför perioden 2019-2022 föreslagit fler cykelbanor.",
        "Förbundet föreslår tre nya banor längs kusten och en gemensam skyltning i alla kommuner.",
    ]


def test_the_timeline_tells_what_each_date_is(told: About, case: tuple[Case, Corpus]) -> None:
    assert [(event.date, event.until, event.kind, words(event.place, case[1])) for event in told.timeline] == [
        ("2018-03-13", None, DateKind.OPINION, "13 mars 2018"),
        ("2018-05-23", None, DateKind.SIGNED, "23 maj 2018"),
        ("2018-05-31", None, DateKind.DEADLINE, "31 maj 2018"),
        ("2019", "2022", DateKind.PERIOD, "2019-2022"),
        ("2025", None, DateKind.MENTIONED, "2025"),
        ("2030", None, DateKind.MENTIONED, "våren 2030"),
    ]


def test_who_speaks_comes_first_each_with_title_and_party(told: About) -> None:
    speaking = [(name.name, name.role, name.title, name.parties) for name in told.names if name.role]

    assert speaking == [
        ("Kommunförbundet Åviks Län", Role.PROPOSER, "KÅL", ()),
        ("Maja Öberg", Role.COMMISSIONER, "föredragande kommunalråd", ()),
        ("Kommunalrådsberedningen", Role.COMMITTEE, None, ()),
        ("Trafikkontoret", Role.OFFICE, None, ()),
        ("Reservation (M, ÖP)", Role.DISSENTER, "Kommunalrådsberedningen", ("M", "ÖP")),
        ("Nils Ek", Role.DISSENTER, "kommunalråd", ("M",)),
        ("Stig Alm", Role.DISSENTER, "kommunalråd", ("M",)),
        ("Åsa Vik", Role.DISSENTER, "kommunalråd", ("ÖP",)),
    ]


def test_bodies_and_parties_that_are_only_named_follow_once_each(told: About) -> None:
    named = [(name.name, name.kind) for name in told.names if not name.role]

    assert named == [
        ("Kommunstyrelsen", NameKind.BODY),
        ("Trafikverket", NameKind.BODY),
        ("Moderaterna", NameKind.PARTY),
        ("ÖP", NameKind.PARTY),
    ]


def test_each_point_is_told_once_and_the_dissents_own_apart(told: About) -> None:
    assert [(place.sentence.voice.speaker.name, place.sentence.search_text) for place in told.decisions] == [
        ("Kommunalrådsberedningen", "1. Remissen ”Cykelbanor längs kusten” anses besvarad med promemorian."),
        ("Kommunalrådsberedningen", "2. Paragrafen justeras omedelbart."),
        ("Reservation (M, ÖP)", "att avslå förslaget"),
    ]  # fmt: skip


def test_what_the_documents_do_not_say_is_told(told: About) -> None:
    assert told.gaps == (Gap.PROPOSAL_IN_FULL, Gap.DECISION)


def test_terms_are_told_as_the_documents_tell_them(told: About) -> None:
    meanings = {term.term: term.meaning for term in told.terms}

    assert meanings["KÅL"] == "Kommunförbundet Åviks Län"
    assert meanings["cykelbana"] == "en väg som bara får användas av cyklister"
    assert meanings["PM"] is None
    assert meanings["ÖP"] is None


def test_the_letters_of_a_known_party_are_common_knowledge(told: About) -> None:
    term = next(term for term in told.terms if term.term == "M")

    assert (term.meaning, term.told_by_case, term.is_common_knowledge) == ("Moderaterna", False, True)


def test_the_case_completes_and_replaces_nothing(case: tuple[Case, Corpus], told: About) -> None:
    terms = {"PM": ("promemoria",), "KÅL": ("något annat",), "XYZ": ("finns inte",)}
    completed = about(replace(case[0], terms=terms, description="Om cyklar.", title="Cyklar"), case[1])
    meanings = {term.term: (term.meaning, term.told_by_case) for term in completed.terms}

    assert (completed.title, completed.description) == ("Cyklar", {"sv": "Om cyklar."})
    assert completed.summary == told.summary
    assert meanings["PM"] == ("promemoria", True)
    assert meanings["KÅL"] == ("Kommunförbundet Åviks Län", False)
    assert "XYZ" not in meanings


def test_the_reading_order_ends_with_the_dissent(told: About) -> None:
    assert [step.section for step in told.reading] == [
        ("Ärendet",),
        ("Mina synpunkter",),
        ("Remissammanställning", "Trafikkontoret"),
        ("Kommunalrådsberedningen", "Reservation"),
    ]
    assert all(step.minutes >= 1 for step in told.reading)


def test_a_memorandum_without_case_toml_is_called_by_its_own_title(told: About) -> None:
    assert told.title == "PM 2018:7 Cykelbanor längs kusten"


def test_plain_text_without_any_form_has_a_page_too(tmp_path: Path) -> None:
    case, corpus = read_case(tmp_path, sommar=PLAIN)
    told = about(case, corpus)

    assert [place.sentence.search_text for place in told.summary][:1] == ["Vi har badat i sjön hela dagen."]
    assert (told.timeline, told.names, told.decisions, told.terms) == ((), (), (), ())
    assert set(told.gaps) == set(Gap)


def test_a_document_of_headings_alone_breaks_nothing(tmp_path: Path) -> None:
    told = about(*read_case(tmp_path, tom="# Rubrik\n\n# Annan rubrik\n"))

    assert (told.summary, told.reading) == ((), ())


@pytest.mark.parametrize("folder", REAL, ids=lambda folder: folder.name)
def test_every_place_of_a_real_case_stands_where_it_says(folder: Path) -> None:
    case = load_case(folder)
    corpus = read_corpus(case)
    told = about(case, corpus)

    holds_together(told, corpus)
    assert told.summary
    assert told.timeline
    assert told.names
    assert told.reading


@pytest.mark.parametrize(
    "folder", sorted((ROOT / "training" / "cases").glob("batch-*/*[13]")), ids=lambda path: path.name
)
def test_every_place_of_an_invented_case_stands_where_it_says(folder: Path, tmp_path: Path) -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("doc*.txt")}
    case, corpus = read_case(tmp_path, **texts)

    holds_together(about(case, corpus), corpus)


def holds_together(told: About, corpus: Corpus) -> None:
    """The properties of any page: places lie in their sentences, dates are valid and sorted, nothing is told twice."""
    for place in places(told):
        assert place.sentence in corpus.sentences
        assert place.sentence.span.start <= place.span.start < place.span.end <= place.sentence.span.end
    for event in told.timeline:
        for day in filter(None, (event.date, event.until)):
            assert re.fullmatch(r"\d{4}(-\d\d){0,2}", day)
            date(*(int(part) for part in (day + "-01-01")[:10].split("-")))
    assert [event.date for event in told.timeline] == sorted(event.date for event in told.timeline)
    names = [(name.name.casefold(), name.members, name.place) for name in told.names]
    terms = [term.term.casefold() for term in told.terms]
    assert len(set(names)) == len(names)
    assert len(set(terms)) == len(terms)
    assert len(told.summary) <= 4
