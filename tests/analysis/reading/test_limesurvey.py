"""LimeSurvey: four headings, languages, unfinished responses, and questions that were not shown."""

import pytest

from tests.analysis.reading.exports import AGREE, balanced, facts, pick, real, roles
from tests.analysis.reading.tables import document_of, options, types

LIME = {
    "codes": "id|submitdate|lastpage|startlanguage|seed|startdate|datestamp|ipaddr",
    "en": "Response ID|Date submitted|Last page|Start language|Seed|Date started|Date last action|IP address",
    "fr": "ID de la réponse|Date de soumission|Dernière page|Langue de départ|Tête de série|Date de lancement|"
    "Date de la dernière action|Adresse IP",
    "de": "Antwort ID|Datum Abgeschickt|Letzte Seite|Start-Sprache|Zufallsstartwert|Datum gestartet|"
    "Datum letzte Aktivität|IP-Adresse",
}
LIME_ROLES = [
    "timestamp", "progress", "language", "custom", "timestamp", "timestamp", "respondent_id", "ip_address"
]  # fmt: skip
WORDS = {
    "codes": ("Yes", "No", "N/A"), "en": ("Yes", "No", "N/A"), "fr": ("Oui", "Non", "N/A"), "de": ("Ja", "Nein", "N/A")
}  # fmt: skip


def lime_row(at: int, submitted: str, *answers: str) -> list[str]:
    """Return a row as LimeSurvey writes it: its own columns, then the answers."""
    return [str(at + 1), submitted, "3", "en", str(918273 + at), "2025-05-01 08:00:00", "2025-05-01 08:09:00",
            f"10.0.0.{at}", *answers]  # fmt: skip


@pytest.mark.parametrize("people", [8, 33, 60])
@pytest.mark.parametrize("language", LIME)
def test_limesurvey_in_four_headings(language: str, people: int) -> None:
    yes, no, never = WORDS[language]
    stem = "Q2" if language == "codes" else "Which support did you have?"
    questions = ["Role", f"{stem}[SQ001]", f"{stem}[SQ002]", f"{stem}[SQ003]", "Q3[SQ001]", "Q3[SQ002]", "Comments"]
    header = [*LIME[language].split("|"), *questions]
    rows = []
    for at in range(people):
        ticks = [never] * 3 if at % 4 == 3 else [yes, no, yes if at % 4 == 1 else no]
        said = [pick(["Teacher", "Lead"], at), *ticks, pick(AGREE, at), pick(AGREE, at + 1), f"More time {at} please."]
        rows.append(lime_row(at, f"2025-05-01 08:{at:02}:07", *said))
    unfinished = lime_row(people, "", "Teacher", *[""] * 6)
    found = document_of([header, *rows, unfinished])
    hidden = sum(at % 4 == 3 for at in range(people))
    assert (found["platform"], found["header_rows"], found["respondents"]) == ("limesurvey", 1, people)
    assert [row["reason"] for row in found["excluded"]] == ["unfinished"]
    assert [column["role"] for column in (*found["metadata"], *found["identity_removed"])] == LIME_ROLES
    assert types(found) == ["single_choice", "select_all", "likert", "likert", "open_ended"]
    assert facts(found["items"][1]) == ("select_all", people - hidden, 0, hidden)
    assert found["items"][1]["columns"] == [10, 11, 12]
    assert options(found["items"][1]) == {"SQ001": people - hidden, "SQ003": sum(at % 4 == 1 for at in range(people))}
    assert [item["section"] for item in found["items"]] == [None, None, "Q3", "Q3", None]
    assert balanced(found)


