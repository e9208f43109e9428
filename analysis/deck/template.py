"""The empty deck: one master and two layouts, 16:9, Arial, the school's colour; nothing of another template stays."""

import io
from functools import lru_cache
from html import escape

from analysis.pictures import contrast, mixed

EMU = 914_400
WIDE, HIGH = 13.333, 7.5
LEFT, RIGHT, TOP = 0.75, 12.58, 0.45
FOOT, COVER_LEFT = 6.98, 5.0
INK, SOFT, OTHERS, TRACK, OTHER_SIDE = "1F2933", "52606D", "9AA5B1", "EDF0F3", "B3510F"
FONT = "Arial"
NO_MARGINS = 'lIns="0" tIns="0" rIns="0" bIns="0"'
_READABLE = 4.5  # contrast of letters with what is behind them, WCAG 2 AA

NUMBER = (
    '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum"><a:rPr lang="en-US"/><a:t>‹#›</a:t></a:fld>'
)
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


def readable(colour: str) -> str:
    """Return a colour, darkened until letters of it can be read on white and white letters on it."""
    while contrast(colour, "#FFFFFF") < _READABLE:
        colour = mixed(colour, "#000000", 0.92)
    return colour


def frame(x: float, y: float, width: float, height: float) -> str:
    """Return place and size in inches as a shape's ``xfrm``."""
    at, size = (round(x * EMU), round(y * EMU)), (round(width * EMU), round(height * EMU))
    return f'<a:xfrm><a:off x="{at[0]}" y="{at[1]}"/><a:ext cx="{size[0]}" cy="{size[1]}"/></a:xfrm>'


def block(number: int, name: str, place: tuple[float, float, float, float], colour: str) -> str:
    """Return a plain block that screen readers pass over, in a colour of the theme or one as #RRGGBB."""
    decorative = (
        '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
        'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
    )
    fill = f'<a:srgbClr val="{colour[1:]}"/>' if colour[0] == "#" else f'<a:schemeClr val="{colour}"/>'
    return (
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name="{name}">{decorative}</p:cNvPr><p:cNvSpPr/><p:nvPr/>'
        f'</p:nvSpPr><p:spPr>{frame(*place)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>{fill}'
        f"</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def placeholder(
    number: int,
    kind: str,
    place: tuple[float, float, float, float],
    size: int,
    text: str,
    style: str = "",
    at: str = "",
) -> str:
    """Return a placeholder of a layout: where the title, the base, the foot or the number of a slide stands."""
    field = NUMBER if kind == "sldNum" else f'<a:r><a:rPr lang="en-US"/><a:t>{escape(text)}</a:t></a:r>'
    colour = "tx1" if kind == "title" else "tx2"
    align = "r" if kind == "sldNum" else "l"
    bold = ' b="1"' if kind == "title" else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escape(text)}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{kind}"{at}/></p:nvPr></p:nvSpPr><p:spPr>{frame(*place)}'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr {NO_MARGINS}'
        f'{style}><a:noAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="{align}"><a:spcBef>'
        f'<a:spcPts val="0"/></a:spcBef><a:buNone/><a:defRPr sz="{size * 100}"{bold}><a:solidFill><a:schemeClr '
        f'val="{colour}"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle><a:p>{field}</a:p></p:txBody></p:sp>'
    )


@lru_cache(maxsize=8)
def template(colour: str) -> bytes:
    """Return the empty deck in a school's colour, made once for each.

    Parameters
    ----------
    colour : str
        As #RRGGBB, dark enough for white letters on it (``readable``).
    """
    from pptx import Presentation
    from pptx.util import Inches

    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDE), Inches(HIGH)
    _drop_what_came_along(deck)
    master = deck.slide_master
    _redraw(master._element, _common(1) + _bottom(5))
    cover, finding = deck.slide_layouts
    _redraw(cover._element, block(20, "Panel", (0, 0, 4.3, HIGH), "accent1") + _cover(1) + _bottom(5, COVER_LEFT))
    _redraw(finding._element, block(20, "Edge", (0, 0, 0.22, HIGH), "accent1") + _common(1) + _bottom(5))
    for layout, name in ((cover, "Cover"), (finding, "Finding")):
        layout._element.cSld.set("name", name)
        layout._element.attrib.pop("type", None)
    _set_theme(master, colour)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _common(first: int) -> str:
    width = RIGHT - LEFT
    return placeholder(first + 1, "title", (LEFT, TOP + 0.38, width, 1.45), 30, "Title") + placeholder(
        first + 2, "body", (LEFT, 2.35, width, 0.35), 18, "Base", at=' idx="1"'
    )


def _cover(first: int) -> str:
    width = RIGHT - COVER_LEFT
    return placeholder(first + 1, "title", (COVER_LEFT, 1.35, width, 1.3), 40, "Title") + placeholder(
        first + 2, "body", (COVER_LEFT, 2.75, width, 0.7), 20, "Base", at=' idx="1"'
    )


def _bottom(first: int, left: float = LEFT) -> str:
    return placeholder(
        first, "ftr", (left, FOOT, RIGHT - left - 1, 0.3), 12, "Foot", at=' sz="quarter" idx="11"'
    ) + placeholder(first + 1, "sldNum", (RIGHT - 0.9, FOOT, 0.9, 0.3), 12, "Number", at=' sz="quarter" idx="12"')


def _redraw(element, shapes: str) -> None:
    """Put shapes in the place of all that a master or layout holds."""
    from lxml import etree

    tree = element.cSld.spTree
    for shape in list(tree)[2:]:
        tree.remove(shape)
    for shape in etree.fromstring(f"<all {NAMESPACES}>{shapes}</all>"):
        tree.append(shape)


def _drop_what_came_along(deck) -> None:
    """Keep two layouts; let go of the others, the printer's settings and the preview of another deck."""
    for layout in list(deck.slide_layouts)[2:]:
        deck.slide_layouts.remove(layout)
    for part in (deck.part, deck.part.package):
        for key, relation in list(part._rels.items()):
            if relation.reltype.endswith(("/printerSettings", "/thumbnail")):
                part._rels.pop(key)


def _set_theme(master, colour: str) -> None:
    """Give the theme, which is a part without a class of its own, our colours and fonts."""
    part = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
    accents = [colour[1:], OTHER_SIDE, OTHERS, "06A075", "BC820A", "5D2045"]
    named = {"dk1": INK, "lt1": "FFFFFF", "dk2": SOFT, "lt2": TRACK, "hlink": colour[1:], "folHlink": SOFT}
    named |= {f"accent{at}": accent for at, accent in enumerate(accents, 1)}
    order = ("dk1", "lt1", "dk2", "lt2", *(f"accent{at}" for at in range(1, 7)), "hlink", "folHlink")
    colours = "".join(f'<a:{name}><a:srgbClr val="{named[name]}"/></a:{name}>' for name in order)
    font = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    text = part.blob.decode("utf-8")
    start, end = text.index("<a:clrScheme"), text.index("<a:fmtScheme")
    scheme = (
        f'<a:clrScheme name="School">{colours}</a:clrScheme><a:fontScheme name="School"><a:majorFont>{font}'
        f"</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>"
    )
    text = text[:start] + scheme + text[end:]
    part._blob = text.replace('name="Office Theme"', 'name="School"').encode("utf-8")
