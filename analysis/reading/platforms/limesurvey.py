"""LimeSurvey: one header row of codes, full texts, or both (``Q5[SQ001]. Question [row]``), in the survey's language.

Ticks are Yes and No, with N/A where the question was not shown. Responses without a date of submission are unfinished.
A ranking has one column per place, which holds the option put there.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from analysis.reading.layout import NOT_SHOWN, Head, Layout, cell, grouped, texts_of, width, with_identity
from analysis.reading.select_all import ASKS_FOR_SEVERAL
from analysis.vocabulary import table
from analysis.vocabulary.headers import asks_to_type
from analysis.vocabulary.text import normalise, tidy

_ROLE = {normalise(row["header"]): row["role"] for row in table("limesurvey_columns")}
_SUBMITTED = frozenset(name for name, role in _ROLE.items() if role == "submitted")
_OWN = frozenset(name for name, role in _ROLE.items() if role in ("progress", "language")) | {"seed", "submitdate"}
_IDS = frozenset(name for name, role in _ROLE.items() if role == "respondent_id") - {"id", "token"}
_TIMING = re.compile(
    r"(groupTime|questionTime)\d+\Z|((Group|Question) time|Gruppenzeit|Fragezeit|Durée (du groupe|de la question)|"
    r"Temps (du|pour le) groupe|Tiempo (de|del) (grupo|pregunta)|Tempo (del )?(gruppo|grupo)): "
)
_WHOLE_TIME = frozenset(name for name, role in _ROLE.items() if role == "duration")
_CODED = re.compile(r"[A-Za-z][\w-]*(\[\w*\])?\. *")
_TELLING_CODE = re.compile(r"([A-Za-z]\w{2,}|[A-Za-z]\w*\[\w*\])\. ")
_CODES_WANTED = 10

_ASKS_WHICH = re.compile(
    r"((in|of|from|at|with|for|on|through) )?(which|what|how|where|who|when|why|welche[rsn]?|was|wie|wo|quel(le)?s?|"
    r"comment|ou|que|cuales?|como|donde|quais|qual|onde|quali|quale|come|dove|welke|wat|hoe|waar|jakie|ktore|jak|gdzie)\b"
)
_RANK = re.compile(r"(?:(?:rank|ranking|rang|rango|rangfolge|position) )?(\d{1,2})")
_YES = {"yes", "oui", "ja", "si", "sim", "tak", "y"}
_NO = {"no", "non", "nein", "nee", "nao", "nie", "n"}
_HIDDEN = {"n a", "na"}


def layout(rows: Sequence[Sequence[str]]) -> Layout | None:
    """Return the layout if the header has LimeSurvey's own columns or codes, or its ticks behind a response id."""
    header = [tidy(text) for text in rows[0]] if rows else []
    codes = sum(bool(_TELLING_CODE.match(text)) for text in header)
    both = codes >= max(_CODES_WANTED, 0.8 * len(header)) or header[:1] == ["id. Response ID"]
    names = [normalise(_without_code(text) if both else text) for text in header]
    if not (both or len(_OWN.intersection(names[:12])) >= 2 or _is_stripped(names, rows)):
        return None
    header += [""] * (width(rows[:50]) - len(header))
    texts = [_without_code(text) if both else text for text in header]
    heads = with_identity([Head(text, role=role) for text, role in zip(texts, _roles(texts), strict=True)])
    heads = _with_meaning(_grouped(_with_companions(heads)), rows[1:])
    return Layout("limesurvey", 1, heads, (), translate=_unmasked, reason=_reason(names, rows[1:]))


def _unmasked(text: str) -> str:
    """Return a text without the mark that keeps spreadsheet programs from taking it for a formula."""
    return text[1:] if text.startswith("'=") else text


def _without_code(text: str) -> str:
    return re.sub(r"\s*\[\]\Z", "", _CODED.sub("", text, count=1)) or text


