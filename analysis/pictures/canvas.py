"""What pictures are drawn on: text, bars, lines and dots as SVG, from the top to the bottom."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from analysis.pictures.metrics import text_width, wrapped
from analysis.printable import one_line

WIDTH = 1200
"""Units a picture is wide; letters of 24 are as large as those of a book when it is printed as wide as a page."""

SIZE, SMALL, LINE = 24, 20, 31
FONTS = "Arial, 'Liberation Sans', Helvetica, 'DejaVu Sans', 'Noto Sans', sans-serif"


@dataclass(frozen=True)
class Look:
    """The colours of a picture: letters, quiet letters, the first bar, the others, tracks, and what is behind."""

    ink: str = "#1F2933"
    soft: str = "#52606D"
    marked: str = "#0072B2"
    others: str = "#9AA5B1"
    track: str = "#EDF0F3"
    ground: str = "#FFFFFF"


@dataclass
class Canvas:
    """A picture that grows downwards; ``y`` is where the next thing begins."""

    look: Look
    y: float = 0
    parts: list[str] = field(default_factory=list)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float = SIZE,
        bold: bool = False,
        anchor: str = "start",
        fill: str = "",
    ) -> None:
        """Write a text on the line ``y``, letter by letter as it is."""
        weight = ' font-weight="bold"' if bold else ""
        self.parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}"{weight} text-anchor="{anchor}" '
            f'fill="{fill or self.look.ink}">{escape(one_line(text))}</text>'
        )

    def lines(self, x: float, y: float, lines: Sequence[str], **how) -> None:
        """Write lines one below the other, the first on the line ``y``."""
        for at, line in enumerate(lines):
            self.text(x, y + at * LINE * how.get("size", SIZE) / SIZE, line, **how)

    def paragraph(self, text: str, size: float = SMALL, fill: str = "", x: float = 0, width: float = WIDTH) -> None:
        """Write a text over as many lines as it needs, and go on below it."""
        lines = wrapped(text, width, size, most=8)
        self.lines(x, self.y + size, lines, size=size, fill=fill or self.look.soft)
        self.y += len(lines) * LINE * size / SIZE + 8

    def bar(self, x: float, y: float, width: float, height: float, fill: str, radius: float = 3) -> None:
        """Draw a bar; one without width is not there."""
        if width > 0:
            self.parts.append(
                f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="{radius:g}" '
                f'fill="{fill}"/>'
            )

    def line(
        self, x1: float, y1: float, x2: float, y2: float, stroke: str, width: float = 2, dotted: bool = False
    ) -> None:
        """Draw a straight line."""
        dashes = f' stroke-dasharray="0.1 {width * 2.2:g}" stroke-linecap="round"' if dotted else ""
        self.parts.append(
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{stroke}" '
            f'stroke-width="{width:g}"{dashes}/>'
        )

    def dot(self, x: float, y: float, radius: float, fill: str) -> None:
        """Draw a dot."""
        self.parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" fill="{fill}"/>')

    def svg(self, alternative: str, margin: int = 0, paper: bool = True) -> str:
        """Return the picture, with its text alternative as title; without ``paper`` what is behind shows through."""
        width, height = WIDTH + 2 * margin, max(round(self.y), 1) + 2 * margin
        size = f'width="{width}" height="{height}"'
        ground = f'<rect x="{-margin}" y="{-margin}" {size} fill="{self.look.ground}"/>' if paper else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-margin} {-margin} {width} {height}" {size} role="img" '
            f'font-family="{FONTS}"><title>{escape(one_line(alternative))}</title>'
            f"{ground}{''.join(self.parts)}</svg>"
        )


def counted(n: int | None, base_n: int | None) -> str:
    """Return a count with its base, as it stands beside a bar; empty where only a band may be shown."""
    return "" if n is None else f"{n} of {base_n}"


def end_width(words: str, bold: bool = True) -> float:
    """Return the room that words at the end of a bar take."""
    return text_width(words, SIZE, bold) + 14
