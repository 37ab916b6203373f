"""Which voice a heading opens or closes while a memorandum is read."""

from ingest.bodies import viewing_body
from ingest.form_words import BOARD, MATTER, OPINION, PREPARATION, PRESIDIUM
from ingest.layout import Kind
from ingest.passage import Stance, Voice
from ingest.section_kinds import Section, SectionKind
from ingest.sentences import Unit
from ingest.signatories import Signatories, signatories_in
from ingest.speaker_cast import Cast
from ingest.speaker_lists import DecisionList
from ingest.speaker_reserved import Reserved
from ingest.speaker_retold import announces_view, tells_the_matter
from ingest.speaker_stage import Floor, Stage
from ingest.speaker_telling import Telling


class Openings:
    """Who has the floor after the headings that have been read. ``enter`` comes before a section's first unit."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._floor = Floor(cast.issuer())
        self._list = DecisionList()
        self._telling = Telling(cast)
        self._reserved = Reserved(cast)

    @property
    def closed(self) -> bool:
        """Whether no voice is open."""
        return self._floor.stage is Stage.CLOSED

    def enter(self, section: Section, unit: Unit) -> None:
        """Open the section that a heading begins; one that a framing line begins is opened by its voice."""
        self._telling.begin(matter=tells_the_matter(section.word))
        if unit.kind is not Kind.HEADING:
            return
        match section.kind:
            case SectionKind.FORM:
                self._enter_form(section.word)
            case SectionKind.BODY:
                self._floor.enter(section.path[-1])
                self._open(Stage.BODY, self._cast.body(section.path[-1], Stance.POSITION))
            case SectionKind.HEARD:
                self._floor.enter(section.path[-1])
                self._open(Stage.BODY, self._cast.body(section.path[-1], Stance.POSITION, paraphrased=True))
                self._floor.view = unit.rank
            case SectionKind.DISSENT:
                self._dissent(section.word, signatories_in(unit.search_text))
            case SectionKind.OTHER:
                self._enter_view(section.word, unit.rank)

    def _enter_form(self, word: str) -> None:
        self._close()
        self._floor.body = word if word in {BOARD, PRESIDIUM} else None
        if word == MATTER:
            self._open(Stage.MATTER, self._cast.matter())
        elif word == PREPARATION:
            self._open(Stage.PREPARATION, self._cast.issuer())
        elif word == OPINION:
            self._open(Stage.COMMISSIONER, self._cast.presenting())

    def leave_view(self, rank: int) -> None:
        """A heading ends what a heading of its rank or within it has opened outside the form."""
        if self._floor.view is not None and rank <= self._floor.view:
            self._floor.body = None
            self._close()

    def _enter_view(self, title: str, rank: int) -> None:
        """A heading such as "Kontorets bedömning" ends an account of the matter; it opens a voice if it names one."""
        self.leave_view(rank)
        if self._floor.stage in {Stage.BODY, Stage.DISSENT} or not announces_view(title):
            return
        name = viewing_body(title)
        if name:
            self._open(Stage.BODY, self._cast.body(name, Stance.POSITION))
            self._floor.view = None if title.endswith(("utlåtande", "yttrande", "svar")) else rank
        elif self._floor.stage is not Stage.COMMISSIONER:
            self._close()

    def _open(self, stage: Stage, voice: Voice, told: int | None = None) -> None:
        self._floor.give(stage, voice, told)
        self._telling.pause()
        self._list.close()

    def _close(self) -> None:
        self._open(Stage.CLOSED, self._cast.issuer())

    def _dissent(self, label: str, signed: Signatories) -> None:
        self._open(Stage.DISSENT, self._cast.dissent(label, signed, self._floor.met))
