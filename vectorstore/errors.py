"""What can go wrong between passages and nearest passages. Words for the codes live in ``prompts``."""

import errno
from pathlib import Path
from typing import ClassVar

from ingest.errors import RemissError


class VectorStoreError(RemissError):
    """Any failure of embedding, indexing or searching."""

    code = "vectorstore_failed"


class PackageMissing(VectorStoreError):
    """A Python package that the chosen model needs is not installed (value: package)."""

    code = "package_missing"


class ModelUnavailable(VectorStoreError):
    """The named model cannot be loaded, or the bundled one not prepared.

    Codes: model_unavailable, reader_unavailable (values: name, reason).
    """

    code = "model_unavailable"


class ModelDamaged(VectorStoreError):
    """A file of the bundled model is not what it was when written (values: path, reason).

    Preparing the model again mends it, unless the file is the package's own.
    """

    code = "model_damaged"


class IndexMissing(VectorStoreError):
    """There is no index at this place (value: path)."""

    code = "index_missing"


class IndexMismatch(VectorStoreError):
    """The index was made by another model or format (values: expected, found)."""

    code = "index_mismatch"


class IndexLocked(VectorStoreError):
    """Another process is writing the index (value: path). Trying again later can help."""

    code = "index_locked"
    retryable: ClassVar[bool] = True


class IndexDamaged(VectorStoreError):
    """The index cannot be read, or holds something else than its manifest says (values: path, reason)."""

    code = "index_damaged"


class IndexNotWritable(VectorStoreError):
    """The index directory cannot be used as things are, whole as it may be (values: path, reason).

    It lies where this process may not read or write, on a full disk, or below a file. Chroma writes to a store
    that it opens, so an index that is only read must be writable too.
    """

    code = "index_not_writable"


class ChromaUnreachable(VectorStoreError):
    """The Chroma server named in the settings does not answer (value: url). Trying again can help."""

    code = "chroma_unreachable"
    retryable: ClassVar[bool] = True


_NOT_DAMAGE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.ENOTDIR, errno.EEXIST}
_NOT_DAMAGE_IN_WORDS = (
    "readonly database",
    "unable to open database file",
    "disk is full",
    "Permission denied",
    "Read-only file system",
    "No space left",
)


def index_fault(path: Path | str, error: Exception) -> IndexDamaged | IndexNotWritable:
    """What a failure to read or write below an index directory means; only damage is mended by building anew.

    Chroma tells what its engine met in words alone.
    """
    if isinstance(error, OSError):
        whole = error.errno in _NOT_DAMAGE
    else:
        whole = any(words in str(error) for words in _NOT_DAMAGE_IN_WORDS)
    return (IndexNotWritable if whole else IndexDamaged)(path=path, reason=error)
