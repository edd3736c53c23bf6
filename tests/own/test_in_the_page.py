"""The steps in Chromium: a report goes all the way, by keyboard too, is kept, and never leaves."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

pytest.importorskip("playwright")

from tests.own.conftest import Own
from whathow.cli import main
from whathow.own import redact, sample, suggest_redactions

REWRITE = (Path(__file__).parent / "rewrite.md").read_text(encoding="utf-8")
ALL_KEPT = "Object.entries(localStorage).map(([key, value]) => key + value)"


@pytest.mark.parametrize("width", [390, 1280])
def test_a_report_goes_all_the_way(own: Own, width: int, tmp_path: Path) -> None:
    """Redacted, written up, rewritten, passed; and the file that is saved is a whole incident."""
    own.page.set_viewport_size({"width": width, "height": 800})
    own.bring()
    own.hide_all()
    own.page.get_by_label("What happened, in a few words").fill("Labels without a certificate")
    own.page.get_by_label("Role of [Person B]").fill("release engineer")
    own.take_all()
    for _ in range(2):  # the verdict, and the sentence that can't be told without its judgement
        own.button("Remove Fact").last.click()
    own.button("Remove Condition 1").click()
    own.button("Remove Condition 4").click()
    own.rewrite.fill(REWRITE)
    own.button("Check my rewrite").click()
    own.page.locator("#own-rewrite .wh-verdict").filter(has_text="100 of 100 points").wait_for()
    assert own.page.evaluate("document.documentElement.scrollWidth") <= width
    incident = own.saved("Save the incident file", tmp_path)
    assert incident.name == "labels-without-a-certificate-incident.md"
    own.wait_told("away", "It holds together")
    assert main(["incident", str(incident)]) == 0
    assert "role: release engineer" in incident.read_text(encoding="utf-8")


def test_the_page_hides_what_the_shell_hides(own: Own, tmp_path: Path) -> None:
    """The redacted report is the same text, to the last character."""
    own.bring()
    own.hide_all()
    saved = own.saved("Save the redacted report", tmp_path)
    assert saved.read_text(encoding="utf-8") == redact(sample(), suggest_redactions(sample()))


def test_a_suggestion_is_accepted_changed_and_undone_by_keyboard(own: Own) -> None:
    """Each says what it is and why; the focus goes on to the next one, and back on undo."""
    own.bring("Ana Lima rang web-03 at 9:10. Ana waited. 🙂 Then 10.0.4.17 fell.")
    text = own.page.locator(".own-text")
    first = own.finds.first
    for said in ("Ana Lima, Ana", "Person, 2 times", "A first name that we know."):
        assert said in first.inner_text()
    first.get_by_label("What stands for Ana Lima").fill("the night nurse")
    first.get_by_label("What stands for Ana Lima").press("Enter")
    assert own.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Hide web-03"
    own.page.keyboard.press("Tab")
    own.page.keyboard.press("Enter")
    assert own.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Hide 10.0.4.17"
    own.page.keyboard.press("Enter")
    assert (
        text.inner_text() == "the night nurse rang web-03 at 9:10. the night nurse waited. 🙂 Then [Address 1] fell.\n"
    )
    assert "3 suggestions, all decided." in own.step("hide").inner_text()
    own.button("Undo for Ana Lima").press("Enter")
    assert own.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Hide Ana Lima"
    assert text.locator("mark").first.inner_text() == "Ana Lima"


def test_nothing_goes_on_while_a_suggestion_is_open(own: Own) -> None:
    """The line says how many, and the focus goes to the first."""
    own.bring("Ana Lima rang web-03.")
    own.button("Leave web-03").click()
    own.button("Go on with this text").click()
    assert own.told("hide") == "1 suggestion is still open. Say yes or no to each first."
    assert own.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Hide Ana Lima"
    assert "never complete" in own.step("hide").inner_text()


def test_a_number_in_the_text_leads_to_its_suggestion(own: Own) -> None:
    """Its name says which kind it is."""
    own.bring("Ana Lima rang web-03.")
    link = own.page.get_by_role("link", name="Suggestion 2: Host or domain")
    link.click()
    assert own.page.evaluate("document.activeElement.id") == "own-find-2"


def test_what_the_list_missed_is_named_by_the_reader(own: Own) -> None:
    """Everywhere it stands, under a label that nobody else has; what isn't there is told."""
    own.bring("Ana Lima rang. Kestrel fell, and kestrel came back.")
    own.button("Hide Ana Lima").click()
    missed = own.page.get_by_label("Missed something?")
    own.page.get_by_label("It is a").select_option("person")
    missed.fill("Kestrel")
    missed.press("Enter")
    own.wait_told("hide", "“Kestrel” is hidden now, 2 times.")
    assert (
        own.page.locator(".own-text").inner_text().strip()
        == "[Person A] rang. [Person B] fell, and [Person B] came back."
    )
    missed.fill("Osprey")
    missed.press("Enter")
    assert own.told("hide") == "“Osprey” does not stand in your text."


