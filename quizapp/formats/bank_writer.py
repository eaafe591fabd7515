"""A quiz into YAML, as a teacher would write it and as `read_bank` reads it back."""

from __future__ import annotations

import io
import re
from dataclasses import fields, replace
from typing import TypeVar

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

from quizapp.formats.ordering import in_order_of_value
from quizapp.formats.quotes import Quotable
from quizapp.formats.settings import written_settings
from quizapp.formats.statements import places
from quizapp.model import Article, Citation, Edit, Item, ItemType, Proof, Quiz, Record

Node = TypeVar("Node", CommentedMap, CommentedSeq)
_WIDEST = 1 << 30  # columns: a text stays on its line, so that a search finds it
_NOT_PLAIN = re.compile(r"[^\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def write_bank(quiz: Quiz, article_reference: str | None = None) -> str:
    """Return the YAML of a quiz. `article_reference` is the path of its article; None puts the article into the file.

    Reading it back gives an equal quiz, with the answer as the first option where the order means nothing
    (see `answer_first`), if no text has outer spaces. The provenance of items is not written.
    """
    bank = CommentedMap({"quiz": _text(quiz.title)})
    if quiz.id:
        bank["id"] = quiz.id
    if quiz.description:
        bank["description"] = _text(quiz.description)
    if quiz.settings:
        bank["settings"] = CommentedMap(written_settings(quiz.settings))
    bank["article"] = _text(article_reference) if article_reference else _article(quiz.article)
    source = Quotable(quiz.article)
    bank["questions"] = CommentedSeq(written_question(item, source) for item in quiz.items)
    bank.yaml_set_comment_before_after_key("questions", before="\n")
    for index in range(1, len(quiz.items)):
        bank["questions"].yaml_set_comment_before_after_key(index, before="\n")
    yaml = YAML()
    yaml.width = _WIDEST
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    yaml.dump(bank, stream)
    return stream.getvalue()


def answer_first(item: Item) -> Item:
    """Return an item with its answer as the first option, unless the order of its options means something."""
    if item.fixed_order or item.is_statement:
        return item
    others = (option for index, option in enumerate(item.options) if index != item.key)
    return replace(item, options=(item.options[item.key], *others), key=0)


def _text(text: str) -> str:
    """Return a text in the style in which it is read back as it is."""
    plain = text and text == text.strip() and "\n" not in text and not _NOT_PLAIN.search(text)
    written: str = text if plain else DoubleQuotedScalarString(text)
    return written


def _short(text: str) -> str:
    """Return a text that stands within brackets, where more signs mean something."""
    written: str = text if re.fullmatch(r"\w(?:[\w -]*\w)?", text) else DoubleQuotedScalarString(text)
    return written


def _article(article: Article) -> CommentedMap:
    written = CommentedMap()
    for field in fields(Record):
        value = getattr(article.record, field.name)
        if value:
            written[field.name] = _text(value)
    # a block keeps the text as it looks, but not spaces at its edges or signs that YAML takes for line ends
    as_block = not _NOT_PLAIN.search(article.text) and not re.search(r"\A\s| \n|\n\n\Z| \Z", article.text)
    written["text"] = LiteralScalarString(article.text) if as_block else DoubleQuotedScalarString(article.text)
    return written


def written_question(item: Item, source: Quotable) -> CommentedMap:
    """Return one entry of the list of questions."""
    written = CommentedMap({"id": _text(item.id)})
    if item.is_statement:
        written["statement"] = _text(item.stem)
        written["answer"] = item.key == 0 if item.type is ItemType.TRUE_FALSE else item.key_text.lower()
        if item.edit:
            written["edit"] = _edit(item.edit, item.stem)
    else:
        _add_choices(written, item)
    written["citation"] = _citation(item.citation, source)
    if item.rationale:
        written["rationale"] = _text(item.rationale)
    feedback = {_text(option.text): _text(option.feedback) for option in item.options if option.feedback}
    if feedback:
        written["feedback"] = CommentedMap(feedback)
    if item.tags:
        written["tags"] = _in_a_line(CommentedSeq(_short(tag) for tag in item.tags))
    if item.difficulty:
        written["difficulty"] = item.difficulty.value
    if item.kind:
        written["kind"] = _text(item.kind)
    if item.proof:
        written["proof"] = _proof(item.proof)
    return written


def _add_choices(written: CommentedMap, item: Item) -> None:
    texts = tuple(option.text for option in item.options)
    distractors = tuple(text for index, text in enumerate(texts) if index != item.key)
    written["question"] = _text(item.stem)
    if item.type is not ItemType.MULTIPLE_CHOICE:
        written["type"] = item.type.value
    written["answer"] = _text(item.key_text)
    written["distractors"] = CommentedSeq(_text(text) for text in distractors)
    if item.fixed_order:
        as_listed = (item.key_text, *distractors)
        order = in_order_of_value(as_listed)
        sorted_already = order is not None and tuple(as_listed[index] for index in order) == texts
        written["order"] = "fixed" if sorted_already else CommentedSeq(_text(text) for text in texts)


def _citation(citation: Citation, source: Quotable) -> CommentedMap:
    """Return a citation with just what is needed to find its quote again."""
    written = CommentedMap({"quote": DoubleQuotedScalarString(citation.quote)})
    if source.cite(citation.quote) != citation:
        paragraph = source.paragraph_of(citation.start)
        if paragraph is not None and source.cite(citation.quote, paragraph) == citation:
            written["paragraph"] = paragraph
        else:
            written["start"] = citation.start
    return _in_a_line(written)


def _edit(edit: Edit, stem: str) -> CommentedMap:
    written = CommentedMap(
        {"original": DoubleQuotedScalarString(edit.original), "replacement": DoubleQuotedScalarString(edit.replacement)}
    )
    if edit.kind:
        written["kind"] = _short(edit.kind)
    if places(edit.replacement, stem) != [edit.start]:
        written["start"] = edit.start
    return _in_a_line(written)


def _proof(proof: Proof) -> CommentedMap:
    written = CommentedMap({"rule": _short(proof.rule), "start": proof.start, "end": proof.end})
    if proof.inputs:
        written["inputs"] = CommentedSeq(
            CommentedSeq(DoubleQuotedScalarString(part) for part in pair) for pair in proof.inputs
        )
    return _in_a_line(written)


def _in_a_line(node: Node) -> Node:
    node.fa.set_flow_style()
    return node
