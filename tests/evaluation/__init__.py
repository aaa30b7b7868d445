"""Reports with what a careful reader finds in them, and how a reading is held against that.

annotated.py  the reports and what each says, from the JSON files
names.py      when two names mean the same club, person or source
score.py      right, missed and wrong, measure by measure
open/         reports anybody may tune on; every other folder is a set of the same form
"""
