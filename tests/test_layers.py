"""Imports go down the list of docs/decisions/0001 only, and each heavy library has one home."""

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).parent.parent / "src" / "runut"
LAYERS = [
    {"records", "errors"},
    {"settings"},
    {"lang", "text", "store"},
    {"sources"},
    {"extract"},
    {"relate"},
    {"labels", "passages"},
    {"dossier"},
    {"changes"},
    {"charts", "tracking"},
    {"pipeline", "export", "page"},
    {"showing"},
    {"cli", "web"},
    {"__main__"},
]
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
HOMES = {
    "sqlalchemy": "store",
    "alembic": "store",
    "trafilatura": "sources",
    "typer": "cli",
    "rich": "cli",
    "jinja2": "page",
    "onnxruntime": "text",
    "tokenizers": "text",
    "numpy": "text",
}
OUTLET_NAMES = "runut.text.outlets.brand"  # all that relate may ask of the layers of text beside their tables
MODULES = sorted(path for path in SRC.rglob("*.py"))


def unit(path: Path) -> str:
    """The top-level package or module of runut that *path* belongs to."""
    relative = path.relative_to(SRC)
    return relative.parts[0].removesuffix(".py")


def imported(path: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SRC)))
def test_imports_go_down(path):
    own = unit(path)
    if own == "__init__":
        return
    for name in imported(path):
        if not name.startswith("runut."):
            continue
        other = name.split(".")[1]
        if other == own or other not in RANK:
            continue
        assert RANK[other] < RANK[own], f"{own} (rank {RANK[own]}) imports {name} (rank {RANK[other]})"


@pytest.mark.parametrize("path", [path for path in MODULES if unit(path) == "relate"], ids=lambda p: p.stem)
def test_relate_reads_tables_and_no_text(path):
    of_text = [name for name in imported(path) if name.startswith("runut.text")]
    assert [n for n in of_text if n != OUTLET_NAMES and not n.startswith("runut.text.lexicon.")] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SRC)))
def test_heavy_libraries_have_one_home(path):
    for name in imported(path):
        home = HOMES.get(name.split(".")[0])
        assert home is None or home == unit(path), f"{path} imports {name}, whose home is {home}"


def test_every_unit_has_a_rank():
    assert {unit(path) for path in MODULES} - {"__init__"} <= set(RANK)
