"""One person, one club, over several feeds: pairs are offered, somebody decides, records keep it.

ties      pairs that published ids tie, and what speaks against them
deciding  the same, not the same, taken back: a record each     joining  the graph as they say
moving    edges from one node to another and back               told     what each feed tells
canon     which id stands for which: rows as told, as they stand   loading  a feed, where merged
"""
