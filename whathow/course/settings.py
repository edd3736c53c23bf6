"""nbgrader's settings for a course of whathow's exercises; `exercises/nbgrader_config.py` shows how to use them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    IgnorePattern,
    LimitOutput,
    OverwriteCells,
    OverwriteKernelspec,
)

from whathow.course.autograde import GradeAnswers, RestoreCells, SaveGrades, SubmissionReader
from whathow.course.feedback_page import FeedbackPage

TRIES = "*.tries.jsonl"


def configure(config: Any, course: Path) -> None:
    """Set `config` (nbgrader's `c`) for the course whose folder is `course`.

    A submission is read as text and graded without a kernel; a released cell that a learner deleted or changed is
    restored; the feedback page forbids every script and every request; a learner's earlier tries stay with the
    learner.
    """
    config.CourseDirectory.root = str(course)
    config.CourseDirectory.course_id = "whathow"
    config.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", ".pytest_cache", TRIES]
    config.ClearSolutions.code_stub = {"python": ""}
    config.OverwriteCells.add_missing_cells = True
    config.Autograde.exporter_class = SubmissionReader
    config.Autograde.sanitize_preprocessors = [RestoreCells, OverwriteKernelspec, OverwriteCells, CheckCellMetadata]
    config.Autograde.autograde_preprocessors = [
        GradeAnswers,
        IgnorePattern,
        LimitOutput,
        SaveGrades,
        AssignLatePenalties,
        CheckCellMetadata,
    ]
    config.GenerateFeedback.exporter_class = FeedbackPage
