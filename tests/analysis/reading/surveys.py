"""Random surveys with known answers, for round trips: what a school might ask, and what its staff might answer."""

from collections import Counter
from dataclasses import dataclass, replace
from random import Random

CHOICES = (
    ("What matters most to you?", ("Time", "Trust, and being asked", "Tools; anything that helps", "Pay")),
    ("Where do you plan lessons?", ("At home", "In my classroom", "Staff room", "Library", "“Café” 🙂")),
    ("Do you feel heard?", ("Yes", "No")),
    ("Which meeting should we drop?", ("Monday, before school", "Wednesday, after school", "Neither", 'The "big" one')),
    ("Preferred day for coaching", ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")),
    ("¿Dónde trabajas?", ("Aula", "Biblioteca", "Patio, si hace sol", "Despacho")),
    ("Où préférez-vous travailler ?", ("À l'école", "À la maison", "Les deux, selon le jour")),
)
SCALES = (
    ("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"),
    ("Never", "Rarely", "Sometimes", "Often", "Always"),
    ("Not at all", "A little", "Somewhat", "Quite a bit", "A great deal"),
    ("Not at all useful", "Slightly useful", "Moderately useful", "Very useful", "Extremely useful"),
    ("1", "2", "3", "4", "5"),
    tuple(map(str, range(11))),
    ("Pas du tout d'accord", "Pas d'accord", "D'accord", "Tout à fait d'accord"),
    ("Nunca", "A veces", "Siempre"),
    ("0-3 years", "4-10 years", "11-20 years", "More than 20 years"),
)
STATEMENTS = (
    "I have time to plan",
    "Our meetings help me",
    "I am trusted",
    "I know what to do next",
    "My team listens",
    "Coaching is safe",
    "I try new things",
    "I share my work",
)
LISTS = (
    ("Workshops", "Peer coaching", "Mentoring", "Reading", "Conferences", "Staff meetings"),
    ("Books, print or digital", "Video", "Podcasts", "Talks (live, online, etc.)", "Webinars"),
    ("Cours en ligne", "Visites de classe", "Lectures", "Réunions d'équipe"),
    ("Planning", "Marking; grading", "Duty", "Clubs"),
)
OPEN = ("What one change would help you?", "Any other comments?", "What did you learn, and how?", "¿Algún comentario?")
SUBJECTS = ("More time", "Fewer meetings", "Our coach", "Le temps", "My grade team", "The new schedule", "Reading")
RESTS = ("would help, honestly.", "was great; thank you!", "made a difference to my class", "e.g. on Fridays, please")
ENDS = ("", " I mean it.", " (See my note, from May.)", " 🙂", "\nSecond thoughts: yes.")
TEAMS = ("Kindergarten", "Grade 1", "Grade 2", "Grades 3-4", "Specialists")
ROLES = ("Teacher", "Team lead", "Principal")


@dataclass(frozen=True)
class Question:
    """A question and everyone's answers: a text, empty where there is none; options for select-all and rankings.

    ``typed`` is what everyone wrote beside the options, ``hidden`` who was not shown the question.
    """

    wording: str
    item_type: str
    answers: tuple
    stem: str | None = None
    options: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()
    hidden: frozenset[int] = frozenset()

    def counts(self) -> Counter:
        """Return how often every option was chosen; nothing for open questions."""
        if self.item_type == "select_all":
            return Counter(option for answer in self.answers for option in answer)
        return Counter(answer for answer in self.answers if answer) if self.item_type != "open_ended" else Counter()

    def base_n(self) -> int:
        """Return how many answered, if only in words of their own."""
        typed = self.typed or ("",) * len(self.answers)
        return sum(bool(answer or own) for answer, own in zip(self.answers, typed, strict=True))


def survey(random: Random, people: int, kinds: list[str]) -> list[Question]:
    """Return questions of these kinds, no wording twice, answered by this many people."""
    made: list[Question] = []
    for kind in kinds:
        new = MAKERS[kind](random, people)
        known = {title for question in made for title in (question.wording, question.stem)} - {None}
        if not known & {title for question in new for title in (question.wording, question.stem)}:
            made += new
    return made


def _chosen(random: Random, options: tuple[str, ...], people: int, blanks: float) -> tuple[str, ...]:
    """Return one option or a blank for everyone.

    The first four take the first two options twice: from one label alone, or from labels that nobody gave twice, no
    reader can tell a scale or a choice from something typed.
    """
    weights = [random.random() + 0.2 for _ in options]
    drawn = random.choices(options, weights, k=people)
    answers = [*options[:2], *options[:2], *(text if random.random() > blanks else "" for text in drawn)][:people]
    random.shuffle(answers)
    return tuple(answers)


def choice(random: Random, people: int) -> list[Question]:
    """Return a single-choice question."""
    wording, options = random.choice(CHOICES)
    return [Question(wording, "single_choice", _chosen(random, options, people, 0.1))]


def scale(random: Random, people: int) -> list[Question]:
    """Return a statement rated on one scale."""
    wording = random.choice(STATEMENTS)
    return [Question(wording, "likert", _chosen(random, random.choice(SCALES), people, 0.1))]


def grid(random: Random, people: int) -> list[Question]:
    """Return two to five statements under one stem, rated on one scale."""
    labels, stem = random.choice(SCALES), random.choice(("How far is this true?", "Our school, this year"))
    rows = random.sample(STATEMENTS, random.randint(2, 5))
    return [Question(row, "likert", _chosen(random, labels, people, 0.1), stem) for row in rows]


def several(random: Random, people: int) -> list[Question]:
    """Return a select-all question; its wording says so, as nearly all of them do.

    Nobody can tell an option from a typed answer, or two options from one that holds the delimiter, by something that
    occurs once; so everybody ticks two options or more with probability one half, and each option is ticked by four.
    """
    options = random.choice(LISTS)
    answers = []
    for at in range(people):
        ticks = {option for option in options if random.random() < 0.45}
        answers.append(ticks or {options[at % len(options)]} if random.random() > 0.1 else set())
    for at, option in enumerate(options):
        for extra in range(4):
            answers[(at + extra * 3) % people].add(option)
    ordered = (tuple(option for option in options if option in ticks) for ticks in answers)
    wording = f"Which of these {options[0].lower()} and so on did you use? (check all that apply)"
    return [Question(wording, "select_all", tuple(ordered), options=options)]


def ranking(random: Random, people: int) -> list[Question]:
    """Return a question that everybody answers with an order of all options, or leaves out."""
    options = random.choice([plain for plain in LISTS if not any("," in option or ";" in option for option in plain)])
    orders = [tuple(random.sample(options, len(options))) if random.random() > 0.1 else () for _ in range(people - 4)]
    turned = [options[at:] + options[:at] for at in range(4)]
    return [Question("Please put these in order", "ranking", (*turned, *orders), options=options)]


def written_beside(random: Random, question: Question) -> Question:
    """Return a select-all question beside which every third person wrote something of their own."""
    typed = (f"my own thing {random.randint(2, 9_999)}" if random.random() < 0.3 else "" for _ in question.answers)
    return replace(question, typed=tuple(typed))


def partly_hidden(random: Random, question: Question, blanks: bool) -> Question:
    """Return a question that every fifth person was not shown; with ``blanks`` whoever left it blank was not either."""
    silent = {at for at, own in enumerate(question.answers) if blanks and not own}
    hidden = frozenset(at for at in range(len(question.answers)) if at in silent or random.random() < 0.2)
    answers = tuple(type(own)() if at in hidden else own for at, own in enumerate(question.answers))
    typed = tuple("" if at in hidden else own for at, own in enumerate(question.typed))
    return replace(question, answers=answers, typed=typed, hidden=hidden)


def typed(random: Random, people: int) -> list[Question]:
    """Return an open question answered in sentences, in words of one's own on both sides of every comma.

    People who all use the same few half sentences cannot be told from people who tick.
    """

    def sentence() -> str:
        if random.random() < 0.3:
            return ""
        own = [f"{random.choice(SUBJECTS).lower()} {random.randint(2, 999)}" for _ in range(2)]
        rest = random.choice(RESTS).replace(", ", f" for {own[0]}, {own[1]} ").replace("; ", f" {own[0]}; {own[1]} ")
        return f"{random.choice(SUBJECTS)} {rest}{random.choice(ENDS)}"

    answers = [
        "More time would help, honestly.",
        "Fewer meetings made a difference",
        *(sentence() for _ in range(people)),
    ]
    return [Question(random.choice(OPEN), "open_ended", tuple(answers[:people]))]


def number(random: Random, people: int) -> list[Question]:
    """Return a question for a count."""
    answers = tuple(str(random.randint(12, 140)) if random.random() > 0.1 else "" for _ in range(people - 2))
    return [Question("How many students do you teach?", "number", ("25", "101", *answers))]


def day(random: Random, people: int) -> list[Question]:
    """Return a question for a date."""
    answers = tuple(f"2025-0{random.randint(1, 9)}-{random.randint(10, 28)}" for _ in range(people))
    return [Question("On which day did you last visit a colleague?", "date", answers)]


def people_are(random: Random, people: int) -> list[Question]:
    """Return the questions for team and role."""
    return [
        Question("Which team are you on?", "single_choice", _chosen(random, TEAMS, people, 0.05)),
        Question("What is your role?", "single_choice", _chosen(random, ROLES, people, 0.0)),
    ]


MAKERS = {
    "choice": choice,
    "scale": scale,
    "grid": grid,
    "several": several,
    "typed": typed,
    "number": number,
    "day": day,
    "people": people_are,
}
