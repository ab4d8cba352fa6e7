"""Fits what makes two pages' acts one event, on the fictional year's development dispute.

    python -m training.merging.fit [--keep FOLDER]

Prints the weights for src/detente/merging/events.py and, for each threshold, precision, recall and F1 of pairs.
"""

from __future__ import annotations

import argparse
import itertools
import tempfile
from pathlib import Path

import numpy as np
from benchmarks.year.corpus import disputes
from benchmarks.year.scores import DEVELOPMENT, event_pairs, pairwise, read
from sqlalchemy import select

from detente.merging import events, stories, tellings
from detente.merging.groups import grouped, pair
from detente.record import schema

from ..logistic import logistic

RIDGE = 0.1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    rows, right, of = [], [], []
    problems = []
    with tempfile.TemporaryDirectory() as temporary:
        for dispute in (d for d in disputes() if d.name in DEVELOPMENT):
            record, ids = read(dispute, (given.keep or Path(temporary)) / f"{dispute.name}.db")
            with record, record.view() as connection:
                _, true, _ = event_pairs(dispute, record, ids)
                told = {t.act: t for t in tellings.of(connection, schema.tellings.c.page_id.in_(sorted(ids.values())))}
                about = {row.page_id: stories._stored(row) for row in connection.execute(select(schema.profiles))}
                for a, b in itertools.combinations(sorted(true), 2):
                    if told[a].page == told[b].page:
                        continue
                    alike = stories.likeness(about[told[a].page], about[told[b].page])
                    found = events.features(told[a], told[b], alike if alike >= stories.LINK else 0.0)
                    if found["actor"] < 0:
                        continue
                    rows.append([*found.values(), 1.0])
                    right.append(true[a] == true[b])
                    of.append((len(problems), pair(a, b)))
                problems.append((true, {act: told[act].page for act in true}))
    x, y = np.array(rows), np.array(right, dtype=float)
    w = logistic(x, y, np.full(x.shape[1], RIDGE))
    print(dict(zip([*found, "bias"], np.round(w, 2).tolist(), strict=True)))
    p = 1 / (1 + np.exp(-x @ w))
    for least in (0.08, 0.1, 0.12, 0.15, 0.18, 0.2, 0.25, 0.3):
        for number, (true, pages) in enumerate(problems):
            alike = {k: float(q) for (n, k), q in zip(of, p, strict=True) if n == number and q >= events.LINK}
            groups = grouped(true, alike, least, places=pages)
            said = {member: i for i, group in enumerate(groups) for member in group}
            print(least, [round(v, 3) for v in pairwise(said, true)])


if __name__ == "__main__":
    main()
