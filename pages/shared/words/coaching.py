"""The words of the pages of coaching: School year, Priorities, Sessions, and the strip on the overview."""

COACHING = "Coaching"
PRIORITIES, SESSIONS, SCHOOL_YEAR = "Priorities", "Sessions", "School year"

I_AM = "I am"
NOBODY = "nobody in particular: the staff screen"
I_AM_HELP = "This computer does not check who you are. It shows what the person you choose may see: choose yourself."
LEAD_OF, MEMBER_OF, LEADER, NO_TEAM = "{name}, lead of {team}", "{name}, {team}", "{name}, school leader", "{name}"
YEAR = "School year"
AS_OF = "Maple Hollow K-8 School, made up to look around in, as of {day}."
NO_YEAR = "No school year is set up yet. It takes the staff list and three dates; then every team can begin."
NO_PEOPLE = "The staff list is still missing. It takes one file, or the lines pasted."
GO_SET_UP = "Set up the school year"
NO_YEAR_SAMPLE = "Or open the sample school on the page Upload and look around first."
GO_UPLOAD = "Go to Upload"
VIEW = "Show"
SAVED, UNDONE = "Saved.", "Undone."
UNDO = "Undo the last change"
SAVE = "Save"
REMOVE = "Remove"

CONFLICT = "{who} changed this while you were writing. Nothing is lost: here are both versions."
SOMEBODY = "Somebody"
YOURS, THEIRS = "What you wrote", "What stands there now"
REMOVED = "It was removed."
KEEP_THEIRS, TAKE_MINE = "Keep what stands there", "Put mine in its place"
CHANGED_MEANWHILE = "{who} has changed this since you opened it. What you write stays here until you save."
SHOW_NEWEST = "Show the newest version"

OUR_TEAM, ALL_TEAMS, STAFF_MEETING = "Our team", "All teams", "Staff meeting"
BRIEF = "Print the page for the meeting"
BRIEF_HELP = "One sheet: where you stand, what is due, what evidence is missing, three questions, an agenda."
CALENDAR = "Put the dates in my calendar"
CALENDAR_HELP = "A calendar file for phones and computers: the dates of the school and of your team, no names."
NO_PRIORITY = "Your team has no top priority yet. Choose how to ask, and begin with the first question."
TEMPLATE = "Four questions"
BEGIN = "Begin"
ROADMAP, EVIDENCE, OUR_PRIORITY, HISTORY = "Roadmap", "Evidence", "Our priority", "History"
NO_ACTIONS = "No actions yet: what is the first small thing you will do, who does it, and by when?"
ACTION_ADD, ACTION_TITLE, ACTION_OWNER, ACTION_DUE = "Add an action", "What will you do?", "Who?", "By when?"
WHOLE_TEAM = "the whole team"
ACTION_STATE = "State of “{title}”"
ACTION_STATES = {"not_started": "not started", "in_progress": "in progress", "done": "done", "dropped": "dropped"}
STATES_HEAD = "How far is each?"
ACTION_EDIT = "Change or remove an action"
ACTION_WHICH = "Which action?"
OWNERS_SHARED = "Leaders may see our actions with names"
OWNERS_HELP = "Without it leaders see how many actions are done and open, and no names."

NO_EVIDENCE = "No evidence yet: what did students do, say or make that shows where they are?"
EVIDENCE_ADD = "Add evidence"
EVIDENCE_KIND, EVIDENCE_TITLE, EVIDENCE_ON, EVIDENCE_NOTE = "Kind", "What is it?", "Collected on", "Note"
EVIDENCE_LINK, EVIDENCE_FILE = "Link, where it is kept", "Or a small file"
EVIDENCE_CIRCLE = "Who may see it besides the team?"
CIRCLES = {"team": "nobody else", "partner_team": "the partner team too", "school": "the whole school"}
EVIDENCE_STUDENTS, EVIDENCE_CONSENT = "Students can be recognised", "Their consent is on file"
EVIDENCE_SCREEN = "It may be shown on the staff screen"
EVIDENCE_COLUMNS = ("Date", "Kind", "What", "Seen by")
EVIDENCE_EDIT, EVIDENCE_WHICH = "Change, open or remove evidence", "Which piece?"
EVIDENCE_OPEN, FILE_OPEN = "Open the link", "Open the file"
ERASE = "Remove for good, with its file"
ERASE_HELP = "Where a family or a colleague asks for it: nothing of it stays, and it cannot be undone."
ERASED = "Removed for good."

