"""Answer labels become scales, in the order a person would put them."""

import pytest

from analysis.vocabulary.scales import is_outside, read_scale

# Scale id, labels in order separated by "|", favourable ones.
SCALES = [
    ("agreement", "Strongly disagree|Disagree|Neutral|Agree|Strongly agree", "Agree|Strongly agree"),
    ("agreement", "Disagree|Somewhat disagree|Somewhat agree|Agree", "Somewhat agree|Agree"),
    ("frequency", "Almost never|Once in a while|Sometimes|Often|Almost always", "Often|Almost always"),
    ("frequency", "Never|Rarely|Sometimes|Often|Always", "Often|Always"),
    ("satisfaction", "Very dissatisfied|Dissatisfied|Neutral|Satisfied|Very satisfied", "Satisfied|Very satisfied"),
    ("likelihood", "Very unlikely|Unlikely|Neutral|Likely|Very likely", "Likely|Very likely"),
    ("quality", "Poor|Fair|Good|Excellent", "Good|Excellent"),
    ("amount", "Far too little|Too little|About right|Too much|Far too much", "About right"),
    ("progress", "Not started|Started|Partly reached|Reached", "Reached"),
    ("extent", "Not at all|A little|Somewhat|Quite a bit|A great deal", "Quite a bit|A great deal"),
    ("recurrence", "Never|Once a month|Once a week|Daily", ""),
    ("recurrence", "Never.|Every few months.|Monthly.|Weekly.|Daily.", ""),
    ("recurrence", "Never|Rarely|Monthly|Weekly|Daily", ""),
    ("recurrence", "Never|Once a year or less|A few times per month|A few times per week|Every night", ""),
    ("frequency", "None of the time|Rarely|Sometimes|Often|All of the time", "Often|All of the time"),
    ("intensity", "Not at all able|Slightly able|Neutral|Moderately able|Extremely able", "Extremely able"),
    ("intensity", "Little or no knowledge of topic|Some knowledge of topic|Extensive knowledge of topic",
     "Extensive knowledge of topic"),
    ("severity", "Not a challenge|Minor challenge|Moderate challenge|Severe challenge", ""),
    ("intensity", "Not at all relevant|Slightly relevant|Moderately relevant|Very relevant|Extremely relevant",
     "Very relevant|Extremely relevant"),
    ("intensity", "Not at all prepared|Slightly prepared|Moderately prepared|Well prepared|Very well prepared",
     "Well prepared|Very well prepared"),
    ("agreement", "Pas du tout d'accord|Pas d'accord|Neutre|D'accord|Tout à fait d'accord",
     "D'accord|Tout à fait d'accord"),
    ("frequency", "Jamais|Rarement|Parfois|Souvent|Toujours", "Souvent|Toujours"),
    ("agreement", "Totalmente en desacuerdo|En desacuerdo|Ni de acuerdo ni en desacuerdo|De acuerdo|"
     "Totalmente de acuerdo", "De acuerdo|Totalmente de acuerdo"),
    ("frequency", "Nunca|Casi nunca|A veces|Casi siempre|Siempre", "Casi siempre|Siempre"),
    ("agreement", "Stimme gar nicht zu|Stimme eher nicht zu|Teils, teils|Stimme eher zu|Stimme voll zu",
     "Stimme eher zu|Stimme voll zu"),
    ("frequency", "Nie|Selten|Manchmal|Oft|Immer", "Oft|Immer"),
    ("agreement", "Discordo totalmente|Discordo|Neutro|Concordo|Concordo totalmente", "Concordo|Concordo totalmente"),
    ("frequency", "Mai|Raramente|Qualche volta|Spesso|Sempre", "Spesso|Sempre"),
    ("frequency", "Nooit|Zelden|Soms|Vaak|Altijd", "Vaak|Altijd"),
    ("agreement", "Helemaal mee oneens|Mee oneens|Neutraal|Mee eens|Helemaal mee eens", "Mee eens|Helemaal mee eens"),
    ("frequency", "Nigdy|Rzadko|Czasami|Często|Zawsze", "Często|Zawsze"),
    ("agreement", "Disagree completely|Rather disagree|Rather agree|Agree completely", "Rather agree|Agree completely"),
    ("importance", "Not important|Rather unimportant|Rather important|Very important",
     "Rather important|Very important"),
    ("importance", "Unwichtig|Eher unwichtig|Eher wichtig|Sehr wichtig", "Eher wichtig|Sehr wichtig"),
    ("satisfaction", "Sehr unzufrieden|Unzufrieden|Teils, teils|Zufrieden|Sehr zufrieden", "Zufrieden|Sehr zufrieden"),
    ("satisfaction", "Muito insatisfeito|Insatisfeito|Neutro|Satisfeito|Muito satisfeito",
     "Satisfeito|Muito satisfeito"),
    ("satisfaction", "Molto insoddisfatto|Insoddisfatto|Neutrale|Soddisfatto|Molto soddisfatto",
     "Soddisfatto|Molto soddisfatto"),
    ("satisfaction", "Zeer ontevreden|Ontevreden|Neutraal|Tevreden|Zeer tevreden", "Tevreden|Zeer tevreden"),
    ("satisfaction", "Bardzo niezadowolony|Niezadowolony|Zadowolony|Bardzo zadowolony",
     "Zadowolony|Bardzo zadowolony"),
    ("quality", "Sehr schlecht|Schlecht|Gut|Sehr gut", "Gut|Sehr gut"),
    ("level", "Low|Medium|High", ""),
    ("ease", "Very difficult|Difficult|Easy|Very easy", "Easy|Very easy"),
    ("comparison", "Worse|About the same|Better", "Better"),
    ("extent", "Gar nicht|Ein wenig|Ziemlich|Sehr", "Ziemlich|Sehr"),
    ("numeric_0_4", "(0) Not a problem for me.|(1) Trivial.|(2) Minor.|(4) Critical.", "(4) Critical."),
    ("numeric_1_5", "1 - Very good|2 - Good|3 - Fair|4 - Poor|5 - Very poor", "1 - Very good|2 - Good"),
    ("numeric_1_5", "1|2|3|4|5", "4|5"),
    ("numeric_1_4", "1|2|3|4", "3|4"),
    ("numeric_0_10", "0|3|7|9|10", "7|9|10"),
    ("numeric_-3_3", "-3|-1|0|2|3", ""),
    ("numeric_1_5", "1: not at all|2|3|4|5: very", "4|5: very"),
    ("numeric_1_5", "1 (Never)|2|3|5 (Always)", "5 (Always)"),
    ("numeric_1_4", "1 - Strongly disagree|2 - Disagree|3 - Agree|4 - Strongly agree",
     "3 - Agree|4 - Strongly agree"),
    ("numeric_1_5", "1. Never|2. Rarely|3. Sometimes|4. Often|5. Always", "4. Often|5. Always"),
    ("bands", "0-5 years|6-15 years|16 years or more", ""),
    ("bands", "0–3|4–10|11–20|20+", ""),
    ("bands", "Under 18|18-29|30-44|45-60|> 60", ""),
    ("bands", "Less than 3 months|3 months to 1 year|1-2 years|Over 2 years", ""),
    ("bands", "Under 20 minutes|20-60 min|1 to 2 hours|More than 2 hours", ""),
    ("bands", "Less than a year|1 - 4 years|5-9 years|More than ten years", ""),
    ("bands", "Between 1 and 4|Between 5 and 9|Ten or more", ""),
    ("bands", "0 to 4 hours/week|5 to 9 hours/week|10+ hours/week", ""),
    ("bands", "Under $20,000|$20K-$40K|$40K+", ""),
    ("bands", "Under 1k|1-5k|5-10k", ""),
    ("bands", "1-9 (small)|10-49 (medium)|50+ (large)", ""),
    ("bands", "I have never taught|< 1 year|1-2 years|3+ yrs", ""),
    ("bands", "1-6 months ago|7-12 months ago|More than a year ago", ""),
    ("bands", "Less than 1 year|1-3 years|4-10 years|More than 10 years", ""),
    ("bands", "Moins de 5 ans|5-10 ans|11-20 ans|Plus de 20 ans", ""),
    ("bands", "Menos de 5 años|5 a 10 años|Más de 10 años", ""),
    ("bands", "Menos de 5 anos|5 a 10 anos|Mais de 10 anos", ""),
    ("bands", "Meno di 5 anni|5-10 anni|Oltre 10 anni", ""),
    ("bands", "Minder dan 5 jaar|5 tot 10 jaar|Meer dan 10 jaar", ""),
    ("bands", "Mniej niż 5 lat|5-10 lat|Ponad 10 lat", ""),
    ("bands", "Unter 5 Jahre|5 bis 10 Jahre|Mehr als 10 Jahre", ""),
    ("favourability", "Strongly negative|Negative|Neutral|Positive|Strongly positive", "Positive|Strongly positive"),
    ("feeling", "DESPAIR|MEH|JOY", "JOY"),
    ("support", "Strongly oppose|Somewhat oppose|Somewhat support|Strongly support",
     "Somewhat support|Strongly support"),
    ("comparison", "Much worse|Slightly worse|Neither better nor worse|Slightly better|Much better",
     "Slightly better|Much better"),
    ("change", "Decreased significantly|Decreased slightly|Stayed the same|Increased slightly|Increased significantly",
     ""),
    ("change", "Much less|Somewhat less|About the same|Somewhat more|Much more", ""),
    ("amount", "Too slow|Just right|Too fast", "Just right"),
    ("extent", "Not at all|Not much|Some|A lot", "A lot"),
    ("extent", "Nada|Poco|Bastante|Mucho", "Bastante|Mucho"),
    ("frequency", "Never|Sometimes|About half the time|Most of the time|Always", "Most of the time|Always"),
    ("recurrence", "Not at all|Several days|More than half the days|Nearly every day", ""),
    ("recurrence", "Less often|Once a month|A few times a month|Once a week|A few times a week|Every day", ""),
    ("agreement", "Completely disagree|Mostly disagree|Slightly disagree|Slightly agree|Mostly agree|Completely agree",
     "Slightly agree|Mostly agree|Completely agree"),
    ("agreement", "Zdecydowanie nie|Raczej nie|Raczej tak|Zdecydowanie tak", "Raczej tak|Zdecydowanie tak"),
    ("agreement", "Полностью не согласен|Скорее не согласен|Скорее согласен|Полностью согласен",
     "Скорее согласен|Полностью согласен"),
    ("importance", "Not a priority|Low priority|Medium priority|High priority", "High priority"),
    ("usefulness", "Pointless|Not useful|Somewhat useful|Very useful", "Very useful"),
    ("intensity", "Not concerned|Slightly concerned|Concerned|Very concerned", "Concerned|Very concerned"),
    ("intensity", "Not comfortable at all|Not very comfortable|Somewhat comfortable|Very comfortable",
     "Very comfortable"),
    ("intensity", "Very unprepared|Unprepared|Neutral|Prepared|Very prepared", "Prepared|Very prepared"),
    ("intensity", "No impact|Minor impact|Moderate impact|Major impact", ""),
    ("numeric_1_5", "1 star|2 stars|3 stars|4 stars|5 stars", "4 stars|5 stars"),
    ("numeric_1_5", "★|★★|★★★☆☆|★★★★|★★★★★", "★★★★|★★★★★"),
    ("bands", "None|Less than 25%|25-50%|51-75%|More than 75%", ""),
    ("bands", "Never|Once|2 or 3 times|4 or more times", ""),
    ("bands", "18-24 years old|25-34 years old|35 years or older", ""),
    ("bands", "Less than £25 000|£25 000 to £29 999|£30 000 to £39 999|More than £40 000", ""),
]  # fmt: skip