def _is_stripped(names: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Return whether a publisher left of LimeSurvey's own columns the response id only, and ticks with N/A."""
    if not names or names[0] not in _IDS:
        return False
    bracketed = [at for at, text in enumerate(rows[0]) if text.strip().endswith("]")]
    return sum(_values(rows[1:], at) <= {"yes", "no", "n a"} for at in bracketed) >= 2


def _roles(texts: Sequence[str]) -> Iterator[str | None]:
    """Yield the role of every column: LimeSurvey's own stand in front, its times at the end."""
    leading = True
    timed = {text.partition("[")[0] + "Time" for text in texts}
    for text in texts:
        role = _ROLE.get(normalise(text)) if leading else None
        role = "timestamp" if role == "submitted" else role
        leading = leading and role is not None
        times = text in timed or _TIMING.match(text) or normalise(text) in _WHOLE_TIME
        yield role or ("duration" if times else None)


def _with_companions(heads: Sequence[Head]) -> list[Head]:
    """Return heads in which ``Question [Other]`` holds what was typed beside the question before it."""
    found = list(heads)
    for at in range(1, len(found)):
        stem, bracket, row = found[at].text.rstrip("]").rpartition("[")
        before = found[at - 1]
        follows = before.text.startswith(stem.strip()) or before.stem == tidy(stem)
        typed = asks_to_type(row) or normalise(row).endswith("comment")
        if bracket and stem.strip() and typed and follows and before.role is None and found[at].role is None:
            found[at] = replace(found[at], text=row, stem=tidy(stem), companion=True)
    return found


def _grouped(heads: Sequence[Head]) -> list[Head]:
    """Return heads with the stems of options and rows, between which typed columns may stand."""
    rest = iter(grouped([head for head in heads if not head.companion]))
    return [head if head.companion else next(rest) for head in heads]


def _with_meaning(heads: list[Head], rows: Sequence[Sequence[str]]) -> tuple[Head, ...]:
    """Return heads that tell ticks and places of a ranking, and what Yes, No and N/A mean under them."""
    values = [_values(rows, at) if head.role is None else set() for at, head in enumerate(heads)]
    for members in _blocks(heads):
        own = [at for at in members if not heads[at].companion]
        if _are_ticks(heads, members, values, rows):
            for at in own:
                heads[at] = replace(heads[at], option=True, means=_meanings(rows, at))
        elif _are_places(heads, own, rows):
            for place, at in enumerate(own, 1):
                heads[at] = replace(heads[at], rank=place)
    for at, head in enumerate(heads):
        if not head.stem and values[at] & _HIDDEN and values[at] & _YES and values[at] <= _YES | _NO | _HIDDEN:
            heads[at] = replace(head, means=dict.fromkeys(("N/A", "NA"), NOT_SHOWN))
    return tuple(heads)


def _blocks(heads: Sequence[Head]) -> list[list[int]]:
    """Return the numbers of neighbouring columns of one stem, with the typed ones among them."""
    found: list[list[int]] = []
    for at, head in enumerate(heads):
        if head.stem is None:
            continue
        joins = found and found[-1][-1] == at - 1
        if joins and (head.companion or heads[found[-1][0]].stem == head.stem):
            found[-1].append(at)
        else:
            found.append([at])
    return found


def _values(rows: Sequence[Sequence[str]], at: int) -> set[str]:
    return {normalise(text) for text in texts_of(rows, at)} - {""}


def _are_ticks(
    heads: Sequence[Head], members: Sequence[int], values: Sequence[set[str]], rows: Sequence[Sequence[str]]
) -> bool:
    """Return whether columns are options: Yes and No with N/A, or nothing but Y, or Yes and No asked for several."""
    own = [at for at in members if not heads[at].companion]
    said = set().union(*(values[at] for at in own))
    if not own or not said or not said <= _YES | _NO | _HIDDEN:
        return False
    if said & _HIDDEN or said <= {"y"}:
        return len(own) > 1 and _hidden_together(rows, own)
    stem = normalise(heads[own[0]].stem or "")
    several = bool(ASKS_FOR_SEVERAL.search(stem) or len(own) < len(members) or _ASKS_WHICH.match(stem))
    return several and _blank_together(rows, own)


def _blank_together(rows: Sequence[Sequence[str]], own: Sequence[int]) -> bool:
    """Return whether every row is blank in all columns or in none: options are shown together."""
    filled = ([bool(cell(row, at).strip()) for at in own] for row in rows if any(row))
    return all(all(told) or not any(told) for told in filled)


def _hidden_together(rows: Sequence[Sequence[str]], own: Sequence[int]) -> bool:
    """Return whether N/A stands in all columns of a row or in none, but for a few: chosen, it stands anywhere."""
    never = {text for at in own for text in texts_of(rows, at) if normalise(text) in _HIDDEN}
    hidden = [sum(cell(row, at).strip() in never for at in own) for row in rows]
    return sum(0 < n < len(own) for n in hidden) <= 0.1 * sum(n > 0 for n in hidden)


def _meanings(rows: Sequence[Sequence[str]], at: int) -> dict[str, str]:
    """Return what the cells of one option mean: 1 for ticked, 0 for not."""
    meant = {**dict.fromkeys(_YES, "1"), **dict.fromkeys(_NO, "0"), **dict.fromkeys(_HIDDEN, NOT_SHOWN)}
    texts = map(tidy, texts_of(rows, at))
    return {text: meant[normalise(text)] for text in texts if normalise(text) in meant}


def _are_places(heads: Sequence[Head], own: Sequence[int], rows: Sequence[Sequence[str]]) -> bool:
    """Return whether columns are called Rank 1, Rank 2 and so on, and hold options that never stand twice in a row."""
    found = [_RANK.fullmatch(normalise(heads[at].text)) for at in own]
    if len(own) < 2 or [match and int(match[1]) for match in found] != list(range(1, len(own) + 1)):
        return False
    given = [[text for at in own if (text := cell(row, at).strip())] for row in rows]
    if any(len(set(texts)) < len(texts) for texts in given):
        return False
    named = any(match[0] != match[1] for match in found)
    offered = [texts_of(rows, at) - {""} for at in own]
    other = any(a and b and a.isdisjoint(b) for a, b in pairwise(offered))
    return any(given) and (named or (not other and all(text[0].isalpha() for texts in given for text in texts)))


def _reason(names: Sequence[str], rows: Sequence[Sequence[str]]) -> Callable[[Sequence[str]], str | None] | None:
    """Return what calls a response without a date of submission unfinished, where the file has such dates at all."""
    at = next((at for at, name in enumerate(names[:12]) if name in _SUBMITTED), None)
    if at is None or not _values(rows, at) - _HIDDEN:
        return None
    return lambda row: None if normalise(cell(row, at)) not in {"", *_HIDDEN} else "unfinished"
