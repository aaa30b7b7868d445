"""The invented town told once more, by its annals: other ids, other spellings, a little more.

Mill Town is Mill FC here, Omar O'Vale has no accent and his day of birth, Nils Berg the keeper
is spelt Niels; Rosa Quay is both a player of long ago and a manager; Zed is known to nobody else.
"""

from __future__ import annotations

from pathlib import Path

from tests import town

FEED = 'name = "Annals"\nissuer = "annals"\nknown_to = 2025-06-30\nlicence = "CC0-1.0"\n'
TABLES = {
    "clubs": """club_id,name,aliases,country,kind,parent_club_id,wikidata_id
h,Harbour,Harbour FC,Coast,senior,,Q1
hb,Harbour II,,Coast,reserve,h,
m,Mill FC,Mill,Coast,senior,,Q2
v,Vale Athletic,,Hills,senior,,Q3
""",
    "players": """player_id,name,aliases,date_of_birth,nationality,position,foot,height_cm,\
wikidata_id
n98,Nils Berg,,1998-03-01,Coast,left-back,left,181,Q11
n01,Niels Berg,,2001-05-05,Coast,goalkeeper,,188,Q12
o,Omar OVale,O. Vale,1997-05-17,Coast,left winger,right,,Q13
rq,Rosa Quay,,1970-01-01,Coast,forward,,,Q14
z,Zed Moss,,1999-09-09,Hills,,,,Q15
""",
    "managers": """manager_id,name,aliases,date_of_birth,nationality,same_person_player_id,\
wikidata_id
r,Rosa Quay,R. Quay,1970-01-01,Coast,rq,Q14
ivo,Ivo Stone,,1961,Hills,,Q21
""",
    "stints": """stint_id,player_id,club_id,start_date,start_precision,end_date,end_precision,\
is_loan,parent_club_id,joined_by,fee,fee_currency,contract_until,is_paper
a1,n98,h,2018-08-01,day,2020-08-14,day,0,,transfer,,,,0
a2,n98,m,2020-08-15,day,,,0,,transfer,,,,0
a3,n01,m,2019-07-15,day,2020-08-31,day,0,,free,,,,0
a4,n01,h,2020-09-01,day,,,0,,transfer,,,,0
a5,o,h,2019-01-20,day,2020-01-19,day,0,,transfer,,,,0
a6,o,m,2021-01-10,day,2021-12-31,day,1,h,loan,,,,0
a7,rq,h,1990-07-01,day,2001-06-30,day,0,,transfer,,,,0
a8,z,v,2018-07-01,day,2020-06-30,day,0,,transfer,,,,0
a9,z,h,2020-07-01,day,2021-06-30,day,0,,transfer,,,,0
""",
    "tenures": """tenure_id,manager_id,club_id,start_date,end_date,role,known_to
b1,r,h,2018-07-01,2020-06-30,manager,
b2,r,m,2020-07-10,,manager,
b3,ivo,v,2017-01-01,2018-12-31,manager,
b4,ivo,h,2020-08-01,2021-12-31,caretaker,
""",
    "sources": "source_id,name,kind,tier\nscribe,The Scribe,outlet,3\n",
    "reports": """report_id,source_id,published_on,title,url,repeats_report_id,role
s1,scribe,2020-12-01,Mill look at O'Vale,,,origin
""",
    "interests": """interest_id,player_id,club_id,manager_id,carried_from_club_id,stage,loan,\
reported_on,report_id,since,until,summary,evidence
w1,o,m,r,h,interested,,2020-12-01,s1,,,Quay is said to want him again.,
""",
}


def published(**ids: str) -> str:
    """The clubs of the town, those named with their Wikidata id."""
    header, *rows = town.TABLES["clubs"].splitlines()
    told = [f"{row},{ids.get(row.partition(',')[0], '')}" for row in rows]
    return "\n".join([f"{header},wikidata_id", *told, ""])


def build(folder: Path, **changed: str) -> Path:
    """Writes the annals as a documented folder; `changed` replaces whole tables."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "feed.toml").write_text(FEED, "utf-8")
    for name, text in (TABLES | changed).items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return folder
