"""What is wrong with a value, as a sentence that can be said in another language: it travels with its fields."""

from __future__ import annotations

from pydantic_core import InitErrorDetails, PydanticCustomError

SENTENCE = "sentence"
"""Where the context of an error holds its sentence before the fields were filled in."""


def wrong(kind: str, sentence: str, **fields: str | int) -> PydanticCustomError:
    """An error for pydantic; ``sentence`` is marked for translation where it is written (``mark``)."""
    return PydanticCustomError(kind, sentence, {**fields, SENTENCE: sentence})


def fault(path: tuple[str | int, ...], value: object, sentence: str, **fields: str | int) -> InitErrorDetails:
    """A fault at a path, in pydantic's own form; ``value`` is what stands there."""
    return InitErrorDetails(type=wrong("inconsistent", sentence, **fields), loc=path, input=value)
