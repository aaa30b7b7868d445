"""The football graph: its words, its shape, its store and its questions.

errors    every error we raise            settings  what the environment says
words     the records of the field        schema    node and edge types as plain values
store/    reading and writing, two engines questions/ what can be asked
measures  rows to networkx                export    the whole graph as a file
"""
