"""Pages become stories and acts events: in any order, with copies seen, by hand when a person knows better."""

import datetime as dt
import itertools

import pytest

from detente.merging import update
from detente.merging.by_hand import merge, split, undo
from detente.merging.copies import copies
from detente.merging.told import events, folded, stories, story
from detente.nouns.errors import UsageError
from detente.nouns.page import Page
from detente.pages import to_article
from detente.record import Record
from tests import build

AGENCY = """Kenya Seizes Trucks at Namanga

Kenya seized 40 Tanzanian trucks at the Namanga border post on Monday and said their drivers had not paid the new road \
toll. Tanzania demanded the release of the trucks. The drivers have been waiting in the heat since dawn without water.
"""
COPY = AGENCY.replace("have been waiting in the heat", "waited in great heat")
OWN = """Tanzania Wants Its Trucks Back

Some 43 lorries of Tanzanian hauliers were impounded by Kenya at the Namanga crossing over an unpaid road toll, a \
union said. Tanzania called on its neighbour to let the trucks go at once.
"""
LATER = """Toll Talks Open in Arusha

Kenya and Tanzania opened talks on the road toll in Arusha on Friday. Officials said that fees for hauliers were the \
first item.
"""
OTHER = """Runner Wins Nairobi Marathon

Before a crowd of thousands a young runner from Eldoret won the Nairobi marathon on Monday, her third title in a row.
"""
KENYA, TANZANIA = "Kenya|Kenya|KEN|GOV", "Tanzania|Tanzania|TZA|GOV"
ACTS = {
    AGENCY: [
        build.act("seized", "COERCE.seize", by=KENYA, what="40 Tanzanian trucks"),
        build.act("demanded", "REQUEST", "demand", by="Tanzania#2|Tanzania|TZA|GOV", what="the release of the trucks"),
    ],
    OWN: [
        build.act("impounded", "COERCE.seize", by=KENYA, what="43 lorries of Tanzanian hauliers"),
        build.act("called on", "REQUEST", "demand", by="Tanzania#3|Tanzania|TZA|GOV", what="let the trucks go at once"),
    ],
    LATER: [build.act("talks", "CONSULT", by=(KENYA, TANZANIA))],
    OTHER: [],
}
ACTS[COPY] = ACTS[AGENCY]
PAGES = (
    ("agency", AGENCY, dt.date(2023, 3, 6)), ("copy", COPY, dt.date(2023, 3, 6)), ("own", OWN, dt.date(2023, 3, 7)),
    ("later", LATER, dt.date(2023, 3, 24)), ("other", OTHER, dt.date(2023, 3, 6)),
)  # fmt: skip


def page(name):
    text, day = next((t, d) for n, t, d in PAGES if n == name)
    return Page(text, name, source=f"The {name}", published=day)


ID = {name: page(name).id for name, _, _ in PAGES}


def filled(path, names):
    record = Record.open(path)
    for name in names:
        article = to_article(page(name))
        record.add(build.reading_of(article, ACTS[article.text]), origin=name)
        update(record)
    return record


def grouping(record):
    return sorted(sorted(p["id"] for p in s["pages"]) for s in stories(record))


@pytest.fixture
def record(tmp_path):
    with filled(tmp_path / "test.db", [name for name, _, _ in PAGES]) as record:
        yield record


def act(record, name, anchor):
    return next(a["id"] for a in record.acts(page=ID[name]) if a["anchor"]["text"] == anchor)


def test_reports_of_one_happening_are_one_story_and_others_are_not(record):
    assert grouping(record) == sorted([sorted([ID["agency"], ID["copy"], ID["own"]]), [ID["later"]], [ID["other"]]])
    whole = next(s for s in stories(record) if len(s["pages"]) == 3)
    assert (whole["first"], whole["last"]) == ("2023-03-06", "2023-03-07")
    assert whole["sources"] == 2 and {p["copy_of"] for p in whole["pages"]} == {None, whole["pages"][0]["id"]}
    link = story(record, whole["id"][:6])["links"][0]
    assert link["sides"] == ["KEN", "TZA"] and link["days"] == 0 and link["alike"] > 0.8


