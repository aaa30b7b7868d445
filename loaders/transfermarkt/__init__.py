"""transfermarkt-datasets as it is downloaded: a folder or zip of tables becomes the records.

download  the files, in a folder or a zip      tables    their columns, by version
line      one line, as its publisher writes    reading   a table line by line, counted
clubs     one id, many names                   players   who he is
moves     transfers in order; loans proved     spells    where he was, where nobody says
stints    both as stints, terms where proved   games     who signed as manager
managers  names without ids become men         days      the last day it speaks of
holdings  all of that, kept small              notes     what it cannot say
feed      all of it, in the order in which records refer to each other

The publisher's law: ids join, names never do; a fee of 0 may be free, a loan or its end; a loan is
one only where the rows prove it; a row of a day that has not come yet is a plan, no stint.
"""
