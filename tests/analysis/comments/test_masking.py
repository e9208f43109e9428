"""Names and contact data are masked in three languages; what is none stays; masking twice changes nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.comments.masking import holds_masks, masker, staff_words
from tests.analysis.reading.naughty import naughty_strings

MASKED = [
    ("Ms. Bianchi's math talk was the best.", "[name]'s math talk was the best."),
    ("see a lesson in Mrs. Okafor's room", "see a lesson in [name]'s room"),
    ("ask mrs okafor please", "ask [name] please"),
    ("Ask Mr. Day or Mr May", "Ask [name] or [name]"),
    ("I learned from Dr. J. O'Brien-Smith", "I learned from [name]"),
    ("Thanks to Frau Müller and Herr Özdemir", "Thanks to [name] and [name]"),
    ("Le cours de Mme Lefèvre et de M. Roy", "Le cours de [name] et de [name]"),
    ("La clase de la Sra. Ibáñez y de Doña Pilar", "La clase de la [name] y de [name]"),
    ("We watched Okafor teach", "We watched [name] teach"),
    ("Merci à Hélène et à Jean-Luc", "Merci à [name] et à [name]"),
    ("Maria helped me", "[name] helped me"),
    ("thanks to maria and jose", "thanks to [name] and [name]"),
    ("helene's group was great", "[name]'s group was great"),
    ("It was J. Tremblay who helped", "It was [name] who helped"),
    ("Write to j.tremblay@example.org today", "Write to [e-mail] today"),
    ("jo (at) school (dot) org", "[e-mail]"),
    ("Call 514-555-0199 or +33 1 23 45 67 89.", "Call [phone] or [phone]."),
    ("My line is ext. 204", "My line is [phone]"),
    ("See https://example.org/me?x=1 and www.example.org", "See [link] and [link]"),
    ("my blog is example.com/plan", "my blog is [link]"),
    ("I post as @okafor_math", "I post as [account]"),
    ("I live at 12 Elm Street", "I live at [address]"),
    ("Au 12 rue Victor Hugo", "Au [address]"),
    ("en la calle Mayor 5", "en la [address]"),
    ("Come to Room 204 or rm 12B", "Come to [room] or [room]"),
]
KEPT = [
    "More time for PLC meetings in Grade 4, please.",
    "K is not grade 8. I said so in May and in September.",
    "On Monday the English and Math teams met; Google Classroom failed.",
    "Choice of topic AND choice of partner, please.",
    "In 2023-2024 we had 12/05/2025 as a date, 3.5 hours and 1,200 pages.",
    "Du temps pour planifier ensemble pendant la journée, pas après l'école.",
    "Más tiempo con mi compañera de coaching, una sesión al mes.",
    "I'm happy. We're done! Ask before you pair people.",
    "MS math needs more time. Don de gentes. El don que tiene.",
    "Una norma clara para que sean útiles; ella dice que dale. Claire et nette, une consigne claire.",
    "the guy who led it, christian values, a pilar, in july",
    "Training 2016-10-20 - 2016-10-21, again 11-12/05/2017, and in 2019/2020.",
    "A 5:30 pm start, 60 minutes, 2 x 45 minutes.",
    "🙂 Thanks! 谢谢老师",
]


@pytest.mark.parametrize(("text", "masked"), MASKED)
def test_what_points_to_a_person_is_masked(text, masked):
    assert masker([text]).mask(text) == masked
    assert holds_masks(masked)


@pytest.mark.parametrize("text", KEPT)
def test_what_points_to_nobody_stays(text):
    assert masker([text]).mask(text) == text
    assert not holds_masks(text)


def test_a_name_found_once_is_masked_everywhere_with_a_capital():
    texts = ["Okafor was kind.", "I went with Okafor.", "OKAFOR! she said"]
    assert [masker(texts).mask(text) for text in texts] == [
        "[name] was kind.",
        "I went with [name].",
        "[name]! she said",
    ]


@pytest.mark.parametrize("titled", ["I saw Mrs. Okafor", "ask mrs okafor", "Mr Okafor."])
def test_a_name_after_a_title_is_masked_where_it_begins_a_sentence(titled):
    assert masker([titled, "Okafor helps"]).mask("Okafor helps") == "[name] helps"


def test_a_title_before_an_ordinary_word_names_nobody_elsewhere():
    assert masker(["Ask Mr. May", "May was busy"]).mask("May was busy") == "May was busy"


def test_a_word_that_somebody_writes_small_is_no_name_unless_it_is_a_first_name():
    texts = ["Our Literacy block with Maria", "more literacy for maria"]
    assert masker(texts).mask(texts[0]) == "Our Literacy block with [name]"


def test_the_words_of_the_survey_are_no_names():
    text = "We need Harmony circles"
    assert masker([text], ["Harmony is our programme"]).mask(text) == text
    assert masker([text]).mask(text) == "We need [name] circles"


def test_the_uploader_takes_a_name_back_and_confirms_another():
    texts = ["I like the Orff method of Okafor", "ask okafor", "Film was shown to film"]
    ruled = masker(texts, rulings={"orff": False, "okafor": True, "film": False})
    assert [ruled.mask(text) for text in texts] == ["I like the Orff method of [name]", "ask [name]", texts[2]]


def test_a_title_does_not_mask_what_was_taken_back():
    assert masker(["Mr. Rogers neighbourhood"], rulings={"rogers": False}).mask("Mr. Rogers") == "Mr. Rogers"


def test_words_that_begin_a_sentence_are_only_offered():
    found = masker(["Okafor said so. Protect us"]).found
    assert found.names == frozenset()
    assert found.doubtful == {"okafor", "protect"}


def test_a_staff_list_masks_the_names_that_occur_and_no_others():
    texts = ["Okafor said so. Will you?", "the will to go"]
    assert staff_words("Okafor, Ngozi; Will Smith\nDe Vries", texts) == {"okafor", "will"}


LETTERS = st.text(alphabet=st.sampled_from("ABCaé'’-. @/0123456789:[]()\n_Ññ"), max_size=40)
WORDS = st.sampled_from(
    ["Mrs.", "Okafor", "okafor", "M.", "Roy", "12", "Street", "rue", "[name]", "x@y.org", "Maria", "J.", ".", "Room",
     "the", "514-555-0199", "www.a.org", "@me", "Dr", "Day", "“", "Jean-Luc's", "l'Okafor", "MARIA", "(", ")", "\n"]
)  # fmt: skip
SENTENCES = st.lists(WORDS, max_size=12).map(" ".join)


@given(
    st.lists(st.one_of(LETTERS, SENTENCES), min_size=1, max_size=4),
    st.dictionaries(WORDS.map(str.casefold), st.booleans()),
)
def test_masking_twice_changes_nothing(texts, rulings):
    hides = masker(texts, rulings={word: yes for word, yes in rulings.items() if word.strip()})
    for text in texts:
        once = hides.mask(text)
        assert hides.mask(once) == once


@given(st.lists(SENTENCES, min_size=1, max_size=5))
def test_no_masked_word_is_left_with_a_capital_and_order_does_not_matter(texts):
    hides = masker(texts)
    assert hides.names == masker(texts[::-1]).names
    for text in texts:
        words = {word.strip("'’-") for word in hides.mask(text).split()}
        assert not words & {name.capitalize() for name in hides.names}


@pytest.mark.parametrize("text", naughty_strings())
def test_naughty_strings_are_masked_without_harm(text):
    hides = masker([text])
    assert hides.mask(hides.mask(text)) == hides.mask(text)
