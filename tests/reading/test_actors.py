"""Who is who in one article, from mentions alone: names by date, short names, pronouns, both sides."""

import datetime as dt

import pytest

from detente.gazetteer import Gazetteer
from detente.nouns.page import Span
from detente.reading.actors import Actors
from detente.reading.decode import RawMention

GAZETTEER = Gazetteer.load()
DAY = dt.date(2025, 9, 22)


def actors(text, *words, links=(), home="", speakers=()):
    """Actors of a text whose mentions are `words`, in order; `links` are (mention, antecedent) by number."""
    mentions, at = [], 0
    for word in words:
        at = text.index(word, at)
        mentions.append(RawMention(Span(at, at + len(word)), text.count(".", 0, at)))
        at += len(word)
    for one, other in links:
        old = mentions[one]
        mentions[one] = RawMention(old.span, old.sentence, mentions[other].span.start, 0.9)
    found = Actors(text, mentions, GAZETTEER, DAY, home, speakers)
    return [found.at(m.span.start) for m in mentions]


def names(*given, **more):
    return [[actor.name for actor in found] for found in actors(*given, **more)]


def test_names_offices_and_short_names():
    text = "North Korea’s leader Kim Jong Un met South Korea’s President Lee Jae Myung. Kim thanked Lee."
    found = actors(text, "North Korea’s leader Kim Jong Un", "South Korea’s President Lee Jae Myung", "Kim", "Lee")
    assert [(a.name, a.country) for (a,) in found] == [("Kim Jong Un", "PRK"), ("Lee Jae Myung", "KOR")] * 2
    assert found[1][0].office == "president" and found[2][0].id == found[0][0].id


def test_metonyms_and_governments_are_one_state():
    text = "Seoul said the South Korean government and South Korea agreed."
    found = actors(text, "Seoul", "the South Korean government", "South Korea")
    assert {a.id for (a,) in found} == {"KOR"}


def test_the_united_states_is_not_two_of_anything():
    assert names("Moscow, Kyiv and the United States met.", "Moscow", "Kyiv", "the United States")[2] == [
        "United States"
    ]


def test_both_sides():
    assert names("Russia met Iran. Both sides agreed.", "Russia", "Iran", "Both sides")[2] == ["Russia", "Iran"]


def test_a_pronoun_follows_its_link():
    text = "Vladimir Putin called Emmanuel Macron. He agreed."
    assert names(text, "Vladimir Putin", "Emmanuel Macron", "He", links=[(2, 0)])[2] == ["Vladimir Putin"]


def test_he_is_no_state():
    text = "Vladimir Putin left Iran. He agreed."
    assert names(text, "Vladimir Putin", "Iran", "He", links=[(2, 1)])[2] == ["Vladimir Putin"]


def test_a_page_s_title_that_clashes_is_kept_and_said():
    ((actor,),) = actors("He met former President Donald Trump.", "former President Donald Trump")
    assert actor.name == "Donald Trump" and "former President" in actor.conflict


def test_bare_institutions_are_those_of_the_dateline():
    ((actor,),) = actors("There police held him.", "police", home="PAK")
    assert (actor.name, actor.country, actor.sector) == ("police", "PAK", ("COP",))
    ((actor,),) = actors("There police held him.", "police")
    assert actor.country == ""


def test_we_in_a_quotation_is_its_speaker():
    text = "“We will not go,” said Sergey Lavrov."
    found = names(text, "We", "Sergey Lavrov", speakers=[(Span(1, 16), text.index("Sergey"))])
    assert found[0] == ["Sergey Lavrov"]


@pytest.mark.parametrize("pronoun", ["he", "it", "they", "who", "we", "both sides"])
def test_a_pronoun_without_anybody_before_it_is_nobody(pronoun):
    assert names(f"And {pronoun} left.", pronoun) == [[]]


def test_without_a_dateline_bare_institutions_are_those_the_text_speaks_of():
    found = actors("France met Italy. France left. Police held him.", "France", "Italy", "France", "Police")
    assert found[3][0].country == "FRA"


def test_the_two_koreas_are_two_states():
    assert names("The two Koreas agreed.", "The two Koreas") == [["South Korea", "North Korea"]]


def test_a_party_tag_is_no_name():
    ((actor,),) = actors("It was Senator Ann Smith (D-WA) who left.", "Senator Ann Smith (D-WA)")
    assert (actor.name, actor.country) == ("Ann Smith", "USA")


def test_a_noun_takes_the_name_behind_it():
    found = names("So said a spokesman, Kim Eui-kyeom, on Monday.", "a spokesman")
    assert found == [["Kim Eui-kyeom"]]


def test_two_states_in_one_mention_are_two():
    text = "Kim called US and South Korean proposals insincere. Trinidad and Tobago met Bosnia and Herzegovina. US and British forces came."
    found = actors(text, "US and South Korean proposals", "Trinidad and Tobago", "Bosnia and Herzegovina")
    assert [[a.country for a in one] for one in found] == [["USA", "KOR"], ["TTO"], ["BIH"]]
