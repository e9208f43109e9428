"""One slide: the sentence, its base, the picture, what to talk about, and notes with everything to argue with."""

from html import escape

from analysis.deck import words
from analysis.deck.fit import Place
from analysis.deck.native import draw
from analysis.deck.template import COVER_LEFT, FOOT, HIGH, LEFT, NAMESPACES, NUMBER, RIGHT, TOP
from analysis.meeting import TOPICS, Imprint, Slide
from analysis.pictures.canvas import counted
from analysis.pictures.metrics import wrapped
from analysis.printable import one_line, printable
from analysis.survey import Finding, Row

_TALK_TOP, _TALK_HIGH, _GAP = 6.02, 0.72, 0.22
_LINE = 1.19 / 72  # inches a line of letters of one point is high
_LABELS = {topic.name: topic.label for topic in TOPICS}


def cover(deck, slide: Slide, imprint: Imprint) -> None:
    """Add the first slide: the school, who answered, and how answers are protected."""
    page = deck.slides.add_slide(deck.slide_layouts[0])
    _fill(page, slide.finding.headline, slide.finding.base)
    words.text(page, Place(0.6, 1.2, 3.3, 3), imprint.school, 32, True, "bg1", "School")
    words.text(page, Place(0.6, HIGH - 1.3, 3.3, 0.6), imprint.year, 24, False, "bg1", "Year")
    words.text(page, Place(COVER_LEFT, 0.8, 6, 0.4), _LABELS.get(slide.topic, ""), 20, True, "accent1")
    title, base = list(page.placeholders)[:2]
    width, y = RIGHT - COVER_LEFT, 1.3
    for shape, text, size, bold in ((title, slide.finding.headline, 36, True), (base, slide.finding.base, 20, False)):
        height = len(wrapped(text, width * 72, size, bold)) * size * _LINE
        _put(shape, COVER_LEFT, y, width, height)
        y += height + 0.15
    y = max(y + 0.45, 3.3)
    for point in slide.points:
        height = len(wrapped(point, (RIGHT - COVER_LEFT - 0.4) * 72, 20)) * 20 * _LINE
        words.stroke(page, Place(COVER_LEFT, y + 0.02, 0.07, height))
        words.text(page, Place(COVER_LEFT + 0.3, y, RIGHT - COVER_LEFT - 0.3, height), point, 20)
        y += height + 0.3
    _close(page, slide, imprint, [], COVER_LEFT)


def page(deck, slide: Slide, imprint: Imprint) -> None:
    """Add a slide with a finding."""
    sheet = deck.slides.add_slide(deck.slide_layouts[1])
    size, lines = _title_size(slide.finding.headline)
    _fill(sheet, slide.finding.headline, slide.finding.base, size)
    words.text(sheet, Place(LEFT, TOP - 0.03, 9, 0.32), _LABELS.get(slide.topic, ""), 16, True, "accent1", "Topic")
    title, base = list(sheet.placeholders)[:2]
    y = TOP + 0.38
    _put(title, LEFT, y, RIGHT - LEFT, lines * size * _LINE + 0.05)
    y += lines * size * _LINE + 0.12
    base_lines = len(wrapped(slide.finding.base, (RIGHT - LEFT) * 72, 18)) if slide.finding.base else 0
    _put(base, LEFT, y, RIGHT - LEFT, max(base_lines, 1) * 18 * _LINE)
    y += base_lines * 18 * _LINE + _GAP
    bottom = _TALK_TOP - 0.15 if slide.talk else FOOT - 0.15
    rest = _content(sheet, slide, Place(LEFT, y, RIGHT - LEFT, bottom - y))
    if slide.talk:
        _talk(sheet, slide.talk)
    _close(sheet, slide, imprint, rest)


def _content(sheet, slide: Slide, place: Place) -> list[str]:
    if not slide.finding.rows:
        _to_fill_in(sheet, slide.points, place)
        return []
    first = len(sheet.shapes)
    rest = draw(sheet, slide.finding, place)
    described = next((shape for shape in list(sheet.shapes)[first:] if shape.has_chart or shape.has_table), None)
    for number, shape in enumerate(list(sheet.shapes)[first:], 1):
        if shape.has_chart or shape.has_table:
            own = shape._element.nvGraphicFramePr.cNvPr
            own.set("name", f"Chart {number}" if shape.has_chart else f"Table {number}")
            own.set("descr", _alternative(slide.finding) if shape == described else one_line(slide.finding.headline))
    return rest


