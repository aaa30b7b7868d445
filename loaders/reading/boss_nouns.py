"""What a manager is called beside his name, and which club that makes his: "C1 head coach M2"."""

from __future__ import annotations

import re

from loaders.reading.nouns import CLUB, MANAGER
from loaders.reading.vocabulary import alone, any_of, one_of

_CLUB = r"(?P<club>C\d+)"
_MAN = r"(?P<manager>[MX]\d+)"


def _some(section: str) -> str:
    return f"(?:{any_of('nouns', section)} )*"


# His club before him: "C1 's new head coach M2".
BOSS = alone(
    rf"(?:the |their |his )?{_some('before a club')}{_CLUB}(?: 's)? "
    rf"{_some('before a manager')}{MANAGER} (?:, )?{_MAN}"
)
# His club after him: "M1 , the new C2 manager".
BOSS_AFTER = alone(
    rf"{_MAN} , (?:the |who is the |now )?{_some('before his office')}{_CLUB}(?: 's)? "
    rf"(?:(?:new|N\d+|interim|caretaker|head|current) )*{MANAGER}(?: ,)?"
)
FORMER = re.compile(r"(?<!\S)(?:former|ex|ex-|then|one-time|old|previous)(?!\S)")
# His club by his name: "M1 's struggling side".
LED = alone(rf"{_MAN} 's {_some('before what he leads')}{one_of(any_of('nouns', 'led'), CLUB)}")
# "M1 , who managed C2", "M1 while in charge of C2", "under M1 at C2".
MANAGED_THERE = re.compile(
    rf"(?<!\S)(M\d+) (?:\S+ ){{0,6}}?{any_of('nouns', 'managed there')} (?:the )?C(\d+)"
    r"|(?<!\S)(?:under (?:\S+ )?|with )(M\d+) (?:at|with|in) (?:the )?C(\d+)"
)
# "C1 want a striker as M2 looks to ...": nobody else's manager.
BESIDE_CLUB = re.compile(
    rf"(?<!\S){_CLUB} (?:[^\s;:.]+ ){{1,25}}?{any_of('nouns', 'joins a manager')} (?:the )?"
    r"(?:manager |boss |coach )?(?P<manager>M\d+)(?= (?!'s (?:former|old)))"
)
BARE_BOSS = alone(rf"(?:the )?{_some('before an office alone')}{MANAGER} (?:, )?(?P<manager>M\d+)")
