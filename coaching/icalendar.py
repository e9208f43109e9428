"""The calendar as a file that phones and computers take in: RFC 5545, whole days, no person in it but the reader."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_LONGEST = 75


@dataclass(frozen=True)
class CalendarEntry:
    """One whole day: an id that stays the same when it is taken in again, the day, a title and a few words more."""

    uid: str
    on: date
    title: str
    about: str = ""


def ics(entries: Iterable[CalendarEntry], name: str, at: str) -> bytes:
    """Write a calendar file.

    Parameters
    ----------
    entries
        The days.
    name
        What phones call the calendar.
    at
        Now as ISO 8601 text in UTC.

    Returns
    -------
    bytes
        Lines end in CR LF and have at most 75 bytes, as RFC 5545 (3.1) asks.
    """
    stamp = "".join(sign for sign in at[:19] if sign not in "-:") + "Z"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Same Room//Coaching//EN", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{_text(name)}"]
    for entry in sorted(entries, key=lambda entry: (entry.on, entry.uid)):
        lines += _event(entry, stamp)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in _folded(line)).encode()


def _event(entry: CalendarEntry, stamp: str) -> list[str]:
    about = [f"DESCRIPTION:{_text(entry.about)}"] if entry.about else []
    return [
        "BEGIN:VEVENT",
        f"UID:{_text(entry.uid)}@same-room",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{entry.on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{entry.on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(entry.title)}",
        *about,
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _text(text: str) -> str:
    plain = "".join(sign for sign in text.replace("\r\n", "\n").replace("\r", "\n") if sign >= " " or sign == "\n")
    whole = plain.encode("utf-8", "replace").decode()
    return whole.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> list[str]:
    """Cut a line where it would be longer than 75 bytes, never inside a letter; what goes on begins with a blank."""
    parts, room = [""], _LONGEST
    for sign in line:
        size = len(sign.encode())
        if size > room:
            parts.append(" ")
            room = _LONGEST - 1
        parts[-1] += sign
        room -= size
    return parts
