"""A report of your own: opened, redacted, written up as an incident file, taken away. Nothing here asks a network.

The same functions serve the page's worker, the notebook and the shell.
"""

from whathow.own.draft import Draft, build, read_draft, write_file
from whathow.own.export import to_html, to_markdown
from whathow.own.groups import suggest_groups, told_by
from whathow.own.opening import Report, clean_text, open_report, read_report, sample
from whathow.own.redact import Find, redact, suggest_redactions
from whathow.own.statements import Suggestion, suggest_statements

__all__ = [
    "Draft",
    "Find",
    "Report",
    "Suggestion",
    "build",
    "clean_text",
    "open_report",
    "read_draft",
    "read_report",
    "redact",
    "sample",
    "suggest_groups",
    "suggest_redactions",
    "suggest_statements",
    "to_html",
    "to_markdown",
    "told_by",
    "write_file",
]
