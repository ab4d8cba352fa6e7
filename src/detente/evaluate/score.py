"""The figures of annotated pages: a port of ``score.py`` of the annotated examples, the one definition.

An entry is paired one to one with an annotated act whose words overlap its own (evidence, else sentence):

    who            an actor is the same (name, or country and, inside one country, the same class)
    who_what       … and the PLOVER type
    who_what_whom  … and the recipient, or both have none; in CONSULT and COOPERATE the sides count as one set

Neutral, counting neither way: an entry that only tells an annotated act again, an annotated act that an entry lists
among its `mentions`, and acts without a type (assertions).
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

STATE = {"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "IGO"}
RECIPROCAL = {"CONSULT", "COOPERATE"}
DRAWS = 500
"""Bootstrap draws of pages behind each 95 % interval."""
WITH_INTERVAL = ("who", "who_what", "who_what_whom", "conditions", "quotes")

Bounds = tuple[int, int]
Json = dict[str, Any]


def figures(pages: Sequence[Counter], unread: Sequence[str] = (), seed: int = 0) -> Json:
    """All figures over counted pages, with intervals bootstrapped by page."""
    out = report(sum(pages, Counter()))
    rng = random.Random(seed)
    draws = [report(sum((rng.choice(pages) for _ in pages), Counter())) for _ in range(DRAWS)]
    for name in WITH_INTERVAL:
        ordered = sorted(draw[name]["f1"] for draw in draws)
        out[name]["interval"] = [ordered[12], ordered[487]]
    return out | {"pages": len(pages), "unread": list(unread)}


def report(counts: Counter) -> Json:
    def share(right: str, of: str) -> float | None:
        return round(counts[right] / counts[of], 3) if counts[of] else None

    return {
        "body": _prf(counts["tp_body"], counts["p_body"], counts["g_body"]),
        "who": _prf(counts["tp_who"], counts["p_acts"], counts["g_acts"]),
        "who_what": _prf(counts["tp_what"], counts["p_acts"], counts["g_acts"]),
        "who_what_whom": _prf(counts["tp_whom"], counts["p_acts"], counts["g_acts"]),
        "conditions": _prf(counts["tp_cond"], counts["p_cond"], counts["g_cond"]),
        "quotes": _prf(counts["tp_quotes"], counts["p_quotes"], counts["g_quotes"]),
        "speaker_acc": share("ok_speaker", "tp_quotes"),
        "stance_acc": share("ok_stance", "m_stance"),
        "modality_acc": share("ok_mod", "m_mod"),
        "when_acc": share("ok_when", "m_when"),
        "told_again": counts["again"],
        "bad_offsets": counts["bad_offsets"],
    }


def score_page(gold: Json, text: str, reading: Json | None) -> Counter:
    """Counts of one page: `gold` its annotation, `text` its text, `reading` in the contract's form or None."""
    counts: Counter = Counter()
    acts = annotated(gold, text)
    typed = [x for x in acts if x["type"]]
    conditions = [
        x["cond"] for x in acts if x["cond"] and x["cond"] != "none" and "without" not in x["cond"].lower()[:8]
    ]
    counts["g_acts"], counts["g_cond"], counts["g_quotes"] = len(typed), len(conditions), len(gold["quotes"])
    body = _gold_body(gold, text)
    counts["g_body"] = len(body)
    if reading is None:
        return counts
    words = Words(text, reading["document"]["text"])
    found = {i for b in reading["document"].get("body") or [] for i in range(*words.where(b))}
    found -= _blanks(text)
    counts["p_body"], counts["tp_body"] = len(found), len(body & found)
    counts["bad_offsets"] = sum(
        words.read[a["evidence"]["start"] : a["evidence"]["end"]] != a["evidence"]["text"]
        for a in reading.get("acts") or []
    )
    _count_acts(counts, reading.get("acts") or [], acts, typed, words)
    _count_conditions(counts, reading.get("acts") or [], conditions)
    _count_quotes(counts, reading.get("quotes") or [], gold["quotes"])
    return counts


def annotated(gold: Json, text: str) -> list[Json]:
    """Statements and events of a page's annotation in one form, those whose words the text has."""
    acts = []
    for s in gold["statements"]:
        acts.append(dict(span=_locate(text, s["evidence"]), actor=s["holder"], rec=s["toward"], type=s["plover"], stance=s["kind"], cond=s["condition"], deed=False))  # fmt: skip
    for e in gold["events"]:
        acts.append(dict(span=_locate(text, e["evidence"]), actor=e["actor"], rec=e["recipient"], type=e["plover"], stance="", cond=None, deed=True, when=e.get("when", ""), modality=e.get("modality", "")))  # fmt: skip
    return [act for act in acts if act["span"]]


