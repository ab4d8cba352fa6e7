"""`classify`, `evaluate`, `doctor`, `demo`, the help, and what surrounds every command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

import detente
from detente import __version__
from detente.cli import app, doctor
from detente.nouns.errors import NoWeights

HERE = {**os.environ, "PYTHONPATH": str(Path(detente.__file__).parents[1])}
"""For a second Python, wherever it is started."""


def test_classify_gives_a_line_a_sentence(detente, monkeypatch):
    def classified(lines, joined=False):
        for line in lines:
            yield ("YIELD" if joined else "RETREAT"), {"RETREAT": 0.8, "line": line.strip()}

    monkeypatch.setattr("detente.reading.classify.classify", classified)
    out = detente("classify", input="<s>A</s> left <t>B</t>\n<s>É</s> left <t>B</t>\n").stdout
    assert [json.loads(line)["type"] for line in out.splitlines()] == ["RETREAT", "RETREAT"]
    assert "<s>É</s>" in out
    assert '"YIELD"' in detente("classify", "-", "--codebook", "plover-yield", input="<s>A</s> left <t>B</t>\n").stdout


def test_evaluate_prints_the_lines_of_score_py(detente, monkeypatch):
    figures = {"who": {"p": 0.7, "f1": 0.65}, "speaker_acc": 0.9, "unread": []}
    monkeypatch.setattr("detente.evaluate.evaluate", lambda folder: figures)
    assert detente("evaluate", ".").stdout == (
        "who            {'p': 0.7, 'f1': 0.65}\nspeaker_acc    0.9\nunread         []\n"
    )
    assert json.loads(detente("evaluate", ".", "--json").stdout) == figures


@pytest.fixture
def well(monkeypatch):
    """All checks that need the shipped weights find them."""
    for check in ("_weights", "_tokenizer", "_reading"):
        monkeypatch.setattr(doctor, check, lambda: "there")


def test_doctor_on_a_sound_installation(detente, well):
    said = detente("doctor").stdout
    assert [line.split()[:2] for line in said.splitlines()[:6]] == [
        ["ok", check] for check in ("weights", "tokenizer", "gazetteer", "likeness", "record", "reading")
    ]
    assert "./detente.db: not there yet, and can be made" in said
    detente("read", "offer.txt")
    assert "./detente.db: 1 page" in detente("doctor").stdout


def test_doctor_says_what_is_not_well(detente, well, monkeypatch):
    def missing():
        raise NoWeights("reader.onnx is not the file it should be: install detente again")

    monkeypatch.setattr(doctor, "_weights", missing)
    result = detente("doctor", code=1)
    assert "FAIL  weights    reader.onnx is not the file it should be: install detente again" in result.stdout
    assert result.stderr == "detente doctor: not well: weights\n"
    findings = json.loads(detente("doctor", "--json", code=1).stdout)
    assert [finding["well"] for finding in findings] == [False, True, True, True, True, True]


def test_doctor_on_a_record_that_cannot_be_used(detente, well, folder):
    (folder / "other.db").write_bytes(b"only words" * 200)
    said = detente("doctor", "--db", "other.db", code=1).stdout
    assert "FAIL  record     other.db: is no detente database: give another --db" in said
    assert "there is no folder" in detente("doctor", "--db", "no/such.db", code=1).stdout


def test_doctor_finds_a_reader_that_finds_nothing(detente):
    assert "the trial page gave no entries" in detente("doctor", code=1).stdout


def test_demo_reads_its_pages_and_says_what_to_type_next(detente, folder):
    said = detente("demo").stdout
    assert said.startswith("12 pages, invented for this demonstration")
    assert "Iceland and Norway: terms" in said
    assert "The record is in ./detente-demo.db." in said
    assert "detente acts --with-condition --db detente-demo.db" in said
    assert (folder / "detente-demo.db").exists()
    assert max(map(len, said.splitlines())) <= 80


def test_version(detente):
    assert detente("--version").stdout == f"detente {__version__}\n"


def test_every_command_and_option_has_a_sentence():
    group = typer.main.get_command(app)
    assert set(group.commands) == {
        "read", "acts", "show", "stories", "terms", "positions", "changes", "deadlocks", "due", "merge", "split", "undo",
        "review", "audit", "forget", "classify", "train", "evaluate", "doctor", "demo", "codebook", "actors", "matter",
    }  # fmt: skip
    below = {
        f"{name} {sub}": c
        for name, group in group.commands.items()
        for sub, c in getattr(group, "commands", {}).items()
    }
    for name, command in {**group.commands, **below}.items():
        assert command.help and command.short_help.endswith("."), name
        for parameter in command.params:
            assert parameter.name == "help" or parameter.help.endswith("."), (name, parameter.name)


def test_help_loads_nothing_heavy():
    script = (
        "import sys, detente.cli; "
        "print([m for m in ('onnxruntime', 'numpy', 'sqlalchemy', 'trafilatura', 'tokenizers') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=HERE)
    assert done.stdout.strip() == "[]"


def test_a_closed_pipe_is_no_error_to_talk_about(filled):
    script = "import sys; from detente.cli import main; sys.argv = ['detente', 'acts', '--json']; main()"
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", script], env=HERE, **pipes) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
