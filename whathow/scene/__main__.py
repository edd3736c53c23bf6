"""`python -m whathow.scene`: see whathow.scene.shell."""

from whathow.scene.shell import shell

raise SystemExit(shell())
