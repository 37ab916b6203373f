import os
import threading

import pytest

from assistant.adding.adder import MOST_FILES
from assistant.adding.faults import AddingBusy, AddingFailed
from assistant.adding.work import Accepted, Done, Failed, Refused, Step, Work
from ingest.errors import CaseInvalid
from tests.adding.bench import Bench, sent

PM = {"pm.txt": "Nämnden tillstyrker hamnen.\n"}
REPLY = "Förbundet avstyrker hamnen.\n"


def codes(work: Work) -> dict[str, str]:
    return {event.name: event.error.error_code for event in work.so_far if isinstance(event, Refused)}


def finished(work: Work) -> Done | Failed:
    *_, last = work.follow()
    assert isinstance(last, Done | Failed)
    return last


def test_a_document_is_read_moved_in_and_answered_from(bench: Bench) -> None:
    work = bench.adder.begin([sent("svar.txt", REPLY)])
    end = finished(work)
    assert isinstance(end, Done)
    assert [document.path for document in end.added] == ["svar.txt"]
    assert bench.files() == PM | {"svar.txt": REPLY}
    assert [document.path for document in bench.swapped[-1].index.corpus.documents] == ["pm.txt", "svar.txt"]
    assert [type(event) for event in work.so_far] == [Accepted, Step, Done]
    assert not (bench.case / ".remiss-adding").exists()


def test_what_cannot_be_read_is_told_with_its_reason_and_the_rest_is_added(bench: Bench) -> None:
    files = [
        *(sent("tom.txt", ""), sent("bild.png", b"\x89PNG"), sent("skadad.pdf", b"%PDF-1.4 nonsense")),
        *(sent("svar.txt", REPLY), sent("SVAR.txt", "Annat.\n"), sent("../../.txt", "x"), sent("pm.txt", "Nytt.\n")),
        *(sent("samma.txt", PM["pm.txt"]), sent("case.toml", 'title = "x"'), sent("S v a r.txt", "Tredje.\n")),
        *(sent("s-v-a-r.txt", "Fjärde.\n"), sent("PM.txt", "Femte.\n")),
    ]
    work = bench.adder.begin(files)
    assert isinstance(finished(work), Done)
    assert codes(work) == {
        "tom.txt": "document_empty",
        "bild.png": "file_format",
        "skadad.pdf": "document_damaged",
        "SVAR.txt": "file_repeated",
        "../../.txt": "file_name",
        "pm.txt": "file_exists",
        "samma.txt": "file_same",
        "case.toml": "file_format",
        "s-v-a-r.txt": "file_near",
        "PM.txt": "file_repeated",
    }
    assert bench.files() == PM | {"svar.txt": REPLY, "S v a r.txt": "Tredje.\n"}


def test_an_error_names_the_file_as_its_sender_does_and_no_folder_of_this_machine(bench: Bench) -> None:
    work = bench.adder.begin([sent("tom.txt", ""), sent("skadad.docx", b"PK\x03\x04")])
    finished(work)
    told = [event.error.values for event in work.so_far if isinstance(event, Refused)]
    assert [values["path"] for values in told] == ["tom.txt", "skadad.docx"]
    assert str(bench.case) not in str(told)


def test_nothing_changes_when_no_file_can_be_added(bench: Bench) -> None:
    before = os.stat(bench.case / "pm.txt").st_mtime_ns
    assert finished(bench.adder.begin([sent("tom.txt", "")])) == Done(())
    assert bench.files() == PM
    assert (bench.swapped, os.stat(bench.case / "pm.txt").st_mtime_ns) == ([], before)


def test_a_document_is_replaced_only_when_that_is_asked_for(bench: Bench) -> None:
    finished(bench.adder.begin([sent("pm.txt", "Nytt.\n")]))
    assert bench.files() == PM
    work = bench.adder.begin([sent("pm.txt", "Nytt.\n")], replace=True)
    assert isinstance(finished(work), Done)
    assert Accepted("pm.txt", replaces=True) in work.so_far
    assert bench.files() == {"pm.txt": "Nytt.\n"}


