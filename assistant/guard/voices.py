"""What makes two sentences one voice: the same people, retold by the same, in one stance, at one time, in one document.

A name is not enough. Two dissents can bear one name and have different members, and one office can state its position
in a document and retell the background in the next line. What stands under one number, one lead or one statement is
of one voice by this key, so that whatever is told of its first sentence holds for all of them.
"""

from ingest.passage import Sentence, Speaker, Stance

VoiceKey = tuple[Speaker, str | None, Stance, str | None, str]
"""Speaker with members, who retells, stance, the voice's date, and the document's id."""


def voice_key(sentence: Sentence) -> VoiceKey:
    """What sentences of one voice have alike."""
    voice = sentence.voice
    return voice.speaker, voice.reported_by, voice.stance, voice.date, sentence.document_id
