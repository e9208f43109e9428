"""The words of the page Comments."""

COMMENTS = "Comments"
READING = "Reading the comments …"
NONE_HERE = "No question of this survey asks for own words."
WHICH = "Question"
WRITE_INS = "{wording} (typed in)"
THEMES_TABLE = ("Theme", "People")
READ = "In their own words"
THEME, ALL_THEMES = "Theme", "All themes"
SEARCH = "Search in these comments"
FOUND = "{n} found."
NOTHING_FOUND = "No comment here holds that."
PEOPLE_WROTE = "{n} people wrote exactly this"
MORE = "Show more"
WORDS, WORDS_TABLE = "Words in their place", ("Word", "People")
WORD = "Where does this word stand?"
CONTEXT_TABLE = ("before", "the word", "after")
PROMISE = (
    "Comments are shown where at least {least} people wrote, each approved by a person: names masked, without role, "
    "team, time or order. Words are counted from three people on. Whoever holds the raw file is not bound by that."
)
AS_OF = "Comments as of {earlier}: since then so few people wrote that theirs could be told apart."
DRAFT_SEES_ALL = "As long as this is a draft you see all comments. Others will see only those you approve."

WORK = "For the uploader: what may be read"
WORK_OPEN = "I uploaded this survey: show me the comments that are not approved"
WORK_WHO = "Switch this on only where nobody else looks at the screen."
PROGRESS = "{approved} of {all} comments approved"
LOOK_TWICE_N = "{n} hold a name, contact data or a word about health: read these first."
LEADERS = "{all} people wrote a comment here, {n} of them school leaders. What leaders wrote is never shown."
FEWER = "Fewer than {least} teachers wrote here, so nothing of it will be shown, whatever is approved."
SHOW = "Show"
SHOW_ALL, SHOW_OPEN, SHOW_APPROVED, SHOW_TWICE, SHOW_BARE = (
    "All", "Not approved yet", "Approved", "To look at twice", "Without a theme",
)  # fmt: skip
APPROVE_ALL, WITHDRAW_ALL = "Approve these {n}", "Withdraw these {n}"
APPROVE_ALL_HELP = "Those to look at twice are left out: approve them one by one."
PAGE_OF = "Page"
KEEP = "Keep these approvals"
MAY_BE_READ = "Comment {n} may be read"
TWICE = "look twice"
BY_LEADER = "written by a school leader, never shown"
SAME_N = "{n} people wrote exactly this"
ALIKE = "nearly the same as {n} other"
NOTHING_LEFT = "No comment here."

NAMES = "Names"
NAMES_HOW = (
    "These words are masked as names wherever they stand. Take out what is no name, and add what is one. Names that "
    "begin a sentence are not always found."
)
NAMES_STAND = "These words are masked. What was masked at publication stays so; you can add to it."
MASKED, MASK_MORE, NAMES_SAVE = "Masked as names", "Mask these too", "Keep these names"
STAFF_NAMES = "Or paste the names of your staff"
STAFF_NAMES_HELP = "Those that occur in a comment are masked. The list is not kept."

CODEBOOK = "Themes and their key words"
CODEBOOK_HOW = (
    "One theme a line: its name, a colon, its key words with commas between them. A star stands for any ending. The "
    "themes hold for all surveys that are not published yet."
)
CODEBOOK_SAVE, CODEBOOK_BACK = "Keep these themes", "Back to the themes that came along"
RECODE = "Correct the themes of one comment"
RECODE_WHICH, RECODE_THEMES = "Which comment?", "Its themes"
RECODE_SAVE, RECODE_BACK = "Keep these themes for it", "Back to what its words tell"
