"""Pictures of every page of the shipped case, with the assistant as it is: ``python scripts/screenshots.py [FOLDER]``.

They go to ``docs/screenshots``. At the end stands how long it takes from following a citation until its source is on
show, the median of twenty times on a warm server. Needs the development packages and a Chromium.
"""

import argparse
import io
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import Locator, Page, expect

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from assistant.feedback import FeedbackStore  # noqa: E402
from assistant.settings import NO_RERANKER, Settings, read_settings  # noqa: E402
from assistant.site.adding_page import AddingPage  # noqa: E402
from assistant.wiring import Silent, open_adder, open_assistant, open_chat  # noqa: E402
from eval.journal import Run  # noqa: E402
from eval.result import SuiteName, dump_result  # noqa: E402
from eval.run import ask_all, finished, reference_of  # noqa: E402
from eval.site_page import EvaluationPage  # noqa: E402
from eval.site_shelf import Shelf  # noqa: E402
from eval.suite import read_suite  # noqa: E402
from eval.versions import file_digest, versions_of  # noqa: E402
from tests.fakes.browser import headless_chromium, served  # noqa: E402

CASE: Final = ROOT / "corpus" / "ksl-2015-2018"
SUITE: Final = ROOT / "eval" / "suites" / "ksl-2015-2018" / "dev.jsonl"
ASKED: Final = "Vad tycker Stockholm om att KSL företräder kommunerna i förhandlingar?"
OUTSIDE: Final = "Vad kostar ett busskort i Stockholm?"
BOX: Final = "#question textarea"
WIDE, NARROW = (1280, 860), (390, 844)
CITED: Final = "/dokument/pm-2014-134?start=3000&end=3200#quote"
TALLEST, COLOURS, QUESTIONS, TIMES = 1700, 128, 12, 20
FOLLOWED: Final = """async (marker) => {
  const source = document.getElementById(marker.getAttribute("href").slice(1));
  source.classList.remove("cited");
  const began = performance.now();
  marker.click();
  const shown = () => source.matches(".cited") && source === document.activeElement && source.checkVisibility();
  while (!shown()) await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return performance.now() - began;
}"""


@dataclass(frozen=True, slots=True)
class Camera:
    """An open browser page, the site's address, and the folder that pictures go to."""

    page: Page
    url: str
    folder: Path

    def go(self, path: str) -> None:
        """Open a page of the site."""
        self.page.goto(self.url.rstrip("/") + path)

    def both(self, name: str) -> None:
        """A picture on a wide screen, and one on a narrow one."""
        for size, viewport in (("wide", WIDE), ("narrow", NARROW)):
            self.take(f"{name}-{size}", viewport)

    def take(self, name: str, viewport: tuple[int, int]) -> None:
        """A picture from the top of what is open, at most ``TALLEST`` high, in few colours."""
        self.page.set_viewport_size({"width": viewport[0], "height": viewport[1]})
        self.page.wait_for_timeout(250)
        height = min(TALLEST, max(viewport[1], self.page.evaluate("document.documentElement.scrollHeight")))
        clip = {"x": 0.0, "y": 0.0, "width": float(viewport[0]), "height": float(height)}
        self.keep(name, self.page.screenshot(full_page=True, clip=clip))  # type: ignore[arg-type]

    def here(self, name: str, viewport: tuple[int, int]) -> None:
        """A picture of what is in view just now."""
        self.page.set_viewport_size({"width": viewport[0], "height": viewport[1]})
        self.page.wait_for_timeout(250)
        self.keep(name, self.page.screenshot())

    def keep(self, name: str, picture: bytes) -> None:
        """Store a picture."""
        small = Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        small.save(self.folder / f"{name}.png", optimize=True)


