"""What should be hidden is suggested with a reason and hidden throughout; facts stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from whathow.fault import FaultError
from whathow.incident import read_incident
from whathow.own import redact, sample, suggest_redactions
from whathow.own.redact import labels_in
from whathow.own.shapes import kinds
from whathow.text.clocks import read_clocks
from whathow.text.numbers import read_numbers

INCIDENTS = sorted((Path(__file__).resolve().parents[2] / "exercises" / "incidents").glob("*.md"))
SECRETS = (
    "AKIAIOSFODNN7EXAMPLE",
    "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
    "xoxb-2147483647-abcdefghijkl",
    "sk_live_4eC39HqLyjWDarjtT1zdp7dc",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P",
    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
)


def hidden(text: str) -> dict[str, str]:
    """The words that would be hidden, each with its kind."""
    return {form: find.kind for find in suggest_redactions(text) for form in find.forms}


@pytest.mark.parametrize("secret", SECRETS)
def test_a_secret_of_a_known_shape_is_seen(secret: str) -> None:
    """In the middle of a sentence, with nothing said about it."""
    assert hidden(f"Then {secret} was in the log.") == {secret: "secret"}


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("password: hunter2!", "hunter2!"),
        ("DB_PASSWORD=correcthorse", "correcthorse"),
        ('"api_key": "abcd-1234"', "abcd-1234"),
        ("The password was Tr0ub4dor.", "Tr0ub4dor"),
        ("Authorization: Bearer abcdefghij123456", "abcdefghij123456"),
        ("postgres://app:s3cret@db.internal/orders", "s3cret"),
        ("-----BEGIN RSA PRIVATE KEY-----\nMIIB\nxyz\n-----END RSA PRIVATE KEY-----", None),
    ],
)
def test_what_stands_after_a_word_for_a_secret_is_seen(text: str, secret: str | None) -> None:
    """However it is written."""
    assert hidden(text)[secret or text] == "secret"


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("It ran on web-prod-03 then.", "web-prod-03", "host"),
        ("It ran on db01.fra.example.com then.", "db01.fra.example.com", "host"),
        ("The pod checkout-7d9f8b6c55-x2x9z died.", "checkout-7d9f8b6c55-x2x9z", "host"),
        ("ssh root@kestrel and wait", "kestrel", "host"),
        ("At 10.20.4.17 all was well.", "10.20.4.17", "address"),
        ("From 2001:db8::8a2e:370:7334 it came.", "2001:db8::8a2e:370:7334", "address"),
        ("The card 00:1B:44:11:3A:B7 answered.", "00:1B:44:11:3A:B7", "address"),
        ("Write to ops@nordlast.example now.", "ops@nordlast.example", "mail"),
        ("See (https://wiki.example/x?y=1).", "https://wiki.example/x?y=1", "link"),
        ("Ring +47 70 15 55 10 first.", "+47 70 15 55 10", "phone"),
        ("Ring (020) 7946 0018 first.", "(020) 7946 0018", "phone"),
        ("Call ext. 4417 at night.", "4417", "phone"),
        ("Her card was 4111 1111 1111 1111 then.", "4111 1111 1111 1111", "id"),
        ("It went to DE89 3704 0044 0532 0130 00 instead.", "DE89 3704 0044 0532 0130 00", "id"),
        ("Order no. 8841-22 was lost.", "8841-22", "id"),
        ("They live at 12 Harbour Street.", "12 Harbour Street", "place"),
        ("Our customer Blue Heron rang.", "Blue Heron", "customer"),
        ("Okafor Mills Ltd lost nothing.", "Okafor Mills Ltd", "customer"),
    ],
)
def test_what_names_a_machine_or_a_customer_is_seen(text: str, words: str, kind: str) -> None:
    """By its shape or by the words beside it."""
    assert hidden(text) == {words: kind}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ifeanyi Eze ran it.", {"Ifeanyi Eze"}),
        ("Then Okonkwo told them.", {"Okonkwo"}),
        ("It was seen by Dr. Haidari.", {"Haidari"}),
        ("Mr de Wit agreed.", {"de Wit"}),
        ("Hina Qureshi, who does our support, saw it.", {"Hina Qureshi"}),
        ("14:02 dave: looking\n14:03 dave: found it", {"dave"}),
        ("[14:02] <koen_shift> ok\nNot now Koen", {"koen_shift", "Koen"}),
        ("Kind regards,\nŁucja Wrzos", {"Łucja Wrzos"}),
        ("Prepared by: T. Adeyemi-Cole", {"Adeyemi-Cole"}),
        ("It is in /home/tomek/bin.", {"tomek"}),
        ("Thanks to @priya.v for that.", {"priya.v"}),
    ],
)
def test_somebody_is_seen(text: str, names: set[str]) -> None:
    """By a first name, a verb, a title, a role, a chat, a signature, a header, a folder."""
    assert {form for form, kind in hidden(text).items() if kind == "person"} == names


@pytest.mark.parametrize(
    "text",
    [
        "At 14:02:11 the queue held 1,200 orders; by 2.05 pm it held 97 %.",
        "On 2024-03-05 and on 5.3.2024 we deployed version 1.2.3 of UTF-8 support.",
        "The nightly job runs on Monday in March. Will it? It may.",
        "Redis, Kafka and PostgreSQL were slow; Grafana showed nothing.",
        "# What Happened\n\n## Root Cause\n\n## Action Items\n",
        "The password was wrong, and the token had expired.",
        "SHA-256, COVID-19, step-2, Wi-Fi and log4j are words.",
        "Run README.md, main.py and config.yaml at localhost.",
        "From 06:15 to 08:47 nothing printed. Everything was back at 9 am.",
        "- [ ] 12 pallets, 40 trailers, door 14",
    ],
)
def test_facts_and_everyday_words_stay(text: str) -> None:
    """Times, dates, numbers, versions, products, headings."""
    assert hidden(text) == {}


@pytest.mark.parametrize("path", INCIDENTS, ids=lambda path: path.stem)
def test_no_time_or_number_of_a_report_is_hidden(path: Path) -> None:
    """What a rewrite is graded on is still there after everything is hidden."""
    report = read_incident(path).report
    finds = suggest_redactions(report)
    places = [place for find in finds for place in find.places]
    measures = [*read_clocks(report), *read_numbers(report)]
    assert [one for one in measures if any(start <= one.start < end for start, end in places)] == []


@pytest.mark.parametrize("path", INCIDENTS, ids=lambda path: path.stem)
def test_everybody_in_a_report_is_hidden(path: Path) -> None:
    """No first or last name of its people is left."""
    incident = read_incident(path)
    left = redact(incident.report, suggest_redactions(incident.report))
    words = {word for person in incident.people for word in person.name.split() if len(word) > 2}
    assert {word for word in words - {"Wit", "Jie"} if word in left.replace("Mrs", "").replace("Ms", "")} == set()


def test_one_person_has_one_label_in_every_form() -> None:
    """Full name, first name, last name, possessive, in capitals and as a nick."""
    text = "Dave Miller ran it. Dave's shell hung. MILLER said so.\n\n14:02 dave: hm\n\nMiller waited."
    assert redact(text, suggest_redactions(text)) == (
        "[Person A] ran it. [Person A]'s shell hung. [Person A] said so.\n\n14:02 [Person A]: hm\n\n[Person A] waited."
    )


def test_a_first_name_that_two_have_is_somebody_else_s() -> None:
    """Nobody is taken for another, and the reason says so."""
    finds = suggest_redactions("Dave Miller ran it. Dave Ross saw it. Then Dave rang.")
    assert [(find.label, find.forms) for find in finds] == [
        ("[Person A]", ("Dave Miller",)),
        ("[Person B]", ("Dave Ross",)),
        ("[Person C]", ("Dave",)),
    ]
    assert finds[2].reason == "More than one person here is called so."


def test_every_suggestion_has_a_reason_and_its_places() -> None:
    """In the sample, which has something of nearly every kind."""
    text = sample()
    finds = suggest_redactions(text)
    assert {find.kind for find in finds} >= {"person", "mail", "host", "link", "customer", "phone", "address", "secret"}
    for find in finds:
        assert find.reason.endswith((".", "?"))
        assert {text[start:end] for start, end in find.places} == set(find.forms)
    assert len({find.label for find in finds}) == len(finds)


def test_words_of_one_s_own_are_hidden_too() -> None:
    """In any letters; what the list had of them is theirs now."""
    finds = suggest_redactions("Kestrel fell. We like kestrel.", [("Kestrel", "other")])
    assert [(find.label, find.reason, len(find.places)) for find in finds] == [("[Name A]", "You named it.", 2)]


def test_an_unknown_kind_gets_a_line() -> None:
    """With the kinds that there are."""
    with pytest.raises(FaultError, match="there is no kind 'thing'; use one of: secret, link"):
        suggest_redactions("a", [("a", "thing")])


def test_a_label_may_be_changed_or_left() -> None:
    """One find under another label, one as it was."""
    text = "Ana rang web-03."
    finds = suggest_redactions(text)
    labels = {finds[0].key: "the nurse", finds[1].key: None}
    assert redact(text, finds, labels) == "the nurse rang web-03."


def test_redacting_twice_changes_nothing() -> None:
    """Labels are no names, and new ones don't take theirs."""
    once = redact(sample(), suggest_redactions(sample()))
    assert suggest_redactions(once) == ()
    assert [find.label for find in suggest_redactions("[Person A] told Ana Lima.")] == ["[Person B]"]


def test_labels_are_told_from_other_brackets() -> None:
    """A link's text or a box to tick is none."""
    assert labels_in("[Host 2], [x], [Home](x), [Person AA]") == ("[Host 2]", "[Person AA]")


def test_labels_go_on_after_z() -> None:
    """Twenty-five letters, then pairs; I is left out, since it reads as a word."""
    text = " ".join(f"Ana told Dr. Q{chr(97 + n // 5)}x{chr(97 + n % 5)}z." for n in range(30))
    labels = [find.label for find in suggest_redactions(text) if find.kind == "person"]
    assert "[Person I]" not in labels
    assert labels[24:27] == ["[Person Z]", "[Person AA]", "[Person BB]"]


def test_kinds_have_names_to_choose_from() -> None:
    """Each with a name and a label of its own."""
    assert len({kind.label for kind in kinds().values()}) == len(kinds())
