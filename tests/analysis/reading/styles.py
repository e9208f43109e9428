"""How each platform writes the same questions: ticks, orders, grids, what was typed beside, and who was not asked."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tests.analysis.reading.surveys import Question
from tests.analysis.reading.tables import csv_text
from tests.analysis.reading.wrappers import WRAPPERS, Wrapper, around, stamp

Title = Callable[[str, str], str]
Named = tuple[str, list[str]]


@dataclass(frozen=True)
class Style:
    """One way to write questions.

    ``joint`` joins ticks in one cell, empty where each option has a column, headed by ``option``, with ``ticks`` for
    ticked, not ticked and not shown (the option itself for an empty first one). ``typed`` is written around what was
    typed: in the cell where ticks are joined, else the header of its own column; empty where nobody can type. ``order``
    joins a ranking in one cell; else each option has a column of ranks, or each place one of options (``places``).
    ``hides`` tells that the file says who was not shown a question, ``blank_hides`` that nothing ticked says so too.
    """

    wrapper: Wrapper
    row: Title = "{0} [{1}]".format
    option: Title = "{0} [{1}]".format
    joint: str = ""
    end: str = ""
    ticks: tuple[str, str, str] = ("1", "0", "")
    typed: str = ""
    order: str = ""
    places: str = ""
    hides: bool = False
    blank_hides: bool = False
    ranks: bool = True
    stems: bool = True


def written(style: Style, questions: Sequence[Question]) -> bytes:
    """Return the file that a platform of this style makes of questions."""
    named = [column for question in questions for column in _columns(style, question)]
    rows = [list(row) for row in zip(*(cells for _, cells in named), strict=True)]
    return style.wrapper([name for name, _ in named], rows)


def _columns(style: Style, question: Question) -> Iterator[Named]:
    if question.item_type == "ranking":
        yield from _ranking(style, question)
    elif question.item_type != "select_all":
        header = style.row(question.stem, question.wording) if question.stem else question.wording
        yield header, list(question.answers)
    elif style.joint:
        yield question.wording, [_joined(style, question, at) for at in range(len(question.answers))]
    else:
        yield from _spread(style, question)


def _joined(style: Style, question: Question, at: int) -> str:
    if at in question.hidden:
        return style.ticks[2]
    own = [style.typed.format(question.typed[at])] if question.typed and question.typed[at] else []
    ticked = [*question.answers[at], *own]
    return style.joint.join(ticked) + style.end if ticked else ""


def _spread(style: Style, question: Question) -> Iterator[Named]:
    yes, no, hidden = style.ticks
    for option in question.options:
        cells = [(yes or option) if option in ticked else no for ticked in question.answers]
        for at, ticked in enumerate(question.answers):
            silent = not ticked and not (question.typed and question.typed[at])
            if at in question.hidden or (silent and no != "0"):
                cells[at] = hidden if at in question.hidden else ""
        yield style.option(question.wording, option), cells
    if question.typed:
        yield style.typed.format(question.wording), list(question.typed)


def _ranking(style: Style, question: Question) -> Iterator[Named]:
    if style.order:
        yield question.wording, [style.order.join(order) + style.end if order else "" for order in question.answers]
    elif style.places:
        for place in range(len(question.options)):
            cells = [order[place] if order else "" for order in question.answers]
            yield f"{question.wording} {style.places.format(place + 1)}", cells
    else:
        for option in question.options:
            cells = [str(order.index(option) + 1) if order else "" for order in question.answers]
            yield style.row(question.wording, option), cells


def _parts(questions: Sequence[str]) -> list[tuple[str, str]]:
    """Return question and option of headers that hold both, divided by a tab."""
    return [(stem, own) for stem, _, own in (name.partition("\t") for name in questions)]


def _two_headers(questions: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return SurveyMonkey's two header rows: the question over the first of its columns only."""
    parts = _parts(questions)
    again = [bool(own) and at > 0 and parts[at - 1][0] == stem for at, (stem, own) in enumerate(parts)]
    first = ["" if repeated else stem for repeated, (stem, _) in zip(again, parts, strict=True)]
    people = [[str(118555197051 + at), "45", stamp(at), stamp(at), *row] for at, row in enumerate(rows)]
    front = ["Respondent ID", "Collector ID", "Start Date", "End Date"]
    second = ["", "", "", "", *(own or "Response" for _, own in parts)]
    return csv_text([[*front, *first], second, *people]).encode("utf-8-sig")


