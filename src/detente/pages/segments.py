"""A page that came as text → headline, paragraphs and teasers.

The report is the run of lines that weighs most: prose weighs for it, menu lines, stubs and lists of other stories
against it (after Pasternack and Roth, "Extracting article text from the web with maximum subsequence
segmentation", WWW 2009, with weights set by hand). Inside the run furniture is left out; what is dear is a lost
paragraph, so a line in doubt stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from detente.nouns.page import Span, Teaser

from .captions import shows_scene
from .furniture import Kind, opens_midway
from .lines import Line, split_lines
from .titles import find_title, same_words

_CAP = 50
"""Words for which a paragraph weighs at most: one endless line must not drag what stands around it into the report."""
_WEIGHT = {
    Kind.HEADING: -6,  # a subhead costs less than the shortest paragraph brings; ten links cost more than a long one
    Kind.STUB: -20,
    Kind.CAPTION: -1,
    Kind.CREDIT: -1,
    Kind.PROMPT: -1,
    Kind.SIGNUP: -2,
    Kind.BUTTON: -3,
    Kind.DATE: -3,
    Kind.NOTE: -4,
    Kind.BYLINE: -5,
    Kind.TAIL: -40,  # a box of links may stand inside a report: two paragraphs after it bring the report back
    Kind.END: -10_000,
}
_IN_TAIL = -10
"""Weight of a paragraph on its own in a list of other stories: the summary under a headline."""
_TAIL_RUN = 3
"""Paragraphs in a row, after the head of a list of other stories, that are the report going on."""
_LONG_FRAGMENT = 25
"""Words from which a line without full stop counts as prose: its end was cut, or the outlet writes so."""
_MIN_BEFORE_END = 40
"""Words of prose before a line like "Comments" for it to end the report: above it stands the same word as a link."""
_MIN_LIST = 3
"""Short lines in a row that are a list, not subheads."""
_MIN_PAIRS = 3
"""Headline and summary, so often in a row up to the page's end, are other stories, with or without a head."""
_HEADLINE_WORDS = (4, 24)
"""Words of a teaser's headline; shorter links are menus, longer ones summaries."""
_PAIR_HEADLINE = 5
"""Words of the shortest headline in such a pair: subheads are mostly shorter."""
_STANDFIRST_WORDS = 40
"""Words of the longest standfirst."""
_KEY = 500
"""Characters of a line by which it is known again."""
_REPEATED_WORDS = 8
"""Words from which a line told twice is no accident."""
_PAIR_SUMMARY = 45
"""Words of the longest summary under a headline: what is longer is a section of a report with many."""
_FRESH = frozenset({Kind.PROSE, Kind.FRAGMENT})


@dataclass(frozen=True, slots=True)
class Segments:
    """A page's parts. `body` holds paragraphs in order; `head` the lines before it, `tail` those after it."""

    title: Span | None = None
    body: tuple[Line, ...] = ()
    teasers: tuple[Teaser, ...] = ()
    head: tuple[Line, ...] = ()
    tail: tuple[Line, ...] = ()
    after_title: tuple[Line, ...] = field(default=())


def segment(text: str, given_title: str | None = None) -> Segments:
    """The parts of a page of text; `given_title` is its headline where a table told it. Never raises."""
    lines = settle(split_lines(text))
    start, end = _report(lines)
    start = _after_headline(lines, start, end, given_title)
    start = _after_standfirst(lines, start, end)
    while start < end and lines[start].kind not in _FRESH:
        start += 1
    body = [line for line in _paragraphs(lines[start:end])]
    if not body and len(lines) == 1 and not lines[0].kind.furniture and lines[0].words > _HEADLINE_WORDS[0]:
        body, start, end = [lines[0]], 0, 1  # a headline alone is all there is to read
    title, at = find_title(lines, start, body, given_title)
    body = [line for line in body if not (title and same_words(line.text, title.of(text)))]
    # Between headline and report stand standfirst, byline and date, but no other story.
    teasers = _teasers(lines[: start if at is None else at], title, text, loose=False)
    teasers += _inline(lines[start:end])
    teasers += _teasers(lines[end:], title, text, loose=True)
    return Segments(
        title,
        tuple(body),
        tuple(teasers),
        tuple(lines[:start]),
        tuple(lines[end:]),
        tuple(lines[at + 1 : start]) if at is not None else (),
    )


