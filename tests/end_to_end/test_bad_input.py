"""What a hostile, careless or interrupted user gives the command: each is named, the rest goes on, nothing is lost."""

import io
import json
import shutil
import signal
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.fakes.batch_lines import ASKED, UNUSABLE, USABLE, line
from tests.fakes.command import call, environment, remiss
from tests.fakes.contract import check_form
from tests.fakes.files import docx_of, locked_pdf, pdf, put

HARBOUR = "Nämnden avstyrker hamnen i Värtan, se not [3] och [1].\n\nRemisstiden går ut den 3 maj 2019.\n"


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small case with its index built: ``case`` and ``i`` below a folder. Tests work on copies of it."""
    here = tmp_path_factory.mktemp("ready")
    put(here / "case" / "pm.txt", HARBOUR)
    assert remiss(here, "ingest").returncode == 0
    return here


@pytest.fixture
def here(ready: Path, tmp_path: Path) -> Path:
    """A copy that a test may spoil."""
    shutil.copytree(ready, tmp_path / "here")
    return tmp_path / "here"


def test_a_batch_of_everything_answers_each_line_in_order(here: Path) -> None:
    lines = [usable for pair in zip(USABLE, [raw for raw, _ in UNUSABLE], strict=False) for usable in pair]
    lines += [*USABLE[len(lines) // 2 :], *(raw for raw, _ in UNUSABLE[len(lines) // 2 :]), b"", b" \t "]
    (here / "fragor.jsonl").write_bytes(b"\n".join(lines))
    done = remiss(here, "ask", "--batch", "fragor.jsonl", "--json")
    assert done.returncode == 1, done.stderr.decode()
    found = [json.loads(said) for said in done.stdout.decode().split("\n")[:-1]]
    assert len(found) == len(USABLE) + len(UNUSABLE)
    codes = dict(UNUSABLE)
    for raw, said in zip(lines, found, strict=False):
        if raw in codes:
            assert (said["error"]["code"], sorted(said)) == (codes[raw], ["error", "id", "line"]), raw[:80]
            assert said["error"]["message"] and lines[said["line"] - 1] is raw
        else:
            assert said["id"] == json.loads(raw.decode("utf-8-sig")).get("id")
            check_form(said, {"pm": HARBOUR})


def test_a_reader_that_goes_away_is_no_error(here: Path) -> None:
    (here / "fragor.jsonl").write_bytes(b"\n".join([USABLE[1]] * 40))
    asking = subprocess.Popen(
        call(here, "ask", "--batch", "fragor.jsonl", "--json"),
        cwd=here,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert asking.stdout and asking.stderr
    assert json.loads(asking.stdout.readline())["id"] == "två"
    asking.stdout.close()
    assert asking.stderr.read() == b""
    assert asking.wait() == 0
    asking.stderr.close()


def test_an_answer_comes_before_the_next_question_is_sent(here: Path) -> None:
    command = call(here, "ask", "--batch", "-", "--json")
    with subprocess.Popen(
        command, cwd=here, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as asking:
        assert asking.stdin and asking.stdout
        for number in range(3):
            asking.stdin.write(line(id=number, question=ASKED) + b"\n")
            asking.stdin.flush()
            assert json.loads(asking.stdout.readline())["id"] == number
        asking.stdin.close()
        assert asking.wait() == 0


def bomb() -> bytes:
    """A Word document of a few hundred kilobytes that unpacks to far more."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"0" * 120_000_000)
    return stream.getvalue()


def test_documents_that_cannot_be_read_are_named_and_the_rest_is_indexed(tmp_path: Path) -> None:
    case = tmp_path / "case"
    bad = {
        "tom.txt": b"",
        "blank.md": b" \n\n",
        "bild.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
        "nul.txt": b"a\0b",
        "mac.txt": "Nämnden anser att förslaget är bra.".encode("mac_roman"),
        "stor.txt": "Nämnden anser att förslaget är bra. ".encode() * 600_000,
        "skadad.pdf": b"%PDF-1.7\nx",
        "inskannad.pdf": pdf(["", ""]),
        "last.pdf": locked_pdf(pdf(["hej"]), "x"),
        "bomb.docx": bomb(),
        "text.docx": b"hej",
        "tom.html": b"<html></html>",
        "djup.html": b"<div>" * 20_000,
    }
    good = {
        "a/pm.txt": HARBOUR.encode(),
        "b/pm.txt": "Rådet stöder bänkarna i Årsta.".encode(),
        "a b/åäö 📄 fil.txt": "Styrelsen vill ha en bro till Ingarö.".encode(),
        "latin.txt": "Bolaget vill bygga fler kök på Söder.".encode("cp1252"),
        "utf16.txt": "Skolan i Älta behöver en ny gymnastiksal.".encode("utf-16"),
        "brev.docx": docx_of("<w:p><w:r><w:t>Föreningen vill rädda mossen.</w:t></w:r></w:p>"),
    }
    for name, content in {**bad, **good}.items():
        put(case / name, content)
    (case / "varv").symlink_to(".")
    (case / "sig-sjalv.txt").symlink_to("sig-sjalv.txt")
    (case / "mapp.txt").mkdir()
    done = remiss(tmp_path, "ingest")
    told = done.stderr.decode()
    assert done.returncode == 0, told
    assert {name for name in bad if f"/{name} " in told} == set(bad)
    assert {name for name in good if f"Tillkommen: {name}\n" in told} == set(good)
    questions = ("Vad avstyrks i Värtan?", "bänkarna i Årsta", "bro till Ingarö", "kök på Söder", "mossen")
    asked = remiss(tmp_path, "ask", "--batch", "-", "--json", stdin=b"\n".join(line(question=q) for q in questions))
    cited = [json.loads(said)["citations"][0]["path"] for said in asked.stdout.splitlines()]
    assert cited == ["a/pm.txt", "b/pm.txt", "a b/åäö 📄 fil.txt", "latin.txt", "brev.docx"]
    assert "bomb.docx" in asked.stderr.decode()