def test_limesurvey_codes_with_texts() -> None:
    questions = [
        "team. Which team are you on?", "pd[1]. What did you attend? [Workshop]",
        "pd[2]. What did you attend? [Coaching]",
        "pd[other]. What did you attend? [Other]", "g[a]. How true is this? [I have time]",
        "g[b]. How true is this? [I am trusted]", "r[1]. Put these in order [Rank 1]",
        "r[2]. Put these in order [Rank 2]",
        "r[3]. Put these in order [Rank 3]", "best. What was best?",
    ]  # fmt: skip
    header = ["id. Response ID", "submitdate. Date submitted", "lastpage. Last page", *questions]
    orders = [("Pay", "Time", "Trust"), ("Time", "Pay", ""), ("", "", "")]
    rows = [
        [str(at + 1), "1980-01-01 00:00:00", "5", pick(["Grade 1", "Grade 2"], at),
         *(["N/A", "N/A", ""] if at < 4 else ["Yes", "No", ""] if at < 12 else ["No", "No", "A book club"]),
         pick(AGREE, at), pick(AGREE, at), *pick(orders, at), f"The coach came in week {at}."]
        for at in range(15)
    ]  # fmt: skip
    found = document_of([header, *rows])
    assert (found["platform"], found["respondents"]) == ("limesurvey", 15)
    assert types(found) == ["single_choice", "select_all", "likert", "likert", "ranking", "open_ended"]
    ticks, ranking = found["items"][1], found["items"][4]
    assert (ticks["wording"], facts(ticks)) == ("What did you attend?", ("select_all", 11, 0, 4))
    assert (options(ticks), ticks["other_text_n"], ticks["columns"]) == ({"Workshop": 8}, 3, [5, 6, 7])
    assert found["items"][2]["section"] == "How true is this?"
    assert (facts(ranking), ranking["columns"]) == (("ranking", 10, 5, 0), [10, 11, 12])
    first = {option["option"]: (option["n"], option["first"]) for option in ranking["options"]}
    assert first == {"Pay": (10, 5), "Time": (10, 5), "Trust": (5, 0)}


def test_limesurvey_answer_codes_and_a_yes_no_question() -> None:
    header = [
        "id",
        "submitdate",
        "lastpage",
        "startlanguage",
        "seed",
        "q1[SQ001]",
        "q1[SQ002]",
        "q2",
        "q2[other]",
        "q3",
    ]
    rows = [
        [str(at), "2025-05-01 08:00:00", "2", "de", "7", pick(["Y", ""], at), pick(["Y", "Y", ""], at),
         pick(["A1", "A2", "-oth-"], at), pick(["", "", "Library"], at), pick(["Yes", "No", "N/A"], at)]
        for at in range(12)
    ]  # fmt: skip
    found = document_of([header, *rows])
    assert types(found) == ["select_all", "single_choice", "single_choice"]
    assert options(found["items"][0]) == {"SQ002": 8, "SQ001": 6}
    assert (found["items"][1]["columns"], found["items"][1]["other_text_n"]) == ([8, 9], 4)
    assert facts(found["items"][2]) == ("single_choice", 8, 0, 4)


def test_a_limesurvey_ranking_of_codes_and_times() -> None:
    header = ["id", "submitdate", "lastpage", "startlanguage", "seed", "rk[1]", "rk[2]", "role", "interviewtime",
              "groupTime12", "questionTime3"]  # fmt: skip
    rows = [
        [str(at), "2025-05-01 08:00:00", "2", "de", "7", *pick([("A1", "A2"), ("A2", "A1")], at),
         pick(["Teacher", "Lead"], at), "61.2", "30.1", "12.9"]
        for at in range(10)
    ]  # fmt: skip
    found = document_of([header, *rows])
    assert types(found) == ["ranking", "single_choice"]
    assert [(option["n"], option["first"]) for option in found["items"][0]["options"]] == [(10, 5), (10, 5)]
    assert [column["role"] for column in found["metadata"]][-3:] == ["duration"] * 3


@pytest.mark.parametrize("header", ["A. Role|B. Team|C. Years", "#|Role|Tags", "record_id|role|useful", "KEY|role|b"])
def test_a_table_made_by_hand_is_not_taken_for_another(header: str) -> None:
    found = document_of([header.split("|"), *([str(at), "Teacher", pick("AB", at)] for at in range(12))])
    assert found["platform"] == "spreadsheet"


