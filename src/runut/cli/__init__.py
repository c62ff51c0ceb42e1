"""The command line: `commands` and `following` have the arguments, `printing` the tables, `outcome` the exit codes."""

from __future__ import annotations

import sys

from runut import __version__


def main() -> None:
    """Run the command that ``sys.argv`` names; the imports stand inside so that even then Ctrl-C is quiet."""
    try:
        if sys.argv[1:] == ["--version"]:  # answered before half a second of imports
            print(f"runut {__version__}")
            return
        import runut.cli.following  # noqa: F401, PLC0415 its commands join those of the app
        from runut.cli.commands import app  # noqa: PLC0415

        app()
    except KeyboardInterrupt:
        sys.exit(130)
