import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Language
from eval.claims import ClaimInvalid, claims_of, misquotes, read_sources
from eval.guard_suite import holds_claims, parse_sources
from eval.suite import SuiteInvalid
from tests.fakes.claims import SOURCE, SUPPORTED
from tests.fakes.suite import CORPUS, EVENING, FAIR

Writer = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Writer:
    def written(*lines: object) -> Path:
        path = tmp_path / "guard.jsonl"
        path.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines), "utf-8")
        return path

    return written


def citing(quote: str, **more: object) -> dict[str, Any]:
    return {**SOURCE, "sources": [{"document": "pm", "quote": quote, **more}]}


def cited(path: Path) -> list[str]:
    return [sentence.search_text for sentence in claims_of(read_sources(path), CORPUS, path)[0].sentences]


def test_every_statement_cites_the_sentences_of_its_line(write: Writer) -> None:
    path = write("", SOURCE)
    claims = claims_of(read_sources(path), CORPUS, path)

    assert [(c.id, c.kind, c.supported, c.language) for c in claims] == [
        ("fee-t1", "plain", True, Language.SWEDISH),
        ("fee-f1", "swapped_stance", False, Language.SWEDISH),
        ("fee-f2", "other_topic", False, Language.ENGLISH),
    ]
    assert claims[0].text == SUPPORTED
    assert all(claim.sentences == (FAIR,) for claim in claims)


def test_a_quote_covers_what_it_shares_half_of(write: Writer) -> None:
    both = CORPUS.document("pm").text[FAIR.span.start : EVENING.span.end]

    assert cited(write(citing(both))) == [FAIR.search_text, EVENING.search_text]
    assert cited(write(citing("avgiften är rimlig"))) == [FAIR.search_text]


def test_a_start_tells_which_of_several_places_is_meant(write: Writer) -> None:
    place = CORPUS.document("pm").text.rindex("Avgiften")

    assert cited(write(citing("Avgiften", start=place))) == ["Avgiften är för hög."]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (citing("Detta står ingenstans."), "claim_quote"),
        (citing("Avgiften", start=1), "claim_quote"),
        ({**SOURCE, "sources": [{"document": "annat", "quote": "x"}]}, "claim_document"),
        (citing("\n\n"), "suite_line"),
        ({**SOURCE, "false": [{"text": "x", "language": "sv", "class": "wrong"}]}, "suite_line"),
        ({**SOURCE, "true": [{"text": "x", "language": "de", "how": "plain"}]}, "suite_line"),
        ({**SOURCE, "more": 1}, "suite_line"),
        ("{", "suite_line"),
        ({**SOURCE, "id": "fee"}, "suite_twice"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_line(write: Writer, source: object, code: str) -> None:
    path = write(SOURCE, source if not isinstance(source, dict) or code == "suite_twice" else {**source, "id": "two"})

    with pytest.raises(SuiteInvalid) as caught:
        claims_of(read_sources(path), CORPUS, path)
    assert (caught.value.error_code, caught.value.values["line"]) == (code, "2")


def test_all_faults_of_a_file_can_be_told_at_once(write: Writer) -> None:
    path = write("{", {**citing("Nej."), "id": "a"}, SOURCE, {**citing("Inte heller."), "id": "b"}, SOURCE)
    sources, faults = parse_sources(path)

    assert [fault.error_code for fault in faults] == ["suite_line", "suite_twice"]
    assert [fault.values["line"] for fault in misquotes(sources, CORPUS, path)] == ["2", "4"]


def test_a_quote_between_sentences_cites_nothing(write: Writer) -> None:
    bare = type(CORPUS)(CORPUS.documents, (), ())
    path = write(SOURCE)

    with pytest.raises(ClaimInvalid) as caught:
        claims_of(read_sources(path), bare, path)
    assert caught.value.error_code == "claim_sentence"


def test_an_empty_file_and_none_are_faults(write: Writer, tmp_path: Path) -> None:
    for path, code in ((write(""), "suite_empty"), (tmp_path / "gone.jsonl", "suite_unreadable")):
        with pytest.raises(SuiteInvalid) as caught:
            read_sources(path)
        assert caught.value.error_code == code


@pytest.mark.parametrize(("line", "found"), [(SOURCE, True), ({"question": "?"}, False), ("{", False), ("[]", False)])
def test_a_guards_suite_is_known_by_its_first_line(write: Writer, line: object, found: bool) -> None:
    assert holds_claims(write("", line)) is found
