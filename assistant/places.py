"""Where a case and its index are when nobody says: found on the disk, never created here."""

import hashlib
from pathlib import Path

import platformdirs

CASE_FILE = "case.toml"
_PACKAGE = Path(__file__).resolve().parent


def default_case(here: Path) -> Path:
    """The case in the working directory, else the one that comes with the program."""
    here = here.resolve()
    if (here / CASE_FILE).is_file():
        return here
    below = _cases(here / "corpus")
    return below[0] if len(below) == 1 else shipped_case()


def shipped_case() -> Path:
    """The checkout's first case, else the copy inside the installed package."""
    checkout = _PACKAGE.parent / "corpus"
    shipped = _PACKAGE / "shipped_corpus"
    return next(iter(_cases(checkout) + _cases(shipped)), shipped)


def default_index(case: Path) -> Path:
    """One folder per case in the user's data directory; the hash keeps two cases of the same name apart."""
    mark = hashlib.sha256(str(case).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return platformdirs.user_data_path("remiss", appauthor=False) / "index" / f"{case.name or 'case'}-{mark}"


def _cases(folder: Path) -> list[Path]:
    return sorted(file.parent for file in folder.glob(f"*/{CASE_FILE}")) if folder.is_dir() else []
