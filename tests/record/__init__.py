"""Readings that the tests of the record share."""

from typing import Any

from tests.build import act, contract

SEED = (
    "Kim Jong Un offered to resume talks with the United States only if Washington drops its demand. "
    "He would never give up the weapons. Tokyo rejected it."
)


def seed(version: str = "1", **fields: Any) -> dict[str, Any]:
    """Three acts: an offer on a condition, a refusal to no one, and a refusal by another."""
    return contract(
        SEED,
        [
            act("offered", "AGREE", "offer", by="Kim Jong Un||PRK|GOV", to="the United States|United States|USA|GOV",
                what="resume talks with the United States", condition="only if Washington drops its demand"),
            act("give up", "REJECT.yield", "refusal", by="He|Kim Jong Un|PRK|GOV", confidence=0.6),
            act("rejected", "REJECT", "refusal", by="Tokyo|Japan|JPN|GOV", confidence=0.5),
        ],
        version=version,
        **fields,
    )  # fmt: skip


def numbered(number: int, version: str = "1") -> dict[str, Any]:
    """One of many small pages."""
    text = f"Page {number}: Kim rejected talks with Seoul."
    return contract(text, [act("rejected", "REJECT", "refusal", by="Kim||PRK")], version=version)
