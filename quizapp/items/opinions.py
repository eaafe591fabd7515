"""Opinions, and who holds them."""

from __future__ import annotations

import re

_OPINION = re.compile(
    r"\b(should(?! have been (?:able|expected))|ought to|terrible|terribly|wonderful|wonderfully|awful|horrible|"
    r"amazing|excellent|unfair|unfairly|unjust|beautiful|ugly|stupid|brilliant|disgraceful|shameful|immoral|"
    r"fortunately|unfortunately|sadly|luckily|(?:the )?(?:best|worst) (?:way|thing|idea|choice|place|reason)|"
    r"important that|good (?:idea|thing)|bad (?:idea|thing))\b",
    re.IGNORECASE,
)
_HOLDER = re.compile(
    r"\b(?:according to|in (?:\w+['’]s?|his|her|their|its|the) (?:\w+ )?(?:view|opinion|words|eyes)|"
    r"(?:said|says|say|told|tells|thinks?|thought|believes?|believed|called?|calls|described?|describes|argued|argues?|wrote|"
    r"writes|warned|warns|claimed|claims?|asked|asks?|demanded|demands?|suggested|suggests?|urged|urges|feels?|felt|"
    r"hopes?|hoped|recommended|recommends?|proposed|considers?|considered|decided|ruled|ordered|blamed|praised|criticised|"
    r"criticized)\b)|[“\"]",
    re.IGNORECASE,
)


def opinion_without_holder(stem: str) -> str | None:
    """Return the evaluative word of a stem that names nobody who thinks so, or None."""
    match = _OPINION.search(stem)
    return match[1] if match is not None and not _HOLDER.search(stem) else None
