import pytest

from assistant.answer import Language
from assistant.guard.verdict import Fault
from eval.gate import breaches, read_limits
from eval.guard_metrics import GUARD_METRICS, faults_by_kind, in_order, summarise_guard
from tests.fakes.claims import claim, guard_result

CLAIMS = (
    claim("a", "plain", support=0.9),
    claim("b", "plain", Fault.MEANING, support=0.4, language=Language.ENGLISH),
    claim("c", "invention", support=0.6),
    claim("d", "changed_number", Fault.NUMBER, support=0.8),
    claim("e", "changed_number", Fault.NUMBER, support=0.1, language=Language.ENGLISH),
    claim("f", "invention", Fault.MEANING, support=0.1),
)


def test_shares_are_counted_per_class_rewording_language_and_overall() -> None:
    groups = summarise_guard(CLAIMS)

    assert list(groups) == ["all", "changed_number", "invention", "plain", "language:en", "language:sv"]
    told = {name: (v["detection"].value, v["detection"].n, v["false_alarm"].value) for name, v in groups.items()}
    assert told == {
        "all": (0.75, 4, 0.5),
        "changed_number": (1.0, 2, None),
        "invention": (0.5, 2, None),
        "plain": (None, 0, 0.5),
        "language:en": (1.0, 1, 1.0),
        "language:sv": (pytest.approx(2 / 3), 3, 0.0),
    }


def test_nothing_slipped_through_is_no_proof_that_nothing_will() -> None:
    found = summarise_guard(CLAIMS)["changed_number"]["detection"]

    assert found.low == pytest.approx(0.342, abs=0.001)
    assert found.high == 1.0


def test_the_area_under_the_curve_is_between_true_and_false_whatever_the_rules_said() -> None:
    groups = summarise_guard(CLAIMS)

    assert groups["all"]["auc"].value == pytest.approx(6 / 8)
    assert groups["changed_number"]["auc"].value == pytest.approx(3 / 4)
    assert groups["plain"]["auc"] == groups["all"]["auc"]
    assert groups["language:en"]["auc"].value == 1.0
    low, high = groups["all"]["auc"].low, groups["all"]["auc"].high
    assert low is not None
    assert high is not None
    assert low < 0.75 <= high


def test_one_side_alone_has_no_area_and_no_claims_no_figures() -> None:
    assert summarise_guard(CLAIMS[:2])["all"]["auc"].value is None
    assert summarise_guard(())["all"]["detection"].value is None


def test_the_classes_that_must_be_caught_come_first() -> None:
    assert [one.id for one in in_order(CLAIMS)] == ["d", "e", "c", "f", "a", "b"]


def test_faults_are_counted_by_class() -> None:
    assert faults_by_kind(CLAIMS) == {
        "changed_number": {"number": 2},
        "invention": {"passed": 1, "meaning": 1},
        "plain": {"passed": 1, "meaning": 1},
    }


def test_limits_hold_for_the_whole_or_a_class() -> None:
    at_least = ["detection=0.7", "changed_number/detection=1", "invention/detection=0.9", "plain/detection=0"]
    broken = breaches(guard_result(*CLAIMS), read_limits(at_least, ["false_alarm=0.2"], GUARD_METRICS))

    assert [(breach.limit.group, breach.words()["value"]) for breach in broken] == [
        ("invention", "0.5"),
        ("plain", "–"),
        ("all", "0.5"),
    ]
