"""Small screens, large text, wide letter spacing: everything stays readable, and nothing is hard to hit."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.accessibility.places import ASKING, PATHS, SIZES, Came
from tests.accessibility.world import World
from tests.fakes.browser import BROWSER_OPTIONS, chromium

SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
    p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
SIDEWAYS = """() => [...document.querySelectorAll("body *")].filter((one) => {
  if (!one.checkVisibility() || one.closest(".unseen, .matrix, .region, pre, textarea")) return false;
  const box = one.getBoundingClientRect();
  return box.width > 0 && (box.right > document.documentElement.clientWidth + 1 || box.left < -1);
}).map((one) => `${one.tagName}.${one.className}#${one.id} ${one.innerText?.slice(0, 40)}`)"""
CUT = """() => [...document.querySelectorAll("body *")].filter((one) => {
  if (!one.checkVisibility() || one.closest(".unseen, .layout") || !one.innerText?.trim()) return false;
  const style = getComputedStyle(one);
  const hides = (way) => way === "hidden" || way === "clip";
  if (style.display === "inline" || one.matches("textarea, select")) return false;
  return (hides(style.overflowY) && one.scrollHeight > one.clientHeight + 2 && one.clientHeight > 0)
    || (hides(style.overflowX) && one.scrollWidth > one.clientWidth + 2 && one.clientWidth > 0)
    || style.textOverflow === "ellipsis";
}).map((one) => `${one.tagName}.${one.className}#${one.id} ${one.innerText.slice(0, 40)}`)"""
SMALL = """() => [...document.querySelectorAll(
  "a[href], button, input:not([type=hidden]), select, textarea, summary"
)].filter((one) => {
  if (!one.checkVisibility({visibilityProperty: true})) return false;
  if (one.closest(".unseen") || one.matches(".skip, .link")) return false;
  const running = (each) => each.nodeType === 3 && each.textContent.trim();
  const inText = one.matches("a") && [...one.parentElement.childNodes].some(running);
  if (inText) return false;
  const mine = one.matches("input[type=checkbox]") ? one.labels[0] : one;
  const box = mine.getBoundingClientRect();
  const wanted = one.closest(".frame-nav, .frame-top, .contents, form") || one.matches("button") ? 43.5 : 23.5;
  return box.height < wanted || box.width < 23.5;
}).map((one) => { const box = one.getBoundingClientRect();
  const size = `${Math.round(box.width)}x${Math.round(box.height)}`;
  return `${one.tagName}.${one.className}#${one.id} ${size} ${one.innerText?.slice(0, 40)}`; })"""
SIZED = {"a narrow screen": (320, 640), "200 %": (640, 450)}
"""A window of 1280 px has room for 640 when everything is twice as large."""


def states(world: World, page: Page) -> Iterator[str]:
    """Every page, and the chat in each state, one after the other."""
    came = Came(world, page, "sv")
    for place in PATHS:
        came.to(place)
        yield place
    came.to_question_again()
    yield "question again"
    visit = came.to_ask()
    for act in ASKING:
        act(visit)
        yield f"chat, {getattr(act, '__name__', 'before')}"


def everywhere(world: World, page: Page, sizes: dict[str, tuple[int, int]], *measures: str) -> dict[str, list[str]]:
    """What the measures find, by state and size."""
    told: dict[str, list[str]] = {}
    for state in states(world, page):
        for size, (width, height) in sizes.items():
            page.set_viewport_size({"width": width, "height": height})
            found = [one for measure in measures for one in page.evaluate(measure)]
            if found:
                told[f"{state}, {size}"] = found
    return told


def test_nothing_scrolls_sideways_on_a_narrow_screen_or_at_twice_the_size(world: World, page: Page) -> None:
    assert everywhere(world, page, SIZED, SIDEWAYS, CUT) == {}


def test_everything_is_large_enough_to_hit(world: World, page: Page) -> None:
    assert everywhere(world, page, SIZES, SMALL) == {}


@pytest.mark.parametrize("size", [(1280, 900), (320, 640)])
def test_wide_spacing_of_lines_words_and_letters_loses_nothing(world: World, page: Page, size: tuple[int, int]) -> None:
    told: dict[str, list[str]] = {}
    for state in states(world, page):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.evaluate(SPACED)
        found = [*page.evaluate(SIDEWAYS), *page.evaluate(CUT)]
        page.evaluate("document.adoptedStyleSheets = []")
        told |= {state: found} if found else {}

    assert told == {}


@pytest.fixture
def large_text(profile: BrowserContext) -> Iterator[Page]:
    """A page in a browser whose reader has set text to twice the usual size, and nothing else."""
    assert profile.browser
    options = [*BROWSER_OPTIONS, "--blink-settings=defaultFontSize=32"]
    with profile.browser.browser_type.launch(executable_path=chromium(), args=options) as browser:
        yield browser.new_page(viewport={"width": 1280, "height": 900}, locale="sv-SE")


def test_text_alone_at_twice_the_size_loses_nothing(world: World, large_text: Page) -> None:
    large_text.goto(world.at("sv", "/arendet"))
    assert large_text.evaluate("getComputedStyle(document.body).fontSize") == "32px"

    assert everywhere(world, large_text, {"large text": (1280, 900)}, SIDEWAYS, CUT) == {}
