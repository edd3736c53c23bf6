"""nbgrader's settings of this course; what they do is said in whathow/course/settings.py."""

from pathlib import Path

from whathow.course.settings import configure

configure(get_config(), Path(__file__).resolve().parent)  # noqa: F821 (nbgrader gives this file get_config)
