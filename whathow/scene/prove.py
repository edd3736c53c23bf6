"""Every path of a scene walked: what can't be reached or left, and what comes out by luck, is a fault."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from whathow.check import check
from whathow.fault import Fault, FaultError
from whathow.scene.hear import kinds
from whathow.scene.play import Play, play
from whathow.scene.room import State, answer, begin, offered, own_landing
from whathow.scene.scene import END, LEVELS, OFFERED, Landing, Line, Scene

MOST_BY_LUCK = Fraction(1, 10)  # of the ways to choose, the share that may be told everything
SEPARATE = "\n\n***\n\n"
Step = tuple[State, State, str, int]  # from, to, the turn's id, and the level of its reply
Choose = Callable[[Sequence[Line]], Line]

HABITS: dict[str, Choose] = {
    "always the first line": lambda lines: lines[0],
    "always the second line": lambda lines: lines[1],
    "always the third line": lambda lines: lines[2],
    "always the last line": lambda lines: lines[-1],
    "always the longest line": lambda lines: max(lines, key=lambda line: len(line.text)),
    "always the shortest line": lambda lines: min(lines, key=lambda line: len(line.text)),
    "always the first question": lambda lines: next((line for line in lines if "?" in line.text), lines[0]),
    "always the last question": lambda lines: next((line for line in reversed(lines) if "?" in line.text), lines[0]),
    "always the first line that asks nothing": lambda lines: next((li for li in lines if "?" not in li.text), lines[0]),
}
"""Ways to choose that read nothing. None of them may be told everything."""


def prove_scene(scene: Scene, where: str) -> list[Fault]:
    """What is wrong with the paths of `scene`, its models and its texts; `where` names its file."""
    return [
        Fault(f"{where}: {place}", what, mend)
        for place, what, mend in (*_paths(scene), *_luck(scene), *_models(scene), *_texts(scene))
    ]


def steps(scene: Scene) -> frozenset[Step]:
    """Every step that can be taken, by a line to choose from or by own words of any kind, from every state that can be
    reached."""
    found: set[Step] = set()
    seen, waiting = {begin(scene)}, deque([begin(scene)])
    while waiting:
        state = waiting.popleft()
        if state.turn == END:
            continue
        for landing, kind in _landings(scene, state):
            after, level = answer(scene, state, landing, kind)
            found.add((state, after, state.turn, level))
            if after not in seen:
                seen.add(after)
                waiting.append(after)
    return frozenset(found)


def chosen_ways(scene: Scene) -> Iterator[Play]:
    """Every way to choose from the lines, from beginning to end."""
    waiting: list[tuple[str, ...]] = [()]
    while waiting:
        said = waiting.pop()
        here = play(scene, said)
        if here.turn is None:
            yield here
        elif len(said) <= 2 * len(scene.turns):  # a loop is told as one by _paths
            waiting += [(*said, line.text) for line in here.lines]


def _landings(scene: Scene, state: State) -> Iterator[tuple[Landing, str]]:
    yield from ((line.landing, "") for line in offered(scene, state))
    yield from ((own_landing(scene, state, kind), kind) for kind in kinds())


def _paths(scene: Scene) -> Iterator[tuple[str, str, str]]:
    walked = steps(scene)
    heard = {(turn, level) for _, _, turn, level in walked}
    for turn in scene.turns:
        for level, name in enumerate(LEVELS):
            if (turn.id, level) not in heard:
                yield f"turn {turn.id}", f"nobody can hear its `{name}` reply", "change what leads there, or its lines"
    ends = {after for _, after, _, _ in walked if after.turn == END}
    stuck = {before for before, _, _, _ in walked} - _leading_to(walked, ends)
    for state in sorted(stuck, key=str)[:1]:
        yield f"turn {state.turn}", "from here no line leads to an end", "let `then` lead on"
    counts = {len(state.told) for state in ends}
    least = [ending.least for ending in scene.endings]
    for ending, above in zip(scene.endings, [*least[1:], len(scene.pieces) + 1], strict=True):
        if not any(ending.least <= count < above for count in counts):
            yield f"ending {ending.least}", "no path comes to it", "change its `least`"
    if len(scene.pieces) not in counts:
        yield "piece", "no path is told everything", "let each piece be told in a turn that can be reached"


def _leading_to(walked: frozenset[Step], ends: set[State]) -> set[State]:
    before: dict[State, set[State]] = {}
    for start, after, _, _ in walked:
        before.setdefault(after, set()).add(start)
    found, waiting = set(ends), list(ends)
    while waiting:
        new = before.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found


def _luck(scene: Scene) -> Iterator[tuple[str, str, str]]:
    ways = list(chosen_ways(scene))
    whole = [way for way in ways if len(way.told) == len(scene.pieces)]
    if Fraction(len(whole), max(len(ways), 1)) > MOST_BY_LUCK:
        what = f"{len(whole)} of {len(ways)} ways to choose are told everything"
        yield "luck", what, "let fewer lines open somebody, or let something happen that closes them"
    for way in whole:
        for said in way.said:
            if said.landing.moves.get(said.turn.keeper, 0) < 0:
                yield f"turn {said.turn.id}", f"“{said.text}” closes and costs nothing", "let it cost a piece"
    for habit, choose in HABITS.items():
        if len(_by_habit(scene, choose).told) == len(scene.pieces):
            yield "luck", f"{habit} is told everything", "change the order or the wording of the lines"


def _by_habit(scene: Scene, choose: Choose) -> Play:
    here = play(scene, [])
    while here.turn and len(here.said) <= 2 * len(scene.turns):
        here = play(scene, [*(said.text for said in here.said), choose(here.turn.lines).text])
    return here


def _models(scene: Scene) -> Iterator[tuple[str, str, str]]:
    for n, model in enumerate(scene.models, 1):
        try:
            way = play(scene, model.lines)
        except FaultError as error:
            yield f"model {n}", str(error), "say it in other words"
            continue
        if way.turn:
            yield f"model {n}", "it stops before the end", "add a line for each turn"
        elif len(way.said) < len(model.lines):
            yield f"model {n}", "it goes on after the end", "drop the lines that are too many"
        for said in way.said:
            if not said.own or said.level != OFFERED:
                read = said.heard.kind if said.heard else "a line to choose"
                yield f"model {n}", f"“{said.text}” ({read}) is not answered openly", "say it in other words"


def _texts(scene: Scene) -> Iterator[tuple[str, str, str]]:
    """What our own checker finds in all texts together, as on a page, outside the lines that are marked as exhibits."""
    texts = spoken(scene)
    whole = SEPARATE.join(text for _, text in texts)
    for found in check(whole):
        if found.level == "blame":
            place, text = texts[whole.count(SEPARATE, 0, found.start)]
            what = f"“{found.text}” in “{' '.join(text.split())[:60]}…” reads as {found.family}"
            yield place, what, "reword it, or mark the line as an exhibit"


def spoken(scene: Scene) -> tuple[tuple[str, str], ...]:
    """Every text of a scene that is no exhibit, with where it stands."""
    said = [("story", scene.story), ("need", scene.need), ("mend", scene.mend.text), ("mend", scene.mend.landing.why)]
    said += [(f"piece {p.id}", text) for p in scene.pieces for text in (p.says, p.told, p.kept)]
    said += [(f"ending {ending.least}", ending.text) for ending in scene.endings]
    said += [("model", text) for model in scene.models for text in (*model.lines, model.says)]
    for turn in scene.turns:
        said += [(f"turn {turn.id}", text) for text in (turn.text, *turn.replies)]
        said += [(f"turn {turn.id}", line.text) for line in turn.lines if not line.exhibit]
        said += [(f"turn {turn.id}", line.landing.why) for line in turn.lines]
        said += [(f"turn {turn.id}", landing.why) for landing in turn.own.values()]
    return tuple(said)
