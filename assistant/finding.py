"""What one check of ``remiss doctor`` comes to."""

from collections.abc import Callable
from dataclasses import dataclass

from ingest.errors import RemissError


class Unsound(RemissError):
    """A check failed.

    Codes: python_version (found), packages_wrong (packages), tokens_missing (reason), document_absent
    (paths), index_stale (path), text_differs (document), span_differs (document, place).
    """

    code = "unsound"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check came to: a detail when all is well, otherwise the error.

    ``remark`` is the catalogue's key for what there is to know of the detail although nothing is wrong, or of the
    error besides; ``words`` is its key for what the detail means when all is well.
    """

    check: str
    detail: str = ""
    error: RemissError | None = None
    remark: str | None = None
    words: str | None = None


def found(check: str, examine_one: Callable[[], str]) -> Finding:
    """The check's detail, or the error that it was ended by."""
    try:
        return Finding(check, examine_one())
    except RemissError as error:
        return Finding(check, error=error)
