"""Words by which an article says who says it, and how sure anybody is."""

from __future__ import annotations

# verbs whose subject is the source of the clause that they govern (after PARC 3.0's most frequent cues)
SAYING = frozenset(
    "say tell add report claim announce warn argue insist declare state note acknowledge admit confirm deny explain "
    "reveal suggest allege "
    "assert maintain stress emphasise emphasize underline comment remark reply respond answer counter retort write "
    "tweet post text blog "
    "recall remember concede contend complain lament predict forecast estimate calculate believe think hope fear "
    "suspect expect doubt feel "
    "reckon worry understand promise vow pledge agree conclude rule observe point indicate ask urge testify swear "
    "joke quip muse continue "
    "describe disclose recount caution repeat reiterate boast accuse blame call demand hint imply read mention shout "
    "signal advise inform "
    "assure remind plead protest dispute recommend propose learn submit speculate affirm reaffirm proclaim "
    "opine clarify theorise theorize surmise confide attest assume guess "
    "realise realize regret imagine grumble brag mutter whisper confess exclaim elaborate enthuse venture concur "
    "divulge hypothesise hypothesize notify bet hold judge reason figure posit postulate foresee specify stipulate "
    "verify guarantee reflect gather".split()
)
# these report only with "that": without it they take an object ("held a meeting", "judged the race")
WITH_THAT = frozenset(
    "hold judge reason figure posit postulate foresee specify stipulate verify guarantee reflect gather".split()
)
# "is convinced that": the speaker believes so
SURE = frozenset("confident convinced adamant sure certain hopeful optimistic afraid worried satisfied".split())
# "denied that", "doubts that": the speaker does not say so
DENYING = frozenset("deny doubt dispute".split())
# these report something only where their subject is a report of some kind
SHOWING = frozenset("discover find show indicate reveal demonstrate hear establish prove determine".split())
REPORTING_SUBJECTS = frozenset(
    "court jury judge tribunal inquest committee panel meeting hearing council study report survey research analysis "
    "poll review "
    "investigation inquiry document broadcast video footage researcher scientist investigator police audit auditor "
    "datum data figure "
    "group lab laboratory letter email e-mail memo log diary transcript filing tape cable invoice chart "
    "record statistic statistics census paper result finding evidence test model map image picture photo recording "
    "projection simulation experiment trial inspector coroner watchdog regulator ombudsman auditor doctor engineer "
    "expert astronomer economist archaeologist historian biologist pathologist psychologist team author commission "
    "institute university agency charity councillor councilor juror mp lawmaker senator".split()
)
# of these only a quote or a that-clause makes an attribution; "showed", "found" and "called" are mostly plain verbs
WEAK = frozenset(
    "call describe accuse blame demand post text read continue point agree respond counter think believe hope fear "
    "feel see signal expect "
    "suspect doubt understand remember worry rule".split()
)
# verbs of saying that come before or after a quotation and can be its only cue
# how somebody utters a quotation; by themselves they report nothing
UTTERING = frozenset(
    "sigh laugh cry yell scream snap chuckle sneer groan fume roar murmur gasp growl chant bellow sob beam grin".split()
)
QUOTING = (SAYING - WITH_THAT | {"reason", "reflect"} | UTTERING) - frozenset(
    "believe think hope fear feel agree accuse blame deny hint imply estimate indicate expect suspect doubt dispute "
    "rule "
    "understand".split()
)
# who said it is not named: such a source makes a report, not a speaker
NOBODY = frozenset("reports reporting media sources source rumours rumors accounts".split())
HEDGING_ADVERBS = frozenset(
    "reportedly allegedly apparently probably possibly perhaps maybe supposedly seemingly purportedly presumably "
    "likely "
    "potentially arguably".split()
)
SOURCELESS = frozenset("reportedly allegedly supposedly purportedly".split())  # somebody says so, nobody is named
HEDGING_MODALS = frozenset("may might could would should can".split()) - {"can", "would", "should"}
SEEMING = frozenset("appear seem look tend".split())
# "is expected to", "are believed to have": the verb in the passive hedges what follows
HEDGING_PASSIVES = frozenset(
    "expect believe think say report allege suspect understand estimate schedule set fear presume assume suppose "
    "rumour rumor "
    "accuse anticipate forecast project".split()
)
HEDGING_ADJECTIVES = frozenset(
    "likely unlikely possible probable uncertain unclear".split()
)  # as what is said of the subject
HEDGING_ATTRIBUTES = frozenset(
    "alleged suspected apparent reported unconfirmed purported supposed".split()
)  # before a noun
# these have a receiver: "told the court that"
ADDRESSING = frozenset("tell inform assure remind advise warn promise".split())
