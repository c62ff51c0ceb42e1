"""What leaves Runut for other programs: the contract's JSON Lines, and flat tables as CSV."""

from runut.export.contract import ROWS, number, reading_rows, story_rows, write_jsonl
from runut.export.tables import TABLES, write_csv, write_csv_folder

__all__ = [
    "ROWS",
    "TABLES",
    "number",
    "reading_rows",
    "story_rows",
    "write_csv",
    "write_csv_folder",
    "write_jsonl",
]