@pytest.mark.parametrize(
    ("toml", "place"),
    [
        ('titel = "x"', "titel"),
        ("title = 5", "title"),
        ('title = "x', "case.toml"),
        ('[documents."pm.txt"]\nrole = "kung"', "documents.pm.txt.role"),
        ('[documents."../pm.txt"]\nid = "x"', "../pm.txt"),
    ],
)
def test_a_mistake_in_case_toml_is_named_and_the_earlier_index_is_left_alone(here: Path, toml: str, place: str) -> None:
    earlier = (here / "i" / "current").read_text()
    put(here / "case" / "case.toml", toml)
    done = remiss(here, "ask", ASKED)
    assert (done.returncode, done.stdout) == (1, b"")
    assert place in done.stderr.decode() and "Traceback" not in done.stderr.decode()
    assert (here / "i" / "current").read_text() == earlier


def heed_interrupts() -> None:
    """A shell starts what runs in the background with SIGINT ignored, and children inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill a process so")
@pytest.mark.parametrize("name", ["SIGINT", "SIGKILL"])
def test_an_interrupted_ingest_leaves_the_earlier_index_to_answer(here: Path, name: str) -> None:
    before = remiss(here, "ask", ASKED, "--json")
    for number in range(80):
        put(here / "case" / f"nytt{number}.txt", "\n\n".join(f"Ort {number} stöder punkt {n}." for n in range(20)))
    with subprocess.Popen(
        call(here, "ingest"), cwd=here, env=environment(), stderr=subprocess.PIPE, preexec_fn=heed_interrupts
    ) as ingesting:
        assert ingesting.stderr
        next(said for said in ingesting.stderr if "vektorer" in said.decode())
        ingesting.send_signal(getattr(signal, name))
        ingesting.communicate(timeout=120)
    assert ingesting.returncode == (130 if name == "SIGINT" else -9)
    for path in (here / "case").glob("nytt*.txt"):
        path.unlink()
    after = remiss(here, "ask", ASKED, "--json")
    assert after.returncode == 0
    assert "vektorer" not in after.stderr.decode()
    assert json.loads(after.stdout)["citations"] == json.loads(before.stdout)["citations"]
    assert json.loads(after.stdout)["index"] == json.loads(before.stdout)["index"]


@pytest.mark.parametrize("part", ["corpus.json", "chroma/chroma.sqlite3", "neutral.npy", "lexical/splitter.json"])
def test_a_damaged_index_is_an_error_with_its_remedy_and_never_an_answer(here: Path, part: str) -> None:
    generation = here / "i" / "generations" / (here / "i" / "current").read_text().strip()
    content = (generation / part).read_bytes()
    (generation / part).write_bytes(content[: len(content) // 3])
    done = remiss(here, "ask", ASKED, "--json")
    assert (done.returncode, done.stdout) == (1, b""), done.stderr.decode()
    assert "remiss ingest" in done.stderr.decode() and "Traceback" not in done.stderr.decode()


@pytest.mark.parametrize("command", [["ask", ASKED], ["ingest"]])
def test_an_index_folder_that_cannot_be_used_is_never_to_be_removed(here: Path, command: list[str]) -> None:
    shutil.rmtree(here / "i")
    (here / "i").write_text("något eget", encoding="utf-8")
    done = remiss(here, *command)
    told = done.stderr.decode()
    assert (done.returncode, done.stdout) == (1, b"")
    assert f"Indexmappen {here / 'i'}" in told and "--index" in told
    assert "Ta bort" not in told and "Traceback" not in told
    assert (here / "i").read_text(encoding="utf-8") == "något eget"


def test_a_document_that_is_described_but_missing_is_named_and_the_rest_answers(here: Path) -> None:
    put(here / "case" / "case.toml", '[documents."borta.txt"]\nid = "borta"\n')
    for command in (["ingest"], ["ask", ASKED]):
        done = remiss(here, *command)
        assert done.returncode == 0
        assert "borta.txt" in done.stderr.decode()


def test_two_ingests_at_once_both_end_well(here: Path) -> None:
    put(here / "case" / "mer.txt", "Rådet stöder bänkarna i Årsta.")
    both = [subprocess.Popen(call(here, "ingest"), cwd=here, env=environment(), stderr=subprocess.PIPE) for _ in "ab"]
    told = [process.communicate()[1].decode() for process in both]
    assert [process.returncode for process in both] == [0, 0], told
    assert "ok" in remiss(here, "doctor").stdout.decode()
    assert json.loads(remiss(here, "ask", "bänkarna i Årsta", "--json").stdout)["citations"][0]["path"] == "mer.txt"
