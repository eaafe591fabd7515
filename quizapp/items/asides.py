"""Signs that a sentence is not what its report is about: service to readers, no comment, background of years ago."""

from __future__ import annotations

import re

from quizapp.items.calendar import MONTHS, WEEKDAYS, YEAR
from quizapp.items.source import Source
from quizapp.items.wording import COMMON, words
from quizapp.reading.knowledge import EntityType

_NO_ANSWER = re.compile(
    r"\b(?:yet to (?:respond|comment|reply)|did not (?:immediately )?(?:respond|reply|return|comment|answer)|"
    r"declined to (?:comment|say|be)|could not be reached|(?:asked|approached|contacted) for (?:a )?comment|"
    r"for (?:further )?comment\b|reached out to|refused to comment|requests? for comment)\b",
    re.IGNORECASE,
)
_SERVICE = re.compile(
    r"\b(?:available (?:via|on|at|online|from)|web ?pages?|web ?sites?|hotlines?|helplines?|tickets|"
    r"can be (?:found|viewed|reached|contacted)|anyone (?:with|who)|pictured|photo(?:s|graphs?)?|footage|screenshots?|"
    r"(?:channels?|television|TV|pictures|images|videos?) (?:that |(?:from|of|at|on) [^,]{1,40}?)?(?:shows?|showed|"
    r"showing)|"
    r"contact (?:the|police)|register (?:at|on|online)|for more information|is (?:asked|urged) to (?:call|contact))\b",
    re.IGNORECASE,
)
_FORMALITY = re.compile(
    r"\b(?:identity|name)s? (?:\w+ ){0,9}(?:withheld|not (?:been )?released)|"
    r"\bfamily (?:could|can|has|have|had) be(?:en)? notified|"
    r"\bspokes(?:man|woman|person) (?:for|of|at) .{3,80}\bconfirmed\b|"
    r"\bwas asked (?:about|if|whether)\b|\breporters? asked\b|"
    r"\basked (?:[A-Z][\w.’'-]+ ){1,4}(?:if|whether)\b|"
    r"\bnext of kin\b|\bis survived by\b|\bmarried\b|\bthanked\b|\bpa(?:id|ys?) tribute|\bwas born (?:in|on)\b",
    re.IGNORECASE,
)
_CAPTION_DAY = re.compile(rf"(?:On )?(?:{'|'.join(WEEKDAYS)})\b")
_PICTURE = re.compile(
    rf"\b(?:{'|'.join(WEEKDAYS)}), (?:{'|'.join(MONTHS)}|[A-Z][a-z]{{2,3}}\.) \d{{1,2}}, \d{{4}}\b|"
    r"\b(?:as|is|are|was|were) seen (?:from|in|on|at|here)\b|\b(?:looks on|poses(?! (?:an?|no|any|the|serious|risks|"
    r"problems)\b)|gestures|waves)\b"
)
_MARKET = re.compile(
    r"\bper share\b|\b(?:a|per) share\b|\b(?:morning|afternoon|early|late|intraday|after-hours|pre-market) "
    r"trad(?:ing|e)\b|\b[Ss](?:hares|tocks?) (?:of [A-Z][\w. ]+ )?(?:rose|fell|were|closed|opened|jumped|dropped|slid|"
    r"gained|lost|climbed|slipped|traded|ended)\b|\bbasis points\b|\b[Ss]hares have\b|\bmarket speculation\b|"
    r"\b(?:analysts?|economists?)\b.*\bexpect\w*\b|\b(?:Wall )?Street (?:forecast|estimate|expectation)s?\b|"
    r"\bsurveyed by\b"
)
_OF_A_COMPANY = re.compile(
    r"^(?:[\w-]+ ){0,3}(?:revenues?|profits?|sales|turnover|earnings|income|shares|losses|margins?|results|costs|"
    r"output|attendance|turnout)\b(?! (?:of|for|at|in|by|from) (?:the )?(?-i:[A-Z]))",
    re.IGNORECASE,
)
_EARNINGS = re.compile(
    r"\b(?:revenues?|profits?|sales|turnover|earnings|net income|shareholders|dividends?)\b", re.IGNORECASE
)
_CAPITAL = re.compile(r"(?<!^)(?<!\. )\b[A-Z][a-z]+")
_MONTH_OR_DAY = re.compile(rf"(?:{'|'.join((*MONTHS, *WEEKDAYS))})\b")
_DEBRIS = re.compile(
    r"^(?:[A-Z]{2,3}, |[A-Z][a-z]{2,8}\.? \d{1,2} [-–—] |[A-Z]+ [-–—:] )|\bndo \d|\b[a-z]+[A-Z][a-z]+ [a-z]"
)
_ABOUT_ITSELF = re.compile(
    r"\b(?:is|are) (?:being|still being) (?:investigated|looked into)\b|\binvestigations? (?:is|are|was|were|remains?) "
    r"(?:ongoing|continuing|under ?way)\b|\bmore (?:details|information) (?:will|to)\b|\bto be announced\b|"
    r"\b(?:toll|number) (?:could|may|might|to|will|would) (?:rise|climb|increase)\b|\bthe scale of\b|"
    r"\b(?:it )?(?:is|was) not (?:immediately )?(?:clear|known)\b"
)
_WHOM = re.compile(
    r"\b(?:said|says|say|told) (?:that )?(?:all|both|some|many|most|none|several) (?:had|have|were|are|was|of the)\b"
)
_WHO_IS_IT = re.compile(
    r"^(?:According to [^,]{2,60}, t|T)he (?:\w+-)?(?:novelist|singer|actor|actress|politician|lawmaker|striker|"
    r"defender|goalkeeper|midfielder|forward|keeper|senator|champion|swimmer|visitors|hosts|visiting side|home side|"
    r"publisher|filmmaker|teenager|youngster|veteran|youth|deceased|petitioner|applicant|complainant|accused)\b"
    r"(?! (?:of|from) )"
)
_TIMETABLE = frozenset(
    "be have face begin start open close end meet leave arrive play host return expire run take".split()
)
_PLAY = re.compile(
    r"\b(?:headed|volleyed|whipped|flicked|curled|tapped|nodded|slotted|blazed|crossed|scored from|corner|free[- ]kick|"
    r"throw-in|touchdown|field goal|penalty kick|spot-kick|from the spot|innings?|the drive|snap|header|half-time|"
    r"booked|offside|yellow card|red card|fourth-and|yards?|first half|second half|service points?|tie-?break|line-up|"
    r"chip|cross|cross-field|sprint|peloton|breakaway|km remaining|(?:leading|front) group|acceleration|yellow jersey|"
    r"handling errors|pinpoint|shots?|(?:first|second|third|fourth) (?:set|quarter|period)|"
    r"\d+(?:st|nd|rd|th) minute|on \d+ minutes|at[- ]bat|base hit|wild pitch|(?:top|bottom) of the [a-z]+|coin toss|"
    r"side netting|possession|caution periods?|(?:injury|stoppage) time|substitutions?|goal-?kick|missed|"
    r"attempts? (?:for|on|at) goal|(?:opening|second|third|winning|match-winning) goal|"
    r"(?<!man of )(?<!won )(?<!lost )(?<!finished )the (?:match|game)(?! (?:against|between|with|at|on)\b))\b"
)
_SPORT = re.compile(
    r"\b(?:games?|touchdowns?|yards|plays|defen[cs]e|scored|scoring|match|league|goal|goals|coach|cup|team|teams|striker|midfielder|quarterback|season|"
    r"tournament|championship|final|riders?|stage|race|laps?|runs|pitch|innings?|teammates?)\b"
)
_MANY_SPORT_WORDS = 5
# "The department store operator’s revenue", "Rival Kohl’s": which one, or whose rival, stands before
_DESCRIBED = re.compile(
    r"^(?:The (?:[\w-]+ ){1,4}(?:operator|maker|carrier|lender|insurer|brewer|producer|developer|manufacturer|supplier|"
    r"provider|exporter|giant|outfit|franchise|group|company|chain|retailer|firm|publisher)(?:['’]s)? |"
    r"(?:Rival|Fellow|Sister|Neighbou?ring|Parent) )"
)
_FOREIGN_LETTER = re.compile(
    r"[A-Za-z][^\x00-\u024f\u1e00-\u2bff]|[^\x00-\u024f\u1e00-\u2bff][A-Za-z]|\ufffd|[ÃÂâ][\x80-\xbf€™œ]"
)
_MORE_OF_IT = re.compile(
    r"\badditional\b|\bfurther (?:[a-z]+ed|said|told|reveals|adds|says|notes|shows)\b|"
    r"\bIn (?:response|reaction|return|reply)\b(?! to)|\bmore such\b|"
    r"\balso (?:below|above|among|in)\b|\b(?:once )?again(?=[.,])|\b(?:too|as well)\.$|\binstead\b(?! of)|"
    r"\bfor (?:his|her|their|its) part\b|\blikewise\b|\bthe officials\b|"
    r"\b(?:[Tt]he|[Bb]etween the) two (?:countries|sides|men|women|teams|leaders|companies|parties|clubs)\b|"
    r"\bas a result\b(?! of)|\b[Aa]t the (?:event|meeting|ceremony|conference)\b|\bone (?:other|more)\b|"
    r"\b(?:ultimately|eventually|subsequently|in turn)\b|\bin (?:exchange|return)\.?$|"
    r"\b(?:goes|went) on to (?:say|add|tell|explain|note|state)\b|\bthe remaining\b(?! of)|"
    r"\b(?:years?|months?|weeks?|days?) (?:younger|older|earlier|later)\b(?= ?,)|"
    r"\b(?:far|much) more [a-z]+\b(?!.*\bthan\b)|\bthe family\b(?! of)|"
    r"\b(?:at|in) other (?!words|ways|countries|nations)(?:[a-z]+ )?[a-z]+s\b(?! of| in| such)"
)
_SCENE = re.compile(r"^(?:When|While|As) [^,]*\b(?:was|were) \w+ing\b")
_SHOWN = re.compile(
    r"^(?!.*\b(?:that|which|who)\b.*\bas\b)(?:[\w’'-]+ ){1,5}?(?:dons?|walks?|stands?|sits?|gathers?|waits?|carry|"
    r"carries|holds?|march|marches|queues?|wades?|rides?|protests?|inspects?|examines?|cleans?|clears?|watch|watches|"
    r"poses?|celebrates?|prays?|reacts?) [^.]*\b(?:as (?:they|he|she|the|a|people)|during|after|while|outside|near) "
)
_SCENERY = re.compile(
    r"\b(?:glanc\w+|purs(?:ed|ing)|sobb\w+|smil(?:ed|ing)|wept|weeping|shrugg\w+|star(?:ed|ing) at|gestur\w+|"
    r"dressed in|wearing|clad in|hugg\w+|cheered|applaud\w+(?! (?:the|an?|his|her|its|their)\b)|laugh\w+|grinn\w+|"
    r"choking back|held back tears|chant(?:ed|ing)|danc(?:ed|ing)|single tie|buzz|stood watch|awoke|glued to|"
    r"was seen|were seen|atmosphere(?! of\b)|in an? \w+ mood|swept through the (?:room|crowd)|moved in(?:to)?|"
    r"must have \w+ed|knew (?:he|she|they)|(?:said|says) (?:he|she) (?:was|had been) \w+ing)\b",
    re.IGNORECASE,
)
_FEELING = re.compile(
    r"(?:\b(?:is|was|were|are|am|be|felt|feels?)|['’](?:s|re)) (?:\w+ly |very |so |“|\")?(?:happy|pleased|proud|"
    r"delighted|excited|thrilled|glad|grateful|hono(?:u)?red|disappointed|sad|saddened|devastated|shocked|surprised|"
    # what somebody fears or expects is worth knowing, that he does is not
    r"(?:hopeful|confident|optimistic|worried|concerned|afraid|fearful)(?! (?:of|that|the|to|about)\b|, saying))\b"
)
_FEWEST_WORDS = 10
_BACKGROUND_YEARS = 5
_LAST_PART = 0.6
_HARMED = re.compile(r"\b(?:killed|injur\w+|dead|died|wounded|hurt|treated|arrested|evacuated|missing|rescued)\b")
_MANY_SENTENCES = 10
_SHORTEST = 4
_ROOT = 5  # letters: "manufacturer" meets "manufacturing"


