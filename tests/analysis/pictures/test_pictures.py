"""Pictures hold the numbers of their finding and nothing else, inside their frame, and stay text whatever it says."""

import time
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.audit import audit_picture
from analysis.pictures import WIDTH, Look, contrast, mixed, png_of, shades, svg_of
from analysis.pictures.lines import spread
from analysis.pictures.metrics import text_width, wrapped
from analysis.survey import Finding, Row
from tests.analysis.forms import FINDINGS, LONG, shown_counts
from tests.analysis.reading.naughty import naughty_strings

HAIR = "1"  # what leads from a point to its name
SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> str:
    """Return everything that is written in a picture, its title left out."""
    return " ".join(element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text"))


@pytest.mark.parametrize("chart", FINDINGS)
def test_a_picture_holds_its_numbers_and_no_other(chart: str):
    svg = svg_of(FINDINGS[chart])
    audit = audit_picture(svg, FINDINGS[chart])
    assert audit.problems == ()
    assert ElementTree.fromstring(svg).find(f"{SVG}title").text == f"Chart of {chart}."


@pytest.mark.parametrize("chart", ["bars", "ranking", "profile", "share", "unheard_of", "change"])
def test_every_count_stands_in_the_picture_with_its_base(chart: str):
    written = texts(svg_of(FINDINGS[chart]))
    assert all(count in written for count in shown_counts(chart))


def test_what_was_not_offered_is_a_dash_and_nobody_is_none():
    written = texts(svg_of(FINDINGS["reach"]))
    assert "–" in written
    assert "none of 46" in written


def test_bars_are_as_long_as_their_shares():
    bars = ElementTree.fromstring(svg_of(FINDINGS["profile"])).findall(f"{SVG}rect")[1:]
    time_, choice, trust = (float(bar.get("width")) for bar in bars)
    assert time_ / trust == pytest.approx(13 / 35, abs=0.01)
    assert choice / trust == pytest.approx(22 / 35, abs=0.01)


def test_a_line_is_open_at_a_break_and_dotted_where_the_question_is_only_similar():
    tree = ElementTree.fromstring(svg_of(FINDINGS["slope"]))
    look = Look()
    lines = [
        line for line in tree.iter(f"{SVG}line")
        if line.get("stroke") in (look.marked, look.others) and line.get("stroke-width") != HAIR
    ]  # fmt: skip
    assert [line.get("stroke-dasharray") is not None for line in lines] == [True, False, False, False]
    assert "A gap: not offered, or asked in another way" in texts(svg_of(FINDINGS["slope"]))


@pytest.mark.parametrize("chart", FINDINGS)
def test_nothing_stands_outside_the_frame(chart: str):
    tree = ElementTree.fromstring(svg_of(FINDINGS[chart], margin=0))
    height = float(tree.get("height"))
    for element in tree.iter():
        for name, limit in (("x", WIDTH), ("cx", WIDTH), ("x2", WIDTH), ("y", height), ("cy", height)):
            assert -1 <= float(element.get(name, 0)) <= limit + 1
        if element.tag == f"{SVG}rect":
            assert float(element.get("x", 0)) + float(element.get("width")) <= WIDTH + 1
        if element.tag == f"{SVG}text" and element.get("text-anchor") == "start":
            bold = element.get("font-weight") == "bold"
            assert (
                float(element.get("x")) + text_width(element.text or "", float(element.get("font-size")), bold)
                <= WIDTH + 1
            )


@pytest.mark.parametrize("chart", FINDINGS)
def test_text_of_a_survey_stays_text(chart: str):
    for at, text in enumerate(naughty_strings()):
        base = FINDINGS[chart]
        rows = tuple(replace(row, label=text, note=text) for row in base.rows[:1])
        odd = Finding("f", text, text, chart, rows, text, text, text)
        tags = {element.tag for element in ElementTree.fromstring(svg_of(odd)).iter()}
        assert tags <= {f"{SVG}{name}" for name in ("svg", "title", "rect", "text", "line", "circle")}, at


@pytest.mark.parametrize("text", naughty_strings()[::25])
def test_odd_text_becomes_a_picture(text: str):
    odd = Finding("f", text, text, "ranking", (Row(text, 1, 9, text), Row(LONG, 0, 9)))
    assert png_of(svg_of(odd), 400).startswith(b"\x89PNG")


def test_a_picture_without_rows_says_its_sentence():
    assert "Too few answered." in texts(svg_of(Finding("f", "Too few answered.", "", "ranking")))


def test_long_words_and_scripts_without_blanks_are_broken():
    assert len(wrapped("a" * 200, 300, 24)) > 1
    assert len(wrapped("学校のなかで同僚から学ぶことがいちばん役に立つ" * 3, 300, 24)) > 1
    assert wrapped("x " * 4000, 300, 24, most=3)[-1].endswith("…")
    assert all(text_width(line, 24) <= 300 for line in wrapped(LONG * 3, 300, 24))


def test_colours_keep_their_distance():
    look = Look()
    assert contrast(look.marked, look.ground) >= 4.5
    assert contrast(look.soft, look.ground) >= 4.5
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert mixed("#0072B2", "#FFFFFF", 1) == "#0072B2"
    colours = shades(FINDINGS["diverging"], look.marked, look.ground)
    assert len(set(colours.values())) == 7
    assert len(set(shades(FINDINGS["distribution"], look.marked, look.ground).values())) == 5


def test_the_same_finding_is_the_same_picture():
    assert svg_of(FINDINGS["slope"]) == svg_of(FINDINGS["slope"])
    assert png_of(svg_of(FINDINGS["bars"]), 300) == png_of(svg_of(FINDINGS["bars"]), 300)


def test_pictures_are_quick():
    png_of(svg_of(FINDINGS["ranking"]))
    started = time.process_time()
    svg = svg_of(FINDINGS["ranking"])
    drawn = time.process_time()
    png_of(svg)
    assert drawn - started < 0.05
    assert time.process_time() - drawn < 1


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 60)), max_size=12))
def test_names_never_overlap_and_are_moved_no_more_than_least_squares_asks(ends):
    from scipy.optimize import isotonic_regression

    wanted, heights = sorted(place for place, _ in ends), [height for _, height in ends]
    places = spread(wanted, heights)
    assert all(b - a >= height - 1e-6 for a, b, height in zip(places, places[1:], heights, strict=False))
    if ends:
        before = np.concatenate([[0], np.cumsum(heights)[:-1]])
        assert places == pytest.approx(isotonic_regression(np.array(wanted) - before).x + before)
