"""Names as search sees them: without accents, case, apostrophes and punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that decompose into nothing: NFKD leaves them whole.
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
        "ı": "i",
    }
)
# The same for plain names, which most are, in a third of the time.
_PLAIN = str.maketrans(
    {sign: "" if sign in "'`" else " " for sign in map(chr, range(128)) if not sign.isalnum()}
)
_APOSTROPHES = re.compile(r"['’‘`ʻʼ´]")
_BETWEEN = re.compile(r"[\W_]+")


@lru_cache(maxsize=1024)  # whoever asks for a name asks for it several times in a row
def folded(text: str) -> str:
    """ "N'Golo Kanté" → "ngolo kante"; other scripts keep their letters."""
    low = text.casefold()
    if low.isascii():
        return " ".join(low.translate(_PLAIN).split())
    plain = unicodedata.normalize("NFKD", low).translate(_LETTERS)
    plain = "".join([letter for letter in plain if not unicodedata.combining(letter)])
    return _BETWEEN.sub(" ", _APOSTROPHES.sub("", plain)).strip()


def search_text(name: str, aliases: tuple[str, ...] = ()) -> str:
    """All names of one person or club, folded, with " | " between; each word findable."""
    return " | ".join(dict.fromkeys(folded(one) for one in (name, *aliases)))
