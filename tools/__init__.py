"""The house's own tools: what the Makefile calls. They are for working on the project and are not in the wheel."""
