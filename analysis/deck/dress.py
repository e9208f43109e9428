"""How charts, words and tables on a slide look: one colour that stands out, labels at the numbers, no frames."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from analysis.deck.package import chart_data
from analysis.deck.template import FONT, INK
from analysis.deck.words import text
from analysis.pictures import contrast
from analysis.pictures.bars import share
from analysis.pictures.canvas import counted
from analysis.pictures.metrics import wrapped
from analysis.printable import one_line
from analysis.survey import Finding, Row

_C = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_NO_LINE = "<a:ln><a:noFill/></a:ln>"
LETTERS = 18


@dataclass(frozen=True)
class Label:
    """What stands at a number: the number itself, or nothing, and words after it."""

    n: int | str | None
    after: str


def _element(xml: str):
    from pptx.oxml import parse_xml

    return parse_xml(re.sub(r"^<([\w:]+)", rf"<\1 {_C} {_A}", xml))


def accent(slide) -> str:
    """Return the school's colour as #RRGGBB, from the theme of the deck."""
    theme = next(
        rel.target_part for rel in slide.slide_layout.slide_master.part.rels.values() if "theme" in rel.reltype
    )
    text = theme.blob.decode("utf-8")
    return "#" + text.split("<a:accent1>")[1].split('val="')[1][:6]


def bar_chart(
    slide, place, labels: list[str], series: dict[str, list], label_part: float, top: float,
    gap: int = 42, stacked: bool = False, hidden: bool = False,
):  # fmt: skip
    """Add a chart of horizontal bars, the first label on top, without axis lines, grid, title or key."""
    from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION, XL_TICK_MARK

    kind = XL_CHART_TYPE.BAR_STACKED if stacked else XL_CHART_TYPE.BAR_CLUSTERED
    chart = _added(slide, place, kind, labels, series)
    axis, values = chart.category_axis, chart.value_axis
    axis.reverse_order = True
    axis.format.line.fill.background()
    axis.major_tick_mark = XL_TICK_MARK.NONE
    if hidden:
        axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    values.visible, values.has_major_gridlines = False, False
    values.minimum_scale, values.maximum_scale = 0, top
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = gap, 100 if stacked else -8
    _lay_out(chart, label_part, 0, 1 - label_part, 1)
    return chart


def line_chart(slide, place, labels: list[str], series: dict[str, list], part: float):
    """Add a chart of lines over waves that takes ``part`` of the width; names stand to the right of it."""
    from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION, XL_TICK_MARK

    chart = _added(slide, place, XL_CHART_TYPE.LINE_MARKERS, labels, series)
    chart.value_axis.visible, chart.value_axis.has_major_gridlines = False, False
    top = max([value for values in series.values() for value in values if value] or [1])
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0, top * 1.12
    chart.category_axis.major_tick_mark = XL_TICK_MARK.NONE
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.category_axis.format.line.color.rgb = _rgb("D5DAE0")
    _lay_out(chart, 0.0, 0.02, part, 0.86)
    return chart


def _added(slide, place, kind, labels: list[str], series: dict[str, list]):
    from pptx.util import Inches, Pt

    at = (Inches(value) for value in (place.x, place.y, place.width, place.height))
    chart = slide.shapes.add_chart(kind, *at, chart_data(labels, series)).chart
    chart.has_title, chart.has_legend = False, False
    chart.font.size, chart.font.name = Pt(LETTERS), FONT
    chart.font.color.rgb = _rgb(INK)
    return chart


def _lay_out(chart, x: float, y: float, width: float, height: float) -> None:
    """Fix where the bars stand, so that charts beside each other share their lines."""
    sizes = "".join(f'<c:{name} val="{value:.4f}"/>' for name, value in zip("xywh", (x, y, width, height), strict=True))
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    area = chart._chartSpace.chart.plotArea
    for old in area.findall("{http://schemas.openxmlformats.org/drawingml/2006/chart}layout"):
        area.remove(old)
    area.insert(0, _element(f"<c:layout><c:manualLayout>{modes}{sizes}</c:manualLayout></c:layout>"))


def colour_points(chart, at: int, marked: Sequence[bool], others: str = "accent3") -> None:
    """Give the bars told of the school's colour, all others one grey."""
    series = chart.plots[0].series[at]._element
    _fill(series, f'<a:schemeClr val="{others}"/>')
    place = next((child for child in series if child.tag.endswith(("}dLbls", "}cat"))), None)
    for point, yes in enumerate(marked):
        if yes:
            place.addprevious(
                _element(
                    f'<c:dPt><c:idx val="{point}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>'
                    f'<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>{_NO_LINE}</c:spPr></c:dPt>'
                )
            )


def colour_series(chart, at: int, colour: str) -> None:
    """Give all bars of a series one colour."""
    _fill(chart.plots[0].series[at]._element, f'<a:srgbClr val="{colour[1:]}"/>')


def _fill(series, colour: str) -> None:
    from pptx.oxml.ns import qn

    for old in series.findall(qn("c:spPr")):
        series.remove(old)
    tx = series.find(qn("c:tx"))
    tx.addnext(_element(f"<c:spPr><a:solidFill>{colour}</a:solidFill>{_NO_LINE}</c:spPr>"))


