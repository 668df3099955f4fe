"""What is looked at before it leaves: each paper of each format for each kind of reader, typed text as text."""

from __future__ import annotations

import io
from html.parser import HTMLParser

import openpyxl
import pytest

from lawatan.output import OUTPUTS, Outgoing, Output
from lawatan.output.format import AUDIENCES
from lawatan.output.look_at import shown, tables
from lawatan.output.reader import readers
from lawatan.output.xlsx import workbook
from lawatan.words import words as words_of
from output.two_groups import ASSUMED, NOW, changed, text, view

ODD = "<b>=1+1</b> & “x” <script>alert(1)</script>"


class Words(HTMLParser):
    """The text of what is shown, and its tags."""

    def __init__(self, rich: str) -> None:
        super().__init__()
        self.said, self.tags = "", set[str]()
        self.feed(rich)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.said += data


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda output: output.name)
def test_each_paper_of_each_reader_can_be_looked_at(output: Output) -> None:
    out = Outgoing(view(changed("opening", name=text(ODD, ODD))), "en", NOW)
    seen = 0
    for audience in AUDIENCES:
        for reader in readers(out.view, audience, "en")[:1]:
            for paper in output.papers:
                if reader.kind not in paper.kinds:
                    continue
                for part in shown(out, reader, output, paper, 0.5):
                    seen += 1
                    assert part.rich or part.pages, f"{paper.name} of {audience}"
                    words = Words(part.rich)
                    assert "script" not in words.tags
                    if ODD.partition(" ")[0] in part.rich.replace("&lt;", "<").replace("&gt;", ">"):
                        assert "<b>=1+1</b>" in words.said
    assert seen


def test_what_was_typed_is_there_as_it_was_typed() -> None:
    out = Outgoing(view(changed("opening", name=text(ODD, ODD))), "en", NOW)
    (whole,) = readers(out.view, "all", "en")
    for name in ("ics", "xlsx", "eml"):
        output = next(each for each in OUTPUTS if each.name == name)
        said = "".join(Words(part.rich).said for part in shown(out, whole, output, output.papers[0], 1))
        assert ODD in said or name == "eml", name


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("22:00 WIB", "– 00:55 WITA +1", "90 min*", "Saturday, 21 July 2018")),
        ("id", ("22.00 WIB", "– 00.55 WITA +1", "90 menit*", "Sabtu, 21 Juli 2018")),
    ],
)
def test_cells_are_looked_at_as_a_spreadsheet_shows_them(language: str, words: tuple[str, ...]) -> None:
    out = Outgoing(view(changed("lecture", facts={"duration_minutes": ASSUMED})), language, NOW)
    (committee,) = readers(out.view, "committee", language)
    book = openpyxl.load_workbook(io.BytesIO(workbook(out, committee)))
    for row in book[words_of(language)("Cost sheet")].iter_rows():
        if isinstance(row[3].value, int | float) or row[3].number_format.startswith('"Rp"'):
            row[3].value = 1
    file = io.BytesIO()
    book.save(file)

    told = dict(tables.read(file.getvalue(), words_of(language)))
    said = Words("".join(told.values())).said

    for each in words:
        assert each in said
    counted = book[words_of(language)("Counts a day")].iter_rows(min_col=2)
    total = sum(cell.value for row in counted for cell in row if isinstance(cell.value, int))
    costs = Words(told[words_of(language)("Cost sheet")]).said
    assert f"TotalRp {total}" in costs and total > 100  # each costs a rupiah
    assert "=" not in costs
