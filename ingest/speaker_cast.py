"""The voices that a memorandum can have, and those of its speakers who are known before it is read."""

import re
from dataclasses import dataclass, replace

from ingest.bodies import body_role
from ingest.body_names import full_name, office_of, referred_bodies, whole_names
from ingest.form_words import OPINION
from ingest.layout import Kind
from ingest.passage import Document, Role, Speaker, Stance, Voice
from ingest.section_kinds import Section, SectionKind
from ingest.sentences import Unit
from ingest.signatories import Signatories, holder_in
from ingest.speaker_frames import FrameKind, frame_of
from ingest.speaker_retold import Retelling, retelling_of

_TITLED = re.compile(r"(?P<who>(?:Föredragande\s)?(?:\w+rådet|[Oo]rdföranden|Föredraganden))s\s\w+")
_NAMELESS = "Föredragande borgarrådet"


@dataclass(frozen=True, slots=True)
class Cast:
    """Makes voices. A date that is not given is the document's."""

    document: Document
    proposer: Speaker
    commissioner: Speaker
    bodies: tuple[str, ...]
    retelling: Retelling

    def issuer(self) -> Voice:
        """The document's own lines."""
        return Voice(self.document.issuer, Stance.BACKGROUND, None, self.document.date)

    def matter(self) -> Voice:
        """The proposal as the document retells it."""
        return self.retold(self.issuer())

    def retold(self, reporter: Voice) -> Voice:
        """The proposal as another voice retells it."""
        return Voice(self.proposer, Stance.PROPOSAL, reporter.speaker.name, reporter.date)

    def presenting(self) -> Voice:
        """The commissioner's opinion."""
        return Voice(self.commissioner, Stance.POSITION, None, self.document.date)

    def body(self, name: str, stance: Stance, date: str | None = None, *, paraphrased: bool = False) -> Voice:
        """A body's own words, or the document's paraphrase of them."""
        reporter = self.document.issuer.name if paraphrased else None
        return Voice(Speaker(name, body_role(name)), stance, reporter, date or self.document.date)

    def dissent(self, label: str, signed: Signatories, date: str | None, *, paraphrased: bool = False) -> Voice:
        """A reservation or other dissent: named by its kind and parties."""
        reporter = self.document.issuer.name if paraphrased else None
        name = f"{label} ({', '.join(signed.parties)})" if signed.parties else label
        return Voice(Speaker(name, Role.DISSENTER, signed.names), Stance.DISSENT, reporter, date or self.document.date)

    def office(self, committee: Voice, sentence: str) -> Voice | None:
        """The committee's office, where an answer in the committee's section opens as the office's own."""
        if committee.speaker.role is not Role.COMMITTEE:
            return None
        name = office_of(committee.speaker.name or "", self.document.text)
        if name is None or not sentence.startswith(name):
            return None
        return replace(committee, speaker=Speaker(name, Role.OFFICE))

    def full_name(self, name: str, section: str | None) -> str:
        """The known name of a body; ``section`` is the body whose section it is named in."""
        return full_name(name, section, self.bodies, self.document.text)


def cast_of(
    document: Document,
    proposer: Speaker,
    names: tuple[str, ...],
    units: tuple[Unit, ...],
    sections: tuple[Section, ...],
    signed: str | None,
) -> Cast:
    """The commissioner from the line that presents her, else who signed; the bodies from referral and sections."""
    frames = (frame_of(unit.search_text) for unit in units)
    presented = next((frame.name for frame in frames if frame and frame.kind is FrameKind.PRESENTER), None)
    titled = next((name for unit in units if (name := holder_in(unit.search_text))), None)
    bodies = referred_bodies("\n".join(unit.search_text for unit in units if unit.kind is Kind.TEXT))
    headed = tuple(section.path[-1] for section in sections if section.kind is SectionKind.BODY)
    known = tuple(dict.fromkeys([*whole_names(bodies, headed), *headed]))
    commissioner = Speaker(presented or titled or signed or _by_title(sections), Role.COMMISSIONER)
    return Cast(document, proposer, commissioner, known, retelling_of(names))


def _by_title(sections: tuple[Section, ...]) -> str:
    """The presenter's title, where no name stands anywhere, as the opinion's heading gives it."""
    headings = (section.path[-1] for section in sections if section.word == OPINION)
    return next((match["who"] for heading in headings if (match := _TITLED.fullmatch(heading))), _NAMELESS)
