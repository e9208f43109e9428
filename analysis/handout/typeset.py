"""The two pages set in type. What comes from a survey is data of the document, never part of its source."""

import json
from collections.abc import Sequence

from analysis.handout.fit import BASE, FOOT, GAP, MARGIN, PAPERS, TITLE, Block
from analysis.meeting import Imprint
from analysis.pictures import compiler
from analysis.printable import one_line

_SOURCE = """
#let data = json(bytes(sys.inputs.data))
#let colour = rgb(data.colour)
#let soft = rgb("#52606D")
#set document(title: data.title, date: none)
#set page(width: data.width * 1pt, height: data.height * 1pt,
  margin: (x: data.margin * 1pt, top: data.margin * 1pt, bottom: (data.margin + data.foot) * 1pt),
  footer: context [#set text(8pt, fill: soft); #data.foot_text #h(1fr) #counter(page).display()])
#set text(font: ("Arial", "Liberation Sans", "Helvetica", "DejaVu Sans"), size: 10pt, fill: rgb("#1F2933"), lang: "en")
#set par(leading: 0.5em, spacing: 0.55em)
#show heading.where(level: 1): it => block(above: 0pt, below: 8pt, text(18pt, weight: "bold", it.body))
#show heading.where(level: 2): it => block(above: 3pt, below: 5pt, text(data.title_size * 1pt, weight: "bold", it.body))
#block(width: 100%, stroke: (bottom: 2pt + colour), inset: (bottom: 8pt), below: 14pt)[
  #heading(level: 1, data.school)
  #text(fill: soft)[#data.year #h(1fr) #data.response]]
#for (at, each) in data.blocks.enumerate() {
  if at > 0 and each.page != data.blocks.at(at - 1).page { pagebreak() }
  block(breakable: false, width: 100%, below: data.gap * 1pt)[
    #if each.label != "" { block(below: 6pt, text(9pt, fill: colour, weight: "bold", each.label)) }
    #heading(level: 2, each.headline)
    #for line in each.small { par(text(data.base_size * 1pt, fill: soft, line)) }
    #if each.svg != "" { v(3pt); image(bytes(each.svg), width: 100%, alt: each.alternative) }
    #if each.talk != "" { par(text(data.base_size * 1pt, weight: "bold", each.talk)) }]
}
#if data.closing.len() > 0 {
  place(bottom, text(data.base_size * 1pt, fill: soft, data.closing.join(" ")))
}
"""


def typeset(
    blocks: Sequence[Block], imprint: Imprint, colour: str, paper: str, response: str = "", closing: Sequence[str] = ()
) -> bytes:
    """Return the blocks as a tagged PDF, the title and text alternatives included.

    ``response`` stands below the school's name; ``closing`` are sentences at the end of the last page.
    """
    width, height = PAPERS[paper]
    data = {
        "title": one_line(f"{imprint.school}, {imprint.year}"),
        "school": one_line(imprint.school),
        "year": one_line(imprint.year),
        "response": one_line(response),
        "foot_text": one_line(imprint.foot),
        "colour": colour,
        "width": width,
        "height": height,
        "margin": MARGIN,
        "foot": FOOT,
        "gap": GAP,
        "title_size": TITLE,
        "base_size": BASE,
        "closing": [one_line(line) for line in closing],
        "blocks": [_plain(block) for block in blocks],
    }
    how = {"format": "pdf", "sys_inputs": {"data": json.dumps(data)}, "timestamp": 0}
    try:
        return compiler().compile(_SOURCE.encode("utf-8"), pdf_standards=["ua-1"], **how)
    except RuntimeError:  # the standard refuses letters that no font of this computer has; tagged it is all the same
        return compiler().compile(_SOURCE.encode("utf-8"), **how)


def _plain(block: Block) -> dict:
    small = [one_line(text) for text in (block.base, block.caution) if text]
    return {
        "label": block.label, "headline": one_line(block.headline) or " ", "small": small, "svg": block.svg,
        "alternative": one_line(block.alternative) or " ", "talk": one_line(block.talk), "page": block.page,
    }  # fmt: skip
