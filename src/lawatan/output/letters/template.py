"""Fills a Word template: the user's own of that name where there is one, else ours of ``resources/letters``.

Templates have fields as ``{{ addressee }}`` and ``{%tr for row in rows %}`` (docxtpl, Jinja). They may come from anybody, so
they are read in Jinja's sandbox; what people typed is put in as text, never as a field or as markup.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lawatan.output.format import Outgoing
from lawatan.resources import folder
from lawatan.words import Words

if TYPE_CHECKING:
    from docxtpl import DocxTemplate
    from jinja2 import Environment

_NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML file may hold (XML 1.0, section 2.2)."""
_LONGEST_PROPERTY = 255
"""Characters of a property of the file (python-docx refuses more)."""
_NEAR = 80
_FIELD = re.compile(r"'(\w+)' is undefined|has no attribute '(\w+)'")
_STRAYS = "./text() | " + " | ".join(f".//w:{name}/text()" for name in ("tbl", "tr", "tc", "p", "r"))
"""Text in elements of a Word file that hold none themselves."""
Fields = Mapping[str, Any]
Pictures = Callable[[bytes], object]


class BrokenTemplate(ValueError):
    """A template cannot be filled; says in a sentence which file it is and what is wrong with it."""


def filled(name: str, out: Outgoing, title: str, fields: Callable[[Pictures], Fields]) -> bytes:
    """Return the template ``name`` (``letter``) of the paper's language with its fields, as the bytes of a Word file.

    ``fields`` gets a function that makes a field of a PNG file. BrokenTemplate where the template cannot be used.
    """
    from docxtpl import DocxTemplate  # 0.3 s to import: only where a letter is written

    path = template_path(name, out)
    try:
        template = DocxTemplate(io.BytesIO(path.read_bytes()))
        template.init_docx()
    except OSError as error:
        raise _broken(path, out.say("it cannot be read ({why})", why=error.strerror), out.say) from error
    except (zipfile.BadZipFile, KeyError, ValueError, AttributeError) as error:
        raise _broken(path, out.say("it is no Word file (.docx)"), out.say) from error
    _fill(template, path, fields(lambda png: _picture(template, png)), out.say)
    properties = template.docx.core_properties
    properties.title = _NO_XML.sub("\ufffd", title)[:_LONGEST_PROPERTY]
    properties.author = "Lawatan"
    properties.language = out.language
    properties.created = properties.modified = out.now.astimezone(dt.UTC).replace(tzinfo=None)
    stream = io.BytesIO()
    template.save(stream)
    return stream.getvalue()


def template_path(name: str, out: Outgoing) -> Path:
    """The file of a template: the user's own, else ours."""
    file = f"{name}-{out.language}.docx"
    own = out.templates / file if out.templates is not None else None
    return own if own is not None and own.exists() else folder("resources") / "letters" / file


def _fill(template: DocxTemplate, path: Path, fields: Fields, say: Words) -> None:
    from jinja2 import TemplateError
    from jinja2.exceptions import SecurityError, UndefinedError

    try:
        template.render(dict(fields), _sandbox(), autoescape=True)
    except UndefinedError as error:
        found = _FIELD.search(str(error))
        named = next((part for part in found.groups() if part), "") if found else str(error)
        raise _broken(path, say("it asks for the field “{name}”, which there is not", name=named), say) from error
    except SecurityError as error:
        raise _broken(path, say("it asks for something that a template may not do"), say) from error
    except TemplateError as error:
        near = " ".join(" ".join(getattr(error, "docx_context", ())).split())[:_NEAR]
        raise _broken(path, say("a field is written wrongly, near “{text}”", text=near), say) from error
    except (SyntaxError, TypeError, ValueError, ArithmeticError) as error:
        raise _broken(path, say("a field stands where it cannot be filled ({why})", why=error), say) from error
    if _strays(template.docx.element.body):
        raise _broken(path, say("a text stands in the place of a paragraph, a row or a cell"), say)


def _strays(body: Any) -> bool:
    """Whether there is text outside of the runs that hold it, as ``{{p subject }}`` leaves it: Word would not show it."""
    return any(str(text).strip() for text in body.xpath(_STRAYS))


def _broken(path: Path, why: object, say: Words) -> BrokenTemplate:
    return BrokenTemplate(
        say(
            "The template {file} cannot be used: {why}. Mend it, or take it away: then the one that comes with "
            "Lawatan is used.",
            file=path,
            why=why,
        )
    )


def _sandbox() -> Environment:
    """Jinja as templates get it: no code, a field that is not known is a fault, every text is only text."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_as_text)


def _as_text(value: object) -> object:
    """A text with all that has a meaning to XML, Jinja or docxtpl (which reads ``{_{`` as ``{{``) written as a code."""
    if type(value) is not str:
        return value
    from markupsafe import Markup, escape

    safe = str(escape(_NO_XML.sub("\ufffd", value)))
    return Markup(safe.replace("{", "&#123;").replace("}", "&#125;").replace("%", "&#37;"))


def _picture(template: DocxTemplate, png: bytes) -> object:
    from docx.shared import Mm
    from docxtpl import InlineImage

    return InlineImage(template, io.BytesIO(png), height=Mm(18))


__all__ = ["BrokenTemplate", "filled", "template_path"]
