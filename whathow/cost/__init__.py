"""What blame costs: a small stochastic model of hazards, reports and fixes, and a calculator for one's own incident.

Standard library only, so that a page's worker runs the very same code. The numbers and wording are data: a file of
`exercises/cost/` holds a model's parameters with their ranges and sources, one of `exercises/cost/calculator/` those of
a calculator.
"""

from __future__ import annotations