def _alternative(finding: Finding) -> str:
    return one_line(finding.alternative or finding.headline)


def _to_fill_in(sheet, points: tuple[str, ...], place: Place) -> None:
    """Set what the room decides side by side, with a line to write on below."""
    width = (place.width - 0.4 * (len(points) - 1)) / max(len(points), 1)
    for at, point in enumerate(points):
        x = place.x + at * (width + 0.4)
        words.stroke(sheet, Place(x, place.y + 0.35, width, 0.05))
        words.text(sheet, Place(x, place.y + 0.55, width, 0.8), point, 24, True)


def _talk(sheet, question: str) -> None:
    words.block_on(sheet, Place(LEFT, _TALK_TOP, RIGHT - LEFT, _TALK_HIGH), "bg2", "Talk")
    words.block_on(sheet, Place(LEFT, _TALK_TOP, 0.07, _TALK_HIGH), "accent1", "Talk")
    words.text(sheet, Place(LEFT + 0.3, _TALK_TOP + 0.21, 0.7, 0.35), "Talk", 18, True, "accent1")
    words.text(
        sheet, Place(LEFT + 1.05, _TALK_TOP + 0.19, RIGHT - LEFT - 1.25, 0.4), question, 20, name="Talk question"
    )


def _title_size(headline: str) -> tuple[int, int]:
    """Return the size of the title and its lines: as large as leaves room for the picture."""
    for size, most in ((32, 2), (28, 2), (28, 3), (24, 4)):
        lines = len(wrapped(headline, (RIGHT - LEFT) * 72, size, True, 9))
        if lines <= most:
            return size, lines
    return 20, min(len(wrapped(headline, (RIGHT - LEFT) * 72, 20, True, 9)), 6)


def _fill(sheet, headline: str, base: str, size: int = 0) -> None:
    from pptx.util import Pt

    title, below = list(sheet.placeholders)[:2]
    title.text_frame.text = _shown(headline) or " "
    if size:
        title.text_frame.paragraphs[0].runs[0].font.size = Pt(size)
    below.text_frame.text = _shown(base) or " "


def _shown(text: str) -> str:
    return one_line(text)[:1500]


def _put(shape, x: float, y: float, width: float, height: float) -> None:
    from pptx.util import Inches

    shape.left, shape.top, shape.width, shape.height = (Inches(value) for value in (x, y, width, height))


def _close(sheet, slide: Slide, imprint: Imprint, rest: list[str], left: float = LEFT) -> None:
    """Add foot and number, which python-pptx leaves to the layout, and the notes."""
    from pptx.oxml import parse_xml

    said = imprint.foot if slide.topic == "thanks" else " · ".join(filter(None, (imprint.school, imprint.foot)))
    foot = f'<a:r><a:rPr lang="en-US"/><a:t>{escape(one_line(said))}</a:t></a:r>'
    for kind, at, text in (("ftr", 11, foot), ("sldNum", 12, NUMBER)):
        own = 900 + at
        sheet.shapes._spTree.append(
            parse_xml(
                f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{own}" name="{kind} {own}"/><p:cNvSpPr>'
                f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}" sz="quarter" idx="{at}"/></p:nvPr>'
                f"</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p>{text}</a:p></p:txBody></p:sp>"
            )
        )
    sheet.notes_slide.notes_text_frame.text = notes(slide, imprint, rest)


def notes(slide: Slide, imprint: Imprint, rest: list[str]) -> str:
    """Return the speaker's notes: base, wording, what not to conclude, every number, and what found no room."""
    finding = slide.finding
    numbers = "; ".join(_line(row) for row in finding.rows) if finding.chart != "quotes" else ""
    parts = {
        "": finding.headline,
        "Who answered: ": finding.base,
        "The question as it was asked: ": finding.question,
        "Do not conclude: ": finding.caution,
        "What others published, not a target: ": " ".join(finding.context),
        "All numbers: ": numbers,
        "No room on the slide for: ": "; ".join(rest),
        "To talk about, two minutes in pairs, then aloud: ": slide.talk,
        " ": imprint.foot,
    }
    return "\n".join(printable(f"{head.strip()} {text}".strip()) for head, text in parts.items() if text)


def _line(row: Row) -> str:
    about = ", ".join(filter(None, (row.column, counted(row.n, row.base_n), row.note, row.joined)))
    return f"{row.label}: {about}"
