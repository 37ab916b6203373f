from dataclasses import replace

import pytest

from eval.compare import compare
from eval.comparison import CompareInvalid, MetricChange, Verdict
from eval.result import Result
from tests.fakes.results import question, result


def run(right: str, **changes: object) -> Result:
    """A run with a question per mark: + is right, - is wrong."""
    asked = [
        question(f"q{n}", None if mark == "+" else "no citation is right evidence", evidence=mark == "+")
        for n, mark in enumerate(right)
    ]
    return replace(result(asked), **changes)  # type: ignore[arg-type]


def of(metrics: tuple[MetricChange, ...], name: str) -> MetricChange:
    (found,) = [one for one in metrics if one.metric == name]
    return found


def test_a_fall_beyond_chance_is_found_and_names_its_questions() -> None:
    found = compare(run("+" * 20), run("-----" + "+" * 15))
    change = of(found.metrics, "right")

    assert (change.verdict, change.worse, change.better) == (Verdict.FELL, 5, 0)
    assert change.p_worse == pytest.approx(1 / 32)
    assert [one.metric for one in found.fallen] == ["right"]
    assert [one.id for one in found.got_worse] == ["q0", "q1", "q2", "q3", "q4"]
    assert (found.got_worse[0].why_before, found.got_worse[0].why_after) == (None, "no citation is right evidence")
    assert found.got_better == ()


def test_four_falls_are_chance_unless_the_tolerance_says_otherwise() -> None:
    before, after = run("+" * 20), run("----" + "+" * 16)

    assert compare(before, after).fallen == ()
    assert compare(before, after, tolerance=0.25).fallen == ()
    assert compare(before, after, tolerance=0.2).fallen == (), "a fall by just the tolerance is tolerated"
    (fallen,) = compare(before, after, tolerance=0.19).fallen
    assert fallen.verdict is Verdict.TOLERANCE


def test_a_fall_of_a_metric_that_was_not_chosen_fails_nothing() -> None:
    early = result([question(f"q{n}", verbatim=True) for n in range(20)])
    late = result([question(f"q{n}", None if n > 5 else "wrong", verbatim=True) for n in range(20)])
    found = compare(early, late, ["verbatim"], tolerance=0.0)

    assert of(found.metrics, "right").verdict is Verdict.FELL
    assert found.fallen == ()
    assert found.got_worse == ()


def test_a_rise_is_told_and_fails_nothing() -> None:
    found = compare(run("-----" + "+" * 15), run("+" * 20))

    assert of(found.metrics, "right").verdict is Verdict.ROSE
    assert len(found.got_better) == 5
    assert found.fallen == ()


def test_a_run_against_itself_differs_in_nothing() -> None:
    same = run("++-+-" * 8)
    found = compare(same, same, tolerance=0.0)

    assert {one.verdict for one in found.metrics} == {Verdict.SAME}
    assert (found.got_worse, found.got_better, found.versions) == ((), (), ())


def test_where_lower_is_better_a_rise_is_a_fall() -> None:
    early = result([question(f"q{n}", over_refusal=False) for n in range(20)])
    late = result([question(f"q{n}", over_refusal=n < 6) for n in range(20)])
    change = of(compare(early, late, ["over_refusal"]).metrics, "over_refusal")

    assert (change.verdict, change.worse, change.better) == (Verdict.FELL, 6, 0)
    assert change.test.difference == pytest.approx(0.3)
    assert compare(late, early, ["over_refusal"]).fallen == ()


def test_numbers_and_metrics_of_the_whole_are_tested_by_resampling() -> None:
    early = result(
        [question(f"q{n}", recall=0.5 + n / 100, answerable=n < 10, answerable_score=n < 10) for n in range(20)]
    )
    late = result(
        [question(f"q{n}", recall=0.3 + n / 100, answerable=n < 10, answerable_score=n % 2) for n in range(20)]
    )
    found = compare(early, late, ["recall", "auc"])

    assert of(found.metrics, "recall").test.difference == pytest.approx(-0.2)
    assert of(found.metrics, "recall").worse == 20
    assert (of(found.metrics, "auc").test.before, of(found.metrics, "auc").test.after) == (1.0, 0.5)
    assert of(found.metrics, "auc").worse is None
    assert [one.metric for one in found.fallen] == ["recall", "auc"]


def test_a_question_counts_only_where_both_runs_have_a_score() -> None:
    early = result([question("q0", speaker=True), question("q1", speaker=None), question("q2", speaker=True)])
    late = result([question("q0", speaker=True), question("q1", speaker=False), question("q2", speaker=None)])

    assert of(compare(early, late).metrics, "speaker").test.pairs == 1


def test_another_suite_is_refused_unless_asked_for_and_then_matched_by_question() -> None:
    before, after = run("+++"), run("++++", suite=replace(run("+").suite, sha256="9" * 64, path="other.jsonl"))
    renamed = replace(before.questions[0], item=before.questions[0].item.model_copy(update={"question": "En annan?"}))
    before = replace(before, questions=(renamed, *before.questions[1:], question("gone")))

    with pytest.raises(CompareInvalid) as raised:
        compare(before, after)
    assert "other.jsonl (999999999999)" in raised.value.values["after"]
    found = compare(before, after, different_suites=True)
    assert (found.pairs, found.altered, found.only_before, found.only_after) == (2, ("q0",), ("gone",), ("q3",))


@pytest.mark.parametrize(
    ("chosen", "tolerance", "code"),
    [
        (["magic"], None, "compare_metric"),
        (["length"], None, "compare_direction"),
        (["speaker"], None, "compare_nothing"),
        (["right"], -0.1, "compare_tolerance"),
        (["right"], float("nan"), "compare_tolerance"),
    ],
)
def test_what_cannot_be_compared_is_named(chosen: list[str], tolerance: float | None, code: str) -> None:
    with pytest.raises(CompareInvalid) as raised:
        compare(run("++"), run("++"), chosen, tolerance)
    assert raised.value.error_code == code


def test_runs_without_a_common_question_cannot_be_compared() -> None:
    with pytest.raises(CompareInvalid) as raised:
        compare(result([question("a")]), result([question("b")]))
    assert raised.value.error_code == "compare_unpaired"


def test_what_made_the_answers_differ_is_named() -> None:
    before = run("++")
    after = replace(before, versions=replace(before.versions, code="beef", settings={"mode": "generative"}))

    found = {one.name: (one.before, one.after) for one in compare(before, after).versions}
    assert found["code"] == ("c0de", "beef")
    assert found["settings.mode"] == ("extractive", "generative")
    assert "prompts" not in found


def test_groups_are_told_by_their_chosen_metrics() -> None:
    before, after = run("++++"), run("+++-")

    assert {(one.group, one.before, one.after) for one in compare(before, after).groups} == {
        ("language:sv", 1.0, 0.75),
        ("type:fact", 1.0, 0.75),
    }
