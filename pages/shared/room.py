"""Room mode: one finding at a time, large, led by keys; the address holds the place, so that sleep loses nothing."""

import time
from base64 import b64encode
from collections.abc import Sequence
from html import escape

import streamlit as st

from analysis.meeting import TOPICS, Slide, shortened
from analysis.pictures import Look, height_of, svg_of
from analysis.store import SavedSurvey
from analysis.survey import Finding
from pages.shared import commitments, data, meeting
from pages.shared.words import share as words

SECONDS = 120
_MOST_ROWS, _FEWEST_ROWS, _HIGHEST = (
    8,
    3,
    340,
)  # units of a picture as high as the room has for it, under a long sentence
_GUESSED = {"slope": words.FIRST_END, "ranking": words.FIRST_END, "bars": words.FIRST_END, "profile": words.WEAK_END}
_LABELS = {topic.name: topic.label for topic in TOPICS}
_STYLE = """
<style>
[data-testid="stHeader"], [data-testid="stToolbar"] {display: none;}
[data-testid="stMainBlockContainer"] {padding: 1.2vw 3vw .6rem; max-width: none;}
.room-stage {min-height: calc(100vh - 8.5rem); display: flex; flex-direction: column;}
.room-stage-short {min-height: 0;}
.room-stage-short .room-stage-picture {flex: none; min-height: 0;}
.st-key-room_focus label p, .st-key-room_focus p {font-size: clamp(1rem, 1.4vw, 1.6rem);}
.room-stage-top {display: flex; justify-content: space-between; font-size: clamp(1rem, 1.5vw, 1.6rem); opacity: .8;}
.room-stage h1 {font-size: clamp(1.7rem, 2.9vw, 3.6rem); line-height: 1.15; margin: .3rem 0; padding: 0;}
.room-stage-base {font-size: clamp(1rem, 1.5vw, 1.7rem); opacity: .8; margin: 0 0 .6rem;}
.room-stage-picture {flex: 1 1 0; min-height: 12rem; display: flex;}
.room-stage-picture img {width: 100%; height: 100%; object-fit: contain; object-position: left top; max-height: 62vh;}
.room-stage-talk {font-size: clamp(1.3rem, 2vw, 2.4rem); border-left: .5rem solid #0072B2; padding: .5rem 1.2rem;
 background: color-mix(in srgb, currentColor 7%, transparent); margin-top: .6rem;}
.room-stage-talk strong {margin-right: 1rem;}
.room-stage ul {font-size: clamp(1.3rem, 2.2vw, 2.6rem); line-height: 1.5; list-style: none; padding: 0;
 margin: .5rem 0;}
.room-stage li {border-left: .4rem solid #0072B2; padding-left: 1rem; margin: .6rem 0;}
.st-key-room_keys {display: none;}
.stButton kbd, .stButton kbd * {color: inherit !important; opacity: 1 !important;}
@property --left {syntax: "\\3c integer\\3e "; initial-value: 0; inherits: false;}
@keyframes room-clock {from {--left: 120;} to {--left: 0;}}
@keyframes room-clock-bar {from {transform: scaleX(1);} to {transform: scaleX(0);}}
.room-clock {display: flex; align-items: center; gap: 1rem; font-size: clamp(1.3rem, 2vw, 2.2rem);
 font-variant-numeric: tabular-nums;}
.room-clock span {animation: room-clock 120s linear forwards; counter-reset: left var(--left);}
.room-clock span::after {content: counter(left) " s";}
.room-clock i {flex: 1; height: .7rem; background: #0072B2; transform-origin: left;
 animation: room-clock-bar 120s linear forwards;}
</style>
"""


def running() -> bool:
    """Return whether the room is looking: the address says which survey and which step."""
    return "step" in st.query_params and survey() is not None


def survey() -> SavedSurvey | None:
    """Return the survey that is being shown."""
    wanted = st.query_params.get("show", "")
    return next((saved for saved in data.store().surveys() if str(saved.id) == wanted), None)


def begin(saved: SavedSurvey, slides: Sequence[Slide]) -> None:
    """Show what will be shown, and the button that starts."""
    st.write(words.HOW_TO)
    guess = st.toggle(words.PREDICT, True, key="room_guess", help=words.PREDICT_HELP)
    st.button(words.START, key="room_start", on_click=_start, args=(saved.id, guess))
    left = meeting.missing(saved)
    if left:
        st.caption(words.LEFT_OUT.format(topics=", ".join(left)))
    items = "".join(f"<li>{escape(slide.finding.headline)}</li>" for slide in slides)
    st.html(f'<ol class="room-row">{items}</ol>')


def _start(survey_id: int, guess: bool) -> None:
    st.query_params.update(show=str(survey_id), step="1", guess=str(int(guess)))


def show(saved: SavedSurvey, slides: Sequence[Slide]) -> None:
    """Show the step that the address names, and the keys that lead on, back and out."""
    steps = _steps(slides, st.query_params.get("guess") == "1")
    wanted = st.query_params.get("step", "1")
    at = min(max(int(wanted) if wanted.isdecimal() else 1, 1), len(steps))
    slide, guessing = steps[at - 1]
    number = words.SLIDE_OF.format(at=slides.index(slide) + 1, all=len(slides))
    st.html(_STYLE)
    short = " room-stage-short" if slide.topic == "next" else ""
    st.html(f'<div class="room-stage{short}">{_top(saved, slide, number)}{_stage(slide, guessing)}</div>')
    if slide.topic == "next":
        _focus(saved, slides)
    _keys(at, len(steps))


