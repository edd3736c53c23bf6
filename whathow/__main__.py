"""`python -m whathow` is `whathow`."""

from whathow.cli import main

raise SystemExit(main())