TITLE = "Title in a few words"
MEASURE = "What do you count?"
OUT_OF = "Out of how many students?"
OUT_OF_HELP = "Leave it empty where it is not a count of students, such as minutes."
DIRECTION = "What is better?"
DIRECTIONS = {"higher": "more", "lower": "less"}
BASELINE, BASELINE_ON, TARGET, TARGET_ON = "Where you started", "Measured on", "Where you want to be", "By"
WORDING = "A question of the survey you want to move"
WORDING_HELP = "Kept as text and nothing else: it is joined to nobody's answers."
MEASURE_ADD, VALUE, VALUE_ON, VALUE_NOTE = "Add a new value", "Now", "Measured on", "Note"
MEASURE_COLUMNS = ("Date", "Value", "Note")
STATE_NOW = "It is {state}."
STATE_NEW, STATE_REASON, STATE_SAVE = "New state", "Why?", "Change the state"
STATES = {
    "draft": "a draft",
    "chosen": "chosen",
    "active": "under way",
    "stalled": "stalled",
    "reached": "reached",
    "continued": "continued next year",
    "stopped": "stopped",
}
RESULT = "“{wording}”"
RESULT_IN = "{year}: {headline}"
RESULT_NOT_ASKED = "“{wording}”: no published survey has asked this in these words."
WORDING_CHOOSE = "Choose a question, or write one"
THE_MEASURE, THE_STATE, THE_QUESTIONS = "Where we are now", "State", "Four questions and a measure"
ASK_ANEW = "Ask with other questions"
ASKED_ANEW = "The questions are changed; your answers stay."
HISTORY_OF = "History of"
THE_PRIORITY = "the priority"
HISTORY_COLUMNS = ("Version", "When", "Who", "What changed")
HISTORY_REMOVED, WAS_REMOVED = "removed", "{title} (removed)"
HISTORY_NEW = "written for the first time"
BRING_BACK = "Bring version {n} back"
VERSION_WHICH = "Version"

GALLERY = "What every team has chosen"
NO_GALLERY = "No team has chosen its top priority yet. Teams choose theirs under “Our team”."
NOT_CHOSEN = "not chosen yet"
SHOWN_EVIDENCE = "Evidence: {title}"
WORKING_ON = "What we are working on"
MEETING_TALK = "Talk with somebody of another team: what could your students use of this?"

