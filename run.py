"""Set up and start Same Room, or test it, with nothing but Python.

``python run.py [ARGUMENTS]`` starts the app; the arguments go to ``streamlit run``.
``python run.py test [ARGUMENTS]`` runs the tests; the arguments go to pytest.

Both first make ``.venv`` beside this file and install ``requirements.txt`` into it, where that has not been done yet.
The words of this file are such that every Python can read them: one that is too old gets a sentence, not a traceback.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Same Room needs Python 3.11 or newer, and this is Python %d.%d. "
        "Install a newer one from python.org and start again with it." % sys.version_info[:2]
    )

import hashlib
import importlib.util
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent
REQUIREMENTS = ROOT / "requirements.txt"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "same_room_stamp"
LOG = VENV / "same_room_install.log"
UNFINISHED = "unfinished"
NO_ANSWER = ("connection broken by", "ConnectionError", "timed out", "ProxyError")


class SetupError(Exception):
    """What keeps the set-up from being finished, in one sentence that tells what to do."""


def main(arguments):
    """Set up if need be, then become the app or the tests."""
    try:
        if read(STAMP) != stamp() or not PYTHON.exists():
            set_up()
        if arguments[:1] == ["test"]:
            return hand_over(["-m", "pytest"] + arguments[1:])
        return hand_over(["-m", "streamlit", "run", "dashboard.py"] + arguments)
    except SetupError as error:
        return str(error)
    except OSError as error:
        return "Same Room could not be set up in this folder: %s." % error
    except KeyboardInterrupt:
        return 130


def stamp():
    """Return what the stamp says once these requirements are installed for this Python."""
    return "%s python %d.%d" % ((hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest(),) + sys.version_info[:2])


def set_up():
    """Install the requirements; the stamp says "unfinished" until the last of them is there."""
    sys.stderr.write("Setting up Same Room in .venv: this takes a minute or two, once for each version.\n")
    if not usable():
        make_venv()
    STAMP.write_text(UNFINISHED, encoding="utf-8")
    install()
    STAMP.write_text(stamp(), encoding="utf-8")


def usable():
    """Tell whether ``.venv`` works and was not left half-installed, which pip would take for installed."""
    if not PYTHON.exists() or read(STAMP) == UNFINISHED:
        return False
    return succeeds([PYTHON, "-c", "import pip"], subprocess.DEVNULL)


def make_venv():
    """Make ``.venv`` afresh."""
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise SetupError(
            "This Python cannot make the folder .venv that Same Room keeps its packages in. "
            "On Debian or Ubuntu install the package python%d.%d-venv, then start again." % sys.version_info[:2]
        )
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", VENV], capture_output=True, text=True, errors="replace"
    )
    if made.returncode:
        raise SetupError("The folder .venv could not be made: %s." % last_line(made.stdout + made.stderr))


def install():
    """Install the requirements into ``.venv``; what pip says goes to the log."""
    command = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "-r", REQUIREMENTS]
    with LOG.open("wb") as log:
        if succeeds(command, log):
            return
    raise SetupError(
        "The packages of Same Room could not be installed: %s, then start again. More in %s."
        % (reason(read(LOG)), LOG.relative_to(ROOT))
    )


def reason(said):
    """Return why pip failed and what to do, from all it said."""
    if any(words in said for words in NO_ANSWER):
        return "their index did not answer; check the internet connection, and the proxy if there is one"
    errors = [line for line in said.splitlines() if line.startswith("ERROR: ")]
    return 'pip says "%s"; put that right' % last_line("\n".join(errors) or said).replace("ERROR: ", "")


def succeeds(command, output):
    """Run a command with its words going to ``output`` and tell whether it went well."""
    return subprocess.run(command, stdout=output, stderr=subprocess.STDOUT).returncode == 0


def read(path):
    """Return the text of a file, or nothing where there is no file."""
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def last_line(text):
    """Return the last line that says something, without its full stop."""
    return (text.strip().splitlines() or ["no reason given"])[-1].strip().rstrip(".")


def hand_over(arguments):
    """Become the Python of ``.venv``, so that signals and exit code are its own."""
    os.chdir(ROOT)
    command = [str(PYTHON)] + arguments
    if os.name == "nt":  # There, exec would give the prompt back while the app still runs.
        return wait_for(subprocess.Popen(command))
    os.execv(command[0], command)


def wait_for(process):
    """Return the exit code of a process; Ctrl-C reaches it too, so leave the ending to it."""
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
