"""The command line: ``python -m analysis COMMAND EXPORT``: read, rank, compare, release, attack and deck."""

import argparse
import json
import secrets
import sys
from dataclasses import replace
from pathlib import Path

from analysis.errors import SurveyError
from analysis.export_file import bytes_of, one_line, shown
from analysis.reading import read_draft
from analysis.settings import MEGABYTE, SMALLEST_GROUP, Limits
from analysis.survey import Survey


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0, or 2 with one plain line on standard error where a file or option is refused.

    An attack that unmasks anybody returns 1.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        done = options.run(options)
        text, code = done if isinstance(done, tuple) else (done, 0)
        print(text)
    except SurveyError as refusal:
        print(one_line(str(refusal)), file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 1
    return code


class _Parser(argparse.ArgumentParser):
    """A parser that refuses in one line, like every other refusal."""

    def error(self, message: str) -> None:
        """Say what is wrong with the words of the command, and end with 2."""
        self.exit(2, f"{one_line(message)} (--help tells how)\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m analysis", description=__doc__.split(":")[0])
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    read = commands.add_parser("read", help="what a file holds, item by item, with the receipt of reading it")
    rank = commands.add_parser("rank", help="what teachers value most, with the ranks the answers allow")
    compare = commands.add_parser("compare", help="what became of every question and every learning from wave to wave")
    release = commands.add_parser("release", help="what would be published of one or several exports")
    attack = commands.add_parser("attack", help="try to unmask people from what would be published; 1 if it works")
    deck = commands.add_parser("deck", help="the slides for a staff meeting about the latest export")
    runs = (
        (read, _read), (rank, _rank), (compare, _compare), (release, _release), (attack, _attack), (deck, _deck)
    )  # fmt: skip
    for command, run in runs:
        name, several = ("exports", {"nargs": "+"}) if command in (release, attack, deck) else ("export", {})
        command.set_defaults(run=run)
        for wanted in ("earlier", "later") if command is compare else (name,):
            shown = wanted.upper() if command is compare else "EXPORT"
            command.add_argument(wanted, metavar=shown, help="the file as the survey platform exported it", **several)
        command.add_argument("--json", action="store_true", help="the same facts for programs")
        command.add_argument("--max-mb", type=int, help="accept files up to so many megabytes")
        command.add_argument("--max-rows", type=int, help="accept tables up to so many rows")
        command.add_argument("--max-columns", type=int, help="accept tables up to so many columns")
    rank.add_argument(
        "--item",
        metavar="ITEM_ID",
        help="rank this item or the grid it is a row of, not the one asking for the most valuable",
    )
    rank.add_argument("--staff", type=int, metavar="N", help="how many people could have answered")
    rank.add_argument("--strength", action="store_true", help="how strongly options are preferred, where people rank")
    rank.add_argument("--everyone", action="store_true", help="keep school leaders in the base")
    for command in (release, attack, deck):
        command.add_argument("--promise", type=int, default=SMALLEST_GROUP, metavar="N", help="smallest group shown")
    for command in (release, deck):
        command.add_argument(
            "--staff", type=int, metavar="N", help="how many people could have answered the latest one"
        )
    compare.add_argument(
        "--staff", type=int, nargs=2, default=(None, None), metavar=("N", "N"),
        help="how many people could have answered in each",
    )  # fmt: skip
    deck.add_argument("--out", metavar="FILE.pptx", required=True, help="where to put the slides")
    deck.add_argument("--school", default="", metavar="NAME", help="what the school is called on the slides")
    return parser


def _survey(options: argparse.Namespace, export: str = "", secret: bytes = b"") -> Survey:
    export = export or options.export
    limits = _limits(options)
    return read_draft(bytes_of(export, limits.bytes), Path(export).name, limits, secret)[1]


def _limits(options: argparse.Namespace) -> Limits:
    """Return the limits asked for; whoever raises one gives the child more time and memory as well."""
    limits = Limits()
    if options.max_mb:
        limits = replace(
            limits, bytes=options.max_mb * MEGABYTE, inflated=6 * options.max_mb * MEGABYTE,
            characters=max(limits.characters, 3 * options.max_mb * MEGABYTE), seconds=600, memory=8_000 * MEGABYTE,
        )  # fmt: skip
    if options.max_rows:
        limits = replace(limits, rows=options.max_rows, seconds=600, memory=8_000 * MEGABYTE)
    if options.max_columns:
        limits = replace(limits, columns=options.max_columns)
    return limits


def _read(options: argparse.Namespace) -> str:
    from analysis.report import survey_document, survey_text

    survey = _survey(options)
    return _json(survey_document(survey)) if options.json else survey_text(survey)


def _rank(options: argparse.Namespace) -> str:
    from analysis.report import ranking_document, ranking_text
    from analysis.results import rank_survey, strength, who

    survey = _survey(options)
    ranking = rank_survey(survey, item_id=options.item, staff_n=options.staff, everyone=options.everyone)
    worths = strength(survey, ranking.item, options.everyone) if options.strength else None
    told = ranking, "people" if options.everyone else who(survey), worths
    return _json(ranking_document(*told)) if options.json else ranking_text(*told)


def _compare(options: argparse.Namespace) -> str:
    from analysis.comparison import compare
    from analysis.comparison_report import check_headcounts, comparison_document, comparison_text

    earlier, later = _survey(options, options.earlier), _survey(options, options.later)
    found, staff = compare(earlier, later), tuple(options.staff)
    check_headcounts(found, staff)
    if options.json:
        return _json(comparison_document(found, staff))
    return comparison_text(found, earlier.name, later.name, staff)


def _release(options: argparse.Namespace) -> str:
    from analysis.release_report import release_document, release_text

    plan, years = _together(options)
    return _json(release_document(plan, years, options.staff)) if options.json else release_text(plan, years)


def _together(options: argparse.Namespace) -> tuple:
    from analysis.joint_test import release_together

    secret = secrets.token_bytes(32)
    surveys = [_survey(options, export, secret) for export in options.exports]
    surveys.sort(key=lambda survey: survey.wave or "")
    return release_together(surveys, options.promise, secret)


def _attack(options: argparse.Namespace) -> tuple[str, int]:
    from analysis.attack import attack
    from analysis.attack.report import attack_document, attack_text

    _, years = _together(options)
    found = attack(years, options.promise)
    text = _json(attack_document(found)) if options.json else attack_text(found, years, options.promise)
    return text, int(found.anything)


def _deck(options: argparse.Namespace) -> str:
    from analysis.staff_meeting import deck_document, deck_text, meeting_of

    surveys = [_survey(options, export) for export in options.exports]
    meeting = meeting_of(surveys, options.staff, options.promise, options.school)
    try:
        Path(options.out).write_bytes(meeting.deck)
    except OSError as error:
        raise SurveyError(
            f"{shown(options.out)} cannot be written. Check that the folder is there and yours."
        ) from error
    return _json(deck_document(meeting)) if options.json else deck_text(meeting, options.out)


def _json(document: dict) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    sys.exit(main())
