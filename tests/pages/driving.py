"""Driving the app in AppTest: opening pages, dropping files, and reading what stands there."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

TEXTS = ("title", "header", "subheader", "markdown", "caption", "info", "success", "warning", "error")


def goto(app: AppTest, page: str) -> AppTest:
    """Open a page of a running app."""
    return app.switch_page(f"pages/{page}.py").run()


def said(app: AppTest) -> str:
    """Return everything on the page as one text."""
    html = [element.proto.body for element in app.get("html")]
    return "\n".join([*html, *(element.value for kind in TEXTS for element in app.get(kind))])


def upload(app: AppTest, path: Path, name: str | None = None) -> AppTest:
    """Drop a file on the page Upload."""
    goto(app, "upload")
    app.file_uploader(key="exports").upload(name or path.name, path.read_bytes())
    return app.run()


def data_of(app, survey_id: int):
    """Return a survey from the store of the app."""
    from pages.shared import data

    return data.store().load(survey_id)


def store_of(app):
    """Return the store of the app."""
    from pages.shared import data

    return data.store()
