"""What `detente classify` reaches on PLV's 1,050 marked sentences, none of them trained on.

    python -m benchmarks.accuracy.plv FOLDER/plv_train.jsonl [--record]

Prints accuracy and macro-F1 over the 15 types (CONCEDE and RETREAT as YIELD) and accuracy over the quads, each with
a 95 % interval bootstrapped by sentence (seed 0).
"""

from __future__ import annotations

import json
import pathlib
import random
import sys
from collections import Counter

from detente.reading.classify import classify
from detente.reading.encoder import WEIGHTS

QUAD = dict(AGREE=1, CONSULT=1, SUPPORT=1, COOPERATE=2, AID=2, YIELD=2, REQUEST=3, ACCUSE=3, REJECT=3, THREATEN=3,
            PROTEST=4, SANCTION=4, MOBILIZE=4, COERCE=4, ASSAULT=4)  # fmt: skip


def figures(pairs: list[tuple[str, str]]) -> dict[str, float]:
    right = Counter(gold for gold, said in pairs if gold == said)
    gold_counts, said_counts = Counter(g for g, _ in pairs), Counter(s for _, s in pairs)
    f1 = [2 * right[t] / (gold_counts[t] + said_counts[t]) for t in gold_counts]
    quad = sum(QUAD[g] == QUAD.get(s) for g, s in pairs) / len(pairs)
    return {"accuracy": sum(right.values()) / len(pairs), "macro_f1": sum(f1) / len(f1), "quad": quad}


def show(pairs: list[tuple[str, str]]) -> None:
    """Prints the figures of (gold, said) pairs with their intervals, and the commonest errors."""
    rng = random.Random(0)
    draws = [figures([rng.choice(pairs) for _ in pairs]) for _ in range(300)]
    for name, value in figures(pairs).items():
        ordered = sorted(draw[name] for draw in draws)
        print(f"{name:9} {value:.3f}  [{ordered[7]:.3f}, {ordered[292]:.3f}]")
    wrong = Counter(pair for pair in pairs if pair[0] != pair[1])
    print("commonest errors (gold → said):", ", ".join(f"{g} → {s} {n}" for (g, s), n in wrong.most_common(8)))


def main() -> None:
    rows = [json.loads(line) for line in pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    said = [type_ for type_, _ in classify((row["marked_sentence"] for row in rows), joined=True)]
    pairs = [(row["gold_root"], type_) for row, type_ in zip(rows, said, strict=True)]
    show(pairs)
    if "--record" in sys.argv:  # for the model card
        path = WEIGHTS / "reader.json"
        about = json.loads(path.read_text(encoding="utf-8"))
        about["plv"] = {name: round(value, 3) for name, value in figures(pairs).items()}
        path.write_text(json.dumps(about, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
