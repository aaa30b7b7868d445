"""Feeds become records, records become the graph, and the edges that follow from them.

feed     a feed and its records      opening  which feed a folder holds
row      one line, read strictly     lines    a file, line by line
folder   the documented tables       documented     a folder of them as a feed
report   what a load left out        transfermarkt  transfermarkt-datasets as downloaded
appearances  who appeared for whom, and when    tenures  who signed for which game, as tenures
statsbomb  StatsBomb open data as cloned        wikidata  entities and query results from Wikidata
check    the whole feed, nothing written      spool, seen  checked batches and ids on disk
load     check, load, reset: the only pipeline   removal  a feed taken out again
writing  what differs, batch by batch        garbage  Python's, searched for seldom meanwhile
kept     what the last load left, beside the graph    existing  the same, read back from it
rows     which line each record stood on     reread   only the lines that changed
difference  what is new, differs, is gone    lock     one load at a time
bookkeeping  what was loaded, how much there is       joins    DuckDB, outside the graph
spells   of all feeds, and whom a change concerns     rules    what follows from them, as joins
derive   edges that follow from others       gaps     what the graph cannot know
names    a name somebody wrote -> one id

matching   one person, one club, over several feeds: offered, decided, kept as a record
reading    news text -> what it says; pure
news       what was read -> the graph: weighed, saved, taken back, a folder at a time

The law: every column by name, no defaults, absent is None; ids join records, names never do;
a wrong row is left out and named; everything is an upsert, so running again finishes the work.
"""
