"""What leaves Runut for other programs: the contract's JSON Lines, and flat tables as CSV."""

from runut.export.contract import ROWS, number, write_jsonl
from runut.export.tables import TABLES, write_csv, write_csv_folder

__all__ = [
    "ROWS",
    "TABLES",
    "number",
    "write_csv",
    "write_csv_folder",
    "write_jsonl",
]
