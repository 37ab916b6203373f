"""The command as a user meets it: real documents, the real model, fresh processes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("gradio", "torch", "llama_index", "sentence_transformers", "transformers")


def remiss(*arguments: str, here: Path, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "assistant.cli", *arguments, "--index", str(here / "index")]
    return subprocess.run(command, cwd=here, capture_output=True, input=stdin, env=environment())


def environment() -> dict[str, str]:
    """A Swedish terminal, and this checkout's code wherever the working directory is."""
    paths = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    return {**os.environ, "LANG": "sv_SE.UTF-8", "LANGUAGE": "", "LC_ALL": "", "PYTHONPATH": paths}


def write_case(folder: Path, **texts: str) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    write_case(
        tmp_path / "arende",
        pm="Gymnasieregionens utveckling bör ges särskilt utrymme.\r\nRemisstiden går ut den 31 oktober 2014.\r\n",
        svar="Kommunen avstyrker förslaget om ett årligt konvent. 🙂 Kostnaden är för hög.\n",
    )
    return tmp_path


def test_an_answer_quotes_what_text_prints(here: Path) -> None:
    done = remiss("ask", "Vad bör ges särskilt utrymme?", "--json", "--case", "arende", here=here)
    assert done.returncode == 0, done.stderr.decode()
    answer = json.loads(done.stdout)

    assert answer["citations"]
    for citation in answer["citations"]:
        path = here / "arende" / citation["path"]
        text = path.read_bytes().decode("utf-8")
        assert citation["quote"] == text[citation["start"] : citation["end"]]


def test_a_changed_and_an_unreadable_document_are_noticed_at_the_next_question(here: Path) -> None:
    first = remiss("ask", "Vad bör ges särskilt utrymme?", "--json", "--case", "arende", here=here)
    write_case(here / "arende", pm="Skärgårdens båttrafik bör ges särskilt utrymme.\n", tom="")
    second = remiss("ask", "Vad bör ges särskilt utrymme?", "--json", "--case", "arende", here=here)

    assert "Gymnasieregionens" in first.stdout.decode()
    assert "Skärgårdens" in second.stdout.decode()
    assert "tom.txt" in second.stderr.decode()
    assert second.returncode == 0


def test_ingest_says_what_changed_and_does_nothing_the_second_time(here: Path) -> None:
    first = remiss("ingest", "--case", "arende", here=here)
    again = remiss("ingest", "--case", "arende", here=here)
    (here / "arende" / "svar.txt").unlink()
    (here / "arende" / "bild.jpg").write_bytes(b"x")
    third = remiss("ingest", "--case", "arende", here=here)

    assert first.stdout + again.stdout + third.stdout == b""
    assert "Tillkommen: pm.txt" in first.stderr.decode()
    assert "redan aktuellt" in again.stderr.decode()
    assert "Borttagen: svar.txt" in third.stderr.decode()
    assert "bild.jpg" in third.stderr.decode()


def test_a_batch_answers_every_line_and_says_at_the_end_that_one_failed(here: Path) -> None:
    lines = b'{"id": 1, "question": "N\xc3\xa4r g\xc3\xa5r remisstiden ut?"}\n\nnej\n{"id": 2, "question": " "}\n'
    done = remiss("ask", "--batch", "-", "--json", "--case", "arende", here=here, stdin=lines)
    answer, broken, empty = (json.loads(line) for line in done.stdout.splitlines())

    assert done.returncode == 1
    assert answer["id"] == 1
    assert (broken["line"], broken["error"]["code"]) == (3, "line_json")
    assert (empty["id"], empty["error"]["code"]) == (2, "empty_question")


def test_doctor_finds_nothing_wrong_until_a_document_changes(here: Path) -> None:
    remiss("ingest", "--case", "arende", here=here)
    well = remiss("doctor", "--case", "arende", here=here)
    write_case(here / "arende", pm="Något helt annat.\n")
    stale = remiss("doctor", "--case", "arende", here=here)

    assert well.returncode == 0, well.stdout.decode()
    assert stale.returncode == 1
    assert "FEL  Index" in stale.stdout.decode()
    assert "remiss ingest" in stale.stdout.decode()


def test_asking_imports_no_heavy_package(here: Path) -> None:
    code = (
        "import sys\nfrom assistant.cli import run\nfrom assistant.commands.terminal import terminal\n"
        "run(sys.argv[1:], terminal())\n"
        f"sys.stderr.write('HEAVY ' + repr([name for name in {HEAVY!r} if name in sys.modules]))"
    )
    arguments = ["ask", "Vad?", "--case", "arende", "--index", str(here / "index")]
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, cwd=here, capture_output=True, text=True, env=environment())

    assert done.stderr.endswith("HEAVY []"), done.stderr


def test_help_imports_no_other_packages_commands() -> None:
    code = (
        "import sys\nfrom assistant.cli import run\nfrom assistant.commands.terminal import terminal\n"
        "run(['--help'], terminal())\nsys.stderr.write(repr([name for name in sys.modules if name.startswith('eval')]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment())

    assert "  eval " in done.stdout
    assert done.stderr == "[]"


def test_a_folder_of_five_hundred_plain_files_is_a_case(tmp_path: Path) -> None:
    texts = {f"svar{number}": f"Kommun nummer {number} tillstyrker förslaget." for number in range(500)}
    write_case(tmp_path / "mapp", **texts)
    done = remiss("ask", "Vad anser kommun nummer 437?", "--json", "--case", "mapp", here=tmp_path)

    assert done.returncode == 0, done.stderr.decode()
    assert any(citation["path"] == "svar437.txt" for citation in json.loads(done.stdout)["citations"])
