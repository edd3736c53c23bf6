"""Take the README's picture: a rewrite, graded in the page of the built site.

    make picture

The text is an incident's model rewrite with one sentence put back to blame, so that there is something to see.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tools.book import build_book
from tools.fingerprint import ROOT
from tools.serve import serving
from whathow.incident import read_incident

PICTURE = ROOT / "book" / "site_assets" / "figures" / "graded-in-the-page.png"
PAGE = "book/3-writing/rewrite-lab.html"
SLUG = "record-nobody-asked-for"
PLAIN = "Mariana looked at the dashboards. Everything was green."
BLAMING = "Mariana looked at the dashboards. Everything was green. She should have waited longer."


def take_picture(chromium: str, target: Path = PICTURE) -> None:
    """Grade the text in a headless browser and write what it shows. Raises ValueError when the sentence is gone."""
    rewrite = read_incident(ROOT / "exercises" / "incidents" / f"{SLUG}.md").rewrite
    if PLAIN not in rewrite:
        raise ValueError(f"{SLUG}: the model rewrite no longer says {PLAIN!r}; choose another sentence for the picture")
    with serving(build_book().site) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        page.goto(url + PAGE)
        exercise = page.locator(f"#rewrite-{SLUG}")
        exercise.locator("textarea").fill(rewrite.replace(PLAIN, BLAMING))
        exercise.get_by_role("button", name="Check my rewrite").click()
        exercise.locator(".wh-status").filter(has_text="of 100 points").wait_for(timeout=90_000)
        page.evaluate("document.activeElement.blur()")
        result = exercise.get_by_text("Your result")
        result.evaluate("place => window.scrollTo(0, place.getBoundingClientRect().top + scrollY - 70)")
        page.wait_for_timeout(500)
        target.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=target)
        browser.close()


if __name__ == "__main__":
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        sys.exit("No Chromium on the PATH; install one to take the picture.")
    take_picture(found)
    print(f"The picture is in {PICTURE.relative_to(ROOT)}.")
