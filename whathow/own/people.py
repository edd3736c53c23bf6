"""Who is named in a text: people and customers, each with every form of the name that stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whathow.lexicon.grammar import grammar
from whathow.own.names import Run, is_everyday, known_names, name_words, runs
from whathow.text.clocks import read_clocks

CLOCK = (
    r"\[?\(?(?:\d{4}-\d\d-\d\d[ T])?\d{1,2}[:.]\d\d(?::\d\d)?(?:[ ]?[AaPp]\.?[Mm]\.?)?(?:[ ]?(?:UTC|Z|CES?T))?\]?\)?"
)
NICK = r"[^\W\d_][\w.-]{1,30}"
# "14:02 dave: …", "[14:02] <dave> …", "<dave> …", "Dave Miller  14:02" on a line of its own.
SPEAKS = re.compile(
    rf"^[ \t>*-]*(?:{CLOCK}[ \t]*[|,-]?[ \t]*(?:<@?(?P<a>{NICK})>|@?(?P<b>{NICK}):(?=\s))|<@?(?P<c>{NICK})>[ \t])",
    re.MULTILINE,
)
HEADER = re.compile(
    r"^[ \t>*_-]*(?P<key>[A-Za-z][A-Za-z ]{1,20}?)[*_]*[ \t]*:[*_]*[ \t]*(?P<names>[^\n]{2,200})$", re.MULTILINE
)
CLOSING = re.compile(
    r"^[ \t>]*(?P<word>[A-Za-z]+)[A-Za-z ]{0,20},?[ \t]*\n+[ \t>]*(?P<name>[^\n]{2,60})$", re.MULTILINE
)
APPOSITION = frozenset((",who", ",the", ",our", ",my", ",whose"))  # "Hina Qureshi, who does our support"
CAPITALISED = r"(?<![\w&'’-])[A-Z][\w&'’-]{0,40}"
CAPITALS = rf"{CAPITALISED}(?:[ ]{CAPITALISED}){{0,3}}"


@dataclass(frozen=True)
class Named:
    """Somebody: the forms of the name, the longest first, why it is taken for one, and whether it may stand in small
    letters (`loose`)."""

    kind: str
    reason: str
    forms: tuple[str, ...]
    loose: bool = False


@dataclass(frozen=True)
class Mention:
    """One place's word for somebody, or for something (`kind` "other")."""

    name: str
    reason: str
    loose: bool = False
    kind: str = "person"


def people(text: str) -> list[Named]:
    """Everybody whom `text` seems to name, in order of appearance; the longest form of a name comes first.

    >>> [(each.forms, each.reason) for each in people("Ifeanyi Eze ran it. At 9:10 Ifeanyi rang Dr Osei.")]
    [(('Ifeanyi Eze', 'Ifeanyi', 'Eze'), 'A first name that we know.'), (('Osei',), 'A name after a title.')]
    """
    mentions = list(_mentions(text))
    full = dict.fromkeys(each.name for each in mentions if " " in each.name)
    called: dict[str, list[str]] = {}
    for name in full:
        for call in _calls(name):
            called.setdefault(call, []).append(name)
    for each in mentions:  # "Koen" alone is who "koen_shift" is
        if not each.loose:
            called.setdefault(each.name.lower(), [each.name])
    everybody: dict[str, list[Mention]] = {}
    for each in mentions:
        owners = [each.name] if each.name in full else _owners(each.name.lower(), called)
        if len(owners) > 1:
            each = Mention(each.name, name_words()["reasons"]["shared"], each.loose)
        everybody.setdefault(owners[0] if len(owners) == 1 else each.name, []).append(each)
    return [_named(name, mentions, called) for name, mentions in everybody.items()]


def _named(name: str, mentions: Sequence[Mention], called: Mapping[str, list[str]]) -> Named:
    """One person of all that was said of them; the first and the last name count where nobody else has them."""
    kind = mentions[0].kind
    parts = [part for part in _parts(name) if called.get(part.lower()) == [name]] if kind == "person" else []
    forms = dict.fromkeys([name, *parts, *(each.name for each in mentions)])
    return Named(kind, mentions[0].reason, tuple(forms), any(each.loose for each in mentions))


def customers(text: str) -> list[Named]:
    """The customers and companies that `text` names, as far as a word before or behind tells.

    >>> [each.forms for each in customers("Our customer Blue Heron lost 12 orders; Okafor Mills Ltd lost none.")]
    [('Blue Heron',), ('Okafor Mills Ltd',)]
    """
    reasons = name_words()["reasons"]
    forms = "|".join(sorted(name_words()["company_forms"]))
    before = "|".join(sorted(name_words()["customer_words"]))
    shapes = (
        (rf"\b(?i:{before})(?i: (?:named|called|such as|like|including))? (?P<it>{CAPITALS})", "customer"),
        (rf"(?P<it>(?:{CAPITALISED}[ ]){{1,4}}(?:{forms}))\b", "company"),
    )
    found: dict[str, Named] = {}
    for pattern, reason in shapes:
        for match in re.finditer(pattern, text):
            name = _trimmed(match["it"])
            if name:
                found.setdefault(name, Named("customer", reasons[reason], (name,)))
    return list(found.values())


