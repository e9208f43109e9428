"""What is taken along depends on the released tables only: deck, handout, workbook, pictures, tables, JSON.

As with pages, answers are dealt out anew among people whom nothing shown tells apart, and not one byte of any file may
differ. What only one person wrote, a comment that was not approved, and a team that stands in no block are in no byte.
"""

import io
import re
import zipfile
import zlib
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.__main__ import main
from analysis.download import csv_of
from analysis.pictures import png_of, svg_of
from analysis.reading import read_here
from pages.shared import comments, files, meeting, words
from sample_data import MAPLE_HOLLOW
from tests.pages.driving import store_of
from tests.pages.swapping import EXPORT, HEADER_ROWS, columns_of, published, rows, swapped, written

NOW = "2025-06-18T12:00:00"
TYPED, UNAPPROVED, ALONE, LEADERS = "Quizzaciously", "Xylophonically", "Zyzzyva wing", "Quokka office"


def approve(app: AppTest) -> int:
    """Approve every comment but the one that holds the word that must not leave; return how many."""
    store = store_of(app)
    saved = store.surveys()[0]
    found = comments.listed(saved, comments.rulings(saved)).questions
    keys = [one.key for asked in found for one in asked.comments if UNAPPROVED not in one.text]
    store.approve_comments(saved.id, keys, True, NOW)
    return len(keys)


def made(app: AppTest) -> dict[str, bytes]:
    """Return every file that the pages offer for the survey that is published, at full length."""
    saved = store_of(app).surveys()[0]
    everything = [finding for finding in meeting.everything(saved) if finding.rows]
    slides, imprint = meeting.slides(saved, tuple(meeting.choices(saved))), meeting.imprint(saved)
    found = {}
    for kind, paper in (("deck", ""), ("handout", "a4"), ("workbook", "")):
        found[kind], audit = files.Order(kind, slides, tuple(everything), imprint, paper, saved.promise).made()
        assert not audit.problems or kind == "handout", audit.problems
    for finding in everything:
        svg = svg_of(finding)
        found |= {f"{finding.finding_id}.svg": svg.encode(), f"{finding.finding_id}.png": png_of(svg)}
        found[f"{finding.finding_id}.csv"] = csv_of(finding, words.DOWNLOAD_COLUMNS)
    return found


def printed(capsys: pytest.CaptureFixture, path: Path) -> dict[str, bytes]:
    """Return what the commands say of an export, for programs and for people, and their deck."""
    deck, earlier = path.with_suffix(".pptx"), str(MAPLE_HOLLOW[1])
    commands = {
        "release.json": ["release", str(path), "--json"], "release.txt": ["release", str(path)],
        "years.json": ["release", earlier, str(path), "--json"],
        "compare.json": ["compare", earlier, str(path), "--json"],
        "attack.json": ["attack", str(path), "--json"], "deck.json": ["deck", str(path), "--out", str(deck), "--json"],
    }  # fmt: skip
    found = {}
    for name, arguments in commands.items():
        assert main(arguments) == 0
        found[name] = capsys.readouterr().out.encode()
    return found | {"deck of the command": deck.read_bytes()}


def test_answers_dealt_out_anew_within_a_group_change_no_byte_of_any_file(fresh, tmp_path: Path, capsys):
    table = rows()
    other = swapped(table, seed=8)
    assert sum(one != two for one, two in zip(table, other, strict=True)) > 20
    found = []
    for name, answers in (("one", table), ("two", other)):
        path = written(tmp_path / f"of_{name}", answers)
        app = published(fresh(name), path)
        assert approve(app) > 20
        found.append(made(app) | printed(capsys, path))
    before, after = found
    assert set(before) == set(after)
    assert {name: before[name] == after[name] for name in before} == dict.fromkeys(before, True)
    assert len(before) > 40


def everything_in(data: bytes) -> bytes:
    """Return a file with all that is packed in it: parts of archives, archives in them, and streams of a pdf."""
    found = [data]
    if zipfile.is_zipfile(io.BytesIO(data)):
        archive = zipfile.ZipFile(io.BytesIO(data))
        found += [everything_in(archive.read(name)) for name in archive.namelist()]
    if data.startswith(b"%PDF"):
        from pypdf import PdfReader

        streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
        found += [zlib.decompressobj().decompress(stream) for stream in streams if stream.startswith(b"x")]
        found += [page.extract_text().encode() for page in PdfReader(io.BytesIO(data)).pages]
    return b"\n".join(found)


def test_what_one_person_wrote_and_teams_of_no_block_are_in_no_byte_of_any_file(fresh, tmp_path: Path, capsys):
    survey = read_here(EXPORT.read_bytes(), EXPORT.name)
    asked = {item.purpose: item.columns[0] - 1 for item in survey.items if item.purpose}
    own_words = [item.columns[0] - 1 for item in survey.items if item.item_type == "open_ended"]
    role, team = columns_of("role", "team")
    table = rows()
    people = [row for row in table[HEADER_ROWS:] if "IP Address" in row and "True" in row]
    teachers = [row for row in people if row[role] == "Teacher"]
    teachers[0][asked["most_valuable"]] = TYPED
    teachers[1][asked["took_part"]] += f",{TYPED} with Mary"
    for column in own_words:
        teachers[2][column] = f"{UNAPPROVED} I would like more time to plan"
    teachers[3][team] = ALONE
    for leader in (row for row in people if row[role].startswith("Principal")):
        leader[team] = LEADERS
    path = written(tmp_path / "a", table)
    app = published(fresh("one"), path)
    assert approve(app) > 20
    found = made(app) | printed(capsys, path)
    assert b"planning" in everything_in(found["handout"]).lower() or b"plan" in everything_in(found["workbook"]).lower()
    for name, data in found.items():
        packed = everything_in(data)
        for canary in (TYPED, UNAPPROVED, ALONE, LEADERS):
            for written_as in (canary.encode(), canary.encode("utf-16-le"), canary.lower().encode()):
                assert written_as not in packed, (name, canary)


def test_a_canary_would_be_found(tmp_path: Path):
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", TYPED * 9)
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b.xlsx", inner.getvalue())
    assert TYPED.encode() not in outer.getvalue()
    assert TYPED.encode() in everything_in(outer.getvalue())
