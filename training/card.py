"""Writes the model card (src/detente/weights/README.md) from reader.json and the corpus: no figure by hand.

python -m training.card
"""

from __future__ import annotations

import json
from collections import Counter

from detente.reading.encoder import WEIGHTS

from .annotation.__main__ import CORPUS

README = CORPUS.parent.parent / "README.md"
BEGIN, END = "<!-- figures: written by python -m training.card -->", "<!-- end of figures -->"
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


def figure_tables(about: dict) -> str:
    """The page figures as Markdown, the same in the model card and the README."""
    figures, calibration = about["figures"], about["calibration"]
    lines = [
        f"On {figures['pages']} real pages annotated by hand that trained nothing, at the default threshold "
        f"{calibration['threshold']}",
        "(`detente evaluate ../shared/examples`; intervals: 95 %, bootstrapped by page, seed 0):",
        "",
        "| task | precision | recall | F1 | interval |",
        "|---|---|---|---|---|",
    ]
    for name, label in FIGURES:
        found = figures[name]
        low, high = found.get("interval", ("", ""))
        lines.append(f"| {label} | {found['p']:.3f} | {found['r']:.3f} | {found['f1']:.3f} | {low}–{high} |")
    lines += ["", "| of what matched | share right |", "|---|---|"]
    lines += [f"| {label} | {figures[name]:.3f} |" for name, label in SHARES]
    if "plv" in about:
        told = ", ".join(f"{name.replace('_', '-')} {value:.3f}" for name, value in about["plv"].items())
        lines += [
            "",
            f"Relation of a marked pair on PLV's 1,050 sentences, none trained on (`detente classify`): {told}.",
        ]
    return "\n".join(lines)


def card(about: dict) -> str:
    calibration, training = about["calibration"], about["training"]
    size = (WEIGHTS / "reader.onnx").stat().st_size / 1e6
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
            f"**Training.** Settings of the last run: {settings}. It began with the weights of two earlier runs on part of the",
            "same corpus. Annotators were language-model helpers that worked from `training/CODING.md`; none of the pages",
            "below trained it, and no text of the real articles is in the project. The corpus as it stands now:",
            "",
            "| corpus | reports | acts | mentions | conditions | types |",
            "|---|---|---|---|---|---|",
            *corpus(),
            "",
            "Besides: 1,000 written marked pairs (`written_relations`), for the relation of two sides.",
            "",
            "**Figures.** " + figure_tables(about),
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
    readme = README.read_text(encoding="utf-8")
    before, _, rest = readme.partition(BEGIN)
    _, _, after = rest.partition(END)
    README.write_text(f"{before}{BEGIN}\n{figure_tables(about)}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
