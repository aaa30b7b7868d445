"""Names as search sees them: without accents, case, apostrophes and punctuation."""

from __future__ import annotations

import re
import unicodedata

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
_APOSTROPHES = re.compile(r"['’‘`ʻʼ´]")
_BETWEEN = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """ "N'Golo Kanté" → "ngolo kante"; other scripts keep their letters."""
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _BETWEEN.sub(" ", _APOSTROPHES.sub("", plain)).strip()


def search_text(name: str, aliases: tuple[str, ...] = ()) -> str:
    """All names of one person or club, folded, with " | " between; each word findable."""
    return " | ".join(dict.fromkeys(folded(one) for one in (name, *aliases)))
