from dataclasses import replace
from pathlib import Path

import pytest

from assistant.model_settings import ModelSettings
from assistant.settings import Settings, WrongUsage
from eval.judges import JudgeFailed, LlamaJudge, contexts_of, grade, open_judge
from tests.fakes.llm_server import LlmServer, serving
from tests.fakes.suite import FAIR, FEE, ITEMS, PERFECT, answered

SETTINGS = Settings(
    case=Path("a"),
    index=Path("b"),
    cache=Path("c"),
)


def judge_at(server: LlmServer) -> LlamaJudge:
    return open_judge(replace(SETTINGS, language_model=ModelSettings(server.url, "domare", "nyckel")))


def severe(prompt: str) -> str:
    """Not supported by its context; relevant; correctness a three."""
    if "reference answer" in prompt.lower():
        return "3.0\nPartly right."
    return "YES" if "Question:" in prompt else "NO"


def test_the_three_evaluators_are_asked_and_their_grades_are_shares() -> None:
    with serving(severe) as server:
        found = judge_at(server).opinion(ITEMS[0], PERFECT["fee"])

    assert found == {"judge_faithfulness": 0.0, "judge_relevancy": 1.0, "judge_correctness": 0.5}
    assert {(body["model"], body["temperature"]) for body in server.requests} == {("domare", 0.0)}
    assert set(server.keys) == {"Bearer nyckel"}
    prompts = [str(body["messages"]) for body in server.requests]
    assert all(PERFECT["fee"].citations[0].quote in prompt for prompt in prompts)
    assert sum(ITEMS[0].reference in prompt for prompt in prompts) >= 1


def test_a_judge_serves_many_questions() -> None:
    with serving(lambda _: "YES 5") as server:
        judge = judge_at(server)
        found = [judge.opinion(item, PERFECT[item.id]) for item in ITEMS[:3]]

    assert found == [{"judge_faithfulness": 1.0, "judge_relevancy": 1.0, "judge_correctness": 1.0}] * 3


def test_a_refusal_is_not_judged_and_an_answer_without_a_reference_not_for_correctness() -> None:
    with serving(lambda _: "YES 5") as server:
        judge = judge_at(server)
        refusal = judge.opinion(ITEMS[3], PERFECT["silent"])
        asked = len(server.requests)
        wrongly_answered = judge.opinion(ITEMS[3], answered(FEE))

    assert (set(refusal.values()), asked) == ({None}, 0)
    assert wrongly_answered["judge_correctness"] is None
    assert wrongly_answered["judge_relevancy"] == 1.0


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("4.5\nGood.", 4.5),
        ("Score: 2", 2.0),
        ("**5**", 5.0),
        ("no idea", None),
        ("", None),
        ("100", None),
        ("4/5", 4.0),
    ],
)
def test_a_grade_is_found_wherever_it_stands(reply: str, expected: float | None) -> None:
    assert grade(reply) == (expected, reply)


def test_the_context_says_who_said_it_since_the_answer_does() -> None:
    context = contexts_of(answered(FAIR))[0]

    assert context.startswith("Trafikkontoret (PM 2019:7 Avgifter, 2019-05-20): ")
    assert context.endswith(answered(FAIR).citations[0].quote)


def test_an_endpoint_that_refuses_is_a_named_error_and_not_a_score() -> None:
    with serving(severe, status=400) as server, pytest.raises(JudgeFailed) as caught:
        judge_at(server).opinion(ITEMS[0], PERFECT["fee"])

    assert caught.value.values["url"] == server.url
    assert "nyckel" not in str(caught.value.values)


def test_without_an_endpoint_there_is_no_judge() -> None:
    with pytest.raises(WrongUsage) as caught:
        open_judge(SETTINGS)

    assert caught.value.error_code == "judge_url_missing"
