"""axe-core finds nothing on any page, in either language, in light and in dark, on a wide and on a narrow screen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.accessibility.axe import COLOURS, RULES, violations
from tests.accessibility.places import ASKING, FURTHER, PATHS, SIZES, Came
from tests.accessibility.world import World

LANGUAGES = ("sv", "en")


def found(page: Page, **tags_of: tuple[str, ...]) -> list[str]:
    """What is wrong with an open page in each scheme (``light``, ``dark``) and size."""
    told: list[str] = []
    for name, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        for scheme, tags in tags_of.items():
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            told += [f"{name} {scheme}: {one}" for one in violations(page, tags)]
    return told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", PATHS)
def test_a_page_breaks_no_rule(world: World, page: Page, place: str, language: str) -> None:
    Came(world, page, language).to(place)

    assert found(page, light=RULES, dark=COLOURS) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("go", FURTHER)
def test_a_page_that_something_was_done_on_breaks_no_rule(
    world: World, page: Page, go: Callable[[Came], None], language: str
) -> None:
    go(Came(world, page, language))

    assert found(page, light=RULES, dark=COLOURS) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chat_breaks_no_rule_before_a_question_after_an_answer_a_refusal_and_an_error(
    world: World, page: Page, language: str, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    visit = Came(world, page, language).to_ask()
    told: dict[int, list[str]] = {}
    for step, act in enumerate(ASKING):
        page.set_viewport_size({"width": 1440, "height": 900})
        act(visit)
        told[step] = found(page, **{scheme: RULES if scheme == "light" else COLOURS})

    assert told == {0: [], 1: [], 2: [], 3: []}


def test_the_rules_are_really_applied(world: World, page: Page) -> None:
    Came(world, page, "sv").to("accessibility")
    page.evaluate(
        """() => {
          const bad = '<img src="x"><a href="#content" style="color: #777; background: #888">x</a><h6>y</h6><input>';
          document.querySelector("main").insertAdjacentHTML("beforeend", bad);
        }"""
    )
    rules = {one.split(" ")[0] for one in violations(page)}

    assert rules >= {"image-alt", "label", "heading-order"}
