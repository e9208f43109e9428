"""The pages of coaching: what they say with nothing, to whom they show what, and the strip on the overview."""

from html import unescape

import pytest

from pages.shared.words import coaching as said
from tests.pages.coaching_driving import cycle, open_as, store
from tests.pages.driving import goto
from tests.pages.driving import said as shown

PAGES = ("priorities", "sessions", "school_year")
READERS = ("", "T20", "T21", "T14", "T37", "L1")
PARTS = {
    "priorities": (said.ALL_TEAMS, said.STAFF_MEETING),
    "sessions": (said.MINE, said.THE_ROUND, said.GOOD_SESSION),
    "school_year": said.YEAR_PARTS,
}
BARS = {"school_year": "part"}
STRIP = (
    "8 of 8 teams have chosen a top priority.",
    "19 of 40 actions done; 7 overdue in 3 teams.",
    "Round 2: 21 of 23 groups held, 1 moved to another day, 1 cancelled.",
    "Leaders and teachers were in the room from start to end at 5 of 8 events.",
    "Release time exists for 3 of 8 lead roles.",
    "Next: 14 May, Round 3: pairs in classrooms (version 2).",
)


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_store_says_what_to_do_next(app, page):
    goto(app.run(), page)
    assert not app.exception
    assert said.NO_YEAR in shown(app)
    assert said.NO_YEAR_SAMPLE in shown(app)


def test_the_sample_brings_its_cycle_and_takes_it_along(sample):
    assert len(cycle().people()) == 51
    goto(sample, "upload").button(key="forget_sample").click().run()
    assert not sample.exception
    assert cycle().people() == ()
    assert not store().has_sample()


def test_a_year_of_the_school_itself_stays_when_the_sample_is_opened(app):
    from datetime import date

    from coaching.people import SchoolYear

    app.run()
    store().save(SchoolYear("2026-27", date(2026, 9, 1), date(2027, 6, 30)), who="", at="2026-11-25")
    app.button(key="load_sample").click().run()
    assert not app.exception
    assert [year.label for year in cycle().years()] == ["2026-27"]
    goto(app, "upload").button(key="forget_sample").click().run()
    assert [year.label for year in cycle().years()] == ["2026-27"]


def test_the_overview_shows_the_strip(sample):
    text = unescape(shown(goto(sample, "overview")))
    assert all(sentence in text for sentence in STRIP)


@pytest.mark.parametrize("who", READERS)
@pytest.mark.parametrize("page", PAGES)
def test_every_part_of_every_page_opens_for_everybody(coaching, page, who):
    for part in PARTS[page]:
        open_as(coaching, page, who, part, BARS.get(page, ""))


def test_the_gallery_stands_in_the_schools_own_order(coaching):
    text = unescape(shown(open_as(coaching, "priorities", "L1")))
    names = [team.name for team in cycle().teams("Y2024")]
    places = [text.index(f'<p class="quiet">{name}</p>') for name in names]
    assert places == sorted(places)
    assert all(sentence in text for sentence in STRIP)


def test_the_staff_screen_names_no_team(coaching):
    text = unescape(shown(open_as(coaching, "priorities", "", said.STAFF_MEETING)))
    assert "Fractions as numbers" in text
    assert not any(team.name in text for team in cycle().teams("Y2024"))


def everything(app) -> str:
    """Return all that was sent to the browser, in any kind of element."""
    return "\n".join(str(block) for block in app._tree.walk()) if hasattr(app._tree, "walk") else str(app._tree)


@pytest.mark.parametrize("who", ["L1", "L2", "L3", ""])
def test_leaders_and_the_screen_never_get_what_was_said_or_who_declined(coaching, who):
    secret = [taken.next_step for taken in cycle().all(_takeaway())]
    for page, parts in PARTS.items():
        for part in parts:
            text = everything(open_as(coaching, page, who, part, BARS.get(page, "")))
            assert not any(step in text for step in secret)
            assert "would rather not" not in text.replace(said.LEADERS_HERE, "").replace(said.COORDINATOR_HELP, "")
            assert "A-G4-2" not in text


def _takeaway():
    from coaching.rounds import Takeaway

    return Takeaway


def test_a_leader_sees_who_works_with_whom_and_when(coaching):
    text = unescape(shown(open_as(coaching, "sessions", "L1", said.THE_ROUND)))
    assert "Tara K. – Abel H." in text
    assert "Nils U. coordinates" in text.replace("\\", "")
    assert said.BOARD_ANSWERS not in text
    assert "Kiki Z." not in text


def test_a_teacher_of_another_team_sees_no_session_that_is_not_their_own(coaching):
    text = unescape(shown(open_as(coaching, "sessions", "T38", said.THE_ROUND)))
    assert "Lena G. – Vito R." in text
    assert "Tara K. – Abel H." not in text


def test_what_people_write_is_shown_letter_by_letter(coaching):
    from dataclasses import replace

    from coaching.people import Person
    from coaching.priority import Priority
    from coaching.roadmap import Action

    nasty = "<img src=x onerror=alert(1)> **bold** $x^2$ ![i](http://elsewhere.example/a.png)"
    kept = cycle()
    changed = [
        replace(kept.one(Priority, "P-G4"), title=nasty, answers=(nasty,) * 4, measure=nasty, wording=nasty),
        replace(kept.one(Action, "A-G4-2"), title=nasty),
        replace(kept.one(Person, "T21"), name=nasty),
    ]
    store().save(*changed, who="T20", at="2025-03-03")
    for page, part in (("priorities", said.OUR_TEAM), ("priorities", said.ALL_TEAMS), ("sessions", said.THE_ROUND)):
        open_as(coaching, page, "T20", part)
        assert all("<img src=x" not in html.proto.body for html in coaching.get("html"))
        assert all("![i](http" not in text.value for text in coaching.markdown)
