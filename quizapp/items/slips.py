"""Signs of wording that no editor would print, or that leans on what stood before it in the article."""

from __future__ import annotations

import re

from quizapp.items.source import Source
from quizapp.reading.gazetteer_peoples import GROUPS

_SLIPS = (
    re.compile(
        r"\b(?:be|is|was|becomes?|became|for) (?:first|second|third|last) (?:time|person|woman|man|crew|state)\b"
    ),
    re.compile(r"\b[Tt]he [A-Z][a-z]+['’]s (?:home|house|family|car|son|daughter)\b"),  # "the Swartz’s home"
    re.compile(r"\bin all of a total\b|\breduction need\b"),
    re.compile(r"\ba total \d|\bout of total\b"),
    re.compile(
        r"(?<![\d-])\d+-(?:hours|days|nights|weeks|months|years)\b(?! )|\bfor \d+-(?:hours|days|weeks|months|years)\b",
        re.I,
    ),
    re.compile(r"\bannounced? (?:discovery|launch|appointment|resignation|arrival|creation|closure|opening) of\b"),
    re.compile(
        r"\b(?:had|has|have)(?: never| also| not| already)? (?:did|went|took|gave|saw|was|were|knew|wrote|broke|"
        r"began)\b"
    ),
    re.compile(r"\b(\w{5,}ing) (?:a |an |the )?(?:\w+ ){1,3}\1\b"),
    re.compile(r"\b(the|a|an|of|to|in|on|at|is|was|and) \1\b", re.I),
    re.compile(r"  "),
    re.compile(r"^(?:Killed|Injured|Arrested|Wounded|Hurt) (?:was|were) [A-Z]"),  # "Also killed was …", its "also" lost
    re.compile(r"\ban (?!hour|honou?r|heir|honest|herb)(?:[B-DF-HJ-NP-TV-Z][a-z]|[b-df-hj-np-tv-z][a-z])"),
    # "Tom Hale-led team beat": a name joined to a participle leaves its noun without an article
    re.compile(
        r"^(?:According to [^,]+, )?(?:[A-Z][\w.’']+ )*[A-Z][\w.’']+-(?:led|backed|based|owned|run|born) (?:[A-Z]\w+ )*"
        r"(?:team|side|government|group|company|firm|party|coalition|council|club|army|force|startup|bank|airline|union)\b"
    ),
    re.compile(r"\b(?:the )?[A-Z]\w+ [A-Z]\w+ [A-Z]\w+['’]s [A-Z]\w+ [a-z]+ [A-Z]\w+ [A-Z]\w+ followed\b"),
)
_BACK = re.compile(
    r"^(?:Not |Actually|Specifically\b|Soon\b(?! after\b| to\b|-)|Thus\b|Thereby\b|Hence\b|Elsewhere\b|Likewise\b|"
    r"Shortly after,|Shortly afterwards?\b|Together with|At one (?!point|time|of)\w+|Apart from|In addition to|Besides|"
    r"Of the \w+ \w+ed|In the (?:day|week|month)\b|Throughout the (?:day|night|evening|match|game|meeting)\b|"
    r"Later in the|Later (?:that|on)\b|Currently the only)|"
    r"\blater in the (?:day|evening|night|week|month|year)\b|\bat the time\b(?! of)|"
    r"\b(?:a|one|two|three) (?:day|week|month|year)s? (?:earlier|later|before)(?=[,.]|$)|"
    r"^(?:\w+ ){1,2}(?:plays?|minutes?|laps?|holes?|overs?|games?|hours?|days?) later\b|"
    r"^A (?:day|week|month|year) (?:earlier|later|before)\b|"
    r"\bsimilarly \w+ed\b|\brespectively\b|(?<!not )\beven (?:[a-z]+ed|talented|though)\b|"
    r"\b[Tt]he (?:top|first|second|third|fourth|fifth|sixth|\w+th) seed\b|\bif (?:granted|approved|successful|"
    r"confirmed|passed)\b|"
    r"^It (?:was|is|has been) (?:gathered|learnt|learned|understood|alleged|reported|rumoured|"
    r"decided|agreed|announced|said|believed|thought|noted|observed|stated|informed)\b"
)
_AGED = re.compile(r"^(?:[Tt]he|According to .{2,60}, the) \w+-year-old (?P<next>\w+)")
_TAKES_UP = re.compile(
    r"^The (?:update|announcement|move|news|remarks?|comments?|figures?|findings?|latest|development|warning|"
    r"call|win|victory|defeat|loss|result|draw)\b(?! (?:of|that|on|by|from|for|in|to)\b)"
)
_TOLL = re.compile(
    r"\b[Tt]he (deaths|injuries|killings|arrests|attacks|closures|cuts|layoffs)\b(?! (?:of|in|at|by|from|that|"
    r"which|on)\b)"
)
_EVER = re.compile(
    r"^(?:The|A|An) (?:first|last|only|\w+est)\b[^,]*\bever (?P<verb>\w+(?:ed|en|wn|lt|nt))\b(?!.*\b(?:is|was|were|"
    r"are|has|had|will)\b)"
)
_RELATIVE = re.compile(
    r"(?:In|At|On|For|From|By|To|With|Of|After|During|Under|Through) (?:which|whom|whose)\b", re.IGNORECASE
)
_PAST_PERFECT = re.compile(
    r"(?<!he )(?<!she )(?<!they )(?<!it )\bhad (?:\w+ly |also |just )?(?:already been |already )?"
    r"\w+(?:ed|en|wn|one|ent|ought|eft|ut)\b"
)
_LATER_EVENT = re.compile(
    r"\b(?:after|before|by|when|since|until|once|ever|never|as|because|who|which|that|while|previously)\b", re.I
)
# what somebody said moves one tense back: "the union said the company had failed"
_REPORTED = re.compile(
    r"\b(?:said|says|told|reported|confirmed|added|announced|claimed|argued|warned|admitted|revealed|explained|stated|"
    r"noted)\b(?!.*\bsaid \w+ to\b)"
)
_ONE_EVENT = re.compile(
    r"\b[Tt]he (?P<noun>earthquake|blast|bombing|explosion|crash|satellite|base|quake|attack|shooting|fire|flood|storm|"
    r"eruption|landslide|bomb|missile|rocket|aircraft|plane|ship|boat|train|trial|match|game|race|survey|study|report)\b"
    r"(?= (?:is|was|were|has|had|hit|struck|came|occurred|happened|killed|caused|took|began|[a-z]+ed)\b|[.,])"
)
_CATALOGUE = re.compile(r"\b[A-Z]{2,}[-– ]?\d{4,}\b|(?:\b[A-Z]{1,2}\d{1,2}\b\W+(?:and )?){3}")


