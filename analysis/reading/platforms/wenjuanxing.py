"""Wenjuanxing (问卷星): one header row, numbered questions, ticks joined by ``┋``, what was typed in ``〖…〗``."""

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.reading.layout import NOT_SHOWN, Head, Layout, width, with_identity
from analysis.vocabulary.text import tidy

_METADATA = {
    "序号": "row_number", "提交答卷时间": "timestamp", "所用时间": "duration", "来源": "custom", "来源详情": "custom",
    "来自IP": "ip_address", "总分": "score",
}  # fmt: skip
_NUMBER = re.compile(r"\d{1,3}\s*[、.．](?!\d)\s*")
_ROW = re.compile(r"(.+?)\s*(?:—+|--+)\s*(.+)\Z")
_SKIPPED = {"(跳过)": NOT_SHOWN, "（跳过）": NOT_SHOWN, "-3": NOT_SHOWN, "(空)": "", "（空）": "", "-2": ""}


def layout(rows: Sequence[Sequence[str]]) -> Layout | None:
    """Return the layout if the header begins as Wenjuanxing writes it."""
    header = [tidy(text) for text in rows[0]] if rows else []
    if not {"序号", "提交答卷时间"} <= set(header[:4]):
        return None
    header += [""] * (width(rows[:50]) - len(header))
    heads = [_head(header, at) for at in range(len(header))]
    heads = [replace(head, means=_SKIPPED) for head in heads]
    return Layout("wenjuanxing", 1, with_identity(heads), ("┋",), write_ins=False, typed_in="〖〗")


def _head(header: Sequence[str], at: int) -> Head:
    text = header[at]
    if text in _METADATA:
        return Head(text, role=_METADATA[text])
    stem, row = _parts(text)
    around = [_parts(header[near])[0] for near in (at - 1, at + 1) if 0 <= near < len(header)]
    if stem and stem in around:
        return Head(row, _NUMBER.sub("", stem, count=1))
    return Head(_NUMBER.sub("", text, count=1))


def _parts(text: str) -> tuple[str, str]:
    """Return the question and the row of a grid, or the option in brackets behind it; no question where it is plain."""
    found = _ROW.match(text) or re.match(r"(.+?)\s*[(（]([^()（）]+)[)）]\Z", text)
    return (found[1], found[2]) if found else ("", text)
