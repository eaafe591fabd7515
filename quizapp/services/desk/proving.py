"""What stands against a question: faults that nobody may leave, and findings of the lint in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizapp.items.verify import verify
from quizapp.lint.rules import RULES
from quizapp.lint.run import lint_item
from quizapp.model import Article, Item, Record
from quizapp.services.questions import texts
from quizapp.storage import desk_articles, items
from quizapp.storage.questions import Override
from quizapp.storage.remembered import Remembered, remembered

if TYPE_CHECKING:
    from sqlalchemy import Connection

REVISIONS_REMEMBERED = 8192
# fault → the field of the form that it is about; anything else is about the stem
FIELD_OF = {
    "quote-missing": "quote",
    "quote-not-in-article": "quote",
    "too-few-options": "options",
    "option-empty": "options",
    "options-alike": "options",
    "key-outside-options": "options",
    "options-not-of-type": "options",
    "distractor-means-key": "options",
    "option-follows-from-key": "options",
    "distractor-value-in-article": "options",
    "passage-not-in-article": "options",
    "passage-not-cited": "options",
    "passage-settles-too": "options",
    "statement-in-article": "options",
    "statement-without-edit": "options",
    "source-not-beside-quote": "options",
    "other-source-in-quote": "options",
    "own-word-is-reported": "options",
    "detail-in-article": "replacement",
    "edit-missing": "original",
    "edit-changes-nothing": "original",
    "original-not-in-source": "original",
    "edit-unexpected": "original",
    "edit-not-in-stem": "replacement",
    "false-but-true-as-well": "replacement",
    "edited-value-in-article": "replacement",
}
_SUMMARY = {rule.name: rule.summary for rule in RULES}


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that stands against a question.

    `level` is "fault" (it must be mended), "error" (likewise, by the rules of item writing), "warning" (mend it or
    say why it may stay) or "hint". `field` is where the form says it; `left` why its teacher has decided to leave it;
    `rule` in words is `why`; `fix` the mended text where mending is mechanical.
    """

    level: str
    code: str
    message: str
    field: str = "stem"
    why: str = ""
    fix: str | None = None
    left: str | None = None


@dataclass(frozen=True, slots=True)
class Proved:
    """All that stands against a question, the gravest first."""

    remarks: tuple[Remark, ...]

    @property
    def blocking(self) -> tuple[Remark, ...]:
        """Return what must be mended before the question can be approved."""
        return tuple(one for one in self.remarks if one.level in ("fault", "error"))

    @property
    def open_warnings(self) -> tuple[Remark, ...]:
        """Return the warnings that nobody has given a reason for leaving yet."""
        return tuple(one for one in self.remarks if one.level == "warning" and one.left is None)

    @property
    def clear(self) -> bool:
        """Tell whether the question may be approved at once."""
        return not self.blocking and not self.open_warnings

    @property
    def hinted(self) -> bool:
        """Tell whether there is advice on the question, which holds nothing back."""
        return any(one.level == "hint" for one in self.remarks)

    def leaving(self, overrides: Sequence[Override]) -> Proved:
        """Return the same, with the reasons for which warnings were left."""
        reasons = {one.rule: one.reason for one in overrides}
        return Proved(
            tuple(
                replace(one, left=reasons[one.code]) if one.level == "warning" and one.code in reasons else one
                for one in self.remarks
            )
        )


def prove(item: Item, article: Article) -> Proved:
    """Return what stands against an item."""
    faults = [Remark("fault", f.code, f.message, FIELD_OF.get(f.code, "stem")) for f in verify(item, article)]
    if faults:
        return Proved(tuple(faults))  # what does not hold needs no advice on its style
    order = ("error", "warning", "hint")
    found = sorted(lint_item(item, article), key=lambda finding: order.index(finding.level))
    return Proved(
        tuple(Remark(f.level, f.rule, f.message, why=_SUMMARY.get(f.rule, ""), fix=f.fix) for f in found),
    )


def proved(connection: Connection, revision_ids: Iterable[int]) -> dict[int, Proved]:
    """Return what stands against these revisions. It is remembered: neither a revision nor its article changes."""
    memory: Remembered[Proved] = remembered("proved", REVISIONS_REMEMBERED)

    def load(missing: list[int]) -> dict[int, Proved]:
        found = items.revisions(connection, missing)
        read = texts(connection, {revision.article_id for revision in found.values()})
        titles = desk_articles.titles(connection, list(read))
        articles = {key: Article(text.text, Record(titles[key])) for key, text in read.items()}
        return {key: prove(revision.item, articles[revision.article_id]) for key, revision in found.items()}

    return memory.several(revision_ids, load)
