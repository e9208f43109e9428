"""Files: slides, handout, workbook and pictures of the sample school, each beside the bare library that writes it.

The floors write the same number of charts and sheets of eight numbers with the library alone and no look of their own.
"""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.measure import QUICK_REPEATS, Figure, Line, Side, measured

CHARTS = 20
_REPEATS, _BARS = 15, 8


def deck(folder: Path, quick: bool) -> Iterator[Line]:
    """Measure a deck of twenty native charts, beside twenty pictures of charts and the bare library."""
    ours = Side("deck_of", _task("ours_deck"))
    peer = Side("python-pptx with pictures by matplotlib", _task("peer_deck"))
    floor = Side("python-pptx, bare", _task("floor_deck"))
    yield measured(Figure("deck", CHARTS, ours, peer, floor), QUICK_REPEATS if quick else _REPEATS)


def handout(folder: Path, quick: bool) -> Iterator[Line]:
    """Measure the two pages to print."""
    floor = Side("typst, one line", _task("floor_handout"))
    yield measured(Figure("handout", 2, Side("handout_of", _task("ours_handout")), None, floor), _repeats(quick))


def workbook(folder: Path, quick: bool) -> Iterator[Line]:
    """Measure the workbook of all findings."""
    ours, peer = Side("workbook_of", _task("ours_workbook")), Side("openpyxl", _task("peer_workbook"))
    floor = Side("xlsxwriter, bare", _task("floor_workbook"))
    yield measured(Figure("workbook", CHARTS, ours, peer, floor), _repeats(quick))


def pictures(folder: Path, quick: bool) -> Iterator[Line]:
    """Measure one chart as .svg and as .png."""
    yield measured(Figure("picture, svg", 1, Side("svg_of", _task("ours_svg"))), _repeats(quick))
    peer = Side("matplotlib", _task("peer_png"))
    yield measured(Figure("picture, png", 1, Side("png_of", _task("ours_png")), peer), _repeats(quick))


def release_plan(folder: Path, quick: bool) -> Iterator[Line]:
    """Measure the blocks of the sample school over three years, certified."""
    yield measured(Figure("release_plan", 3, Side("plan_of", _task("ours_plan"))), _repeats(quick))


def _repeats(quick: bool) -> int:
    return QUICK_REPEATS if quick else _REPEATS


def _task(name: str) -> str:
    return f"benchmarks.sharing:{name}"


FIGURES = {
    "deck": deck, "handout": handout, "workbook": workbook, "pictures": pictures, "release_plan": release_plan,
}  # fmt: skip


def _surveys() -> list:
    from analysis.reading import read_export
    from sample_data import MAPLE_HOLLOW

    return [read_export(path.read_bytes(), path.name) for path in MAPLE_HOLLOW]


def _findings() -> tuple:
    from analysis.gathered import Wave, gathered
    from sample_data import PROMISE

    return gathered([Wave(survey) for survey in _surveys()], PROMISE)


def _imprint():
    from analysis.staff_meeting import imprint_of
    from sample_data import PROMISE

    return imprint_of("A school", "2025", PROMISE)


def _charted() -> list:
    """Return twenty findings with charts, some of them more than once."""
    found = [finding for finding in _findings() if finding.chart in ("bars", "profile") and finding.rows]
    return [replace(found[at % len(found)], finding_id=f"chart_{at}") for at in range(CHARTS)]


def ours_deck() -> Callable:
    """Make a deck of twenty slides with a native chart each."""
    from analysis.deck import deck_of
    from analysis.meeting import Slide

    slides, imprint = [Slide(found.finding_id, found) for found in _charted()], _imprint()
    return lambda: deck_of(slides, imprint)


def peer_deck() -> Callable:
    """Make twenty slides with a picture of a chart each, as most do."""
    from pptx import Presentation
    from pptx.util import Inches

    draw = peer_png()

    def made() -> bytes:
        show = Presentation()
        for _ in range(CHARTS):
            slide = show.slides.add_slide(show.slide_layouts[5])
            slide.shapes.add_picture(io.BytesIO(draw()), Inches(1), Inches(1))
        return _saved(show)

    return made


def floor_deck() -> Callable:
    """Make twenty slides with a native chart each and nothing else."""
    from pptx import Presentation
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Inches

    def made() -> bytes:
        show = Presentation()
        for _ in range(CHARTS):
            data = CategoryChartData()
            data.categories = [f"Option {bar}" for bar in range(_BARS)]
            data.add_series("n", range(_BARS))
            slide = show.slides.add_slide(show.slide_layouts[5])
            slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *map(Inches, (1, 1, 6, 4)), data)
        return _saved(show)

    return made


def _saved(show) -> bytes:
    out = io.BytesIO()
    show.save(out)
    return out.getvalue()


def ours_handout() -> Callable:
    """Make the handout of the sample school."""
    from analysis.handout import handout_of
    from analysis.meeting import slides
    from sample_data import PROMISE

    told, imprint = slides(_findings(), PROMISE), _imprint()
    return lambda: handout_of(told, imprint)


def floor_handout() -> Callable:
    """Set one line with the same typesetter."""
    import typst

    return lambda: typst.compile(b"A line.", format="pdf")


def ours_workbook() -> Callable:
    """Make a workbook of twenty findings."""
    from analysis.workbook import workbook_of

    findings, imprint = _charted(), _imprint()
    return lambda: workbook_of(findings, imprint)


def peer_workbook() -> Callable:
    """Write twenty sheets with a chart each with the library most use."""
    from openpyxl import Workbook
    from openpyxl.chart import BarChart, Reference

    def made() -> bytes:
        book = Workbook()
        for _ in range(CHARTS):
            sheet = book.create_sheet()
            for bar in range(_BARS):
                sheet.append([f"Option {bar}", bar])
            chart = BarChart()
            chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=_BARS))
            sheet.add_chart(chart, "D2")
        return _saved(book)

    return made


def floor_workbook() -> Callable:
    """Write twenty sheets with a chart each and nothing else."""
    from xlsxwriter import Workbook

    def made() -> bytes:
        out = io.BytesIO()
        with Workbook(out, {"in_memory": True}) as book:
            for number in range(CHARTS):
                sheet = book.add_worksheet()
                for bar in range(_BARS):
                    sheet.write_row(bar, 0, [f"Option {bar}", bar])
                chart = book.add_chart({"type": "bar"})
                chart.add_series({"values": f"=Sheet{number + 1}!$B$1:$B${_BARS}"})
                sheet.insert_chart("D2", chart)
        return out.getvalue()

    return made


def ours_svg() -> Callable:
    """Draw one chart."""
    from analysis.pictures import svg_of

    finding = _charted()[0]
    return lambda: svg_of(finding)


def ours_png() -> Callable:
    """Draw one chart and turn it into points."""
    from analysis.pictures import png_of, svg_of

    finding = _charted()[0]
    return lambda: png_of(svg_of(finding))


def peer_png() -> Callable:
    """Draw one chart as a picture of points."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    def drawn() -> bytes:
        out = io.BytesIO()
        figure, axes = pyplot.subplots(figsize=(9.6, 5.4), dpi=200)
        axes.barh([f"Option {bar}" for bar in range(_BARS)], range(_BARS))
        figure.savefig(out)
        pyplot.close(figure)
        return out.getvalue()

    return drawn


def ours_plan() -> Callable:
    """Plan and certify the blocks of three years."""
    from analysis.release import plan_of
    from sample_data import PROMISE

    surveys = _surveys()
    return lambda: plan_of(surveys, PROMISE)