class Words:
    """The page as given, and as the reader has it: it may have normalised white space, so words are found again."""

    def __init__(self, text: str, read: str) -> None:
        self.text, self.read = text, read

    def where(self, span: Json) -> Bounds:
        words = self.read[span["start"] : span["end"]]
        bounds = (span["start"], span["end"])
        return bounds if self.text[bounds[0] : bounds[1]] == words else _locate(self.text, words) or bounds


class Pairing:
    """Which entries of a reading are which annotated acts."""

    def __init__(self, acts: Sequence[Json], words: Words) -> None:
        self.acts = acts
        self.words = words
        self._spans = [words.where(a["evidence"]) for a in acts]
        self._sentences = [
            words.where(a["sentence"]) if a.get("sentence") else s for a, s in zip(acts, self._spans, strict=True)
        ]

    def near(self, i: int, act: Json) -> float:
        evidence, sentence = _overlap(self._spans[i], act["span"]), _overlap(self._sentences[i], act["span"])
        return max(evidence, 0.9 * sentence if sentence > 0.3 else 0)

    def who(self, a: Json, x: Json) -> bool:
        return _same(_sides(a, x)[0], x["actor"], _domestic(x))

    def what(self, a: Json, x: Json) -> bool:
        return self.who(a, x) and a["type"] == x["type"]

    def whom(self, a: Json, x: Json) -> bool:
        if not self.what(a, x):
            return False
        if x["rec"]:
            return _same(_sides(a, x)[1], x["rec"], _domestic(x))
        return not a["recipient"] or x["type"] in RECIPROCAL

    def pairs(self, test: Callable[[Json, Json], bool], pool: Sequence[Json]) -> list[Bounds]:
        scored = []
        for i, a in enumerate(self.acts):
            for j, x in enumerate(pool):
                near = self.near(i, x)
                if near > 0.3 and test(a, x):
                    same_stance = (a.get("stance") or "") == x["stance"]
                    # Added up in score.py's order: ties are broken by the last bit.
                    close = near + 0.5 * (a["type"] == x["type"]) + 0.3 * self.whom(a, x) + 0.2 * same_stance
                    scored.append((close, i, j))
        return _one_to_one(scored)


def _count_acts(
    counts: Counter, acts: Sequence[Json], gold: Sequence[Json], typed: Sequence[Json], words: Words
) -> None:
    pairing = Pairing(acts, words)
    hits = pairing.pairs(pairing.who, typed)
    used_i, used_j = {i for i, _ in hits}, {j for _, j in hits}
    neutral = {
        i for i, a in enumerate(acts)
        if i not in used_i and (
            not a["type"] or any(pairing.whom(a, x) for x in typed)
            or any(pairing.near(i, x) > 0.3 and pairing.who(a, x) for x in gold if not x["type"])
        )
    }  # fmt: skip
    told = {
        j for j, x in enumerate(typed)
        if j not in used_j and any(
            _overlap(words.where(m["evidence"]), x["span"]) > 0.3 and pairing.who(a, x)
            for a in acts for m in a.get("mentions") or []
        )
    }  # fmt: skip
    counts["again"], counts["p_acts"], counts["g_acts"] = len(neutral), len(acts) - len(neutral), len(typed) - len(told)
    counts["tp_who"] = len(hits)
    counts["tp_what"] = len(pairing.pairs(pairing.what, typed))
    counts["tp_whom"] = len(pairing.pairs(pairing.whom, typed))
    for i, j in hits:
        _count_fields(counts, acts[i], typed[j])


def _count_fields(counts: Counter, a: Json, x: Json) -> None:
    if not x["deed"]:
        counts["m_stance"] += 1
        counts["ok_stance"] += (a.get("stance") or "") == x["stance"]
        return
    if x.get("modality"):
        counts["m_mod"] += 1
        counts["ok_mod"] += a.get("modality") == x["modality"]
    if x.get("when"):
        value = (a.get("when") or {}).get("value") or ""
        counts["m_when"] += 1
        counts["ok_when"] += bool(value) and (value.startswith(x["when"]) or x["when"].startswith(value))


