"""Scores against annotated articles, speed, and the built wheel; not shipped."""
