"""Who a side is, by what a person types, and who speaks for it."""

from __future__ import annotations

import pytest

from detente.gazetteer import Gazetteer
from detente.nouns.errors import UsageError
from detente.terms import Side, resolve

WHO = Gazetteer.load()
USA = Side("United States", "USA", "USA", state=True)


def actor(id: str, country: str, *sector: str, name: str = "somebody") -> dict:
    return {"id": id, "country": country, "sector": list(sector), "name": name}


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("North Korea", "PRK"), ("north korea", "PRK"), ("PRK", "PRK"), ("prk", "PRK"), ("Pyongyang", "PRK"),
        ("us", "USA"), ("US", "USA"), ("the United States", "USA"), ("Washington", "USA"), ("china", "CHN"),
        ("Ireland", "IRL"), (" South   Korea ", "KOR"),
    ],
)  # fmt: skip
def test_states(words, id):
    side = resolve(words, WHO)
    assert (side.id, side.country, side.state) == (id, id, True)


@pytest.mark.parametrize("words", ["Hamas", "hamas", "NATO", "nato", "European Union"])
def test_bodies_and_groups(words):
    side = resolve(words, WHO)
    assert not side.state and ":" in side.id
    assert resolve(side.id, WHO) == side  # what a message lists in brackets can be typed


def test_an_ambiguous_name_lists_its_candidates():
    with pytest.raises(UsageError, match=r"'korea' may be North Korea \(PRK\), South Korea \(KOR\): say which"):
        resolve("korea", WHO)


@pytest.mark.parametrize("words", ["Nowhereland", "", "   ", "int:nobody-at-all"])
def test_an_unknown_name_says_what_to_type(words):
    with pytest.raises(UsageError, match="give a country's name or three-letter code"):
        resolve(words, WHO)


def test_a_name_that_only_the_record_knows():
    zorgon = actor("int:zorgon-pact", "", name="Zorgon Pact")
    side = resolve("zorgon pact", WHO, [zorgon, actor("int:zorgon", "", name="Zorgon")])
    assert (side.name, side.id, side.state) == ("Zorgon Pact", "int:zorgon-pact", False)


@pytest.mark.parametrize(
    ("who", "speaks"),
    [
        (actor("USA", "USA"), True),
        (actor("USA:ann-lee", "USA", "GOV"), True),
        (actor("USA:navy", "USA", "MIL"), True),
        (actor("USA:agency", "USA", "SPY"), True),
        (actor("USA:police", "USA", "COP"), True),
        (actor("USA:senator", "USA", "LEG"), False),
        (actor("USA:party", "USA", "PTY"), False),
        (actor("USA:rival", "USA", "OPP"), False),
        (actor("USA:former", "USA", "ELI"), False),
        (actor("CAN:minister", "CAN", "GOV"), False),
    ],
)
def test_who_speaks_for_a_state(who, speaks):
    assert USA.speaks(who) is speaks


def test_a_body_speaks_for_itself_alone():
    pact = Side("Zorgon Pact", "", "int:zorgon-pact", state=False)
    assert pact.speaks(actor("int:zorgon-pact", ""))
    assert not pact.speaks(actor("USA", "USA", "GOV"))
    assert pact.named_in("the ZORGON PACT must go", WHO) and not pact.named_in("talks with Seoul", WHO)


def test_a_state_is_named_by_its_capital_too():
    assert Side("North Korea", "PRK", "PRK", state=True).named_in("diplomacy with Pyongyang", WHO)
    assert not USA.named_in("diplomacy with Pyongyang", WHO)
