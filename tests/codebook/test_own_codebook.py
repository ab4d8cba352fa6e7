"""A user's own codebook: it works, and every mistake in it is told in one line that says where."""

import pytest

from detente.codebook import Codebook
from detente.nouns.errors import UsageError
from tests.codebook import SHIPPED

OWN = """
name: yield
untyped: [assertion]
types:
  YIELD:
    label: Yield
    description: gives way
    quad: material cooperation
    score: 5
    needs_recipient: false
    stances: [offer, ""]
    cameo: "080"
    modes:
      release: {score: 6, cameo: "0841"}
sectors: {GOV: the executive}
contexts:
  sport: {description: games, keywords: [olympic*, FIFA]}
"""


@pytest.fixture
def load(tmp_path):
    def load(text):
        path = tmp_path / "own.yaml"
        path.write_text(text, "utf-8")
        return Codebook.load(path)

    return load


def test_it_is_used_as_the_shipped_one(load):
    book = load(OWN)
    assert (book.name, list(book.types), book.score("YIELD", "release")) == ("yield", ["YIELD"], 6)
    assert book.contexts("The Olympics and Fifa and FIFA") == ("sport",)


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("quad: material cooperation", "quad: material", "types.YIELD.quad: 'material' is none of verbal cooperation"),
        ("score: 5", "score: 50", "types.YIELD.score: must be a number from -10 to 10, not 50"),
        ("score: 5", "score: yes", "types.YIELD.score: must be a number from -10 to 10, not True"),
        ("score: 6, ", "", "types.YIELD.modes.release.score: is missing"),
        ('"080"', "030", 'types.YIELD.cameo: must be two to four digits in quotes, as "030", not 24'),
        ("    label: Yield\n", "", "types.YIELD.label: is missing"),
        ("label: Yield", "label:", "types.YIELD.label: must be text, not nothing"),
        ("needs_recipient: false", "needs_recipient: never", "must be true or false, not 'never'"),
        ('[offer, ""]', "[offers]", "types.YIELD.stances: 'offers' is none of '', demand, offer"),
        ('[offer, ""]', "offer", "types.YIELD.stances: must be a list, not 'offer'"),
        ("    modes:", "    mode:", "types.YIELD.mode: unknown field; known are label"),
        ("  YIELD:", "  no:", "types: the name False is no text; put it in quotes"),
        ("[olympic*, FIFA]", "[ab*]", "contexts.sport.keywords: 'ab*': a stem needs 3 letters or more before its *"),
        ("[olympic*, FIFA]", "[2024]", "contexts.sport.keywords: 2024 has no word to look for"),
        ("sectors: {GOV: the executive}", "sectors: []", "sectors: must be a mapping, not []"),
        ("sectors: {GOV: the executive}", "", "sectors: is missing"),
        ("name: yield", "name: yield\nname: twice", "line 3: 'name' stands here a second time"),
        ("[assertion]", "[assertion", "line 4: "),
        ("keywords: [", "words: [", "contexts.sport.words: unknown field; known are description, keywords"),
        ("sectors: {GOV: the executive}", "sectors: {[GOV]: x}", "line "),
        (OWN, "- a list", "must be a mapping"),
        (OWN, "", "must be a mapping, not nothing"),
    ],
)
def test_mistakes_are_told_where_they_are(load, before, after, message):
    assert before in OWN
    with pytest.raises(UsageError) as error:
        load(OWN.replace(before, after, 1))
    told = str(error.value)
    assert message in told and "own.yaml" in told and "\n" not in told


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(UsageError, match="cannot be read: No such file"):
        Codebook.load(tmp_path / "none.yaml")
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="is not UTF-8 text"):
        Codebook.load(tmp_path / "bytes.yaml")
    with pytest.raises(UsageError, match="cannot be read: Is a directory"):
        Codebook.load(tmp_path)


def test_the_shipped_file_is_loaded_by_path_too():
    assert Codebook.load(SHIPPED) == Codebook.load()
