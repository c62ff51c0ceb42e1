"""Runut as a process: how it starts, writes to pipes and terminals, and ends."""

import json
import os
import pty
import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

from cli_reports import FERRY, runut
from runut import __version__

pytestmark = pytest.mark.usefixtures("alone")


def process(*arguments, **options):
    command = [sys.executable, "-m", "runut", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)


def test_the_version_comes_without_the_grammar():
    code = "import sys; sys.argv[1:] = ['--version']; from runut.cli import main; main(); print(len(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    version, modules = done.stdout.splitlines()
    assert version == f"runut {__version__}"
    assert int(modules) < 120


def test_a_dossier_needs_no_database(ferry):
    code = (
        "import sys\nfrom runut.cli.commands import app\n"
        "try:\n    app(['dossier', *sys.argv[1:]])\nexcept SystemExit as end:\n    assert not end.code\n"
        "print([name for name in ('sqlalchemy', 'alembic', 'trafilatura', 'rich') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, ferry, "-o", "page.html"], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_a_closed_pipe_is_quiet(kept):
    running = process("export")
    running.stdout.close()
    error = running.stderr.read()
    running.stderr.close()
    assert running.wait() == 0
    assert "Broken" not in error
    assert "Traceback" not in error


def test_the_output_is_utf8_whatever_the_locale(kept):
    seen = process("show", "1", env={**os.environ, "PYTHONIOENCODING": "ascii"}, encoding="utf8").communicate()
    assert seen == (runut("show", "1").stdout, "")
    page, _ = process("demo", "-o", "-", env={**os.environ, "PYTHONIOENCODING": "ascii"}, encoding="utf8").communicate()
    assert "“" in page


def test_an_output_that_cannot_be_written_is_told(kept):
    for command in ("stories", "export", "statements --json"):
        for closed, reason in (("> /dev/full", "No space left on device"), (">&-", "Bad file descriptor")):
            line = f"{sys.executable} -m runut {command} {closed}"
            done = subprocess.run(line, shell=True, capture_output=True, text=True, check=False)
            assert (done.returncode, done.stderr) == (1, f"runut: the output could not be written: {reason}.\n")


def test_ctrl_c_keeps_what_was_finished(tmp_path):
    lines = tmp_path / "many.jsonl"
    lines.write_text("".join(json.dumps({"id": str(n), "text": f"{FERRY[0]} {n}"}) + "\n" for n in range(5000)))
    running = process("add", lines, "--store", tmp_path / "store.db")
    end = time.monotonic() + 20
    while time.monotonic() < end and not _articles(tmp_path / "store.db"):
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    _, error = running.communicate(timeout=20)
    assert error == "runut: interrupted; what was finished is kept.\n"
    assert running.returncode == 130
    assert 0 < _articles(tmp_path / "store.db") < 5000


def _articles(path):
    """How many articles the store at *path* has, without opening it as Runut does."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            return connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    except sqlite3.OperationalError:
        return 0


def test_colours_and_a_progress_bar_are_for_a_terminal_only(kept):
    quiet = runut("export", "--kind", "story", "-o", "all.jsonl")
    assert "Relating" not in quiet.output
    assert "Relating" in _in_terminal("export", "--kind", "story", "-o", "all.jsonl")
    assert "\x1b" not in runut("statements").stdout
    for extra, coloured in (({}, True), ({"NO_COLOR": "1"}, False)):
        seen = _in_terminal("statements", **extra)
        assert bool(re.search(r"\x1b\[[\d;]*3\dm *membantah", seen)) is coloured
        assert "membantah" in seen


def _in_terminal(*arguments, **extra):
    master, slave = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "70", **extra}
    running = subprocess.Popen(
        [sys.executable, "-m", "runut", *arguments], stdout=slave, stderr=slave, stdin=slave, env=environment
    )
    os.close(slave)
    seen = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:
            break
        if not piece:
            break
        seen += piece
    os.close(master)
    assert running.wait() == 0
    return seen.decode()


@pytest.mark.parametrize("width", [40, 80, 200])
def test_tables_keep_to_the_width(kept, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    for command in (["stories"], ["statements"], ["show", "1"], ["timeline", "1"], ["figures", "1"]):
        assert max(map(len, runut(*command).stdout.splitlines()), default=0) <= width
