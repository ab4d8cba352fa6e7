"""Same event or not, on public sets, beside a plain TF-IDF threshold in the same run.

    python -m benchmarks.accuracy.stories SHARED/data

ECB+ (its development part, documents of one subtopic as one story; undated): B-cubed. Headline pairs of news_events
(same event or at most a week apart): accuracy. Ours is as it ships; the plain threshold joins whatever is alike at all,
and is chosen on ECB+'s training part.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from benchmarks.year.scores import bcubed, interval
from detente.merging.groups import Pair, grouped, pair
from detente.merging.likeness import Vector, cosine, vector
from detente.merging.stories import LATE, STORY, WORDS

THRESHOLDS = [t / 50 for t in range(5, 30)]


def documents(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Text and subtopic of each ECB+ document, without the sentence that is its address."""
    texts, topics = {}, {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        sentences = [s for s in row["sentences"] if not s.get("url_line")]
        texts[row["id"]] = " ".join(" ".join(s["tokens"]) for s in sentences)
        topics[row["id"]] = row["subtopic"]
    return texts, topics


def alike(vectors: Mapping[str, Vector]) -> dict[Pair, float]:
    return {
        pair(a, b): s for a, b in itertools.combinations(vectors, 2) if (s := cosine(vectors[a], vectors[b])) > 0.05
    }


def plain(members: Iterable[str], scores: Mapping[Pair, float], least: float) -> dict[str, str]:
    """Everything that is linked at all, over any number of links, as one."""
    groups = grouped(members, {}, 1.0, joined=[p for p, s in scores.items() if s >= least])
    return {member: group[0] for group in groups for member in group}


def ours(members: Iterable[str], scores: Mapping[Pair, float]) -> dict[str, str]:
    """As `detente stories` joins undated pages."""
    groups = grouped(members, {p: s - LATE for p, s in scores.items() if s > LATE}, STORY)
    return {member: group[0] for group in groups for member in group}


def main() -> None:
    data = Path(sys.argv[1])
    texts, topics = documents(data / "ecbplus" / "ecbplus_train.jsonl")
    scores = alike({id: vector(text) for id, text in texts.items()})
    least = max(THRESHOLDS, key=lambda t: bcubed(plain(texts, scores, t), topics)[2])
    texts, topics = documents(data / "ecbplus" / "ecbplus_dev.jsonl")
    print(f"ECB+ development part, {len(texts)} documents, {len(set(topics.values()))} subtopics, B-cubed")
    scores = alike({id: vector(text) for id, text in texts.items()})
    print(f"  plain TF-IDF, threshold {least:.2f}", interval(bcubed, plain(texts, scores, least), topics))
    scores = alike({id: vector(text[:1500], most=WORDS) for id, text in texts.items()})
    print("  detente stories          ", interval(bcubed, ours(texts, scores), topics))
    rows = [json.loads(line) for line in (data / "news_events" / "headline_pairs_train.jsonl").open(encoding="utf-8")]
    found = [(cosine(vector(row["headline_a"]), vector(row["headline_b"])), bool(row["label"])) for row in rows]
    print(f"headline pairs, {len(rows)}, accuracy (headlines alone; a story is told by its text too)")
    for name, threshold in (
        (f"plain TF-IDF, threshold {least:.2f}", least),
        ("detente stories          ", STORY + LATE),
    ):
        print(f"  {name} {sum((score >= threshold) == same for score, same in found) / len(found):.3f}")


if __name__ == "__main__":
    main()