def _count_conditions(counts: Counter, acts: Sequence[Json], gold: Sequence[str]) -> None:
    conditions = [a["condition"] for a in acts if a.get("condition")]
    found = list({(c["start"], c["end"]): c["text"] for c in conditions if c.get("kind") != "none"}.values())
    counts["p_cond"] = len(found)
    counts["tp_cond"] = len(
        _one_to_one(
            [(f1, i, j) for i, t in enumerate(found) for j, x in enumerate(gold) if (f1 := _token_f1(t, x)) >= 0.5]
        )
    )


def _count_quotes(counts: Counter, quotes: Sequence[Json], gold: Sequence[Json]) -> None:
    used: set[int] = set()
    counts["p_quotes"] = sum(len(q["text"].split()) >= 4 for q in quotes)
    for q in gold:
        for k, p in enumerate(quotes):
            same = _norm(p["text"]).strip(" .,\"'") == _norm(q["quote"]).strip(" .,\"'")
            if k not in used and (same or _token_f1(p["text"], q["quote"]) > 0.85):
                used.add(k)
                counts["tp_quotes"] += 1
                said, true = _norm((p.get("speaker") or {}).get("name")), _norm((q.get("speaker") or {}).get("name"))
                counts["ok_speaker"] += bool(
                    said and true and (said in true or true in said or said.split()[-1] == true.split()[-1])
                )
                break
    counts["p_quotes"] = max(counts["p_quotes"], counts["tp_quotes"])


def _gold_body(gold: Json, text: str) -> set[int]:
    first, last = text.find(gold["body_first"]), text.rfind(gold["body_last"]) + len(gold["body_last"])
    body = set(range(first, last)) if first >= 0 else set()
    for words in gold.get("boilerplate", []):
        body -= set(range(*(_locate(text, words) or (0, 0))))
    return body - _blanks(text)


def _blanks(text: str) -> set[int]:
    return {i for i, c in enumerate(text) if c.isspace()}


def _norm(text: str | None) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[“”]", '"', re.sub(r"[‘’]", "'", text or ""))).strip().lower()


def _locate(text: str, words: str) -> Bounds | None:
    at = text.find(words)
    return (at, at + len(words)) if at >= 0 else None


def _overlap(a: Bounds, b: Bounds) -> float:
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / max(1, min(a[1] - a[0], b[1] - b[0]))


def _classes(sector: str | Iterable[str] | None) -> set[str]:
    """'state' or 'other' for each sector given; empty where none is."""
    return {"state" if s in STATE else "other" for s in ([sector] if isinstance(sector, str) else sector or []) if s}


def _same(predicted: Sequence[Json] | None, gold: Json, domestic: bool) -> bool:
    """Whether one of the reading's actors is the annotated one; several names stand in its `name`, joined by '; '."""
    names = [_norm(n) for n in gold["name"].split(";")]
    for p in predicted or []:
        name = _norm(p.get("name"))
        if name and any(n and (n == name or n in name or name in n) for n in names):
            return True
        if gold.get("country") and p.get("country") == gold["country"]:
            a, b = _classes(p.get("sector")), _classes(gold.get("sector"))
            if not domestic or not a or not b or a & b:
                return True
    return False


def _sides(a: Json, x: Json) -> tuple[Sequence[Json], Sequence[Json]]:
    both = (a["actor"] or []) + (a["recipient"] or [])
    return (both, both) if x["type"] in RECIPROCAL else (a["actor"], a["recipient"])


def _domestic(x: Json) -> bool:
    return bool(x["rec"]) and x["rec"].get("country") == x["actor"].get("country") != ""


def _prf(right: int, predicted: int, gold: int) -> Json:
    p, r = right / predicted if predicted else 0.0, right / gold if gold else 0.0
    f1 = round(2 * p * r / (p + r), 3) if p + r else 0.0
    return {"p": round(p, 3), "r": round(r, 3), "f1": f1, "tp": right, "pred": predicted, "gold": gold}


def _token_f1(a: str, b: str) -> float:
    one, other = (Counter(re.findall(r"\w+", _norm(x))) for x in (a, b))
    n = sum((one & other).values())
    return 2 * n / (sum(one.values()) + sum(other.values())) if n else 0.0


def _one_to_one(scored: Iterable[tuple[float, int, int]]) -> list[Bounds]:
    """(score, i, j) → greedy one-to-one pairs, best first."""
    out, seen_i, seen_j = [], set(), set()
    for _, i, j in sorted(scored, reverse=True):
        if i not in seen_i and j not in seen_j:
            out.append((i, j))
            seen_i.add(i)
            seen_j.add(j)
    return out
