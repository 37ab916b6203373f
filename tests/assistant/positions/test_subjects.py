"""Who speaks in a sentence: the speaker, or another body whose view the speaker tells."""

import pytest

from assistant.positions.subjects import speaks_for_itself
from ingest.passage import Role, Sentence, Span, Speaker, Stance, Voice

COMMON = frozenset(["förvaltningen", "boende", "avgiften"])


def spoken(text: str, speaker: str, role: Role = Role.OFFICE) -> bool:
    voice = Voice(Speaker(speaker, role), Stance.POSITION)
    return speaks_for_itself(Sentence("pm", Span(0, len(text)), text, (), voice), COMMON)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Kontoret välkomnar avgiften.", "Trafikkontoret"),
        ("Nämnden avstyrker avgiften.", "Åsby stadsdelsnämnd"),
        ("Bolaget vill se en högre avgift.", "Åsby Hamn AB"),
        ("Förvaltningen anser att avgiften är rimlig.", "Åsby kommun"),
        ("Således instämmer vi i förslaget.", "Trafikkontoret"),
        ("Inledningsvis vill kontoret framhålla nyttan.", "Trafikkontoret"),
        ("Avgiften ger kommunen intäkter.", "Trafikkontoret"),
        ("Jag delar nämndens syn.", "Siv Aronius"),
        ("Fritt bad för barn är bra.", "Trafikkontoret"),
    ],
)
def test_a_speaker_tells_its_own_view(text: str, speaker: str) -> None:
    assert spoken(text, speaker)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Pensionärsrådet vill att avgiften slopas.", "Åsby kommun"),
        ("DIK avvisar förslaget om avgift.", "Åsby kommun"),
        ("Nämnden motsätter sig avgiften.", "Trafikkontoret"),
        ("Pensionärsrådet i stadsdelen har påpekat att avgiften är hög.", "Åsby stadsdelsförvaltning"),
        ("Avgiften bör enligt nämnden slopas.", "Trafikkontoret"),
        ("Åsby Energi AB avstyrker avgiften.", "Trafikkontoret"),
        ("Brandmännens Riksförbund, avdelning Åsby, motsätter sig avgiften.", "Siv Aronius"),
        ("Mot avgiften har bolaget inga invändningar.", "Trafikkontoret"),
    ],
)
def test_anothers_view_is_not_the_speakers(text: str, speaker: str) -> None:
    assert not spoken(text, speaker)
