"""`detente review`: entries one by one, with a key for everything a person may say of them."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ..nouns.errors import UsageError
from .console import show, tell, width
from .ids import of_page
from .options import DEFAULT_DB, Db, db_hint
from .show_screen import show_screen
from .words import clean, count

Json = dict[str, Any]

KEYS = (
    ("y", "right as it is"),
    ("n", "wrong: not an act, or not on the page"),
    ("t", "another type"),
    ("s", "another stance"),
    ("m", "another modality"),
    ("v", "own or ascribed"),
    ("a", "another actor"),
    ("r", "another recipient, or none"),
    ("+", "add one that was missed in this sentence"),
    ("space", "leave it for later"),
    ("u", "take the last step back"),
    ("q", "stop; what was said is kept"),
    ("?", "these keys"),
)
FIELDS = {"t": "type", "s": "stance", "m": "modality", "v": "voice"}
SIDES = {"a": "actor", "r": "recipient"}


def review(
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who reviews; your user name unless you say.")
    ] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="CODE", help="Only entries with this country on either side.")
    ] = None,
    type_: Annotated[
        list[str] | None, typer.Option("--type", metavar="TYPE", help="Only entries of this type; may be given again.")
    ] = None,
    page: Annotated[str | None, typer.Option("--page", metavar="PAGE", help="Only this page's entries.")] = None,
    again: Annotated[bool, typer.Option("--again", help="Entries that were reviewed before, too.")] = False,
    db: Db = DEFAULT_DB,
) -> None:
    """Go through entries one by one, each in its place on the page: confirm, correct, reject, add what was missed.

    Every step is kept at once, by whom and when, can be taken back, and outlives every later reading of the page.
    """
    from ..merging.bonds import who
    from ..record import Record

    with Record.open(db, create=False) as record:
        states = None if again else "unreviewed"
        found = record.acts(country=country, type=type_ or None, page=page, state=states)
        if not found:
            tell(f"Nothing to review. next: detente acts{db_hint(db)}")
            return
        Desk(record, by or who()).go_through([act["id"] for act in found])


class Desk:
    """One person at the record."""

    def __init__(self, record: Any, by: str) -> None:
        self._record, self._by = record, by
        self._done = 0

    def go_through(self, acts: list[str]) -> None:
        """Shows each entry and does what the keys say, until the last one or "q"."""
        at = 0
        tell(f"{count(len(acts), 'entry', 'entries')} to review, by {self._by}. Keys: y n t s m v a r + space u q ?")
        while at < len(acts):
            seen = self._record.seen(acts[at])
            try:
                act, document = self._record.act(acts[at])
            except UsageError:  # forgotten, or taken back, meanwhile
                at += 1
                continue
            self._show(act, document, at, len(acts))
            step = self._key(act, document, seen)
            if step is None:
                break
            at = max(0, at + step)
        tell(f"{count(self._done, 'entry', 'entries')} reviewed · what was said is kept · next: detente review")

    def _show(self, act: Json, document: Json, at: int, total: int) -> None:
        reading = self._record.reading(document["id"])
        tell(f"\n── {at + 1} of {total} " + "─" * 40)
        show(
            show_screen(
                act, reading["document"], width=width(), short=of_page(reading, self._record), quotes=reading["quotes"]
            )
        )

    def _key(self, act: Json, document: Json, seen: int) -> int | None:
        """How many entries to go on by, None to stop; asks again until the key means something."""
        while True:
            key = typer.getchar().lower()
            try:
                if key in ("q", "\x03", "\x04", ""):
                    return None
                if key == "?":
                    for name, meaning in KEYS:
                        tell(f"  {name:6} {meaning}")
                elif key == " ":
                    return 1
                elif key == "u":
                    return self._undo()
                elif key in ("y", "n"):
                    self._say(act, "confirm" if key == "y" else "reject", {}, seen)
                    return 1
                elif key in FIELDS or key in SIDES:
                    self._say(act, "correct", self._asked(key, act, document), seen)
                    return 0  # shown again: there may be more to correct
                elif key == "+":
                    self._add(act, document)
                    return 0
            except UsageError as error:
                tell(f"  {clean(str(error))}")
                seen = self._record.seen(act["id"])

    def _say(self, act: Json, step: str, changes: Json, seen: int) -> None:
        self._record.review(act["id"], step, by=self._by, changes=changes, seen=seen)
        self._done += 1

    def _undo(self) -> int:
        row = self._record.undo_review(by=self._by)
        if row is None:
            tell("  Nothing of yours to take back.")
            return 0
        self._done = max(0, self._done - 1)
        tell(f"  Taken back: {row['step']}")
        return -1 if row["step"] in ("confirm", "reject") else 0

    def _asked(self, key: str, act: Json, document: Json) -> Json:
        """The change that a key stands for; the person types the new value."""
        if key in FIELDS:
            field = FIELDS[key]
            value = _prompt(f"{field} (now {act[field] or 'none'})")
            return self._typed(value) if field == "type" else {field: value.lower()}
        field = SIDES[key]
        now = ", ".join(clean(who["name"]) for who in act[field]) or "none"
        return {field: [self._participant(name, document) for name in _prompt(f"{field} (now {now})").split(";") if name.strip()]}  # fmt: skip

    def _typed(self, value: str) -> Json:
        """A type with what follows from it, by the codebook."""
        from ..codebook import Codebook

        book = Codebook.load()
        type_, _, mode = value.strip().partition(".")
        type_ = type_.upper()
        if type_ and mode and mode not in book.type(type_).modes:
            raise UsageError(f"{type_} has no mode {mode!r}; it has {', '.join(book.type(type_).modes)}")
        if type_:
            book.type(type_)
        return {"type": type_, "mode": mode}

    def _participant(self, name: str, document: Json) -> Json:
        """Whoever a person names: words of the page where they stand on it, else only implied."""
        from ..gazetteer import Gazetteer
        from .options import day

        name = " ".join(name.split())
        published = document["published"]
        entry = Gazetteer.own().find(name, day("date", published) if published else None)
        at = document["text"].find(name)
        return {
            "start": at if at >= 0 else None, "end": at + len(name) if at >= 0 else None, "text": name if at >= 0 else None,
            "name": entry.name if entry else name, "country": entry.country if entry else "",
            "sector": list(entry.sector) if entry else [], "id": entry.id if entry else name.lower().replace(" ", "-"),
            "office": entry.office if entry else None, "conflict": None, "basis": "text" if at >= 0 else "implied",
        }  # fmt: skip

    def _add(self, act: Json, document: Json) -> None:
        """An act that the reader missed in this entry's sentence: its word, type, stance, actor, recipient."""
        sentence = act["sentence"]
        words = document["text"][sentence["start"] : sentence["end"]]
        anchor = _prompt("word that says the act")
        at = words.find(anchor)
        if not anchor or at < 0:
            raise UsageError(f"{anchor!r} is not in this sentence")
        start = sentence["start"] + at
        span = {"start": start, "end": start + len(anchor), "text": anchor}
        made = {
            **act, "anchor": span, "evidence": {**sentence, "text": words}, "content": None, "condition": None,
            "when": None, "where": None, "reported_by": None, "figures": [], "mentions": [], "claimed_by": None,
            "denied_by": None, "modality": "happened", "voice": "own",
        } | self._typed(_prompt("type")) | {"stance": _prompt("stance, empty for a deed").lower()}  # fmt: skip
        for key in SIDES:
            names = _prompt(SIDES[key])
            made[SIDES[key]] = [self._participant(name, document) for name in names.split(";") if name.strip()]
        self._record.add_act(document["id"], made, by=self._by)
        self._done += 1


def _prompt(what: str) -> str:
    return typer.prompt(f"  {what}", default="", show_default=False).strip()
