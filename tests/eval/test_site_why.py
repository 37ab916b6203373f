"""What is wrong with an answer, as pages tell it: all that can be written of it, in Swedish and in English."""

import re
from dataclasses import replace
from itertools import permutations

import pytest

from assistant.answer import Answer, Language, RefusalReason
from eval.evidence import evidence_places
from eval.report_words import Words, load_words
from eval.score import score_answer
from eval.site_said import Said
from eval.suite import Item
from eval.why import why_wrong
from eval.why_words import why_told
from tests.fakes.suite import CORPUS, FEE, HIGH, PERFECT, answered, changed, item, refused, unanswerable, with_citation

SWEDISH, ENGLISH = load_words(Language.SWEDISH), load_words(Language.ENGLISH)
ODD = (
    "it's",
    'say "so"',
    "båda: ' och \"",
    "med; semikolon",
    "det ena or det andra",
    "rad\nbrytning",
    "bak\\streck",
    "a, 'b",
)


def plain(parts: tuple[Said, ...]) -> str:
    return "".join(part.text for part in parts)


def swedish(why: str) -> str:
    return plain(why_told(why, "sv", SWEDISH))


def written(asked: Item, answer: Answer, rank: int | str | None = "") -> str:
    """What ``why_wrong`` makes of an answer; ``rank`` is "" where nobody looked."""
    documents = {document.id: document for document in CORPUS.documents}
    gold = evidence_places(asked, documents)
    scores = score_answer(asked, answer, gold, documents)
    if not isinstance(rank, str):
        scores["rank"] = rank
    why = why_wrong(asked, answer, scores, gold, documents)
    assert why is not None
    return why


def every_fault() -> list[str]:
    """One text for each thing that ``why_wrong`` can say, in each of its forms, and several at once."""
    fee, asked = item("fee", FEE), PERFECT["fee"]
    odd = fee.model_copy(update={"contains": (ODD,), "forbidden": ODD})
    nameless = changed("fee", with_citation(speaker=None))["fee"]
    return [
        *(written(fee, refused(reason)) for reason in RefusalReason),
        *(written(unanswerable("x", reason), asked) for reason in RefusalReason),
        *(written(unanswerable("x", one), refused(two)) for one, two in permutations(RefusalReason, 2)),
        *(written(fee, answered(HIGH), rank) for rank in ("", None, 1, 37)),
        written(fee, nameless),
        written(fee, changed("fee", with_citation(speaker="Reservation (M, FP)"))["fee"]),
        written(fee.model_copy(update={"speaker": ("A", "B (M, FP)")}), asked),
        written(fee, changed("fee", with_citation(quote="Något annat."))["fee"]),
        written(odd, asked),
        written(odd, replace(asked, text=" ".join(ODD))),
    ]  # fmt: skip


@pytest.mark.parametrize("words", [SWEDISH, ENGLISH])
def test_whatever_is_written_of_a_wrong_answer_is_told_in_the_words_of_the_page(words: Words) -> None:
    for why in every_fault():
        assert Said(why, "en") not in why_told(why, "sv", words), why


def test_no_english_is_left_in_what_a_swedish_page_tells() -> None:
    english = re.compile(r"\b(the|refused|instead|citation|retrieval|says?|own|quote|attributed|None|not|as)\b")
    calm = [why for why in every_fault() if "semikolon" not in why]

    assert len(calm) > 30
    assert not [told for told in map(swedish, calm) if english.search(told) or "_" in told]


@pytest.mark.parametrize(
    ("why", "said"),
    [
        (
            "refused as speaker_silent, but the documents answer",
            "frågan avböjdes med skälet ”talaren tiger”, men handlingarna besvarar den",
        ),
        (
            "answered, but should be refused as meta",
            "frågan besvarades, men skulle ha avböjts med skälet ”om assistenten”",
        ),
        (
            "refused as meta instead of out_of_scope",
            "frågan avböjdes med skälet ”om assistenten” i stället för ”utanför ärendet”",
        ),
        ("no citation is right evidence", "ingen källa är rätt belägg"),
        (
            "no citation is right evidence (retrieval did not find it)",
            "ingen källa är rätt belägg (sökningen hittade inget rätt belägg)",
        ),
        (
            "no citation is right evidence (retrieval had it as number 7)",
            "ingen källa är rätt belägg (sökningen hade ett på plats 7)",
        ),
        (
            "attributed to None, A instead of B or C (M, FP)",
            "tillskrivet okänd talare, A i stället för B eller C (M, FP)",
        ),
        ("does not say 'tio' or \"tio 'kr'\"", "svaret säger inte ”tio” eller ”tio 'kr'”"),
        ("says 'gratis', 'fri; or' in its own words", "svaret säger ”gratis”, ”fri; or” med egna ord"),
        (
            "a quote is not verbatim; does not say 'x'; does not say 'y'",
            "ett citat är inte ordagrant; svaret säger inte ”x”; svaret säger inte ”y”",
        ),
    ],
)
def test_each_fault_has_its_swedish(why: str, said: str) -> None:
    assert swedish(why) == said


@pytest.mark.parametrize(
    "why",
    [
        "",
        "wrong",
        "refused as insufficient_evidence, but the documents answer",
        "no citation is right evidence; and something new",
        "no citation is right evidence;",
        "a quote is not verbatim, they say",
        "does not say 'unended",
        "does not say '\\ud800'",
        "does not say '\\U0011ffff'",
        "does not say '\\d'",
        "does not say 'a\nb'",
        "no citation is right evidence (retrieval had it as number one)",
    ],
)
def test_what_nobody_here_wrote_is_shown_whole_as_the_english_that_it_is(why: str) -> None:
    assert why_told(why, "sv", SWEDISH) == (Said(why, "en"),)


def test_nothing_wrong_has_no_words() -> None:
    assert why_told(None, "sv", SWEDISH) == ()


def test_words_of_a_question_are_in_its_language_and_names_in_that_of_the_documents() -> None:
    told = why_told("attributed to A instead of B; does not say 'free'", "en", SWEDISH)

    assert [part for part in told if part.language] == [Said("A", "sv"), Said("B", "sv"), Said("free", "en")]


def test_an_english_page_names_the_reasons_too() -> None:
    why = "refused as not_in_documents instead of mentioned_only; does not say 'x' or 'y'"

    told = "refused as “not in the documents” instead of “mentioned only”; does not say “x” or “y”"
    assert plain(why_told(why, "sv", ENGLISH)) == told
