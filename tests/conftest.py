"""Hypothesis draws the same examples each time, so that a green run stays green; `--hypothesis-seed` draws others."""

import pytest
from hypothesis import settings

from runut import pipeline
from runut.text import pairs, reader

pytest_plugins = ["cli_reports"]

settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")


@pytest.fixture
def elsewhere(monkeypatch):
    """Let the reader look for its model in another folder, and forget what it has loaded."""

    def forget():
        for kept in (reader._shipped, reader.model_version, pairs._loaded, pipeline.made_by):
            kept.cache_clear()

    def move(folder):
        for module in (reader, pairs):
            monkeypatch.setattr(module, "FOLDER", folder)
        forget()

    yield move
    monkeypatch.undo()
    forget()
