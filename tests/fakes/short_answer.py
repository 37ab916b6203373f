"""The shortest answer there is: one word of one document."""

from assistant.answer import Answer, Citation, Language, Mode, Statement
from ingest.passage import Role, Stance

QUOTED = Citation(1, "d", "D", None, None, "d.txt", "A", (), Role.OFFICE, Stance.POSITION, None, "", None, "Nej.", 0, 4)
ANSWER = Answer(
    "?", Language.SWEDISH, "Nej. [1]", Mode.EXTRACTIVE, "i", "m",
    statements=(Statement("Nej.", "A", Role.OFFICE, Stance.POSITION, None, (1,)),), citations=(QUOTED,),
)  # fmt: skip
