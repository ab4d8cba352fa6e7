"""Picture captions and credits: text that stands among a report's paragraphs and is none of them."""

from __future__ import annotations

import re

_HOUSE = (
    r"(?:AP|AFP|EPA|EFE|DPA|TASS|UPI|PA|Reuters|Getty|Getty\s+Images|Shutterstock|Xinhua|Anadolu(?:\s+(?:Agency|Images))?"
    r"|Alamy|Bloomberg|Sipa|Zuma|Corbis|Landov|Wire|WireImage|NurPhoto|Magnum|iStock|Yonhap|Kyodo|Sputnik|ANI|PTI|AAP"
    r"|Associated\s+Press|Rex|Newscom|EPA-EFE|AA|USA\s+TODAY|Polaris|Redux|MAXAR|Handout)"
)
_BEGINS = re.compile(
    r"""^\W*(?:
      file\s*(?:photo|picture|image|pic)?\s*[-–—:.(] | file\s+(?:photo|picture|image)\b
      | (?:image|photo|picture|video|media)\s+(?:copyright|caption|source|credit|courtesy)\b
      | (?:photo|picture|image|photograph|pic|photos|credit|photo\s+by|photograph\s+by|pictured|caption)\s*:
      | photos?\s+(?:by|courtesy)\b | enlarge\s+this\s+image | toggle\s+caption
      | in\s+(?:this|an?)\s+(?:(?:taken|image|still|file|handout|undated|recent|frame|released|satellite|aerial
        |combination|of|on|from|and|(?-i:[A-Z][\w.]*)|\d+),?\s+){0,7}
        (?:photo|image|picture|handout|screen\s?grab|video|frame\s+grab|photograph)s?\b
      | this\s+(?:[\w-]+,?\s+){0,5}(?:photo|image|picture|handout|screen\s?grab|photograph
        |combination)\b.{0,60}\b(?:shows|taken|provided|released|obtained)\b
      | an?\s+(?:undated|handout|combination)\s+(?:photo|image|picture)
    )""",
    re.I | re.X,
)
_ENDS = re.compile(
    rf"""(?:
      \((?:(?:AP|AFP|EPA|Reuters)\s?[/ ]\s?(?:Photo|[A-Z])|Photo\b|Image\b|Credit\b|Getty|File\b|Pool\b|Courtesy
        |[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){{0,3}}\s?/)[^()]{{0,80}}\)
      | \b(?:REUTERS|AFP|AP|EPA|Getty|Xinhua|Anadolu|Yonhap|Kyodo|TASS|dpa|PA)\s?(?:PHOTO)?\s?/\s?[A-Z](?:[^/.]
        |(?<=\b[A-Z])\.){{1,50}}(?:/[^/.]{{1,40}})?
      | [/|]\s?(?:via\s+)?{_HOUSE}(?:\s+(?:Images|file|pool|archive|photo))*
      | \bvia\s+(?:REUTERS|AP|AFP|Getty(?:\s+Images)?|EPA|Storyful|Shutterstock)
      | \bGetty\s+Images | \[(?:[^\[\]]{{1,60}}/\s?)?(?:AP|Reuters|AFP|EPA|EPA-EFE|Al\s+Jazeera
        |Getty(?:\s+Images)?|File|Anadolu[^\]]*|[A-Z][\w\s]{{1,30}}/{_HOUSE})\]
      | \((?:file|handout|stock|pool)(?:\s+(?:photo|image|picture))?\) | \btoggle\s+caption.*
      | \b(?:photograph(?:er)?|photo|picture|image|credit)\s?(?:by)?\s?:\s?[A-Z](?:[^.]|(?<=\b[A-Z])\.){{2,60}}
        | \bphoto\s+(?:by|courtesy)\s+[A-Z][^.]{{2,60}}
      | \b(?:screen\s?(?:grab|shot))(?:\s+(?:from|via|taken)\s[^.]{{2,60}})?
    )[\s.)\]]*$""",
    re.X,
)  # fmt: skip
_SIGNED = re.compile(r"\((?:AP|AFP|EPA|Reuters)\)[\s.]*$")
_INSIDE = re.compile(
    r"\b(?:toggle\s+caption|hide\s+caption|image\s+caption|media\s+caption|enlarge\s+this\s+image)\b"
    r"|\(AP Photo/|\(Photo by ",
    re.I,
)
_CREDIT = re.compile(
    rf"""^\W*(?:(?:[A-Z][\w.'’-]*\s+){{0,4}}[A-Z][\w.'’-]*\s?[/|]\s?(?:[\w.'’-]+\s?[/|]\s?){{0,3}}(?:\w+\svia\s)?{_HOUSE}.{{0,30}}
      | {_HOUSE}(?:\s?[/|]\s?.{{2,40}})? | (?:[\w.'’-]+\s+){{1,4}}via\s+{_HOUSE}.{{0,20}} | file\s+(?:photo|image
        |picture) | handout
    )\W*$""",
    re.X,
)  # fmt: skip
_CREDIT_WORD = re.compile(
    r"^\W*(?:photo|picture|image|photograph|credit|courtesy|illustration|file photo)s?\b\s*(?:by|credit|courtesy)?\s*:",
    re.I,
)

