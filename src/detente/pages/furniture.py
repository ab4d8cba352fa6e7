"""What a line of a page is: prose, a heading, or furniture, and which.

A page's lines are told apart by what holds on any outlet's pages: sentences end in a full stop, links do not; share
buttons, sign-up boxes and photo credits use a small vocabulary. Only the beginning and the end of a line are looked
at, so a line of a million characters costs no more than a short one.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from .captions import is_caption, is_credit
from .dates import is_date_line


class Kind(Enum):
    """What a line is. All but the first four are furniture: never part of a report."""

    PROSE = auto()  # a sentence or more
    FRAGMENT = auto()  # long and without a full stop, or plainly the middle of something
    HEADING = auto()  # short and without a full stop: headline, subhead, link, label
    STUB = auto()  # cut off with an ellipsis, as teasers are
    CAPTION = auto()  # what a picture shows, with or without its credit
    CREDIT = auto()  # whose picture it is, alone on its line
    PROMPT = auto()  # a pointer elsewhere: "Read more: …", "Story continues below"
    BUTTON = auto()  # share and menu words
    SIGNUP = auto()  # newsletters, apps, subscriptions
    NOTE = auto()  # who contributed, when it was corrected, whom to write to
    BYLINE = auto()  # "By Jane Doe"
    DATE = auto()  # a date line or a bare number
    TAIL = auto()  # opens a list of other stories: "Related Articles"
    END = auto()  # what only comes after a report: comments, copyright

    @property
    def furniture(self) -> bool:
        return self not in (Kind.PROSE, Kind.FRAGMENT, Kind.HEADING, Kind.STUB)


_EDGE = 400
"""Characters at a line's beginning and end that tell its kind."""
_HEADING_WORDS = 16
"""Words of the longest line without a full stop that is a heading: headlines have 6 to 16."""
_TITLE_WORDS = 20
"""Words of the longest line In Title Case that is a heading although it ends in "?" or "!"."""
_SHORT = 14
"""Words of the longest line that one furniture phrase makes furniture; in a longer one it is a part of prose."""

_SENTENCE_END = re.compile(r"""[.!?:;。！？][\s'"”’»)\]]*$""")
_CUT = re.compile(r"""(?:\.\.\.|…|\[…\]|\[\.\.\.\])[\s'"”’»)\]]*(?:(?:read|see|view|learn)\s+more\W*)?$""", re.I)
_OPENS_MIDWAY = re.compile(r"""^["“‘'(\[]?[a-z]|^[-–—•*·▪●◦]\s""")

