import pytest

from assistant.model.spoken import spoken

TEXT = "<think>Ska jag <svara>? Ja.</think>\n\nStaden tillstyrker <b>inte</b> förslaget."
REPLY = "Staden tillstyrker <b>inte</b> förslaget."


@pytest.mark.parametrize("size", [1, 2, 3, 5, 8, 13, 500])
@pytest.mark.parametrize("text", [TEXT, REPLY, f"\n  {REPLY}"])
def test_reasoning_that_opens_a_text_is_left_out_however_it_is_cut(text: str, size: int) -> None:
    pieces = list(spoken(iter([text[start : start + size] for start in range(0, len(text), size)])))

    assert "".join(pieces) == REPLY
    assert all(pieces)


@pytest.mark.parametrize("text", ["", "   ", "<think>", "<think>Hm", "<think>Hm</think>", "<think></think> \n"])
def test_a_text_without_a_reply_gives_nothing(text: str) -> None:
    assert list(spoken(iter(text))) == []


@pytest.mark.parametrize("text", ["<", "<thin", "a <think>b</think>", "1 < 2"])
def test_what_only_looks_like_a_mark_is_said(text: str) -> None:
    assert "".join(spoken(iter(text))) == text


def test_a_reply_is_not_held_back() -> None:
    given: list[str] = []

    def pieces() -> object:
        for piece in ("Ja", ", ", "det"):
            yield piece
            given.append(piece)

    reply = spoken(pieces())  # type: ignore[arg-type]

    assert next(reply) == "Ja"
    assert given == []