def no_answer(source: Source) -> str | None:
    """Refuse who did not reply to a request for comment: a formality of the trade."""
    return "it tells only who did not comment" if _NO_ANSWER.search(source.claim.statement) else None


def service(source: Source) -> str | None:
    """Refuse where to find more, whom to call, what a picture shows."""
    match = _SERVICE.search(source.claim.statement)
    return f"a service to readers, or what a picture shows (“{match.group()}”)" if match else None


def picture(source: Source) -> str | None:
    """Refuse what a picture shows: "as seen from Antigua"."""
    match = _PICTURE.search(source.claim.statement) or _SHOWN.match(source.claim.statement)
    return f"tells what a picture shows (“{match.group()}”)" if match else None


def formality(source: Source) -> str | None:
    """Refuse a formality or a private aside: a name withheld, a marriage."""
    match = _FORMALITY.search(source.claim.statement)
    return f"a formality or a private aside (“{match.group()}”)" if match else None


def caption_tense(source: Source) -> str | None:
    """Refuse "On Saturday, crews use a jet sprayer": only captions tell of a past day in the present."""
    if _CAPTION_DAY.match(source.claim.statement) is None or source.lead:
        return None
    verb = next((token for token in source.doc if token.tag_ in ("VBD", "VBZ", "VBP", "VB", "MD")), None)
    present = verb is not None and verb.tag_ in ("VBZ", "VBP", "VB") and verb.lower_ not in _TIMETABLE
    return "tells of a day in the present, as captions do" if present else None


