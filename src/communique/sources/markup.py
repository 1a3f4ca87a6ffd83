"""Text out of a piece of HTML, as feeds and dumps of sites hold it in a field: plain paragraphs, a line a block.

What it gets wrong: tables and lists lose their form.
"""

from __future__ import annotations

import html
import re

_BLOCKS = frozenset(
    f"p div br li ul ol tr table blockquote section article figure hr pre {' '.join(f'h{n}' for n in range(1, 7))}".split()
)
_UNREAD = ("script", "style", "template", "iframe", "object")
_HIDDEN = frozenset(("head", *_UNREAD))
"""Elements whose text no reader sees."""
_MARKUP = re.compile(r"</(?:p|div|span|li|h[1-6]|a|b|strong|em|td|blockquote)\s*>|<br\s*/?>", re.IGNORECASE)


def has_markup(text: str) -> bool:
    """Whether a text is written in HTML: it closes an element or breaks a line as only HTML does."""
    return "<" in text and _MARKUP.search(text) is not None


def paragraphs(markup: str) -> str:
    """HTML as plain text, a line a block."""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    from lxml import etree
    from lxml import html as pages

    try:
        tree = pages.fragment_fromstring(markup.replace("\x00", "\ufffd"), create_parent="div")
    except (etree.LxmlError, ValueError, AssertionError, TypeError):
        return markup.strip()
    pieces: list[str] = []
    etree.strip_elements(tree, etree.Comment, etree.ProcessingInstruction, *_UNREAD, with_tail=False)
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        if isinstance(node.tag, str) and node.tag.rpartition("}")[2] in _BLOCKS:
            pieces.append("\n")
        said = node.text if event == "start" else node.tail
        pieces.append(" ".join((said or "").split("\n")))
    return _lines("".join(pieces)) or without_tags(markup)


def without_tags(markup: str) -> str:
    """What stands between the tags, a line a block, whatever they nest: for what is nested too deep for any parser."""
    pieces: list[str] = []
    hidden = ""
    first, *others = markup.split("<")
    for piece in others:
        tag, closed, said = piece.partition(">")
        name = tag.partition(" ")[0].strip("/").lower()
        if hidden:
            hidden = "" if tag.lower().startswith(f"/{hidden}") else hidden
        elif name in _HIDDEN and not tag.startswith("/"):
            hidden = name
        if not hidden and closed:
            pieces.append("\n" if name in _BLOCKS else "")
            pieces.append(said.replace("\n", " "))
    return _lines(html.unescape("".join((first, *pieces))))


def _lines(text: str) -> str:
    """The lines that hold something, their white space made one."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
