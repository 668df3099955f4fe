"""Makes the templates of letters and lists that lie beside it: ``python resources/letters/make.py``.

The Word files are what the program reads; users replace them by their own. What they say beyond their fields, which
``lawatan.output.letters`` fills in, stands here in both languages.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FOLDER = Path(__file__).parent
FONT = "Arial"
SECOND = RGBColor(0x5B, 0x66, 0x75)
LINE, SHADE = "8A94A3", "E9ECF1"
WIDTH = 160
"""Millimetres between the margins."""
CELL = 90
"""Room at the left and right in cells with lines, in twentieths of a point."""
USUAL_CELL = 108
"""The same in other cells, which is what Word gives them."""
OPEN = "…………………………"

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "with": "together with {{ others }}",
        "number": "Number",
        "attachment": "Attachment",
        "subject": "Subject",
        "to": "{{ line }}",
        "dear": "Dear {% if name %}{{ name }}{% else %}Sir or Madam{% endif %},",
        "when": "Date and time",
        "what": "Activity",
        "where": "Place",
        "who": "Who comes",
        "closing": "Thank you for your kind attention and cooperation.",
        "yours": "Yours faithfully,",
        "copies": "Copies:",
        "no": "No.",
        "name": "Name",
        "position": "Position",
        "country": "Country",
        "group": "Group",
        "page": "Page",
    },
    "id": {
        "with": "bekerja sama dengan {{ others }}",
        "number": "Nomor",
        "attachment": "Lampiran",
        "subject": "Perihal",
        "to": "{% if loop.first %}Yth. {% endif %}{{ line }}",
        "dear": "Dengan hormat,",
        "when": "Hari, tanggal dan waktu",
        "what": "Acara",
        "where": "Tempat",
        "who": "Yang hadir",
        "closing": "Atas perhatian dan kerja sama Bapak/Ibu, kami ucapkan terima kasih.",
        "yours": "Hormat kami,",
        "copies": "Tembusan:",
        "no": "No.",
        "name": "Nama",
        "position": "Jabatan",
        "country": "Negara",
        "group": "Kelompok",
        "page": "Halaman",
    },
}


def main() -> None:
    """Write the templates of all languages."""
    for language, words in WORDS.items():
        (FOLDER / f"letter-{language}.docx").write_bytes(saved(letter(words, language)))
        (FOLDER / f"names-{language}.docx").write_bytes(saved(names(words, language)))


# ----------------------------------------------------------------------------------------------------------- the letter


def letter(words: dict[str, str], language: str) -> Any:
    """The template of a letter."""
    made = document(language, "{{ programme }}")
    _letterhead(made, words)
    _numbered(made, words)
    paragraph(made, "{%p for line in addressee %}")
    paragraph(made, words["to"], after=0)
    paragraph(made, "{%p endfor %}")
    paragraph(made, words["dear"], before=12)
    paragraph(made, "{{ background }}")
    optional(made, "changed", keep=True)
    paragraph(made, "{%p for change in changes %}")
    paragraph(made, "{{ change }}", style="List Bullet")
    paragraph(made, "{%p endfor %}")
    paragraph(made, "{%p if rows %}")
    paragraph(made, "{{ introduction }}", keep=True)
    _slots(made, words)
    space(made, 6)
    paragraph(made, "{%p endif %}")
    paragraph(made, "{{ request }}{% if names %} {{ names }}{% endif %}{% if conditions %} {{ conditions }}{% endif %}")
    optional(made, "regrets")
    paragraph(made, "{{ contact }}")
    paragraph(made, words["closing"], after=10)
    _signature(made, words)
    paragraph(made, "{%p if copies %}")
    paragraph(made, words["copies"], before=10, after=0, size=9.5, keep=True)
    paragraph(made, "{%p for copy in copies %}")
    paragraph(made, "{{ loop.index }}. {{ copy }}", after=0, size=9.5)
    paragraph(made, "{%p endfor %}")
    paragraph(made, "{%p endif %}")
    return made


def _letterhead(made: Any, words: dict[str, str]) -> None:
    centre = WD_ALIGN_PARAGRAPH.CENTER
    paragraph(made, "{%p if logos %}")
    paragraph(
        made, "{% for logo in logos %}{{ logo }}{% if not loop.last %}      {% endif %}{% endfor %}", align=centre
    )
    paragraph(made, "{%p endif %}")
    paragraph(made, "{%p for line in letterhead %}")
    paragraph(made, "{{ line }}", bold=True, size=13, after=1, align=centre)
    paragraph(made, "{%p endfor %}")
    paragraph(made, "{%p if others %}")
    paragraph(made, words["with"], size=9.5, colour=SECOND, after=0, align=centre)
    paragraph(made, "{%p endif %}")
    ruled(space(made, 4, after=12))


def _numbered(made: Any, words: dict[str, str]) -> None:
    """Number, attachment and subject, with place and date at the right."""
    table = plain_table(made, (28, 4, 54, 74), 3)
    table.rows[2].cells[2].merge(table.rows[2].cells[3])
    lines = (("number", ""), ("attachment", "{{ attachment }}"), ("subject", "{{ subject }}"))
    for row, (label, field) in zip(table.rows, lines, strict=True):
        write(row.cells[0], words[label])
        write(row.cells[1], ":")
        write(row.cells[2], field, bold=label == "subject")
    write(table.rows[1].cells[3], "")
    write(table.rows[0].cells[3], "{{ place }}, {{ date }}", align=WD_ALIGN_PARAGRAPH.RIGHT)
    space(made, 8)


def _slots(made: Any, words: dict[str, str]) -> None:
    """The table of time slots: a row each, none divided between pages, the titles repeated."""
    table = lined_table(made, (41, 45, 42, 32), [words[key] for key in ("when", "what", "where", "who")])
    loop(table, "row", "rows")
    cells = table.rows[2].cells
    lines = (
        (("{{ row.date }}", True, ""), ("{{ row.time }}", False, "")),
        (
            ("{{ row.activity }}", True, ""),
            ("{{ row.topic }}", False, "row.topic"),
            ("{{ row.part }}", False, "row.part"),
        ),
        (("{{ row.place }}", False, ""),),
        (
            ("{{ row.people }}", True, ""),
            ("{{ row.groups }}", False, "row.groups"),
            ("{{ row.countries }}", False, "row.countries"),
            ("{{ row.arrival }}", False, "row.arrival"),
        ),
    )
    for cell, told in zip(cells, lines, strict=True):
        for n, (field, bold, condition) in enumerate(told):
            if condition:
                write(cell, f"{{%p if {condition} %}}", more=True, size=9.5)
            write(cell, field, more=n > 0, bold=bold, size=9.5)
            if condition:
                write(cell, "{%p endif %}", more=True, size=9.5)


def _signature(made: Any, words: dict[str, str]) -> None:
    """The signature of the first organiser, at the right, never alone on a page."""
    for text, after in ((words["yours"], 0), ("{{ organiser }},", 44), (f"({OPEN})", 0)):
        line = paragraph(made, text, after=after, keep=not text.startswith("("))
        line.paragraph_format.left_indent = Mm(85)


# ------------------------------------------------------------------------------------------------------------ the names


def names(words: dict[str, str], language: str) -> Any:
    """The template of a list of names."""
    made = document(language, "{{ programme }}")
    paragraph(made, "{{ title }}", bold=True, size=16, after=4)
    paragraph(made, "{{ programme }}", bold=True, after=0)
    optional(made, "theme", after=0)
    optional(made, "when", after=6)
    optional(made, "reader", after=0, bold=True)
    paragraph(made, "{%p for visit in visits %}")
    paragraph(made, "{{ visit }}", after=0)
    paragraph(made, "{%p endfor %}")
    space(made, 6)
    columns = [words[key] for key in ("no", "name", "position", "country", "group")]
    for condition, widths, titles in (
        ("by_group", (11, 50, 42, 29, 28), columns),
        ("not by_group", (11, 60, 52, 37), columns[:4]),
    ):
        paragraph(made, f"{{%p if {condition} %}}")
        table = lined_table(made, widths, titles)
        loop(table, "row", "rows")
        cells = table.rows[2].cells
        write(cells[0], "{{ row.number }}", align=WD_ALIGN_PARAGRAPH.RIGHT)
        write(cells[1], "{{ row.name }}")
        write(cells[1], "{%p if row.own_script %}", more=True)
        write(cells[1], "{{ row.own_script }}", more=True, colour=SECOND)
        write(cells[1], "{%p endif %}", more=True)
        for cell, field in zip(cells[2:], ("position", "country", "group"), strict=False):
            write(cell, f"{{{{ row.{field} }}}}")
        paragraph(made, "{%p endif %}")
    space(made, 6)
    paragraph(made, "{%p for note in notes %}")
    paragraph(made, "{{ note }}", size=9.5, colour=SECOND, after=2)
    paragraph(made, "{%p endfor %}")
    return made


# ------------------------------------------------------------------------------------------------------------ the parts


def document(language: str, running: str) -> Any:
    """An empty A4 document in a language, with programme, version and page at the foot of each page."""
    made = Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm((210 - WIDTH) / 2)
    section.top_margin, section.bottom_margin = Mm(16), Mm(20)
    section.header_distance, section.footer_distance = Mm(8), Mm(9)
    for name in ("Normal", "List Bullet"):
        style(made.styles[name], language)
    made.styles["Normal"].font.size = Pt(10.5)
    made.styles["Normal"].paragraph_format.space_after = Pt(7)
    made.styles["Normal"].paragraph_format.line_spacing = 1.08
    made.styles["Normal"].paragraph_format.widow_control = True
    made.styles["List Bullet"].paragraph_format.space_after = Pt(4)
    small = made.styles.add_style("Foot", WD_STYLE_TYPE.PARAGRAPH)
    small.base_style, small.font.size, small.font.color.rgb = made.styles["Normal"], Pt(8), SECOND
    foot = section.footer.paragraphs[0]
    foot.style = small
    foot.paragraph_format.space_after = Pt(0)
    foot.paragraph_format.line_spacing = 1.0
    foot.add_run(running).add_break()
    foot.add_run(f"{{{{ stamp }}}} · {WORDS[language]['page']} ")
    page_number(foot)
    for setting in made.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # Word of 2013 and later; in an older one tables stand elsewhere
    package = made.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):  # python-docx's own template has a picture of itself
            del package.rels[key]
    return made


def style(of: Any, language: str) -> None:
    """Give a style the font for all scripts, and the language for the spelling checker."""
    of.font.name = FONT
    properties = of.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), {"en": "en-GB", "id": "id-ID"}[language])
    properties.append(tag)


def paragraph(
    made: Any,
    text: str,
    *,
    bold: bool = False,
    size: float | None = None,
    colour: RGBColor | None = None,
    before: float | None = None,
    after: float | None = None,
    align: WD_ALIGN_PARAGRAPH | None = None,
    style: str | None = None,
    keep: bool = False,
) -> Any:
    """Add a paragraph of one run to a document; ``keep``: on the page of the next one."""
    added = made.add_paragraph(style=style)
    formed(added, text, bold, size, colour, align)
    if before is not None:
        added.paragraph_format.space_before = Pt(before)
    if after is not None:
        added.paragraph_format.space_after = Pt(after)
    added.paragraph_format.keep_with_next = keep or None
    return added


def space(made: Any, points: float, after: float = 0) -> Any:
    """Add an empty paragraph of a height, as Word needs one after a table."""
    added = paragraph(made, "", after=after)
    added.paragraph_format.line_spacing = Pt(points)
    return added


def optional(made: Any, field: str, **how: Any) -> None:
    """Add a paragraph of one field, left out where that is empty."""
    paragraph(made, f"{{%p if {field} %}}")
    paragraph(made, f"{{{{ {field} }}}}", **how)
    paragraph(made, "{%p endif %}")


def formed(
    added: Any, text: str, bold: bool, size: float | None, colour: RGBColor | None, align: WD_ALIGN_PARAGRAPH | None
) -> None:
    """Write a run into a paragraph."""
    run = added.add_run(text)
    run.bold = bold or None
    if size is not None:
        run.font.size = Pt(size)
    if colour is not None:
        run.font.color.rgb = colour
    added.alignment = align


def write(cell: Any, text: str, more: bool = False, align: WD_ALIGN_PARAGRAPH | None = None, **how: Any) -> None:
    """Write into a cell: into its first paragraph, or one ``more``."""
    added = cell.add_paragraph() if more else cell.paragraphs[0]
    formed(added, text, how.get("bold", False), how.get("size"), how.get("colour"), align)
    added.paragraph_format.space_after = Pt(1)
    added.paragraph_format.line_spacing = 1.0


def plain_table(made: Any, widths: Iterable[float], rows: int, indent: int = -USUAL_CELL) -> Any:
    """A table of fixed widths (mm) without lines; ``indent`` in twentieths of a point."""
    wide = [Mm(width) for width in widths]
    table = made.add_table(rows, len(wide))
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.LEFT
    for row in table.rows:
        for cell, width in zip(row.cells, wide, strict=True):
            cell.width = width
    for column, width in zip(table.columns, wide, strict=True):
        column.width = width
    indented(table, indent)
    return table


def lined_table(made: Any, widths: Iterable[float], titles: Iterable[str]) -> Any:
    """A table with lines and a row of titles that every page repeats; three rows more for a loop."""
    table = plain_table(made, widths, 4, indent=0)
    borders(table)
    for cell, title in zip(table.rows[0].cells, titles, strict=True):
        write(cell, title, bold=True, size=9.5)
        shade = OxmlElement("w:shd")
        for key, value in (("val", "clear"), ("color", "auto"), ("fill", SHADE)):
            shade.set(qn(f"w:{key}"), value)
        cell._tc.get_or_add_tcPr().append(shade)
    row_property(table.rows[0], "w:tblHeader")
    for row in table.rows:
        row_property(row, "w:cantSplit")
    return table


def loop(table: Any, name: str, field: str) -> None:
    """Make the third row of a table stand once for each entry of a field."""
    write(table.rows[1].cells[0], f"{{%tr for {name} in {field} %}}")
    write(table.rows[3].cells[0], "{%tr endfor %}")


def row_property(row: Any, name: str) -> None:
    """Set a property of a row: not divided, repeated."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def borders(table: Any) -> None:
    """Thin lines around all cells, and room in them."""
    properties = table._tbl.tblPr
    lines = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", LINE)):
            line.set(qn(f"w:{key}"), value)
        lines.append(line)
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("top", 50), ("left", CELL), ("bottom", 40), ("right", CELL)):
        room = OxmlElement(f"w:{side}")
        room.set(qn("w:w"), str(width))
        room.set(qn("w:type"), "dxa")
        margins.append(room)
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(lines)
    layout.addnext(margins)


