"""Markdown into plain text: blocks apart by a blank line, headings on a line of their own, no markup left."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

_ITEM_MARK = "• "


def read_markdown(text: str) -> tuple[str, str | None]:
    """Return the plain text of a Markdown text, and its first heading of the first level.

    Lists keep a mark for each item, table cells stand between bars, pictures and rules are dropped.
    """
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    tree = SyntaxTreeNode(MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text))
    title = next((_inline(node) for node in tree.children if node.type == "heading" and node.tag == "h1"), None)
    blocks = [block for node in tree.children for block in _blocks(node) if block.strip()]
    return "\n\n".join(blocks) + ("\n" if blocks else ""), title or None


def _blocks(node: SyntaxTreeNode) -> list[str]:
    if node.type in ("heading", "paragraph"):
        return [_inline(node)]
    if node.type in ("bullet_list", "ordered_list"):
        return ["\n".join(_list_lines(node))]
    if node.type == "table":
        rows = [row for part in node.children for row in part.children]
        return ["\n".join(" | ".join(_inline(cell) for cell in row.children) for row in rows)]
    if node.type in ("fence", "code_block"):
        return [node.content.rstrip("\n")]
    if node.type == "html_block":
        return [_without_tags(node.content)]
    return [block for child in node.children for block in _blocks(child)]  # a block quote; a rule has no children


def _list_lines(node: SyntaxTreeNode) -> list[str]:
    start = int(node.attrs.get("start", 1))
    lines = []
    for number, entry in enumerate(node.children, start=start):
        mark = f"{number}. " if node.type == "ordered_list" else _ITEM_MARK
        blocks = [block for child in entry.children for block in _blocks(child) if block.strip()]
        lines += [mark + block if index == 0 else block for index, block in enumerate(blocks)]
    return lines


def _inline(node: SyntaxTreeNode) -> str:
    tokens = [token for child in node.children for token in (child.token.children if child.token else None) or ()]
    # as in a browser, a run of spaces is one: a dropped picture would leave two
    return re.sub(" {2,}", " ", "".join(_words(token) for token in tokens)).strip()


def _words(token: Token) -> str:
    if token.type in ("text", "code_inline", "text_special"):
        return token.content
    if token.type == "softbreak":  # a line of the source is no line of the text
        return " "
    return "\n" if token.type == "hardbreak" or token.content.lower().startswith("<br") else ""


def _without_tags(markup: str) -> str:
    from lxml import html

    try:
        root = html.fromstring(f"<div>{markup}</div>")
    except (ValueError, html.etree.ParserError):
        return ""
    for unseen in root.xpath("//script | //style | //comment()"):
        unseen.drop_tree()
    return str(root.text_content()).strip()
