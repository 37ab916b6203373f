"""Walking a page with Tab, and what each stop looks like."""

from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Page

FAR: Final = 600
HERE: Final = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const [box, style] = [one.getBoundingClientRect(), getComputedStyle(one)];
  const at = document.elementFromPoint(box.left + Math.min(box.width / 2, 8), box.top + Math.min(box.height / 2, 8));
  return {
    nth: window.stops.indexOf(one),
    name: `${one.tagName.toLowerCase()}.${one.className} ${(one.innerText || one.value || one.id).slice(0, 40)}`,
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: at !== null && (one.contains(at) || at.contains(one) || at.closest("label")?.contains(one)),
  };
}"""
STOPS: Final = """() => {
  const all = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
  const can = (one) => !one.disabled && one.checkVisibility({visibilityProperty: true}) && one.tabIndex >= 0;
  window.stops = [...document.querySelectorAll(all)].filter(can);
  window.stops[0].focus();
  return window.stops.map((one) => `${one.tagName.toLowerCase()}.${one.className}`);
}"""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the focus is: the ``nth`` of the elements that take it (-1 for another, a region that scrolls)."""

    nth: int
    name: str
    outlined: bool
    seen: bool


def stops_of(page: Page) -> list[str]:
    """What can take the focus, in the order of the document; the next step of Tab leads to the first of them."""
    made: list[str] = page.evaluate(STOPS)
    page.keyboard.press("Shift+Tab")
    return made


def walked(page: Page) -> list[Stop]:
    """Every stop from the top of the page until the focus leaves it, or comes round to the first."""
    made: list[Stop] = []
    for _ in range(FAR):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here is None or (made and here["nth"] == 0):
            return made
        made.append(Stop(**here))
    raise AssertionError(f"after {FAR} steps the focus is still within the page, at {made[-1].name}")
