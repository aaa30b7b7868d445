"""`suitors`: everything the app can answer, from a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from graph.dates import is_day, last_day
from graph.errors import RecordError, SettingsError, SuitorsError
from graph.settings import Settings
from loaders.garbage import seldom_searched

VERSION = "0.1.0"
FORMATS = click.Choice(["table", "json", "csv"])
EXPORTS = click.Choice(["graphml", "gexf", "cypher", "csv", "neo4j-import"])
EXAMPLES = """
\b
Examples:
  suitors run
  suitors load sample
  suitors ask suitors --player "Ko Itakura" --on 2024-01-03
  suitors ask follows --manager "José Mourinho" --format csv
  suitors ask carried
  suitors ask paths --from "Ko Itakura" --to "Ange Postecoglou"
  suitors cypher 'MATCH (c:Club)-[w:INTERESTED_IN]->(p) RETURN c.name, p.name LIMIT 5'

Exit codes: 0 fine, 1 finished but some records were left out, 2 usage or bad input, 3 no engine.
Reported interest is a claim, not a fact.
"""


class Day(click.ParamType[str]):
    """A day; a month or year means its last day."""

    name = "DAY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not is_day(value):
            self.fail(f"{value!r} is no day: write 2024-01-03, 2024-01 or 2024", param, ctx)
        return last_day(value)


DAY = Day()


@click.group(epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="suitors")
def suitors() -> None:
    """Who wants whom in football, who says so, and which managers follow their players."""


@suitors.command()
@click.option(
    "--port", default=8501, help="The port to open the app on; the next free one if taken."
)
def run(port: int) -> None:
    """Open the app in a browser, on 127.0.0.1."""
    from explorer.running import run_app

    run_app(_settings(), port)


@suitors.command()
@click.argument("folder")
@click.option("--replace", is_flag=True, help="Remove what the feed no longer holds or says.")
@click.option("--keep-sample", is_flag=True, help="Keep the sample beside your own data.")
def load(folder: str, replace: bool, keep_sample: bool) -> None:
    """Load FOLDER, or `sample`.

    A folder as data/README.md describes it, transfermarkt-datasets as it is downloaded (a folder
    or the zip), StatsBomb open data (a clone or the zip), files from Wikidata (`suitors wikidata`),
    or news reports.
    """
    from explorer.running import drawn_progress, tell_load
    from loaders.load import SAMPLE
    from loaders.load import load as load_feed

    place = SAMPLE if folder == "sample" else Path(folder)
    with drawn_progress() as progress:
        report = load_feed(
            _settings(), place, replace=replace, keep_sample=keep_sample, progress=progress
        )
    tell_load(report)
    if report.rejected_count:
        raise SystemExit(RecordError.exit_code)


@suitors.command()
@click.argument("folder", type=click.Path(path_type=Path))
def check(folder: Path) -> None:
    """Read everything in FOLDER (or zip) and say what would be left out; write nothing."""
    from explorer.running import drawn_progress, tell_load
    from loaders.load import check as check_feed

    with drawn_progress() as progress:
        report = check_feed(folder, progress=progress)
    tell_load(report)
    if report.rejected_count:
        raise SystemExit(RecordError.exit_code)


@suitors.command()
@click.argument("query", required=False)
def wikidata(query: str | None) -> None:
    """Print the QUERY to paste into query.wikidata.org; without one, list them.

    Change its line VALUES to your clubs, save each result with Download, "JSON file (verbose)",
    in one folder, and load that folder.
    """
    from loaders.wikidata.queries import QUERIES

    texts = {one.name: one.text for one in QUERIES}
    if query is None:
        rows = [{"query": q.name, "gives": q.gives, "needs": q.needs} for q in QUERIES]
        _show(rows, ("query", "gives", "needs"), "table")
    elif query in texts:
        click.echo(texts[query], nl=False)
    else:
        raise click.BadParameter(f"{query!r} is no query; there are {', '.join(texts)}.")


ENDS = (
    click.option("--player", help="A player's name or id."),
    click.option("--manager", multiple=True, help="A manager's name or id; twice for `common`."),
    click.option("--club", help="A club's name or id."),
    click.option("--source", help="A source's name or id."),
    click.option("--from", "start", help="One end of a path; the club left, for follows."),
    click.option("--to", "end", help="The other end; the club joined, for follows."),
    click.option("--on", type=DAY, help="As of one day."),
    click.option("--since", type=DAY, help="From this day on."),
    click.option("--until", type=DAY, help="Up to this day."),
    click.option("--as-known-on", "known_on", type=DAY, help="Leave out what was known later."),
    click.option("--limit", default=100, type=click.IntRange(1), help="Rows at most (100)."),
    click.option("--all", "everything", is_flag=True, help="Every row."),
    click.option("--format", "form", type=FORMATS, default="table"),
)


def _with_ends(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(ENDS):
        command = option(command)
    return command


@suitors.command()
@click.argument("question", required=False)
@click.argument("text", required=False)
@_with_ends
def ask(question: str | None, text: str | None, form: str, **said: Any) -> None:
    """Ask one QUESTION; without one, list them all. `search` takes a TEXT."""
    from explorer.asking import ask_question, list_questions
    from graph.credit import credit
    from graph.store import open_reader

    if question is None:
        click.echo(list_questions())
        return
    with open_reader(_settings()) as reader:
        answer, columns = ask_question(reader, question, text=text, **said)
        whose = credit(reader)
    _show(answer.rows, columns, form)
    _tell_whose(whose)
    if answer.cut_off:
        click.echo(f"The first {len(answer.rows)} rows; there are more (--all).", err=True)


@suitors.command()
@click.argument("text")
@click.option("--param", multiple=True, help="A parameter: name=value; a JSON value, or text.")
@click.option("--limit", default=500, type=click.IntRange(1, 10_000))
@click.option("--format", "form", type=FORMATS, default="table")
def cypher(text: str, param: tuple[str, ...], limit: int, form: str) -> None:
    """Run TEXT, a Cypher query that only reads, for at most 10 seconds."""
    from explorer.asking import read_parameters
    from graph.credit import credit
    from graph.store import open_reader
    from graph.store.console import trial

    with open_reader(_settings()) as reader:
        answer = trial(reader, text, read_parameters(param), limit=limit)
        whose = credit(reader)
    _show(answer.rows, answer.columns, form)
    _tell_whose(whose)
    rows = (
        f"The first {len(answer.rows)} rows; there are more"
        if answer.cut_off
        else (f"{len(answer.rows)} rows")
    )
    click.echo(f"{rows} in {answer.seconds:.2f} s.", err=True)


@suitors.command()
@click.argument("places", nargs=-1, required=True, metavar="FILE|FOLDER|-...")
@click.option("--date", help="The day of reports that state none: 2024-01-31.")
@click.option("--outlet", help="Who published reports that do not say so.")
@click.option("--save", "saving", is_flag=True, help="Show what is certain, and save it.")
@click.option("--yes", is_flag=True, help="Save without asking.")
@click.option("--reader", help="Read with package.module:function instead of our own reader.")
def read(
    places: tuple[str, ...],
    date: str | None,
    outlet: str | None,
    saving: bool,
    yes: bool,
    reader: str | None,
) -> None:
    """Read news reports (text, HTML, JSON lines, mails, feeds): one JSON object a report."""
    from explorer.papers import papers, read_aloud, save_readings
    from loaders.reading.brought import reader_named
    from loaders.reading.reader import read as own

    those, reads = papers(places, date, outlet), reader_named(reader) if reader else own
    if saving:
        sure = partial(_is_sure, yes)
        left_out = save_readings(_settings(), those, reads=reads, sure=sure, show=_show, tell=_tell)
    else:
        left_out = read_aloud(_settings(), those, reads=reads, say=click.echo, tell=_tell)
    if left_out:
        raise SystemExit(RecordError.exit_code)


@suitors.command()
@click.argument("report")
def undo(report: str) -> None:
    """Take a saved REPORT (its id) out of the graph with all it brought."""
    from loaders.news.saving import undo as undo_report

    click.echo(f"{undo_report(_settings(), report):,} nodes and edges removed.", err=True)


@suitors.command()
@click.option("--list", "listing", is_flag=True, help="List the pairs; decide nothing.")
@click.option("--ids", is_flag=True, help="Take every pair tied by a published id.")
@click.option("--made", is_flag=True, help="List what was decided.")
@click.option("--undo", "taken", multiple=True, metavar="ID", help="Take a decision back.")
@click.option("--format", "form", type=FORMATS, default="table")
def match(listing: bool, ids: bool, made: bool, taken: tuple[str, ...], form: str) -> None:
    """Find who is told of twice, and say of each pair: the same (y), not (n), skip (s), quit (q).

    Nothing is merged by itself. A merge is a record: loading again keeps it, --undo takes it back.
    """
    from explorer import matching

    if taken:
        from loaders.matching.deciding import take_back

        click.echo(f"{take_back(_settings(), taken):,} ids stand for themselves again.", err=True)
    elif made:
        _show(matching.list_made(_settings()), matching.MADE, form)
    elif listing:
        _show(matching.list_pairs(_settings()), matching.LISTED, form)
    elif ids:
        matching.take_ids(_settings(), _tell)
    else:
        matching.review(_settings(), _answer, _tell)


@suitors.command()
@click.argument("kind", type=EXPORTS)
@click.argument("path", type=click.Path(path_type=Path))
def export(kind: str, path: Path) -> None:
    """Write the graph to PATH: a file, or a folder for `csv` (loads again) and `neo4j-import`."""
    from explorer.sentences import counted
    from graph.export import export_graph
    from graph.store import open_reader

    with open_reader(_settings()) as reader:
        done = export_graph(reader, kind, path)
    click.echo(f"{done.nodes:,} nodes and {done.edges:,} edges written to {path}.", err=True)
    if done.left_out:
        many = counted(done.left_out, "claim")
        click.echo(f"{many} of reports read here left out: load those reports again.", err=True)
    if done.decisions:
        many = counted(done.decisions, "decision")
        click.echo(f"{many} of `suitors match` left out: each feed tells its own.", err=True)


@suitors.command()
@click.option("--format", "form", type=FORMATS, default="table")
def status(form: str) -> None:
    """Show the engine, what is in the graph, and every feed that was loaded."""
    from explorer.asking import status_rows
    from graph.store import open_reader

    settings = _settings()
    with open_reader(settings) as reader:
        rows = status_rows(settings, reader)
    _show(rows, ("what", "name", "value"), form)


@suitors.command()
def stop() -> None:
    """End the embedded engine now."""
    from graph.store import engine

    settings = _settings()
    if settings.server:
        raise SettingsError(
            "the graph is on a server; Suitors does not stop it.", where="NEO4J_URI"
        )
    click.echo("The engine has ended." if engine.stop(settings.home) else "No engine was running.")


@suitors.command()
@click.argument("feed", required=False)
@click.option("--yes", is_flag=True, help="Do not ask.")
def reset(feed: str | None, yes: bool) -> None:
    """Remove everything Suitors stored, or one FEED of it (by its issuer)."""
    from loaders.removal import reset as reset_graph

    settings = _settings()
    what = f"the feed {feed!r}" if feed else "everything Suitors stored"
    where = settings.server.uri if settings.server else settings.home
    if not yes:
        click.confirm(f"Remove {what} from {where}?", abort=True)
    click.echo(f"{reset_graph(settings, feed):,} nodes and edges removed.", err=True)


def _is_sure(yes: bool, question: str) -> bool:
    return yes or click.confirm(question, err=True)


def _answer(question: str, answers: Sequence[str]) -> str:
    """What was typed; the last of the answers, which ends it, where nobody is there any more."""
    try:
        return str(click.prompt(question, type=click.Choice(answers), err=True))
    except click.exceptions.Abort:
        return answers[-1]


def _tell(sentence: str) -> None:
    click.echo(sentence, err=True)


def _tell_whose(credit: str) -> None:
    """Beside the rows, so that what reads them is not disturbed."""
    if credit:
        _tell(credit)


def _settings() -> Settings:
    return Settings.from_environment(os.environ)


def _show(rows: list[Any], columns: tuple[str, ...], form: str) -> None:
    from explorer.tables import draw_table, to_csv, to_json

    if form == "json":
        click.echo(to_json(rows))
    elif form == "csv":
        click.echo(to_csv(rows, columns), nl=False)
    else:
        draw_table(rows, columns)


def main() -> None:
    """The console script: errors become a sentence and an exit code."""
    try:
        with seldom_searched():  # nearly all that a command makes, it needs until it ends
            suitors.main(standalone_mode=False)
    except SuitorsError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(error.exit_code)
    except click.exceptions.Abort:
        click.echo("Stopped.", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