def _steps(slides: Sequence[Slide], guess: bool) -> list[tuple[Slide, bool]]:
    """Return what is seen one after the other: a slide to guess is seen twice, first without its numbers."""
    steps = []
    for slide in slides:
        if guess and slide.finding.chart in _GUESSED and len(slide.finding.rows) > 2:
            steps.append((slide, True))
        steps.append((slide, False))
    return steps


def _top(saved: SavedSurvey, slide: Slide, number: str) -> str:
    imprint = meeting.imprint(saved)
    label = _LABELS.get(slide.topic, "")
    return (
        f'<div class="room-stage-top"><span>{escape(label)}</span>'
        f"<span>{escape(imprint.school)} · {escape(imprint.year)} · {number}</span></div>"
    )


def _stage(slide: Slide, guessing: bool) -> str:
    if guessing:
        return _guess(slide)
    finding, svg = _picture(slide.finding)
    picture = ""
    if finding.rows and slide.topic != "thanks":
        source = f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
        told = escape(finding.alternative or finding.headline, quote=True)
        picture = f'<div class="room-stage-picture"><img src="{source}" alt="{told}"></div>'
    points = "".join(f"<li>{escape(point)}</li>" for point in slide.points)
    talk = (
        f'<div class="room-stage-talk"><strong>{words.TALK}</strong>{escape(slide.talk)}</div>{_clock()}'
        if slide.talk
        else ""
    )
    return (
        f'<h1>{escape(slide.finding.headline)}</h1><p class="room-stage-base">{escape(finding.base)}</p>'
        f"{picture}{f'<ul>{points}</ul>' if points else ''}{talk}"
    )


def _picture(finding: Finding) -> tuple[Finding, str]:
    """Return as much of a finding as is still large when the sentence above it is long, and its picture."""
    for most in range(_MOST_ROWS, _FEWEST_ROWS - 1, -1):
        shown = shortened(finding, most)
        svg = svg_of(shown, _look(), margin=0, paper=False)
        if height_of(svg) <= _HIGHEST:
            break
    return shown, svg


def _guess(slide: Slide) -> str:
    """Return the question without its answers: what may come first, in the order of the alphabet."""
    finding = slide.finding
    names = sorted({row.label for row in shortened(finding, 7).rows}, key=str.casefold)
    asked = words.GUESS.format(end=_GUESSED[finding.chart])
    question = finding.question or _LABELS.get(slide.topic, "")
    items = "".join(f"<li>{escape(name)}</li>" for name in names)
    return f'<h1>{escape(asked)}</h1><p class="room-stage-base">{escape(question)}</p><ul>{items}</ul>'


def _look() -> Look:
    if st.context.theme.type == "dark":
        return Look("#FAFAFA", "#C3CAD2", "#5AB0E8", "#7B8794", "#2A323B", "#0E1117")
    return Look()


def _clock() -> str:
    started = st.query_params.get("clock", "")
    if not started.isdecimal():
        return ""
    passed = time.time() - int(started)
    return (
        f'<div class="room-clock" role="timer"><span style="animation-delay:-{passed:.0f}s"></span>'
        f'<i style="animation-delay:-{passed:.0f}s"></i></div>'
        if 0 <= passed < SECONDS + 5
        else ""
    )


def _focus(saved: SavedSurvey, slides: Sequence[Slide]) -> None:
    """Show the choice of one thing, and keep what is done about it."""
    told = [slide.finding.headline for slide in slides if slide.topic not in ("thanks", "said_did", "words", "next")]
    st.write(words.FOCUS_HOW)
    focus = st.radio(words.FOCUS, [*range(len(told)), -1], format_func=lambda at: _short(told, at), key="room_focus")
    commitments.form(saved, f"focus_{focus}", _short(told, focus) if focus >= 0 else "")


def _short(told: Sequence[str], at: int) -> str:
    return told[at][:300] if at >= 0 else words.FOCUS_OTHER


def _keys(at: int, last: int) -> None:
    with st.container(horizontal=True):
        _key(words.BACK, "Left", "room_back", at == 1, at - 1)
        _key(words.NEXT, "Right", "room_next", at == last, at + 1)
        running_clock = "clock" in st.query_params
        label = words.AGAIN if running_clock else words.TIMER
        st.button(label, key="room_timer", shortcut="T", on_click=_turn_clock)
        st.button(words.LEAVE, key="room_leave", shortcut="Esc", on_click=_leave)
    with st.container(key="room_keys"):  # what a presenter in the hand sends
        _key(words.BACK, "PageUp", "room_back_too", at == 1, at - 1)
        _key(words.NEXT, "PageDown", "room_next_too", at == last, at + 1)


def _key(label: str, shortcut: str, key: str, disabled: bool, to: int) -> None:
    st.button(label, key=key, shortcut=shortcut, disabled=disabled, on_click=_go, args=(to,))


def _go(step: int) -> None:
    st.query_params.pop("clock", None)
    st.query_params["step"] = str(step)


def _turn_clock() -> None:
    if st.query_params.pop("clock", None) is None:
        st.query_params["clock"] = str(int(time.time()))


def _leave() -> None:
    for name in ("step", "show", "guess", "clock"):
        st.query_params.pop(name, None)
