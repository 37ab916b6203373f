from dataclasses import replace

from assistant.guard.voices import voice_key
from ingest.passage import Span, Stance
from tests.fakes.voices import DISSENT, sentence

SAID = sentence("Avgiften är för hög.", DISSENT)


def test_sentences_of_one_voice_have_one_key_wherever_they_stand_in_the_document() -> None:
    assert voice_key(SAID) == voice_key(replace(SAID, span=Span(900, 920), section=("Bilaga",)))


def test_members_reporter_stance_date_and_document_each_make_another_voice() -> None:
    voice = SAID.voice
    others = (
        replace(SAID, voice=replace(voice, speaker=replace(DISSENT, members=("Eva Ask",)))),
        replace(SAID, voice=replace(voice, reported_by="Åstad kommun")),
        replace(SAID, voice=replace(voice, stance=Stance.BACKGROUND)),
        replace(SAID, voice=replace(voice, date="2019-05")),
        replace(SAID, document_id="e"),
    )
    assert len({voice_key(one) for one in (SAID, *others)}) == 6
