"""A teacher's YAML file into a quiz, or into all the problems that it has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from quizapp.errors import BadInput
from quizapp.formats.articles import read_article
from quizapp.formats.encodings import marked_encoding
from quizapp.formats.fields import Fields, line_of
from quizapp.formats.problems import Problem, Report
from quizapp.formats.proving import prove
from quizapp.formats.questions import Entry, keys_of, read_id, read_question
from quizapp.formats.quotes import Quotable
from quizapp.formats.settings import read_settings
from quizapp.formats.yaml_recovery import Parsed, parse_bank_tree
from quizapp.formats.yaml_tree import Broken, Mapping, Node, Scalar, Sequence
from quizapp.items.wording import normalise
from quizapp.model import Article, ItemType, Provenance, Quiz, Record

BANK_KEYS = ("quiz", "id", "description", "settings", "article", "questions")
ARTICLE_KEYS = (
    "title",
    "author",
    "publisher",
    "published",
    "url",
    "note",
    "source_title",
    "source_published",
    "text",
)
LARGEST_BANK = 32 * 1024 * 1024  # bytes; 10,000 questions take about 5
_ARTICLE_EXAMPLE = "article.md"


@dataclass(frozen=True, slots=True)
class Bank:
    """What a file holds: the quiz, and every problem by line. `quiz` is None where any problem is an error."""

    quiz: Quiz | None
    problems: tuple[Problem, ...]


ArticleReader = Callable[[str], Article]


def read_bank(path: Path, provenance: Provenance = Provenance.AUTHORED) -> Bank:
    """Return the quiz in a file, or its problems. Article paths are relative to the file."""
    try:
        too_large = path.stat().st_size > LARGEST_BANK
        content = b"" if too_large else path.read_bytes()
    except OSError as error:
        if path.is_dir():
            return _unread(str(path), "this is a folder", "name one file in it")
        return _unread(
            str(path), f"the file cannot be opened ({error.strerror})", "check its name and that you may read it"
        )
    if too_large:
        return _unread(str(path), f"the file is larger than {LARGEST_BANK >> 20} MB", "split it into several banks")
    return parse_bank(content, str(path), lambda name: _article_beside(path.parent, name), provenance)


def parse_bank(
    content: bytes,
    name: str,
    article_reader: ArticleReader | None = None,
    provenance: Provenance = Provenance.AUTHORED,
) -> Bank:
    """Return the quiz in the content of a file, or its problems; `name` stands in front of each problem.

    Without an `article_reader` only an article within the file is taken: an uploaded bank names no files of the server.
    """
    report = Report(name)
    text = _decode(content, report)
    parsed = parse_bank_tree(text) if text is not None else None
    if parsed is None:
        return Bank(None, report.problems())
    for fault, number in parsed.faults:
        report.add(fault.line, f"question {number}" if number else "", fault.message, fault.advice)
    quiz = _read_root(parsed, report, article_reader, provenance)
    return Bank(quiz if not report.errors else None, report.problems())


def _article_beside(folder: Path, name: str) -> Article:
    """Return the article that a bank names, or raise BadInput with the nearest name where there is no such file."""
    path = folder / name
    if path.exists():
        return read_article(path)
    beside = [file.name for file in path.parent.iterdir()] if path.parent.is_dir() else []
    near = process.extractOne(path.name, beside, scorer=fuzz.ratio, score_cutoff=75)
    meant = f"; did you mean “{Path(name).with_name(near[0])}”?" if near else ""
    raise BadInput(f"there is no file {path}{meant}")


def _unread(name: str, message: str, advice: str) -> Bank:
    return Bank(None, (Problem(name, 1, "", message, advice),))


def _decode(content: bytes, report: Report) -> str | None:
    marked = marked_encoding(content)
    encoding, skip = marked or ("utf-8", 0)
    try:
        text = content[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        if b"\x00" in content:
            report.add(1, "", "this is not a text file", "give a YAML file, saved as UTF-8 text")
            return None
        line = content.count(b"\n", 0, error.start + skip) + 1
        letter = f"0x{content[error.start + skip]:02x}"
        report.add(line, "", f"the file is not {encoding.upper()} text (byte {letter})", "save it as UTF-8")
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _read_root(
    parsed: Parsed, report: Report, article_reader: ArticleReader | None, provenance: Provenance
) -> Quiz | None:
    root = parsed.root
    if not isinstance(root, Mapping):
        if not parsed.faults:
            _explain_root(root, report)
        return None
    fields = Fields(root, "", BANK_KEYS, report)
    title = fields.text("quiz", "Unrest in Kazakhstan", required=parsed.whole)
    identifier = read_id(fields)
    description = fields.text("description")
    settings = read_settings(fields)
    article = _read_article(fields, article_reader, required=parsed.whole)
    source = Quotable(article) if article else None
    entries = _read_questions(fields, source, provenance)
    if article is None:
        return None
    prove(entries, article, report)
    items = tuple(entry.item for entry in entries)
    return Quiz(title or "", article, items, description or "", identifier, settings)


def _explain_root(root: Node | None, report: Report) -> None:
    advice = "begin with “quiz: …”, “article: …” and “questions:”"
    if root is None:
        report.add(1, "", "the file is empty", advice)
    elif isinstance(root, Sequence):
        report.add(root.line, "", "the file is a list", f"{advice}, and put the list under “questions:”")
    else:
        report.add(root.line, "", "the file is a text without keys", f"{advice}; a key needs a colon and a space")


def _read_article(fields: Fields, article_reader: ArticleReader | None, required: bool) -> Article | None:
    node = fields.mapping.get("article")
    if node is None:
        if required:
            fields.fail("article", "there is no “article”", f"add “article: {_ARTICLE_EXAMPLE}”, the path of its text")
        return None
    if isinstance(node, Mapping):
        return _article_in_file(Fields(node, "article", ARTICLE_KEYS, fields.report))
    path = fields.text("article", _ARTICLE_EXAMPLE)
    if path is None:
        return None
    if article_reader is None:
        fields.fail(
            "article", "an uploaded bank cannot name a file", "put the article into it: “article: {title: …, text: …}”"
        )
        return None
    try:
        return article_reader(path)
    except BadInput as error:
        helped = any(words in str(error) for words in ("did you mean", "you have no article"))
        advice = "" if helped else "its path is relative to this file"
        fields.fail("article", f"the article cannot be read: {str(error).rstrip('.')}", advice)
        return None


def _article_in_file(fields: Fields) -> Article | None:
    title = fields.text("title", "The headline", required=True)
    record = {key: fields.text(key) for key in ARTICLE_KEYS if key not in ("title", "text")}
    node = fields.mapping.get("text")
    if not isinstance(node, Scalar) or not node.text.strip():
        line = line_of(node, fields.line)
        if not isinstance(node, Broken):
            advice = "add “text: |” and the text below it, two columns further right"
            fields.report.add(line, fields.where, "there is no “text”", advice)
        return None
    return Article(node.text, Record(title=title or "", **record))


def _read_questions(fields: Fields, source: Quotable | None, provenance: Provenance) -> tuple[Entry, ...]:
    node = fields.mapping.get("questions")
    if not isinstance(node, Sequence) or not node.entries:
        if not isinstance(node, Broken):
            advice = "write “questions:” and below it a list, each question beginning with “- ”"
            fields.fail("questions", "there are no questions", advice)
        return ()
    entries = []
    for number, question in enumerate(node.entries, start=1):
        where = f"question {number}"
        if isinstance(question, Mapping):
            read = Fields(question, where, keys_of(question), fields.report)
            entry = read_question(read, source, provenance)
            entries.extend([entry] if entry else [])
        elif not isinstance(question, Broken):
            advice = "write “- question: …”, and its “answer” and “distractors” in the same column below"
            fields.report.add(question.line, where, "this is not a group of keys", advice)
    return _without_doubles(entries, fields.report)


def _without_doubles(entries: list[Entry], report: Report) -> tuple[Entry, ...]:
    """Note ids and questions that stand twice."""
    ids: dict[str, Entry] = {}
    asked: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        same = asked.setdefault(_sense(entry), entry)
        if same is not entry:
            message = f"this was already asked in {same.where} (line {same.line})"
            report.add(entry.line, entry.where, message, "remove one of them, or ask something else")
            continue
        other = ids.setdefault(entry.item.id, entry)
        if other is not entry:
            message = f"the id “{entry.item.id}” is already that of {other.where} (line {other.line})"
            report.add(entry.lines.get("id", entry.line), entry.where, message, "give each question an id of its own")
    return tuple(entries)


def _sense(entry: Entry) -> tuple[str, ...]:
    """Return what two entries share where they ask the same. Some types ask all their questions in the same words."""
    item = entry.item
    own_words = item.type in (ItemType.MULTIPLE_CHOICE, ItemType.TRUE_FALSE, ItemType.THREE_VERDICTS)
    return (normalise(item.stem),) if own_words else (normalise(item.stem), normalise(item.key_text))
