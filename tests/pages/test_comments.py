"""The page Comments of a published survey: the expected numbers, what may be read, and no byte more."""

from html import unescape

import pytest

from pages.shared import words
from pages.shared.words import comments as said_here
from tests.analysis.test_maple_hollow import EXPECTED
from tests.pages.comments_driving import J, about, choose, click, everything, export, listed, opened, publish, toggle
from tests.pages.driving import goto, said, store_of, upload

C4 = "What did it change for you or your students?"
LABELS = {
    "time": "Time",
    "choice": "Choice",
    "classroom": "Seeing classrooms",
    "coaching_value": "Learning from each other",
    "relevance": "Relevance",
    "facilitation": "How sessions are led",
    "data": "Data and evidence",
}
COUNTED = [row for row in EXPECTED.values() if row["family"] == "comments" and "theme" in row["description"]]
USABLE = [row for row in EXPECTED.values() if row["family"] == "comments" and "J: usable" in row["description"]]
NEVER = (
    "medical leave",
    "Okafor",
    "okafor",
    "Bianchi",
    "bianchi",
    "tremblay",
    "careful about",
    "As a leader",
    "[e-mail",
)


@pytest.mark.parametrize("row", COUNTED, ids=lambda row: row["finding_id"])
def test_themes_are_those_of_the_sample_school_with_their_base(sample, row):
    wording = J[row["year"]] if row["description"].startswith("J") else C4
    label = LABELS[row["description"].split("theme ")[1]]
    base = 21 if wording == C4 else int(row["denominator"])  # The 22nd wrote as a school leader: never released.
    assert f"<td>{label}</td><td>{row['numerator']} of {base}</td>" in opened(sample, row["year"], wording)


@pytest.mark.parametrize("row", USABLE, ids=lambda row: row["finding_id"])
def test_answers_that_say_nothing_are_counted_apart(sample, row):
    shown = opened(sample, row["year"], J[row["year"]])
    number = {1: "one", 2: "two", 3: "three"}[int(row["denominator"]) - int(row["value"])]
    assert f"{row['value']} teachers wrote a comment here; {number} more wrote “none” or the like." in shown


def test_what_teachers_want_in_one_sentence(sample):
    shown = opened(sample, "2025", J["2025"])
    assert (
        "12 of 37 teachers who commented wrote about “Time”, 8 about “Choice” and 7 about “Seeing classrooms”." in shown
    )
    assert "35 of 37 comments may be read here." in shown
    assert "Cover my class so that I can see a full math lesson in [name]'s room." in shown
    assert said_here.PROMISE.format(least=10) in shown


@pytest.mark.parametrize("year", ["2023", "2024", "2025"])
def test_nothing_of_a_comment_that_is_not_approved_is_in_any_byte(sample, year):
    goto(sample, "comments").selectbox(key="year").select(year).run()
    for wording in about(sample).options:
        choose(sample, wording)
        sent = everything(sample)
        assert wording in sent
        assert not [word for word in NEVER if word in sent]
    for page in ("overview", "learning_modes", "upload"):
        assert not [word for word in NEVER if word in everything(goto(sample, page))]


def test_comments_stand_in_the_order_of_the_alphabet(sample):
    shown = opened(sample, "2024", J["2024"])
    quotes = [line.split("<")[0] for line in shown.split("<li>")[1:]]
    assert len(quotes) == 23
    assert quotes == sorted(quotes, key=str.casefold)


def test_a_theme_and_a_search_narrow_what_is_read(sample):
    opened(sample, "2025", J["2025"])
    box = next(box for box in sample.selectbox if box.key.startswith("comment_theme_"))
    box.select("Trust").run()
    assert "Ask before you pair people." in said(sample)
    assert "More time to actually try things" not in said(sample)
    box.select(said_here.ALL_THEMES).run()
    search = next(field for field in sample.text_input if field.key.startswith("comment_search_"))
    search.input("APRÈS l'école").run()
    assert unescape(said(sample)).count("<li>") == 1
    search.input("medical").run()
    assert said_here.NOTHING_FOUND in said(sample)


def test_a_word_stands_in_its_place(sample):
    opened(sample, "2025", J["2025"])
    box = next(box for box in sample.selectbox if box.key.startswith("comment_word_"))
    assert "time" in box.options
    box.select("time").run()
    assert '<td class="room-before">Someone should keep the </td><td><strong>time</strong></td>' in said(sample)


def test_fewer_than_ten_writers_are_told_in_words_and_nothing_else(app, tmp_path):
    texts = [f"More time please {letter}" for letter in "abcdefghi"]
    upload(app.run(), export(tmp_path, [*texts, *[""] * 6]))
    publish(app)
    shown = everything(goto(app, "comments"))
    assert "Fewer than 10 people wrote something here, so nothing of it is shown." in shown
    assert "More time" not in shown
    assert not [box for box in app.text_input if box.key.startswith("comment_search_")]


def test_nothing_is_read_until_approved_and_approval_can_be_given_and_withdrawn(app, tmp_path):
    texts = [f"More time please {letter * 4}" for letter in "abcdefghijkl"]
    upload(app.run(), export(tmp_path, [*texts, "Zwickel in my room 12"]))
    publish(app)
    shown = everything(goto(app, "comments"))
    assert "12 of 13 people who commented wrote about “Time”." in shown
    assert "No comment has been approved for showing yet." in shown
    assert "please" not in shown
    toggle(app)
    assert "Zwickel" in everything(app)
    listed(app)["More time please dddd"].check()
    click(app, said_here.KEEP)
    toggle(app, on=False)
    assert "More time please dddd" in everything(app)
    assert "aaaa" not in everything(app)
    toggle(app)
    click(app, said_here.WITHDRAW_ALL.format(n=1))
    toggle(app, on=False)
    assert "please" not in everything(app)


def test_of_a_published_survey_themes_and_names_stand(app, tmp_path):
    upload(app.run(), export(tmp_path, [f"Ask Zwickel {letter * 4}" for letter in "abcdefghijkl"]))
    publish(app)
    goto(app, "comments")
    toggle(app)
    assert "Zwickel" in everything(app)
    assert "Ask Zwickel" not in everything(app)
    assert not [box for box in app.text_area if box.key.startswith("book_")]
    assert not [box for box in app.multiselect if box.label == said_here.MASKED]
    survey_id = store_of(app).surveys()[0].id
    assert store_of(app).comment_rulings(survey_id).names == {}


def test_a_survey_without_own_words_says_so(app, tmp_path):
    path = tmp_path / "ticks.csv"
    rows = [f"5/1/2025 10:00:{at:02},Teacher,{['Workshops', 'Peer coaching'][at % 2]}" for at in range(20)]
    path.write_text("\n".join(["Timestamp,What is your role?,Which learning was most valuable?", *rows]), "utf-8")
    upload(app.run(), path)
    assert said_here.NONE_HERE in said(goto(app, "comments"))


def test_an_empty_store_says_what_to_do_next(app):
    goto(app.run(), "comments")
    assert words.NO_SURVEYS in said(app)
    assert not app.exception
