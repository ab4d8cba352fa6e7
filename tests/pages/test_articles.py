"""What is found on invented pages, exactly."""

import datetime as dt

import pytest
from samples import FRENCH, HTML, PLAIN, SCRAPED, SCRAPED_BODY, SCRAPED_TEASERS, SCRAPED_TITLE

from detente.nouns.page import Article, Page
from detente.pages import MAX_CHARACTERS, to_article
from detente.pages.sources import _page


def body(article: Article) -> list[str]:
    return [span.of(article.text) for span in article.body]


def read(text: str, **more) -> Article:
    return to_article(Page(text, "test", **more))


class TestScraped:
    article = read(SCRAPED)

    def test_headline_and_paragraphs(self):
        assert self.article.outcome.status == "read"
        assert self.article.title.of(SCRAPED) == SCRAPED_TITLE
        assert len(self.article.body) == len(SCRAPED_BODY)
        for paragraph, beginning in zip(body(self.article), SCRAPED_BODY, strict=True):
            assert paragraph.startswith(beginning)

    def test_teasers_stand_apart_with_their_stubs(self):
        assert tuple(teaser.title.of(SCRAPED) for teaser in self.article.teasers) == SCRAPED_TEASERS
        assert self.article.teasers[1].span.of(SCRAPED).endswith("by a storm that...")

    def test_head(self):
        assert self.article.byline == "Ines Talbot and Rui Okafor"
        assert self.article.dateline.of(SCRAPED) == "TESSIN, Marrow"
        assert self.article.section == ("World", "Asia", "Tamara Strait")
        assert self.article.published == dt.date(2024, 5, 3)

    def test_a_date_that_came_with_the_page_goes_first(self):
        assert read(SCRAPED, published=dt.date(2024, 5, 2)).published == dt.date(2024, 5, 2)


class TestHtml:
    page = _page(HTML, "test")
    article = to_article(page)

    def test_the_rendered_text_shows_what_a_reader_sees(self):
        assert "secret" not in self.page.text and "Hidden" not in self.page.text and "color" not in self.page.text
        assert "offer by neighbouring Orland to reopen" in self.page.text

    def test_metadata_of_the_page(self):
        assert self.page.url == "https://courier.example/2024/05/03/velmark-grain"
        assert self.page.source == "Northern Courier"
        assert self.page.media_type == "text/html"

    def test_paragraphs(self):
        beginnings = [
            "TESSIN, Velmark (Reuters)",
            "Foreign Minister Aro Venn told",
            '"We do not',
            "Orland's",
            "The corridor",
        ]
        found = body(self.article)
        assert len(found) == len(beginnings)
        assert all(paragraph.startswith(start) for paragraph, start in zip(found, beginnings, strict=True))

    def test_head(self):
        text = self.page.text
        assert self.article.title.of(text) == "Velmark rejects Orland's offer on grain corridor"
        assert self.article.dateline.of(text) == "TESSIN, Velmark"
        assert self.article.agency == "Reuters"
        assert self.article.byline == "Ines Talbot"
        assert self.article.published == dt.date(2024, 5, 3)
        assert self.article.section == ("World", "Straits")

    def test_teasers(self):
        assert [teaser.title.of(self.page.text) for teaser in self.article.teasers] == [
            "Orland sends patrol boats into the strait",
            "Orland president visits Marrow for security summit",
            "Fishing fleet returns after storm in the northern strait",
        ]

    def test_a_page_whose_text_is_not_its_markups_is_read_as_text(self):
        article = to_article(Page(PLAIN, "test", markup=HTML, media_type="text/html"))
        assert len(article.body) == 3


def test_clean_paragraphs_all_stay():
    assert body(read(PLAIN)) == PLAIN.strip().split("\n")


def test_one_sentence_is_an_article():
    assert body(read("Velmark rejected the offer on Monday.")) == ["Velmark rejected the offer on Monday."]
    assert body(read("Velmark rejects offer of talks")) == ["Velmark rejects offer of talks"]


def test_a_quotation_that_trails_off_stays():
    text = PLAIN + "“It is what it is…”\nThe embassy did not answer questions on Tuesday.\n"
    assert "“It is what it is…”" in body(read(text))


def test_lines_wrapped_to_a_column_are_one_paragraph():
    text = (
        "The parliament of Velmark voted on Tuesday to recall its ambassador\n"
        "from Orland, the speaker of the house said in the evening after a\n"
        "session that had lasted for nine hours.\n\n"
        "The vote followed a week of protests outside the embassy in Tessin\n"
        "and in four other cities of the country, where crowds demanded that\n"
        "the government act.\n"
    )
    assert [len(paragraph.split("\n")) for paragraph in body(read(text))] == [3, 3]


def test_a_sentence_broken_by_links_is_one_paragraph():
    text = (
        "The parliament of\nVelmark\nvoted on Tuesday to recall its ambassador from\nOrland\n, the speaker said.\n"
        "The vote in\nTessin\nfollowed a week of protests that ended on Sunday.\n"
    )
    assert len(read(text).body) == 2


