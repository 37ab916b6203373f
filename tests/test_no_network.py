"""A question is answered without a single connection, and where there is no network at all."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from vectorstore.model import default_cache_dir

ROOT = Path(__file__).parents[1]
QUESTION = "Vad anser stadsledningskontoret?"
WATCHED = """
import sys
def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        address = arguments[1] if event != "socket.getaddrinfo" else arguments[0]
        if not isinstance(address, (str, bytes)) or event == "socket.getaddrinfo":
            sys.stderr.write(f"REACHED OUT: {event} {address}\\n")
            raise OSError(f"no network in this test: {event} {address}")
sys.addaudithook(watch)
sys.argv[0] = "remiss"
from assistant.cli import main
main()
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "arende"
    folder.mkdir()
    (folder / "svar.txt").write_text("Stadsledningskontoret anser att förslaget är bra.\n", encoding="utf-8")
    return folder


def remiss(program: list[str], case: Path) -> subprocess.CompletedProcess[str]:
    command = [*program, "ask", QUESTION, "--json", "--case", str(case), "--index", str(case.parent / "index")]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env={**os.environ, "LANG": "sv_SE.UTF-8"})


def test_reading_indexing_and_answering_open_no_connection(case: Path) -> None:
    done = remiss([sys.executable, "-c", WATCHED], case)

    assert done.returncode == 0, done.stderr
    assert "REACHED OUT" not in done.stderr
    assert done.stdout.startswith("{")


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("unshare"),
    reason="a network of one's own needs Linux, root and unshare",
)
def test_it_works_where_there_is_no_network(case: Path) -> None:
    if subprocess.run(["unshare", "-n", "true"], capture_output=True).returncode != 0:
        pytest.skip("unshare -n is not allowed here")
    done = remiss(["unshare", "-n", sys.executable, "-m", "assistant.cli"], case)

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("{")


def test_no_library_marks_this_machine_to_report_its_use(case: Path, tmp_path: Path) -> None:
    cache = Path(os.environ.get("REMISS_CACHE") or default_cache_dir())
    home = {"HOME": str(tmp_path / "home"), "XDG_CACHE_HOME": str(tmp_path / "home" / ".cache")}
    kept = {name: value for name, value in os.environ.items() if name not in {"CI", "ORT_DISABLE_TELEMETRY"}}
    command = [
        sys.executable,
        "-m",
        "assistant.cli",
        "ask",
        QUESTION,
        "--case",
        str(case),
        "--index",
        str(tmp_path / "i"),
    ]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, env={**kept, **home, "REMISS_CACHE": str(cache)}
    )

    assert done.returncode == 0, done.stderr
    assert not list((tmp_path / "home").rglob("deviceid"))
