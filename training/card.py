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
        lines += [
            "",
            f"Relation of a marked pair on PLV's 1,050 sentences, none trained on (`detente classify`): {_told(about['plv'])}.",
        ]
    if "plain" in about:
        lines.append(
            f"A plain fine-tune of the base encoder on PLV itself, five folds (`python -m training.plain`): {_told(about['plain'])}."
        )
    return "\n".join(lines)


def _told(figures: dict) -> str:
    return ", ".join(f"{name.replace('_', '-')} {value:.3f}" for name, value in figures.items())


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
            f"**Training.** Settings of the last run: {settings}. It began with the weights of earlier runs on part of the",
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
            f"**Confidence.** Expected calibration error {calibration['error']} (each page by a fit on the others and on the",
            f"development articles, {calibration['pages']} pages in all). The threshold was chosen on these same pages.",
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


PUBLISHED = (
    (
        "PLOVER type of a marked pair, 15 types, PLV's own test",
        "ZSP, tree of questions, 355 M on a GPU, no training",
        "accuracy 0.838, macro-F1 0.824",
    ),
    ("actor, recipient, date and place of 500 stories", "qwen3.5-event-extraction, 0.8 B", "mean F1 0.700"),
    ("event type of a story, 500 stories", "NGEC classifiers", "macro-F1 0.521"),
)
"""Published figures of other systems: ../shared/FIELD.md, section 5, with their sources."""
REACH = {
    "who": ("0.78", "0.90"), "who_what": ("0.68", "0.88"), "who_what_whom": ("0.62", "0.86"), "conditions": ("0.75", "0.88"),
    "quotes": ("0.97", "1.00"), "speaker_acc": ("0.93", "0.98"), "stance_acc": ("0.88", "0.98"),
    "modality_acc": ("0.82", "0.92"), "when_acc": ("0.80", "0.98"), "body": ("0.98", "–"),
}  # fmt: skip
"""What is to be reached, and the agreement of the annotated pages' own two annotators (their SCHEME.md)."""


MEND = {
    "of the right type, but unsure and with wrong sides": "more articles with pronouns and groups as actors; a head that chooses actor and recipient together",
    "only other acts seen on its words": "more annotated articles: sentences with three acts and more are where anchors are missed",
    "right, but less sure than the threshold": "a confidence that knows more; every new annotated page helps its fit",
    "another type": "the near pairs of CODING.md, section 3, written and annotated side by side",
    "a second entry on an act's words": "one anchor a statement: the rule is old, the older annotations are uneven",
    "recipient missed": "recipients that stand inside the content (\u201csaid Assad must go\u201d)",
    "recipient invented": "statements to no one, in articles where the other side is all around",
    "recipient another": "who is told and who is meant, kept apart in annotation",
    "actor another": "coreference over more than one paragraph; army, government and state kept apart",
    "actor missed": "names that the mention head does not see: nouns for groups of people",
    "an entry where no act is annotated": "hard negatives: plans, feelings, descriptions in political prose",
    "nothing seen on its words": "nominalisations and rare verbs",
}
"""What would mend each kind of error that benchmarks/accuracy/errors.py counts."""


def _errors(about: dict) -> list[str]:
    errors = about["errors"]
    rows = [f"| {kind} | {n} | {n / errors['total']:.0%} | {MEND[kind]} |" for kind, n in errors["kinds"][:10]]
    confused = ", ".join(f"{pair} ({n})" for pair, n in errors["types"])
    return [
        "## The commonest errors", "",
        "On the 24 annotated pages and the development articles that may be looked at, at the default threshold",
        "(`python -m benchmarks.accuracy.errors ../shared/examples ../shared/data`, `--show KIND` prints them).", "",
        "| error | how many | share | what would mend it |", "|---|---|---|---|", *rows, "",
        f"Types taken for others: {confused}.", "",
    ]  # fmt: skip


def accuracy(about: dict) -> str:
    """docs/accuracy.md: every figure beside what is to be reached, two annotators, and other systems."""
    sets = [
        ("figures", "24 annotated pages"),
        ("watched", "development, looked at"),
        ("unseen", "development, only scored"),
        ("agreement", "our two annotators"),
    ]
    there = [(part, label) for part, label in sets if part in about]
    lines = [
        "# How accurate it is", "",
        "Written by `python -m training.card` from `src/detente/weights/reader.json`; nothing here is typed by hand. Nothing that",
        "is measured here trained the weights. The page figures are those of `detente evaluate` (F1 with the 95 % interval, or",
        "the share right of what matched); the development articles are 39 real ones, annotated by `training/CODING.md`",
        "(`python -m benchmarks.accuracy.development`), five of them a second time, blind.", "",
        "| task | " + " | ".join(label for _, label in there) + " | to reach | the pages' two annotators |",
        "|---|" + "---|" * (len(there) + 2),
    ]  # fmt: skip
    for name, label in (*FIGURES, *SHARES):
        cells = [_cell(about[part].get(name)) for part, _ in there]
        lines.append(f"| {label} | " + " | ".join(cells) + f" | {REACH[name][0]} | {REACH[name][1]} |")
    for name in (name for name in about.get("unseen", {}) if isinstance(about["unseen"][name], list) and " " in name):
        cells = [_share(about[part].get(name)) for part, _ in there]
        lines.append(f"| {name} | " + " | ".join(cells) + " | | |")
    lines += ["", "Precision of who-what-whom: " + ", ".join(
        f"{label} {about[part]['who_what_whom']['p']:.3f}" for part, label in there
    ) + ".", ""]  # fmt: skip
    if "plv" in about:
        lines += [
            "## Relation of a marked pair",
            "",
            "PLV's 1,050 sentences, 15 types (CONCEDE and RETREAT as one).",
            "",
        ]
        lines.append(f"- `detente classify`, not trained on it: {_told(about['plv'])}")
        if "plain" in about:
            lines.append(f"- a plain fine-tune of the base encoder on it, five folds: {_told(about['plain'])}")
        lines.append("")
    if "errors" in about:
        lines += _errors(about)
    lines += [
        "## Other systems",
        "",
        "On their own sets, so for orientation only.",
        "",
        "| task | system | figure |",
        "|---|---|---|",
    ]
    lines += [f"| {task} | {system} | {figure} |" for task, system, figure in PUBLISHED]
    return "\n".join(lines) + "\n"


def _cell(value: dict | float | None) -> str:
    if isinstance(value, dict):
        low, high = value.get("interval", (None, None))
        return f"{value['f1']:.3f}" + (f" ({low}–{high})" if low is not None else "")
    return "–" if value is None else f"{value:.3f}"


def _share(value: list | None) -> str:
    return f"{value[0] / value[1]:.3f} of {value[1]}" if value else "–"


def main() -> None:
    about = json.loads((WEIGHTS / "reader.json").read_text(encoding="utf-8"))
    (WEIGHTS / "README.md").write_text(card(about), encoding="utf-8")
    (README.parent / "docs" / "accuracy.md").write_text(accuracy(about), encoding="utf-8")
    readme = README.read_text(encoding="utf-8")
    before, _, rest = readme.partition(BEGIN)
    _, _, after = rest.partition(END)
    README.write_text(f"{before}{BEGIN}\n{figure_tables(about)}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
