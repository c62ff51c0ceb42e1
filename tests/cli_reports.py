"""Invented reports on the command line, and a store that keeps them: for the tests of commands."""

import json

import pytest
from typer.testing import CliRunner

from runut.cli.following import app

FERRY = [
    "Feri Kelana Terbalik di Selat Renggali\n\n"
    "Warta Palung, Mentari - Feri Bintang Kelana terbalik di Selat Renggali pada Senin (10/3/2031).\n\n"
    "Menteri Lestari Maheswari mengatakan tiga orang tewas dan 41 orang selamat.\n\n"
    "“Pencarian kami lanjutkan besok,” kata Lestari di Pelabuhan Mentari, Senin (10/3/2031).\n",
    "Korban Feri Kelana di Selat Renggali Bertambah\n\n"
    "Lensa Pagi, Mentari - Korban tewas feri Bintang Kelana di Selat Renggali bertambah pada Selasa (11/3/2031).\n\n"
    "Menteri Lestari Maheswari menyatakan tujuh orang tewas dan 48 orang selamat.\n\n"
    "Direktur Dimas Prawira membantah bahwa feri di Selat Renggali itu kelebihan muatan.\n",
]
MARKET = (
    "Harga Cabai Turun di Pasar Lamuri\n\n"
    "Harga cabai rawit di Pasar Lamuri turun menjadi Rp40.000 per kilogram pada Jumat (2/2/2029).\n\n"
    "Pedagang sayur Minah Sutarja mengatakan pasokan cabai dari Dataran Gumira melimpah sejak pekan lalu.\n"
)


@pytest.fixture
def alone(monkeypatch, tmp_path):
    """No setting of the person who runs the tests holds here."""
    for name in ("RUNUT_STORE", "RUNUT_LANG", "RUNUT_DEBUG", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def ferry(tmp_path):
    folder = tmp_path / "ferry"
    folder.mkdir()
    for number, text in enumerate(FERRY):
        (folder / f"{number}.txt").write_text(text, encoding="utf8")
    return folder


@pytest.fixture
def market(tmp_path):
    path = tmp_path / "cabai.txt"
    path.write_text(MARKET, encoding="utf8")
    return path


def runut(*arguments, code=0):
    result = CliRunner().invoke(app, list(map(str, arguments)))
    assert result.exit_code == code, result.output
    return result


def document(*arguments, code=0):
    return json.loads(runut(*arguments, "--json", code=code).stdout)


@pytest.fixture
def kept(ferry, market):
    runut("add", ferry, market)
    return ferry
