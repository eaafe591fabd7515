"""Evidence of a person's gender and of what a common noun can stand for: what an antecedent must agree with.

Given names are a short list of common English and international ones that are used for one gender nearly always;
a name that is not on it says nothing, and then agreement cannot rule a candidate out.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Gender(StrEnum):
    """The pronouns that a person takes."""

    HE = "he"
    SHE = "she"


HE_TITLES = frozenset(
    "mr sir lord king prince father brother spokesman chairman congressman businessman policeman fireman cameraman "
    "sportsman councilman "
    "father-of-two pope imam sheikh monsignor baron duke count emperor sultan cardinal".split()
)
SHE_TITLES = frozenset(
    "mrs ms miss lady dame queen princess mother sister spokeswoman chairwoman congresswoman businesswoman "
    "policewoman actress "
    "madam duchess baroness countess empress mother-of-two sportswoman councilwoman".split()
)
HE_NAMES = frozenset(
    "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark "
    "donald steven paul "
    "andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric "
    "jonathan stephen larry "
    "justin scott brandon benjamin samuel gregory frank raymond patrick alexander jack dennis jerry tyler aaron jose "
    "henry adam peter "
    "nathan zachary walter kyle harold carl arthur roger gerald keith lawrence albert joe ethan willie bruce ralph "
    "roy eugene louis philip "
    "bobby johnny bradley tom tim jim bill bob mike dave steve dan matt tony ben sam luke simon martin ian alan "
    "colin graham neil stuart "
    "duncan hamish rory sean liam declan ahmed ahmad mohammed mohamed muhammad mahmoud ali hassan hussein omar "
    "ibrahim yusuf mustafa "
    "abdullah khalid tariq imran rajesh sanjay vijay anil sunil ravi arjun amit vladimir dmitry sergei sergey alexei "
    "aleksei ivan mikhail "
    "nikolai boris igor oleg yuri pavel andrei viktor volodymyr juan carlos luis miguel pedro javier fernando "
    "antonio diego pablo alejandro "
    "francisco manuel ricardo roberto eduardo marco giovanni giuseppe luca matteo lorenzo paolo stefano pierre "
    "jacques francois laurent "
    "olivier philippe hans klaus jürgen wolfgang stefan dieter friedrich lars erik sven bjorn anders johan henrik "
    "hiroshi kenji takashi "
    "shinzo emmanuel boris rishi keir barack donald joe jens olaf samat kwame kofi chinedu emeka lucas hugo oscar "
    "leo harry oliver alfie "
    "archie freddie ted kanat nursultan pat will max rob jonas tomas piotr jan jakub marek zoltan viktor attila "
    "ferenc".split()
) - {"pat", "jan", "alex", "sam"}
SHE_NAMES = frozenset(
    "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra "
    "ashley kimberly emily donna "
    "michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela "
    "shirley anna brenda pamela "
    "emma nicole helen samantha katherine christine debra rachel carolyn janet catherine maria heather diane ruth "
    "julie olivia joyce "
    "virginia victoria kelly lauren christina joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria "
    "teresa ann sara "
    "madison frances kathryn janice jean abigail alice julia judy sophia grace denise amber doris marilyn danielle "
    "beverly isabella "
    "theresa diana natalie brittany charlotte marie kayla alexis lori jane kate katie lucy sophie claire fiona "
    "gillian nicola "
    "eilidh ailsa morag mhairi siobhan niamh fatima aisha amina khadija zainab maryam leila layla noor yasmin priya "
    "anjali sunita "
    "deepa kavita meera svetlana olga natalia tatiana elena irina ekaterina anastasia oksana yulia carmen lucia "
    "sofia valentina camila "
    "gabriela daniela paula ana isabel rosa francesca giulia chiara elisa paola brigitte celine sylvie nathalie "
    "camille ingrid astrid "
    "kirsten birgit ursula heike angela greta yuki sakura mei ngozi amara chioma wanjiru halima jess beth becky dawn "
    "joy mia ella "
    "chloe zoe ellie rosie daisy poppy ivy elin freja saga maja ailsa theresa hillary kamala jacinda sanna "
    "mette".split()
)
# nouns that name one person; beside a name they are its role, alone they compete for a pronoun
PERSON_NOUNS = frozenset(
    "man woman boy girl president minister mayor chief leader officer director driver teacher doctor victim suspect "
    "judge player coach "
    "captain singer actor actress author writer scientist researcher student spokesman spokeswoman spokesperson "
    "pilot king queen prince "
    "princess farmer lawyer defendant worker patient resident politician candidate artist trader teenager lawmaker "
    "senator governor "
    "chairman chairwoman chair manager editor reporter journalist analyst economist professor expert priest bishop "
    "pope soldier general "
    "commander sergeant detective inspector constable guard nurse engineer owner founder head secretary ambassador "
    "envoy striker "
    "goalkeeper midfielder defender winger referee umpire champion runner swimmer cyclist wife husband mother father "
    "son daughter brother "
    "sister nephew niece uncle aunt grandfather grandmother neighbour neighbor friend colleague client witness "
    "passenger customer "
    "critic activist campaigner protester blogger councillor councilor official person child baby widow widower "
    "partner prosecutor burglar thief robber attacker motorist hiker tourist climber firefighter paramedic solicitor "
    "barrister surgeon dentist physician musician guitarist drummer composer conductor dancer comedian novelist poet "
    "playwright filmmaker painter sculptor photographer architect designer chef waiter shopkeeper landlord voter "
    "premier chancellor rebel fugitive inmate prisoner offender shooter killer murderer hostage migrant refugee "
    "pensioner sailor skipper diver boxer jockey golfer footballer cricketer teammate successor predecessor heir "
    "billionaire entrepreneur investor banker adviser advisor aide diplomat gunman businessman businesswoman "
    "fisherman policeman policewoman congressman congresswoman astronaut biologist physicist historian".split()
)
HE_NOUNS = frozenset(
    "man boy king prince husband father son brother nephew uncle grandfather spokesman chairman actor widower gunman "
    "businessman fisherman policeman congressman".split()
) - {"actor"}
SHE_NOUNS = frozenset(
    "woman girl queen princess wife mother daughter sister niece aunt grandmother spokeswoman chairwoman actress "
    "widow businesswoman policewoman congresswoman".split()
)


def gender_of(names: Iterable[str], roles: Iterable[str]) -> Gender | None:
    """Return the gender that titles, roles and given names tell of, or None where they are silent or disagree."""
    found: set[Gender] = set()
    for role in roles:
        for word in role.lower().replace(".", "").split():
            if word in HE_TITLES or word in HE_NOUNS:
                found.add(Gender.HE)
            if word in SHE_TITLES or word in SHE_NOUNS:
                found.add(Gender.SHE)
    for name in names:
        words = name.lower().replace(".", "").split()
        if words and words[0] in HE_TITLES:
            found.add(Gender.HE)
        elif words and words[0] in SHE_TITLES:
            found.add(Gender.SHE)
        elif len(words) > 1:
            given = (
                words[1]
                if words[0] in ("dr", "prof", "professor", "judge", "president", "councillor", "senator")
                else words[0]
            )
            if given in HE_NAMES:
                found.add(Gender.HE)
            if given in SHE_NAMES:
                found.add(Gender.SHE)
    return found.pop() if len(found) == 1 else None
