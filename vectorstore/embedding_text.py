"""Text as every embedder gets it, so that damage in a document or a question cannot reach a tokenizer."""

import re
import unicodedata

_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad]")


def clean_text(text: str) -> str:
    """Composed (NFC), without control characters and soft hyphens; lone surrogates become U+FFFD.

    Tokenizers raise TypeError on lone surrogates, and a decomposed or softly hyphenated Swedish word
    would be other tokens than the word as typed.
    """
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return unicodedata.normalize("NFC", _UNSEEN.sub("", whole))