def main() -> None:
    """Serve the case, visit every page, and tell how fast a citation opens."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "docs" / "screenshots")
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        url = stack.enter_context(site(Path(stack.enter_context(tempfile.TemporaryDirectory()))))
        profile = stack.enter_context(headless_chromium())
        page = profile.new_page()
        camera = Camera(page, url, folder)
        times = chat_pictures(camera)
        page_pictures(camera)
        documents = [arriving(camera) for _ in range(TIMES)]
        page.emulate_media(color_scheme="dark")
        dark_pictures(camera)
    print(f"A citation's source is on show after {statistics.median(times):.0f} ms (median of {len(times)}).")
    print(
        f"Its document is open at the quote after {statistics.median(documents):.0f} ms (median of {len(documents)})."
    )


@contextmanager
def site(work: Path) -> Iterator[str]:
    """The address of the shipped case with every page, its index and two small results made in ``work``."""
    told = {"case": str(CASE), "index": str(work / "index"), "reports": str(work / "reports")}
    settings = read_settings(told, {}, ROOT)
    chat = open_chat(settings, Silent())
    settings.reports.mkdir()
    for name, reranker in (("utan-lasare", NO_RERANKER), ("med-lasare", None)):
        dump_result_of(replace(settings, reranker=reranker), settings.reports / f"{name}.json")
    pages = (EvaluationPage(chat, Shelf(settings.reports), settings.case), AddingPage(open_adder(settings, chat)))
    chat.about(), chat.positions()
    with served(chat, FeedbackStore(work / "feedback.sqlite"), pages) as url:
        yield url


def dump_result_of(settings: Settings, file: Path) -> None:
    """Ask the first questions of a suite, and keep what came of it."""
    items = read_suite(SUITE)[:QUESTIONS]
    assistant = open_assistant(settings, Silent())
    versions = versions_of(settings, assistant.index.model, assistant.index.generation, False)
    name = SuiteName(SUITE.relative_to(ROOT).as_posix(), file_digest(SUITE), len(items))
    run = Run(name, versions, datetime.now(UTC).isoformat(timespec="seconds"))
    dump_result(finished(run, ask_all(items, assistant, reference_of(assistant.index.corpus))), file)
    assistant.index.close()


def ask(page: Page, question: str) -> None:
    """Ask, and wait for the whole reply."""
    replies = page.locator("#log .reply")
    before = replies.count()
    page.fill(BOX, question)
    page.press(BOX, "Enter")
    expect(replies).to_have_count(before + 1, timeout=60_000)
    expect(page.locator(BOX)).to_be_enabled(timeout=60_000)


def chat_pictures(camera: Camera) -> list[float]:
    """The chat before a question, after an answer, with a source opened, after a refusal; and how fast sources open."""
    page = camera.page
    camera.go("/")
    page.wait_for_selector(BOX)
    page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    camera.both("fraga")
    ask(page, ASKED)
    camera.both("fraga-svar")
    page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    markers = page.locator("#log a.cite")
    times = [opening(markers.nth(number % markers.count())) for number in range(TIMES)]
    for size, (width, height) in (("wide", WIDE), ("narrow", NARROW)):
        page.set_viewport_size({"width": width, "height": height})
        markers.nth(markers.count() - 1).click()
        page.wait_for_timeout(800)
        camera.here(f"fraga-kalla-{size}", (width, height))
    page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    page.locator("#again").click()
    expect(page.locator("#log .reply")).to_have_count(0)
    ask(page, OUTSIDE)
    camera.both("fraga-avvisad")
    return times


def opening(marker: Locator) -> float:
    """Milliseconds from following a citation until its source is drawn."""
    taken: float = marker.evaluate(FOLLOWED)
    return taken


def arriving(camera: Camera) -> float:
    """Milliseconds from asking for a quote's place until its document is open there."""
    camera.page.goto("about:blank")  # within one page a new fragment would load nothing
    began = time.perf_counter()
    camera.go(CITED)
    camera.page.wait_for_selector("#quote", state="visible")
    return (time.perf_counter() - began) * 1000


def page_pictures(camera: Camera) -> None:
    """Every other page."""
    for name, path in {
        "om-arendet": "/arendet",
        "om-arendet-en": "/en/arendet",
        "standpunkter": "/standpunkter",
        "dokument": "/dokument",
        "utvardering": "/utvardering",
        "utvardering-resultat": "/utvardering?rapport=med-lasare.json",
        "utvardering-jamfort": "/utvardering?rapport=utan-lasare.json&mot=med-lasare.json",
        "lagg-till": "/tillagg",
        "tillganglighet": "/tillganglighet",
    }.items():
        camera.go(path)
        camera.both(name)
    camera.go("/standpunkter")
    for _ in range(2):
        camera.page.locator("td details:not([open]) summary").first.click()
    camera.both("standpunkter-oppen")
    places(camera)


def places(camera: Camera) -> None:
    """A document on arrival at a quote, and at a hit of a search."""
    camera.go("/arendet")
    cited = camera.page.locator(".sections a.source").nth(3).get_attribute("href") or ""
    for size, (width, height) in (("wide", WIDE), ("narrow", NARROW)):
        camera.page.set_viewport_size({"width": width, "height": height})
        for name, path in (("citat", cited), ("sok", "/dokument/pm-2014-134?sok=förhandlingar&traff=2#h2")):
            camera.go(path)
            camera.here(f"dokument-{name}-{size}", (width, height))


def dark_pictures(camera: Camera) -> None:
    """The chat after an answer, and the matrix, in the dark."""
    camera.go("/standpunkter")
    camera.take("standpunkter-dark", WIDE)
    camera.page.evaluate("localStorage.clear()")
    camera.go("/")
    camera.page.wait_for_selector(BOX)
    ask(camera.page, ASKED)
    camera.take("fraga-svar-dark", WIDE)


if __name__ == "__main__":
    main()
