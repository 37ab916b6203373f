"""The topics that a case names: read in their order, refused by name where something is wrong with them."""

from pathlib import Path

import pytest

from ingest.case import load_case
from ingest.case_toml import TopicInfo
from ingest.errors import CaseInvalid


def write(folder: Path, told: str) -> Path:
    (folder / "pm.txt").write_text("Text.", encoding="utf-8")
    (folder / "case.toml").write_text(told, encoding="utf-8")
    return folder


def test_topics_are_read_in_their_order(tmp_path: Path) -> None:
    told = '[[topics]]\nname = "B"\nmatch = ["bo", "bil"]\n[[topics]]\nname = "A"\nmatch = "avgift"\n'

    case = load_case(write(tmp_path, told))

    assert case.topics == (TopicInfo("B", ("bo", "bil")), TopicInfo("A", ("avgift",)))


def test_a_case_without_topics_has_none(tmp_path: Path) -> None:
    assert load_case(write(tmp_path, 'title = "T"\n')).topics == ()


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ('[[topics]]\nname = "A"\n', "topics.0.match"),
        ('[[topics]]\nname = "A"\nmatch = []\n', "topics.0.match"),
        ('[[topics]]\nname = "A"\nmatch = "a"\nwords = "b"\n', "topics.0.words"),
        ('[[topics]]\nname = "A"\nmatch = "a"\n[[topics]]\nname = "a"\nmatch = "b"\n', "topics"),
    ],
)
def test_a_mistaken_topic_is_named(tmp_path: Path, told: str, field: str) -> None:
    with pytest.raises(CaseInvalid) as raised:
        load_case(write(tmp_path, told))

    assert raised.value.error_code == "case_toml_invalid"
    assert raised.value.values["field"] == field