def label_points(
    chart, at: int, labels: Sequence[Label], bold: Sequence[bool] = (), live: bool = True, inside: str = "",
    size: int = LETTERS,
) -> None:  # fmt: skip
    """Label the bars of a series: live labels follow the number when somebody edits it, others are words."""
    from pptx.oxml.ns import qn

    series = chart.plots[0].series[at]._element
    for old in series.findall(qn("c:dLbls")):
        series.remove(old)
    strong = [*bold, *[False] * (len(labels) - len(bold))]
    colour = max(("FFFFFF", INK), key=lambda ink: contrast(f"#{ink}", inside)) if inside else INK
    own = "".join(
        _point_label(point, label, strong[point], live, inside, size, colour) for point, label in enumerate(labels)
    )
    shown = "".join(
        f'<c:show{name} val="0"/>' for name in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    )
    place = next(child for child in series if child.tag.endswith("}cat"))
    place.addprevious(_element(f"<c:dLbls>{own}{shown}</c:dLbls>"))


def _point_label(point: int, label: Label, bold: bool, live: bool, inside: str, size: int, colour: str) -> str:
    words = one_line(" ".join(str(part) for part in (label.n, label.after) if part not in (None, "")))
    if not words:
        return f'<c:dLbl><c:idx val="{point}"/><c:delete val="1"/></c:dLbl>'
    place = "ctr" if inside else "outEnd"
    look = (
        f'<a:defRPr sz="{size * 100}" b="{int(bold)}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        f'<a:latin typeface="{FONT}"/></a:defRPr>'
    )
    body = '<a:bodyPr wrap="none"/><a:lstStyle/>'
    value = int(live)
    text = f'<c:txPr>{body}<a:p><a:pPr>{look}</a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>'
    form = ""
    if live:
        pattern = '0" {}"'.format(one_line(label.after).replace('"', "”"))
        form = f'<c:numFmt formatCode="{escape(pattern, quote=True)}" sourceLinked="0"/>'
        rich = ""
    else:
        run = look.replace("defRPr", "rPr", 2).replace("<a:rPr", '<a:rPr lang="en-US"', 1)
        rich = f"<c:tx><c:rich>{body}<a:p><a:r>{run}<a:t>{escape(words)}</a:t></a:r></a:p></c:rich></c:tx>"
        value, text = 1, ""
    return (
        f'<c:dLbl><c:idx val="{point}"/>{rich}{form}<c:spPr><a:noFill/>{_NO_LINE}</c:spPr>{text}'
        f'<c:dLblPos val="{place}"/><c:showLegendKey val="0"/><c:showVal val="{value}"/><c:showCatName val="0"/>'
        f'<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbl>'
    )


def style_line(chart, at: int, marked: bool, dotted: bool) -> None:
    """Give a line its colour, dotted where the question is only similar."""
    from pptx.enum.chart import XL_MARKER_STYLE
    from pptx.enum.dml import MSO_LINE, MSO_THEME_COLOR
    from pptx.util import Pt

    series = chart.plots[0].series[at]
    series.smooth = False
    colour = MSO_THEME_COLOR.ACCENT_1 if marked else MSO_THEME_COLOR.ACCENT_3
    series.format.line.color.theme_color, series.format.line.width = colour, Pt(4.5 if marked else 2.25)
    if dotted:
        series.format.line.dash_style = MSO_LINE.ROUND_DOT
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 11 if marked else 7
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.theme_color = colour
    series.marker.format.line.fill.background()


def label_line(chart, at: int, counts: Sequence[str]) -> None:
    """Write counts above the points of a line."""
    label_points(chart, at, [Label(None, count) for count in counts], [True] * len(counts), live=False)
    for place in chart.plots[0].series[at]._element.iter("{*}dLblPos"):
        place.set("val", "t")


def names_at_ends(
    slide, place, part: float, lines: Sequence[tuple[str, Sequence[Row | None]]], finding: Finding
) -> None:
    """Write the name and the last count of every line beside its end, pushed apart where they would touch."""
    top = max([share(row) for row in finding.rows] or [1]) * 1.12
    waves = max(len(lines[0][1]) if lines else 1, 1)
    x = place.x + place.width * part * (1 - 0.5 / waves) + 0.2
    width = place.x + place.width - x
    spots = []
    for label, rows in lines:
        last = next(row for row in reversed(rows) if row)
        words = " · ".join([counted(last.n, last.base_n) if rows[-1] else "–", label])
        marked = any(row and row.marked for row in rows)
        tall = len(wrapped(words, width * 72, 16, marked, 3)) * 0.27
        spots.append((place.y + place.height * (0.02 + 0.86 * (1 - share(last) / top)) - 0.14, tall, words, marked))
    spots.sort()
    ends = spread([(y, tall) for y, tall, _, _ in spots], place.y + place.height * 0.88)
    for y, (_, tall, words, marked) in zip(ends, spots, strict=True):
        text(slide, type(place)(x, y, width, tall), words, 16, marked, "accent1" if marked else "tx2")


def spread(spots: Sequence[tuple[float, float]], bottom: float) -> list[float]:
    """Return where things of these heights stand, from the top down, so that none touch and none is below a line."""
    ys: list[float] = []
    for y, _ in spots:
        ys.append(max(y, ys[-1] + spots[len(ys) - 1][1] if ys else y))
    limit = bottom
    for at in reversed(range(len(ys))):
        ys[at] = min(ys[at], limit - spots[at][1])
        limit = ys[at]
    return ys


def _rgb(colour: str):
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(colour)
