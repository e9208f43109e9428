"""What is words: quotations, and a table for everything no other picture is known for."""

from analysis.pictures.canvas import LINE, SIZE, SMALL, WIDTH, Canvas, counted
from analysis.pictures.metrics import wrapped
from analysis.survey import Finding

_MOST = 40


def quotes(canvas: Canvas, finding: Finding) -> None:
    """Write what people wrote, each comment beside a stroke."""
    for row in finding.rows[:_MOST]:
        lines = wrapped(row.label, WIDTH - 40, SIZE, most=8)
        height = len(lines) * LINE
        canvas.bar(0, canvas.y, 6, height, canvas.look.marked)
        canvas.lines(30, canvas.y + SIZE, lines)
        canvas.y += height + 24
    _rest(canvas, len(finding.rows))


def commitments(canvas: Canvas, finding: Finding) -> None:
    """Write what was said beside what is done about it, and by whom and by when below that."""
    for row in finding.rows[:_MOST]:
        said, does = wrapped(row.label, 480, SIZE, True, 4), wrapped(row.note, WIDTH - 540, SIZE, most=5)
        canvas.lines(0, canvas.y + SIZE, said, bold=True)
        canvas.lines(540, canvas.y + SIZE, does)
        canvas.text(540, canvas.y + SIZE + len(does) * LINE, row.column, SMALL, fill=canvas.look.soft)
        canvas.y += LINE * max(len(said), len(does) + 1) + 22
        canvas.line(0, canvas.y - 12, WIDTH, canvas.y - 12, canvas.look.track)
    _rest(canvas, len(finding.rows))


def table(canvas: Canvas, finding: Finding) -> None:
    """Write the rows as a table: what it is, what it is said of, and the count."""
    for row in finding.rows[:_MOST]:
        name = wrapped(row.label, 560, SIZE, row.marked, 3)
        about = wrapped(", ".join(filter(None, (row.column, row.note))), 380, SMALL, most=3)
        canvas.lines(0, canvas.y + SIZE, name, bold=row.marked)
        canvas.lines(590, canvas.y + SIZE, about, size=SMALL, fill=canvas.look.soft)
        canvas.text(WIDTH, canvas.y + SIZE, counted(row.n, row.base_n), bold=row.marked, anchor="end")
        canvas.y += LINE * max(len(name), len(about)) + 12
        canvas.line(0, canvas.y - 4, WIDTH, canvas.y - 4, canvas.look.track)
    _rest(canvas, len(finding.rows))


def _rest(canvas: Canvas, rows: int) -> None:
    if rows > _MOST:
        canvas.paragraph(f"And {rows - _MOST} more.")
