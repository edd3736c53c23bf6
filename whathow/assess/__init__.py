"""Assessments before, after and one week later: items, plans, scores, a learner's gain, a team's."""
