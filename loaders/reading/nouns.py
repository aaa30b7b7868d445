"""Noun phrases become their names: "Everton's 28-year-old Danish midfielder P1" is P1.

What such a phrase says of somebody (his club, age, nation, position) is noted on the way.
"""

from __future__ import annotations

import re

HEADS = """goalkeeper keeper shot-stopper stopper defender fullback full-back left-back right-back
left-sided-defender back centre-back center-back centre-half center-half half wing-back wingback sweeper
midfielder midfield playmaker winger wideman forward striker attacker frontman hitman marksman
goalscorer centre-forward center-forward anchor anchorman schemer poacher player star ace man starlet
youngster teenager sensation prodigy wonderkid prospect talent international loanee veteran captain
skipper talisman outcast flop favourite favorite footballer ball-winner recruit maestro stalwart
superstar target-man product graduate hotshot duo pair trio youth lad sharpshooter destroyer
stopper-general full-international fringe-player ever-present idol hero academy-graduate skipper
signing acquisition no-1 number-one custodian gloveman enforcer dynamo speedster wizard"""
MODS = """versatile out-of-favour young talented highly-rated highly rated experienced veteran on-loan
wantaway unsettled prolific teenage teen exciting attacking central defensive left right wing wide
holding box-to-box creative deep-lying powerful pacy tricky towering much-coveted coveted sought-after
in-form in-demand promising senior national under-21 under-23 u21 u23 star current new first-choice top
long-term long-time summer midfield full back centre center out-of-contract injury-prone injured rated
record club-record big-money club academy 1 youth team first-team first reserve fringe main leading
highly-regarded highly-thought-of dynamic combative tough-tackling all-action left-footed right-footed
left-sided right-sided hot-shot free-scoring goal-shy mercurial giant key disgruntled rising homegrown
home-grown world-class brilliant impressive bright up-and-coming agile imposing robust commanding
classy skilful speedy gifted cult popular free agent released out-of-work frozen-out bit-part
marginalised exiled fellow compatriot team-mate teammate teammates team-mates serial future
ball-playing rangy diminutive outgoing departing departed sidelined in-house
goal goals number-one no-1 prime early alternative second other another
want-away vastly-experienced evergreen ageing aging colourful bulky burly stylish energetic
cultured classy combative decorated dutch-born legendary world world-cup cup-winning world-cup-winning
premier-league long-serving so-called out-of-sorts misfiring goal-hungry goalscoring young-gun ex-city
versatile-forward box-office high-profile big name top-scoring hard-working industrious"""
MANAGING = """manager boss coach gaffer head-coach manager-elect player-manager caretaker interim
mister trainer tactician supremo counterpart"""
OTHERS = """chairman president vice-president executive director owner agent representative adviser
advisor spokesman spokesperson assistant expert analyst chief-executive chief scout secretary physio
doctor lawyer father brother wife mother son uncle intermediary vice-chairman co-owner ceo
shareholder referee insider legend minister mayor chancellor number-two co-chairman businessman
tycoon billionaire singer actor comedian psychologist official negotiator middleman cousin grandfather
consultant administrator compatriot-turned-agent spokeswoman ambassador"""
PRESS = """journalist reporter correspondent pundit columnist broadcaster presenter editor insider
outlet newspaper daily tabloid broadcaster paper magazine website publication radio expert guru
broadsheet podcast"""
TITLES = """chief sporting technical general managing football head deputy assistant sports vice
honorary club first-team goalkeeping under-21 caretaker interim transfer recruitment commercial team
executive former ex senior new super long-time respected renowned reliable trusted credible
well-known well-connected italian spanish german french portuguese dutch brazilian local"""
CLUB_NOUNS = """club side outfit team giant giants champions strugglers rivals minnows leaders
heavyweights newcomers powerhouse winners runners-up holders high-flyers neighbours counterparts
club-side"""
POSITION = re.compile(
    r"(?:(?:attacking|defensive|central|centre|center|holding|box-to-box|left-sided|right-sided|wide|"
    r"creative|deep-lying|left|right|wing|full|second|ball-playing)[ -]){0,2}"
    r"(?:goalkeeper|keeper|shot-stopper|defender|(?:full|left|right|wing|centre|center)-?backs?|back|"
    r"centre-half|center-half|half|sweeper|midfielder|playmaker|winger|wide-player|wideman|"
    r"forward|striker|attacker|frontman|hitman|marksman|goalscorer|centre-forward|"
    r"center-forward|poacher|number-9|no-9)\b"
)


