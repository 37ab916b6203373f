"""A case told by hand, on the sentences of the fake chat: hostile words in every field that holds words."""

from assistant.about.about import About, DateKind, Event, Gap, Name, NameKind, Place, Step, Term
from assistant.positions.matrix import Attitude, Cell, Matrix, Topic
from ingest.passage import Role, Sentence, Span
from tests.ui.fake_chat import DISSENT, HOSTILE, OFFICE, PROPOSER, VILLAIN, FakeChat


def told_chat() -> FakeChat:
    """A fake chat that knows what its case is about, and who says what."""
    chat = FakeChat(starters=("Vad föreslås?", HOSTILE), starters_en=("What is proposed?",))
    memo, reply = chat.sentences("pm-1"), chat.sentences("svar/1")
    chat.told = about(chat, memo, reply[1])
    chat.matrix = matrix(memo, reply[1])
    return chat


def about(chat: FakeChat, memo: tuple[Sentence, ...], hostile: Sentence) -> About:
    """Every kind of line."""
    first, evil = Place(memo[0], memo[0].span), Place(hostile, hostile.span)
    part = Place(memo[0], Span(memo[0].span.start, memo[0].span.start + 9))
    dissent = Place(memo[-1], memo[-1].span)
    return About(
        title=chat.title,
        description={"sv": f"Om {HOSTILE}", "en": "In English"},
        summary=(first, evil),
        timeline=(
            Event("2014-10-31", None, DateKind.DEADLINE, part),
            Event("2015", "2018", DateKind.PERIOD, part),
            Event("2014-05", None, DateKind.DOCUMENT, evil),
        ),
        names=(
            Name("Stadskontoret", NameKind.BODY, Role.OFFICE, first, "kontoret", ("M",), ("Anna Ask",)),
            Name(HOSTILE, NameKind.PERSON, None, evil, HOSTILE, (HOSTILE,), (HOSTILE,)),
        ),
        decisions=(dissent, first),
        gaps=tuple(Gap),
        terms=(
            Term("SK", "Stadskontoret", first, told_by_case=True),
            Term(HOSTILE, HOSTILE, evil),
            Term("X", None, first),
            Term("Y", "Y-partiet", first, is_common_knowledge=True),
            Term("tillstyrka", None, first, common="approve"),
        ),
        reading=(Step(chat.documents()[0], memo[0].section, first, 3), Step(chat.documents()[1], (HOSTILE,), evil, 1)),
    )


def matrix(memo: tuple[Sentence, ...], hostile: Sentence) -> Matrix:
    """Three speakers and two topics, one of them hostile."""
    speakers = (OFFICE, DISSENT, VILLAIN)
    whole = Topic(
        "helheten",
        "Förslaget",
        (memo[0],),
        (
            Cell(OFFICE, Attitude.AGREES_PARTLY, (memo[-4], memo[-3])),
            Cell(DISSENT, Attitude.REJECTS, (memo[-1],)),
            Cell(VILLAIN, Attitude.SILENT),
        ),
        whole=True,
    )
    other = Topic(
        f"ämne {HOSTILE}",
        HOSTILE,
        (hostile,),
        (
            Cell(OFFICE, Attitude.SPEAKS, (memo[-2],)),
            Cell(DISSENT, Attitude.SILENT),
            Cell(VILLAIN, Attitude.DOUBTS, (hostile,)),
        ),
    )
    return Matrix(PROPOSER, speakers, (whole, other))
