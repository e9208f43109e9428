"""The page School year in AppTest: every widget that changes something, from an empty store on."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook

from coaching.people import CalendarDay, LeadRole, LearningEvent, Team
from coaching.priority import Template
from pages.shared.words import coaching as said
from tests.pages.coaching_driving import cycle, open_as, press, refusals
from tests.pages.driving import goto
from tests.pages.driving import said as shown

LIST = "Name;Team;Role\nAda B.;Grade 3;Team lead\nBen C.;Grade 3;Teacher\nDi E.;;Principal\nEva F.;Grade 4;Team lead"


@pytest.fixture
def begun(app):
    """Return the app with an own school year and a small staff."""
    goto(app.run(), "school_year")
    app.text_input(key="new_label").set_value("2026-27")
    app.date_input(key="new_start").set_value(date(2026, 9, 1))
    app.date_input(key="new_end").set_value(date(2027, 6, 25))
    press(app, "new_save")
    app.text_area(key="staff_text").set_value(LIST)
    return press(app, "staff_save")


def names() -> dict[str, str]:
    return {person.name: person.id for person in cycle().people()}


def part(app, name):
    app.segmented_control(key="part").set_value(name).run()
    assert not app.exception
    return app


def test_a_year_begins_with_three_dates_and_a_pasted_list(begun):
    (year,) = cycle().years()
    assert (year.label, year.start, year.end) == ("2026-27", date(2026, 9, 1), date(2027, 6, 25))
    assert sorted(names()) == ["Ada B.", "Ben C.", "Di E.", "Eva F."]
    teams = cycle().teams(year.id)
    assert [(team.name, len(team.members), len(team.leads)) for team in teams] == [("Grade 3", 2, 1), ("Grade 4", 1, 1)]
    assert "Ada B. and Ben C." in shown(begun)


def test_a_year_that_ends_before_it_starts_is_refused(app):
    goto(app.run(), "school_year")
    app.date_input(key="new_end").set_value(date(2020, 1, 1))
    press(app, "new_save")
    assert "ends before it starts" in refusals(app)
    assert cycle().years() == ()


def test_a_staff_list_comes_from_a_spreadsheet(begun):
    book = Workbook()
    for row in (("Staff",), ("Name", "Team", "Role"), ("Fay G.", "Specialists", "Teacher")):
        book.active.append(row)
    content = BytesIO()
    book.save(content)
    begun.file_uploader(key="staff_file").upload("staff.xlsx", content.getvalue())
    press(begun, "staff_save")
    assert "Fay G." in names()
    assert len(names()) == 5
    assert cycle().teams(cycle().years()[0].id)[2].goes_anywhere


def test_a_whole_list_lets_those_go_who_are_not_on_it(begun):
    begun.text_area(key="staff_text").set_value("Ada B.;Grade 3;Team lead")
    begun.checkbox(key="staff_whole_False").check()
    press(begun, "staff_save")
    assert list(names()) == ["Ada B."]


@pytest.mark.parametrize(("text", "sentence"), [("", "is empty"), ("Ada;x\nada;y", "same name")])
def test_a_list_that_cannot_be_read_is_refused_in_a_sentence(begun, text, sentence):
    begun.text_area(key="staff_text").set_value(text)
    press(begun, "staff_save")
    assert sentence in refusals(begun)
    assert len(names()) == 4


def test_the_coordinator_and_the_periods_are_set(begun):
    year = cycle().years()[0]
    at = f"{year.id}_{year.version}"
    begun.selectbox(key=f"{at}_coordinator").select(names()["Ben C."])
    begun.text_input(key=f"{at}_periods").set_value("Mon 1, Mon 2, Mon 2,")
    press(begun, f"{at}_save")
    year = cycle().years()[0]
    assert (year.coordinator, year.periods) == (names()["Ben C."], ("Mon 1", "Mon 2"))
    assert names()["Di E."] not in begun.selectbox(key=f"{year.id}_{year.version}_coordinator").options


def test_the_next_year_begins_beside_this_one(begun):
    press(begun, "next_save")
    assert [year.label for year in cycle().years()] == ["2026-27", "2027-28"]
    assert begun.selectbox(key="school_year").options == ["2026-27", "2027-28"]


def test_a_team_changes_name_members_and_leads(begun):
    team = cycle().teams(cycle().years()[0].id)[0]
    at = f"{team.id}_{team.version}"
    begun.selectbox(key="team_which").select(team.id).run()
    begun.text_input(key=f"{at}_name").set_value("Grade 3 and 4")
    begun.text_input(key=f"{at}_division").set_value("Primary")
    begun.multiselect(key=f"{at}_members").set_value([*list(names().values())[:2], names()["Eva F."]])
    begun.multiselect(key=f"{at}_leads").set_value([names()["Eva F."]])
    begun.checkbox(key=f"{at}_anywhere").check()
    press(begun, f"{at}_save")
    changed = cycle().one(Team, team.id)
    assert (changed.name, changed.division, changed.goes_anywhere) == ("Grade 3 and 4", "Primary", True)
    assert changed.leads == (names()["Eva F."],)
    assert [len(one.members) for one in cycle().teams(changed.year)] == [3, 0]


def test_a_day_is_added_and_removed(begun):
    part(begun, said.DAYS)
    begun.date_input(key="day_on").set_value(date(2026, 10, 2))
    begun.text_input(key="day_title").set_value("Top priority chosen")
    begun.selectbox(key="day_kind").select("milestone")
    press(begun, "day_save")
    (new,) = cycle().all(CalendarDay)
    assert (new.on, new.title, new.kind) == (date(2026, 10, 2), "Top priority chosen", "milestone")
    press(begun, "do_remove_day")
    assert cycle().all(CalendarDay) == ()
    press(begun, "undo_last")
    assert [one.title for one in cycle().all(CalendarDay)] == ["Top priority chosen"]


def test_a_lead_role_is_written_down_changed_and_removed(begun):
    part(begun, said.ROLES)
    for release in ("1 hour", "2 hours"):
        begun.selectbox(key="role_person").select(names()["Ada B."])
        begun.text_input(key="role_title").set_value("Team lead")
        begun.text_input(key="role_about").set_value("Keeps the roadmap")
        begun.text_input(key="role_release_time").set_value(release)
        begun.text_input(key="role_pay").set_value("$1,500")
        press(begun, "role_save")
    (role,) = cycle().all(LeadRole)
    assert (role.release_time, role.pay, role.version) == ("2 hours", "$1,500", 2)
    press(begun, "do_remove_role")
    assert cycle().all(LeadRole) == ()


def test_who_was_in_the_room_is_kept_without_names(begun):
    part(begun, said.ROOM)
    begun.date_input(key="room_on").set_value(date(2026, 9, 18))
    begun.text_input(key="room_title").set_value("Four questions")
    begun.number_input(key="room_leaders").set_value(1)
    begun.number_input(key="room_teachers").set_value(3)
    press(begun, "room_save")
    (event,) = cycle().all(LearningEvent)
    assert (event.title, event.leaders_present, event.teachers_present) == ("Four questions", 1, 3)
    press(begun, "do_remove_event")
    assert cycle().all(LearningEvent) == ()


def test_the_school_writes_four_questions_of_its_own(begun):
    part(begun, said.OWN_TEMPLATE)
    begun.text_input(key="template_name").set_value("Ours")
    press(begun, "template_save")
    assert "write all four" in refusals(begun)
    begun.text_input(key="template_name").set_value("Ours")
    for n in range(1, 5):
        begun.text_input(key=f"template_{n}").set_value(f"Question {n}?")
    press(begun, "template_save")
    (own,) = cycle().all(Template)
    assert own.questions[3] == "Question 4?"
    open_as(begun, "priorities", names()["Ada B."])
    assert begun.selectbox(key="template").options[0] == "Ours"


def test_a_teacher_who_leads_nothing_changes_nothing_here(coaching):
    for name in said.YEAR_PARTS:
        open_as(coaching, "school_year", "T21", name, "part")
        assert said.MAY_NOT in shown(coaching)
        assert not coaching.button
