import json
import subprocess
import sys
import zlib
from array import array
from contextlib import suppress
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import document
from analysis.document import from_bytes, to_bytes
from analysis.errors import SurveyError
from analysis.survey import Excluded, FileColumn, Item, Receipt, ReceiptLine, Responses, Scale, Survey
from storage import plain

NUMBERS = {"b": 8, "h": 16, "i": 32, "l": 32, "q": 64}

words = st.text(st.characters(), max_size=6)  # characters() has lone surrogates, text() alone has none
counts = st.integers(0, 2**40)


@st.composite
def arrays(draw):
    typecode, bits = draw(st.sampled_from(sorted(NUMBERS.items())))
    return array(typecode, draw(st.lists(st.integers(-(2 ** (bits - 1)), 2 ** (bits - 1) - 1), max_size=4)))


def tuples(values):
    return st.lists(values, max_size=3).map(tuple)


scales = st.builds(Scale, words, tuples(words), tuples(words))
items = st.builds(
    Item,
    words,
    words,
    st.none() | words,
    words,
    tuples(counts),
    tuples(words),
    tuples(words),
    st.none() | scales,
    st.none() | words,
)
receipts = st.builds(
    Receipt,
    words,
    st.none() | words,
    counts,
    counts,
    tuples(st.builds(Excluded, counts, words)),
    tuples(st.builds(FileColumn, counts, words, words)),
    tuples(st.builds(FileColumn, counts, words, words)),
    tuples(st.builds(ReceiptLine, words, words, counts, words)),
)
responses = st.builds(Responses, arrays(), tuples(arrays()), tuples(words))
surveys = st.builds(
    Survey,
    words,
    st.none() | words,
    words,
    counts,
    tuples(items),
    st.dictionaries(words, responses, max_size=3),
    receipts,
)


def small_survey():
    frequency = Scale("frequency", ("Never", "Often"), ("Often",))
    likert = Item("a", "How often?", "Grid", "likert", (2,), frequency.labels, ("Don't know",), frequency, "goal")
    comment = Item("b", "Why?", None, "open_ended", (3,))
    return Survey(
        "Pulse",
        "2025",
        "d1",
        2,
        (comment, likert),
        {
            "b": Responses(array("b", [0, -1]), (), ("Zeit für uns", "")),
            "a": Responses(array("b", [0, 0]), (array("h", [1, 2]),)),
        },
        Receipt("google_forms", None, 1, 2, (Excluded(4, "test"),), (FileColumn(1, "Timestamp", "timestamp"),)),
    )


def as_document(survey_json, document_format=document.FORMAT):
    return zlib.compress(json.dumps({"format": document_format, "survey": survey_json}).encode())


def typecodes(survey):
    return [
        (item_id, answers.state.typecode, *(codes.typecode for codes in answers.codes))
        for item_id, answers in sorted(survey.responses.items())
    ]


@given(surveys)
def test_every_survey_comes_back_equal(survey):
    back = from_bytes(to_bytes(survey))
    assert back == survey
    assert typecodes(back) == typecodes(survey)
    assert to_bytes(back) == to_bytes(survey)


def test_equal_surveys_give_equal_bytes_whatever_the_order_of_their_responses():
    survey = small_survey()
    turned = replace(survey, responses=MappingProxyType(dict(reversed(survey.responses.items()))))
    assert turned == survey
    assert to_bytes(turned) == to_bytes(survey)


def test_responses_come_back_in_the_order_of_the_items():
    assert list(from_bytes(to_bytes(small_survey())).responses) == ["b", "a"]


@pytest.mark.parametrize("text", ["a \ud83d", "\ude00 b", "\ud83d\ude00", "😀", "\0", "\x1b\ufffe", '"\\\u2028'])
def test_half_an_emoji_and_other_odd_text_come_back_as_they_were(text):
    survey = replace(small_survey(), name=text)
    assert from_bytes(to_bytes(survey)).name == text