def test_the_order_of_arrival_changes_nothing(tmp_path, record):
    names = [name for name, _, _ in PAGES]
    wanted, acts = grouping(record), _event_sets(record)
    for number, order in enumerate(itertools.islice(itertools.permutations(names), 0, 120, 17)):
        with filled(tmp_path / f"{number}.db", order) as other:
            assert grouping(other) == wanted and _event_sets(other) == acts


def _event_sets(record):
    found = {}
    for member, name in events(record, [a["id"] for a in record.acts()]).items():
        found.setdefault(name, set()).add(member)
    return sorted(sorted(group) for group in found.values())


def test_one_act_told_by_three_pages_counts_once_with_its_reports_and_versions(record):
    seized = [
        act(record, name, word) for name, word in (("agency", "seized"), ("copy", "seized"), ("own", "impounded"))
    ]
    assert len(set(events(record, seized).values())) == 1
    once = folded(record, record.acts(type="COERCE"))
    assert len(once) == 1 and len(once[0]["reports"]) == 3
    assert len(folded(record, record.acts())) == 3


def test_what_is_read_again_is_placed_again_and_what_is_forgotten_is_gone(record):
    before = grouping(record)
    record.forget(ID["copy"])
    assert sorted(map(len, grouping(record))) == [1, 1, 2] and update(record) == 0
    article = to_article(page("copy"))
    record.add(build.reading_of(article, ACTS[article.text]), origin="copy")
    assert update(record) == 1 and grouping(record) == before


def test_a_merge_and_a_split_last_and_can_be_taken_back(record):
    before = grouping(record)
    kind, name = merge(record, [ID["later"][:8], ID["other"][:8]])
    assert kind == "story" and sorted([ID["later"], ID["other"]]) in grouping(record)
    record.forget(ID["agency"])
    article = to_article(page("agency"))
    record.add(build.reading_of(article, ACTS[article.text]), origin="agency")
    update(record)
    assert sorted([ID["later"], ID["other"]]) in grouping(record)
    assert undo(record) == ("story", 2) and grouping(record) == before
    own = next(s for s in stories(record) if len(s["pages"]) == 3)
    split(record, own["id"], [ID["own"]])
    assert [ID["own"]] in grouping(record)
    with pytest.raises(UsageError, match="parted by hand and exclude each other"):
        merge(record, [ID["own"], ID["agency"]])
    undo(record)
    assert grouping(record) == before and undo(record) is None


def test_entries_are_merged_as_acts_and_never_two_of_one_page(record):
    one, other = act(record, "agency", "seized"), act(record, "later", "talks")
    assert merge(record, [one, other])[0] == "event"
    assert len(set(events(record, [one, other]).values())) == 1
    undo(record)
    assert len(set(events(record, [one, other]).values())) == 2


@pytest.mark.parametrize(
    ("ids", "said"),
    [
        (("zz", "yy"), "is no id"),
        (("0" * 12, "1" * 12), "nothing has an id"),
        (("agency", "copy"), "one story already"),
        (("agency", "act"), "a page and an entry cannot be one"),
    ],
)
def test_merges_that_make_no_sense_are_refused(record, ids, said):
    known = ID | {"act": act(record, "own", "impounded")}
    with pytest.raises(UsageError, match=said):
        merge(record, [known.get(id, id) for id in ids])


def test_splits_that_make_no_sense_are_refused(record):
    whole = next(s for s in stories(record) if len(s["pages"]) == 3)
    with pytest.raises(UsageError, match="none of its members"):
        split(record, whole["id"], [ID["other"]])
    with pytest.raises(UsageError, match="all of it would go"):
        split(record, whole["id"], [p["id"] for p in whole["pages"]])


def test_a_copy_of_a_copy_is_a_copy_of_the_first():
    first = " ".join(f"word{i}" for i in range(60))
    second = first.replace("word10 ", "").replace("word40 ", "other ")
    third = second.replace("word20 ", "")
    assert copies({"a": first, "b": second, "c": third, "d": "quite another text"}, "abcd") == {"b": "a", "c": "a"}
