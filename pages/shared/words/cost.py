"""The words of the page What it costs."""

TITLE = "What it costs"
NO_QUESTION = (
    "This survey does not ask which learning was most valuable, or nobody answered it, so there is nothing to set "
    "against its cost."
)
TABLE = ("Learning", "Most valuable for", "Money that leaves the school")
BLUE = "Blue and bold: nothing is paid outside the school."
PRICE = "The price of a year"
PER_TEACHER, CURRENCY = "What your school reckons for one teacher's learning in a year", "Currency"
PER_TEACHER_HELP = "It holds for all years, and can be changed at any time."
SAVE, BACK = "Reckon with this", "Back to the published price"
