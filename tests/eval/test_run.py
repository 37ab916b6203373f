from assistant.answer import Answer, Language, Mode, Refusal, RefusalReason, Request
from eval.report import curve_table, table
from eval.run import result_form, run_suite
from eval.suite import Item


def item(name: str, language: Language) -> Item:
    return Item(
        id=name, language=language, type="meta", history=("Förut",), question="Hej", answerable=False,
        refusal=RefusalReason.META, reference="",
    )  # fmt: skip


def greet(request: Request) -> Answer:
    return Answer(
        request.question, Language.SWEDISH, "Hej", Mode.EXTRACTIVE, "g", "m", id=request.id,
        refusal=Refusal(RefusalReason.META, " ".join(request.history)),
    )  # fmt: skip


def test_a_run_asks_every_question_with_its_history_and_groups_by_language_and_type() -> None:
    done: list[int] = []
    result = run_suite((item("a", Language.SWEDISH), item("b", Language.ENGLISH)), {}, greet, done.append)

    assert [(answer.id, answer.refusal and answer.refusal.text) for answer in result.answers] == [
        ("a", "Förut"),
        ("b", "Förut"),
    ]
    assert {name: summary.questions for name, summary in result.groups.items()} == {
        "all": 2,
        "en": 1,
        "sv": 1,
        "meta": 2,
    }
    assert done == [1, 2]


def test_the_table_has_a_row_per_group_and_dashes_where_nothing_counts() -> None:
    result = run_suite((item("a", Language.SWEDISH),), {}, greet)
    rows = table(result.groups, {"eval.evidence": "rätt belägg"}).splitlines()

    assert [row.split()[0] for row in rows[1:4]] == ["all", "sv", "meta"]
    assert "–" in rows[1]
    assert "100%" in rows[1]
    assert rows[-1] == "evidence: rätt belägg"
    assert curve_table(result.curve).splitlines()[1].split() == ["0.00", "–", "0%"]


def test_the_json_holds_every_answer_beside_its_verdict() -> None:
    form = result_form(run_suite((item("a", Language.SWEDISH),), {}, greet))

    assert isinstance(form, dict)
    assert form["answers"][0]["verdict"]["reason"] is True  # type: ignore[index, call-overload]
    assert form["answers"][0]["answer"]["id"] == "a"  # type: ignore[index, call-overload]
