"""Hypothesis draws the same examples each time, so that a green run stays green; `--hypothesis-seed` draws others."""

from hypothesis import settings

pytest_plugins = ["cli_reports"]

settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")
