"""The record at the top of a Markdown or text file: YAML between two lines of three dashes."""

from __future__ import annotations

import re

from quizapp.errors import UnreadableArticle
from quizapp.formats.yaml_errors import YamlFault
from quizapp.formats.yaml_tree import Mapping, Scalar, parse_tree

# what stands in front matter → its field in the record; other keys (layout, draft …) belong to other tools
_FIELDS = {
    "title": "title",
    "author": "author",
    "publisher": "publisher",
    "published": "published",
    "date": "published",
    "url": "url",
    "note": "note",
    "source_title": "source_title",
    "source_published": "source_published",
}
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>[ \t]*[\w-]+[ \t]*:.*?)\n(?:---|\.\.\.)[ \t]*(?:\n+|\Z)", re.S)


def split_front_matter(text: str) -> tuple[dict[str, str | None], str]:
    """Return the fields of the record that stand on top of a text, and the text below them.

    Raises UnreadableArticle, with the line, where they are not YAML.
    """
    found = _FRONT_MATTER.match(text)
    if not found:
        return {}, text
    try:
        root = parse_tree(found["yaml"], first_line=2)
    except YamlFault as fault:
        raise UnreadableArticle(f"Line {fault.line}, between the dashes: {fault.message}; {fault.advice}.") from fault
    fields: dict[str, str | None] = {}
    for key, value in root.entries if isinstance(root, Mapping) else ():
        field = _FIELDS.get(key.text.casefold())
        if field and isinstance(value, Scalar):
            fields.setdefault(field, " ".join(value.text.split()) or None)
    return fields, text[found.end() :]
