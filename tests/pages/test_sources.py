"""Opening sources: what comes back as a page, and what as a failure with its reason."""

import datetime as dt
import io
import json
from types import SimpleNamespace

import pytest
from samples import HTML, PLAIN

from detente.nouns.errors import NothingToRead, Unreadable, UsageError
from detente.nouns.page import Page
from detente.pages import Failure, open_pages


@pytest.fixture
def file(tmp_path):
    def write(data: bytes | str, name: str = "page.txt"):
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    return write


def only(source, **more) -> Page | Failure:
    (result,) = open_pages(source, **more)
    return result


def reason(source, **more) -> str:
    failure = only(source, **more)
    assert isinstance(failure, Failure) and "\n" not in str(failure.error)
    return str(failure.error)


def test_a_text_file(file):
    page = only(file(PLAIN), published=dt.date(2024, 5, 3))
    assert (page.text, page.media_type, page.published) == (PLAIN, "text/plain", dt.date(2024, 5, 3))


@pytest.mark.parametrize("name", ["page.html", "page.htm", "page", "page.txt"])
def test_html_by_name_and_by_content(file, name):
    page = only(file(HTML, name))
    assert page.media_type == "text/html" and page.markup == HTML


def test_plain_text_called_html_stays_text(file):
    assert only(file(PLAIN, "page.html")).text == PLAIN


def test_prose_that_mentions_a_tag_is_text(file):
    assert only(file("The tag <p> is old, the minister said.")).media_type == "text/plain"


def test_a_folder_sorted_with_hidden_files_left_out(tmp_path):
    for name in ("b.txt", "a/z.txt", ".hidden.txt", ".git/x.txt", "a/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert [page.text for page in open_pages(tmp_path)] == ["a/c.txt", "a/z.txt", "b.txt"]


def test_a_bad_page_does_not_stop_a_folder(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\x00\x01" * 100)
    (tmp_path / "b.csv").write_text("x,y\n1,2\n")
    (tmp_path / "c.txt").write_text(PLAIN)
    first, second, third = open_pages(tmp_path)
    assert isinstance(first, Failure) and isinstance(second, Failure) and isinstance(third, Page)


class TestTables:
    row = {
        "body": PLAIN,
        "day": "2024-05-03",
        "link": "https://courier.example/1",
        "headline": "Recalled",
        "paper": "NC",
    }

    def test_usual_names_in_csv(self, file):
        page = only(file(f'Title,Text,date\nRecalled,"{PLAIN.replace(chr(34), chr(34) * 2)}",03 May 2024\n', "t.csv"))
        assert (page.title, page.text, page.published) == ("Recalled", PLAIN, dt.date(2024, 5, 3))

    @pytest.mark.parametrize("delimiter", [";", "\t"])
    def test_delimiters(self, file, delimiter):
        page = only(file(f"url{delimiter}text\nu{delimiter}Venn said so.\n", "t.csv"))
        assert (page.url, page.text) == ("u", "Venn said so.")

    def test_a_mapping(self, file):
        columns = {"text": "body", "date": "day", "url": "link", "title": "headline", "source": "paper"}
        page = only(file(json.dumps(self.row), "t.jsonl"), columns=columns)
        assert (page.text, page.published) == (PLAIN, dt.date(2024, 5, 3))
        assert (page.url, page.title, page.source) == ("https://courier.example/1", "Recalled", "NC")

    def test_html_in_a_cell(self, file):
        page = only(file(json.dumps({"text": HTML, "url": "mine"}), "t.jsonl"))
        assert page.media_type == "text/html" and page.url == "mine"

    def test_no_text_column_names_those_there_are(self, file):
        message = reason(file("who,what\na,b\n", "t.csv"))
        assert "no text column" in message and "who, what" in message

    def test_a_mapped_column_that_is_not_there(self, file):
        assert "no column 'words' for text" in reason(file("text\na\n", "t.csv"), columns={"text": "words"})

    def test_rows_without_text_or_json_do_not_stop_the_others(self, file):
        lines = [json.dumps({"text": ""}), "{broken", "[1]", '{"other": 1}', "", json.dumps({"text": "Venn said so."})]
        data = "\n".join(lines).encode() + b"\n\x00\x01\x02\n"
        *bad, good, binary = open_pages(file(data, "t.jsonl"))
        assert len(bad) == 4 and all(isinstance(row, Failure) for row in [*bad, binary])
        assert good.text == "Venn said so." and good.origin.endswith("row 5")

    def test_a_cell_longer_than_the_csv_module_likes(self, file):
        assert len(only(file("text\n" + "long words " * 20_000 + "\n", "t.csv")).text) > 200_000

    def test_empty_tables(self, file):
        assert "empty" in reason(file("", "t.csv"))
        assert "no rows" in reason(file("text,date\n", "t.csv"))
        assert "no rows" in reason(file("", "t.jsonl"))

    def test_a_row_date_goes_before_the_given_one(self, file):
        path = file('{"text": "a", "date": "20240503"}\n{"text": "b"}\n', "t.jsonl")
        given = dt.date(2020, 1, 1)
        assert [page.published for page in open_pages(path, published=given)] == [dt.date(2024, 5, 3), given]


class TestEncodings:
    text = "Die Gespräche über Zölle – “so geht’s nicht” – gingen weiter, сказал министр."

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
    def test_unicode(self, file, encoding):
        assert only(file(self.text.encode(encoding))).text == self.text

    def test_declared_in_html(self, file):
        html = '<html><head><meta charset="windows-1251"></head><body><p>Министр сказал нет.</p></body></html>'
        assert only(file(html.encode("cp1251"), "p.html")).text == "Министр сказал нет."

    def test_declared_wrongly(self, file):
        html = '<html><head><meta charset="iso-8859-1"></head><body><p>Gespräche – “nein”</p></body></html>'
        assert only(file(html, "p.html")).text == "Gespräche – “nein”"
        assert "nein" in only(file(html.replace("iso-8859-1", "no-such"), "p.html")).text

    def test_undeclared(self, file):
        words = "Die Minister erklärten, die Gespräche über Zölle für Stahl würden später fortgeführt. " * 5
        assert "Gespräche über Zölle" in only(file(words.encode("cp1252"))).text

    def test_half_a_character_at_the_end(self, file):
        page = only(file(self.text.encode() + "é".encode()[:1]))
        assert page.text == self.text + "\ufffd"

    def test_two_encodings_in_one_file(self, file):
        page = only(file((self.text * 20).encode() + "\nGespräch\n".encode("cp1252") + self.text.encode()))
        assert page.text.startswith(self.text) and page.text.endswith(self.text)

    def test_line_ends(self, file):
        assert only(file(b"One.\r\nTwo.\rThree.\n")).text == "One.\nTwo.\nThree.\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"some text \x00\x00 and more", "binary"),
        (bytes(range(256)) * 20, "binary"),
        (b"x" * 17_000_000, "longer than 2,000,000 characters"),
        (b"word " * 500_000, "longer than 2,000,000 characters"),
    ],
)
def test_what_is_unreadable_says_why(file, data, words):
    failure = only(file(data))
    assert isinstance(failure.error, Unreadable) and words in str(failure.error)


