"""What a person sees: pages and views in a browser, commands in a terminal.

cli        the command line `suitors`      tables     rows as a table, JSON or CSV
sentences  claims, spells and days in words drawing   dots and lines, ready to be shown
canvas     a drawing in the browser        screen     what pages share
views/     rows in, plain values out       pages/     one file a page
"""
