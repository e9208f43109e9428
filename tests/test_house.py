"""The rules of the house hold, and each of them notices when it is broken."""

from pathlib import Path

import pytest

from tests import house
from tests.house import RULES, Rule
from tests.sources import in_packages

ROOT = Path(__file__).resolve().parents[1]
GUARD = "from pages.shared.frame import routed\n\nrouted()\n"

# Rule, file, what it says, line of the violation (None: nothing wrong).
PLANTED = [
    (house.coaching_is_apart, "analysis/ranking.py", "from coaching import cycle", 1),
    (house.coaching_is_apart, "coaching/pairing.py", "def pair():\n    import analysis.survey", 2),
    (house.coaching_is_apart, "coaching/store.py", "import coaching.cycle\nimport analysis_tools", None),
    (house.storage_is_neutral, "storage/database.py", "import time\nfrom analysis.errors import SurveyError", 2),
    (house.storage_is_neutral, "storage/plain.py", "def read():\n    import coaching", 2),
    (house.storage_is_neutral, "storage/migrations.py", "from storage.errors import PlainError", None),
    (house.no_screen_no_network, "storage/database.py", "import socket", 1),
    (house.no_screen_no_network, "analysis/charts.py", "import streamlit as st", 1),
    (house.no_screen_no_network, "coaching/cycle.py", "from urllib.request import urlopen", 1),
    (house.no_screen_no_network, "analysis/reading/cells.py", "import os\nimport socket", 2),
    (house.no_screen_no_network, "analysis/store.py", "import importlib\nimportlib.import_module('requests')", 2),
    (house.no_screen_no_network, "pages/shared/show.py", "import streamlit as st", None),
    (house.no_clock, "analysis/store.py", "from datetime import datetime as dt\nnow = dt.now()", 2),
    (house.no_clock, "analysis/store.py", "import datetime\n\ndatetime.date.today()", 3),
    (house.no_clock, "coaching/cycle.py", "import time\nstarted = field(default_factory=time.time)", 2),
    (house.no_clock, "coaching/store.py", "from sqlalchemy import func\nColumn(server_default=func.now())", 2),
    (house.no_clock, "analysis/reading/child.py", "import time\nuntil = time.monotonic() + 20", None),
    (house.no_clock, "analysis/survey.py", "from datetime import datetime\ndatetime.fromisoformat('2025-06-18')", None),
    (house.pages_only_ask_and_show, "pages/overview.py", "import pandas", 1),
    (house.pages_only_ask_and_show, "pages/overview.py", "from pages.upload import x", 1),
    (
        house.pages_only_ask_and_show,
        "pages/teams.py",
        "from pages.shared import show\nfrom analysis import store",
        None,
    ),
    (house.pages_are_scripts, "pages/teams.py", "x = 1\ndef draw():\n    pass", 2),
    (house.pages_are_scripts, "pages/teams.py", "class Team:\n    pass", 1),
    (house.pages_are_scripts, "pages/teams.py", "x = 1\n" * 61, 61),
    (house.pages_are_scripts, "pages/teams.py", "x = 1\n" * 60, None),
    (house.pages_are_scripts, "pages/shared/show.py", "def draw():\n    pass", None),
    (house.pages_start_with_the_guard, "pages/present.py", "import streamlit as st\n" + GUARD, 1),
    (house.pages_start_with_the_guard, "pages/present.py", GUARD.replace("()", ""), 1),
    (house.pages_start_with_the_guard, "pages/present.py", '"""Slides."""\nx = 1', 2),
    (house.pages_start_with_the_guard, "pages/present.py", "", 1),
    (house.pages_start_with_the_guard, "pages/present.py", '"""Slides."""\n' + GUARD + "x = 1", None),
    (house.few_hold_responses, "analysis/findings.py", "from analysis.survey import Finding, Responses", 1),
    (house.few_hold_responses, "pages/overview.py", "import streamlit as st\nst.write(survey.responses)", 2),
    (house.few_hold_responses, "coaching/store.py", "replace(survey, responses={})", 1),
    (house.few_hold_responses, "dashboard.py", "survey.responses", 1),
    (house.few_hold_responses, "analysis/reading/items.py", "from analysis.survey import Responses", None),
    (house.few_hold_responses, "analysis/tabulate.py", "survey.responses", None),
    (house.forms_see_findings_only, "analysis/deck.py", "from analysis.disclosure import plan", 1),
    (house.forms_see_findings_only, "analysis/charts.py", "def draw():\n    from .store import Store", 2),
    (house.forms_see_findings_only, "analysis/bars.py", "import analysis", 1),
    (house.forms_see_findings_only, "analysis/deck.py", "import pptx\nfrom analysis import bars, survey", None),
    (house.data_walks_one_way, "analysis/tabulate.py", "import math\nfrom analysis import ranking", 2),
    (house.data_walks_one_way, "analysis/vocabulary/modes.py", "from ..reading import cells", 1),
    (house.data_walks_one_way, "analysis/reading/platforms/moodle.py", "from ...tabulate import count", 1),
    (house.data_walks_one_way, "analysis/findings.py", "from analysis.disclosure import plan", None),
    (house.data_walks_one_way, "analysis/__main__.py", "from analysis.deck import write", None),
    (house.few_read_files, "pages/shared/data.py", "from analysis import reading", 1),
    (house.few_read_files, "analysis/tabulate.py", "import analysis.reading.cells", 1),
    (house.few_read_files, "dashboard.py", "x = 1\nfrom analysis.reading import read_export", 2),
    (house.few_read_files, "pages/upload.py", "from analysis.reading import read_export", None),
    (house.reading_is_light, "analysis/reading/items.py", "import re\nimport numpy as np", 2),
    (house.reading_is_light, "analysis/reading/items.py", "from analysis.store import Store", 1),
    (house.reading_is_light, "analysis/reading/items.py", "import analysis", 1),
    (
        house.reading_is_light,
        "analysis/reading/cells.py",
        "import zipfile\nimport python_calamine",
        None,
    ),
    (
        house.reading_is_light,
        "analysis/reading/cells.py",
        "from . import items\nfrom ..errors import SurveyError",
        None,
    ),
    (house.files_are_rooms, "analysis/store.py", "x = 1\n" * 301, 301),
    (house.files_are_rooms, "pages/shared/words/__init__.py", "\n" * 301, 301),
    (house.files_are_rooms, "coaching/cycle.py", "x = 1\n" * 300, None),
    (house.public_means_described, "analysis/change.py", "x = 1\n\ndef change():\n    return 1", 3),
    (house.public_means_described, "coaching/cycle.py", "def overdue():\n    return 1", 1),
    (house.public_means_described, "analysis/change.py", 'class A:\n    """A."""\n    def b(self):\n        pass', 3),
    (house.public_means_described, "analysis/change.py", "def _own():\n    def inner():\n        pass", None),
    (house.requirements_are_pinned, "requirements.txt", "# App\nstreamlit>=1.67", 2),
    (house.requirements_are_pinned, "requirements.txt", "pandas", 1),
    (house.requirements_are_pinned, "requirements.txt", "scipy==1.*", 1),
    (house.requirements_are_pinned, "requirements.txt", "--pre", 1),
    (house.requirements_are_pinned, "requirements.txt", 'uvloop==0.23.0; sys_platform != "win32"', None),
]


