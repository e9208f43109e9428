"""Words on a slide: boxes, strokes beside them, the key of a chart, tables without frames."""

from collections.abc import Sequence
from html import escape

from analysis.deck.template import NAMESPACES, NO_MARGINS, block, frame
from analysis.pictures.metrics import text_width
from analysis.printable import one_line

LETTERS = 18


def text(
    slide, place, words: str, size: int, bold: bool = False, colour: str = "tx1", name: str = "Words", align: str = "l"
) -> None:
    """Add words in a box without margins."""
    from pptx.oxml import parse_xml

    number, strong = _next(slide), ' b="1"' if bold else ""
    at = frame(place.x, place.y, place.width, place.height)
    slide.shapes._spTree.append(
        parse_xml(
            f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name="{name} {number}"/><p:cNvSpPr txBox="1"/>'
            f'<p:nvPr/></p:nvSpPr><p:spPr>{at}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
            f'<p:txBody><a:bodyPr wrap="square" {NO_MARGINS}><a:noAutofit/></a:bodyPr><a:lstStyle/><a:p>'
            f'<a:pPr algn="{align}"/><a:r><a:rPr lang="en-US" sz="{size * 100}"{strong}>'
            f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
            f"</a:rPr><a:t>{escape(one_line(words))}</a:t></a:r></a:p></p:txBody></p:sp>"
        )
    )


def _next(slide) -> int:
    return max((int(each.get("id")) for each in slide.shapes._spTree.iter("{*}cNvPr")), default=1) + 1


def stroke(slide, place) -> None:
    """Add a stroke in the school's colour, which screen readers pass over."""
    block_on(slide, place, "accent1", "Stroke")


def block_on(slide, place, colour: str, name: str) -> None:
    """Add a block of a colour, which screen readers pass over."""
    from pptx.oxml import parse_xml

    number = _next(slide)
    slide.shapes._spTree.append(
        parse_xml(block(number, f"{name} {number}", (place.x, place.y, place.width, place.height), colour))
    )


def key(slide, place, named: Sequence[tuple[str, str]]) -> None:
    """Name the colours of a distribution in a line above it."""
    x = place.x
    for words, colour in named:
        width = text_width(one_line(words), 16) / 72 + 0.1
        block_on(slide, type(place)(x, place.y + 0.05, 0.2, 0.2), colour, "Colour")
        text(slide, type(place)(x + 0.3, place.y, width, 0.3), words, 16)
        x += 0.3 + width + 0.25


def table(
    slide, place, cells: Sequence[Sequence[str]], widths: Sequence[float], marked: Sequence[bool], head=()
) -> None:
    """Add a table without frames, a hairline below each row."""
    from pptx.util import Inches, Pt

    lines = [*([head] if head else []), *cells]
    at = (Inches(v) for v in (place.x, place.y, place.width, 0.5 * len(lines)))
    graphic = slide.shapes.add_table(max(len(lines), 1), len(widths), *at)
    grid = graphic.table
    grid._tbl.tblPr.find("{*}tableStyleId").text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
    grid.first_row, grid.horz_banding = bool(head), False
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Inches(place.width * width)
    for y, line in enumerate(lines):
        for x, words in enumerate(line):
            cell = grid.cell(y, x)
            cell.margin_left = cell.margin_right = Inches(0.05)
            run = cell.text_frame.paragraphs[0].add_run()
            run.text = one_line(words)
            run.font.size = Pt(LETTERS)
            run.font.bold = bool(head and y == 0) or (
                y >= len(lines) - len(marked) and marked[y - len(lines) + len(marked)]
            )
            _hairline(cell)


def _hairline(cell) -> None:
    from pptx.oxml import parse_xml

    cell._tc.get_or_add_tcPr().append(
        parse_xml(f'<a:lnB {NAMESPACES} w="9525"><a:solidFill><a:srgbClr val="D5DAE0"/></a:solidFill></a:lnB>')
    )
