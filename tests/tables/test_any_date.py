"""Whatever form a date has and wherever it stands, what is read from it is a table that may be written and compared."""

from pathlib import Path

from pipeline.api import check, extract
from pipeline.dates.edtf import read_edtf
from pipeline.tables.validate import validate_tables

DATES = (
    *("1990", "May 1990", "3 May 1990", "the 1980s", "the 1980s and 1990s", "the 19th century", "1990 or 1991", "1990 and 1992"),
    *("1990–95", "1990/91", "early 1990", "the late 1980s", "spring 1990", "the springs of 1990 and 1991", "about 1990", "the end of 1990"),
    *(
        "1990, 1992 and 1995",
        "May or June 1990",
        "the 1990s or the 2000s",
        "the turn of the century",
        "200 BC",
        "31 June 1990",
        "that year",
    ),
)
SENTENCES = (
    "Not until {date}, when a company came from Osk, did the mine grow.",
    "The mine did not open until {date}.",
    "It was only in {date} that the mine opened.",
    "The mine has grown since the railway came in {date}.",
    "The mine stood until the railway closed in {date}.",
    "The mine, open since {date}, closed before {date}.",
    "No mine was opened before {date} or after {date}.",
    "Ida Berg lived to see {date}.",
    "Ida Berg did not live to see the peace of {date}.",
    "Ida Berg lived past {date}.",
    "Ida Berg (born {date}; died after {date}) was mayor from {date}.",
    "Ida Berg was president of Osk until {date}, and by {date} she was its mayor.",
    "Between {date} and 1999 it sold 40 tonnes; by {date} it had sold 90.",
)


def test_every_form_of_date_makes_a_valid_table(tmp_path: Path) -> None:
    for number, date in enumerate(DATES):
        text = "\n\n".join(["The Osk mine", *(sentence.format(date=date) for sentence in SENTENCES)])
        (tmp_path / f"{number}.txt").write_text(text + "\n", encoding="utf-8")
    tables = extract(tmp_path)
    validate_tables(tables)
    for edtf in tables.claims["date_edtf"].drop_nulls():
        assert str(read_edtf(edtf)) == edtf
    check(tables)