_SCENE = re.compile(
    r"""\b(?:speaks?|waves?\s+(?:to|at|a|an|the|his|her|from|during|flags)|gestures?
      |looks\s+(?:on|at)|walks?|stands?|sits?|poses?|shakes?|greets?|attends?|arrives?|addresses|
    delivers|listens?|watch(?:es)?|carry|carries|marches|inspects?|takes?\s+part|shows|peers?|rides?|gathers?
      |chants?|reacts?|boards\s+(?:a|an|the)|
    flies|prays?|mourns?|embraces?|applauds?|hugs?|holds\s+(?:a|an|up|his|her)|meets\s+with|(?:is|are)\s+(?:seen
      |pictured|shown)|
    smiles|lays|burns|rises\s+(?:from|over|after)|wears|raises|salutes?|wait\s+(?:for|to|in|at|on)|celebrates?
      |hold\s+(?:a|an|up|their)|demonstrate)\b""",
    re.X,
)
_NEWS = re.compile(r"\b(?:said|says|told|will|would|could|may|might|should|must|according)\b")
_TOLD = re.compile(
    r"\b(?:said|says|told|was|were|had|did|added|has|have|will|would|could|can|may|might|should|must|according)\b"
)
_WHEN_AT_END = re.compile(
    r"""(?:\b(?:on|,|last|this|in)\s*(?:mon|tues|wednes|thurs|fri|satur|sun)day|\byesterday|\btoday
    |\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:,?\s+(?:19|20)\d\d)?
      |\b\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:,?\s+(?:19|20)\d\d)?)[.\s]*$""",
    re.I | re.X,
)
_DATELINE = re.compile(r"[A-Z][A-Z .,'’/-]{2,40}\s*(?:\(|:|—|–|-\s)")
_SIDES = re.compile(
    r"(?:,|\()\s?(?:second\s+|third\s+|far\s+|top\s+|bottom\s+)?"
    r"(?:left|right|centre|center|from\s+left|cent(?:re|er)-(?:left|right))(?:,|\))",
    re.I,
)
_LONGEST = 700
"""Characters of the longest caption; the longest seen has 480."""
_CREDIT_WORDS = 9
"""Words of the longest credit; a longer line says what the picture shows as well."""
_SCENE_WITHIN = 110
"""Characters within which a caption without credit shows its verb: its subject comes first."""


def is_caption(line: str) -> bool:
    """Whether `line` describes a picture: by its credit, or as one sentence of what is seen and when."""
    if len(line) > _LONGEST:
        return bool(_INSIDE.search(line[:_LONGEST]))
    if _BEGINS.match(line) or _ENDS.search(line) or _INSIDE.search(line):
        return True
    # An agency alone in brackets also signs the last paragraph of a report.
    return shows_scene(line, dated=not _SIGNED.search(line))


def shows_scene(line: str, dated: bool = True) -> bool:
    """Whether `line` is one sentence in the present tense of something seen, ending with its date if `dated`.

    News prose tells in the past tense; "shakes hands … on Friday" is how captions speak.
    """
    if len(line) > _LONGEST or any(mark in line for mark in '"“”'):
        return False
    if _SIDES.search(line):
        return bool(_SCENE.search(line))
    if _DATELINE.match(line):
        return False
    scene = _SCENE.search(line, 0, _SCENE_WITHIN)
    if not scene or _NEWS.search(line) or _TOLD.search(line, 0, scene.start()):
        return False
    one = not re.search(r"[a-z]{3}[.!?]\s+[A-Z]", line)
    return one and (bool(_WHEN_AT_END.search(line)) if dated else not _TOLD.search(line))


def is_credit(line: str) -> bool:
    """Whether `line` only says whose picture it is: "Photo: AFP", "Jane Doe/AP"."""
    return len(line.split()) <= _CREDIT_WORDS and bool(_CREDIT_WORD.match(line) or _CREDIT.match(line))
