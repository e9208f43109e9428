"""Two pages with the pictures as everywhere, A4 and Letter, tagged; nothing on them that no finding says."""

import io
import time
from dataclasses import replace

import pytest
from pypdf import PdfReader

from analysis.audit import audit_handout
from analysis.handout import PAPERS, handout_of
from analysis.meeting import Imprint, Slide
from analysis.survey import Finding, Row
from tests.analysis.forms import FINDINGS, IMPRINT, PROMISE, SLIDES
from tests.analysis.reading.naughty import naughty_strings

TOLD = tuple(Slide("first", finding, "What made it work?") for finding in list(FINDINGS.values())[1:6])


def read(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def words(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(data).pages).split())


@pytest.mark.parametrize("paper", PAPERS)
def test_it_has_two_pages_of_the_paper_asked_for(paper: str):
    pages = read(handout_of(SLIDES, IMPRINT, paper)).pages
    assert len(pages) == 2
    for page in pages:
        size = (float(page.mediabox.width), float(page.mediabox.height))
        assert size == pytest.approx(PAPERS[paper], abs=0.5)


def test_it_says_the_sentences_the_bases_and_the_counts_of_the_pictures():
    said = words(handout_of(TOLD, IMPRINT))
    for slide in TOLD:
        assert slide.finding.headline in said
        assert slide.finding.base in said
    assert "27 of 46" in said
    assert "13 of 46" in said
    assert IMPRINT.school in said
    assert IMPRINT.foot in said


def test_pictures_are_drawn_not_photographed():
    data = handout_of(TOLD, IMPRINT)
    assert all(not page.images for page in read(data).pages)


def test_it_is_tagged_has_a_language_a_title_and_alternatives_and_no_author():
    reader = read(handout_of(TOLD, IMPRINT))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert reader.metadata.title == "Hollow School, Teacher survey 2025"
    assert reader.metadata.author is None
    assert reader.metadata.creation_date is None or reader.metadata.creation_date.year == 1970
    told = [each.get_object().get("/Alt") for each in reader.resolved_objects.values() if hasattr(each, "get")]
    found = set()
    walk(root["/StructTreeRoot"], found)
    assert {slide.finding.alternative for slide in TOLD} <= found, told


def walk(node, found: set[str]) -> None:
    """Gather the text alternatives of all parts of a tagged PDF."""
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            walk(child, found)
    elif hasattr(node, "get"):
        if node.get("/Alt"):
            found.add(str(node["/Alt"]))
        if "/K" in node:
            walk(node["/K"], found)


def test_what_finds_no_room_is_counted():
    rows = tuple(Row(f"Way of learning {at}", 40 - at, 46) for at in range(30))
    many = [Slide("first", replace(FINDINGS["bars"], finding_id=str(at), rows=rows)) for at in range(4)]
    data = handout_of(many, IMPRINT)
    assert len(read(data).pages) == 2
    assert "more in the workbook." in words(data)
    assert audit_handout(data, many, IMPRINT, PROMISE).problems == ()


def test_more_findings_than_two_pages_hold_are_left_to_the_slides():
    many = [Slide("first", replace(FINDINGS["ranking"], headline=f"Finding {at} of 46.")) for at in range(30)]
    assert len(read(handout_of(many, IMPRINT)).pages) == 2


def test_reading_it_back_finds_nothing_wrong_and_notices_what_is():
    data = handout_of(SLIDES, IMPRINT)
    assert audit_handout(data, SLIDES, IMPRINT, PROMISE).problems == ()
    other = [replace(slide, finding=replace(slide.finding, headline="", rows=(), alternative="")) for slide in SLIDES]
    assert "is no number of its findings" in " ".join(audit_handout(data, other, IMPRINT, PROMISE).problems)
    assert "fewer than promised" in " ".join(audit_handout(data, SLIDES, IMPRINT, 47).problems)


@pytest.mark.parametrize("at", range(0, 500, 25))
def test_text_of_a_survey_stays_text(at: int):
    odd = [
        Slide("first", Finding(str(n), text, text, "ranking", (Row(text, 6, 9, text),), text, text, text), text)
        for n, text in enumerate(naughty_strings()[at : at + 4])
    ]
    imprint = Imprint(odd[0].talk, odd[0].talk, "#0072B2", odd[0].talk)
    assert handout_of(odd, imprint).startswith(b"%PDF")
    assert "forty-nine" not in words(handout_of([replace(odd[0], talk="#(7 * 7)")], imprint))


def test_markup_of_the_typesetter_is_letters():
    text = "#panic() *bold* _it_ $x$ `code` <label> @ref \\ // comment"
    assert text in words(handout_of([Slide("first", replace(FINDINGS["bars"], headline=text))], IMPRINT))


def test_the_same_slides_are_the_same_bytes():
    assert handout_of(TOLD, IMPRINT) == handout_of(TOLD, IMPRINT)


def test_nothing_to_tell_is_still_a_page():
    assert len(read(handout_of([], IMPRINT)).pages) == 1


def test_it_is_quick():
    handout_of(SLIDES, IMPRINT)
    started = time.process_time()
    handout_of(SLIDES, IMPRINT)
    assert time.process_time() - started < 1.5
