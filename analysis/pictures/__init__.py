"""Finding to picture: SVG drawn from the finding alone, and PNG of it, without a browser.

A new kind of chart is added in ``_KINDS``; a kind that is not there is shown as a table.
"""

from collections.abc import Callable
from functools import cache

from analysis.pictures.bars import bands, bars, one_share, side
from analysis.pictures.canvas import WIDTH, Canvas, Look
from analysis.pictures.lines import change, slope
from analysis.pictures.scales import contrast, distribution, diverging, mixed, shades
from analysis.pictures.written import commitments, quotes, table
from analysis.survey import Finding

__all__ = ["WIDTH", "Look", "contrast", "height_of", "mixed", "png_of", "shades", "svg_of"]

_KINDS: dict[str, Callable[[Canvas, Finding], None]] = {
    "bands": bands,
    "bars": bars,
    "change": change,
    "commitments": commitments,
    "distribution": distribution,
    "diverging": diverging,
    "profile": bars,
    "quotes": quotes,
    "ranking": bars,
    "reach": side,
    "share": one_share,
    "slope": slope,
}
_LIGHT = Look()


def svg_of(finding: Finding, look: Look = _LIGHT, margin: int = 24, paper: bool = True) -> str:
    """Return the chart of a finding as SVG; of a finding without rows its sentence.

    Parameters
    ----------
    finding : Finding
        Nothing that is not in it reaches the picture.
    look : Look
        Its colours.
    margin : int
        Empty units around it.
    paper : bool
        Whether it has a ground of its own.

    Returns
    -------
    str
        As wide as ``WIDTH`` units between the margins and as high as it needs, with the text alternative as its title.
    """
    canvas = Canvas(look, y=4)
    if finding.rows and finding.chart != "none":
        _KINDS.get(finding.chart, table)(canvas, finding)
    else:
        canvas.paragraph(finding.headline, 32, look.ink)
    return canvas.svg(finding.alternative or finding.headline, margin, paper)


def height_of(svg: str) -> float:
    """Return how many units a picture is high."""
    return float(svg.partition(' height="')[2].partition('"')[0])


def png_of(svg: str, pixels: int = 2 * WIDTH) -> bytes:
    """Return a picture of ``svg_of`` as PNG, so many pixels wide."""
    page = b"#set page(width: 1200pt, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), width: 100%)"
    return compiler().compile(page, format="png", ppi=72 * pixels / WIDTH, sys_inputs={"svg": svg})


@cache
def compiler():
    """Return the typesetter; it looks for the fonts of this computer once."""
    import typst

    return typst.Compiler()
