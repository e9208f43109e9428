"""Questions about the layout of a file on the page Upload: both readings in plain words, answered, and taken back."""

from pages.shared import words
from tests.analysis.reading.tables import csv_text, workbook
from tests.pages.driving import data_of, said, store_of, upload


def test_which_sheet_is_meant_is_asked_answered_and_taken_back(app, tmp_path):
    sheet = [["Which team?", "Trained?"], *[[f"Grade {at % 3}", "Yes" if at % 4 else "No"] for at in range(12)]]
    path = tmp_path / "two years.xlsx"
    path.write_bytes(workbook(Spring=sheet, Autumn=sheet[:9]))
    upload(app.run(), path)
    asked = app.radio(key="ask_1_sheet")
    assert asked.options == ["Spring", "Autumn"]
    assert "12 people answered 2 questions" in str(asked.proto.captions)
    asked.set_value("Autumn").run()
    app.button(key="ask_1_sheet_save").click().run()
    assert not app.exception
    assert data_of(app, 1).respondents == 8
    assert "ask_1_sheet" not in [radio.key for radio in app.radio]
    app.button(key="take_back_1_0").click().run()
    assert data_of(app, 1).respondents == 12


def test_which_row_is_the_header_is_asked_in_words(app, tmp_path):
    rows = [[f"Grade {at % 3}", "Yes" if at % 4 else "No", f"{at % 5}"] for at in range(30)]
    path = tmp_path / "no header.csv"
    path.write_text("\n".join(map(",".join, rows)))
    upload(app.run(), path)
    asked = app.radio(key="ask_1_header:")
    assert asked.options == [words.NO_HEADER_ROW, words.HEADER_ROW.format(row=1)]
    assert data_of(app, 1).respondents == 30
    asked.set_value("1").run()
    app.button(key="ask_1_header:_save").click().run()
    assert not app.exception
    assert data_of(app, 1).respondents == 29


def two_years(tmp_path):
    """Return a file with the answers of two years."""
    header = ["Timestamp", "Which team?", "Trained?"]
    stamps = [f"{2024 + at // 12}-05-{at % 12 + 1:02} 10:00:{at:02}" for at in range(21)]
    rows = [[stamp, f"Grade {at % 3}", "Yes" if at % 4 else "No"] for at, stamp in enumerate(stamps)]
    path = tmp_path / "two years.csv"
    path.write_text(csv_text([header, *rows]))
    return path


def test_two_years_in_one_file_become_two_surveys(app, tmp_path):
    upload(app.run(), two_years(tmp_path))
    asked = app.radio(key="ask_1_wave")
    options = [option.replace("\\", "") for option in asked.options]
    assert options == [words.TOGETHER, *(words.APART.format(wave=wave) for wave in ("2024", "2025"))]
    assert "answers of 2024 (12 people) and 2025 (9 people)".lower() in said(app).replace("\\", "").lower()
    asked.set_value("2024").run()
    assert words.OTHER_WAVES in said(app)
    app.button(key="ask_1_wave_save").click().run()
    assert not app.exception
    found = {saved.wave: saved for saved in store_of(app).surveys()}
    assert {wave: saved.respondents for wave, saved in found.items()} == {"2024": 12, "2025": 9}
    assert {saved.state for saved in found.values()} == {"draft"}
    app.button(key="take_back_1_0").click().run()
    assert data_of(app, 1).respondents == 21


def test_two_years_in_one_file_may_stay_one_survey(app, tmp_path):
    upload(app.run(), two_years(tmp_path))
    app.button(key="ask_1_wave_save").click().run()
    assert not app.exception
    assert [saved.respondents for saved in store_of(app).surveys()] == [21]
    assert "ask_1_wave" not in [radio.key for radio in app.radio]


def test_what_numbers_mean_is_asked_with_what_follows(app, tmp_path):
    header = ["Where do you live?", "I am trusted", "I have time"]
    rows = [[str(at % 7 + 1), str(at % 5 + 1), str(at // 2 % 5 + 1)] for at in range(30)]
    path = tmp_path / "numbers.csv"
    path.write_text(csv_text([header, *rows]))
    upload(app.run(), path)
    asked = app.radio(key="ask_1_numbers:5")
    assert asked.options[0] == words.NUMBERS_MEAN["rising"].format(high=5)
    assert "12 of 30 people gave a favourable answer" in str(asked.proto.captions)
    asked.set_value("list").run()
    app.button(key="ask_1_numbers:5_save").click().run()
    assert not app.exception
    assert [item.item_type for item in data_of(app, 1).items] == ["likert", "single_choice", "single_choice"]
    assert "Answers from a list" in said(app)
