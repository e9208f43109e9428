"""What leads to a person without naming one: mail, telephone, links, accounts, addresses, rooms."""

import re
from collections.abc import Iterator

_DATE = re.compile(r"\d{1,4}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{1,4}|(?:19|20)\d\d\s*[-/–]\s*(?:19|20)?\d\d")
_DIGITS_OF_A_PHONE = range(7, 16)
_FORMS = {
    "e-mail": (
        re.compile(r"[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"),
        re.compile(
            r"[\w.+-]{1,64}\s?[\[(]\s?(?:at|arobase|arroba)\s?[\])]\s?[\w-]{1,63}"
            r"(?:\s?(?:\.|[\[(]\s?(?:dot|point|punto)\s?[\])])\s?\w{2,20}){1,4}",
            re.IGNORECASE,
        ),
    ),
    "link": (
        re.compile(r"(?:https?://|www\.)[^\s<>\"]{1,2000}", re.IGNORECASE),
        re.compile(
            r"(?<![\w@.])[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.(?:com|org|net|edu|gov|info|io|app|ca|us|uk|fr|es|be|ch|mx)\b"
            r"(?:/[^\s<>\"]{0,2000})?",
            re.IGNORECASE,
        ),
    ),
    "account": (re.compile(r"(?<![\w@])@\w[\w.-]{0,60}\w"),),
    "phone": (
        re.compile(r"(?<![\w.,])(?:\+\s?)?\(?\d[\d\s().\-/]{5,24}\d(?!\w)"),
        re.compile(r"\b(?:ext(?:ension)?|poste|extensi[óo]n)\.?\s{0,2}\d{2,6}\b", re.IGNORECASE),
    ),
    "address": (
        re.compile(
            r"\b\d{1,5}\s(?:[^\W\d_][\w'’.-]{0,30}\s){1,3}"
            r"(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|way|court|ct|crescent)\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b\d{1,4},?\s(?:bis\s)?(?:rue|avenue|boulevard|chemin|place|allée|impasse)"
            r"(?:\s(?:de|du|des|la|le|les)){0,2}(?:\s[A-ZÀ-Þ][\w'’-]{1,30}){1,3}",
            re.IGNORECASE,
        ),
        re.compile(r"\b(?:calle|avenida|plaza|paseo)\s(?:[^\W\d_][\w'’.-]{0,30}\s){1,4}(?:n[.º°o]\s?)?\d{1,4}\b", re.I),
        re.compile(r"\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b"),
    ),
    "room": (re.compile(r"\b(?:room|rm|salle|local|aula|sala)\.?\s?#?\d{1,4}[A-Za-z]?\b", re.IGNORECASE),),
}
# What a form of this kind must hold: looking for it first saves most of the time.
_SIGN = {
    "e-mail": re.compile(r"@|[\[(]\s?(?:at|arobase|arroba)\b", re.IGNORECASE),
    "link": re.compile(r"\w\.\w|://", re.IGNORECASE),
    "account": re.compile("@"),
    "phone": re.compile(r"\d.?\d"),
    "address": re.compile(r"\d"),
    "room": re.compile(r"\d"),
}


def contacts(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and kind of everything in a text that leads to one person; spans may overlap.

    Digits count as a telephone number from seven to fifteen of them (E.164); dates and school years do not.
    """
    for kind, forms in _FORMS.items():
        for form in forms if _SIGN[kind].search(text) else ():
            for hit in form.finditer(text):
                if kind != "phone" or hit[0][0].isalpha() or _is_phone(hit[0]):
                    yield hit.start(), hit.end(), kind


def _is_phone(text: str) -> bool:
    digits = sum(char.isdigit() for char in _DATE.sub(" ", text))
    return digits in _DIGITS_OF_A_PHONE