def test_words_selected_in_the_text_can_be_taken(own: Own) -> None:
    """By mouse; by keyboard one types them."""
    own.bring("The hill was dark.")
    own.page.evaluate(
        """() => { const range = document.createRange(), node = document.querySelector(".own-text").firstChild;
                   range.setStart(node, 4); range.setEnd(node, 8);
                   getSelection().removeAllRanges(); getSelection().addRange(range); }"""
    )
    own.button("Take the selected words").press("Enter")
    assert own.page.get_by_label("Missed something?").input_value() == "hill"


def test_facts_follow_what_they_say(own: Own) -> None:
    """Words are suggested as one types, stay once they were changed, and the page says whether the report tells it."""
    own.bring("At 9:10 the queue grew. The page stayed green. Nobody had been told.")
    own.hide_all()
    own.button("Add a fact of your own").click()
    fact = own.page.get_by_role("group", name="Fact 1")
    fact.get_by_label("What it says").fill("At 9:10 the queue grew.")
    fact.get_by_text("Your report tells this.").wait_for()
    groups = fact.locator("textarea").nth(1)
    assert groups.input_value().splitlines() == ["9:10", "queu*", "grow | grew | grown | growing | grows"]
    fact.locator("summary").click()
    groups.fill("9:40")
    fact.get_by_text("Your report doesn't tell this in these words.").wait_for()
    fact.get_by_label("What it says").fill("At 9:40 the queue grew.")
    own.page.wait_for_timeout(1200)
    assert groups.input_value() == "9:40"
    fact.get_by_role("button", name="Suggest the words anew").click()
    own.page.wait_for_function("field => field.value.startsWith('9:40\\nqueu')", arg=groups.element_handle())


def test_a_sentence_set_aside_or_removed_comes_back(own: Own) -> None:
    """Nothing is lost by a decision."""
    own.bring("At 9:10 the queue grew. The page stayed green.")
    own.hide_all()
    own.button("Sentence 1 is neither").press("Enter")
    own.button("Sentence 2 is a condition").press("Enter")
    assert own.sentences.count() == 0
    own.button("Show 1 sentence that you set aside").press("Enter")
    assert own.sentences.count() == 1
    own.button("Remove Condition 1").press("Enter")
    own.button("Bring it back").press("Enter")
    said = own.page.get_by_role("group", name="Condition 1").get_by_label("What it says")
    assert said.input_value() == "The page stayed green."


def test_everything_survives_a_reload(own: Own) -> None:
    """The report, what was decided, the lists, the title and the rewrite are there again."""
    own.bring()
    own.button("Leave https").click()
    own.hide_all()
    own.page.get_by_label("What happened, in a few words").fill("Labels")
    own.button("Sentence 1 is a fact").click()
    own.button("is a condition").first.click()
    own.rewrite.fill("Half a rewrite.")
    own.page.reload()
    own.page.get_by_role("group", name="Fact 1").get_by_text("Your report tells this.").wait_for()
    assert own.field.input_value() == sample()
    assert "Left as it is" in own.step("hide").inner_text()
    assert "all decided" in own.step("hide").inner_text()
    assert own.page.get_by_label("What happened, in a few words").input_value() == "Labels"
    assert own.rewrite.input_value() == "Half a rewrite."
    assert "[Person B] ran the certificate renewal" in own.page.locator("#own-original").inner_text()


