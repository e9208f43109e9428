"""Words of the pages Conditions and Tensions."""

CONDITIONS, TENSIONS = "Conditions", "Tensions"
PROFILES = {
    "conditions": "",
    "coaching": "Coaching culture",
    "shared_room": "Leaders in the room",
    "own_learning": "What people do for their own learning",
    "team_meetings": "What people do in team meetings",
}
GOALS = "Goals"
NOT_RECOGNISED = (
    "Is there such a question in your survey? Say what it is about on the page Upload, under “Correct how a question "
    "was read”, and it is counted here."
)
EVERY_QUESTION = "Every question of this survey"
WHICH_QUESTION = "Question"
WORDINGS = "The questions as they were asked"
WORDING_COLUMNS = ("", "Question")
FAVOURABLE_COLUMNS = ("", "Count", "Counted as favourable")
TENSIONS_WHAT = "Two good things, and where people stand between them. Those that divide people most come first."
WHEN = "When does the other side help?"
MOVED = "What changed most"
WEAKEST = "The conditions of learning"
TO_TALK_ABOUT = "One thing to talk about"
TALK_CONDITION = "To talk about: what would have to change next week to make the weakest condition a little better?"
TALK_TENSION = "To talk about: where do you stand yourself, and when would the other side be the better one?"
MORE_ON = "More on the page {page}"