MINE, THE_ROUND, GOOD_SESSION = "Mine", "The round", "A good session"
CHOOSE_TEACHER = "Choose at the top who you are to see your own sessions."
LEADERS_HERE = (
    "School leaders see who works with whom, and when. What is said in a session, who would rather not take part, and "
    "the next steps stay with those who meet."
)
NO_SESSION = "No session is planned for you yet. The coordinator proposes pairs before each round."
WITH = "with {names}"
AT_TABLES = "{teams} coach each other"
ROOM_FIRST = "{name}'s room first"
NO_DAY = "day not set"
PERIOD = "period {period}"
SESSION_STATES = {
    "planned": "not everybody has said yes yet",
    "confirmed": "everybody has said yes",
    "held": "held",
    "rescheduled": "moved to another day",
    "cancelled": "cancelled",
}
SAY_YES, SAY_NO = "Yes, I will come", "I would rather not"
ANSWERED = {"yes": "You said yes.", "no": "You said you would rather not. Only the coordinator sees it.", "asked": ""}
CAN_CHANGE = "You can change your answer until the session is held."
BRING, CARD = "What to bring", "Print the card of the session"
MOVE, MOVE_TO, CANCEL = "It cannot be that day", "New day", "Cancel the session"
ARRANGE, PLACE, PERIOD_FIELD = "Agree when and where", "Place", "Period"
LEADER_PRESENT = "Is a leader there?"
LEADER_PARTS = {"no": "no", "as_learner": "yes, to learn", "modelling": "yes, being coached"}
CLOSE = "Close the session"
CLOSE_WHAT = "Three things from you who listened. They stay with those who met."
QUESTION, IDEA, NEXT_STEP, STEP_DUE = "The question I asked", "One idea I take with me", "My next step", "By when?"
CLOSED = "Closed. Your next step is in your list."
NOTE, NOTE_SAVE = "Feedback for each other", "Keep the note"
STEPS = "My next steps"
STEP_BY = "{step} (by {day})"
NO_STEPS = "No next step yet: each session ends with one."
WILLING = "Do you want to be coached this year?"
WILLING_HOW = "You may say no without a reason. Only the coordinator sees it, and it never reaches a school leader."
WILLING_YES, WILLING_NO = "Yes", "No"
FREE_PERIODS = "When are you free, with cover for your class?"
WISH, NO_WISH = "Somebody you would like to meet", "no wish"
GOALS, GOAL_NEW, GOAL_TEXT = "My goals", "Write a goal", "What do I want to get better at, and what will students do?"
GOALS_HOW = "Only you see them here. They are no part of any evaluation, and no answer of a survey is joined to them."
NO_GOALS = "No goal yet. One is enough."
GOAL_CHECK = "A goal worth a year"
GOAL_AREA, NO_AREA = "Area", "no area"
GOAL_PROGRESS = "How far am I?"
PROGRESS = {"open": "on the way", "partly": "partly there", "reached": "reached"}
GOAL_ERASE, GOAL_ERASED = "Remove it for good", "Removed for good."
SLIP = "Exit slip, without your name"
SLIP_HOW = "Nothing leads from a slip to you, to your session or to the hour."
SLIP_SEND, SLIP_SENT = "Hand in", "Thank you. It was handed in without your name."
SLIPS = "What the slips say together"
SLIPS_FEW = "Fewer than five slips so far: they are told from five on."
SLIPS_BASE = "{n} slips"

ROUND, NO_ROUNDS = "Round", "No round is planned this year yet."
ROUND_LABEL = "Round {number}: {kind}, {day}"
KINDS = {"V1_team": "team coaches team", "V2_pair": "pairs in classrooms"}
ROUND_ADD, ROUND_KIND, ROUND_START, ROUND_END = "Add a round", "Kind", "From", "To"
ROUND_EDIT = "Change this round"
ROUND_CRITERIA = "What a good session is, by version"
AGENDA_FIELD = "Agenda of one side, a line for each part: minutes, then what happens"
AGENDA_WRONG = "Begin each line of the agenda with its minutes, such as: 5 Questions."
PROPOSE, PROPOSE_AGAIN = "Propose who meets whom", "Propose again"
PROPOSE_WHAT = (
    "A proposal by the rules: both want to, two teams, no leader, nobody met in two years, a free period in common. "
    "Everybody is asked in the same step, and people can change places."
)
PROPOSED = "Proposed. Everybody is asked."
TAKING_PART = "{yes} of {all} teachers said yes to being coached, {asked} have not answered yet."
NO_COORDINATOR = "Nobody coordinates the rounds yet: the page School year names a teacher for it."
COORDINATED_BY = "{name} coordinates the rounds of this year."
BOARD_COLUMNS = ("Who", "When", "Period", "State")
BOARD_ANSWERS = "Answers"
LEFT_OUT = "Without a partner"
REASONS = {
    "leader": "a school leader does not pair",
    "same_team": "everybody left is of the own team",
    "met": "met everybody left in the last two years",
    "no_period": "no free period in common with anybody left",
    "too_few": "nobody is left over to meet",
}
LEFT_LINE = "{name}: {reasons}."
JOIN, JOIN_WHICH = "Let {name} join a pair", "Which pair?"
SWAP, SWAP_ONE, SWAP_OTHER, SWAP_DO = "Let two people change places", "One", "The other", "Change places"
ANSWER_WORDS = {"yes": "yes", "no": "no", "asked": "asked"}