def market(source: Source) -> str | None:
    """Refuse the price of a share: nobody keeps it."""
    return "the price of a share" if _MARKET.search(source.claim.statement) else None


def of_whom(source: Source) -> str | None:
    """Refuse "Revenue dipped to $1.32 billion": whose it is stands before."""
    statement = source.claim.statement
    names = [m.group() for m in _CAPITAL.finditer(statement) if not _MONTH_OR_DAY.match(m.group())]
    match = _OF_A_COMPANY.match(statement) or _EARNINGS.search(statement)
    owned = (
        any(m.type is not EntityType.PLACE for m, _ in source.mentions()) or "’s " in statement or "'s " in statement
    )
    if _OF_A_COMPANY.match(statement) and not owned and not source.lead and match is not None:
        return f"“{match.group()}”: whose, is not said"
    return f"“{match.group()}”: whose, is not said" if match is not None and not names and not source.lead else None


def debris(source: Source) -> str | None:
    """Refuse the rest of a dateline or of a time zone at the beginning: "PT, but ballooned"."""
    return "debris at the beginning" if _DEBRIS.search(source.claim.statement) else None


def still_open(source: Source) -> str | None:
    """Refuse what only says that something is being looked into."""
    return "says only that more is to come" if _ABOUT_ITSELF.search(source.claim.statement) else None


