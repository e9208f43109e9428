"""Files to take along: made and read back when somebody asks, and offered only where nothing is wrong with them."""

from collections.abc import Callable
from hashlib import sha256

import streamlit as st

from analysis import audit
from analysis.audit import Audit
from analysis.deck import deck_of
from analysis.handout import handout_of
from analysis.meeting import Imprint, Slide
from analysis.pictures import Look, png_of, svg_of
from analysis.store import SavedSurvey
from analysis.survey import Finding
from analysis.workbook import workbook_of
from pages.shared import changes, data, meeting, words
from pages.shared.words import share as said

_MIME = {
    "deck": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "handout": "application/pdf",
    "workbook": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_ENDING = {"deck": "pptx", "handout": "pdf", "workbook": "xlsx"}


def school(saved: SavedSurvey) -> None:
    """Show the form for the school's name and colour; the sample school has its own."""
    if saved.is_sample:
        return
    with st.form("school", border=False):
        left, right, _ = st.columns([3, 1, 2])
        name = left.text_input(said.SCHOOL, data.store().setting(meeting.NAME) or "", max_chars=80, key="school_name")
        known = data.store().setting(meeting.COLOUR) or Imprint.colour
        colour = right.color_picker(said.COLOUR, known, key="school_colour", help=said.COLOUR_HELP)
        if st.form_submit_button(said.SCHOOL_SAVE, key="school_save"):
            changes.make(lambda: _keep(name.strip(), colour))


def _keep(name: str, colour: str) -> None:
    data.store().set_setting(meeting.NAME, name or None, data.now())
    data.store().set_setting(meeting.COLOUR, colour, data.now())


def chosen(saved: SavedSurvey) -> tuple[str, ...]:
    """Show what can go in, and return what is chosen, in its order."""
    choices = meeting.choices(saved)
    topics = [slide.topic for slide in meeting.slides(saved)]
    taken = st.multiselect(
        said.CHOOSE, list(choices), topics, format_func=choices.get, help=said.CHOOSE_HELP, key=f"slides_{saved.id}"
    )
    missing = meeting.missing(saved)
    if missing:
        st.caption(said.LEFT_OUT.format(topics=", ".join(missing)))
    return tuple(taken)


def offer(saved: SavedSurvey, topics: tuple[str, ...]) -> None:
    """Show a button for each kind of file; once made and read back without a fault, the file can be saved."""
    slides, imprint = meeting.slides(saved, topics) if topics else (), meeting.imprint(saved)
    for kind, (what, about) in said.FILES.items():
        st.header(what)
        st.write(about)
        paper = ""
        if kind == "handout":
            papers = list(said.PAPERS)
            named = st.segmented_control(said.PAPER, papers, default=papers[0], required=True, key="paper")
            paper = said.PAPERS.get(named, "a4")
        told = tuple(finding for finding in meeting.everything(saved) if finding.rows) if kind == "workbook" else ()
        _offer(kind, what, Order(kind, slides, told, imprint, paper, data.promise(saved)), saved)


class Order:
    """What a file is to be made of."""

    def __init__(
        self,
        kind: str,
        slides: tuple[Slide, ...],
        findings: tuple[Finding, ...],
        imprint: Imprint,
        paper: str,
        promise: int,
    ):
        self.kind, self.slides, self.findings = kind, slides, findings
        self.imprint, self.paper, self.promise = imprint, paper, promise

    def key(self) -> str:
        """Return what tells this file from every other."""
        return sha256(repr(sorted(vars(self).items())).encode("utf-8", "surrogatepass")).hexdigest()

    def made(self) -> tuple[bytes, Audit]:
        """Return the file and what reading it back has shown."""
        if self.kind == "deck":
            made = deck_of(self.slides, self.imprint)
            return made, audit.audit_deck(made, self.slides, self.imprint, self.promise)
        if self.kind == "handout":
            made = handout_of(self.slides, self.imprint, self.paper)
            return made, audit.audit_handout(made, self.slides, self.imprint, self.promise)
        made = workbook_of(self.findings, self.imprint)
        return made, audit.audit_workbook(made, self.findings, self.imprint, self.promise)


def _offer(kind: str, what: str, order: Order, saved: SavedSurvey) -> None:
    key = order.key()
    asked = st.session_state.setdefault("files_made", {})
    if not (order.slides or order.findings):
        st.caption(said.NOTHING)
        return
    if st.button(said.MAKE.format(what=what.lower()), key=f"make_{kind}"):
        asked[kind] = key
    if asked.get(kind) != key:
        return
    with st.spinner(said.MAKING):
        made, found = _made(key, order)
    _result(found)
    if not found.problems:
        name = f"{kind}_{saved.wave or saved.id}.{_ENDING[kind]}".replace("/", "-")
        _save(said.GET.format(what=what.lower()), lambda: made, name, _MIME[kind], f"save_{kind}")


@st.cache_data(show_spinner=False, max_entries=24)
def _made(key: str, _order: Order) -> tuple[bytes, Audit]:
    return _order.made()


def _result(found: Audit) -> None:
    if found.problems:
        st.error(words.literal(said.WRONG.format(problem=found.problems[0])))
    else:
        st.success(said.CHECKED.format(n=found.compared_n))


def _save(label: str, content: Callable[[], bytes], name: str, kind: str, key: str) -> None:
    st.download_button(label, content, name, kind, key=key, on_click="ignore")


def pictures(saved: SavedSurvey) -> None:
    """Show which finding is wanted as a picture, and the buttons that make it."""
    drawn = {finding.finding_id: finding for finding in meeting.everything(saved) if finding.rows}
    if not drawn:
        return
    st.header(said.PICTURES)
    st.write(said.PICTURES_HOW)
    names = list(drawn)
    name = st.selectbox(said.WHICH_PICTURE, names, format_func=lambda one: drawn[one].headline, key="picture_of")
    finding = drawn.get(name, drawn[names[0]])
    svg = svg_of(finding, Look(marked=meeting.readable_colour(saved)))
    found = audit.audit_picture(svg, finding)
    _result(found)
    if not found.problems:
        with st.container(horizontal=True):
            _save(".svg", svg.encode, f"{finding.finding_id}.svg", "image/svg+xml", "save_svg")
            _save(".png", lambda: png_of(svg), f"{finding.finding_id}.png", "image/png", "save_png")
