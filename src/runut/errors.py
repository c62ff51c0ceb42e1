"""One tree of errors. Each message names what was given, what was expected and what to do.

    RunutError
    ├── InputError          a file, folder or line that cannot be read as an article
    ├── StoreError          the store cannot be opened, read or written
    │   ├── StoreVersionError   the store was written by a newer Runut
    │   └── StoreBusyError      another process is writing to the store
    ├── NotFoundError       no story, article or file of that name
    ├── ModelError          the reader model's file cannot be loaded
    └── SettingsError       a setting that is not one of its values

A caller's mistake raises at once; one article's fault becomes a `records.Failure` and the run goes on.
"""

from __future__ import annotations


class RunutError(Exception):
    """Base of all: *message* says what is wrong, *remedy* what to do about it."""

    exit_code = 1

    def __init__(self, message: str, remedy: str | None = None) -> None:
        super().__init__(message if remedy is None else f"{message} {remedy}")
        self.message = message
        self.remedy = remedy


class InputError(RunutError):
    exit_code = 3


class StoreError(RunutError):
    exit_code = 4


class StoreVersionError(StoreError):
    pass


class StoreBusyError(StoreError):
    pass


class NotFoundError(RunutError):
    exit_code = 5


class ModelError(RunutError):
    exit_code = 6


class SettingsError(RunutError):
    exit_code = 2
