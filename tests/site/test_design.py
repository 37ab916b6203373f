"""The colours that the pages share can be told apart, in light and in dark, and docs/design.md tells by how much."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "assistant" / "ui" / "static"
TEXT, CONTROL = 4.5, 3.0
GROUNDS = ("paper", "ground")
ROLES = ("proposer", "office", "commissioner", "committee", "dissenter", "respondent", "issuer")
ATTITUDES = ("agrees", "agrees-partly", "doubts", "rejects", "speaks", "silent")
PAIRS = [(colour, ground, TEXT) for colour in ("ink", "ink-soft", "accent", *ROLES, *ATTITUDES) for ground in GROUNDS]
PAIRS += [("ink", "accent-soft", TEXT), ("accent", "accent-soft", TEXT), ("accent-ink", "accent", TEXT)]
PAIRS += [("mark-ink", "mark", TEXT), ("alarm", "alarm-ground", TEXT), ("ink", "alarm-ground", TEXT)]
PAIRS += [("edge", ground, CONTROL) for ground in GROUNDS]


def colours() -> dict[str, tuple[str, str]]:
    css = (STATIC / "tokens.css").read_text(encoding="utf-8")
    return {name: (light, dark) for name, light, dark in re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", css)}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def table() -> str:
    known = colours()
    rows = ["| colour | on | light | dark | at least |", "| --- | --- | --- | --- | --- |"]
    for colour, ground, least in PAIRS:
        light, dark = (contrast(known[colour][scheme], known[ground][scheme]) for scheme in (0, 1))
        rows.append(f"| {colour} | {ground} | {light:.1f} | {dark:.1f} | {least} |")
    return "\n".join(rows)


@pytest.mark.parametrize(("colour", "ground", "least"), PAIRS)
def test_colours_can_be_told_apart_in_light_and_in_dark(colour: str, ground: str, least: float) -> None:
    known = colours()

    assert all(contrast(known[colour][scheme], known[ground][scheme]) >= least for scheme in (0, 1))


def test_the_design_notes_tell_the_contrast_as_it_is() -> None:
    assert table() in (ROOT / "docs" / "design.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["frame.css", "site.css"])
def test_style_sheets_name_colours_by_token_only_and_fetch_nothing(name: str) -> None:
    css = (STATIC / name).read_text(encoding="utf-8")
    screen = css.partition("@media print")[0]

    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|\brgb|\burl\(|@import", screen)
    used = set(re.findall(r"var\(--([\w-]+)", css))
    told = set(re.findall(r"--([\w-]+):", css + (STATIC / "tokens.css").read_text(encoding="utf-8")))
    assert used <= told
