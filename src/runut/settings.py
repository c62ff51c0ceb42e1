"""What a person may set once: read from the environment and from runut.toml, by the faces only.

An argument of the command goes before the environment, the environment before ``runut.toml`` in the current
folder, and that before ``runut/runut.toml`` in the user's configuration folder.

    store = "reports.db"     # RUNUT_STORE: a path or a PostgreSQL URL; a path is taken from the file's own folder
    language = "en"          # RUNUT_LANG: language of labels, findings and reasons, id or en
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from runut.errors import SettingsError

FILE = "runut.toml"
LANGUAGES = ("id", "en")
_VARIABLES = {"store": "RUNUT_STORE", "language": "RUNUT_LANG"}


@dataclass(frozen=True, slots=True)
class Settings:
    """*store* None means the store in the user's data folder."""

    store: str | None = None
    language: str = "id"


def load_settings(environment: Mapping[str, str] = os.environ, folder: Path | None = None) -> Settings:
    """Return the settings that hold in *folder* (default: the current one); raises SettingsError for a bad value."""
    home = environment.get("XDG_CONFIG_HOME") or str(Path(environment.get("HOME", "~")).expanduser() / ".config")
    values: dict[str, str] = {}
    for path in (Path(home) / "runut" / FILE, (folder or Path.cwd()) / FILE):
        values |= _from_file(path)
    for name, variable in _VARIABLES.items():
        if environment.get(variable):
            values[name] = environment[variable]
    settings = Settings(**values)
    check_language(settings.language, "RUNUT_LANG or runut.toml")
    return settings


def check_language(language: str, where: str) -> None:
    """Raise SettingsError where no labels of *language* ship; *where* tells who asked."""
    if language not in LANGUAGES:
        raise SettingsError(f"The language {language!r} ({where}) is not one of {', '.join(LANGUAGES)}.", "Choose one.")


def _from_file(path: Path) -> dict[str, str]:
    try:
        values = tomllib.loads(path.read_text(encoding="utf8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(
            f"The settings in {path} cannot be read: {error}.", "Mend the file or take it away."
        ) from error
    for name, value in values.items():
        if name not in _VARIABLES:
            raise SettingsError(f"{path}: there is no setting {name!r}.", f"There are {', '.join(_VARIABLES)}.")
        if not isinstance(value, str):
            raise SettingsError(f"{path}: {name} is {value!r}.", 'It must be words in quotation marks, like "id".')
    store = values.get("store")
    if store and "://" not in store:
        values["store"] = str(path.parent / Path(store).expanduser())
    return values
