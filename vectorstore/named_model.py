"""Loading any model that sentence-transformers can, by its directory or its name on the hub."""

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vectorstore.errors import ModelUnavailable, PackageMissing
from vectorstore.prepared import Progress

if TYPE_CHECKING:
    from torch.nn import Module

_HUB_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Kind:
    """A class of sentence-transformers, a file that its every model has, and the error's code when one cannot load."""

    loader: str
    marker: str
    code: str


def load_named(name: str, kind: Kind, progress: Progress) -> Any:  # noqa: ANN401 - whichever class was asked for
    """Loads in fp32 on the processor: half precision, which a directory may be stored in, crawls there.

    A model that is on this machine is loaded without asking the hub; for another ``progress`` is told and the hub is
    asked once whether it answers, as offline the library's own retries take a minute. Raises PackageMissing, or
    ModelUnavailable when the model cannot be found or read.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # or threads spin while a neighbour computes
    try:
        import sentence_transformers  # noqa: PLC0415 - torch takes ten seconds
        from huggingface_hub import try_to_load_from_cache  # noqa: PLC0415 - comes with the above
        from transformers.utils.logging import disable_progress_bar  # noqa: PLC0415 - comes with the above
    except ImportError as error:
        raise PackageMissing(package="sentence-transformers") from error
    try:
        disable_progress_bar()  # type: ignore[no-untyped-call]  # it shows the weights being read, in any log
        here = Path(name).exists() or isinstance(try_to_load_from_cache(name, kind.marker), str)
        if not here:
            progress("model_hub")
            _reach_hub(name)
        loader = getattr(sentence_transformers, kind.loader)
        return loader(name, device="cpu", local_files_only=here, model_kwargs={"dtype": "float32"})
    except Exception as error:  # a hub, its client, two libraries and any model's own code can fail here
        raise ModelUnavailable(kind.code, name=name, reason=str(error)) from error


def fingerprint(model: "Module") -> str:
    """Eight hex digits of every parameter's name, shape and first values."""
    digest = hashlib.sha256()
    for name, values in sorted(model.state_dict().items()):
        digest.update(f"{name} {tuple(values.shape)}".encode())
        digest.update(values.flatten()[:16].float().numpy().tobytes())
    return digest.hexdigest()[:8]


def _reach_hub(name: str) -> None:
    """Fails at once where the hub does not answer. What it answers is left for the library to say."""
    from huggingface_hub import HfApi  # noqa: PLC0415 - comes with sentence-transformers
    from huggingface_hub.errors import HfHubHTTPError  # noqa: PLC0415 - as above

    with suppress(HfHubHTTPError):
        HfApi().model_info(name, timeout=_HUB_SECONDS)
