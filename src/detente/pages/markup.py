"""HTML → the text a reader sees, block by block, with where its headings and links stand.

This rendering is a page's text; trafilatura, which finds the report, gets the markup itself. Blocks become lines,
scripts, styles and what the page hides are left out. Walks the tree without recursion: markup may nest as deep as
it likes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from detente.nouns.page import Span

_BLOCKS = frozenset(
    """address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody tfoot thead title tr ul video audio""".split()
)
_DROPPED = frozenset(
    "script style noscript template head svg math iframe object embed canvas select datalist textarea input map".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_CELLS = frozenset(("td", "th"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SPACE = re.compile(r"\s+")
_LOOKS_HTML = re.compile(r"^\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}\?>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_FRAGMENT = re.compile(r"^\s*<(?:article|main|section|div|p|h1|table|ul|meta|title)\b[^>]{0,500}>.*</\w+>", re.I | re.S)
_SNIFFED = 20_000
"""Characters looked at to tell HTML from text."""


@dataclass(slots=True)
class Rendered:
    """The text of an HTML page and what its markup says. Spans are offsets into `text`."""

    text: str = ""
    headings: list[tuple[str, Span]] = field(default_factory=list)
    links: list[Span] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)


def looks_like_html(text: str) -> bool:
    """Whether `text` is HTML, by how it begins: prose that only mentions a tag is not."""
    head = text[:_SNIFFED]
    return bool(_LOOKS_HTML.match(head) or _FRAGMENT.match(head))


def render(markup: str) -> Rendered:
    """The rendered text of `markup`, ``\\n`` between blocks. Broken markup gives what can be made of it."""
    tree = parse(markup)
    out = Rendered()
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


def parse(markup: str) -> etree._Element | None:
    """The tree of `markup`, mended by libxml2; None when nothing of it is markup or text."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return etree.fromstring(markup.replace("\0", "").encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        return None


def _collect_meta(node: etree._Element, name: str, meta: dict[str, str]) -> None:
    """Keeps what the outlet says of the page: its address, its own name, the headline for sharing."""
    if name == "meta":
        key, value = (node.get("property") or node.get("name") or "").lower(), node.get("content")
        if key in ("og:site_name", "og:url", "og:title") and value:
            meta.setdefault(key, value.strip())
    elif name == "link" and (node.get("rel") or "").lower() == "canonical" and node.get("href"):
        meta.setdefault("canonical", node.get("href").strip())


def _is_hidden(node: etree._Element) -> bool:
    return node.get("hidden") is not None or bool(_HIDDEN.search(node.get("style") or ""))


class _Writer:
    """Gathers text: white space collapsed inside a block, one line break between blocks."""

    def __init__(self, out: Rendered) -> None:
        self._out = out
        self._pieces: list[str] = []
        self._length = 0
        self._pending = ""  # white space owed before the next word
        self._open: list[tuple[str, int]] = []

    def enter(self, node: etree._Element) -> None:
        if node.tag in _BLOCKS:
            self._break()
        elif node.tag in _CELLS:
            self._owe(" ")
        if node.tag in _HEADINGS or node.tag == "a":
            self._open.append((node.tag, self._length))

    def leave(self, node: etree._Element) -> None:
        if (node.tag in _HEADINGS or node.tag == "a") and self._open:
            tag, start = self._open.pop()
            if self._length > start:
                self._mark(tag, Span(start, self._length))
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
        self._out.text = "".join(self._pieces)
        text = self._out.text
        self._out.links = [_trimmed(text, span) for span in self._out.links]
        self._out.headings = [(tag, _trimmed(text, span)) for tag, span in self._out.headings]

    def _mark(self, tag: str, span: Span) -> None:
        if tag == "a":
            self._out.links.append(span)
        else:
            self._out.headings.append((tag, span))

    def _break(self) -> None:
        self._pending = "\n"

    def _owe(self, space: str) -> None:
        self._pending = self._pending or space

    def _append(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)


def _trimmed(text: str, span: Span) -> Span:
    """A span without the white space that was owed when it was opened."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
