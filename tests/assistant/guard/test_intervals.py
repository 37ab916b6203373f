import pytest

from assistant.guard.guard_words import load_guard_words
from assistant.guard.intervals import strange_span
from assistant.guard.numbers import numbers_in, vouched


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Planen följs upp varje år.", "Planen följs upp vartannat år.", "varje år"),
        ("The plan is reviewed every five years.", "Planen följs upp vart tredje år.", "every five years"),
        ("The plan is reviewed every other year.", "Planen följs upp vartannat år.", None),
        ("Planen följs upp inte varje år utan vartannat.", "Planen följs upp vartannat år.", None),
        ("Planen följs upp årligen.", "Planen följs upp varje år.", None),
        ("Planen följs upp årligen.", "Planen kostar två kronor per år.", None),
        ("Försöket är femårigt.", "Försöket pågår i tre år.", "femårigt"),
        ("Försöket är femårigt.", "Försöket pågår i 60 månader.", None),
        ("Försöket är femårigt.", "Försöket pågår från 2011 till 2015.", None),
        ("Försöket är fyraårigt.", "Försöket pågår under mandatperioden.", None),
        ("Den årliga kostnaden är låg.", "Planen följs upp vart fjärde år. Kostnaden är låg per år.", None),
        ("Kontroll bör ske vart tredje år.", "Kontroll vart femte år är för glest, vart tredje vore rimligare.", None),
        ("A five-year trial.", "Försöket pågår i tre år.", "five-year"),
        ("A three-year trial.", "Försöket pågår i tre år.", None),
        ("Ledningen klarar ett tioårsregn.", "Ledningen klarar regn som kommer vart tionde år.", None),
        ("Den gallras efter tre år.", "Den gallras efter tre månader.", "tre"),
        ("Den gallras efter tre år.", "Den gallras efter 36 månader, i tre led.", None),
        ("Den gallras efter två dygn.", "Den gallras efter 48 timmar.", None),
    ],
)
def test_times_are_those_of_the_source(text: str, source: str, expected: str | None) -> None:
    assert strange_span(text, numbers_in(text), source, vouched(source), load_guard_words()) == expected
