"""How alike two are, and what each likeness weighs: the model that `linkage` gives to Splink.

Of every likeness it is said how often it is seen among those who are one, and how often among any
two: measured once on the real graph told twice (`tests/retold.py`), and rounded.
"""

from __future__ import annotations

from collections.abc import Sequence

# What makes no club: left out, the rest of a name is what it is called.
TYPES = (
    *("fc", "cf", "afc", "sc", "ac", "as", "ss", "us", "cd", "ud", "sv", "fk", "bk", "if", "sk"),
    *("club", "1", "de", "the", "ii", "b"),
)
NO_ID = """
(l.transfermarkt_id IS NULL OR r.transfermarkt_id IS NULL)
AND (l.wikidata_id IS NULL OR r.wikidata_id IS NULL)
AND (l.statsbomb_id IS NULL OR r.statsbomb_id IS NULL)
AND l.id <> coalesce(r.parent, '') AND r.id <> coalesce(l.parent, '')
"""
APART = f"NOT list_has_any(l.issuers, r.issuers) AND {NO_ID}"
# Two of one feed are two, it says: looked at only where all else is the same.
WITHIN = f"list_has_any(l.issuers, r.issuers) AND {NO_ID}"
SHARED_NAME = "list_has_any(names_l, names_r)"
SHARED_WORDS = "len(list_intersect(words_l, words_r))"
FEWER_WORDS = "least(len(words_l), len(words_r))"
TOGETHER = "len(list_intersect(places_l, places_r))"
ROSTER = "len(list_intersect(roster_l, roster_r))"
SLIP = """
day_l IS NOT NULL AND day_r IS NOT NULL AND (damerau_levenshtein(day_l, day_r) = 1
OR left(day_l, 4) = left(day_r, 4) AND right(day_l, 2) = substring(day_r, 6, 2)
AND right(day_r, 2) = substring(day_l, 6, 2))
"""
PART_OF = """
(day_l IS NULL OR day_r IS NULL) AND (starts_with(born_l, born_r) OR starts_with(born_r, born_l))
"""
# The reserves of one feed are the under-21s of another.
YOUNG = "kind_l IN ('reserve', 'youth') AND kind_r IN ('reserve', 'youth')"
# Condition, what it is called, how often among those who are one, how often among any two.
Level = tuple[str, str, float, float]
Compared = dict[str, tuple[str, Sequence[Level]]]
FEEDS: tuple[str, Sequence[Level]] = (
    "issuers_l IS NULL OR issuers_r IS NULL",
    (
        ("NOT list_has_any(issuers_l, issuers_r)", "several", 0.98, 0.98),
        ("ELSE", "one", 0.0008, 0.02),
    ),
)
OF_PEOPLE: Compared = {
    "feeds": FEEDS,
    "name": (
        "name_l IS NULL OR name_r IS NULL",
        (
            (
                f"{SHARED_NAME} AND least(namesakes_l, namesakes_r) <= 2 AND contains(name_l, ' ')",
                *("rare", 0.55, 0.000003),
            ),
            (SHARED_NAME, "same", 0.11, 0.00002),
            (
                f"sorted_l = sorted_r OR {SHARED_WORDS} >= 2 AND {SHARED_WORDS} >= {FEWER_WORDS}",
                *("words", 0.14, 0.00001),
            ),
            ("jaro_winkler_similarity(name_l, name_r) >= 0.93", "like", 0.08, 0.00002),
            ("last_l = last_r AND initial_l = initial_r", "initial", 0.06, 0.0001),
            (
                "list_has_any(words_l, words_r)"
                " OR jaro_winkler_similarity(sorted_l, sorted_r) >= 0.88",
                *("word", 0.04, 0.006),
            ),
            ("ELSE", "other", 0.02, 0.993847),
        ),
    ),
    "born": (
        "born_l IS NULL OR born_r IS NULL",
        (
            ("day_l IS NOT NULL AND day_l = day_r", "day", 0.80, 0.00008),
            (SLIP, "slip", 0.05, 0.0006),
            (PART_OF, "year", 0.14, 0.035),
            ("ELSE", "other", 0.01, 0.96432),
        ),
    ),
    "places": (
        "len(places_l) = 0 OR len(places_r) = 0",
        (
            (f"{TOGETHER} >= 4", "year", 0.55, 0.0008),
            (f"{TOGETHER} >= 2", "season", 0.22, 0.0012),
            (f"{TOGETHER} >= 1", "month", 0.05, 0.0012),
            ("len(list_intersect(times_l, times_r)) >= 4", "elsewhere", 0.06, 0.45),
            ("ELSE", "never", 0.12, 0.5468),
        ),
    ),
    "nations": (
        "nations_l IS NULL OR nations_r IS NULL",
        (
            ("list_has_any(nations_l, nations_r)", "same", 0.92, 0.2),
            ("ELSE", "other", 0.08, 0.8),
        ),
    ),
}
OF_CLUBS: Compared = {
    "feeds": FEEDS,
    "name": (
        "core_l IS NULL OR core_r IS NULL",
        (
            (SHARED_NAME, "same", 0.55, 0.000004),
            ("list_has_any(cores_l, cores_r)", "core", 0.22, 0.00001),
            ("jaro_winkler_similarity(core_l, core_r) >= 0.93", "like", 0.06, 0.0003),
            (f"{FEWER_WORDS} > 0 AND {SHARED_WORDS} >= {FEWER_WORDS}", "words", 0.09, 0.0015),
            ("list_has_any(long_words_l, long_words_r)", "word", 0.03, 0.02),
            ("ELSE", "other", 0.05, 0.978186),
        ),
    ),
    "roster": (
        "len(roster_l) < 3 OR len(roster_r) < 3",
        (
            (
                f"{ROSTER} >= 4 AND {ROSTER} * 5 >= least(len(roster_l), len(roster_r))",
                *("many", 0.60, 0.00002),
            ),
            (f"{ROSTER} >= 2", "several", 0.15, 0.001),
            (f"{ROSTER} = 1", "one", 0.1, 0.006),
            ("ELSE", "none", 0.15, 0.99298),
        ),
    ),
    "country": (
        "country_l IS NULL OR country_r IS NULL",
        (("country_l = country_r", "same", 0.93, 0.08), ("ELSE", "other", 0.07, 0.92)),
    ),
    "kind": (
        "kind_l IS NULL OR kind_r IS NULL",
        (
            ("kind_l = kind_r", "same", 0.98, 0.6),
            (YOUNG, "young", 0.0199, 0.05),
            ("ELSE", "other", 0.0001, 0.35),
        ),
    ),
}
# Who is compared at all: a condition, and the list of which one in common will do.
_SOUGHT = {
    "people": (
        ("l.names = r.names", "names"),
        ("l.day = r.day", None),
        ("l.met = r.met", "met"),
        ("l.sorted = r.sorted", None),
        ("l.last = r.last AND l.initial = r.initial", None),
    ),
    "clubs": (
        ("l.names = r.names", "names"),
        ("l.cores = r.cores", "cores"),
        ("l.roster = r.roster", "roster"),
        ("l.long_words = r.long_words AND l.country = r.country", "long_words"),
    ),
}
_WITHIN = {
    "people": "l.names = r.names AND l.day = r.day",
    "clubs": "l.names = r.names AND l.country = r.country AND l.kind = r.kind",
}
SOUGHT = {
    what: (
        *((f"{text} AND {APART}", listed) for text, listed in rules),
        (f"{_WITHIN[what]} AND {WITHIN}", None),
    )
    for what, rules in _SOUGHT.items()
}
