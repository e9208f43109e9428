"""A picture read back: its words hold no number but those of its finding, and it fetches nothing."""

from analysis.audit.archive import local, parsed
from analysis.audit.numbers import Audit, audit_text
from analysis.survey import Finding

_OWN = "95 times in 100."  # what the thin lines of a ranking are
_DRAWN = {"svg", "title", "text", "rect", "line", "circle"}


def audit_picture(svg: str, finding: Finding) -> Audit:
    """Return what reading a picture back has shown."""
    tree = parsed(svg.encode("utf-8"))
    words = " ".join(each.text or "" for each in tree.iter() if local(each) in ("text", "title"))
    found = audit_text(words, finding, _OWN, where="The picture")
    others = {local(each) for each in tree.iter()} - _DRAWN
    leads = any("href" in name or "url(" in value for each in tree.iter() for name, value in each.attrib.items())
    problems = [f"The picture holds {name}." for name in sorted(others)] + ["The picture leads out."] * leads
    return found + Audit(0, tuple(problems))
