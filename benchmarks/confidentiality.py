"""What rules of smallest groups expose, ours beside those of others.

Run as ``python -m benchmarks.confidentiality [SCHOOLS]``. Random schools: 40 staff, seven teams of three to eight, 85 %
answer. *Mixed*: one in five is a specialist. *Clustered*: one team is all specialists, and up to four more stand
elsewhere. Experience is the third breakdown. A school is exposed if some computation with the sums shown depends on
fewer than five people; ``dependence.fewest_of_any`` tries all.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from random import Random
from statistics import mean, median
from time import process_time

import numpy as np

from analysis.by_group import Asked
from analysis.disclosure import by_block
from analysis.disclosure.between import certain_together
from analysis.disclosure.by_block import ReleasedBlock, in_blocks, lot_of, release_by_block
from analysis.disclosure.dependence import fewest_of_any
from analysis.disclosure.history import Published, Told, exposed
from analysis.disclosure.plan import ROLE, TEAM, Plan, make_plan
from analysis.disclosure.worlds import Certain, Sums, certain
from benchmarks.rules import RULES, People, Rule, Shown, next_smallest, panorama, values
from tests.analysis.disclosure import schools

PROMISE, SCHOOLS, UPLOADS, QUESTIONS = 5, 2000, 400, 600
BUDGET = 200_000


def staff(random: Random, clustered: bool, experience: bool) -> People:
    """Return everybody of a random school by team and role, and by experience where asked for."""
    people = schools.staff(random, clustered)
    if not experience:
        return people
    years = random.choices(list(schools.EXPERIENCE), list(schools.EXPERIENCE.values()), k=len(people))
    return [(*one, year) for one, year in zip(people, years, strict=True)]


def answering(random: Random, people: People) -> People:
    """Return those who answered."""
    return [one for one in people if random.random() < schools.ANSWERS]


def fewest(shown: Shown, promise: int = PROMISE) -> int | None:
    """Return the fewest people that something computed from these sums depends on, None from the promise on."""
    enters: dict[int, set[str]] = defaultdict(set)
    for name, group in shown.items():
        for at in group:
            enters[at].add(name)
    cells: dict[frozenset[str], set[int]] = defaultdict(set)
    for at, names in enters.items():
        cells[frozenset(names)].add(at)
    return fewest_of_any(cells, promise, budget=BUDGET)


def ours(people: People) -> Shown:
    """The certified plan; experience is added, with as many groups apart as can be certified."""
    plan = plan_of(people)
    shown = {"everyone": frozenset(range(len(people)))}
    for side, blocks in enumerate((plan.team, plan.role)):
        groups = values(people, side)
        for block in blocks:
            shown[f"{side} {block}"] = frozenset().union(*(groups.get(name, frozenset()) for name in block))
    return _with_third(shown, people) if people and len(people[0]) > 2 else shown


def _with_third(shown: Shown, people: People) -> Shown:
    groups = list(values(people, 2).values())
    pairs = [
        (one | other, *(rest for rest in groups if rest not in (one, other))) for one, other in combinations(groups, 2)
    ]
    for blocks in (groups, *sorted(pairs, key=lambda pair: len(pair[0]))):
        if all(len(block) >= PROMISE for block in blocks):
            both = shown | {f"2 {at}": block for at, block in enumerate(blocks)}
            if fewest(both) is None:
                return both
    return shown


def plan_of(people: People) -> Plan:
    """Return the blocks of a school."""
    return make_plan([Counter(one[:2] for one in people)], schools.NAMES, schools.ROLES, PROMISE)


def own_team(people: People, shown: Shown) -> float:
    """Return the share of people whose own team is shown by itself."""
    views = set(shown.values())
    return sum(len(group) for group in values(people, 0).values() if group in views) / len(people)


def against(rule: Rule, clustered: bool, experience: bool, number: int) -> tuple[float, float, float]:
    """Return the shares of schools exposed, of those with one person singled out, and of people who see their team."""
    random, found, own = Random(2026), [], []
    for _ in range(number):
        people = answering(random, staff(random, clustered, experience))
        shown = rule(people)
        found.append(fewest(shown))
        own.append(own_team(people, shown))
    return mean(one is not None for one in found), mean(one == 1 for one in found), mean(own)


def late(rule: Rule, number: int) -> tuple[float, float]:
    """Return the shares exposed, and with one person singled out, by a second upload with one to eight more answers."""
    found = [fewest(_apart(rule(first), 1) | _apart(rule(both), 2)) for first, both in _uploads(number)]
    return mean(one is not None for one in found), mean(one == 1 for one in found)


def _uploads(number: int) -> Iterator[tuple[People, People]]:
    random = Random(400)
    while number:
        people = schools.staff(random, clustered=number % 2 == 0)
        random.shuffle(people)
        cut = sum(random.random() < schools.ANSWERS for _ in people)
        more = random.randint(1, 8)
        if cut + more <= len(people):
            number -= 1
            yield people[:cut], people[: cut + more]


def _apart(shown: Shown, version: int) -> Shown:
    return {f"{version} {name}": group for name, group in shown.items()}


def late_with_us(number: int) -> tuple[float, float, float, float]:
    """Return what `late` does for ours, the share of uploads held, and of those shown for the whole school only."""
    found, held, whole = [], 0, 0
    for first, both in _uploads(number):
        before, after = _published(first), _published(both)
        shown = _apart(ours(first), 1)
        if not exposed([before], after, PROMISE):
            shown |= _apart(ours(both), 2)
        elif not exposed([before], replace(after, by_block=()), PROMISE):
            whole += 1
            shown |= _apart({"everyone": frozenset(range(len(both)))}, 2)
        else:
            held += 1
        found.append(fewest(shown))
    return mean(one is not None for one in found), mean(one == 1 for one in found), held / number, whole / number


def _published(people: People) -> Published:
    plan, marks = plan_of(people), tuple(f"r{at}" for at in range(len(people)))
    blocks = tuple(tuple(str(plan.block_of(side, name) or "") for side, name in zip((TEAM, ROLE), one, strict=True))
                   for one in people)  # fmt: skip
    return Published(marks, marks, blocks, {"q": marks}, ("q",), PROMISE)


def uncertain(number: int, asked: int) -> float:
    """Return of the uploads with enough late answers the share where no question of so many makes one of them certain.

    Whole school only; of every question between three and nine of ten answer favourably.
    """
    random, found = Random(401), []
    for first, both in _uploads(number):
        if len(both) - len(first) >= PROMISE:
            shares = [random.uniform(0.3, 0.9) for _ in range(asked)]
            answers = [[random.random() < share for _ in both] for share in shares]
            before, after = (_answered(people, answers) for people in (first, both))
            found.append(not certain_together([before], after))
    return mean(found)


def _answered(people: People, answers: Sequence[Sequence[bool]]) -> Published:
    n, version = len(people), replace(_published(people), by_block=())
    told = tuple(Told(f"q{at}", None, True, sum(given[:n])) for at, given in enumerate(answers))
    names = [one.item_id for one in told]
    return replace(
        version, answers=dict.fromkeys(names, version.marks), answered=dict.fromkeys(names, "1" * n), told=told
    )


def questions(number: int) -> Iterator[tuple[Plan, dict[tuple[str, str], Asked]]]:
    """Yield plans of random schools with the answers to three questions each, some of which are nearly unanimous."""
    random = Random(200)
    for at in range(number // 3):
        people = answering(random, schools.staff(random, clustered=at % 2 == 0))
        plan, cells = plan_of(people), Counter(people)
        for _ in range(3):
            share = random.uniform(0.05, 0.95)
            yield plan, {cell: Asked(n, sum(random.random() < share for _ in range(n))) for cell, n in cells.items()}


def whole_numbers(number: int, show: Callable[..., Sequence[ReleasedBlock]]) -> Counter[str]:
    """Return how much is certain from whole numbers, to readers outside and to members."""
    found: Counter[str] = Counter()
    for at, (plan, cells) in enumerate(questions(number)):
        rows = show(cells, plan, lot_of(b"benchmark", str(at)))
        tried, told = _certain(in_blocks(cells, plan), rows)
        found["tried"] += tried
        found["outside"] += sum(not one.reader for one in told)
        found["member"] += sum(bool(one.reader) for one in told)
        found["any"] += bool(told)
        found["not by block"] += not rows
        found["teams only"] += bool(rows and plan.role and plan.team and all(row.breakdown == TEAM for row in rows))
        found["questions"] += 1
    return found


def _certain(asked: dict[tuple, Asked], rows: Sequence[ReleasedBlock]) -> tuple[int, list[Certain]]:
    """Return what was tried and what is certain below the whole school, from its count and the bands of blocks."""
    pairs, sizes = list(asked), np.array([one.answered for one in asked.values()])
    total, everyone = sum(one.n for one in asked.values()), int(sizes.sum())
    sums = [(pairs, total, total)]
    for row in rows:
        block = [pair for pair in pairs if pair[row.breakdown == ROLE] == row.block]
        sums.append((block, row.band.low, row.band.high))
    of = np.array([[int(pair in group) for pair in pairs] for group, *_ in sums])
    low, high = np.array([bounds for _, *bounds in sums]).T
    tried, told = certain(Sums(sizes, of, low, high), [one.n for one in asked.values()])
    return tried, [
        one for one in told if total - sum(own for _, own in one.reader) not in (0, everyone - len(one.reader))
    ]  # fmt: skip


def everything(cells: dict, plan: Plan, lot: bytes) -> Sequence[ReleasedBlock]:
    """Return all blocks of a plan as bands, without the gate."""
    return by_block._known(in_blocks(cells, plan), plan)[2]


def in_counts(cells: dict, plan: Plan, lot: bytes) -> Sequence[ReleasedBlock]:
    """Return what may be shown by block where the school agreed on counts."""
    return release_by_block(cells, replace(plan, counts=True), lot)


def main(arguments: Sequence[str]) -> int:
    """Print the tables."""
    number = int(arguments[0]) if arguments else SCHOOLS
    heads = "rule | mixed: exposed | clustered: exposed / one person | with experience | own team"
    print(f"{number:,} schools each\n\n| {heads} |")
    print("|---|---|---|---|---|")
    for name, rule in {**RULES, "certified plan": ours}.items():
        kinds = ((False, False), (True, False), (True, True))
        mixed, cluster, third = (against(rule, *kind, number) for kind in kinds)
        shares = f"{mixed[0]:.1%} | {cluster[0]:.1%} / {cluster[1]:.1%} | {third[0]:.1%} / {third[1]:.1%}"
        print(f"| {name} | {shares} | {mixed[2]:.0%} |", flush=True)
    _print_uploads(min(UPLOADS, number))
    _print_numbers(min(QUESTIONS, number))
    print(f"\nA plan takes {1000 * plan_time(min(number, 400)):.1f} ms in the median.")
    return 0


def _print_uploads(number: int) -> None:
    few = mean(len(both) - len(first) < PROMISE for first, both in _uploads(number))
    print(f"\n{number} second uploads, {few:.1%} of them with fewer than {PROMISE} late answers\n")
    print("| rule | exposed | one person | held | whole school only |\n|---|---|---|---|---|")
    for name, rule in (("hide the next smallest", next_smallest), ("pool with the next smallest", panorama)):
        print("| {} | {:.1%} | {:.1%} | - | - |".format(name, *late(rule, number)))
    told = ", ".join(f"{uncertain(number, asked):.0%} with {asked}" for asked in (1, 3, 10))
    print("| joint test | {:.1%} | {:.1%} | {:.1%} | {:.1%} |".format(*late_with_us(number)))
    print(f"\nNo late answer is certain in {told} questions, of the uploads with enough.")


def _print_numbers(number: int) -> None:
    heads = ("shown", "tried", "certain outside", "certain inside", "questions with any", "not by block", "teams only")
    print(f"\n{number} questions\n\n| {' | '.join(heads)} |\n{'|---' * len(heads)}|")
    for name, show in (("bands", everything), ("bands and gate", release_by_block), ("counts and gate", in_counts)):
        found = whole_numbers(number, show)
        shares = " | ".join(f"{found[key] / found['questions']:.1%}" for key in ("any", "not by block", "teams only"))
        print(f"| {name} | {found['tried']:,} | {found['outside']:,} | {found['member']:,} | {shares} |")


def plan_time(number: int) -> float:
    """Return the median time of a plan, in seconds of the processor."""
    random, taken = Random(6), []
    for at in range(number):
        people = answering(random, schools.staff(random, clustered=at % 2 == 0))
        start = process_time()
        plan_of(people)
        taken.append(process_time() - start)
    return median(taken)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
