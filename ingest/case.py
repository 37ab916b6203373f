"""The case folder: its documents, and what case.toml tells about them that their text does not.

case.toml is optional: without it a folder of documents is a case whose title is the folder's name.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from unicodedata import normalize

from ingest.case_toml import DocumentInfo, Proposer, Told, TopicInfo, all_aliases, read_told
from ingest.documents import CASE_FILE, document_ids, find_documents, relative_path
from ingest.errors import CaseInvalid


@dataclass(frozen=True, slots=True)
class Case:
    """A case folder, ready to be read.

    ``ids`` has an id for the relative path of each document in the folder, sorted by path; no id occurs twice.
    ``speakers`` maps a speaker's name to further names, ``terms`` an abbreviation to what it stands for.
    ``topics`` name, join and order what is proposed; a topic that they leave out keeps the name that it was found by.
    ``documents`` is keyed by relative path (composed Unicode) and may name files that are not there any more.
    """

    folder: Path
    title: str
    ids: Mapping[str, str] = field(default_factory=dict)
    description: str = ""
    description_en: str = ""
    proposer: Proposer | None = None
    speakers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    documents: Mapping[str, DocumentInfo] = field(default_factory=dict)
    starters: tuple[str, ...] = ()
    starters_en: tuple[str, ...] = ()
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    topics: tuple[TopicInfo, ...] = ()

    @property
    def aliases(self) -> dict[str, tuple[str, ...]]:
        """Further names of every speaker, the proposer included."""
        return all_aliases(self.speakers, self.proposer)

    def info(self, path: str) -> DocumentInfo:
        """What case.toml tells about the document at a relative path; empty when it tells nothing."""
        return self.documents.get(normalize("NFC", path), DocumentInfo())

    @property
    def absent(self) -> tuple[str, ...]:
        """What case.toml describes and the folder does not hold: removed, or its path is mistyped."""
        return tuple(sorted(set(self.documents) - {normalize("NFC", path) for path in self.ids}))


def load_case(folder: Path) -> Case:
    """The case in ``folder``.

    Raises CaseInvalid: case_missing (no such folder), case_toml_invalid (``field`` is the key or the line),
    case_empty (no supported document).
    """
    if not os.path.isdir(folder):  # unlike Path.is_dir also False below a folder that may not be entered
        raise CaseInvalid("case_missing", path=folder, reason="no such folder")
    told = read_told(folder / CASE_FILE)
    ids = _ids(folder, told)
    if not ids:
        raise CaseInvalid("case_empty", path=folder, reason="no supported document")
    return Case(
        folder=folder,
        title=told.title or folder.resolve().name,
        ids=ids,
        description=told.description.sv if told.description else "",
        description_en=(told.description.en or told.description.sv) if told.description else "",
        proposer=told.proposer,
        speakers=told.speakers,
        documents=told.documents,
        starters=told.starters.sv,
        starters_en=told.starters.en,
        terms=told.terms,
        topics=told.topics,
    )


def _ids(folder: Path, told: Told) -> dict[str, str]:
    paths = [relative_path(path, folder) for path in find_documents(folder)]
    known = {path: told.documents.get(normalize("NFC", path)) for path in paths}
    return document_ids(paths, {path: info.id for path, info in known.items() if info and info.id})