def _trimmed(name: str) -> str:
    """Without the everyday words with which a sentence or a list of ours begins."""
    words = name.split()
    while words and is_everyday(words[0].lower()):
        words.pop(0)
    return re.sub(r"['’]s$", "", " ".join(words))


def _mentions(text: str) -> Iterator[Mention]:
    reasons = name_words()["reasons"]
    for match in SPEAKS.finditer(text):
        nick = match["a"] or match["b"] or match["c"]
        if not is_everyday(nick.lower()) and not read_clocks(nick):
            yield Mention(nick, reasons["chat"], loose=True)
            first = re.split(r"[._-]", nick)[0].capitalize()
            if len(first) > 2 and first != nick and re.search(rf"\b{first}\b", text):
                yield Mention(first, reasons["chat"])
    yield from (Mention(name, reasons["header"]) for name in _after_headers(text))
    yield from (Mention(name, reasons["sign_off"]) for name in _signing(text))
    every = list(runs(text))
    alone = {run.words[0] for run in every if len(run.words) == 1 and _acts(run)}
    for run in every:
        name, why = _judge(run)
        if why == "words" and alone & {run.words[0], run.words[-1]}:  # "Kavitha Raman" here, "Kavitha asked" there
            name, why = " ".join(run.words[run.first and run.words[0] not in alone :]), "verb"
        if name:
            yield Mention(name, reasons[why], kind="other" if why == "words" else "person")


def _after_headers(text: str) -> Iterator[str]:
    for match in HEADER.finditer(text):
        if match["key"].strip().lower().replace(" ", "-") in name_words()["headers"]:
            for run in runs(match["names"]):
                name = " ".join(word for word in run.words if len(word) > 1)
                alone = name in (part.strip() for part in re.split("[,;/(]", match["names"]))
                if name and (alone or len(run.words) > 1):
                    yield name


def _signing(text: str) -> Iterator[str]:
    """The name on the line below "Kind regards,"."""
    for match in CLOSING.finditer(text):
        signs = {word.lower() for word in re.findall(r"[A-Za-z]+", text[match.start() : match.start("name")])}
        run = next(runs(match["name"]), None)
        if signs & name_words()["signs_off"] and run and match["name"].strip().startswith(run.words[0]):
            yield " ".join(run.words)


def _acts(run: Run) -> bool:
    """Does what stands behind the run make somebody of it?"""
    return run.after in name_words()["human_verbs"] | grammar()["irregular"] | APPOSITION or run.after.endswith("ed")


def _judge(run: Run) -> tuple[str, str]:
    """The name that a run holds, and the id of the reason; two empty strings where it seems to be none."""
    sure, double = known_names()
    low = [word.lower() for word in run.words]
    name = " ".join(run.words)
    firsts = [word.split("-")[0] for word in low]
    known = next((n for n, word in enumerate(firsts) if word in sure or (word in double and len(low) > n + 1)), None)
    if known is not None:
        return " ".join(run.words[known if run.first or known > 1 else 0 :]), "first_name"
    if run.before in grammar()["title"]:
        return (name, "title") if len(name) > 1 else ("", "")
    if len(low[0]) == 1 and len(low) > 1:
        return " ".join(run.words[1:]), "initial"
    if run.heading or (len(low) == 1 and low[0] in grammar()["calendar"]):
        return "", ""
    return _judge_unknown(run, name, low[0] in double - _closed())


def _closed() -> frozenset[str]:
    return grammar()["determiner"] | grammar()["modal"] | grammar()["preposition"] | grammar()["quantifier"]


def _judge_unknown(run: Run, name: str, double: bool) -> tuple[str, str]:
    """As `_judge`, for words that are on no list: what stands around them decides."""
    many = len(run.words) > 1
    if double and run.after in name_words()["human_verbs"] | grammar()["irregular"]:
        return name, "first_name"
    if _acts(run) and (many or (not run.first and run.after in name_words()["human_verbs"] | APPOSITION)):
        return name, "verb"
    if many and not run.before:
        return name, "words"
    if run.first or run.before in name_words()["before_things"]:
        return "", ""
    if run.before in name_words()["before"]:
        return name, "verb"
    if double and run.before not in grammar()["preposition"] | grammar()["determiner"]:
        return name, "first_name"
    return (name, "words") if many else ("", "")


def _owners(name: str, called: Mapping[str, list[str]]) -> list[str]:
    """The full names that a single word may stand for; of "dave_ops" the first part."""
    return called.get(name) or called.get(re.split(r"[._-]", name)[0], [])


def _parts(name: str) -> Sequence[str]:
    """The first and the last word of a full name, where they can stand alone."""
    words = [word for word in name.split() if len(word) > 1 and word.lower() not in name_words()["particles"]]
    ends = dict.fromkeys((words[0], words[-1])) if len(words) > 1 else ()
    closed = _closed() | grammar()["calendar"]
    return [word for word in ends if word.lower() not in closed]


def _calls(name: str) -> frozenset[str]:
    """How somebody of this full name is called in a chat."""
    words = [word.lower() for word in name.split() if word.lower() not in name_words()["particles"]]
    first, last = words[0], words[-1]
    if first == last:
        return frozenset({first})
    joined = {f"{first}{mark}{last}" for mark in (".", "_", "-", "")}
    return frozenset({first, last, first[0] + last, f"{first[0]}.{last}", first + last[0], *joined})
