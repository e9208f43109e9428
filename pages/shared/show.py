"""How a finding looks on a page. Everything that comes from a survey is shown letter by letter."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from analysis import agreed
from analysis.bars import count_words, html_bars, html_side_by_side, side_by_side
from analysis.charts import ranking_figure
from analysis.download import csv_of
from analysis.store import SavedSurvey
from analysis.strips import html_bands, html_strip
from analysis.survey import Finding
from pages.shared import words


def headline(finding: Finding, small: bool = False, level: int = 0) -> None:
    """Show the sentence and its base; a small one is a heading of the third level unless ``level`` says otherwise."""
    size = " room-small" if small else ""
    level = level or (3 if small else 2)
    st.html(
        f'<h{level} class="room-headline{size}">{escape(finding.headline)}</h{level}>'
        f'<p class="room-base">{escape(finding.base)}</p>'
    )


def line(label: str, finding: Finding) -> None:
    """Show a finding as one line under the label of its year."""
    st.html(f"<p><strong>{escape(label)}</strong>: {escape(finding.headline)}</p>")


def bars(finding: Finding, most: int | None = None) -> None:
    """Show light bars, drawn without a script in the browser."""
    if finding.rows:
        st.html(html_bars(finding, most))


def side(finding: Finding) -> None:
    """Show what was answered to several questions side by side, drawn without a script in the browser."""
    if finding.rows:
        st.html(html_side_by_side(finding))


def chart(finding: Finding, key: str) -> None:
    """Show the large chart of a finding."""
    if finding.rows:
        figure = ranking_figure(finding, dark=st.context.theme.type == "dark")
        st.plotly_chart(figure, key=key, alt=finding.alternative, config={"displayModeBar": False}, theme=None)


def details(finding: Finding, saved: SavedSurvey) -> None:
    """Show what a reader needs to argue with a finding: caution, wording, and the numbers as a table."""
    caution(finding)
    if finding.rows:
        with st.expander(words.NUMBERS):
            if finding.chart == "reach":
                questions, lines = side_by_side(finding)
                counts = [(label, *map(count_words, rows)) for label, rows in lines]
                table((words.OPTION, *questions), counts, caption=finding.headline)
            else:
                counts = [(row.label, f"{row.n} of {row.base_n}", row.note) for row in finding.rows]
                table((words.OPTION, words.COUNT, words.RANKS), counts, caption=finding.headline)
                st.caption(words.RANK_NOTE)
            download(finding, saved)


def counts(finding: Finding, header: tuple[str, ...], saved: SavedSurvey) -> None:
    """Show the caution and the numbers as a table without ranks: labels and counts, with a third heading the notes."""
    caution(finding)
    if finding.rows:
        with st.expander(words.NUMBERS, key=f"numbers_{finding.finding_id}"):
            rows = [(row.label, f"{row.n} of {row.base_n}", row.note)[: len(header)] for row in finding.rows]
            table(header, rows, caption=finding.headline)
            download(finding, saved)


def answers(finding: Finding, saved: SavedSurvey, place: str = "") -> None:
    """Show every answer to one question: columns in the order of a scale, else bars; and the numbers as a table."""
    drawn = html_strip if finding.chart == "distribution" else html_bars
    if finding.rows:
        st.html(drawn(finding))
    caution(finding)
    if finding.rows:
        with st.expander(words.NUMBERS, key=f"numbers_{place}{finding.finding_id}"):
            rows = [(row.column or row.label, f"{row.n} of {row.base_n}") for row in finding.rows]
            table((words.OPTION, words.COUNT), rows, caption=finding.headline)
            download(finding, saved, place)


def bands(finding: Finding, header: tuple[str, str], saved: SavedSurvey) -> None:
    """Show bands on a track from none to all, and the same in words as a table."""
    if finding.rows:
        st.html(html_bands(finding))
        with st.expander(words.IN_WORDS, key=f"words_{finding.finding_id}"):
            table(header, [(row.label, row.note) for row in finding.rows], caption=finding.headline)
            download(finding, saved)


def strip(finding: Finding) -> None:
    """Show how many gave each answer between two poles."""
    st.html(html_strip(finding))


def caution(finding: Finding) -> None:
    """Show what a reader must not conclude, and what others published, grey and with its source."""
    if finding.caution:
        st.html(f'<p class="room-caution">{escape(finding.caution)}</p>')
    if finding.context:
        points = "".join(f"<li>{escape(sentence)}</li>" for sentence in finding.context)
        st.html(f'<div class="room-context-of"><p>{escape(words.CONTEXT)}</p><ul>{points}</ul></div>')


def download(finding: Finding, saved: SavedSurvey, place: str = "") -> None:
    """Show the button that gives the table of a finding as a file; the file is made when somebody asks for it."""
    published = saved.state == "published"
    notes = [promise_line(saved)] if published else [words.DRAFT_LINE]
    st.download_button(
        words.DOWNLOAD,
        lambda: csv_of(finding, words.DOWNLOAD_COLUMNS, notes),
        f"{finding.finding_id}_{saved.wave or saved.id}.csv".replace("/", "-"),
        "text/csv",
        key=f"download_{place}{finding.finding_id}",
        on_click="ignore",
    )


def question(finding: Finding) -> None:
    """Show the wording as it was asked."""
    if finding.question:
        st.html(f'<p class="room-question">{escape(words.WORDING)}: <em>{escape(finding.question)}</em></p>')


def promise_line(saved: SavedSurvey) -> str:
    """Return what is promised and agreed for a published survey, in one line."""
    return words.PROMISE_LINE.format(promise=saved.promise, agreed=agreed.words(saved.agreed, saved.promise))


def promise(saved: SavedSurvey) -> None:
    """Show what a published survey promises about small groups, as it stands on every page."""
    if saved.state == "published":
        st.caption(promise_line(saved))


def text(sentence: str) -> None:
    """Show a sentence letter by letter."""
    st.html(f"<p>{escape(sentence)}</p>")


def points(sentences: Sequence[str]) -> None:
    """Show sentences as a list."""
    st.html(f"<ul>{''.join(f'<li>{escape(sentence)}</li>' for sentence in sentences)}</ul>")


def table(header: Sequence[str], rows: Sequence[Sequence[str | int]], caption: str = "") -> None:
    """Show a table that a screen reader can walk through; numbers stand on the right."""
    head = "".join(f'<th scope="col"{_numeric(rows, at)}>{escape(text)}</th>' for at, text in enumerate(header))
    body = "".join(
        "<tr>" + "".join(f"<td{_numeric(rows, at)}>{escape(str(cell))}</td>" for at, cell in enumerate(row)) + "</tr>"
        for row in rows
    )
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    st.html(f'<table class="room-table">{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')


def _numeric(rows: Sequence[Sequence[str | int]], at: int) -> str:
    return ' class="n"' if rows and isinstance(rows[0][at], int) else ""
