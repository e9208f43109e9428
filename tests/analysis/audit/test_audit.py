"""Reading a file back notices every kind of mistake; a file as it was made has none."""

import io
import re
import zipfile
from dataclasses import replace

import pytest

from analysis.audit import audit_deck, audit_picture
from analysis.audit.numbers import audit_promise, numbers_in
from analysis.deck import deck_of
from analysis.pictures import svg_of
from analysis.survey import Row
from tests.analysis.forms import FINDINGS, IMPRINT, PROMISE, SLIDES

DECK = deck_of(SLIDES, IMPRINT)


def changed(name: str, old: bytes, new: bytes, data: bytes = DECK) -> bytes:
    """Return the deck with something in one part replaced; it has to be there."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for part in before.namelist():
            content = before.read(part)
            if part == name:
                assert re.search(old, content)
                content = re.sub(old, new, content, count=1)
            after.writestr(part, content)
    return out.getvalue()


def inside(name: str, old: bytes, new: bytes) -> bytes:
    """Return the deck with something in the first workbook behind a chart replaced."""
    with zipfile.ZipFile(io.BytesIO(DECK)) as archive:
        book = next(part for part in archive.namelist() if part.endswith(".xlsx"))
        content = changed(name, old, new, archive.read(book))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(DECK)) as before, zipfile.ZipFile(out, "w") as after:
        for part in before.namelist():
            after.writestr(part, content if part == book else before.read(part))
    return out.getvalue()


def problems(data: bytes) -> str:
    return " ".join(audit_deck(data, SLIDES, IMPRINT, PROMISE).problems)


def test_a_deck_as_it_was_made_has_no_problem():
    audit = audit_deck(DECK, SLIDES, IMPRINT, PROMISE)
    assert audit.problems == ()
    assert audit.compared_n > 300


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("ppt/slides/slide4.xml", rb"What ranking says of 46", b"What ranking says of 45", "45 is no number"),
        ("ppt/slides/slide4.xml", rb"What ranking says", b"What the ranking says", "not the sentence"),
        ("ppt/slides/slide4.xml", rb"<p:sld ", b'<p:sld show="0" ', "Slide 4 is hidden"),
        ("ppt/notesSlides/notesSlide4.xml", rb"27 of 46", b"28 of 46", "28 is no number"),
        ("docProps/core.xml", rb"<dc:title>", b"<dc:creator>Ms Ortega</dc:creator><dc:title>", "tells its creator"),
        ("ppt/slides/_rels/slide4.xml.rels", rb"<Relationship ", b'<Relationship TargetMode="External" ', "leads out"),
    ],
)  # fmt: skip
def test_a_change_of_a_part_is_noticed(name, old, new, said):
    assert said in problems(changed(name, old, new))


def test_a_chart_that_shows_another_number_is_noticed():
    with zipfile.ZipFile(io.BytesIO(DECK)) as archive:
        charts = [part for part in archive.namelist() if re.fullmatch(r"ppt/charts/chart\d+\.xml", part)]
    value = rb"(?s)(<c:val>.*?<c:v>)[^<]*(</c:v>)"
    found = [problems(changed(chart, value, rb"\g<1>77\g<2>")) for chart in charts]
    assert len(found) > 10
    assert all("77 is no number" in said and "behind the chart" in said for said in found)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("xl/worksheets/sheet1.xml", rb"<v>46</v>", b"<v>45</v>", "behind the chart"),
        ("xl/worksheets/sheet1.xml", rb"<v>46</v>", b"<f>1+1</f><v>46</v>", "is a formula"),
        ("xl/workbook.xml", rb"<sheet ", b'<sheet state="hidden" ', "a sheet is hidden"),
        ("docProps/core.xml", rb"2000-01-01", b"2026-01-01", "tells its created"),
    ],
)
def test_a_change_behind_a_chart_is_noticed(name, old, new, said):
    assert said in problems(inside(name, old, new))


def test_slides_of_another_finding_are_noticed():
    other = list(SLIDES)
    ranking = FINDINGS["ranking"]
    other[3] = replace(SLIDES[3], finding=replace(ranking, rows=(replace(ranking.rows[0], n=26), *ranking.rows[1:])))
    found = " ".join(audit_deck(DECK, other, IMPRINT, PROMISE).problems)
    assert "27 is no number" in found
    assert "instead of" in " ".join(audit_deck(DECK, SLIDES[:-1], IMPRINT, PROMISE).problems)


def test_a_row_about_fewer_people_than_promised_is_noticed():
    small = replace(FINDINGS["bars"], rows=(Row("Time", 3, 4),))
    assert audit_promise([small], 5).problems == ("“Time” is about 4 people, fewer than promised.",)
    assert audit_promise([FINDINGS["bars"], FINDINGS["bands"]], 5).problems == ()


def test_a_picture_with_another_number_or_a_way_out_is_noticed():
    svg = svg_of(FINDINGS["bars"])
    assert "13 is no number" in " ".join(audit_picture(svg.replace("12 of 37", "13 of 37"), FINDINGS["bars"]).problems)
    linked = svg.replace("</svg>", '<image href="http://elsewhere.example/a.png"/></svg>')
    found = audit_picture(linked, FINDINGS["bars"]).problems
    assert found == ("The picture holds image.", "The picture leads out.")


def test_numbers_are_found_as_they_are_written():
    assert numbers_in("12 of 38 (31.6 %), K-8, 1,024") == ["12", "38", "31.6", "8", "1,024"]