def test_a_name_that_differs_in_case_alone_replaces_nothing(bench: Bench) -> None:
    work = bench.adder.begin([sent("PM.TXT", "Nytt.\n")], replace=True)
    finished(work)
    assert codes(work) == {"PM.TXT": "file_near"}
    assert bench.files() == PM


@pytest.mark.parametrize("error", [CaseInvalid("case_empty", path="x", reason="y"), RuntimeError("boom")])
def test_whatever_fails_the_files_are_put_back_and_the_old_assistant_answers_on(bench: Bench, error: Exception) -> None:
    def fail(_: Work) -> None:
        raise error

    bench.before = fail
    end = finished(bench.adder.begin([sent("pm.txt", "Nytt.\n"), sent("svar.txt", REPLY)], replace=True))
    assert isinstance(end, Failed)
    assert end.error.error_code in {"case_empty", "internal_error"}
    assert (bench.files(), bench.swapped) == (PM, [])
    bench.before = lambda _: None
    assert isinstance(finished(bench.adder.begin([sent("svar.txt", REPLY)])), Done)


def test_an_assistant_that_cannot_take_over_changes_nothing(bench: Bench) -> None:
    def refuse(_: object) -> None:
        raise RuntimeError("no")

    bench.adder._swap = refuse
    assert isinstance(finished(bench.adder.begin([sent("svar.txt", REPLY)])), Failed)
    assert bench.files() == PM


def test_a_document_that_the_case_does_not_read_after_all_is_taken_out_again(bench: Bench) -> None:
    bench.before = lambda _: (bench.case / "svar.txt").unlink()
    end = finished(bench.adder.begin([sent("svar.txt", REPLY)]))
    assert isinstance(end, Failed)
    assert end.error.error_code == "adding_incomplete"
    assert bench.files() == PM


def test_one_adding_goes_on_at_a_time_and_can_be_followed_by_several(bench: Bench) -> None:
    reached, go_on = threading.Event(), threading.Event()

    def wait(_: Work) -> None:
        reached.set()
        assert go_on.wait(20)

    bench.before = wait
    work = bench.adder.begin([sent("svar.txt", REPLY)])
    assert reached.wait(20)
    with pytest.raises(AddingBusy):
        bench.adder.begin([sent("annat.txt", "Annat.\n")])
    with pytest.raises(AddingBusy):
        Bench(bench.case).adder.begin([sent("annat.txt", "Annat.\n")])
    assert bench.adder.latest is work
    assert not work.ended
    followed = work.follow()
    next(followed)
    go_on.set()
    assert isinstance(finished(work), Done)
    assert [type(event) for event in followed] == [Step, Done]
    assert bench.files() == PM | {"svar.txt": REPLY}


def test_nothing_sent_and_too_much_sent_are_errors(bench: Bench) -> None:
    for files, code in (([], "adding_nothing"), ([sent("a.txt", "a")] * (MOST_FILES + 1), "adding_too_many")):
        with pytest.raises(AddingFailed) as caught:
            bench.adder.begin(files)
        assert caught.value.error_code == code
    assert bench.adder.latest is None


def test_case_toml_is_never_changed(bench: Bench) -> None:
    told = 'title = "Hamnen"\n[documents."svar.txt"]\nid = "svaret"\n'
    (bench.case / "case.toml").write_text(told, encoding="utf-8")
    end = finished(bench.adder.begin([sent("svar.txt", REPLY), sent("case.toml", "x = 1")], replace=True))
    assert isinstance(end, Done)
    assert [document.id for document in end.added] == ["svaret"]
    assert bench.files()["case.toml"] == told


def test_only_the_quarters_of_a_step_are_told() -> None:
    work = Work()
    for done in range(101):
        work.step("embed", done, 100)
    work.step("model_reading")
    assert work.so_far == (*(Step("embed", done, 100) for done in (0, 25, 50, 75, 100)), Step("model_reading"))
