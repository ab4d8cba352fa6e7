"""What a page's furniture says: patterns of lines that are no part of a report.

Each is tried on one line of at most some hundred characters, see `furniture.kind_of`.
"""

from __future__ import annotations

import re

PROMPT = re.compile(
    r"""^(?:\W*)(?:
      (?:read|see|watch|listen|also|more|view|hear)(?:\s+(?:more|also|next|now|here|it|on|about|the\s+full\s+\w+
        |related))*
        \s*[:|»›>–—]
      | (?:related|recommended|explainer|explained|in\s+pictures|(?:photo\s+)?gallery|live\s+updates?
        |from\s+the\s+archives?|
        don['’]t\s+miss|must\s+read|opinion|analysis|video|photos|podcast|background|in\s+depth)
        (?:\s+(?:stor(?:y|ies)|articles?|news|coverage|content|links?|reading|topics?))?\s*[:|»›>]
      | (?-i:READ|WATCH|SEE)\s+(?-i:[A-Z])
      | click\s+(?:here|for|on|to)\b | (?:tap|swipe)\s+(?:here|to)\b | scroll\s+(?:down\s+)?(?:for|to)\b
      | (?:story|article|post|text|content)\s+continues?d?\b
      | (?:return|back|jump|go|skip)\s+to\s+(?:the\s+)?(?:top|main|content|article|homepage|navigation)
      | continue\s+reading | keep\s+reading | read\s+(?:the\s+)?(?:full|original|more|next|also)\b
        | watch\s+(?:now|below|live)\b
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
PLAYER = re.compile(
    r"""^\W*(?:just\s+watched|must\s+watch|hide\s+caption|media\s+playback|story\s+highlights|your\s+browser
      |(?:please\s+)?enable\s+javascript|javascript\s+is)\b""",
    re.I | re.X,
)
PROMPT_END = re.compile(
    r"(?:\bread\s+more|\blearn\s+more|\bsee\s+more|replay\s+more\s+videos.*|must\s+watch.*|\blisten\s*·.*)\W*$", re.I
)
TAIL = re.compile(
    r"""^\W*(?:
      (?:you\s+(?:might|may)|we\s+think\s+you).{0,30}\b(?:like|enjoy|interested|missed)
      | don['’]?t\s+miss(?:\s+(?:it|this|out))?
      | (?:the\s+)?(?:most|more|top|latest|recent|recommended|related|popular|trending|other|similar|further|also
        |editor['’]?s?['’]?|today['’]s|
         featured|suggested|promoted|sponsored|paid|must|breaking|best|next|previous|up|in\s+case\s+you|what\s+to
           |from|around|explore|keep)
        (?:\s+(?:in|on|from|for|of|the|this|our|your|to|by|around|up))*
        (?:\s+(?:popular|read|reads|viewed|shared|watched|commented|stories|story|news|articles?|posts?|headlines?
          |topics?|picks?|content|coverage|
          links?|reading|videos?|now|next|recent|latest|more|today|missed\s+it|category|section|author|web|picks
            |world|politics|business|
          video|galleries|discussed|trending|week|day|us|about|related|like\s+this|you|updates?|section)){1,4}
      | related | recommended | trending | popular | most\s+read | read\s+next | up\s+next | see\s+also | latest
        | more\s+like\s+this
      | (?:recommended|suggested)\s+for\s+you | from\s+our\s+(?:partners?|sponsors?) | more\s+(?:from|on|in
        |about)\s+.{2,40}
      | about\s+the\s+(?:author|writer|reporter)s? | authors? | the\s+authors? | (?:tags|topics|filed\s+under
        |keywords)
      | share\s+this:? .{0,10} | post\s+navigation | sponsored | promoted | taboola | around\s+the\s+web
        | editor['’]?s['’]?\s+picks?
      | what\s+(?:to\s+read|we['’]re\s+reading|others\s+are\s+reading)\b.{0,20} | what\s+to\s+know
        | in\s+this\s+section
    )\W*$""",
    re.I | re.X,
)
END = re.compile(
    r"""^\W*(?:
      leave\s+a\s+(?:comment|reply) | (?:post|add|write|submit|make|read|view|show|hide|see)\s+(?:a\s+|your\s+
        |the\s+|all\s+)?(?:\d+\s+)?comments?\b
      | \d*\s*comments?(?:\s*\(\d+\))? | comments?\s+(?:are|have)\s+(?:been\s+)?(?:closed|disabled|off).*
        | comment\s+(?:policy|guidelines|rules)
      | join\s+the\s+(?:conversation|discussion|debate) | (?:be\s+the\s+)?first\s+to\s+comment | cancel\s+reply
      | your\s+e?-?mail\s+address\s+will\s+not\s+be\s+published.* | required\s+fields\s+are\s+marked.*
      | (?:log|sign)\s*in\s+to\s+(?:comment|reply|post|leave).* | you\s+must\s+be\s+logged\s+in.* | sort\s+by.*
        | (?:no|\d+)\s+(?:replies|responses)
      | please\s+enter\s+your\s.* | save\s+my\s+name.* | notify\s+me\s+of.* | have\s+your\s+say
      | what\s+do\s+you\s+think\??
      | .{0,60}(?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*(?:19|20)\d\d.* | .{0,80}all\s+rights\s+reserved.*
      | .{0,40}(?:terms\s+of\s+(?:use|service)|privacy\s+policy|cookie\s+policy)(?:\s+.{0,60})? | (?:©
        |copyright\b).{0,80}
    )\W*$""",
    re.I | re.X,
)
SIGNUP_VERB = re.compile(
    r"""^\W*(?:sign\s+up|subscribe|get\s|receive|join\s|follow\s|download|enter\s+your|support\s+(?:our|quality
      |independent|us)|register|log\s+in|
    thank\s+you\s+for|you\s+can\s+(?:un)?subscribe|by\s+(?:sign|click|submit|subscrib|enter|provid)|want\s
      |keep\s+up|stay\s|start\s+your|create\s+(?:a|an|your)\s|
    already\s+(?:a|have)|become\s+a|this\s+(?:article|story|content)\s+is\s+(?:for|only|available|reserved)
      |to\s+(?:continue|keep)\s+reading|
    your\s|like\s+us|our\s+(?:daily|free|morning|weekly|newsletter)|the\s+(?:daily|best|latest|day['’]s)|donate
      |chat\s+with|please\s|a\s+(?:daily|weekly)\s|\w+\s+newsletter)""",
    re.I | re.X,
)
SIGNUP_NOUN = re.compile(
    r"""newsletter|\binbox\b|\bsubscri(?:be|ber|ption)|\bsign(?:ing)?\s+up\b|privacy\s+policy|terms\s+(?:of|and)\s
      |e-?mail\s+(?:address|alerts?|updates?)|
    our\s+(?:free\s+)?app\b|push\s+notifications?|on\s+(?:facebook|twitter|instagram|telegram|whatsapp|youtube
      |google\s+news)\b|\bjournalism\b|
    free\s+(?:account|trial)|breaking\s+news\s+alerts|morning\s+briefing|daily\s+briefing|\bunsubscribe\b
      |latest\s+(?:news|headlines|stories)|
    facebook\s+messenger|support\s+us\b""",
    re.I | re.X,
)
COOKIES = re.compile(
    r"\bwe\s.{0,30}\buse\s+cookies|\b(?:accept|manage|reject)\s+(?:all\s+)?cookies|\bcookies?\s+to\s+(?:improve|enhance)",
    re.I,
)
NOTE = re.compile(
    r"""^\W*(?:
      contribut(?:ing|ors?)\s*: | with\s+(?:inputs?|files?|reporting|additional\s+reporting|agency\s+inputs
        |agencies|material|information)\b.{0,60}$
      | (?:re-?(?:files|casts|peats|sends)|corrects|adds|updates|clarifies)\b.{0,10}\b(?:to|with|typo|para
        |headline|dateline|spelling|throughout|details|quote)
      | (?:\w+\s*:\s*)?this\s+(?:story|article|post|report|page|piece|version|item|copy|headline|op-?ed|essay|column)
        \s+(?:was
        |has\s+(?:not\s+)?been|is|first|originally|appeared|appears|may|will|contains)\b
        .{0,40}\b(?:updated|corrected|amended|published|appeared|produced|edited|written|based|part|reprinted
          |syndicated|translated|generated|version|developing|affiliate)
      | the\s+(?:story|article|post|essay)\s+(?:was\s+)?(?:first|originally)\s+(?:appeared|published)
      | (?:correction|clarification|editor['’]?s['’]?\s+note|disclaimer)\s*:
      | (?:follow|e-?mail|write\s+to|contact|reach|tweet)\b.{0,80}@\w | \S+@\S+\.\w+\W*$ | @\w+\W*$
      | (?:the\s+)?(?:views|opinions)\s+(?:expressed|in\s+this).{0,80}(?:own|author|necessarily)
      | our\s+standards\s*: | read\s+the\s+original | (?:first|originally)\s+published\b.{0,60}$
        | more\s+details\s+(?:soon|to\s+follow)
      | (?:updated|corrected)\s*\|?\s*$
    ) | \bcontributed\s+(?:to\s+)?(?:this\s+|the\s+)?(?:report(?:ing)?|story|article|from\s+[\w\s,.]+)\W*$""",
    re.I | re.X,
)
LABELLED = re.compile(
    r"""^\W*(?:
      (?:additional\s+|further\s+)?(?:report(?:ing|ed)|writing|written|editing|edited|compiled|translated|translation
        |produced|graphics?|photography)\s+(?:and\s+(?:writing|editing|reporting)\s+)?by\b
      | (?:update|note|sources?|tags?|topics?|filed\s+under|keywords|categories|category|credits?|contact|via)\s*:
    )""",
    re.I | re.X,
)
TELLS = re.compile(
    r"\b(?:said|says|told|was|were|had|wrote|posted|announced|claimed|accused|called|found|showed|shows)\b"
)
UPDATE_HEADING = re.compile(r"^\W*update\s*:?\s*(?:at\s+)?\d", re.I)
BYLINE = re.compile(
    r"^(?:(?:story|words|text|report|written|posted|published)\s+)?by[:\s]\s*(?:[A-Z]|the\s+[A-Z])", re.I
)
BYLINE_PROSE = re.compile(r"\b(?:was|were|is|are|has|have|had|said|says|will|would|that|to)\b")