_BUTTONS = frozenset(
    """share shares share: tweet email e-mail mail print save saved copy link copied facebook twitter x whatsapp linkedin
    reddit pinterest telegram flipboard messenger instagram youtube tiktok threads bluesky viber line wechat weibo tumblr
    rss listen follow us subscribe subscriptions sign log in login out register join menu search advertisement ad ads
    advertising sponsored skip to main content close open next previous prev more show hide play pause back top loading
    this article story page post on via with a the friend and by your or for our is tags topics bookmark like likes
    reactions views view read gift unlock text size font resize a+ a- aa home toggle navigation expand collapse all
    account my profile go cookie cookies settings accept go click here download app comments comment print edition e-paper
    google news trending live watch tv video audio podcasts podcast newsletters newsletter""".split()
)
_MENU = frozenset(
    """world politics business sports sport opinion culture tech technology science health travel entertainment lifestyle
    style economy markets money arts life books music film movies weather local national international education
    environment climate features editorial editorials analysis magazine photos pictures games crosswords asia africa
    europe americas uk us usa india china australia canada latest about contact help faq careers privacy terms""".split()
)
_PROMPT = re.compile(
    r"""^(?:\W*)(?:
      (?:read|see|watch|listen|also|more|view|hear)(?:\s+(?:more|also|next|now|here|it|on|about|the\s+full\s+\w+|related))*
        \s*[:|»›>–—]
      | (?:related|recommended|explainer|explained|in\s+pictures|(?:photo\s+)?gallery|live\s+updates?|from\s+the\s+archives?|
        don['’]t\s+miss|must\s+read|opinion|analysis|video|photos|podcast|background|in\s+depth)
        (?:\s+(?:stor(?:y|ies)|articles?|news|coverage|content|links?|reading|topics?))?\s*[:|»›>]
      | click\s+(?:here|for|on|to)\b | (?:tap|swipe)\s+(?:here|to)\b | scroll\s+(?:down\s+)?(?:for|to)\b
      | (?:story|article|post|text|content)\s+continues?d?\b
      | (?:return|back|jump|go|skip)\s+to\s+(?:the\s+)?(?:top|main|content|article|homepage|navigation)
      | continue\s+reading | keep\s+reading | read\s+(?:the\s+)?(?:full|original|more|next|also)\b | watch\s+(?:now|below|live)\b
      | slideshow\b | view\s+(?:gallery|slideshow|all|photos|images)\b | \d+\s+(?:images|photos|of\s+\d+)\b
      | (?:just|must)\s+watch(?:ed)?\b | hide\s+caption | show\s+(?:caption|more) | play\s+video | media\s+playback
      | story\s+highlights | (?:this\s+)?video\s+(?:is\s+)?(?:un)?(?:available|playing|player|can\s*not)
      | your\s+browser | (?:please\s+)?enable\s+javascript | javascript\s+is | (?:an?\s+)?advertisement\b
      | keep\s+up\s+with\s+this\s+story | listen\s+·| listen\s+to\s+(?:this|the)\s+(?:article|story)
      | embed(?:ded)?\s+(?:code|video|tweet) | view\s+this\s+post\s+on | pic\.twitter\.com
      | \[?(?:video|photo|audio|image|gallery|tweet)\]?$
    )""",
    re.I | re.X,
)
_PROMPT_END = re.compile(r"""(?:\bread\s+more|\blearn\s+more|\bsee\s+more|replay\s+more\s+videos.*|must\s+watch.*|\blisten\s*·.*)\W*$""", re.I)
_TAIL = re.compile(
    r"""^\W*(?:
      (?:you\s+(?:might|may)|we\s+think\s+you).{0,30}\b(?:like|enjoy|interested|missed)
      | don['’]?t\s+miss(?:\s+(?:it|this|out))?
      | (?:the\s+)?(?:most|more|top|latest|recent|recommended|related|popular|trending|other|similar|further|also|editor['’]?s?['’]?|today['’]s|
         featured|suggested|promoted|sponsored|paid|must|breaking|best|next|previous|up|in\s+case\s+you|what\s+to|from|around|explore|keep)
        (?:\s+(?:in|on|from|for|of|the|this|our|your|to|by|around|up))*
        (?:\s+(?:popular|read|reads|viewed|shared|watched|commented|stories|story|news|articles?|posts?|headlines?|topics?|picks?|content|coverage|
          links?|reading|videos?|now|next|recent|latest|more|today|missed\s+it|category|section|author|web|picks|world|politics|business|
          video|galleries|discussed|trending|week|day|us|about|related|like\s+this|you|updates?|section|[A-Z][\w&]+)){1,4}
      | related | recommended | trending | popular | most\s+read | read\s+next | up\s+next | see\s+also | latest | more\s+like\s+this
      | (?:recommended|suggested)\s+for\s+you | from\s+our\s+(?:partners?|sponsors?) | more\s+(?:from|on|in|about)\s+.{2,40}
      | about\s+the\s+(?:author|writer|reporter)s? | authors? | the\s+authors? | (?:tags|topics|filed\s+under|keywords)
      | share\s+this:? .{0,10} | post\s+navigation | sponsored | promoted | taboola | around\s+the\s+web | editor['’]?s['’]?\s+picks?
      | what\s+(?:to\s+read|we['’]re\s+reading|others\s+are\s+reading)\b.{0,20} | what\s+to\s+know | in\s+this\s+section
    )\W*$""",
    re.I | re.X,
)
_END = re.compile(
    r"""^\W*(?:
      leave\s+a\s+(?:comment|reply) | (?:post|add|write|submit|make|read|view|show|hide|see)\s+(?:a\s+|your\s+|the\s+|all\s+)?(?:\d+\s+)?comments?\b
      | \d*\s*comments?(?:\s*\(\d+\))? | comments?\s+(?:are|have)\s+(?:been\s+)?(?:closed|disabled|off).* | comment\s+(?:policy|guidelines|rules)
      | join\s+the\s+(?:conversation|discussion|debate) | (?:be\s+the\s+)?first\s+to\s+comment | cancel\s+reply
      | your\s+e?-?mail\s+address\s+will\s+not\s+be\s+published.* | required\s+fields\s+are\s+marked.*
      | (?:log|sign)\s*in\s+to\s+(?:comment|reply|post|leave).* | you\s+must\s+be\s+logged\s+in.* | sort\s+by.* | (?:no|\d+)\s+(?:replies|responses)
      | save\s+my\s+name.* | notify\s+me\s+of.* | have\s+your\s+say | what\s+do\s+you\s+think\??
      | .{0,60}(?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*(?:19|20)\d\d.* | .{0,80}all\s+rights\s+reserved.*
      | .{0,40}(?:terms\s+of\s+(?:use|service)|privacy\s+policy|cookie\s+policy)(?:\s+.{0,60})? | (?:©|copyright\b).{0,80}
    )\W*$""",
    re.I | re.X,
)
_SIGNUP_VERB = re.compile(
    r"""^\W*(?:sign\s+up|subscribe|get\s|receive|join\s|follow\s|download|enter\s+your|support\s+(?:our|quality|independent|us)|register|log\s+in|
    thank\s+you\s+for|you\s+can\s+(?:un)?subscribe|by\s+(?:sign|click|submit|subscrib|enter|provid)|want\s|keep\s+up|stay\s|start\s+your|create\s+(?:a|an|your)\s|
    already\s+(?:a|have)|become\s+a|this\s+(?:article|story|content)\s+is\s+(?:for|only|available|reserved)|to\s+(?:continue|keep)\s+reading|
    your\s|like\s+us|our\s+(?:daily|free|morning|weekly|newsletter)|the\s+(?:daily|best|latest|day['’]s)|donate|chat\s+with|please\s|a\s+(?:daily|weekly)\s|\w+\s+newsletter)""",
    re.I | re.X,
)
_SIGNUP_NOUN = re.compile(
    r"""newsletter|\binbox\b|\bsubscri(?:be|ber|ption)|\bsign(?:ing)?\s+up\b|privacy\s+policy|terms\s+(?:of|and)\s|e-?mail\s+(?:address|alerts?|updates?)|
    our\s+(?:free\s+)?app\b|push\s+notifications?|on\s+(?:facebook|twitter|instagram|telegram|whatsapp|youtube|google\s+news)\b|\bjournalism\b|
    free\s+(?:account|trial)|breaking\s+news\s+alerts|morning\s+briefing|daily\s+briefing|\bunsubscribe\b|latest\s+(?:news|headlines|stories)|
    facebook\s+messenger|support\s+us\b""",
    re.I | re.X,
)
_COOKIES = re.compile(r"\bwe\s.{0,30}\buse\s+cookies|\b(?:accept|manage|reject)\s+(?:all\s+)?cookies|\bcookies?\s+to\s+(?:improve|enhance|personali)", re.I)
_NOTE = re.compile(
    r"""^\W*(?:
      contribut(?:ing|ors?)\s*: | (?:additional\s+|further\s+)?(?:report(?:ing|s|ed)|writing|written|editing|edited|compiled|translated|translation|produced|graphics?|photography)\s+
        (?:and\s+(?:writing|editing|reporting)\s+)?by\b
      | with\s+(?:inputs?|files?|reporting|additional\s+reporting|agency\s+inputs|agencies|material|information)\b.{0,60}$
      | (?:re-?(?:files|casts|peats|sends)|corrects|adds|updates|clarifies)\b.{0,10}\b(?:to|with|typo|para|headline|dateline|spelling|throughout|details|quote)
      | (?:this|the)\s+(?:story|article|post|report|page|piece|version|item|copy|headline|op-?ed|essay|column)\s+(?:was|has\s+been|is|first|originally|appeared|appears|may|will|contains)\b
        .{0,40}\b(?:updated|corrected|amended|published|appeared|produced|edited|written|based|part|reprinted|syndicated|translated|generated|version|be\s+updated|developing|affiliate)
      | (?:correction|clarification|editor['’]?s['’]?\s+note|update|disclaimer|note|source|sources|tags?|topics?|filed\s+under|keywords|categories|category|credits?|contact|via)\s*:
      | (?:follow|e-?mail|write\s+to|contact|reach|tweet)\b.{0,80}@\w | \S+@\S+\.\w+\W*$ | @\w+\W*$
      | (?:the\s+)?(?:views|opinions)\s+(?:expressed|in\s+this).{0,80}(?:own|author|necessarily)
      | our\s+standards\s*: | read\s+the\s+original | (?:first|originally)\s+published\b.{0,60}$ | more\s+details\s+(?:soon|to\s+follow)
      | (?:updated|corrected)\s*\|?\s*$
    ) | \bcontributed\s+(?:to\s+)?(?:this\s+|the\s+)?(?:report(?:ing)?|story|article|from\s+[\w\s,.]+)\W*$""",
    re.I | re.X,
)
_UPDATE_HEADING = re.compile(r"^\W*update\s*:?\s*(?:at\s+)?\d", re.I)
_BYLINE = re.compile(r"^(?:(?:story|words|text|report|written|posted|published)\s+)?by[:\s]\s*(?:[A-Z]|the\s+[A-Z])", re.I)
_BYLINE_PROSE = re.compile(r"\b(?:was|were|is|are|has|have|had|said|says|will|would|that|to)\b")


