import re
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.writing.statements import LONGEST, Said, TooLong, plain, statements

SHAPES: dict[str, tuple[str, list[Said]]] = {
    "number after the full stop": (
        "Anna vill ha det. [1] Bo vill inte. [2]",
        [Said("Anna vill ha det.", (1,)), Said("Bo vill inte.", (2,))],
    ),
    "number before the full stop": (
        "Anna vill ha det [1]. Bo vill inte [2].",
        [Said("Anna vill ha det.", (1,)), Said("Bo vill inte.", (2,))],
    ),
    "number before the sentence": (
        "[1] Anna vill ha det. [2] Bo vill inte.\n[3] Ek vill mer.",
        [Said("Anna vill ha det.", (1,)), Said("Bo vill inte.", (2,)), Said("Ek vill mer.", (3,))],
    ),
    "a list in bold": (
        "- **Anna** vill *ha* det [1]\n• Bo vill inte. [2]\n3. Ek vill mer. [3]",
        [Said("Anna vill ha det", (1,)), Said("Bo vill inte.", (2,)), Said("Ek vill mer.", (3,))],
    ),
    "a number that opens a listed line": ("1. [2] Anna vill ha det.\n", [Said("Anna vill ha det.", (2,))]),
    "several numbers": ("Anna vill ha det. [1][3], [2] [1]", [Said("Anna vill ha det.", (1, 3, 2))]),
    "numbers in one bracket": ("Anna vill ha det [1, 2; 4].", [Said("Anna vill ha det.", (1, 2, 4))]),
    "a range": ("Anna vill ha det. [1–3]", [Said("Anna vill ha det.", (1, 2, 3))]),
    "a range without end": ("Anna vill ha det. [1-999]", [Said("Anna vill ha det.", tuple(range(1, 11)))]),
    "a number in parentheses": ("Anna vill ha det ([1]).", [Said("Anna vill ha det.", (1,))]),
    "footnotes and other brackets": (
        "Anna vill ha det [^1]. Bo vill inte 【2】.\nEk vill mer ［3］",
        [Said("Anna vill ha det.", (1,)), Said("Bo vill inte.", (2,)), Said("Ek vill mer", (3,))],
    ),
    "a number inside a sentence": ("Anna vill [1] att det görs.", [Said("Anna vill att det görs.", (1,))]),
    "numbers on both sides of a conjunction": (
        "Anna vill ha det [1], och Bo vill inte [2]. Ek vill mer. [3]",
        [Said("Anna vill ha det, och Bo vill inte.", (1, 2)), Said("Ek vill mer.", (3,))],
    ),
    "sentences before one number": (
        "Anna vill ha det. Bo vill inte. [1]",
        [Said("Anna vill ha det.", (1,)), Said("Bo vill inte.", (1,))],
    ),
    "abbreviations and dates do not end a sentence": (
        "Anna vill bl.a. Stockholm, t.ex. Solna, den 3 maj. [1]",
        [Said("Anna vill bl.a. Stockholm, t.ex. Solna, den 3 maj.", (1,))],
    ),
    "quotes": (
        "Anna vill ”ha det.” Bo säger »nej». [1]\nEk säger «oui». [2]",
        [Said("Anna vill ”ha det.”", (1,)), Said("Bo säger »nej».", (1,)), Said("Ek säger «oui».", (2,))],
    ),
    "a label": ("**Svar:** Anna vill ha det. [1]", [Said("Anna vill ha det.", (1,))]),
    "a label in a list": ("- Answer: Anna vill ha det. [1]", [Said("Anna vill ha det.", (1,))]),
    "headings and introductions": (
        "## Svar\n**Anna**\nHär är svaret:\nAnna vill ha det. [1]",
        [Said("Anna vill ha det.", (1,))],
    ),
    "yes and no": (
        "Ja. Anna vill ha det. [1]\nNej, bo vill inte. [2]\nNo.\n",
        [Said("Anna vill ha det.", (1,)), Said("Bo vill inte.", (2,))],
    ),
    "unfinished": ("Anna vill ha det. [1]\nBo vill inte ha", [Said("Anna vill ha det.", (1,))]),
    "unfinished after a whole sentence": ("Anna vill ha det. Bo vill", [Said("Anna vill ha det.", ())]),
    "unfinished after a number": ("Anna vill [1] att", []),
    "unfinished in a number": ("Anna vill ha det [1", []),
    "windows line ends": (
        "Anna vill ha det.\r\nBo vill inte. [2]\r\n",
        [Said("Anna vill ha det.", ()), Said("Bo vill inte.", (2,))],
    ),
    "only numbers": ("[1]\n[2], [3]\n", []),
    "a number that does not exist": ("Anna vill ha det. [99]", [Said("Anna vill ha det.", (99,))]),
    "no number": ("Anna vill ha det.", [Said("Anna vill ha det.", ())]),
    "a year in brackets": ("Anna vill ha det [2014].", [Said("Anna vill ha det 2014.", ())]),
    "a sign is no list": ("-5 grader blir det. [1]", [Said("-5 grader blir det.", (1,))]),
    "control and bidi characters": (
        "Anna\x00 vill\u202e ha\u200b det\ufeff. [1]",
        [Said("Anna vill ha det.", (1,))],
    ),
    "invisible parts of a word": ("Anna av\u00adsty\u200brker a\u030a. [1]", [Said("Anna avstyrker å.", (1,))]),
    "links and images": (
        "Anna [vill](https://evil.example/?a=1) ha det ![x](//evil.example/b.png). [1]",
        [Said("Anna vill ha det! x.", (1,))],
    ),
    "html": (
        "<b onclick='x'>Anna</b> vill <!-- hm -->ha det<img src=x onerror=alert(1)>. [1]",
        [Said("Anna vill ha det.", (1,))],
    ),
    "entities": (
        "Anna vill &lt;b&gt;ha&#91;7&#93; R&amp;D &amp;lbrack;8. [1]",
        [Said("Anna vill ha 7 R&D lbrack;8.", (1,))],
    ),
    "code": ("```\nAnna vill `ha` det. [1]\n```", [Said("Anna vill ha det.", (1,))]),
    "a table": ("| Anna | vill ha det | [1] |\n|---|---|\n", [Said("Anna vill ha det", (1,))]),
    "nothing": ("", []),
    "less and more": (
        "Bullret får vara < 55 dBA, eller &gt; 40 på natten. [1]\n> Anna vill ha det. [2]\n> 5 procent är det. [3]",
        [
            Said("Bullret får vara ‹ 55 dBA, eller › 40 på natten.", (1,)),
            Said("Anna vill ha det.", (2,)),
            Said("› 5 procent är det.", (3,)),
        ],
    ),
    "about": (
        "Det kostar ~50 kronor och ~ 3 timmar. [1] ~~Bo vill~~ 4 ~~6~~ nu. [2]",
        [Said("Det kostar ca 50 kronor och ca 3 timmar.", (1,)), Said("Bo vill 4 6 nu.", (2,))],
    ),
    "a sign between turns": ("Anna vill ha det.<|im_end|> [1]", [Said("Anna vill ha det.", (1,))]),
}
MARKUP = re.compile(
    r"[\[\]<>*`|{}\\_~#^\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ue000-\uf8ff]"
)
PARTS = st.sampled_from(
    [
        "Anna vill ha det",
        "Bo vill inte",
        ".",
        ". ",
        " ",
        "\n",
        "\r\n",
        "[1]",
        "[2, 3]",
        "[4",
        "]",
        "[",
        "(",
        ")",
        "”",
        "»",
        "*",
        "**",
        "- ",
        "1. ",
        "#",
        "Svar: ",
        "Ja, ",
        "bl.a. ",
        "<b>",
        "</b>",
        "&#91;",
        "&lt;",
        "![x](http://x)",
        "\x00",
        "\u202e",
        "\u00ad",
        "och ",
        "Ek",
        "!",
        ":",
        ";",
        "【5】",
        "x" * 700,
        "å",
        "😀",
    ]
)
REPLIES = st.one_of(st.lists(PARTS, max_size=25).map("".join), st.text(max_size=80))