def settle(lines: list[Line]) -> list[Line]:
    """Changes the kind of lines that only their neighbours or their repetition give away."""
    out: list[Line] = []
    places: dict[str, int] = {}
    for index, line in enumerate(lines):
        kind = line.kind
        key = re.sub(r"\W+", "", line.text[:_KEY]).lower()
        before = out[-1] if out else None
        first = out[places[key]] if key in places and line.words >= _REPEATED_WORDS else None
        if kind is Kind.CREDIT and before and before.kind in _FRESH and shows_scene(before.text, dated=False):
            out[-1] = replace(before, kind=Kind.CAPTION)
        elif kind is Kind.STUB and before and before.kind in _FRESH:
            kind = Kind.PROSE  # teasers trail off under headlines; under a paragraph it is the report that trails off
        elif first and first.kind is Kind.PROSE and not any(mark in line.text for mark in '"“'):
            kind = Kind.CAPTION  # told twice, as captions do; quoted words a report may well give twice
        elif first and kind is Kind.PROSE and first.kind is Kind.FRAGMENT:
            out[places[key]] = replace(first, kind=Kind.CAPTION)  # without its full stop it was the caption
        places.setdefault(key, index)
        out.append(replace(line, kind=kind))
    return out


def _report(lines: list[Line]) -> tuple[int, int]:
    """First and one past the last line of the weightiest run; equal when nothing on the page weighs."""
    best, best_run = 0.0, (0, 0)
    total, start, prose, tail = 0.0, 0, 0, False
    runs = _prose_runs(lines)
    for index, line in enumerate(lines):
        if line.kind is Kind.TAIL:
            tail = tail or prose >= _MIN_BEFORE_END
        if runs[index] >= _TAIL_RUN:
            tail = False
        weight = _weigh(line, tail, prose)
        if line.kind is Kind.PROSE:
            prose += line.words
        if total <= 0:
            total, start = 0.0, index
        total += weight
        if total > best or (total == best > 0 and line.kind is Kind.PROSE):
            best, best_run = total, (start, index + 1)
    start, end = best_run
    while 0 < end < len(lines) and lines[end].kind is Kind.FRAGMENT and opens_midway(lines[end].text):
        end += 1  # the last lines of a list
    return _without_pairs(lines, start, end)


def _weigh(line: Line, tail: bool, prose: int) -> float:
    if line.kind is Kind.END and prose < _MIN_BEFORE_END:
        return _WEIGHT[Kind.HEADING]
    if line.kind is Kind.TAIL and prose < _MIN_BEFORE_END:
        return _WEIGHT[Kind.HEADING]
    if line.kind in _WEIGHT:
        return _WEIGHT[line.kind]
    if line.kind is Kind.FRAGMENT and line.words < _LONG_FRAGMENT:
        return 0
    return _IN_TAIL if tail else min(line.words, _CAP)


def _prose_runs(lines: list[Line]) -> list[int]:
    """For each line the number of paragraphs in the run it stands in; captions and prompts do not break a run."""
    runs = [0] * len(lines)
    members: list[int] = []
    for index, line in enumerate([*lines, None]):
        if line and line.kind in _FRESH:
            members.append(index)
        elif line and line.kind in (Kind.CAPTION, Kind.CREDIT, Kind.PROMPT, Kind.SIGNUP):
            continue
        else:
            for member in members:
                runs[member] = len(members)
            members = []
    return runs


def _without_pairs(lines: list[Line], start: int, end: int) -> tuple[int, int]:
    """Cuts headline-and-summary pairs off a run's end; a report goes on for several paragraphs under a subhead."""
    cut, pairs, index = end, 0, end - 1
    while index > start + 1:
        if lines[index].kind not in (*_FRESH, Kind.STUB) or lines[index].words > _PAIR_SUMMARY:
            break
        above = index - 1
        while above > start and lines[above].kind in (Kind.DATE, Kind.BYLINE, Kind.BUTTON, Kind.CREDIT):
            above -= 1
        if lines[above].kind is not Kind.HEADING or lines[above].words < _PAIR_HEADLINE:
            break
        pairs, cut, index = pairs + 1, above, above - 1
        while index > start and lines[index].kind in (Kind.DATE, Kind.BYLINE, Kind.BUTTON, Kind.CREDIT):
            index -= 1
    before = sum(line.kind is Kind.PROSE for line in lines[start:cut])
    return (start, cut) if pairs >= _MIN_PAIRS and before >= _TAIL_RUN else (start, end)


