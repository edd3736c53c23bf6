"""The list exercises in their pages: answered as a learner does, with the verdict that the notebook gives."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from whathow.course.exercise import Exercise, grade_answer
from whathow.course.pool import hand, read_sentences
from whathow.course.shelf import open_exercise

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

COURSE = Path(__file__).resolve().parents[2] / "exercises"
SCRIPT = "<script>document.title = 'owned'</script><img src=x onerror=\"document.title = 'owned'\">"
LISTS = ["what-then-how", "straighten-the-timeline", "person-to-mechanism"]


@pytest.fixture
def opened(page: Page, built_site: Path) -> Callable[[str], tuple[Locator, Exercise]]:
    """Opens the page that has an exercise; gives the exercise there, and as the course has it."""

    def open_page(name: str) -> tuple[Locator, Exercise]:
        wanted = f'id="exercise-{name}"'
        html = next(path for path in built_site.rglob("*.html") if wanted in path.read_text(encoding="utf-8"))
        page.goto(html.relative_to(built_site).as_posix())
        root = page.locator(f"#exercise-{name}")
        root.scroll_into_view_if_needed()
        root.and_(page.locator("[data-live]")).wait_for()
        return root, open_exercise(name, COURSE)

    return open_page


def lines(answer: str) -> list[str]:
    """The lines of an answer, without their numbers."""
    return [re.sub(r"^\d+: ", "", line) for line in answer.splitlines()]


def fill(root: Locator, exercise: Exercise, answers: list[str]) -> None:
    """Type an answer to each item; press its button where the answer is a word for that."""
    word, label = exercise.form.keep
    for item, answer in zip(root.locator(".wh-item").all(), answers, strict=True):
        if word and answer == word:
            item.get_by_role("button", name=label).click()
        else:
            item.get_by_role("textbox").fill(answer)


def verdict(root: Locator) -> str:
    """What the result says, once it is there."""
    root.locator(".wh-verdict").wait_for()
    return root.locator(".wh-verdict").inner_text()


@pytest.mark.parametrize("name", LISTS)
def test_the_model_passes_in_the_page(opened, name: str) -> None:  # type: ignore[no-untyped-def]
    """A hundred points, item by item good, and still there after a reload."""
    root, exercise = opened(name)
    fill(root, exercise, lines(exercise.key))
    root.get_by_role("button", name="Check all").click()
    assert "Passed: 100 of 100 points" in verdict(root)
    assert root.locator(".wh-told.wh-well").count() == len(exercise.form.items)
    root.page.reload()
    root.locator("textarea").first.wait_for()
    typed = [line for line in lines(exercise.key) if line != exercise.form.keep[0]]
    assert [field.input_value() for field in root.locator("textarea:enabled").all()] == typed


def test_a_page_and_a_notebook_agree_on_a_middling_answer(opened) -> None:  # type: ignore[no-untyped-def]
    """Partial points come out the same."""
    root, exercise = opened("what-then-how")
    answers = [
        "What happened next?",
        "Why didn't you look?",
        "keep",
        "Who did it?",
        "keep",
        "",
        "x",
        *lines(exercise.key)[7:],
    ]
    fill(root, exercise, answers)
    root.get_by_role("button", name="Check all").click()
    written = "\n".join(f"{n}: {answer}" for n, answer in enumerate(answers, 1) if answer)
    assert f"{grade_answer(exercise, written).points} of 100 points" in verdict(root)


def test_a_line_is_judged_by_itself_with_the_keyboard(opened) -> None:  # type: ignore[no-untyped-def]
    """Enter asks; the words that draw a defence are named, politely, below the line; the next try takes it back."""
    root, _ = opened("what-then-how")
    field, told = root.get_by_label("Your question, number 1", exact=True), root.locator(".wh-told").first
    field.press_sequentially("Why didn't you ask?")
    field.press("Enter")
    told.get_by_text("Why didn't you").wait_for()
    assert told.get_attribute("role") == "status" and "Ask:" in told.inner_text()
    field.fill("What did you see on the screen?")
    assert told.inner_text() == ""
    field.press("Enter")
    told.get_by_text("That works.").wait_for()


def test_an_action_is_told_its_rung(opened) -> None:  # type: ignore[no-untyped-def]
    """The page says on which rung of the ladder it stands, and asks for a name and a day."""
    root, _ = opened("person-to-mechanism")
    field, told = root.locator("textarea").nth(1), root.locator(".wh-told").nth(1)
    field.fill("The server refuses force pushes to the main branch.")
    field.press("Enter")
    told.get_by_text("does not say who does it, and by when").wait_for()
    field.fill("The server refuses force pushes to the main branch. (Tuan, by Friday)")
    field.press("Enter")
    told.get_by_text("Guarded").wait_for()


@pytest.mark.parametrize("name", ["what-then-how", "account-not-blame"])
def test_markup_in_an_answer_is_inert(opened, name: str) -> None:  # type: ignore[no-untyped-def]
    """A script that was typed is shown as text, in the page and after a reload."""
    root, _ = opened(name)
    root.locator("textarea").first.fill(SCRIPT)
    root.get_by_role("button", name=re.compile("^Check (all|my account)")).click()
    verdict(root)
    root.page.reload()
    root.locator("textarea").first.wait_for()
    assert root.locator("textarea").first.input_value() == SCRIPT
    assert root.page.title() != "owned" and root.locator("img, script:not([type])").count() == 0


def test_sentences_are_sorted_and_the_account_is_graded(opened) -> None:  # type: ignore[no-untyped-def]
    """Each choice is answered at once; the model account passes."""
    root, exercise = opened("account-not-blame")
    sides, account = exercise.key.split("\n\n", 1)
    for item, side in zip(root.locator(".wh-item").all(), lines(sides), strict=True):
        item.locator(f"input[value={side}]").check()
        item.get_by_text("That works.").wait_for()
    first = root.locator(".wh-item").first.locator("input")
    first.nth(1).press("ArrowLeft")
    root.locator(".wh-item").first.get_by_text("Not quite.").wait_for()
    first.nth(0).press("ArrowRight")
    root.get_by_label("Your account").fill(account)
    root.get_by_role("button", name="Check my account").click()
    assert "Passed: 100 of 100 points" in verdict(root)
    root.get_by_text("One way to write it").wait_for()


class TestSpot:
    """Twenty sentences, one at a time."""

    def test_a_draw_is_answered_with_the_keyboard_alone(self, opened) -> None:  # type: ignore[no-untyped-def]
        """Arrows and Space choose words, the family is a radio; feedback comes at once; the key earns all; a second try
        is fresh, and a reload finds it again."""
        root, exercise = opened("spot-the-blame")
        keyboard = root.page.keyboard
        for sentence, line in zip(exercise.form.items, lines(exercise.key), strict=True):
            root.get_by_role("group", name=sentence.text).wait_for()
            if line == "clean":
                root.get_by_role("button", name="This is fine").press("Enter")
            else:
                answer_blame(root, sentence.text, *line.split(" | "))
            root.get_by_role("status").get_by_text("That works.").wait_for()
            assert root.locator(":focus").inner_text() in {"Next sentence", "See the result"}
            keyboard.press("Enter")
        assert "Passed: 100 of 100 points" in verdict(root)
        root.get_by_role("button", name="Twenty fresh sentences").press("Enter")
        second = hand(read_sentences(COURSE / "spot" / "spot-the-blame.jsonl"), 2)
        root.get_by_role("group", name=second[0].text).wait_for()
        root.get_by_role("button", name="This is fine").press("Enter")
        root.page.reload()
        root.get_by_role("group", name=second[1].text).wait_for()

    def test_a_wrong_answer_is_explained(self, opened) -> None:  # type: ignore[no-untyped-def]
        """It says what is in the sentence and why, and the sentence comes up again at the end."""
        root, exercise = opened("spot-the-blame")
        n = next(n for n, line in enumerate(lines(exercise.key)) if line != "clean")
        for _ in range(n + 1):
            root.get_by_role("button", name="This is fine").click()
            root.locator(".wh-good").wait_for()
            if _ < n:
                root.get_by_role("button", name="Next sentence").click()
        assert "There is blame in it." in root.locator(".wh-told").inner_text()
        assert exercise.form.items[n].why in root.locator(".wh-told").inner_text()

    def test_blame_needs_words_and_a_family(self, opened) -> None:  # type: ignore[no-untyped-def]
        """Without them the page says what is wanted and waits."""
        root, _ = opened("spot-the-blame")
        root.get_by_role("button", name="It blames").click()
        root.get_by_text("Press the words that blame").wait_for()
        root.locator(".wh-word").first.press("Shift+ArrowRight")
        assert root.locator(".wh-word[aria-pressed=true]").count() == 2
        root.get_by_role("button", name="It blames").click()
        root.get_by_text("Pick one above").wait_for()


def answer_blame(root: Locator, text: str, family: str, trigger: str) -> None:
    """Choose the words of `trigger` and the family, by keyboard."""
    bare = [word.strip(".,:;?\"!'“”").casefold() for word in text.split()]
    wanted = [word.strip(".,:;?\"!'“”").casefold() for word in trigger.split()]
    start = next(n for n in range(len(bare)) if bare[n : n + len(wanted)] == wanted)
    root.locator(".wh-word").first.focus()
    keyboard = root.page.keyboard
    for _ in range(start):
        keyboard.press("ArrowRight")
    keyboard.press("Space")
    for _ in wanted[1:]:
        keyboard.press("Shift+ArrowRight")
    root.locator(f"input[value={family}]").press("Space")
    root.get_by_role("button", name="It blames").press("Enter")


@pytest.mark.parametrize("name", ["spot-the-blame", "account-not-blame", *LISTS])
def test_it_fits_and_reads_well(opened, root: Path, name: str) -> None:  # type: ignore[no-untyped-def]
    """No wider than the window, large or small, and axe finds no fault in it."""
    exercise, _ = opened(name)
    for width in (1280, 390):
        exercise.page.set_viewport_size({"width": width, "height": 800})
        assert exercise.page.evaluate("document.documentElement.scrollWidth") <= width
    axe = root / "node_modules" / "axe-core" / "axe.min.js"
    if axe.is_file():
        exercise.page.add_script_tag(path=str(axe))
        found = exercise.page.evaluate(
            f"axe.run('#exercise-{name}').then((r) => r.violations.map((v) => v.id + ': ' + v.nodes[0].html))"
        )
        assert found == []


def test_without_script_every_item_is_there_with_an_answer(browser, site_url: str, built_site: Path) -> None:  # type: ignore[no-untyped-def]
    """The items stand in the page, each with ours to open; nothing says that it is graded."""
    context = browser.new_context(base_url=site_url, java_script_enabled=False)
    page = context.new_page()
    for name in ("spot-the-blame", "account-not-blame", *LISTS):
        html = next(p for p in built_site.rglob("*.html") if f'id="exercise-{name}"' in p.read_text(encoding="utf-8"))
        page.goto(html.relative_to(built_site).as_posix())
        root, exercise = page.locator(f"#exercise-{name}"), open_exercise(name, COURSE)
        assert root.locator(".wh-item").count() == len(exercise.form.items)
        assert root.locator(".wh-item .wh-reveal").count() == len(exercise.form.items)
        root.locator(".wh-reveal").first.locator("summary").click()
        assert root.locator(".wh-reveal").first.get_by_text(exercise.form.items[0].answers[0]).is_visible()
        assert root.locator("button:visible").count() == 0
    context.close()
