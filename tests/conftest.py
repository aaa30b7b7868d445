"""What tests share: both engines, the browser, and what lies beside the project."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import Browser, Page, sync_playwright

from graph.settings import Settings
from graph.store import engine
from loaders.load import load
from loaders.removal import reset
from tests import java, neo4j_server, real, strange, town
from tests.browsing import App, watched

ROOT = Path(__file__).resolve().parent.parent
hypothesis_settings.register_profile("suitors", deadline=None, derandomize=True)
hypothesis_settings.load_profile("suitors")


def pytest_configure() -> None:
    """Most engines of a run hold little and live for seconds."""
    java.compile_quickly()


def lacking(reason: str) -> None:
    """Skips where a means is missing; with CI=true that is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def shared() -> Path:
    """What lies beside the project: the real graph and the annotated reports."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        lacking("no ../shared beside the project")
    return folder


@pytest.fixture(scope="session")
def real_home(shared: Path, pytestconfig: pytest.Config) -> Path:
    """The real graph, loaded, with no engine running: to be copied."""
    kept: Path = pytestconfig.cache.mkdir("real")
    return real.loaded(kept, shared / "data" / "football")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Debian's chromium."""
    found = shutil.which("chromium")
    if found is None:
        lacking("chromium not found")
    return str(found)


@pytest.fixture(scope="session")
def app(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app with the sample and the strange feed, for all walks in a browser."""
    app = App(tmp_path_factory.mktemp("home"))
    with app.running():
        odd = strange.build(tmp_path_factory.mktemp("odd"))
        app.call("load", str(odd), "--keep-sample")
        yield app


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for all walks."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, app: App) -> Iterator[Page]:
    """A fresh page; at its end no error in the log, and nobody else was asked."""
    context = browser.new_context(viewport={"width": 1440, "height": 1200})
    page = context.new_page()
    wrong = watched(page, app)
    yield page
    context.close()
    assert wrong == []


@pytest.fixture(scope="session")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """One embedded engine for the whole run."""
    home = tmp_path_factory.mktemp("home")
    yield Settings(home)
    engine.stop(home)


@pytest.fixture(scope="session")
def neo4j(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """One Neo4j server for the whole run."""
    if reason := neo4j_server.missing():
        lacking(reason)
    with neo4j_server.Neo4jServer(tmp_path_factory.mktemp("neo4j")) as server:
        yield Settings.from_environment(server.environment)


@pytest.fixture(scope="module", params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def graph(request: pytest.FixtureRequest) -> Settings:
    """Each engine in turn, emptied."""
    settings: Settings = request.getfixturevalue(request.param)
    reset(settings)
    return settings


@pytest.fixture(scope="session")
def town_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented town as a folder."""
    return town.build(tmp_path_factory.mktemp("town"))


@pytest.fixture
def loaded(graph: Settings, town_folder: Path) -> Settings:
    """A graph with the town and nothing else."""
    reset(graph)
    load(graph, town_folder)
    return graph
