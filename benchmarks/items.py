"""What the generator makes of articles: how many items, of which kinds, verified, free of lint, and how fast.

    python benchmarks/items.py                       the library article and the golden articles developed against
    python benchmarks/items.py FOLDER …              every .txt, .md and .html of the folders
    python benchmarks/items.py FOLDER --csv items.csv --rules rules.csv --per-article 12

The CSV is the form of docs/rating.md, for people who did not write the rules; which rule made an item stands apart.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from statistics import median

from spacy.language import Language

from quizapp.errors import BadInput
from quizapp.formats.articles import read_article
from quizapp.items.generate import candidates, quiz_from
from quizapp.items.kinds import KINDS, WHOLE_KINDS
from quizapp.items.leak import leaks
from quizapp.items.soundness import unsound
from quizapp.items.source import Source
from quizapp.lint.run import lint_item
from quizapp.model import Article, Item
from quizapp.reading.knowledge import Reading
from quizapp.reading.pipeline import load_english
from quizapp.reading.read import read

ROOT = Path(__file__).resolve().parent.parent
DEFAULT = (ROOT / "quizapp" / "library", ROOT / "tests" / "golden" / "seen")
SUFFIXES = (".txt", ".md", ".html")
SEEDS = 5  # quizzes of each article, for the leak test


@dataclass(slots=True)
class Tally:
    """What has been counted over all articles."""

    words: int = 0
    articles: int = 0
    claims: int = 0
    sentences: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    unused: Counter[str] = field(default_factory=Counter)
    verified: Counter[str] = field(default_factory=Counter)
    clean: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    chosen: Counter[str] = field(default_factory=Counter)
    quizzes: list[Item] = field(default_factory=list)
    seconds: list[tuple[int, float]] = field(default_factory=list)


def articles_in(folders: list[Path]) -> Iterator[Article]:
    for folder in folders:
        files = [folder] if folder.is_file() else sorted(p for p in folder.rglob("*") if p.suffix in SUFFIXES)
        for file in files:
            try:
                yield read_article(file)
            except BadInput as error:
                print(f"left out: {error}")


def prose_words(reading: Reading) -> int:
    text = reading.article.text
    return sum(len(text[p.start : p.end].split()) for p in reading.passages if p.number is not None)


def count(reading: Reading, english: Language, tally: Tally) -> None:
    """Count what every kind makes, also those that are off, and what was dropped or left alone."""
    article = reading.article
    for claim in reading.claims:
        reason = unsound(Source(claim, reading, english))
        if reason is not None:
            tally.refused[reason.partition("“")[0].partition(":")[0].strip(" (")] += 1
    kinds = [replace(kind, default=True) for kind in KINDS]
    whole_kinds = [replace(kind, default=True) for kind in WHOLE_KINDS]
    made, ledger = candidates(reading, english, kinds=kinds, whole_kinds=whole_kinds)
    tally.unused.update(entry.reason.partition("“")[0].strip(" (:") for entry in ledger)
    for candidate in made:
        rule = candidate.item.proof.rule if candidate.item.proof is not None else candidate.item.kind
        tally.verified[rule] += 1
        findings = lint_item(candidate.item, article)
        tally.findings.update(f"{f.rule} ({f.level})" for f in findings)
        tally.clean[rule] += all(f.level == "hint" for f in findings)


def measure(article: Article, english: Language, tally: Tally) -> tuple[Item, ...]:
    start = time.process_time()
    reading = read(article, english)
    first = quiz_from(reading, english)
    tally.seconds.append((len(article.text.split()), time.process_time() - start))
    tally.words += prose_words(reading)
    tally.articles += 1
    tally.claims += len(reading.claims)
    tally.sentences += len(reading.sentences)
    count(reading, english, tally)
    tally.chosen.update(item.proof.rule for item in first.items if item.proof is not None)
    tally.quizzes += first.items
    for seed in range(1, SEEDS):
        tally.quizzes += quiz_from(reading, english, seed=seed).items
    return first.items


def report(tally: Tally) -> None:
    per_hundred = 100 / max(1, tally.words)
    print(
        f"\n{tally.articles} articles, {tally.words} words of prose, {tally.sentences} sentences, {tally.claims} claims"
    )
    print(f"\n{'kind':<24}{'verified':>10}{'clean':>7}{'per 100 words':>15}{'chosen':>8}")
    on = [kind.name for kind in (*KINDS, *WHOLE_KINDS) if kind.default]
    for kind in (*KINDS, *WHOLE_KINDS):
        clean = tally.clean[kind.name]
        name = kind.name if kind.default else f"{kind.name} (off)"
        rate = clean * per_hundred
        print(f"{name:<24}{tally.verified[kind.name]:>10}{clean:>7}{rate:>15.2f}{tally.chosen[kind.name]:>8}")
    verified, clean, chosen = (sum(c[name] for name in on) for c in (tally.verified, tally.clean, tally.chosen))
    print(f"{'all that are on':<24}{verified:>10}{clean:>7}{clean * per_hundred:>15.2f}{chosen:>8}")
    for title, counts in (
        ("claims left alone", tally.refused),
        ("sound claims without an item", tally.unused),
        ("lint", tally.findings),
    ):
        print(f"\n{title}: " + ("; ".join(f"{name} {n}" for name, n in counts.most_common(12)) or "none"))
    print(f"\nleak test over {len(tally.quizzes)} items of {SEEDS} quizzes of each article (points above chance):")
    for leak in leaks(tally.quizzes):
        print(f"  {leak.cue:<28}{leak.items:>5} items {leak.advantage:>+7.1f}  (luck {leak.luck:.0f})")
    rates = [words / seconds for words, seconds in tally.seconds if words > 100]
    seconds = sum(seconds for _, seconds in tally.seconds)
    if rates:
        print(f"\nspeed, reading and making together: {median(rates):.0f} words a second of one core (median);")
        print(f"  {chosen / seconds:.1f} chosen items a second, {verified / seconds:.0f} made")


def growth(article: Article, english: Language) -> None:
    """Show how the time grows with the length of an article."""
    print("\nlength in words, seconds:")
    for times in (1, 2, 4, 8):
        longer = Article("\n\n".join([article.text] * times), article.record)
        start = time.process_time()
        quiz_from(read(longer, english), english)
        print(f"  {len(longer.text.split()):>7} {time.process_time() - start:>7.2f}")


FORM = "round,article,item,rater,key,single,grammar,alone,distractors,worth,citation,usable,severity,fault,note".split(
    ","
)
SHOWN = "stem,options,answer,changed,quote,passage".split(",")
SPOILT = 20  # one item in so many gets a wrong key, to keep raters awake


def write_csv(rows: list[tuple[Article, Item]], sheet_path: Path, key_path: Path, name: str, rng: Random) -> None:
    """Write the form of docs/rating.md with what a rater needs beside it, and apart from it which rule made what."""
    rng.shuffle(rows)
    with (
        sheet_path.open("w", encoding="utf-8", newline="") as sheet,
        key_path.open("w", encoding="utf-8", newline="") as keys,
    ):
        form, rules = csv.writer(sheet), csv.writer(keys)
        form.writerow([*FORM, *SHOWN])
        rules.writerow(("item", "rule", "kind", "spoilt"))
        for article, item in rows:
            spoilt = rng.randrange(SPOILT) == 0
            shown = replace(item, key=(item.key + 1) % len(item.options), edit=None) if spoilt else item
            form.writerow([name, article.title, item.id, *[""] * (len(FORM) - 3), *_shown(article, shown)])
            rules.writerow(
                (item.id, "" if item.proof is None else item.proof.rule, item.kind, "spoilt" if spoilt else "")
            )
    print(f"\n{len(rows)} items for rating in {sheet_path}, their rules in {key_path}")


def _shown(article: Article, item: Item) -> tuple[str, ...]:
    start = article.text.rfind("\n", 0, item.citation.start) + 1
    end = article.text.find("\n", item.citation.end)
    passage = article.text[start : end if end >= 0 else None].strip()
    edit = "" if item.edit is None else f"{item.edit.original} → {item.edit.replacement}"
    options = " / ".join(option.text for option in item.options)
    return item.stem, options, item.key_text, edit, item.citation.quote, passage


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, default=list(DEFAULT))
    parser.add_argument("--csv", type=Path, help="write the chosen items here, for rating")
    parser.add_argument("--rules", type=Path, help="and which rule made each of them here (beside the CSV)")
    parser.add_argument("--round", default="1", help="the name of the round, in the CSV")
    parser.add_argument("--per-article", type=int, help="at most so many items of each article in the CSV")
    parser.add_argument("--growth", action="store_true", help="show the time against the length")
    given = parser.parse_args()
    english = load_english()
    tally = Tally()
    rows: list[tuple[Article, Item]] = []
    last: Article | None = None
    for article in articles_in(given.folders or list(DEFAULT)):
        try:
            items = measure(article, english, tally)
        except BadInput as error:
            print(f"left out: {article.title}: {error}")
            continue
        rows += [(article, item) for item in items[: given.per_article]]
        last = article
    report(tally)
    if given.growth and last is not None:
        growth(last, english)
    if given.csv is not None:
        beside = given.csv.with_name(f"{given.csv.stem}-rules.csv")
        write_csv(rows, given.csv, given.rules or beside, given.round, Random(0))


if __name__ == "__main__":
    main()
