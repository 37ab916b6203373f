import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adding.faults import FileRefused
from assistant.adding.names import LONGEST, clean_name, shown_name


@pytest.mark.parametrize(
    ("given_name", "stored"),
    [
        ("yttrande.pdf", "yttrande.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        (r"C:\Users\anna\Mina dokument\svar.docx", "svar.docx"),
        ("/absolut/väg.txt", "väg.txt"),
        (unicodedata.normalize("NFD", "Östersund.txt"), "Östersund.txt"),
        (".dold.txt", "dold.txt"),
        ("~$svar.docx", "svar.docx"),
        ("a<b>c:d.txt", "a-b-c-d.txt"),
        ("rad\nbryt\x00 \u202etxt.exe.txt", "rad bryt txt.exe.txt"),
        ("  mycket   luft .txt ", "mycket luft .txt"),
        ("Å" * 300 + ".pdf", "Å" * ((LONGEST - 4) // 2) + ".pdf"),
    ],
)
def test_a_name_is_made_safe(given_name: str, stored: str) -> None:
    assert clean_name(given_name) == stored


@pytest.mark.parametrize(
    "given_name",
    ["", ".", "..", "/", "\\", ".txt", "...txt", "utan-ändelse", "mapp/", "con.txt", "LPT1.md", "README.md", "\u202e"],
)
def test_a_name_of_which_nothing_sound_is_left_is_refused(given_name: str) -> None:
    with pytest.raises(FileRefused) as caught:
        clean_name(given_name)

    assert caught.value.error_code == "file_name"


@given(st.text(max_size=400))
def test_no_name_leaves_its_folder_hides_or_deceives(given_name: str) -> None:
    try:
        name = clean_name(given_name)
    except FileRefused:
        return
    assert not set(name) & set('/\\<>:"|?*\0')
    assert not name.startswith((".", "~", " "))
    assert len(name.encode()) <= LONGEST
    assert not any(unicodedata.category(letter) in {"Cc", "Cf", "Cs"} for letter in name)
    assert clean_name(name) == name


def test_a_refused_name_is_shown_without_what_is_unseen() -> None:
    assert shown_name("a\u202eb\n") == "a\ufffdb\n"
    assert shown_name("") == "–"