def test_another_report_sets_the_first_aside(own: Own) -> None:
    """It can be brought back."""
    own.field.fill("My own first report.")
    own.button("Try it with an invented report").click()
    own.step("bring").get_by_text("Earlier versions (1)").click()
    own.button("Bring back").click()
    assert own.field.input_value() == "My own first report."


def test_nothing_leaves_the_machine(own: Own, site_url: str) -> None:
    """Once the grader is there the page asks for nothing at all; before, for the site's own files, sending nothing."""
    asked = []
    own.page.on("request", lambda request: asked.append(request))
    own.page.reload()
    own.bring()
    assert {request.method for request in asked} == {"GET"}
    assert {urlsplit(request.url).netloc for request in asked} <= {urlsplit(site_url).netloc, ""}
    assert not [request for request in asked if request.post_data or "Tomasz" in request.url]
    asked.clear()
    own.hide_all()
    own.take_all()
    own.rewrite.fill(REWRITE)
    own.button("Check my rewrite").click()
    own.page.locator("#own-rewrite .wh-verdict").wait_for()
    own.button("Print the rewrite").click()
    own.page.locator(".own-frame").wait_for(state="attached")
    assert [request.url for request in asked if urlsplit(request.url).scheme not in ("blob", "about", "data")] == []


def test_the_course_s_progress_does_not_hold_the_report(own: Own) -> None:
    """What was to be hidden is under no key that a progress file takes along."""
    own.bring()
    own.hide_all()
    own.take_all()
    kept = own.page.evaluate(ALL_KEPT)
    assert any("Tomasz" in each for each in kept if each.startswith("whathow-own:"))
    assert not [each for each in kept if each.startswith("whathow:") and ("Tomasz" in each or "AKIA" in each)]


def test_all_of_it_can_be_deleted(own: Own) -> None:
    """After a second yes; nothing of it is left in the browser or in the page."""
    own.bring()
    own.hide_all()
    own.take_all()
    own.rewrite.fill("Half a rewrite.")
    own.button("Delete all of this").press("Enter")
    own.button("No, keep it").press("Enter")
    assert own.rewrite.input_value() == "Half a rewrite."
    own.button("Delete all of this").press("Enter")
    own.button("Yes, delete").press("Enter")
    own.page.wait_for_function("document.querySelector('#own[data-live] #own-report')?.value === ''")
    left = [each for each in own.page.evaluate(ALL_KEPT) if re.search("Tomasz|rewrite|Half", each)]
    assert left == []
    assert own.rewrite.input_value() == ""


def test_the_rewrite_is_saved_clean(own: Own, tmp_path: Path) -> None:
    """As Markdown and as a page; what still stands in it is told."""
    own.bring("At 9:10 the queue grew. Nobody had been told.")
    own.hide_all()
    own.take_all()
    own.rewrite.fill("## What happened  \n\n[Person A] told Ana Lima at 9:10.\n<!-- my note -->\n")
    markdown = own.saved("Save the rewrite as Markdown", tmp_path)
    assert markdown.read_text(encoding="utf-8") == "## What happened\n\n[Person A] told Ana Lima at 9:10.\n"
    notes = own.page.locator(".own-notes").inner_text()
    assert "still says [Person A]" in notes and "“Ana Lima”" in notes
    page = own.saved("Save the rewrite as a web page", tmp_path).read_text(encoding="utf-8")
    assert "<h2>What happened</h2>" in page and "my note" not in page


def test_kept_data_of_another_shape_is_no_trap(unopened: Own) -> None:
    """What an older version or another hand left in the browser is passed over."""
    broken = json.dumps(json.dumps({"text": 5, "facts": "x", "decisions": None, "title": "kept"}))
    unopened.page.add_init_script(f"localStorage.setItem('whathow-own:work:draft', {json.dumps(broken)})")
    unopened.open()
    unopened.bring("Ana Lima rang at 9:10.")
    assert unopened.finds.count() == 1
