"""Findings to a deck for the staff meeting: native charts, one sentence and one question a slide."""

import io
from collections.abc import Callable, Sequence

from analysis.deck.package import number_parts, packed
from analysis.deck.page import cover, page
from analysis.deck.template import readable, template
from analysis.meeting import Imprint, Slide


def deck_of(slides: Sequence[Slide], imprint: Imprint, told: Callable[[float], None] = lambda part: None) -> bytes:
    """Return a deck as the bytes of a .pptx file; the same slides give the same bytes.

    Parameters
    ----------
    slides : sequence of Slide
        In their order. Nothing that is not in them or in the imprint reaches the file.
    imprint : Imprint
        The school; its colour is darkened where letters of it could not be read.
    told : callable
        Is told which part is done, from 0 to 1.
    """
    from pptx import Presentation

    deck = Presentation(io.BytesIO(template(readable(imprint.colour))))
    number_parts(deck.part.package)
    for at, slide in enumerate(slides):
        (cover if slide.topic == "thanks" else page)(deck, slide, imprint)
        told((at + 1) / len(slides))
    return packed(deck, f"{imprint.school}, {imprint.year}")
