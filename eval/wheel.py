"""Build the wheel, install it into an empty environment, and make the demo's dossier with it.

    python -m eval.wheel

What is shipped is what is tested: data files that the wheel forgets fail here and nowhere else.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def run(*command: str, cwd: Path) -> None:
    subprocess.run(command, check=True, cwd=cwd)


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT), cwd=folder)
        wheel = next(folder.glob("*.whl"))
        venv.create(folder / "env", with_pip=True)
        python = str(folder / "env" / "bin" / "python")
        install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        run(python, *install, "-c", str(ROOT / "constraints.txt"), str(wheel), cwd=folder)
        run(python, "-m", "runut", "demo", "-o", "demo.html", cwd=folder)
        page = (folder / "demo.html").read_text(encoding="utf8")
        if "Bintang Kelana" not in page:
            sys.exit("the wheel's demo made a page without the demo's story")
        if "no reader model" in page:
            sys.exit("the wheel's demo was read without the reader model")
        print(f"{wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB; its demo made a page of {len(page) / 1e3:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
