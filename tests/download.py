"""An invented download of transfermarkt-datasets in its documented columns; nobody here exists.

Clubs 11 Mill Town, 12 Harbour, 13 Hill Rovers (competition XX1, the Coast); 21 Mill Town U19 and 22
Moor B stand in no table of clubs. The last game is of 2020-05-30.
"""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Mapping
from pathlib import Path

TABLES = {
    "competitions": """\
competition_id,competition_code,name,sub_type,type,country_id,country_name,domestic_league_code
XX1,coast-league,coast-league,first_tier,domestic_league,1,Coast,XX1
""",
    "clubs": """\
club_id,club_code,name,domestic_competition_id,squad_size,coach_name,last_season,url
11,mill-town,Mill Town Football Club,XX1,25,,2019,u
12,harbour,Harbour Athletic,XX1,24,,2019,u
13,hill-rovers,Hill Rovers,XX1,24,,2019,u
""",
    "players": """\
player_id,first_name,last_name,name,last_season,current_club_id,player_code,\
country_of_citizenship,date_of_birth,sub_position,position,foot,height_in_cm,\
contract_expiration_date,market_value_in_eur
1,Abel,Arden,Abel Arden,2019,12,abel-arden,Coast,1995-02-01 00:00:00,Left Winger,Attack,\
right,181,2023-06-30 00:00:00,900000
2,Bas,Berg,Bas Berg,2019,11,bas-berg,Coast,1998-06-09,,Missing,,184.0,,
3,Cem,Calm,Cem Calm,2019,13,cem-calm,Hills,1990-12-31,,Defender,left,,,
""",
    "transfers": """\
player_id,transfer_date,transfer_season,from_club_id,to_club_id,from_club_name,to_club_name,\
transfer_fee,market_value_in_eur,player_name
1,2020-07-01,20/21,12,13,Harbour,Hill Rovers,5000000.000,,Abel Arden
1,2020-06-30,19/20,13,12,Hill Rovers,Harbour,0.000,,Abel Arden
1,2019-07-15,19/20,12,13,Harbour,Hill Rovers,0.000,,Abel Arden
1,2017-07-01,17/18,11,12,Mill Town,Harbour,2500000.000,,Abel Arden
1,2015-07-01,15/16,21,11,Mill Town U19,Mill Town,,,Abel Arden
2,2019-08-02,19/20,515,11,Without Club,Mill Town,,,Bas Berg
2,2019-01-10,18/19,12,515,Harbour,Without Club,,,Bas Berg
2,2018-08-01,18/19,22,13,Moor B,Hill Rovers,0.000,,Bas Berg
""",
    "games": """\
game_id,competition_id,season,round,date,home_club_id,away_club_id,home_club_goals,\
away_club_goals,home_club_manager_name,away_club_manager_name,home_club_name,away_club_name,\
competition_type
901,XX1,2019,1,2019-08-10,11,12,1,0,Ada Moss,Rui Dorn,Mill Town,Harbour FC,domestic_league
902,XX1,2019,2,2019-09-10,12,11,1,0,Rui Dorn,Ada Moss,Harbour FC,Mill Town,domestic_league
903,XX1,2019,3,2019-10-10,11,12,1,0,Lee Stand,Rui Dorn,Mill Town,Harbour FC,domestic_league
904,XX1,2019,4,2019-11-10,12,11,1,0,Rui Dorn,Ada Moss,Harbour FC,Mill Town,domestic_league
905,XX1,2019,5,2020-02-10,11,12,1,0,Ada Moss,Rui Dorm,Mill Town,Harbour FC,domestic_league
906,XX1,2019,6,2020-03-10,12,11,1,0,Rui Dorm,Ada Moss,Harbour FC,Mill Town,domestic_league
907,XX1,2019,7,2020-04-10,12,13,1,0,Rui Dorm,,Harbour FC,Hill Rovers,domestic_league
908,XX1,2019,8,2020-05-30,13,12,1,0,Rui Dorn,Rui Dorm,Hill Rovers,Harbour FC,domestic_league
""",
    "appearances": """\
appearance_id,game_id,player_id,player_club_id,player_current_club_id,date,player_name,\
competition_id,yellow_cards,red_cards,goals,assists,minutes_played
800_2,800,2,13,11,2018-09-01,Bas Berg,XX1,0,0,0,0,90
801_2,801,2,13,11,2018-10-01,Bas Berg,XX1,0,0,0,0,90
802_2,802,2,12,11,2018-11-20,Bas Berg,XX1,0,0,0,0,90
803_2,803,2,12,11,2018-12-20,Bas Berg,XX1,0,0,0,0,90
901_3,901,3,11,13,2019-08-10,Cem Calm,XX1,0,0,0,0,90
902_3,902,3,11,13,2019-09-10,Cem Calm,XX1,0,0,0,0,90
908_3,908,3,13,13,2020-05-30,Cem Calm,XX1,0,0,0,0,90
""",
    "player_valuations": """\
player_id,date,market_value_in_eur,current_club_name,current_club_id
1,2019-01-01,800000,Harbour,12
1,2020-01-01,900000,Harbour,12
2,2018-01-01,50000,Harbour,12
""",
}
OLD_PLAYERS = """\
player_id,pretty_name,club_id,club_pretty_name,current_club_id,country_of_citizenship,\
date_of_birth,position,sub_position,name,foot,height_in_cm,market_value_in_gbp
1,Abel Arden,12,Harbour,12,Coast,01/02/1995,Attack,Left Winger,abel-arden,Right,181,800000
"""


def build(
    folder: Path, instead: Mapping[str, str] | None = None, without: tuple[str, ...] = ()
) -> Path:
    """Writes the tables, some with other lines, some left out."""
    folder.mkdir(parents=True, exist_ok=True)
    for table, text in (TABLES | dict(instead or {})).items():
        if table not in without:
            (folder / f"{table}.csv").write_text(text, "utf-8")
    return folder


def with_lines(table: str, *lines: str) -> dict[str, str]:
    """The table with these lines behind its own."""
    return {table: TABLES[table] + "".join(f"{line}\n" for line in lines)}


def zipped(folder: Path, place: Path) -> Path:
    """The folder's tables as a zip, as they are downloaded."""
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.iterdir()):
            archive.write(file, file.name)
    return place


def gzipped(folder: Path) -> Path:
    """The folder's tables, each compressed for itself."""
    for file in list(folder.glob("*.csv")):
        file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(file.read_bytes(), mtime=0))
        file.unlink()
    return folder
