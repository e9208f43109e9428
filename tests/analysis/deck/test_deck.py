"""The slides say what their findings say: read from the XML of the file, and as LibreOffice shows them."""

import io
import re
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.util import Pt

from analysis.audit import audit_deck
from analysis.deck import deck_of
from analysis.deck.template import readable
from analysis.meeting import Imprint, Slide
from analysis.pictures import contrast
from analysis.pictures.canvas import counted
from analysis.printable import one_line
from analysis.survey import Finding, Row
from tests.analysis.forms import FINDINGS, IMPRINT, LONG, ROWS, SLIDES
from tests.analysis.reading.naughty import naughty_strings
from tests.office import converted, words_of

DECK = deck_of(SLIDES, IMPRINT)


@pytest.fixture(scope="module")
def deck():
    """Return the slides as python-pptx reads them back."""
    return Presentation(io.BytesIO(DECK))


def one(finding: Finding):
    """Return a slide of one finding, read back."""
    return Presentation(io.BytesIO(deck_of([Slide("first", finding, "Why?")], IMPRINT))).slides[0]


def charts(slide) -> list:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def words(slide) -> str:
    """Return all text of a slide, that of labels in charts included."""
    from lxml import etree

    labels = [t.text for chart in charts(slide) for t in chart._chartSpace.iter("{*}t")]
    return " ".join([*(t.text or "" for t in slide._element.iter("{*}t")), *labels]) if etree else ""


def test_every_slide_has_the_sentence_as_title_the_base_and_the_question_to_talk_about(deck):
    for slide, meant in zip(deck.slides, SLIDES, strict=True):
        assert slide.shapes.title.text == meant.finding.headline
        assert meant.finding.base in words(slide)
        assert meant.talk in words(slide)
        assert IMPRINT.foot in words(slide)
        assert 'type="slidenum"' in slide._element.xml


def test_it_is_wide_and_large(deck):
    assert round(deck.slide_width / deck.slide_height, 2) == 1.78
    for slide in list(deck.slides)[1:]:
        for paragraph in slide.shapes.title.text_frame.paragraphs:
            assert all(Pt(20) <= run.font.size <= Pt(36) for run in paragraph.runs)
        sizes = [int(size) for size in re.findall(r' sz="(\d+)"', slide._element.xml)]
        assert min(sizes) >= 1600
        for chart in charts(slide):
            assert chart.font.size == Pt(18)
            assert chart.font.name == "Arial"


def test_reading_order_is_title_base_picture_talk(deck):
    slide = deck.slides[3]
    names = [shape.name for shape in slide.shapes]
    place = {shape.shape_id: at for at, shape in enumerate(slide.shapes)}
    chart = next(at for at, shape in enumerate(slide.shapes) if shape.has_chart)
    assert place[slide.shapes.title.shape_id] == 0
    assert chart < next(at for at, name in enumerate(names) if name.startswith("Talk question"))


def test_every_chart_and_table_has_an_alternative_in_words(deck):
    for slide, meant in zip(deck.slides, SLIDES, strict=True):
        graphics = [shape for shape in slide.shapes if shape.has_chart or shape.has_table]
        described = [shape._element.nvGraphicFramePr.cNvPr.get("descr") for shape in graphics]
        assert all(described)
        if graphics:
            assert described[0] == meant.finding.alternative


@pytest.mark.parametrize("chart", ["bars", "profile", "share"])
def test_bars_are_the_counts(chart: str):
    drawn = charts(one(FINDINGS[chart]))[0].plots[0]
    assert list(drawn.categories) == [row.label for row in ROWS[chart]]
    assert list(drawn.series[0].values) == [row.n for row in ROWS[chart]]


def test_bars_of_different_bases_are_shares_and_say_their_base():
    slide = one(FINDINGS["ranking"])
    drawn = charts(slide)[0].plots[0]
    assert list(drawn.series[0].values) == pytest.approx([27 / 46, 6 / 46, 1 / 44])
    assert all(f"{row.n} of {row.base_n} · {row.note}" in words(slide) for row in ROWS["ranking"])


