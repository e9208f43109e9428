"""Driving the page Comments in AppTest, and reading every byte it sends."""

import csv
import re
from html import unescape
from pathlib import Path

from streamlit.testing.v1 import AppTest

from pages.shared.words import comments as words
from tests.pages.driving import goto, said, store_of

J = {"2023": "Any other comments about PD?", "2024": "What one change", "2025": "What one change"}
NOON = "2025-06-18T12:00:00"


def about(app: AppTest):
    """Return the box that chooses the question."""
    return next(box for box in app.selectbox if box.key.startswith("comments_of_"))


def choose(app: AppTest, wording: str) -> AppTest:
    """Choose the question whose wording begins so."""
    box = about(app)
    return box.select(next(option for option in box.options if option.startswith(wording))).run()


def opened(app: AppTest, year: str, wording: str) -> str:
    """Open a question of the sample school and return what the page says."""
    goto(app, "comments").selectbox(key="year").select(year).run()
    choose(app, wording)
    assert not app.exception
    return unescape(said(app))


def click(app: AppTest, label: str) -> AppTest:
    """Press the button with this label."""
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def toggle(app: AppTest, on: bool = True) -> AppTest:
    """Switch the uploader's list of a published survey on or off."""
    switch = next(found for found in app.toggle if found.label == words.WORK_OPEN)
    switch.set_value(on).run()
    assert not app.exception
    return app


def listed(app: AppTest) -> dict:
    """Return the box of every comment of the uploader's list, by its text."""
    row = re.compile(r'<p class="room-row">(.*)</p>', re.DOTALL)
    texts = [found[1] for element in app.get("html") if (found := row.fullmatch(element.proto.body))]
    boxes = [box for box in app.checkbox if box.key.startswith("approve_")]
    return dict(zip(map(unescape, texts), boxes, strict=True))


def everything(app: AppTest) -> str:
    """Return all that the page sends to the browser as text: every element and every container, whatever its kind."""
    text = "\n".join(map(str, _protos(app._tree)))
    return unescape(text.replace('\\"', '"').replace("\\'", "'"))


def _protos(node) -> list:
    own = [node.proto] if getattr(node, "proto", None) is not None else []
    return own + [proto for child in getattr(node, "children", {}).values() for proto in _protos(child)]


def export(folder: Path, comments: list[str], header: str = "Any other comments?") -> Path:
    """Write an export of a survey with one open question; everybody answers another one too."""
    path = folder / "written.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Timestamp", "Which learning was most valuable?", header])
        for at, comment in enumerate(comments):
            time = f"5/{at // 50 % 28 + 1}/2025 10:{at % 50:02}:{at // 1400:02}"
            writer.writerow([time, ["Workshops", "Peer coaching"][at % 2], comment])
    return path


def publish(app: AppTest, promise: int = 5) -> None:
    """Publish the only survey of the store."""
    (saved,) = store_of(app).surveys()
    store_of(app).publish(saved.id, NOON, promise)
