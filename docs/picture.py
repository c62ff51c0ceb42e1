"""Take the README's picture, docs/demo.png: the first screen of the demo story's dossier.

Run it from the top of the repository, with playwright installed and Chromium at /usr/bin/chromium:

    python docs/picture.py
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"
PICTURE = Path(__file__).parent / "demo.png"
MOST_BYTES = 250_000


def main() -> None:
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        dossier = Path(folder) / "demo.html"
        subprocess.run([sys.executable, "-m", "runut", "demo", "-o", str(dossier)], check=True)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1100, "height": 900}, device_scale_factor=1, color_scheme="light")
        tab.goto(dossier.as_uri())
        tab.screenshot(path=PICTURE)
        browser.close()
    if PICTURE.stat().st_size > MOST_BYTES:
        raise SystemExit(f"{PICTURE} has {PICTURE.stat().st_size} bytes, more than {MOST_BYTES}")


if __name__ == "__main__":
    main()