def test_labels_of_one_base_follow_the_number_when_it_is_edited():
    xml = charts(one(FINDINGS["bars"]))[0]._chartSpace.xml
    assert 'formatCode="0&quot; of 37&quot;"' in xml


def test_questions_stand_side_by_side_on_one_scale_and_what_was_not_offered_is_empty():
    slide = one(FINDINGS["reach"])
    took, valued = (chart.plots[0] for chart in charts(slide))
    assert list(took.series[0].values) == pytest.approx([40 / 46, 44 / 46, 9 / 46])
    assert list(valued.series[0].values) == [0, pytest.approx(27 / 46), None]
    tops = {round(chart.value_axis.maximum_scale, 6) for chart in charts(slide)}
    lengths = [chart.value_axis.maximum_scale for chart in charts(slide)]
    assert len(tops) == 1, lengths
    assert "none of 46" in words(slide)


def test_a_line_ends_at_a_break_and_is_dotted_where_the_question_is_only_similar():
    chart = charts(one(FINDINGS["slope"]))[0]
    lines = {line.name: list(line.values) for line in chart.plots[0].series}
    assert lines[LONG] == pytest.approx([12 / 38, 20 / 43, 27 / 46])
    pieces = [values for name, values in lines.items() if name.startswith("Workshops")]
    assert pieces == [[pytest.approx(7 / 38), None, None], [None, pytest.approx(8 / 43), pytest.approx(6 / 46)]]
    dotted = [name for name in lines if name.endswith("(similar question)")]
    assert len(dotted) == 1
    assert 'prstDash val="sysDot"' in chart._chartSpace.xml or 'prstDash val="sysDash"' in chart._chartSpace.xml


def test_answers_of_a_scale_keep_their_order_and_their_counts():
    for name in ("distribution", "diverging"):
        slide = one(FINDINGS[name])
        drawn = charts(slide)[0].plots[0]
        answers = list(dict.fromkeys(row.column for row in ROWS[name]))
        assert [series.name for series in drawn.series] == answers
        first = [row for row in ROWS[name] if row.label == ROWS[name][0].label]
        assert [series.values[0] for series in drawn.series] == pytest.approx([row.n / row.base_n for row in first])
    assert "Each team decides" in words(slide)


def test_a_band_is_where_it_is_and_tells_no_count():
    slide = one(FINDINGS["bands"])
    low, width, rest = (list(series.values) for series in charts(slide)[0].plots[0].series)
    assert low == pytest.approx([2 / 3, 0.5])
    assert width == pytest.approx([1 / 3, 0.1])
    assert rest == pytest.approx([0, 0.4])
    assert "two thirds or more" in words(slide)


def test_a_kind_nobody_knows_is_a_table():
    slide = one(FINDINGS["unheard_of"])
    grid = next(shape.table for shape in slide.shapes if shape.has_table)
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [
        ["Workshops", "2025, 2nd", "6 of 46"], ["Visits", "2025, 3rd", "6 of 46"],
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "head"), [("said_did", "We did"), ("next", "We do")])
def test_what_was_done_and_what_is_still_to_do_have_their_own_head(name: str, head: str):
    slide = one(replace(FINDINGS["commitments"], finding_id=name))
    grid = next(shape.table for shape in slide.shapes if shape.has_table)
    assert [cell.text for cell in grid.rows[0].cells] == ["You said", head, "Who, by when"]


def test_notes_have_base_wording_caution_and_every_number(deck):
    for slide, meant in zip(deck.slides, SLIDES, strict=True):
        said, found = slide.notes_slide.notes_text_frame.text, meant.finding
        assert all(
            part in said for part in (found.headline, found.base, found.question, found.caution or "", meant.talk)
        )
        if found.chart != "quotes":
            assert all(counted(row.n, row.base_n) in said for row in found.rows)


