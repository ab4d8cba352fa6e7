"""Groups follow from the pairs alone: no chains, no order, and a person's word before likeness."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from detente.merging.groups import grouped, pair

MEMBERS = "abcdefgh"
scores = st.dictionaries(
    st.sampled_from([pair(a, b) for a, b in itertools.combinations(MEMBERS, 2)]), st.floats(0, 1), max_size=20
)
some_pairs = st.lists(st.sampled_from([pair(a, b) for a, b in itertools.combinations(MEMBERS, 2)]), max_size=3)


def test_a_chain_of_near_likeness_links_nothing_at_its_ends():
    chain = {pair(a, b): 0.6 for a, b in itertools.pairwise("abcd")}
    found = grouped("abcd", chain, 0.5)
    assert [len(group) for group in found] == [2, 2]
    assert grouped("abcd", {pair(a, b): 0.6 for a, b in itertools.combinations("abcd", 2)}, 0.5) == [list("abcd")]


@given(scores, some_pairs, some_pairs, st.permutations(MEMBERS))
def test_no_order_changes_the_groups_and_everyone_is_in_one(alike, joined, parted, order):
    found = grouped(MEMBERS, alike, 0.4, joined, parted)
    backwards = dict(reversed(list(alike.items())))
    assert grouped(order, backwards, 0.4, reversed(joined), reversed(parted)) == found
    assert sorted(itertools.chain(*found)) == list(MEMBERS)


@given(scores, some_pairs)
def test_what_a_person_joined_is_one_and_what_he_parted_is_not(alike, pairs):
    number = {member: i for i, group in enumerate(grouped(MEMBERS, alike, 0.4, joined=pairs)) for member in group}
    assert all(number[a] == number[b] for a, b in pairs)
    number = {member: i for i, group in enumerate(grouped(MEMBERS, alike, 0.4, parted=pairs)) for member in group}
    assert all(number[a] != number[b] for a, b in pairs)


def test_the_average_decides_not_the_best_pair():
    alike = {("a", "b"): 0.9, ("a", "c"): 0.8}  # b and c have nothing in common
    assert grouped("abc", alike, 0.5) == [["a", "b"], ["c"]]
    assert grouped("abc", alike, 0.4) == [["a", "b", "c"]]