def _after_headline(lines: list[Line], start: int, end: int, given: str | None) -> int:
    """Moves a run's start behind a headline inside it that the page repeats, or that was given."""
    total = sum(line.words for line in lines[start:end] if line.kind in _FRESH)
    runs = _prose_runs(lines)
    keys = [re.sub(r"\W+", " ", line.text[:200]).strip().lower() for line in lines]
    before = 0
    for index in range(start, end):
        line = lines[index]
        if before > 0.3 * total or runs[index] >= _TAIL_RUN:  # a repeated line below is a link or the title of a video
            break
        if line.kind in _FRESH:
            before += line.words
        if not _HEADLINE_WORDS[0] <= line.words <= _HEADLINE_WORDS[1]:
            continue
        if (
            given
            and same_words(line.text, given)
            or line.kind is Kind.HEADING
            and any(key.startswith(keys[index]) or key.endswith(keys[index]) for i, key in enumerate(keys[:index]))
        ):
            start = index + 1
    return start


def _after_standfirst(lines: list[Line], start: int, end: int) -> int:
    """Moves a run's start behind the sentence between headline and byline, which sums the report up."""
    if not 0 < start < end - _TAIL_RUN or lines[start - 1].kind is not Kind.HEADING:
        return start
    if lines[start].kind is Kind.PROSE and lines[start].words <= _STANDFIRST_WORDS:
        for index in range(start + 1, min(start + 1 + _TAIL_RUN, end)):
            if lines[index].kind in (Kind.BYLINE, Kind.DATE):
                return index + 1
            if lines[index].kind in _FRESH:
                break
    return start


def _paragraphs(lines: list[Line]) -> list[Line]:
    """The lines of a run that are the report's own: prose, and lists, but no subheads and no furniture."""
    keep = []
    for index, line in enumerate(lines):
        if line.kind in _FRESH or (line.kind is Kind.HEADING and _in_list(lines, index)):
            keep.append(line)
    return keep


def _in_list(lines: list[Line], index: int) -> bool:
    """Whether a short line belongs to a list that a paragraph announces with a colon."""
    first = index
    while first > 0 and lines[first - 1].kind is Kind.HEADING:
        first -= 1
    last = index
    while last + 1 < len(lines) and lines[last + 1].kind is Kind.HEADING:
        last += 1
    return last - first + 1 >= _MIN_LIST and first > 0 and lines[first - 1].text.endswith(":")


def _teasers(lines: list[Line], title: Span | None, text: str, loose: bool) -> list[Teaser]:
    """Headlines and their stubs among `lines`; `loose` takes headlines that end as sentences too."""
    found: list[Teaser] = []
    index, comments = 0, False
    headline = title.of(text) if title else ""
    while index < len(lines):
        line = lines[index]
        index += 1
        if line.kind in (Kind.END, Kind.TAIL):
            comments = line.kind is Kind.END
            continue
        if (
            comments
            or not _is_headline(line, loose)
            or (headline and (same_words(line.text, headline) or headline in line.text))
        ):
            continue
        end, peek = line.span.end, index
        while peek < len(lines) and lines[peek].kind in (Kind.DATE, Kind.BYLINE):
            peek += 1
        if peek < len(lines) and lines[peek].kind in (Kind.STUB, Kind.PROSE, Kind.FRAGMENT):
            end, index = lines[peek].span.end, peek + 1
        elif not loose:
            continue  # above the report a headline without a stub is a menu line
        found.append(Teaser(Span(line.span.start, end), line.span))
    return found


def _is_headline(line: Line, loose: bool) -> bool:
    low, high = _HEADLINE_WORDS
    if not low <= line.words <= high:
        return False
    return line.kind is Kind.HEADING or (loose and line.kind in _FRESH and line.words <= high // 2)


_PROMPTED = re.compile(r"^[^:|»›>]{2,30}[:|»›>]\s*(?P<title>\S.{10,200})$")


def _inline(lines: list[Line]) -> list[Teaser]:
    """Other stories that a line inside the report points to: "Read more: …"."""
    found = []
    for line in lines:
        match = _PROMPTED.match(line.text) if line.kind is Kind.PROMPT else None
        if match:
            found.append(Teaser(line.span, Span(line.span.start + match.start("title"), line.span.end)))
    return found