@pytest.mark.parametrize("data", ["", " \n\t\n", "<html><body><script>x()</script></body></html>"])
def test_nothing_to_read(file, data):
    assert isinstance(only(file(data)).error, NothingToRead)


def test_an_empty_folder_and_a_missing_file(tmp_path):
    assert isinstance(only(tmp_path).error, NothingToRead)
    assert "no such file" in reason(tmp_path / "none.txt")
    assert isinstance(only("a\0b"), Failure)


@pytest.mark.parametrize("source", ["https://courier.example/1", "HTTP://courier.example", "", "  "])
def test_addresses_and_nothing_are_usage_errors_at_once(source):
    with pytest.raises(UsageError):
        open_pages(source)


def test_an_unknown_mapping_is_a_usage_error_at_once(file):
    with pytest.raises(UsageError, match="text, date, url, title, source"):
        open_pages(file("text\na\n", "t.csv"), columns={"words": "text"})


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (PLAIN, [PLAIN]),
        ('{"text": "Venn said so."}\n\n{"text": "Moss did not."}\n', ["Venn said so.", "Moss did not."]),
        ("<!doctype html><p>Venn said so.", ["Venn said so."]),
        ("{not json} said the minister.", ["{not json} said the minister."]),
    ],
)
def test_standard_input(monkeypatch, data, texts):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data.encode())))
    assert [page.text for page in open_pages("-")] == texts


def test_standard_input_that_is_binary_or_empty(monkeypatch):
    for data in (b"", b"\x00\x01\x02" * 50):
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))
        assert isinstance(only("-"), Failure)
