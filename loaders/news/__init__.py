"""What was read in news reports becomes evidence in the graph: weighed, saved, taken back.

gazetteer   whom the graph knows, as the reader of reports needs it
changes     one claim for each thing found, as found or as somebody corrected it
claims      the claims that are in the graph already, and the reports behind them
standing    how a claim stands against those: new, confirms, contradicts, repeats, known
publishers  who published, and whom a text credits
likeness    the same text, or nearly?
repeats     which report does this one repeat?
records     does a claim fit the spells on record?
proposal    all of that together: what saving one report would change; nothing is written
filing      accepted changes as records and as one transaction
saving      save one report, take one back, dismiss a doubt
settling    what every writing begins and ends with: its note, what follows, the counts
doubts      what waits to be looked at
readers     two processes that read
batch       a folder of reports: what is certain is saved, the rest is listed
"""
