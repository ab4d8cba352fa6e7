"""The shipped codebook: PLOVER 2.0 as its manual has it, and CAMEO there and back."""

import pickle

import pytest

from detente.codebook import Codebook, from_cameo
from detente.codebook.cameo import cameo_table
from detente.nouns.act import QUAD_CLASSES, STANCES
from detente.nouns.errors import UsageError

BOOK = Codebook.load()

TYPES_BY_QUAD = {
    "verbal cooperation": "AGREE CONSULT SUPPORT CONCEDE",
    "material cooperation": "COOPERATE AID RETREAT",
    "verbal conflict": "REQUEST ACCUSE REJECT THREATEN",
    "material conflict": "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}
EVERY_MODE = [(type.name, mode) for type in BOOK.types.values() for mode in ("", *type.modes)]


def test_sixteen_types_in_four_quads():
    assert len(BOOK.types) == 16
    assert tuple(TYPES_BY_QUAD) == QUAD_CLASSES
    for quad, names in TYPES_BY_QUAD.items():
        assert [name for name in BOOK.types if BOOK.quad(name) == quad] == names.split()


def test_cooperation_scores_above_conflict():
    for name, mode in EVERY_MODE:
        if "conflict" in BOOK.quad(name):
            assert BOOK.score(name, mode) <= 0.5, (name, mode)
        else:
            assert BOOK.score(name, mode) >= 1, (name, mode)


@pytest.mark.parametrize(
    ("type", "mode", "score", "cameo"),
    [
        ("AGREE", "", 2.5, "030"),
        ("CONSULT", "third-party", 1, "044"),
        ("ACCUSE", "", -3, "112"),  # printed as 3 in the manual
        ("PROTEST", "vandalize", -5, "140"),  # no score printed
        ("RETREAT", "disarm", 10, "0873"),
        ("ASSAULT", "unconventional", -10, "204"),
        ("AID", "a mode it has not", 10, "070"),
        ("", "", None, ""),
    ],
)
def test_scores_and_codes(type, mode, score, cameo):
    assert (BOOK.score(type, mode), BOOK.cameo(type, mode)) == (score, cameo)


def test_a_hosts_record_of_a_visit_has_its_own_code():
    assert BOOK.cameo("CONSULT", "visit") == "042"
    assert BOOK.cameo("CONSULT", "visit", host=True) == "043"
    assert BOOK.cameo("CONSULT", "phone", host=True) == "041"
    assert [from_cameo(code).swap for code in ("042", "043")] == [False, True]


def test_the_modes_are_those_that_the_reader_tells_apart():
    from detente.reading.labels import MODES, TYPES

    assert set(TYPES) == {"", *BOOK.types}
    assert set(MODES) == {mode for _, mode in EVERY_MODE}


def test_stances():
    assert BOOK.stances_for("REQUEST") == ("demand",)
    assert BOOK.allowed("AGREE", "offer") and not BOOK.allowed("AGREE", "threat")
    assert BOOK.allowed("ASSAULT", "") and not BOOK.allowed("REQUEST", "")
    assert BOOK.allowed("", "assertion") and not BOOK.allowed("", "")
    used = {stance for type in ("", *BOOK.types) for stance in BOOK.stances_for(type)}
    assert used == {"", *STANCES}


def test_an_unknown_type_names_the_known():
    with pytest.raises(UsageError, match="no type 'FIGHT'; it has AGREE, CONSULT"):
        BOOK.quad("FIGHT")


def test_it_can_be_handed_to_another_process():
    assert pickle.loads(pickle.dumps(BOOK)) == BOOK


def test_codes_there_and_back_keep_the_type():
    for name, mode in EVERY_MODE:
        if (name, mode) != ("RETREAT", "resign"):  # CAMEO has no deed for it
            assert from_cameo(BOOK.cameo(name, mode)).type == name, (name, mode)


def test_the_table_knows_only_what_the_codebook_has():
    for entry in cameo_table().values():
        assert entry.type in BOOK.types, entry
        assert not entry.mode or entry.mode in BOOK.types[entry.type].modes, entry
        assert set(entry.contexts) <= set(BOOK.context_descriptions), entry
        assert entry.why or not entry.printed, entry


def test_how_many_codes_the_table_has():
    listed = [code for code in cameo_table() if len(code) > 2 and code not in ("155", "176", "1951", "1952")]
    assert len(listed) == 256
    assert sorted(code for code in cameo_table() if len(code) == 2) == [f"{root:02}" for root in range(3, 21)]


@pytest.mark.parametrize(
    ("code", "type", "mode"),
    [
        ("1721", "COERCE", "restrict"),
        ("1712", "ASSAULT", "destroy"),
        ("185", "ASSAULT", "targeted"),
        ("163", "COERCE", "restrict"),
        ("085", "RETREAT", ""),
        ("0874", "RETREAT", "disarm"),
        ("0839", "CONCEDE", ""),  # not listed: as 083
        ("20", "ASSAULT", ""),
    ],
)
def test_codes_forward(code, type, mode):
    entry = from_cameo(code)
    assert (entry.type, entry.mode) == (type, mode)


@pytest.mark.parametrize("code", ["01", "010", "0256", "02", "21", "3", "", "x"])
def test_what_plover_dropped_and_what_is_no_code(code):
    assert from_cameo(code) is None
