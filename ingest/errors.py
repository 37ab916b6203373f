"""The error tree. Errors carry a code and its values; only the command line and the page make words of them.

The words for each code live in ``prompts``, in Swedish and English, and name the value and the next step.
"""

from typing import ClassVar


class RemissError(Exception):
    """Something failed that a user can be told about.

    ``code`` names the failure in JSON and in the message catalogue; ``values`` fill the message.
    ``retryable`` says whether trying the same thing again can help.
    """

    code: ClassVar[str] = "failed"
    retryable: ClassVar[bool] = False

    def __init__(self, code: str | None = None, **values: object) -> None:
        self.error_code = code or self.code
        self.values = {name: str(value) for name, value in values.items()}
        super().__init__(f"{self.error_code}: {self.values}")


class DocumentUnreadable(RemissError):
    """A document below the case folder cannot be read.

    Codes: document_empty, document_encrypted, document_encoding, document_too_large,
    document_damaged, document_no_text, document_unreadable (values: path, reason).
    """

    code = "document_unreadable"


class CaseInvalid(RemissError):
    """The case folder or its case.toml cannot be used.

    Codes: case_missing, case_toml_invalid, case_empty (values: path, reason).
    """

    code = "case_invalid"
