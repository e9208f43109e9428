"""Findings to a handout: two pages to print, A4 or Letter, with the same pictures as everywhere."""

from collections.abc import Sequence

from analysis.deck.template import readable
from analysis.handout.fit import PAPERS, blocks_of
from analysis.handout.typeset import typeset
from analysis.meeting import Imprint, Slide

__all__ = ["PAPERS", "handout_of"]


def handout_of(slides: Sequence[Slide], imprint: Imprint, paper: str = "a4") -> bytes:
    """Return a handout as the bytes of a tagged .pdf file; the same slides give the same bytes on one computer.

    Parameters
    ----------
    slides : sequence of Slide
        What is told, in its order; what finds no room on two pages is left to the slides and the workbook.
    imprint : Imprint
        The school.
    paper : str
        "a4" or "us-letter".
    """
    colour = readable(imprint.colour)
    thanks = next((slide for slide in slides if slide.topic == "thanks"), None)
    response = thanks.finding.headline if thanks else ""
    return typeset(blocks_of(slides, colour, paper), imprint, colour, paper, response, thanks.points if thanks else ())
