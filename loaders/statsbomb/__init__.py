"""StatsBomb open data as it is cloned or fetched as a zip: matches and line-ups become the records.

checkout  its files, in a folder or a zip     part      one object, read strictly, with its place
matches   who played whom, who managed        lineups   who was named, who played
people    names, births, clubs; the id joins  days      days at a club become stints and tenures
holdings  all of that, kept small              notes     whose data it is, what it cannot say
feed      all of it, in the order in which records refer to each other

The publisher's law: ids join, a null never erases; he was at a club on the days he was seen there,
and no edge is claimed beyond them; matches of national teams make no stints.
"""
