import re

import pytest

from assistant.about.common_terms import FORMS, common_terms
from ingest.corpus import Corpus
from prompts.texts import LANGUAGES, load_texts
from tests.fakes.corpus import DISSENT, MEMO, Stance, make_document


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_is_explained_in_every_language(language: str) -> None:
    explained = {key for key in load_texts(language).templates if key.startswith("common_term.")}
    assert explained == {f"common_term.{key}" for key in FORMS}


def test_a_term_stands_where_it_is_first_written_and_once() -> None:
    said = (DISSENT, Stance.DISSENT, "Nämnden avstyrker förslaget, som fick en lång remisstid.")
    document, sentences, passages = make_document("pm", (*MEMO, said), ("Ärendet",))
    found = {str(term.common): term for term in common_terms(Corpus((document,), sentences, passages))}
    assert found.keys() == {"deadline", "oppose"}
    place = found["oppose"].place
    assert document.text[place.span.start : place.span.end] == found["oppose"].term == "avstyrker"


def test_no_form_is_met_inside_another_word() -> None:
    document, sentences, passages = make_document("pm", ((DISSENT, Stance.DISSENT, "Remissfloden är bred."),), ())
    assert not list(common_terms(Corpus((document,), sentences, passages)))
    assert all(re.compile(forms) for forms in FORMS.values())
