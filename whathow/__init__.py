"""whathow: learn and check blameless postmortems. What happened, then how."""
