"""An invented town, small enough to hold in the head; every question has exact rows on it.

         2018        2019        2020        2021        2022 … known to 30 Jun 2025
Rosa     ├─────── Harbour ───────┤├──────────── Mill ──────────────────────────────▶
Ivo            Castle ├──────────────────────────────────┤
Tam                              │ Harbour, caretaker for 1 Jul 2020 alone
Nils 98     ├────── Harbour ───────┤├──────── Mill ────────────────────────────────▶
Nils 01                 ├─ Mill ─────┤├──── Harbour ───────────────────────────────▶
Omar           ├ Harbour ──┤├Castle┤├Harbour┤├ Mill (loan) ┤├ Harbour ─────────────▶
Pavel    ├───────────── Island ─────────────────┤├───────── Mill ──────────────────▶

Pavel was reported to be wanted by Harbour (1 Aug 2019, Rosa named), by Mill (5 Jan 2021, Rosa
named) and by Castle (6 Jan 2021, repeated on the 7th, denied on the 20th). Mill were reported to
need a left-back.
"""

from __future__ import annotations

from pathlib import Path

FEED = 'name = "Town"\nissuer = "town"\nknown_to = 2025-06-30\nlicence = "CC0-1.0"\n'
TABLES = {
    "clubs": """club_id,name,aliases,country,kind,parent_club_id
harbour,Harbour FC,The Gulls,Coast,senior,
harbour-b,Harbour FC B,,Coast,reserve,harbour
mill,Mill Town,Mill,Coast,senior,
castle,Castle United,,Coast,senior,
island,Island Rovers,,Coast,senior,
""",
    "players": """player_id,name,aliases,date_of_birth,nationality,position,foot,height_cm
nils-98,Nils Bérg,,1998-03-01,Coast,left-back,left,181
nils-01,Nils Berg,,2001,Coast,goalkeeper,,
omar,Omar O'Vale,Vale,1997-05,Coast|Hills,left winger,,
pavel,Pavel Крук,Pavel Kruk,1996-02-29,Hills,centre-back,,190
""",
    "managers": """manager_id,name,aliases,date_of_birth,nationality,same_person_player_id
rosa,Rosa Quay,,1970-01-01,Coast,
ivo,Ivo Stone,,,Hills,
tam,Tam Lock,,,,
""",
    "stints": """stint_id,player_id,club_id,start_date,start_precision,end_date,end_precision,\
is_loan,parent_club_id,joined_by,fee,fee_currency,contract_until,is_paper
n1,nils-98,harbour,2018-08-01,day,2020-08-14,day,0,,transfer,,,,0
n2,nils-98,mill,2020-08-15,day,,,0,,transfer,2000000,EUR,2026-06-30,0
m1,nils-01,mill,2019-07-01,window,2020-08-31,day,0,,free,0,EUR,,0
m2,nils-01,harbour,2020-09-01,day,,,0,,transfer,,,,0
o1,omar,harbour,2019-01-15,window,2020-01-19,day,0,,transfer,,,,0
o2,omar,castle,2020-01-20,day,2020-06-30,day,1,harbour,loan,,,,0
o3,omar,harbour,2020-07-01,day,2020-12-31,day,0,,loan_return,,,,1
o4,omar,mill,2021-01,month,2021-12-31,day,1,harbour,loan,,,,0
o5,omar,harbour,2022-01-01,day,,,0,,loan_return,,,,0
p1,pavel,island,2017-07-01,assumed,2021-01-31,day,0,,unknown,,,,0
p2,pavel,mill,2021-02-01,day,,,0,,transfer,,,,0
""",
    "tenures": """tenure_id,manager_id,club_id,start_date,end_date,role,known_to
r1,rosa,harbour,2018-07-01,2020-06-30,manager,
r2,rosa,mill,2020-07-10,,head coach,
i1,ivo,castle,2019-01-01,2021-12-31,manager,
t1,tam,harbour,2020-07-01,2020-07-01,caretaker,
""",
    "sources": """source_id,name,kind,tier
gazette,The Gazette,outlet,2
ada,Ada Wire,journalist,1
""",
    "reports": """report_id,source_id,published_on,title,url,repeats_report_id,role
a,gazette,2019-08-01,Harbour watch Kruk,https://gazette.example/a,,origin
b,ada,2021-01-05,Quay wants Kruk again,https://ada.example/b,,origin
c,gazette,2021-01-06,Castle ask about Kruk,,,origin
d,ada,2021-01-07,Castle too,,c,citation
e,gazette,2021-01-20,Castle are not interested,,,denial
""",
    "interests": """interest_id,player_id,club_id,manager_id,carried_from_club_id,stage,loan,\
reported_on,report_id,since,until,summary,evidence
k1,pavel,harbour,rosa,,monitoring,,2019-08-01,a,,,Harbour have him watched.,
k2,pavel,mill,rosa,,interested,,2021-01-05,b,,,Mill are said to be keen.,
k3,pavel,castle,,,enquired,,2021-01-06,c,,,Castle have asked.,
k4,pavel,castle,,,enquired,,2021-01-07,d,,,Repeats the Gazette.,
k5,pavel,castle,,,denied,,2021-01-20,e,,,Castle say no.,
""",
    "needs": """need_id,club_id,position,because,reported_on,report_id,summary,evidence
x1,mill,left-back,the first choice is hurt,2021-01-05,b,Mill look for cover.,
""",
}


def build(folder: Path, **changed: str) -> Path:
    """Writes the town as a documented folder; `changed` replaces whole tables."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "feed.toml").write_text(FEED, "utf-8")
    for name, text in (TABLES | changed).items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return folder
