"""The words of the page Match the years."""

TITLE = "Match the years"
HOW = (
    "The survey is rewritten every year. Here two years are matched, question by question. What is not certain is "
    "asked once; nothing is compared before it is answered."
)
FEWER_THAN_TWO = (
    "Two years are needed to match them, and {n} here. Upload the export of another year, or open the sample school."
)
NUMBER_HERE = {0: "none is", 1: "only one is"}
WHICH = "Which two years"
PAIR = "{earlier} and {later}"
ASKED = "To decide"
PROGRESS = "{decided} of {all} decided"
NOTHING_TO_ASK = "Nothing is open: every question of these two years is matched, new or no longer asked."
ALL_DECIDED = "All of it is decided."
THING = {"item": "Question", "option": "Answer", "team": "Team"}
NO_LINE_ANYWAY = "Scale or answers changed, so no line will be drawn either way. It keeps the two wordings together."
WHY_ASKED = "Why it is asked: {reason}."
CHOICE = "These two are"
CHOICES = {"same": "the same", "reworded": "reworded: similar enough to compare", "different": "different"}
REASON = "Reason, for those who ask later"
SAVE = "Keep this answer"
BEFORE = "For {earlier} and {later} it was decided: {choice} ({at}). {why}"
ONLY_HERE = "only in {year}: "
NOT_ASKED = "Nothing like it"
DECIDED = "Decided"
DECIDED_LINE = "{at}: {choice}. {why}"
UNDO = "Undo"
MATCHED = "Matched"
SHOW = "Show"
KINDS = {
    "same": "The same",
    "reworded": "Reworded",
    "scale_changed": "Other scale",
    "options_changed": "Other answers",
    "merged": "Merged",
    "split": "Split",
    "new": "New",
    "dropped": "No longer asked",
}
KIND_N = "{kind} ({n})"
LINES = {
    "solid": "compared, drawn as a line",
    "dotted": "compared with a caution, drawn as a dotted line",
    "break": "not compared",
}
COLUMNS = ("", "Drawn as", "Why")
CHANGE = "Change a match"
CHANGE_WHICH = "Which one"
PARTNER = "It belongs to"
CHANGE_HOW = (
    "Any match can be changed. A question that only one year has can be joined to one that only the other year has."
)
NOTHING_OF_KIND = "Nothing of this kind."
