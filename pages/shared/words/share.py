"""The words of the pages Present, Downloads and You said, we did."""

PRESENT, DOWNLOADS, SAID_DID = "Present", "Downloads", "You said, we did"

NOT_PUBLISHED = (
    "A draft is not for the room: only the uploader sees it. Publish the survey on the page Upload when it is closed."
)
NOTHING = "This survey has nothing to show in a meeting. The page Upload shows how every question was read."
HOW_TO = (
    "One finding at a time, large, the same for everyone. Right arrow goes on, left arrow goes back, T starts two "
    "minutes to talk, Escape leaves. F11 fills the screen."
)
START, LEAVE, NEXT, BACK, TIMER, AGAIN = "Start", "Leave", "Next", "Back", "Two minutes", "Stop the clock"
SLIDE_OF = "{at} of {all}"
PREDICT, PREDICT_HELP = (
    "Guess before looking",
    "Where answers are compared, the room first sees the question and guesses; the next key shows what people said.",
)
GUESS = "What do you think: which comes {end}? Tell your neighbour, then look."
FIRST_END, WEAK_END = "first", "last"
TALK = "Talk"
LEFT_OUT = "Left out, because this survey has nothing to show for it: {topics}."

FOCUS, FOCUS_OTHER = "What do we choose?", "Something else"
FOCUS_HOW = "Choose together, for instance by show of hands. What you keep here stands on the page You said, we did."
SAID_FIELD = "In one sentence: what did people say?"
DOING_FIELD, OWNER_FIELD, DUE_FIELD = "What will be different?", "Who begins?", "When do we look again?"
KEEP = "Keep this"
KEPT = "Kept. It stands on the page You said, we did."

SAID_DID_WHAT = (
    "What the school committed itself to after each survey, by whom and by when, and what became of it. Everybody can "
    "read it. Nothing here is ever deleted: a change adds a line, and the earlier ones stay."
)
NO_COMMITMENTS = "There is no commitment yet. The last slide of the page Present asks for it, or write it here."
COMMITMENT_COLUMNS = ("You said", "We do", "Who, by when", "What became of it")
NEW_COMMITMENT = "Add a commitment"
CHANGE_COMMITMENT = "Change one, or tell what became of it"
WHICH_COMMITMENT = "Which one?"
OUTCOME_FIELD = "What became of it?"
SURVEY_OF = "After the survey {wave}"
EARLIER_LINES = "How it was before"
LINE_COLUMNS = ("Since", "You said", "We do", "Who, by when", "What became of it")

SCHOOL, COLOUR = "What is the school called?", "Its colour"
COLOUR_HELP = "Darkened by itself where letters could not be read on it."
SCHOOL_SAVE = "Keep name and colour"
SAMPLE_NAME = "Maple Hollow K-8 School"
CHOOSE = "What goes in, in this order"
CHOOSE_HELP = "Take out what you do not need and add it again where it belongs. Every question can be added as well."
PAPER = "Paper"
PAPERS = {"A4": "a4", "Letter": "us-letter"}
DRAFT_FOOT = "From a draft: do not pass on"
FILES = {
    "deck": ("Slides for the staff meeting", ".pptx, native charts that can be edited, notes for the speaker"),
    "handout": ("Handout", ".pdf, two pages to print"),
    "workbook": ("Workbook", ".xlsx, every table with its chart, one sheet each"),
}
MAKE, MAKING, GET = "Make {what}", "Making and reading back …", "Save {what}"
CHECKED = "Read back: {n} numbers and parts compared with what the pages show, all as they should be."
WRONG = "This file is not given out, because reading it back showed: {problem}"
PICTURES = "One picture"
PICTURES_HOW = "Of any finding, to paste wherever you like: .svg stays sharp at any size, .png opens everywhere."
WHICH_PICTURE = "Of which finding?"
"""Everything below is made on this computer when somebody asks for it."""
