"""The contract that scripts rely on: its objects, its schema, and that the two say the same."""

import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from detente.nouns import act as nouns
from detente.nouns.act import Act, Figure, Must
from detente.nouns.contract import reading_json, schema
from detente.nouns.page import Span
from tests.build import act, actor, codebook, contract, reading, span

TEXT = (
    "Kim said he would meet Trump only if Washington drops its demand. "
    "State media reported Monday that at least 12 died in Seoul. Kim repeated it."
)
VALIDATOR = Draft202012Validator(schema())


def full():
    """Every part of the contract filled once."""
    demand = "its demand"
    built = act(
        "meet", "AGREE", "offer", by=("Kim|Kim Jong Un|PRK|GOV", "|Ri Yong Ho|PRK"), to="Trump|Donald Trump|USA|GOV",
        what="would meet Trump", condition="only if Washington drops its demand", when="2025-09", where="Seoul||KOR",
        reported_by="State media", again="Kim repeated it",
        context=("diplomatic",), figures=(Figure(span(TEXT, "at least 12"), "killed", 12),),
    )  # fmt: skip

    def with_must(text: str) -> Act:
        from dataclasses import replace

        plain = built(text)
        must = Must(actor(text, "Washington|United States|USA"), "stop", span(text, demand))
        return replace(plain, condition=replace(plain.condition, must=must))

    return contract(TEXT, [with_must], title="Kim said", published="2025-09-22", teasers=["Kim repeated it"],
                    quotes=["would meet=he|Kim Jong Un|PRK", "drops"], source="Example", section=("Asia",))  # fmt: skip


def spans(value):
    """Every object of the contract that has offsets and a text."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for part in value.values():
            yield from spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans(part)


def test_the_schema_is_one():
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize(
    "found",
    [full(), contract("Nothing happened."), contract("", skipped="the page is empty"),
     contract("Kim spoke.", [act("spoke")])],
    ids=["full", "no acts", "skipped", "bare act"],
)  # fmt: skip
def test_objects_are_as_the_schema_says(found):
    VALIDATOR.validate(json.loads(json.dumps(found)))


def test_a_full_object_leaves_nothing_empty():
    """So that the schema test above tried every part: no definition of the schema goes unused."""
    found = full()["acts"][0]
    assert found["condition"]["must"]["what"]["text"] == "its demand"
    assert all(found[part] for part in ("when", "where", "reported_by", "figures", "mentions", "content"))
    assert found["actor"][1] | {"start": 0} == {
        "start": 0, "end": None, "text": None, "name": "Ri Yong Ho", "country": "PRK", "sector": [], "id": "ri-yong-ho",
        "office": None, "conflict": None, "basis": "implied",
    }  # fmt: skip


def objects(value, at=()):
    """Every way to an object inside the contract's, the object itself included."""
    if isinstance(value, dict):
        yield at
        for key, part in value.items():
            yield from objects(part, (*at, key))
    elif isinstance(value, list):
        for i, part in enumerate(value):
            yield from objects(part, (*at, i))


def test_no_field_may_be_missing_and_none_added():
    whole = full()
    for at in objects(whole):
        for change in ("drop", "add"):
            found = copy.deepcopy(whole)
            place = found
            for step in at:
                place = place[step]
            if change == "drop":
                place.pop(next(iter(place)))
            else:
                place["surprise"] = 1
            assert not VALIDATOR.is_valid(found), (change, at)


def test_texts_are_cut_from_the_page():
    found = list(spans(full()))
    assert len(found) > 12
    for part in found:
        if part["start"] is not None:
            assert part["text"] == TEXT[part["start"] : part["end"]]


@given(st.text(min_size=1), st.data())
def test_whatever_the_page_is_made_of(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    at = Span(start, data.draw(st.integers(start, len(text))))
    found = contract(text, [lambda _: Act(at, Span(0, len(text)), at, "REQUEST")])
    VALIDATOR.validate(found)
    assert found["acts"][0]["anchor"]["text"] == text[at.start : at.end]


def test_quad_score_and_code_come_from_the_codebook():
    deed, view = contract("They met by phone. It holds.", [act("met", "CONSULT.phone"), act("holds")])["acts"]
    assert (deed["quad"], deed["score"], deed["cameo"]) == ("verbal cooperation", 1.5, "041")
    assert (view["quad"], view["score"], view["cameo"]) == ("", None, "")


def test_an_id_names_the_place_whatever_is_read_there():
    first, second = (contract("Kim refused talks.", [act("refused", kind)]) for kind in ("REJECT", "ACCUSE"))
    assert first["acts"][0]["id"] == second["acts"][0]["id"]
    assert first["acts"][0]["id"] != contract("Kim refused talk.", [act("refused", "REJECT")])["acts"][0]["id"]


def test_a_readers_bugs_are_loud():
    with pytest.raises(ValueError, match="same anchor"):
        contract("Kim refused.", [act("refused", "REJECT"), act("refused", "ACCUSE")])
    outside = Act(Span(0, 3), Span(0, 12), Span(0, 13), "REJECT")
    with pytest.raises(ValueError, match="outside the page's 12 characters"):
        reading_json(reading("Kim refused.", [lambda _: outside]), codebook())


@pytest.mark.parametrize(
    ("field", "words"),
    [("stance", ("", *nouns.STANCES)), ("modality", nouns.MODALITIES), ("quad", ("", *nouns.QUAD_CLASSES))],
)
def test_the_schema_lists_the_words_of_the_nouns(field, words):
    assert tuple(schema()["$defs"]["act"]["properties"][field]["enum"]) == words


def test_the_schema_lists_the_kinds_of_conditions():
    assert tuple(schema()["$defs"]["condition"]["properties"]["kind"]["enum"]) == nouns.CONDITION_KINDS
