"""The package as it ships: weights that verify, a demo that reads, a README whose figures are the measured ones."""

import json
import pathlib
from importlib.resources import files

import pytest
from typer.testing import CliRunner

from detente.cli import app
from detente.nouns.contract import reading_json
from detente.pages import open_pages, to_article
from detente.reading.encoder import WEIGHTS, verified
from detente.reading.reader import reader

ROOT = pathlib.Path(__file__).resolve().parents[1]
SEED = ROOT.parent / "shared" / "examples" / "pages" / "seed.txt"
LARGEST = 95_000_000
"""Bytes that one committed version of the weights may have."""


def run(*arguments):
    return CliRunner().invoke(app, [str(a) for a in arguments])


def test_the_weights_are_what_they_say_and_fit_the_history():
    about = verified(WEIGHTS)
    assert (WEIGHTS / "reader.onnx").stat().st_size < LARGEST
    assert set(about["calibration"]) >= {"weights", "bias", "threshold", "error"}


def test_the_readme_and_the_card_have_the_measured_figures():
    about = json.loads((WEIGHTS / "reader.json").read_text(encoding="utf-8"))
    for path in (ROOT / "README.md", WEIGHTS / "README.md"):
        text = path.read_text(encoding="utf-8")
        for name in ("who", "who_what", "who_what_whom", "conditions", "quotes"):
            found = about["figures"][name]
            assert f"| {found['p']:.3f} | {found['r']:.3f} | {found['f1']:.3f} |" in text, (path, name)


def test_the_demo_reads_its_pages_and_shows_the_dispute(tmp_path):
    result = run("demo", "--db", tmp_path / "demo.db")
    assert result.exit_code == 0, result.output
    assert "Iceland and Norway: terms" in result.output
    terms = json.loads(run("terms", "ISL", "NOR", "--json", "--db", tmp_path / "demo.db").stdout)
    assert {row["side"] for row in terms["terms"]} == {"ISL", "NOR"}
    assert any(row["condition"] for row in terms["terms"])
    assert {row["voice"] for row in terms["terms"]} <= {"own", "ascribed"}


def test_reading_the_demo_again_changes_nothing(tmp_path):
    folder = pathlib.Path(str(files("detente"))) / "demo"
    page = folder / "12-mackerel-accord.txt"
    assert run("read", page, "--db", tmp_path / "d.db").exit_code == 0
    before = run("acts", "--json", "--db", tmp_path / "d.db").stdout
    again = run("read", page, "--db", tmp_path / "d.db")
    assert "already in the record" in " ".join(again.output.lower().split())
    assert run("acts", "--json", "--db", tmp_path / "d.db").stdout == before


@pytest.fixture(scope="module")
def seed():
    if not SEED.exists():
        pytest.skip("the seed page lies outside the repository")
    head, _, text = SEED.read_text(encoding="utf-8").partition("\n\n")
    assert head.startswith("URL:")
    path = pathlib.Path(str(SEED))
    (page,) = open_pages(path)
    from dataclasses import replace

    article = to_article(replace(page, text=text))
    return reading_json(reader().read(article), reader().codebook)


def shown(seed):
    return [act for act in seed["acts"] if act["confidence"] >= reader().threshold]


def test_the_seed_page_has_its_teasers_apart(seed):
    titles = " ".join(teaser["title"] for teaser in seed["document"]["teasers"])
    for words in ("Gaza", "Syria", "Lavrov", "Khaleda Zia", "Tarique" if "Tarique" in titles else "Exile", "Japan"):
        assert words in titles
    end = max(span["end"] for span in seed["document"]["body"])
    assert all(act["evidence"]["end"] <= end for act in seed["acts"])


def test_the_seed_page_s_offer_with_its_condition(seed):
    offers = [a for a in shown(seed) if a["stance"] == "offer" and "PRK" in {p["country"] for p in a["actor"]}]
    conditions = [a["condition"] for a in offers if a["condition"]]
    assert any(c["kind"] == "only_if" and "abandons its long-standing demand" in c["text"] for c in conditions)


def test_the_seed_page_s_other_sides(seed):
    found = {(a["type"], p["country"]) for a in shown(seed) for p in a["actor"]}
    assert ("REQUEST", "KOR") in found and ("ACCUSE", "PRK") in found and ("REJECT", "PRK") in found
