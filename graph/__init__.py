"""The football graph: its words, its shape, its store and its questions.

errors    every error we raise            settings  what the environment says
dates     days as text                    words     the records of the field
kinds     what a node or edge type is     schema    the types there are
folding   names as search sees them       store/    reading and writing, two engines
questions/ what can be asked              measures  where dots stand in a picture
whole     all of the graph, in pages      export, folders, bulk  the graph as files
memory    of the embedded engine
"""