def indented(table: Any, by: int) -> None:
    """Where a table begins from the margin on: without lines its text stands there, with lines these do."""
    indent = OxmlElement("w:tblInd")
    indent.set(qn("w:w"), str(by))
    indent.set(qn("w:type"), "dxa")
    table._tbl.tblPr.find(qn("w:tblLayout")).addprevious(indent)


def ruled(line: Any) -> None:
    """A thick and a thin line below a paragraph, as under the head of official letters."""
    edges = OxmlElement("w:pBdr")
    edge = OxmlElement("w:bottom")
    for key, value in (("val", "thickThinSmallGap"), ("sz", "18"), ("space", "1"), ("color", "000000")):
        edge.set(qn(f"w:{key}"), value)
    edges.append(edge)
    properties = line._p.get_or_add_pPr()
    properties.insert_element_before(edges, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def page_number(line: Any) -> None:
    """The number of the page, as a field of Word."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    line._p.append(field)


def saved(made: Any) -> bytes:
    """The bytes of a document, the same for the same content: no date of making in it."""
    stream, again = io.BytesIO(), io.BytesIO()
    made.core_properties.author = "Lawatan"
    made.core_properties.comments = ""
    made.save(stream)
    with zipfile.ZipFile(stream) as source, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            target.writestr(zipfile.ZipInfo(entry, (1980, 1, 1, 0, 0, 0)), source.read(entry), zipfile.ZIP_DEFLATED)
    return again.getvalue()


if __name__ == "__main__":
    main()
