"""One person, one club, over several feeds: pairs are offered, somebody decides, records keep it.

ties      pairs that published ids tie     likely   pairs that are likely one, with reasons
sketches  what is compared, as tables      linkage  Splink     weights  its model     pairs  a pair
deciding  the same, not the same, taken back: a record each     joining  the graph as they say
moving    edges from one node to another and back     told   what each feed tells of the merged
canon     which id stands for which: as told, as it stands     loading  a feed, where merged
concerned  the players for whom something else follows when ids are joined or parted
"""
