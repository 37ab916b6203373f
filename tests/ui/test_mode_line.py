import re

from assistant.model.language_model import EndpointFailed
from assistant.ui.mode_line import mode_html
from assistant.ui.seam import Writer
from assistant.ui.words import SWEDISH
from ingest.errors import RemissError


def said(writer: Writer) -> str:
    html = re.sub(r"<[^>]+>", "", mode_html(writer, SWEDISH))
    return re.sub(r"&#(\d+);", lambda code: chr(int(code[1])), html)


def test_who_writes_the_answers_is_said_plainly() -> None:
    assert said(Writer(None)) == "Svaren består av ordagranna citat."
    assert said(Writer("modell-7b")) == "Svaren skrivs av språkmodellen modell-7b och kontrolleras mot källorna."


def test_a_model_that_does_not_answer_is_told_with_the_reason() -> None:
    out = "Språkmodellen svarar inte just nu ({}); svaren består av citat."
    assert said(Writer("m", EndpointFailed(url="http://x"))).endswith(out.format("ingen kontakt"))
    assert said(Writer("m", EndpointFailed("endpoint_denied"))).endswith(out.format("åtkomst nekad"))
    assert said(Writer("m", RemissError("helt_ny"))).endswith(out.format("okänt fel"))


def test_a_models_name_is_text() -> None:
    assert "<img src=x>" not in mode_html(Writer("<img src=x>"), SWEDISH)
    assert "<img src=x>" in said(Writer("<img src=x>"))
