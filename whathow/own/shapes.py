"""What can be told by its shape alone: keys, addresses, hosts, phone numbers. The shapes are data, in kinds.toml."""

from __future__ import annotations

import ipaddress
import math
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from whathow.text.clocks import read_clocks

LEAST_ENTROPY = 3.6  # bits a character; twenty signs have at most 4.3, and words about 3.5
LEAST_HEX = 32
LEAST_PHONE, MOST_PHONE = 7, 15  # digits; 15 is the most that ITU-T E.164 allows
HEX = re.compile(r"[0-9a-f]+|[0-9A-F]+")
WORDS = re.compile(r"(?:[A-Za-z]?[a-z]+|[A-Z]+|\d{1,4})(?:[-_/+](?:[A-Za-z]?[a-z]+|[A-Z]+|\d{1,4}))*")
CONTAINER = re.compile(r"[a-z]{4,}-")  # "checkout-7d9f…" is a name with a number behind
DATE = re.compile(r"\d{4}-\d\d-\d\d|\d\d[./-]\d\d[./-]\d{4}")


@dataclass(frozen=True)
class Kind:
    """A kind of thing to hide: its `name` for the reader, the `label` that stands for it, counted in letters or
    numbers."""

    id: str
    name: str
    label: str
    letters: bool = False


@dataclass(frozen=True)
class Shape:
    """One pattern of a kind, with the second look that it needs ("" for none) and what the reader is told."""

    kind: str
    pattern: re.Pattern[str]
    reason: str
    test: str = ""


@dataclass(frozen=True)
class Spot:
    """A stretch of text, `start` to `end`, that may have to be hidden, and why."""

    start: int
    end: int
    kind: str
    reason: str


@cache
def kinds() -> dict[str, Kind]:
    """Every kind by its id, in the order in which they claim a stretch of text."""
    return {each["id"]: Kind(**each) for each in _data()["kind"]}


@cache
def _shapes() -> tuple[Shape, ...]:
    return tuple(
        Shape(each["kind"], re.compile(each["pattern"]), each["reason"], each.get("test", ""))
        for each in _data()["shape"]
    )


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "kinds.toml").read_text(encoding="utf-8"))


@cache
def _listed(name: str) -> frozenset[str]:
    """One of the word lists of kinds.toml."""
    return frozenset(_data()[name].split())


def spots(text: str) -> Iterator[Spot]:
    """Every stretch of `text` that has one of the shapes, shape by shape; they may overlap.

    >>> [(spot.kind, "At 9:40 10.0.4.17 went"[spot.start : spot.end]) for spot in spots("At 9:40 10.0.4.17 went")]
    [('address', '10.0.4.17')]
    """
    for shape in _shapes():
        for match in shape.pattern.finditer(text):
            part = "it" if "it" in shape.pattern.groupindex else 0
            if not shape.test or TESTS[shape.test](match[part]):
                start, end = match.span(part)
                yield Spot(start, end, shape.kind, shape.reason)


def entropy(word: str) -> float:
    """Bits a character of `word`, by how often each character is in it (Shannon 1948)."""
    counts = Counter(word).values()
    return -sum(count / len(word) * math.log2(count / len(word)) for count in counts)


def _is_random(word: str) -> bool:
    """A key rather than words: letters and digits mixed, and no sign much commoner than another."""
    digits = sum(char.isdigit() for char in word)
    letters = sum(char.isalpha() for char in word)
    enough = digits > 1 or (digits == 1 and len(word) >= LEAST_HEX and not word.islower())
    if not (letters and enough) or DATE.search(word) or WORDS.fullmatch(word) or CONTAINER.match(word):
        return False
    if HEX.fullmatch(word):
        return len(word) >= LEAST_HEX
    return entropy(word) >= LEAST_ENTROPY


def _is_secret(word: str) -> bool:
    """Something that lets somebody in, and no word that is said about such things."""
    return word.strip(".!?)").lower() not in _listed("said_of_secrets") and not word.startswith(
        ("[", "(", "${", "{{", "****")
    )


def _is_said(word: str) -> bool:
    """After "the password was" most words are no password: one has a digit, a sign or capitals in its middle."""
    return _is_secret(word) and re.search(r"[\d@#$%^&*_=+]|[a-z][A-Z]", word) is not None


def _is_ip(word: str) -> bool:
    address = word.partition("%")[0]
    if not re.search(r"[.\d]", address) or address.strip(":") == "":
        return False
    if "." not in address and (address.count(":") < 3 and "::" not in address):  # 14:02:11 is a time
        return False
    try:
        ipaddress.ip_interface(address)
    except ValueError:
        return False
    return True


def _is_domain(word: str) -> bool:
    name = word.lower()
    last = name.rpartition(".")[2]
    return (
        name not in _listed("harmless") and last not in _listed("file_names") and not re.fullmatch(r"[\d.]+\w?", name)
    )


def _is_host(word: str) -> bool:
    """Letters and digits, two parts or a number behind, and no usual word."""
    return len(word) >= 4 and word.lower() not in _listed("no_host") and not read_clocks(word)


def _is_login(word: str) -> bool:
    return word.lower() not in _listed("harmless") and (bool(re.search(r"[\d.-]", word)) or len(word) > 3)


def _is_phone(word: str) -> bool:
    digits = sum(char.isdigit() for char in word)
    return LEAST_PHONE <= digits <= MOST_PHONE and not DATE.fullmatch(word)


def _is_dialled(word: str) -> bool:
    return not DATE.fullmatch(word) and len(re.sub(r"\D", "", word)) >= 4 and not re.fullmatch(r"\d{1,2}[.]\d\d", word)


def _is_number_of(word: str) -> bool:
    return sum(char.isdigit() for char in word) >= 4 and not DATE.fullmatch(word)


def _is_card(word: str) -> bool:
    """The sum that card numbers are made to have (ISO/IEC 7812, Luhn)."""
    digits = [int(char) for char in word if char.isdigit()]
    doubled = [digit if n % 2 == 0 else digit * 2 - 9 * (digit > 4) for n, digit in enumerate(reversed(digits))]
    return len(set(digits)) > 1 and sum(doubled) % 10 == 0


def _is_iban(word: str) -> bool:
    """The remainder that account numbers are made to have (ISO 13616)."""
    plain = word.replace(" ", "")
    return 15 <= len(plain) <= 34 and int("".join(str(int(char, 36)) for char in plain[4:] + plain[:4])) % 97 == 1


def _is_handle(word: str) -> bool:
    return word.lower() not in _listed("no_handle")


TESTS: dict[str, Callable[[str], bool]] = {
    "entropy": _is_random,
    "secret": _is_secret,
    "said": _is_said,
    "ip": _is_ip,
    "domain": _is_domain,
    "host": _is_host,
    "login": _is_login,
    "phone": _is_phone,
    "dialled": _is_dialled,
    "number_of": _is_number_of,
    "card": _is_card,
    "iban": _is_iban,
    "handle": _is_handle,
}
