"""What is looked at before it leaves: each paper of each format for each kind of reader, typed text as text."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from lawatan.output import OUTPUTS, Outgoing, Output
from lawatan.output.format import AUDIENCES
from lawatan.output.look_at import shown
from lawatan.output.reader import readers
from output.two_groups import NOW, changed, text, view

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
