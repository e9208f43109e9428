"""Typed answers that a platform sets in brackets behind the option they belong to, apart from the option."""

import re
from dataclasses import replace

from analysis.reading.columns import Column
from analysis.survey import Responses


def typed_apart(column: Column, brackets: str) -> tuple[Column, tuple[str, ...]]:
    """Return a column without what stands in these brackets, and what stood there in every row."""
    inside = re.compile(f"{brackets[0]}([^{brackets}]*){brackets[1]}")
    if not any(map(inside.search, column.filled())):
        return column, ()
    written = [" / ".join(filter(None, map(str.strip, inside.findall(text)))) for text in column.texts]
    typed = tuple(map(written.__getitem__, column.codes))
    return column.map(lambda text: inside.sub("", text).strip() or text), typed


def with_written(responses: Responses, typed: tuple[str, ...]) -> Responses:
    """Return responses to options with what was typed beside them; to an open question they stay as they are."""
    return replace(responses, texts=typed) if typed and responses.codes else responses
