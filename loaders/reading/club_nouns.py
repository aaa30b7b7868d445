"""What a club is called beside its name, or instead of it: "the Ligue 1 side C1"."""

from __future__ import annotations

from loaders.reading.nouns import CLUB
from loaders.reading.vocabulary import alone, one_of

_FROM = r"N\d+|L\d+"
_LEAGUE = one_of(_FROM, "top-flight|european|league|second-tier")
_TIER = one_of(CLUB, "top-flight|second|tier|division|based|side")
_CALLED = one_of(
    _FROM,
    "(?<=the )rivals|(?<=league )rivals|neighbours|top-flight",
    rf"{_LEAGUE} (?:{_TIER} )*{CLUB}",
    rf"(?:european |fellow |big |bitter |city |local )+{CLUB}",
    "(?:giants|champions|strugglers|minnows|outfit|newcomers|heavyweights)",
)
# Beside its name: "the L1 side C2", "city rivals C2".
CLUB_NAMED = alone(
    rf"(?:(?:the|their|fellow|his|its|city|local|rival) )*(?:{_CALLED} )+(?:, )?(?P<club>C[\d+]+)"
)
# Instead of it: "the L1 club", "the C2 giants", "the F3".
CLUB_EPITHET = alone(
    r"(?:the|a|an) (?:(?:(?!rivals )[a-z-]+|\d+-time) ){0,2}?"
    rf"(?:(?P<place>[NL]\d+)(?: 's)? (?:[a-z-]+ )?(?:{CLUB})"
    rf"|(?P<club>C\d+)(?: 's)? (?:{CLUB})|(?P<folk>F\d+))"
)
_AND = one_of(
    " ,| and| &| or| , and| plus| as well as| along with| alongside| , as well as| , plus| / "
)
# Several in a row: "C1 , C2 and C3".
ROW = {
    kind: alone(rf"{kind}[\d+]+(?:{_AND} (?:both |even |also |perhaps )?{kind}[\d+]+)+")
    for kind in "CPSM"
}