def test_what_finds_no_room_is_named_in_the_notes_and_what_is_told_of_stays():
    rows = tuple(Row(f"Way of learning {at}", 30 - at, 46, marked=at == 19) for at in range(20))
    slide = one(replace(FINDINGS["bars"], rows=rows))
    shown = list(charts(slide)[0].plots[0].categories)
    assert "Way of learning 19" in shown
    missing = [row.label for row in rows if row.label not in shown]
    said = slide.notes_slide.notes_text_frame.text
    assert missing
    assert all(label in said.partition("No room on the slide for:")[2] for label in missing)


def test_the_same_slides_are_the_same_bytes():
    assert deck_of(SLIDES, IMPRINT) == DECK
    with zipfile.ZipFile(io.BytesIO(DECK)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        books = [archive.read(name) for name in archive.namelist() if name.endswith(".xlsx")]
    for book in books:
        with zipfile.ZipFile(io.BytesIO(book)) as archive:
            assert {info.date_time[0] for info in archive.infolist()} == {1980}


def test_nothing_of_another_template_is_in_the_file():
    with zipfile.ZipFile(io.BytesIO(DECK)) as archive:
        assert len(set(archive.namelist())) == len(archive.namelist())
        assert len([name for name in archive.namelist() if "slideLayouts/slideLayout" in name]) == 2
        assert not [name for name in archive.namelist() if "printer" in name or "thumbnail" in name]
        assert b"Steve Canny" not in b"".join(archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("colour", ["#FFD700", "#00FF00", "#0072B2", "#FFFFFF", "#000000", "#C0FFEE"])
def test_any_colour_of_a_school_can_be_read(colour: str):
    assert contrast(readable(colour), "#FFFFFF") >= 4.5
    data = deck_of(SLIDES[:2], Imprint("School", "2025", colour))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        theme = next(archive.read(name) for name in archive.namelist() if name.endswith("theme/theme1.xml"))
    assert readable(colour)[1:].encode() in theme


@pytest.mark.parametrize("chart", ROWS)
def test_text_of_a_survey_stays_text(chart: str):
    for text in naughty_strings()[:: 20 if chart != "ranking" else 2]:
        rows = tuple(replace(row, label=text, note=text, column=row.column and text) for row in ROWS[chart][:2])
        odd = Finding("f", text, text, chart, rows, text, text, text)
        slides, imprint = [Slide("first", odd, text)], Imprint(text, text, "#0072B2", text)
        data = deck_of(slides, imprint)
        assert audit_deck(data, slides, imprint, 0).problems == (), ascii(text)
        assert Presentation(io.BytesIO(data)).slides[0].shapes.title.text.strip() == one_line(text)[:1500].strip()


def test_a_comment_of_any_length_fits_a_file():
    long = Finding("f", "x " * 40_000, "y" * 40_000, "quotes", (Row("z " * 40_000, 1, 30),))
    assert Presentation(io.BytesIO(deck_of([Slide("words", long)], IMPRINT))).slides[0].has_notes_slide


def test_it_is_quick():
    deck_of(SLIDES, IMPRINT)
    started = time.process_time()
    deck_of(SLIDES, IMPRINT)
    assert time.process_time() - started < 2


def test_every_slide_opens_in_libreoffice_and_says_its_numbers(tmp_path: Path):
    path = tmp_path / "deck.pptx"
    path.write_bytes(DECK)
    pages = words_of(converted(path, "pdf"))
    assert len(pages) == len(SLIDES)
    for page, slide in zip(pages, SLIDES, strict=True):
        shown = " ".join(page.split())
        assert slide.finding.headline in shown
        assert slide.finding.base in shown
        for row in slide.finding.rows:
            if slide.finding.chart in ("bars", "ranking", "profile", "unheard_of", "share"):
                assert counted(row.n, row.base_n) in shown
