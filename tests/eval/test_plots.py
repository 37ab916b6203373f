import xml.etree.ElementTree as ET

import pytest

from eval.plots import Bar, Dot, Frame, Line, bars, lines, reliability, wilson

FRAME = Frame("p", "A <title>", "About & more", "across", "up", "{:.0%}".format)
SVG = "{http://www.w3.org/2000/svg}"


def drawn(markup: str) -> ET.Element:
    return ET.fromstring(str(markup).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" '))


def of_class(picture: ET.Element, name: str) -> list[ET.Element]:
    return [shape for shape in picture.iter() if name in shape.get("class", "").split()]


def test_wilsons_interval_has_its_published_values() -> None:
    assert wilson(81 / 263, 263) == pytest.approx((0.2553, 0.3662), abs=1e-4)
    assert wilson(1.0, 29) == pytest.approx((0.8830, 1.0), abs=1e-4)
    assert wilson(0.0, 0) == (0.0, 1.0)


def test_a_plot_is_an_image_with_a_name_and_a_description() -> None:
    picture = drawn(lines(FRAME, [Line("<b>", ((0, 1), (1, 0)))]))

    assert picture.get("role") == "img"
    assert (picture.get("aria-labelledby"), picture.get("aria-describedby")) == ("p-title", "p-desc")
    assert [picture.findtext(f"{SVG}{tag}") for tag in ("title", "desc")] == ["A <title>", "About & more"]
    assert "<b>" in [text.text for text in picture.iter(f"{SVG}text")]


def test_a_line_goes_from_corner_to_corner() -> None:
    picture = drawn(lines(FRAME, [Line("down", ((0, 1), (1, 0)))]))
    (line,) = picture.iter(f"{SVG}polyline")
    (left, top), (right, bottom) = (map(float, point.split(",")) for point in line.get("points", "").split())

    assert left < right
    assert top < bottom
    assert {float(edge.get("x1", 0)) for edge in of_class(picture, "grid")} >= {left, right}


def test_a_bar_is_as_long_as_its_share_and_its_whisker_spans_the_interval() -> None:
    picture = drawn(bars(FRAME, [Bar("half", 0.5, 0.25, 1.0, 8), Bar("full", 1.0, None, None, 2)]))
    half, full = (float(bar.get("width", 0)) for bar in of_class(picture, "bar"))
    whisker = of_class(picture, "whisker")[0]

    assert half == full / 2
    assert float(whisker.get("x2", 0)) - float(whisker.get("x1", 0)) == pytest.approx(0.75 * full)
    assert "50%  (n=8)" in [text.text for text in picture.iter(f"{SVG}text")]


def test_a_bar_without_a_value_is_a_dash_and_a_long_name_is_cut() -> None:
    picture = drawn(bars(FRAME, [Bar("x" * 90, None, None, None, 0)]))
    texts = [text.text or "" for text in picture.iter(f"{SVG}text")]

    assert not of_class(picture, "bar")
    assert "–" in texts
    assert max(map(len, texts)) < 40


def test_a_true_confidence_lies_on_the_diagonal() -> None:
    picture = drawn(reliability(FRAME, [Dot(0.7, 0.7, 10)]))
    (ideal,), (dot,) = of_class(picture, "ideal"), of_class(picture, "dot")
    x1, y1, x2, y2 = (float(ideal.get(name, 0)) for name in ("x1", "y1", "x2", "y2"))
    along = (float(dot.get("cx", 0)) - x1) / (x2 - x1)

    assert along == pytest.approx(0.7, abs=0.01)
    assert (float(dot.get("cy", 0)) - y1) / (y2 - y1) == pytest.approx(along, abs=0.01)
    (whisker,) = of_class(picture, "whisker")
    assert float(whisker.get("y2", 0)) < float(dot.get("cy", 0)) < float(whisker.get("y1", 0))
