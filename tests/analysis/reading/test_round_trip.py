"""Random surveys, written as every platform writes them, come back as they were: people, types, every count."""

import json
from collections.abc import Callable, Iterator
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.reading import surveys
from tests.analysis.reading.surveys import Question
from tests.analysis.reading.tables import csv_text, document, options, xlsx_bytes

Table = list[list[str]]


def answers_of(question: Question, joint: str, end: str = "") -> list[str]:
    """Return the cells of a question in one column."""
    if question.item_type != "select_all":
        return list(question.answers)
    return [joint.join(ticks) + end if ticks else "" for ticks in question.answers]


def bracketed(question: Question) -> str:
    """Return the header that Google writes."""
    return f"{question.stem} [{question.wording}]" if question.stem else question.wording


def one_header(questions: list[Question], joint: str, end: str = "", title: Callable = bracketed) -> Table:
    """Return a table of one column per question, without metadata."""
    columns = [[title(question), *answers_of(question, joint, end)] for question in questions]
    return [list(row) for row in zip(*columns, strict=True)]


def beside(metadata: Callable[[int], list[str]], header: list[str], table: Table) -> Table:
    """Return a table with the metadata of a platform in front of every row."""
    return [header + table[0], *(metadata(at) + row for at, row in enumerate(table[1:]))]


def stamp(at: int) -> str:
    """Return a time stamp that no two rows share."""
    return f"5/{at // 60 + 2}/2025 8:{at % 60:02}:13"


def google_sheet(questions: list[Question]) -> bytes:
    """Return the linked sheet of a Google form: ticks joined by a comma and a blank."""
    return csv_text(beside(lambda at: [stamp(at)], ["Timestamp"], one_header(questions, ", "))).encode()


def google_download(questions: list[Question]) -> bytes:
    """Return what the form itself offers for download: ticks joined by a semicolon."""
    table = one_header(questions, ";")
    return csv_text(beside(lambda at: [f"2025/05/02 8:{at:02}:13 AM EST"], ["Timestamp"], table)).encode()


def microsoft(questions: list[Question]) -> bytes:
    """Return the workbook of Microsoft Forms: ticks end in a semicolon, grids lose their stem."""
    header = ["ID", "Start time", "Completion time", "Email", "Name"]

    def metadata(at: int) -> list[str]:
        return [str(at + 1), stamp(at), stamp(at), "anonymous", ""]

    return xlsx_bytes(beside(metadata, header, one_header(questions, ";", ";", lambda question: question.wording)))


def spread(question: Question) -> Iterator[tuple[str, list[str]]]:
    """Yield option and cells for every column of a select-all question that has one column per option."""
    for option in question.options:
        yield option, [option if option in ticks else "" for ticks in question.answers]


def surveymonkey(questions: list[Question]) -> bytes:
    """Return two header rows, the question over the first of its columns."""
    columns, before = [], None
    for question in questions:
        if question.item_type == "select_all":
            for at, (option, cells) in enumerate(spread(question)):
                columns.append(["" if at else question.wording, option, *cells])
        elif question.stem:
            columns.append(["" if question.stem == before else question.stem, question.wording, *question.answers])
        else:
            kind = "Open-Ended Response" if question.item_type == "open_ended" else "Response"
            columns.append([question.wording, kind, *question.answers])
        before = question.stem
    table = [list(row) for row in zip(*columns, strict=True)]
    header = ["Respondent ID", "Collector ID", "Start Date", "End Date"]
    first, second, *rows = table
    people = [[str(118555197051 + at), "458210077", stamp(at), stamp(at), *row] for at, row in enumerate(rows)]
    return csv_text([header + first, [""] * 4 + second, *people]).encode("utf-8-sig")


QUALTRICS = ["StartDate", "EndDate", "Status", "Progress", "Finished", "ResponseId"]


