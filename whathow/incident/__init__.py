"""An incident file, read and proved."""

from whathow.incident.incident import Incident, Person, Statement
from whathow.incident.read import parse_incident, read_incident

__all__ = ["Incident", "Person", "Statement", "parse_incident", "read_incident"]
