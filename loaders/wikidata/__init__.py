"""Wikidata's files, entities and results of our queries, become the records.

files     the JSON files of a folder      entities  {"entities": …}, as items are published
queries   what to ask, and needs what     results   {"head": …, "results": …} of those queries
moments   a time cut by its precision     names     a name that can be kept
holdings  items and statements, joined    spells    statements settled, one told twice made one
teams     what kind of team it is         roles     as what somebody coached
people    players, managers, clubs        notes     what the files cannot say
feed      all of it, in the order in which records refer to each other

The law: ids join, names never do; a statement is one spell; of a time counts what its precision
reaches; an end nobody entered is open only where nothing speaks against it; ids that were written
here from memory decide only where no label does.
"""
