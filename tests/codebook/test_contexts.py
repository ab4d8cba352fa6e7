"""Contexts by keywords: precise rather than many."""

import pytest

from detente.codebook import MAX_CONTEXTS, Codebook
from detente.codebook.keywords import KeywordIndex

BOOK = Codebook.load()


def test_thirty_seven():
    assert len(BOOK.context_descriptions) == 37


@pytest.mark.parametrize(
    ("sentence", "contexts"),
    [
        ("Kim would never relinquish North Korea’s nuclear weapons.", {"cbrn"}),
        ("He accused Moscow of war crimes in Mariupol.", {"human_rights", "legal"}),  # and no crime
        ("Police arrested two men over a drug-trafficking ring.", {"illegal_drugs", "trafficking"}),
        ("The Pentagon’s new air-defence units arrived.", {"military"}),
        ("Brussels imposed tariffs on Chinese electric vehicles.", {"economic", "technology"}),
        ("The WHO sent vaccines to the province.", {"health"}),
        ("The foreign minister summoned the ambassador.", {"diplomatic"}),
        ("Thousands of asylum seekers crossed on small boats.", {"asylum", "migration"}),
        ("The court sentenced the opposition leader for embezzlement.", {"legal", "corruption"}),
        ("Rebels and the government agreed to let peacekeepers in.", {"peacekeeping"}),
        ("Parliament passed a bill against same-sex unions.", {"legislative", "lgbt"}),
        ("Hackers leaked the ministry’s files.", {"cyber"}),
        ("The junta postponed elections again.", {"pro_autocracy", "election"}),
    ],
)
def test_what_sentences_are_about(sentence, contexts):
    assert set(BOOK.contexts(sentence)) == contexts


@pytest.mark.parametrize(
    "sentence",
    [
        "He said who would come.",  # WHO
        "Bill met Mark in the lobby.",
        "She was the first to speak, according to the report.",  # accord
        "It was, he said, a matter of trust.",
        "On the front, line by line, it reads well.",  # front line
        "",
    ],
)
def test_what_only_looks_like_it(sentence):
    assert BOOK.contexts(sentence) == ()


def test_the_strongest_first_and_three_at_most():
    sentence = "The court, the ambassador and soldiers spoke of nuclear weapons and the IAEA."
    found = BOOK.contexts(sentence)
    assert len(found) == MAX_CONTEXTS
    assert found[0] == "cbrn"  # three words


def test_a_mode_brings_its_own():
    assert BOOK.contexts("The bank’s site went down.", "COERCE", "cyber") == ("cyber",)
    assert BOOK.contexts("The bank’s site went down.", "COERCE", "seize") == ()


@pytest.mark.parametrize(
    ("keyword", "text", "hit"),
    [
        ("air strike*", "Air-strikes hit", True),
        ("air strike*", "air, strikes", False),
        ("IS", "it is", False),
        ("IS", "the IS’s men", True),
        ("women's", "women’s", True),
        ("spy", "spying", False),
        ("Paris agreement", "the Paris Agreement", True),
        ("Paris agreement", "the paris agreement", False),
    ],
)
def test_how_a_keyword_matches(keyword, text, hit):
    assert (KeywordIndex({"it": [keyword]}).labels(text, 3) == ("it",)) is hit


def test_every_keyword_finds_itself():
    """An entry that cannot match (a slip in its spelling) would lie in the file unnoticed."""
    import yaml

    from tests.codebook import SHIPPED

    for context, entry in yaml.safe_load(SHIPPED.read_text("utf-8"))["contexts"].items():
        index = KeywordIndex({context: entry["keywords"]})
        alone = [keyword for keyword in entry["keywords"] if not index.labels(keyword.replace("*", ""), 1)]
        assert not alone, (context, alone)
        assert len(entry["keywords"]) == len(set(entry["keywords"])), context
