"""Lines of pages and what they are; the prose is there to show what must not be taken for furniture."""

import pytest

from detente.pages.furniture import Kind, kind_of


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Share", Kind.BUTTON),
        ("Share on Facebook", Kind.BUTTON),
        ("World Politics Business Sports Opinion Culture", Kind.BUTTON),
        ("Read more: Orland opens harbour", Kind.PROMPT),
        ("Story Continued Below", Kind.PROMPT),
        ("Slideshow (3 Images)", Kind.PROMPT),
        ("Sign up for our daily briefing newsletter", Kind.SIGNUP),
        ("We use cookies to improve your visit to this site and to measure it.", Kind.SIGNUP),
        ("Related Articles", Kind.TAIL),
        ("You might also like", Kind.TAIL),
        ("Most Popular", Kind.TAIL),
        ("12 Comments", Kind.END),
        ("Copyright © 2024 Northern Courier. All rights reserved.", Kind.END),
        ("By Ines Talbot", Kind.BYLINE),
        ("Photo: AFP", Kind.CREDIT),
        ("Dana Holt/AP", Kind.CREDIT),
        ("FILE PHOTO: The harbour of Tessin is seen from the sea.", Kind.CAPTION),
        ("The president waves to a crowd in Tessin, Velmark, May 3, 2024. REUTERS/Dana B. Holt", Kind.CAPTION),
        ("A soldier stands guard at the gate of the embassy in Tessin on Friday.", Kind.CAPTION),
        ("Aro Venn, left, shakes hands with Lena Moss before their meeting in Tessin.", Kind.CAPTION),
        ("Reporting by Ines Talbot; editing by Rui Okafor", Kind.NOTE),
        ("The Associated Press contributed to this report.", Kind.NOTE),
        ("This story was updated at 1 p.m.", Kind.NOTE),
        ("Sept. 22, 2025 10:31 AM IST", Kind.DATE),
        ("14", Kind.DATE),
        ("Orland has opened a second harbour for grain ships, a month after...", Kind.STUB),
        ("Velmark Rejects Orland's Offer on Grain Corridor", Kind.HEADING),
        ("Will Velmark Return to the Talks on Grain?", Kind.HEADING),
    ],
)
def test_furniture_and_headings(line, kind):
    assert kind_of(line) is kind


@pytest.mark.parametrize(
    "line",
    [
        "Venn said so.",
        "“We want peace!”",
        "The report was published on Monday by the ministry of defence in Tessin.",
        "The latest attack was claimed by the group on Telegram, officials said.",
        "Reports by state media said that the two presidents would meet in May.",
        "Iran says its programme has only peaceful aims and will stick to the accord.",
        "New controls and tighter border patrols will be part of plans unveiled on Monday.",
        "More than 30 people were killed: most of them were on their way to work.",
        "By Monday, the fighters had taken three towns in the north.",
        "He asked reporters to follow the negotiations closely.",
        "Photos of the meeting were shared by the ministry on Facebook on Tuesday.",
        "TESSIN: The president of Velmark rejected talks with Orland on Tuesday.",
        "Share prices fell by a tenth after the announcement.",
        "Comments by the minister drew protests in the capital.",
        "Related talks on prisoners ended without a result on Friday, the envoy said.",
    ],
)
def test_prose(line):
    assert kind_of(line) is Kind.PROSE
