"""HTML → the text a reader sees, block by block, with where its headings and links stand.

This rendering is a page's text; trafilatura, which finds the report, gets the markup itself. Blocks become lines,
scripts, styles and what the page hides are left out. Walks the tree without recursion: markup may nest as deep as
it likes.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from lxml import etree

from detente.nouns.page import Span

from .vocabulary import word_set

_BLOCKS = word_set(
    """address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody
    tfoot thead title tr ul video audio"""
)
_DROPPED = word_set(
    "script style noscript template head svg math iframe object embed canvas select datalist textarea input map"
)
_HEADINGS = word_set("h1 h2 h3 h4 h5 h6")
_CELLS = word_set("td th")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SPACE = re.compile(r"\s+")
_LOOKS_HTML = re.compile(
    r"^\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}\?>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_FRAGMENT = re.compile(r"^\s*<(?:article|main|section|div|p|h1|table|ul|meta|title)\b[^>]{0,500}>.*</\w+>", re.I | re.S)
_TAG = re.compile(r"<(?:/?[a-z][a-z0-9]*[\s/>]|!--|!doctype)", re.I)
_ANY_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*|!--|!)[^<>]*>")
_SNIFFED = 20_000
"""Characters looked at to tell HTML from text."""


@dataclass(slots=True)
class Rendered:
    """The text of an HTML page and what its markup says. Spans are offsets into `text`."""

    text: str = ""
    headings: list[tuple[str, Span]] = field(default_factory=list)
    links: list[Span] = field(default_factory=list)
    breadcrumbs: list[Span] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)


def looks_like_html(text: str) -> bool:
    """Whether `text` is HTML, by how it begins: prose that only mentions a tag is not."""
    head = text[:_SNIFFED]
    return bool(_LOOKS_HTML.match(head) or _FRAGMENT.match(head))


def has_tags(text: str) -> bool:
    """Whether `text`, from a file called HTML, has any tag: some are plain text under the wrong name."""
    return bool(_TAG.search(text))


def render(markup: str) -> Rendered:
    """The rendered text of `markup`, ``\\n`` between blocks. Broken markup gives what can be made of it."""
    out = Rendered()
    try:
        tree = _parse(markup)
    except _TooDeep:
        out.text = _flat_text(markup)
        return out
    if tree is None:
        return out
    writer = _Writer(out)
    # A stack of (node, whether it is being left) instead of recursion.
    stack: list[tuple[etree._Element, bool]] = [(tree, False)]
    while stack:
        node, leaving = stack.pop()
        if leaving:
            writer.leave(node)
            if node is not tree:
                writer.write(node.tail)
            continue
        name = node.tag if isinstance(node.tag, str) else ""
        _collect_meta(node, name, out.meta)
        if not name or name in _DROPPED - {"head"} or _is_hidden(node):
            writer.write(node.tail)
            continue
        stack.append((node, True))
        if name == "head":
            for child in node:
                _collect_meta(child, child.tag if isinstance(child.tag, str) else "", out.meta)
            continue
        writer.enter(node)
        writer.write(node.text)
        stack.extend((child, False) for child in reversed(node))
    writer.finish()
    return out


class _TooDeep(Exception):
    """The markup nests deeper than libxml2 goes (2,048), which stops reading there."""


def _parse(markup: str) -> etree._Element | None:
    """The tree of `markup`, mended by libxml2; None when nothing of it is markup or text."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = etree.fromstring(markup.replace("\0", "").encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        return None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise _TooDeep
    return tree


def _flat_text(markup: str) -> str:
    """The text between the tags, for markup that has no tree; tags of blocks break lines."""
    pieces: list[str] = []
    skipping, start = "", 0
    for tag in _ANY_TAG.finditer(markup):
        name = tag[2].lower()
        if not skipping:
            pieces.append(html.unescape(_SPACE.sub(" ", markup[start : tag.start()])))
            pieces.append("\n" if name in _BLOCKS else "")
            skipping = name if name in _DROPPED and not tag[1] else ""
        elif tag[1] and name == skipping:
            skipping = ""
        start = tag.end()
    if not skipping:
        pieces.append(html.unescape(_SPACE.sub(" ", markup[start:])))
    lines = (line.strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _collect_meta(node: etree._Element, name: str, meta: dict[str, str]) -> None:
    """Keeps what the outlet says of the page: its address, its own name, the headline for sharing, the section."""
    if name == "meta":
        key, value = (node.get("property") or node.get("name") or "").lower(), node.get("content")
        if key in ("og:site_name", "og:url", "og:title", "article:section") and value:
            meta.setdefault(key, value.strip())
    elif name == "link" and (node.get("rel") or "").lower() == "canonical" and node.get("href"):
        meta.setdefault("canonical", node.get("href").strip())


def _is_hidden(node: etree._Element) -> bool:
    return node.get("hidden") is not None or bool(_HIDDEN.search(node.get("style") or ""))


def _is_marked(node: etree._Element) -> bool:
    return node.tag == "a" or node.tag in _HEADINGS or _is_breadcrumb(node)


def _is_breadcrumb(node: etree._Element) -> bool:
    return any("breadcrumb" in (node.get(name) or "").lower() for name in ("class", "id", "aria-label"))


class _Writer:
    """Gathers text: white space collapsed inside a block, one line break between blocks."""

    def __init__(self, out: Rendered) -> None:
        self._out = out
        self._pieces: list[str] = []
        self._length = 0
        self._pending = ""  # white space owed before the next word
        self._open: list[tuple[etree._Element, int]] = []
        self._marked: list[tuple[etree._Element, Span]] = []

    def enter(self, node: etree._Element) -> None:
        if node.tag in _BLOCKS:
            self._break()
        elif node.tag in _CELLS:
            self._owe(" ")
        if _is_marked(node):
            self._open.append((node, self._length))

    def leave(self, node: etree._Element) -> None:
        if self._open and self._open[-1][0] is node:
            _, start = self._open.pop()
            if self._length > start:
                self._marked.append((node, Span(start, self._length)))
        if node.tag in _BLOCKS:
            self._break()

    def write(self, text: str | None) -> None:
        if not text:
            return
        words = _SPACE.sub(" ", text)
        if words.startswith(" "):
            self._owe(" ")
        bare = words.strip()
        if bare:
            if self._length:
                self._append(self._pending)
            self._pending = ""
            self._append(bare)
            if words.endswith(" "):
                self._owe(" ")

    def finish(self) -> None:
        """Puts the text and what was marked in it into the rendering, spans without the white space owed."""
        text = self._out.text = "".join(self._pieces)
        for node, span in self._marked:
            words = span.of(text)
            start = span.start + len(words) - len(words.lstrip())
            bare = Span(start, start + len(words.strip()))
            if node.tag == "a":
                self._out.links.append(bare)
            elif node.tag in _HEADINGS:
                self._out.headings.append((node.tag, bare))
            else:
                self._out.breadcrumbs.append(bare)

    def _break(self) -> None:
        self._pending = "\n"

    def _owe(self, space: str) -> None:
        self._pending = self._pending or space

    def _append(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)
