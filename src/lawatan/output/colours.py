"""Colours of the printed papers, in any format: the light tokens of the desk, as hexadecimal RGB."""

from __future__ import annotations

from lawatan.domain import Kind

TEXT = "1B2430"
SECOND = "5B6675"
THIRD = "8A94A3"
LINE = "E3E6EB"
RULE = "C9CED6"
HEADER = "E9ECF1"
DAY = "F1F3F6"
WINDOW = "F6F7F9"
ACCENT = "0F6CBD"
CHANGED = "FFF4D6"
"""Behind what is new since the version compared with."""

BARS: dict[Kind, str] = {
    "session": "3B5BDB",
    "workshop": "C77700",
    "site_visit": "0B8A74",
    "cultural_visit": "C2255C",
    "ceremony": "7048E8",
    "working_session": "4A5568",
    "meal": "8D7B4A",
    "free_time": "AEB8C6",
}
FILLS: dict[Kind, str] = {
    "session": "E8EDFB",
    "workshop": "FFF1DB",
    "site_visit": "DFF5F0",
    "cultural_visit": "FCE7F0",
    "ceremony": "F0E8FB",
    "working_session": "E9ECF1",
    "meal": "F4F0E4",
    "free_time": "F6F7F9",
}
TRIP_BAR = RULE
REST_BAR = LINE
