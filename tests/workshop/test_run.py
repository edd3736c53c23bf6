"""A running session survives a crash, obeys keyboard and page, and lets no other page turn its clock."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.workshop.samples import make_session
from whathow.fault import FaultError
from whathow.workshop.clock import begin
from whathow.workshop.keep import Keeper, open_keeper, resume
from whathow.workshop.plan import make_plan
from whathow.workshop.run import run
from whathow.workshop.wall import serving

PLAN = make_plan(make_session([(10, 3), (5, 0), (10, 4)], 26))
START = 1_000_000.0
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture
def keeper(tmp_path: Path) -> Keeper:
    """A session two minutes in."""
    return Keeper(PLAN, tmp_path / "run.json", begin(PLAN, START), lambda: START + 120)


@pytest.fixture
def address(keeper: Keeper) -> Iterator[str]:
    """Where its page is served."""
    with serving(keeper, 8790) as url:
        yield url


def ask(address: str, method: str, path: str, body: str = "", **headers: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
    connection.request(method, path, body, {**FORM, **{name.replace("_", "-"): at for name, at in headers.items()}})
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def test_a_crash_loses_nothing(keeper: Keeper) -> None:
    """Another process reads from the file what the first one knew."""
    keeper.move("next")
    assert resume(keeper.path, PLAN, START + 130) == keeper.state


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"lines": 1}', "null", "\x00", "[" * 100_000])
def test_a_broken_state_is_one_line(text: str, tmp_path: Path) -> None:
    """A file that is no state is told, with the way out."""
    path = tmp_path / "run.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FaultError, match="not the state of a session; add --fresh"):
        resume(path, PLAN, START)


def test_a_state_with_a_line_too_many_is_told(keeper: Keeper) -> None:
    """A place outside the session is no place."""
    kept = json.loads(keeper.path.read_text(encoding="utf-8"))
    keeper.path.write_text(json.dumps({**kept, "at": 9}), encoding="utf-8")
    with pytest.raises(FaultError, match="not the state"):
        resume(keeper.path, PLAN, START)


def test_a_changed_session_is_told(keeper: Keeper) -> None:
    """A state of other lines is not mixed with these."""
    other = make_plan(make_session([(10, 3), (9, 0)], 26))
    with pytest.raises(FaultError, match="has changed since it began"):
        resume(keeper.path, other, START)


def test_an_old_or_finished_session_begins_again(keeper: Keeper) -> None:
    """The day after, or after its end, a session starts at its beginning."""
    assert resume(keeper.path, PLAN, START + 86_400) is None
    for _ in PLAN.rows:
        keeper.move("next")
    assert resume(keeper.path, PLAN, START + 130) is None


def test_fresh_begins_again(keeper: Keeper) -> None:
    """`--fresh` forgets what was kept."""
    keeper.path.write_text("{", encoding="utf-8")
    opened, goes_on = open_keeper(PLAN, keeper.path, None, 1, fresh=True)
    assert opened.state.at == 0 and not goes_on


def test_the_page_shows_the_room_what_it_needs(address: str) -> None:
    """Segment, time left and what is next stand in the page itself, with no script and no other host."""
    code, page = ask(address, "GET", "/")
    assert code == 200 and "8:00 <span>left</span>" in page and "Next: Break" in page
    assert "http" not in page.replace('http-equiv="refresh"', "")


def test_the_page_turns_the_clock(address: str, keeper: Keeper) -> None:
    """A move from the page is made and kept, and the answer shows it."""
    code, page = ask(address, "POST", "/move", "move=next")
    assert code == 200 and "<h1>Break</h1>" in page and keeper.state.at == 1


def test_a_form_without_script_gets_its_page_back(address: str, keeper: Keeper) -> None:
    """Without a script a button leads back to the page."""
    assert ask(address, "POST", "/move", "move=pause", Sec_Fetch_Mode="navigate")[0] == 303
    assert keeper.state.paused


@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "code"),
    [
        ("POST", "/move", "move=next", {"Origin": "https://example.org"}, 403),
        ("POST", "/move", "move=next", {"Origin": "null"}, 403),
        ("POST", "/move", "move=next", {"Host": "example.org"}, 403),
        ("GET", "/now", "", {"Host": "example.org:8790"}, 403),
        ("POST", "/move", "move=jump", {}, 400),
        ("POST", "/move", "move=next" * 100, {}, 403),
        ("POST", "/", "move=next", {}, 403),
        ("GET", "/../keep.py", "", {}, 404),
    ],
)
def test_nobody_else_turns_the_clock(
    method: str, path: str, body: str, headers: dict[str, str], code: int, address: str, keeper: Keeper
) -> None:
    """Other pages, other names for this machine, unknown moves and long bodies change nothing."""
    assert ask(address, method, path, body, **headers)[0] == code
    assert keeper.state.at == 0


def test_a_title_is_never_markup(tmp_path: Path) -> None:
    """A segment's title is text, whoever wrote it."""
    session = make_session([(10, 3), (5, 2)], 16)
    segment = session.items[1].segment
    assert segment
    object.__setattr__(segment, "title", "<img src=x onerror=alert(1)>")
    keeper = Keeper(make_plan(session), tmp_path / "run.json", begin(make_plan(session), START), lambda: START)
    with serving(keeper, 8790) as address:
        page = ask(address, "GET", "/")[1]
        keeper.move("next")
        page += ask(address, "GET", "/now")[1]
    assert "<img" not in page and page.count("&lt;img") >= 2


@pytest.mark.parametrize(("speed", "port"), [(0.0, 8790), (float("nan"), 8790), (1.0, 70_000)])
def test_a_bad_speed_or_port_is_told(speed: float, port: int, tmp_path: Path) -> None:
    """Neither starts anything."""
    with pytest.raises(FaultError, match=r"--speed|--port"):
        run(PLAN, tmp_path / "run.json", speed, port, fresh=False)


def test_the_terminal_runs_to_the_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keys lead through every line; a session that was left goes on where it was."""
    import io

    monkeypatch.setattr("sys.stdin", io.StringIO("nq"))
    assert "goes on from there" in run(PLAN, tmp_path / "run.json", 60, 8790, fresh=False)
    monkeypatch.setattr("sys.stdin", io.StringIO("nn"))
    assert run(PLAN, tmp_path / "run.json", 60, 8790, fresh=False) == ""
    out = capsys.readouterr().out
    assert "Going on where it was left" in out and "== Break" in out and "== End" in out
