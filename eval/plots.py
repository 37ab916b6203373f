"""Plots as inline SVG: no script, no font, no request, and readable in print and without colour.

Shapes are given classes and coloured by the page that holds them; lines differ in dashes and carry their
names. A plot is an image with a title and a description; the numbers belong in a table beside it.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

_WIDTH, _HEIGHT = 560, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 60, 32, 16, 52
_LEGEND = 24
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
_ROW, _LABEL, _VALUE = 26, 190, 120
_LONGEST = 28


@dataclass(frozen=True, slots=True)
class Frame:
    """What a plot is called and what its axes are. ``number`` writes a share between 0 and 1."""

    id: str
    title: str
    description: str
    across: str
    up: str
    number: Callable[[float], str]


@dataclass(frozen=True, slots=True)
class Line:
    """A named line through (x, y), both between 0 and 1."""

    name: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """``right`` of ``count`` answers turned out right where ``said`` was the mean confidence."""

    said: float
    right: float
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A named share with its interval, over ``count`` questions; None where nothing counts."""

    name: str
    value: float | None
    low: float | None
    high: float | None
    count: int


def lines(frame: Frame, drawn: Sequence[Line]) -> Markup:
    """Lines over a square of shares, each named with a sample of it below."""
    inside = [_axes(frame)]
    for number, line in enumerate(drawn):
        below = _HEIGHT + _LEGEND * (number + 0.5)
        inside.append(_shape("line", f"line line-{number}", x1=_LEFT, y1=below, x2=_LEFT + 40, y2=below))
        inside.append(_text(_LEFT + 50, below + 4, line.name, "label"))
        path = " ".join(f"{_x(x):.1f},{_y(y):.1f}" for x, y in line.points)
        inside.append(_shape("polyline", f"line line-{number}", points=path))
        inside += [_shape("circle", f"dot dot-{number}", cx=_x(x), cy=_y(y), r=2.5) for x, y in line.points]
    return _svg(frame, _HEIGHT + _LEGEND * len(drawn), inside)


def reliability(frame: Frame, dots: Sequence[Dot]) -> Markup:
    """How often answers were right against how sure they were: on the diagonal, the confidence is true.

    A dot's whisker is the 95 % Wilson interval of its share, its number how many answers it stands for.
    """
    inside = [_axes(frame), _shape("line", "ideal", x1=_x(0), y1=_y(0), x2=_x(1), y2=_y(1))]
    for dot in dots:
        low, high = wilson(dot.right, dot.count)
        inside.append(_shape("line", "whisker", x1=_x(dot.said), y1=_y(low), x2=_x(dot.said), y2=_y(high)))
        inside.append(_shape("circle", "dot dot-0", cx=_x(dot.said), cy=_y(dot.right), r=4))
        inside.append(_text(_x(dot.said) + 7, _y(dot.right) + 4, f"n={dot.count}", "small"))
    return _svg(frame, _HEIGHT, inside)


def bars(frame: Frame, drawn: Sequence[Bar]) -> Markup:
    """Horizontal bars from 0 to 1 with their intervals as whiskers, one row each, in the order given."""
    foot = _TOP + _ROW * len(drawn)
    right = _WIDTH - _VALUE

    def across(value: float) -> float:
        return _LABEL + value * (right - _LABEL)

    inside = [_shape("line", "grid", x1=across(t), y1=_TOP - 4, x2=across(t), y2=foot) for t in _TICKS]
    inside += [_text(across(t), foot + 16, frame.number(t), "small", "middle") for t in _TICKS]
    for number, bar in enumerate(drawn):
        inside += _bar(frame, bar, _TOP + _ROW * number + _ROW / 2, across)
    return _svg(frame, foot + 26, inside)


def wilson(share: float, count: int) -> tuple[float, float]:
    """The 95 % Wilson score interval of a share of ``count``; the whole range when nothing was counted."""
    if count <= 0:
        return 0.0, 1.0
    z = 1.959963984540054
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z / (1 + z * z / count) * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return max(0.0, middle - half), min(1.0, middle + half)


def _bar(frame: Frame, bar: Bar, y: float, across: Callable[[float], float]) -> list[Markup]:
    name = bar.name if len(bar.name) <= _LONGEST else f"{bar.name[: _LONGEST - 1]}…"
    drawn = [_text(_LABEL - 8, y + 4, name, "label", "end")]
    if bar.value is None:
        return [*drawn, _text(_LABEL + 4, y + 4, "–", "label")]
    width = across(bar.value) - _LABEL
    drawn.append(_shape("rect", "bar", x=_LABEL, y=y - 8, width=width, height=16))
    if bar.low is not None and bar.high is not None:
        drawn.append(_shape("line", "whisker", x1=across(bar.low), y1=y, x2=across(bar.high), y2=y))
        drawn += [
            _shape("line", "whisker", x1=across(e), y1=y - 4, x2=across(e), y2=y + 4) for e in (bar.low, bar.high)
        ]
    return [*drawn, _text(_WIDTH - _VALUE + 14, y + 4, f"{frame.number(bar.value)}  (n={bar.count})", "label")]


def _axes(frame: Frame) -> Markup:
    grid = [_shape("line", "grid", x1=_x(0), y1=_y(t), x2=_x(1), y2=_y(t)) for t in _TICKS]
    grid += [_shape("line", "grid", x1=_x(t), y1=_y(0), x2=_x(t), y2=_y(1)) for t in _TICKS]
    grid += [_text(_x(t), _y(0) + 17, frame.number(t), "small", "middle") for t in _TICKS]
    grid += [_text(_x(0) - 7, _y(t) + 4, frame.number(t), "small", "end") for t in _TICKS]
    grid.append(_text(_x(0.5), _HEIGHT - 10, frame.across, "label", "middle"))
    turned = f"rotate(-90 13 {_y(0.5):.0f})"
    grid.append(_text(13, _y(0.5), frame.up, "label", "middle", turned))
    return Markup("").join(grid)


def _x(share: float) -> float:
    return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)


def _y(share: float) -> float:
    return _HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM)


def _svg(frame: Frame, height: float, inside: Iterable[Markup]) -> Markup:
    return Markup(
        '<svg role="img" aria-labelledby="{id}-title" aria-describedby="{id}-desc" viewBox="0 0 {width} {height:.0f}">'
        '<title id="{id}-title">{title}</title><desc id="{id}-desc">{description}</desc>{inside}</svg>'
    ).format(
        id=frame.id, width=_WIDTH, height=height, title=frame.title, description=frame.description,
        inside=Markup("").join(inside),
    )  # fmt: skip


def _shape(tag: str, css: str, **places: float | str) -> Markup:
    written = ((key, value if isinstance(value, str) else f"{value:.1f}") for key, value in places.items())
    attributes = Markup("").join(Markup(' {}="{}"').format(key, value) for key, value in written)
    return Markup('<{} class="{}"{}/>').format(tag, css, attributes)


def _text(x: float, y: float, words: str, css: str, anchor: str = "start", transform: str = "") -> Markup:
    turned = Markup(' transform="{}"').format(transform) if transform else ""
    return Markup('<text class="{}" x="{:.1f}" y="{:.1f}" text-anchor="{}"{}>{}</text>').format(
        css, x, y, anchor, turned, words
    )
