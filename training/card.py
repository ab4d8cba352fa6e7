"""Writes the model card (src/detente/weights/README.md) from reader.json and the corpus: no figure by hand.

python -m training.card
"""

from __future__ import annotations

import json
from collections import Counter

from detente.reading.encoder import WEIGHTS

from .annotation.__main__ import CORPUS

FIGURES = (
    ("body", "article body"),
    ("who", "who"),
    ("who_what", "who-what"),
    ("who_what_whom", "who-what-whom"),
    ("conditions", "conditions"),
    ("quotes", "quotes"),
)
SHARES = (
    ("speaker_acc", "speaker of a matched quotation"),
    ("stance_acc", "stance of a matched statement"),
    ("modality_acc", "modality of a matched deed"),
    ("when_acc", "date of a matched deed"),
)


def corpus() -> list[str]:
    lines = []
    for path in sorted(CORPUS.glob("*.jsonl")):
        reports = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        acts = [act for report in reports for act in report["acts"]]
        conditions = sum("if" in act for act in acts)
        types = ", ".join(f"{name or 'no type'} {n}" for name, n in Counter(act["type"] for act in acts).most_common())
        lines.append(
            f"| {path.stem} | {len(reports)} | {len(acts)} | {sum(len(r['mentions']) for r in reports)} | {conditions} | {types} |"
        )
    return lines


def card(about: dict) -> str:
    figures, calibration, training = about["figures"], about["calibration"], about["training"]
    size = (WEIGHTS / "reader.onnx").stat().st_size / 1e6
    table = [
        f"| {label} | {figures[name]['p']} | {figures[name]['r']} | {figures[name]['f1']} | "
        f"{figures[name].get('interval', '')} |"
        for name, label in FIGURES
    ]
    shares = [f"| {label} | {figures[name]} |" for name, label in SHARES]
    points = [f"| {said} | {was} | {n} |" for said, was, n in calibration["reliability"]]
    settings = ", ".join(f"{key} {value}" for key, value in training.items() if value not in (None, ""))
    return "\n".join(
        [
            "# Model card: the reader's weights",
            "",
            "Written by `python -m training.card`; every figure comes from `reader.json`.",
            "",
            f"A transformer encoder (base {about['base']}, Apache-2.0) with heads for anchors, mentions, roles, spans, stance,",
            f"modality, voice, mode and antecedents, as int8 ONNX ({size:.1f} MB), for English news on a CPU.",
            "",
            f"**Training.** {settings}. Annotators were language-model helpers that worked from `training/CODING.md`;",
            "none of the pages below trained it, and no text of the real articles is in the project.",
            "",
            "| corpus | reports | acts | mentions | conditions | types |",
            "|---|---|---|---|---|---|",
            *corpus(),
            "",
            "Besides: 1,000 written marked pairs (`written_relations`), for the relation of two sides.",
            "",
            f"**Figures** on {figures['pages']} real pages annotated by hand, at the threshold {calibration['threshold']}",
            "(intervals: 95 %, bootstrapped by page, seed 0):",
            "",
            "| task | precision | recall | F1 | interval |",
            "|---|---|---|---|---|",
            *table,
            "",
            "| of what matched | share right |",
            "|---|---|",
            *shares,
            "",
            f"**Confidence.** Expected calibration error {calibration['error']} (each page by a fit on the other pages). The",
            "threshold and the five numbers of the calibration were chosen on these same pages.",
            "",
            "| said | was right | entries |",
            "|---|---|---|",
            *points,
            "",
            "**Limits.** English only. Articles of 2012–2020, mostly of American outlets, taught it. Sarcasm, long chains of",
            "pronouns and acts whose sides stand paragraphs away are its weak sides; modes are rarely right.",
            "",
        ]
    )


def main() -> None:
    about = json.loads((WEIGHTS / "reader.json").read_text(encoding="utf-8"))
    (WEIGHTS / "README.md").write_text(card(about), encoding="utf-8")


if __name__ == "__main__":
    main()
