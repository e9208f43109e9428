"""A handout read back: its words hold no number but those of its findings, on two pages at most, tagged, by nobody."""

import io
from collections.abc import Sequence

from analysis.audit.numbers import NOTHING, Audit, audit_promise, numbers_in, numbers_of
from analysis.meeting import Imprint, Slide

_OWN = "95 times in 100. 1 2"  # what the thin lines of a ranking are; the numbers of the pages
_MOST_PAGES = 2
_MORE = range(1, 100)  # so many rows may be left to the workbook


def audit_handout(data: bytes, slides: Sequence[Slide], imprint: Imprint, promise: int) -> Audit:
    """Return what reading a handout back has shown.

    Parameters
    ----------
    data : bytes
        The .pdf file.
    slides, imprint
        What it was made from.
    promise : int
        The smallest group that any number may be about.
    """
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    words = " ".join(page.extract_text() for page in reader.pages)
    allowed = {number for slide in slides for number in numbers_of(slide.finding, slide.talk, *slide.points)}
    allowed |= set(numbers_in(" ".join((_OWN, imprint.school, imprint.year, imprint.foot))))
    allowed |= {str(number) for number in _MORE if f"{number} more in the workbook" in " ".join(words.split())}
    found = numbers_in(words)
    foreign = [number for number in dict.fromkeys(found) if number not in allowed]
    problems = [f"The handout: {number} is no number of its findings." for number in foreign]
    told = reader.metadata or {}
    problems += ["The handout tells its author."] * bool(told.get("/Author"))
    problems += ["The handout is not tagged for screen readers."] * (not _tagged(reader))
    if len(reader.pages) > _MOST_PAGES:
        problems.append(f"The handout has {len(reader.pages)} pages.")
    checked = audit_promise((slide.finding for slide in slides), promise)
    return NOTHING + checked + Audit(len(found), tuple(problems))


def _tagged(reader) -> bool:
    root = reader.trailer["/Root"]
    return bool(root.get("/MarkInfo", {}).get("/Marked")) and "/StructTreeRoot" in root and bool(root.get("/Lang"))
