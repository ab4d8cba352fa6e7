"""How the record's questions grow with it: 10⁴, 10⁵ and 10⁶ acts of made-up pages, the same questions to each.

    python -m benchmarks.growth [--most 1000000] [--keep FOLDER]

Prints, for each size, the median milliseconds of each question beside that of one indexed look-up in the same run, and
what adding and placing one more page costs. Pages are made, not read: ten acts each, two hundred actors, ten years.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import insert

from detente.cli.terms import terms_of
from detente.merging import update
from detente.merging.stories import SEARCHED, profile
from detente.merging.told import stories
from detente.nouns.contract import Json
from detente.record import Record
from detente.record.schema import groups, profile_words, profiles
from detente.record.writing import add

SIZES = (10_000, 100_000, 1_000_000)
ACTS = 10
"""Acts of one page."""
ROUNDS = 5
STATES = (
    "PRK",
    "USA",
    "KOR",
    "CHN",
    "RUS",
    "IRN",
    "ISR",
    "GBR",
    "FRA",
    "DEU",
    "UKR",
    "SYR",
    "TUR",
    "IND",
    "PAK",
    "SAU",
)
WORDS = "talks border grain fleet sanctions prisoners water mines treaty envoy airspace loans visas pipeline ceasefire drills".split()
TYPES = (("REQUEST", "demand"), ("AGREE", "offer"), ("REJECT", "refusal"), ("ACCUSE", "criticism"), ("CONSULT", ""), ("COERCE", ""))  # fmt: skip


def page(number: int, rng: random.Random) -> Json:
    """The contract's object of one made-up page."""
    id = f"{number:016x}"
    day = (dt.date(2015, 1, 1) + dt.timedelta(rng.randrange(3650))).isoformat()
    a, b = rng.sample(STATES, 2)
    sentences = [f"{a} spoke to {b} of {' and '.join(rng.sample(WORDS, 3))} {number * ACTS + i}." for i in range(ACTS)]
    text, acts, at = "", [], 0
    for i, sentence in enumerate(sentences):
        text += sentence + " "
        type_, stance = rng.choice(TYPES)
        span = {"start": at, "end": at + len(sentence), "text": sentence}
        acts.append({
            "id": f"a{number * ACTS + i:015x}", "anchor": {"start": at + 4, "end": at + 9, "text": "spoke"}, "sentence": span,
            "evidence": span, "actor": [_state(a, at)], "recipient": [_state(b, at)], "type": type_, "mode": "", "context": [],
            "stance": stance, "voice": "own", "ascribed_by": None, "content": span if stance else None, "condition": None,
            "modality": "happened", "claimed_by": None, "denied_by": None, "when": None, "where": None, "reported_by": None,
            "figures": [], "mentions": [], "quad": "", "score": 0.0, "cameo": "", "confidence": 0.9,
        })  # fmt: skip
        at = len(text)
    document = {
        "id": id, "url": f"https://example.org/{id}", "source": f"Outlet {number % 40}", "agency": None,
        "title": {"start": 0, "end": len(sentences[0]), "text": sentences[0]}, "published": day, "language": "en", "section": [],
        "byline": None, "fetched": None, "hash": id, "text": text, "body": [{"start": 0, "end": len(text)}], "teasers": [],
        "outcome": {"status": "read", "reason": None},
    }  # fmt: skip
    return {"schema": 1, "reader": {"version": "0", "weights": "0", "codebook": "plover-2.0"}, "document": document, "acts": acts, "quotes": []}  # fmt: skip


def _state(code: str, at: int) -> Json:
    return {"start": at, "end": at + 3, "text": code, "name": code, "country": code, "sector": ["GOV"], "id": code, "office": None, "conflict": None, "basis": "text"}  # fmt: skip


def fill(record: Record, first: int, last: int) -> None:
    """Pages `first` to `last`, in large transactions, each a story and each act an event of its own: what is measured
    is the record, not this."""
    rng = random.Random(first)
    for start in range(first, last, 2000):
        with record.change() as connection:
            for number in range(start, min(last, start + 2000)):
                made = page(number, rng)
                document = made["document"]
                add(connection, made, None)
                about = profile(document, document["text"], made["acts"])
                connection.execute(
                    insert(profiles).values(
                        page_id=about.page, day=about.day, vector=about.vector, sides=sorted(about.sides)
                    )
                )
                words = sorted(about.vector, key=lambda w: -about.vector[w])[:SEARCHED]
                connection.execute(
                    insert(profile_words), [{"page_id": about.page, "word": w, "day": about.day} for w in words]
                )
                members = [("story", about.page), *(("event", act["id"]) for act in made["acts"])]
                connection.execute(
                    insert(groups), [{"kind": k, "member": m, "group": m, "page_id": about.page} for k, m in members]
                )


def median(question: Callable[[], object]) -> float:
    """Milliseconds of the middle one of several runs."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        question()
        times.append(time.perf_counter() - began)
    return 1000 * statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=SIZES[-1], help="the largest number of acts")
    parser.add_argument("--keep", type=Path, help="folder for the record, to go on with it")
    given = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as temporary,
        Record.open((given.keep or Path(temporary)) / "growth.db") as record,
    ):
        for size in (size for size in SIZES if size <= given.most):
            fill(record, record.counts()["pages"], size // ACTS)
            last = record.acts(limit=1)[0]["id"]
            base = median(lambda last=last: record.act(last))
            print(f"{size:,} acts: one indexed look-up {base:.2f} ms")
            for name, question in (
                ("acts of an actor, a month", lambda: record.acts(actor="PRK", since="2018-06", until="2018-06")),
                ("acts with a word", lambda: record.acts(text="pipeline", limit=100)),
                ("stories, a screen of them", lambda: stories(record, limit=40)),
                ("terms on a day", lambda: terms_of(record, "PRK", "USA", on="2018-06-13", least=0.3, every=False)),
            ):
                took = median(question)
                print(f"  {name:28} {took:9.1f} ms   {took / base:9.0f} look-ups")
            number = 10**9 + size
            began = time.perf_counter()
            record.add(page(number, random.Random(number)))
            added = time.perf_counter() - began
            update(record)
            placed = time.perf_counter() - began - added
            print(f"  {'adding a page':28} {1000 * added:9.1f} ms, and placing it {1000 * placed:.1f} ms")


if __name__ == "__main__":
    main()
