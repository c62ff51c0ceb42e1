"""Opens a store: its address, its schema brought up to date, and its faults told in words.

Every transaction on SQLite is begun by hand, a writing one with ``BEGIN IMMEDIATE``: the driver would otherwise
leave the making of tables outside of it, and a migration that is killed would leave half of itself.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from runut import __version__
from runut.errors import StoreBusyError, StoreError, StoreVersionError
from runut.store.schema import meta

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006")
_READABLE = ("0005", "0006")  # those with the tables of today: they differ in rows that are worked out anew only
WAIT_S = 30.0  # how long a writer waits for another process to finish its article
TELL_S = 3.0  # after which it says so
CACHE_KIB = 64 * 1024  # at most; of SQLite's own 2 MiB the index of a few thousand articles falls out again and again
WRITER_KEY = "runut"

_REASONS = {
    "SQLITE_FULL": (
        "the disk is full",
        "Free some space, or keep the store elsewhere with --store. What was finished before is kept.",
    ),
    "SQLITE_IOERR": ("the disk cannot be read or written", "Check the disk, or use another with --store."),
    "SQLITE_CANTOPEN": (
        "the file cannot be opened",
        "Check that it is a file which you may read and write, in a folder that exists; or name another with --store.",
    ),
    "SQLITE_READONLY": ("it may only be read", "Ask for permission to write it, or name another with --store."),
    "SQLITE_BUSY": (f"another process has held it for {WAIT_S:.0f} seconds", "Wait until that one is done."),
    "SQLITE_NOTADB": ("the file is something else than a store", "Name another file with --store."),
    "SQLITE_CORRUPT": (
        "the file is damaged",
        "Put back a copy of it, or read the articles again into another with --store.",
    ),
}


@dataclass(frozen=True, slots=True)
class Store:
    """An open store; use it as a context manager, or close it."""

    engine: Engine
    address: str
    read_only: bool = False

    def close(self) -> None:
        self.engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the store throughout."""
        with faults(self.address), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self, *, patient: bool = True) -> Iterator[Connection]:
        """A transaction that is kept whole at its end, or not at all. Raises StoreBusyError where another process
        writes an SQLite store for `WAIT_S` seconds; not *patient*, for `TELL_S`."""
        with faults(self.address), self.engine.connect() as connection:
            writer = connection.execution_options(runut_writes=True, runut_patient=patient)
            with writer.begin():
                yield writer


def default_address() -> str:
    """The store in the user's data folder, as the XDG base directory specification places it."""
    data = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return str(Path(data) / "runut" / "runut.db")


def store_url(address: str) -> URL:
    """Return the database URL of *address*, a URL or the path of an SQLite file.

    >>> store_url("/data/berita.db").render_as_string()
    'sqlite:////data/berita.db'
    """
    if "://" in address:
        try:
            return make_url(address)
        except ArgumentError as error:
            raise StoreError(f"The store {address!r} is neither a path nor a database URL.", "See --store.") from error
    return URL.create("sqlite", database=str(Path(address).expanduser().absolute()))


def _unheard(_message: str) -> None:
    return


def open_store(address: str | None = None, *, create: bool = True, on_wait: Callable[[str], None] = _unheard) -> Store:
    """Open the store at *address* (default: `default_address`), making or upgrading its tables as needed.

    With ``create=False`` a file that is not there raises StoreError instead of becoming an empty store, and one that
    may only be read is opened for that; what it then holds may have been read by older rules. *on_wait* is told, once,
    that another process writes an SQLite store and is waited for.
    """
    address = address or default_address()
    url = store_url(address)
    shown = url.render_as_string(hide_password=True) if "://" in address else address
    read_only = False
    if url.get_backend_name() == "sqlite":
        path = _file_of(url, shown)
        _prepare_file(path, shown, create=create)
        read_only = not create and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    store = Store(_engine(url, shown, on_wait, read_only=read_only), shown, read_only)
    try:
        _migrate(store)
    except BaseException:
        store.close()
        raise
    return store


def _file_of(url: URL, shown: str) -> Path:
    """Return the file of an SQLite *url*; refuse one that has none, for what is put there is gone with the process."""
    if url.database in (None, "", ":memory:"):
        raise StoreError(f"The store {shown} has no file and would keep nothing.", "Name a file.")
    if url.query:
        raise StoreError(f"The store {shown} has options, which an SQLite store does not take.", "Name the file alone.")
    return Path(str(url.database))


def _prepare_file(path: Path, shown: str, *, create: bool) -> None:
    if path.exists():
        return
    if not create:
        raise StoreError(f"There is no store at {shown}.", "Put articles in one first: runut add PATH...")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"The store {shown} cannot be made: {error.strerror or error}.",
            "Name a place that you may write with --store or RUNUT_STORE.",
        ) from error


