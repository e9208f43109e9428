"""All words of the screen that do not come from a finding, so that other languages can follow.

This file holds the words of every page and of the first three; each later group of pages has a file beside it.
"""

import re

PRODUCT = "Same Room"
RESULTS, COACHING, SHARE, SET_UP = "Results", "Coaching", "Share", "Set up"
OVERVIEW, LEARNING_MODES, UPLOAD = "Overview", "Learning modes", "Upload"

WELCOME = "What do your teachers learn from?"
WELCOME_HOW = (
    "Drop the export of your teacher survey here, just as it came from Google Forms, Microsoft Forms, SurveyMonkey, "
    "Qualtrics or any spreadsheet. You see at once what was read, and only you."
)
WELCOME_SAMPLE = "No survey at hand? Look around in Maple Hollow, a made-up school with three years of answers."
DROP = "Drop the export here, or choose the file"
DROP_HELP = "Excel or csv, one row per person. Nothing leaves this computer."
SAMPLE_LOAD, SAMPLE_FORGET = "Look around in the sample school", "Forget the sample school"
SAMPLE_READING = "Opening the sample school …"
READING = "Reading {name} …"
READ = "{name}: {people} people answered {questions} questions. Saved as a draft that only you see."
KNOWN = "{name} is here already. The same file is one survey, so nothing was added."
REFUSED = "{name}: {reason}"

NO_SURVEYS = "No survey is here yet."
SURVEYS_HERE = "Surveys"
GO_UPLOAD = "Upload an export or open the sample school"
NO_MOST_VALUABLE = (
    "This survey has no question that asks which learning was most valuable, or nobody answered it. "
    "The page Upload shows how every question was read."
)
NO_LEARNING_QUESTION = (
    "This survey asks nothing about ways of learning that could be ranked. "
    "The page Upload shows how every question was read."
)
YEAR, QUESTION = "Year", "Question"
DRAFT_SUFFIX, PUBLISHED_SUFFIX = "draft", "published"
PEOPLE = "{n} people"
SAMPLE_BANNER = "Maple Hollow K-8 School, made up to look around in."
DRAFT_BANNER = (
    "This is a draft: only you see it, on this computer. Publish it on the page Upload when the survey is closed."
)
QUESTIONS = {"most_valuable": "Most valuable", "took_part": "Took part", "want_more": "Want more of"}
WORDING = "The question as it was asked"
NUMBERS = "The numbers as a table"
IN_WORDS = "The same in words"
RANK_NOTE = (
    "The ranks behind the counts are those the answers allow: where a range stands, the order inside it could be "
    "chance, or could change with the people who did not answer."
)
CONTEXT = "Published elsewhere, for context and not as a target:"
OPTION, COUNT, RANKS = "Answer", "Count", "Possible ranks"
REACH = "What we do, what we value, what we want"
OTHER_YEARS = "In the other years"

RECEIPT = "How the file was read"
RECEIPT_CLEAN = "Nothing had to be repaired, removed or left out."
ITEMS = "The questions"
ITEM_COLUMNS = ("Question", "Read as", "Used for", "Answered")
TYPES = {
    "single_choice": "one answer from a list",
    "likert": "a scale",
    "select_all": "several answers from a list",
    "ranking": "an order of preference",
    "number": "a number",
    "date": "a date",
    "open_ended": "own words",
}
PURPOSES = {
    "team": "team",
    "role": "role: teacher or leader",
    "experience": "experience",
    "most_valuable": "most valuable learning",
    "took_part": "what people took part in",
    "want_more": "what people want more of",
    "goal": "goals",
    "comment": "comments",
    "cond_time": "condition: time",
    "cond_relevance": "condition: relevance",
    "cond_facilitation": "condition: trained facilitation",
    "cond_choice": "condition: choice",
    "cond_data": "condition: working with data",
    "cond_trust": "condition: trust",
    "coach_consent": "coaching: consent",
    "coach_partner": "coaching: a thought partner",
    "coach_safety": "coaching: safety",
    "coach_separate": "coaching: apart from evaluation",
    "coach_quality": "coaching: good sessions",
    "coach_willing": "coaching: willing to take part",
    "shared_room": "leaders in the room",
    "own_learning": "my part in my own learning",
    "team_meetings": "my part in team meetings",
    "goal_progress": "progress on goals",
    "tension": "a tension between two good things",
    None: "",
}
NO_PURPOSE = "nothing in particular"
CORRECTABLE = ("single_choice", "select_all", "likert", "number", "open_ended")

