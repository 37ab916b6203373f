import pytest

from assistant.answer import Language
from assistant.cli import FAILED, run
from assistant.commands.terminal import Terminal


@pytest.mark.parametrize("language", Language)
def test_without_the_extra_the_command_fails_and_names_the_next_step(
    language: Language, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("assistant.mcp_server.find_spec", lambda name: None)
    assert run(["mcp"], Terminal(language)) == FAILED
    told = capsys.readouterr()
    assert told.out == ""
    assert 'pip install "remissassistenten[mcp]"' in told.err