def slip_of_grammar(source: Source) -> str | None:
    """Refuse what no careful editor would print: a lost article, "24-hours", a word twice, "had did"."""
    for slip in _SLIPS:
        match = slip.search(source.stem)
        if match is not None:
            return f"a slip of grammar (“{match.group()}”)"
    return None


def looking_back(source: Source) -> str | None:
    """Refuse an opening or an adverb that goes on from a sentence which the reader of the quiz does not see."""
    match = _BACK.search(source.claim.statement) or _TAKES_UP.search(source.claim.statement)
    return f"goes on from the text before it (“{match.group()}”)" if match else None


def unnamed_person(source: Source) -> str | None:
    """Refuse "The 22-year-old Greek broke early": the age stands for a name."""
    match = _AGED.match(source.stem)
    if match is None:
        return None
    word = match["next"]
    named = word[0].isupper() and word not in GROUPS
    return None if named else f"“{match.group()}” stands for a name"


def unexplained_losses(source: Source) -> str | None:
    """Refuse "the deaths" where the headline does not say whose."""
    match = _TOLL.search(source.claim.statement)
    told = match is not None and match[1][:4] in source.headline.casefold()
    return f"“{match.group()}” were told of before" if match is not None and not told else None


def several_such(source: Source) -> str | None:
    """Refuse "the council" where the article names two of them."""
    for match in re.finditer(r"\b[Tt]he (council|club|court|school|university|hospital|union|party|bank|zoo|"
        r"airport|museum|station|prison|hotel|plant|factory|stadium|church|mosque|attack|planet|ministry|title)\b"
                             r"(?! (?:of|in|at|for|that|which)\b)(?! [A-Z])", source.stem):  # fmt: skip
        noun = match[1]
        names = {m[1] for m in re.finditer(rf"\b([A-Z][\w’'-]+) {noun}\b", source.text, re.I) if m[1][0].isupper()}
        names -= {"The", "A", "An", "This", "That", "In", "At", "Its", "His", "Her"}
        here = any(
            f"{name} {noun}" in source.stem[: match.start()].casefold() for name in (n.casefold() for n in names)
        )
        if len(names) > 1 and not here:
            return f"“{match.group()}”: the article names several"
    counted = next((m for m in _ONE_EVENT.finditer(source.stem) if _told_of_several(m["noun"], source)), None)
    return f"“{counted.group()}”: the article tells of several" if counted is not None else None


def _told_of_several(noun: str, source: Source) -> bool:
    """Tell whether an article counts or lists more than one of what a statement calls "the" one."""
    number = r"(?:two|three|four|five|six|seven|several|both|other|\d+|series of)"
    return re.search(rf"\b{number} (?:[\w’'-]+ ){{0,2}}{noun}(?:s|es)\b", source.text, re.IGNORECASE) is not None


def fragment(source: Source) -> str | None:
    """Refuse "The first crew ever propelled by a used rocket": a noun with its participle, no statement."""
    relative = _RELATIVE.match(source.claim.statement)
    if relative is not None:
        return f"a relative clause without its noun (“{relative.group()}”)"
    return "no verb: a fragment" if _EVER.search(source.claim.statement) else None


def earlier_past(source: Source) -> str | None:
    """Refuse "had blocked" without the later event that it comes before; reported speech moves its tenses back."""
    statement = source.claim.statement
    match = _PAST_PERFECT.search(statement)
    told = source.lead or _REPORTED.search(statement)
    alone = match is not None and not told and not _LATER_EVENT.search(statement)
    return f"“{match.group()}” comes before something that is not told" if alone and match is not None else None


def catalogued(source: Source) -> str | None:
    """Refuse a catalogue number: nobody keeps it."""
    match = _CATALOGUE.search(source.claim.statement)
    return f"“{match.group()}” is a catalogue number" if match else None