def _engine(url: URL, shown: str, on_wait: Callable[[str], None] = _unheard, *, read_only: bool) -> Engine:
    backend = url.get_backend_name()
    if backend not in ("sqlite", "postgresql"):
        raise StoreError(f"The store {shown} is no database that Runut knows.", "Known are SQLite and PostgreSQL.")
    if backend == "sqlite":
        connect = partial(_connect, str(url.database), read_only=read_only)
        engine = create_engine(url.set(drivername="sqlite"), creator=connect)
        event.listen(engine, "begin", partial(_begin_sqlite, _once(on_wait, shown)))
        if not read_only:
            event.listen(engine, "connect", _set_up_sqlite)
        return engine
    try:
        return create_engine(url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreError(
            f"The store {shown} needs a driver that is not installed: {error}.",
            "Install it: pip install 'runut[postgres]'.",
        ) from error


def _connect(path: str, *, read_only: bool) -> sqlite3.Connection:
    """Open the file; one that may only be read lies still unless it has a write-ahead log, whose index SQLite wants."""
    address = Path(path).absolute().as_uri()
    if read_only:
        address += "?mode=ro" if Path(f"{path}-wal").exists() else "?mode=ro&immutable=1"
    return sqlite3.connect(address, uri=True, timeout=WAIT_S, isolation_level=None, check_same_thread=False)


def _set_up_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    cache = f"cache_size = -{CACHE_KIB}"
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", cache):
        connection.execute(f"PRAGMA {pragma}")


def _once(on_wait: Callable[[str], None], shown: str) -> Callable[[], None]:
    """Return what tells *on_wait*, the first time that it is called, that the store is waited for."""
    told = False

    def tell() -> None:
        nonlocal told
        if not told:
            rest = f"waiting for it, at most {WAIT_S - TELL_S:.0f} seconds more."
            on_wait(f"another process, such as a second runut, is writing to {shown}; {rest}")
        told = True

    return tell


def _begin_sqlite(tell: Callable[[], None], connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get("runut_writes", False):
        connection.exec_driver_sql("BEGIN")
        return
    waited = connection.connection.cursor()
    try:
        waited.execute(f"PRAGMA busy_timeout = {TELL_S * 1000:.0f}")
        waited.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:  # the second time it goes up as every fault of the database does
        patient = options["runut_patient"]
        if patient and error.sqlite_errorname.startswith("SQLITE_BUSY"):
            tell()
        waited.execute(f"PRAGMA busy_timeout = {(WAIT_S - TELL_S) * 1000 if patient else 0:.0f}")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        waited.execute(f"PRAGMA busy_timeout = {WAIT_S * 1000:.0f}")
        waited.close()


@contextmanager
def faults(address: str) -> Iterator[None]:
    """Turn what the database raises into a StoreError that says what to do."""
    try:
        yield
    except DBAPIError as error:
        name = getattr(error.orig, "sqlite_errorname", "")
        for code, (reason, remedy) in _REASONS.items():
            if name.startswith(code):
                fault = StoreBusyError if code == "SQLITE_BUSY" else StoreError
                raise fault(f"The store {address} cannot be used: {reason}.", remedy) from error
        raise StoreError(f"The store {address} cannot be used: {error.orig}.") from error


# ---------------------------------------------------------------- the schema


def _migrate(store: Store) -> None:
    with store.reading() as connection:
        at = _revision(connection, store.address)
    if store.read_only and at in _READABLE:
        return
    while at != REVISIONS[-1]:
        with store.writing() as connection:
            at = _revision(connection, store.address)  # another process may have been here meanwhile
            if at != REVISIONS[-1]:
                at = REVISIONS[REVISIONS.index(at) + 1] if at else REVISIONS[0]
                _upgrade(connection, at)
                connection.execute(meta.delete().where(meta.c.key == WRITER_KEY))
                connection.execute(meta.insert().values(key=WRITER_KEY, value=__version__))


def _revision(connection: Connection, address: str) -> str | None:
    """Return the schema's revision, None where there are no tables yet; refuse what this Runut cannot use."""
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables or "articles" not in tables:
        if tables:
            raise StoreError(
                f"The database {address} holds other tables ({', '.join(sorted(tables)[:3])}) and no articles.",
                "Name another with --store.",
            )
        return None
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if revision not in REVISIONS:
        writer = connection.execute(select(meta.c.value).where(meta.c.key == WRITER_KEY)).scalar()
        raise StoreVersionError(
            f"The store {address} was written by a newer Runut ({writer}, schema {revision}); this is {__version__}.",
            "Upgrade with pip install --upgrade runut, or name another store with --store.",
        )
    return str(revision)


def _upgrade(connection: Connection, revision: str) -> None:
    """Run the one migration that leads to *revision* in the transaction of *connection*."""
    from alembic import command  # noqa: PLC0415 half a second that only a new store pays
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(files("runut.store").joinpath("migrations")).replace("%", "%%"))
    command.upgrade(config, revision)
