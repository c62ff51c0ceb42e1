"""How a command ends: its exit code, its messages on the standard error, never a traceback."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import wraps
from io import TextIOWrapper
from pathlib import Path
from types import FrameType
from typing import ParamSpec, TextIO, TypeVar

import typer

from runut.errors import RunutError
from runut.records import Failure

ALL_READ, UNEXPECTED, USAGE, SOME_UNREAD, STORE, NOT_FOUND, MODEL, INTERRUPTED = 0, 1, 2, 3, 4, 5, 6, 130
EXIT_CODES = (
    "Exit codes: 0 all was read; 1 unexpected, or the output could not be written; 2 wrong usage or setting; "
    "3 some input could not be read, the rest was; 4 the store cannot be used; 5 nothing is found "
    "under a name that was given, or more than one; 6 the reader model cannot be loaded; 130 interrupted."
)
MOST_TOLD = 10  # messages of one kind

P = ParamSpec("P")
T = TypeVar("T")


def ending(command: Callable[P, int]) -> Callable[P, None]:
    """Turn what *command* returns or raises into the exit of the process."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        _prepare_streams()
        try:
            code = command(*args, **kwargs)
            sys.stdout.flush()
        except RunutError as error:
            say(str(error))
            code = error.exit_code
        except BrokenPipeError:  # the reader had enough, as in `runut statements | head`
            _close_quietly()
            code = ALL_READ
        except OSError as error:
            _close_quietly()
            say(f"the output could not be written: {error.strerror or error}.")
            code = UNEXPECTED
        except KeyboardInterrupt:
            say("interrupted; what was finished is kept.")
            code = INTERRUPTED
        except (typer.Exit, typer.Abort, typer.BadParameter):
            raise
        except Exception as error:
            if os.environ.get("RUNUT_DEBUG"):
                raise
            say(f"unexpected {type(error).__name__}: {error}. Please report it; RUNUT_DEBUG=1 shows where it was.")
            code = UNEXPECTED
        raise typer.Exit(code)

    return run


def until_interrupted(items: Iterable[T]) -> Iterator[T]:
    """Yield *items*; Ctrl-C ends them between two of them, and a second Ctrl-C at once.

    Raised within one it can be lost, as where a library calls back, and the command then goes on (seen once in ten).
    """
    noted = False

    def note(_signal: int, _frame: FrameType | None) -> None:
        nonlocal noted
        if noted:
            raise KeyboardInterrupt
        noted = True

    before = signal.signal(signal.SIGINT, note)
    try:
        for item in items:
            yield item
            if noted:
                raise KeyboardInterrupt
    finally:
        signal.signal(signal.SIGINT, before)


def _prepare_streams() -> None:
    """Print in UTF-8 whatever the locale says, as the contract has it; a stream that the caller closed fails at the
    first word, where Python would drop what is printed."""
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf8")


def _close_quietly() -> None:
    """Let what is still to be flushed at the exit of the interpreter go nowhere."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError:  # no file behind it, as in a test
        return


def say(message: str) -> None:
    print(f"runut: {printable(message)}", file=sys.stderr)


def printable(words: str) -> str:
    """Return *words* on one line without control characters: an article must not steer the terminal.

    >>> printable("merah \\x1b[31m\\nbaru")
    'merah [31m baru'
    """
    return " ".join("".join(c if c.isprintable() or c.isspace() else "" for c in words).split())


def counted(number: int, noun: str) -> str:
    """Return "1 story", "2 stories"."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"


def say_some(messages: Sequence[str]) -> None:
    """Say the first `MOST_TOLD` of *messages*, and how many more there are."""
    for message in messages[:MOST_TOLD]:
        say(message)
    if len(messages) > MOST_TOLD:
        say(f"and {len(messages) - MOST_TOLD} more; --json lists all.")


def tell_passed(passed: Mapping[str, int], known: Sequence[str]) -> None:
    """Say how many files of which endings were *passed* over, where there were any, and which endings are read."""
    if passed:
        ordered = sorted(passed.items(), key=lambda item: (-item[1], item[0]))
        each = [f"{number} {ending or 'without ending'}" for ending, number in ordered[:MOST_TOLD]]
        rest = f", and {len(ordered) - MOST_TOLD} endings more" if len(ordered) > MOST_TOLD else ""
        files = counted(sum(passed.values()), "file")
        say(f"{files} passed over, of other kinds: {', '.join(each)}{rest}. Read are {', '.join(known)}.")


def tell_foreign(foreign: Sequence[str], language: str) -> None:
    """Say which reports, by their sources, are in another language than *language* (its code), and what that means."""
    if foreign:
        from babel import Locale  # noqa: PLC0415 a tenth of a second that other commands need not wait

        more = f" and {len(foreign) - MOST_TOLD} more" if len(foreign) > MOST_TOLD else ""
        reports = f"{counted(len(foreign), 'report')} {'is' if len(foreign) == 1 else 'are'}"
        say(
            f"{reports} not in {Locale(language).english_name}, which alone Runut reads. The text is taken in, but who "
            f"said what, figures and days are mostly not found in it: {', '.join(foreign[:MOST_TOLD])}{more}."
        )


def tell_guessed(guessed: Mapping[str, str]) -> None:
    """Say which encoding each file was taken to be in, by its source, where that is a guess."""
    say_some([f"{source}: read as {encoding} (not UTF-8)" for source, encoding in guessed.items()])


def tell_failures(failures: Sequence[Failure]) -> int:
    """Say what could not be read, and return the exit code that follows from it."""
    say_some([f"not read: {failure.source}: {failure.error} {failure.remedy or ''}" for failure in failures])
    return SOME_UNREAD if failures else ALL_READ


@contextmanager
def output(path: Path | None) -> Iterator[TextIO]:
    """Open what a command writes: *path*, or the standard output for None and ``-``.

    The file appears whole or not at all, for it is written beside its place first.
    """
    if path is None or str(path) == "-":
        yield sys.stdout
        return
    with writing_to(path):
        if path.exists() and not path.is_file():  # a device such as /dev/null, or a folder, which the system refuses
            with path.open("w", encoding="utf8") as out:
                yield out
            return
        path = path.resolve()  # a link stays one
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            with part.open("w", encoding="utf8", newline="") as out:
                yield out
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


@contextmanager
def writing_to(path: Path) -> Iterator[None]:
    """Tell in words that *path* cannot be written."""
    try:
        yield
    except OSError as error:
        raise RunutError(
            f"{path} cannot be written: {error.strerror or error}.", "Name another file with -o, or free some space."
        ) from error
