import json

from assistant.about.about import About, DateKind, Event, Gap, Name, NameKind, Place, Step, Term
from assistant.case_json import CaseJson
from assistant.positions.matrix import Attitude, Cell, Matrix, Topic
from ingest.corpus import Corpus
from ingest.passage import Role, Span
from tests.ui.fake_chat import DISSENT, MEMO, OFFICE, PROPOSER, document_of

DOCUMENT, SENTENCES = document_of("pm-1", "PM 1:2014", MEMO)
FORMS = CaseJson(Corpus((DOCUMENT,), SENTENCES, ()))
OPINION = SENTENCES[-4]


def test_a_position_is_told_with_quotes_that_stand_at_their_offsets() -> None:
    cells = (Cell(OFFICE, Attitude.AGREES_PARTLY, (OPINION,)), Cell(DISSENT, Attitude.SILENT))
    matrix = Matrix(PROPOSER, (OFFICE, DISSENT), (Topic("t1", "Huvudområden", SENTENCES[:1], cells),))
    form = json.loads(json.dumps(FORMS.positions(matrix)))
    spoken, silent = form["topics"][0]["positions"]
    assert (spoken["speaker"], spoken["attitude"]) == ("Stadskontoret", "agrees_partly")
    assert silent == {"speaker": "Reservation (A, B)", "attitude": "silent", "quotes": []}
    assert form["speakers"][1]["members"] == ["Anna Ask", "Bo Berg"]
    for quote in (*form["topics"][0]["proposals"], *spoken["quotes"]):
        assert quote["quote"] == DOCUMENT.text[quote["start"] : quote["end"]]
    assert spoken["quotes"][0] | {"quote": ""} == {
        "document_id": "pm-1", "document": "PM 1:2014", "date": "2014-10-23", "diary_number": "002-1/2014",
        "path": "pm-1.txt", "speaker": "Stadskontoret", "role": "office", "members": [], "stance": "position",
        "reported_by": None, "section": "Yttranden › Stadskontoret", "page": 2, "quote": "",
        "start": OPINION.span.start, "end": OPINION.span.end,
    }  # fmt: skip


def test_everything_about_a_case_is_told_with_its_place() -> None:
    part = Place(OPINION, Span(OPINION.span.start, OPINION.span.start + 7))
    about = About(
        "Ärendet", {"sv": "Om"}, (part,), (Event("2014-10", None, DateKind.DEADLINE, part),),
        (Name("Anna Ask", NameKind.PERSON, Role.DISSENTER, part, parties=("A",)),), (part,), (Gap.DECISION,),
        (Term("PM", "promemoria", part),), (Step(DOCUMENT, ("Ärendet",), part, 2),),
    )  # fmt: skip
    form = json.loads(json.dumps(FORMS.about(about)))
    assert form["not_known"] == ["decision"]
    assert form["timeline"][0]["kind"] == "deadline"
    assert form["reading_order"][0]["minutes"] == 2
    places = [*form["summary"], *form["decisions"]]
    places += [line["source"] for line in (*form["timeline"], *form["names"], *form["terms"], *form["reading_order"])]
    assert {place["quote"] for place in places} == {DOCUMENT.text[part.span.start : part.span.end]}


def test_documents_are_listed_as_they_are_cited() -> None:
    assert FORMS.documents()[0]["issuer"] == "Stadskontoret"
    assert FORMS.documents()[0]["document_id"] == "pm-1"
