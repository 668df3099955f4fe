"""The colours of the page as CSS: by day those of the printed papers, by night those of the desk in the dark."""

from __future__ import annotations

from lawatan.output import colours

LIGHT = {
    "window": colours.WINDOW,
    "panel": "FFFFFF",
    "text": colours.TEXT,
    "second": colours.SECOND,
    "line": colours.LINE,
    "edge": colours.THIRD,
    "day": colours.DAY,
    "accent": colours.ACCENT,
    "on-accent": "FFFFFF",
    "changed": "8A5A00",
    "changed-fill": "FFF4DC",
    "gone": "B3261E",
    "gone-fill": "FDECEA",
    "found": "FFE08A",
    **{f"bar-{kind}": colour for kind, colour in colours.BARS.items()},
    "bar-trip": colours.TRIP_BAR,
}
DARK = {
    "window": "15181D",
    "panel": "1C2026",
    "text": "E8ECF1",
    "second": "A9B3C0",
    "line": "2D333C",
    "edge": "79838F",
    "day": "242930",
    "accent": "6DB6F0",
    "on-accent": "0E1319",
    "changed": "F2C26B",
    "changed-fill": "352A16",
    "gone": "FF8A80",
    "gone-fill": "3A1F1E",
    "found": "6B5410",
    "bar-session": "8EA6FF",
    "bar-workshop": "F0B24D",
    "bar-site_visit": "4FD1B5",
    "bar-cultural_visit": "F783AC",
    "bar-ceremony": "B197FC",
    "bar-working_session": "AEB8C6",
    "bar-meal": "C9B98A",
    "bar-free_time": "79838F",
    "bar-trip": "434B57",
}


def style() -> str:
    """The colours as CSS variables; what is printed is printed as by day."""
    return (
        f":root{{{_variables(LIGHT)}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{_variables(DARK)}}}}}\n"
    )


def _variables(colours: dict[str, str]) -> str:
    return "".join(f"--{name}:#{colour};" for name, colour in colours.items())


__all__ = ["DARK", "LIGHT", "style"]