@pytest.mark.parametrize(("scale_id", "labels", "favourable"), SCALES)
def test_labels_are_put_in_order(scale_id: str, labels: str, favourable: str) -> None:
    ordered = labels.split("|")
    for shown in (ordered, ordered[::-1], sorted(ordered)):
        found = read_scale(shown)
        assert found is not None
        assert list(found.labels) == ordered
        assert list(found.favourable) == [label for label in favourable.split("|") if label]
        assert found.scale_id == scale_id
        assert found.outside == ()


@pytest.mark.parametrize("extra", ["N/A", "Not applicable", "Don't know", "I don't know", "Prefer not to say"])
@pytest.mark.parametrize("labels", [SCALES[0][1], SCALES[2][1], SCALES[24][1]])
def test_labels_outside_the_scale_are_set_apart(labels: str, extra: str) -> None:
    found = read_scale([*labels.split("|"), extra])
    assert found.outside == (extra,)
    assert found.labels == tuple(labels.split("|"))


@pytest.mark.parametrize(
    "labels",
    [
        ("Yes", "No"),
        ("Yes", "No", "N/A"),
        ("Agree",),
        ("Often",),
        ("Workshops", "Conferences", "Often"),
        ("Grade 1", "Grade 2", "Grade 3"),
        ("Kindergarten", "1", "2"),
        ("1985", "1990", "2001"),
        ("10", "250", "17"),
        ("Art", "Very good teacher", "Music"),
        (),
    ],
)
def test_what_is_no_scale(labels: tuple[str, ...]) -> None:
    assert read_scale(labels) is None


@pytest.mark.parametrize(
    ("label", "outside"),
    [
        ("N/A", True),
        ("n.a.", True),
        ("Not Applicable.", True),
        ("I did not attend", True),
        ("Je ne sais pas", True),
        ("No aplica", True),
        ("Weiß nicht", True),
        ("Não se aplica", True),
        ("Non so", True),
        ("Niet van toepassing", True),
        ("Nie dotyczy", True),
        ("Agree", False),
        ("Neutral", False),
        ("No", False),
        ("Never", False),
    ],
)
def test_outside(label: str, outside: bool) -> None:
    assert is_outside(label) is outside


def test_spellings_of_one_place_share_it() -> None:
    found = read_scale(["Strongly agree", "Strongly Agree", "agree", "Disagree"])
    assert found.labels[0] == "Disagree"
    assert found.labels[1] == "agree"
    assert set(found.favourable) == {"agree", "Strongly agree", "Strongly Agree"}
