"""SurveyMonkey: two header rows, the question over the first of its columns, options or rows below.

The second row says ``Response`` or ``Open-Ended Response`` over a plain question. Publishers flatten the two rows to
one (``Question - Option``), repeat the first over every column, or drop the metadata.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from analysis.reading.columns import trimmed
from analysis.reading.layout import (
    ANY_DELIMITER,
    Head,
    Layout,
    cell,
    grouped,
    is_placeholder,
    named_after,
    texts_of,
    width,
    with_identity,
)
from analysis.reading.named_options import with_named_options
from analysis.reading.single_answers import with_single_answers
from analysis.vocabulary.headers import asks_to_type, column_role
from analysis.vocabulary.text import normalise

_CHOSEN = (
    "response", "responses", "reponse", "respuesta", "antwort", "resposta", "risposta", "antwoord", "odpowiedz",
)  # fmt: skip
_OPEN = (
    "open ended response", "reponse libre", "reponse ouverte", "reponse a developper", "respuesta abierta",
    "offene antwort", "beantwortung mit freitext", "resposta aberta", "risposta aperta", "open antwoord",
    "odpowiedz otwarta",
)  # fmt: skip
_PLAIN = (*_CHOSEN, *_OPEN, "")
_NUMBERED = re.compile(r"(\d{1,3})\.\s+(?=\S)")
_CONTACT = {
    "name": "name", "email address": "email", "phone number": "phone", "address": "location", "address 2": "location",
    "city town": "location", "state province": "location", "zip postal code": "location", "country": "location",
}  # fmt: skip
_FEWEST_DETAILS = 3
_IDS = {
    "respondent id", "respondentid", "collector id", "collectorid", "id du repondant", "id de repondant",
    "id du collecteur", "id del encuestado", "id de encuestado", "id del recopilador", "befragten id", "teilnehmer id",
    "kollektor id", "id do respondente", "id do coletor", "id rispondente", "id del rispondente", "id raccoglitore",
    "respondenten id", "verzamelaar id", "id respondenta", "id kolektora",
}  # fmt: skip


def layout(rows: Sequence[Sequence[str]]) -> Layout | None:
    """Return the layout if the ids or the second header row are SurveyMonkey's."""
    if len(rows) < 2:
        return None
    above = ["" if is_placeholder(text) else trimmed(text) for text in rows[0]]
    first, second = _named_above(above, [trimmed(text) for text in rows[1]])
    ids = {normalise(text) for text in first[:12]} & _IDS
    responses = sum(normalise(text) in _PLAIN[:-1] for text in second)
    continued = any(below and not above for above, below in zip(first, second, strict=False))
    if not ids and _is_second_row(first):
        heads = with_named_options([Head(cell(first, at)) for at in range(width(rows[:50]))], rows[1:])
        return Layout("surveymonkey", 1, with_identity(heads), (";",))
    if not ids and responses < (1 if continued else 2):
        return None
    columns = max(len(first), len(second), width(rows[:50]))
    if not _is_header(first, second, responses):
        heads = [Head(cell(first, at), role=_role(first, at)) for at in range(columns)]
        heads = grouped(_numbered(with_identity(heads), rows[1:]), colons=True)
        return Layout("surveymonkey", 1, tuple(with_single_answers(heads, rows[1:])), ANY_DELIMITER[:1])
    heads = _with_ticked_rows(_with_contacts(_heads(first, second, columns)), rows[2:])
    return Layout("surveymonkey", 2, with_identity(heads), (";",))


def _named_above(first: list[str], second: list[str]) -> tuple[list[str], list[str]]:
    """Return the header rows with the names of the metadata in the first, where they stand in the second alone."""
    at = next((at for at, text in enumerate(first) if text), 0)
    if not {normalise(text) for text in second[:at]} & _IDS:
        return first, second
    return [*second[:at], *first[at:]], [*[""] * at, *second[at:]]


def _is_second_row(first: list[str]) -> bool:
    """Return whether the header is SurveyMonkey's second row, of which the first was cut off."""
    plain = [normalise(text) for text in first]
    return plain.count("response") > 1 or "open ended response" in plain


