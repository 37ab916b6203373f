"""What can go wrong between passages and nearest passages. Words for the codes live in ``prompts``."""

from typing import ClassVar

from ingest.errors import RemissError


class VectorStoreError(RemissError):
    """Any failure of embedding, indexing or searching."""

    code = "vectorstore_failed"


class PackageMissing(VectorStoreError):
    """A Python package that the chosen model needs is not installed (value: package)."""

    code = "package_missing"


class ModelUnavailable(VectorStoreError):
    """The named model cannot be loaded, or the bundled one not prepared (values: name, reason)."""

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


class ChromaUnreachable(VectorStoreError):
    """The Chroma server named in the settings does not answer (value: url). Trying again can help."""

    code = "chroma_unreachable"
    retryable: ClassVar[bool] = True