def test_limesurvey_comments_beside_options_and_na_that_people_chose() -> None:
    header = ["Response ID", "Date submitted", "Last page", "Start language", "Seed", "Q [A]", "Q [A][Comment]",
              "Q [B]", "Q [B][Comment]", "Is this so? [x]", "Is this so? [y]"]  # fmt: skip
    rows = [
        [str(at), "2025-05-01 08:00:00", "2", "en", "7",
         *(["N/A", "", "N/A", ""] if at < 3 else ["Yes", "on Mondays" if at == 5 else "", "No", ""]),
         pick(["Yes", "No", "N/A"], at), pick(["Yes", "N/A", "No", "No"], at)]
        for at in range(12)
    ]  # fmt: skip
    found = document_of([header, *rows])
    assert types(found) == ["select_all", "single_choice", "single_choice"]
    assert (facts(found["items"][0]), found["items"][0]["columns"]) == (("select_all", 9, 0, 3), [6, 7, 8, 9])
    assert (options(found["items"][0]), found["items"][0]["other_text_n"]) == ({"A": 9}, 1)
    assert [(item["section"], item["not_asked"]) for item in found["items"][1:]] == [("Is this so?", 0)] * 2
    assert options(found["items"][1]) == {"Yes": 4, "No": 4, "N/A": 4}


def test_a_limesurvey_file_whose_dates_were_removed_keeps_everybody() -> None:
    header = ["id", "submitdate", "lastpage", "startlanguage", "seed", "role"]
    found = document_of([header, *([str(at), "", "2", "en", "7", pick(["Teacher", "Lead"], at)] for at in range(9))])
    assert (found["platform"], found["respondents"]) == ("limesurvey", 9)


def test_every_multi_select_of_a_real_limesurvey_file() -> None:
    found, rows = real("limesurvey/english_digital_twins_semicolon.csv")
    assert (found["platform"], found["header_rows"], found["respondents"]) == ("limesurvey", 1, 96)
    several = [item for item in found["items"] if item["item_type"] == "select_all"]
    assert len(several) > 20
    for item in several:
        own = [at - 1 for at in item["columns"] if not rows[0][at - 1].endswith("[Other]")]
        shown = sum(row[own[0]] != "N/A" for row in rows[1:])
        ticked = {rows[0][at].rpartition("[")[2].strip(" ]"): sum(row[at] == "Yes" for row in rows[1:]) for at in own}
        assert (item["base_n"], item["not_asked"], item["item_nonresponse"]) == (shown, 96 - shown, 0)
        assert {option["option"]: option["n"] for option in item["options"]} == ticked
    assert balanced(found)


@pytest.mark.parametrize(
    ("name", "respondents", "wording", "columns"),
    [
        ("limesurvey/rse_2016_uk.csv", 273, None, 0),
        ("limesurvey/rse_2017_nl.csv", 77, "In which disciplines do you work (select as many as apply)", 0),
        ("limesurvey/rse_2017_uk.csv", 253, "In which disciplines do you work (select as many as apply)?", 0),
    ],
)
def test_real_limesurvey_files_of_a_publisher(name: str, respondents: int, wording: str | None, columns: int) -> None:
    found, rows = real(name)
    assert (found["platform"], found["header_rows"], found["respondents"]) == ("limesurvey", 1, respondents)
    assert roles(found) == {"": "row_number"}
    assert balanced(found)
    for item in (item for item in found["items"] if item["wording"] == wording):
        own = [at - 1 for at in item["columns"] if "[Other]" not in rows[0][at - 1]]
        assert (item["item_type"], len(own)) == ("select_all", len(item["options"]))
        ticks = sorted((sum(row[at] == "Yes" for row in rows[1:]) for at in own), reverse=True)
        assert [option["n"] for option in item["options"]] == ticks
    assert wording is None or any(item["wording"] == wording for item in found["items"])


def test_times_of_coded_questions_and_tables_of_two_scales() -> None:
    questions = ["role", "pair[SQ1][1]", "pair[SQ1][2]", "interviewtime", "groupTime7", "roleTime"]
    rows = [
        lime_row(at, "2025-05-01 08:09:00", pick(("A1", "A2"), at), pick(("A1", "A2"), at), pick(("B1", "B2"), at // 2),
                 "90.5", "40.25", f"{at}.75")
        for at in range(24)
    ]  # fmt: skip
    found = document_of([[*LIME["codes"].split("|"), *questions], *rows])
    assert types(found) == ["single_choice"] * 3
    assert [role for role in roles(found).values() if role == "duration"] == ["duration"] * 3
