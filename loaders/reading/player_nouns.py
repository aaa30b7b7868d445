"""What a player is called beside his name or instead of it: "C1's 23-year-old winger P2"."""

from __future__ import annotations

import re

from loaders.reading.nouns import AGE, CLUB, HEAD, MANAGER, MOD, OTHER, noun
from loaders.reading.vocabulary import alone, any_of, one_of

_TARGET = rf"{any_of('nouns', 'targets')} target"
_PIECES = one_of(
    *(_TARGET, MOD, HEAD, AGE),
    r"[NL]\d+|£|-|-rated|rate_ed|born|capped|\d+-cap|base_ed",
    rf"and(?= {MOD})",
)
_BETWEEN = rf"(?:{_PIECES} )*"
_NAME = r"(?P<player>P[\d+]+)"
_PLACE = r"(?:N\d+ |L\d+ )?"
_CLUB = r"(?P<club>C\d+)"
_WORDS = rf"(?P<words>{_BETWEEN}(?:, )?)"

# His club before him: "C1 's 23-year-old N2 defender P3", "C1 defender P3".
OWNED = alone(rf"(?:the )?{_PLACE}{_CLUB}(?: 's)? {_WORDS}{_NAME}")
# His former club before him: "ex N1 C2 striker P3".
PAST = alone(
    r"(?:the |his |their |its )?(?:former|ex|ex-|one-time|then|old) "
    rf"{_PLACE}{_CLUB} (?:and C\d+ )?{_WORDS}{_NAME}"
)
# What he is before him: "the 23-year-old striker P1", "free agent P1".
_FIRST = one_of(_TARGET, MOD, HEAD, AGE, r"[N]\d+|£|rate_ed|former|ex")
DESCRIBED = alone(
    r"(?:(?:the|a|an|his|their|its|on) )?(?:free agent )?"
    rf"(?P<words>{_FIRST} {_BETWEEN}(?:, )?){_NAME}"
)
# His age after him: "P1 , 23 ,", "P1 ( 23 )".
AGED = re.compile(
    r"(?<!\S)(?P<player>P\d+) "
    r"(?:, (\d\d)(?:-year-old)? (?=[,.(]),?|\( (\d\d) \)|, (\d\d)(?=\s*[.;]| $))"
)
# Whom the text puts at a club: "C1 boss X2", "C1 's striker X2".
_AT_CLUB = one_of(MOD, HEAD, MANAGER, AGE, r"[NL]\d+|,")
AT_CLUB = re.compile(
    r"(?<!former )(?<!ex )(?<!\S)C(?P<club>\d+)(?: 's)? "
    rf"(?:{_AT_CLUB} )*X(?P<person>\d+)(?!\S)"
)

# Nobody's name: "the 26-year-old", "the N1 international", "the defender", "the former C1 man".
_WHOSE = r"(?:former (?:N\d+ )?C\d+ |ex (?:N\d+ )?C\d+ |C\d+ )?"
_DESCRIBING = one_of(MOD, HEAD, AGE, r"[N]\d+|\d+-cap|old|former")
_MAN = one_of(
    noun("heads", but="bare heads"),
    r"(?:(?:cup|league|title|world-cup) )winner",
    r"(?<=[N]\d )(?:man|star|ace|talent)",
    r"(?<=[C]\d )(?:man|star|ace)",
    r"(?:(?:left|right|full|centre|wing|midfield) )(?:back|half|man)",
    AGE,
    # A people's name alone is a man only where he acts: "the N1 have", "the N1 , who".
    rf"[N]\d+(?:(?= {any_of('nouns', 'a man acts')}(?: |$)| $|$))",
)
_NO_MAN = one_of(any_of("nouns", "no man"), OTHER, HEAD, r"[PMOXSCL]\d")
EPITHET = re.compile(
    rf"(?<!\S)(?:the|this|that) (?P<words>{_WHOSE}(?:{_DESCRIBING} )*{_MAN})(?= |$)"
    rf"(?! of )(?! (?:'s )?(?:{CLUB}|{MANAGER}))(?! {_NO_MAN})"
)
