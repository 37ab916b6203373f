"""What can go wrong when documents are added. Words for the codes live in ``prompts``."""

from typing import ClassVar

from ingest.errors import RemissError


class AddingFailed(RemissError):
    """Nothing was added.

    Codes: adding_nothing (no file was sent), adding_too_many (count, limit), adding_too_large (limit, in MB),
    adding_incomplete (paths: read when they were checked, and not when the case was).
    """

    code = "adding_nothing"


class AddingBusy(AddingFailed):
    """Documents are being added to the case at this moment. Trying again later helps."""

    code = "adding_busy"
    retryable: ClassVar[bool] = True


class CaseNotWritable(AddingFailed):
    """Nothing can be put into the case folder (values: path, reason)."""

    code = "case_not_writable"


class FileRefused(RemissError):
    """One file is not taken into the case, although it may be readable.

    Codes: file_name (path), file_format (path, known), file_exists (path), file_near (path, other: a name that
    would be told apart from it by nobody), file_same (path, other: holds the same), file_repeated (path).
    """

    code = "file_name"
