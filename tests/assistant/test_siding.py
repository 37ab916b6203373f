"""Questions of who takes which side, told from questions of anything else."""

import pytest

from assistant.siding import Side, SideQuestion, side_asked
from ingest.passage import Role

ALL: frozenset[Role] = frozenset()


@pytest.mark.parametrize(
    ("question", "side", "topic"),
    [
        ("Vilka tillstyrker?", Side.FOR, ""),
        ("Vem är emot?", Side.AGAINST, ""),
        ("Who is in favour?", Side.FOR, ""),
        ("Vilka är för en brygga?", Side.FOR, "en brygga"),
        ("Finns det någon som är emot att bryggan rivs?", Side.AGAINST, "bryggan rivs"),
        ("Vilka remissinstanser är tveksamma till bryggan?", Side.CRITICAL, "bryggan"),
        ("Vilka ställer sig bakom bryggan?", Side.FOR, "bryggan"),
        ("Vilka är kritiska till att det inte blir någon brygga?", Side.CRITICAL, "inte blir någon brygga"),
        ("Vilka säger nej till hela förslaget om bryggor?", Side.AGAINST, ""),
        ("Does anyone reject the plan altogether?", Side.AGAINST, ""),
        ("Och vilka är emot bryggan?", Side.AGAINST, "bryggan"),
    ],
)
def test_the_side_and_what_of_are_read(question: str, side: Side, topic: str) -> None:
    assert side_asked(question) == SideQuestion(side, topic, ALL)


@pytest.mark.parametrize(
    "question",
    [
        "Vad anser nämnden om bryggan?",
        "Vem står bakom förslaget?",
        "Vilka förslag avstyrker nämnden?",
        "Vilka invändningar finns mot bryggan?",
        "Vilka tillstyrker inte bryggan?",
        "Vilka har reserverat sig mot bryggan?",
        "Varför är någon emot bryggan?",
        "När avstyrktes bryggan?",
    ],
)
def test_what_asks_for_something_else_is_left_alone(question: str) -> None:
    assert side_asked(question) is None


def test_those_asked_among_are_read_as_roles() -> None:
    assert side_asked("Är någon nämnd emot bryggan?") == SideQuestion(
        Side.AGAINST, "bryggan", frozenset({Role.COMMITTEE})
    )
    assert side_asked("Vilka partier är emot bryggan?") == SideQuestion(
        Side.AGAINST, "bryggan", frozenset({Role.DISSENTER})
    )


def test_a_follow_up_without_a_topic_goes_on_about_the_one_before() -> None:
    asked = side_asked("Och vilka är emot?", "Vilka är för bryggan?")
    assert asked == SideQuestion(Side.AGAINST, "bryggan", ALL)
    assert side_asked("Och vilka är emot?", "Vad kostar bryggan?") is None