def any_of(words: str) -> str:
    """A pattern for one of these words."""
    return f"(?:{'|'.join(map(re.escape, sorted(set(words.split()), key=len, reverse=True)))})"


# As a name for somebody these need more words beside them.
_BARE = "back half man ace star product talent signing acquisition duo pair trio no-1 number-one favourite product back"
HEAD, MOD, MANAGER, OTHER = any_of(HEADS), any_of(MODS), any_of(MANAGING), any_of(OTHERS)
HEAD, OTHER = f"(?:{HEAD}s?)", f"(?:{OTHER}s?|co-chairmen|chairmen)"
NOUN = any_of(CLUB_NOUNS)
AGE = r"\d\d-year-old"
_TARGET = r"(?:first-choice|long-term|summer|top|main|key|prime|number-one|no-1|priority|transfer|january) target"
_BETWEEN = rf"(?:(?:{_TARGET}|{MOD}|{HEAD}|{AGE}|[NL]\d+|£|-|-rated|rate_ed|born|capped|\d+-cap|base_ed|and(?= {MOD})) )*"
# His club before him: "C1 's 23-year-old N2 defender P3", "C1 defender P3".
OWNED = re.compile(
    rf"(?<!\S)(?:the )?(?:N\d+ |L\d+ )?(C\d+)(?: 's)? ({_BETWEEN}(?:, )?)(P[\d+]+)(?!\S)"
)
PAST = re.compile(
    rf"(?<!\S)(?:the |his |their |its )?(?:former|ex|ex-|one-time|then|old) (?:N\d+ |L\d+ )?(C\d+) (?:and C\d+ )?({_BETWEEN}(?:, )?)(P[\d+]+)(?!\S)"
)
DESCRIBED = re.compile(
    rf"(?<!\S)(?:(?:the|a|an|his|their|its|on) )?(?:free agent )?((?:{_TARGET}|{MOD}|{HEAD}|{AGE}|[N]\d+|£|rate_ed|former|ex) {_BETWEEN}(?:, )?)(P[\d+]+)(?!\S)"
)
AGED = re.compile(
    r"(?<!\S)(P\d+) (?:, (\d\d)(?:-year-old)? (?=[,.(]),?|\( (\d\d) \)|, (\d\d)(?=\s*[.;]| $))"
)
# Nobody's name: "the 26-year-old", "the N1 international", "the defender", "the former C1 man".
_NAMED = any_of(" ".join(set(HEADS.split()) - set(_BARE.split())))
# A people's name alone is a man only where he acts: "the N1 have", "the N1 , who".
_ACTS = (
    r"(?= (?:is|was|were|have|had|has|will|would|could|may|might|can|should|must|do|did|does|'s|,|\.|to|who|and|"
    r"but|for|on|in|at|from|as|with|also|himself|back|\S+_ed|\S+_ing|want|join|sign|earn|remain|return|turn|play|"
    r"score|prefer|is|away|\))(?: |$)| $|$)"
)
EPITHET = re.compile(
    rf"(?<!\S)(?:the|this|that) ((?:former (?:N\d+ )?C\d+ |ex (?:N\d+ )?C\d+ |C\d+ )?(?:(?:{MOD}|{HEAD}|{AGE}|[N]\d+|\d+-cap|old|former) )*(?:{_NAMED}|(?:(?:cup|league|title|world-cup) )winner|(?<=[N]\d )(?:man|star|ace|talent)|(?<=[C]\d )(?:man|star|ace)|(?:(?:left|right|full|centre|wing|midfield) )(?:back|half|man)|{AGE}|[N]\d+{_ACTS}))(?= |$)(?! of )(?! (?:'s )?(?:{NOUN}|{MANAGER}))(?! (?:market|window|league|newspaper|press|media|outlet|publication|{OTHER}|{HEAD}|[PMOXSCL]\d|manager|cup|capital|giants|top|flight|international|national|champions|border|fa))"
)
BOSS = re.compile(
    rf"(?<!\S)(?:the |their |his )?(?:(?:new|former|ex|current|then|now|N\d+|L\d+|old|one-time|previous|ex-) )*(C\d+)(?: 's)? (?:(?:new|N\d+|interim|caretaker|first-team|team|head|under-pressure|current|incoming|former|then|outgoing|experienced|young|rookie) )*{MANAGER} (?:, )?([MX]\d+)(?!\S)"
)
FORMER = re.compile(r"(?<!\S)(?:former|ex|ex-|then|one-time|old|previous)(?!\S)")
BOSS_AFTER = re.compile(
    rf"(?<!\S)([MX]\d+) , (?:the |who is the |now )?(?:(?:new|N\d+|current|head|former|ex|then|now|interim) )*(C\d+)(?: 's)? (?:(?:new|N\d+|interim|caretaker|head|current) )*{MANAGER}(?: ,)?(?!\S)"
)
LED = re.compile(
    rf"(?<!\S)([MX]\d+) 's (?:(?:struggling|high-flying|in-form|young|new|N\d+|L\d+) )*(?:side|men|team|squad|charges|outfit|club|boys|troops|players|{NOUN})(?!\S)"
)
AT_CLUB = re.compile(
    rf"(?<!former )(?<!ex )(?<!\S)C(\d+)(?: 's)? (?:(?:{MOD}|{HEAD}|{MANAGER}|{AGE}|[NL]\d+|,) )*X(\d+)(?!\S)"
)
# "M1 , who managed C2", "M1 while in charge of C2", "under M1 at C2".
MANAGED_THERE = re.compile(
    r"(?<!\S)(M\d+) (?:\S+ ){0,6}?(?:manage_ed|coach_ed|coach_ing|manage_ing|in charge of|in charge at|while at|when (?:he was )?(?:at|with)|"
    r"(?:his |their )?(?:time|days|spell|years|reign|tenure) (?:together )?(?:at|with|in charge of)|his former club|his old club|leave_ed|together at) (?:the )?C(\d+)"
    r"|(?<!\S)(?:under (?:\S+ )?|with )(M\d+) (?:at|with|in) (?:the )?C(\d+)"
)
# "C1 want a striker as M2 looks to ...": nobody else's manager.
BESIDE_CLUB = re.compile(
    r"(?<!\S)(C\d+) (?:[^\s;:.]+ ){1,25}?(?:as|with|because|since|where|after|while|and|,|that) (?:the )?(?:manager |boss |coach )?(M\d+)(?= (?!'s (?:former|old)))"
)
BARE_BOSS = re.compile(
    rf"(?<!\S)(?:the )?(?:(?:N\d+|new|head|their|veteran|legendary|experienced) )*{MANAGER} (?:, )?(M\d+)(?!\S)"
)
CLUB_NAMED = re.compile(
    rf"(?<!\S)(?:(?:the|their|fellow|his|its|city|local|rival) )*(?:N\d+|L\d+|(?<=the )rivals|(?<=league )rivals|neighbours|top-flight|(?:N\d+|L\d+|top-flight|european|league|second-tier) (?:(?:{NOUN}|top-flight|second|tier|division|based|side) )*{NOUN}|(?:european |fellow |big |bitter |city |local )+{NOUN}|(?:giants|champions|strugglers|minnows|outfit|newcomers|heavyweights)) ,? ?(C[\d+]+)(?!\S)"
)
CLUB_EPITHET = re.compile(
    rf"(?<!\S)(?:the|a|an) (?:(?:(?!rivals )[a-z-]+|\d+-time) ){{0,2}}?(?:([NL]\d+)(?: 's)? (?:[a-z-]+ )?(?:{NOUN})|(C\d+)(?: 's)? (?:{NOUN})|(F\d+))(?!\S)"
)
ROW = {
    kind: re.compile(
        rf"(?<!\S){kind}[\d+]+(?:(?: ,| and| &| or| , and| plus| as well as| along with| alongside| , as well as| , plus| / ) (?:both )?{kind}[\d+]+)+(?!\S)"
    )
    for kind in "CPSM"
}