LOOKING = "Looking at what each step does …"
ASKS = "Please say how this is meant"
ANSWER, ASK_SAVE = "Answer", "Keep this answer"
CHOICES = {
    "kept": "Yes, one answer",
    "undone": "No, two answers",
    "none": "No",
    "role": "Yes",
    "most_valuable": "Yes",
    "teacher": "Teachers",
    "lead": "Team leads, who are teachers",
    "leader": "School leaders",
}
NO_GOOD_SIDE = "Neither side: count none of them as good"
HEADER_ROW = "Row {row} holds the questions"
NO_HEADER_ROW = "No row does: the table begins with the answers of a person"
TOGETHER, APART = "Yes, one survey", "No, this survey is “{wave}” only"
OTHER_WAVES = "The other answers become a survey of their own, saved as a draft."
WAVE_WHY = "This survey is “{wave}” only."
NUMBERS_MEAN = {
    "scale": "Points on a scale; which end is the better one is not known",
    "rising": "Points on a scale, and {high} is the best",
    "falling": "Points on a scale, and {high} is the worst",
    "list": "Answers from a list, each with its number",
}
OWN_KIND = "a kind of its own"
UNDO, UNDID = "Undo", "Undone: {what}"
WITHOUT = "Without it: {headline}"
DECIDED = "What you decided"
TAKE_BACK, TAKE_ALL_BACK = "Take back", "Take all back"
AGAIN = "Decided before, and it fits this file too"
AGAIN_SAVE = "Do the same here"
CORRECT = "Correct how a question was read"
CORRECT_WHICH = "Which question?"
CORRECT_PURPOSE, CORRECT_TYPE = "What is it for?", "How is it answered?"
CORRECT_SCALE = "Answers on the scale, in order from low to high"
CORRECT_GOOD = "Favourable answers"
CORRECTED = "Corrected: {wording}"
OPTION_WHICH = "Which answer?"
SAME_AS, SAME_SAVE, SAME_WHY = "It means the same as", "Count them together", "“{one}” means “{other}”"
ROLE_IS, ROLE_SAVE, ROLE_WHY = "People of this role are", "Keep this role", "“{option}”: {role}"
ROLES = {"teacher": "teachers", "lead": "team leads, who are teachers", "leader": "school leaders"}
MODE_IS, MODE_SAVE, MODE_WHY = "This learning is", "Keep this learning", "“{option}” is {mode}"

TEAMS = "Teams and headcounts"
TEAM_COLUMNS = ("Team", "Answered", "Teachers")
NO_TEAMS = "No question of this survey asks for the team, so response is known for the school only."
NOT_KNOWN = "not known"
TEAMS_HOW = "How many teachers has each team? If all are given, they add up to the school."
TEAMS_SAVE = "Save headcounts"
STAFF_LIST = "Take them from a staff list"
STAFF_LIST_FILE = "The staff list"
STAFF_LIST_HELP = (
    "A table with one row per teacher and a column for the team. Only the teams are counted; the list is not kept."
)
STAFF_LIST_SAVE = "Count the staff list"

QUALITY = "How carefully people answered"
QUALITY_LINES = (
    "{half_blank} of {base_n} people left half of the questions or more empty.",
    "{stopped_early} of {base_n} answered the beginning and nothing in the last quarter.",
    "{same_throughout} of {grid_n} gave the same answer to every line of every grid.",
    "{short_comments} of {comment_n} comments have two words or fewer.",
)
QUALITY_NOTE = "This drops nobody: the same answer throughout is often meant so."
SETTINGS_SAVE = "Save"
YEAR_FIELD = "Which year is this?"
STAFF_FIELD = "How many teachers could have answered?"
STAFF_HELP = (
    "All teachers of the school, team leads included, without the school leaders. It makes the ranking sharper."
)
STAFF_DOUBTED = "More teachers answered than the {staff} given below, so the results do without that number. Check it."
SAVED = "Saved."
PUBLISH = "Publish"
PUBLISH_WHAT = (
    "Publishing fixes the year, the number of teachers, how the file was read, and the promise below, which can only "
    "become stricter. How the file was read can be seen up to then."
)
CLOSED = "The survey is closed: nobody answers any more."
PROMISE_FIELD = "Smallest group ever shown"
PROMISE_HELP = (
    "The promise to your teachers: no number is about fewer people than this. Five is usual, three the least."
)
PUBLISHING = "Looking at every question: what would whole numbers give away …"
NOT_CLOSED = "Publish once the survey is closed: every late answer would change what everybody has already seen."
WRITERS_FIELD, COUNTS_FIELD = "Fewest writers before comments are shown", "Groups in counts instead of bands"
COUNTS_HELP = "Counts tell more of a group than bands, so that far fewer questions can be shown by group."
PUBLISHED = "Published on {date} with the promise: no number about fewer than {promise} people; {agreed}."
LATER = "{name} is a later export of {survey}"
LATER_DRAFT = "Kept as a new version, it takes the place of the draft, which you can put back."
LATER_PUBLISHED = (
    "Kept as a new version, it is a draft that only you see. What is published stays as it is until you publish the "
    "new version; that may have to wait where it would tell what single people answered."
)
LATER_KEEP, LATER_LEAVE = "Keep as the new version", "Leave it out"
LATER_LEFT = "{name} was left out. Everything is as it was."
READ_AGAIN = "{name}: {people} people answered. Kept as a new version that only you see."
VERSIONS = "Earlier versions"
VERSIONS_WHAT = "Versions that a later one has replaced. Putting one back replaces the one that stands now."
VERSION, VERSION_PUBLISHED = "{name}, kept on {date}, {n} people", "{name}, kept on {date}, published"
VERSION_BACK = "Put back"
HELD = "This version is held back, and what was published before stays."
DELETE = "Delete"
DELETE_WHAT = "The answers are removed from this computer for good. The file you uploaded stays where it is."
DELETE_CONFIRM = "Delete for good"
DELETED = "The survey was deleted."
DOWNLOAD = "This table as a file (.csv)"
DOWNLOAD_COLUMNS = ("Answer", "Count", "Of", "")
DRAFT_LINE = "From a draft that only the uploader sees. Do not pass this file on."
PROMISE_LINE = (
    "Nothing here is about fewer than {promise} people; {agreed}. Whoever holds the raw file is not bound by that."
)


def literal(text: str) -> str:
    """Return text that Streamlit shows letter by letter, whatever Markdown, HTML or formula it seems to hold."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", re.sub(r"\s+", " ", text))
