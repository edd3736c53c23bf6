"""The rubric: four criteria by which a rewrite of an incident is judged."""

from whathow.rubric.criterion import Criterion, Grade, Remark
from whathow.rubric.grade import grade

__all__ = ["Criterion", "Grade", "Remark", "grade"]
