"""How the tests' memoranda open: the lines before what the matter is about."""

OPENING = """PM {number} RI (Dnr {diary})

{title}

Remiss från {sender}

Remisstid den 3 maj {year}

Borgarrådsberedningen föreslår att kommunstyrelsen beslutar följande.

1. Remissen besvaras med hänvisning till vad som sägs i promemorian.

Föredragande borgarrådet Siv Aronius anför följande.

Ärendet

"""


def opened(title: str, number: str = "2019:4", diary: str = "5-12", sender: str = "Kustförbundet") -> str:
    """The opening of a memorandum by its title, its number with the year first, its diary number and who asked."""
    year = number.split(":")[0]
    return OPENING.format(number=number, diary=f"{diary}/{year}", title=title, sender=sender, year=year)