@pytest.mark.parametrize("shape", SHAPES)
def test_a_reply_of_this_shape_is_read_whole_and_one_character_at_a_time(shape: str) -> None:
    reply, expected = SHAPES[shape]
    assert list(statements([reply])) == expected
    assert list(statements(reply)) == expected


@settings(max_examples=400, deadline=None)
@given(reply=REPLIES, data=st.data())
def test_the_statements_do_not_depend_on_how_the_reply_is_cut(reply: str, data: st.DataObject) -> None:
    cuts = data.draw(st.lists(st.integers(0, len(reply)), max_size=12).map(sorted))
    pieces = [reply[start:end] for start, end in zip([0, *cuts], [*cuts, len(reply)], strict=True)]

    assert list(statements(pieces)) == list(statements([reply]))


@settings(max_examples=400, deadline=None)
@given(reply=REPLIES)
def test_nothing_that_could_be_markup_or_a_number_of_ours_is_left(reply: str) -> None:
    for said in statements([reply]):
        if isinstance(said, TooLong):
            continue
        assert not MARKUP.search(said.text), said
        assert said.text == " ".join(said.text.split())
        assert 0 < len(said.text) <= LONGEST
        assert any(ch.isalnum() for ch in said.text)
        assert not re.search(r"&#?\w+;", said.text)


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=200))
def test_plain_words_stay_as_they_are_when_made_plain_again(text: str) -> None:
    once = plain(text)
    assert not MARKUP.search(once)
    assert "\n" not in once


def test_a_statement_is_given_as_soon_as_what_follows_shows_that_it_is_complete() -> None:
    pieces = ["Anna vill ha det. [1", "]", " ", "B", "o vill inte.", "\n", "Ek vill mer."]
    fed: list[str] = []

    def feeding() -> Iterator[str]:
        for piece in pieces:
            fed.append(piece)
            yield piece

    seen = [(len(fed), said.text) for said in statements(feeding()) if isinstance(said, Said)]
    assert seen == [(4, "Anna vill ha det."), (6, "Bo vill inte."), (7, "Ek vill mer.")]


def test_a_statement_that_is_too_long_is_only_told_of_and_the_next_is_read() -> None:
    long = "mycket " * 100 + "långt. [1]"
    assert list(statements([f"{long}\nAnna vill ha det. [2]"])) == [TooLong(), Said("Anna vill ha det.", (2,))]


def test_a_line_that_never_ends_is_dropped_unread_and_what_follows_it_is_read() -> None:
    reply = "x" * 100_000 + " [1] Anna\nBo vill inte. [2]"
    assert list(statements([reply])) == [TooLong(), Said("Bo vill inte.", (2,))]


@pytest.mark.parametrize("part", [" ", "[1 ", "a [", "<a", "**", "((", "]](", "-", "[1]", "Svar: ", "&lt"])
def test_reading_takes_no_more_than_time_in_proportion_to_the_reply(part: str) -> None:
    def taken(count: int) -> float:
        began = time.process_time()
        list(statements([part] * count))
        return time.process_time() - began

    taken(100)
    assert taken(12_000) < 40 * max(taken(3_000), 0.01)
