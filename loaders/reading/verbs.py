"""Verbs in one form: "keeps" and "keep" become keep, "kept" keep_ed, "keeping" keep_ing."""

from __future__ import annotations

from functools import cache

_REGULAR = """want monitor scout watch track observe follow target eye chase pursue court woo plot plan
consider contemplate ponder weigh explore look hope seek:sought aim try attempt wish intend prepare
push battle compete vie rival admire covet like rate appreciate prize value swoop raid move approach
pounce reunite lure tempt hijack gazump enquire inquire contact ask talk discuss negotiate submit
table lodge offer propose launch make:made haggle finalise finalize agree sign join complete secure seal
capture land acquire recruit announce unveil confirm snap reject refuse spurn rebuff decline dismiss
snub resist block deny rubbish quash refute cool withdraw:withdrew:withdrawn pull drop abandon
shelve scrap ditch halt end lose:lost miss walk back collapse link tip mention tout connect associate
report claim understand:understood believe reveal say:said suggest write:wrote:written add tell:told
insist explain learn note state hint describe admit keep:kept send:sent dispatch register show:shown
express hold:held maintain retain revive rekindle renew attract interest impress identify earmark
shortlist prioritise prioritize pinpoint line draw:drew:drawn turn switch set fix focus step
accelerate intensify lead:led head enter win:won bid sell:sold offload loan buy:bought bring:brought get:got
take:took:taken go:went:gone return leave:left quit depart expire extend trigger activate exercise pay:paid cost
accept welcome use become:became see:saw:seen view regard need require lack strengthen bolster
replace succeed fear face meet:met speak:spoke:spoken sound open hold prefer choose:chose:chosen
opt favour favor decide determine play score manage coach work know:knew:known train start come:came
raise increase improve match trail cast check run:ran assess beat:beaten fight:fought lock alert cash force
let thwart ward fend knock fail frustrate scupper rule exit part release promise arrive travel undergo:underwent
swap demand request ready await catch:caught land arouse intrigue fancy rejoin re-sign stay remain
hand file slap fetch wrap thrash hammer shake:shook:shaken strike:struck reach close edge inch near home
swoop stall break:broke:broken fall:fell:fallen bow queue jostle join tussle duel scramble linger
inform initiate convince persuade sanction greenlight instruct command sniff circle hover tail charm
earn enlist recommend advise pick land tie block mull toy deliberate slap ship grab nab bag commit hesitate wait insist pen put play
""".split()
_IRREGULAR = {
    "sought": "seek_ed",
    "bid": "bid",
    "set": "set",
    "put": "put",
    "let": "let",
    "outbid": "bid",
    "eyeing": "eye_ing",
    "eying": "eye_ing",
    "tying": "tie_ing",
    "re-signed": "re-sign_ed",
    "has": "have",
    "had": "had",
    "having": "having",
    "signing": "sign_ing",
    "focused": "focus_ed",
    "rivalling": "rival_ing",
    "targetting": "target_ing",
    "offering": "offer_ing",
    "entering": "enter_ing",
    "ending": "end_ing",
}
_DOUBLES = frozenset(
    """plot plan submit snub snap drop scrap set let run cut quit hit bid swap win get put slap tip
    ship grab nab bag commit step pen wrap shop""".split()
)
_VOWELS = "aeiou"


@cache
def _forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for entry in _REGULAR:
        base, *past = entry.split(":")
        forms |= {base: base, _third(base): base}
        stem = _stem(base)
        forms[f"{stem}ing"] = f"{base}_ing"
        forms |= dict.fromkeys(past or [_past(base, stem)], f"{base}_ed")
    return forms | _IRREGULAR


def _third(base: str) -> str:
    if base.endswith(("s", "x", "ch", "sh")):
        return f"{base}es"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return f"{base[:-1]}ies"
    return "goes" if base == "go" else f"{base}s"


def _stem(base: str) -> str:
    if base in _DOUBLES:
        return base + base[-1]
    if base.endswith("e") and not base.endswith(("ee", "ye")):
        return base[:-1]
    return base


def _past(base: str, stem: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return f"{base[:-1]}ied"
    return f"{stem}ed"


def plain(word: str) -> str:
    """The word as phrases write it; a word that is no listed verb stays."""
    return _forms().get(word, word)
