"""Words beside or inside a name that tell what it names: titles, roles, verbs of saying, endings, generic nouns."""

from __future__ import annotations

TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron count countess duke duchess earl "
    "viscount prince princess king queen emperor empress sultan sheikh sheik emir shah tsar pope cardinal "
    "archbishop bishop father reverend rev pastor rabbi imam ayatollah mullah sister brother saint president "
    "vice-president premier chancellor minister senator sen congressman congresswoman representative rep "
    "governor gov mayor councillor cllr alderman judge justice magistrate sheriff constable sergeant sgt "
    "inspector superintendent detective officer chief captain det insp supt pc dc const capt major maj "
    "colonel col lieutenant lt general gen brigadier admiral commander cpl corporal private marshal "
    "ambassador secretary attorney doctor coach ayatollah mp".split()
)
ROLES = frozenset(
    TITLES
    | frozenset(
        "director executive chairman chairwoman chairperson chair chief ceo founder co-founder owner boss head leader "
        "spokesman spokeswoman spokesperson official lawyer solicitor barrister prosecutor analyst economist "
        "expert researcher scientist professor lecturer historian biologist physicist author writer novelist "
        "poet journalist reporter correspondent editor columnist blogger photographer film-maker filmmaker "
        "actor actress singer musician rapper artist painter architect designer engineer doctor surgeon "
        "nurse midwife teacher headteacher headmaster student pupil activist campaigner organiser organizer "
        "lobbyist politician lawmaker legislator deputy envoy diplomat negotiator adviser advisor aide "
        "strategist pollster commissioner treasurer manager trainer captain striker midfielder defender "
        "goalkeeper winger forward quarterback pitcher driver cyclist swimmer runner sprinter boxer golfer "
        "player champion victim suspect defendant gunman killer witness resident neighbour neighbor farmer "
        "shopkeeper fisherman businessman businesswoman entrepreneur billionaire tycoon investor banker "
        "trader banker partner husband wife son daughter mother father sister brother uncle aunt nephew "
        "niece cousin widow friend colleague predecessor successor dictator rebel warlord commander soldier "
        "veteran pilot astronaut cosmonaut sailor monk priest nun dissident exile candidate nominee "
        "incumbent minister secretary undersecretary trustee principal provost dean rector chancellor "
        "vice-chancellor conductor composer producer screenwriter chef botanist zoologist ecologist "
        "geologist chemist astronomer mathematician psychologist sociologist anthropologist archaeologist "
        "epidemiologist virologist forester ranger secretary-general speaker whip ombudsman registrar "
        "coroner auditor foreman superintendent firefighter paramedic detective investigator referee umpire "
        "jockey skipper".split()
    )
)
# Words that stand before a role and belong to it: "former deputy prime minister", "acting police chief".
ROLE_PREFIXES = frozenset(
    "former ex acting deputy vice first second prime foreign interior finance defence defense health "
    "education justice energy environment trade transport home culture sports labour labor opposition party "
    "union club team police fire army navy air military security chief senior junior lead leading head "
    "general assistant associate executive managing editorial medical scientific technical artistic sporting "
    "legal national regional local state federal district county city town village provincial presidential "
    "parliamentary royal crown supreme high new then late outgoing incoming interim veteran longtime "
    "long-time far-right left-wing right-wing government business human rights climate cabinet world press "
    "media sales marketing research science sport council company group bank court central".split()
)
SAYING = frozenset(
    "said says say told tells tell added adds announced announces argued argues asked asks warned warns "
    "claimed claims insisted insists explained explains noted notes admitted admits denied denies confirmed "
    "confirms stated states replied replies responded responds wrote writes tweeted posted declared declares "
    "believes believed thinks thought suggested suggests stressed stresses recalled recalls called calls "
    "accused accuses criticised criticized praised blamed blames promised promises pledged vowed urged urges "
    "testified alleged alleges concluded concludes predicted predicts complained complains joked jokes "
    "agreed agrees refused refuses appealed resigned died won lost beat scored married lives lived became "
    "appointed succeeded joined apologised apologized pleaded tells hopes hoped wants wanted knows knew "
    "feels felt remembers remembered".split()
)
PARTICLES = frozenset(
    "van von der den de da di del della dos das du la le el al bin bint ibn abu ben ter ten zu af av y e d' o'".split()
)
COMPANY_ENDINGS = frozenset(
    "inc inc. ltd ltd. limited plc corp corp. corporation co co. company llc llp lp gmbh ag sa s.a. nv bv "
    "spa oyj ab asa group holdings holding partners ventures capital investments enterprises industries "
    "technologies systems solutions airlines airways motors pharmaceuticals bank insurance energy petroleum "
    "records studios pictures entertainment commodities trading resources foods logistics shipping "
    "properties estates stores supermarkets analytics consulting associates advisers advisors securities "
    "media press books publishing brothers bros".split()
)
ORGANISATION_NOUNS = frozenset(
    COMPANY_ENDINGS
    | frozenset(
        "university college school academy institute institution centre center hospital clinic ministry "
        "department agency authority commission committee council board bureau office service services force "
        "forces police court tribunal parliament assembly senate congress party union federation "
        "confederation association society club league team foundation trust fund charity alliance coalition "
        "movement front brigade army navy guard guards regiment church mosque cathedral museum gallery "
        "library orchestra theatre theater newspaper times post herald gazette tribune journal news radio "
        "television tv network channel magazine review agency observatory laboratory labs lab organisation "
        "organization initiative network project programme program administration cabinet government "
        "exchange chamber forum guild syndicate united city athletic rovers wanderers fc afc cf rfc town albion "
        "county constabulary corps registry treasury secretariat directorate inspectorate registrar "
        "brotherhood militia cartel lines".split()
    )
)
PLACE_NOUNS = frozenset(
    "street st road rd avenue ave lane drive boulevard square park bridge river lake sea ocean bay gulf "
    "island islands isle mountain mountains mount hill hills valley desert forest beach coast cape peninsula "
    "province region county district state city town village borough suburb airport station port harbour "
    "harbor castle palace tower stadium building arena hotel cemetery prison canal strait channel falls canyon "
    "glacier volcano plateau plain border highway motorway mall plaza heights springs creek ridge pass gate "
    "hall house cathedral abbey mosque temple hospital reservoir dam reef archipelago oblast prefecture "
    "parish quarter ward neighbourhood neighborhood territory republic kingdom emirate federation "
    "commonwealth north south east west northern southern eastern western central upper lower greater".split()
)
EVENT_NOUNS = frozenset(
    "war wars battle revolution uprising olympics olympic games cup championship championships open "
    "tournament final grand prix festival fair expo summit conference congress convention treaty accord "
    "accords agreement pact protocol crisis massacre holocaust earthquake hurricane typhoon cyclone storm "
    "flood fire election elections referendum marathon derby super bowl world series awards award prize "
    "oscars grammys parade carnival pandemic operation".split()
)
PLACE_PREPOSITIONS = frozenset(
    "in at from near around outside across throughout to into toward towards off inside".split()
)
# Titles that stand before nothing but a person's name.
HONORIFICS = frozenset("mr mrs ms miss mx dr prof sir dame lord lady rev sgt cllr".split())
POSTNOMINALS = frozenset("KC QC MP MSP MEP OBE CBE MBE KBE DBE PhD MD DPhil MBA RN Esq".split())
NEVER_NAMES = frozenset(
    "i mr mrs ms dr monday tuesday wednesday thursday friday saturday sunday january february march april "
    "may june july august september october november december god internet ok tv am pm covid mon tue tues "
    "wed thu thur fri sat sun".split()
)
# Nouns that end (or begin, with "of") the name of an organisation and of hardly anything else.
STRONG_ORGANISATION_NOUNS = frozenset(
    "authority commission committee council ministry agency department police court tribunal parliament "
    "party federation confederation association society institute institution foundation trust fund "
    "university college academy forum board bureau organisation organization alliance coalition congress "
    "senate guard brigade constabulary chamber guild syndicate directorate secretariat inspectorate "
    "observatory laboratory orchestra museum desk".split()
)
CLUB_ENDINGS = frozenset("united athletic rovers wanderers fc afc cf rfc albion hotspur".split())
# What an apposition or a noun before the name says that it is.
ORGANISATION_KINDS = frozenset(
    "company firm group agency organisation organization charity union bank producer maker retailer "
    "supermarket airline carrier operator supplier manufacturer insurer lender broker roaster newspaper "
    "magazine website broadcaster publisher startup start-up consultancy university college school regulator "
    "watchdog monitor lobby party movement association federation institute think-tank thinktank club team "
    "band platform network developer contractor subcontractor utility refiner miner brewer chain council "
    "committee commission ministry department court hospital foundation fund trust coalition alliance militia".split()
)
PLACE_KINDS = frozenset(
    "city town village hamlet region province district county state country republic kingdom island islands peninsula "
    "municipality township capital suburb borough port river lake mountain valley coast neighbourhood neighborhood "
    "resort territory".split()
)
# Countries, states and cities that people (or clubs, months, words) are as often called after.
PLACES_THAT_ARE_NAMES = frozenset(
    "Georgia Jordan Chad Victoria Virginia Carolina Florence Sydney Charlotte Lincoln Washington Jackson "
    "Madison Austin Houston Dallas Paris Reading Bath Nice Mobile Orange Jersey Man Of Most Bar Split Don "
    "Hudson Rhodes Hamilton Wellington Santiago Salvador Valencia Lorraine Kent Devon Essex Norfolk Queens "
    "Total Swat Java Union Central Northern Southern Eastern Western Fox".split()
)
# Listed organisations whose names are words, or parts of other names.
ORGANISATIONS_THAT_ARE_WORDS = frozenset(
    "Apple Amazon Target Gap Visa Total Time Times Sun Fox Orange Shell Delta Fed Mirror Guardian "
    "Independent Observer Telegraph Economist Spectator Science Nature Fortune Slate Salon Wired Forbes Meta "
    "Alphabet Oracle Zoom X Sky Vale Universal Paramount Marvel Emirates Southwest Continental Unite Shelter "
    "Samaritans Gallup Sharp Chase Virgin Vanguard Sprint Staples Williams Reliant Mobil Discovery Congress "
    "Senate Parliament Treasury Army Navy Marines Customs Army Pentagon Commonwealth Amnesty Rangers Celtic "
    "Giants Cowboys Patriots Bulls Warriors Bears Dolphins Raiders Eagles Ravens Rockets Spurs Heat Pistons "
    "Braves Wolves Hearts Dawn Hindu Vox IS WHO ICE US AU Bild RAW EY BT GM HP LG RT DW ABC AP Isis Dow Rand "
    "Duke Brown Rice Tyson Canon Prudential Moody's Campbell's Mafia Contras Wagner Azov Science Daily News "
    "Lancet Playboy Billboard Yankees Cubs Mets Scouts Rotary Met Office Post Office Border Patrol Church "
    "Social Security Four Seasons Red Bull Best Buy Sunni Endowment Subway Puma Jaguar Dove Seat".split()
)
# Postal codes, and the abbreviations of the Associated Press, for states of the USA behind a town.
US_STATE_SIGNS = frozenset(
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND "
    "OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. "
    "Ill. Ind. Kan. Ky. La. Md. Mass. Mich. Minn. Miss. Mo. Mont. Neb. Nev. N.H. N.J. N.M. N.Y. N.C. N.D. "
    "Okla. Ore. Pa. R.I. S.C. S.D. Tenn. Tex. Vt. Va. Wash. W.Va. Wis. Wyo. D.C.".split()
)
# "Health Minister Oly Lund": the first word of such a title has its capital as long as the second has
PORTFOLIOS = frozenset(
    "prime deputy vice foreign interior finance defence defense health education justice energy environment trade "
    "transport home culture labour labor agriculture development fire army navy".split()
)


def is_a_title(words: str) -> bool:
    """Tell whether words begin with an office in capitals ("Health Minister", "Fire Chief")."""
    first, _, rest = words.partition(" ")
    second = rest.partition(" ")[0]
    return first.casefold() in PORTFOLIOS and second[:1].isupper() and second.casefold() in ROLES
