"""Driving the pages of coaching in AppTest: who reads, which part, and what is kept."""

from streamlit.testing.v1 import AppTest

from coaching.cycle import Cycle
from tests.pages.driving import goto


def open_as(app: AppTest, page: str, who: str = "", part: str = "", bar: str = "") -> AppTest:
    """Open a page of coaching as somebody, at one of its parts."""
    goto(app, page)
    app.selectbox(key="i_am").select(who).run()
    if part:
        keys = {one.key for one in app.segmented_control}
        app.segmented_control(key=bar or (page if page in keys else "whole_school")).set_value(part).run()
    assert not app.exception
    return app


def store():
    """Return the coaching store of the app."""
    from pages.shared import coaching_data

    return coaching_data.store()


def cycle() -> Cycle:
    """Return everything that is kept."""
    return store().cycle()


def press(app: AppTest, key: str) -> AppTest:
    """Press a button and check that nothing broke."""
    app.button(key=key).click().run()
    assert not app.exception
    return app


def refusals(app: AppTest) -> str:
    """Return what was refused."""
    return " ".join(error.value for error in app.error)
