"""Token counts for sizing passages, offline: the encoding ships with llama-index-core.

tiktoken fetches its files from the network unless ``TIKTOKEN_CACHE_DIR`` names a folder that holds them.
"""

import importlib.util
import os
import re
from functools import lru_cache
from pathlib import Path

import tiktoken

_PIECES = re.compile(r"\w+|[^\w\s]")
ENCODING = "cl100k_base"


def count_tokens(text: str) -> int:
    """How many cl100k_base tokens a text has; special tokens are counted as ordinary text."""
    return len(_encoding().encode_ordinary(text))


def passage_size(text: str) -> int:
    """An upper estimate of what the embedding model counts: runs of punctuation are few tokens here and many there."""
    return max(count_tokens(text), len(_PIECES.findall(text)))


@lru_cache(maxsize=1)
def _encoding() -> tiktoken.Encoding:
    spec = importlib.util.find_spec("llama_index")
    for root in (spec.submodule_search_locations or ()) if spec else ():
        shipped = Path(root) / "core" / "_static" / "tiktoken_cache"
        if shipped.is_dir():
            os.environ.setdefault("TIKTOKEN_CACHE_DIR", str(shipped))
    return tiktoken.get_encoding(ENCODING)
