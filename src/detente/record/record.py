"""The record as the other rooms use it: every method is one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection

from ..nouns.contract import Json
from . import correcting, reading_back, writing
from .reading_back import ActQuery, Day, OneOrMore
from .schema import acts, pages
from .store import BUSY_SECONDS, Store
from .tables import Row, act_row


class Record:
    """The database of all that was read. Made by `Record.open`; closes as a context manager.

    Several threads and processes may read and write at once. A write is all or nothing, also when the process is
    killed in it. Every method raises RecordError, one line with what to do, when the file cannot be used.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True, busy_seconds: float = BUSY_SECONDS) -> Record:
        """Opens the file at `path`, or makes it; with ``create=False`` a missing file is a RecordError.

        Also RecordError for a folder, another program's file, and a record of a newer version. `busy_seconds` is how
        long a write waits for another process.
        """
        return cls(Store(path, create=create, busy_seconds=busy_seconds))

    @property
    def path(self) -> str:
        return self._store.path

    def close(self) -> None:
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Record({self.path!r})"

    @contextmanager
    def view(self) -> Iterator[Connection]:
        """One consistent look at the tables (record/schema.py), for the rooms that build on the record."""
        with self._store.read() as connection:
            yield connection

    @contextmanager
    def change(self) -> Iterator[Connection]:
        """One transaction on the tables, all or nothing, for the rooms that build on the record."""
        with self._store.write() as connection:
            yield connection

    def add(self, reading: Json, text: str | None = None, *, origin: str | None = None) -> bool:
        """Stores what `reading_json` gives for one page, skipped pages too. True when the record changed.

        `text` is the page's text where ``document.text`` is missing or None; given beside another one it is a
        ValueError. `origin` is what the person typed or the file's name; the first one stays.

        A page that is already here, read by the same reader (version, weights, codebook), changes nothing: False.
        By another reader, or with a date or outlet that it did not have, or read where it was skipped, the new
        reading replaces the old one.
        """
        document = reading["document"]
        own = document.get("text")
        if own is None:
            if text is None:
                raise ValueError("a reading without its page's text cannot be stored")
            reading = {**reading, "document": {**document, "text": text}}
        elif text is not None and text != own:
            raise ValueError(f"page {document['id']}: the text given is not the text read")
        with self._store.write() as connection:
            return writing.add(connection, reading, origin)

    def forget(self, page: str) -> int:
        """Removes the page whose id begins so, with all that was read from it; returns how many acts went.

        UsageError for an unknown or ambiguous beginning.
        """
        with self._store.write() as connection:
            return writing.forget(connection, reading_back.resolve(connection, pages, page))

    def acts(
        self,
        *,
        actor: str | None = None,
        recipient: str | None = None,
        country: str | None = None,
        type: OneOrMore | None = None,
        stance: OneOrMore | None = None,
        modality: OneOrMore | None = None,
        voice: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        with_condition: bool = False,
        text: str | None = None,
        sure: float = 0.0,
        page: str | None = None,
        state: OneOrMore | None = None,
        limit: int | None = None,
    ) -> list[Json]:
        """The contract's act objects, each with ``document``: id, url, source, title (text), published, origin.

        Ordered by the page's date (undated last), then as they came in, then as they stand on the page.

        - actor, recipient: whole words of the name, the gazetteer's id, or an ISO 3166-1 alpha-3 code (of anyone of
          that country), whatever the case and the accents
        - country: the code of any participant
        - type, stance, modality: one or several; "" is the empty one. voice: own or ascribed
        - since, until: a date, or text as YYYY-MM-DD, YYYY-MM, YYYY, both ends included; looks at the act's date,
          else at the page's, and leaves out acts with neither
        - with_condition: only those that hang on one
        - text: all these words, "a phrase", begin*, in the act's sentence, content, condition and names
        - sure: least confidence, 0 to 1
        - page: the beginning of a page's id
        - state: unreviewed, confirmed, corrected, rejected, added; without it, all but the rejected
        - limit: the first so many

        UsageError for a bad date, an unknown stance, modality or voice, a text without words, an unknown page.
        """
        query = ActQuery(
            actor=actor,
            recipient=recipient,
            country=country,
            type=type,
            stance=stance,
            modality=modality,
            voice=voice,
            since=since,
            until=until,
            with_condition=with_condition,
            text=text,
            sure=sure,
            page=page,
            state=state,
            limit=limit,
        )
        with self._store.read() as connection:
            return reading_back.find_acts(connection, query)

    def acts_table(self, **filters: Any) -> list[Row]:
        """The acts that `acts` finds by the same filters as flat rows, one each, with the columns of `tables.COLUMNS`:
        made for pandas and for `csv_text`."""
        return [act_row(act) for act in self.acts(**filters)]

    def review(self, act: str, step: str, *, by: str, changes: Json | None = None, seen: int | None = None) -> Json:
        """Confirms, corrects or rejects the act of this id (step: confirm, correct, reject); the act as it is then.

        `changes` are new values of the fields in ``correcting.FIELDS``; `seen` is what `seen` gave when the act was
        shown. UsageError when somebody has spoken since, and for a change that no act can have. A later reading of
        the page leaves it as it is.
        """
        with self._store.write() as connection:
            return correcting.review(connection, act, step, by=by, changes=changes, seen=seen)

    def seen(self, act: str) -> int:
        """The number of the act's last review, 0 for none."""
        with self._store.read() as connection:
            return correcting.last_step(connection, act)

    def add_act(self, page: str, act: Json, *, by: str) -> Json:
        """Adds an act that the reader missed; the contract's object but for its id. UsageError when there is one at
        its anchor."""
        with self._store.write() as connection:
            return correcting.add(connection, reading_back.resolve(connection, pages, page), act, by=by)

    def undo_review(self, *, by: str | None = None) -> Json | None:
        """Takes back the last review, of this person where one is given; its row, None when there is none."""
        with self._store.write() as connection:
            return correcting.undo(connection, by=by)

    def reviews(self, act: str | None = None) -> list[Json]:
        """The log: every review, first to last, undone ones too."""
        with self._store.read() as connection:
            return correcting.log(connection, act)

    def act(self, beginning: str) -> tuple[Json, Json]:
        """The act whose id begins so, and its document as `document` gives it. UsageError as for `forget`."""
        with self._store.read() as connection:
            act, page_id = reading_back.act_of(connection, reading_back.resolve(connection, acts, beginning))
            return act, self._document(connection, page_id)

    def document(self, beginning: str) -> Json:
        """The contract's document object of the page whose id begins so, and its ``origin``. UsageError as above."""
        with self._store.read() as connection:
            return self._document(connection, reading_back.resolve(connection, pages, beginning))

    def reading(self, beginning: str) -> Json:
        """The contract's object of one page, exactly as it was added. UsageError as above."""
        with self._store.read() as connection:
            return reading_back.reading_of(connection, reading_back.resolve(connection, pages, beginning))

    def pages(self, *, source: str | None = None, outcome: str | None = None, limit: int | None = None) -> list[Json]:
        """One object a page, in the order they came in: id, url, source, title, published, origin, fetched, language,
        outcome (``read`` or ``skipped``), reason, acts (how many)."""
        with self._store.read() as connection:
            return reading_back.find_pages(connection, source=source, outcome=outcome, limit=limit)

    def counts(self) -> Json:
        """pages, read, skipped, undated; first and last publication date; acts (all that are kept); by_type: acts
        that count, in the actor's own voice and with a type, the most frequent first."""
        with self._store.read() as connection:
            return reading_back.count(connection)

    @staticmethod
    def _document(connection: Any, page_id: str) -> Json:
        document = reading_back.document_of(connection, page_id)
        return {**document, "origin": reading_back.origin_of(connection, page_id)}
