"""Words of the pages School, Teams, and Leaders and teachers."""

SCHOOL, TEAMS, LEADERS = "School", "Teams", "Leaders and teachers"

PROMISE = "What was promised"
PROMISE_WHAT = (
    "Nothing that is shown is about fewer than {promise} people, by any page, file, year or later upload of this "
    "survey. Below the whole school {shown}. Comments are shown where at least {writers} people "
    "wrote, without names, team, role, time or order."
)
IN_BANDS = "bands stand instead of counts"
IN_COUNTS = "counts stand where they tell nobody's answer"
DRAFT_WHAT = "This survey is a draft. Published with the promise of {promise}, it would be shown like this."
HOW_SHOWN = "How groups are shown"
TOGETHER = (
    "Small groups stand together, so that nobody can be told apart, neither on one page nor by putting pages, years "
    "and files together. Groups keep their place over the years."
)
GROUP_COLUMNS = ("Shown as", "People who answered")
AS_OF = (
    "By team and role: as of {earlier}. Whole school: as of {later}. Groups stand as they were then, so that nobody "
    "who answered later can be told apart."
)
BY_TEAM, BY_ROLE = "Teams", "Roles"
NOT_SHOWN = "Not shown apart: the whole school stands on every page."
NO_BLOCKS = "This survey was published before groups were shown. The whole school stands on every page."
UNMASK = "Try it yourself"
UNMASK_WHAT = (
    "The program tries to unmask people from exactly what is shown: by adding and subtracting everything that was ever "
    "published, over all years and versions, and by what whole numbers give away to a stranger and to a colleague."
)
UNMASK_DO, UNMASKING = "Try to unmask people", "Adding and subtracting …"
TIGHTEN = "Promise more"
TIGHTEN_WHAT = "A larger number pools groups further. It can never be made smaller again."
TIGHTEN_WRITERS, TIGHTEN_BANDS = "Fewest writers before comments are shown", "Groups in bands from now on"
TIGHTEN_FIELD, TIGHTEN_DO = "Smallest group ever shown", "Promise this"
TIGHTENED = "Promised."

TEAMS_WHO = (
    "For the members of a group, who see where they stand beside the rest of the school. Not for the staff screen: "
    "groups are never ranked, and no colleague's answer can be read here."
)
WHICH_GROUP = "Group"
DRAFT_TEAMS = "Teams are shown once the survey is published: only then is it certain who is protected by what."
NO_TEAMS = "No group can be shown apart without telling too much. What the whole school says stands on the other pages."
BAND_COLUMNS = ("Question", "This group")

OF_LEADERS = "What teachers say of leaders"
LEADS = "Team leads and other teachers"
LEADS_WHAT = (
    "Leaders are few, so nothing here depends on what they answered. Team leads are teachers; they stand beside the "
    "other teachers in bands."
)
WHICH_QUESTION = "Question"
NO_ROLES = "Team leads cannot be shown apart in this survey."
