"""Sets a page in HTML: the template, its style and its script, and the policy that lets nothing else run.

What people typed goes through the template alone, which escapes it. The browser runs and applies nothing but the one script
and the one style whose hashes stand in the Content Security Policy (W3C, Content Security Policy Level 3, section 2.3.1),
and asks no address for anything.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING

from lawatan.output.page.content import Page
from lawatan.output.page.palette import style
from lawatan.resources import folder

if TYPE_CHECKING:
    import jinja2


def set_in_html(page: Page) -> bytes:
    """The page as the bytes of an HTML file in UTF-8."""
    return _template().render(page=page, language=page.language, w=page.labels).encode() + b"\n"


@cache
def _template() -> jinja2.Template:
    """The template, with the style and the script of every page in it."""
    import jinja2  # only where a page is set
    from markupsafe import Markup

    home = folder("resources") / "page"
    css = style() + (home / "page.css").read_text(encoding="utf-8")
    script = (home / "page.js").read_text(encoding="utf-8")
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(home),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    policy = (
        "default-src 'none'",
        f"style-src {_hash(css)}",
        f"script-src {_hash(script)}",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
    )
    environment.globals.update(css=Markup(css), script=Markup(script), policy="; ".join(policy))
    return environment.get_template("page.html.jinja")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
