"""The uploader's work on the comments of a draft: names, approval, themes; everything shown letter by letter."""

from html import escape

import pytest

from analysis.vocabulary.text import tidy
from pages.shared.words import comments as said_here
from sample_data import MAPLE_HOLLOW
from tests.analysis.reading.naughty import naughty_strings
from tests.pages.comments_driving import click, everything, export, listed, opened, publish
from tests.pages.driving import goto, said, store_of, upload

TEXTS = [
    "More time with Mrs. Okafor", "Okafor helps, and Orff too", "I was on sick leave", "Choice", "Protect our time",
    "protect OUR time!", "Zeal! Time to plan", "time to read", "n/a",
]  # fmt: skip


@pytest.fixture
def draft(app, tmp_path):
    """Return the app with a draft, its page Comments open."""
    upload(app.run(), export(tmp_path, TEXTS))
    return goto(app, "comments")


def kept(app):
    """Return what the store holds of decisions about comments."""
    return store_of(app).comment_rulings(store_of(app).surveys()[0].id)


def field(app, kind: str, start: str):
    """Return the widget of this kind whose key begins so."""
    return next(found for found in getattr(app, kind) if found.key.startswith(start))


def test_all_comments_of_a_draft_are_there_masked(draft):
    assert set(listed(draft)) >= {"More time with [name]", "[name] helps, and [name] too"}
    assert "Mrs" not in said(draft)
    assert said_here.LOOK_TWICE_N.format(n=3) in said(draft)
    assert "5 of 8 people who commented wrote about “Time” and 1 about “Choice”." in said(draft)
    assert draft.get("progress")[0].proto.text == said_here.PROGRESS.format(approved=0, all=8)
    assert "nearly the same as 1 other" in said(draft)


def test_all_at_once_leaves_out_what_asks_for_a_second_look(draft):
    click(draft, said_here.APPROVE_ALL.format(n=5))
    assert len(kept(draft).approved) == 5
    assert not [text for text, box in listed(draft).items() if box.value and ("name" in text or "sick" in text)]
    click(draft, said_here.WITHDRAW_ALL.format(n=5))
    assert kept(draft).approved == frozenset()


def test_approval_by_theme(draft):
    field(draft, "selectbox", "comment_show_").select("Choice").run()
    assert len(draft.checkbox) == 1
    click(draft, said_here.APPROVE_ALL.format(n=1))
    assert len(kept(draft).approved) == 1


def test_what_is_to_look_at_twice_is_approved_one_by_one(draft):
    field(draft, "selectbox", "comment_show_").select(said_here.SHOW_TWICE).run()
    assert len(draft.checkbox) == 3
    assert not [button for button in draft.button if button.label.startswith("Approve")]
    draft.checkbox[0].check()
    click(draft, said_here.KEEP)
    assert len(kept(draft).approved) == 1


def test_a_name_is_taken_back_and_another_confirmed(draft):
    names = field(draft, "multiselect", "masked_")
    assert names.value == ["okafor", "orff"]
    assert names.options == ["Okafor", "Orff", "Zeal"]
    names.set_value(["okafor", "zeal"])
    click(draft, said_here.NAMES_SAVE)
    assert kept(draft).names == {"orff": False, "zeal": True}
    assert "Orff too" in everything(draft)
    assert "[name]! Time to plan" in listed(draft)


def test_a_staff_list_masks_names_and_is_not_kept(draft):
    field(draft, "text_area", "staff_names_").input("Protect, Ann\nVan Buren, Will")
    click(draft, said_here.NAMES_SAVE)
    assert kept(draft).names == {"protect": True}
    assert "Buren" not in everything(draft)


def test_themes_of_a_comment_are_corrected_and_taken_back(draft):
    comment = next(key for key in field(draft, "selectbox", "recode_").options if key == "Choice")
    field(draft, "selectbox", "recode_").select(comment).run()
    themes = next(found for found in draft.multiselect if found.label == said_here.RECODE_THEMES)
    assert themes.value == ["choice"]
    themes.set_value(["data"]).run()
    click(draft, said_here.RECODE_SAVE)
    assert list(kept(draft).recoded.values()) == [("data",)]
    assert "<td>Data and evidence</td><td>1 of 8</td>" in said(draft)
    click(draft, said_here.RECODE_BACK)
    assert kept(draft).recoded == {}


def test_the_codebook_is_edited_checked_and_put_back(draft):
    book = field(draft, "text_area", "book_")
    book.input(book.value + "\nMusic: orff, sing*")
    click(draft, said_here.CODEBOOK_SAVE)
    assert "<td>Music</td><td>1 of 8</td>" in said(draft)
    field(draft, "text_area", "book_").input("Time: time\nTime: plan")
    click(draft, said_here.CODEBOOK_SAVE)
    assert "Two themes have the name “Time”" in said(draft).replace("\\", "")
    click(draft, said_here.CODEBOOK_BACK)
    assert "Music" not in said(draft)


def test_what_leaders_wrote_is_counted_apart_and_cannot_be_approved(app):
    """F185: 22 usable comments, one of them by a school leader."""
    upload(app.run(), MAPLE_HOLLOW[2])
    shown = opened(app, "2025", "What did it change for you")
    assert said_here.LEADERS.format(all=22, n=1) in shown
    assert listed(app)["As a leader I finally saw what we were asking people to do."].disabled


def test_fewer_than_ten_writers_are_warned_of(draft):
    assert said_here.FEWER.format(least=10) in said(draft)


@pytest.mark.parametrize("part", range(4))
def test_naughty_strings_are_shown_letter_by_letter(app, tmp_path, part):
    texts = [text for text in naughty_strings() if len(text) < 300][part * 120 : (part + 1) * 120]
    upload(app.run(), export(tmp_path, texts))
    goto(app, "comments")
    assert not app.exception
    html = "\n".join(element.proto.body for element in app.get("html"))
    for text in texts:
        if "<" in text:
            assert text not in html
    seen = list(listed(app))
    assert len(seen) == 25
    assert all(escape(text) in html for text in seen)
    given = {tidy(text) for text in texts}
    assert sum(text in given for text in seen) >= 20  # The others hold a mask.
    field(app, "text_input", "comment_find_").input(seen[3]).run()
    assert seen[3] in listed(app)


def test_many_comments_come_in_pages(app, tmp_path):
    upload(app.run(), export(tmp_path, [f"More time please {number}" for number in range(60)]))
    goto(app, "comments")
    assert len(app.checkbox) == 25
    field(app, "number_input", "comment_page_").set_value(3).run()
    assert len(app.checkbox) == 10
    click(app, said_here.APPROVE_ALL.format(n=60))
    publish(app)
    quotes = said(app.run()).count("<li>")
    click(app, said_here.MORE)
    assert (quotes, said(app).count("<li>")) == (50, 60)


def test_a_search_narrows_the_list(draft):
    field(draft, "text_input", "comment_find_").input("PROTECT").run()
    assert set(listed(draft)) == {"Protect our time", "protect OUR time!"}
    click(draft, said_here.APPROVE_ALL.format(n=2))
    assert len(kept(draft).approved) == 2
