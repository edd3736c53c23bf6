"""Hostile files, no storage, a grader that stops, no script: one clear line each, and nothing is lost."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest

pytest.importorskip("playwright")

from tests.browser.test_rewrite_kept import REFUSE
from tests.own.conftest import ADDRESS, Own
from tests.own.files import bomb, paragraph, with_password, word

TEN_MB = 10_000_000
SCRIPT = "<script>window.hit=1</script><img src=x onerror='window.hit=1'>"
NO_REPORTS = [
    ("torn.docx", word(paragraph("whole"))[:300], "a Word file that can't be read (it is damaged)"),
    ("locked.docx", with_password(), "it has a password"),
    ("bomb.docx", bomb(40_000_000), "unpacks to more than 30 MB"),
    ("report.pdf", b"%PDF-1.7", "a PDF, which can't be opened here"),
    ("shot.png", b"\x89PNG\r\n\x1a\n", "a picture, which can't be opened here"),
    ("program", bytes(range(256)) * 40, "not a text"),
    ("notebook.ipynb", b"{", "not JSON, so no notebook"),
    ("empty.txt", b"", "there is no text in it"),
    ("long.txt", b"word " * 50_000, "249,999 characters, and up to 200,000"),
    ("big.md", b"a" * (TEN_MB + 1), "larger than 10 MB"),
]


@pytest.mark.parametrize(("name", "data", "line"), NO_REPORTS, ids=[name for name, _, _ in NO_REPORTS])
def test_a_file_that_is_no_report_gets_one_line(own: Own, name: str, data: bytes, line: str) -> None:
    """It names the file; the text that was there stays."""
    own.field.fill("What I had.")
    own.send(name, data)
    own.wait_told("bring", line)
    said = own.told("bring")
    assert said.startswith(f"{name}: ") and "\n" not in said and "defect" not in said
    assert own.field.input_value() == "What I had."


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("a.docx", word(paragraph("Friday", "Heading1") + paragraph("Zoë rang.")), "# Friday\n\nZoë rang.\n"),
        ("a.html", f"<h1>Friday</h1><p>Zoë rang.{SCRIPT}</p>".encode(), "# Friday\n\nZoë rang.\n"),
        ("a.txt", "Zoë rang – once.".encode("utf-16"), "Zoë rang – once.\n"),
        ("b.txt", "Zoë rang – once.".encode("cp1252"), "Zoë rang – once.\n"),
        ("a.ipynb", json.dumps({"cells": [{"cell_type": "markdown", "source": "Zoë"}]}).encode(), "Zoë\n"),
    ],
    ids=["word", "html", "utf-16", "cp1252", "notebook"],
)
def test_a_file_is_opened_into_the_field(own: Own, name: str, data: bytes, text: str) -> None:
    """Whatever its form and encoding; what it left out is told, and no script of it runs."""
    own.send(name, data)
    own.wait_told("bring", f"{name} is open.")
    assert own.field.input_value() == text
    assert own.page.evaluate("window.hit") is None


def test_ten_megabytes_pasted_stay_outside(own: Own) -> None:
    """One line, soon, and the text that was there stays."""
    own.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    own.field.fill("What I had.")
    own.page.evaluate("length => navigator.clipboard.writeText('blame '.repeat(length / 6))", TEN_MB)
    begun = time.monotonic()
    own.field.press("Control+v")
    own.wait_told("bring", "It was left out, and your text is as it was.")
    assert time.monotonic() - begun < 15
    assert own.field.input_value() == "What I had."


def test_markup_in_a_report_is_text_everywhere(own: Own) -> None:
    """In the list, in place, in the lists of facts, beside the rewrite, in the result and on paper."""
    own.page.evaluate("window.print = () => {}")
    own.bring(f"At 9:10 Ana {SCRIPT} rang web-03. Nobody had been told. <b>Karim Haddad</b> should have looked.")
    own.hide_all()
    own.take_all()
    own.rewrite.fill(f"At 9:10 it fell. {SCRIPT} Maria should have looked.\n\n# {SCRIPT}\n")
    own.button("Check my rewrite").click()
    own.page.locator("#own-rewrite .wh-verdict").wait_for()
    own.button("Print the rewrite").click()
    frame = own.page.frame_locator(".own-frame")
    frame.locator("body").get_by_text("At 9:10 it fell.").wait_for(state="attached")
    own.page.wait_for_timeout(300)
    assert own.page.evaluate("window.hit") is None
    assert frame.locator("body :is(script, img)").count() == 0
    assert own.root.locator(":is(img, b, script:not([type='application/json']))").count() == 0


def test_a_page_with_a_rewrite_that_prints_can_run_nothing(own: Own) -> None:
    """The frame has no right to scripts, whatever is in it."""
    own.bring("At 9:10 the queue grew. Nobody had been told.")
    own.hide_all()
    own.take_all()
    own.rewrite.fill("It fell.")
    own.button("Print the rewrite").click()
    frame = own.page.locator(".own-frame")
    frame.wait_for(state="attached")
    assert frame.get_attribute("sandbox") == "allow-same-origin allow-modals"


@pytest.mark.parametrize(
    ("error", "line"),
    [("SecurityError", "This browser keeps nothing for this page"), ("QuotaExceededError", "no room left to keep")],
)
def test_refused_storage_is_told_and_the_steps_go_on(unopened: Own, error: str, line: str) -> None:
    """The work lives on in the page."""
    script = (REFUSE % (error, error)).replace('startsWith("whathow:")', 'startsWith("whathow")')
    unopened.page.add_init_script(script)
    unopened.open()
    unopened.field.fill("Ana Lima rang at 9:10. Nobody had been told.")
    assert line in unopened.told("bring")
    unopened.bring("Ana Lima rang at 9:10. Nobody had been told.")
    unopened.hide_all()
    assert unopened.sentences.count() == 2


def test_a_grader_that_stops_is_started_again(unopened: Own, page_faults: list[str]) -> None:
    """The line says so, the text stays, and the same button works afterwards."""
    crashing = "postMessage({kind: 'ready'}); onmessage = () => { throw new Error('out of memory') }"
    unopened.page.route(
        "**/exercise/worker.js*", lambda route: route.fulfill(body=crashing, content_type="text/javascript")
    )
    unopened.open()
    unopened.field.fill("Ana Lima rang at 9:10.")
    unopened.button("Look for what should be hidden").click()
    unopened.wait_told("bring", "The grader stopped: ")
    unopened.page.unroute("**/exercise/worker.js*")
    unopened.step("bring").get_by_role("button", name="Start the grader again").click()
    unopened.button("Look for what should be hidden").click()
    unopened.finds.first.wait_for()
    assert unopened.field.input_value() == "Ana Lima rang at 9:10."
    page_faults.clear()


def test_without_script_there_is_a_worksheet(browser, site_url: str) -> None:  # type: ignore[no-untyped-def]
    """With the same five steps and the shell's verbs, and no field that does nothing."""
    context = browser.new_context(base_url=site_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(ADDRESS)
    sheet = page.locator(".own-paper")
    text = sheet.inner_text()
    for step in ("1. Bring", "2. Hide", "3. Write down", "4. Rewrite", "5. A human word", "whathow redact FILE"):
        assert step in text
    assert page.locator("#own :is(textarea, button, input):visible").count() == 0
    context.close()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_worksheet_prints_alone_on_two_pages(own: Own, paper: str, tmp_path: Path) -> None:
    """Nothing of the page around it; afterwards the page is as it was."""
    own.page.evaluate("window.print = () => {}")
    own.button("Print an empty worksheet").press("Enter")
    own.page.emulate_media(media="print")
    assert own.page.locator("h1:visible").count() == 0
    printed = own.page.pdf(path=str(tmp_path / "sheet.pdf"), format=paper)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= 2
    assert own.page.locator("body > .own-alone").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_out_of_reach(own: Own, root: Path, width: int, scheme: str) -> None:
    """axe finds no fault in any of the steps, half way and at the end."""
    axe = root / "node_modules" / "axe-core" / "axe.min.js"
    if not axe.is_file():
        pytest.skip("axe-core is not installed")
    own.page.set_viewport_size({"width": width, "height": 800})
    own.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    own.page.reload()
    own.page.add_script_tag(path=str(axe))
    own.bring()
    own.button("Hide Solveig Aasen").click()
    own.button("Leave lbl-prod-02").click()
    look = "axe.run('#own').then((r) => r.violations.map((v) => v.id + ': ' + v.nodes[0].html))"
    assert own.page.evaluate(look) == []
    own.hide_all()
    own.button("Sentence 1 is a fact").click()
    own.button("is a condition").first.click()
    own.page.locator(".own-entry summary").first.click()
    own.rewrite.fill("Maria should have looked.")
    own.button("Check my rewrite").click()
    own.page.locator("#own-rewrite .wh-verdict").wait_for()
    own.button("Save the incident file").click()
    own.page.locator(".own-notes li").first.wait_for()
    own.button("Delete all of this").click()
    assert own.page.evaluate(look) == []
    assert own.page.evaluate("document.documentElement.scrollWidth") <= width
