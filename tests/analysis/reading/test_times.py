"""Time stamps of every platform and language are the days they say."""

from datetime import date

import pytest

from analysis.reading.times import days_of
from analysis.vocabulary.months import month_of

ALONE = {
    "2023/03/21 8:16:53 AM OEZ": date(2023, 3, 21),
    "2025-05-02T08:00:00+02:00": date(2025, 5, 2),
    "2019-03-08 20:34:00": date(2019, 3, 8),
    "2020/5/12 19:02:50": date(2020, 5, 12),
    "2020年5月12日": date(2020, 5, 12),
    "43277.37956": date(2018, 6, 26),
    "13/04/2026 23:12:14": date(2026, 4, 13),
    "2/21/2018 0:07:21": date(2018, 2, 21),
    "10.03.2023 12:28:11": date(2023, 3, 10),
    "7/14/14 18:35": date(2014, 7, 14),
    "Jul 9, 2022": date(2022, 7, 9),
    "Monday, 5 May 2025, 9:31 AM": date(2025, 5, 5),
    "lunedì, 5 maggio 2025, 09:31": date(2025, 5, 5),
    "Montag, 5. Mai 2025, 09:31": date(2025, 5, 5),
    "5 de mayo de 2025, 10:00": date(2025, 5, 5),
    "lundi 5 mai 2025, 10:00": date(2025, 5, 5),
    "poniedziałek, 5 maja 2025, 10:00": date(2025, 5, 5),
    "segunda-feira, 5 de maio de 2025": date(2025, 5, 5),
    "maandag 5 mei 2025": date(2025, 5, 5),
}


@pytest.mark.parametrize("text", ALONE)
def test_a_time_stamp_is_its_day(text):
    assert days_of([text]) == {text: ALONE[text]}


@pytest.mark.parametrize("text", ["", "yesterday", "13/13/2024", "2024-02-31", "5", "17", "http://1/2/2024"])
def test_what_is_no_time_is_no_day(text):
    assert days_of([text]) == {}


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        (["02/03/2024 10:00", "09/03/2024 10:00"], [date(2024, 3, 2), date(2024, 3, 9)]),
        (["5/2/2024 10:00", "5/9/2024 10:00"], [date(2024, 5, 2), date(2024, 5, 9)]),
        (["5/2/2024", "6/1/2024", "6/13/2024"], [date(2024, 5, 2), date(2024, 6, 1), date(2024, 6, 13)]),
        (["5/2/2024", "6/1/2024", "13/1/2024"], [date(2024, 2, 5), date(2024, 1, 6), date(2024, 1, 13)]),
    ],
    ids=["one month, day first", "one month, month first", "a day above twelve", "a day above twelve in front"],
)
def test_day_and_month_are_told_by_the_whole_column(texts, days):
    assert days_of(texts) == dict(zip(texts, days, strict=True))


@pytest.mark.parametrize(
    ("month", "names"),
    [
        (1, "January janvier enero Januar gennaio janeiro januari stycznia"),
        (3, "March mars marzo März março maart marca"),
        (6, "June juin junio Juni giugno junho czerwca"),
        (7, "July juillet julio Juli luglio julho lipca"),
        (8, "August août agosto augustus sierpnia"),
        (10, "October octobre octubre Oktober ottobre outubro października"),
        (12, "December décembre diciembre Dezember dicembre dezembro grudnia"),
    ],
)
def test_months_in_eight_languages(month, names):
    assert {month_of(name) for name in names.split()} == {month}
    assert month_of("Monday") is None
