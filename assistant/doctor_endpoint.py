"""The part of ``remiss doctor`` that looks at the user's own language model: whether there is one and it answers."""

from collections.abc import Iterator

from assistant.answer import Mode
from assistant.finding import Finding
from assistant.model.endpoint import Endpoint
from assistant.model_settings import UNNAMED, ModelSettings, readable_by_others
from assistant.settings import Settings
from ingest.errors import RemissError


def examine_endpoint(settings: Settings) -> Iterator[Finding]:
    """How questions are answered, whether what answers them is there, and whether others can read the key to it."""
    model = settings.language_model
    if model is None or settings.mode is Mode.EXTRACTIVE:
        yield Finding("mode", words="doctor.quotes_only")
    else:
        yield Finding("mode", f"{model.model} ({model.address})", words="doctor.language_model")
        yield _endpoint(model)
    for path in settings.key_holders:
        mode = readable_by_others(path) if path.is_file() else None
        if mode is not None:
            yield Finding("key", f"{path} ({mode})", remark="doctor.key_exposed")


def _endpoint(model: ModelSettings) -> Finding:
    """A server that is down is an error although questions are answered all the same: not as the settings say."""
    endpoint = Endpoint(model)
    try:
        listed = endpoint.models()
    except RemissError as error:
        return Finding("endpoint", error=error, remark="doctor.quotes_meanwhile")
    finally:
        endpoint.close()
    if not listed:
        return Finding("endpoint", model.address, remark="doctor.no_model_list")
    taken = {model.model, f"{model.model}:latest"} | (
        set(listed) if len(listed) == 1 and model.model == UNNAMED else set()
    )
    if not taken & set(listed):
        return Finding("endpoint", f"{model.model} – {', '.join(listed[:5])}", remark="doctor.model_not_listed")
    return Finding("endpoint", model.address)
