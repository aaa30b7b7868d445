"""News text becomes claims with their exact spans: pure, the same text gives the same answer.

text          what came in: plain text, HTML, JSON lines, mail, feeds; or why it is no report
recognised    what kind of file it is; encoding: its bytes as text
records       reports as JSON
page          a page: its main text; statements: what it states of itself; markup: HTML as text
mail          a mail; syndication: a feed
given         what a person says of a file that does not say so itself; days: the day it came out
refusals      why nothing is taken from a text
language      in which language it is; subjects: which sport; prose: whether it is told at all

lists         the tables that ship: clubs, nations, outlets
vocabulary    the plain lists that ship: words and phrases in sections
known         what the graph adds to them
words         a text as sentences of words, each with its place
verbs         verbs in one form: "kept" is keep_ed

mentions      words that name something
naming        which words of a sentence do
club_names    names of clubs
place_names   names of leagues, nations and their people
press_names   names of those who publish
person_names  names of people
people        somebody named: what is said of him, whose player he is
linking       which names are one person
identity      who of the graph he is, and on which day all of it fits together
cues          what the words beside a name say he is
lines         a sentence as signs: "C0 want P1"
document      a report as lines, with its clubs and people
named         where in a report somebody is named or meant

nouns         nouns for people and clubs
player_nouns  what a player is called; boss_nouns: a manager; club_nouns: a club
epithets      whom "the 26-year-old" means
positions     whether two words for a place on the pitch can mean one man
discourse     such phrases become names, line by line

phrases       how football says who wants whom
said          where a line says so
grammar       how the words of a line stand to each other
spoken        who was spoken of so far
acting        who acts in a line
wanted        whom a phrase is about
telling       what it really tells: stage, past, weak
owners        whose player he is, from contracts and loans
sellers       the same, from selling and dealing
bidders       which clubs a phrase is about
events        a phrase with its club and its player
setbacks      how a wish told before came to nothing
frames        all of these, line by line

belief        how likely a claim is
stages        how far it is said to have got
carried       whose wish it is, and where he had the player before
spells        who played or managed where, and when
terms         until when a contract runs, what a player is worth
needs         what a club lacks, and why
whom          how the reading names a person or a club
found         what is found: claims, facts, needs, each with its place in the text
reader        one report, read
brought       another reader than ours, its answer checked
answer        the reading in plain values
"""
