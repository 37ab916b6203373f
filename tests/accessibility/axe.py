"""axe-core over an open page, whatever the page's policy says: the browser's own debugger evaluates its text."""

from functools import cache
from importlib.resources import files
from typing import Final

from playwright.sync_api import Page

RULES: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOURS: Final = ("cat.color",)
"""The rules that look at colours: a page in the dark differs in nothing else."""
RUN: Final = """async (tags) => {
  const found = await axe.run(document, {runOnly: {type: "tag", values: tags}, preload: false});
  const told = (rule) => rule.nodes.map((node) =>
    `${rule.id} [${rule.impact}] ${node.target.join(" ")}: ${node.html.slice(0, 200)} ${node.failureSummary}`);
  return [found.passes.map((rule) => rule.id), found.violations.map((rule) => rule.id), found.violations.flatMap(told)];
}"""


@cache
def script() -> str:
    """The text of axe-core."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, tags: tuple[str, ...] = RULES) -> list[str]:
    """Every element that breaks a rule, with the rule; AssertionError when the rules were not really applied."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(f"{script()}; undefined")
    passed, broken, told = page.evaluate(RUN, list(tags))
    needed = {"color-contrast"} if tags is COLOURS else {"color-contrast", "document-title", "region", "target-size"}
    assert needed <= {*passed, *broken}, f"applied: {sorted({*passed, *broken})}"
    return [" ".join(one.split()) for one in told]
