"""Feeds become records, records become the graph, and the edges that follow from them.

feed     a feed and its records      row     one line, read strictly
opening  which feed a folder holds   lines   a file, line by line
folder   the documented tables       report  what a load did and what it left out
documented  a folder of them         transfermarkt  transfermarkt-datasets as downloaded
check    the whole feed, nothing written      spool   checked batches on disk
load     check, load, reset: the only pipeline   existing  what is there of a feed already
lock     one load at a time         bookkeeping  what was loaded, how much there is
derive   edges that follow from others       names   a name somebody wrote -> one id

reading    news text -> what it says; pure
news       what was read -> the graph: weighed, saved, taken back, a folder at a time

The law: every column by name, no defaults, absent is None; ids join records, names never do;
a wrong row is left out and named; everything is an upsert, so running again finishes the work.
"""