CRITERIA_VERSION, CRITERIA_LABEL = "Version", "Version {number}, {day}"
CRITERIA_NONE = "Nothing is agreed yet. Here is something to begin with."
CRITERIA_NEW = "Agree on a new version"
CRITERIA_HOW = "One criterion on each line. After it, between bars: looks like | sounds like | feels like."
CRITERIA_SAVE = "Keep as version {number}"
STARTERS, AGENDA = "How to begin a sentence", "Agenda"
NOT_BRING_AND_BRAG = "A session is no show and tell: whoever listens asks, takes one idea, and leaves with a next step."

YEAR_NEW = "Begin a school year"
YEAR_LABEL, YEAR_START, YEAR_END = "Name, such as 2026-27", "First day", "Last day"
COORDINATOR, NO_ONE = "Coordinator of the rounds", "nobody yet"
COORDINATOR_HELP = "A teacher who evaluates nobody: the coordinator learns who would rather not be coached."
PERIODS = "Periods of a day or week, parted by commas"
STAFF, STAFF_LIST = "Staff and teams", "Take a staff list in"
STAFF_FILE, STAFF_PASTE = "The staff list as a spreadsheet", "Or paste the lines"
STAFF_HOW = "Columns: Name, Team, Role. “Team lead” in the role makes a lead, “Principal” a school leader."
STAFF_SAMPLE = "Name; Team; Role\nAda B.; Grade 3; Team lead\nBen C.; Grade 3; Teacher\nDi E.; ; Principal"
STAFF_WHOLE = "This is the whole staff: who is not on it has left"
STAFF_SAVE, STAFF_TAKEN = "Take the list in", "{n} people are on the list."
TEAM_COLUMNS = ("Team", "Lead", "Members")
NO_TEAMS = "No teams yet: take a staff list in."
TEAM_EDIT, TEAM_WHICH, TEAM_NAME = "Change a team", "Which team?", "Name of the team"
TEAM_MEMBERS, TEAM_LEADS, TEAM_DIVISION = "Members", "Leads, who are teachers and not bosses", "Division"
TEAM_ANYWHERE = "Specialists, who are neighbours of every grade"
DAYS, DAY_ADD, DAY_ON, DAY_TITLE = "Calendar of the year", "Add a day", "Day", "What is it?"
DAY_KIND = "Kind"
DAY_KINDS = {
    "meeting": "meeting",
    "staff_meeting": "staff meeting",
    "training": "training",
    "milestone": "milestone",
    "coaching_round": "coaching round",
    "survey": "survey",
    "other": "other",
}
DAY_COLUMNS = ("Day", "What", "Kind")
NO_DAYS = "No dates yet: staff meetings, trainings, rounds."
ROLES = "Lead roles as positions"
ROLES_HOW = "A role that is a position has time, a term, training and pay. What is empty does not exist yet."
ROLE_ADD, ROLE_PERSON, ROLE_TITLE, ROLE_ABOUT = "Add or change a role", "Who?", "Role", "What it is for"
ROLE_PARTS = {"release_time": "Release time", "term": "Term", "training": "Training", "pay": "Pay"}
ROLE_COLUMNS = ("Who", "Role", "Release time", "Term", "Training", "Pay")
NO_ROLES = "No lead role is written down yet."
NOT_THERE = "–"
ROOM = "Who was in the room"
ROOM_HOW = "Trainings and meetings, and how many stayed from start to end. No names are kept."
ROOM_ADD, ROOM_TITLE, ROOM_ON = "Add a training or meeting", "Which?", "Day"
ROOM_LEADERS, ROOM_TEACHERS = "School leaders, start to end", "Teachers, start to end"
ROOM_COLUMNS = ("Day", "What", "Leaders", "Teachers", "Same room")
NO_ROOM = "Nothing is written down yet."
YES, NO = "yes", "no"
OWN_TEMPLATE = "Four questions of our own"
TEMPLATE_NAME, TEMPLATE_QUESTION = "Name", "Question {n}"
YEAR_PARTS = (STAFF, DAYS, ROLES, ROOM, OWN_TEMPLATE)
TEMPLATE_SAVE = "Keep these questions"
REMOVE_WHICH = "Remove"
MAY_NOT = "Leaders, team leads and the coordinator set this up. Choose at the top who you are."
STRIP = "Teachers coaching teachers"
SHARED_ROOM_LOG = "In the log of trainings"
