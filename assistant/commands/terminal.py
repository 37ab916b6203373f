"""What the commands share of the terminal: stdout for the answer alone, stderr for everything else."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from assistant.answer import Language
from assistant.error_words import describe
from assistant.settings import Settings, language_of, read_settings
from ingest.errors import RemissError
from prompts.texts import load_texts


@dataclass(frozen=True, slots=True)
class Terminal:
    """A person's or a program's terminal, in the language of its locale."""

    language: Language

    def write(self, text: str) -> None:
        """The answer itself, on stdout, at once."""
        sys.stdout.write(text + "\n")
        sys.stdout.flush()

    def note(self, key: str, **values: object) -> None:
        """A sentence of the catalogue, on stderr."""
        self.note_text(load_texts(self.language.value).say(key, **{name: str(value) for name, value in values.items()}))

    def note_text(self, text: str) -> None:
        """A sentence as it is, on stderr."""
        print(text, file=sys.stderr, flush=True)

    def failed(self, error: RemissError) -> None:
        """An error in words, on stderr."""
        self.note("command.failed", message=self.describe(error))

    def describe(self, error: RemissError) -> str:
        """An error in words."""
        return describe(error, self.language)


def terminal() -> Terminal:
    """The terminal of this process."""
    return Terminal(language_of(os.environ))


def settings_of(**options: str | None) -> Settings:
    """The settings of this process with the command's own options; raises SettingInvalid."""
    return read_settings(options, os.environ, Path.cwd())
