"""Every error Suitors raises: what happened, where, and what to do next."""

from __future__ import annotations


class SuitorsError(Exception):
    """A sentence for a person: `where: what`, then the advice."""

    exit_code = 2

    def __init__(self, what: str, *, where: str = "", advice: str = "") -> None:
        self.what, self.where, self.advice = what, where, advice
        super().__init__(str(self))

    def __str__(self) -> str:
        sentence = f"{self.where}: {self.what}" if self.where else self.what
        return f"{sentence} {self.advice}" if self.advice else sentence


class SettingsError(SuitorsError):
    """A setting is missing or contradicts another."""


class EngineError(SuitorsError):
    """No engine could be started or reached."""

    exit_code = 3


class QueryError(SuitorsError):
    """A query was refused, failed or took too long."""

    def __init__(self, what: str, *, text: str, where: str = "", advice: str = "") -> None:
        self.text = text
        super().__init__(what, where=where, advice=advice)


class FeedError(SuitorsError):
    """A file is missing, of no known kind, or too broken to load."""


class LoadRunning(FeedError):
    """Somebody else is loading; nothing was begun."""


class RecordError(SuitorsError):
    """One record could not be read; collected in the load report, never lost."""

    exit_code = 1


class ReportError(SuitorsError):
    """A news report cannot be read, or cannot be saved as it stands."""


class MatchError(SuitorsError):
    """Two that cannot be one, or a decision that is not on record."""


class ExportError(SuitorsError):
    """The graph could not be written there."""


class NotInGraph(SuitorsError):
    """No player, club or manager has that name or id, or several have."""