def test_the_format_is_this_one():
    """Documents of format 3 lie in databases: a change here needs a new format number and a way to read the old one."""
    written = json.loads(zlib.decompress(to_bytes(small_survey())))
    assert written["format"] == 3
    assert sorted(written["survey"]) == [
            "asks", "contents", "decided", "digest", "items", "marks", "name", "receipt", "respondents", "responses",
            "wave",
        ]  # fmt: skip
    assert written["survey"]["responses"]["a"] == {
        "codes": [{"base64": "AQACAA==", "typecode": "h"}],
        "state": {"base64": "AAA=", "typecode": "b"},
        "texts": [],
    }
    assert written["survey"]["items"][1]["scale"] == {
        "favourable": ["Often"],
        "labels": ["Never", "Often"],
        "scale_id": "frequency",
    }


def test_a_document_of_format_1_is_read_as_a_survey_without_marks():
    written = json.loads(zlib.decompress(to_bytes(small_survey())))["survey"]
    del written["marks"], written["contents"]
    assert from_bytes(as_document(written, 1)) == small_survey()


def test_a_machine_that_counts_bytes_the_other_way_round_writes_and_reads_the_same(monkeypatch):
    survey = replace(small_survey(), responses={"a": Responses(array("h", [1]), (array("l", [-2]),))})
    swapped = {"a": Responses(array("h", [1 << 8]), (array("l", [-2]),))}
    swapped["a"].codes[0].byteswap()
    monkeypatch.setattr(plain.sys, "byteorder", "big")
    assert to_bytes(replace(survey, responses=swapped)) != to_bytes(survey)
    assert from_bytes(to_bytes(survey)) == survey
    written = to_bytes(replace(survey, responses=swapped))
    monkeypatch.setattr(plain.sys, "byteorder", "little")
    assert from_bytes(written) == survey


def test_a_newer_format_says_what_to_install():
    with pytest.raises(SurveyError, match="newer version of Same Room"):
        from_bytes(as_document({}, document.FORMAT + 1))


@given(st.integers(0), st.integers(1, 255))
def test_a_changed_byte_is_never_taken_for_another_survey(position, change):
    data = bytearray(to_bytes(small_survey()))
    data[position % len(data)] ^= change
    with suppress(SurveyError):  # a few bits of padding mean nothing
        assert from_bytes(bytes(data)) == small_survey()


@given(st.integers(0))
def test_a_document_cut_short_is_damaged(length):
    data = to_bytes(small_survey())
    with pytest.raises(SurveyError, match="damaged"):
        from_bytes(data[: length % len(data)])


def changed(path, value):
    plain = json.loads(zlib.decompress(to_bytes(small_survey())))["survey"]
    place = plain
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return as_document(plain)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"a text",
        to_bytes(small_survey()) + b"more",
        zlib.compress(b"[]"),
        zlib.compress(b"\xff"),
        zlib.compress(b"[" * 100_000),
        as_document({}),
        as_document(None),
        as_document({}, "1"),
        changed(["respondents"], "2"),
        changed(["name"], None),
        changed(["items"], {}),
        changed(["items", 0, "colour"], "red"),
        changed(["responses"], []),
        changed(["responses", "a", "texts"], "ab"),
        changed(["responses", "a", "texts"], ["a", None]),
        changed(["responses", "a", "state", "typecode"], "x"),
        changed(["responses", "a", "state", "base64"], "?"),
        changed(["responses", "a", "codes", 0, "base64"], "AQ=="),
    ],
)
def test_what_is_no_survey_is_damaged(data):
    with pytest.raises(SurveyError, match="damaged"):
        from_bytes(data)


def test_a_small_document_cannot_fill_the_memory(monkeypatch):
    monkeypatch.setattr(document, "_INFLATED_LIMIT", 1_000_000)
    bomb = zlib.compress(b'{"format":1,"survey":"' + b"0" * 2_000_000 + b'"}')
    with pytest.raises(SurveyError, match="damaged"):
        from_bytes(bomb)


def test_what_no_noun_holds_is_not_written():
    with pytest.raises(TypeError, match="set"):
        to_bytes(replace(small_survey(), name={"a"}))


def test_a_reading_child_loads_nothing_but_the_standard_library():
    code = "import sys, analysis.document; print({'sqlalchemy', 'alembic', 'numpy', 'pandas'} & set(sys.modules))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "set()"
