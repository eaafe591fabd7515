"""Words by which an article says who says it, and how sure anybody is."""

from __future__ import annotations

# verbs whose subject is the source of the clause that they govern (after PARC 3.0's most frequent cues)
SAYING = frozenset(
    "say tell add report claim announce warn argue insist declare state note acknowledge admit confirm deny explain "
    "reveal suggest allege assert maintain stress emphasise emphasize comment remark reply respond answer write tweet "
    "post recall concede contend complain predict estimate believe think hope fear promise vow pledge agree conclude "
    "observe point indicate ask urge testify swear joke quip continue describe disclose recount caution repeat reiterate "
    "boast complain accuse blame call demand hint hear imply read mention shout signal tell advise inform assure remind".split()
)
# these report something only where their subject is a report of some kind
SHOWING = frozenset("find show indicate reveal demonstrate".split())
REPORTING_SUBJECTS = frozenset(
    "study report survey research analysis poll review investigation inquiry document documents broadcast video footage researchers researcher scientists "
    "scientist investigators investigator police survey inquest audit auditors data figures records statistics census paper".split()
)
# of these only a quote or a that-clause makes an attribution; "showed", "found" and "called" are mostly plain verbs
WEAK = frozenset(
    "find show call describe accuse blame demand post read continue point agree respond think believe hope fear see signal".split()
)
# verbs of saying that come before or after a quotation and can be its only cue
QUOTING = SAYING - frozenset(
    "find show believe think hope fear agree accuse blame deny hint imply estimate indicate".split()
)
# who said it is not named: such a source makes a report, not a speaker
NOBODY = frozenset("reports reporting media sources source rumours rumors accounts".split())
HEDGING_ADVERBS = frozenset(
    "reportedly allegedly apparently probably possibly perhaps maybe supposedly seemingly purportedly presumably likely "
    "potentially arguably".split()
)
SOURCELESS = frozenset("reportedly allegedly supposedly purportedly".split())  # somebody says so, nobody is named
HEDGING_MODALS = frozenset("may might could would should can".split()) - {"can", "would", "should"}
SEEMING = frozenset("appear seem look tend".split())
# "is expected to", "are believed to have": the verb in the passive hedges what follows
HEDGING_PASSIVES = frozenset(
    "expect believe think say report allege suspect understand estimate schedule set fear presume assume suppose rumour rumor "
    "accuse anticipate forecast project".split()
)
HEDGING_ADJECTIVES = frozenset(
    "likely unlikely possible probable uncertain unclear".split()
)  # as what is said of the subject
HEDGING_ATTRIBUTES = frozenset(
    "alleged suspected apparent reported unconfirmed purported supposed".split()
)  # before a noun
