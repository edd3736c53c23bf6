"""Does an incident file hold together? Everything that is promised of it, tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from whathow.check import check
from whathow.fault import Fault
from whathow.incident import Incident, Statement
from whathow.rubric.grade import grade
from whathow.rubric.sections import read_sections
from whathow.rubric.tell import passages, tells
from whathow.text.document import read_document


def prove_incident(incident: Incident, where: Callable[..., str] | None = None) -> tuple[Fault, ...]:
    """Every promise that the file breaks: facts and conditions that the report does not state, conditions that the
    model
    rewrite lacks, a model rewrite that does not earn every point, a report that is not blameful.

    `where` gives the place (file:line) of a key; without it faults name the incident's slug.
    """
    place = where or (lambda *path: incident.slug)
    return (*_unstated(incident, place), *_blameless_report(incident, place), *_imperfect(incident, place))


def _unstated(incident: Incident, place: Callable[..., str]) -> Iterator[Fault]:
    report = _told(incident.report)
    rewrite = _told(incident.rewrite)
    for key, statements in (("facts", incident.facts), ("conditions", incident.conditions)):
        for n, statement in enumerate(statements):
            here = place(key, n, "match")
            if not report(statement):
                mend = "tell it in the report, or widen its `match` groups to the words used there"
                yield Fault(here, f"the report does not state `{statement.id}`", mend)
            if key == "conditions" and not rewrite(statement):
                mend = "tell it in `# Rewrite`, or widen its `match` groups to the words used there"
                yield Fault(here, f"the model rewrite does not tell `{statement.id}`", mend)


def _told(text: str) -> Callable[[Statement], bool]:
    found = passages(read_sections(read_document(text)).account)
    return lambda statement: any(tells(passage, statement) for passage in found)


def _blameless_report(incident: Incident, place: Callable[..., str]) -> Iterator[Fault]:
    if not any(finding.level == "blame" for finding in check(incident.report)):
        yield Fault(
            place("title"),
            "the report is not blameful",
            "a learner needs something to rewrite: let the report blame as real ones do",
        )


def _imperfect(incident: Incident, place: Callable[..., str]) -> Iterator[Fault]:
    for title, text in (("Rewrite", incident.rewrite), ("Second rewrite", incident.second_rewrite)):
        for criterion in grade(incident, text).criteria if text.strip() else ():
            if criterion.points < criterion.max_points:
                lost = (
                    "; ".join(f"`{remark.text or remark.family}`" for remark in criterion.feedback) or "see the rubric"
                )
                what = (
                    f"`# {title}` earns {criterion.points} of {criterion.max_points} points for {criterion.id} ({lost})"
                )
                yield Fault(place("title"), what, "mend the words named, so that the rewrite earns every point")
