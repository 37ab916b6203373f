from eval.metrics import curve, summarise
from eval.result import groups_of
from eval.run import ask_all, reference_of
from eval.table import curve_table, groups_table, metrics_table
from tests.fakes.suite import CORPUS, ITEMS, FakeRespondent

QUESTIONS = ask_all(ITEMS, FakeRespondent(), reference_of(CORPUS))


def test_the_table_has_a_row_per_group_and_dashes_where_nothing_counts() -> None:
    groups = groups_of(QUESTIONS)
    table = groups_table(
        {name: summarise(group) for name, group in groups.items()}, {name: len(group) for name, group in groups.items()}
    )
    head, *rows = [line.split() for line in table.splitlines()]

    assert head[:3] == ["n", "right", "evidence"]
    assert [row[0] for row in rows] == list(groups)
    assert rows[0][:3] == ["all", "5", "100.0%"]
    assert rows[-2][0:4] == ["type:near_miss", "2", "100.0%", "–"]


def test_the_figures_have_intervals_and_those_that_count_for_nothing_are_left_out() -> None:
    rows = {line.split()[0]: line.split()[1:] for line in metrics_table(summarise(QUESTIONS)).splitlines()[1:]}

    assert rows["evidence"] == ["100.0%", "100.0%–100.0%", "3"]
    assert rows["auc"][0] == "1.000"
    assert "judge_relevancy" not in rows


def test_the_curve_has_a_row_per_threshold() -> None:
    rows = curve_table(curve(QUESTIONS)).splitlines()

    assert rows[0].split() == ["threshold", "answered", "refused"]
    assert (rows[1].split(), len(rows)) == (["0.00", "100.0%", "0.0%"], 22)
