"""What mentions resolve to, on made-up and everyday wordings."""

from __future__ import annotations

import datetime as dt

import pytest

from detente.gazetteer import Gazetteer

GAZETTEER = Gazetteer.load()
AUTUMN_2025 = dt.date(2025, 9, 22)


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("the United States", "USA"), ("U.S.", "USA"), ("US", "USA"), ("Washington", "USA"), ("the Kremlin", "RUS"),
        ("Côte d’Ivoire", "CIV"), ("Cote d'Ivoire", "CIV"), ("Türkiye", "TUR"), ("Burma", "MMR"), ("DPRK", "PRK"),
        ("the South Korean government", "KOR"), ("Iranian officials", "IRN"), ("the Trump administration", "USA"),
        ("Israeli forces", "ISR:armed-forces"), ("the IDF", "ISR:armed-forces"), ("Jordanian troops", "JOR:armed-forces"),
        ("Iran's foreign ministry", "IRN:foreign-ministry"), ("the Pentagon", "USA:department-of-defense"),
        ("the UN Security Council", "int:un-security-council"), ("Hamas officials", "PSE:hamas"),
        ("al-Qaida", "int:al-qaeda"), ("the Palestinian militant group Hamas", "PSE:hamas"), ("KCNA", "PRK:korean-central-news-agency"),
        ("rebels in Syria", "SYR:rebels"), ("Palestinians", "PSE:people"), ("the government of Japan", "JPN"),
        ("Qatari mediators", "QAT"), ("a US official", "USA:official"), ("New York Times", "USA:new-york-times"), ("American Airlines", "USA:american-airlines"),
    ],
)  # fmt: skip
def test_states_bodies_and_groups(words, id):
    entry = GAZETTEER.find(words, AUTUMN_2025)
    assert entry and entry.id == id


@pytest.mark.parametrize(
    ("words", "name", "office"),
    [
        ("Russian Foreign Minister Sergey Lavrov", "Sergey Lavrov", "foreign minister"),
        ("Sergei Lavrov", "Sergey Lavrov", "foreign minister"),
        ("Kim Jong-un, North Korea’s leader,", "Kim Jong Un", "leader"),
        ("North Korea's leader Kim Jong Un", "Kim Jong Un", "leader"),
        ("President Lee Jae-myung", "Lee Jae Myung", "president"),
        ("President Lee", "Lee Jae Myung", "president"),
        ("Erdoğan", "Recep Tayyip Erdogan", "president"),
        ("Mr. Putin", "Vladimir Putin", "president"),
        ("Iran's foreign minister, Abbas Araghchi", "Abbas Araghchi", "foreign minister"),
        ("the Israeli prime minister", "Benjamin Netanyahu", "prime minister"),
        ("the German leader", "Friedrich Merz", "chancellor"),
        ("the president of Iran", "Masoud Pezeshkian", "president"),
        ("the UN secretary general", "Antonio Guterres", "secretary general"),
        ("the UN chief", "Antonio Guterres", "secretary general"),
        ("Syria's interim President Ahmed al-Sharaa", "Ahmed al-Sharaa", "interim president"),
        ("Barack Hussein Obama", "Barack Obama", "former president"),
        ("Israel Katz", "Israel Katz", "defense minister"),
        ("Iraqi Oil Minister Foo Bar", "Foo Bar", "oil minister"),
    ],
)
def test_people_and_their_offices(words, name, office):
    entry = GAZETTEER.find(words, AUTUMN_2025)
    assert entry and (entry.name, entry.office, entry.kind, entry.conflict) == (name, office, "person", None)


@pytest.mark.parametrize(
    ("words", "on", "conflict"),
    [
        ("former President Donald Trump", dt.date(2023, 5, 1), None),
        (
            "former President Donald Trump", AUTUMN_2025,
            'the page says "former President"; our list has Donald Trump as president since 2025-01-20',
        ),
        (
            "President Joe Biden", AUTUMN_2025,
            'the page says "President"; our list has Joe Biden as president from 2021-01-20 until 2025-01-20',
        ),
        ("President Joe Biden", None, None),
        ("President-elect Joe Biden", dt.date(2020, 12, 1), None),
    ],
)  # fmt: skip
def test_a_title_that_clashes_with_our_list_is_said(words, on, conflict):
    found = GAZETTEER.find(words, on).conflict
    if words.startswith("President-elect"):
        assert found is None or "since" not in found
    else:
        assert found == conflict


@pytest.mark.parametrize(
    "words", ["us", "turkey", "the group", "police", "state media", "Washington and Seoul", "", "the"]
)
def test_words_that_name_nobody(words):
    assert GAZETTEER.find(words) is None


@pytest.mark.parametrize("words", ["Paris Hilton", "Jordan Henderson", "Foo Bar", "Maxim Doe"])
def test_unknown_people_stay_as_written(words):
    entry = GAZETTEER.find(words)
    assert (entry.name, entry.country, entry.kind) == (words, "", "person")


def test_sectors_follow_the_date():
    assert GAZETTEER.find("the Taliban", dt.date(2010, 1, 1)).sector == ("REB",)
    assert GAZETTEER.find("the Taliban", AUTUMN_2025).sector == ("GOV",)
    assert GAZETTEER.find("Angela Merkel", dt.date(2010, 1, 1)).sector == ("GOV",)
    assert GAZETTEER.find("Angela Merkel", AUTUMN_2025).sector == ("ELI",)


@pytest.mark.parametrize(
    ("words", "iso3"),
    [
        ("Pentagon officials", "USA"), ("Moscow's troops", "RUS"), ("pro-Russian rebels in Ukraine", "UKR"),
        ("the Iran-backed militia", ""), ("South China Sea", ""), ("us soldiers", ""), ("a French-led mission", "FRA"),
    ],
)  # fmt: skip
def test_country_in(words, iso3):
    assert GAZETTEER.country_in(words) == iso3


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("police officers", "COP"), ("rebel army", "REB"), ("army chief", "MIL"), ("head of the army", "MIL"),
        ("opposition lawmakers", "OPP"), ("student protesters", "CVL"), ("armed men", "UAF"), ("party leader", "PTY"),
    ],
)  # fmt: skip
def test_sector_in(words, sector):
    assert GAZETTEER.sector_in(words)[0] == sector


def test_candidates_are_what_a_person_may_have_meant():
    assert {"PRK", "KOR"} <= {entry.id for entry in GAZETTEER.candidates("korea")[:2]}
    assert GAZETTEER.candidates("kim", AUTUMN_2025)[0].name == "Kim Jong Un"
    assert GAZETTEER.candidates("no such thing at all") == []


def test_an_overlay_comes_first(tmp_path):
    (tmp_path / "groups.tsv").write_text(
        "name\taliases\tcountry\tsector\tid\tkind\tlater\tsource\nHill Tigers\tHamas\tFRA\tREB\t\t\t\tmine\n", "utf-8"
    )
    assert Gazetteer.load(tmp_path).find("Hamas").id == "FRA:hill-tigers"
    assert GAZETTEER.find("Hamas").id == "PSE:hamas"
