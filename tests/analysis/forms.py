"""One finding of every kind of chart, as small as it can be and still hold what makes it difficult."""

from analysis.meeting import Imprint, Slide
from analysis.survey import Finding, Row

PROMISE = 5
WAVES = ("2023", "2024", "2025")
AGREEMENT = ("Never", "Rarely", "Sometimes", "Often", "Always")
SIDES = ("-3", "-2", "-1", "0", "1", "2", "3")
LONG = "Learning from other teachers inside our school through coaching sessions"
IMPRINT = Imprint("Hollow School", "Teacher survey 2025", "#0072B2", "Nothing here is about fewer than 5 people")


def _waves(label: str, counts, links=("", "solid", "solid"), marked: bool = False) -> list[Row]:
    return [
        Row(label, *count, marked=marked, column=wave, link=link)
        for wave, count, link in zip(WAVES, counts, links, strict=True)
        if count
    ]


def _scale(label: str, answers, counts, good=(), poles=("", "")) -> list[Row]:
    ends = {0: poles[0], len(answers) - 1: poles[1]}
    return [
        Row(label, n, sum(counts), ends.get(at, ""), marked=answer in good, column=answer)
        for at, (answer, n) in enumerate(zip(answers, counts, strict=True))
    ]


ROWS = {
    "share": [Row("Answered", 46, 48, marked=True)],
    "bars": [Row("Time", 12, 37, marked=True), Row("Choice", 8, 37), Row("Nothing", 0, 37)],
    "ranking": [
        Row(LONG, 27, 46, "1st", 27 / 48, 29 / 48, True),
        Row("Workshops", 6, 46, "2nd to 3rd", 6 / 48, 8 / 48),
        Row("Book club", 1, 44, "4th to 7th", 1 / 48, 3 / 48),
    ],
    "profile": [
        Row("Time", 13, 46, "“Often”", marked=True),
        Row("Choice", 22, 46, "“Often”"),
        Row("Trust", 35, 46, "“Often”"),
    ],
    "reach": [
        Row("Staff meetings", 40, 46, marked=True, column="Took part"),
        Row("Staff meetings", 0, 46, marked=True, column="Most valuable"),
        Row(LONG, 44, 46, column="Took part"),
        Row(LONG, 27, 46, column="Most valuable"),
        Row("Book club", 9, 46, column="Took part"),
    ],
    "slope": [
        *_waves(LONG, [(12, 38), (20, 43), (27, 46)], marked=True),
        *_waves("Workshops", [(7, 38), (8, 43), (6, 46)], ("", "break", "dotted")),
        *_waves("Visits", [None, (6, 43), (6, 46)]),
    ],
    "change": [
        *_waves("Clear sessions", [None, (17, 44), (35, 46)], marked=True),
        *_waves("Choice", [None, (30, 44), (25, 46)]),
    ],
    "distribution": [
        *_scale("Coaching stays out of evaluation", AGREEMENT, (2, 5, 8, 20, 11), ("Often", "Always")),
        *_scale("I have protected time", AGREEMENT, (10, 12, 11, 9, 4), ("Often", "Always")),
    ],
    "diverging": [
        *_scale("One approach", SIDES, (12, 6, 2, 4, 3, 7, 12), poles=("The same for all", "Each team decides")),
        *_scale("Experts", SIDES, (1, 2, 3, 5, 8, 15, 12), poles=("Hire them", "Grow our own")),
    ],
    "bands": [
        Row("Leads", None, None, "two thirds or more", 2 / 3, 1.0, True),
        Row("Other teachers", None, None, "50 to 60 %", 0.5, 0.6),
    ],
    "quotes": [
        Row("Time to sit in on a colleague is the best there is.", 1, 30),
        Row("Plus de temps, s’il vous plaît.", 2, 30),
    ],
    "commitments": [Row("Help with our data", None, None, "Two afternoons", column="Ms Ortega, 2 October 2024")],
    "unheard_of": [Row("Workshops", 6, 46, "2nd", column="2025"), Row("Visits", 6, 46, "3rd", column="2025")],
}  # fmt: skip


def finding(chart: str, **changed) -> Finding:
    """Return a finding of a kind of chart."""
    values = {
        "finding_id": chart, "headline": f"What {chart} says of 46 teachers.", "base": "46 of 48 teachers answered.",
        "chart": chart, "rows": tuple(ROWS[chart]), "caution": "One year only.", "alternative": f"Chart of {chart}.",
        "question": "Which learning was most valuable?",
    } | changed  # fmt: skip
    return Finding(**values)


FINDINGS = {chart: finding(chart) for chart in ROWS}
SLIDES = (
    Slide("thanks", FINDINGS["share"], "", ("No number is about fewer than 5 people.",)),
    *(Slide("first", found, "What made it work?") for found in FINDINGS.values()),
    Slide("next", Finding("next", "One thing we choose", "", "none"), "", ("Who begins?", "By when?")),
)


def shown_counts(chart: str) -> list[str]:
    """Return the counts of a kind of chart as they stand in a sentence."""
    return [f"{row.n} of {row.base_n}" for row in ROWS[chart] if row.n is not None]