def test_a_caption_without_a_full_stop_that_repeats_a_sentence_is_left_out():
    text = (
        PLAIN + "The vote followed a week of protests outside the embassy in Tessin\nNobody was hurt in the protests.\n"
    )
    assert len(read(text).body) == 4


def test_headline_and_summary_pairs_at_the_end_are_no_paragraphs():
    pairs = "".join(
        f"Harbour number {n} opens for grain ships\nThe harbour was closed for {n} weeks by a storm.\n"
        for n in range(2, 6)
    )
    article = read(PLAIN + pairs)
    assert len(article.body) == 3
    assert len(article.teasers) == 4


def test_a_standfirst_above_the_byline_is_no_paragraph():
    text = "Velmark recalls envoy from Orland\nThe vote in parliament ends a week of protests in five cities.\n"
    text += "By Ines Talbot\n(ANI) 07:20, May 3, 2024\n" + PLAIN
    article = read(text)
    assert body(article) == PLAIN.strip().split("\n")
    assert article.teasers == () and article.byline == "Ines Talbot" and article.published == dt.date(2024, 5, 3)


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("Home > World > Asia", ("World", "Asia")),
        ("Home / News / Velmark recalls envoy from Orland", ("News",)),
        ("Main » Articles » Politics and Society", ("Articles", "Politics and Society")),
        ("Home World Middle East Velmark recalls envoy from Orland", ("World", "Middle East")),
        ("World", ()),
    ],
)
def test_sections(line, section):
    assert read(f"{line}\nVelmark recalls envoy from Orland\n{PLAIN}").section == section


def test_comments_end_the_report():
    text = (
        PLAIN * 1 + "The embassy gave no answer to questions that were sent to it on Tuesday and again on Wednesday.\n"
    )
    text += "3 Comments\nI think that the speaker was right about all of this.\nNo, he was not right about it at all.\n"
    assert len(read(text).body) == 4


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("MOSCOW (Reuters) - ", "MOSCOW", "Reuters"),
        ("SEOUL, Sept 22 (Yonhap) — ", "SEOUL", "Yonhap"),
        ("NIIGATA, JAPAN: ", "NIIGATA, JAPAN", None),
        ("DHAKA: ", "DHAKA", None),
        ("BEIRUT, Lebanon — ", "BEIRUT, Lebanon", None),
        ("Istanbul (CNN) ", "Istanbul", "CNN"),
        ("UNITED NATIONS, Oct 3 (Xinhua) -- ", "UNITED NATIONS", "Xinhua"),
        ("NATO — ", None, None),
        ("UPDATE: ", None, None),
        ("Kim: ", None, None),
        ("", None, None),
    ],
)
def test_datelines(opening, place, agency):
    text = opening + "The ministers agreed on Monday to meet again in two weeks, a spokesman said.\n"
    article = read(text)
    assert (article.dateline.of(text) if article.dateline else None) == place
    assert article.agency == agency
    assert article.body[0].start == 0


def test_a_dateline_on_its_own_line_stays_out_of_the_body():
    text = "Marrow and Velmark agree on the strait\nAFP, TESSIN\n" + PLAIN
    article = read(text)
    assert article.dateline.of(text) == "TESSIN" and article.agency == "AFP"
    assert body(article) == PLAIN.strip().split("\n")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published: 22 September 2025", dt.date(2025, 9, 22)),
        ("Sept. 22, 2025 10:31 AM", dt.date(2025, 9, 22)),
        ("2025-09-22T10:31:00Z", dt.date(2025, 9, 22)),
        ("Monday, September 22, 2025", dt.date(2025, 9, 22)),
        ("Updated 23/09/2025", dt.date(2025, 9, 23)),
        ("03/04/2025", None),  # two dates
        ("31 February 2025", None),
        ("2 hours ago", None),
    ],
)
def test_dates(line, date):
    article = read("Velmark recalls its ambassador from Orland\n" + line + "\n" + PLAIN)
    assert article.published == date
    assert len(article.body) == 3


def test_the_address_dates_a_page_that_does_not():
    assert read(PLAIN, url="https://courier.example/world/2024/may/3/velmark").published == dt.date(2024, 5, 3)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "nothing to read"),
        (" \n\t ", "nothing to read"),
        ("Home\nWorld\nSports\nLogin\n", "no article"),
        ("Yes, he did.\n", "too short"),
        (FRENCH, "in French (fr): detente reads English"),
        ("Президент отклонил предложение соседней страны и потребовал возобновить переговоры.", "in Russian (ru)"),
        ("总统周二拒绝了邻国的提议,并要求恢复关于海峡的谈判。", "in Chinese (zh)"),
        ("a " * MAX_CHARACTERS, "longer than 2,000,000 characters"),
    ],
)
def test_what_is_no_article_is_skipped_with_the_reason(text, reason):
    article = read(text)
    assert article.outcome.status == "skipped" and reason in article.outcome.reason
    assert article.body == ()


def test_a_million_characters_on_one_line_take_seconds():
    article = read("The minister said that talks would go on after the break. " * 17_500)
    assert article.outcome.status == "read" and len(article.body) == 1
