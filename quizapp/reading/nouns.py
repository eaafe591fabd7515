"""Common nouns by what they need: a name, or nothing."""

from __future__ import annotations

TIME_NOUNS = frozenset(
    "minute hour day night week month year morning afternoon evening season summer winter spring autumn weekend "
    "century decade".split()
)
# "the government" needs no name: within one article there is only one that matters; "the company" needs one
UNIQUE = frozenset(
    "government president presidency prime minister police army military public world sun moon internet economy "
    "weather media market state "
    "law opposition parliament constitution authorities past future north south east west rest end start beginning "
    "time sea sky earth planet "
    "environment climate air ground night day morning evening weekend week month year century summer winter spring "
    "autumn decade pandemic "
    "war population cabinet treasury pope king queen crown press web right left majority minority number use sale "
    "production "
    "development rise fall loss increase decrease lack need risk way fact elderly poor rich young old unemployed "
    "homeless dead injured "
    "wounded sick disabled border coast capital centre center average".split()
)
_ORGANISATIONS = (
    "company firm bank group agency club team party ministry union organisation organization department charity "
    "committee commission "
    "council court body retailer airline university school hospital authority"
).split()
_PLACES = "country city town village region province state island area district nation county".split()
# nouns that stand for somebody or something named before; the type of name that can be meant
STANDING_FOR = {**dict.fromkeys(_ORGANISATIONS, "organisation"), **dict.fromkeys(_PLACES, "place")}
