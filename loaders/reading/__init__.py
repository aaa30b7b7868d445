"""News text becomes claims with their exact spans: pure, the same text gives the same answer.

text      what came in: plain text, HTML, JSON lines, mail, feeds; or why it is no report
words     sentences and their words, each with its place
lists     the vocabulary that ships; known: what the graph adds to it
mentions  which words name a club, a source, a nation; people: who is who
found     what a reader finds: claims, facts, needs, each with its place in the text
"""