def kind_of(line: str) -> Kind:
    """What `line` is. Empty and blank lines are not asked about."""
    head, tail = line[:_EDGE], line[-_EDGE:]
    words = line.split() if len(line) < 20_000 else head.split() * 50
    count = len(words)
    if not any(character.isalpha() for character in head + tail):
        return Kind.DATE
    if count <= 3 * _SHORT and (furniture := _furniture(line, words)):
        return furniture
    if is_caption(line):
        return Kind.CAPTION
    if _CUT.search(tail):
        return Kind.STUB
    if _SENTENCE_END.search(tail):
        if count <= _TITLE_WORDS and tail.rstrip("'\"”’ ")[-1:] in "?!" and in_title_case(words):
            return Kind.HEADING
        return Kind.PROSE
    if (count > _HEADING_WORDS and not in_title_case(words)) or (_OPENS_MIDWAY.match(head) and count > 3):
        return Kind.FRAGMENT
    return Kind.HEADING


def _furniture(line: str, words: list[str]) -> Kind | None:
    count = len(words)
    short = count <= _SHORT
    if is_date_line(line):
        return Kind.DATE
    if short:
        if _END.match(line):
            return Kind.END
        if _is_buttons(words):
            return Kind.BUTTON
        if _TAIL.match(line) and not _SENTENCE_END.search(line.rstrip(":")):
            return Kind.TAIL
        if is_credit(line):
            return Kind.CREDIT
        if _BYLINE.match(line) and not (_BYLINE_PROSE.search(line) or line.rstrip().endswith(".")):
            return Kind.BYLINE
    if _UPDATE_HEADING.match(line):
        return None
    if _COOKIES.search(line) or _SIGNUP_VERB.match(line) and _SIGNUP_NOUN.search(line):
        return Kind.SIGNUP
    if _NOTE.search(line):
        return Kind.NOTE
    if _PROMPT.match(line) or _PROMPT_END.search(line):
        return Kind.PROMPT
    return None


def _is_buttons(words: list[str]) -> bool:
    plain = [word.lower().strip(".,:|()[]•·›»>") for word in words]
    plain = [word for word in plain if word and not word.isdigit()]
    return len(plain) <= 10 and all(word in _BUTTONS for word in plain) or (
        len(plain) > 3 and sum(word in _MENU or word in _BUTTONS for word in plain) >= 0.8 * len(plain)
    )


def in_title_case(words: list[str]) -> bool:
    """Whether Most Words Begin With a Capital, as headlines of many outlets do."""
    long = [word.strip("'\"“”‘’(") for word in words if len(word) > 3]
    return len(words) >= 4 and len(long) >= 2 and sum(word[:1].isupper() or word[:1].isdigit() for word in long) >= 0.8 * len(long)


def ends_sentence(line: str) -> bool:
    """Whether `line` ends as a sentence does, closing quotes and brackets aside."""
    return bool(_SENTENCE_END.search(line[-_EDGE:]))
