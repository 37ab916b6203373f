import pytest

from eval.gate import GateInvalid, breaches, read_limits
from eval.journal import Run
from eval.result import Result, SuiteName
from eval.run import ask_all, finished, reference_of
from tests.fakes.suite import CORPUS, HIGH, ITEMS, VERSIONS, FakeRespondent, answered, changed


@pytest.fixture(scope="module")
def result() -> Result:
    """A run in which one of three answers, a Swedish one, cites the wrong sentence."""
    answers = changed("fee", lambda _: answered(HIGH))
    questions = ask_all(ITEMS, FakeRespondent(answers), reference_of(CORPUS))
    return finished(Run(SuiteName("dev.jsonl", "5ha", len(ITEMS)), VERSIONS, "2026-01-31"), questions)


def broken(result: Result, at_least: list[str], at_most: list[str]) -> list[dict[str, str]]:
    return [breach.words() for breach in breaches(result, read_limits(at_least, at_most))]


def test_a_metric_under_its_minimum_or_over_its_maximum_is_named_with_its_value(result: Result) -> None:
    assert broken(result, ["evidence=0.9", "evidence=0.5", "language:en/evidence=1"], ["brier=0.1", "ece=0.9"]) == [
        {"group": "all", "metric": "evidence", "bound": "0.9", "value": "0.6667"},
        {"group": "all", "metric": "brier", "bound": "0.1", "value": "0.3333"},
    ]


def test_a_metric_that_nothing_counts_for_does_not_pass(result: Result) -> None:
    assert broken(result, ["judge_relevancy=0"], [])[0]["value"] == "–"


@pytest.mark.parametrize(
    ("given", "code"),
    [("evidence", "gate_form"), ("=1", "gate_form"), ("evidence=x", "gate_form"), ("evidnce=1", "gate_unknown")],
)
def test_a_limit_that_cannot_be_read_is_wrong_usage(given: str, code: str) -> None:
    with pytest.raises(GateInvalid) as caught:
        read_limits([given], [])

    assert caught.value.error_code == code


def test_an_unknown_group_is_wrong_usage(result: Result) -> None:
    with pytest.raises(GateInvalid) as caught:
        breaches(result, read_limits(["type:facts/evidence=1"], []))

    assert caught.value.error_code == "gate_group"
    assert "type:fact" in caught.value.values["known"]
