"""A feed of names that try to be more than names, of namesakes, of a hub and a long race."""

from __future__ import annotations

from pathlib import Path

HOSTILE = "</script><img src=x onerror=alert(1)>"
PICTURE = "![x](http://elsewhere.example/x.png)"
ICON = ":material/home: $x$ `y` **z**"
LONG = "Lo" + "o" * 296 + "ng"
ARABIC = "محمد صلاح"
TURNED = "Ann\u202egnp.exe"
EMOJI = "⚽ Zé 👨‍👩‍👧 \"Q\" 'q'"
NAMES = (HOSTILE, PICTURE, ICON, LONG, ARABIC, TURNED, EMOJI)
SUITORS_OF_MANY, HUB = 16, 5_000
FEED = f'name = "{PICTURE}"\nissuer = "odd"\nknown_to = 2025-06-30\nlicence = "CC0-1.0"\n'


def quoted(*values: str) -> str:
    """One line of CSV."""
    return ",".join('"' + value.replace('"', '""') + '"' for value in values) + "\n"


def build(folder: Path) -> Path:
    """Writes the feed as a documented folder; every name stands in every kind of field."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = {"players": "player_id,name,aliases,date_of_birth,nationality,position\n"}
    tables["clubs"] = "club_id,name,aliases,country,kind,parent_club_id\n"
    tables["managers"] = "manager_id,name,aliases,date_of_birth,nationality\n"
    tables["stints"] = "stint_id,player_id,club_id,start_date,start_precision,end_date,joined_by\n"
    tables["tenures"] = "tenure_id,manager_id,club_id,start_date,end_date,role\n"
    tables["sources"] = "source_id,name,kind,tier\n"
    tables["reports"] = "report_id,source_id,published_on,title,url\n"
    tables["interests"] = (
        "interest_id,player_id,club_id,manager_id,stage,reported_on,report_id,summary,evidence\n"
    )
    for n, name in enumerate(NAMES):
        tables["players"] += quoted(f"p{n}", name, "", f"199{n}-01-01", name[:40], name[:40])
        tables["clubs"] += quoted(f"c{n}", f"{name} FC", "", name[:40], "senior", "")
        tables["managers"] += quoted(f"m{n}", f"{name} senior", "", "", name[:40])
        tables["sources"] += quoted(f"s{n}", f"{name} Post", "outlet", "2")
        link = f"https://post.example/?q={n}"
        tables["reports"] += quoted(f"r{n}", f"s{n}", f"2020-03-0{n + 1}", f"{name} title", link)
        tables["interests"] += quoted(
            *(f"i{n}", f"p{n}", f"c{n}", f"m{n}", "interested", f"2020-03-0{n + 1}", f"r{n}"),
            *(f"{name} summary", f"{name} evidence"),
        )
        tables["tenures"] += quoted(
            f"t{n}", f"m{n}", f"c{n}", "2019-07-01", "2021-06-30", "manager"
        )
        tables["stints"] += quoted(f"x{n}", f"p{n}", "hub", "2018-07-01", "day", "", "transfer")
    tables["clubs"] += quoted("hub", "Hub United", "", "Coast", "senior", "")
    tables["clubs"] += "".join(
        quoted(f"w{n}", f"Wanting Club {n}", "", "", "senior", "") for n in range(SUITORS_OF_MANY)
    )
    tables["players"] += quoted("twin-a", "Danilo Twin", "", "1991-07-15", "Coast", "full-back")
    tables["players"] += quoted("twin-b", "Danilo Twin", "", "2001-04-29", "Hills", "midfielder")
    tables["players"] += quoted("many", "Wanda Many", "", "1999-01-01", "Coast", "striker")
    tables["players"] += quoted("none", "Nobody Wants", "", "1999-01-01", "Coast", "striker")
    for n in range(SUITORS_OF_MANY):
        tables["interests"] += quoted(
            *(f"w{n}", "many", f"w{n}", "", "interested", f"2020-05-{n + 1:02}", "r0", "", "")
        )
    for n in range(HUB):
        tables["players"] += quoted(f"h{n}", f"Hubert Number {n}", "", "", "Coast", "")
        year = 1950 + n % 70
        span = (f"{year}-07-01", "day", f"{year + 1}-06-30")
        tables["stints"] += quoted(f"h{n}", f"h{n}", "hub", *span, "transfer")
    (folder / "feed.toml").write_text(FEED, "utf-8")
    for table, text in tables.items():
        (folder / f"{table}.csv").write_text(text, "utf-8")
    return folder
