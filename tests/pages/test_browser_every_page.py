"""In a real browser: a choice changes what each page shows, and axe finds nothing serious in light and dark.

Room mode, which is led by keys, has tests of its own (``test_room.py``); axe looks at the page that starts it. It is
axe-core 4 by Deque Systems with its own rules; serious and critical ones count.
"""

from collections.abc import Callable, Iterator

import pytest

from tests.pages.conftest import serving, settled, take

SERIOUS = {"serious", "critical"}


@pytest.fixture(scope="module")
def school(tmp_path_factory, browser) -> Iterator[str]:
    """Return the address of a server on which the sample school is open."""
    with serving(tmp_path_factory.mktemp("every_page")) as address:
        context = browser.new_context()
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.goto(address)
        page.get_by_role("button", name="Look around in the sample school").click()
        page.get_by_role("heading", name="27 of 46 teachers named").first.wait_for()
        context.close()
        yield address


def text(page) -> str:
    """Return what can be read once the page has settled."""
    settled(page)
    return page.inner_text("body")


def choose(label: str, option: str) -> Callable:
    """Return what chooses an option of a box."""

    def chosen(page) -> None:
        take(page, page.get_by_label(label, exact=True).first, option, typed=True)

    return chosen


def pick(name: str) -> Callable:
    """Return what chooses one of several buttons in a row."""
    return lambda page: page.get_by_role("radio", name=name, exact=True).first.click()


def search_comments(page) -> None:
    """Search the comments for a word."""
    field = page.get_by_label("Search", exact=False).first
    field.fill("time")
    field.press("Enter")


def set_a_price(page) -> None:
    """Type what a year of learning costs."""
    page.get_by_label("What your school reckons for one teacher's learning in a year", exact=True).first.fill("5000")
    page.get_by_role("button", name="Reckon with this").click()


def commit(page) -> None:
    """Write down what will be different."""
    page.locator("summary", has_text="Add a commitment").first.click()
    for label, said in (
        ("In one sentence: what did people say?", "Time is short."),
        ("What will be different?", "A walk to the pond"),
        ("Who begins?", "The principal"),
    ):
        page.get_by_label(label, exact=True).first.fill(said)
    page.get_by_role("group", name="When do we look again?").get_by_role("spinbutton").first.click()
    page.keyboard.type("20251001")
    page.get_by_role("button", name="Keep this", exact=True).first.click()


def make_handout(page) -> None:
    """Make the handout on the paper of the United States."""
    pick("Letter")(page)
    settled(page)
    page.get_by_role("button", name="Make handout").click()


def unfold(title: str) -> Callable:
    """Return what opens a fold."""
    return lambda page: page.locator("summary", has_text=title).first.click()


CHANGES = {
    "": (choose("Year", "2024"), "43 of 48 teachers answered this question"),
    "learning_modes": (pick("Took part"), "Which of these did you take part in this school year?"),
    "conditions": (choose("Question", "How free did you feel"), "36 of 46 teachers answered “Quite a bit”"),
    "cost": (set_a_price, "240,000"),
    "leaders_and_teachers": (choose("Year", "2024"), "is weakest: 9 of 44 teachers"),
    "tensions": (unfold("When does"), "helps when students"),
    "comments": (search_comments, " found."),
    "teams": (choose("Group", "Grade 4"), "Grade 4: "),
    "school": (choose("Year", "2023"), "38 of 48 teachers answered."),
    "year_over_year": (choose("Which two years", "2023 and 2024"), "No rated question of 2024 can be compared"),
    "downloads": (make_handout, "Save handout"),
    "said_did": (commit, "A walk to the pond"),
    "priorities": (pick("Staff meeting"), "Talk with somebody of another team"),
    "sessions": (pick("A good session"), "How to begin a sentence"),
    "school_year": (pick("Calendar of the year"), "Round 2: pairs in classrooms"),
    "upload": (unfold("2024"), "92 % of the 48 teachers"),
    "crosswalk": (choose("Which two years", "2023 and 2024"), "0 of 10 decided"),
}


@pytest.mark.parametrize("path", CHANGES)
def test_a_choice_changes_what_is_shown(school, page, path):
    change, expected = CHANGES[path]
    page.goto(f"{school}/{path}")
    assert expected not in text(page)
    change(page)
    page.wait_for_function("words => document.body.innerText.includes(words)", arg=expected)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [*CHANGES, "present"])
def test_axe_finds_nothing_serious(school, browser, path, scheme):
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(color_scheme=scheme, viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.goto(f"{school}/{path}")
    settled(page)
    page.wait_for_timeout(1_000)  # what a run draws anew fades in, and is pale until then
    settled(page)
    found = Axe().run(page).response["violations"]
    context.close()
    assert not [
        (one["id"], node["html"][:200], node.get("failureSummary", "")[:200])
        for one in found
        if one["impact"] in SERIOUS
        for node in one["nodes"]
    ]