def qualtrics_columns(questions: list[Question], split: bool) -> Iterator[list[str]]:
    """Yield tag, text and cells of every column."""
    numbers: dict[str, int] = {}
    for question in questions:
        number = numbers.setdefault(question.stem or question.wording, len(numbers) + 1)
        if question.item_type == "select_all" and split:
            for at, (option, cells) in enumerate(spread(question), 1):
                yield [f"Q{number}_{at}", f"{question.wording} - Selected Choice - {option}", *cells]
        elif question.stem:
            row = sum(other.stem == question.stem for other in questions[: questions.index(question)]) + 1
            yield [f"Q{number}_{row}", f"{question.stem} - {question.wording}", *question.answers]
        else:
            yield [f"Q{number}", question.wording, *answers_of(question, ",")]


def qualtrics(questions: list[Question], headers: int = 3, split: bool = False) -> bytes:
    """Return tags, texts and import ids over the answers."""
    tags, texts, *rows = (list(row) for row in zip(*qualtrics_columns(questions, split), strict=True))
    ids = [json.dumps({"ImportId": f"QID{at}"}) for at in range(len(QUALTRICS) + len(tags))]
    people = [
        ["2025-05-02 08:00:00", "2025-05-02 08:09:00", "IP Address", "100", "True", f"R_{at:05}", *row]
        for at, row in enumerate(rows)
    ]
    named = ["Start Date", "End Date", "Response Type", "Progress", "Finished", "Response ID"]
    return csv_text([QUALTRICS + tags, named + texts, *([ids] if headers == 3 else []), *people]).encode("utf-8-sig")


def plain(delimiter: str, joint: str = ", ", encoding: str = "utf-8") -> Callable[[list[Question]], bytes]:
    """Return a writer of a plain delimited table."""
    return lambda questions: csv_text(one_header(questions, joint), delimiter).encode(encoding, "replace")


WRITERS = {
    "google sheet": google_sheet,
    "google download": google_download,
    "microsoft": microsoft,
    "surveymonkey": surveymonkey,
    "qualtrics": qualtrics,
    "qualtrics, two headers": lambda questions: qualtrics(questions, headers=2),
    "qualtrics, split": lambda questions: qualtrics(questions, split=True),
    "csv": plain(","),
    "tsv": plain("\t"),
    "semicolons": plain(";"),
    "semicolons in semicolons": plain(";", ";"),
    "utf-16": plain("\t", ";", "utf-16"),
    "xlsx": lambda questions: xlsx_bytes(one_header(questions, ", ")),
}


def written_as(name: str, questions: list[Question]) -> list[Question]:
    """Return the questions of which this platform's file holds enough to read them back.

    An option that holds the very delimiter which joins the ticks is cut by nothing but guesswork where its parts would
    pass for options themselves: "Marking; grading" joined by ";" and MS Forms' "; ". Everything else has to come back.
    """
    joint = {"google download": ";", "microsoft": ";", "semicolons in semicolons": ";", "utf-16": ";"}.get(name)
    return [
        question
        for question in questions
        if not (joint and question.item_type == "select_all" and any(joint in option for option in question.options))
    ]


WITH_METADATA = {name for name in WRITERS if name.startswith(("google", "microsoft", "surveymonkey", "qualtrics"))}


def check(name: str, people: int, questions: list[Question]) -> None:
    """Write questions as one platform does, read them, and compare everything."""
    read = document(WRITERS[name](questions), "survey")
    said_something = sum(any(question.answers[at] for question in questions) for at in range(people))
    assert read["respondents"] == (people if name in WITH_METADATA else said_something)
    assert [item["item_type"] for item in read["items"]] == [question.item_type for question in questions]
    for item, question in zip(read["items"], questions, strict=True):
        assert options(item) == dict(question.counts()), question.wording
        assert item["base_n"] == question.base_n()
        assert item["section"] == (question.stem if name != "microsoft" else None)


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=15, deadline=None)
@given(
    seed=st.integers(0, 2**32),
    people=st.integers(8, 60),
    kinds=st.lists(st.sampled_from(sorted(surveys.MAKERS)), min_size=2, max_size=8),
)
def test_a_survey_comes_back(name: str, seed: int, people: int, kinds: list[str]) -> None:
    questions = written_as(name, surveys.survey(Random(seed), people, kinds))
    # A plain table of one column has no delimiter to be told from the signs inside its answers.
    if len(questions) > (name not in WITH_METADATA):
        check(name, people, questions)
