from pathlib import Path

import pytest

from assistant.answer import Language
from assistant.guard.verdict import Fault, Verdict
from eval.claims import Claim
from eval.guard_result import dump_guard, load_guard
from eval.guard_run import check_all
from eval.guard_table import guard_tables
from eval.json_files import ResultInvalid
from tests.fakes.claims import SUPPORTED, FakeGuard, claim, guard_result
from tests.fakes.suite import CORPUS, FAIR, HIGH

CLAIMS = (
    Claim("t1", SUPPORTED, Language.SWEDISH, (FAIR,), True, "plain"),
    Claim("f1", "Kontoret finner avgiften för hög.", Language.SWEDISH, (FAIR, HIGH), False, "swapped_stance"),
)


def test_every_statement_is_put_to_the_guard_with_its_sentences() -> None:
    guard = FakeGuard({CLAIMS[1].text: Verdict(Fault.MIXED, "C", 0.25)})
    done: list[int] = []
    true, false = check_all(CLAIMS, guard, CORPUS, done.append)

    assert guard.asked == [
        (SUPPORTED, (FAIR.search_text,)),
        (CLAIMS[1].text, (FAIR.search_text, HIGH.search_text)),
    ]
    assert done == [1, 2]
    assert (true.fault, true.right, true.support) == (None, True, 0.9)
    assert (false.fault, false.right, false.detail, false.support) == (Fault.MIXED, True, "C", 0.25)


def test_cited_sentences_are_told_verbatim_with_place_and_speaker() -> None:
    (cited,) = check_all(CLAIMS[:1], FakeGuard({}), CORPUS)[0].cited

    assert cited.speaker == "Trafikkontoret"
    assert cited.quote == CORPUS.document("pm").text[cited.start : cited.end]


def test_a_result_that_is_written_can_be_read(tmp_path: Path) -> None:
    result = guard_result(claim("a", "plain"), claim("b", "invention", Fault.MEANING))
    path = tmp_path / "o.json"
    dump_guard(result, path)

    assert load_guard(path) == result


@pytest.mark.parametrize("content", ["{}", '{"kind": "answers"}', "x"])
def test_another_file_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "o.json"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(ResultInvalid):
        load_guard(path)


def test_the_terminal_shows_what_must_be_caught_first_and_marked() -> None:
    result = guard_result(
        claim("a", "plain", Fault.MEANING), claim("b", "invention"), claim("c", "changed_number", Fault.NUMBER)
    )
    lines = guard_tables(result).splitlines()

    assert lines[1].split()[:5] == ["changed_number", "!", "1", "1", "100.0%"]
    assert lines[2].split()[:4] == ["invention", "1", "0", "0.0%"]
    assert [line.split()[0] for line in lines if line][4:] == [
        "all", "false_alarm", "plain", "language:sv", "all", "fault", "changed_number", "invention", "plain",
    ]  # fmt: skip


def test_a_suite_of_one_side_has_no_table_of_the_other() -> None:
    told = guard_tables(guard_result(claim("b", "invention")))

    assert "detection" in told
    assert "false_alarm" not in told