def name(value: object) -> str:
    """Return a readable id of a parameter."""
    return getattr(value, "__name__", "")


def write(root: Path, path: str, text: str) -> None:
    """Write a file with the folders it needs."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_the_house_keeps(rule: Rule) -> None:
    violations = list(rule(ROOT))
    assert not violations, f"{rule.__doc__}\n" + "\n".join(violations)


@pytest.mark.parametrize(("rule", "path", "text", "line"), PLANTED, ids=name)
def test_a_violation_is_noticed(tmp_path: Path, rule: Rule, path: str, text: str, line: int | None) -> None:
    write(tmp_path, path, text)
    places = [violation.split(": ")[0] for violation in rule(tmp_path)]
    assert places == ([] if line is None else [f"{path}:{line}"])


def test_every_rule_is_broken_once_and_kept_once() -> None:
    assert {rule for rule, *_, line in PLANTED if line} == set(RULES)
    assert {rule for rule, *_, line in PLANTED if not line} == set(RULES)


def test_the_rules_look_at_files() -> None:
    assert "analysis/survey.py" in [source.path for source in in_packages(ROOT, "analysis")]


def test_reading_loads_nothing_heavy() -> None:
    assert house.heavy_imports_of_reading(ROOT) == []


def test_a_heavy_import_is_noticed(tmp_path: Path) -> None:
    write(tmp_path, "pandas.py", "")
    write(tmp_path, "analysis/helper.py", "import pandas")
    write(tmp_path, "analysis/reading/__init__.py", "")
    write(tmp_path, "analysis/reading/cells.py", "import analysis.helper")
    assert house.heavy_imports_of_reading(tmp_path) == ["pandas"]
