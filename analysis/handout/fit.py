"""What fits on two pages: which findings, with how many rows each, so that nothing is cut and no page is half empty."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.meeting import TOPICS, Slide, shortened
from analysis.pictures import WIDTH, Look, height_of, svg_of
from analysis.pictures.metrics import wrapped

PAPERS = {"a4": (595.28, 841.89), "us-letter": (612.0, 792.0)}
"""Width and height in points."""

MARGIN, HEAD, FOOT, GAP, CLOSING = 48, 70, 30, 15, 26
TITLE, BASE = 12, 8.5
_MOST_ROWS, _FEWEST_ROWS, _LINE = 14, 3, 1.25
_LABELS = {topic.name: topic.label for topic in TOPICS}


@dataclass(frozen=True)
class Block:
    """One finding on paper: its topic, sentence, base, caution, picture (empty without one) and its question."""

    label: str
    headline: str
    base: str
    caution: str
    svg: str
    alternative: str
    talk: str
    page: int


def blocks_of(slides: Sequence[Slide], colour: str, paper: str) -> list[Block]:
    """Return the blocks of both pages.

    Parameters
    ----------
    slides : sequence of Slide
        In their order.
    colour : str
        The school's colour as #RRGGBB, dark enough for letters.
    paper : str
        A key of ``PAPERS``.
    """
    look = Look(marked=colour)
    width, height = PAPERS[paper]
    width, free = width - 2 * MARGIN, height - 2 * MARGIN - FOOT
    told = [slide for slide in slides if slide.finding.rows and slide.topic != "thanks"]
    while told:
        rows = dict.fromkeys(range(len(told)), _FEWEST_ROWS)
        blocks = [_block(slide, look, _FEWEST_ROWS) for slide in told]
        if len(_filled(blocks, width, free)) == len(told):
            return _filled(_grown(told, blocks, rows, look, (width, free)), width, free)
        told = told[:-1]
    return []


def _grown(
    told: Sequence[Slide], blocks: list[Block], rows: dict[int, int], look: Look, room: tuple[float, float]
) -> list[Block]:
    """Return the blocks with a row more each, in turn, as long as all of them fit."""
    for _ in range(_MOST_ROWS - _FEWEST_ROWS):
        for at, slide in enumerate(told):
            larger = [*blocks[:at], _block(slide, look, rows[at] + 1), *blocks[at + 1 :]]
            if larger[at] != blocks[at] and len(_filled(larger, *room)) == len(told):
                blocks, rows[at] = larger, rows[at] + 1
    return blocks


def _filled(blocks: Sequence[Block], width: float, free: float) -> list[Block]:
    """Return the blocks that fit, each with its page: the first page begins lower, below the name of the school."""
    page, y, found = 1, float(HEAD), []
    for block in blocks:
        height = _height(block, width)
        if y + height > free - CLOSING * (page - 1):  # below the last page stands how answers are protected
            page, y = page + 1, 0.0
        if page > 2:
            break
        found.append(replace(block, page=page))
        y += height + GAP
    return found


def _height(block: Block, width: float) -> float:
    lines = len(wrapped(block.headline, width, TITLE, True, 9)) * TITLE + TITLE
    small = sum(
        len(wrapped(text, width, BASE, most=9)) * BASE for text in (block.base, block.caution, block.talk) if text
    )
    picture = height_of(block.svg) * width / WIDTH if block.svg else 0
    return (lines + small) * _LINE + picture + 14


def _block(slide: Slide, look: Look, rows: int) -> Block:
    finding = shortened(slide.finding, rows)
    talk = f"To talk about: {slide.talk}" if slide.talk else ""
    svg = svg_of(finding, look, margin=0)
    caution = slide.finding.caution or ""
    label, told = _LABELS.get(slide.topic, ""), finding.alternative or finding.headline
    return Block(label, finding.headline, finding.base, caution, svg, told, talk, 1)
