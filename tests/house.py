"""The rules of the house: who may import whom, who may hold the answers of people, how large a room may be.

Each rule takes the folder of the project and yields its violations as ``file:line: what is wrong``. The code is parsed,
not imported, so a rule also sees what is imported inside a function, and works on whatever files exist.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.sources import Source, imports, in_packages, local_names, room_of, sources, within

Rule = Callable[[Path], Iterator[str]]
RULES: list[Rule] = []

PACKAGES = ("analysis", "coaching", "storage", "pages")
OTHERS = ("analysis", "coaching", "pages", "sample_data")
PURE = ("analysis", "coaching", "storage")
NETWORK = {"aiohttp", "asyncio", "ftplib", "http", "httpx", "requests", "smtplib", "socket", "socketserver", "urllib"}
CLOCKS = {
    "datetime.date.today",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "pandas.Timestamp.now",
    "pandas.Timestamp.today",
    "sqlalchemy.func.current_timestamp",
    "sqlalchemy.func.now",
    "time.time",
    "time.time_ns",
}
PATH_OF_THE_DATA = (
    {"errors"},
    {"survey"},
    {"vocabulary"},
    {"decisions"},
    {"reading"},
    {"ballots"},
    {"tabulate"},
    {"by_group", "rated", "links", "moments"},
    {"ranking", "scores", "plackett_luce", "reach", "change", "conditions", "perception", "tensions", "comments"}
    | {"agreement", "reliability", "shrinkage", "teams"},
    {"disclosure"},
    {"findings"},
    {
        "audit",
        "bars",
        "charts",
        "deck",
        "download",
        "handout",
        "meeting",
        "pictures",
        "printable",
        "strips",
        "workbook",
    },
)
STAGE = {room: stage for stage, rooms in enumerate(PATH_OF_THE_DATA) for room in rooms}
FORMS = PATH_OF_THE_DATA[-1]
HOLDERS = {"survey", "reading", "tabulate", "by_group", "links", "moments", "quality", "comments", "store", "document"}
READERS = {
    "analysis/__main__.py",
    "analysis/corrections.py",
    "analysis/document.py",
    "analysis/drafts.py",
    "analysis/series.py",
    "analysis/versions.py",
    "analysis/store.py",
    "pages/shared/coaching_year.py",
    "pages/shared/drafts.py",
    "pages/shared/intake.py",
    "pages/shared/teams.py",
    "pages/shared/versions.py",
    "pages/upload.py",
}
FOR_MANY_ROWS = {"analysis/reading/bulk.py": ("numpy",), "analysis/reading/arrow.py": ("pyarrow",)}
OF_READING = {"errors", "survey", "vocabulary", "decisions", "reading", "settings", "document"}
LONGEST_FILE, LONGEST_PAGE = 300, 60
PINNED = re.compile(r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==\d[\w.+!-]*(\s*;.+)?")
HEAVY = ("numpy", "pandas", "pyarrow", "streamlit", "sqlalchemy")


def rule(check: Rule) -> Rule:
    """Add a check to the rules."""
    RULES.append(check)
    return check


@rule
def coaching_is_apart(root: Path) -> Iterator[str]:
    """Keep coaching apart from evaluation: neither package imports the other."""
    for package, other in (("analysis", "coaching"), ("coaching", "analysis")):
        for source in in_packages(root, package):
            yield from (source.at(line, f"imports {name}") for line, name in imports(source) if within(name, other))


@rule
def storage_is_neutral(root: Path) -> Iterator[str]:
    """Let both packages share what keeps things safely, without a way from one to the other."""
    for source in in_packages(root, "storage"):
        yield from (source.at(line, f"imports {name}") for line, name in imports(source) if within(name, *OTHERS))


@rule
def no_screen_no_network(root: Path) -> Iterator[str]:
    """Keep Streamlit and everything that reaches another computer out of the pure packages."""
    for source in in_packages(root, *PURE):
        for line, name in imports(source):
            if within(name, "streamlit", *NETWORK):
                yield source.at(line, f"imports {name}")


@rule
def no_clock(root: Path) -> Iterator[str]:
    """Pass the time in as an argument, so that the same file gives the same numbers on every day."""
    for source in in_packages(root, *PURE):
        known = local_names(source)
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Name | ast.Attribute):
                first, *rest = ast.unparse(node).split(".")
                if ".".join([known.get(first, ""), *rest]) in CLOCKS:
                    yield source.at(node.lineno, f"asks the clock: {ast.unparse(node)}")


@rule
def pages_only_ask_and_show(root: Path) -> Iterator[str]:
    """Let a page import analysis, coaching, what pages share, and Streamlit."""
    for page in pages(root):
        for line, name in imports(page):
            if not within(name, "analysis", "coaching", "pages.shared", "streamlit"):
                yield page.at(line, f"imports {name}")


def pages(root: Path) -> list[Source]:
    """Return the scripts of the pages."""
    return [page for page in sources(root, "pages/*.py") if not page.path.endswith("__init__.py")]


@rule
def pages_are_scripts(root: Path) -> Iterator[str]:
    """Keep pages short and without functions and classes of their own."""
    for page in pages(root):
        for node in ast.walk(page.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                yield page.at(node.lineno, f"defines {node.name}: move it to pages/shared or analysis")
        yield from too_long(page, LONGEST_PAGE)


@rule
def pages_start_with_the_guard(root: Path) -> Iterator[str]:
    """Begin each page with the router guard: a cold server runs the file of a deep link without the router."""
    for page in pages(root):
        body = page.tree.body[1:] if ast.get_docstring(page.tree) else page.tree.body
        if [ast.unparse(node) for node in body[:2]] != ["from pages.shared.frame import routed", "routed()"]:
            line = body[0].lineno if body else 1
            yield page.at(line, "does not start with 'from pages.shared.frame import routed' and 'routed()'")


@rule
def few_hold_responses(root: Path) -> Iterator[str]:
    """Let only the door from people to numbers, and what reads and stores, see the answers of a person."""
    for source in sources(root, "dashboard.py", *(f"{package}/**/*.py" for package in PACKAGES)):
        if source.room not in HOLDERS:
            yield from (source.at(line, f"names {name}") for line, name in names(source) if name.lower() == "responses")


def names(source: Source) -> Iterator[tuple[int, str]]:
    """Yield line and text of every name, attribute, keyword and imported name."""
    for node in ast.walk(source.tree):
        for kind, field in ((ast.Name, "id"), (ast.Attribute, "attr"), (ast.keyword, "arg"), (ast.alias, "name")):
            if isinstance(node, kind):
                yield node.lineno, getattr(node, field) or ""


@rule
def forms_see_findings_only(root: Path) -> Iterator[str]:
    """Draw from Findings and nothing behind them: what is not released cannot be drawn."""
    for source in in_packages(root, "analysis"):
        if source.room in FORMS:
            for line, name in imports(source):
                if room_of(name) not in {None, "survey", *FORMS}:
                    yield source.at(line, f"imports {name}")


@rule
def data_walks_one_way(root: Path) -> Iterator[str]:
    """Import only to the left along the path of the data."""
    for source in in_packages(root, "analysis"):
        for line, name in imports(source):
            if STAGE.get(room_of(name), -1) > STAGE.get(source.room, len(STAGE)):
                yield source.at(line, f"imports {name}, which comes later on the path of the data")


@rule
def few_read_files(root: Path) -> Iterator[str]:
    """Let only the upload, the command line and the store read an export."""
    for source in sources(root, "dashboard.py", *(f"{package}/**/*.py" for package in PACKAGES)):
        if source.room != "reading" and source.path not in READERS:
            for line, name in imports(source):
                if within(name, "analysis.reading"):
                    yield source.at(line, f"imports {name}")


@rule
def reading_is_light(root: Path) -> Iterator[str]:
    """Keep the child process that reads a file quick to start and poor in code that a file could attack.

    For very many rows two files may import one library each, inside a function, as ``heavy_imports_of_reading`` checks.
    """
    for source in in_packages(root, "analysis"):
        allowed = ("python_calamine", *sys.stdlib_module_names, *FOR_MANY_ROWS.get(source.path, ()))
        for line, name in imports(source) if source.room == "reading" else ():
            if not (room_of(name) in OF_READING or within(name, *allowed)):
                yield source.at(line, f"imports {name}")


@rule
def files_are_rooms(root: Path) -> Iterator[str]:
    """Split a file of code that has grown into two jobs."""
    for source in in_packages(root, *PACKAGES):
        yield from too_long(source, LONGEST_FILE)


def too_long(source: Source, most: int) -> Iterator[str]:
    """Yield a violation where a file has more lines than it may have."""
    lines = len(source.text.splitlines())
    if lines > most:
        yield source.at(most + 1, f"has {lines} lines, at most {most}")


@rule
def public_means_described(root: Path) -> Iterator[str]:
    """Give every public function, class and method below the pages a docstring."""
    for source in in_packages(root, *PURE):
        yield from (source.at(node.lineno, f"{node.name} has no docstring") for node in undescribed(source.tree))


def undescribed(scope: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Yield the public functions and classes without docstring, also those in public classes."""
    for node in scope.body:
        public = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and node.name[0] != "_"
        if public and not ast.get_docstring(node):
            yield node
        if public and isinstance(node, ast.ClassDef):
            yield from undescribed(node)


@rule
def requirements_are_pinned(root: Path) -> Iterator[str]:
    """Install what was tested: one exact version per line."""
    lines = (root / "requirements.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#") and not PINNED.fullmatch(line.strip()):
            yield f"requirements.txt:{number}: is not pinned with ==: {line}"


def heavy_imports_of_reading(root: Path) -> list[str]:
    """Return which heavy libraries a new Python has loaded after importing every module of ``analysis.reading``."""
    code = (
        "import importlib, pkgutil, sys, analysis.reading as reading\n"
        "for module in pkgutil.walk_packages(reading.__path__, 'analysis.reading.'):\n"
        "    module.name.endswith('__main__') or importlib.import_module(module.name)\n"
        f"print(*(name for name in {HEAVY} if name in sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    return ran.stdout.split()
