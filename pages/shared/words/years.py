"""The words of the page Year over year."""

TITLE = "Year over year"
FEWER_THAN_TWO = "Two years are needed to see a change, and {n} here."
NUMBER_HERE = {0: "none is", 1: "only one is"}
WHICH = "Which two years"
PAIR = "{earlier} and {later}"
MATCH_FIRST = "{n} questions of these two years are still to be matched by a person."
MATCH_ONE = "One question of these two years is still to be matched by a person."
GO_MATCH = "Match the years"
MODES = "What teachers value most, over the years"
CHANGED = "What changed, and what did not"
TABLE = "Every question that is compared"
COLUMNS = ("Question", "{earlier}", "{later}", "Change", "In words")
NOT_COMPARED = "What is not compared, and why"
NOT_COLUMNS = ("Asked in {earlier}", "Favourable", "Asked in {later}", "Favourable", "Why")
OVER_YEARS = "One question over the years"
QUESTION = "Question"
YEAR_COLUMNS = ("Year", "As it was asked", "Favourable", "Compared with the year before")
WORDS_OF_CHANGE = (
    "“Clear change” needs at least 15 points and 5 people, and that the answers of all staff moved that way with a "
    "probability of 95 %; “some change” is 8 points and 3 people. Beside “about the same” stands the smallest change "
    "that could have been seen."
)
PLACES = "Places"
PLACE_COLUMNS = ("Learning", "Year", "Count", "Possible ranks", "Compared with the year before")
EVERY_WORDING = "As it was asked in every year"