def unnamed_subject(source: Source) -> str | None:
    """Refuse "the novelist", "said all had": who that is stands before."""
    match = _WHO_IS_IT.match(source.stem) or _WHOM.search(source.stem)
    return f"“{match.group()}” stands for somebody named before" if match else None


def described(source: Source) -> str | None:
    """Refuse a firm that is only described: "The department store operator", "Rival Kohl’s"."""
    match = _DESCRIBED.match(source.claim.statement)
    return f"“{match.group().strip()}” is known from the text before only" if match else None


def garbled(source: Source) -> str | None:
    """Refuse letters of another script within a word: a text that was decoded wrongly."""
    return "letters of two scripts in one word" if _FOREIGN_LETTER.search(source.stem) else None


def going_on(source: Source) -> str | None:
    """Refuse "additional coastlines", "further instructed": there was a first of it."""
    match = _MORE_OF_IT.search(source.claim.statement)
    if match is None and _SCENE.match(source.claim.statement):
        return "what happened while something else was going on"
    return f"goes on from something told before (“{match.group()}”)" if match else None


def nowhere(source: Source) -> str | None:
    """Refuse "Three men were found dead": a short statement without a name, in which case and where?"""
    statement = source.claim.statement
    named = [m.group() for m in _CAPITAL.finditer(statement) if not _MONTH_OR_DAY.match(m.group())]
    short = len(statement.split()) < _FEWEST_WORDS and not source.lead and not source.is_lead
    return "too short to tell of whom or where" if short and not named and not source.mentions() else None


def scenery(source: Source) -> str | None:
    """Refuse looks and feelings: who glanced to the side, what he wore, that she was glad."""
    match = _SCENERY.search(source.claim.statement) or _FEELING.search(source.claim.statement)
    return f"looks or feelings (“{match.group()}”)" if match else None


def geography(source: Source) -> str | None:
    """Refuse where a town lies: anybody can look it up, and no report is about it."""
    statement = source.claim.statement
    lies = re.search(r"\b(?:is|are|lies) (?:located|situated)\b|\blies (?:about|some|around|roughly|\d)", statement)
    return "tells only where a place lies" if lies else None


def unrelated(source: Source) -> str | None:
    """Refuse a sentence of the last part that shares no word with the report: it advertises another one."""
    early = source.claim.start < _LAST_PART * len(source.text) or len(source.reading.sentences) < _MANY_SENTENCES
    if early or source.lead or _HARMED.search(source.claim.statement):
        return None
    told = frozenset(
        word[:_ROOT] for word in words(source.text[: int(_LAST_PART * len(source.text))] + " " + source.headline)
    )
    own = [word[:_ROOT] for word in words(source.claim.statement) if len(word) >= _SHORTEST and word not in COMMON]
    return "has no word in common with the report" if own and not any(word in told for word in own) else None


def play(source: Source) -> str | None:
    """Refuse a scene of play in the report of a match: the result and who won it are told first."""
    match = _PLAY.search(source.claim.statement)
    if match is None or source.is_lead or len(_SPORT.findall(source.text)) < _MANY_SPORT_WORDS:
        return None
    return f"a scene of play (“{match.group()}”)"


def is_background(source: Source) -> bool:
    """Tell whether a statement at the end of a report only tells of a year long past."""
    years = [int(year) for year in YEAR.findall(source.claim.statement)]
    late = source.claim.start > _LAST_PART * len(source.text)
    latest = source.latest_year
    return late and bool(years) and latest is not None and max(years) <= latest - _BACKGROUND_YEARS