def _is_header(first: list[str], second: list[str], responses: int) -> bool:
    """Return whether the second row belongs to the header: nothing under the ids, texts under empty questions."""
    if responses:
        return True
    at = next((at for at, text in enumerate(first) if normalise(text) in _IDS), None)
    return at is not None and not cell(second, at) and any(second)


def _numbered(heads: Sequence[Head], rows: Sequence[Sequence[str]]) -> tuple[Head, ...]:
    """Return heads in which neighbours of one number, each with nothing but its own name below, are one question.

    Publishers head an option by the number of its question: ``3. Python``.
    """
    found = [None if head.role or head.stem else _NUMBERED.match(head.text) for head in heads]
    options = {at: heads[at].text[match.end() :] for at, match in enumerate(found) if match}
    named = {at: text for at, text in options.items() if _holds_only(rows, at, text)}
    runs: dict[tuple[str, int], list[int]] = {}
    for place, at in enumerate(named):
        runs.setdefault((found[at][1], at - place), []).append(at)
    done = list(heads)
    for own in runs.values():
        for at in own if len(own) > 1 else ():
            stem = named_after([named[member] for member in own])
            done[at] = replace(heads[at], text=named[at], stem=stem, option=True)
    return tuple(done)


def _holds_only(rows: Sequence[Sequence[str]], at: int, option: str) -> bool:
    said = set(map(normalise, texts_of(rows, at) - {""}))
    return said <= {normalise(option)}


def _role(first: list[str], at: int) -> str | None:
    """Return the role of a leading metadata column; a question of the same name further right stays a question."""
    leading = next((i for i, text in enumerate(first) if text and column_role(text) is None), len(first))
    return column_role(cell(first, at)) if at < leading else None


def _heads(first: list[str], second: list[str], columns: int) -> list[Head]:
    heads, stem, chosen = [], "", False
    for at in range(columns):
        above, below = cell(first, at), cell(second, at)
        role = _role(first, at)
        if role:
            heads.append(Head(above, role=role))
            continue
        begins = bool(above) and above != stem
        stem, chosen = above or stem, normalise(below) in _CHOSEN if begins else chosen
        heads.append(_head(stem, below, begins, _alone(first, at, columns), chosen))
    return heads


def _with_contacts(heads: list[Head]) -> list[Head]:
    """Return heads in which a block of SurveyMonkey's contact details tells who answered and where they live."""
    named = Counter(head.stem for head in heads if head.stem and normalise(head.text) in _CONTACT)
    return [
        replace(head, role=_CONTACT[normalise(head.text)])
        if head.role is None and named[head.stem] >= _FEWEST_DETAILS and normalise(head.text) in _CONTACT
        else head
        for head in heads
    ]


def _with_ticked_rows(heads: list[Head], rows: Sequence[Sequence[str]]) -> list[Head]:
    """Return heads in which the rows of a grid are questions where each column is one option: ``Row - Option``."""
    done = list(heads)
    for stem, run in groupby(range(len(heads)), lambda at: heads[at].stem if heads[at].role is None else None):
        own = [at for at in run if not heads[at].companion] if stem else []
        parts = {at: heads[at].text.rpartition(" - ") for at in own}
        several = Counter(row for row, _, _ in parts.values())
        if all(several[row] > 1 and _holds_only(rows, at, option) for at, (row, _, option) in parts.items()):
            for at, (row, dash, option) in parts.items():
                done[at] = Head(option, row, option=True, section=stem) if dash else heads[at]
    return done


def _alone(first: list[str], at: int, columns: int) -> bool:
    """Return whether the question over this column has no further columns."""
    return at + 1 >= columns or (bool(cell(first, at + 1)) and cell(first, at + 1) != cell(first, at))


def _head(stem: str, below: str, begins: bool, alone: bool, chosen: bool) -> Head:
    """Return the head of a column; beside a ``chosen`` answer stands what was typed, whatever it is called."""
    plain = normalise(below)
    if plain in _PLAIN or plain == normalise(stem):
        return Head(stem, None, open=plain in _OPEN)
    if not begins and (chosen or asks_to_type(below)):
        return Head(below, stem or None, companion=True)
    if begins and alone and asks_to_type(below):
        return Head(stem, None)
    return Head(below, stem or None)