def _three_headers(questions: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return the tags, texts and import ids of Qualtrics."""
    parts, tags, texts = _parts(questions), [], []
    numbers = {stem: at for at, stem in enumerate(dict.fromkeys(stem for stem, _ in parts), 1)}
    for at, (stem, own) in enumerate(parts):
        place = sum(other == stem for other, _ in parts[: at + 1])
        tags.append(f"Q{numbers[stem]}" + (f"_{place}" if own else ""))
        texts.append(f"{stem} - {own}" if own else stem)
    front = ["StartDate", "EndDate", "Status", "Progress", "Finished", "ResponseId"]
    named = ["Start Date", "End Date", "Response Type", "Progress", "Finished", "Response ID"]
    ids = [json.dumps({"ImportId": f"QID{at}"}) for at in range(len(front) + len(tags))]
    people = [[stamp(at), stamp(at), "IP Address", "100", "True", f"R_{at:05}", *row] for at, row in enumerate(rows)]
    return csv_text([[*front, *tags], [*named, *texts], ids, *people]).encode("utf-8-sig")


def _formbricks(questions: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return numbered headers behind those of Formbricks."""
    parts = _parts(questions)
    numbers = {stem: at for at, stem in enumerate(dict.fromkeys(stem for stem, _ in parts), 1)}
    header = [f"{numbers[stem]}. {stem}" + (f" - {own}" if own else "") for stem, own in parts]
    front = ["No.", "Response ID", "Timestamp", "Finished", "Survey ID"]
    people = [[str(at + 1), f"cm{at}x", stamp(at), "Yes", "s1", *row] for at, row in enumerate(rows)]
    return csv_text([[*front, *header], *people]).encode()


def _redcap(questions: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    people = [[str(at + 1), *row, "Complete"] for at, row in enumerate(rows)]
    return csv_text([["Record ID", *questions, "Complete?"], *people]).encode()


def _sosci(questions: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return SoSci Survey's row of codes over its row of labels, a counter in front of every select-all question.

    A blank says there that a question was not shown; who left it out has -9.
    """
    parts = _parts(questions)
    numbers = {stem: at for at, stem in enumerate(dict.fromkeys(stem for stem, _ in parts), 1)}
    ticked = {stem for at, (stem, _) in enumerate(parts) if {row[at] for row in rows} <= set(_SOSCI_TICKS)}
    named, fill = [], []
    for at, (stem, own) in enumerate(parts):
        base, place = f"AB{numbers[stem]:02}", sum(other == stem for other, _ in parts[: at + 1])
        if stem in ticked and place == 1:
            named, fill = [*named, (base, f"{stem}: Number of selected options")], [*fill, None]
        typed = own == _SOSCI_TYPED
        code = f"{base}_{place - typed:02}{'a' if typed else ''}" if own else base
        named, fill = [*named, (code, f"{stem}: {own}" if own else stem)], [*fill, at]
    blank = ["" if stem in ticked or own == _SOSCI_TYPED else "-9" for stem, own in parts]
    said = [["3" if of is None else row[of] or blank[of] for of in fill] for row in rows]
    people = [[str(at + 1), "base", "interview", stamp(at), *row, "1", "3"] for at, row in enumerate(said)]
    codes = ["CASE", "QUESTNNR", "MODE", "STARTED", *(code for code, _ in named), "FINISHED", "LASTPAGE"]
    return csv_text([codes, ["", "", "", "", *(label for _, label in named), "", ""], *people]).encode()


_TAB = "{0}\t{1}".format
_SOSCI_TICKS, _SOSCI_TYPED = ("ausgewählt", "nicht gewählt", ""), "Other (text)"
_ODK = around(lambda at: [stamp(at)], ["SubmissionDate"], ["meta-instanceID", "KEY"], ["", ""])
STYLES = {
    "surveymonkey": Style(_two_headers, _TAB, _TAB, ticks=("", "", ""), typed="{0}\tOther (please specify)"),
    "qualtrics": Style(_three_headers, _TAB, "{0}\tSelected Choice - {1}".format, ticks=("", "", "")),
    "limesurvey": Style(
        WRAPPERS["limesurvey"], ticks=("Yes", "No", "N/A"), typed="{0} [Other]", places="[Rank {0}]", hides=True
    ),
    "microsoft": Style(
        WRAPPERS["microsoft_forms"], "{1}".format, joint=";", end=";", typed="{0}", order=";", stems=False
    ),
    "typeform": Style(WRAPPERS["typeform"], "{1}".format, "{1}".format, ticks=("", "", ""), ranks=False, stems=False),
    "jotform": Style(WRAPPERS["jotform"], "{0} >> {1}".format, joint="\n", typed="{0}"),
    "kobo": Style(WRAPPERS["kobo"], "{0}/{1}".format, "{0}/{1}".format, hides=True, blank_hides=True),
    "odk": Style(_ODK, "{0}-{1}".format, "{0}/{1}".format, hides=True, blank_hides=True),
    "redcap": Style(
        _redcap, "{1}".format, "{0} (choice={1})".format, ticks=("Checked", "Unchecked", ""), ranks=False, stems=False
    ),
    "alchemer": Style(
        WRAPPERS["alchemer"], "{1}:{0}".format, "{1}:{0}".format, ticks=("", "", ""), typed="Other - Write In:{0}"
    ),
    "sosci": Style(
        _sosci, _TAB, _TAB, ticks=_SOSCI_TICKS, typed=f"{{0}}\t{_SOSCI_TYPED}", hides=True, blank_hides=True
    ),
    "wenjuanxing": Style(
        WRAPPERS["wenjuanxing"], "{0}—{1}".format, joint="┋", ticks=("", "", "(跳过)"), typed="其他〖{0}〗",
        order="→", hides=True,
    ),
    "nextcloud": Style(WRAPPERS["nextcloud_forms"], "{0} ({1})".format, joint="; ", typed="{0}"),
    "formbricks": Style(_formbricks, _TAB, joint="; ", order="; "),
    "moodle": Style(WRAPPERS["moodle"], "{1}".format, joint="\n", ranks=False, stems=False),
    "google sheet": Style(WRAPPERS["google_forms"], joint=", ", typed="{0}", ranks=False),
}  # fmt: skip
